"""How long the search takes to index the pages of so many records: ``make bench`` tells it apart.

Pagefind is a program of its own and the work is shared between processors, so both clocks are told: the wall's and the
processors', with how busy the machine was before. The targets at 10.000 records: 8 seconds, and 1 after one edit.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from generator import publish, search, workers
from generator.converting import Headings, article
from generator.loader import seldom_collecting
from generator.pages import all_pages
from generator.pages.facets import cards
from generator.site import make_site
from tests.bench import trees

ROOT: Final = Path(__file__).parents[2]
SIZES: Final = (10_000,)
TODAY: Final = date(2026, 3, 16)


class Measured(NamedTuple):
    """One run, by both clocks."""

    wall: float
    processors: float


def write_articles(data: Path, target: Path) -> int:
    """Write what is searched, one page a line: the entry and the HTML; return how many pages."""
    context = make_site(data, TODAY).context
    found = cards(context)
    with target.open("w", encoding="utf-8") as out:
        for page in all_pages(context):
            if not (card := found.get(page.path)):
                continue
            made = article(page.path, page.body, Headings()).html
            also = " ".join([card.id, *map(search.joined, (card.title, *card.names))])
            facets = {name: tuple(values) for name, values in card.values.items()}
            entry = [page.path.removesuffix(".md") + "/", card.title, card.lead, card.day, also, facets]
            out.write(json.dumps([entry, made], ensure_ascii=False) + "\n")
    return len(found)


def _articles(source: Path) -> Iterator[tuple[search.Entry, str]]:
    for line in source.read_text(encoding="utf-8").splitlines():
        entry, made = json.loads(line)
        yield search.Entry(*entry), made


def _processors() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _timed(work: Callable[[], object]) -> Measured:
    wall, processors = time.perf_counter(), _processors()
    work()
    return Measured(time.perf_counter() - wall, _processors() - processors)


def _prepare(articles: list[tuple[search.Entry, str]], *, brief: bool) -> list[search.Document]:
    return [search.searched(entry, made, brief=brief) for entry, made in articles]


def measured(source: Path, folder: Path) -> dict[str, Measured]:
    """Prepare all pages and index them: at first, again, after the middle page was edited, with one page more."""
    articles = list(_articles(source))
    brief = len(articles) > search.LARGE
    made: list[search.Document] = []
    standing: dict[str, bytes] = {}

    def write() -> Measured:
        return _timed(lambda: _write(made, folder, standing, brief=brief))

    with seldom_collecting():
        runs = {"prepare": _timed(lambda: made.extend(_prepare(articles, brief=brief))), "clean": write()}
        runs["nothing"] = write()
        entry, article = articles[len(articles) // 2]
        edited = article.replace("</h1>", "</h1><p>Kết quả vừa sửa</p>", 1)
        made[len(articles) // 2] = search.searched(entry, edited, brief=brief)
        runs["one edit"] = write()
        made.append(
            search.searched(replace(entry, path="ket-luan/moi/", day=TODAY.isoformat()), article, brief=brief)
        )
        runs["one more"] = write()
    return runs


def _write(
    documents: list[search.Document], folder: Path, standing: dict[str, bytes], *, brief: bool
) -> None:
    """Write the files of the index that differ from what stands, as the builder does."""
    for file in search.files(documents, brief=brief, cache=folder / "cache", jobs=workers.jobs()):
        if standing.get(file.path) != (digest := file.digest()):
            publish.put(folder, file.path, file.content())
            standing[file.path] = digest


def _report(sizes: list[int]) -> None:
    """Print a line for every size and run."""
    print(f"{'records':>8}  {'search':<12}{'wall s':>8}{'CPU s':>8}   load before")
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="bantin-bench-") as name:
            folder = Path(name)
            trees.write(folder / "data", size)
            write_articles(folder / "data", folder / "articles.jsonl")
            load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
            # In a process of its own, with nothing in memory that the making of the pages left.
            command = [sys.executable, "-m", "tests.bench.searching", "--measure", name]
            done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)
        for run, (wall, processors) in json.loads(done.stdout).items():
            print(f"{size:>8}  {run:<12}{wall:>8.2f}{processors:>8.2f}   {load:.1f}")


def main() -> None:
    """Measure all, or do the runs in one folder and say in JSON what they took."""
    parser = argparse.ArgumentParser(description="Đo tốc độ lập mục tìm kiếm.")
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="số bản ghi, bội số của 20")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        print(json.dumps(measured(asked.measure / "articles.jsonl", asked.measure)))
    else:
        _report(asked.sizes)


if __name__ == "__main__":
    main()
