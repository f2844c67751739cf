"""Every page of the minisite, byte by byte. ``make bless`` writes the goldens: read ``git diff`` before a commit."""

from __future__ import annotations

import os
import shutil
from difflib import unified_diff
from pathlib import Path

import pytest

from generator.problem import Problem
from tests.minisite.folder import DRAFT_REFERENCES, EXPECTED, brief, loaded, pages


@pytest.fixture(scope="module", autouse=True)
def _bless() -> None:
    """With ``BLESS=1`` write the goldens before they are compared."""
    if os.environ.get("BLESS"):
        bless(EXPECTED, loaded().problems)


def bless(folder: Path, problems: list[Problem]) -> None:
    """Write the goldens anew, unless the records have problems that they are not meant to have."""
    assert brief(problems) == list(DRAFT_REFERENCES), "not blessed: the records have other problems"
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in pages().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())


def test_nothing_is_blessed_when_the_records_have_other_problems(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("as it was", encoding="utf-8")
    fault = Problem("data/site.yml", 1, 1, "FIL006", "Thiếu cài đặt của trang.")
    for problems in ([*loaded().problems, fault], loaded().problems[1:]):
        with pytest.raises(AssertionError, match="not blessed"):
            bless(tmp_path, problems)
    assert [each.read_text(encoding="utf-8") for each in tmp_path.iterdir()] == ["as it was"]


def test_the_records_have_the_problems_they_are_meant_to_have_and_no_others() -> None:
    assert brief(loaded().problems) == list(DRAFT_REFERENCES)


def test_the_paths_are_those_of_the_goldens() -> None:
    assert sorted(pages()) == sorted(goldens())


def test_the_pages_are_the_goldens_byte_by_byte() -> None:
    found, wanted = pages(), goldens()
    differing = [path for path in sorted(found.keys() & wanted) if found[path].encode() != wanted[path]]
    diffs = [difference(path, wanted[path].decode(), found[path]) for path in differing]
    if diffs:
        pytest.fail(
            "\n".join([*diffs, f"{len(diffs)} pages differ; if that is meant: make bless"]), pytrace=False
        )


def goldens() -> dict[str, bytes]:
    files = (path for path in EXPECTED.rglob("*") if path.is_file())
    return {path.relative_to(EXPECTED).as_posix(): path.read_bytes() for path in files}


def difference(path: str, wanted: str, found: str) -> str:
    names = f"expected/{path}", f"generated/{path}"
    return "\n".join(unified_diff(wanted.splitlines(), found.splitlines(), *names, n=1, lineterm=""))
