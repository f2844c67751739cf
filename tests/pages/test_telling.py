"""What tells itself by little tells all: lines of bulletins and of trackers that are signed alike are alike."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, product
from typing import Any

import pytest

from generator.pages.issues import issues
from generator.pages.lines import Line
from generator.pages.signature import signature
from generator.pages.tracked import SUBJECTS, Tracked, sliced
from generator.records.quarters import Quarter
from generator.site import make_site
from tests.minisite.folder import DATA, TODAY

VIEW = make_site(DATA, TODAY).context.view
LINES = list(chain.from_iterable([*each.lines, *each.later] for each in issues(VIEW)))
TRACKED = [each for subject in SUBJECTS for each in sliced(VIEW, subject.kind)["tat-ca"]]


def others(found: list[Any], name: str) -> list[Any]:
    """Return what is told at a field, each once as far as it is told apart by its words."""
    return list({repr(getattr(each, name)): getattr(each, name) for each in found}.values())


@pytest.mark.parametrize("name", [each for each in Line._fields if each != "item"])
def test_a_line_of_which_anything_is_otherwise_is_signed_otherwise(name: str) -> None:
    values = [*others(LINES, name), *([Quarter(2025, 1)] if name == "only_later" else [])]
    assert len(values) > 1
    for line, value in product(LINES, values):
        changed = line._replace(**{name: value})
        assert (changed == line) == (signature(VIEW, changed) == signature(VIEW, line))


def test_lines_are_signed_apart() -> None:
    signed = {signature(VIEW, each): each for each in LINES}
    assert all(signed[signature(VIEW, each)] == each for each in LINES)


def test_a_line_with_fewer_addressees_is_signed_otherwise() -> None:
    addressed = [each for each in LINES if each.item and each.item.to]
    assert addressed
    for line in addressed:
        fewer = line._replace(item=line.item and line.item._replace(to=line.item.to[1:]))
        assert signature(VIEW, fewer) != signature(VIEW, line)


def test_an_item_of_a_tracker_is_signed_by_whatever_is_told_of_it() -> None:
    for each, name in product(TRACKED, ("ended", "computed", "last_day")):
        for value in others(TRACKED, name):
            changed: Tracked = replace(each, **{name: value})
            assert (changed == each) == (signature(VIEW, changed) == signature(VIEW, each))


def test_items_of_trackers_are_signed_apart() -> None:
    assert len({signature(VIEW, each) for each in TRACKED}) == len({each.item.id for each in TRACKED})
