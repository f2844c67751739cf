"""Build aside, then swap: whatever goes wrong, what was there before stays as it was."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MARK = ".bantin"
"""A small file in whatever this program made: a folder without it is never replaced."""


class NotOurs(Exception):  # noqa: N818 - a refusal
    """The target holds something that this program did not make."""


@contextmanager
def aside(target: Path) -> Iterator[Path]:
    """Give an empty folder beside ``target``; when the block ends well it takes the target's place.

    A folder that was not made here is never replaced. Raises ``NotOurs``, ``OSError``.
    """
    target = target.absolute()
    _refuse_strangers(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        made.chmod(0o777 & ~_umask())
        yield made
        (made / MARK).write_text("bantin\n", encoding="utf-8")
        _swap(made, target)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _refuse_strangers(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise NotOurs(target)
    if target.is_dir() and any(target.iterdir()) and not (target / MARK).is_file():
        raise NotOurs(target)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def _swap(made: Path, target: Path) -> None:
    if not target.exists():
        made.rename(target)
        return
    old = made.with_name(f"{made.name}.old")
    target.rename(old)
    try:
        made.rename(target)
    except BaseException:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
