"""What the pages of all record types share: one page a record, and a tombstone for a withdrawn one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any, Final, TypeVar

from generator.pages.addresses import address
from generator.pages.context import LIST, WIDE, Context, Page, Planned
from generator.pages.paging import paged
from generator.records.common import Record, State
from generator.records.summaries import Summary

R = TypeVar("R", bound=Record)
_WEIGHTS: Final = {"organization": WIDE, "document": LIST}
"""A body's page names all records about it, a paper's all that cite it."""


LookUp = Callable[[Context, R], dict[str, Any]]
"""What the template of a type needs of other records; ``lines``, when there, is a list that is split into pages."""


def record_plans(context: Context, kind: str, model: type[R], looked_up: LookUp[R]) -> Iterator[Planned]:
    """Yield the plan of each visible record of a type: its page, and the further pages of its list if it is long."""
    weight = _WEIGHTS.get(kind, 1)
    make = partial(_pages, context, kind, model, looked_up)
    for summary in context.view.all(kind):
        yield Planned(address(kind, summary.id) or "", _OfRecord(make, summary.id), weight=weight)


class _OfRecord:
    """Makes the pages of one record; there are very many."""

    __slots__ = ("_id", "_make")

    def __init__(self, make: Callable[[str], Iterator[Page]], record_id: str) -> None:
        self._make, self._id = make, record_id

    def __call__(self) -> Iterator[Page]:
        return self._make(self._id)


def _pages(
    context: Context, kind: str, model: type[R], looked_up: LookUp[R], record_id: str
) -> Iterator[Page]:
    record, first = context.view.record(record_id), address(kind, record_id) or ""
    if not isinstance(record, model):
        raise TypeError(record_id)
    if record.state is State.withdrawn:
        yield _render(context, record, "withdrawn.md.j2", first)
        return
    data = looked_up(context, record)
    for part in paged(data.pop("lines", ()), first, first.removesuffix(".md") + "/trang-{number}.md"):
        template = f"{kind}.md.j2" if part.number == 1 else f"{kind}_part.md.j2"
        yield _render(context, record, template, part.path, part=part, **data)


def _badge(summary: Summary) -> str:
    """Return what sort of record it is, unless its heading says that it was withdrawn and no more."""
    return "" if summary.silent else summary.badge.capitalize()


def _render(context: Context, record: Record, template: str, path: str, **data: Any) -> Page:
    summary = context.view.get(record.id)
    if summary is None:
        raise KeyError(record.id)
    since = context.view.since(record.id) or date.min
    updated = summary.updated(since, context.view.today) or summary.published_on
    return context.render(
        template,
        path,
        summary.heading,
        description=": ".join(filter(None, [_badge(summary), summary.heading])),
        updated=updated.isoformat() if updated else "",
        record=record,
        summary=summary,
        **data,
    )
