"""References: wherever a record points to something or names a part of itself, the plan of its model meets it."""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Annotated, Any, ForwardRef, Union, get_args, get_origin, get_type_hints

import pytest
from pydantic import BaseModel

from generator.records import BY_NAME, TYPES, RecordType
from generator.records.base import Part
from generator.records.conclusion import Conclusion
from generator.records.figures import Figure
from generator.records.inspection import Inspection
from generator.records.references import ANY, Defines, Found, Plan, Points, plan, walk
from tests.records.models import PARTS, ROOTS, name
from tests.records.valid import COMPLAINT, FIGURE, FINDING, RECOMMENDATION, Value, faults, valid

DEPTH = 14
"""Deep enough for every place of every model, and for figures four breakdowns deep."""
Marked = tuple[tuple[str, ...], Points | Defines]
ORGANIZATION = Points(("organization",))
DOCUMENT = Points(("document",))


def marked(kind: Any, path: tuple[str, ...] = ()) -> Iterator[Marked]:
    """Read the marks of a model straight from its annotations, another way than ``plan`` does."""
    if len(path) > DEPTH:
        return
    origin, args = get_origin(kind), get_args(kind)
    if origin is Annotated:
        yield from ((path, mark) for mark in args[1:] if isinstance(mark, (Points, Defines)))
        yield from marked(args[0], path)
    elif origin is tuple:
        yield from marked(args[0], (*path, "[]"))
    elif origin in {Union, types.UnionType}:
        for branch in args:
            yield from marked(branch, path)
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        for key, annotation in get_type_hints(kind, include_extras=True).items():
            if key in kind.model_fields:
                yield from marked(annotation, (*path, key))


def planned(below: Plan, path: tuple[str, ...] = ()) -> Iterator[Marked]:
    """Yield the marks of a plan down to the same depth."""
    if len(path) > DEPTH:
        return
    yield from ((path, mark) for mark in (below.points, below.defines) if mark)
    for key, inner in below.keys.items():
        yield from planned(inner, (*path, key))
    if below.items:
        yield from planned(below.items, (*path, "[]"))


def met(kind: str, **changes: Any) -> list[Found]:
    """Walk a valid record of the type called ``kind``."""
    value, model = valid(kind, **changes), BY_NAME[kind].model
    assert faults(model, value) == []
    return list(walk(value, plan(model)))


@pytest.mark.parametrize("model", ROOTS, ids=name)
def test_every_reference_and_every_name_in_a_model_is_in_its_plan(model: type[BaseModel]) -> None:
    assert set(planned(plan(model))) == set(marked(model))


@pytest.mark.parametrize("part", PARTS, ids=name)
def test_no_field_is_left_unresolved(part: type[Part]) -> None:
    waiting: list[Any] = [info.annotation for info in part.model_fields.values()]
    while waiting:
        each = waiting.pop()
        assert not isinstance(each, (str, ForwardRef))
        waiting += get_args(each)


@pytest.mark.parametrize("each", TYPES, ids=lambda each: each.name)
def test_a_relation_of_any_record_and_what_replaces_it_may_be_anything(each: RecordType) -> None:
    anything = {
        path for path, mark in marked(each.model) if isinstance(mark, Points) and mark.kinds == (ANY,)
    }
    assert anything == {("relations", "[]", "record"), ("withdrawal", "superseded_by")}


def test_whatever_is_pointed_to_by_its_type_is_a_record_or_named_somewhere() -> None:
    marks = [mark for each in TYPES for _, mark in marked(each.model)]
    pointed = {kind for mark in marks if isinstance(mark, Points) for kind in mark.kinds}
    named = {mark.kind for mark in marks if isinstance(mark, Defines)}
    assert named < pointed <= {ANY, *named, *(each.name for each in TYPES)}


def test_a_single_reference_is_met() -> None:
    assert met("conclusion") == [Found(("issuer",), "ban-chi-dao", ORGANIZATION)]


