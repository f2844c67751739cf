"""One index of all batches, as Pagefind's script reads it.

Three things are done here otherwise than by Pagefind itself, for readers on a phone and for who compares two builds.
Pages are numbered from the newest, so lists of pages are short when packed and sorting needs no list. A chunk holds few
words, so a query fetches little beside its own words. Everything is in one order, so equal sites have equal bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from generator.cache import keep, recalled
from generator.search.batches import SIGNATURE, VERSION, Batch, Failed
from generator.search.cbor import ARRAY, TEXT, UNSIGNED, array, encode, head
from generator.search.document import Document
from generator.search.postings import EVERY, WHOLE, Postings, Word, everywhere, together

CHUNK: Final = 16_000
"""A chunk is closed when it has so many bytes; a word that alone has more gets one of its own."""
STEP: Final = 16
"""A large site counts the words of a page in steps: the ranking needs no more, and equal numbers pack well."""
LEVEL: Final = 6
"""Level 9 takes six times as long and saves a twentieth."""
LANGUAGE: Final = "vi"


class Packer:
    """Packs what a browser unpacks; keeps the packed parts for the next build, since most of them stay as they are."""

    def __init__(self, cache: Path | None) -> None:
        self._folder = cache / "goi" if cache else None
        self._used: set[str] = set()

    def packed(self, data: bytes) -> bytes:
        """Return ``data`` packed."""
        if not self._folder:
            return _pack(data)
        name = hashlib.sha256(data).hexdigest()
        self._used.add(name)
        kept = recalled(self._folder / name)
        if kept is None:
            kept = _pack(data)
            keep(self._folder / name, kept)
        return kept

    def forget(self) -> None:
        """Delete what this build did not need."""
        for path in self._folder.iterdir() if self._folder and self._folder.is_dir() else ():
            if path.name not in self._used:
                path.unlink(missing_ok=True)


def _pack(data: bytes) -> bytes:
    return gzip.compress(SIGNATURE + data, LEVEL, mtime=0)


class _Chunk(NamedTuple):
    first: str
    last: str
    data: bytes


def prepare(target: Path) -> None:
    """Make the folders of an index below the new folder ``target``."""
    for name in ("fragment", "index", "filter"):
        (target / name).mkdir(parents=True)


def write_fragments(target: Path, batch: Batch, first: int) -> None:
    """Write what the list of results shows of each page of a batch."""
    folder = str(target / "fragment")
    names = _names(batch.documents, first)
    for name, (_, data) in zip(names, batch.packed.pages, strict=True):
        with open(f"{folder}/{name}.pf_fragment", "wb", buffering=0) as file:  # noqa: PTH123 - there are very many
            file.write(data)


def put_together(batches: list[Batch], target: Path, *, brief: bool, cache: Path | None) -> None:
    """Write the index of all batches beside their fragments; raise ``Failed``, ``OSError``."""
    fields = next((batch.packed.fields for batch in batches if batch.documents), [])
    if any(batch.packed.fields != fields for batch in batches if batch.documents):
        raise Failed("Không lập được phần tìm kiếm: Pagefind ghi các phần không giống nhau.")
    for name, data in batches[0].packed.shipped.items():
        (target / name).write_bytes(data)
    packer = Packer(cache)
    pages = list(_pages(batches, brief=brief))
    chunks = [
        array(
            [
                encode(each.first),
                encode(each.last),
                encode(_write(target / "index", each.data, "pf_index", packer)),
            ]
        )
        for each in _chunks(_words(batches))
    ]
    filters = [
        array([encode(name), encode(_write(target / "filter", data, "pf_filter", packer))])
        for name, data in _filters(batches)
    ]
    meta = array([encode(VERSION), *map(array, (pages, chunks, filters)), head(ARRAY, 0), encode(fields)])
    _write_entry(target, _write(target, meta, "pf_meta", packer, before="pagefind."), batches)
    packer.forget()


def _write_entry(target: Path, name: str, batches: list[Batch]) -> None:
    count = sum(len(batch.documents) for batch in batches)
    entry = {
        "version": VERSION,
        "languages": {LANGUAGE: {"hash": name, "wasm": None, "page_count": count}},
        "include_characters": batches[0].packed.characters,
    }
    (target / "pagefind-entry.json").write_text(json.dumps(entry, ensure_ascii=False), encoding="utf-8")


def _names(documents: list[Document], first: int) -> list[str]:
    """Return the names of the fragments: the page's number, ``u`` before it when it has no day, to sort results by.

    Everyone downloads all names, so nothing else is in them: the script of the search page asks for the fragments of
    this very index.
    """
    return [f"{'' if each.entry.day else 'u'}{number}" for number, each in enumerate(documents, first)]


def _pages(batches: list[Batch], *, brief: bool) -> Iterator[bytes]:
    """Yield the line of each page in the index: its fragment's name and how many words it has."""
    first, step = 0, STEP if brief else 1
    pair = head(ARRAY, 2)
    for batch in batches:
        names = _names(batch.documents, first)
        for name, (count, _) in zip(names, batch.packed.pages, strict=True):
            yield pair + head(TEXT, len(name)) + name.encode() + head(UNSIGNED, count // step * step or 1)
        first += len(batch.documents)


def _words(batches: list[Batch]) -> Iterator[tuple[str, bytes]]:
    """Yield each word of the site, in order, with its place in the index."""
    found: dict[str, list[tuple[int, Word]]] = defaultdict(list)
    base = 0
    for batch in batches:
        for text, word in batch.packed.words.items():
            found[text].append((base, word))
        base += len(batch.documents)
    yield from _sorted_words(found, base)


def _sorted_words(found: dict[str, list[tuple[int, Word]]], count: int) -> Iterator[tuple[str, bytes]]:
    for whole in sorted([EVERY, *(text + WHOLE for text in found)]):
        if whole == EVERY:
            yield EVERY, array([encode(EVERY), everywhere(count), head(ARRAY, 0)])
            continue
        text = whole.removesuffix(WHOLE)
        marked: dict[str, list[tuple[int, Postings]]] = defaultdict(list)
        for base, word in found[text]:
            for variant, postings in word.marked.items():
                marked[variant].append((base, postings))
        plain = together((base, word.plain) for base, word in found[text] if word.plain)
        variants = array(
            array([encode(variant + WHOLE), together(marked[variant])]) for variant in sorted(marked)
        )
        yield whole, array([encode(whole), plain, variants])


def _chunks(words: Iterable[tuple[str, bytes]]) -> Iterator[_Chunk]:
    texts: list[str] = []
    held: list[bytes] = []
    size = 0
    for text, data in words:
        if held and size + len(data) > CHUNK:
            yield _Chunk(texts[0], texts[-1], array([array(held)]))
            texts, held, size = [], [], 0
        texts.append(text)
        held.append(data)
        size += len(data)
    if held:
        yield _Chunk(texts[0], texts[-1], array([array(held)]))


def _filters(batches: list[Batch]) -> Iterator[tuple[str, bytes]]:
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    base = 0
    for batch in batches:
        for name, values in batch.packed.filters.items():
            for value, pages in values.items():
                found[name][value] += [base + page for page in pages]
        base += len(batch.documents)
    for name in sorted(found):
        values = found[name]
        yield name, encode([name, [[value, values[value]] for value in sorted(values)]])


def _write(folder: Path, data: bytes, suffix: str, packer: Packer, before: str = "") -> str:
    """Write a file named after what it holds, and return that name."""
    name = f"{LANGUAGE}_{hashlib.sha256(data).hexdigest()[:8]}"
    (folder / f"{before}{name}.{suffix}").write_bytes(packer.packed(data))
    return name
