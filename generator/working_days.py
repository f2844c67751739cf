"""Working days in Vietnam: weekdays without the holidays that the ``holidays`` library knows, and a site's swaps."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Final

from generator.records.law import Holidays

_DAY: Final = timedelta(days=1)


def is_working(day: date, holidays: Holidays) -> bool:
    """Whether public offices work on ``day``; what ``holidays.yml`` says comes before what the library says."""
    off, work = _own(holidays)
    if day in work or day in off:
        return day in work
    free, made_up = _year(day.year)
    return day in made_up or (day.weekday() < 5 and day not in free)


def add_working_days(start: date, days: int, holidays: Holidays) -> date:
    """Return the last of ``days`` working days after ``start``; the day of the start itself does not count."""
    day = start
    while days:
        day += _DAY
        days -= is_working(day, holidays)
    return day


def next_working_day(day: date, holidays: Holidays) -> date:
    """Return ``day`` itself when offices work on it, else the first day after it on which they do."""
    while not is_working(day, holidays):
        day += _DAY
    return day


def working_days_between(start: date, end: date, holidays: Holidays) -> int:
    """Return how many working days come after ``start``, up to ``end`` itself."""
    return sum(is_working(start + _DAY * step, holidays) for step in range(1, (end - start).days + 1))


@cache
def _own(holidays: Holidays) -> tuple[frozenset[date], frozenset[date]]:
    """Return the days off and the days of work that ``holidays.yml`` adds."""
    off = {each.off for each in holidays.swaps} | {each.on for each in holidays.days_off}
    return frozenset(off), frozenset(each.work for each in holidays.swaps)


@cache
def _year(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """Return the days off and the weekend days of work of a year; a swap may lie in the year before or after."""
    from holidays.countries.vietnam import Vietnam  # noqa: PLC0415 - it takes long to import and few sites count days

    known = Vietnam(years=(year - 1, year, year + 1))
    return frozenset(known), frozenset(known.weekend_workdays)
