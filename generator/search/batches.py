"""Pagefind, run on batches of documents: after an edit only the batch with the edited page is indexed anew."""

from __future__ import annotations

import gzip
import hashlib
import json
import marshal
import os
import shutil
import subprocess
import sys
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

from generator.cache import keep, recalled
from generator.search.cbor import Reader, Value
from generator.search.document import Document
from generator.search.postings import Postings, Word, words

VERSION: Final = "1.5.2"
"""The one version of Pagefind whose files are known here."""
SIGNATURE: Final = b"pagefind_dcd"
SIZE: Final = 250
"""More documents than this are split: by years, a year by its quarters, a quarter by its months, a month into parts."""
COMMON: Final = 0.3
"""Of words that so large a share of the pages have, a large site keeps only the weightiest place on each page."""
FORMAT: Final = 2
"""To be raised when what is kept of a batch changes."""
MEMORY: Final = "/dev/shm"  # noqa: S108 - folders in it get a name that nobody can guess
ROOM: Final = 512 * 1024 * 1024
SHIPPED: Final = ("pagefind.js", "wasm.unknown.pagefind")
"""What a browser needs beside the index itself."""


class Failed(Exception):  # noqa: N818 - what stops a build, in words for an editor
    """There is no index; the message says in Vietnamese what to do."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What Pagefind made of one batch, its pages in the order of the documents."""

    fields: list[str]
    pages: list[tuple[int, bytes]]
    """Of each page the number of its words, and its fragment as it is sent to a browser."""
    words: dict[str, Word]
    filters: dict[str, dict[str, list[int]]]
    characters: list[str]
    """The punctuation that is part of a word."""
    shipped: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Batch:
    """Documents that are indexed together, newest first, and what came of it."""

    documents: list[Document]
    packed: Packed


def program() -> str:
    """Return the path of Pagefind's program; raise ``Failed``."""
    try:
        return str(import_module("pagefind_bin").get_executable())
    except (ImportError, FileNotFoundError) as error:
        raise Failed(
            "Không lập được phần tìm kiếm: thiếu chương trình Pagefind. Cài lại các thư viện rồi dựng lại: "
            "python -m pip install --require-hashes -r requirements.txt"
        ) from error


def indexed(
    documents: list[Document], *, brief: bool, cache: Path | None, then: Callable[[Batch, int], None]
) -> list[Batch]:
    """Return the documents in the order of the index, newest first, undated ones last; raise ``Failed``.

    ``then`` gets each batch as soon as it is there, and the number of its first page.
    """
    program()
    groups, common = _split(documents), COMMON if brief else 1.0
    firsts = accumulate((len(group) for group in groups), initial=0)

    def make(group: list[Document], first: int) -> Batch:
        batch = Batch(group, _packed(group, common, cache))
        then(batch, first)
        return batch

    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        made = list(pool.map(make, groups, firsts))
    if cache:
        _forget(cache, {_key(group, common) for group in groups})
    return made


def _split(documents: list[Document]) -> list[list[Document]]:
    """Split documents so that one edit touches one small batch, whatever the others hold."""
    dated = [document for document in documents if document.entry.day]
    undated = [document for document in documents if not document.entry.day]
    found = [*_parts(dated, (_year, _quarter, _month)), *_parts(undated, ())]
    return [sorted(sorted(group, key=_path), key=_day, reverse=True) for group in found] or [[]]


