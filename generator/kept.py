"""What one build leaves for the next: of what each thing was made, and the stamp of the file that it became."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from generator import files
from generator.publish import Stamp
from generator.search import Document


class Output(NamedTuple):
    """A file of a generated page."""

    path: str
    """Of the page."""
    stamp: Stamp
    updated: str
    document: Document | None


class Made(NamedTuple):
    """What was made by one plan, and of what."""

    made_of: bytes
    asked: str
    """The questions, as ``lookups.Asked`` tells them: in one text they take little room."""
    outputs: tuple[Output, ...]


class Copied(NamedTuple):
    """A file that was copied as it is: what the system said of the original, and of the copy."""

    original: files.Stamp
    copy: Stamp


class Indexed(NamedTuple):
    """A file of the index: what it was made of, and the stamp of what was written."""

    digest: bytes
    stamp: Stamp


class Searched(NamedTuple):
    """The index of the search: by which program and of which documents, and its files."""

    made_by: bytes
    made_of: bytes
    files: dict[str, Indexed]


@dataclass(slots=True)
class Kept:
    """What one build leaves for the next; what there is very much of comes in lots, each in memory for a while only."""

    key: bytes = b""
    day: date | None = None
    copied: dict[str, Copied] = field(default_factory=dict)
    searched: Searched | None = None
    records: Iterable[bytes] = ()
    """How the records stood (id → ``Stood``), packed. To be gone through before what follows."""
    remembered: Iterable[bytes] = ()
    """What look-ups remembered, as ``Lookups.keeping`` gives it. To be gone through before what follows."""
    made: Iterable[bytes] = ()
    """What was made by which plans (path → ``Made``), packed."""

    @classmethod
    def recalled(cls, values: Iterator[object]) -> Kept:
        """Return what was stored as ``told`` tells it; nothing of what is missing or something else."""
        header = next(values, None)
        if not isinstance(header, Header):
            return cls()
        records, remembered, made = (_lots(values) for _ in range(3))
        return cls(*header, records, remembered, made)

    def told(self) -> Iterator[object]:
        """Yield what can be stored, one after the other."""
        yield Header(self.key, self.day, self.copied, self.searched)
        for lots in (self.records, self.remembered, self.made):
            yield from lots
            yield None


class Header(NamedTuple):
    """What is kept, but for what comes in lots."""

    key: bytes
    day: date | None
    copied: dict[str, Copied]
    searched: Searched | None


def _lots(values: Iterator[object]) -> Iterator[bytes]:
    """Yield values as far as the next ``None``."""
    for value in values:
        if not isinstance(value, bytes):
            return
        yield value
