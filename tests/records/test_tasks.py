"""Recommendations and measures: what an editor entered, and what follows from it on a given day."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.records.base import Unknown, WhyUnknown
from generator.records.dates import Period
from generator.records.quantities import Quantity
from generator.records.tasks import ComputedStatus, Measure, Recommendation, Status, Task
from tests.records.valid import MEASURE, RECOMMENDATION, Fault, Value, faults

BEFORE, ON, AFTER = date(2018, 1, 14), date(2018, 1, 15), date(2018, 1, 16)
OVERDUE, LATE, UNKNOWN = ComputedStatus.overdue, ComputedStatus.done_late, ComputedStatus.unknown
UNREPORTED = ComputedStatus.unreported


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
INFERRED = {"due": {"edtf": "2018-01-15", "basis": "inferred", "stated": "trước ngày 15/1"}}
FAR = date(2200, 1, 1)
UNCERTAIN = {
    "a day that is uncertain": "2018-01-15?",
    "a day that is approximate": "2018-01-15~",
    "a day that is both": "2018-01-15%",
    "a month that is uncertain": "2018-01?",
    "a year that is approximate": "2018~",
    "an uncertain day that does not count": {"edtf": "2018-01-15?", "inclusive": False},
    "an approximate day in the words of the source": {"edtf": "2018-01-15~", "stated": "khoảng giữa tháng 1"},
}
FURTHER = {
    "not_started": {"not_started", "in_progress", "done", "not_accepted", "annulled"},
    "in_progress": {"in_progress", "done", "not_accepted", "annulled"},
    "done": {"not_accepted", "annulled"},
    "not_accepted": {"annulled"},
    "annulled": set(),
}
"""A status when the record was first published, and what a later update may tell."""
GIVEN: dict[str, Value] = {
    "an amount": {"quantity": {"value": 738130000, "unit": "đồng"}},
    "an amount with a qualifier": {"quantity": {"value": 82, "unit": "tỷ đồng", "qualifier": "over"}},
    "a number alone": {"quantity": 3},
    "an amount that the source does not give": {"quantity": {"unknown": "not_stated"}},
    "people that nobody counted": {"beneficiaries": [{"described": "phụ huynh", "kind": "tập thể"}]},
    "a withheld person": {"beneficiaries": [{"withheld": "private_person"}]},
    "somebody in public office by name": {
        "to": [{"name": "Lê Hồng Sơn", "positions": ["Phó Chủ tịch"]}],
        "beneficiaries": [{"name": "Ngô Văn Luận", "positions": ["Hiệu trưởng"]}],
    },
    "two bodies": {"beneficiaries": ["phuong-nghia-tan", "truong-tieu-hoc-tan-dan"]},
    "somebody our copy does not name": {"beneficiaries": [{"unknown": "not_in_our_copy"}]},
}
NOT_GIVEN: dict[str, tuple[Value, Fault]] = {
    "an amount in words": ({"quantity": "toàn bộ"}, ("number", ("quantity", "value"))),
    "a unit without an amount": ({"quantity": {"unit": "đồng"}}, ("missing", ("quantity", "value"))),
    "two amounts": ({"quantity": [1, 2]}, ("model_type", ("quantity",))),
    "one beneficiary instead of a list": (
        {"beneficiaries": {"described": "phụ huynh"}},
        ("tuple_type", ("beneficiaries",)),
    ),
    "a beneficiary in words": (
        {"beneficiaries": ["phụ huynh"]},
        ("string_pattern_mismatch", ("beneficiaries", 0)),
    ),
    "a beneficiary by name without a position": (
        {"beneficiaries": [{"name": "Nguyễn Văn A"}]},
        ("private_person_named", ()),
    ),
    "somebody by name without a position who must act": (
        {"to": ["phuong-nghia-tan", {"name": "Nguyễn Văn A"}]},
        ("private_person_named", ()),
    ),
    "a withheld beneficiary with a position": (
        {"beneficiaries": [{"withheld": "private_person", "positions": ["Giáo viên"]}]},
        ("withheld_details", ("beneficiaries", 0)),
    ),
    "a withheld beneficiary with a name": (
        {"beneficiaries": [{"withheld": "child", "name": "Nguyễn Văn A"}]},
        ("withheld_name", ("beneficiaries", 0)),
    ),
}
TARGETS: dict[str, object] = {
    "a record": "2956-qd-ubnd-2020",
    "a description": {"described": "quyết định bổ nhiệm lại", "kind": "quyết định"},
    "a document our copy does not name": {"unknown": "not_in_our_copy"},
}
TABLE = [
    Row("nothing entered and no deadline is unknown", {}, AFTER, UNKNOWN),
    Row("nothing entered before the deadline is unknown", DUE, BEFORE, UNKNOWN),
    Row("nothing entered after the deadline is unreported and not overdue", DUE, AFTER, UNREPORTED),
    Row("the last day itself is in time", DUE, ON, UNKNOWN),
    Row("a last day that does not count is too late", UNTIL, ON, UNREPORTED),
    Row("the day before a last day that does not count is in time", UNTIL, BEFORE, UNKNOWN),
    Row("a month is in time on its last day", MONTH, date(2018, 1, 31), UNKNOWN),
    Row("a month is over on the first day after it", MONTH, date(2018, 2, 1), UNREPORTED),
    Row("a year is in time on its last day", {"due": "2018"}, date(2018, 12, 31), UNKNOWN),
    Row("a year is over on the first day after it", {"due": "2018"}, date(2019, 1, 1), UNREPORTED),
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
        {**DUE, "progress": [{**done({"unknown": "not_stated"}), "recorded_on": "2018-02-01"}]},
        AFTER,
        None,
    ),
    Row(
        "done on an unknown day and said again later is not called late",
        {
            **DUE,
            "progress": [
                {**done({"unknown": "not_stated"}), "recorded_on": "2018-02-01"},
                done("2018-03-01"),
            ],
        },
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
    Row("a deadline whose year was inferred is certain", INFERRED, AFTER, UNREPORTED),
    Row("a day up to a certain last day ends with it", {"due": "[..2018-01-15]"}, AFTER, UNREPORTED),
    Row("annulled is never overdue", {**DUE, "status": "annulled"}, date(2200, 1, 1), None),
    Row(
        "annulled after it was done late is not late",
        {**DUE, "progress": [done("2018-03-01"), {"on": "2018-04", "status": "annulled"}]},
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
    Row(
        "an update without a status makes nothing overdue",
        {**DUE, "progress": [{"on": "2018-01-10", "text": "Đã họp bàn."}]},
        AFTER,
        UNREPORTED,
    ),
    Row(
        "an update that says in progress makes it overdue",
        {**DUE, "progress": [{"on": "2018-01-10", "status": "in_progress"}]},
        AFTER,
        OVERDUE,
    ),
    Row(
        "not started on a last day that does not count is overdue",
        {**UNTIL, "status": "not_started"},
        ON,
        OVERDUE,
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
    "the status of the last update before that of the item": (
        {"status": "in_progress", "progress": [done("2018-01")]},
        Status.done,
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


@settings(deadline=None)
@given(st.dates(date(2018, 1, 1), date(2018, 12, 31)), st.dates(date(2018, 1, 1), date(2018, 12, 31)))
def test_what_is_overdue_was_overdue_since_the_day_after_the_last(due: date, today: date) -> None:
    task = Task.model_validate({"due": due.isoformat(), "status": "in_progress"})
    assert (task.computed(today) is OVERDUE) == (today > due)


@settings(deadline=None)
@given(st.dates(date(2018, 1, 1), date(2018, 12, 31)), st.dates(date(2018, 1, 1), date(2018, 12, 31)))
def test_nobody_is_called_late_where_nothing_was_entered(due: date, today: date) -> None:
    task = Task.model_validate({"due": due.isoformat()})
    assert task.computed(today) is (UNREPORTED if today > due else UNKNOWN)


def test_what_is_unreported_is_said_without_blame() -> None:
    assert UNREPORTED.label == "quá thời hạn, chưa có thông tin thực hiện"


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


@pytest.mark.parametrize("status", [None, Status.not_started, Status.in_progress], ids=str)
@pytest.mark.parametrize("due", UNCERTAIN.values(), ids=UNCERTAIN)
def test_nothing_becomes_overdue_by(due: object, status: Status | None) -> None:
    task = Task.model_validate({"due": due, "status": status})
    assert task.terms[0].last_day is None
    assert task.computed(FAR) is (None if status else UNKNOWN)


@pytest.mark.parametrize("due", UNCERTAIN.values(), ids=UNCERTAIN)
def test_nothing_is_called_late_by(due: object) -> None:
    assert Task.model_validate({"due": due, "progress": [done("2199-01-01")]}).computed(FAR) is None


@pytest.mark.parametrize("last", Status, ids=lambda last: f"{last} in the last update")
@pytest.mark.parametrize("status", Status, ids=str)
def test_an_update_tells_what_came_after_the_first_status_or_contradicts_it(
    status: Status, last: Status
) -> None:
    value = {"status": status.value, "progress": [{"on": "2018-01", "status": last.value}]}
    follows = last.value in FURTHER[status.value]
    assert faults(Task, value) == ([] if follows else [("status_conflict", ())])
    if follows:
        assert Task.model_validate(value).entered is last


@pytest.mark.parametrize("status", Status, ids=str)
def test_a_status_contradicts_no_update_that_has_none(status: Status) -> None:
    assert faults(Task, {"status": status.value, "progress": [{"on": "2018-01", "text": "Đã họp."}]}) == []


@pytest.mark.parametrize("last", Status, ids=str)
def test_updates_alone_contradict_nothing(last: Status) -> None:
    steps = [{"on": "2018-01", "status": "in_progress"}, {"on": "2018-02", "status": last.value}]
    assert Task.model_validate({"progress": steps}).entered is last


def test_an_end_that_an_update_tells_is_not_told_again_by_the_item() -> None:
    steps = [done("2018-01"), {"on": "2018-02", "status": "annulled"}]
    assert faults(Task, {"status": "done", "progress": steps}) == [("status_conflict", ())]
    assert faults(Task, {"status": "in_progress", "progress": steps}) == []


def test_an_update_without_a_status_does_not_hide_the_one_before_it() -> None:
    steps = [{"on": "2018-01", "status": "not_started"}, {"on": "2018-02", "text": "Đã báo cáo."}]
    assert faults(Task, {"status": "in_progress", "progress": steps}) == [("status_conflict", ())]


@pytest.mark.parametrize(
    ("model", "item"), [(Recommendation, RECOMMENDATION), (Measure, MEASURE)], ids=["asked", "done"]
)
def test_a_contradiction_is_refused_of_what_was(model: type[Task], item: Value) -> None:
    assert faults(model, {**item, "status": "done"}) == []
    steps = [{"on": "2018-01", "status": "in_progress"}]
    assert faults(model, {**item, "status": "annulled", "progress": steps}) == [("status_conflict", ())]


@pytest.mark.parametrize("given", GIVEN.values(), ids=GIVEN)
def test_what_is_asked_or_done_may_give(given: Value) -> None:
    assert faults(Recommendation, {**RECOMMENDATION, **given}) == []
    assert faults(Measure, {**MEASURE, **given}) == []


@pytest.mark.parametrize(("given", "fault"), NOT_GIVEN.values(), ids=NOT_GIVEN)
def test_what_is_asked_or_done_does_not_give(given: Value, fault: Fault) -> None:
    assert faults(Recommendation, {**RECOMMENDATION, **given}) == [fault]
    assert faults(Measure, {**MEASURE, **given}) == [fault]


def test_what_is_to_be_paid_is_another_thing_than_what_has_been() -> None:
    step = {"on": "2018-01", "quantity": {"value": 52, "unit": "tỷ đồng"}}
    task = Task.model_validate({"quantity": {"value": 82, "unit": "tỷ đồng"}, "progress": [step]})
    amounts = (task.quantity, task.progress[0].quantity)
    assert [each.value for each in amounts if isinstance(each, Quantity)] == [82, 52]


@pytest.mark.parametrize("document", TARGETS.values(), ids=TARGETS)
def test_to_be_withdrawn_may_be(document: object) -> None:
    assert faults(Recommendation, {**RECOMMENDATION, "target_documents": [document]}) == []


@pytest.mark.parametrize(
    ("documents", "fault"),
    [
        ("2956-qd-ubnd-2020", ("tuple_type", ("target_documents",))),
        (["2956/QĐ-UBND"], ("string_pattern_mismatch", ("target_documents", 0))),
        ([{"sign": "2956/QĐ-UBND"}], ("missing", ("target_documents", 0, "described"))),
    ],
    ids=["one document instead of a list", "a sign instead of an id", "a mapping that describes nothing"],
)
def test_to_be_withdrawn_is_not(documents: object, fault: Fault) -> None:
    assert fault in faults(Recommendation, {**RECOMMENDATION, "target_documents": documents})


def test_only_what_is_asked_has_documents_to_be_withdrawn() -> None:
    value = {**MEASURE, "target_documents": ["2956-qd-ubnd-2020"]}
    assert faults(Measure, value) == [("extra_forbidden", ("target_documents",))]


def test_a_time_to_do_it_in_is_no_deadline() -> None:
    asked = Recommendation.model_validate(
        {**RECOMMENDATION, "period": {"edtf": "2022", "stated": "năm 2022"}}
    )
    assert isinstance(asked.period, Period)
    assert (asked.period.stated, asked.due, asked.terms[0].last_day) == ("năm 2022", None, None)
    assert asked.computed(FAR) is UNKNOWN


@pytest.mark.parametrize("period", ["2022-01/2022-06", "2022", {"unknown": "not_stated"}], ids=str)
def test_a_time_to_do_it_in_may_be(period: object) -> None:
    assert faults(Recommendation, {**RECOMMENDATION, "period": period}) == []


@pytest.mark.parametrize(
    ("period", "kind"),
    [("trong năm 2022", "edtf"), ("2022-06/2022-01", "edtf_order")],
    ids=["words", "an interval from its end to its start"],
)
def test_a_time_to_do_it_in_is_not(period: str, kind: str) -> None:
    assert faults(Recommendation, {**RECOMMENDATION, "period": period}) == [(kind, ("period",))]


def test_what_an_item_says_may_be_unknown() -> None:
    value = {**RECOMMENDATION, "text": {"unknown": "not_in_our_copy"}}
    assert Recommendation.model_validate(value).text == Unknown(unknown=WhyUnknown.not_in_our_copy)


DEADLINES: Final[dict[str, tuple[object, str]]] = {
    "a day is certain": ("2026-03-31", "certain"),
    "a doubtful day is no certain day": ("2026-03-31?", "doubtful"),
    "a silent source states none": ({"unknown": "not_stated"}, "not_stated"),
    "an ambiguous source is not a silent one": ({"unknown": "ambiguous"}, "unclear"),
}


@pytest.mark.parametrize(("due", "state"), DEADLINES.values(), ids=DEADLINES)
def test_what_is_known_of_a_deadline(due: object, state: str) -> None:
    assert Task.model_validate({"due": due}).terms[0].state == state


def test_what_nobody_entered_is_not_what_a_source_does_not_state() -> None:
    assert Task().terms[0].state == "absent"
