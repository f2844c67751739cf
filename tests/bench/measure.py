"""How long loading and checking take, and how much memory, beside PyYAML's CSafeLoader alone: ``make bench``.

Each measurement runs in a process of its own; of several the fastest counts. The target: `check` of 10.000 records in
at most 1.5 × the time of CSafeLoader alone and 300 MB, and ten times the records in at most 10^1.05 times the time.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from time import process_time
from typing import Final, NamedTuple

from tests.bench import trees

ROOT: Final = Path(__file__).parents[2]
SIZES: Final = (1_000, 10_000)
_UNIT: Final = 1 if sys.platform == "darwin" else 1024
"""What ``ru_maxrss`` counts: bytes on macOS, else kilobytes."""


class Measured(NamedTuple):
    """One run: the work's seconds on the processor, without the start of Python, and the most memory ever held."""

    seconds: float
    megabytes: float


def _yaml(data: Path) -> float:
    """Parse with CSafeLoader and throw away; reading the files does not count."""
    import yaml  # noqa: PLC0415 - what is measured is all that the process holds

    seconds = 0.0
    for path in data.rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        start = process_time()
        yaml.load(text, Loader=yaml.CSafeLoader)
        seconds += process_time() - start
    return seconds


def _load(data: Path) -> float:
    from generator.loader import load  # noqa: PLC0415 - as above

    start = process_time()
    problems = load(data).problems
    seconds = process_time() - start
    if problems:
        sys.exit(f"{len(problems)}: {problems[0]}")
    return seconds


def _check(data: Path) -> float:
    """Run what ``bantin check`` runs, in all its processes, with nothing remembered of a run before."""
    from generator import cli, site  # noqa: PLC0415 - as above

    shutil.rmtree(data.parent / site.CACHE, ignore_errors=True)
    start = _spent()
    with (
        Path(os.devnull).open("w", encoding="utf-8") as nowhere,
        redirect_stdout(nowhere),
        redirect_stderr(nowhere),
    ):
        cli.commands.main(["check", "--data", str(data)], standalone_mode=False)
    return _spent() - start


def _spent() -> float:
    """Return what this process and those it started and saw end have had of the processor."""
    return sum(os.times()[:4])


JOBS: Final[dict[str, Callable[[Path], float]]] = {"CSafeLoader": _yaml, "load": _load, "check": _check}


def _measure(job: str, data: Path) -> Measured:
    """Do the job in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.measure", job, str(data)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    return Measured(*json.loads(done.stdout))


def _best(data: Path, times: int) -> dict[str, Measured]:
    """Measure every job so many times, in turns, and keep the least of each."""
    runs: dict[str, list[Measured]] = {job: [] for job in JOBS}
    for _ in range(times):
        for job, done in runs.items():
            done.append(_measure(job, data))
    return {
        job: Measured(min(each.seconds for each in done), min(each.megabytes for each in done))
        for job, done in runs.items()
    }


def _report(sizes: list[int], times: int) -> None:
    """Print a line for every size and job: seconds, ratio to CSafeLoader, exponent from the size before, memory."""
    print(f"{'records':>8}  {'job':<12}{'s':>8}{'ms each':>9}{'ratio':>7}{'exponent':>10}{'MB':>7}")
    before: tuple[int, dict[str, Measured]] | None = None
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="bantin-bench-") as folder:
            data = Path(folder) / "data"
            trees.write(data, size)
            best = _best(data, times)
        for job, (seconds, megabytes) in best.items():
            grown = math.log(seconds / before[1][job].seconds, size / before[0]) if before else math.nan
            ratio = seconds / best["CSafeLoader"].seconds
            each = seconds / size * 1000
            print(
                f"{size:>8}  {job:<12}{seconds:>8.2f}{each:>9.3f}{ratio:>7.2f}{grown:>10.3f}{megabytes:>7.0f}"
            )
        before = size, best


def main() -> None:
    """Measure all, or do one job and say in JSON what it took."""
    if len(sys.argv) == 3 and sys.argv[1] in JOBS:
        seconds = JOBS[sys.argv[1]](Path(sys.argv[2]))
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT / 1e6
        print(json.dumps([seconds, megabytes]))
        return
    parser = argparse.ArgumentParser(description="Đo tốc độ và bộ nhớ khi đọc và kiểm tra bản ghi.")
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="số bản ghi, bội số của 20")
    parser.add_argument("--times", type=int, default=3, help="số lần đo, lấy lần nhanh nhất")
    asked = parser.parse_args()
    _report(asked.sizes, asked.times)


if __name__ == "__main__":
    main()
