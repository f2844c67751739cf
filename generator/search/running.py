"""One run of Pagefind over several batches, and what it made of them, taken apart again.

A run costs some time however little there is to index, and more than in proportion when there is very much: so what is
missing of many batches is made by a few runs. What comes of a batch does not depend on what it was indexed with.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import accumulate
from pathlib import Path
from typing import Any, Final, NamedTuple

from generator.search import scratch
from generator.search.cbor import Reader, Value
from generator.search.document import Document
from generator.search.postings import Places, Word, words

VERSION: Final = "1.5.2"
"""The one version of Pagefind whose files are known here."""
SIGNATURE: Final = b"pagefind_dcd"
SCRIPT: Final = "pagefind.js"
WASM: Final = "wasm.unknown.pagefind"
_GLUE: Final = re.compile(
    rb"let wasm_bindgen=(\(function\(exports\).*?\}\)\(\{__proto__:null\}\);)var ", re.DOTALL
)
_ORIGIN: Final = f"/* Pagefind {VERSION}, https://pagefind.app, MIT License. */\n"


class Failed(Exception):  # noqa: N818 - what stops a build, in words for an editor
    """There is no index; the message says in Vietnamese what to do."""


class Packed(NamedTuple):
    """What Pagefind made of one batch, its pages in the order of the documents."""

    fields: list[str]
    pages: list[tuple[int, bytes]]
    """Of each page the number of its words, and its fragment as it is sent to a browser."""
    words: dict[str, Word]
    filters: dict[str, dict[str, list[int]]]
    characters: list[str]
    """The punctuation that is part of a word."""
    shipped: dict[str, bytes]
    """What every index needs, whatever is in it; only a batch without documents brings it."""


def program() -> str:
    """Return the path of Pagefind's program; raise ``Failed``."""
    try:
        return str(import_module("pagefind_bin").get_executable())
    except (ImportError, FileNotFoundError) as error:
        raise Failed(
            "Không lập được phần tìm kiếm: thiếu chương trình Pagefind. Cài lại các thư viện rồi dựng lại: "
            "python -m pip install --require-hashes -r requirements.txt"
        ) from error


def indexed(batches: Sequence[Sequence[Document]], common: float) -> list[Packed]:
    """Return what Pagefind makes of each batch; raise ``Failed``.

    Of a word that more than the share ``common`` of the pages of a batch have, one place on each of them is kept.
    """
    with scratch.folder() as folder:
        source, target = folder / "trang", folder / "pagefind"
        _lay_out(source, [document for batch in batches for document in batch])
        _run(source, target)
        try:
            return list(_read(target, [len(batch) for batch in batches], common))
        except (OSError, ValueError, IndexError, KeyError, TypeError) as error:
            said = f"{type(error).__name__}: {error}"
            raise Failed(
                f"Không lập được phần tìm kiếm: không đọc được kết quả của Pagefind ({said})."
            ) from error


def _lay_out(source: Path, documents: Sequence[Document]) -> None:
    """Write the copies that Pagefind reads; it refuses an empty folder."""
    source.mkdir()
    for folder in {os.path.dirname(file_of(each.entry.path)) for each in documents}:  # noqa: PTH120 - there are many
        (source / folder).mkdir(parents=True, exist_ok=True)
    for number, document in enumerate(documents):
        sort = f'<i data-pagefind-sort="so:{number:05d}"></i></body></html>'.encode()
        with open(f"{source}/{file_of(document.entry.path)}", "wb", buffering=0) as file:  # noqa: PTH123 - as above
            file.write(document.content.replace(b"</body></html>", sort))
    if not documents:
        (source / "khong.html").write_text("<html><body>0</body></html>", encoding="utf-8")


def file_of(path: str) -> str:
    """Return the name of a page's copy: a folder's address ends in ``+.html``, which spares a folder for each."""
    return f"{path.rstrip('/')}+.html" if path.endswith("/") else path


