"""Pages that are made of the same and were told the same are the same, whatever else was edited."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree, rmtree
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.checks import check
from generator.pages import Context, Page, all_plans
from generator.problem import stops
from generator.public import Public
from generator.stood import Stood, differing
from tests.edits import edit
from tests.minisite.folder import DATA, TODAY


class Made(NamedTuple):
    """What was made by one plan."""

    made_of: bytes
    asked: set[tuple[str, str]]
    pages: list[Page]


def context(data: Path) -> Context | None:
    """Return what pages are made from; nothing when the data has errors."""
    loaded = check(data, TODAY).loaded
    if stops(loaded.problems) or loaded.settings is None:
        return None
    return Context(Public(loaded.registry, TODAY), loaded.settings, loaded.law)


def made(site: Context) -> dict[str, Made]:
    """Make every page, and tell of each plan what it was made of and what it asked."""
    found = {}
    for planned in all_plans(site):
        with site.view.asking() as asked:
            pages = list(planned.make())
        assert planned.path not in found
        found[planned.path] = Made(planned.made_of(), set(asked), pages)
    return found


def unlike(before: dict[str, Made], now: dict[str, Made], differ: dict[str, set[str]]) -> list[str]:
    """Return the plans that would be taken for the same as before, and make something else."""
    return [
        name
        for name in before.keys() & now.keys()
        if before[name].made_of == now[name].made_of
        and all(about not in differ[kind] for kind, about in before[name].asked)
        and before[name].pages != now[name].pages
    ]


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(seeds=st.lists(st.integers(0, 2**32), min_size=4, max_size=12))
def test_whatever_was_edited_a_page_that_seems_the_same_is_the_same(seeds: list[int]) -> None:
    with TemporaryDirectory() as parent:
        data = copytree(DATA, Path(parent) / "data")
        last: dict[str, Made] = {}
        stood: dict[str, Stood] = {}
        done: list[str] = []
        for seed in seeds:
            before = copytree(data, Path(parent) / f"before-{len(done)}")
            done.append(edit(data, seed))
            site = context(data)
            if site is None:
                rmtree(data)
                copytree(before, data)
                continue
            now, stands = made(site), site.view.stood()
            assert unlike(last, now, differing(stood, stands)) == [], done
            last, stood = now, stands
