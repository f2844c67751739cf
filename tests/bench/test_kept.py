"""Whoever stops goes on where they were, unless something else is measured now."""

from __future__ import annotations

from pathlib import Path

from tests.bench.kept import Kept, in_order, median
from tests.bench.measuring import Measured

ONE = Measured(1.5, 2.0, 30.0, 0.25, 4, 0.5)
OTHER = Measured(2.5, 1.0, 20.0, 0.0, 4, 0.5)


def test_what_was_measured_is_there_again(tmp_path: Path) -> None:
    path = tmp_path / "build" / "measured.json"
    for each in (ONE, OTHER):
        Kept(path, "a").add(1_000, "floor: all pages", each)
    assert Kept(path, "a").of(1_000, "floor: all pages") == [ONE, OTHER]


def test_what_was_measured_of_another_program_is_not(tmp_path: Path) -> None:
    Kept(tmp_path / "measured.json", "a").add(1_000, "floor: all pages", ONE)
    assert Kept(tmp_path / "measured.json", "b").figures == {}


def test_one_number_of_records_is_forgotten(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "measured.json", "a")
    for size in (1_000, 10_000):
        kept.add(size, "floor: all pages", ONE)
    kept.forget(1_000)
    assert list(Kept(tmp_path / "measured.json", "a").figures) == [10_000]


def test_a_spoilt_file_counts_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "measured.json").write_text('{"of": "a", "fig', encoding="utf-8")
    assert Kept(tmp_path / "measured.json", "a").figures == {}


def test_the_median_is_of_each_figure() -> None:
    assert median([ONE, OTHER, OTHER]) == OTHER
    assert median([ONE, OTHER]) == Measured(2.0, 1.5, 25.0, 0.125, 4, 0.5)


def test_runs_stand_in_the_order_of_a_round_whichever_was_measured_first() -> None:
    found = in_order({10: {"b": [ONE], "gone": [ONE], "a": [ONE]}, 2: {"a": [ONE]}}, ["a", "b"])
    assert [(size, list(runs)) for size, runs in found.items()] == [(2, ["a"]), (10, ["a", "b"])]
