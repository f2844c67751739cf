"""People: public roles are named, private people are withheld, and nobody is both."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from generator.records.conclusion import Conclusion
from generator.records.people import Person, PersonOrGroup, Team, WhyWithheld
from generator.records.references import Described
from tests.records.valid import COMPLAINT, Fault, Value, changed, faults, valid

ACCEPTED: dict[str, Value] = {
    "a name and a position": {"name": "Nguyễn Thị Tuyến", "positions": ["Phó Bí thư Thường trực Thành ủy"]},
    "a name that the source does not give": {"name": {"unknown": "not_stated"}, "positions": ["Trưởng đoàn"]},
    "a withheld person": {"withheld": "private_person"},
    "a withheld person with a position": {"withheld": "accused", "positions": ["Chủ tịch UBND huyện"]},
}
REFUSED: dict[str, tuple[Value, Fault]] = {
    "neither a name nor a reason to withhold it": ({"positions": ["Trưởng đoàn"]}, ("person_name", ())),
    "a withheld person with a name": (
        {"withheld": "denouncer", "name": "Nguyễn Văn A"},
        ("withheld_name", ()),
    ),
    "a withheld person whose name is said to be unknown": (
        {"withheld": "denouncer", "name": {"unknown": "not_stated"}},
        ("withheld_name", ()),
    ),
    "a reason to withhold that is none": ({"withheld": "shy"}, ("enum", ("withheld",))),
    "an empty name": ({"name": ""}, ("string_too_short", ("name",))),
    "a name on two lines": ({"name": "Nguyễn\nThị Tuyến"}, ("string_pattern_mismatch", ("name",))),
    "one position instead of a list": (
        {"name": "Nguyễn Thị Tuyến", "positions": "Phó Bí thư"},
        ("tuple_type", ("positions",)),
    ),
    "a private person who is told by a position": (
        {"withheld": "private_person", "positions": ["Giáo viên"]},
        ("withheld_details", ()),
    ),
    "a child who is told by a body": (
        {"withheld": "child", "organization": "truong-thcs-ngu-loc"},
        ("withheld_details", ()),
    ),
    "a witness who is told by a body that is only described": (
        {"withheld": "witness", "organization": {"described": "chợ xã"}},
        ("withheld_details", ()),
    ),
    "a witness who is told by a note": ({"withheld": "witness", "note": "bảo vệ"}, ("withheld_details", ())),
    "a key of its own": (
        {"name": "Nguyễn Thị Tuyến", "phone": "0900000000"},
        ("extra_forbidden", ("phone",)),
    ),
}
PROTECTED = {"complainant", "denouncer", "child", "witness", "private_person"}
"""Reasons to withhold a person of whom nothing at all is told."""
COMPLAINANTS: dict[str, object] = {
    "a withheld person": {"withheld": "complainant"},
    "a person whose name is not in the source": {"name": {"unknown": "withheld"}},
    "a body by its id": "truong-thcs-ngu-loc",
    "a body by description": {"described": "một hộ kinh doanh", "kind": "doanh nghiệp"},
    "somebody unknown": {"unknown": "not_stated"},
}


class Somebody(BaseModel):
    """A place where a person or a body may stand."""

    who: PersonOrGroup


@pytest.mark.parametrize("value", ACCEPTED.values(), ids=ACCEPTED)
def test_a_person_may_be(value: Value) -> None:
    assert faults(Person, value) == []


@pytest.mark.parametrize(("value", "fault"), REFUSED.values(), ids=REFUSED)
def test_a_person_is_not(value: Value, fault: Fault) -> None:
    assert faults(Person, value) == [fault]


@pytest.mark.parametrize("reason", WhyWithheld, ids=str)
def test_whoever_is_withheld_has_no_name(reason: WhyWithheld) -> None:
    assert faults(Person, {"withheld": reason.value}) == []
    assert faults(Person, {"withheld": reason.value, "name": "Nguyễn Văn A"}) == [("withheld_name", ())]


@pytest.mark.parametrize("reason", WhyWithheld, ids=str)
@pytest.mark.parametrize(
    "told", [{"positions": ["Giáo viên"]}, {"organization": "truong-a"}, {"note": "hàng xóm"}], ids=str
)
def test_only_whoever_held_office_or_was_accused_is_told_of_when_withheld(
    told: Value, reason: WhyWithheld
) -> None:
    wanted = [("withheld_details", ())] if reason in PROTECTED else []
    assert faults(Person, {"withheld": reason.value, **told}) == wanted


def test_an_id_is_a_body() -> None:
    assert Somebody.model_validate({"who": "phuong-nghia-tan"}).who == "phuong-nghia-tan"


def test_a_description_is_a_body() -> None:
    assert isinstance(Somebody.model_validate({"who": {"described": "các cấp ủy"}}).who, Described)


def test_a_mapping_with_a_name_is_a_person() -> None:
    assert isinstance(Somebody.model_validate({"who": {"name": "Ngô Văn Luận"}}).who, Person)


def test_an_empty_mapping_is_an_unnamed_person() -> None:
    assert faults(Somebody, {"who": {}}) == [("person_name", ("who",))]


def test_a_name_as_text_where_an_id_belongs_is_refused() -> None:
    assert faults(Somebody, {"who": "Ngô Văn Luận"}) == [("string_pattern_mismatch", ("who",))]


def test_a_person_and_a_description_at_once_are_refused() -> None:
    value = {"who": {"described": "trưởng đoàn", "name": "Ngô Văn Luận"}}
    assert faults(Somebody, value) == [("extra_forbidden", ("who", "name"))]


def test_the_head_of_a_team_may_be_unknown() -> None:
    assert faults(Team, {"head": {"unknown": "not_stated"}}) == []


def test_a_group_may_be_a_member_of_a_team() -> None:
    assert faults(Team, {"members": [{"name": "Ngô Văn Luận"}, {"described": "Tổ giúp việc"}]}) == []


@pytest.mark.parametrize("complainant", COMPLAINANTS.values(), ids=COMPLAINANTS)
def test_a_complaint_may_come_from(complainant: object) -> None:
    assert faults(Conclusion, valid("conclusion", complaints=[{**COMPLAINT, "by": complainant}])) == []


def test_a_complaint_may_come_from_nobody_in_particular() -> None:
    assert faults(Conclusion, valid("conclusion", complaints=[{"outcome": "rejected"}])) == []


def test_a_complainant_is_never_named() -> None:
    value = changed(
        valid("conclusion", complaints=[COMPLAINT]), ("complaints", 0, "by"), {"name": "Nguyễn Văn A"}
    )
    assert faults(Conclusion, value) == [("complainant_named", ("complaints", 0))]


def test_a_complainant_is_described_only_as_a_body_of_some_kind() -> None:
    value = valid("conclusion", complaints=[{**COMPLAINT, "by": {"described": "một hộ ở đầu ngõ"}}])
    assert faults(Conclusion, value) == [("complainant_described", ("complaints", 0))]


@pytest.mark.parametrize("told", [{"positions": ["Giáo viên"]}, {"organization": "truong-a"}, {"note": "x"}])
def test_a_complainant_whose_name_is_unknown_is_not_told_by_other_words(told: Value) -> None:
    value = valid("conclusion", complaints=[{**COMPLAINT, "by": {"name": {"unknown": "withheld"}, **told}}])
    assert faults(Conclusion, value) == [("withheld_details", ("complaints", 0))]


def test_a_complaint_says_what_came_of_it() -> None:
    assert faults(Conclusion, valid("conclusion", complaints=[{"by": {"withheld": "complainant"}}])) == [
        ("missing", ("complaints", 0, "outcome"))
    ]
