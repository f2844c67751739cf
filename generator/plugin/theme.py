"""What the theme makes of pages that MkDocs does not know: shells for them, and places that links lead to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from functools import cached_property
from pathlib import PurePath
from typing import Any, NamedTuple

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, get_toc

from generator import converting, shell
from generator.converting import Article, Headings, Section
from generator.pages import Page
from generator.plugin.faults import Misuse


class Known(Files):
    """The files of MkDocs, which also knows where generated pages will be: links and the navigation lead to them."""

    def __init__(self, files: Files, pages: Mapping[str, Page], config: MkDocsConfig) -> None:
        super().__init__(files)
        self._pages, self._config = pages, config
        self.asked: dict[str, File] = {}

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file at ``path``; that of a generated page has no content."""
        name = PurePath(path).as_posix()
        if name in self._pages and name not in self.asked:
            self.asked[name] = placed(name, self._config)
        return self.asked.get(name) or super().get_file_from_path(path)


class Mapped(NamedTuple):
    """A generated page, as far as the site map asks."""

    canonical_url: str
    update_date: str
    is_link: bool = False

    @property
    def page(self) -> Mapped:
        """Return itself: the site map asks files for their pages."""
        return self


class Theme:
    """What renders pages, when MkDocs knows all files and the navigation."""

    def __init__(self, config: MkDocsConfig, files: Files, nav: Navigation, env: Environment) -> None:
        self._config, self._files, self._nav = config, files, nav
        self._template = env.get_template("main.html")

    @cached_property
    def headings(self) -> Headings:
        """What MkDocs makes of headings, as ``mkdocs.yml`` wants them."""
        page = MkDocsPage(None, placed("zbantinz.md", self._config), self._config)
        page.markdown = converting.PROBE
        page.render(self._config, self._files)
        return Headings.seen(page.content or "", _depth(page.toc))

    def shell(self, path: str) -> shell.Shell:
        """Return the shell of the probe at ``path``; raise ``Misuse``."""
        file = self._files.get_file_from_path(path) or placed(path, self._config)
        page = file.page or MkDocsPage(None, file, self._config)
        try:
            return shell.cut(self._rendered(page, probe) for probe in shell.PROBES)
        except shell.Uncut:
            message = (
                f"Giao diện trong theme_overrides/ viết trang {path} theo cách mà đường nhanh không theo được. "
                f"Đặt record_pages: mkdocs cho phần bantin trong mkdocs.yml."
            )
            raise Misuse(message) from None

    def _rendered(self, page: MkDocsPage, probe: Article) -> str:
        """Do what MkDocs does to build a page, with ``probe`` in the place of its own content."""
        posing, plugins = copy(page), self._config.plugins
        posing.markdown, posing.content, posing.toc = "", probe.html, get_toc([_token(probe.main, 1)])
        posing.meta = {"title": shell.TITLE, "description": shell.DESCRIPTION}
        posing.canonical_url = page.canonical_url and shell.ADDRESS
        page.active = True
        context = get_context(self._nav, self._files, self._config, posing)
        context = plugins.on_page_context(context, page=posing, config=self._config, nav=self._nav)
        output = self._template.render(context)
        page.active = False
        return str(plugins.on_post_page(output, page=posing, config=self._config))


def placed(path: str, config: MkDocsConfig) -> File:
    """Return a page at ``path`` without content, outside the navigation."""
    return File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)


def _token(section: Section, level: int) -> Any:
    """Return a heading as the extension for tables of contents tells MkDocs of it."""
    below = [_token(each, level + 1) for each in section.below]
    return {"level": level, "id": section.id, "name": section.title, "children": below}


def _depth(toc: Iterable[AnchorLink]) -> int:
    return max((1 + _depth(each.children) for each in toc), default=0)


def mended(output: str) -> str:
    """Leave out what the theme's own templates write against HTML, and the white space of their line ends."""
    valid = output.replace(
        ' type="checkbox" id="__drawer" autocomplete="off"', ' type="checkbox" id="__drawer"'
    )
    valid = valid.replace(
        ' type="checkbox" id="__search" autocomplete="off"', ' type="checkbox" id="__search"'
    )
    return "\n".join(line.rstrip(" \t") for line in valid.split("\n"))
