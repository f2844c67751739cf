"""Inspections: why it was done, who spoke for whom was inspected, who set up the team, and how far it has come."""

from __future__ import annotations

import pytest

from generator.records.base import Unknown, WhyUnknown
from generator.records.inspection import Inspection, Stage
from generator.records.people import Person, Team
from tests.records.valid import Fault, Value, faults, valid

REPRESENTATIVES: dict[str, Value] = {
    "somebody in public office by name": {"name": "Lê Hồng Sơn", "positions": ["Chủ tịch UBND phường"]},
    "somebody whose name the source does not give": {
        "name": {"unknown": "not_stated"},
        "positions": ["Hiệu trưởng"],
    },
    "somebody withheld": {"withheld": "private_person"},
}
NOT_REPRESENTATIVES: dict[str, tuple[object, Fault]] = {
    "one person instead of a list": ({"name": "Lê Hồng Sơn"}, ("tuple_type", ("representatives",))),
    "a body": (["phuong-nghia-tan"], ("model_type", ("representatives", 0))),
    "a body by description": (
        [{"described": "các trường"}],
        ("extra_forbidden", ("representatives", 0, "described")),
    ),
    "a withheld person with a name": (
        [{"withheld": "private_person", "name": "Nguyễn Văn A"}],
        ("withheld_name", ("representatives", 0)),
    ),
}
APPOINTING: dict[str, object] = {
    "an office by its id": "chu-tich-ubnd-huyen-chau-thanh",
    "a body by description": {"described": "Thường trực Huyện ủy"},
    "a person by name and position": {"name": "Lê Hồng Sơn", "positions": ["Phó Chủ tịch"]},
    "somebody our copy does not name": {"unknown": "not_in_our_copy"},
}
DECISIONS: dict[str, object] = {
    "a record": "190-qd-ubnd-2018",
    "a description": {"described": "quyết định lập đoàn", "kind": "quyết định"},
    "unknown": {"unknown": "not_stated"},
}
NOT_TEAMS: dict[str, tuple[Value, Fault]] = {
    "a decision by its sign": (
        {"document": "190/QĐ-UBND"},
        ("string_pattern_mismatch", ("document",)),
    ),
    "two decisions": ({"document": ["a", "b"]}, ("string_type", ("document",))),
    "whoever appointed it by name where an id belongs": (
        {"appointed_by": "Lê Hồng Sơn"},
        ("string_pattern_mismatch", ("appointed_by",)),
    ),
    "appointed by nobody": ({"appointed_by": {}}, ("person_name", ("appointed_by",))),
}


def test_an_inspection_may_say_what_it_is_for() -> None:
    purpose = Inspection.model_validate(valid("inspection", purpose="Nắm tình hình thực hiện.")).purpose
    assert purpose == "Nắm tình hình thực hiện."


def test_what_an_inspection_is_for_may_be_unknown() -> None:
    record = Inspection.model_validate(valid("inspection", purpose={"unknown": "not_in_our_copy"}))
    assert record.purpose == Unknown(unknown=WhyUnknown.not_in_our_copy)


@pytest.mark.parametrize(
    ("purpose", "fault"),
    [("", ("string_too_short", ("purpose",))), (["Nắm tình hình."], ("string_type", ("purpose",)))],
    ids=["nothing", "a list"],
)
def test_what_an_inspection_is_for_is_not(purpose: object, fault: Fault) -> None:
    assert faults(Inspection, valid("inspection", purpose=purpose)) == [fault]


@pytest.mark.parametrize("person", REPRESENTATIVES.values(), ids=REPRESENTATIVES)
def test_the_inspected_may_be_represented_by(person: Value) -> None:
    record = Inspection.model_validate(valid("inspection", representatives=[person]))
    assert record.representatives == (Person.model_validate(person),)


@pytest.mark.parametrize(("people", "fault"), NOT_REPRESENTATIVES.values(), ids=NOT_REPRESENTATIVES)
def test_the_inspected_are_not_represented_by(people: object, fault: Fault) -> None:
    assert faults(Inspection, valid("inspection", representatives=people)) == [fault]


@pytest.mark.parametrize("who", APPOINTING.values(), ids=APPOINTING)
def test_a_team_may_be_appointed_by(who: object) -> None:
    assert faults(Team, {"appointed_by": who}) == []


@pytest.mark.parametrize("document", DECISIONS.values(), ids=DECISIONS)
def test_the_decision_on_a_team_may_be(document: object) -> None:
    assert faults(Team, {"document": document}) == []


@pytest.mark.parametrize(("team", "fault"), NOT_TEAMS.values(), ids=NOT_TEAMS)
def test_a_team_is_refused_with(team: Value, fault: Fault) -> None:
    assert faults(Team, team) == [fault]


@pytest.mark.parametrize("stage", Stage, ids=str)
def test_an_inspection_has_come_as_far_as(stage: Stage) -> None:
    record = Inspection.model_validate(valid("inspection", stage=stage.value))
    assert (record.stage, record.badge) == (stage, stage.label)


def test_a_result_may_be_preliminary() -> None:
    record = Inspection.model_validate(valid("inspection", stage="preliminary"))
    assert record.badge == "đã có kết quả sơ bộ"


@pytest.mark.parametrize("stage", ["prelim", "sơ bộ", None, {"unknown": "not_stated"}], ids=str)
def test_a_stage_is_one_of_the_stages(stage: object) -> None:
    assert faults(Inspection, valid("inspection", stage=stage)) == [("enum", ("stage",))]
