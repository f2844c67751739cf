"""Record files, read by several processes, and only those that changed since they were read last.

What was read of a file is kept with a digest of its bytes. A file that the system has not touched since is not even
opened: its inode, size and both its times are as they were, and they were not so new that a later change could have
left them alike. A fresh checkout, or a copy of the cache, has other inodes and times: then the bytes decide.
"""

from __future__ import annotations

import hashlib
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from time import time_ns
from typing import Final, NamedTuple

from generator import cache, files, workers
from generator.files import UNSURE, Found, Stamp, Unreadable
from generator.loader import Take, Taken, in_turn

SHELVES: Final = 64
"""An edit rewrites one of so many files of the cache."""


class Kept(NamedTuple):
    """What was read of a file: what the system said of it, and what came of it."""

    stamp: Stamp
    taken: Taken


Shelf = dict[str, Kept]


class Intake:
    """Reads record files; what it keeps below ``folder`` it keeps for whoever comes with the same ``key``."""

    def __init__(self, folder: Path, key: bytes, jobs: int) -> None:
        self._folder = folder
        self._key = hashlib.sha256(cache.program() + key).digest()
        self._jobs = jobs

    def take_all(self, found: Sequence[Found], take: Take) -> list[Taken]:
        """Read the files, or recall what was read of them: the same either way."""
        now = time_ns()
        before = [self._recalled(number) for number in range(SHELVES)]
        kept = [_unchanged(before[_number(each.name)].get(each.name), each, now) for each in found]
        wanted = [index for index, each in enumerate(kept) if each is None]
        stamps = [files.stamp(found[index].path, now) for index in wanted]
        for index, stamp, taken in zip(wanted, stamps, self._read(found, take, wanted), strict=True):
            kept[index] = Kept(stamp, taken)
        self._keep(before, {each.name: it for each, it in zip(found, kept, strict=True) if it})
        return [each.taken for each in kept if each]

    def _read(self, found: Sequence[Found], take: Take, wanted: Sequence[int]) -> Iterable[Taken]:
        if not workers.may_share(wanted, self._jobs):
            return in_turn([found[index] for index in wanted], take)
        parts = workers.shared(partial(_packed, found, take), wanted, self._jobs)
        return chain.from_iterable(cache.unpacked(part) for part in parts)

    def _recalled(self, number: int) -> Shelf:
        shelf = cache.stored(self._path(number), dict, self._key) or {}
        return shelf if all(isinstance(each, Kept) for each in shelf.values()) else {}

    def _keep(self, before: Sequence[Shelf], kept: Shelf) -> None:
        shelves: dict[int, Shelf] = defaultdict(dict)
        for name, each in kept.items():
            if each.taken.digest:
                shelves[_number(name)][name] = each
        for number in range(SHELVES):
            if not _are_same(shelves[number], before[number]):
                cache.store(self._path(number), shelves[number], self._key)

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:02}.bin"


def _number(name: str) -> int:
    return zlib.crc32(name.encode()) % SHELVES


def _are_same(shelf: Shelf, other: Shelf) -> bool:
    """Whether two shelves hold the very same things."""
    return shelf.keys() == other.keys() and all(each is other[name] for name, each in shelf.items())


def _unchanged(known: Kept | None, found: Found, now: int) -> Kept | None:
    """Return what is known of a file when that still holds."""
    if known is None:
        return None
    stamp = files.stamp(found.path, now)
    if stamp != UNSURE and known.stamp == stamp:
        return known
    try:
        same = files.digest(files.read_bytes(found)) == known.taken.digest
    except Unreadable:
        same = False
    return known._replace(stamp=stamp) if same else None


def _packed(found: Sequence[Found], take: Take, indices: Iterable[int]) -> bytes:
    return cache.packed(list(in_turn([found[index] for index in indices], take)))
