"""The index of the search, made of pages that are there already: only what is asked for is timed.

``python -m tests.bench.jobs.searching pages DATA FOLDER`` writes the pages. Instead of ``pages``, ``prepare`` makes the
copies of them that are searched, and ``new``, ``again``, ``edit`` or ``more`` make the index of these copies: for the
first time, once more, after the middle page was edited, with one page more.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Final

from generator import publish, search, workers
from generator.loader import seldom_collecting
from tests.bench import corpus

PAGES: Final = "pages.jsonl"
STANDING: Final = "standing.json"
"""The files of the index that are there already, and their digests."""
Searched = tuple[search.Entry, str]


def write_pages(data: Path, folder: Path) -> int:
    """Write what is searched, one page a line: the entry and the HTML; return how many."""
    from generator.converting import Headings, article  # noqa: PLC0415 - the index is made without all these
    from generator.finishing import entry_of  # noqa: PLC0415 - as above
    from generator.pages import all_pages  # noqa: PLC0415 - as above
    from generator.pages.facets import cards  # noqa: PLC0415 - as above
    from generator.site import make_site  # noqa: PLC0415 - as above

    context = make_site(data, corpus.TODAY).context
    found = cards(context)
    with (folder / PAGES).open("w", encoding="utf-8") as out:
        for page in all_pages(context):
            if card := found.get(page.path):
                made = article(page.path, page.body, Headings()).html
                out.write(json.dumps([asdict(entry_of(card, page.path)), made], ensure_ascii=False) + "\n")
    return len(found)


def prepare(folder: Path) -> dict[str, float]:
    """Prepare the pages and return what that took."""
    pages = _pages(folder)
    return _timed(lambda: _prepared(pages))


def index(folder: Path, how: str) -> dict[str, float]:
    """Make the index in ``folder``, as the builder does: what stands there stays. Return what that took."""
    pages, stands = _pages(folder), folder / STANDING
    if how == "new":
        for left in ("cache", search.FOLDER):
            shutil.rmtree(folder / left, ignore_errors=True)
        stands.unlink(missing_ok=True)
    elif how == "edit":
        pages[len(pages) // 2] = _edited(*pages[len(pages) // 2])
    elif how == "more":
        entry, html = pages[len(pages) // 2]
        pages.append((replace(entry, path="ket-luan/moi/", day=corpus.TODAY.isoformat()), html))
    documents, brief = _prepared(pages), _is_large(pages)
    del pages
    standing = json.loads(stands.read_bytes()) if stands.exists() else {}
    took = _timed(lambda: _write(documents, folder, standing, brief=brief))
    stands.write_text(json.dumps(standing), encoding="utf-8")
    return took


def _write(documents: list[search.Document], folder: Path, standing: dict[str, str], *, brief: bool) -> None:
    with seldom_collecting():
        for file in search.files(documents, brief=brief, cache=folder / "cache", jobs=workers.jobs()):
            if standing.get(file.path) != (digest := file.digest().hex()):
                publish.put(folder, file.path, file.content())
                standing[file.path] = digest


def _pages(folder: Path) -> list[Searched]:
    lines = (folder / PAGES).read_text(encoding="utf-8").splitlines()
    return [(search.Entry(**entry), html) for entry, html in map(json.loads, lines)]


def _prepared(pages: list[Searched]) -> list[search.Document]:
    return [search.searched(entry, html, brief=_is_large(pages)) for entry, html in pages]


def _is_large(pages: list[Searched]) -> bool:
    return len(pages) > search.LARGE


def _edited(entry: search.Entry, html: str) -> Searched:
    return entry, html.replace("</h1>", "</h1><p>Kết quả vừa sửa</p>", 1)


def _timed(work: Callable[[], object]) -> dict[str, float]:
    wall, processors = time.perf_counter(), sum(os.times()[:4])
    work()
    return {"wall": time.perf_counter() - wall, "processors": sum(os.times()[:4]) - processors}


if __name__ == "__main__":
    job, *places = sys.argv[1:]
    if job == "pages":
        write_pages(*map(Path, places))
    else:
        print(json.dumps(prepare(Path(places[0])) if job == "prepare" else index(Path(places[0]), job)))
