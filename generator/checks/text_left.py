"""TXT: what nobody meant to publish: blanks to be filled in, and what Word and Excel leave in copied text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.rule import Finding, When, met, of_record, warning
from generator.checks.subject import Subject
from generator.checks.vocabulary import words

_BLANK: Final = re.compile(
    r"\.{4,}|…{2,}|…\.+|_{3,}|"
    r"\b[Nn]gày ?(?:\.{2,}|…|_+) ?(?:tháng|/)|\b[Tt]háng ?(?:\.{2,}|…|_+) ?(?:năm|/)|"
    r"(?:^|[Ss]ố:? ?)(?:\.{2,}|…|_+) ?/[A-ZĐ]{2}|"
    r"\[(?:ghi|điền|nhập|bổ sung|thêm|tên|số|ngày|họ tên)\b[^\]\n]{0,40}\](?!\()|"
    r"\b(?:TODO|FIXME|TBD|[Ll]orem ipsum)\b|\((?:bổ sung sau|điền sau|ghi sau|cập nhật sau|chưa điền)\)",
    re.MULTILINE,
)
_BLANKS: Final = (
    *("....", "……", "…", "___", "ngày ..", "ngày..", "ngày _", "tháng ..", "tháng..", "tháng _", "../", "_/"),
    *("[ghi", "[điền", "[nhập", "[bổ sung", "[thêm", "[tên", "[số", "[ngày", "[họ tên"),
    *("TODO", "FIXME", "TBD", "orem ipsum", "sau)", "chưa điền)"),
)
_NOTHINGS: Final = ("...", "…", "xx", "abc", "test", "??", "--", "thử", "Thử")
_NOTHING: Final = re.compile(r"(?:[.…?-]+|x{2,}|abc|test|[Tt]hử)")
"""A whole text that says nothing."""
_QUOTED: Final = {"stated", "described", "url", "copy_url", "archived", "sha256", "id", "key", "code"}


@of_record(
    "TXT011",
    "blank-left",
    warning,
    when=When(words=words(*_NOTHINGS), prose=words(*_BLANKS)),
    of_drafts=False,
)
def blank_left(subject: Subject) -> Iterator[Finding]:
    """Bản ghi đã đăng không còn chỗ để trống chờ điền.

    “Số …/KL-UBND”, “ngày … tháng … năm 2022”, “[ghi tên]”, “………”: chép từ mẫu mà quên điền thì người đọc tưởng trang
    giấu điều ấy. Điều chưa biết thì bỏ mục, hoặc ghi {unknown: not_stated}. Bản nháp thì không xét.

    Sai:

        title: Kết luận số …/KL-UBND ngày … tháng … năm 2022

    Đúng:

        title: Kết luận kiểm tra năm 2022
    """
    for path, text in subject.holding(*_BLANKS, *_NOTHINGS):
        if (
            path[0] != "allow"
            and path[-1] not in _QUOTED
            and (match := _BLANK.search(text) or _NOTHING.fullmatch(text))
        ):
            message = f"“{match[0][:30].strip()}” là chỗ để trống chưa điền."
            hint = "Điền vào; chưa biết thì bỏ mục này, hoặc ghi {unknown: not_stated}."
            yield Finding(path, message, hint, met=met(match))


_LEFT: Final = re.compile(
    r"HYPERLINK \"|\\\* ?MERGEFORMAT|EMBED \w+\.|Error! (?:Bookmark|Reference|Not a valid)|Lỗi! (?:Thẻ đánh dấu|Không)|"
    r"#(?:REF!|N/A\b|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)|_x000[DA]_|\bmso-[a-z]+|\{\\rtf"
)
_LEFTS: Final = (
    *(
        "HYPERLINK",
        "MERGEFORMAT",
        "EMBED ",
        "Error!",
        "Lỗi!",
        "#REF!",
        "#N/A",
        "#DIV/0!",
        "#VALUE!",
        "#NAME?",
        "#NUM!",
    ),
    *("#NULL!", "_x000", "mso-", "rtf"),
)


@of_record("TXT012", "program-leftover", warning, when=When(words=words(*_LEFTS)))
def program_leftover(subject: Subject) -> Iterator[Finding]:
    """Lời văn không có mã của Word, Excel.

    Chép từ Word, Excel có khi kéo theo mã của mục lục, của liên kết, hoặc lời báo lỗi của công thức (#REF!, #N/A).
    Người đọc thấy nguyên mã ấy, và con số thật thì mất.

    Sai:

        note: "Tổng số tiền là #REF! đồng."

    Đúng:

        note: Tổng số tiền là 12.500.000 đồng.
    """
    for path, text in subject.holding(*_LEFTS):
        if match := _LEFT.search(text):
            message = f"Còn mã “{match[0].strip()}” của Word, Excel."
            yield Finding(path, message, "Mở lại bản gốc, chép lại lời văn hoặc con số.", met=met(match))


_PRIVATE: Final = re.compile("[\ue000-\uf8ff]")


@of_record("TXT013", "character-of-a-font", warning, when=When(odd=True))
def character_of_a_font(subject: Subject) -> Iterator[Finding]:
    """Lời văn không có ký tự chỉ một phông chữ biết.

    Dấu đầu dòng, mũi tên của phông Symbol, Wingdings chép từ Word sang thì máy khác hiện thành ô vuông. Danh sách viết
    bằng gạch đầu dòng.

    Sai (□ ở đây là dấu đầu dòng của Word):

        text: □ Niêm yết đủ các khoản thu.

    Đúng:

        text: "- Niêm yết đủ các khoản thu."
    """
    for path, match in subject.matches(_PRIVATE):
        message = f"Có ký tự U+{ord(match[0]):04X} của một phông riêng, người đọc chỉ thấy ô vuông."
        yield Finding(
            path, message, "Xóa; đầu dòng của danh sách thì viết gạch ngang và dấu cách.", met=met(match)
        )


_SIGN: Final = re.compile(
    r"^(?:[Ss]ố|SỐ)\b[ :.]*(?=\d)|\b[Nn]gày\b|^(?:Kết luận|Quyết định|Kế hoạch|Chỉ thị|Báo cáo|Công văn)\b"
)


@of_record("TXT014", "sign-with-more", warning, when=When(keys={"sign"}))
def sign_with_more(subject: Subject) -> Iterator[Finding]:
    """Mục sign chỉ có số và ký hiệu của văn bản.

    Chữ “Số”, tên loại, ngày ký đã có mục riêng; ghi thêm ở đây thì trang nói hai lần, và một văn bản ghi ở hai bản ghi
    không nhận ra nhau.

    Sai:

        sign: Số 31/KH-UBND ngày 01/8/2022

    Đúng:

        sign: 31/KH-UBND
    """
    sign = subject.value.get("sign")
    if isinstance(sign, str) and (match := _SIGN.search(sign)):
        message = f"Mục sign có “{match[0].strip()}”, ngoài số và ký hiệu."
        hint = "Chỉ giữ số và ký hiệu, ví dụ 31/KH-UBND; ngày ký ghi ở issued_on."
        yield Finding(("sign",), message, hint, met=met(match))
