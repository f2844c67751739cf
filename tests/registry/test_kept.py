"""What one build kept of what it looked up helps the next, as far as it still holds."""

from __future__ import annotations

import zlib
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from generator import loader, lookups, packing
from generator.lookups import Lookups
from generator.pages.issues import Issue, issues
from generator.public import Public
from generator.registry import Registry
from generator.stood import differing
from tests.minisite.folder import DATA, TODAY


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copytree(DATA, tmp_path / "data")


def view(data: Path) -> Public:
    return Public(loader.load(data).registry, TODAY)


def gathered(public: Public) -> tuple[list[Issue], list[bytes]]:
    """Return the bulletins, and what was put by while they were gathered."""
    lots: list[bytes] = []
    with public.keeping(lots.append):
        found = issues(public)
    return found, lots


def answers(lots: list[bytes]) -> dict[lookups.Key, object]:
    """Return what was put by, in whatever order."""
    told = [each for lot in lots for each in packing.unpacked(zlib.decompress(lot))]
    return {key: (answer, [(kind, {*about}) for kind, about in asked]) for key, (answer, asked) in told}


def next_view(data: Path, before: Public, lots: list[bytes]) -> Public:
    """Return the view of the next build, with what the last one kept."""
    public = view(data)
    differ = differing(before.stood(), public.stood())
    for lot in lots:
        public.recollect(lot, differ)
    return public


@pytest.mark.parametrize("lot", [20, 500])
def test_what_was_kept_is_not_looked_up_again(lot: int, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookups, "_LOT", lot)
    before = view(data)
    found, lots = gathered(before)
    public = next_view(data, before, lots)
    monkeypatch.setattr(Lookups, "part", None)
    again, others = gathered(public)
    assert (again, answers(others)) == (found, answers(lots))
    assert bool(others) == bool(lots) != bool(public._remembered)


def test_what_was_kept_waits_no_longer_than_until_it_is_wanted(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookups, "_LOT", 5)
    before = view(data)
    _, lots = gathered(before)
    public = next_view(data, before, lots)
    assert len(public._remembered) > 5
    with public.keeping(lots.append):
        issues(public)
        assert len(public._remembered) < 5


def test_what_does_not_hold_any_more_is_looked_up_again(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = view(data)
    found, lots = gathered(before)
    path = data / "meetings/HN-2025-0001.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("relations:\n", "relations:\n  - {kind: annuls, record: KL-2025-0001-01}\n"), "utf-8"
    )
    public, read = next_view(data, before, lots), set[str]()
    usual = Registry.value

    def value(registry: Registry, record_id: str) -> dict[str, Any]:
        read.add(record_id)
        return usual(registry, record_id)

    monkeypatch.setattr(Registry, "value", value)
    again, _ = gathered(public)
    assert again == issues(view(data)) != found
    assert "KL-2025-0001" in read
    assert len(read) < len(public.stood())


def test_when_all_is_planned_nothing_is_remembered(data: Path) -> None:
    public = view(data)
    gathered(public)
    public.provinces_of("xa-binh-an")
    assert {key[0] for key in public._remembered} == {"provinces_of"}


def test_nothing_is_kept_of_what_went_wrong(data: Path) -> None:
    public, lots = view(data), list[bytes]()
    with pytest.raises(KeyError), public.keeping(lots.append):  # noqa: PT012 - what went well before
        issues(public)
        public.record("KT-2031-0001")
    assert not lots
    assert not public._remembered
