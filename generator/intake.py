"""Record files, read by several processes, and only those that changed since they were read last.

What was read of a file is kept with a digest of its bytes. A file that the system has not touched since is not even
opened: its inode, size and both its times are as they were, and they were not so new that a later change could have
left them alike. A fresh checkout, or a copy of the cache, has other inodes and times: then the bytes decide.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from time import time_ns
from typing import Final, NamedTuple

from generator import cache, files, packing, workers
from generator.files import UNSURE, Found, Stamp, Unreadable
from generator.loader import Take, Taken, in_turn
from generator.registry import waiting
from generator.spool import Spool

SHELVES: Final = 64
"""An edit rewrites one of so many files of the cache."""
FEW: Final = 16
"""So few files of a shelf, if it holds as many others, are read at once: to share them takes longer."""


class Kept(NamedTuple):
    """What was read of a file: what the system said of it, and what came of it."""

    stamp: Stamp
    taken: Taken


Shelf = dict[str, Kept]
Read = Callable[[Sequence[Found]], Shelf]


class Intake:
    """Reads record files; what it keeps below ``folder`` it keeps for whoever comes with the same ``key``."""

    def __init__(self, folder: Path, key: bytes, jobs: int) -> None:
        self._folder = folder
        self._key = hashlib.sha256(cache.program() + key).digest()
        self._jobs = jobs

    def take_all(self, found: Sequence[Found], take: Take) -> list[Taken]:
        """Read the files, or recall what was read of them: the same either way."""
        now, put_by = time_ns(), partial(_waiting, Spool(self._folder), {})
        read: Read = partial(_read, take, now)
        mine: list[list[Found]] = [[] for _ in range(SHELVES)]
        for each in found:
            mine[_number(each.name)].append(each)
        taken: dict[str, Taken] = {}
        later: dict[int, list[Found]] = {}
        for number, wanted in enumerate(mine):
            shelf, missing, is_same = self._known(number, wanted, now)
            if len(missing) > min(FEW, len(shelf)):
                # What is known of it is recalled again then: no two shelves are in memory at once.
                later[number] = missing
                continue
            if not is_same:
                shelf |= next(self._read({number: missing}, read))[1]
                self._keep(number, shelf)
            taken |= put_by(shelf)
        for number, fresh, packed in self._read(later, read):
            known, missing, _ = self._known(number, mine[number], now)
            shelf = known | read([each for each in missing if each.name not in fresh]) | fresh
            self._keep(number, shelf, packed if len(shelf) == len(fresh) else b"")
            taken |= put_by(shelf)
        return [taken[each.name] for each in found]

    def _known(self, number: int, wanted: Sequence[Found], now: int) -> tuple[Shelf, list[Found], bool]:
        """Return what is known of a shelf and still holds, what is missing, and whether that is just what was kept."""
        before = self._recalled(number)
        shelf = {each.name: it for each in wanted if (it := _unchanged(before.get(each.name), each, now))}
        missing = [each for each in wanted if each.name not in shelf]
        return shelf, missing, not missing and _are_same(shelf, before)

    def _keep(self, number: int, shelf: Shelf, packed: bytes = b"") -> None:
        if packed:
            cache.keep(self._path(number), self._key + packed)
        else:
            cache.store(self._path(number), shelf, self._key)

    def _read(self, wanted: Mapping[int, list[Found]], read: Read) -> Iterator[tuple[int, Shelf, bytes]]:
        """Yield what was read for each shelf; what other processes read comes packed, too, as the cache keeps it."""
        if not workers.may_share([each for found in wanted.values() for each in found], self._jobs):
            yield from ((number, read(found), b"") for number, found in wanted.items())
            return
        read([found[0] for found in wanted.values() if found])  # what all processes need is there before
        for part in workers.shared(partial(_packed, read), [*wanted.items()], self._jobs, fewest=1):
            yield from ((number, packing.unpacked(packed), packed) for number, packed in part)

    def _recalled(self, number: int) -> Shelf:
        shelf = cache.stored(self._path(number), dict, self._key) or {}
        return shelf if all(isinstance(each, Kept) for each in shelf.values()) else {}

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:02}.bin"


def _number(name: str) -> int:
    """Return on which shelf a file is: with its neighbours, ``KL-2022-0001.yml`` to ``KL-2022-0099.yml``.

    What is read together lies together in memory: a process that makes their pages copies little of it.
    """
    return zlib.crc32(name[:-6].encode()) % SHELVES


def _are_same(shelf: Shelf, other: Shelf) -> bool:
    """Whether two shelves hold the very same things."""
    return shelf.keys() == other.keys() and all(each is other[name] for name, each in shelf.items())


def _unchanged(known: Kept | None, found: Found, now: int) -> Kept | None:
    """Return what is known of a file when that still holds; what could not be read is tried again."""
    if known is None or not known.taken.digest:
        return None
    stamp = files.stamp(found.location, now)
    if stamp != UNSURE and known.stamp == stamp:
        return known
    try:
        same = files.digest(files.read_bytes(found)) == known.taken.digest
    except Unreadable:
        same = False
    return known._replace(stamp=stamp) if same else None


def _waiting(spool: Spool, ids: dict[str, str], shelf: Shelf) -> dict[str, Taken]:
    """Return what was read, without what is seldom needed; the names are those of the files, not equal ones."""
    entries = [it.entry._replace(file=name) for name, (_, it) in shelf.items() if it.entry]
    thin = iter(waiting(entries, spool, ids))
    return {
        name: taken._replace(entry=next(thin)) if taken.entry else taken for name, (_, taken) in shelf.items()
    }


def _read(take: Take, now: int, found: Sequence[Found]) -> Shelf:
    # The stamps are those of before: what is changed meanwhile is read again next time.
    stamps = [files.stamp(each.location, now) for each in found]
    taken = in_turn(found, take)
    return {each.name: Kept(stamp, it) for each, stamp, it in zip(found, stamps, taken, strict=True)}


def _packed(read: Read, wanted: Sequence[tuple[int, list[Found]]]) -> list[tuple[int, bytes]]:
    return [(number, packing.packed(read(found))) for number, found in wanted]
