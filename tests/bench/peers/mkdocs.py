"""MkDocs as it comes, with Material, of the same Markdown.

At its best it has no search, and knows the pages as ``not_in_nav``: a navigation that lists every page costs more with
each page that is added.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from typing import Final

from tests.bench.place import Place
from tests.bench.run import PYTHON, Run

CONFIG: Final = """\
site_name: Bản tin thử tốc độ
site_url: https://bantin.example.vn/
docs_dir: {folder}
site_dir: {name}
theme:
  name: material
  language: vi
  font: false
markdown_extensions:
  - md_in_html
  - tables
  - toc:
      permalink: "¶"
      toc_depth: "1-3"
"""
NO_NAV: Final = """\
nav: [index.md]
not_in_nav: "**"
"""
WAYS: Final = {
    "not_in_nav": ("plugins: []\n" + NO_NAV, 10_000),
    "not_in_nav, search": ("plugins: [search]\n" + NO_NAV, 1_000),
    "all in the navigation": ("plugins: []\n", 1_000),
}
"""Of each way: what ``mkdocs.yml`` adds, and the most records that do not take too long."""


def runs(place: Place) -> Iterator[Run]:
    """Yield what is measured."""
    for number, (way, (more, largest)) in enumerate(WAYS.items()):
        name = f"mkdocs-{number}"
        before = partial(_prepare, place, name, more)
        command = (*PYTHON, "mkdocs", "build", "--quiet", "--config-file", f"{name}.yml")
        yield Run("MkDocs", way, command, place.folder, before, place.folder / name, largest)


def _prepare(place: Place, name: str, more: str) -> None:
    shutil.rmtree(place.folder / name, ignore_errors=True)
    config = CONFIG.format(name=name, folder=place.markdown.name) + more
    (place.folder / f"{name}.yml").write_text(config, encoding="utf-8")
