"""For people: problems under their file, with the line they are in and a mark below the column."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Final, NamedTuple

import click

from generator.formats.report import Lines, Report
from generator.problem import Problem, printable

BEFORE, SHOWN = 60, 100
"""How much of a long line is shown: so many characters before the column, so many in all."""
_OF_FILES: Final = ("FIL", "ALL001")
"""Codes that speak of a file as a whole: none of its lines is at fault."""
_COLOURS: Final = {True: "red", False: "yellow"}


def render(report: Report) -> str:
    """Return the problems, the allowed warnings, and how many problems there are, in colours."""
    return "\n\n".join(filter(None, [*_files(report), _allowed(report), report.counted()]))


def _files(report: Report) -> Iterator[str]:
    for file, problems in groupby(report.problems, key=lambda problem: problem.file):
        lines = report.lines(file)
        shown = (line for problem in problems for line in _problem(problem, lines))
        yield "\n".join([click.style(file, bold=True), *shown])


def _problem(problem: Problem, lines: Lines) -> Iterator[str]:
    severity = click.style(f"{problem.severity.value} {problem.code}", fg=_COLOURS[problem.error], bold=True)
    field = f" [{problem.field}]" if problem.field else ""
    yield f"  {problem.line}:{problem.column} {severity}{field} {problem.message}"
    line = _line(problem, lines)
    if line is not None:
        yield from _source(problem, line)
    if problem.hint:
        yield f"    → {problem.hint}"


class Excerpt(NamedTuple):
    """What is shown of a line: as far as the column of a problem, and from there on."""

    before: str
    after: str


def excerpt(problem: Problem, lines: Lines) -> Excerpt | None:
    """Return what is shown of the line that a problem is in; ``None`` where there is nothing to be seen."""
    line = _line(problem, lines)
    return None if line is None else _cut(line, problem.column)


def _line(problem: Problem, lines: Lines) -> str | None:
    is_of_file = problem.code.startswith(_OF_FILES) or problem.line > len(lines)
    return None if is_of_file else lines[problem.line - 1]


def _cut(line: str, place: int) -> Excerpt | None:
    column = min(place - 1, len(line))
    start = max(0, column - BEFORE)
    before, after = _visible(line[start:column]), _visible(line[column : start + SHOWN])
    before = f"…{before}" if start else before
    after = f"{after}…" if len(line) > start + SHOWN else after
    return Excerpt(before, after) if before.strip() or after.strip() else None


def _source(problem: Problem, line: str) -> Iterator[str]:
    """Yield the line and, below it, the mark; a terminal shows every character of it and obeys none."""
    if found := _cut(line, problem.column):
        number = str(problem.line)
        yield f"    {number} | {found.before}{found.after}".rstrip()
        mark = click.style("^", fg=_COLOURS[problem.error], bold=True)
        yield f"    {' ' * len(number)} | {' ' * _width(found.before)}{mark}"


def _visible(text: str) -> str:
    return printable(text.replace("\t", "  ").replace("\xa0", " "))


def _width(text: str) -> int:
    """Return how many cells of a terminal ``text`` fills: marks above a letter fill none."""
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )


def _allowed(report: Report) -> str:
    if not report.allowed:
        return ""
    lines = [click.style("Cảnh báo được chấp nhận", bold=True)]
    for each in report.allowed:
        problem = each.problem
        field = f" [{problem.field}]" if problem.field else ""
        lines.append(
            f"  {problem.file}:{problem.line}:{problem.column} {problem.code}{field} {problem.message}"
        )
        lines.append(f"    Lý do: {printable(each.reason)}")
    return "\n".join(lines)
