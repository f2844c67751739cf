"""The site, made by all processes, and only what changed since it was made last.

A page stays when what it is made of is the same, when everything that was asked of the records for it has the same
answers, and when its file is the one that was written. What MkDocs makes is the frame: shells for the generated pages,
the hand-written pages, the theme's files; it stays while nothing that goes into it changes. What is not sure is made
anew, so the site never depends on what was kept.
"""

from __future__ import annotations

import gzip
import hashlib
import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain
from operator import attrgetter
from pathlib import Path
from sys import intern
from time import time_ns
from typing import Final, NamedTuple, TypeVar

from generator import cache, files, packing, publish, search, shell, workers
from generator.finishing import file_of
from generator.frame import HOLE, Frame, Plan, choices
from generator.framing import MAPS, Framer, Framing, Watcher
from generator.kept import Copied, Indexed, Kept, Made, Searched
from generator.loader import seldom_collecting
from generator.making import made, made_of, put
from generator.pages import Planned, all_plans
from generator.pages.addresses import permalink
from generator.pages.engine import read_all
from generator.pages.facets import Card, cards, facets
from generator.problem import Problem
from generator.publish import MARK, Renewal, Stamp
from generator.search import Document
from generator.site import Site, todays_site
from generator.spool import Spool
from generator.stood import Stood, differing_in_lots, is_touched

FOLDER: Final = ".cache/trang"
"""Beside ``mkdocs.yml``: what was made of which pages. It may be deleted at any time."""
_MAPPED: Final = re.compile(rf"\s*<url>(?:(?!<url>).)*{shell.ADDRESS}.*?</url>", re.DOTALL)
_WEIGHT: Final = attrgetter("weight")
FEW: Final = 100
"""What is fewer is packed together with others."""
T = TypeVar("T")


class Result(NamedTuple):
    """What came of a build."""

    data: Path
    site: Path
    warnings: list[Problem]
    stamps: Mapping[str, Stamp] | None = None
    """The files of the site, when nothing else had a hand in it, and MkDocs had nothing to say."""


@seldom_collecting()
def build(
    config_file: Path,
    site_dir: Path | None,
    progress: Watcher,
    look: Callable[..., None] = lambda *_: None,
    *,
    strict: bool = False,
    jobs: int | None = None,
) -> Result:
    """Build the site in ``site_dir``, or where ``mkdocs.yml`` wants it; ``look`` is told what is going to be read.

    Raises ``site.Faulty``, ``plugin.DataFault``, ``plugin.Misuse``, and what ``publish.renewing`` raises.
    """
    look(config_file)
    framer = Framer(config_file, workers.apart)
    plan = framer.plan()
    target = site_dir or plan.site
    if not (plan.is_fast and plan.is_plain):
        from generator import plugin  # noqa: PLC0415 - MkDocs takes long to import

        with publish.aside(target) as empty:
            return Result(plan.data, target, plugin.build(config_file, empty, progress, strict=strict))
    look(plan.data, *plan.sources)
    jobs = jobs or workers.jobs()
    with publish.renewing(target, jobs) as renewal:
        site = todays_site(plan.data, strict=strict, jobs=jobs)
        place = config_file.absolute().parent / FOLDER / "trang.bin"
        builder = _Builder(framer, plan, site, renewal, progress, jobs)
        kept = builder.build(Kept.recalled(cache.all_stored(place, cache.program())))
        cache.store_all(place, kept.told(), cache.program())
    return Result(plan.data, target, site.problems, builder.wanted if builder.is_whole else None)


