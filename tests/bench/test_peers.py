"""Everybody who is measured makes pages of the same records, that say the same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from lxml import html

from generator import converting
from generator.site import make_site
from tests.bench import corpus, rounds
from tests.bench.jobs import searching
from tests.bench.kept import Kept
from tests.bench.measuring import Measured
from tests.bench.peers import ours as commands
from tests.bench.place import Place
from tests.bench.run import Run

QUICK: Final = ("floor", "Hugo", "MkDocs: not_in_nav", "CSafeLoader")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return Kept(tmp_path_factory.mktemp("kept") / "measured.json", "these tests")


@pytest.fixture(scope="module")
def place(kept: Kept, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Return the folder in which the quickest have done what is measured of them."""
    place = Place(tmp_path_factory.mktemp("bench"), corpus.STEP)
    rounds.measure(place, 1, kept, QUICK)
    return place


def test_each_that_makes_a_site_made_a_page_of_each_record(place: Place, kept: Kept) -> None:
    made = {run: each.files for run, (each,) in kept.figures[place.size].items() if each.files}
    assert list(made) == ["floor: all pages", "Hugo: all pages", "MkDocs: not_in_nav"]
    assert min(made.values()) >= place.size


def test_what_was_measured_is_not_measured_again(
    place: Place, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def pretend(command: object, *_: object, **__: object) -> Measured:
        asked.append(command)
        return Measured(1, 1, 1, 1)

    monkeypatch.setattr(rounds, "measured", pretend)
    rounds.measure(place, 1, kept, QUICK)
    assert asked == []
    rounds.measure(place, 2, kept, ["CSafeLoader"])
    assert len(asked) == 1


def test_hugo_makes_of_every_page_what_this_project_makes_of_it(place: Place) -> None:
    pages = list(make_site(place.data, corpus.TODAY).pages())
    assert pages
    for page in pages:
        ours = converting.article(page.path, page.body, converting.Headings()).html
        assert said(of_hugo(place, page.path)) == said(ours), page.path


def test_links_on_pages_of_hugo_lead_to_pages(place: Place) -> None:
    links = re.findall(r'href="/([^"#]*)', of_hugo(place, f"{corpus.SAMPLE_PAGE}.md"))
    assert len(links) > 5
    assert [link for link in links if not (place.folder / "hugo" / "public" / link).is_file()] == []


def of_hugo(place: Place, path: str) -> str:
    """Return what Hugo made of a page, without what is around it."""
    made = place.folder / "hugo" / "public" / re.sub(r"(index)?\.md$", "", path) / "index.html"
    return made.read_text(encoding="utf-8").partition("</details>")[2].partition("</article>")[0]


def said(article: str) -> list[str]:
    """Return the words of a piece of HTML, without the links to its own headings."""
    return "".join(map(str, html.fromstring(article).itertext())).replace("¶", " ").split()


def test_the_floor_writes_the_texts_of_a_record(place: Place) -> None:
    page = (place.folder / "floor/site" / corpus.SAMPLE_PAGE / "index.html").read_text(encoding="utf-8")
    record = (place.data / corpus.SAMPLE_FILE).read_text(encoding="utf-8")
    numbers = re.findall(r"hồ sơ tại \d+ thôn và hỏi \d+ hộ", record)
    assert len(numbers) == 4
    assert [number for number in numbers if number not in page] == []


def test_a_site_that_lacks_a_page_or_a_text_is_found_out(place: Place, tmp_path: Path) -> None:
    assert place.lacks(tmp_path) == "0 pages"
    for number in range(place.size):
        (tmp_path / f"{number}.html").touch()
    page = tmp_path / corpus.SAMPLE_PAGE / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("Trang trống", encoding="utf-8")
    assert place.lacks(tmp_path).startswith("Xem việc")


def test_a_build_without_the_search_has_every_page_and_no_index(tmp_path: Path) -> None:
    place, cold, _ = sites(tmp_path)
    cold.before()
    place.do(*cold.command, folder=cold.folder)  # a process of its own: it leaves parts of the program out
    site = cold.folder / "site"
    assert place.lacks(site) == ""
    assert not (site / "pagefind").exists()


def test_an_edit_is_of_a_site_that_stands_and_is_gone_before_the_next_from_nothing(tmp_path: Path) -> None:
    place, cold, edited = sites(tmp_path)
    built: list[object] = []
    place.do = lambda *command, **_: built.append(command)  # type: ignore[method-assign]
    edited.before()
    assert built == [edited.command]
    assert told(cold.folder).count("sửa lần 1") == 1
    edited.before()
    assert len(built) == 1
    assert told(cold.folder).count("sửa lần 2") == 1
    (cold.folder / "site").mkdir()
    cold.before()
    assert "sửa lần" not in told(cold.folder)
    assert not (cold.folder / "site").exists()


def sites(folder: Path) -> tuple[Place, Run, Run]:
    """Return a place, and two runs of the site without the search: from nothing, and after an edit."""
    place = Place(folder, corpus.STEP)
    place.write()
    names = ("bantin: cold", "bantin: one record changed")
    cold, edited = (run for run in commands.runs(place) if run.name in names)
    return place, cold, edited


def told(project: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in project.glob("data/*/*/*.yml"))


def test_every_record_is_indexed_and_then_only_what_changed(place: Place, tmp_path: Path) -> None:
    assert searching.write_pages(place.data, tmp_path) == place.size
    assert searching.prepare(tmp_path).keys() == {"wall", "processors"}
    written = []
    for how in ("new", "again", "edit", "more"):
        before = stamps(tmp_path / "pagefind")
        searching.index(tmp_path, how)
        written.append(
            {path for path, stamp in stamps(tmp_path / "pagefind").items() if before.get(path) != stamp}
        )
    new, again, edited, more = written
    assert len([path for path in new if "fragment" in path]) == place.size
    assert again == set()
    assert len([path for path in edited if "fragment" in path]) == 1
    assert more - new


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Return of every file what changes when it is put there anew."""
    found = ((str(path), path.stat()) for path in folder.rglob("*") if path.is_file())
    return {path: (stat.st_ino, stat.st_mtime_ns) for path, stat in found}
