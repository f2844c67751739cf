"""Whatever leads where: what is visible never says more than it should, and never less."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from generator.public import Public
from generator.records import BY_NAME
from generator.records.references import plan, walk
from generator.registry import SUCCESSOR, Registry, entry
from tests.registry.writing import TODAY
from tests.tries import tries

MANY: Final = tries(80)
BODIES: Final = [f"xa-{letter}" for letter in "abcdef"]
DAYS: Final = [TODAY + timedelta(days=days) for days in (-30, 0, 1, 30)]


class Written(NamedTuple):
    """A record as a plain value, and its type."""

    kind: str
    value: dict[str, Any]


def ending(state: str) -> dict[str, Any]:
    """Return what a record in a state must have."""
    return {"withdrawal": {"on": "2026-11-02", "reason": "duplicate"}} if state == "withdrawn" else {}


states = st.sampled_from(["published", "published", "published", "draft", "withdrawn"])
days = st.sampled_from([None, *(day.isoformat() for day in DAYS)])
targets = st.sampled_from(BODIES)


@st.composite
def bodies(draw: st.DrawFn, record_id: str) -> Written:
    """Draw an organization that leads to others."""
    state = draw(states)
    value: dict[str, Any] = {
        "id": record_id,
        "name": record_id,
        "kind": "commune",
        "state": state,
        **ending(state),
    }
    if day := draw(days):
        value["published_on"] = day
    if parent := draw(st.none() | targets):
        value["parent"] = parent
    extents = st.sampled_from(["whole", "part"])
    became = draw(st.lists(st.tuples(targets, extents), max_size=2, unique_by=lambda each: each[0]))
    steps = [{"organization": target, "on": "2025-07-01", "extent": extent} for target, extent in became]
    return Written("organization", {**value, "successors": steps})


@st.composite
def inspections(draw: st.DrawFn, number: int) -> Written:
    """Draw an inspection of a body."""
    state = draw(states)
    value = {
        "id": f"KT-2022-{number:04}",
        "state": state,
        "published_on": draw(days) or "2026-11-01",
        "title": "Kiểm tra",
        "kind": "inspection",
        "regime": "party",
        "stage": "concluded",
        "lead": draw(targets),
    }
    return Written("inspection", {**value, **ending(state)})


registries = st.tuples(
    *(bodies(each) for each in BODIES), *(inspections(number) for number in range(1, 4))
).map(lambda written: registry_of(list(written)))


def registry_of(written: list[Written]) -> Registry:
    """Return a registry of records."""
    registry = Registry()
    for kind, value in written:
        model = BY_NAME[kind].model
        marks = walk(value, plan(model))
        registry.take(
            entry(BY_NAME[kind], model.model_validate(value), value, marks, f"data/{value['id']}.yml")
        )
    return registry


def is_out(registry: Registry, record_id: str, today: date) -> bool:
    """Whether a record may be seen at all on a day."""
    summary = registry.summary(record_id)
    return summary.state.value != "draft" and (summary.published_on or today) <= today


def beside(registry: Registry, record_id: str) -> set[str]:
    """Return where a record leads: what it points to, and who became it; nowhere when it was withdrawn."""
    if registry.summary(record_id).state.value == "withdrawn":
        return set()
    to = {link.target for link in registry.links(record_id)}
    return to | {link.source for link in registry.backlinks(record_id) if link.role == SUCCESSOR}


@MANY
@given(registries, st.sampled_from(DAYS))
def test_nothing_is_seen_before_its_day_or_as_a_draft(registry: Registry, today: date) -> None:
    assert all(is_out(registry, each, today) for each in registry.visible(today))


@MANY
@given(registries, st.sampled_from(DAYS))
def test_every_inspection_that_is_out_is_seen(registry: Registry, today: date) -> None:
    out = {each for each in registry.ids("inspection") if is_out(registry, each, today)}
    assert out == {each for each in registry.visible(today) if each.startswith("KT-")}


@MANY
@given(registries, st.sampled_from(DAYS))
def test_whatever_a_visible_record_leads_to_is_seen_too(registry: Registry, today: date) -> None:
    seen = registry.visible(today)
    led_to = {target for each in seen for target in beside(registry, each) if is_out(registry, target, today)}
    assert led_to <= seen


@MANY
@given(registries, st.sampled_from(DAYS))
def test_a_body_is_seen_only_when_a_way_leads_there_from_an_inspection(
    registry: Registry, today: date
) -> None:
    seen = registry.visible(today)
    reached = {each for each in seen if each.startswith("KT-")}
    for _ in BODIES:
        reached |= {target for each in reached for target in beside(registry, each)} & seen
    assert seen == reached


@MANY
@given(registries)
def test_what_is_seen_once_is_seen_for_ever(registry: Registry) -> None:
    seen = [registry.visible(day) for day in DAYS]
    assert all(before <= after for before, after in itertools.pairwise(seen))


@MANY
@given(registries, st.sampled_from(DAYS))
def test_predecessors_are_seen_and_others_and_named_once(registry: Registry, today: date) -> None:
    look, seen = Public(registry, today), registry.visible(today)
    for each in BODIES:
        found = [ancestor.summary.id for ancestor in look.predecessors(each)]
        assert len(found) == len(set(found))
        assert set(found) <= seen - {each}
        if each in seen:
            direct = {link.source for link in registry.backlinks(each) if link.role == SUCCESSOR}
            assert direct & seen - {each} <= set(found)
