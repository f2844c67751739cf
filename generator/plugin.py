"""The MkDocs plugin, and building or serving a site through MkDocs: the only module that imports mkdocs."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path

# Material reads this when it is imported, and prints an English banner without it.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from markupsafe import escape
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from generator import search, wording
from generator.markup import slug
from generator.pages import Page
from generator.pages.context import TEMPLATES
from generator.pages.facets import GUIDE, Card, cards, facets
from generator.problem import Problem
from generator.site import Faulty, Site, todays_site

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"
)
"""What a page may load and run: files of the same site, and nothing written into the page itself.

The search runs WebAssembly; the theme's stylesheet holds its icons as data."""

Watcher = Callable[[str, int, int], None]
CACHE = ".cache/tim-kiem"
"""Beside ``mkdocs.yml``: what the search keeps from one build for the next. It may be deleted at any time."""
UNSEARCHED = ("index.md", "tim-kiem.md", "bien-tap/")
"""Hand-written pages that the search does not find: those for editors would drown what a citizen looks for."""


class DataFault(Abort):
    """The data has errors: MkDocs shows the problems and stops, without a traceback."""

    def __init__(self, problems: list[Problem], data: Path) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
        self.data = data


class Misuse(Abort):
    """MkDocs could not start: its message says why."""


class BantinConfig(Config):
    """Options of the plugin in ``mkdocs.yml``."""

    data_dir = config_options.Type(str, default="data")
    """The data folder, relative to ``mkdocs.yml``."""


class BantinPlugin(BasePlugin[BantinConfig]):
    """Adds the generated pages to MkDocs."""

    def __init__(self) -> None:
        self.site: Site | None = None
        self.strict = self.serving = False
        self.progress: Watcher = lambda _what, _done, _total: None
        self._pages: dict[str, Page] = {}
        self._cards: dict[str, Card] = {}
        self._searched: list[search.Document] = []
        self._read = self._written = 0

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Stay the same object between the builds of ``mkdocs serve``, which puts a script into every page."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Give headings ids that fold đ."""
        config.mdx_configs.setdefault("toc", {})["slugify"] = slug
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Load the data before MkDocs empties the old site."""
        data = self.data(config)
        try:
            self.site = todays_site(data, strict=self.strict)
        except Faulty as faulty:
            raise DataFault(faulty.problems, data) from None
        settings, today = self.site.context.settings, self.site.context.view.today
        # Some of Material's templates put these into HTML as they are: escaped here, since every text is data. Being
        # Markup, they are not escaped again where a template does it.
        config.site_name = escape(settings.name)
        config.site_description = escape(settings.description or settings.name)
        if settings.base_url and not config.site_url:
            config.site_url = settings.base_url
        self._cards, self._searched = cards(self.site.context), []
        config.extra["bantin"] = {
            "demonstration": settings.demonstration,
            "today": wording.day(today),
            "policy": POLICY,
            "serving": self.serving,
            "facets": facets(self.site.context, self._cards.values()),
        }
        self._read = self._written = 0

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages, outside the navigation unless ``mkdocs.yml`` names them."""
        site = self._site
        self._pages = {page.path: page for page in site.pages()}
        named = set(_names(config.nav))
        if taken := next((path for path in self._pages if files.get_file_from_path(path)), None):
            message = f"content/{taken} đứng vào chỗ của một trang tự sinh. Đổi tên tệp ấy."
            raise Misuse(message)
        for page in self._pages.values():
            inclusion = InclusionLevel.INCLUDED if page.path in named else InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, page.path, content=page.markdown, inclusion=inclusion))
        for attachment in site.attachments():
            files.append(File.generated(config, attachment.path, abs_src_path=str(attachment.source)))
        return files

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Escape the texts of the front matter, for the same reason."""
        if page.file.src_uri in self._pages:
            page.meta = {key: escape(value) for key, value in page.meta.items()}
        return markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Date the page by its record, not by the clock."""
        ours = self._pages.get(page.file.src_uri)
        page.update_date = (ours and ours.updated) or self._site.context.view.today.isoformat()
        self._read += 1
        self.progress("Chuyển trang", self._read, len(self._pages))
        if entry := self._entry(page):
            self._searched.append(search.searched(entry, html, brief=self._is_large))
        return html

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Count the pages written; mend what the theme wrote."""
        self._written += 1
        self.progress("Ghi trang", self._written, len(self._pages))
        return _mended(output)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make the search of what was built."""
        self.progress("Lập mục tìm kiếm", 0, 1)
        cache = Path(config.config_file_path).parent / CACHE
        try:
            search.write(self._searched, Path(config.site_dir), brief=self._is_large, cache=cache)
        except search.Failed as failed:
            raise Misuse(str(failed)) from failed
        self.progress("Lập mục tìm kiếm", 1, 1)

    @property
    def _is_large(self) -> bool:
        return len(self._cards) > search.LARGE

    def _entry(self, page: MkDocsPage) -> search.Entry | None:
        """Return what the search says of a page: of a record's, and of those written by hand."""
        path = page.file.src_uri
        if card := self._cards.get(path):
            values = {name: tuple(found) for name, found in card.values.items()}
            also = " ".join([card.id, *map(search.joined, (card.title, *card.names))])
            return search.Entry(page.url, card.title, card.lead, card.day, also, values)
        if path in self._pages or path.startswith(UNSEARCHED):
            return None
        return search.Entry(page.url, str(page.title), GUIDE, facets={"muc": (slug(GUIDE),)})

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Build anew when a record, a template or an override changes."""
        for folder in (self.data(config), TEMPLATES, *map(Path, config.theme.dirs[:1])):
            server.watch(str(folder))
        return server

    def data(self, config: MkDocsConfig) -> Path:
        """Return the data folder."""
        return Path(config.config_file_path).parent / self.config.data_dir

    @property
    def _site(self) -> Site:
        if self.site is None:
            msg = "on_pre_build comes first"
            raise RuntimeError(msg)
        return self.site


def _mended(output: str) -> str:
    """Leave out what the theme's own templates write against HTML, and the white space of their line ends."""
    valid = output.replace(
        ' type="checkbox" id="__drawer" autocomplete="off"', ' type="checkbox" id="__drawer"'
    )
    valid = valid.replace(
        ' type="checkbox" id="__search" autocomplete="off"', ' type="checkbox" id="__search"'
    )
    return "\n".join(line.rstrip(" \t") for line in valid.split("\n"))


