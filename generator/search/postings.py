"""Where a word stands: the lists inside Pagefind's index, read as they are and put into the site's own order.

A posting is ``[pages since the last one, places in the text, places in the metadata]``. What comes after the first
number is carried over byte for byte: only the pages get other numbers.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
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
_POSTING = re.compile(
    rb"\x83(" + _INTEGER + rb")"
    rb"(" + _HEAD + rb"(?:" + _INTEGER + rb"*(" + _MARK + _SPOT + rb")" + _SPOT + rb"*+|" + _INTEGER + rb"*+)"
    rb"(" + _HEAD + _INTEGER + rb"*+))",
    re.DOTALL,
)
"""The pages since the last one; all places; of them the first of the heaviest in the text; the places in the metadata.

Places are told by weight, the heaviest last: a mark with the weight, then the places. A title's weigh most."""
_POSTINGS = re.compile(
    rb"(?:\x83" + _INTEGER + rb"(?:" + _HEAD + _INTEGER + rb"*+){2})*+",
    re.DOTALL,
)
_OPENING = head(ARRAY, 3)
_PAIR = head(ARRAY, 2)
_SINCE = [_OPENING + head(UNSIGNED, number) for number in range(1024)]
"""How nearly all postings begin."""

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
    pages = accumulate(_numbers([since for since, *_ in found]))
    yield from _apart(sorted(zip(map(places.numbers.__getitem__, pages), found, strict=True)), places)


def _numbers(encoded: list[bytes]) -> Iterable[int]:
    """Return numbers; nearly all of them are so small that they have one byte, which is the number."""
    joined = b"".join(encoded)
    if len(joined) == len(encoded):
        return joined
    return [each[0] if len(each) == 1 else int.from_bytes(each[1:]) for each in encoded]


def _apart(found: list[tuple[int, tuple[bytes, ...]]], places: Places) -> Iterator[tuple[int, Postings]]:
    start = 0
    for batch, (first, after) in enumerate(pairwise(places.firsts)):
        end = bisect_left(found, (after,), start)
        if end > start:
            yield batch, _of_batch(found[start:end], first, (after - first) * places.common)
        start = end


def _of_batch(found: list[tuple[int, tuple[bytes, ...]]], base: int, most: float) -> Postings:
    is_common = len(found) > most
    last = first = found[0][0]
    pieces: list[bytes] = []
    for page, (_, rest, heaviest, meta) in found:
        since = page - last
        pieces += (
            _SINCE[since] if since < 1024 else _OPENING + head(UNSIGNED, since),
            _PAIR + heaviest + meta if is_common and heaviest else rest,
        )
        last = page
    return len(found), first - base, last - base, b"".join(pieces[1:])


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
