"""A folder for the files of a run, in memory where Linux keeps one; what a killed run left there is cleared away."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

if sys.platform == "linux":
    import fcntl

MEMORY: Final = "/dev/shm"  # noqa: S108 - folders in it get a name that nobody can guess
ROOM: Final = 512 * 1024 * 1024
NAME: Final = "bantin-tim-kiem-"
LOCK: Final = "khoa"
"""A file in the folder, which is locked as long as somebody is at work: the lock goes with the process."""
YOUNG: Final = 60
"""Seconds in which a folder may not have its lock yet."""


@contextmanager
def folder() -> Iterator[Path]:
    """Give a folder of one's own that goes away at the end."""
    place = _memory()
    if place:
        _clear(Path(place))
    with tempfile.TemporaryDirectory(prefix=NAME, dir=place) as name, (Path(name) / LOCK).open("wb") as lock:
        _take(lock.fileno())
        yield Path(name)


def _memory() -> str | None:
    """Return the folder that Linux keeps in memory, if it has room: thousands of small files are made there sooner."""
    try:
        has_room = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    except OSError:
        return None
    return MEMORY if has_room else None


def _take(descriptor: int) -> None:
    if sys.platform == "linux":
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _clear(place: Path) -> None:
    """Remove the folders in memory that nobody holds any more: nothing else would ever free what they take."""
    for left in place.glob(f"{NAME}*"):
        with suppress(OSError):
            if left.is_symlink() or time.time() - left.stat().st_mtime < YOUNG:
                continue
            with (left / LOCK).open("ab") as lock:  # a folder of somebody else cannot be opened
                _take(lock.fileno())
                shutil.rmtree(left, ignore_errors=True)
