"""What git knows of the data: which public records are gone, and what each looked like before it was changed.

One pass over the log and one over the blobs that matter; nothing is checked out. The committed day is git's word: a
history that was rewritten tells nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Former:
    """An earlier version of a record's file, as it was when citizens could read it."""

    file: str
    """As problems call it: ``data/inspections/KT-2022-0001.yml``."""
    value: dict[str, Any]
    commit: str
    day: date
    """The civil day in Vietnam on which it was replaced or removed, or else the day asked for."""

    @property
    def id(self) -> str:
        """The id of the record."""
        return str(self.value.get("id", ""))


@dataclass(frozen=True, slots=True)
class History:
    """The former versions that the present data is compared with."""

    gone: tuple[Former, ...] = ()
    """Public records whose file is no more."""
    before: dict[str, Former] = field(default_factory=dict)
    """Record id → the version that a closed bulletin, or else the first reader, saw; none if nothing changed since."""
    shallow: bool = False
    """The clone has only its last commits: older versions are not known."""
