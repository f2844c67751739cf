"""A command that finds everything as it was says again what it said, at once: nothing else of the program is needed.

It was run on these very files, by this program, on this day, with these words; what it made stands as it was made. The
system's stamps tell that a file was not touched; of one that had just been changed when it was looked at, they may tell
so wrongly, and its bytes decide. When anything is in doubt the command is run.
"""

from __future__ import annotations

import hashlib
import io
import marshal
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from stat import S_ISDIR, S_ISLNK
from typing import Final

from generator import cache

FOLDER: Final = ".cache/lan-truoc"
"""In the working folder: what the last run of each command saw and said. It may be deleted at any time."""
COMMANDS: Final = {"build", "check"}
FRESH: Final = 2_000_000_000
"""Nanoseconds within which a file may change twice and look the same."""
_HOME: Final = Path(__file__).parent
_UNTOLD: Final = {"_", "OLDPWD", "SHLVL"}
"""What shells change in the environment by themselves."""
_HANOI: Final = 7 * 3600
_AT_START: Final = (
    sorted((name, text) for name, text in os.environ.items() if name not in _UNTOLD),
    tuple(sys.path),
)
"""The environment, and where libraries are: some libraries change both."""
Stamp = tuple[int, int, int, int]
Made = dict[str, tuple[int, ...]]
Look = dict[str, Stamp | bytes]
"""Path → what the system says of it; a digest of what is in it when that is not to be relied on."""
Said = list[tuple[str, bool]]
"""What a command said, and whether on standard error."""


def repeated(arguments: Sequence[str]) -> int | None:
    """Say again what the command said last, and return its exit code; ``None`` when it has to be run."""
    if COMMANDS.isdisjoint(arguments[:1]):
        return None
    data = cache.recalled(_place(arguments))
    if data is None:
        return None
    key, looked, made, (folder, git), said, code = marshal.loads(data)  # noqa: S302 - unharmed, and it runs nothing
    if key != _key(arguments) or not _is_as_seen(looked) or not _is_as_made(made) or _git(folder) != git:
        return None
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    for text, err in said:
        print(text, file=sys.stderr if err else sys.stdout)
    return int(code)


class Run:
    """A run of a command, which may be spared the next time."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self._arguments = arguments
        self._key = _key(arguments)
        self._is_repeatable = not COMMANDS.isdisjoint(arguments[:1])
        self._roots: list[Path] = []
        self._looked: list[bytes] | None = []
        """What was seen, packed: it is only needed when all is done."""
        self._made: Made = {}
        self.said: Said = []

    def say(self, text: str, *, err: bool = False) -> None:
        """Take down what is said."""
        self.said.append((text, err))

    def look(self, *paths: Path) -> None:
        """Look at files, and at folders with all that is in them, before the command reads them."""
        for path in paths if self._is_repeatable else ():
            self._roots.append(path.absolute())
            found = _look(path.absolute(), time.time_ns())
            self._looked = (
                None if found is None or self._looked is None else [*self._looked, marshal.dumps(found)]
            )

    def made(self, folder: Path, stamps: Mapping[str, tuple[int, int, int]]) -> None:
        """Take down what was made in ``folder``: path below it → inode, size, when it was written."""
        top = str(folder.absolute())
        self._made = {f"{top}/{path}": tuple(stamp) for path, stamp in stamps.items()}
        for each in [str(Path(top).parent), top, *_folders(top, stamps)]:
            self._made[each] = _kind_of(os.lstat(each))

    def keep(self, code: int) -> None:
        """Keep what was seen and said for the next run, if this is the folder of what was looked at."""
        program = _look(_HOME, time.time_ns())
        if not self._looked or program is None or Path.cwd() not in {each.parent for each in self._roots}:
            return
        looked, folder = program | _libraries(), str(self._roots[0].parent)
        for each in self._looked:
            looked |= marshal.loads(each)  # noqa: S302 - our own
        seen = self._key, looked, self._made, (folder, _git(folder)), self.said, code
        cache.keep(_place(self._arguments), marshal.dumps(seen))


def _folders(top: str, paths: Iterable[str]) -> set[str]:
    """Return the folders below ``top`` that ``paths`` stand in."""
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and f"{top}/{folder}" not in found:
            found.add(f"{top}/{folder}")
            folder = folder.rpartition("/")[0]
    return found


def _place(arguments: Sequence[str]) -> Path:
    return Path(FOLDER, f"{arguments[0]}.bin")


def _key(arguments: Sequence[str]) -> bytes:
    """Return a digest of what is not in files: how the command was called, and the day."""
    shown = [stream.isatty() for stream in (sys.stdout, sys.stderr)]
    day = int(time.time() + _HANOI) // 86_400
    told = (list(arguments), str(Path.cwd()), _AT_START, shown, day, sys.version)
    return hashlib.sha256(repr(told).encode("utf-8", "surrogateescape")).digest()


def _look(path: Path, now: int) -> Look | None:
    """Return what the system says of a file or of a whole folder; ``None`` where a link leads elsewhere."""
    found: Look = {}
    waiting = [str(path)]
    while waiting:
        each = waiting.pop()
        status = os.lstat(each)
        if S_ISLNK(status.st_mode):
            return None
        if S_ISDIR(status.st_mode):
            waiting += [f"{each}/{name}" for name in _names(each)]
        is_sure = max(status.st_mtime_ns, status.st_ctime_ns) < now - FRESH
        found[each] = _stamp(status) if is_sure else _digest(each)
    return found


def _libraries() -> Look:
    """Return what the system says of the folders with the libraries: to install one changes its folder."""
    return {path: _stamp(os.lstat(path)) for path in _AT_START[1] if path and os.path.isdir(path)}  # noqa: PTH112


def _names(folder: str) -> list[str]:
    return sorted(name for name in os.listdir(folder) if name != "__pycache__")  # noqa: PTH208 - names are enough


def _digest(path: str) -> bytes:
    """Return a digest of a file, or of the names in a folder."""
    if os.path.isdir(path):  # noqa: PTH112 - there are very many
        return hashlib.sha256("/".join(_names(path)).encode("utf-8", "surrogateescape")).digest()
    return hashlib.sha256(Path(path).read_bytes()).digest()


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _kind_of(status: os.stat_result) -> tuple[int, ...]:
    """Return the stamp of what was made: sharing a file changes when anything of it changed."""
    if S_ISDIR(status.st_mode):
        return status.st_ino, status.st_mtime_ns
    return status.st_ino, status.st_size, status.st_mtime_ns


def _is_as_seen(looked: Look) -> bool:
    try:
        return all(
            (_digest(path) if isinstance(known, bytes) else _stamp(os.lstat(path))) == known
            for path, known in looked.items()
        )
    except OSError:
        return False


def _is_as_made(made: Made) -> bool:
    try:
        return all(_kind_of(os.lstat(path)) == known for path, known in made.items())
    except OSError:
        return False


def _git(folder: str) -> str:
    """Return what git would compare the files of ``folder`` with; empty where nothing is under its care."""
    git = ["git", "-C", folder, "rev-parse"]
    try:
        asked = [*git, "HEAD", "--is-shallow-repository", "--git-path", "index"]
        told = subprocess.run(asked, capture_output=True, text=True, check=False).stdout  # noqa: S603 - fixed words
        index = Path(folder, told.split("\n")[2]) if told.count("\n") > 2 else None
        return f"{told} {_stamp(index.stat()) if index else ''}"
    except OSError:
        return ""
