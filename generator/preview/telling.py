"""What an editor reads on the terminal while the preview runs: what changed, and what is wrong, once each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from generator import formats
from generator.formats import Report
from generator.masking import covered
from generator.problem import Problem, printable

NAMED: Final = 3
"""So many changed files are named."""


class Teller:
    """Tells what happens to the site in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._errors: list[Problem] = []
        self._warned: set[tuple[str, ...]] = set()
        self._fault = ""

    def changed(self, paths: Collection[str]) -> None:
        """Tell which files changed."""
        named = [Path(path) for path in sorted(paths)]
        inside = [
            path.relative_to(self._folder) if path.is_relative_to(self._folder) else path for path in named
        ]
        names = ", ".join(path.as_posix() for path in inside)
        told = covered(printable(names)) if len(inside) <= NAMED else f"{len(inside)} tệp"
        click.echo(f"Thấy thay đổi: {told}.", err=True)

    def fault(self, sentence: str) -> None:
        """Tell what else keeps the site from being shown."""
        if sentence != self._fault:
            click.echo(sentence, err=True)
        self._fault = sentence

    def report(self, report: Report) -> None:
        """Tell what is wrong with the data: errors whenever they change, a warning once."""
        errors = [each for each in report.problems if each.error]
        warnings = {_sense(each): each for each in report.problems if not each.error}
        new = [each for sense, each in warnings.items() if sense not in self._warned]
        if told := sorted([*(errors if errors != self._errors else ()), *new]):
            click.echo(formats.text(replace(report, problems=told), formats.PEOPLE, aside=True), err=True)
        elif errors:
            click.echo(f"Vẫn còn {len(errors)} lỗi.", err=True)
        if self._errors and not errors:
            click.echo("Không còn lỗi, trang đã hiện lại.", err=True)
        # An error hides warnings, which are not new when it is mended.
        self._warned = {*warnings, *(self._warned if errors else ())}
        self._errors, self._fault = errors, ""


def _sense(problem: Problem) -> tuple[str, ...]:
    """Return what makes two warnings the same, wherever they stand in their file."""
    return problem.file, problem.code, problem.field, problem.message
