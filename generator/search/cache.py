"""What one build keeps for the next: files that say themselves whether they are whole."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

_SUM = 32


def recalled(path: Path) -> bytes | None:
    """Return what was kept, or ``None`` when it is missing or damaged."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return data[_SUM:] if hashlib.sha256(data[_SUM:]).digest() == data[:_SUM] else None


def keep(path: Path, data: bytes) -> None:
    """Keep something; a disk that is full or locked only makes the next build slower."""
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(hashlib.sha256(data).digest() + data)
        aside.replace(path)
    except OSError:
        aside.unlink(missing_ok=True)
