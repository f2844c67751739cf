"""What is aimed at, beside what was measured. No test asserts any of it: seconds are the machine's."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final, NamedTuple

from tests.bench.measuring import Measured

Medians = Mapping[int, Mapping[str, Measured]]
"""Number of records → name of a run → the median of its measurements."""
USUAL: Final = 10_000
"""The number of records that most targets are about."""
COLD: Final = "bantin: cold"
CHECKED: Final = "reading and checking: one process"
RATIOS: Final = (
    (COLD, "MkDocs: not_in_nav", "processors", 0.125),
    (COLD, "Hugo: all pages", "processors", 0.9),
    (COLD, "Hugo: all pages", "wall", 1.0),
    (COLD, "floor: all pages", "processors", 1.5),
    (CHECKED, "CSafeLoader: one process", "processors", 1.5),
)
"""One run against another, what of it, and the most that their ratio should be."""
BOUNDS: Final = (
    ("bantin: one record changed", "wall", 1.0, "s"),
    ("bantin with search: nothing changed", "wall", 0.8, "s"),
    ("bantin with search: one record changed", "wall", 1.5, "s"),
    ("bantin check: nothing changed", "wall", 0.5, "s"),
    (COLD, "memory", 250.0, "MB"),
    (CHECKED, "memory", 300.0, "MB"),
    ("search: index, cold", "wall", 8.0, "s"),
    ("search: index, one page edited", "wall", 1.0, "s"),
    ("search: index, one page more", "wall", 1.0, "s"),
    ("search: first query, fetched", "made", 0.2, "MB"),
)
"""A run, what of it, the most that it should be."""
OF_MANY: Final = (100_000, COLD, "memory", 1_000.0, "MB")
GROWTH: Final = ((COLD, "processors"), (COLD, "memory"), (CHECKED, "processors"))
STEEPEST: Final = 1.05
"""Ten times the records should cost at most 10^1.05 times as much."""
WORDS: Final = {"processors": "CPU", "wall": "wall time", "memory": "peak memory", "made": "bytes"}


class Judged(NamedTuple):
    """A target, and how near it is."""

    what: str
    limit: float
    found: float
    unit: str

    @property
    def is_met(self) -> bool:
        """Whether what was measured is within the limit."""
        return self.found <= self.limit


def judged(medians: Medians) -> Iterator[Judged]:
    """Yield each target that there are figures for."""
    size = USUAL if USUAL in medians else max(medians)
    found = medians[size]
    for one, other, figure, limit in RATIOS:
        if one in found and other in found:
            ratio = getattr(found[one], figure) / getattr(found[other], figure)
            yield Judged(f"{size:,}: {WORDS[figure]}, {one} / {other}", limit, ratio, "×")
    for run, figure, limit, unit in BOUNDS:
        if run in found:
            yield Judged(f"{size:,}: {WORDS[figure]}, {run}", limit, getattr(found[run], figure), unit)
    large, run, figure, limit, unit = OF_MANY
    if run in medians.get(large, {}):
        yield Judged(f"{large:,}: {WORDS[figure]}, {run}", limit, getattr(medians[large][run], figure), unit)
    for fewer, more in pairwise(sorted(medians)):
        for run, figure in GROWTH:
            if run in medians[fewer] and run in medians[more]:
                found_exponent = exponent(medians[fewer][run], medians[more][run], figure, more / fewer)
                yield Judged(
                    f"{fewer:,} → {more:,}: {WORDS[figure]}, {run}: exponent", STEEPEST, found_exponent, ""
                )


def exponent(fewer: Measured, more: Measured, figure: str, times: float) -> float:
    """Return how steeply a figure grows when there are so many times the records: 1 is in step with them."""
    return math.log(getattr(more, figure) / getattr(fewer, figure), times)
