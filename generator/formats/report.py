"""What a format is given: the problems that are shown, and where their files are."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from generator.checks import RULES, Allowed, Checked
from generator.files import FILES, Found, Unreadable, read_text
from generator.masking import covered
from generator.problem import Problem, stops

_LINE_END = re.compile(r"\r\n|\r|\n")


class Lines:
    """The lines of a file, with what leads to one person covered when they are looked at: few of them ever are."""

    def __init__(self, text: str = "") -> None:
        self._lines = _LINE_END.split(text) if text else []

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._lines)

    def __getitem__(self, index: int) -> str:
        """Return a line, counted from 0, as long as it was."""
        return covered(self._lines[index])


@dataclass(frozen=True, slots=True)
class Report:
    """Problems in a stable order, and the data folder they are in."""

    problems: list[Problem]
    data: Path
    allowed: list[Allowed] = field(default_factory=list)
    """The allowed warnings, when they were asked for."""
    hidden: list[Problem] = field(default_factory=list)
    """What was not asked for: nobody sees it, but it holds."""
    private: frozenset[str] = frozenset()
    """Files of which no line is shown: somewhere in them stands what nobody should read."""

    def path(self, problem: Problem) -> str:
        """Return where its file is for a machine: relative to the working folder, with slashes."""
        whole = self.data.absolute().parent / problem.file
        try:
            return Path(os.path.relpath(whole)).as_posix()
        except ValueError:  # on another drive
            return whole.as_posix()

    def lines(self, file: str) -> Lines:
        """Return the lines of a record's file, as an editor counts them; none when they must not or cannot be shown."""
        name = PurePosixPath(file)
        if file in self.private or name.suffix != ".yml" or FILES in name.parts[1:2]:
            return Lines()
        try:
            return Lines(read_text(Found(str(self.data.absolute().parent), file, file)))
        except Unreadable:
            return Lines()

    def counted(self) -> str:
        """Return how many problems are shown, as a Vietnamese sentence; empty when there are none."""
        counts = Counter(problem.severity.value for problem in self.problems)
        said = [f"{count} {name}" for name, count in sorted(counts.items(), reverse=True)]
        return f"Có {' và '.join(said)}." if said else ""

    def warned(self, *, strict: bool) -> str:
        """Return what must be said of problems that stop the build without being seen to; empty when there are none."""
        if stops(self.hidden, strict=strict):
            count = sum(each.error or strict for each in self.hidden)
            command = "bantin build" if stops(self.hidden) else "bantin build --strict"
            return f"Còn {count} chỗ không hiện ở đây vì --select hoặc --ignore; {command} vẫn dừng vì chúng."
        if strict and self.problems and not stops(self.problems):
            return "Vì có --strict nên cảnh báo cũng làm dừng."
        return ""


def report(problems: Iterable[Problem], data: Path) -> Report:
    """Return a report of all ``problems`` of a data folder."""
    listed = list(problems)
    return Report(listed, data, private=_private(listed))


def chosen(
    checked: Checked, data: Path, select: Collection[str], ignore: Collection[str], *, allowed: bool
) -> Report:
    """Return a report of the problems whose codes or families are among ``select`` (or all), and not in ``ignore``."""

    def is_shown(problem: Problem) -> bool:
        names = {problem.code, RULES.by_code[problem.code].family}
        return (not select or not names.isdisjoint(select)) and names.isdisjoint(ignore)

    everything = [*checked.problems, *(each.problem for each in checked.allowed)]
    return Report(
        [each for each in checked.problems if is_shown(each)],
        data,
        [each for each in checked.allowed if allowed and is_shown(each.problem)],
        [each for each in checked.problems if not is_shown(each)],
        _private(everything),
    )


def _private(problems: Iterable[Problem]) -> frozenset[str]:
    return frozenset(problem.file for problem in problems if problem.is_private)
