"""Hugo, of the same Markdown, with this project's page as its layout: unminified, HTML let through, links that lead."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import cached_property
from importlib.metadata import distribution
from pathlib import Path
from typing import Final

from tests.bench.layout import layout
from tests.bench.place import Place, fresh
from tests.bench.run import Run

TEMPLATES: Final = Path(__file__).parents[1] / "templates"
SLOTS: Final = {
    "title": "{{ .Title }}",
    "description": "{{ .Description }}",
    "address": "{{ .Permalink }}",
    "id0": "{{ anchorize .Title }}",
    "name0": "{{ .Title }}",
    "article": "{{ .Content }}",
}


def runs(place: Place) -> Iterator[Run]:
    """Yield what is measured."""
    hugo = _Hugo(place)
    command = (program(), "--quiet")
    yield Run("Hugo", "all pages", command, hugo.folder, hugo.prepare, hugo.folder / "public")


def program() -> str:
    """Return Hugo itself: the command of its package starts a Python first."""
    return str(distribution("hugo").locate_file("hugo/binaries/hugo"))


class _Hugo:
    """The folder that Hugo works in."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self.folder = place.folder / "hugo"

    def prepare(self) -> None:
        """Leave nothing of a build before."""
        shutil.rmtree(self._laid_out / "public", ignore_errors=True)

    @cached_property
    def _laid_out(self) -> Path:
        folder = fresh(self.folder)
        shutil.copytree(self._place.markdown, folder / "content", copy_function=_copy)
        shutil.copyfile(TEMPLATES / "hugo.toml", folder / "hugo.toml")
        markup = fresh(folder / "layouts" / "_markup")
        shutil.copyfile(TEMPLATES / "render-link.html", markup / "render-link.html")
        text = layout(self._place.little, SLOTS, lambda _: "></ul>{{ .TableOfContents }}<ul")
        (folder / "layouts" / "all.html").write_text(text, encoding="utf-8")
        return folder


def _copy(source: str, target: str) -> None:
    """Copy a page; the one of a folder has another name with Hugo."""
    path = Path(target)
    shutil.copyfile(source, path.with_name("_index.md") if path.name == "index.md" else path)
