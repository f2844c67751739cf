"""One index of all batches, as Pagefind's script reads it.

Five things are done here otherwise than by Pagefind itself, for readers on a phone and for who compares two builds.
Pages are numbered from the oldest, so a new page changes little: most chunks stay in the caches of readers. A chunk
holds few words, so a query fetches little beside its own words. Of very common words a large site tells all places
apart, which only a query for a phrase needs: they are most of what a long query would fetch. Everything is in one
order, so equal sites have equal bytes. What a page's result shows is in a file named after the page's day, so most
files stay when a page is added.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from generator.search.batches import Batch
from generator.search.cbor import ARRAY, UNSIGNED, array, encode, head, text
from generator.search.document import Document
from generator.search.postings import EVERY, PLACES, WHOLE, Postings, Word, everywhere, together
from generator.search.running import SIGNATURE, VERSION, Failed

CHUNK: Final = 16_000
"""A chunk is closed when it has so many bytes; a word that alone has more gets one of its own."""
STEP: Final = 16
"""A large site counts the words of a page in steps: the ranking needs no more, and equal numbers pack well."""
LEVEL: Final = 6
"""Level 9 takes six times as long and saves a twentieth."""
FAR: Final = 15
NEAR: Final = 9
"""The lines of the pages are like the lines just before: to name one from far back costs more than it saves."""
_GZIP: Final = 16
LANGUAGE: Final = "vi"
LEADS: Final = "x"
PHRASES: Final = "pho-bien.pf_words"
"""Which words are told briefly: who looks for a phrase is told all their places."""
_NONE, _PAIR, _OPENING = head(ARRAY, 0), head(ARRAY, 2), head(ARRAY, 3)

Parts = list[tuple[int, Word]]
"""A word in the batches that have it, each with the number of its first page."""


class File(NamedTuple):
    """A file of the index."""

    path: str
    data: bytes
    window: int = 0
    """How far back to look for what is the same when it is packed, as a power of two; 0 when it is not to be packed."""

    def digest(self) -> bytes:
        """Return what tells the content from any other of the same file."""
        return hashlib.sha256(self.data).digest()

    def content(self) -> bytes:
        """Return what is to be written."""
        if not self.window:
            return self.data
        packer = zlib.compressobj(LEVEL, zlib.DEFLATED, _GZIP + self.window)
        return packer.compress(SIGNATURE + self.data) + packer.flush()


class _Chunk(NamedTuple):
    first: str
    last: str
    data: bytes


def files(made: Iterable[Batch], *, brief: bool) -> Iterator[File]:
    """Yield the files of the index of all batches, what is of a single page as soon as it is made; raise ``Failed``."""
    batches, pages, names = [], [], []
    seen: Counter[str] = Counter()
    for batch in made:
        batches.append(batch)
        pages += batch.packed.pages
        for name, (_, fragment) in zip(_names(batch.documents, seen), batch.packed.pages, strict=True):
            names.append(name)
            yield File(f"fragment/{name}.pf_fragment", fragment)
    fields = {tuple(batch.packed.fields) for batch in batches if batch.documents} or {()}
    if len(fields) > 1:
        raise Failed("Không lập được phần tìm kiếm: Pagefind ghi các phần không giống nhau.")
    chunks, filters = [], []
    words = _words(batches)
    common = {folded for folded, parts in words.items() if any(map(_is_brief, parts))}
    for chunk in _chunks(_entries(words, common, len(pages))):
        name = _name(chunk.data)
        yield File(f"index/{name}.pf_index", chunk.data, FAR)
        chunks.append(array(map(encode, (chunk.first, chunk.last, name))))
    for filtered, data in _filters(batches):
        name = _name(data)
        yield File(f"filter/{name}.pf_filter", data, FAR)
        filters.append(array(map(encode, (filtered, name))))
    lines = list(_pages(names, [count for count, _ in pages], brief=brief))
    described = (lines, chunks, filters)
    meta = array([encode(VERSION), *map(array, described), _NONE, *map(encode, fields)])
    yield File(f"pagefind.{_name(meta)}.pf_meta", meta, NEAR)
    yield File("pagefind-entry.json", _entry(_name(meta), len(pages), batches[-1].packed.characters))
    yield File(PHRASES, " ".join(folded + WHOLE for folded in sorted(common)).encode(), FAR)
    for name, data in batches[-1].packed.shipped.items():
        yield File(name, data)


def _name(data: bytes) -> str:
    """Return the name of a file after what it holds."""
    return f"{LANGUAGE}_{hashlib.sha256(data).hexdigest()[:8]}"


def _entry(name: str, count: int, characters: list[str]) -> bytes:
    entry = {
        "version": VERSION,
        "languages": {LANGUAGE: {"hash": name, "wasm": None, "page_count": count}},
        "include_characters": characters,
    }
    return json.dumps(entry, ensure_ascii=False).encode()


def _names(documents: Iterable[Document], seen: Counter[str]) -> Iterator[str]:
    """Yield the names of the fragments: the page's day and which one of that day it is; ``u`` where no day is known.

    A page that leads has an ``x`` behind.

    Everyone downloads all names, so nothing else is in them: results are sorted by them, and the script of the search
    page asks for the fragments of this very index. ``seen`` counts the pages of each day before these.
    """
    for document in documents:
        day = document.entry.day.replace("-", "") or "u"
        yield f"{day}{seen[day]}{LEADS if document.entry.leads else ''}"
        seen[day] += 1


def _pages(names: Iterable[str], counts: Iterable[int], *, brief: bool) -> Iterator[bytes]:
    """Yield the line of each page in the index: its fragment's name and how many words it has."""
    step = STEP if brief else 1
    for name, count in zip(names, counts, strict=True):
        yield _PAIR + text(name) + head(UNSIGNED, count // step * step or 1)


def _words(batches: Iterable[Batch]) -> dict[str, Parts]:
    """Return of each word of the site what each batch tells of it, and the number of the batch's first page."""
    found: dict[str, Parts] = defaultdict(list)
    base = 0
    for batch in batches:
        for folded, word in batch.packed.words.items():
            found[folded].append((base, word))
        base += len(batch.documents)
    return found


def _is_brief(part: tuple[int, Word]) -> bool:
    plain, marked = part[1]
    told = [*marked.values(), plain] if plain else marked.values()
    return any(brief != full for *_, brief, full in told)


def _entries(words: Mapping[str, Parts], common: Iterable[str], count: int) -> Iterator[tuple[str, bytes]]:
    """Yield each word of the index, in order, with its places on ``count`` pages."""
    entries = [(folded + WHOLE, "", folded) for folded in words]
    entries += [(f"{PLACES}{folded}{WHOLE}", PLACES, folded) for folded in common]
    for whole, mark, folded in sorted([*entries, (EVERY, "", "")]):
        if whole == EVERY:
            yield EVERY, _OPENING + text(EVERY) + everywhere(count) + _NONE
        else:
            yield whole, _word(mark, folded, words[folded])


def _word(mark: str, folded: str, parts: Parts) -> bytes:
    plain: list[tuple[int, Postings]] = []
    marked: dict[str, list[tuple[int, Postings]]] = {}
    for base, (unmarked, variants) in parts:
        if unmarked:
            plain.append((base, unmarked))
        for variant, postings in variants.items():
            marked.setdefault(variant, []).append((base, postings))
    full = mark == PLACES
    spelled = [
        _PAIR + text(f"{mark}{each}{WHOLE}") + together(marked[each], full=full) for each in sorted(marked)
    ]
    return _OPENING + text(f"{mark}{folded}{WHOLE}") + together(plain, full=full) + array(spelled)


def _chunks(words: Iterable[tuple[str, bytes]]) -> Iterator[_Chunk]:
    held: dict[str, bytes] = {}
    size = 0
    for word, data in words:
        if held and size + len(data) > CHUNK:
            yield _chunk(held)
            held, size = {}, 0
        held[word] = data
        size += len(data)
    if held:
        yield _chunk(held)


def _chunk(held: dict[str, bytes]) -> _Chunk:
    return _Chunk(next(iter(held)), next(reversed(held)), array([array(held.values())]))


def _filters(batches: Iterable[Batch]) -> Iterator[tuple[str, bytes]]:
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
