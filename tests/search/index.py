"""A small set of pages to be searched, and an index read back as Pagefind's script reads it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any, Final

from generator.search import Document, Entry, searched
from generator.search.cbor import Reader

SIGNATURE: Final = b"pagefind_dcd"


def page(
    path: str, title: str, text: str = "", *, day: str = "", brief: bool = False, **facets: str
) -> Document:
    """Return a page as the site hands it over; ``facets`` have one value each."""
    entry = Entry(path, title, "Kết luận", day, "", {name: (value,) for name, value in facets.items()})
    return searched(entry, f'<h1 id="x">{escape(title)}</h1><p>{escape(text)}</p>', brief=brief)


def many(count: int) -> list[Document]:
    """Return pages of several years, some without a day."""
    streets = ("Đường làng", "Duong", "Hòa Bình", "Hoà Bình", "Cầu Giấy")
    return [
        page(
            f"ket-luan/{number}/",
            f"Kết luận số {number}",
            f"{streets[number % len(streets)]}, việc thứ {number}",
            day="" if number % 7 == 0 else f"{2019 + number % 5}-{1 + number % 12:02d}-{1 + number % 28:02d}",
            nam=str(2019 + number % 5),
            loai=f"loai-{number % 3}",
        )
        for number in range(count)
    ]


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below ``folder``: path → bytes."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


class Index:
    """An index in the folder ``pagefind`` of a site."""

    def __init__(self, site: Path) -> None:
        self.folder = site / "pagefind"
        entry = json.loads((self.folder / "pagefind-entry.json").read_text(encoding="utf-8"))
        self.name = entry["languages"]["vi"]["hash"]
        self.count = entry["languages"]["vi"]["page_count"]
        meta: Any = self._read(f"pagefind.{self.name}.pf_meta")
        _, self.pages, self.chunks, self.filters, _, _ = meta

    def _read(self, name: str) -> Any:
        data = gzip.decompress((self.folder / name).read_bytes())
        assert data.startswith(SIGNATURE)
        return Reader(data[len(SIGNATURE) :]).value()

    def address(self, number: int) -> str:
        """Return the address of a page by its number."""
        data = gzip.decompress((self.folder / f"fragment/{self.pages[number][0]}.pf_fragment").read_bytes())
        return str(json.loads(data[len(SIGNATURE) :])["url"]).lstrip("/").replace("+.html", "/")

    @cached_property
    def words(self) -> dict[str, Any]:
        """Every word of the index, with its postings and those of its spellings with marks."""
        return {word: rest for word, *rest in self._words()}

    def _words(self) -> Iterator[Any]:
        for first, last, name in self.chunks:
            words = self._read(f"index/{name}.pf_index")[0]
            assert (words[0][0], words[-1][0]) == (first, last)
            yield from words

    @cached_property
    def common(self) -> set[str]:
        """The words whose places are all told apart."""
        data = gzip.decompress((self.folder / "pho-bien.pf_words").read_bytes())
        return set(data.removeprefix(SIGNATURE).decode().split())

    def having(self, word: str, spelling: str = "") -> set[str]:
        """Return the addresses of the pages that have a folded word, in one spelling if told."""
        plain, marked = self.words.get(f"{word}_", ([], []))
        spellings = {each: postings for each, postings in marked} | {f"{word}_": plain}  # noqa: C416 - lists, not tuples
        chosen = [spellings[f"{spelling}_"]] if spelling else list(spellings.values())
        return {self.address(number) for postings in chosen for number in numbers(postings)}

    def filtered(self, name: str) -> dict[str, list[int]]:
        """Return the values of a filter, each with the numbers of its pages."""
        chunk = next(chunk for each, chunk in self.filters if each == name)
        found, values = self._read(f"filter/{chunk}.pf_filter")
        assert found == name
        return {value: pages for value, pages in values}  # noqa: C416 - lists, not tuples


def numbers(postings: list[Any]) -> list[int]:
    """Return the pages of postings, which tell each page by its distance from the last."""
    found, page_number = [], 0
    for distance, *_ in postings:
        page_number += distance
        found.append(page_number)
    return found
