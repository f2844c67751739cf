"""Everything that is measured of one number of records, in turns."""

from __future__ import annotations

import os
from collections.abc import Sequence

from tests.bench.kept import Kept
from tests.bench.measuring import Failed, Measured, measured
from tests.bench.peers import runs
from tests.bench.place import Place
from tests.bench.run import Run


def measure(place: Place, times: int, kept: Kept, only: Sequence[str]) -> None:
    """Measure what is not measured yet of one number of records, in turns."""
    wanted = [run for run in runs(place) if _is_wanted(run, place.size, only)]
    left = [
        (turn, run) for turn in range(times) for run in wanted if len(kept.of(place.size, run.name)) <= turn
    ]
    if left:
        place.write()
    for number, (turn, run) in enumerate(left, 1):
        done = _measured(place, run)
        kept.add(place.size, run.name, done)
        print(
            f"{place.size:>7} {number:>3}/{len(left)}  {turn + 1}. {run.name:<40}"
            f"{done.processors:>9.2f} s CPU {done.wall:>9.2f} s {done.memory:>7.0f} MB",
            flush=True,
        )


def _is_wanted(run: Run, size: int, only: Sequence[str]) -> bool:
    return (not only or run.who in only or run.name in only) and size <= (run.largest or size)


def _measured(place: Place, run: Run) -> Measured:
    run.before()
    os.sync()  # what was written before is not written to the disk while this is measured
    done = measured(run.command, run.folder, place.environment, tells=run.tells)
    if run.site is None:
        return done
    if lack := place.lacks(run.site):
        raise Failed(f"{run.name}: {lack}")
    sizes = [path.stat().st_size for path in run.site.rglob("*") if path.is_file()]
    return done._replace(files=len(sizes), made=sum(sizes) / 1e6)
