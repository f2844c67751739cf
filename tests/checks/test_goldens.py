"""Every rule by two goldens named by its code: a record with one thing broken, and the same mended.

``goldens/NUM003/fails/`` and ``goldens/NUM003/passes/`` hold the files that differ from the valid folder of
``tests/folder.py``; ``fails.txt`` is what an editor reads. The day is that of ``today.txt``, or 21/11/2026.
``make bless`` writes ``fails.txt``, but never for another number of problems.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from generator.checks import RULES, check
from generator.problem import Problem
from tests.folder import Folder

GOLDENS: Final = Path(__file__).parent / "goldens"
TODAY: Final = "2026-11-21"
CODES: Final = sorted(RULES.by_code)


def problems(code: str, which: str, parent: Path) -> list[Problem]:
    """Return the problems of the valid folder with the files of one golden laid over it."""
    folder, golden = Folder(parent), GOLDENS / code / which
    for path in sorted(each for each in golden.rglob("*") if each.is_file()):
        folder.write(path.relative_to(golden).as_posix(), path.read_bytes())
    day = GOLDENS / code / "today.txt"
    today = date.fromisoformat(day.read_text(encoding="utf-8").strip() if day.exists() else TODAY)
    return check(folder.path, today).problems


def test_every_golden_is_of_a_rule_and_every_rule_has_both() -> None:
    assert sorted(path.name for path in GOLDENS.iterdir()) == CODES
    assert [code for code in CODES if not (GOLDENS / code / "fails").is_dir()] == []
    assert [code for code in CODES if not (GOLDENS / code / "passes").is_dir()] == []


@pytest.mark.parametrize("code", CODES)
def test_what_is_broken_is_reported_with_that_code_and_no_other(code: str, tmp_path: Path) -> None:
    found = problems(code, "fails", tmp_path)
    assert {problem.code for problem in found} == {code}, "\n".join(map(str, found))
    golden = GOLDENS / code / "fails.txt"
    said = "".join(f"{problem}\n" for problem in found)
    if os.environ.get("BLESS") and (not golden.exists() or _count(golden.read_text("utf-8")) == _count(said)):
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", CODES)
def test_what_is_mended_is_not_reported_at_all(code: str, tmp_path: Path) -> None:
    assert problems(code, "passes", tmp_path) == []


def _count(said: str) -> int:
    return sum(not line.startswith(" ") for line in said.splitlines())
