"""The plugin: what MkDocs asks on its way from the hand-written pages to a site, and what is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import cast

from jinja2 import Environment
from markupsafe import Markup, escape
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from generator import converting, search, shell, wording
from generator.converting import Headings, article
from generator.finishing import Finished, House, entry_of, file_of, finished
from generator.frame import HOLE, Frame, Pages, choices
from generator.markup import slug
from generator.pages import Page
from generator.pages.addresses import SECTIONS, permalink
from generator.pages.context import TEMPLATES
from generator.pages.facets import GUIDE, Card, cards, facets
from generator.plugin.faults import DataFault, Misuse
from generator.plugin.theme import Known, Mapped, Theme, mended
from generator.site import Faulty, Site, todays_site

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"
)
"""What a page may load and run: files of the same site, and nothing written into the page itself.

The search runs WebAssembly; the theme's stylesheet holds its icons as data."""

FAST, MKDOCS = "fast", "mkdocs"
Watcher = Callable[[str, int, int], None]
UNSEARCHED = ("index.md", "tim-kiem.md", "bien-tap/")
"""Hand-written pages that the search does not find: those for editors would drown what a citizen looks for."""


class BantinConfig(Config):
    """Options of the plugin in ``mkdocs.yml``."""

    data_dir = config_options.Type(str, default="data")
    """The data folder, relative to ``mkdocs.yml``."""
    record_pages = config_options.Type(object, default=FAST)
    """``fast``, or ``mkdocs``: every generated page goes through MkDocs, where other plugins see it, and takes long."""


