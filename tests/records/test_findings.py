"""Findings: whoever alleged something is never named, whoever else it touches may be, and a list may be unknown."""

from __future__ import annotations

from typing import Any

import pytest

from generator.records.base import Unknown, WhyUnknown, known
from generator.records.common import Outcomes, Results
from generator.records.conclusion import Conclusion
from generator.records.findings import Finding
from generator.records.inspection import Inspection
from generator.records.meeting import Meeting
from generator.records.people import Person, WhyWithheld
from generator.records.summaries import summarise
from tests.records.valid import FINDING, MEASURE, RECOMMENDATION, RICH, Fault, Value, faults, valid

ALLEGATION: Value = {**FINDING, "kind": "allegation", "outcome": "founded"}
ALLEGING: dict[str, object] = {
    "a withheld person": {"withheld": "denouncer"},
    "a person whose name is not public": {"name": {"unknown": "withheld"}},
    "a body by its id": "truong-thcs-ngu-loc",
    "a group by description": {"described": "phụ huynh", "kind": "tập thể"},
    "somebody unknown": {"unknown": "not_stated"},
}
NAMED: dict[str, Value] = {
    "a name alone": {"name": "Nguyễn Văn A"},
    "a name with a position": {"name": "Nguyễn Văn A", "positions": ["Giáo viên"]},
    "a name with a body": {"name": "Nguyễn Văn A", "organization": "truong-thcs-ngu-loc"},
}
TOLD_OF: dict[str, Value] = {
    "a position": {"positions": ["Giáo viên"]},
    "a body": {"organization": "truong-thcs-ngu-loc"},
    "a note": {"note": "người gửi đơn ngày 01/03"},
}
"""What may tell who somebody is, though no name is given."""
THIRD: dict[str, object] = {
    "a withheld person": {"withheld": "private_person"},
    "a withheld person in public office": {"withheld": "third_party", "positions": ["Người được bổ nhiệm"]},
    "a person whose name is not public": {"name": {"unknown": "withheld"}},
    "somebody in public office by name": {"name": "Lê Hồng Sơn", "positions": ["Phó Chủ tịch"]},
    "a body by its id": "truong-thcs-ngu-loc",
    "a body by description": {"described": "một doanh nghiệp"},
}
NOT_THIRD: dict[str, tuple[object, Fault]] = {
    "one body instead of a list": ("truong-thcs-ngu-loc", ("tuple_type", ("third_parties",))),
    "a withheld person with a name": (
        [{"withheld": "accused", "name": "Nguyễn Văn A"}],
        ("withheld_name", ("third_parties", 0)),
    ),
    "nobody": ([{}], ("person_name", ("third_parties", 0))),
    "somebody by name without a position": ([{"name": "Nguyễn Văn A"}], ("private_person_named", ())),
    "somebody by name, at a body, without a position": (
        ["truong-thcs-ngu-loc", {"name": "Nguyễn Văn A", "organization": "truong-thcs-ngu-loc"}],
        ("private_person_named", ()),
    ),
    "a name where an id belongs": (
        ["Nguyễn Văn A"],
        ("string_pattern_mismatch", ("third_parties", 0)),
    ),
}
LISTS: dict[str, tuple[type[Results], str, Value]] = {
    "the findings of a conclusion": (Conclusion, "findings", FINDING),
    "the recommendations of a conclusion": (Conclusion, "recommendations", RECOMMENDATION),
    "the measures of a conclusion": (Conclusion, "measures", MEASURE),
    "the findings of an inspection": (Inspection, "findings", {**FINDING, "id": "KT-2022-0001-f1"}),
    "the measures of an inspection": (Inspection, "measures", {**MEASURE, "id": "KT-2022-0001-m1"}),
    "the findings of a meeting": (Meeting, "findings", {**FINDING, "id": "HN-2021-0001-f1"}),
}
NO_LISTS: dict[str, tuple[object, Fault]] = {
    "nothing": (None, ("tuple_type", ("findings",))),
    "a word": ("unknown", ("tuple_type", ("findings",))),
    "an empty mapping": ({}, ("tuple_type", ("findings",))),
    "an unknown for a reason of its own": (
        {"unknown": "too_long_to_read"},
        ("enum", ("findings", "unknown")),
    ),
    "an unknown with findings beside it": (
        {"unknown": "not_in_our_copy", "items": [FINDING]},
        ("extra_forbidden", ("findings", "items")),
    ),
}
COPY = {"unknown": "not_in_our_copy"}


def value_of(model: type[Results], **changes: Any) -> Value:
    """Return a valid record of ``model`` with ``changes`` at its top."""
    return valid(model.__name__.lower(), **changes)


@pytest.mark.parametrize("who", ALLEGING.values(), ids=ALLEGING)
def test_something_may_be_alleged_by(who: object) -> None:
    assert faults(Finding, {**ALLEGATION, "alleged_by": who}) == []


@pytest.mark.parametrize("who", NAMED.values(), ids=NAMED)
def test_whoever_alleges_something_is_never_named_by(who: Value) -> None:
    assert faults(Finding, {**ALLEGATION, "alleged_by": who}) == [("complainant_named", ())]


