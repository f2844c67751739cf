"""Where each page stands: Vietnamese folders, stable addresses."""

from __future__ import annotations

import posixpath

FOLDERS = {
    "inspection": "kiem-tra",
    "conclusion": "ket-luan",
    "organization": "don-vi",
    "document": "van-ban",
    "programme": "chuong-trinh",
    "meeting": "hoi-nghi",
    "report": "so-lieu",
}
"""Record type → folder. A type that is not here has no page of its own yet."""


def address(kind: str, record_id: str) -> str | None:
    """Return the path of a record's page, ``kiem-tra/KT-2022-0001.md``; ``None`` for a type without pages."""
    folder = FOLDERS.get(kind)
    return f"{folder}/{record_id}.md" if folder else None


def relative(target: str, page: str) -> str:
    """Return the way from ``page`` to ``target``, both paths from the site's root."""
    return posixpath.relpath(target, posixpath.dirname(page) or ".")
