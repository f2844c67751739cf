"""Which files changed: the system is asked for their stamps again and again, so that nothing has to be installed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import time_ns

from generator import files
from generator.files import FRESH, MAX_BYTES, UNSURE, Stamp


class Watch:
    """Remembers what files looked like.

    A file that has just been changed may change once more and look the same, on some disks for two seconds: so long
    its bytes decide.
    """

    def __init__(self) -> None:
        self._stamps: dict[str, Stamp] = {}
        self._fresh: dict[str, bytes] = {}

    def look(self, roots: Iterable[Path]) -> set[str]:
        """Return the paths of what changed, came or went since the last look: files, and all those below folders."""
        now = time_ns()
        found = {path: stamp for root in roots for path, stamp in _stamps(str(root))}
        before, self._stamps = self._stamps, found
        changed = {path for path in before.keys() | found.keys() if before.get(path) != found.get(path)}
        fresh = {path for path in changed & found.keys() if max(found[path][2:]) > now - FRESH}
        digests = {path: _digest(path, found[path]) for path in (self._fresh.keys() & found.keys()) | fresh}
        again = {path for path, digest in self._fresh.items() if digests.get(path) != digest}
        self._fresh = {path: each for path, each in digests.items() if max(found[path][2:]) > now - FRESH}
        return changed | again


def below(paths: Iterable[str], folder: Path) -> set[str]:
    """Return those of ``paths`` that stand below ``folder``."""
    start = f"{folder}{os.sep}"
    return {path for path in paths if path.startswith(start)}


def _stamps(path: str) -> Iterator[tuple[str, Stamp]]:
    """Yield the files below a folder, or a file itself, with what the system says of them."""
    waiting = [path]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    else:
                        yield entry.path, _stamp(entry)
        except NotADirectoryError:
            yield folder, _stamp(Path(folder))
        except OSError:  # it has just gone, or may not be read
            continue


def _stamp(entry: os.DirEntry[str] | Path) -> Stamp:
    try:
        status = entry.stat()
    except OSError:
        return UNSURE
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _digest(path: str, stamp: Stamp) -> bytes:
    """Return a digest of a file; of a large one, which is no record, only of its stamp."""
    try:
        return files.digest(Path(path).read_bytes() if stamp[1] <= MAX_BYTES else repr(stamp).encode())
    except OSError:
        return b""
