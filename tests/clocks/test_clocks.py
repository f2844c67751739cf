"""The legal clocks: earlier events fall under earlier law, and nothing that is not certain is late."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.clocks import Act, Standing, conclusion_clock, short_windows
from generator.records.acts import Doubt
from generator.records.inspection import Regime
from generator.records.law import NO_LAW, Duty, Law
from generator.records.organization import Level, OrganizationKind
from generator.records.sources import Audience, Form
from tests.clocks.shipped import day, law, of_commune, of_inspectorate, shown

TODAY: Final = day("2026-11-21")
SIGNED: Final = day("2024-03-04")
"""A Monday; the tenth day after it is a Thursday."""


def standing(act: Act, today: date = TODAY) -> tuple[Standing, int]:
    """Return how an act stands and how many days that is."""
    clock = conclusion_clock(act, law(), today)
    return clock.standing, clock.days


@pytest.mark.parametrize(
    ("signed", "key"),
    [
        ("2011-06-30", None),
        ("2023-06-30", "thanh-tra-2010-cong-khai"),
        ("2023-07-01", "thanh-tra-2022-cong-khai"),
        ("2025-06-30", "thanh-tra-2022-cong-khai"),
        ("2025-07-01", "thanh-tra-2025-cong-khai"),
    ],
)
def test_the_law_in_force_on_the_day_of_signing_holds(signed: str, key: str | None) -> None:
    rule = conclusion_clock(of_inspectorate(day(signed)), law(), TODAY).rule
    assert (rule.key if rule else None) == key


def test_the_tenth_day_is_in_time_and_the_eleventh_is_a_day_late() -> None:
    tenth = SIGNED + timedelta(days=10)
    assert standing(of_inspectorate(SIGNED, shown(tenth))) == (Standing.in_time, 0)
    assert standing(of_inspectorate(SIGNED, shown(tenth + timedelta(days=1)))) == (Standing.late, 1)


def test_a_last_day_on_a_sunday_moves_to_monday() -> None:
    signed = day("2024-03-07")
    assert conclusion_clock(of_inspectorate(signed), law(), TODAY).last == day("2024-03-18")
    strict = Law(law().rules.model_copy(update={"last_day_off": None}), law().holidays)
    assert conclusion_clock(of_inspectorate(signed), strict, TODAY).last == day("2024-03-17")


def test_a_commune_has_five_working_days() -> None:
    signed = day("2025-08-28")
    clock = conclusion_clock(of_commune(signed, shown(day("2025-09-09"))), law(), TODAY)
    assert (clock.last, clock.standing) == (day("2025-09-08"), Standing.late)
    assert clock.amount == "1 ngày làm việc"
    assert clock.rule is not None
    assert clock.rule.condition


def test_a_clock_runs_until_its_last_day_and_then_nothing_is_known() -> None:
    act = of_inspectorate(SIGNED)
    last = SIGNED + timedelta(days=10)
    assert standing(act, last - timedelta(days=3)) == (Standing.running, 3)
    assert standing(act, last) == (Standing.running, 0)
    assert standing(act, last + timedelta(days=4)) == (Standing.unrecorded, 4)


def test_a_disclosure_that_is_still_to_come_stops_no_clock() -> None:
    act = of_inspectorate(SIGNED, shown(SIGNED + timedelta(days=8)))
    assert standing(act, SIGNED + timedelta(days=2)) == (Standing.running, 8)


def test_what_was_told_only_inside_stops_no_clock() -> None:
    act = of_inspectorate(SIGNED, shown(SIGNED, audience=Audience.internal))
    assert standing(act)[0] is Standing.unrecorded


def test_the_portal_is_the_form_that_counts_since_2023() -> None:
    late = SIGNED + timedelta(days=20)
    posted = shown(SIGNED + timedelta(days=2), form=Form.posting)
    assert standing(of_inspectorate(SIGNED, posted))[0] is Standing.unrecorded
    assert standing(of_inspectorate(SIGNED, posted, shown(late))) == (Standing.late, 10)
    before = day("2022-03-01")
    assert standing(of_inspectorate(before, posted._replace(on=before)))[0] is Standing.in_time


@pytest.mark.parametrize("doubt", Doubt)
def test_an_uncertain_day_of_signing_is_never_late(doubt: Doubt) -> None:
    clock = conclusion_clock(of_inspectorate(doubt, shown(TODAY)), law(), TODAY)
    assert clock.standing is Standing.unclear
    assert clock.why
    assert "{" not in clock.why


@pytest.mark.parametrize("doubt", Doubt)
def test_an_uncertain_disclosure_is_never_late_and_neither_is_a_later_certain_one(doubt: Doubt) -> None:
    late = shown(SIGNED + timedelta(days=100))
    assert standing(of_inspectorate(SIGNED, shown(doubt)))[0] is Standing.unclear
    assert standing(of_inspectorate(SIGNED, shown(doubt), late))[0] is Standing.unclear


def test_a_certain_disclosure_in_time_settles_it_whatever_else_is_uncertain() -> None:
    assert standing(of_inspectorate(SIGNED, shown(Doubt.unknown), shown(SIGNED)))[0] is Standing.in_time


def test_a_disclosure_of_an_unknown_form_may_be_the_one_that_counts() -> None:
    act = of_inspectorate(SIGNED, shown(SIGNED, form=None))
    assert conclusion_clock(act, law(), TODAY).why == "chưa rõ hình thức công khai"


def test_a_disclosure_before_the_signing_tells_nothing() -> None:
    assert standing(of_inspectorate(SIGNED, shown(SIGNED - timedelta(days=1))))[0] is Standing.unclear


@given(
    signed=st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    after=st.integers(0, 4000),
    kind=st.sampled_from([None, *OrganizationKind]),
    level=st.sampled_from([None, *Level]),
    regime=st.sampled_from(sorted(set(Regime) - {Regime.state_inspectorate, Regime.administrative})),
)
def test_only_thanh_tra_and_a_communes_own_check_have_a_clock(
    signed: date, after: int, kind: OrganizationKind, level: Level, regime: Regime
) -> None:
    """Above all a Party committee's check, whoever is said to have concluded it."""
    act = Act(regime, kind, level, signed, (shown(signed + timedelta(days=after)),))
    assert conclusion_clock(act, law(), date(2045, 1, 1)).standing is Standing.no_rule


