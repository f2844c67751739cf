"""One build of a site at a time. The lock goes with the process: a killed build leaves none."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.publish.folders import NotOurs, beside

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        os.lseek(descriptor, _FAR, os.SEEK_SET)  # what is locked cannot be read, and the number must be
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        # Not flock: a process started by a build would hold that one too, and might outlive a build that was killed.
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_FAR = 1 << 20
_SAID = re.compile(r"(?:bantin ?(\d*)\n?)?")
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL}
_held: set[Path] = set()


class Busy(Exception):  # noqa: N818 - a refusal
    """Another process builds the same site; ``process`` is its number, if it is known."""

    def __init__(self, target: Path, process: int | None) -> None:
        super().__init__(target)
        self.target, self.process = target, process


@contextmanager
def locked(target: Path) -> Iterator[None]:
    """Hold the lock of ``target``, whether it exists or not; raise ``Busy`` when another process does.

    Whoever holds it may ask again. Raises ``NotOurs`` when somebody else's file has the lock's name, ``OSError``.
    """
    path = beside(target.absolute(), "khoa")
    if path in _held:
        yield
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = _opened(path, target)
    _held.add(path)
    try:
        _sign(descriptor)
        yield
    finally:
        _held.discard(path)
        with contextlib.suppress(OSError):  # Windows removes no open file
            path.unlink()
        os.close(descriptor)


def _opened(path: Path, target: Path) -> int:
    """Return the lock, taken, in a file that is still there: its holder may have removed it meanwhile."""
    while True:
        descriptor = _open(path)
        try:
            _try(descriptor, Busy(target, _holder(descriptor, path)))
            if _is_at(path, descriptor):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path.parent)) from error  # the folder an editor knows


def _holder(descriptor: int, path: Path) -> int | None:
    """Return the number of the process that holds the lock, or held it last; raise ``NotOurs``."""
    said = _SAID.fullmatch(os.read(descriptor, 64).decode("ascii", "replace"))
    if not said:
        raise NotOurs(path)
    return int(said[1]) if said[1] else None


def _try(descriptor: int, busy: Busy) -> None:
    try:
        _take(descriptor)
    except (BlockingIOError, PermissionError):
        raise busy from None
    except OSError as error:
        if error.errno not in _NO_LOCKS:  # some network disks have none: better a build without than none
            raise


def _is_at(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _sign(descriptor: int) -> None:
    """Write who holds the lock; on a full disk it holds without that."""
    with contextlib.suppress(OSError):
        os.truncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, f"bantin {os.getpid()}\n".encode())
