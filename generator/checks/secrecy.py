"""SEC: marks of secrecy. The word in a sentence (bí mật, bảo mật, mật độ) is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.rule import Finding, When, error, of_record
from generator.checks.subject import Subject
from generator.checks.vocabulary import words
from generator.records.references import Path

REPORT: Final = (
    "Gỡ khỏi bản ghi cả nội dung lẫn tệp và báo ngay người phụ trách bảo vệ bí mật: xóa riêng dấu này là chưa đủ, vì "
    "git còn giữ bản cũ. Không phải dấu mật thì viết cách khác."
)
_WORDS: Final = (
    *("mật", "Mật", "MẬT", "M Ậ T", "nội bộ", "NỘI BỘ", "Nội Bộ", "phổ biến", "PHỔ BIẾN", "Phổ Biến"),
)
_BARE_WORD: Final = "MAT"
"""Without one of these there is no mark."""
_LEVEL: Final = r"(?:tuyệt\s+mật|tối\s+mật|mật)"
_SAID: Final = (
    rf"(?:(?:tài\s+liệu|văn\s+bản|hồ\s+sơ|bản)\s+)?(?:{_LEVEL}|(?:chỉ\s+)?(?:lưu\s+hành|sử\s+dụng|dùng)\s+(?:trong\s+)?"
    r"nội\s+bộ|(?:cấm|không(?:\s+được)?)\s+phổ\s+biến)"
)
_MARK: Final = rf"(?P<mark>{_SAID}|toi\s+mat|tuyet\s+mat|mat)"
_FLAGS: Final = re.IGNORECASE | re.MULTILINE
_ALONE: Final = re.compile(rf"^[^\w\n]*{_MARK}[^\w\n]*$", _FLAGS)
_IN_BRACKETS: Final = re.compile(rf"[(\[]\s*[\"“]?{_MARK}[\"”]?\s*[)\]]", _FLAGS)
_AT_AN_EDGE: Final = re.compile(rf"^{_MARK}\s*[-–—:|]\s|\s[-–—|]\s*(?P<last>{_SAID})\W*$", _FLAGS)
_BEGINS: Final = re.compile(
    r"^[^\w\n]*(?P<mark>TÀI LIỆU (?:TUYỆT |TỐI )?MẬT|(?:TÀI LIỆU )?LƯU HÀNH NỘI BỘ|Tài liệu lưu hành nội bộ|"
    r"(?:TUYỆT |TỐI )?MẬT)(?: ?[-–—:|]|[.,;!])\s",
    re.MULTILINE,
)
"""A paragraph that was copied with the mark above it."""
_SPACED_OUT: Final = re.compile(
    r"^[^\w\n]*(?P<mark>(?:T +U +Y +Ệ +T +|T +Ố +I +)?M +Ậ +T)[^\w\n]*$", re.MULTILINE
)
"""As marks are set in print."""
_STAMP: Final = (
    r"(?:(?:TÀI LIỆU |VĂN BẢN )?(?:TUYỆT MẬT|TỐI MẬT|MẬT|Tuyệt mật|Tối mật)|(?:TÀI LIỆU )?LƯU HÀNH NỘI BỘ|"
    r"(?:Tài liệu l|L)ưu hành nội bộ|KHÔNG PHỔ BIẾN)"
)
_LINE_OF_FILE: Final = re.compile(
    rf"^[ \t]*(?:- +)?[(\[\"“*]*(?P<mark>{_STAMP})[)\]\"”*.]*[ \t\r]*$|"
    rf"^[ \t]*(?:- +)?[Đđ](?:ộ|Ộ) (?:mật|MẬT) *: *(?P<degree>{_STAMP}|Mật)[ \t\r]*$",
    re.MULTILINE,
)
"""A mark alone on a line of a text that YAML joins to one paragraph."""
_FIRST_HALVES: Final = ("BÍ", "BẢO", "Bí", "Bảo", "bí", "bảo")
"""At the end of the line before: then a word was only broken."""
_DEGREE: Final = re.compile(rf"\b(?:mức\s+)?độ\s+mật\s*[:：][\s*\"“]*{_MARK}[*\"”]*\s*(?=$|[.)\]|])", _FLAGS)
"""As a form has it: ``Độ mật: Tối mật``."""
_SIGN: Final = r"\d(?:/\d{4})?[-/][A-ZĐ][A-ZĐa-zđ0-9/-]{0,40}?"
_BEHIND_A_SIGN: Final = re.compile(
    rf"{_SIGN}\s*(?:[(\[]\s*(?i:{_MARK})\s*[)\]]|\s?[-–]\s?(?P<last>TUYỆT MẬT|TỐI MẬT|M(?:ẬT|AT)\b))|"
    r"\d[-/][A-ZĐ/-]{2,30} (?P<end>TUYỆT MẬT|TỐI MẬT|MẬT)(?= ?(?:$|[,;.]))"
)
"""``12/BC-UBND (MẬT)``, ``12/BC-UBND-MẬT``, ``12/BC-UBND MẬT``."""
_SPOKEN_OF: Final = re.compile(r"(?:dấu|độ|mức|cấp|chữ|từ|ghi|loại|mật) ?$", re.IGNORECASE)
"""Before a bracket: the sentence is about marks."""
_LABELS: Final = {"title", "sign", "described"}
"""Fields that name a paper: what stands in brackets there belongs to the paper."""


@of_record(
    "SEC001", "secrecy-mark", error, when=When(words=words(_BARE_WORD), prose=words(*_WORDS)), of_texts=True
)
def secrecy_mark(subject: Subject) -> Iterator[Finding]:
    """Bản ghi không được mang dấu chỉ độ mật hoặc dấu lưu hành nội bộ.

    Dấu “Mật”, “Tối mật”, “Tuyệt mật”, “lưu hành nội bộ”, “không phổ biến” đứng riêng một dòng, trong ngoặc hoặc sau số,
    ký hiệu nghĩa là bản ghi được lấy từ tài liệu không được đăng. Cả bản nháp cũng không được có, vì git giữ lại mọi
    bản cũ. Những chữ ấy trong một câu (giữ bí mật, mật độ dân số, Luật Bảo vệ bí mật nhà nước) thì không sao.

    Sai:

        title: Kết luận kiểm tra tại xã A (Mật)

    Đúng:

        title: Kết luận kiểm tra việc bảo vệ bí mật nhà nước tại xã A
    """
    is_told = False
    for path, text in subject.holding(*_WORDS, _BARE_WORD):
        if mark := _mark(path, text):
            is_told, start = True, text.find(mark)
            yield Finding(path, _said(mark), REPORT, met=(text, start, start + len(mark)))
    for line in () if is_told else _LINE_OF_FILE.finditer(subject.text):
        if not subject.text[: line.start()].rstrip().endswith(_FIRST_HALVES):
            mark = "mark" if line["mark"] else "degree"
            yield Finding((), _said(line[mark]), REPORT, at=line.start(mark))


def _said(mark: str) -> str:
    return f"Có dấu “{' '.join(mark.split())}” của tài liệu không được đăng."


def mark_of_line(line: str, *, of_table: bool) -> str:
    """Return the mark that a line of an attached file is, or that stands alone in a cell of a text; else nothing."""
    cells = [each.strip() for each in line.split("\t")]
    filled = [each for each in cells if each]
    if of_table and len(filled) != 1:
        return ""
    found = (_LINE_OF_FILE.fullmatch(each) or _SPACED_OUT.fullmatch(each) for each in filled)
    return next((each["mark"] or each["degree"] for each in found if each), "")


def _mark(path: Path, text: str) -> str:
    """Return the first mark that stands in ``text`` as a mark; an empty string when there is none."""
    is_label, counts = path[-1] in _LABELS, path[0] in {"figures", "tables"}
    for pattern in (
        _DEGREE,
        _BEHIND_A_SIGN,
        _BEGINS,
        _SPACED_OUT,
        *(() if counts else (_ALONE,)),
        *((_AT_AN_EDGE,) if is_label else ()),
    ):
        for match in pattern.finditer(text):
            if mark := _certain(pattern, match):
                return mark
    for match in _IN_BRACKETS.finditer(text):
        if (is_label or match["mark"].isupper()) and not _SPOKEN_OF.search(
            text[max(0, match.start() - 8) : match.start()]
        ):
            return match["mark"]
    return ""


def _certain(pattern: re.Pattern[str], match: re.Match[str]) -> str:
    """Return the mark that was met, unless its small letters leave it a word."""
    mark = next(filter(None, match.groupdict().values()))
    if "ổ biến" in mark and pattern is _ALONE and not mark.isupper():
        return ""
    needs_capitals = (pattern is _AT_AN_EDGE and match["mark"]) or mark.isascii()
    is_one = mark.isupper() if needs_capitals else pattern is not _AT_AN_EDGE or mark[0].isupper()
    return mark if is_one else ""


_TOKENS: Final = re.compile(r"[^-._\s()]+")
_TWO_WORDS: Final = re.compile(r"-(?:tuyet-?mat|toi-?mat|luu-hanh-noi-bo|khong-pho-bien)(?=-)")
_BARE: Final = re.compile(
    r"^-mat-$|^-mat(?=-\d)|(?:-\d+-[a-z]{2,7}-[a-z]{2,10}|-(?:tai-lieu|van-ban|cong-van|ke-hoach|quyet-dinh|to-trinh|ket-luan|"
    r"bao-cao|nghi-quyet|chi-thi|(?:kl|bc|kh|qd|ct|cv|tb|tt|nq|hd|ctr)-\d+))-mat(?:-\d+|-v\d+|-scan|-signed|-ky-so|-ban-chup)*-$"
)
"""``mat`` alone, behind a sign or behind what sort of paper it is: elsewhere it may be mặt, mất, mắt."""


@of_record("SEC002", "secrecy-mark-in-file-name", error, when=When(keys={"attachments"}), of_texts=True)
def secrecy_mark_in_file_name(subject: Subject) -> Iterator[Finding]:
    """Tên tệp đính kèm không được mang dấu chỉ độ mật.

    Tên tệp có “toi-mat”, “tuyet-mat”, “luu-hanh-noi-bo”, hoặc có “mat” đứng sau số, ký hiệu hay tên loại văn bản,
    thường là tên của tệp gốc có dấu mật. Tên như “mat-tran”, “bao-mat”, “be-mat” thì không sao.

    Sai:

        attachments:
          - file: 12-kl-ubnd-mat.pdf
            title: Kết luận

    Đúng:

        attachments:
          - file: 12-kl-ubnd.pdf
            title: Kết luận
    """
    for path, file in subject.attached:
        if has_marked_name(file):
            yield Finding(path, f"Tên tệp “{file}” mang dấu mật.", REPORT)


def has_marked_name(file: str) -> bool:
    """Whether the name of a file carries a mark."""
    stem = file.rpartition(".")[0]
    tokens = _TOKENS.findall(stem)
    name = f"-{'-'.join(tokens).lower()}-"
    return bool(
        _TWO_WORDS.search(name) or _BARE.search(name) or (tokens[-1:] == ["MAT"] and not stem.isupper())
    )
