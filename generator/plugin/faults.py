"""Why MkDocs ends without a site: in words for an editor, never as a traceback."""

from __future__ import annotations

from pathlib import Path

from mkdocs.exceptions import Abort

from generator.problem import Problem


class DataFault(Abort):
    """The data has errors: MkDocs shows the problems and stops, without a traceback."""

    def __init__(self, problems: list[Problem], data: Path) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
        self.data = data


class Misuse(Abort):
    """MkDocs could not start: its message says why."""
