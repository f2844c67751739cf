"""Records read in one process, by CSafeLoader alone or by all that looks at them: its own part of the time is told.

``python -m tests.bench.jobs.reading yaml|check DATA``
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import Final

from tests.bench import corpus


def parse(data: Path) -> tuple[float, float]:
    """Parse and throw away; reading the files does not count."""
    import yaml  # noqa: PLC0415 - what is measured is all that the process holds

    wall = processors = 0.0
    for path in data.rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        start = perf_counter(), process_time()
        yaml.load(text, Loader=yaml.CSafeLoader)
        wall, processors = wall + perf_counter() - start[0], processors + process_time() - start[1]
    return wall, processors


def check(data: Path) -> tuple[float, float]:
    """Read, validate and check everything."""
    from generator.checks import check  # noqa: PLC0415 - as above

    start = perf_counter(), process_time()
    problems = check(data, corpus.TODAY).problems
    took = perf_counter() - start[0], process_time() - start[1]
    if problems:
        sys.exit(f"{len(problems)}: {problems[0]}")
    return took


JOBS: Final[dict[str, Callable[[Path], tuple[float, float]]]] = {"yaml": parse, "check": check}

if __name__ == "__main__":
    name, folder = sys.argv[1:]
    wall, processors = JOBS[name](Path(folder))
    print(json.dumps({"wall": wall, "processors": processors}))
