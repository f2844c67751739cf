"""A preview of the minisite that runs in the process of the tests: it looks at the files when a test says so."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Final, NamedTuple

from generator.cli import _explain
from generator.framing import Framer
from generator.preview.desk import Desk
from generator.preview.server import Server
from tests.minisite.folder import DATA
from tests.site.building import REPO

ANYWHERE: Final = "127.0.0.1:0"
RECORD: Final = "data/inspections/KT-2026-0007.yml"
PAGE: Final = "kiem-tra/KT-2026-0007/"
TITLE: Final = "Giám sát của Ban Thanh tra nhân dân"


class Got(NamedTuple):
    """What was answered."""

    status: int
    headers: dict[str, str]
    raw: bytes

    @property
    def text(self) -> str:
        return self.raw.decode()


class Preview:
    """A running preview, and an editor's hands on its folder."""

    def __init__(self, folder: Path, server: Server) -> None:
        self.folder, self.server = folder, server
        self.desk = Desk(folder / "mkdocs.yml", Framer(folder / "mkdocs.yml"), server.board, _explain)
        self.desk.renew()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/"

    def ask(self, path: str, method: str = "GET", **headers: str) -> Got:
        """Ask for what stands at ``path``, just so."""
        connection = HTTPConnection("127.0.0.1", self.server.server_port, timeout=60)
        connection.request(method, f"/{path}", headers=headers)
        answer = connection.getresponse()
        got = Got(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        connection.close()
        return got

    def page(self, path: str = PAGE) -> str:
        return self.ask(path).text

    def write(self, name: str, text: str) -> None:
        """Write a file, and let the preview look."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.desk.renew()

    def edit(self, old: str, new: str, name: str = RECORD) -> None:
        """Put something else in the place of ``old``."""
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def delete(self, name: str) -> None:
        (self.folder / name).unlink()
        self.desk.renew()


def lay_out(folder: Path) -> Path:
    """Lay out the minisite with the looks of this repository and two pages written by hand."""
    shutil.copytree(DATA, folder / "data")
    shutil.copytree(REPO / "theme_overrides", folder / "theme_overrides")
    config = (REPO / "mkdocs.yml").read_text(encoding="utf-8").partition("# Không quá")[0]
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    (folder / "content").mkdir()
    for name, front in (("gioi-thieu", ""), ("tim-kiem", "---\ntemplate: tim-kiem.html\n---\n\n")):
        text = f"{front}# Trang {name}\n\n[Danh sách](kiem-tra/index.md)\n"
        (folder / f"content/{name}.md").write_text(text, encoding="utf-8")
    for name in ("stylesheets", "images", "javascripts"):
        shutil.copytree(REPO / "content" / name, folder / "content" / name)
    return folder


def restore(folder: Path, untouched: Path) -> None:
    """Make ``folder`` what it was, but for what programs keep and make in it."""
    wanted = {path.relative_to(untouched): path for path in untouched.rglob("*") if path.is_file()}
    there = {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}
    for name in there.keys() - wanted.keys():
        if name.parts[0] not in {".cache", "site"}:
            there[name].unlink()
    for name, path in wanted.items():
        if name not in there or there[name].read_bytes() != path.read_bytes():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, folder / name)


@contextmanager
def previewing(folder: Path) -> Iterator[Preview]:
    """Serve what is in ``folder``."""
    with Server(ANYWHERE, _explain) as server:
        yield Preview(folder, server)
