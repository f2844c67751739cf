"""Where a word stands: the lists inside Pagefind's index, read as they are and put into the site's own order.

A posting is ``[pages since the last one, places in the text, places in the metadata]``. What comes after the first
number is carried over byte for byte: only the pages get other numbers.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, chain
from operator import sub
from typing import NamedTuple

from generator.search.cbor import ARRAY, UNSIGNED, Reader, head

WHOLE = "_"
"""Ends every word of the index, so that a query can ask for a whole word: ``an_`` is not the beginning of ``anh_``."""
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
    _HEAD + _INTEGER + rb"*(" + _MARK + _SPOT + rb")" + _SPOT + rb"*+(" + _PLACES + rb")", re.DOTALL
)
"""Of all places the first of the heaviest in the text; the places in the metadata.

Places are told by weight, the heaviest last: a mark with the weight, then the places. A title's weigh most."""
_OPENING = head(ARRAY, 3)
_PAIR = head(ARRAY, 2)

Postings = tuple[int, int, int, bytes]
"""The postings of one word in one batch, by ascending page: how many, the first page, the last one, and everything
after the first page's number. Plain values, since very many are kept and recalled."""
Word = tuple[Postings | None, dict[str, Postings]]
"""A folded word of one batch: where it stands as it is, and where it stands with marks."""


class Places(NamedTuple):
    """Where the pages of Pagefind's index have their place."""

    numbers: Sequence[int]
    """Of each of Pagefind's pages the number, by which the batches come one after the other."""
    firsts: Sequence[int]
    """The number of the first page of each batch, and how many pages there are."""
    common: float
    """Of a word that a larger share of the pages of a batch have, one place on each page is kept: in the title, if it
    is there."""


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
        mine = map(told.__getitem__, pages[start:end])
        is_common = end - start > (after - first) * places.common
        yield batch, _of_batch(pages[start:end], map(_heaviest, mine) if is_common else mine, first)
        start = end


@lru_cache(1 << 16)  # pages are much alike
def _heaviest(told: bytes) -> bytes:
    """Return of all places in the text only the first of the heaviest."""
    found = _HEAVIEST.fullmatch(told)
    return _PAIR + found[1] + found[2] if found else told


def _of_batch(pages: Sequence[int], told: Iterable[bytes], base: int) -> Postings:
    since = chain((b"",), map(_since, map(sub, pages[1:], pages)))
    return (
        len(pages),
        pages[0] - base,
        pages[-1] - base,
        b"".join(chain.from_iterable(zip(since, told))),  # noqa: B905
    )


@lru_cache(1 << 16)
def _since(pages: int) -> bytes:
    """Return how a posting begins."""
    return _OPENING + head(UNSIGNED, pages)


def everywhere(count: int) -> bytes:
    """Return the postings of a word that each of ``count`` pages has."""
    line = _OPENING + head(UNSIGNED, 1) + head(ARRAY, 0) * 2
    first = _OPENING + head(UNSIGNED, 0) + head(ARRAY, 0) * 2
    return head(ARRAY, count) + (first + line * (count - 1) if count else b"")


def together(parts: Iterable[tuple[int, Postings]]) -> bytes:
    """Return the array of the postings of one word in several batches, each with the number of its first page."""
    pieces: list[bytes] = []
    total = end = 0
    for base, (count, first, last, rest) in parts:
        pieces += (_OPENING, head(UNSIGNED, base + first - end), rest)
        total += count
        end = base + last
    return head(ARRAY, total) + b"".join(pieces)
