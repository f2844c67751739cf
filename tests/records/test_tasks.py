"""Recommendations and measures: what an editor entered, and what follows from it on a given day."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records.tasks import ComputedStatus, Measure, Recommendation, Status, Task
from tests.records.valid import RECOMMENDATION, Value, faults

BEFORE, ON, AFTER = date(2018, 1, 14), date(2018, 1, 15), date(2018, 1, 16)
OVERDUE, LATE, UNKNOWN = ComputedStatus.overdue, ComputedStatus.done_late, ComputedStatus.unknown


def done(on: object) -> Value:
    """Return an update that says done."""
    return {"on": on, "status": "done"}


class Row(NamedTuple):
    """A row of the truth table: what was entered, the day, and what follows."""

    sentence: str
    entered: dict[str, Any]
    today: date
    follows: ComputedStatus | None


DUE = {"due": "2018-01-15"}
UNTIL = {"due": {"edtf": "2018-01-15", "inclusive": False}}
MONTH = {"due": "2018-01"}
NO_DUE = {"due": {"unknown": "not_stated"}}
TABLE = [
    Row("nothing entered and no deadline is unknown", {}, AFTER, UNKNOWN),
    Row("nothing entered before the deadline is unknown", DUE, BEFORE, UNKNOWN),
    Row("nothing entered after the deadline is overdue", DUE, AFTER, OVERDUE),
    Row("the last day itself is in time", DUE, ON, UNKNOWN),
    Row("a last day that does not count is too late", UNTIL, ON, OVERDUE),
    Row("the day before a last day that does not count is in time", UNTIL, BEFORE, UNKNOWN),
    Row("a month is in time on its last day", MONTH, date(2018, 1, 31), UNKNOWN),
    Row("a month is over on the first day after it", MONTH, date(2018, 2, 1), OVERDUE),
    Row("a year is in time on its last day", {"due": "2018"}, date(2018, 12, 31), UNKNOWN),
    Row("a year is over on the first day after it", {"due": "2018"}, date(2019, 1, 1), OVERDUE),
    Row("an open deadline is never over", {"due": "[2018-01-15..]"}, date(2200, 1, 1), UNKNOWN),
    Row("an unknown deadline is never over", NO_DUE, date(2200, 1, 1), UNKNOWN),
    Row("no deadline is never over, however it stands", {"status": "not_started"}, date(2200, 1, 1), None),
    Row(
        "an unknown deadline is never over, however it stands",
        {**NO_DUE, "status": "in_progress"},
        AFTER,
        None,
    ),
    Row("not started before the deadline says it all", {**DUE, "status": "not_started"}, ON, None),
    Row("not started after the deadline is overdue", {**DUE, "status": "not_started"}, AFTER, OVERDUE),
    Row("in progress before the deadline says it all", {**DUE, "status": "in_progress"}, ON, None),
    Row("in progress after the deadline is overdue", {**DUE, "status": "in_progress"}, AFTER, OVERDUE),
    Row("done without a day is not called late", {**DUE, "status": "done"}, AFTER, None),
    Row("done on the last day is in time", {**DUE, "progress": [done("2018-01-15")]}, AFTER, None),
    Row("done a day later is late", {**DUE, "progress": [done("2018-01-16")]}, AFTER, LATE),
    Row(
        "done on a last day that does not count is late",
        {**UNTIL, "progress": [done("2018-01-15")]},
        AFTER,
        LATE,
    ),
    Row("done late stays late for ever", {**DUE, "progress": [done("2018-01-16")]}, date(2200, 1, 1), LATE),
    Row("done some day of the month may be in time", {**DUE, "progress": [done("2018-01")]}, AFTER, None),
    Row("done some day of the next month is late", {**DUE, "progress": [done("2018-02")]}, AFTER, LATE),
    Row(
        "done on or before a later day may be in time",
        {**DUE, "progress": [done("[..2018-03-01]")]},
        AFTER,
        None,
    ),
    Row("done on or after a later day is late", {**DUE, "progress": [done("[2018-03-01..]")]}, AFTER, LATE),
    Row(
        "done on an unknown day is not called late",
        {**DUE, "progress": [done({"unknown": "not_stated"})]},
        AFTER,
        None,
    ),
    Row(
        "done on an unknown day and said again later is not called late",
        {**DUE, "progress": [done({"unknown": "not_stated"}), done("2018-03-01")]},
        AFTER,
        None,
    ),
    Row(
        "done in time and said again later is in time",
        {**DUE, "progress": [done("2018-01-10"), done("2018-03-01")]},
        AFTER,
        None,
    ),
    Row("done without a deadline is not late", {"progress": [done("2018-03-01")]}, AFTER, None),
    Row(
        "done with an unknown deadline is not late", {**NO_DUE, "progress": [done("2018-03-01")]}, AFTER, None
    ),
    Row("annulled is never overdue", {**DUE, "status": "annulled"}, date(2200, 1, 1), None),
    Row(
        "annulled after it was done late is not late",
        {**DUE, "status": "annulled", "progress": [done("2018-03-01")]},
        AFTER,
        None,
    ),
    Row(
        "annulled in the last update is never overdue",
        {**DUE, "progress": [{"on": "2018-01-10", "status": "annulled"}]},
        AFTER,
        None,
    ),
    Row("not accepted is never overdue", {**DUE, "status": "not_accepted"}, date(2200, 1, 1), None),
    Row(
        "an update without a status enters nothing",
        {**DUE, "progress": [{"on": "2018-01-10", "text": "Đã họp bàn."}]},
        BEFORE,
        UNKNOWN,
    ),
]
ENTERED: dict[str, tuple[dict[str, Any], Status | None]] = {
    "nothing": ({}, None),
    "the status of the item": ({"status": "in_progress"}, Status.in_progress),
    "the last update's status": (
        {
            "progress": [
                {"on": "2018-01", "status": "not_started"},
                {"on": "2018-02", "status": "in_progress"},
            ]
        },
        Status.in_progress,
    ),
    "the last status, when the last update has none": (
        {
            "progress": [
                {"on": "2018-01", "status": "in_progress"},
                {"on": "2018-02", "text": "Vẫn đang làm."},
            ]
        },
        Status.in_progress,
    ),
    "the status of the item before that of an update": (
        {"status": "annulled", "progress": [done("2018-01")]},
        Status.annulled,
    ),
}


@pytest.mark.parametrize("row", TABLE, ids=[row.sentence for row in TABLE])
def test_what_follows(row: Row) -> None:
    assert Task.model_validate(row.entered).computed(row.today) is row.follows


@pytest.mark.parametrize(("value", "entered"), ENTERED.values(), ids=ENTERED)
def test_what_counts_as_entered_is(value: Value, entered: Status | None) -> None:
    assert Task.model_validate(value).entered is entered


@pytest.mark.parametrize("status", Status, ids=str)
def test_only_what_is_still_to_be_done_can_be_overdue(status: Status) -> None:
    follows = Task.model_validate({**DUE, "status": status.value}).computed(AFTER)
    assert (follows is OVERDUE) == (status in {Status.not_started, Status.in_progress})


@pytest.mark.parametrize("status", ComputedStatus, ids=str)
def test_what_follows_is_never_entered(status: ComputedStatus) -> None:
    assert faults(Recommendation, {**RECOMMENDATION, "status": status.value}) == [("enum", ("status",))]


@given(st.dates(date(2018, 1, 1), date(2018, 12, 31)), st.dates(date(2018, 1, 1), date(2018, 12, 31)))
def test_what_is_overdue_was_overdue_since_the_day_after_the_last(due: date, today: date) -> None:
    task = Task.model_validate({"due": due.isoformat(), "status": "in_progress"})
    assert (task.computed(today) is OVERDUE) == (today > due)


def test_a_recommendation_and_a_measure_follow_the_same_rules() -> None:
    assert {Recommendation.computed, Measure.computed} == {Task.computed}


def test_an_update_says_of_which_day_it_is() -> None:
    value = {**RECOMMENDATION, "progress": [{"status": "done"}]}
    assert faults(Recommendation, value) == [("missing", ("progress", 0, "on"))]


def test_a_recommendation_says_to_whom() -> None:
    value = {key: each for key, each in RECOMMENDATION.items() if key != "to"}
    assert faults(Recommendation, value) == [("missing", ("to",))]


def test_a_deadline_in_words_is_refused() -> None:
    assert faults(Recommendation, {**RECOMMENDATION, "due": "trước ngày 15/1"}) == [("edtf", ("due",))]
