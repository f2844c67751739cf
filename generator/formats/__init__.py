"""What was found in the data, written for people or for a machine: one module per format.

A format is a function that takes a ``Report`` and returns the whole text. People read theirs on standard error; a
machine gets its own on standard output, alone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from typing import Final, TextIO

import click

from generator.formats import bantin_json, github, gitlab, people, sarif
from generator.formats.report import Report, chosen, report

__all__ = ["FORMATS", "PEOPLE", "Report", "chosen", "report", "show"]

PEOPLE: Final = "people"
FORMATS: Final[Mapping[str, Callable[[Report], str]]] = {
    PEOPLE: people.render,
    "json": bantin_json.render,
    "github": github.render,
    "gitlab": gitlab.render,
    "sarif": sarif.render,
}
"""The open set: what may follow ``--format``."""


def show(shown: Report, form: str) -> None:
    """Print a report: for people to standard error and only if there is something; for a machine to standard output."""
    text = FORMATS[form](shown)
    if form == PEOPLE:
        click.echo(text, err=True, nl=bool(text), color=has_colours(sys.stderr))
    elif text:
        click.echo(text)


def has_colours(stream: TextIO) -> bool:
    """Whether a stream shows colours, and nobody asked for none: https://no-color.org."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
