"""One thing that is measured."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PYTHON: Final = (sys.executable, "-m")


def nothing() -> None:
    """Prepare nothing."""


@dataclass(frozen=True, slots=True)
class Run:
    """A command, what is done before it without being measured, and what it makes."""

    who: str
    what: str
    command: tuple[str, ...]
    folder: Path
    before: Callable[[], None] = nothing
    site: Path | None = None
    """Where it makes a page of each record; there it is looked whether it did."""
    largest: int | None = None
    """More records than this take too long."""
    tells: bool = False
    """Whether it measures by itself the part of it that counts."""

    @property
    def name(self) -> str:
        """Return what it is called among all runs."""
        return f"{self.who}: {self.what}"
