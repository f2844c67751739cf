"""SRC: what is in the files that are published beside records: nothing but what their names and the record say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from generator.checks.rule import Finding, Whole, error, of_whole, warning
from generator.contents import MAX_BYTES, Contents, contents, sha256
from generator.syntax import shorten

About = Iterator[tuple[str, Finding]]
_ACTIVE: Final = {
    "JavaScript": "mã JavaScript",
    "JS": "mã JavaScript",
    "Launch": "lệnh mở chương trình",
    "EmbeddedFile": "tệp khác",
    "EmbeddedFiles": "tệp khác",
    "RichMedia": "phim, âm thanh",
    "Rendition": "phim, âm thanh",
}
_FETCHED: Final = {
    "attachedTemplate": "tệp mẫu",
    "externalLinkPath": "số liệu của một sổ tính khác",
    "image": "hình",
    "oleObject": "đối tượng",
}


@of_whole("SRC008", "attachment-changed", error)
def attachment_changed(whole: Whole) -> About:
    """Tệp đính kèm phải đúng là tệp có mã SHA-256 đã ghi.

    Mã ấy để ai cũng kiểm được rằng tệp không bị thay. Tệp khác mã thì một trong hai sai: tệp đã bị sửa, hoặc mã ghi
    nhầm.

    Sai (mã không phải của tệp):

        attachments:
          - file: ket-luan.pdf
            title: Bản chụp kết luận
            sha256: 0000000000000000000000000000000000000000000000000000000000000000

    Đúng (mã tính từ chính tệp, ví dụ bằng lệnh sha256sum; trên Windows: certutil -hashfile ket-luan.pdf SHA256):

        attachments:
          - file: ket-luan.pdf
            title: Bản chụp kết luận
            sha256: 2f7ee0fa8d9d8a9e5c0a5e2f1d1fdc2b6a0e6c2b2b8b6f5c3d1e0f9a8b7c6d5e
    """
    for record_id, index, path in _attached(whole):
        told = whole.loaded.registry.value(record_id)["attachments"][index].get("sha256")
        found = sha256(path) if told and contents(path).size <= MAX_BYTES else ""
        if found and found != told:
            message = f"Tệp {path.name} không phải là tệp có mã SHA-256 đã ghi; mã của tệp là {found}."
            hint = "Tìm lại đúng tệp; nếu tệp đúng thì sửa mã."
            yield record_id, Finding(("attachments", index, "sha256"), message, hint)


@of_whole("SRC009", "attachment-not-as-named", error)
def attachment_not_as_named(whole: Whole) -> About:
    """Nội dung tệp đính kèm phải đúng với đuôi tên tệp.

    Đuôi sai thì máy người đọc không mở được, hoặc mở bằng chương trình khác. Đổi đuôi tên tệp không đổi nội dung: phải
    lưu lại từ chương trình. Tệp csv và txt phải lưu bằng mã UTF-8.

    Sai (một tệp Word được đổi tên thành .pdf):

        attachments:
          - file: ket-luan.pdf
            title: Kết luận

    Đúng (mở bằng Word, chọn lưu thành PDF):

        attachments:
          - file: ket-luan.pdf
            title: Kết luận
    """

    def message(path: Path, found: Contents) -> str:
        if not found.readable:
            return f"Không đọc được tệp {path.name}."
        kind = path.suffix.removeprefix(".")
        return "" if found.fits else f"Tệp {path.name} bị hỏng, rỗng hoặc không đúng loại {kind}."

    return _told(
        whole, message, "Mở bằng chương trình đã làm ra tệp rồi lưu lại đúng loại; csv, txt lưu bằng UTF-8."
    )


@of_whole("SRC010", "attachment-too-large", error)
def attachment_too_large(whole: Whole) -> About:
    """Tệp đính kèm không được lớn hơn 50 MB.

    Người dân đọc bằng điện thoại, mạng chậm; git giữ mọi tệp mãi mãi. Bản chụp thường nhỏ đi nhiều lần khi quét đen
    trắng ở 200 điểm một inch (dpi).

    Sai (bản quét màu 80 MB):

        attachments:
          - file: ket-luan.pdf
            title: Bản chụp kết luận

    Đúng (quét lại đen trắng còn 2 MB):

        attachments:
          - file: ket-luan.pdf
            title: Bản chụp kết luận
    """

    def message(path: Path, found: Contents) -> str:
        limit = MAX_BYTES // 1024 // 1024
        return f"Tệp {path.name} lớn hơn {limit} MB." if found.size > MAX_BYTES else ""

    return _told(whole, message, "Quét lại đen trắng, nén, hoặc tách thành nhiều tệp.")


@of_whole("SRC011", "pdf-with-active-content", error)
def pdf_with_active_content(whole: Whole) -> About:
    """Tệp PDF không được chứa mã chạy, lệnh mở chương trình hay tệp khác giấu bên trong.

    Trang chỉ đăng những gì người đọc mở ra là xem được, không có gì tự chạy trên máy của họ. Một kết luận quét hay
    in ra PDF không bao giờ cần những thứ ấy.

    Sai (PDF có JavaScript):

        attachments:
          - file: ket-luan.pdf
            title: Kết luận

    Đúng (in ra PDF lần nữa: chọn In, rồi Microsoft Print to PDF hoặc Lưu thành PDF):

        attachments:
          - file: ket-luan.pdf
            title: Kết luận
    """
    hint = "Mở tệp, chọn In rồi in ra PDF lần nữa, và dùng tệp mới."
    return _told(
        whole,
        lambda path, found: found.active and f"Tệp {path.name} có {_ACTIVE[found.active]} bên trong.",
        hint,
    )


@of_whole("SRC012", "attachment-with-program", error)
def attachment_with_program(whole: Whole) -> About:
    """Tệp văn phòng và tệp nén không được chứa macro hay chương trình.

    Macro và chương trình chạy trên máy người mở tệp. Văn bản và bảng số không cần chúng.

    Sai (tệp Excel có macro bên trong):

        attachments:
          - file: so-lieu.xlsx
            title: Bảng số liệu

    Đúng (lưu lại thành Sổ làm việc Excel (.xlsx), không có macro, hoặc csv):

        attachments:
          - file: so-lieu.csv
            title: Bảng số liệu
    """
    hint = "Lưu lại thành tệp không có macro, csv hoặc PDF; bỏ chương trình khỏi tệp nén."
    return _told(
        whole,
        lambda path, found: found.macro and f"Tệp {path.name} có macro hoặc chương trình: {found.macro}.",
        hint,
    )


@of_whole("SRC013", "attachment-fetching-from-elsewhere", warning)
def attachment_fetching_from_elsewhere(whole: Whole) -> About:
    """Tệp văn phòng không nên lấy mẫu, hình hay số liệu từ nơi khác khi được mở.

    Người đọc không có nơi ấy nên thấy thiếu; đường dẫn còn lộ tên máy, tên người dùng của cơ quan. Đường dẫn để bấm thì
    không sao.

    Sai (bảng tính lấy số từ một sổ khác trên máy):

        attachments:
          - file: so-lieu.xlsx
            title: Bảng số liệu

    Đúng (chép giá trị vào sổ, hoặc lưu thành csv):

        attachments:
          - file: so-lieu.csv
            title: Bảng số liệu
    """
    for record_id, index, path in _attached(whole):
        if (found := contents(path)).external:
            message = f"Tệp {path.name} lấy {_fetched(found)} từ nơi khác."
            hint = f"{_unlinked(path, found)}, hoặc lưu thành {'PDF, csv' if _is_sheet(path) else 'PDF'}."
            yield record_id, Finding(("attachments", index, "file"), message, hint)


@of_whole("SRC014", "attachment-asks-for-password", error)
def attachment_asks_for_password(whole: Whole) -> About:
    """Tệp đính kèm không được đòi mật khẩu.

    Trang đăng tệp cho mọi người; tệp đòi mật khẩu thì không ai mở được, và không ai kiểm được bên trong có gì.

    Sai (tệp nén có mật khẩu):

        attachments:
          - file: ho-so.zip
            title: Hồ sơ công khai

    Đúng (nén lại, không đặt mật khẩu; phần không được công khai thì bỏ ra):

        attachments:
          - file: ho-so.zip
            title: Hồ sơ công khai
    """
    hint = "Lưu lại không đặt mật khẩu; nội dung phải giữ kín thì không đăng."
    return _told(whole, lambda path, found: f"Tệp {path.name} đòi mật khẩu." if found.locked else "", hint)


@of_whole("SRC015", "encrypted-pdf", warning)
def encrypted_pdf(whole: Whole) -> About:
    """Tệp PDF không nên được mã hóa.

    Mã hóa để cấm in, cấm chép vẫn mở được, nhưng máy đọc cho người khiếm thị và máy tìm kiếm có thể không đọc được, và
    không kiểm được bên trong có gì. Có tệp còn đòi mật khẩu.

    Sai (PDF đặt chế độ cấm in):

        attachments:
          - file: ket-luan.pdf
            title: Kết luận

    Đúng (in ra PDF lần nữa):

        attachments:
          - file: ket-luan.pdf
            title: Kết luận
    """
    hint = "Mở tệp, chọn In rồi in ra PDF lần nữa, và dùng tệp mới."
    return _told(whole, lambda path, found: f"Tệp {path.name} được mã hóa." if found.sealed else "", hint)


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
    return _told(
        whole, lambda path, found: f"Ảnh {path.name} mang tọa độ nơi chụp." if found.located else "", hint
    )


@of_whole("SRC017", "attachment-unpacks-too-large", error)
def attachment_unpacks_too_large(whole: Whole) -> About:
    """Tệp đính kèm giải nén ra không được quá lớn.

    Tệp nhỏ mà giải nén ra hàng trăm lần làm treo máy người mở, và không kiểm được bên trong.

    Sai (tệp nén 1 MB, giải ra hơn 1 GB):

        attachments:
          - file: so-lieu.zip
            title: Số liệu

    Đúng (tách thành nhiều tệp, bỏ phần không cần):

        attachments:
          - file: so-lieu.zip
            title: Số liệu
    """
    hint = "Nén lại từ những tệp cần đăng, hoặc tách thành nhiều tệp."
    return _told(
        whole, lambda path, found: f"Tệp {path.name} giải nén ra quá lớn." if found.bomb else "", hint
    )


@of_whole("PER013", "attachment-with-peoples-numbers", warning)
def attachment_with_peoples_numbers(whole: Whole) -> About:
    """Bảng số liệu đính kèm không có cột số giấy tờ, điện thoại, tài khoản hay ngày sinh của từng người.

    Danh sách chép thẳng từ máy của cơ quan thường còn những cột ấy; ai tải tệp về cũng đọc được hàng trăm người. Tệp
    csv và txt được xét; tệp Excel, PDF thì máy không đọc hết được, phải tự xem lại.

    Sai (tệp danh-sach.csv có các cột Họ tên, Số CCCD, Điện thoại, Số tiền):

        attachments:
          - {file: danh-sach.csv, title: Danh sách hoàn trả}

    Đúng (chỉ còn các cột Thôn, Số hộ, Số tiền):

        attachments:
          - {file: hoan-tra-theo-thon.csv, title: Số tiền hoàn trả theo thôn}
    """
    hint = "Xóa cột ấy, hoặc gộp theo thôn, theo trường; đã lưu vào git thì báo người quản trị, vì git còn giữ bản cũ."
    return _told(
        whole,
        lambda path, found: (
            f"Tệp {path.name} có cột “{shorten(found.column)}” của từng người." if found.column else ""
        ),
        hint,
    )


def _attached(whole: Whole) -> Iterator[tuple[str, int, Path]]:
    """Yield the files that records name and that are there: record, which of its attachments, file."""
    there = whole.loaded.attachments
    for record_id in dict.fromkeys(record_id for record_id, _ in there):
        if record_id in whole.loaded.registry:
            names = whole.loaded.registry.summary(record_id).attachments
            for index, name in enumerate(names):
                if (record_id, name) in there:
                    yield record_id, index, there[record_id, name]


def _fetched(found: Contents) -> str:
    return _FETCHED.get(found.external, f"một phần ({found.external})")


def _unlinked(path: Path, found: Contents) -> str:
    """Say where the program that made a file lets go of what it fetches."""
    if _is_sheet(path):
        return "Trong Excel: Dữ liệu, Sửa liên kết, Ngắt liên kết"
    if found.external == "attachedTemplate":
        return "Trong Word: Nhà phát triển, Mẫu tài liệu, gắn lại mẫu Normal"
    return "Trong Word: Tệp, Thông tin, Sửa liên kết tới tệp, Ngắt liên kết"


def _is_sheet(path: Path) -> bool:
    return path.suffix in {".xlsx", ".ods"}


def _told(whole: Whole, message: Callable[[Path, Contents], str], hint: str) -> About:
    for record_id, index, path in _attached(whole):
        if said := message(path, contents(path)):
            yield record_id, Finding(("attachments", index, "file"), said, hint)
