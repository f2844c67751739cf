"""What is measured of the search is what a build does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import publish, search
from tests.bench import searching, trees


def test_every_record_is_indexed_and_then_only_what_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trees.write(tmp_path / "data", trees.STEP)
    assert searching.write_articles(tmp_path / "data", tmp_path / "articles.jsonl") == trees.STEP
    (tmp_path / "site").mkdir()
    written: list[set[str]] = []
    put = publish.put

    def noted(folder: Path, path: str, content: bytes) -> publish.Stamp:
        written[-1].add(path)
        return put(folder, path, content)

    def files(*given: Any, **chosen: Any) -> Iterator[search.File]:
        written.append(set())
        return real(*given, **chosen)

    real = search.files
    monkeypatch.setattr(publish, "put", noted)
    monkeypatch.setattr(search, "files", files)
    runs = searching.measured(tmp_path / "articles.jsonl", tmp_path / "site")
    assert list(runs) == ["prepare", "clean", "nothing", "one edit", "one more"]
    clean, nothing, edited, more = written
    assert len([path for path in clean if "/fragment/" in path]) == trees.STEP
    assert nothing == set()
    assert len([path for path in edited if "/fragment/" in path]) == 1
    assert more - clean
