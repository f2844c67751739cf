"""The search, apart: its index of pages that are there already, and what a reader fetches for a first query."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from tests.bench.place import Place, fresh
from tests.bench.run import PYTHON, Run

JOB = (*PYTHON, "tests.bench.jobs.searching")


def runs(place: Place) -> Iterator[Run]:
    """Yield what is measured."""
    pages = _Pages(place)
    for job, what, before in (
        ("prepare", "prepare the pages, one process", pages.write),
        ("new", "index, cold", pages.forget),
        ("again", "index, nothing changed", pages.remember),
        ("edit", "index, one page edited", pages.remember),
        ("more", "index, one page more", pages.remember),
    ):
        yield Run("search", what, (*JOB, job, str(pages.folder)), place.folder, before, tells=True)


class _Pages:
    """The pages that are searched, and what the index of them leaves."""

    def __init__(self, place: Place) -> None:
        self._place, self.folder = place, place.folder / "search"
        self._is_remembered = False

    def forget(self) -> None:
        """See to it that the pages are there: the job leaves nothing of what was kept."""
        self.write()
        self._is_remembered = True

    def remember(self) -> None:
        """See to it that the pages were indexed before."""
        self.write()
        if not self._is_remembered:
            self._place.do(*JOB, "new", str(self.folder))
            self._is_remembered = True

    def write(self) -> None:
        """See to it that the pages are there."""
        self._written  # noqa: B018 - written once

    @cached_property
    def _written(self) -> Path:
        self._place.do(*JOB, "pages", str(self._place.data), str(fresh(self.folder)))
        return self.folder
