"""A whole folder takes the place of another: in one step where the system can, else in two that can be mended."""

from __future__ import annotations

import ctypes
import errno
import os
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from generator.publish import folders

_HERE = -100
_EXCHANGE = 2
_MOUNTS = Path("/proc/self/mountinfo")


class Unmovable(Exception):  # noqa: N818 - a refusal
    """The target cannot be moved away, so no other folder can take its place."""


def refuse_mounts(target: Path) -> None:
    """Raise ``Unmovable`` when a disk is mounted on ``target`` or below it: such a folder cannot be replaced.

    What is mounted below would be taken for our own files, and removed with them.
    """
    if os.path.ismount(target) or any(place == target or target in place.parents for place in _mounts()):
        raise Unmovable(target)


def _mounts() -> list[Path]:
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []
    return [Path(re.sub(r"\\([0-7]{3})", _character, line.split(" ")[4])) for line in lines]


def _character(escaped: re.Match[str]) -> str:
    return chr(int(escaped[1], 8))


def put_in_place(made: Path, target: Path) -> None:
    """Let ``made`` take the place of ``target``; what stood there, if anything, is at ``made`` then.

    Raises ``NotOurs`` when a stranger has come meanwhile, ``Unmovable``, ``OSError``.
    """
    folders.refuse_strangers(target)
    folders.sign(made)
    made.chmod(0o777 & ~_umask() | made.stat().st_mode & 0o2000)
    try:
        if not target.exists():
            made.rename(target)
        elif not _exchanged(made, target):
            _in_two_steps(made, target)
    except OSError as error:
        if error.errno in {errno.EBUSY, errno.EXDEV}:
            raise Unmovable(target) from error
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the system could exchange two folders in one step: then there is no moment without a site."""
    exchange = _renameat2()
    return (
        exchange is not None and exchange(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0
    )


@cache
def _renameat2() -> Callable[..., int] | None:
    """Return Linux's call that exchanges two names, which Python does not know, if this system has it."""
    try:
        call = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):
        return None
    call.argtypes = [ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint]
    return call


def _in_two_steps(made: Path, target: Path) -> None:
    """Move the old folder away and the new one in: ``folders.mend`` undoes the first when a kill comes between."""
    old = folders.beside(target, folders.OLD)
    target.rename(old)
    try:
        made.rename(target)
    except BaseException:
        old.rename(target)
        raise
    old.rename(made)
