"""MkDocs run from our commands: it builds a site, or the frame around our pages, serves, or says what is set up."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Final

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from generator.frame import Frame, Pages, Plan
from generator.plugin.faults import Misuse
from generator.plugin.hooks import FAST, BantinPlugin, Watcher
from generator.problem import Problem
from generator.site import Site

_READS_MORE: Final = re.compile(r"^INHERIT\b|snippets\b|include\b|!ENV\b", re.MULTILINE)
"""What ``mkdocs.yml`` says when other files than those of its folders, or the environment, are part of the site."""


def build(config_file: Path, target: Path, progress: Watcher, *, strict: bool = False) -> list[Problem]:
    """Build the site into the empty folder ``target``; return warnings; raise ``DataFault`` or ``Misuse``."""
    config = _load(config_file, target)
    plugin = _plugin(config)
    plugin.progress = progress
    plugin.strict = strict
    _run(config)
    return plugin.site.problems if plugin.site else []


def framed(config_file: Path, target: Path, site: Site, pages: Pages, progress: Watcher) -> Frame:
    """Let MkDocs make all but the generated pages in the empty folder ``target``; raise ``Misuse``."""
    config = _load(config_file, target)
    plugin = _plugin(config)
    plugin.site, plugin.frames, plugin.progress = site, pages, progress
    warnings = _Warnings()
    logging.getLogger("mkdocs").addHandler(warnings)
    try:
        _run(config)
        frame = plugin.frame
    finally:
        logging.getLogger("mkdocs").removeHandler(warnings)
        plugin.frames = plugin.frame = None  # MkDocs gives the same plugin to the next build of this process
    if frame is None:
        raise RuntimeError
    return frame._replace(is_whole=not warnings.count)


class _Warnings(logging.Handler):
    """Counts what is worth a warning."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, _record: logging.LogRecord) -> None:
        self.count += 1


def _run(config: MkDocsConfig) -> None:
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    finally:
        config.plugins.on_shutdown()


def plan(config_file: Path) -> Plan:
    """Return what ``mkdocs.yml`` says; raise ``Misuse``."""
    config = _load(config_file, None)
    plugin = _plugin(config)
    reads_more = _READS_MORE.search(config_file.read_text(encoding="utf-8"))
    is_plain = set(config.plugins) <= {"bantin"} and not config.hooks and not reads_more
    is_fast = plugin.config.record_pages == FAST
    sources = (Path(config.docs_dir), *map(Path, filter(None, [config.theme.custom_dir])))
    theme = tuple(map(Path, config.theme.dirs))
    return Plan(plugin.data(config), Path(config.site_dir), is_fast, is_plain, sources, theme)


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
