"""Where the parts of a record stand that several rules look at: each part with its path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.records.base import known
from generator.records.common import Outcomes, Record
from generator.records.conclusion import Conclusion
from generator.records.references import Path
from generator.records.sources import Source
from generator.records.tasks import Measure, Recommendation, Task


def recommendations(record: Record) -> Iterator[tuple[Path, Recommendation]]:
    """Yield the recommendations of a record."""
    if isinstance(record, Conclusion):
        for index, each in enumerate(known(record.recommendations)):
            yield ("recommendations", index), each


def measures(record: Record) -> Iterator[tuple[Path, Measure]]:
    """Yield the measures of a record."""
    if isinstance(record, Outcomes):
        for index, each in enumerate(known(record.measures)):
            yield ("measures", index), each


def tasks(record: Record) -> Iterator[tuple[Path, Task]]:
    """Yield the recommendations and the measures of a record."""
    yield from recommendations(record)
    yield from measures(record)


def sources(record: Record) -> Iterator[tuple[Path, Source]]:
    """Yield the sources of a record, of its progress, and of the responses in it."""
    yield from _numbered(("sources",), record.sources)
    for path, task in tasks(record):
        for index, step in enumerate(task.progress):
            yield from _numbered((*path, "progress", index, "sources"), step.sources)
    if isinstance(record, Outcomes):
        for index, response in enumerate(record.responses):
            yield from _numbered(("responses", index, "sources"), response.sources)


def _numbered(path: Path, found: Iterable[Source]) -> Iterator[tuple[Path, Source]]:
    for index, each in enumerate(found):
        yield (*path, index), each
