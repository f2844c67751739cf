"""``make bench``: this project, MkDocs, Hugo and the floor, side by side in one run, in turns.

``python -m tests.bench 1000 10000`` measures what is not measured yet, and writes the results.
"""

from __future__ import annotations

import argparse
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import Final

from tests.bench import corpus, machine, report
from tests.bench.kept import Kept, in_order
from tests.bench.measuring import Failed
from tests.bench.peers import runs
from tests.bench.place import ROOT, Place
from tests.bench.rounds import measure

OUT: Final = ROOT / "build" / "bench"
SIZES: Final = (1_000, 10_000)
TIMES: Final = 3
LARGE: Final = 50_000
"""So many records are measured once: that takes an hour."""
COMMITTED: Final = Path(__file__).parent


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="make bench", description="Đo tốc độ và bộ nhớ, bên cạnh MkDocs, Hugo và mức sàn."
    )
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="số bản ghi, bội số của 20")
    parser.add_argument("--times", type=int, help="số lần đo mỗi thứ (mặc định: 3; từ 50.000 bản ghi: 1)")
    parser.add_argument("--again", action="store_true", help="bỏ kết quả đã có của các cỡ này, đo lại")
    parser.add_argument("--only", action="append", default=[], metavar="AI", help="chỉ đo, ví dụ: Hugo")
    parser.add_argument("--commit", action="store_true", help="ghi kết quả vào tests/bench để commit")
    return parser.parse_args()


def _report(kept: Kept, *, commit: bool) -> report.Report:
    """Write what is known so far."""
    order = [run.name for run in runs(Place(OUT, corpus.STEP))]
    made = report.Report(in_order(kept.figures, order), kept.day, machine.machine(), machine.versions())
    for folder in (OUT, *([COMMITTED] if commit else [])):
        made.write(folder)
    return made


def main() -> None:
    """Measure, and write the results."""
    asked = _asked()
    if odd := [size for size in asked.sizes if size < corpus.STEP or size % corpus.STEP]:
        sys.exit(f"{odd[0]}: không phải bội số của {corpus.STEP}")
    kept, start = Kept(OUT / "measured.json", machine.identity()), time.monotonic()
    for size in asked.sizes:
        if asked.again:
            kept.forget(size)
        measure(
            Place(OUT / str(size), size), asked.times or (1 if size >= LARGE else TIMES), kept, asked.only
        )
        _report(kept, commit=asked.commit)
        shutil.rmtree(OUT / str(size), ignore_errors=True)
    print(_report(kept, commit=asked.commit).text())
    print(f"{time.monotonic() - start:.0f} s, {OUT / 'results.md'}")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that what is being measured ends too
    try:
        main()
    except Failed as failed:
        sys.exit(str(failed))
    except KeyboardInterrupt:
        sys.exit("Đã dừng. Chạy lại thì đo tiếp từ chỗ này.")
