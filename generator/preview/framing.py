"""What MkDocs makes of a site, kept: as long as none of it changes, MkDocs is not even imported."""

from __future__ import annotations

import hashlib
import sys
import tempfile
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from generator import cache, search
from generator.frame import Frame, Pages, Plan
from generator.pages.addresses import SECTIONS
from generator.site import Site

FOLDER: Final = ".cache/xem-thu"
"""Beside ``mkdocs.yml``: what the preview keeps. It may be deleted at any time."""
UNSERVED: Final = {"sitemap.xml", "sitemap.xml.gz"}
"""What is made of all pages together: nobody looks at it."""
T = TypeVar("T")


class Framing(NamedTuple):
    """What MkDocs made, and of what."""

    made_of: bytes
    frame: Frame
    files: dict[str, bytes]

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

    def __init__(self, config_file: Path) -> None:
        self._config_file = config_file
        self._folder = config_file.absolute().parent / FOLDER
        self.last = self._recalled("khung.bin", Framing)
        """The last frame there was, whether it still fits or not."""

    def plan(self) -> Plan:
        """Return what ``mkdocs.yml`` says; raise ``plugin.Misuse``."""
        where = f"{sys.prefix}\0{self._config_file.absolute()}\0"
        key = _digest(where.encode() + self._config_file.read_bytes())
        kept = self._recalled("cau-hinh.bin", KeptPlan)
        if kept and kept.key == key:
            return kept.plan()
        from generator import plugin  # noqa: PLC0415 - MkDocs takes long to import

        plan = plugin.plan(self._config_file)
        if plan.is_fast and plan.is_plain:
            self._keep("cau-hinh.bin", KeptPlan.of(key, plan))
        return plan

    def framing(self, plan: Plan, site: Site, pages: Pages) -> Framing:
        """Return the frame around ``pages``; raise ``plugin.Misuse``, and whatever templates of the theme raise.

        One that was kept may not fit the pages: that takes longer to find out, and is seldom so.
        """
        made_of = self._made_of(plan, site)
        if self.last is None or self.last.made_of != made_of:
            self.last = self._framed(made_of, site, pages)
        return self.last

    def forget(self) -> None:
        """Make the frame anew next time."""
        self.last = None

    def _made_of(self, plan: Plan, site: Site) -> bytes:
        context = site.context
        attachments = sorted(each.path for each in site.attachments())
        is_large = sum(len(context.view.all(kind)) for kind in SECTIONS) > search.LARGE
        told = (context.view.today, context.settings, is_large, attachments)
        return _digest(repr(told).encode(), *_contents(self._config_file, *plan.sources))

    def _framed(self, made_of: bytes, site: Site, pages: Pages) -> Framing:
        from generator import plugin  # noqa: PLC0415 - as above

        unserved = UNSERVED | {each.path for each in site.attachments()}
        with tempfile.TemporaryDirectory(prefix="bantin-") as name:
            folder = Path(name)
            frame = plugin.framed(self._config_file, folder, site, pages, lambda _what, _done, _total: None)
            framing = Framing(made_of, frame, dict(_files(folder, unserved)))
        if frame.is_whole:
            self._keep("khung.bin", framing)
        return framing

    def _recalled(self, name: str, kind: type[T]) -> T | None:
        data = cache.recalled(self._folder / name)
        with suppress(Exception):  # whatever is wrong with it, it is of no use
            if data and isinstance(kept := cache.unpacked(data), kind):
                return kept
        return None

    def _keep(self, name: str, value: object) -> None:
        cache.keep(self._folder / name, cache.packed(value))


def _texts(paths: Iterable[Path]) -> tuple[str, ...]:
    return tuple(map(str, paths))


def _contents(*places: Path) -> Iterator[bytes]:
    for place in places:
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file():
                yield f"{path}\0".encode() + path.read_bytes()


def _files(folder: Path, unserved: Container[str]) -> Iterator[tuple[str, bytes]]:
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in unserved:
            yield name, path.read_bytes()


def _digest(*parts: bytes) -> bytes:
    """Return a digest of the program and of ``parts``."""
    found = hashlib.sha256(cache.program())
    for part in parts:
        found.update(hashlib.sha256(part).digest())
    return found.digest()
