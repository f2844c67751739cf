"""What a data folder is told, on the day that tests of rules share."""

from __future__ import annotations

from datetime import date
from typing import Final

from generator.checks import check
from generator.problem import Problem
from tests.folder import Folder

TODAY: Final = date(2026, 11, 21)


def problems_of(folder: Folder) -> list[Problem]:
    """Return what is reported of ``folder``."""
    return check(folder.path, TODAY).problems


def codes_of(folder: Folder) -> list[str]:
    """Return the codes of what is reported of ``folder``, in order of the alphabet."""
    return sorted(problem.code for problem in problems_of(folder))
