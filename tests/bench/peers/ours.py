"""This project's own commands: ``bantin build`` without and with the search, and ``bantin check``."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from itertools import count
from pathlib import Path

from generator import site
from tests.bench import corpus
from tests.bench.place import Place
from tests.bench.run import PYTHON, Run

GENERATOR = (*PYTHON, "generator")
UNSEARCHED = (*PYTHON, "tests.bench.jobs.unsearched")


def runs(place: Place) -> Iterator[Run]:
    """Yield what is measured."""
    plain, whole = _Site(place, "bantin", UNSEARCHED), _Site(place, "bantin-searched", GENERATOR)
    yield plain.run("bantin", "cold, one process", plain.forget, "--jobs", "1")
    yield from plain.runs("bantin")
    yield from whole.runs("bantin with search")
    yield whole.run("bantin with search", "nothing changed", whole.stand)
    first = (*PYTHON, "tests.bench.jobs.first_query", str(place.folder / "bantin-searched" / "site"))
    yield Run("search", "first query, fetched", first, place.folder, whole.stand, tells=True)
    check = _Check(place)
    yield Run("bantin check", "cold", check.command, place.folder, check.forget)
    yield Run("bantin check", "nothing changed", check.command, place.folder, check.remember)


class _Site:
    """A site that is built again and again, in a folder of its own."""

    def __init__(self, place: Place, name: str, program: tuple[str, ...]) -> None:
        self._place, self._folder, self._command = place, place.folder / name, (*program, "build")
        self._turns = count(1)
        self._edited: list[Path] = []
        self._stands = False
        """Whether the site is there, and of the records as they are."""

    def runs(self, who: str) -> Iterator[Run]:
        """Yield what is measured of a site, of nothing and of what the build before left."""
        yield self.run(who, "cold", self.forget)
        yield self.run(who, "one record changed", partial(self.edit, 1))
        yield self.run(who, "1% changed", partial(self.edit, max(1, self._place.size // 100)))

    def run(self, who: str, what: str, before: Callable[[], None], *options: str) -> Run:
        """Return one build that is measured."""
        return Run(who, what, (*self._command, *options), self._folder, before, self._folder / "site")

    def forget(self) -> None:
        """Leave the records as they were, and nothing that was made of them."""
        for path in self._edited:
            shutil.copyfile(self._place.data / path.relative_to(self._project / "data"), path)
        self._edited.clear()
        for left in ("site", ".cache", *(path.name for path in self._project.glob(".site-*"))):
            shutil.rmtree(self._project / left, ignore_errors=True)
        self._stands = True

    def stand(self) -> None:
        """See to it that the site is built, of the records as they are."""
        if not self._stands:
            self._place.do(*self._command, folder=self._project)
            self._stands = True

    def edit(self, number: int) -> None:
        """Change so many records of a site that stands."""
        self.stand()
        self._edited += corpus.edit(self._project / "data", number, next(self._turns))

    @cached_property
    def _project(self) -> Path:
        return self._place.project(self._folder.name)


class _Check:
    """The same records, only checked."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._is_remembered = False
        self.command = (*GENERATOR, "check", "--data", str(place.data))

    def forget(self) -> None:
        """Leave nothing of a check before."""
        shutil.rmtree(self._place.data.parent / site.CACHE, ignore_errors=True)
        self._is_remembered = True

    def remember(self) -> None:
        """See to it that the records were checked before."""
        if not self._is_remembered:
            self._place.do(*self.command)
            self._is_remembered = True
