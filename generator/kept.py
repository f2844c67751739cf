"""What one build leaves for the next: of what each thing was made, and the stamp of the file that it became."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from generator import files, packing
from generator.publish import Stamp
from generator.search import Document
from generator.stood import Stood


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
    """What one build leaves for the next."""

    key: bytes = b""
    day: date | None = None
    records: dict[str, Stood] = field(default_factory=dict)
    made: list[packing.Packed] = field(default_factory=list)
    """What was made by which plans (path → ``Made``), packed in lots: they need not be in memory all at once."""
    remembered: list[packing.Packed] = field(default_factory=list)
    """What look-ups remembered, in lots as ``Lookups.keeping`` gives them."""
    copied: dict[str, Copied] = field(default_factory=dict)
    searched: Searched | None = None
