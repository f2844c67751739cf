"""Where a word stands: the lists inside Pagefind's index, read as they are and put into the site's own order.

A posting is ``[pages since the last one, places in the text, places in the metadata]``. What comes after the first
number is carried over byte for byte: only the pages get other numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from generator.search.cbor import ARRAY, UNSIGNED, Reader, head

WHOLE = "_"
"""Ends every word of the index, so that a query can ask for a whole word: ``an_`` is not the beginning of ``anh_``."""
EVERY = "__"
"""Stands in every page, so that a reader can ask for all pages of a year: for an empty query Pagefind fetches the whole
index."""
_INTEGER = rb"(?:[\x00-\x17\x20-\x37]|[\x18\x38].|[\x19\x39]..|[\x1a\x3a]....)"
_ARRAY = rb"(?:[\x80-\x97]|\x98.|\x99..|\x9a....)" + _INTEGER + rb"*"
_POSTING = re.compile(rb"\x83(" + _INTEGER + rb")(" + _ARRAY + _ARRAY + rb")", re.DOTALL)
_OPENING = head(ARRAY, 3)
_MARK = rb"(?:[\x20-\x37]|\x38.|\x39..)"
_SPOT = rb"(?:[\x00-\x17]|\x18.|\x19..)"
_HEAVIEST = re.compile(
    rb"(?:[\x80-\x97]|\x98.|\x99..)"
    + _INTEGER
    + rb"*("
    + _MARK
    + _SPOT
    + rb")"
    + _SPOT
    + rb"*("
    + _ARRAY
    + rb")",
    re.DOTALL,
)
"""Places are told by weight, the heaviest last: a mark with the weight, then the places. A title's weigh most."""


class Postings(NamedTuple):
    """The postings of one word in one batch, by ascending page."""

    pages: int
    first: int
    last: int
    rest: bytes
    """Everything after the first page's number."""


class Word(NamedTuple):
    """A folded word of one batch: where it stands as it is, and where it stands with marks."""

    plain: Postings | None
    marked: dict[str, Postings]


def words(chunk: bytes, order: Sequence[int], common: float) -> Iterable[tuple[str, Word]]:
    """Yield the words of a chunk of Pagefind's index; ``order`` has the new number of each page.

    Of a word that more than the share ``common`` of all pages have, one place on each page is kept: in the title,
    if it is there.
    """
    limit = len(order) * common
    reader = Reader(chunk)
    reader.array()
    for _ in range(reader.array()):
        reader.array()
        word = str(reader.value())
        plain = _postings(reader, order, limit)
        marked = {}
        for _ in range(reader.array()):
            reader.array()
            variant = str(reader.value())
            if found := _postings(reader, order, limit):
                marked[variant] = found
        yield word, Word(plain, marked)


def _postings(reader: Reader, order: Sequence[int], limit: float) -> Postings | None:
    count = reader.array()
    if not count:
        return None
    page, at, size = 0, reader.at, 0
    found: list[tuple[int, bytes]] = []
    for match in islice(_POSTING.finditer(reader.data, at), count):
        since, rest = match.groups()
        page += since[0] if since[0] < 24 else int.from_bytes(since[1:])
        found.append((order[page], rest))
        at = match.end()
        size += 1 + len(since) + len(rest)
    if len(found) != count or at - reader.at != size:
        raise ValueError(count)
    reader.at = at
    if count > limit:
        found = [(number, _heaviest(rest)) for number, rest in found]
    found.sort()
    return Postings(count, found[0][0], found[-1][0], _joined(found))


def _heaviest(rest: bytes) -> bytes:
    places = _HEAVIEST.fullmatch(rest)
    return head(ARRAY, 2) + places[1] + places[2] if places else rest


def _joined(found: list[tuple[int, bytes]]) -> bytes:
    pieces = [found[0][1]]
    last = found[0][0]
    for page, rest in found[1:]:
        pieces += (_OPENING, head(UNSIGNED, page - last), rest)
        last = page
    return b"".join(pieces)


def everywhere(count: int) -> bytes:
    """Return the postings of a word that each of ``count`` pages has."""
    line = _OPENING + head(UNSIGNED, 1) + head(ARRAY, 0) * 2
    first = _OPENING + head(UNSIGNED, 0) + head(ARRAY, 0) * 2
    return head(ARRAY, count) + (first + line * (count - 1) if count else b"")


def together(parts: Iterable[tuple[int, Postings]]) -> bytes:
    """Return the array of the postings of one word in several batches, each with the number of its first page."""
    pieces: list[bytes] = []
    count = last = 0
    for base, part in parts:
        pieces += (_OPENING, head(UNSIGNED, base + part.first - last), part.rest)
        count += part.pages
        last = base + part.last
    return head(ARRAY, count) + b"".join(pieces)