def _names(nav: object) -> list[str]:
    """Return the paths that a navigation names."""
    match nav:
        case str():
            return [nav]
        case list():
            return [name for each in nav for name in _names(each)]
        case dict():
            return [name for each in nav.values() for name in _names(each)]
    return []


def build(config_file: Path, target: Path, progress: Watcher, *, strict: bool = False) -> list[Problem]:
    """Build the site into the empty folder ``target``; return warnings; raise ``DataFault`` or ``Misuse``."""
    config = _load(config_file, target)
    plugin = _plugin(config)
    plugin.progress = progress
    plugin.strict = strict
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    finally:
        config.plugins.on_shutdown()
    return plugin.site.problems if plugin.site else []


def site_dir(config_file: Path) -> Path:
    """Return where ``mkdocs.yml`` wants the site; raise ``Misuse``."""
    return Path(_load(config_file, None).site_dir)


def data_dir(config_file: Path) -> Path:
    """Return where ``mkdocs.yml`` says that the data is; raise ``Misuse``."""
    config = _load(config_file, None)
    return _plugin(config).data(config)


def serve(config_file: Path, address: str) -> None:
    """Serve the site and build it anew on every change, until interrupted; raise ``DataFault`` or ``Misuse``."""
    _plugin(_load(config_file, None))
    mkdocs_serve(config_file=str(config_file), dev_addr=address)


def _load(config_file: Path, target: Path | None) -> MkDocsConfig:
    options = {"site_dir": str(target)} if target else {}
    try:
        return load_config(config_file=str(config_file), **options)
    except (ConfigurationError, Abort, OSError) as error:
        raise Misuse(str(error)) from error


def _plugin(config: MkDocsConfig) -> BantinPlugin:
    plugin = config.plugins.get("bantin")
    if not isinstance(plugin, BantinPlugin):
        msg = "mkdocs.yml: plugins: thiếu bantin"
        raise Misuse(msg)
    return plugin
