"""What a stated quantity can mean: all the amounts that its qualifier and its rounding leave open.

Two quantities contradict each other only when no amounts fit both; so a rule that compares ranges is silent wherever
the source may be right. A count, and money in đồng, is exact; anything else was rounded or cut at its last digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final, NamedTuple

from generator import wording
from generator.records.base import Unknown
from generator.records.quantities import UNITS, Qualifier, Quantity

ENDLESS: Final = Decimal("Infinity")
COUNT: Final = ""
PERCENT: Final = "%"
KNOWN: Final = frozenset({COUNT, PERCENT, "đồng", "m²"})
"""Dimensions that are surely different from each other."""

_SAME: Final = {"vụ": "vụ việc"}
"""Two names that sources give to the same things, within one sentence."""
_MARGIN: Final = Decimal("0.2")
"""How far from the truth "khoảng" and "gần" may be: sources do not say, and nobody is to be blamed for less."""

_SCALES: Final = re.compile(
    r"(?:trăm|chục|nghìn|ngàn|vạn|triệu|tỷ|tỉ|tấn|tạ|yến|kg|g|gam|lít|ml|mm|cm|m|km|m³|m3)(?:\W|$)"
    r"|(?:giờ|phút|ngày|tuần|tháng|quý|năm|sào|mẫu|thước|công|điểm|lần|‰)$",
    re.IGNORECASE,
)
"""Units that measure or multiply: a ton is no sum of kilograms to whoever sees only the numbers."""


Stated = tuple[Quantity, str | None]
"""A quantity and its unit, which may be that of its column."""


class Range(NamedTuple):
    """The amounts from ``low`` to ``high``, in the base unit."""

    low: Decimal
    high: Decimal

    def meets(self, other: Range) -> bool:
        """Whether some amount is in both."""
        return self.low <= other.high and other.low <= self.high

    @property
    def opposite(self) -> Range:
        """The same with the other sign."""
        return Range(-self.high, -self.low)

    def minus(self, other: Range) -> Range:
        """Every difference of an amount of this and one of the other."""
        return Range(self.low - other.high, self.high - other.low)


def known(value: Quantity | Unknown | None) -> Quantity | None:
    """Return the quantity, if it is known."""
    return value if isinstance(value, Quantity) else None


def dimension(unit: str | None) -> str:
    """Return what ``unit`` measures: money, area, percent, a number of things, or a measure that stands for itself."""
    unit = unit or ""
    if unit in UNITS:
        return UNITS[unit][0]
    return unit.casefold() if _SCALES.match(unit) else COUNT


def same_things(one: str | None, other: str | None) -> bool:
    """Whether two units surely count or measure the same: of 45 households 120 people can be a part."""
    if dimension(one) != dimension(other):
        return False
    return dimension(one) != COUNT or not one or not other or _thing(one) == _thing(other)


def _thing(unit: str) -> str:
    return _SAME.get(unit.casefold(), unit.casefold())


def factor(unit: str | None) -> Decimal:
    """Return how many of the base unit one of ``unit`` is."""
    return UNITS.get(unit or "", ("", Decimal(1)))[1]


def step(value: Decimal) -> Decimal:
    """Return one of the last digit that is written: of 32,5 it is 0,1."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)


def _is_exact(value: Decimal, unit: str | None) -> bool:
    return step(value) == 1 and (unit == "đồng" or dimension(unit) == COUNT)


def reach(quantity: Quantity, unit: str | None = None) -> Range:
    """Return the amounts that ``quantity`` can mean; ``unit`` is that of its column, when it has none."""
    unit = quantity.unit or unit
    amount = quantity.value * factor(unit)
    slack = Decimal(0) if _is_exact(quantity.value, unit) else step(quantity.value) * factor(unit)
    wide = max(abs(amount) * _MARGIN, slack)
    return {
        Qualifier.exact: Range(amount - slack, amount + slack),
        Qualifier.about: Range(amount - wide, amount + wide),
        Qualifier.nearly: Range(amount - wide, amount),
        Qualifier.over: Range(amount, ENDLESS),
        Qualifier.under: Range(-ENDLESS if amount < 0 else Decimal(0), amount),
    }[quantity.qualifier]


def total(ranges: Iterable[Range]) -> Range:
    """Return every sum of one amount of each."""
    lows, highs = zip(*ranges, strict=True)
    return Range(sum(lows, Decimal(0)), sum(highs, Decimal(0)))


def shown(parts: Iterable[Stated], unit: str | None) -> str:
    """Return the sum of the stated numbers in words, in ``unit``."""
    summed = sum((each.value * factor(own) for each, own in parts), Decimal(0)) / factor(unit)
    return wording.quantity(Quantity.model_construct(value=plain(summed), unit=unit))


def plain(value: Decimal) -> Decimal:
    """Return ``value`` without the zeros at its end, as people write it."""
    return value.normalize()