def _parts(documents: list[Document], spans: Sequence[Callable[[Document], str]]) -> list[list[Document]]:
    """Return documents in parts that are small enough, the newest first; those of one day may be in several."""
    if len(documents) <= SIZE:
        return [documents] if documents else []
    parts: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        parts[spans[0](document) if spans else _share(document, len(documents) // SIZE + 1)].append(document)
    newest_first = [parts[name] for name in sorted(parts, reverse=True)]
    return [small for part in newest_first for small in _parts(part, spans[1:])] if spans else newest_first


def _year(document: Document) -> str:
    return document.entry.day[:4]


def _quarter(document: Document) -> str:
    return str((int(document.entry.day[5:7]) - 1) // 3)


def _month(document: Document) -> str:
    return document.entry.day[5:7]


def _share(document: Document, count: int) -> str:
    return f"{zlib.crc32(document.entry.path.encode()) % count:06}"


def _path(document: Document) -> str:
    return document.entry.path


def _day(document: Document) -> str:
    return document.entry.day


def _key(group: list[Document], common: float) -> str:
    digest = hashlib.sha256(f"{VERSION} {FORMAT} {common} {sys.version_info[:2]}".encode())
    for document in group:
        digest.update(f"\0{document.entry.path}\0".encode() + document.content)
    return digest.hexdigest()


def _packed(group: list[Document], common: float, cache: Path | None) -> Packed:
    kept = cache / f"{_key(group, common)}.bin" if cache else None
    if kept and (found := _recall(kept)):
        return found
    with tempfile.TemporaryDirectory(prefix="bantin-", dir=_scratch()) as folder:
        made = _index(group, Path(folder), common)
    if kept:
        _keep(kept, made)
    return made


def _scratch() -> str | None:
    """Return the folder that Linux keeps in memory, if it has room: thousands of small files are made there sooner."""
    try:
        has_room = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    except OSError:
        return None
    return MEMORY if has_room else None


def _recall(path: Path) -> Packed | None:
    data = recalled(path)
    if data is None:
        return None
    fields, pages, words_, filters, characters, shipped = marshal.loads(data)  # noqa: S302 - our own, unharmed
    return Packed(
        fields, pages, {word: _word(*found) for word, found in words_.items()}, filters, characters, shipped
    )


def _word(plain: tuple[Any, ...] | None, marked: dict[str, tuple[Any, ...]]) -> Word:
    return Word(
        Postings(*plain) if plain else None, {each: Postings(*found) for each, found in marked.items()}
    )


def _keep(path: Path, made: Packed) -> None:
    words_ = {
        word: (tuple(plain) if plain else None, {each: tuple(found) for each, found in marked.items()})
        for word, (plain, marked) in made.words.items()
    }
    keep(path, marshal.dumps((made.fields, made.pages, words_, made.filters, made.characters, made.shipped)))


def _forget(cache: Path, used: set[str]) -> None:
    for path in cache.glob("*.bin"):
        if path.stem not in used:
            path.unlink(missing_ok=True)


def _index(group: list[Document], folder: Path, common: float) -> Packed:
    source, target = folder / "trang", folder / "pagefind"
    source.mkdir()
    if not group:
        (source / "khong.html").write_text(
            "<html><body>0</body></html>", encoding="utf-8"
        )  # Pagefind refuses an empty folder
    for number, document in enumerate(group):
        sort = f'<i data-pagefind-sort="so:{number:05d}"></i></body></html>'.encode()
        path = source / _file(document.entry.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document.content.replace(b"</body></html>", sort))
    _run(source, target)
    try:
        return _read(target, len(group), common)
    except (OSError, ValueError, IndexError, KeyError, TypeError) as error:
        said = f"{type(error).__name__}: {error}"
        raise Failed(
            f"Không lập được phần tìm kiếm: không đọc được kết quả của Pagefind ({said})."
        ) from error


def _file(path: str) -> str:
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


def unpacked(path: Path) -> bytes:
    """Return what a file of Pagefind's holds."""
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(SIGNATURE):
        raise ValueError(path.name)
    return data[len(SIGNATURE) :]


def _read(folder: Path, count: int, common: float) -> Packed:
    entry = json.loads((folder / "pagefind-entry.json").read_bytes())
    shipped = {name: (folder / name).read_bytes() for name in SHIPPED}
    meta = unpacked(next(folder.glob("*.pf_meta"))) if count else b""
    if not count:
        return Packed([], [], {}, {}, entry["include_characters"], shipped)
    version, pages, _, _, sorts, fields = _value(meta)
    if version != VERSION or len(pages) != count or [name for name, _ in sorts] != ["so"]:
        raise ValueError(version, len(pages))
    places = dict(sorts)["so"]
    order = [0] * count
    for number, page in enumerate(places):
        order[page] = number
    fragments = [
        (pages[page][1], (folder / "fragment" / f"{pages[page][0]}.pf_fragment").read_bytes())
        for page in places
    ]
    found: dict[str, Word] = {}
    for path in sorted((folder / "index").iterdir()):
        found.update(words(unpacked(path), order, common))
    return Packed(
        fields, fragments, found, dict(_filters(folder, order)), entry["include_characters"], shipped
    )


def _filters(folder: Path, order: list[int]) -> Iterator[tuple[str, dict[str, list[int]]]]:
    filters = folder / "filter"
    for path in sorted(filters.iterdir()) if filters.is_dir() else ():
        name, values = _value(unpacked(path))
        yield name, {value: sorted(order[page] for page in pages) for value, pages in values}


def _value(data: bytes) -> Any:
    value: Value = Reader(data).value()
    return value
