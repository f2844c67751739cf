"""A chart of all runs: a line each, on it a dot for each number of records. A step to the right is tenfold."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final
from xml.sax.saxutils import escape

from tests.bench.targets import WORDS, Medians

FIGURES: Final = {"processors": "s", "wall": "s", "memory": "MB"}
LABELS, WIDTH, GAP = 290, 200, 30
"""Of the names, of a figure's panel, and between panels."""
TOP, LINE, BOTTOM = 62, 19, 26
COLOURS: Final = ("#9ecae1", "#4292c6", "#084594")
DARK: Final = ("#2f6f9f", "#6fb3e0", "#d6ecfa")
"""Of few, more and most records, on white and on black."""
STYLE: Final = """\
text { font: 12px system-ui, sans-serif; fill: #222 }
.rule { stroke: #ddd } .line { stroke: #eee }
@media (prefers-color-scheme: dark) { text { fill: #ddd } .rule { stroke: #444 } .line { stroke: #2a2a2a } }
"""


class Scale:
    """Where a figure stands on a panel, from one power of ten to another."""

    def __init__(self, values: Sequence[float], left: float) -> None:
        self._left = left
        self._low = math.floor(math.log10(min(values)))
        self._high = max(math.ceil(math.log10(max(values))), self._low + 1)

    def place(self, value: float) -> float:
        """Return how far to the right a value is."""
        share = (math.log10(value) - self._low) / (self._high - self._low)
        return round(self._left + share * WIDTH, 1)

    @property
    def steps(self) -> list[float]:
        """Return the powers of ten."""
        return [10.0**power for power in range(self._low, self._high + 1)]


def svg(medians: Medians) -> str:
    """Return the chart."""
    runs = list(dict.fromkeys(run for found in medians.values() for run, each in found.items() if each.wall))
    height = TOP + LINE * len(runs) + BOTTOM
    width = LABELS + len(FIGURES) * (WIDTH + GAP)
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">\n',
            f"<title>{', '.join(WORDS[figure] for figure in FIGURES)} of every run</title>\n",
            f"<style>\n{STYLE}{''.join(_colours(len(medians)))}</style>\n",
            *_legend(list(medians)),
            *_names(runs, width),
            *(
                part
                for number, figure in enumerate(FIGURES)
                for part in _panel(medians, runs, figure, number)
            ),
            "</svg>\n",
        ]
    )


def _colours(count: int) -> Iterator[str]:
    for number in range(count):
        shade = min(number, len(COLOURS) - 1)
        yield f".n{number} {{ fill: {COLOURS[shade]} }}\n"
        yield f"@media (prefers-color-scheme: dark) {{ .n{number} {{ fill: {DARK[shade]} }} }}\n"


def _legend(sizes: Sequence[int]) -> Iterator[str]:
    for number, size in enumerate(sizes):
        x = LABELS + number * 130
        yield f'<circle class="n{number}" cx="{x}" cy="16" r="5"/>'
        yield f'<text x="{x + 10}" y="20">{size:,} records</text>\n'


def _names(runs: Sequence[str], width: int) -> Iterator[str]:
    for number, run in enumerate(runs):
        y = TOP + LINE * number
        yield f'<line class="line" x1="0" x2="{width}" y1="{y + 9}" y2="{y + 9}"/>'
        yield f'<text x="{LABELS - 12}" y="{y + 4}" text-anchor="end">{escape(run)}</text>\n'


def _panel(medians: Medians, runs: Sequence[str], figure: str, number: int) -> Iterator[str]:
    values = [getattr(each, figure) for found in medians.values() for each in found.values()]
    left = LABELS + number * (WIDTH + GAP)
    scale, bottom = Scale([value for value in values if value > 0], left), TOP + LINE * len(runs)
    yield f'<text x="{left}" y="{TOP - 22}">{WORDS[figure]}, {FIGURES[figure]}</text>\n'
    for step in scale.steps:
        x = scale.place(step)
        yield f'<line class="rule" x1="{x}" x2="{x}" y1="{TOP - 14}" y2="{bottom}"/>'
        yield f'<text x="{x}" y="{bottom + 14}" text-anchor="middle">{step:g}</text>\n'
    for shade, found in enumerate(medians.values()):
        for run, each in found.items():
            if (value := getattr(each, figure)) > 0:
                y = TOP + LINE * runs.index(run)
                yield f'<circle class="n{shade}" cx="{scale.place(value)}" cy="{y}" r="5"/>\n'
