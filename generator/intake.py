"""Record files, read by several processes, and only those that changed since they were read last.

What was read of a file is kept with a digest of its bytes. A file that the system has not touched since is not even
opened: its inode, size and both its times are as they were, and they were not so new that a later change could have
left them alike. A fresh checkout, or a copy of the cache, has other inodes and times: then the bytes decide.
"""

from __future__ import annotations

import hashlib
import marshal
import pickle
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from time import time_ns
from typing import Any, Final, NamedTuple

from generator import cache, files, workers
from generator.files import UNSURE, Found, Stamp, Unreadable
from generator.loader import Take, Taken, in_turn

SHELVES: Final = 64
"""An edit rewrites one of so many files of the cache."""


class Kept(NamedTuple):
    """What was read of a file: what the system said of it, the digest of its bytes, what came of it."""

    stamp: Stamp
    digest: bytes
    packed: bytes


class Intake:
    """Reads record files; what it keeps below ``folder`` it keeps for whoever comes with the same ``key``."""

    def __init__(self, folder: Path, key: bytes, jobs: int) -> None:
        self._folder = folder
        self._key = hashlib.sha256(cache.program() + key).digest()
        self._jobs = jobs

    def take_all(self, found: Sequence[Found], take: Take) -> list[Taken]:
        """Read the files, or recall what was read of them: the same either way."""
        now = time_ns()
        shelves = [self._recalled(number) for number in range(SHELVES)]
        stamps = [files.stamp(each.path, now) for each in found]
        taken: list[Taken | None] = []
        kept: list[Kept | None] = []
        for each, stamp in zip(found, stamps, strict=True):
            known = _unchanged(shelves[_shelf(each)].get(each.name), each, stamp)
            value = _opened(known) if known else None
            taken.append(value)
            kept.append(known if value else None)
        wanted = [index for index, value in enumerate(taken) if value is None]
        parts = workers.shared(partial(_packed, found, take), wanted, self._jobs)
        for index, data in zip(wanted, (data for part in parts for data in part), strict=True):
            value = taken[index] = cache.unpacked(data)
            kept[index] = Kept(stamps[index], value.digest, data) if value.digest else None
        self._keep(shelves, {each.name: it for each, it in zip(found, kept, strict=True) if it})
        return [each for each in taken if each]

    def _recalled(self, number: int) -> dict[str, Kept]:
        data = cache.recalled(self._path(number))
        if data is None or data[: len(self._key)] != self._key:
            return {}
        shelf: dict[str, Any] = marshal.loads(memoryview(data)[len(self._key) :])  # noqa: S302 - unharmed, see ``recalled``
        return {name: Kept(*kept) for name, kept in shelf.items()}

    def _keep(self, before: Sequence[dict[str, Kept]], kept: dict[str, Kept]) -> None:
        shelves: dict[int, dict[str, Kept]] = defaultdict(dict)
        for name, each in kept.items():
            shelves[_number(name)][name] = each
        for number in range(SHELVES):
            if shelves[number] != before[number]:
                plain = {name: tuple(each) for name, each in shelves[number].items()}
                cache.keep(self._path(number), self._key + marshal.dumps(plain))

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:02}.bin"


def _number(name: str) -> int:
    return zlib.crc32(name.encode()) % SHELVES


def _shelf(found: Found) -> int:
    return _number(found.name)


def _unchanged(known: Kept | None, found: Found, stamp: Stamp) -> Kept | None:
    """Return what is known of a file when that still holds."""
    if known is None or (stamp != UNSURE and known.stamp == stamp):
        return known
    try:
        same = files.digest(files.read_bytes(found)) == known.digest
    except Unreadable:
        same = False
    return known._replace(stamp=stamp) if same else None


def _opened(known: Kept) -> Taken | None:
    try:
        value = cache.unpacked(known.packed)
    except (pickle.UnpicklingError, EOFError, AttributeError, ValueError, TypeError):
        return None
    return value if isinstance(value, Taken) else None


def _packed(found: Sequence[Found], take: Take, indices: Iterable[int]) -> list[bytes]:
    return [cache.packed(taken) for taken in in_turn([found[index] for index in indices], take)]
