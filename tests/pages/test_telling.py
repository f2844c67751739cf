"""What tells itself by little tells all: lines of trackers that are signed alike are alike."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

from generator.pages.signature import signature
from generator.pages.tracked import SUBJECTS, Tracked, sliced
from generator.site import make_site
from tests.minisite.folder import DATA, TODAY

VIEW = make_site(DATA, TODAY).context.view
TRACKED = [each for subject in SUBJECTS for each in sliced(VIEW, subject.kind)["tat-ca"]]


def others(found: list[Any], name: str) -> list[Any]:
    """Return what is told at a field, each once as far as it is told apart by its words."""
    return list({repr(getattr(each, name)): getattr(each, name) for each in found}.values())


def test_an_item_of_a_tracker_is_signed_by_whatever_is_told_of_it() -> None:
    for each, name in product(TRACKED, ("ended", "computed", "last_day")):
        for value in others(TRACKED, name):
            changed: Tracked = replace(each, **{name: value})
            assert (changed == each) == (signature(VIEW, changed) == signature(VIEW, each))


def test_items_of_trackers_are_signed_apart() -> None:
    assert len({signature(VIEW, each) for each in TRACKED}) == len({each.item.id for each in TRACKED})
