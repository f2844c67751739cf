"""A fault in the data: where it is, what is wrong, and what the editor can do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, NamedTuple

from generator.masking import covered


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

    @property
    def is_private(self) -> bool:
        """Whether it is about something that should not be repeated anywhere, as personal data."""
        is_of_fields = self.code == CONTRADICTORY and self.field.rpartition(".")[2] in _NOBODYS
        return self.code.startswith(PRIVATE) and not is_of_fields

    def __str__(self) -> str:
        """Return the problem as an editor reads it: place, code, sentence, hint."""
        where = f"{self.file}:{self.line}:{self.column}"
        field = f" [{self.field}]" if self.field else ""
        hint = f"\n    → {self.hint}" if self.hint else ""
        return f"{where}: {self.severity.value} {self.code}{field} {self.message}{hint}"


CONTRADICTORY: Final = "FLD008"
PRIVATE: Final = ("PER", "SEC", CONTRADICTORY)
"""What the codes begin with that find personal data and secrets; FLD008 also finds names that must not be there."""
_NOBODYS: Final = {"state", "status", "withdrawal", "extensions", "period", "until", "key", "work", "total"}
"""Fields with which a contradiction is about nobody's name."""
MAX_PROBLEMS: Final = 50
"""How many problems of one file are shown at once."""

MORE = Code("ALL001", "more-problems")
UNKNOWN_ALLOW = Code("ALL002", "allow-without-rule")
FORBIDDEN_ALLOW = Code("ALL003", "allow-of-error")
IDLE_ALLOW = Code("ALL004", "allow-of-nothing", Severity.warning)
TERSE_ALLOW = Code("ALL005", "allow-without-reason", Severity.warning)


def printable(text: str) -> str:
    """Return ``text`` so that a terminal shows it and obeys nothing in it, whatever data or file names hold."""
    whole = text.encode("utf-8", "backslashreplace").decode("utf-8")
    if whole.isprintable():
        return whole
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in whole)


def make(
    code: Code, file: str, position: tuple[int, int], message: str, hint: str = "", field: str = ""
) -> Problem:
    """Make a problem of the kind ``code`` at ``position`` (line and column, counted from 1); it repeats no secret."""
    is_error = code.severity is Severity.error
    file, message, hint, field = (covered(printable(text)) for text in (file, message, hint, field))
    return Problem(file, *position, code.code, message, hint, field, code.name, is_error)


def capped(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems of one file in order: as many as people read, then how many more there are."""
    ordered = sorted(problems)
    shown, hidden = ordered[:MAX_PROBLEMS], ordered[MAX_PROBLEMS:]
    if hidden:
        last = hidden[-1]
        rest = f"Tệp còn {len(hidden)} chỗ cần sửa nữa."
        more = make(MORE, last.file, (last.line, last.column + 1), rest, "Sửa các chỗ trên rồi kiểm tra lại.")
        shown.append(replace(more, error=stops(hidden)))
    return shown


def stops(problems: Iterable[Problem], *, strict: bool = False) -> bool:
    """Whether any of ``problems`` stops the build: an error, or when ``strict`` a warning too."""
    return any(problem.error or strict for problem in problems)