class _Builder:
    """Makes a site in a folder that holds the last one."""

    def __init__(
        self,
        framer: Framer,
        plan: Plan,
        site: Site,
        renewal: Renewal,
        progress: Watcher,
        jobs: int,
    ) -> None:
        self._framer, self._plan, self._site = framer, plan, site
        self._folder, self._renewal = renewal.folder, renewal
        self._progress, self._jobs = progress, jobs
        self._spool = Spool(framer.home / FOLDER)
        self._attachments = dict(site.attachments())
        self._plans: dict[str, Planned] = {}
        self._cards: Mapping[str, Card] = {}
        self._differ: Mapping[str, set[str]] = {}
        """The questions that have other answers since the last build."""
        self._remembered: list[packing.Packed] = []
        self._stamps: Mapping[str, Stamp] = {}
        self.wanted: dict[str, Stamp] = {}
        """The files of the site."""
        self.is_whole = False
        """Whether MkDocs had nothing to say."""
        self._lots: list[packing.Packed] = []
        self._mapped: dict[str, tuple[str, ...]] = {}
        """The path of a plan → of each of its pages, one after the other, the path and the day of its last change."""
        self._documents: list[Document] = []
        self._files: dict[str, packing.Packed] = {}
        """The files of the theme, and the hand-written pages."""

    def build(self, old: Kept) -> Kept:
        """Make what is not there already; return what there is now."""
        if old.key:
            self._differ = differing_in_lots(map(packing.unpacked, old.records), self._records)
        self._recollect(old)
        self._plan_all()
        framing = self._framed()
        self._stamps = self._renewal.stamps
        self.is_whole = framing.frame.is_whole
        key = self._key(framing.frame)
        if key == old.key:
            self._stay(old.made)
        self._make([plan for path, plan in self._plans.items() if path not in self._mapped], framing.frame)
        self._place()
        copied = self._copy(old.copied)
        self._map(framing)
        searched = self._search(old.searched, framing.frame)
        self.wanted |= {path: each.stamp for path, each in searched.files.items()}
        for path in self._stamps.keys() - self.wanted.keys() - {MARK}:
            publish.drop(self._folder, path)
        remembered, lots = map(packing.held, self._remembered), map(packing.held, self._lots)
        day, records = self._site.context.view.today, packing.in_lots(self._records, workers.ALONE)
        return Kept(key, day, copied, searched, records, remembered, lots)

    def _recollect(self, old: Kept) -> None:
        """Remember what the last build looked up, as far as it still holds."""
        view = self._site.context.view
        for lot in old.remembered:
            if old.day == view.today:
                view.recollect(lot, self._differ)

    def _plan_all(self) -> None:
        """Find out what pages there are."""
        view = self._site.context.view
        with view.keeping(self._keep), view.asking():  # what is asked for all of it nobody wants to know
            for planned in all_plans(self._site.context):
                _add(self._plans, planned.path, planned)
            found = cards(self._site.context)
        self._cards = {path: card for path in self._plans if (card := found.get(path))}

    def _keep(self, remembered: bytes) -> None:
        self._remembered += self._spool.put([remembered])

    def _framed(self) -> Framing:
        """Return what MkDocs makes; its files wait until they are placed."""
        found = self._framer.fitting(self._plan, self._site, self._plans, self._progress)
        self._framer.forget()
        self._files = dict(zip(found.files, self._spool.put([*found.files.values()]), strict=True))
        return found._replace(files={})

    @cached_property
    def _records(self) -> dict[str, Stood]:
        return self._site.context.view.stood()

    def _key(self, frame: Frame) -> bytes:
        """Return a digest of what every generated page is made of."""
        context = self._site.context
        told = (context.view.today, context.settings, context.law, frame.house, sorted(frame.shells.items()))
        return _digest(cache.program(), repr(told).encode())

    # What stays

    def _stay(self, old: Iterable[packing.Packed]) -> None:
        """Let stay what need not be made again; of a lot of which some does not, the rest goes into other lots."""
        rest: dict[str, Made] = {}
        for lot in old:
            known: dict[str, Made] = packing.unpacked(lot)
            stays = {path: each for path, each in known.items() if self._stays(path, each)}
            if len(stays) == len(known) >= FEW:
                self._take(stays, lot)
            else:
                rest |= stays
        for lot in packing.in_lots(rest, workers.ALONE):
            self._take(packing.unpacked(lot), lot)

    def _stays(self, path: str, made: Made) -> bool:
        plan = self._plans.get(path)
        return (
            plan is not None
            and not is_touched(made.asked, self._differ)
            and all(self._stands(file_of(each.path), each.stamp) for each in made.outputs)
            and made.made_of == made_of(plan, self._cards)
        )

    def _take(self, made: Mapping[str, Made], lot: packing.Packed) -> None:
        """Take in what was made, and the same packed: it waits, but for what is needed later."""
        for path, each in made.items():
            known = self._plans[path].path
            told = (
                (known if output.path == known else output.path, intern(output.updated))
                for output in each.outputs
            )
            self._mapped[known] = tuple(chain.from_iterable(told))
            for output in each.outputs:
                _add(self.wanted, file_of(output.path), output.stamp)
                self._documents += [output.document] if output.document else []
        self._lots += self._spool.put([packing.held(lot)])

    def _stands(self, path: str, stamp: Stamp) -> bool:
        return self._stamps.get(path) == stamp

    # What is made

    def _make(self, plans: Sequence[Planned], frame: Frame) -> None:
        if workers.may_share(plans, self._jobs):
            read_all(self._site.context.engine)
        work = partial(made, self._site.context, frame, self._cards, self._folder, self._stamps)
        before = len(self._mapped)
        for lot in workers.shared(work, plans, self._jobs, weight=_WEIGHT):
            self._take(packing.unpacked(lot), lot)
            self._progress("Viết trang", len(self._mapped) - before, len(plans))

    def _put(self, path: str, content: bytes) -> None:
        _add(self.wanted, path, put(self._folder, path, content, self._stamps))

    def _copy(self, old: Mapping[str, Copied]) -> dict[str, Copied]:
        found, now = {}, time_ns()
        for path, source in self._attachments.items():
            original, known = files.stamp(source, now), old.get(path)
            stays = known and original != files.UNSURE and known.original == original
            if known is None or not stays or not self._stands(path, known.copy):
                known = Copied(original, publish.copy(self._folder, path, source))
            found[path] = known
            _add(self.wanted, path, known.copy)
        return found

    # What MkDocs makes

    def _place(self) -> None:
        """Write what MkDocs made, with what changes with the records where it belongs."""
        hole = HOLE.encode()
        filled = choices(self._plan.theme, facets(self._site.context, self._cards.values())).encode()
        for name, content in self._files.items():
            self._put(name, packing.held(content).replace(hole, filled))

    def _map(self, framing: Framing) -> None:
        """Write the site map: MkDocs wrote how a page stands in it."""
        address, today = framing.frame.house.address, self._site.context.view.today.isoformat()
        probe = _MAPPED.search(framing.site_map)
        told = chain.from_iterable(self._mapped[path] for path in self._plans if address)
        lines = [
            probe[0]
            .replace(shell.ADDRESS, html.escape(permalink(path, address)))
            .replace(shell.DAY, updated or today)
            for path, updated in zip(told, told, strict=True)
            if probe
        ]
        content = _MAPPED.sub(lambda _: "".join(lines), framing.site_map).encode()
        self._put(MAPS[0], content)
        self._put(MAPS[1], gzip.compress(content, mtime=0))

    def _search(self, old: Searched | None, frame: Frame) -> Searched:
        """Make the index anew, unless it is of the same documents; of its files only those are written that changed."""
        documents = sorted([*frame.documents, *self._documents], key=lambda each: each.entry.path)
        brief = frame.house.is_large
        made_of = search.signature(documents, brief=brief)
        standing = self._standing(old) if old and old.made_by == cache.program() else {}
        if old and old.made_of == made_of and old.files.keys() == standing.keys():
            return old
        self._progress("Lập mục tìm kiếm", 0, 1)
        files = {file.path: self._indexed(file, standing) for file in self._index(documents, brief=brief)}
        self._progress("Lập mục tìm kiếm", 1, 1)
        return Searched(cache.program(), made_of, files)

    def _standing(self, old: Searched) -> dict[str, Indexed]:
        return {path: each for path, each in old.files.items() if self._stands(path, each.stamp)}

    def _indexed(self, file: search.File, standing: Mapping[str, Indexed]) -> Indexed:
        digest, known = file.digest(), standing.get(file.path)
        if known and known.digest == digest:
            return known
        return Indexed(digest, put(self._folder, file.path, file.content(), self._stamps))

    def _index(self, documents: list[Document], *, brief: bool) -> Iterator[search.File]:
        from generator import plugin  # noqa: PLC0415 - as above

        kept = self._framer.home / search.CACHE
        try:
            yield from search.files(documents, brief=brief, cache=kept, jobs=self._jobs)
        except search.Failed as failed:
            raise plugin.Misuse(str(failed)) from failed


def _add(found: dict[str, T], path: str, value: T) -> None:
    if path in found:
        msg = f"two pages at {path}"
        raise RuntimeError(msg)
    found[path] = value


def _digest(*parts: bytes) -> bytes:
    found = hashlib.sha256()
    for part in parts:
        found.update(hashlib.sha256(part).digest())
    return found.digest()
