"""What stands in a record and has an id of its own — findings, recommendations, measures — as other pages need it."""

from __future__ import annotations

import marshal
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from sys import intern
from typing import Any, Final, NamedTuple

from generator import packing
from generator.records.base import Unknown
from generator.records.dates import Span
from generator.records.deadlines import NONE, Term, Terms, in_force
from generator.records.quantities import Quantity
from generator.records.tasks import ComputedStatus, MeasureKind, Status, computed_status


class Reached(NamedTuple):
    """How much of a recommendation or a measure was done, as far as its last update that says so."""

    quantity: Quantity
    on: str
    """EDTF of the day of that situation; empty when unknown."""


class Item(NamedTuple):
    """A finding, recommendation or measure of a record."""

    id: str
    kind: str
    text: str
    """The first words of its text; empty when unknown."""
    status: Status | None = None
    terms: Terms = NONE
    done: Span | None = None
    to: tuple[str, ...] = ()
    """The ids of the organizations that must act."""
    to_described: tuple[str, ...] = ()
    """Those that are only described, and people."""
    to_unknown: bool = False
    """Whether a typed unknown stands among them."""
    measure: MeasureKind | None = None
    quantity: Quantity | Unknown | None = None
    reached: Reached | None = None

    def computed(self, today: date) -> ComputedStatus | None:
        """Return what follows of status and deadline on ``today``."""
        return computed_status(self.status, self.terms, self.done, today)

    def due(self, day: date) -> Term:
        """Return the deadline in force on ``day``, as far as told by then."""
        return in_force(self.terms, day)

    def last_day(self, day: date) -> date | None:
        """Return the last day of the deadline in force on ``day``."""
        return self.due(day).last_day


Plain = tuple[Any, ...]
"""An item as texts and the like; what is not is packed by itself, since many items have the same."""
_AS_IT_IS: Final = ("id", "kind", "text", "to", "to_described", "to_unknown")
_PACKED: Final = {"terms": NONE, "done": None, "quantity": None, "reached": None}
"""What is packed by itself, and what most items have."""


def packed(items: Iterable[Item]) -> bytes:
    """Pack the items of a record: of very many records, few items are looked at at once."""
    return marshal.dumps([_plain(each) for each in items], 2)


def unpacked(kept: packing.Packed) -> tuple[Item, ...]:
    """Return the items that were packed."""
    return tuple([_item(each) for each in _plains(kept)])


def unpacked_at(kept: packing.Packed, number: int) -> Item:
    """Return one of the items that were packed, which is quicker."""
    return _item(_plains(kept)[number])


def _plain(item: Item) -> Plain:
    named = item.status and item.status.value, item.measure and item.measure.value
    apart = [
        None if getattr(item, name) == usual else packing.packed(getattr(item, name))
        for name, usual in _PACKED.items()
    ]
    return (*(getattr(item, name) for name in _AS_IT_IS), *named, *apart)


@lru_cache(maxsize=128)
def _plains(kept: packing.Packed) -> list[Plain]:
    """Return the items of a record; whoever asks for them often asks again."""
    plains: list[Plain] = marshal.loads(packing.held(kept))  # noqa: S302 - it runs nothing
    return plains


def _item(plain: Plain) -> Item:
    item_id, kind, text, to, described, unknown, status, measure, terms, done, quantity, reached = plain
    return Item(
        item_id,
        kind,
        text,
        _STATUS.get(status),
        _apart(terms) if terms else NONE,
        done and _apart(done),
        tuple(map(intern, to)),
        described,
        unknown,
        _MEASURE.get(measure),
        quantity and _apart(quantity),
        reached and _apart(reached),
    )


_STATUS: Final = {each.value: each for each in Status}
_MEASURE: Final = {each.value: each for each in MeasureKind}
_apart: Final = lru_cache(maxsize=4096)(packing.unpacked)
