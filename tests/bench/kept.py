"""What was measured, kept in a file after every run: whoever stops goes on where they were."""

from __future__ import annotations

import json
import statistics
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.bench.measuring import Measured

Figures = dict[int, dict[str, list[Measured]]]
"""Number of records → name of a run → its measurements."""


class Kept:
    """The measurements of one program on one machine."""

    def __init__(self, path: Path, identity: str) -> None:
        self._path, self._identity = path, identity
        found = _read(path)
        is_same = found.get("of") == identity
        self.figures: Figures = figures(found["figures"]) if is_same else {}
        self.day: str = found["day"] if is_same else ""
        """The day on which the last of them was measured."""

    def of(self, size: int, run: str) -> list[Measured]:
        """Return what was measured of a run."""
        return self.figures.get(size, {}).get(run, [])

    def add(self, size: int, run: str, measured: Measured) -> None:
        """Keep one more measurement."""
        self.figures.setdefault(size, {}).setdefault(run, []).append(measured)
        self.day = datetime.now(UTC).date().isoformat()
        self._write()

    def forget(self, size: int) -> None:
        """Forget what was measured of so many records."""
        self.figures.pop(size, None)
        self._write()

    def _write(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        aside = self._path.with_suffix(".new")
        found = {"of": self._identity, "day": self.day, "figures": told(self.figures)}
        aside.write_text(json.dumps(found), encoding="utf-8")
        aside.replace(self._path)


def _read(path: Path) -> dict[str, Any]:
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def in_order(found: Figures, runs: Sequence[str]) -> Figures:
    """Return the measurements of some runs, whichever was measured first."""
    return {size: {run: of[run] for run in runs if run in of} for size, of in sorted(found.items())}


def told(found: Figures) -> dict[str, Any]:
    """Return measurements as JSON has them, each a list, rounded to what they are worth."""
    return {
        str(size): {
            run: [[round(value, 3) for value in each] for each in measured] for run, measured in runs.items()
        }
        for size, runs in sorted(found.items())
    }


def figures(found: dict[str, Any]) -> Figures:
    """Return the measurements that JSON has."""
    return {
        int(size): {run: [Measured(*each) for each in measured] for run, measured in runs.items()}
        for size, runs in found.items()
    }


def median(measured: list[Measured]) -> Measured:
    """Return the median of each figure."""
    return Measured(*(statistics.median(values) for values in zip(*measured, strict=True)))
