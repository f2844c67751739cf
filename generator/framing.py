"""What MkDocs makes of a site, kept: as long as none of it changes, MkDocs is not even imported."""

from __future__ import annotations

import hashlib
import sys
import tempfile
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from generator import cache, search
from generator.frame import Frame, Pages, Plan
from generator.pages import Planned
from generator.pages.addresses import SECTIONS
from generator.site import Site

FOLDER: Final = ".cache/khung"
"""Beside ``mkdocs.yml``: what MkDocs made. It may be deleted at any time."""
MAPS: Final = ("sitemap.xml", "sitemap.xml.gz")
"""What is made of all pages together."""
Watcher = Callable[[str, int, int], None]


def _unwatched(_what: str, _done: int, _total: int) -> None:
    """Tell nobody how far the work has come."""


def _just(work: Callable[[], Framing]) -> Framing:
    return work()


class Framing(NamedTuple):
    """What MkDocs made, and of what."""

    made_of: bytes
    frame: Frame
    files: dict[str, bytes]
    site_map: str
    """The site map, with a probe in the place of the generated pages."""

    def fits(self, pages: Pages) -> bool:
        """Whether what was asked of the generated pages still has the same answers."""
        return all((path in pages) == there for path, there in self.frame.known.items()) and all(
            pages.digest(path) == shown for path, shown in self.frame.shown.items()
        )


class KeptPlan(NamedTuple):
    """What ``mkdocs.yml`` says of a site that nothing else has a hand in, and of what that was read."""

    key: bytes
    data: str
    site: str
    sources: tuple[str, ...]
    theme: tuple[str, ...]

    @classmethod
    def of(cls, key: bytes, plan: Plan) -> KeptPlan:
        """Return a plan as it is kept."""
        return cls(key, str(plan.data), str(plan.site), _texts(plan.sources), _texts(plan.theme))

    def plan(self) -> Plan:
        """Return the plan as it was."""
        sources, theme = tuple(map(Path, self.sources)), tuple(map(Path, self.theme))
        return Plan(
            Path(self.data), Path(self.site), is_fast=True, is_plain=True, sources=sources, theme=theme
        )


class Framer:
    """Gives the frame of one site, made by MkDocs or kept."""

    def __init__(self, config_file: Path, run: Callable[[Callable[[], Framing]], Framing] = _just) -> None:
        """Let ``run`` have MkDocs run."""
        self._config_file, self._run = config_file, run
        self.home = config_file.absolute().parent
        self._folder = self.home / FOLDER
        self.last = cache.stored(self._folder / "khung.bin", Framing)
        """The last frame there was, whether it still fits or not."""

    def plan(self) -> Plan:
        """Return what ``mkdocs.yml`` says; raise ``plugin.Misuse``."""
        where = f"{sys.prefix}\0{self._config_file.absolute()}\0"
        key = _digest(where.encode() + self._config_file.read_bytes())
        kept = cache.stored(self._folder / "cau-hinh.bin", KeptPlan)
        if kept and kept.key == key:
            return kept.plan()
        from generator import plugin  # noqa: PLC0415 - MkDocs takes long to import

        plan = plugin.plan(self._config_file)
        if plan.is_fast and plan.is_plain:
            cache.store(self._folder / "cau-hinh.bin", KeptPlan.of(key, plan))
        return plan

    def framing(self, plan: Plan, site: Site, pages: Pages, progress: Watcher = _unwatched) -> Framing:
        """Return the frame around ``pages``; raise ``plugin.Misuse``, and whatever templates of the theme raise.

        One that was kept may not fit the pages: that takes longer to find out, and is seldom so.
        """
        made_of = self._made_of(plan, site)
        if self.last is None or self.last.made_of != made_of:
            self.last = self._run(partial(self._framed, made_of, site, pages, progress))
        return self.last

    def fitting(self, plan: Plan, site: Site, plans: Mapping[str, Planned], progress: Watcher) -> Framing:
        """Return the frame that fits the pages; raise as ``framing`` does."""
        if not self.framing(plan, site, Pages(plans), progress).fits(Pages(plans)):
            self.forget()
        return self.framing(plan, site, Pages(plans), progress)

    def forget(self) -> None:
        """Make the frame anew next time."""
        self.last = None

    def _made_of(self, plan: Plan, site: Site) -> bytes:
        context = site.context
        attachments = sorted(each.path for each in site.attachments())
        is_large = sum(len(context.view.all(kind)) for kind in SECTIONS) > search.LARGE
        told = (context.view.today, context.settings, is_large, attachments)
        return _digest(repr(told).encode(), *_contents(self._config_file, *plan.sources))

    def _framed(self, made_of: bytes, site: Site, pages: Pages, progress: Watcher) -> Framing:
        from generator import plugin  # noqa: PLC0415 - as above

        apart = {*MAPS, *(each.path for each in site.attachments())}
        with tempfile.TemporaryDirectory(prefix="bantin-") as name:
            folder = Path(name)
            frame = plugin.framed(self._config_file, folder, site, pages, progress)
            site_map = (folder / MAPS[0]).read_text(encoding="utf-8")
            framing = Framing(made_of, frame, dict(_files(folder, apart)), site_map)
        if frame.is_whole:
            cache.store(self._folder / "khung.bin", framing)
        return framing


def _texts(paths: Iterable[Path]) -> tuple[str, ...]:
    return tuple(map(str, paths))


def _contents(*places: Path) -> Iterator[bytes]:
    for place in places:
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file():
                yield f"{path}\0".encode() + path.read_bytes()


def _files(folder: Path, apart: Container[str]) -> Iterator[tuple[str, bytes]]:
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in apart:
            yield name, path.read_bytes()


def _digest(*parts: bytes) -> bytes:
    """Return a digest of the program and of ``parts``."""
    found = hashlib.sha256(cache.program())
    for part in parts:
        found.update(hashlib.sha256(part).digest())
    return found.digest()
