"""The minisite uses every field and every word there is, and what its public records say stands on their pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import Any, Final, NamedTuple, get_args
from urllib.parse import unquote

import pytest
from pydantic import BaseModel

from generator.pages.addresses import SECTIONS, address
from generator.records import BY_NAME
from generator.records.base import Labelled, Part, Unknown, WhyUnknown
from generator.records.common import Record, State
from generator.records.references import plan
from tests.minisite.folder import LATER, MARK, TODAY, loaded, pages
from tests.pages.converters import by_cmark, split

NOT_IN_ITS_OWN_WORDS: Final = {
    "Allow.code": "a matter between editor and checks",
    "Allow.reason": "as Allow.code",
    "Redaction.field": "the key that an editor writes is told by its label",
    "Attachment.file": "stands in the address",
    "Attachment.sha256": "for whoever compares the file",
    "Described.certainty": "said unless certain",
    "Described.kind": "helps to find the body one day; the description says what readers need",
    "FigurePart.key": "a name within the record",
    "InspectedGroup.key": "as FigurePart.key",
    "Period.basis": "said unless stated",
    "Period.edtf": "said in words",
    "Person.withheld": "part of a sentence",
    "Quantity.stated": "said where it says more than the number",
    "Rate.rounding": "for checks of the arithmetic",
    "Record.state": "drafts are not out, withdrawn records have a page of their own",
    "Table.total": "marks a row",
    "Unknown.unknown": "said in words",
}
"""Fields whose own words a page need not show, and why."""
LONG_LISTS: Final = {"OrganizationKind", "DocumentType"}
"""Enumerations that are labels and nothing else: not each needs a record here."""
COMPUTED: Final = {"ComputedStatus"}


DAY: Final = r"\d{4}-\d\d-\d\d"
EDTF_FORMS: Final = {
    "a day": DAY,
    "a month": r"\d{4}-\d\d",
    "a year": r"\d{4}",
    "uncertain": r"[\d-]+\?",
    "approximate": r"[\d-]+~",
    "uncertain and approximate": r"[\d-]+%",
    "with a time": rf"{DAY}T.*",
    "from a day to a day": rf"{DAY}/{DAY}",
    "from a year to a year": r"\d{4}/\d{4}",
    "an open end": r"[\d-]+/\.\.",
    "an open start": r"\.\./[\d-]+",
    "a day at the latest": rf"\[\.\.{DAY}\]",
    "a day at the earliest": rf"\[{DAY}\.\.\]",
    "a day between days": rf"\[{DAY}\.\.{DAY}\]",
}


class Leaf(NamedTuple):
    """A value met in a record, and the field it stands in."""

    part: Part
    field: str
    value: Any

    @property
    def places(self) -> set[str]:
        """The field in its own class and in those it comes from."""
        return {f"{each.__name__}.{self.field}" for each in type(self.part).__mro__}


def _leaves(part: Part) -> Iterator[Leaf]:
    for field in type(part).model_fields:
        value = getattr(part, field)
        for each in value if isinstance(value, tuple) else (value,):
            yield Leaf(part, field, each)
            if isinstance(each, Part):
                yield from _leaves(each)


def _records(*states: State) -> list[Record]:
    """Return the records that are out and in one of ``states``, of the types that have pages."""
    registry = loaded().registry
    out = registry.visible(TODAY)
    summaries = (registry.summary(each) for each in registry.ids() if each in out)
    return [registry.record(each.id) for each in summaries if each.type in SECTIONS and each.state in states]


@cache
def _used() -> list[Leaf]:
    records = _records(State.published, State.withdrawn)
    return [leaf for record in records for leaf in _leaves(record) if leaf.value is not None]


def _collect(annotation: Any, seen: set[type]) -> None:
    """Add the models and enumerations that an annotation leads to."""
    if isinstance(annotation, type) and issubclass(annotation, (BaseModel, Enum)) and annotation not in seen:
        seen.add(annotation)
        for info in getattr(annotation, "model_fields", {}).values():
            _collect(info.annotation, seen)
    for each in get_args(annotation):
        _collect(each, seen)


@cache
def _classes() -> list[type]:
    seen: set[type] = set()
    for kind in SECTIONS:
        _collect(BY_NAME[kind].model, seen)
    return sorted(seen, key=lambda each: each.__name__)


def _fields() -> Iterator[tuple[type[Part], str]]:
    for each in _classes():
        if issubclass(each, Part):
            yield from ((each, name) for name in each.model_fields)


def _enumerations() -> list[type[Labelled]]:
    left_out = LONG_LISTS | COMPUTED
    return [each for each in _classes() if issubclass(each, Labelled) and each.__name__ not in left_out]


def _is_reference(model: type[Part], field: str) -> bool:
    below = plan(model).keys.get(field)
    below = below.items if below and below.items else below
    return bool(below and (below.points or below.defines))


def _may_be_unknown(annotation: Any) -> bool:
    """Whether the value itself, not a part of it, may be unknown."""
    return annotation is Unknown or any(_may_be_unknown(each) for each in get_args(annotation))


def test_every_field_is_used() -> None:
    used = {(type(leaf.part), leaf.field) for leaf in _used()}
    assert [f"{model.__name__}.{field}" for model, field in _fields() if (model, field) not in used] == []


def test_every_value_that_may_be_unknown_is_unknown_once_and_known_once() -> None:
    """References are left out: whoever shows one shows its unknown too, in one place."""
    unknown = {(type(leaf.part), leaf.field) for leaf in _used() if isinstance(leaf.value, Unknown)}
    known = {(type(leaf.part), leaf.field) for leaf in _used() if not isinstance(leaf.value, Unknown)}
    wanted = {
        (model, field)
        for model, field in _fields()
        if _may_be_unknown(model.model_fields[field].annotation) and not _is_reference(model, field)
    }
    assert [f"{model.__name__}.{field}" for model, field in wanted - (unknown & known)] == []


@pytest.mark.parametrize("words", _enumerations(), ids=lambda words: words.__name__)
def test_every_word_of_an_enumeration_is_used(words: type[Labelled]) -> None:
    used = {leaf.value for leaf in _used() if type(leaf.value) is words} | {State.draft}
    assert [str(each) for each in words if each not in used] == []


@pytest.mark.parametrize("form", EDTF_FORMS)
def test_every_form_of_a_date_is_used(form: str) -> None:
    dates = {str(leaf.value) for leaf in _used() if "Period.edtf" in leaf.places}
    assert [date for date in dates if re.fullmatch(EDTF_FORMS[form], date)]


@pytest.mark.parametrize("record", _records(State.published), ids=lambda record: record.id)
def test_what_a_record_says_stands_on_its_page(record: Record) -> None:
    kind = loaded().registry.summary(record.id).type
    page = by_cmark(split(pages()[str(address(kind, record.id))])[1])
    seen = _words(page.text_content())
    links = {unquote(str(each.get("href"))) for each in page.iter("a")}
    said = [leaf for leaf in _leaves(record) if not leaf.places & NOT_IN_ITS_OWN_WORDS.keys()]
    missing = [leaf for leaf in said if not _stands_in(leaf, seen, links)]
    assert [f"{type(leaf.part).__name__}.{leaf.field}: {leaf.value}" for leaf in missing] == []


def _stands_in(leaf: Leaf, seen: str, links: set[str]) -> bool:
    if isinstance(leaf.value, str) and re.fullmatch(r"https?://\S+", leaf.value):
        return unquote(leaf.value) in links
    if isinstance(leaf.value, Labelled):
        return _words(leaf.value.label) in seen
    if (
        not isinstance(leaf.value, str)
        or _is_reference(type(leaf.part), leaf.field)
        or _is_withheld(leaf.part)
    ):
        return True
    return all(_words(line) in seen for line in re.split(r"\n|https?:\S+", leaf.value))


def _is_withheld(part: Part) -> bool:
    return isinstance(part, Unknown) and part.unknown is WhyUnknown.withheld


def _words(text: str) -> str:
    """Return a text's letters and digits, without Markdown and without the numbers of lists."""
    text = re.sub(r"^\s*\d+[.)] ", "", text, flags=re.MULTILINE)
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def _hidden() -> list[str]:
    registry = loaded().registry
    return [each for each in registry.ids() if each not in registry.visible(TODAY)]


@pytest.mark.parametrize("record_id", _hidden())
def test_every_text_of_a_hidden_record_holds_the_mark(record_id: str) -> None:
    values = [leaf.value for leaf in _leaves(loaded().registry.record(record_id))]
    texts = [value for value in values if isinstance(value, str) and " " in value]
    plain = [text for text in texts if not isinstance(text, Labelled)]
    assert plain
    assert [text for text in plain if MARK not in text] == []


def test_the_embargo_of_some_records_ends() -> None:
    registry = loaded().registry
    freed = registry.visible(LATER) - registry.visible(TODAY)
    kinds = {registry.summary(each).type for each in freed}
    assert kinds == {"organization", "document", "inspection", "conclusion", "report"}
