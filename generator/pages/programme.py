"""``chuong-trinh/CT-2023-0001/``: what was committed, planned, done, published and not published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.pages.context import Context, Page
from generator.pages.record import record_pages
from generator.records.programme import PlannedInspection, Programme
from generator.records.summaries import Summary


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One inspection under a programme, planned, done, or both."""

    planned: PlannedInspection | None
    inspection: Summary | None
    conclusions: list[Summary]


def pages(context: Context) -> Iterator[Page]:
    """Yield the pages of each programme."""
    return record_pages(context, "programme", Programme, _looked_up)


def _looked_up(context: Context, record: Programme) -> dict[str, Any]:
    return {"lines": list(_register(context, record))}


def _register(context: Context, record: Programme) -> Iterator[RegisterLine]:
    """Yield what was planned, then what was done without standing in the plan."""
    view, listed = context.view, set[str]()
    for planned in record.planned:
        inspection = view.get(planned.inspection) if isinstance(planned.inspection, str) else None
        if inspection:
            listed.add(inspection.id)
        yield RegisterLine(planned, inspection, view.conclusions_of(inspection.id) if inspection else [])
    for inspection in view.inspections_under(record.id):
        if inspection.id not in listed:
            yield RegisterLine(None, inspection, view.conclusions_of(inspection.id))