def test_references_are_met_in_the_order_they_stand_with_their_places() -> None:
    found = met(
        "inspection", partners=["thanh-tra-tinh", {"described": "các sở"}, "so-noi-vu"], legal_basis=["luat"]
    )
    assert found == [
        Found(("lead",), "ban-chi-dao", ORGANIZATION),
        Found(("partners", 0), "thanh-tra-tinh", ORGANIZATION),
        Found(("partners", 2), "so-noi-vu", ORGANIZATION),
        Found(("legal_basis", 0), "luat", DOCUMENT),
    ]


@pytest.mark.parametrize(
    "issuer",
    [
        {"described": "cấp ủy các đơn vị", "kind": "cap-uy"},
        {"unknown": "not_stated", "stated": "ban-chi-dao"},
    ],
    ids=["a description", "an unknown"],
)
def test_there_is_nothing_to_meet_in(issuer: Value) -> None:
    assert met("conclusion", issuer=issuer) == []


def test_the_body_of_a_person_is_met_and_the_name_is_not() -> None:
    person = {"name": "Lê Hồng Sơn", "positions": ["Phó Chủ tịch"], "organization": "ubnd-thanh-pho"}
    assert met("conclusion", concluded_by=person)[1:] == [
        Found(("concluded_by", "organization"), "ubnd-thanh-pho", ORGANIZATION)
    ]


def test_a_body_and_the_body_of_a_person_are_met_in_one_list() -> None:
    to = ["phuong-nghia-tan", {"withheld": "accused", "organization": "ubnd-huyen"}]
    found = met("conclusion", recommendations=[{**RECOMMENDATION, "to": to}])
    assert [(each.path, each.text) for each in found if "to" in each.path] == [
        (("recommendations", 0, "to", 0), "phuong-nghia-tan"),
        (("recommendations", 0, "to", 1, "organization"), "ubnd-huyen"),
    ]


@pytest.mark.parametrize("role", ["inspector", "inspected", "chair", "lead", "press"])
def test_a_role_that_says_so_is_no_reference(role: str) -> None:
    assert met("conclusion", findings=[{**FINDING, "stated_by": role}])[1:] == [
        Found(("findings", 0, "id"), "KL-2022-0001-f1", Defines("finding"))
    ]


def test_a_body_that_says_so_is_a_reference() -> None:
    found = met("meeting", figures=[{**FIGURE, "stated_by": "ban-chi-dao"}])
    assert Found(("figures", 0, "stated_by"), "ban-chi-dao", ORGANIZATION) in found


def test_items_are_named_and_pointed_to_across_records() -> None:
    item = {**RECOMMENDATION, "findings": ["KL-2021-0007-f2"]}
    complaint = {**COMPLAINT, "items": ["KL-2022-0001-m1"]}
    found = met("conclusion", recommendations=[item], complaints=[complaint])
    assert [(each.text, each.mark) for each in found if each.text.startswith("KL-")] == [
        ("KL-2022-0001-01", Defines("recommendation")),
        ("KL-2021-0007-f2", Points(("finding",))),
        ("KL-2022-0001-m1", Points(("finding", "recommendation", "measure"))),
    ]


def test_keys_of_figures_are_met_however_deep_they_stand() -> None:
    inner: Value = {"key": "tang-4", "name": "Tầng 4", "quantity": 1, "rate": {"of": "tang-1"}}
    for level in (3, 2):
        inner = {"key": f"tang-{level}", "name": "Tầng", "quantity": 1, "breakdowns": [{"parts": [inner]}]}
    figure = {**FIGURE, "key": "tang-1", "breakdowns": [{"parts": [inner]}]}
    found = list(walk({"figures": [figure]}, plan(Conclusion)))
    assert [each.text for each in found] == ["tang-1", "tang-2", "tang-3", "tang-4", "tang-1"]
    assert found[-1].path == ("figures", 0, *("breakdowns", 0, "parts", 0) * 3, "rate", "of")


def test_a_figure_that_rounds_another_points_to_its_key() -> None:
    found = met("report", figures=[{**FIGURE, "key": "tong"}, {**FIGURE, "rounds": "tong"}])[1:]
    assert found == [
        Found(("figures", 0, "key"), "tong", Defines("figure", local=True)),
        Found(("figures", 1, "rounds"), "tong", Points(("figure",), local=True)),
    ]


