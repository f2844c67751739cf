"""Records: what all types share — ids, state, first day, withdrawal — and that nothing unknown slips in."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any, get_type_hints

import pytest
from pydantic import ValidationError

from generator.records import BY_FOLDER, BY_NAME, TYPES, RecordType
from generator.records.base import Part, Unknown, WhyUnknown
from generator.records.common import Event, NumberedRecord, Record, State
from generator.records.conclusion import Conclusion
from generator.records.dates import Period
from generator.records.inspection import Inspection
from generator.records.organization import Organization, OrganizationKind
from tests.records.models import PARTS, name
from tests.records.valid import MISSING, RICH, Fault, Path, Value, changed, faults, valid

NUMBERED = [each for each in TYPES if issubclass(each.model, NumberedRecord)]
ON_DEMAND = [each for each in TYPES if each.on_demand]
WITHDRAWAL: Value = {"on": "2026-11-22", "reason": "duplicate"}
BROKEN: dict[str, tuple[Path, Any, Fault]] = {
    "no id": (("id",), MISSING, ("missing", ("id",))),
    "no title": (("title",), MISSING, ("missing", ("title",))),
    "an empty title": (("title",), "", ("string_too_short", ("title",))),
    "a title on two lines": (("title",), "Kết luận\nnăm 2022", ("string_pattern_mismatch", ("title",))),
    "a title as long as a page": (("title",), "a" * 601, ("string_too_long", ("title",))),
    "no state": (("state",), MISSING, ("missing", ("state",))),
    "a state of its own": (("state",), "public", ("enum", ("state",))),
    "a state in Vietnamese": (("state",), "đã đăng", ("enum", ("state",))),
    "a level of its own": (("level",), "formal", ("enum", ("level",))),
    "a day of this site that does not exist": (("published_on",), "2026-11-31", ("day", ("published_on",))),
    "a day of this site that is not certain": (("published_on",), "2026-11-21?", ("day", ("published_on",))),
    "a day of conclusion in words": (("concluded_on",), "đầu tháng 9", ("edtf", ("concluded_on",))),
    "one finding instead of a list": (("findings",), "Chưa công khai.", ("tuple_type", ("findings",))),
    "a finding without an id": (("findings", 0, "id"), MISSING, ("missing", ("findings", 0, "id"))),
    "a finding without a kind": (("findings", 0, "kind"), MISSING, ("missing", ("findings", 0, "kind"))),
    "a finding that nobody states": (
        ("findings", 0, "stated_by"),
        MISSING,
        ("missing", ("findings", 0, "stated_by")),
    ),
    "an outcome of its own": (("findings", 0, "outcome"), "guilty", ("enum", ("findings", 0, "outcome"))),
    "a measure without a kind": (("measures", 0, "kind"), MISSING, ("missing", ("measures", 0, "kind"))),
    "a response without a position": (
        ("responses", 0, "position"),
        MISSING,
        ("missing", ("responses", 0, "position")),
    ),
    "a source without a grade": (("sources", 0, "grade"), MISSING, ("missing", ("sources", 0, "grade"))),
    "an event without a day, known or not": (("events", 0, "on"), MISSING, ("missing", ("events", 0, "on"))),
    "an event on a day in words": (("events", 0, "on"), "giữa tháng 1", ("edtf", ("events", 0, "on"))),
    "an event that ends before it starts": (
        ("events", 0, "on"),
        "2018-03-05/2018-01-16",
        ("edtf_order", ("events", 0, "on")),
    ),
    "an event of two days in a list": (
        ("events", 0, "on"),
        ["2018-01-16", "2018-03-05"],
        ("model_type", ("events", 0, "on")),
    ),
    "a relation to nothing": (("relations", 0, "record"), MISSING, ("missing", ("relations", 0, "record"))),
    "a change without a sentence": (("changes", 0, "text"), MISSING, ("missing", ("changes", 0, "text"))),
    "a change on an uncertain day": (("changes", 0, "on"), "2026-11", ("day", ("changes", 0, "on"))),
    "a redaction without a reason": (
        ("redactions", 0, "reason"),
        MISSING,
        ("missing", ("redactions", 0, "reason")),
    ),
    "an allowance without a reason": (("allow", 0, "reason"), MISSING, ("missing", ("allow", 0, "reason"))),
    "an allowance of no code": (
        ("allow", 0, "code"),
        "all",
        ("string_pattern_mismatch", ("allow", 0, "code")),
    ),
    "an unknown with a value beside it": (
        ("concluded_on",),
        {"unknown": "not_stated", "edtf": "2022"},
        ("extra_forbidden", ("concluded_on", "edtf")),
    ),
    "an unknown for no reason": (("level",), {"unknown": "?"}, ("enum", ("level", "unknown"))),
}
STATES: dict[str, tuple[Value, list[Fault]]] = {
    "a draft without a first day": ({"state": "draft", "published_on": MISSING}, []),
    "a draft with a first day to come": ({"state": "draft", "published_on": "2100-01-01"}, []),
    "a published record with its first day": ({}, []),
    "a published record with a first day to come, which is an embargo": ({"published_on": "2100-01-01"}, []),
    "a published record without a first day": ({"published_on": MISSING}, [("published_on_missing", ())]),
    "a withdrawn record with its withdrawal": ({"state": "withdrawn", "withdrawal": WITHDRAWAL}, []),
    "a withdrawn record without its withdrawal": ({"state": "withdrawn"}, [("withdrawal_missing", ())]),
    "a withdrawn record without a first day": (
        {"state": "withdrawn", "withdrawal": WITHDRAWAL, "published_on": MISSING},
        [("published_on_missing", ())],
    ),
    "a published record with a withdrawal": ({"withdrawal": WITHDRAWAL}, [("withdrawal_unused", ())]),
    "a draft with a withdrawal": ({"state": "draft", "withdrawal": WITHDRAWAL}, [("withdrawal_unused", ())]),
    "a withdrawal without a reason": (
        {"state": "withdrawn", "withdrawal": {"on": "2026-11-22"}},
        [("missing", ("withdrawal", "reason"))],
    ),
    "a withdrawal for a reason of its own": (
        {"state": "withdrawn", "withdrawal": {**WITHDRAWAL, "reason": "embarrassing"}},
        [("enum", ("withdrawal", "reason"))],
    ),
    "a withdrawal on no day": (
        {"state": "withdrawn", "withdrawal": {"reason": "duplicate"}},
        [("missing", ("withdrawal", "on"))],
    ),
}


def named(each: RecordType) -> str:
    """Return the id of a case for a type of record."""
    return each.name


@pytest.mark.parametrize("each", TYPES, ids=named)
def test_a_valid_record_is_accepted(each: RecordType) -> None:
    assert faults(each.model, valid(each.name)) == []


def test_a_conclusion_with_one_of_everything_is_accepted() -> None:
    assert faults(Conclusion, RICH) == []


@pytest.mark.parametrize(("path", "new", "fault"), BROKEN.values(), ids=BROKEN)
def test_a_conclusion_is_refused_with(path: Path, new: Any, fault: Fault) -> None:
    assert faults(Conclusion, changed(RICH, path, new)) == [fault]


@pytest.mark.parametrize("each", TYPES, ids=named)
def test_a_key_that_a_record_does_not_know_is_refused(each: RecordType) -> None:
    assert faults(each.model, valid(each.name, colour="red")) == [("extra_forbidden", ("colour",))]


@pytest.mark.parametrize("part", PARTS, ids=name)
def test_a_part_is_frozen_and_knows_its_keys(part: type[Part]) -> None:
    assert (part.model_config.get("frozen"), part.model_config.get("extra")) == (True, "forbid")


@pytest.mark.parametrize("each", TYPES, ids=named)
def test_a_record_never_changes(each: RecordType) -> None:
    record = each.model.model_validate(valid(each.name))
    with pytest.raises(ValidationError, match="frozen"):
        setattr(record, "id", "another")  # noqa: B010 - mypy would refuse the plain assignment, as it should


def test_the_pieces_of_a_record_never_change_either() -> None:
    assert hash(Conclusion.model_validate(RICH)) == hash(Conclusion.model_validate(RICH))


@pytest.mark.parametrize("value", [None, [], "KL-2022-0001", 7], ids=repr)
def test_what_is_no_mapping_is_no_record(value: object) -> None:
    assert faults(Conclusion, value) == [("model_type", ())]


@pytest.mark.parametrize(("changes", "expected"), STATES.values(), ids=STATES)
@pytest.mark.parametrize("each", NUMBERED, ids=named)
def test_the_states_of_a_numbered_record(each: RecordType, changes: Value, expected: list[Fault]) -> None:
    value = {key: new for key, new in valid(each.name, **changes).items() if new is not MISSING}
    assert faults(each.model, value) == expected


@pytest.mark.parametrize("each", ON_DEMAND, ids=named)
def test_what_appears_on_demand_is_published_without_a_day(each: RecordType) -> None:
    record = each.model.model_validate(valid(each.name))
    assert (record.state, record.published_on) == (State.published, None)


@pytest.mark.parametrize("each", ON_DEMAND, ids=named)
def test_what_appears_on_demand_can_be_withdrawn_too(each: RecordType) -> None:
    assert faults(each.model, valid(each.name, state="withdrawn")) == [("withdrawal_missing", ())]
    assert faults(each.model, valid(each.name, state="withdrawn", withdrawal=WITHDRAWAL)) == []


def test_names_and_folders_of_types_are_all_different() -> None:
    assert (len(BY_NAME), len(BY_FOLDER), len({each.model for each in TYPES})) == (len(TYPES),) * 3


def test_every_model_of_a_record_is_a_type() -> None:
    models = {part for part in PARTS if issubclass(part, Record)} - {Record, NumberedRecord}
    assert models == {each.model for each in TYPES}


def test_every_field_that_may_be_unknown_says_so_the_same_way() -> None:
    value = {"unknown": "ambiguous", "stated": "2 năm học 2015-2016"}
    reviewed = Inspection.model_validate(valid("inspection", reviewed=value)).reviewed
    assert reviewed == Unknown(unknown=WhyUnknown.ambiguous, stated="2 năm học 2015-2016")


@pytest.mark.parametrize("on", ["2018-01-16", "2018-01-16/2018-03-05", "2018-01/..", "2018"])
def test_an_event_is_on_a_day_or_from_one_to_another(on: str) -> None:
    assert Event.model_validate({"on": on, "text": "Làm việc tại trường."}).on == Period(edtf=on)


def test_the_day_of_an_event_may_be_unknown() -> None:
    event = Event.model_validate({"on": {"unknown": "not_stated"}, "text": "Làm việc tại trường."})
    assert event.on == Unknown(unknown=WhyUnknown.not_stated)


@pytest.mark.parametrize("count", [-1, "4 phường", Decimal("4.5")], ids=repr)
def test_a_number_of_bodies_is_a_whole_number(count: object) -> None:
    (fault,) = faults(Inspection, valid("inspection", inspected=[{"kind": "phường", "count": count}]))
    assert fault[1] == ("inspected", 0, "count")


def test_a_number_of_bodies_may_be_unknown() -> None:
    group = {"kind": "phường", "count": {"unknown": "not_stated"}, "complete": {"unknown": "not_stated"}}
    assert faults(Inspection, valid("inspection", inspected=[group])) == []


@pytest.mark.parametrize("code", ["00160", 27259, Decimal("27.5")], ids=repr)
def test_a_code_is_text_even_when_it_looks_like_a_number(code: object) -> None:
    record = BY_NAME["organization"].model.model_validate(valid("organization", codes=[{"code": code}]))
    assert record.model_dump()["codes"][0]["code"] == str(code)


def test_an_office_is_a_body_and_no_place() -> None:
    record = Organization.model_validate(valid("organization", kind="office"))
    assert (record.kind, record.badge) == (OrganizationKind.office, "chức danh đứng đầu cơ quan")
    assert not record.kind.territorial


@pytest.mark.parametrize("kind", ["chairman", "chức danh", {"unknown": "not_stated"}], ids=str)
def test_a_body_is_of_one_of_the_kinds(kind: object) -> None:
    assert faults(Organization, valid("organization", kind=kind)) == [("enum", ("kind",))]


def test_only_bodies_that_are_places_are_territorial() -> None:
    places = {kind for kind in OrganizationKind if kind.territorial}
    assert places == {
        *(
            OrganizationKind.ward,
            OrganizationKind.commune,
            OrganizationKind.township,
            OrganizationKind.district,
        ),
        *(
            OrganizationKind.town,
            OrganizationKind.city,
            OrganizationKind.province,
            OrganizationKind.village_group,
        ),
    }


def test_a_record_read_twice_is_equal() -> None:
    assert Conclusion.model_validate(RICH) == Conclusion.model_validate(RICH)


def test_a_record_written_out_and_read_again_is_equal() -> None:
    record = Conclusion.model_validate(RICH)
    assert Conclusion.model_validate(record.model_dump(mode="json", exclude_unset=True)) == record


def test_the_first_day_is_a_day() -> None:
    assert Conclusion.model_validate(RICH).published_on == date(2026, 11, 21)


@pytest.mark.parametrize("part", PARTS, ids=name)
def test_no_field_allows_everything(part: type[Part]) -> None:
    assert Any not in get_type_hints(part).values()


@pytest.mark.parametrize("part", PARTS, ids=name)
def test_true_or_false_is_written_so_and_never_guessed(part: type[Part]) -> None:
    asked = re.findall(r"\{'type': 'bool'[^}]*\}", repr(part.__pydantic_core_schema__))
    assert [each for each in asked if "'strict': True" not in each] == []
