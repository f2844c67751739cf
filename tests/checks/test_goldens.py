"""Every rule by two goldens named by its code: a record with one thing broken, and the same mended.

``goldens/NUM003/fails/`` and ``goldens/NUM003/passes/`` hold the files that differ from the valid folder of
``tests/folder.py``; ``fails.txt`` is what an editor reads. The day is that of ``today.txt``, or 21/11/2026.
``make bless`` writes ``fails.txt``, but never for another number of problems. What git cannot keep is made by
``fails-odd.txt``: a word of ``ODD`` and the name of a file, a line each. ``also.txt`` names a code that the golden's
own never comes without. Where a rule looks at what git remembers, ``before/`` is what was committed on the day of
``before.txt``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from generator import contents, history
from generator.checks import RULES, check
from generator.files import MAX_BYTES
from generator.problem import Problem
from tests.folder import COMMUNE, Folder
from tests.repository import backdate, commit, forget

GOLDENS: Final = Path(__file__).parent / "goldens"
TODAY: Final = "2026-11-21"
CODES: Final = sorted(RULES.by_code)
ODD: Final[dict[str, Callable[[Path], object]]] = {
    "backdate": backdate,
    "forget": forget,
    "gone": Path.unlink,
    "huge": lambda path: os.truncate(path, contents.MAX_BYTES + 1),
    "large": lambda path: path.write_bytes(b"#" * (MAX_BYTES + 1)),
    "link": lambda path: path.symlink_to(path.parent.parent / COMMUNE),
    "pipe": os.mkfifo,
}
"""What a golden does to a file where it cannot hold one itself."""


def problems(code: str, which: str, parent: Path) -> list[Problem]:
    """Return the problems of the valid folder with the files of one golden laid over it."""
    folder, golden = Folder(parent), GOLDENS / code
    day = "".join(_lines(golden / "before.txt"))
    if day:
        lay(golden / "before", folder)
        commit(parent, day)
    lay(golden / which, folder)
    for line in _lines(golden / f"{which}-odd.txt"):
        what, name = line.split()
        ODD[what](folder.path / name)
    today = date.fromisoformat("".join(_lines(golden / "today.txt")) or TODAY)
    return check(folder.path, today, history.read(folder.path, today) if day else None).problems


def lay(golden: Path, folder: Folder) -> None:
    """Lay the files of a golden over a folder."""
    for path in sorted(each for each in golden.rglob("*") if each.is_file()):
        folder.write(path.relative_to(golden).as_posix(), path.read_bytes())


def test_every_golden_is_of_a_rule_and_every_rule_has_both() -> None:
    assert sorted(path.name for path in GOLDENS.iterdir()) == CODES
    assert [code for code in CODES if not (GOLDENS / code / "fails").is_dir()] == []
    assert [code for code in CODES if not (GOLDENS / code / "passes").is_dir()] == []


@pytest.mark.parametrize("code", CODES)
def test_what_is_broken_is_reported_with_that_code_and_no_other(code: str, tmp_path: Path) -> None:
    found = problems(code, "fails", tmp_path)
    assert {problem.code for problem in found} == {code, *_lines(GOLDENS / code / "also.txt")}, "\n".join(
        map(str, found)
    )
    golden = GOLDENS / code / "fails.txt"
    said = re.sub(r"ần ghi [0-9a-f]{8}", "ần ghi 01234567", "".join(f"{problem}\n" for problem in found))
    if os.environ.get("BLESS") and (not golden.exists() or _count(golden.read_text("utf-8")) == _count(said)):
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", CODES)
def test_what_is_mended_is_not_reported_at_all(code: str, tmp_path: Path) -> None:
    assert problems(code, "passes", tmp_path) == []


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def _count(said: str) -> int:
    return sum(not line.startswith(" ") for line in said.splitlines())
