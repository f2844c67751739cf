"""What is indexed together: after an edit only the batch with the edited page is indexed anew, the others were kept."""

from __future__ import annotations

import hashlib
import marshal
import sys
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from generator import workers
from generator.cache import keep, recalled
from generator.search import running
from generator.search.document import Document
from generator.search.running import VERSION, Packed

SIZE: Final = 250
"""More documents than this are split: by years, a year by its quarters, a quarter by its months, a month into parts."""
RUN: Final = 1_000
"""How many documents, about, are indexed by one run at most."""
FEWEST: Final = 500
"""Fewer documents than this are sooner indexed by one run than shared out to processes."""
COMMON: Final = 0.3
"""Of words that so large a share of the pages have, a large site tells the places only to who looks for a phrase."""
FORMAT: Final = 6
"""To be raised when what is kept of a batch changes."""

Group = list[Document]


class Batch(NamedTuple):
    """Documents that are indexed together, oldest first, and what came of it."""

    documents: Group
    packed: Packed


def indexed(documents: list[Document], *, brief: bool, cache: Path | None, jobs: int) -> Iterator[Batch]:
    """Yield the documents in the order of the index, undated ones first, then the oldest; raise ``Failed``.

    A batch comes as soon as it is made; others are made meanwhile. The last one has no documents: it brings what
    every index needs.
    """
    running.program()
    groups, common = [*_split(documents), []], COMMON if brief else 1.0
    wanted = {_key(group, common): group for group in groups}
    found = {key: packed for key in wanted if cache and (packed := _recalled(cache, key))}
    runs = list(_runs([(key, group) for key, group in wanted.items() if key not in found], jobs))
    making = workers.shared(partial(_made, common, cache), runs, jobs, fewest=2)
    for key, group in wanted.items():
        while key not in found:
            found |= {each: _unpacked(data) for each, data in next(making)}
        yield Batch(group, found.pop(key))
    if cache:
        _forget(cache, set(wanted))


def _split(documents: list[Document]) -> list[list[Document]]:
    """Split documents so that one edit touches one small batch, whatever the others hold."""
    dated = [document for document in documents if document.entry.day]
    undated = [document for document in documents if not document.entry.day]
    found = [*_parts(undated, ()), *_parts(dated, (_year, _quarter, _month))]
    return [sorted(group, key=_order) for group in found] or [[]]


def _parts(documents: list[Document], spans: Sequence[Callable[[Document], str]]) -> list[list[Document]]:
    """Return documents in parts that are small enough, the oldest first; those of one day may be in several."""
    if len(documents) <= SIZE:
        return [documents] if documents else []
    parts: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        parts[spans[0](document) if spans else _share(document, len(documents) // SIZE + 1)].append(document)
    oldest_first = [parts[name] for name in sorted(parts)]
    return [small for part in oldest_first for small in _parts(part, spans[1:])] if spans else oldest_first


def _year(document: Document) -> str:
    return document.entry.day[:4]


def _quarter(document: Document) -> str:
    return str((int(document.entry.day[5:7]) - 1) // 3)


def _month(document: Document) -> str:
    return document.entry.day[5:7]


def _share(document: Document, count: int) -> str:
    return f"{zlib.crc32(document.entry.path.encode()) % count:06}"


def _order(document: Document) -> tuple[str, str]:
    return document.entry.day, document.entry.path


def _key(group: Group, common: float) -> str:
    digest = hashlib.sha256(f"{VERSION} {FORMAT} {common} {sys.version_info[:2]}".encode())
    for document in group:
        digest.update(f"\0{document.entry.path}\0".encode() + document.content)
    return digest.hexdigest()


def _runs(groups: list[tuple[str, Group]], jobs: int) -> list[list[tuple[str, Group]]]:
    """Return what is indexed by one run each: shares of nearly one size, as many for each process."""
    total = sum(len(group) for _, group in groups)
    count = max(1, -(-total // RUN))
    if total >= FEWEST * jobs:
        count = -(-count // jobs) * jobs
    runs: dict[int, list[tuple[str, Group]]] = defaultdict(list)
    before = 0
    for key, group in groups:
        middle = before + len(group) // 2
        runs[min(middle * count // max(1, total), count - 1)].append((key, group))
        before += len(group)
    return list(runs.values())


def _made(
    common: float, cache: Path | None, runs: Sequence[list[tuple[str, Group]]]
) -> list[tuple[str, bytes]]:
    """Index what is missing and keep it; return what came of each group, as bytes."""
    found = []
    for run in runs:
        made = running.indexed([group for _, group in run], common)
        found += [(key, marshal.dumps(tuple(packed))) for (key, _), packed in zip(run, made, strict=True)]
    if cache:
        for key, data in found:
            keep(_place(cache, key), data)
    return found


def _unpacked(data: bytes) -> Packed:
    return Packed(*marshal.loads(data))  # noqa: S302 - our own, unharmed


def _recalled(cache: Path, key: str) -> Packed | None:
    data = recalled(_place(cache, key))
    return None if data is None else _unpacked(data)


def _place(cache: Path, key: str) -> Path:
    return cache / f"{key}.bin"


def _forget(cache: Path, used: set[str]) -> None:
    for path in cache.glob("*.bin"):
        if path.stem not in used:
            path.unlink(missing_ok=True)
