"""Lists that never grow without bound: pages of at most 100 lines, each leading to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

PAGE_SIZE = 100

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Slice(Generic[T]):
    """One page of a list: its lines, its number (from 1), how many pages there are, and where the others stand."""

    path: str
    lines: Sequence[T]
    number: int
    count: int
    total: int
    """How many lines the whole list has."""
    previous: str | None
    next: str | None


def paged(lines: Sequence[T], first: str, further: str) -> Iterator[Slice[T]]:
    """Split ``lines``; the first page stands at ``first``, the others at ``further`` with ``{number}`` filled in."""
    count = max(1, -(-len(lines) // PAGE_SIZE))
    paths = [first, *(further.format(number=number) for number in range(2, count + 1))]
    for index, path in enumerate(paths):
        yield Slice(
            path=path,
            lines=lines[index * PAGE_SIZE : (index + 1) * PAGE_SIZE],
            number=index + 1,
            count=count,
            total=len(lines),
            previous=paths[index - 1] if index else None,
            next=paths[index + 1] if index + 1 < count else None,
        )
