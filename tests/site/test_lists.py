"""Lists that grow are split into pages of at most a hundred lines, each leading to the next."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.site import many
from tests.site.building import bantin
from tests.site.many import COUNT


class List(NamedTuple):
    """A long list of the site: its first page, its further pages, how what it lists begins, and how much that is."""

    first: str
    further: str
    listed: str
    total: int


LISTS = {
    "the inspections of a year": List(
        "kiem-tra/nam-2025", "kiem-tra/nam-2025/trang-{}", "kiem-tra/KT-", COUNT
    ),
    "the records about a body": List("don-vi/ubnd-xa-mot", "don-vi/ubnd-xa-mot/trang-{}", "", COUNT + 1),
    "the parts of a commune": List("don-vi/xa-mot", "don-vi/xa-mot/trang-{}", "don-vi/thon-", COUNT),
    "the records that cite a document": List(
        "van-ban/ke-hoach", "van-ban/ke-hoach/trang-{}", "kiem-tra/KT-", COUNT
    ),
    "the register of a programme": List(
        "chuong-trinh/CT-2025-0001", "chuong-trinh/CT-2025-0001/trang-{}", "kiem-tra/KT-", COUNT
    ),
    "all bodies": List("don-vi/index", "don-vi/danh-sach/trang-{}", "don-vi/", COUNT + 3),
}


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the Markdown of a site with many small records."""
    folder = tmp_path_factory.mktemp("many")
    many.write(folder / "data")
    bantin(folder, "generate", "--out", "out", "--today", many.TODAY.isoformat())
    return folder / "out"


def _pages(generated: Path, one: List) -> list[str]:
    paths = [one.first, *(one.further.format(number) for number in (2, 3))]
    assert not (generated / f"{one.further.format(4)}.md").exists()
    return [(generated / f"{path}.md").read_text(encoding="utf-8") for path in paths]


def _lines(text: str) -> list[str]:
    """Return the lines of lists and tables outside the blocks of facts."""
    text = re.sub(r'<div class="facts".*?</div>', "", text, flags=re.DOTALL)
    return [line for line in text.splitlines() if line.startswith(("- ", "| ")) and "](" in line]


def _listed(one: List, text: str, path: str) -> list[str]:
    """Return the records that the lines of a page link to, first links only."""
    links = [re.search(r"\]\(([^)#]+)\.md\)", line) for line in _lines(text)]
    targets = [(Path("/") / path).parent.joinpath(link[1]) for link in links if link]
    found = [str(target.resolve().relative_to("/")) for target in targets]
    return [target for target in found if target.startswith(one.listed)]


@pytest.mark.parametrize("one", LISTS.values(), ids=LISTS)
def test_no_page_of_a_list_has_more_than_a_hundred_lines_and_all_are_listed_once(
    generated: Path, one: List
) -> None:
    texts = _pages(generated, one)
    assert [len(_lines(text)) <= 100 for text in texts] == [True] * 3
    paths = [one.first, one.further.format(2), one.further.format(3)]
    found = [target for text, path in zip(texts, paths, strict=True) for target in _listed(one, text, path)]
    assert len(found) == len(set(found)) == one.total


@pytest.mark.parametrize("one", LISTS.values(), ids=LISTS)
def test_every_page_of_a_list_says_which_it_is_and_leads_on_and_back(generated: Path, one: List) -> None:
    name = one.first.rpartition("/")[2]
    first, second, third = (
        text.split('<div class="pager" markdown="1">')[1].split("</div>")[0]
        for text in _pages(generated, one)
    )
    inside = one.further.split("/")[-2]
    assert f"Trang 1 trên 3 ({one.total} dòng). [Trang sau]({inside}/trang-2.md)." in first
    assert (
        f"Trang 2 trên 3 ({one.total} dòng). [Trang trước](../{name}.md). [Trang sau](trang-3.md)." in second
    )
    assert f"Trang 3 trên 3 ({one.total} dòng). [Trang trước](trang-2.md)." in third
    assert "Trang sau" not in third


@pytest.mark.parametrize(
    ("first", "line"),
    [
        ("kien-nghi/tat-ca", '<div class="tracked"'),
        ("kien-nghi/nam-2025", '<div class="tracked"'),
        ("kien-nghi/noi-thuc-hien/xa-hai", '<div class="tracked"'),
        ("thay-doi/index", "- **01/01/2026, thay đổi quan trọng:**"),
    ],
)
def test_trackers_and_changes_are_split_too(generated: Path, first: str, line: str) -> None:
    folder = generated / first.removesuffix("/index")
    texts = [(generated / f"{first}.md"), folder / "trang-2.md", folder / "trang-3.md"]
    assert [path.read_text(encoding="utf-8").count(line) for path in texts] == [100, 100, 30]


def test_no_page_skips_a_level_of_headings(generated: Path) -> None:
    for path in generated.rglob("*.md"):
        levels = [
            len(marks) for marks in re.findall(r"^(#+) ", path.read_text(encoding="utf-8"), re.MULTILINE)
        ]
        assert all(after <= before + 1 for before, after in pairwise([0, *levels])), path


def test_the_entrance_of_a_type_shows_the_newest_and_counts_the_years(generated: Path) -> None:
    text = (generated / "kiem-tra/index.md").read_text(encoding="utf-8")
    assert len([line for line in _lines(text) if "KT-2025" in line]) == 20
    assert f"- [Năm 2025](nam-2025.md) ({COUNT})" in text
    days = re.findall(r", (\d\d)/(\d\d)/(\d{4})$", text, flags=re.MULTILINE)
    assert len(days) == 20
    assert days == sorted(days, key=lambda day: day[::-1], reverse=True)


def test_bodies_stand_in_the_order_of_the_alphabet_and_of_numbers(generated: Path) -> None:
    text = (generated / "don-vi/index.md").read_text(encoding="utf-8")
    numbers = [int(number) for number in re.findall(r"\[Thôn (\d+)\]", text)]
    assert numbers == sorted(numbers)
    assert numbers[:3] == [1, 2, 3]


def test_a_record_of_many_is_found_on_the_front_page_only_when_new(generated: Path) -> None:
    text = (generated / "index.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^- 31/12/2025: ", text, flags=re.MULTILINE)) == 8
