"""CBOR (RFC 8949), as much of it as Pagefind's files have: numbers, texts, arrays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

UNSIGNED, NEGATIVE, TEXT, ARRAY = 0, 1, 3, 4
END = 0xFF

Value = int | str | Sequence["Value"]


class Reader:
    """Reads values one after the other; raises ``ValueError`` or ``IndexError`` for what is not there."""

    def __init__(self, data: bytes, start: int = 0) -> None:
        self.data = data
        self.at = start

    def head(self) -> tuple[int, int]:
        """Return the kind of the next value and its number: a value or a length; -1 is a length that is not told."""
        first = self.data[self.at]
        kind, number = first >> 5, first & 31
        self.at += 1
        if 24 <= number <= 27:
            size = 1 << (number - 24)
            number = int.from_bytes(self.data[self.at : self.at + size])
            self.at += size
        elif number == 31 and kind == ARRAY:
            number = -1
        elif number >= 28:
            raise ValueError(first)
        return kind, number

    def array(self) -> int:
        """Return the length of the array that begins here."""
        kind, number = self.head()
        if kind != ARRAY:
            raise ValueError(kind)
        return number

    def value(self) -> Value:
        """Return the next value, whole."""
        kind, number = self.head()
        if kind == UNSIGNED:
            return number
        if kind == NEGATIVE:
            return -1 - number
        if kind == TEXT:
            self.at += number
            return self.data[self.at - number : self.at].decode()
        if kind == ARRAY:
            return self._items(number)
        raise ValueError(kind)

    def _items(self, number: int) -> Sequence[Value]:
        if number >= 0:
            return [self.value() for _ in range(number)]
        found = []
        while self.data[self.at] != END:
            found.append(self.value())
        self.at += 1
        return found


def head(kind: int, number: int) -> bytes:
    """Return the shortest beginning of a value: its kind and its number."""
    if number < len(_SHORT[kind]):
        return _SHORT[kind][number]
    return _head(kind, number)


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes((kind << 5 | number,))
    if number < 1 << 8:
        return bytes((kind << 5 | 24, number))
    if number < 1 << 16:
        return bytes((kind << 5 | 25, number >> 8, number & 0xFF))
    size = 4 if number < 1 << 32 else 8
    return bytes((kind << 5 | (26 if size == 4 else 27),)) + number.to_bytes(size)


_SHORT = [[_head(kind, number) for number in range(1024)] for kind in range(ARRAY + 1)]
"""The beginnings that nearly all values have: there are millions of them."""


def encode(value: Value) -> bytes:
    """Return a value as bytes, one way only for each value."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, int):
        return head(UNSIGNED, value) if value >= 0 else head(NEGATIVE, -1 - value)
    return array(map(encode, value))


def text(value: str) -> bytes:
    """Return a text as bytes."""
    data = value.encode()
    return head(TEXT, len(data)) + data


def array(items: Iterable[bytes]) -> bytes:
    """Return the array of items that are encoded already."""
    found = list(items)
    return head(ARRAY, len(found)) + b"".join(found)
