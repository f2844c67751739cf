"""Where the parts of a record stand that several rules look at: each part with its path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.records.base import known
from generator.records.common import Outcomes, Record, Results
from generator.records.conclusion import Conclusion
from generator.records.figures import Breakdown, FigurePart, Table
from generator.records.references import Path
from generator.records.sources import Source
from generator.records.tasks import Measure, Recommendation


def _recommendations(record: Record) -> Iterator[tuple[Path, Recommendation]]:
    """Yield the recommendations of a record."""
    if isinstance(record, Conclusion):
        for index, each in enumerate(known(record.recommendations)):
            yield ("recommendations", index), each


def _measures(record: Record) -> Iterator[tuple[Path, Measure]]:
    """Yield the measures of a record."""
    if isinstance(record, Outcomes):
        for index, each in enumerate(known(record.measures)):
            yield ("measures", index), each


def tasks(record: Record) -> Iterator[tuple[Path, Recommendation | Measure]]:
    """Yield the recommendations and the measures of a record."""
    yield from _recommendations(record)
    yield from _measures(record)


def sources(record: Record) -> Iterator[tuple[Path, Source]]:
    """Yield the sources of a record, of its progress, and of the responses in it."""
    yield from _numbered(("sources",), record.sources)
    for path, task in tasks(record):
        for index, step in enumerate(task.progress):
            if step.sources:
                yield from _numbered((*path, "progress", index, "sources"), step.sources)
    if isinstance(record, Outcomes):
        for index, response in enumerate(record.responses):
            yield from _numbered(("responses", index, "sources"), response.sources)


def _numbered(path: Path, found: Iterable[Source]) -> Iterator[tuple[Path, Source]]:
    for index, each in enumerate(found):
        yield (*path, index), each


def figures(record: Record) -> Iterator[tuple[Path, FigurePart]]:
    """Yield the figures of a record, with their parts and the parts of these."""
    if isinstance(record, Results):
        yield from _parts(("figures",), record.figures)


def _parts(path: Path, found: Iterable[FigurePart]) -> Iterator[tuple[Path, FigurePart]]:
    for index, each in enumerate(found):
        yield (*path, index), each
        for place, breakdown in enumerate(each.breakdowns):
            yield from _parts((*path, index, "breakdowns", place, "parts"), breakdown.parts)


def breakdowns(found: Iterable[tuple[Path, FigurePart]]) -> Iterator[tuple[Path, FigurePart, Breakdown]]:
    """Yield the breakdowns of figures, each with the figure that it divides."""
    for path, whole in found:
        for index, each in enumerate(whole.breakdowns):
            yield (*path, "breakdowns", index), whole, each


def tables(record: Record) -> Iterator[tuple[Path, Table]]:
    """Yield the tables of a record."""
    if isinstance(record, Results):
        for index, each in enumerate(record.tables):
            yield ("tables", index), each
