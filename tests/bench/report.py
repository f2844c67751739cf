"""The measurements as others read them: a page with tables, a chart, and all figures as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from tests.bench import chart
from tests.bench.kept import Figures, median, told
from tests.bench.measuring import Measured
from tests.bench.targets import WORDS, exponent, judged

HEAD: Final = ("run", "CPU s", "ms each", "× floor", "wall s", "peak MB", "files", "MB made")
TARGETS: Final = ("target", "at most", "measured", "")
GROWING: Final = ("processors", "wall", "memory")
FLOOR: Final = "floor: all pages"
NOISE: Final = 0.1
"""Others that have more than this share of what a run had of the processors disturb it."""
EXPLAINED: Final = """\
Every figure is the median of {times} measurements, for which the runs take turns. CPU is what the system counted for a
command and all processes that it started, the start of Python included. Memory is the most that they held together,
with what they put into `/dev/shm`; what they share counts once. Cold: there is nothing but the records and compiled
Python. Making the Markdown that MkDocs and Hugo build of does not count for them: they neither read records nor check
them nor find what records have to do with each other.

- **bantin**: `bantin build` without the search; **with search**: as editors build. An edit gives inspections other
  titles, which other pages show too. **bantin check** reads and checks the same records.
- **MkDocs**: as it comes, with Material, of the same Markdown. It is at its best without its search and with the pages
  outside the navigation (`not_in_nav`); the other ways are measured where they are not too slow.
- **Hugo**: of the same Markdown, with this project's own page as its layout and links that lead somewhere, without
  whatever this Markdown does not need.
- **floor**: CSafeLoader, one Jinja template with this project's own page around it, one file for each record and none
  besides; one process.
- **CSafeLoader**, **reading and checking**: in one process, without its start. The first parses and throws away; the
  second is all that `bantin check` does, without help of an earlier run.
- **search**: the index apart, of pages that are there already; what a browser fetches for the heaviest of four first
  queries is under “MB made”, from a server that packs scripts.
"""


class Report:
    """What was measured, on what, when."""

    def __init__(
        self, figures: Figures, day: str, machine: Mapping[str, str], versions: Mapping[str, str]
    ) -> None:
        self._figures, self._day, self._machine, self._versions = figures, day, machine, versions
        self._medians = {
            size: {name: median(each) for name, each in runs.items()}
            for size, runs in sorted(figures.items())
        }

    def write(self, folder: Path) -> None:
        """Write ``results.md``, ``results.svg`` and ``results.json``."""
        folder.mkdir(parents=True, exist_ok=True)
        made = {"md": self.page(), "svg": chart.svg(self._medians), "json": self.everything()}
        for kind, text in made.items():
            (folder / f"results.{kind}").write_text(text, encoding="utf-8")

    def everything(self) -> str:
        """Return every single measurement as JSON, a line for each run."""
        head: dict[str, Any] = {"day": self._day, "machine": self._machine, "versions": self._versions}
        head["columns"] = Measured._fields
        runs = [
            f"  {json.dumps(f'{size} {run}')}: {json.dumps(each)}"
            for size, found in told(self._figures).items()
            for run, each in found.items()
        ]
        lines = ",\n".join(runs)
        return f'{json.dumps(head, indent=1, ensure_ascii=False)[:-2]},\n "measured": {{\n{lines}\n }}\n}}\n'

    def page(self) -> str:
        """Return the page in Markdown."""
        parts = [
            "# Speed\n\nMade by `make bench`, of which [CONTRIBUTING.md](../../CONTRIBUTING.md#speed) tells more.\n",
            self._circumstances(),
            "![CPU, wall time and memory of every run](results.svg)\n",
            f"## Targets\n\n{_table(TARGETS, self._targets())}",
            *(f"## {size:,} records\n\n{_table(HEAD, self._rows(size))}" for size in self._medians),
            *self._growth(),
            f"## What is measured\n\n{EXPLAINED.format(times=self._times())}",
        ]
        return "\n".join(parts)

    def text(self) -> str:
        """Return the tables for a terminal."""
        runs = [(f"{size:,}", *row) for size in self._medians for row in self._rows(size)]
        return f"{_columns(('records', *HEAD), runs)}\n{_columns(TARGETS, self._targets())}"

    def _circumstances(self) -> str:
        versions = ", ".join(f"{name} {version}" for name, version in self._versions.items())
        disturbed = ", ".join(self._disturbed()) or "none"
        said = {"day": self._day, **self._machine, "versions": versions, "disturbed by others": disturbed}
        return "".join(f"- {name}: {value}\n" for name, value in said.items())

    def _times(self) -> str:
        times = sorted({len(each) for runs in self._figures.values() for each in runs.values()})
        return " or ".join(map(str, times))

    def _disturbed(self) -> Iterator[str]:
        for size, runs in self._medians.items():
            found = [name for name, each in runs.items() if each.others > NOISE * each.processors + 0.1]
            if found:
                yield f"{len(found)} of {len(runs)} runs of {size:,} records ({', '.join(found)})"

    def _rows(self, size: int) -> list[tuple[str, ...]]:
        runs = self._medians[size]
        floor = runs.get(FLOOR)
        return [
            (
                name,
                _shown(found.processors, 2),
                _shown(found.processors / size * 1000, 2),
                _shown(found.processors / floor.processors, 2) if floor else "",
                _shown(found.wall, 2),
                _shown(found.memory, 0),
                _shown(found.files, 0),
                _shown(found.made, 1 if found.made >= 1 else 3),
            )
            for name, found in runs.items()
        ]

    def _growth(self) -> Iterator[str]:
        """Yield a table for each two numbers of records: how steeply each run grows, 1 being in step with them."""
        for fewer, more in pairwise(self._medians):
            one, other = self._medians[fewer], self._medians[more]
            rows = [
                (run, *(f"{exponent(one[run], other[run], figure, more / fewer):.3f}" for figure in GROWING))
                for run in other
                if run in one and one[run].wall
            ]
            head = ("run", *(f"{WORDS[figure]}: exponent" for figure in GROWING))
            yield f"## {fewer:,} → {more:,} records\n\n{_table(head, rows)}"

    def _targets(self) -> list[tuple[str, ...]]:
        return [
            (
                each.what,
                f"{each.limit:g} {each.unit}",
                f"{each.found:.3g} {each.unit}",
                "✓" if each.is_met else "✗",
            )
            for each in judged(self._medians)
        ]


def _shown(value: float, digits: int) -> str:
    """Return a figure; nothing where there is none."""
    return f"{value:,.{digits}f}" if value else ""


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    marks = ["---", *("---:" for _ in head[1:])]
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, marks, *rows))


def _columns(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    return "".join(
        "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n"
        for row in (head, *rows)
    )
