"""Each page is found by its path, without the plans of page types that cannot have it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest

from generator import shell
from generator.frame import Pages
from generator.pages import Context, Page, Planned, all_pages, all_plans, bulletin, coverage, place
from generator.preview.plans import Plans
from generator.public import Public
from tests.minisite.folder import TODAY, loaded


def _context() -> Context:
    found = loaded()
    assert found.settings
    return Context(Public(found.registry, TODAY), found.settings, found.law)


CONTEXT: Final = _context()
PAGES: Final = {page.path: page for page in all_pages(CONTEXT)}


@pytest.fixture
def plans() -> Plans:
    return Plans(CONTEXT)


def test_every_page_is_found_and_is_the_same(plans: Plans) -> None:
    found: dict[str, Page | None] = {path: plans.page(path) for path in PAGES}
    assert found == PAGES


@pytest.mark.parametrize(
    "path",
    ["", "khong-co.md", "kiem-tra/KT-1999-0001.md", "kiem-tra/index/trang-2.md", "la/index.md", "index/x.md"],
)
def test_a_page_that_is_none_is_not_found(path: str, plans: Plans) -> None:
    assert plans.page(path) is None
    assert path not in plans


def test_the_plans_are_those_of_a_build(plans: Plans) -> None:
    expected = {plan.path for plan in all_plans(CONTEXT)}
    assert set(plans) == expected
    assert len(plans) == len(expected)
    assert [path for path in expected if path not in plans] == []


def test_what_takes_long_to_plan_is_planned_only_when_it_is_asked_for(
    plans: Plans, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_context: Context) -> Iterator[Planned]:
        raise AssertionError

    for page_type in (bulletin, coverage, place):
        monkeypatch.setattr(page_type, "plans", refuse)
    assert plans.page("kiem-tra/KT-2025-0001.md") == PAGES["kiem-tra/KT-2025-0001.md"]
    assert [f"{each}/index.md" in plans for each in ("ban-tin", "do-phu", "dia-ban")] == [True] * 3
    with pytest.raises(AssertionError):
        plans.page("ban-tin/index.md")


def test_there_is_a_shell_for_every_page(plans: Plans) -> None:
    own = frozenset({"index.md", "kiem-tra/KT-2025-0001.md", "khong-co.md", "gioi-thieu.md"})
    pages = Pages(plans)
    asked = [path for path in own if path in pages]
    places = pages.places(own)
    assert len(asked) == 2
    assert {shell.probe_of(path, own) for path in PAGES} <= places