def _run(source: Path, target: Path) -> None:
    command = [program(), "--site", str(source), "--output-path", str(target)]
    options = ["--force-language", "vi", "--silent"]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PAGEFIND_")}
    try:
        done = subprocess.run(  # noqa: S603 - the program that was installed with us, and our own arguments
            [*command, *options], cwd=source, env=environment, capture_output=True, check=False
        )
    except OSError as error:
        raise Failed(f"Không lập được phần tìm kiếm: không chạy được Pagefind ({error}).") from error
    if done.returncode or not (target / "pagefind-entry.json").is_file():
        said = (done.stderr or done.stdout).decode("utf-8", "replace").strip().splitlines()
        reason = said[-1] if said else f"mã {done.returncode}"
        raise Failed(f"Không lập được phần tìm kiếm: Pagefind dừng giữa chừng ({reason}).")


def _read(folder: Path, counts: Sequence[int], common: float) -> Iterator[Packed]:
    """Yield what there is of each batch; ``counts`` says how many pages each has."""
    firsts = list(accumulate(counts, initial=0))
    fields, numbers, pages = _pages(folder, firsts[-1])
    places = Places(numbers, firsts, common)
    found: list[dict[str, Word]] = [{} for _ in counts]
    for path in sorted((folder / "index").iterdir()) if firsts[-1] else ():
        for batch, text, word in words(_unpacked(path), places):
            found[batch][text] = word
    filters = dict(_filters(folder, numbers))
    entry = json.loads((folder / "pagefind-entry.json").read_bytes())
    shipped = {SCRIPT: _glue((folder / SCRIPT).read_bytes()), WASM: (folder / WASM).read_bytes()}
    for batch, (first, count) in enumerate(zip(firsts, counts, strict=False)):
        mine = pages[first : first + count]
        chosen = dict(_part(filters, first, count))
        yield Packed(
            fields if count else [],
            mine,
            found[batch],
            chosen,
            entry["include_characters"],
            {} if count else shipped,
        )


def _pages(folder: Path, count: int) -> tuple[list[str], list[int], list[tuple[int, bytes]]]:
    """Return the fields, the number in our order of each of Pagefind's pages, and in our order what each page is."""
    version, pages, _, _, sorts, fields = _value(_unpacked(next(folder.glob("*.pf_meta"))))
    if version != VERSION:
        raise ValueError(version)
    if not count:
        return [], [], []
    ((name, order),) = sorts
    if name != "so" or len(pages) != count or len(order) != count:
        raise ValueError(name, len(pages), len(order))
    numbers = [0] * count
    for number, page in enumerate(order):
        numbers[page] = number
    return fields, numbers, [(pages[page][1], _fragment(folder, pages[page][0])) for page in order]


def _glue(script: bytes) -> bytes:
    """Return the part of Pagefind's script that calls its WebAssembly; our own page does the rest in less."""
    found = _GLUE.search(script)
    if not found:
        raise ValueError(SCRIPT)
    return f"{_ORIGIN}export const wasm=".encode() + found[1] + b"\n"


def _fragment(folder: Path, name: str) -> bytes:
    with open(f"{folder}/fragment/{name}.pf_fragment", "rb", buffering=0) as file:  # noqa: PTH123 - there are many
        return file.read()


def _filters(folder: Path, numbers: Sequence[int]) -> Iterator[tuple[str, dict[str, list[int]]]]:
    filters = folder / "filter"
    for path in sorted(filters.iterdir()) if filters.is_dir() else ():
        name, values = _value(_unpacked(path))
        yield name, {value: sorted(numbers[page] for page in pages) for value, pages in values}


def _part(
    filters: dict[str, dict[str, list[int]]], first: int, count: int
) -> Iterator[tuple[str, dict[str, list[int]]]]:
    """Yield what filters say of the pages of one batch."""
    for name, values in filters.items():
        mine = {
            value: found
            for value, pages in values.items()
            if (
                found := [
                    page - first
                    for page in pages[bisect_left(pages, first) : bisect_left(pages, first + count)]
                ]
            )
        }
        if mine:
            yield name, mine


def _unpacked(path: Path) -> bytes:
    """Return what a file of Pagefind's holds."""
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(SIGNATURE):
        raise ValueError(path.name)
    return data[len(SIGNATURE) :]


def _value(data: bytes) -> Any:
    value: Value = Reader(data).value()
    return value
