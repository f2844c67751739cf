"""What the amounts of measures come to: what was ordered, and beside it how much of it was done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from generator import wording
from generator.markup import Markup, escape, join
from generator.pages.words import ABSENT, Words
from generator.records.dates import parse
from generator.records.items import Item, Reached
from generator.records.quantities import Qualifier, Quantity
from generator.records.tasks import MeasureKind, Status


@dataclass(slots=True)
class Added:
    """Amounts in one unit: exact ones are added; those over, about, under or nearly are named."""

    total: Decimal = Decimal(0)
    count: int = 0
    """How many amounts are in the total."""
    apart: list[Quantity] = field(default_factory=list)

    def add(self, quantity: Quantity) -> None:
        """Take one amount in."""
        if quantity.qualifier is Qualifier.exact:
            self.total += quantity.comparable.amount
            self.count += 1
        else:
            self.apart.append(quantity)


@dataclass(slots=True)
class Sum:
    """What the measures of one kind come to, in one unit."""

    kind: MeasureKind
    unit: str
    ordered: Added = field(default_factory=Added)
    reached: Added = field(default_factory=Added)
    untold: int = 0
    """Of how many of the measures with an amount nobody told, in this unit, how much was done."""


def sums(items: Iterable[Item]) -> list[Sum]:
    """Add up the amounts of measures that hold, each with what was last told to be done of it; only like units."""
    found: dict[tuple[MeasureKind, str], Sum] = {}
    for item in items:
        if item.measure and item.status is not Status.annulled:
            ordered = item.quantity if isinstance(item.quantity, Quantity) else None
            _add(found, item.measure, ordered, item.reached.quantity if item.reached else None)
    return [found[key] for key in sorted(found)]


def _add(
    found: dict[tuple[MeasureKind, str], Sum],
    kind: MeasureKind,
    ordered: Quantity | None,
    reached: Quantity | None,
) -> None:
    units = [each.comparable.unit if each else "" for each in (ordered, reached)]
    if ordered:
        line = found.setdefault((kind, units[0]), Sum(kind, units[0]))
        line.ordered.add(ordered)
        line.untold += reached is None or units[0] != units[1]
    if reached:
        found.setdefault((kind, units[1]), Sum(kind, units[1])).reached.add(reached)


class Amounts(Words):
    """Words for what was ordered and what was done of it."""

    def reached(self, reached: Reached) -> Markup:
        """Return how much was done by which day."""
        day = f"tính đến {wording.dated(parse(reached.on))}" if reached.on else "chưa rõ tính đến ngày nào"
        return join([self.show(reached.quantity), escape(day)], ", ")

    def amount(self, value: Decimal, unit: str) -> Markup:
        """Return a computed amount in its unit."""
        return escape(f"{wording.number(value.normalize() + 0)} {unit}".strip())

    def added_up(self, added: Added, unit: str) -> Markup:
        """Return the sum of the exact amounts, and of how many measures."""
        if not added.count:
            return self.unknown("không có con số chính xác" if added.apart else ABSENT)
        return join([self.amount(added.total, unit), escape(f"({wording.number(added.count)} việc)")], " ")

    def left_out(self, found: Sum) -> Markup:
        """Return what is not in the two sums: amounts that are not exact, measures of which nothing was told."""
        parts = [("phải thực hiện", found.ordered.apart), ("đã thực hiện được", found.reached.apart)]
        said = [join([escape(f"{name}:"), self.show(tuple(apart))], " ") for name, apart in parts if apart]
        if found.untold:
            said.append(escape(f"{wording.number(found.untold)} việc chưa ghi số đã thực hiện được"))
        return join(said)