def test_a_body_of_unknown_kind_or_level_has_no_clock_but_that_of_its_regime() -> None:
    assert standing(of_commune(SIGNED)._replace(level=None))[0] is Standing.no_rule
    assert standing(of_commune(SIGNED)._replace(kind=None))[0] is Standing.no_rule
    assert standing(of_inspectorate(SIGNED)._replace(kind=None))[0] is Standing.unrecorded


@given(signed=st.dates(date(2000, 1, 1), date(2030, 1, 1)), after=st.integers(0, 4000))
def test_without_rules_nothing_is_late(signed: date, after: int) -> None:
    act = of_inspectorate(signed, shown(signed + timedelta(days=after)))
    assert conclusion_clock(act, NO_LAW, date(2045, 1, 1)).standing is Standing.no_rule


@given(signed=st.dates(date(2011, 7, 1), date(2030, 1, 1)), after=st.integers(0, 4000))
def test_a_disclosure_is_late_by_the_days_after_the_last_day(signed: date, after: int) -> None:
    on = signed + timedelta(days=after)
    clock = conclusion_clock(of_inspectorate(signed, shown(on)), law(), date(2045, 1, 1))
    assert clock.last is not None
    assert signed + timedelta(days=10) <= clock.last <= signed + timedelta(days=19)
    assert (clock.standing, clock.days) == (
        (Standing.in_time, 0) if on <= clock.last else (Standing.late, (on - clock.last).days)
    )


def test_a_clock_over_days_off_that_nobody_has_decided_yet_is_provisional() -> None:
    assert not conclusion_clock(of_commune(day("2026-12-22")), law(), TODAY).provisional
    assert conclusion_clock(of_commune(day("2026-12-28")), law(), TODAY).provisional


@pytest.mark.parametrize(
    ("signed", "form", "lasted", "short"),
    [
        ("2020-03-02", Form.posting, 14, True),
        ("2020-03-02", Form.posting, 15, False),
        ("2020-03-02", Form.portal, 4, True),
        ("2020-03-02", Form.portal, 5, False),
        ("2024-03-04", Form.portal, 14, True),
        ("2024-03-04", Form.e_press, 15, False),
        ("2024-03-04", Form.meeting, 1, False),
        ("2023-07-20", Form.portal, 1, False),
        ("2025-07-02", Form.posting, 1, False),
    ],
)
def test_a_conclusion_stays_up_as_long_as_the_law_of_its_day_asks(
    signed: str,
    form: Form,
    lasted: int,
    short: bool,  # noqa: FBT001 - a table
) -> None:
    first = day(signed) + timedelta(days=1)
    act = of_inspectorate(day(signed), shown(first, first + timedelta(days=lasted - 1), form))
    assert bool(list(short_windows(act, law()))) is short


@pytest.mark.parametrize(
    ("on", "until"), list(product([Doubt.absent, Doubt.uncertain], [Doubt.unknown, SIGNED]))
)
def test_a_window_without_two_certain_ends_is_not_too_short(on: Doubt, until: Doubt | date) -> None:
    assert list(short_windows(of_inspectorate(SIGNED, shown(on, until)), law())) == []


def test_a_partys_conclusion_may_be_posted_for_a_day() -> None:
    act = Act(Regime.party, OrganizationKind.party_committee, Level.commune, SIGNED, ())
    posted = shown(SIGNED, SIGNED, Form.posting)
    assert list(short_windows(act._replace(shown=(posted,)), law())) == []


def test_every_rule_is_used_with_days_where_it_needs_them() -> None:
    assert {rule.duty for rule in law().rules.rules} == set(Duty)
    assert all(rule.start for rule in law().rules.rules if rule.days)
