"""Quantities with the unit, the precision and the qualifier of the source."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from generator.records.base import Labelled, Line, Part

UNITS = {
    "đồng": ("đồng", Decimal(1)),
    "nghìn đồng": ("đồng", Decimal(1_000)),
    "triệu đồng": ("đồng", Decimal(1_000_000)),
    "tỷ đồng": ("đồng", Decimal(1_000_000_000)),
    "tỉ đồng": ("đồng", Decimal(1_000_000_000)),
    "triệu": ("đồng", Decimal(1_000_000)),
    "tỷ": ("đồng", Decimal(1_000_000_000)),
    "tỉ": ("đồng", Decimal(1_000_000_000)),
    "m²": ("m²", Decimal(1)),
    "m2": ("m²", Decimal(1)),
    "ha": ("m²", Decimal(10_000)),
    "km²": ("m²", Decimal(1_000_000)),
    "km2": ("m²", Decimal(1_000_000)),
    "%": ("%", Decimal(1)),
}
"""Unit as sources write it → (base unit, how many of it). Millions of what nobody names are money."""

_GROUPED = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
NUMBER = r"^-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,9})?$"
_PLAIN = re.compile(NUMBER)


class Qualifier(Labelled):
    """How exact the source says a quantity is."""

    exact = "exact", ""
    about = "about", "khoảng"
    over = "over", "trên"
    under = "under", "dưới"
    nearly = "nearly", "gần"


class Comparable(NamedTuple):
    """A quantity in its base unit."""

    amount: Decimal
    unit: str


def _number(value: Any) -> Any:
    """Read a number without guessing: ``7.968`` is a Vietnamese thousand to one reader and 7,968 to another."""
    if isinstance(value, bool) or not isinstance(value, (int, Decimal, str)):
        raise PydanticCustomError("number", "not a number", {"text": str(value)})
    text = str(value)
    if isinstance(value, Decimal) and "E-" in text:  # Python's own way to write 0.000000001
        text = f"{value:f}"
    if _GROUPED.fullmatch(text) and not isinstance(value, str):
        raise PydanticCustomError("number_grouped", "ambiguous separator", {"text": text})
    if not _PLAIN.fullmatch(text):
        raise PydanticCustomError("number", "not a number", {"text": text})
    return Decimal(text)


Number = Annotated[Decimal, BeforeValidator(_number)]
"""A decimal number that keeps the digits the source gave."""


class Quantity(Part):
    """Một đại lượng: con số, đơn vị, và mức chính xác mà nguồn nói. Viết gọn được: chỉ một con số."""

    value: Number
    """Con số. Không dùng dấu ngăn nghìn; phần thập phân viết sau dấu chấm: 7968; 82.7."""
    unit: Line | None = None
    """Đơn vị. Như nguồn viết: đồng, triệu đồng, tỷ đồng, ha, m², %, vụ, xã."""
    qualifier: Qualifier = Qualifier.exact
    """Mức chính xác. exact: đúng bằng; about: khoảng; over: trên; under: dưới; nearly: gần."""
    stated: Line | None = None
    """Nguyên văn trong nguồn. Ví dụ: trên 10.000 tỷ đồng."""

    @model_validator(mode="before")
    @classmethod
    def _from_number(cls, value: Any) -> Any:
        return {"value": value} if isinstance(value, (int, str, Decimal)) else value

    @property
    def comparable(self) -> Comparable:
        """The amount in the base unit (đồng, m², %, or the unit itself)."""
        unit, factor = UNITS.get(self.unit or "", (self.unit or "", Decimal(1)))
        return Comparable(self.value * factor, unit)
