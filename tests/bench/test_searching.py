"""What is measured of the search is what a build does."""

from __future__ import annotations

from pathlib import Path

from tests.bench import searching, trees


def test_every_record_is_indexed_and_an_edit_too(tmp_path: Path) -> None:
    trees.write(tmp_path / "data", trees.STEP)
    assert searching.write_articles(tmp_path / "data", tmp_path / "articles.jsonl") == trees.STEP
    runs = searching.measured(tmp_path / "articles.jsonl", tmp_path)
    assert list(runs) == ["prepare", "clean", "unchanged", "one edit"]
    clean, again, edited = (tmp_path / name / "pagefind" for name in ("clean", "unchanged", "edited"))
    first, second, third = (
        (folder / "pagefind-entry.json").read_bytes() for folder in (clean, again, edited)
    )
    assert first == second != third
