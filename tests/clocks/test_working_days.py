"""Working days: weekdays, less the holidays, with the swaps a site adds; counted without losing or gaining a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records.law import DayOff, Holidays, Swap
from generator.working_days import add_working_days, is_working, next_working_day, working_days_between

NONE: Final = Holidays()
NEW_YEAR: Final = Holidays(
    swaps=(
        Swap(
            off=date(2026, 1, 2),
            work=date(2026, 1, 10),
            source="Công văn 12729/VPCP-KGVX ngày 25/12/2025",
            verified=True,
        ),
    )
)
DAYS: Final = st.dates(date(2011, 7, 1), date(2035, 12, 31))
COUNTS: Final = st.integers(0, 60)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2025, 9, 5), True),
        (date(2025, 9, 6), False),
        (date(2025, 9, 1), False),
        (date(2025, 9, 2), False),
        (date(2025, 5, 2), False),
        (date(2025, 4, 26), True),
        (date(2026, 2, 18), False),
        (date(2026, 8, 22), True),
        (date(2014, 12, 27), True),
    ],
    ids=[
        "a Friday",
        "a Saturday",
        "the day before National Day",
        "National Day",
        "a day off that was swapped",
        "the Saturday it was swapped with",
        "Tết",
        "a Saturday swapped with a Monday",
        "a Saturday swapped with a day of the next year",
    ],
)
def test_the_library_knows_that(day: date, works: bool) -> None:  # noqa: FBT001 - a table
    assert is_working(day, NONE) is works


def test_a_swap_that_the_library_does_not_know_comes_from_the_site() -> None:
    days = (date(2026, 1, 2), date(2026, 1, 10))
    assert [is_working(day, NONE) for day in days] == [True, False]
    assert [is_working(day, NEW_YEAR) for day in days] == [False, True]


def test_a_swap_of_the_site_moves_the_last_day() -> None:
    start = date(2025, 12, 29)
    assert add_working_days(start, 3, NONE) == date(2026, 1, 2)
    assert add_working_days(start, 3, NEW_YEAR) == date(2026, 1, 5)


def test_a_day_off_of_the_site_is_no_working_day() -> None:
    mourning = Holidays(
        days_off=(DayOff(on=date(2026, 3, 4), name="Nghỉ", source="Quyết định", verified=False),)
    )
    assert is_working(date(2026, 3, 4), NONE)
    assert not is_working(date(2026, 3, 4), mourning)


@given(start=DAYS, count=COUNTS)
def test_after_n_working_days_there_were_n_working_days(start: date, count: int) -> None:
    assert working_days_between(start, add_working_days(start, count, NEW_YEAR), NEW_YEAR) == count


@given(start=DAYS, count=st.integers(1, 60))
def test_the_last_of_n_working_days_is_one_and_the_day_before_it_is_too_early(
    start: date, count: int
) -> None:
    last = add_working_days(start, count, NEW_YEAR)
    assert is_working(last, NEW_YEAR)
    assert working_days_between(start, last - timedelta(days=1), NEW_YEAR) == count - 1


@given(start=DAYS, first=COUNTS, then=COUNTS)
def test_days_added_in_two_steps_are_the_same_days(start: date, first: int, then: int) -> None:
    halfway = add_working_days(start, first, NEW_YEAR)
    assert add_working_days(halfway, then, NEW_YEAR) == add_working_days(start, first + then, NEW_YEAR)


@given(start=DAYS, later=st.integers(0, 30), count=COUNTS)
def test_who_starts_later_ends_no_earlier(start: date, later: int, count: int) -> None:
    assert add_working_days(start, count, NEW_YEAR) <= add_working_days(
        start + timedelta(days=later), count, NEW_YEAR
    )


@given(day=DAYS)
def test_the_next_working_day_is_the_first_one(day: date) -> None:
    found = next_working_day(day, NEW_YEAR)
    assert is_working(found, NEW_YEAR)
    between = [day + timedelta(days=step) for step in range((found - day).days)]
    assert not any(is_working(each, NEW_YEAR) for each in between)


@given(day=DAYS)
def test_offices_are_closed_no_longer_than_tet_and_a_weekend_on_each_side(day: date) -> None:
    assert (next_working_day(day, NONE) - day).days <= 9
