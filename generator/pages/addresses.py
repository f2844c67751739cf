"""Where each page stands: Vietnamese folders, stable addresses."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import NamedTuple


class Section(NamedTuple):
    """Where the pages of one record type stand, and how their list calls itself."""

    folder: str
    title: str
    lead: str


SECTIONS = {
    "inspection": Section(
        "kiem-tra",
        "Kiểm tra, giám sát, thanh tra",
        "Các đợt kiểm tra, giám sát, thanh tra: ai kiểm tra ai, khi nào, kết quả ra sao.",
    ),
    "conclusion": Section("ket-luan", "Kết luận", "Điều đã kết luận, và ai phải làm gì."),
    "organization": Section(
        "don-vi", "Đơn vị, địa bàn", "Các cơ quan, tổ chức, địa bàn được nhắc đến, xếp theo vần chữ cái."
    ),
    "document": Section("van-ban", "Văn bản", "Các văn bản được nhắc đến, xếp theo năm ban hành."),
    "programme": Section(
        "chuong-trinh", "Chương trình, kế hoạch", "Các cơ quan đã cam kết làm gì trong từng kỳ."
    ),
    "meeting": Section(
        "hoi-nghi", "Hội nghị", "Các hội nghị giao ban, tổng kết về thực hiện dân chủ ở cơ sở."
    ),
    "report": Section("so-lieu", "Số liệu", "Các báo cáo tổng hợp số liệu theo kỳ."),
    "bulletin": Section(
        "ban-tin",
        "Bản tin",
        "Mỗi quý một số: trang này đã đăng gì, điều gì đã thay đổi, việc gì đã qua thời hạn.",
    ),
}
"""Record type → section. A type that is not here has no page of its own."""


def address(kind: str, record_id: str) -> str | None:
    """Return the path of a record's page, ``kiem-tra/KT-2022-0001.md``; ``None`` for a type without pages."""
    section = SECTIONS.get(kind)
    return f"{section.folder}/{record_id}.md" if section else None


def folder(path: str) -> str:
    """Return the folder of the first level in which the page at ``path`` stands; empty for the root."""
    first, slash, _ = path.partition("/")
    return first if slash else ""


def relative(target: str, page: str) -> str:
    """Return the way from ``page`` to ``target``, both paths from the site's root."""
    above, _, name = target.rpartition("/")
    return _way(above, page.rpartition("/")[0]) + name


@lru_cache(maxsize=4096)
def _way(folder: str, start: str) -> str:
    way = posixpath.relpath(folder or ".", start or ".")
    return "" if way == "." else f"{way}/"


def year_name(year: int) -> str:
    """Return the last part of the address of a year's list."""
    return f"nam-{year}" if year else "khong-ro-nam"


def permalink(path: str, base_url: str | None) -> str:
    """Return the public address of the page at ``path``; from the site's root when the site's own is not known."""
    place = path.removesuffix(".md")
    place = "" if place == "index" else place.removesuffix("/index") + "/"
    return f"{base_url.rstrip('/')}/{place}" if base_url else place
