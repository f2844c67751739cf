"""Dates as the source gives them: a small part of EDTF (ISO 8601-2, Library of Congress profile, levels 0 and 1).

Own parser: the ``edtf`` package takes milliseconds a date and fails on the bounds of open intervals, and the forms
that sources need are few. A test checks that whatever is accepted here is valid EDTF for that package too.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Annotated, Any, ClassVar, NamedTuple

from pydantic import AfterValidator, BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from generator.records.base import Labelled, Line, Part, Truth

_POINT = re.compile(
    r"(?P<year>[12][0-9]{3})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12][0-9]|3[01]))?)?(?P<mark>[?~%]?)"
)
_BOUNDED = re.compile(r"\[(?P<first>[0-9-]*)\.\.(?P<last>[0-9-]*)\]")
_TIMED = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::00)?\+07:00")
DAY_FORM = r"^[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$"


def _forms(*, single: bool) -> str:
    """Return one pattern, without named groups, of all that ``parse`` may accept."""
    point, bounded, timed = (re.sub(r"\?P<\w+>", "?:", each.pattern) for each in (_POINT, _BOUNDED, _TIMED))
    end = rf"(?:{point}|\.\.)?"
    forms = [point, bounded, timed, *([] if single else [f"{end}/{end}"])]
    return f"^(?:{'|'.join(forms)})$"


class Basis(Labelled):
    """Where a date comes from."""

    stated = "stated", "nguồn nêu"
    inferred = "inferred", "suy ra"
    computed = "computed", "tính ra"


class Span(NamedTuple):
    """What an EDTF string allows: the first and last possible day (``None``: open), and how it was written."""

    first: date | None
    last: date | None
    start: str
    """The start as written, without marks; of a single date, the date; empty when open."""
    end: str | None
    """The end as written; ``None`` when this is a single date; empty when open."""
    uncertain: bool
    approximate: bool
    bounded: bool
    """One day somewhere between ``first`` and ``last``, written ``[..x]`` or ``[x..]``."""


def _fault(text: str) -> PydanticCustomError:
    return PydanticCustomError("edtf", "not a date: {text}", {"text": text})


def _point(text: str) -> tuple[date, date, str, str]:
    match = _POINT.fullmatch(text)
    if not match:
        raise _fault(text)
    year, month, day = (int(match[part] or 0) for part in ("year", "month", "day"))
    last_month = month or 12
    try:
        first = date(year, month or 1, day or 1)
        last = date(year, last_month, day or calendar.monthrange(year, last_month)[1])
    except ValueError:
        raise _fault(text) from None
    return first, last, text.removesuffix(match["mark"]) if match["mark"] else text, match["mark"]


def _between(text: str, start: str, end: str, *, bounded: bool) -> Span:
    first, last, start_text, end_text, marks = None, None, "", "", ""
    if start not in {"", ".."}:
        first, _, start_text, mark = _point(start)
        marks += mark
    if end not in {"", ".."}:
        _, last, end_text, mark = _point(end)
        marks += mark
    if first is None and last is None:
        raise _fault(text)
    if first and last and last < first:
        raise PydanticCustomError("edtf_order", "ends before it starts: {text}", {"text": text})
    return Span(first, last, start_text, end_text, *_marks(marks), bounded)


def _marks(marks: str) -> tuple[bool, bool]:
    return bool(set(marks) & {"?", "%"}), bool(set(marks) & {"~", "%"})


def _looks_like_a_day(text: str) -> bool:
    return len(text) == 10 and text[0] in "12" and text[4] == text[7] == "-"


@lru_cache(maxsize=65_536)
def parse(text: str) -> Span:
    """Parse ``text`` as EDTF; raise a pydantic error (``edtf``, ``edtf_order``) when it is not one of the forms.

    Source: https://www.loc.gov/standards/datetime/ (levels 0 and 1; ``[..x]`` is level 2).
    """
    if _looks_like_a_day(text):
        try:
            day = date.fromisoformat(text)
        except ValueError:
            raise _fault(text) from None
        return Span(day, day, text, None, uncertain=False, approximate=False, bounded=False)
    if bounded := _BOUNDED.fullmatch(text):
        first_text, last_text = bounded.groups()
        if first_text and last_text and len(first_text) != len(last_text):
            raise _fault(text)
        return _between(text, first_text, last_text, bounded=True)
    if "/" in text:
        return _between(text, *text.split("/", 1), bounded=False)
    if timed := _TIMED.fullmatch(text):
        return parse(timed["day"])._replace(start=text)
    first, last, start, mark = _point(text)
    return Span(first, last, start, None, *_marks(mark), bounded=False)


class Period(Part):
    """Ngày hoặc khoảng thời gian, viết theo EDTF.

    Ví dụ: 2022-09-08; 2022-05; 2022; 2021-12-17? (chưa chắc); 2022-08-17/2022-09-08 (từ … đến …); 2018/2019 (năm học);
    [..2022-09-21] (một ngày, muộn nhất là ngày ấy).
    """

    single: ClassVar[bool] = False

    edtf: Line
    """Ngày, theo EDTF. Ví dụ 2022-09-08, 2022-05, 2022-08-17/2022-09-08."""
    basis: Basis = Basis.stated
    """Căn cứ của ngày. stated: nguồn nêu; inferred: suy ra từ chỗ khác; computed: tính ra."""
    stated: Line | None = None
    """Nguyên văn trong nguồn. Ví dụ: giữa tháng 5."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return (
            {"edtf": str(value)} if isinstance(value, (str, int)) and not isinstance(value, bool) else value
        )

    @model_validator(mode="after")
    def _is_edtf(self) -> Period:
        span = parse(self.edtf)
        if self.single and span.end is not None and not span.bounded:
            raise PydanticCustomError("edtf_single", "one day expected: {text}", {"text": self.edtf})
        return self

    @classmethod
    def form(cls) -> str:
        """Return the pattern of what may be written; it lets pass some that is no date, such as the 31st of June."""
        return _forms(single=cls.single)

    @property
    def span(self) -> Span:
        """The days this can mean."""
        return parse(self.edtf)

    @property
    def certain(self) -> Span | None:
        """The same, or ``None`` when it is marked as uncertain or approximate: nothing is concluded from a doubt."""
        span = self.span
        return None if span.uncertain or span.approximate else span


