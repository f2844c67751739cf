"""What is needed once, and late: it waits in a file without a name, takes no memory, and is gone with the program."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple


class _File:
    """A file that is open as long as anything waits in it."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __del__(self) -> None:
        os.close(self.number)


class Spooled(NamedTuple):
    """Where some bytes wait."""

    file: _File
    start: int
    size: int

    def read(self) -> bytes:
        """Return the bytes; processes that were forked meanwhile may read them, too."""
        found = os.pread(self.file.number, self.size, self.start)
        if len(found) != self.size:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return found


def spooled(folder: Path, several: Sequence[bytes]) -> Sequence[bytes | Spooled]:
    """Let several things wait in ``folder``; where that cannot be they stay in memory."""
    if not hasattr(os, "pread"):
        return several
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as writing:
            writing.writelines(several)
            writing.flush()
            file = _File(os.dup(writing.fileno()))
    except OSError:
        return several
    starts = accumulate(map(len, several), initial=0)
    return [Spooled(file, start, len(each)) for start, each in zip(starts, several, strict=False)]