@pytest.mark.parametrize("reason", WhyWithheld, ids=str)
def test_whoever_alleges_something_is_withheld_for_any_reason(reason: WhyWithheld) -> None:
    found = Finding.model_validate({**ALLEGATION, "alleged_by": {"withheld": reason.value}})
    assert found.alleged_by == Person(withheld=reason)


def test_a_name_does_not_slip_in_beside_the_reason_to_withhold_it() -> None:
    who = {"withheld": "denouncer", "name": "Nguyễn Văn A"}
    assert faults(Finding, {**ALLEGATION, "alleged_by": who}) == [("withheld_name", ("alleged_by",))]


@pytest.mark.parametrize("kind", ["strength", "shortcoming", "violation", "observation", "allegation"])
def test_whoever_told_of_it_is_never_named_whatever_sort_of_finding_it_is(kind: str) -> None:
    value = {**FINDING, "kind": kind, "alleged_by": {"name": "Nguyễn Văn A"}}
    assert faults(Finding, value) == [("complainant_named", ())]


@pytest.mark.parametrize("who", [{"withheld": "accused"}, {"name": {"unknown": "withheld"}}], ids=str)
@pytest.mark.parametrize("told", TOLD_OF.values(), ids=TOLD_OF)
def test_whoever_alleges_something_is_not_told_by(told: Value, who: Value) -> None:
    assert faults(Finding, {**ALLEGATION, "alleged_by": {**who, **told}}) == [("withheld_details", ())]


def test_whoever_alleges_something_is_described_only_as_a_body_of_some_kind() -> None:
    who = {"described": "một giáo viên dạy toán"}
    assert faults(Finding, {**ALLEGATION, "alleged_by": who}) == [("complainant_described", ())]
    assert faults(Finding, {**ALLEGATION, "alleged_by": {**who, "kind": "tập thể"}}) == []


@pytest.mark.parametrize("part", ["about", "third_parties"])
def test_whoever_a_finding_names_holds_a_position(part: str) -> None:
    named = {"name": "Nguyễn Văn A"}
    assert faults(Finding, {**FINDING, part: [named]}) == [("private_person_named", ())]
    assert faults(Finding, {**FINDING, part: [{**named, "positions": ["Chủ tịch xã"]}]}) == []


def test_an_allegation_needs_nobody_who_made_it() -> None:
    found = Finding.model_validate(ALLEGATION)
    assert (found.alleged_by, found.third_parties) == (None, ())


@pytest.mark.parametrize("who", THIRD.values(), ids=THIRD)
def test_a_finding_may_touch(who: object) -> None:
    assert faults(Finding, {**ALLEGATION, "third_parties": [who]}) == []


@pytest.mark.parametrize(("who", "fault"), NOT_THIRD.values(), ids=NOT_THIRD)
def test_whoever_a_finding_touches_is_not(who: object, fault: Fault) -> None:
    assert faults(Finding, {**ALLEGATION, "third_parties": who}) == [fault]


@pytest.mark.parametrize("why", WhyUnknown, ids=str)
@pytest.mark.parametrize(("model", "part", "_item"), LISTS.values(), ids=LISTS)
def test_a_list_may_be_unknown(model: type[Results], part: str, _item: Value, why: WhyUnknown) -> None:
    record = model.model_validate(value_of(model, **{part: {"unknown": why.value}}))
    assert getattr(record, part) == Unknown(unknown=why)


@pytest.mark.parametrize(("model", "part", "item"), LISTS.values(), ids=LISTS)
def test_an_item_of_a_list_is_not_unknown(model: type[Results], part: str, item: Value) -> None:
    assert faults(model, value_of(model, **{part: [item]})) == []
    assert ("extra_forbidden", (part, 1, "unknown")) in faults(model, value_of(model, **{part: [item, COPY]}))


@pytest.mark.parametrize(("model", "part", "_item"), LISTS.values(), ids=LISTS)
def test_a_list_that_is_not_written_is_empty_and_not_unknown(
    model: type[Results], part: str, _item: Value
) -> None:
    assert getattr(model.model_validate(value_of(model)), part) == ()


@pytest.mark.parametrize(("value", "fault"), NO_LISTS.values(), ids=NO_LISTS)
def test_findings_are_not(value: object, fault: Fault) -> None:
    assert faults(Conclusion, valid("conclusion", findings=value)) == [fault]


@pytest.mark.parametrize("part", ["figures", "tables"])
def test_there_is_no_unknown_list_of(part: str) -> None:
    assert faults(Conclusion, valid("conclusion", **{part: COPY})) == [("tuple_type", (part,))]


def test_nothing_is_known_of_an_unknown_list() -> None:
    assert known(Conclusion.model_validate(valid("conclusion", findings=COPY)).findings) == ()


def test_a_known_list_is_known_as_it_stands() -> None:
    findings = Conclusion.model_validate(RICH).findings
    assert known(findings) == findings != ()


def test_a_summary_has_the_items_of_the_lists_that_are_known() -> None:
    value = {**RICH, "findings": COPY, "recommendations": COPY}
    record = Conclusion.model_validate(value)
    assert isinstance(record, Outcomes)
    assert [item.id for item in summarise("conclusion", record).items] == ["KL-2022-0001-m1"]
