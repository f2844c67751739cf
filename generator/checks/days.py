"""Days that are sure: from a day that is unknown, uncertain or approximate nothing follows."""

from __future__ import annotations

from datetime import date

from generator import wording
from generator.records.base import Unknown
from generator.records.dates import Period, Span, parse


def sure(value: Period | Unknown | None) -> Span | None:
    """Return the days that ``value`` can mean, or ``None`` when it says nothing for certain."""
    return value.certain if isinstance(value, Period) else None


def before(one: Span | None, other: Span | None) -> bool:
    """Whether all of ``one`` is surely before all of ``other``."""
    return bool(one and other and one.last and other.first and one.last < other.first)


def earliest_end(span: Span) -> date | None:
    """Return the first day on which something of that time can have been over: of ``2022-08/2022-09`` 01/09/2022."""
    if span.end is None or span.bounded:
        return span.first
    return parse(span.end).first if span.end else None


def took_place(span: Span) -> str:
    """Say when something was: ``diễn ra ngày 08/09/2022``, ``diễn ra vào một ngày chưa rõ, muộn nhất là …``."""
    return f"diễn ra {'vào ' if span.bounded else ''}{said(span)}"


def said(span: Span) -> str:
    """Return a day or a period as it stands within a sentence: ``ngày 08/09/2022``, ``tháng 9/2022``."""
    words = wording.span(span)
    return f"ngày {words}" if words[:1].isdigit() else words
