"""SRC, PER, SEC: attached files that tell more than whoever attached them meant: whom, where, what is secret."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from generator.checks.attachments import About, attached, told
from generator.checks.personal import bank_account, identity_number, private_email
from generator.checks.rule import Finding, Whole, error, of_whole, warning
from generator.checks.secrecy import REPORT, has_marked_name, mark_of_line
from generator.checks.subject import Subject
from generator.contents import Page, contents, pages, personal
from generator.records.common import Record, State
from generator.syntax import shorten

_FORGET: Final = "đã lưu vào git thì báo người quản trị, vì git còn giữ bản cũ."
_RECORD: Final = Record(id="x", state=State.draft)
_HIDDEN: Final = {
    "comments": ("còn lời bình bên lề", "Trong Word: Xem lại, Xóa mọi chú thích"),
    "changes": ("còn dấu vết sửa đổi (Track Changes)", "Trong Word: Xem lại, Chấp nhận mọi thay đổi"),
    "sheet": (
        "có trang tính bị ẩn",
        "Trong Excel: bấm chuột phải vào tên trang tính, Bỏ ẩn, rồi xóa trang ấy",
    ),
}


class _Leaks(NamedTuple):
    """What the words of a file tell that nobody should read."""

    mark: str = ""
    """A mark of secrecy, in its words or in the name of a file in it."""
    column: str = ""
    """What a column is called that holds what leads to people."""
    numbers: tuple[tuple[str, int], ...] = ()
    """What leads to one person, and how often."""


@of_whole("SRC016", "picture-with-position", warning)
def picture_with_position(whole: Whole) -> About:
    """Không nên đăng ảnh mang tọa độ nơi chụp.

    Điện thoại ghi vào ảnh nơi chụp, có khi là nhà của một người. Người xem thấy được dù ảnh không cho thấy gì.

    Sai (ảnh chép thẳng từ điện thoại):

        attachments:
          - file: niem-yet.jpg
            title: Ảnh bảng niêm yết

    Đúng (xóa thông tin vị trí trước khi chép vào; trên Windows: Thuộc tính, Chi tiết, Loại bỏ thông tin cá nhân):

        attachments:
          - file: niem-yet.jpg
            title: Ảnh bảng niêm yết
    """
    hint = "Xóa thông tin vị trí khỏi ảnh; ảnh cũ đã đưa lên git thì git còn nhớ."
    return told(
        whole, lambda path, found: f"Ảnh {path.name} mang tọa độ nơi chụp." if found.located else "", hint
    )


@of_whole("SRC019", "attachment-with-hidden-parts", warning)
def attachment_with_hidden_parts(whole: Whole) -> About:
    """Tệp Word, Excel không nên còn lời bình, dấu vết sửa đổi hay trang tính bị ẩn.

    Người tải tệp về bật lên là đọc được ai đã bàn gì, câu nào đã bị xóa, số nào đã bị giấu, kèm tên người viết. Bản
    đăng là bản cuối cùng.

    Sai (tệp còn dấu vết sửa đổi):

        attachments:
          - {file: ket-luan.docx, title: Kết luận}

    Đúng (chấp nhận mọi thay đổi, xóa lời bình, hoặc lưu thành PDF):

        attachments:
          - {file: ket-luan.pdf, title: Kết luận}
    """
    for record_id, index, path in attached(whole):
        if kind := contents(path).hidden:
            said, menu = _HIDDEN[kind]
            hint = f"{menu}; hoặc lưu thành {'csv' if kind == 'sheet' else 'PDF'}."
            yield record_id, Finding(("attachments", index, "file"), f"Tệp {path.name} {said}.", hint)


@of_whole("SEC003", "secrecy-mark-in-attachment", error)
def secrecy_mark_in_attachment(whole: Whole) -> About:
    """Tệp đính kèm không được mang dấu chỉ độ mật hoặc dấu lưu hành nội bộ.

    Dấu đứng riêng một dòng, trong ô ở đầu văn bản, hay trong tên một tệp được nén lại, đều là dấu. Tệp docx, xlsx, odt,
    ods, csv, txt và tệp zip gồm những tệp ấy được xét; trong PDF, ảnh, tệp Word và Excel kiểu cũ thì máy không đọc được
    dấu, phải tự xem lại.

    Sai (đầu tệp ket-luan.docx có dòng “MẬT”):

        attachments:
          - {file: ket-luan.docx, title: Kết luận}

    Đúng (không đăng tệp ấy):

        note: Văn bản kết luận không được công khai.
    """
    for record_id, index, path in attached(whole):
        if mark := _leaks(path, whole.today).mark:
            message = f"Tệp {path.name} có dấu “{shorten(mark)}” của tài liệu không được đăng."
            yield record_id, Finding(("attachments", index, "file"), message, REPORT)


@of_whole("PER013", "attachment-with-peoples-numbers", warning)
def attachment_with_peoples_numbers(whole: Whole) -> About:
    """Bảng số liệu đính kèm không có cột số giấy tờ, điện thoại, tài khoản hay ngày sinh của từng người.

    Danh sách chép thẳng từ máy của cơ quan thường còn những cột ấy; ai tải tệp về cũng đọc được hàng trăm người. Tệp
    csv, txt, xlsx, ods, docx và tệp zip gồm những tệp ấy được xét; PDF và ảnh thì phải tự xem lại.

    Sai (tệp danh-sach.csv có các cột Họ tên, Số CCCD, Điện thoại, Số tiền):

        attachments:
          - {file: danh-sach.csv, title: Danh sách hoàn trả}

    Đúng (chỉ còn các cột Thôn, Số hộ, Số tiền):

        attachments:
          - {file: hoan-tra-theo-thon.csv, title: Số tiền hoàn trả theo thôn}
    """
    for record_id, index, path in attached(whole):
        if column := _leaks(path, whole.today).column:
            message = f"Tệp {path.name} có cột “{shorten(column)}” của từng người."
            hint = f"Xóa cột ấy, hoặc gộp theo thôn, theo trường; {_FORGET}"
            yield record_id, Finding(("attachments", index, "file"), message, hint)


@of_whole("PER014", "attachment-with-personal-numbers", warning)
def attachment_with_personal_numbers(whole: Whole) -> About:
    """Tệp đính kèm không nêu số giấy tờ, số tài khoản hay thư điện tử riêng của ai.

    Văn bản ban hành có khi ghi số căn cước, số tài khoản của người được trả tiền; bản đăng lên trang thì che những số
    ấy. Tệp docx, odt, xlsx, ods, csv, txt và tệp zip gồm những tệp ấy được xét; PDF và ảnh thì phải tự xem lại. Lời báo
    không nhắc lại số.

    Sai (trong tệp quyet-dinh.docx có số căn cước của người được hoàn tiền):

        attachments:
          - {file: quyet-dinh.docx, title: Quyết định hoàn trả}

    Đúng (tệp đã che số):

        attachments:
          - {file: quyet-dinh-da-che.docx, title: Quyết định hoàn trả}
    """
    for record_id, index, path in attached(whole):
        found = _leaks(path, whole.today)
        if found.numbers and not found.column:
            listed = ", ".join(f"{count} {what}" for what, count in found.numbers)
            hint = f"Che các số ấy trong bản đăng; {_FORGET}"
            yield record_id, Finding(("attachments", index, "file"), f"Tệp {path.name} có {listed}.", hint)


_READ: Final = {".docx", ".xlsx", ".odt", ".ods", ".csv", ".txt", ".zip"}
_SENTENCE: Final = 20
"""So short a cell of a table says too little: its digits may be those of any code."""


def _leaks(path: Path, today: date) -> _Leaks:
    found = contents(path)
    if path.suffix not in _READ or not found.fits or found.bomb or found.locked or not found.size:
        return _Leaks()
    stat = path.stat()
    return _leaks_of(path, stat.st_size, stat.st_mtime_ns, today)


@lru_cache(maxsize=100_000)
def _leaks_of(path: Path, _size: int, _changed: int, today: date) -> _Leaks:
    read = list(pages(path))
    return _Leaks(
        next(filter(None, map(_mark, read)), ""),
        next(filter(None, (personal(page.lines) for page in read)), ""),
        tuple(_numbers([text for page in read for text in _texts(page)], today)),
    )


def _mark(page: Page) -> str:
    if page.name and has_marked_name(Path(page.name).name):
        return Path(page.name).name
    return next(filter(None, (mark_of_line(line, of_table=page.is_table) for line in page.lines)), "")


def _texts(page: Page) -> Iterator[str]:
    """Yield what a file says in words; of a table, the cells that are long enough to say what they tell."""
    for line in page.lines:
        yield from (cell for cell in line.split("\t") if len(cell) > _SENTENCE) if page.is_table else [line]


def _numbers(texts: list[str], today: date) -> Iterator[tuple[str, int]]:
    """Yield what leads to one person in the texts of a file, and how often."""
    subject = Subject("attachment", _RECORD, {"texts": texts}, "", today)
    for what, rule in _SORTS:
        if count := sum(1 for _ in rule(subject)):
            yield what, count


_SORTS: Final = (
    ("số giấy tờ của một người", identity_number),
    ("số tài khoản của một người", bank_account),
    ("thư điện tử riêng", private_email),
)
