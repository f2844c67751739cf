"""Quarters: their days, their order, the ids of their bulletins."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records.quarters import Quarter

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@given(DAYS)
def test_a_day_is_in_its_quarter_and_in_no_other(day: date) -> None:
    quarter = Quarter.of(day)
    assert quarter.first <= day <= quarter.last
    assert quarter.following.first == quarter.last + timedelta(days=1)


@given(DAYS, DAYS)
def test_quarters_compare_as_their_days_do(one: date, other: date) -> None:
    assert (Quarter.of(one) < Quarter.of(other)) == (Quarter.of(one).last < Quarter.of(other).first)


@given(DAYS)
def test_the_id_of_a_bulletin_names_its_quarter(day: date) -> None:
    assert Quarter.of_bulletin(Quarter.of(day).bulletin) == Quarter.of(day)


@pytest.mark.parametrize(
    ("day", "name"), [(date(2026, 1, 1), "quý I năm 2026"), (date(2026, 12, 31), "quý IV năm 2026")]
)
def test_a_quarter_is_called_as_readers_call_it(day: date, name: str) -> None:
    assert Quarter.of(day).name == name
