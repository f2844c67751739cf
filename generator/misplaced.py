"""What does not belong into a data folder, or not there: each file said once, a strange folder once as a whole."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import Final

from slugify import slugify

from generator.problem import printable
from generator.records import BY_FOLDER

SETTINGS: Final = "site.yml"
RULES: Final = "rules.yml"
HOLIDAYS: Final = "holidays.yml"
TOP: Final = (SETTINGS, RULES, HOLIDAYS)
"""The files that are no records: whose site it is, the law, the days off."""
FILES: Final = "files"
Said = tuple[str, str]
"""What is wrong, and what to do."""
_FILE_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_BACKUP: Final = re.compile(r".*(?:~|\.(?:bak|orig|rej|old|tmp|save|backup))", re.IGNORECASE | re.DOTALL)
_COPY: Final = re.compile(
    r" ?\(\d+\)|[-–_ ]+(?:copy|sao chép|bản sao|backup|old|cu|moi|new)(?: ?\(?\d+\)?)?", re.IGNORECASE
)


def file(inside: str) -> Said | None:
    """Say what is wrong with where a file stands, in a folder that is known, or with how it is called."""
    top, *rest = inside.split("/")
    if not rest:
        return None if top in TOP else _beside_folders(top)
    if top == FILES:
        return _attachment(rest)
    if _BACKUP.fullmatch(rest[-1]):
        return "Có vẻ là bản lưu tạm của một chương trình.", "Xóa tệp; git đã giữ các bản cũ."
    if not _is_yaml(rest[-1]):
        is_nearly = PurePosixPath(rest[-1]).suffix.lower() in {".yaml", ".yml"}
        hint = "Đổi đuôi thành .yml." if is_nearly else "Tệp đính kèm để trong data/files/<mã bản ghi>/."
        return "Bản ghi phải là tệp có đuôi .yml.", hint
    return None


def _is_yaml(name: str) -> bool:
    """Whether a file is called as records are."""
    return name.endswith(".yml") and name != ".yml"


def _beside_folders(name: str) -> Said:
    near = next((each for each in TOP if PurePosixPath(name).stem.lower() == PurePosixPath(each).stem), "")
    hint = (
        f"Đổi tên tệp thành {near}."
        if near
        else (
            f"Bản ghi nằm trong các thư mục: {', '.join(BY_FOLDER)}; "
            "ngoài các thư mục chỉ có site.yml (cài đặt), rules.yml (quy định), holidays.yml (ngày nghỉ)."
        )
    )
    return "Tệp này không thuộc dữ liệu của trang.", hint


def _attachment(rest: list[str]) -> Said | None:
    if len(rest) != 2:
        hint = "Để tệp trong data/files/<mã bản ghi>/, không có thư mục con."
        return "Tệp đính kèm để sai chỗ.", hint
    if _FILE_NAME.fullmatch(rest[1]):
        return None
    name = PurePosixPath(rest[1])
    better = f"{slugify(name.stem)}{name.suffix.lower()}"
    hint = (
        f"Đổi tên tệp thành {better}."
        if _FILE_NAME.fullmatch(better)
        else "Tên tệp chỉ gồm chữ không dấu, số, dấu chấm, gạch nối, gạch dưới."
    )
    return "Tên tệp đính kèm có ký tự không dùng được.", hint


def folder(top: str, inside: list[str]) -> Said:
    """Say of a whole folder that it is of no type."""
    count = f" ({len(inside)} tệp ở trong)" if len(inside) > 1 else ""
    return f"Không có loại bản ghi “{printable(top)}”{count}.", _folder_hint(top, inside)


def _folder_hint(top: str, inside: list[str]) -> str:
    if any(each.split("/")[1] in BY_FOLDER for each in inside):
        return "Có vẻ cả thư mục dữ liệu bị chép vào đây: chuyển các thư mục con ra ngoài, hoặc xóa bản sao."
    if original := next((each for each in BY_FOLDER if is_copy(top, each)), ""):
        return f"Có vẻ là bản sao của thư mục {original}: xóa bản sao."
    if near := _folder_meant(slugify(top)):
        return f"Ý bạn là “{near}”? Đổi tên thư mục."
    return f"Các thư mục dùng được: {', '.join(BY_FOLDER)}, {FILES}."


def _folder_meant(wanted: str) -> str:
    """Return the folder that was misspelt, or called by its Vietnamese name; else nothing."""
    called = {slugify(kind.label): folder for folder, kind in BY_FOLDER.items()}
    for names in ({folder: folder for folder in BY_FOLDER}, called):
        if close := get_close_matches(wanted, list(names), n=1, cutoff=0.8):
            return names[close[0]]
    return ""


def is_copy(name: str, original: str) -> bool:
    """Whether something is called as programs call the copy of ``original``."""
    return name.startswith(original) and _COPY.fullmatch(name[len(original) :]) is not None