class BantinPlugin(BasePlugin[BantinConfig]):
    """Adds the generated pages to MkDocs."""

    def __init__(self) -> None:
        self.site: Site | None = None
        self.strict = self.serving = False
        self.progress: Watcher = lambda _what, _done, _total: None
        self.frames: Pages | None = None
        """The generated pages, when they are made elsewhere, and only what is around them is wanted."""
        self.frame: Frame | None = None
        self._pages: Mapping[str, Page] = {}
        self._cards: dict[str, Card] = {}
        self._searched: list[search.Document] = []
        self._nav: Navigation | None = None
        self._theme: Theme | None = None
        self._read = self._written = self._total = 0

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Stay the same object between the builds of ``mkdocs serve``, which puts a script into every page."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Give headings ids that fold đ."""
        if self.config.record_pages not in {FAST, MKDOCS}:
            raise Misuse(
                f"mkdocs.yml: plugins: bantin: record_pages là {FAST} hoặc {MKDOCS}, không phải "
                f"{self.config.record_pages}."
            )
        config.mdx_configs.setdefault("toc", {})["slugify"] = slug
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Load the data before MkDocs empties the old site."""
        if self.frames is None:
            self.site = _loaded(self.data(config), strict=self.strict)
        settings, today = self._site.context.settings, self._site.context.view.today
        # Some of Material's templates put these into HTML as they are: escaped here, since every text is data. Being
        # Markup, they are not escaped again where a template does it.
        config.site_name = escape(settings.name)
        config.site_description = escape(settings.description or settings.name)
        if settings.base_url and not config.site_url:
            config.site_url = settings.base_url
        self._cards, self._searched = {} if self.frames is not None else cards(self._site.context), []
        self._nav = self._theme = None
        config.extra["bantin"] = {
            "demonstration": settings.demonstration,
            "today": wording.day(today),
            "policy": POLICY,
            "serving": self.serving,
            "facets": HOLE if self.frames is not None else self._choices(config),
        }
        self._read = self._written = 0

    def _choices(self, config: MkDocsConfig) -> Markup:
        return choices(map(Path, config.theme.dirs), facets(self._site.context, self._cards.values()))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages, outside the navigation unless ``mkdocs.yml`` names them."""
        if self.frames is None:
            self._pages = {page.path: page for page in self._site.pages()}
            self._total = len(self._pages)
        else:
            self._pages, self._total = self.frames, len(files.documentation_pages())
        if taken := next((file.src_uri for file in files if file.src_uri in self._pages), None):
            raise Misuse(f"content/{taken} đứng vào chỗ của một trang tự sinh. Đổi tên tệp ấy.")
        for attachment in self._site.attachments():
            files.append(File.generated(config, attachment.path, abs_src_path=str(attachment.source)))
        if self._is_fast:
            return Known(files, self._pages, config)
        named = set(_names(config.nav))
        for page in self._pages.values():
            inclusion = InclusionLevel.INCLUDED if page.path in named else InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, page.path, content=page.markdown, inclusion=inclusion))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Name the generated pages that ``mkdocs.yml`` does not name."""
        self._nav = nav
        for page in nav.pages if self._is_fast else ():
            if page.title is None and page.file.src_uri in self._pages:
                page.title = escape(self._pages[page.file.src_uri].title)
        return nav

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Escape the texts of the front matter, for the same reason."""
        if page.file.src_uri in self._pages:
            page.meta = {key: escape(value) for key, value in page.meta.items()}
        return markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Date the page by its record, not by the clock."""
        ours = self._pages.get(page.file.src_uri)
        page.update_date = (ours and ours.updated) or self._today
        self._read += 1
        self.progress("Chuyển trang", self._read, self._total)
        if entry := self._entry(page.file.src_uri, page.url, str(page.title)):
            self._searched.append(search.searched(entry, html, brief=self._is_large))
        return html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Be ready to make shells; let MkDocs see which anchors the pages have that hand-written ones link to."""
        if not self._is_fast or not self._nav:
            return env
        self._theme = Theme(config, files, self._nav, env)
        for file in files.documentation_pages():
            for target in (file.page and file.page.links_to_anchors) or ():
                if ours := self._pages.get(target.src_uri):
                    page = target.page or MkDocsPage(None, target, config)
                    page.present_anchor_ids = article(ours.path, ours.body, self._theme.headings).ids
        return env

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Put the generated pages into the site map."""
        if self.frames is not None and template_name == "sitemap.xml":
            context["pages"] = cast("list[File]", [*context["pages"], Mapped(shell.ADDRESS, shell.DAY)])
        elif self._is_fast and template_name == "sitemap.xml" and config.site_url:
            context["pages"] = [*context["pages"], *cast("list[File]", self._mapped(config.site_url))]
        return context

    def _mapped(self, address: str) -> list[Mapped]:
        return [
            Mapped(permalink(page.path, address), page.updated or self._today)
            for page in self._pages.values()
        ]

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Say what depends on the page's content."""
        sections = list(page.toc)
        if len(sections) == 1 and sections[0].level == 1:
            sections = sections[0].children
        told = {
            "has_lists": converting.has_lists(page.content or ""),
            "has_contents": len(sections) >= converting.CONTENTS,
        }
        return cast("TemplateContext", {**context, **told})

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Count the pages written; mend what the theme wrote."""
        self._written += 1
        self.progress("Ghi trang", self._written, self._total)
        return mended(output)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the pages that MkDocs did not; make the search of what was built."""
        if self.frames is not None:
            self.frame = self._framed(self.frames, config)
            return
        site = Path(config.site_dir)
        for page, made in self._finished(config):
            target = site / file_of(page.path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(made.content)
            self._searched += [made.document] if made.document else []
        self.progress("Lập mục tìm kiếm", 0, 1)
        cache = Path(config.config_file_path).parent / search.CACHE
        try:
            search.write(self._searched, site, brief=self._is_large, cache=cache)
        except search.Failed as failed:
            raise Misuse(str(failed)) from failed
        self.progress("Lập mục tìm kiếm", 1, 1)

    def _finished(self, config: MkDocsConfig) -> Iterator[tuple[Page, Finished]]:
        """Yield the generated pages, each in the shell of its place."""
        if not self._theme:
            return
        house, own, shells = self._house(config), frozenset(_names(config.nav)), {}
        for number, page in enumerate(self._pages.values(), 1):
            place = shell.probe_of(page.path, own)
            if place not in shells:
                shells[place] = self._theme.shell(place)
            yield page, finished(page, shells[place], self._cards.get(page.path), house)
            self.progress("Ghi trang", number, self._total)

    def _framed(self, pages: Pages, config: MkDocsConfig) -> Frame:
        """Return what the generated pages are put into: a shell for each place where one of them may be."""
        if not self._theme:
            raise RuntimeError
        own = frozenset(_names(config.nav))
        return Frame(
            self._house(config),
            own,
            {place: self._theme.shell(place) for place in sorted(pages.places(own))},
            self._searched,
            dict(pages.known),
            {path: pages.digest(path) for path in [*pages.shown]},
            is_whole=False,
        )

    def _house(self, config: MkDocsConfig) -> House:
        settings = self._site.context.settings
        headings = self._theme.headings if self._theme else Headings()
        return House(
            headings,
            config.site_url or "",
            settings.description or settings.name,
            is_large=self._is_large,
        )

    @property
    def _is_fast(self) -> bool:
        return self.config.record_pages == FAST

    @property
    def _is_large(self) -> bool:
        return sum(len(self._site.context.view.all(kind)) for kind in SECTIONS) > search.LARGE

    @property
    def _today(self) -> str:
        return self._site.context.view.today.isoformat()

    def _entry(self, path: str, url: str, title: str) -> search.Entry | None:
        """Return what the search says of a page: of a record's, and of those written by hand."""
        if card := self._cards.get(path):
            return entry_of(card, path)
        if path in self._pages or path.startswith(UNSEARCHED):
            return None
        return search.Entry(url, title, GUIDE, facets={"muc": (slug(GUIDE),)})

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


def _loaded(data: Path, *, strict: bool = False) -> Site:
    """Return the site of today; raise ``DataFault``."""
    try:
        return todays_site(data, strict=strict)
    except Faulty as faulty:
        raise DataFault(faulty.problems, data) from None


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
