"""The folders beside a site while it is built: what they are called, whose they are, how they go away."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
from pathlib import Path

MARK = ".bantin"
"""A small file in whatever this program made: a folder without it is never replaced, emptied or removed."""
SPARE, OLD = "truoc", "cu"
"""What a hidden folder beside the site is: the one it replaced last, or one in the middle of being replaced."""


class NotOurs(Exception):  # noqa: N818 - a refusal
    """The target holds something that this program did not make."""


def beside(target: Path, what: str) -> Path:
    """Return the hidden path beside ``target`` for ``what``, a word without a dash: no two targets share one."""
    return target.with_name(f".{target.name}-{what}")


def is_ours(folder: Path) -> bool:
    """Whether ``folder`` is one that was made here, or an empty one."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    return (folder / MARK).is_file() or not any(folder.iterdir())


def refuse_strangers(target: Path) -> None:
    """Raise ``NotOurs`` when something stands at ``target`` that this program did not make."""
    if os.path.lexists(target) and not is_ours(target):
        raise NotOurs(target)


def unused(target: Path) -> Path:
    """Return a name that was never used: what outlived a killed build cannot write into the next one's folder."""
    return beside(target, secrets.token_hex(4))


def make(folder: Path) -> None:
    """Make a folder to build in, which nobody else can read before it is published."""
    folder.mkdir(mode=0o700)
    sign(folder)


def sign(folder: Path) -> None:
    """Put the mark into ``folder``."""
    if not (folder / MARK).is_file():
        (folder / MARK).write_text("bantin\n", encoding="utf-8")


def mend(target: Path) -> None:
    """Put the old site back, where a build was killed after moving it away and before the new one was there."""
    old = beside(target, OLD)
    if is_ours(old) and not target.exists():
        old.rename(target)


def leftovers(target: Path) -> list[Path]:
    """Return what was left beside ``target``: the spare before what killed builds left."""
    name = re.compile(re.escape(f".{target.name}-") + f"(?:{SPARE}|{OLD}|[0-9a-f]{{8}})")
    with os.scandir(target.parent) as found:
        ours = [path for path in map(Path, found) if name.fullmatch(path.name) and is_ours(path)]
    return sorted(ours, key=lambda path: path != beside(target, SPARE))


def set_by(made: Path, target: Path) -> None:
    """Keep ``made`` as the spare of ``target``; without a site there is nothing to spare it for."""
    if not made.exists():
        return
    made.chmod(0o700)
    if target.exists():
        with contextlib.suppress(OSError):
            made.rename(beside(target, SPARE))
            return
    remove(made)


def remove(folder: Path) -> None:
    """Remove a folder of ours as far as it can be, also when Ctrl+C comes meanwhile."""
    try:
        _remove(folder)
    except KeyboardInterrupt:
        _remove(folder)
        raise


def _remove(folder: Path) -> None:
    """Remove a folder, its mark last: killed here, the next build still knows it."""
    with contextlib.suppress(OSError):
        if is_ours(folder):
            empty(folder)
            (folder / MARK).unlink(missing_ok=True)
            folder.rmdir()


def empty(folder: Path) -> None:
    """Remove whatever is in ``folder`` except its mark."""
    for path in folder.iterdir():
        if path.name != MARK:
            clear(path)


def clear(path: Path | os.DirEntry[str]) -> None:
    """Remove whatever stands at ``path``; what a link leads to stays."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        Path(path).unlink()
