"""Who is measured: one module each, with what it does of so many records."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.peers import floor, hugo, mkdocs, ours, reading, searching
from tests.bench.place import Place
from tests.bench.run import Run


def runs(place: Place) -> Iterator[Run]:
    """Yield all that is measured of these records, in the order of a round."""
    for peer in (floor, ours, hugo, mkdocs, reading, searching):
        yield from peer.runs(place)
