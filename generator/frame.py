"""What stands around the generated pages: MkDocs makes it, and asks little of them for it."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from generator import shell
from generator.finishing import House
from generator.pages import BY_FOLDER, Page, Planned
from generator.pages.facets import Facet
from generator.search import Document
from generator.shell import Shell

HOLE: Final = Markup("<i>zbantinfacetsz</i>")
"""Stands on the search page for what a search can be narrowed by: that changes with the records, the page does not."""


DEEPEST: Final = ("index", "a", "a/b", "a/b/c")
"""Below a folder of the first level, pages stand as deep as these."""


class Plan(NamedTuple):
    """What ``mkdocs.yml`` says of a site."""

    data: Path
    site: Path
    is_fast: bool
    is_plain: bool
    """Whether nothing else has a hand in the site: no other plugin, no hook, no other file that is read."""
    sources: tuple[Path, ...]
    """The folders of the hand-written pages and of what the site changes of the theme."""
    theme: tuple[Path, ...]
    """The folders of the theme, in the order in which they are looked through."""


class Frame(NamedTuple):
    """What MkDocs makes of a site beside its files: what generated pages are put into, and what it asked of them."""

    house: House
    own: frozenset[str]
    """The generated pages with a shell of their own: those that the navigation names."""
    shells: dict[str, Shell]
    documents: list[Document]
    """The hand-written pages that the search finds."""
    known: dict[str, bool]
    """Paths that the navigation or a hand-written page leads to: is a generated page there?"""
    shown: dict[str, bytes]
    """Generated pages that were looked into, each with the digest of its Markdown."""
    is_whole: bool
    """Whether MkDocs had nothing to warn of, which is to be said again every time."""


class Pages(Mapping[str, Page]):
    """The generated pages, of which each is made when somebody looks into it."""

    def __init__(self, plans: Mapping[str, Planned]) -> None:
        self._plans = plans
        self.known: dict[str, bool] = {}
        self.shown: dict[str, Page] = {}

    def __getitem__(self, path: str) -> Page:
        """Return the page at ``path``."""
        if path not in self.shown:
            plan = self._plans.get(path) or self._plans[path.rpartition("/")[0] + ".md"]
            self.shown |= {page.path: page for page in plan.make()}
        return self.shown[path]

    def __contains__(self, path: object) -> bool:
        """Whether there is a page at ``path``."""
        if not isinstance(path, str) or shell.PLACE in path:
            return False
        if path not in self.known:
            self.known[path] = path in self._plans or super().__contains__(path)
        return self.known[path]

    def __iter__(self) -> Iterator[str]:
        """Yield the paths of the first pages."""
        return iter(self._plans)

    def __len__(self) -> int:
        """Return how many first pages there are."""
        return len(self._plans)

    def places(self, own: Container[str]) -> set[str]:
        """Return the paths of the probes whose shells pages may need; those in ``own`` are probes of themselves."""
        paths = {f"{each}/{name}.md" for each in BY_FOLDER if each for name in DEEPEST}
        named = {path for path, is_there in self.known.items() if is_there and path in own}
        return {"index.md", *named, *(shell.probe_of(path, own) for path in paths)}

    def digest(self, path: str) -> bytes:
        """Return a digest of the page at ``path``; empty when there is none."""
        page = self.get(path)
        return hashlib.sha256(page.markdown.encode()).digest() if page else b""


def choices(theme: Iterable[Path], facets: list[Facet]) -> Markup:
    """Return what a search can be narrowed by, as the folders of the ``theme`` have it."""
    engine = Environment(loader=FileSystemLoader(list(theme)), autoescape=True)
    text = engine.get_template("partials/chon-loc.html").render(facets=facets)
    return Markup("\n".join(line.rstrip(" \t") for line in text.strip().split("\n")))  # noqa: S704 - it is escaped
