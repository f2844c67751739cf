"""Extensions of deadlines, and what cannot be placed in time."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pytest

from generator.records.bulletin import Bulletin
from generator.records.common import Event
from generator.records.deadlines import Extension, in_force
from generator.records.findings import Complaint, Response
from generator.records.tasks import ComputedStatus, Progress, Task
from tests.records.valid import COMPLAINT, Value, faults, valid

UNKNOWN: Final = {"unknown": "not_stated"}
FIRST: Final = {"due": "2018-06-30", "on": "2018-01-10"}
SECOND: Final = {"due": "2018-09-30", "on": "2018-06-20", "recorded_on": "2018-07-02"}


def _task(**fields: Any) -> Task:
    return Task.model_validate({"due": "2018-01-15", "extensions": [FIRST, SECOND], **fields})


@pytest.mark.parametrize(
    ("day", "last_day"),
    [
        (date(2018, 1, 9), date(2018, 1, 15)),
        (date(2018, 1, 10), date(2018, 6, 30)),
        (date(2018, 7, 1), date(2018, 6, 30)),
        (date(2018, 7, 2), date(2018, 9, 30)),
    ],
)
def test_the_last_extension_told_by_a_day_is_in_force(day: date, last_day: date) -> None:
    assert in_force(_task().terms, day).last_day == last_day


def test_the_original_deadline_stays_what_it_was() -> None:
    assert _task().terms[0].last_day == date(2018, 1, 15)


@pytest.mark.parametrize(
    ("done", "granted", "follows"),
    [
        ("2018-03-01", "2018-01-10", ComputedStatus.done_extended),
        ("2018-03-01", "2018-03-01", ComputedStatus.done_extended),
        ("2018-03-01", "2018-03-02", ComputedStatus.done_late),
        ("2018-03-01", UNKNOWN, ComputedStatus.done_extended),
        ("2018-07-01", "2018-01-10", ComputedStatus.done_late),
        ("2018-01-15", "2018-01-10", None),
    ],
)
def test_lateness_is_told_by_the_deadline_that_held_when_it_was_done(
    done: str, granted: object, follows: ComputedStatus | None
) -> None:
    extension = {"due": "2018-06-30", "on": granted, "recorded_on": "2018-03-05"}
    task = _task(extensions=[extension], progress=[{"on": done, "status": "done"}])
    assert task.computed(date(2018, 12, 1)) is follows


def test_an_extension_not_yet_told_excuses_nobody() -> None:
    task = _task(extensions=[FIRST | {"recorded_on": "2018-05-01"}], status="in_progress")
    assert task.computed(date(2018, 4, 30)) is ComputedStatus.overdue
    assert task.computed(date(2018, 5, 1)) is None


@pytest.mark.parametrize(
    "due", ["2018-01-15", "2018-01-14", {"edtf": "2018-01-16", "inclusive": False}], ids=str
)
def test_an_extension_moves_the_deadline_on(due: object) -> None:
    assert faults(Task, {"due": "2018-01-15", "extensions": [FIRST | {"due": due}]}) == [
        ("extension_order", ())
    ]


@pytest.mark.parametrize("due", [UNKNOWN, "2017?", {"edtf": "2018-01-17", "inclusive": False}], ids=str)
def test_an_extension_may_set_a_later_or_an_unknown_day(due: object) -> None:
    assert faults(Task, {"due": "2018-01-15", "extensions": [FIRST | {"due": due}]}) == []


def test_extensions_stand_in_their_order() -> None:
    assert faults(Task, {"due": "2018-01-15", "extensions": [SECOND, FIRST]}) == [("extension_order", ())]


def test_what_had_no_deadline_may_be_given_one() -> None:
    assert in_force(_task(due=UNKNOWN).terms, date(2018, 2, 1)).last_day == date(2018, 6, 30)


@pytest.mark.parametrize(
    ("model", "value"),
    [(Progress, {"status": "done"}), (Extension, {"due": "2018-06-30"})],
    ids=["progress", "due"],
)
def test_an_update_can_be_placed_in_time(model: Any, value: Value) -> None:
    assert faults(model, value | {"on": UNKNOWN}) == [("undated", ())]
    assert faults(model, value | {"on": UNKNOWN, "recorded_on": "2018-02-01"}) == []
    assert model.model_validate(value | {"on": "[..2018-03-01]"}).recorded_day == date(2018, 3, 1)


@pytest.mark.parametrize(
    ("value", "told", "ended"),
    [
        ({"outcome": "pending"}, None, None),
        ({"outcome": "upheld"}, None, None),
        ({"outcome": "pending", "filed_on": "2018-01-05"}, date(2018, 1, 5), None),
        ({"outcome": "upheld", "filed_on": "2018-01-05"}, date(2018, 1, 5), date(2018, 1, 5)),
        (
            {"outcome": "upheld", "filed_on": "2018-01", "decided_on": "2018-03"},
            date(2018, 1, 1),
            date(2018, 3, 1),
        ),
        (
            {"outcome": "upheld", "recorded_on": "2018-05-01", "decided_on": "2018-03"},
            date(2018, 5, 1),
            date(2018, 5, 1),
        ),
        (
            {
                "outcome": "upheld",
                "filed_on": "2018-01",
                "decided_on": "2018-03",
                "outcome_recorded_on": "2018-04-02",
            },
            date(2018, 1, 1),
            date(2018, 4, 2),
        ),
    ],
)
def test_a_complaint_and_its_outcome_are_told_on_their_days(
    value: Value, told: date | None, ended: date | None
) -> None:
    complaint = Complaint.model_validate(COMPLAINT | value)
    assert (complaint.recorded_day, complaint.outcome_day) == (told, ended)


@pytest.mark.parametrize(
    ("model", "value"),
    [(Response, {"by": "xa-a", "position": "explains"}), (Event, {"text": "Họp."})],
    ids=["response", "event"],
)
def test_what_has_no_day_came_with_its_record(model: Any, value: Value) -> None:
    assert model.model_validate(value | {"on": UNKNOWN}).recorded_day is None
    assert model.model_validate(value | {"on": "2018-01", "recorded_on": "2018-02-03"}).recorded_day == date(
        2018, 2, 3
    )


def test_a_private_person_who_responds_is_withheld() -> None:
    value = {"by": {"name": "Nguyễn Văn A"}, "position": "disputes"}
    assert faults(Response, value) == [("private_person_named", ())]
    assert faults(Response, value | {"by": {"name": "Nguyễn Văn A", "positions": ["Trưởng thôn"]}}) == []
    assert faults(Response, value | {"by": {"withheld": "private_person"}}) == []


@pytest.mark.parametrize("period", ["2026-10/2026-12", "2026-10-01/2026-12-31"])
def test_a_bulletin_is_of_the_quarter_in_its_id(period: str) -> None:
    assert faults(Bulletin, valid("bulletin", period=period)) == []


@pytest.mark.parametrize("period", ["2026-07/2026-09", "2026", "2025-10/2025-12", "2026-10/.."])
def test_a_bulletin_is_of_no_other_period(period: str) -> None:
    assert faults(Bulletin, valid("bulletin", period=period)) == [("bulletin_period", ())]
