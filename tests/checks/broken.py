"""The valid folder with one file changed, and which rules report it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from generator.checks import check
from generator.problem import Problem
from tests.folder import Folder

TODAY: Final = date(2026, 11, 21)


def reports(parent: Path, *changes: tuple[str, str, str], today: date = TODAY) -> list[Problem]:
    """Return the problems after each ``(file, old, new)``; an empty ``old`` appends ``new``."""
    folder = Folder(parent)
    for name, old, new in changes:
        if old:
            folder.replace(name, old, new)
        else:
            folder.append(name, new)
    return check(folder.path, today).problems


def codes(parent: Path, *changes: tuple[str, str, str], today: date = TODAY) -> set[str]:
    """Return the codes of those problems."""
    return {problem.code for problem in reports(parent, *changes, today=today)}
