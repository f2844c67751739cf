"""The attached files as rules look at them: each that a record names and that is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from generator.checks.rule import Finding, Whole
from generator.contents import Contents, contents

About = Iterator[tuple[str, Finding]]
"""Findings, each with the id of its record."""


def attached(whole: Whole) -> Iterator[tuple[str, int, Path]]:
    """Yield the files that records name and that are there: record, which of its attachments, file."""
    there = whole.loaded.attachments
    for record_id in dict.fromkeys(record_id for record_id, _ in there):
        if record_id in whole.loaded.registry:
            names = whole.loaded.registry.summary(record_id).attachments
            for index, name in enumerate(names):
                if (record_id, name) in there:
                    yield record_id, index, there[record_id, name]


def told(whole: Whole, message: Callable[[Path, Contents], str], hint: str) -> About:
    """Yield what ``message`` says of each file."""
    for record_id, index, path in attached(whole):
        if said := message(path, contents(path)):
            yield record_id, Finding(("attachments", index, "file"), said, hint)
