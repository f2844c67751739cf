"""Where a word stands: the lists inside Pagefind's index, read as they are and put into the site's own order.

A posting is ``[pages since the last one, places in the text, places in the metadata]``. What comes after the first
number is carried over byte for byte: only the pages get other numbers, and what is common is also told briefly.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, chain
from operator import sub
from typing import NamedTuple

from generator.search.cbor import ARRAY, NEGATIVE, UNSIGNED, Reader, head

WHOLE = "_"
"""Ends every word of the index, so that a query can ask for a whole word: ``an_`` is not the beginning of ``anh_``."""
PLACES = "="
"""Begins a word that is told briefly once more, with all its places: a query for a phrase asks for these."""
EVERY = "__"
"""Stands in every page, so that a reader can ask for all pages of a year: for an empty query Pagefind fetches the whole
index."""
_INTEGER = rb"(?:[\x00-\x17\x20-\x37]|[\x18\x38].|[\x19\x39]..|[\x1a\x3a]....)"
_HEAD = rb"(?:[\x80-\x97]|\x98.|\x99..|\x9a....)"
_MARK = rb"(?:[\x20-\x37]|\x38.|\x39..)"
_SPOT = rb"(?:[\x00-\x17]|\x18.|\x19..)"
_INTEGERS = rb"(?:[\x00-\x17\x20-\x37]++|[\x18\x38].|[\x19\x39]..|[\x1a\x3a]....)*+"
_PLACES = _HEAD + _INTEGERS
_POSTING = re.compile(rb"\x83(" + _INTEGER + rb")(" + _PLACES * 2 + rb")", re.DOTALL)
"""The pages since the last one; the places in the text and in the metadata."""
_POSTINGS = re.compile(rb"(?:\x83" + _INTEGER + _PLACES * 2 + rb")*+", re.DOTALL)
_HEAVIEST = re.compile(
    _HEAD + _INTEGER + rb"*(" + _MARK + rb")(" + _SPOT + rb")" + _SPOT + rb"*+(" + _PLACES + rb")", re.DOTALL
)
"""Of all places the heaviest's mark and the first of them in the text; the places in the metadata.

Places are told by weight, the heaviest last: a mark with the weight, then the places. A title's weigh most."""
_TITLE = head(NEGATIVE, 7 * 24)
_LATE = head(UNSIGNED, 64)
_ANYWHERE = head(UNSIGNED, 0xFFFF)
"""Instead of a place, of which there are as many as pages: it is beside no other."""
_OPENING = head(ARRAY, 3)
_PAIR = head(ARRAY, 2)

Postings = tuple[int, int, int, bytes, bytes]
"""The postings of one word in one batch, by ascending page: how many, the first page, the last one, and everything
after the first page's number, briefly and with all places. Plain values, since very many are kept and recalled."""
Word = tuple[Postings | None, dict[str, Postings]]
"""A folded word of one batch: where it stands as it is, and where it stands with marks."""


class Places(NamedTuple):
    """Where the pages of Pagefind's index have their place."""

    numbers: Sequence[int]
    """Of each of Pagefind's pages the number, by which the batches come one after the other."""
    firsts: Sequence[int]
    """The number of the first page of each batch, and how many pages there are."""
    common: float
    """Of a word that a larger share of the pages of a batch have is told briefly whether it is in the title, and where,
    or in what else that has a weight."""


def words(chunk: bytes, places: Places) -> Iterator[tuple[int, str, Word]]:
    """Yield the words of a chunk of Pagefind's index, apart for each batch that has them."""
    reader = Reader(chunk)
    reader.array()
    for _ in range(reader.array()):
        reader.array()
        word = str(reader.value())
        found: dict[int, Word] = {batch: (plain, {}) for batch, plain in _postings(reader, places)}
        for _ in range(reader.array()):
            reader.array()
            variant = str(reader.value())
            for batch, marked in _postings(reader, places):
                found.setdefault(batch, (None, {}))[1][variant] = marked
        for batch, each in found.items():
            yield batch, word, each


def _postings(reader: Reader, places: Places) -> Iterator[tuple[int, Postings]]:
    """Yield the postings that begin here, those of each batch."""
    count = reader.array()
    if not count:
        return
    fitting = _POSTINGS.match(reader.data, reader.at)
    end = fitting.end() if fitting else reader.at
    found = _POSTING.findall(reader.data, reader.at, end)
    if len(found) != count:
        raise ValueError(count)
    reader.at = end
    pages = map(places.numbers.__getitem__, accumulate(_numbers([since for since, _ in found])))
    told = dict(zip(pages, [each for _, each in found], strict=True))
    yield from _apart(sorted(told), told, places)


def _numbers(encoded: Sequence[bytes]) -> Iterable[int]:
    """Return numbers; nearly all of them are so small that they have one byte, which is the number."""
    joined = b"".join(encoded)
    if len(joined) == len(encoded):
        return joined
    return [each[0] if len(each) == 1 else int.from_bytes(each[1:]) for each in encoded]


def _apart(pages: Sequence[int], told: Mapping[int, bytes], places: Places) -> Iterator[tuple[int, Postings]]:
    """Yield by batch what is told of its pages."""
    start = 0
    while start < len(pages):
        batch = bisect_right(places.firsts, pages[start]) - 1
        first, after = places.firsts[batch : batch + 2]
        end = bisect_left(pages, after, start)
        mine = list(map(told.__getitem__, pages[start:end]))
        is_common = end - start > (after - first) * places.common
        yield batch, _of_batch(pages[start:end], mine, first, is_common=is_common)
        start = end


def _of_batch(pages: Sequence[int], told: Sequence[bytes], base: int, *, is_common: bool) -> Postings:
    since = [b"", *map(_since, map(sub, pages[1:], pages))]
    full = b"".join(chain.from_iterable(zip(since, told, strict=True)))
    brief = b"".join(chain.from_iterable(zip(since, map(_brief, told), strict=True))) if is_common else full
    return len(pages), pages[0] - base, pages[-1] - base, brief, full


@lru_cache(1 << 16)  # pages are much alike
def _brief(told: bytes) -> bytes:
    """Return of all places in the text one that weighs most; which one, only if it is in the title or soon after."""
    found = _HEAVIEST.fullmatch(told)
    if not found:
        return told
    mark, place, meta = found.groups()
    return _PAIR + mark + (place if mark == _TITLE or place < _LATE else _ANYWHERE) + meta


@lru_cache(1 << 16)
def _since(pages: int) -> bytes:
    """Return how a posting begins."""
    return _OPENING + head(UNSIGNED, pages)


def everywhere(count: int) -> bytes:
    """Return the postings of a word that each of ``count`` pages has."""
    line = _OPENING + head(UNSIGNED, 1) + head(ARRAY, 0) * 2
    first = _OPENING + head(UNSIGNED, 0) + head(ARRAY, 0) * 2
    return head(ARRAY, count) + (first + line * (count - 1) if count else b"")


def together(parts: Iterable[tuple[int, Postings]], *, full: bool = False) -> bytes:
    """Return the array of the postings of one word in several batches, each with the number of its first page."""
    pieces: list[bytes] = []
    total = end = 0
    for base, (count, first, last, brief, all_places) in parts:
        pieces += (_OPENING, head(UNSIGNED, base + first - end), all_places if full else brief)
        total += count
        end = base + last
    return head(ARRAY, total) + b"".join(pieces)
