"""Numbers in sentences, as Vietnamese is written: points part thousands, a comma the fraction.

What may be read in two ways (``7,968``) has no value, and nothing is concluded from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from generator.checks.numbers_words import NUMBERED, Measure, measure

_NUMBER: Final = re.compile(r"(?<![\w/.,-])\d+(?:[.,]\d+)*(?![\w/]|[.,-]\d)")
_VALUE: Final = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,(?!\d{3}$)\d+)?")
_END: Final = re.compile(r"[;\n]|\.(?=\s|$)")
_NO_UNIT: Final = (
    r"(?!(?:xuống|lên|còn|đến|thành|và|gồm|được|là|trong|đạt|tăng|giảm|bằng|chiếm|so|với|của|cho|ở)\b)"
)
_UNIT: Final = re.compile(rf"\s*(%|{_NO_UNIT}[^\W\d_]+(?: {_NO_UNIT}[^\W\d_]+)?)")
_LOOSE: Final = re.compile(r"\b(?:trên|hơn|quá|khoảng|gần|dưới|xấp xỉ|ước|chừng|hàng|tới)\s*$", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


class Told(NamedTuple):
    """A number in a sentence."""

    text: str
    at: int
    """Where it stands in the whole text."""
    value: Decimal | None
    """What it is; nothing when that is not sure."""
    measure: Measure
    """What stands behind it."""
    unit: str
    """The first two words of that, in small letters."""
    before: str
    """What stands before it, from the number before it on, in small letters."""

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.at + len(self.text)

    @property
    def amount(self) -> Decimal:
        """What it is in the base of its unit."""
        return (self.value or Decimal(0)) * self.measure.scale

    @property
    def is_sure(self) -> bool:
        """Whether it can be reckoned with: no year, no name (``thôn 5``), none that the sentence calls rough."""
        is_other = _YEAR.fullmatch(self.text) or NUMBERED.search(self.before) or _LOOSE.search(self.before)
        return self.value is not None and not is_other

    @property
    def shown(self) -> str:
        """The number with its unit, as it was written."""
        return f"{self.text}%" if self.unit == "%" else f"{self.text} {self.unit}".strip()

    @property
    def counts(self) -> bool:
        """Whether it is a whole number of things, or of đồng."""
        return self.measure.thing in {"", "đồng"} and self.amount == self.amount.to_integral_value()


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a text begin and end."""
    begin = 0
    for end in [*(match.start() for match in _END.finditer(text)), len(text)]:
        if end > begin:
            yield begin, end
        begin = end + 1


def numbers(text: str, begin: int, end: int) -> list[Told]:
    """Return the numbers of a sentence."""
    found: list[Told] = []
    for match in _NUMBER.finditer(text, begin, end):
        since = found[-1].end if found else begin
        unit = _UNIT.match(text, match.end(), end)
        after = re.split(r"[\d(,;:]", text[match.end() : end])[0]
        words = unit[1].casefold() if unit else ""
        before = text[since : match.start()].casefold()
        found.append(Told(match[0], match.start(), _value(match[0]), measure(after), words, before))
    return found


def _value(digits: str) -> Decimal | None:
    return Decimal(digits.replace(".", "").replace(",", ".")) if _VALUE.fullmatch(digits) else None
