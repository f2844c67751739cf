"""A fault in the data: where it is, what is wrong, and what the editor can do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple


class Severity(Enum):
    """An error stops the build; a warning does not."""

    error = "lỗi"
    warning = "cảnh báo"


class Code(NamedTuple):
    """The stable code of a kind of problem, its name after the defect, and how severe it is."""

    code: str
    name: str
    severity: Severity = Severity.error


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One located problem. ``line`` and ``column`` count from 1; ``file`` is relative to the data folder's parent."""

    file: str
    line: int
    column: int
    code: str
    message: str
    """What is wrong, as a Vietnamese sentence."""
    hint: str = ""
    """What to do, as a Vietnamese sentence; may be empty."""
    field: str = ""
    """The field path, for example ``recommendations[2].due``."""
    name: str = ""
    """The name of the defect, for example ``unknown-key``."""
    error: bool = True

    @property
    def severity(self) -> Severity:
        """Whether it stops the build."""
        return Severity.error if self.error else Severity.warning

    def __str__(self) -> str:
        """Return the problem as an editor reads it: place, code, sentence, hint."""
        where = f"{self.file}:{self.line}:{self.column}"
        field = f" [{self.field}]" if self.field else ""
        hint = f"\n    → {self.hint}" if self.hint else ""
        return f"{where}: {self.severity.value} {self.code}{field} {self.message}{hint}"


def make(
    code: Code, file: str, position: tuple[int, int], message: str, hint: str = "", field: str = ""
) -> Problem:
    """Make a problem of the kind ``code`` at ``position`` (line and column, counted from 1)."""
    is_error = code.severity is Severity.error
    return Problem(file, *position, code.code, message, hint, field, code.name, is_error)


def stops(problems: list[Problem]) -> bool:
    """Whether any of ``problems`` stops the build."""
    return any(problem.error for problem in problems)
