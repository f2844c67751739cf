"""The fast way and the way through MkDocs lead to the same site: the whole of each page, its map, what is searched."""

from __future__ import annotations

import logging
from datetime import date, datetime, time
from difflib import unified_diff
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from lxml import html

from generator import plugin
from generator.search import Document
from generator.site import HANOI
from tests.minisite.folder import DATA, TODAY
from tests.pages.converters import dom
from tests.site.building import CODE_OF_OTHER_FAULTS, REPO, lay_out, read, run
from tests.site.hostile import arm

DAYS: Final = {"minisite": TODAY, "armed": TODAY, "repository": date(2026, 12, 1)}
WAYS: Final = (plugin.MKDOCS, plugin.FAST)
HAND: Final = """\
# Trang thử

[có](ket-luan/index.md), [có neo](phan-hoi/index.md#sau-khi-phan-hoi), [neo của chính trang](#trang-thu),
[không có neo](kiem-tra/index.md#khong-co), [không có trang](kiem-tra/KT-1900-0001.md)
"""
"""A page that somebody wrote, with links to generated pages; two lead nowhere."""


class Built(NamedTuple):
    """A site, what would be searched in it, and what MkDocs said."""

    files: dict[str, bytes]
    searched: dict[str, Document]
    said: list[str]


@pytest.fixture(scope="module", params=["minisite", "armed", "repository"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Built]:
    """Return a site built both ways."""
    above = tmp_path_factory.mktemp(request.param)
    data = {"minisite": DATA, "repository": REPO / "data"}.get(request.param) or arm(above / "data")
    folders = [lay_out(above / way, data) for way in WAYS]
    for folder in folders if request.param == "repository" else ():
        _make_odd(folder)
    return [_build(folder, way, DAYS[request.param]) for folder, way in zip(folders, WAYS, strict=True)]


def _build(folder: Path, way: str, today: date) -> Built:
    """Build in this process, without an index: what would go into it is kept."""
    config = folder / "mkdocs.yml"
    searched: dict[str, Document] = {}
    said: list[str] = []
    _replace(config, "  - bantin\n", f"  - bantin:\n      record_pages: {way}\n")

    def write(documents: list[Document], *_: object, **__: object) -> None:
        searched.update({each.entry.path: each for each in documents})

    listener = logging.Handler(logging.WARNING)
    listener.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    with pytest.MonkeyPatch.context() as patch:
        now = datetime.combine(today, time(), HANOI)
        patch.setenv("SOURCE_DATE_EPOCH", f"{now.timestamp():.0f}")
        patch.setattr("generator.search.write", write)
        logging.getLogger("mkdocs").addHandler(listener)
        plugin.build(config, folder / "site", lambda _what, _done, _total: None)
        logging.getLogger("mkdocs").removeHandler(listener)
    return Built(read(folder / "site"), searched, said)


def _make_odd(folder: Path) -> None:
    """Leave out a name, a page of the navigation, the permalinks; make the contents shallow; add a page."""
    for old, new in (
        ("  - Kết luận: ket-luan/index.md", "  - ket-luan/index.md"),
        ("      - Văn bản: van-ban/index.md\n", ""),
        ('      permalink: "¶"\n', ""),
        ('toc_depth: "1-3"', "toc_depth: 2"),
    ):
        _replace(folder / "mkdocs.yml", old, new)
    (folder / "content/thu.md").write_text(HAND, encoding="utf-8")


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_every_page_is_the_same_document(built: list[Built]) -> None:
    slow, fast = (
        {path: each for path, each in site.files.items() if path.endswith(".html")} for site in built
    )
    assert slow.keys() == fast.keys()
    assert [path for path in slow if _differ(path, slow[path], fast[path])] == []


def _differ(what: str, *both: bytes) -> bool:
    """Whether two documents differ; where they do is printed."""
    slow, fast = (dom(html.document_fromstring(each.decode())) for each in both)
    found = list(unified_diff(slow, fast, *WAYS, n=2, lineterm="")) if slow != fast else []
    print("\n".join([what, *found]) if found else "", end="")  # noqa: T201 - pytest shows it when the test fails
    return bool(found)


def test_every_other_file_is_the_same(built: list[Built]) -> None:
    slow, fast = (
        {path: each for path, each in site.files.items() if not path.endswith(".html")} for site in built
    )
    assert [path for path in slow.keys() | fast.keys() if slow.get(path) != fast.get(path)] == []
    assert "sitemap.xml" in fast


def test_the_same_is_searched(built: list[Built]) -> None:
    slow, fast = (site.searched for site in built)
    assert {path: each.entry for path, each in slow.items()} == {
        path: each.entry for path, each in fast.items()
    }
    assert len(fast) > 20
    assert [path for path in slow if _differ(path, slow[path].content, fast[path].content)] == []


def test_links_of_hand_written_pages_to_generated_ones_are_looked_at(built: list[Built]) -> None:
    slow, fast = (sorted(site.said) for site in built)
    assert slow == fast
    if "thu/index.html" in built[0].files:
        assert len(fast) == 2
        assert "'#khong-co'" in fast[1]
        assert "KT-1900-0001.md" in fast[0]


def test_another_way_is_refused_in_a_sentence(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    _replace(folder / "mkdocs.yml", "  - bantin\n", "  - bantin:\n      record_pages: nonsense\n")
    done = run(folder, "bantin", "build")
    assert done.returncode == CODE_OF_OTHER_FAULTS
    assert done.stderr == (
        "mkdocs.yml: plugins: bantin: record_pages là fast hoặc mkdocs, không phải nonsense.\n"
    )
    assert not (folder / "site").exists()


def test_a_theme_that_cannot_be_followed_is_told_and_what_to_do(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    (folder / "theme_overrides/partials/content.html").write_text("{{ page.content | striptags }}")
    done = run(folder, "bantin", "build")
    assert done.returncode == CODE_OF_OTHER_FAULTS
    assert "record_pages: mkdocs" in done.stderr
    assert not (folder / "site").exists()
