"""SRC: attached files that do something by themselves when they are opened."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from generator.checks.attachments import About, attached, told
from generator.checks.rule import Finding, Whole, error, of_whole, warning
from generator.contents import Contents, contents

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
    return told(
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
    return told(
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
    for record_id, index, path in attached(whole):
        if (found := contents(path)).external:
            message = f"Tệp {path.name} lấy {_fetched(found)} từ nơi khác."
            hint = f"{_unlinked(path, found)}, hoặc lưu thành {'PDF, csv' if _is_sheet(path) else 'PDF'}."
            yield record_id, Finding(("attachments", index, "file"), message, hint)


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