def test_documents_to_be_withdrawn_and_whoever_benefits_are_met() -> None:
    item = {**RECOMMENDATION, "beneficiaries": ["truong-a"], "target_documents": ["quyet-dinh-a"]}
    found = met("conclusion", recommendations=[item])
    assert Found(("recommendations", 0, "beneficiaries", 0), "truong-a", ORGANIZATION) in found
    assert Found(("recommendations", 0, "target_documents", 0), "quyet-dinh-a", DOCUMENT) in found


def test_whoever_appointed_a_team_and_by_which_decision_are_met() -> None:
    found = met("inspection", teams=[{"appointed_by": "ubnd-huyen", "document": "quyet-dinh-a"}])[1:]
    assert found == [
        Found(("teams", 0, "appointed_by"), "ubnd-huyen", ORGANIZATION),
        Found(("teams", 0, "document"), "quyet-dinh-a", DOCUMENT),
    ]


def test_bodies_that_allege_or_are_touched_by_a_finding_are_met() -> None:
    finding = {**FINDING, "alleged_by": "truong-a", "third_parties": ["truong-b"]}
    found = met("conclusion", findings=[finding])
    assert Found(("findings", 0, "alleged_by"), "truong-a", ORGANIZATION) in found
    assert Found(("findings", 0, "third_parties", 0), "truong-b", ORGANIZATION) in found


@pytest.mark.parametrize("part", ["findings", "recommendations", "measures"])
def test_nothing_is_met_in_an_unknown_list_of(part: str) -> None:
    assert met("conclusion", **{part: {"unknown": "not_in_our_copy"}}) == met("conclusion")


@pytest.mark.parametrize("model", [Figure, Inspection, Conclusion], ids=name)
def test_a_plan_is_made_once(model: type[BaseModel]) -> None:
    assert plan(model) is plan(model)


def test_a_key_written_as_a_number_is_met_as_text() -> None:
    found = met("report", figures=[{**FIGURE, "key": 2021}, {**FIGURE, "rate": {"of": "2021"}}])[1:]
    assert [(each.text, each.mark) for each in found] == [
        ("2021", Defines("figure", local=True)),
        ("2021", Points(("figure",), local=True)),
    ]


def test_keys_of_groups_are_met_only_within_their_record() -> None:
    group = {"key": "phuong", "kind": "phường", "count": 4, "named": ["phuong-nghia-tan"]}
    found = met("inspection", inspected=[group], scope=[{"text": "Công khai.", "groups": ["phuong"]}])[1:]
    assert [(each.text, each.mark) for each in found] == [
        ("phuong", Defines("group", local=True)),
        ("phuong-nghia-tan", ORGANIZATION),
        ("phuong", Points(("group",), local=True)),
    ]


@pytest.mark.parametrize(
    "value",
    [None, [], "KL-2022-0001", 7, {"issuer": None}, {"findings": "f1"}, {"nonsense": {"id": "x"}}],
    ids=str,
)
def test_a_value_of_the_wrong_shape_is_walked_without_a_fault(value: object) -> None:
    assert list(walk(value, plan(Conclusion))) == []


@pytest.mark.parametrize(
    "reference",
    ["Ban chỉ đạo", "ban_chi_dao", "ban--chi-dao", "-ban", "", "ban/chi-dao", "../ban", "a" * 121],
)
def test_an_id_is_letters_digits_and_single_hyphens(reference: str) -> None:
    (fault,) = faults(Conclusion, valid("conclusion", issuer=reference))
    assert fault[1] == ("issuer",)


def test_a_description_has_words() -> None:
    assert faults(Conclusion, valid("conclusion", issuer={"described": ""})) == [
        ("string_too_short", ("issuer", "described"))
    ]


def test_a_certainty_is_one_of_three() -> None:
    value = valid("conclusion", issuer={"described": "huyện", "certainty": "maybe"})
    assert faults(Conclusion, value) == [("enum", ("issuer", "certainty"))]


def test_an_unknown_says_why() -> None:
    value = valid("conclusion", issuer={"unknown": "because"})
    assert faults(Conclusion, value) == [("enum", ("issuer", "unknown"))]


def test_a_list_is_no_reference() -> None:
    (fault,) = faults(Conclusion, valid("conclusion", issuer=["ban-chi-dao"]))
    assert fault[1] == ("issuer",)
