"""The editor's changes → editions: looks at the files, reads what changed, and puts up what became of it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple, Self

import click

from generator import formats
from generator.frame import Pages, Plan
from generator.framing import Framer
from generator.loader import Loaded
from generator.masking import covered
from generator.pages import Context
from generator.pages.context import TEMPLATES
from generator.preview import faults
from generator.preview.board import Board
from generator.preview.edition import Faulty, Whole
from generator.preview.plans import Plans
from generator.preview.reading import Reader
from generator.preview.telling import Teller
from generator.preview.watch import Watch, below
from generator.problem import printable, stops
from generator.public import Public
from generator.site import Site, civil_day

OTHER_WAY: Final = (
    "mkdocs.yml nay có phần mà bantin serve đang chạy không theo được. Nhấn Ctrl+C rồi chạy lại bantin serve."
)


class Shown(NamedTuple):
    """A site with its plans, and what it was made of."""

    loaded: Loaded
    day: date
    site: Site
    plans: Plans


class Desk:
    """Looks at the files of one site, and puts up an edition of it whenever they change."""

    def __init__(
        self, config_file: Path, framer: Framer, board: Board, explain: Callable[[BaseException], str]
    ) -> None:
        self._config_file, self._framer = config_file.absolute(), framer
        self._board, self._explain = board, explain
        self._teller = Teller(self._config_file.parent)
        self._watch, self._roots = Watch(), [self._config_file, TEMPLATES]
        self._plan: Plan | None = None
        self._reader = Reader(self._config_file)
        self._shown: Shown | None = None
        self._day: date | None = None
        self._is_unsure = False

    def renew(self) -> float:
        """Look at the files, and show what became of them; return how many seconds it took to look."""
        start = time.monotonic()
        changed = self._watch.look(self._roots)
        seconds = time.monotonic() - start
        if changed or self._is_unsure or self._day != civil_day():
            if changed and self._day:
                self._teller.changed(changed)
            self._day, self._is_unsure = civil_day(), False
            with _Heard() as heard:
                try:
                    self._show(changed)
                except (Exception, SystemExit) as error:  # noqa: BLE001 - MkDocs ends where something is wrong
                    self._fail(error, heard.said)
        return seconds

    def _show(self, changed: set[str]) -> None:
        """Show the site before the rules have looked at all records together: that takes as long as all the rest."""
        plan = self._planned(changed)
        loaded = self._reader.read(changed)
        whole = None
        if not stops(loaded.problems):
            _, _, site, plans = self._sited(loaded, changed)
            whole = Whole(plan, site, plans, self._framer.framing(plan, site, Pages(plans)))
            self._board.show(whole)
            self._board.settle()
        report = formats.report(self._reader.survey(loaded).problems, self._reader.data)
        self._teller.report(report)
        if stops(report.problems):
            self._board.show(Faulty(partial(faults.of_data, report), self._framer.last))
        elif whole and not whole.fits():
            self._framer.forget()
            self._show(changed)

    def _planned(self, changed: set[str]) -> Plan:
        """Return what ``mkdocs.yml`` says, and look at what it names, too."""
        if str(self._config_file) in changed:
            self._plan = None
        if self._plan is None:
            plan = self._framer.plan()
            if not (plan.is_fast and plan.is_plain):
                raise click.ClickException(OTHER_WAY)
            places = (self._config_file, TEMPLATES, plan.data, *plan.sources)
            self._roots = [each.absolute() for each in places]
            changed |= self._watch.look(self._roots)
            if self._reader.data != plan.data.absolute():
                self._reader = Reader(plan.data.absolute())
            self._plan = plan
        return self._plan

    def _sited(self, loaded: Loaded, changed: set[str]) -> Shown:
        """Return the site: as it was, when only what stands around its pages changed."""
        day, known = civil_day(), self._shown
        is_new = known is None or known.loaded is not loaded or known.day != day
        if known is None or is_new or below(changed, TEMPLATES):
            if loaded.settings is None:
                raise RuntimeError
            view = Public(loaded.registry, day)
            if known:
                view.recall(known.site.context.view)
            context = Context(view, loaded.settings, loaded.law)
            known = Shown(loaded, day, Site(context, loaded.problems, loaded.attachments), Plans(context))
            self._shown = known
        return known

    def _fail(self, error: BaseException, said: Iterable[str]) -> None:
        """Show what keeps the site from being shown; what the machine could not do it may do a little later."""
        self._is_unsure = isinstance(error, OSError)
        sentence = self._explain(error)
        self._teller.fault(sentence)
        sentences = [sentence, *(f"MkDocs: {each}" for each in said)]
        self._board.show(Faulty(partial(faults.of_program, sentences), self._framer.last))


class _Heard(logging.Handler):
    """Hears what MkDocs says is wrong, since what it raises then does not say it."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(covered(printable(record.getMessage())))

    def __enter__(self) -> Self:
        logging.getLogger("mkdocs").addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self)
