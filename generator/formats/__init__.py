"""What was found in the data, written for people or for a machine: one module per format.

A format is a function that takes a ``Report`` and returns the whole text. What was asked for goes to standard output: a
machine gets its own there, alone. What only stands in the way of something else, people read on standard error.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from typing import Final, TextIO

import click

from generator.formats import bantin_json, github, gitlab, people, sarif
from generator.formats.report import Report, chosen, report

__all__ = ["FORMATS", "PEOPLE", "Report", "chosen", "report", "text"]

PEOPLE: Final = "people"
FORMATS: Final[Mapping[str, Callable[[Report], str]]] = {
    PEOPLE: people.render,
    "json": bantin_json.render,
    "github": github.render,
    "gitlab": gitlab.render,
    "sarif": sarif.render,
}
"""The open set: what may follow ``--format``."""


def text(shown: Report, form: str, *, aside: bool = False) -> str:
    """Return a report as it goes to standard output, or to standard error when it stands ``aside``."""
    told, stream = FORMATS[form](shown), sys.stderr if aside else sys.stdout
    return told if form != PEOPLE or has_colours(stream) else click.unstyle(told)


def has_colours(stream: TextIO) -> bool:
    """Whether a stream shows colours, and nobody asked for none: https://no-color.org."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
