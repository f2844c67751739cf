"""Reading, validating and checking in one process, beside what CSafeLoader alone needs for the same files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tests.bench.place import Place
from tests.bench.run import PYTHON, Run

WHO: Final = {"yaml": "CSafeLoader", "check": "reading and checking"}


def runs(place: Place) -> Iterator[Run]:
    """Yield what is measured."""
    for job, who in WHO.items():
        command = (*PYTHON, "tests.bench.jobs.reading", job, str(place.data))
        yield Run(who, "one process", command, place.folder, tells=True)
