"""Quarters of the calendar: what a bulletin gathers, and what its id says."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

_ROMAN = ("I", "II", "III", "IV")


class Quarter(NamedTuple):
    """Three months of a year; quarters compare in the order of time."""

    year: int
    number: int
    """1 to 4."""

    @classmethod
    @lru_cache(maxsize=4096)
    def of(cls, day: date) -> Quarter:
        """Return the quarter that ``day`` falls in."""
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def of_bulletin(cls, record_id: str) -> Quarter:
        """Return the quarter that the id of a bulletin names: ``BT-2026-Q4``."""
        _, year, number = record_id.split("-")
        return cls(int(year), int(number[1:]))

    @property
    def bulletin(self) -> str:
        """The id of its bulletin."""
        return f"BT-{self.year:04d}-Q{self.number}"

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        """The last day."""
        return date(self.year, 3 * self.number, 31 if self.number in {1, 4} else 30)

    @property
    def edtf(self) -> str:
        """The quarter as EDTF: ``2026-10/2026-12``."""
        return f"{self.first:%Y-%m}/{self.last:%Y-%m}"

    @property
    def following(self) -> Quarter:
        """The next quarter."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def name(self) -> str:
        """What readers call it: ``quý IV năm 2026``."""
        return f"quý {_ROMAN[self.number - 1]} năm {self.year}"
