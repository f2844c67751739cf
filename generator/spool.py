"""What is needed once, and late: it waits in a file without a name, takes no memory, and is gone with the program."""

from __future__ import annotations

import errno
import os
import tempfile
import weakref
from collections.abc import Sequence
from contextlib import suppress
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple


class Spool:
    """A file that is open as long as anything waits in it; where there can be none, things stay in memory."""

    def __init__(self, folder: Path) -> None:
        self._end, self._number = 0, -1
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder) as file:
                self._number = os.dup(file.fileno())
                weakref.finalize(self, os.close, self._number)

    def put(self, several: Sequence[bytes]) -> Sequence[bytes | Spooled]:
        """Let several things wait."""
        data, starts = b"".join(several), accumulate(map(len, several), initial=self._end)
        with suppress(
            OSError, AttributeError
        ):  # there is no file, no more room, or no system that writes like this
            if os.pwrite(self._number, data, self._end) == len(data):
                self._end += len(data)
                return [Spooled(self, start, len(each)) for start, each in zip(starts, several, strict=False)]
        return several

    def read(self, start: int, size: int) -> bytes:
        """Return what waits at a place; raise ``OSError``."""
        found = os.pread(self._number, size, start)
        if len(found) != size:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return found


class Spooled(NamedTuple):
    """Where some bytes wait."""

    spool: Spool
    start: int
    size: int

    def read(self) -> bytes:
        """Return the bytes; processes that were forked meanwhile may read them, too."""
        return self.spool.read(self.start, self.size)
