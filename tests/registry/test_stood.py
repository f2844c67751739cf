"""Of two days of a data folder, whatever is answered otherwise is told; what is answered alike is mostly not."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from generator import loader
from generator.lookups import QUESTIONS, Asked
from generator.public import Public
from generator.registry import Registry
from generator.stood import differing, is_touched
from tests.edits import edit
from tests.minisite.folder import DATA, TODAY
from tests.tries import tries

NOTHING: Final[dict[str, set[str]]] = {kind: set() for kind in QUESTIONS}


def view(data: Path) -> Public:
    return Public(loader.load(data).registry, TODAY)


def answers(view: Public) -> dict[tuple[str, str], object]:
    """Return the answers to all questions that something answers."""
    registry = view._registry
    return {
        **{("summary", each): (view.since(each), registry.summary(each)) for each in view._since},
        **{("record", each): registry.value(each) for each in view._since},
        **{("links", each): registry.links(each) for each in registry.entries},
        **{("backlinks", each): tuple(registry.backlinks(each)) for each in registry._pointing},
        **{("owner", item): owner for item in registry.item_ids() if (owner := registry.owner_of(item))},
        **{("kind", each): view.all(each) for each in kinds(registry) if view.all(each)},
    }


def kinds(registry: Registry) -> set[str]:
    return {entry.summary.type for entry in registry.entries.values()}


@tries(15, allow=[HealthCheck.too_slow])
@given(seeds=st.lists(st.integers(0, 2**32), min_size=1, max_size=4))
def test_whatever_is_answered_otherwise_is_told(seeds: list[int]) -> None:
    with TemporaryDirectory() as name:
        data = copytree(DATA, Path(name) / "data")
        before = view(data)
        done = [edit(data, seed) for seed in seeds]
        now = view(data)
        told, then, since = differing(before.stood(), now.stood()), answers(before), answers(now)
        otherwise = {each for each in then.keys() | since.keys() if then.get(each) != since.get(each)}
        assert {(kind, about) for kind, about in otherwise if about not in told[kind]} == set(), done


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copytree(DATA, tmp_path / "data")


def test_of_two_readings_of_the_same_nothing_differs(data: Path) -> None:
    assert differing(view(data).stood(), view(data).stood()) == NOTHING


def test_words_that_no_other_page_shows_touch_the_record_alone(data: Path) -> None:
    before = view(data).stood()
    path = data / "conclusions/KL-2025-0001.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("summary: Hai vi phạm", "summary: Có hai vi phạm"), encoding="utf-8")
    assert differing(before, view(data).stood()) == NOTHING | {"record": {"KL-2025-0001"}}


def test_a_record_in_another_file_is_told_to_whom_it_points(data: Path) -> None:
    before = view(data)
    path = data / "conclusions/KL-2025-0001.yml"
    (data / "conclusions/2025").mkdir()
    path.rename(data / "conclusions/2025/KL-2025-0001.yml")
    targets = {link.target for link in before._registry.links("KL-2025-0001")}
    assert differing(before.stood(), view(data).stood()) == NOTHING | {"backlinks": targets}


def test_what_was_asked_is_touched_by_what_is_answered_otherwise() -> None:
    asked = Asked(summary={"b", "a"}, backlinks={"b"})
    assert str(asked) == "summary a b\nbacklinks b"
    assert is_touched(str(asked), NOTHING | {"summary": {"b"}})
    assert is_touched(str(asked), NOTHING | {"backlinks": {"b", "c"}})
    assert not is_touched(str(asked), NOTHING | {"summary": {"c"}, "backlinks": {"a"}, "record": {"a"}})
    assert not is_touched(str(Asked()), {kind: {"", "a"} for kind in QUESTIONS})