class Date(Period):
    """Một ngày (hoặc tháng, hoặc năm, khi nguồn chỉ nêu đến đó), viết theo EDTF."""

    single: ClassVar[bool] = True


class Deadline(Date):
    """Thời hạn: ngày cuối cùng phải xong."""

    inclusive: Truth = True
    """Có tính cả ngày ấy không. "trước ngày 15/1" là false; "đến hết ngày 15/1" là true."""

    @property
    def last_day(self) -> date | None:
        """The last day that is still in time, or ``None`` when the date is open.

        "Before May" ends with April; "before a day between the 1st and the 15th" may end with the 14th.
        """
        span = self.span
        if span.last is None or self.inclusive:
            return span.last
        return (span.last if span.bounded else span.first or span.last) - timedelta(days=1)


def told_on(recorded_on: date | None, *own: object) -> date | None:
    """Return the day this site told something: as entered, or else the first possible day of the first date it has.

    ``None`` when there is no such day: then it is part of the record from the start.
    """
    if recorded_on:
        return recorded_on
    for each in own:
        if isinstance(each, Period) and (day := each.span.first or each.span.last):
            return day
    return None


def needs_a_day(told: date | None) -> None:
    """Refuse what cannot be placed in time: told without a day, it would change what was true before."""
    if told is None:
        raise PydanticCustomError("undated", "neither a day nor recorded_on")


def _iso_day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _looks_like_a_day(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("day", "not a calendar day", {"text": str(value)})


def _plausible(value: date) -> date:
    if not 1900 <= value.year <= 2200:
        raise PydanticCustomError("day", "not a plausible day", {"text": value.isoformat()})
    return value


Day = Annotated[date, BeforeValidator(_iso_day), AfterValidator(_plausible)]
"""A certain calendar day, ``YYYY-MM-DD``: the days that belong to this site itself."""
