"""``hoi-nghi/HN-2021-0001/``: one meeting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.pages.context import Context, Page
from generator.pages.record import record_pages
from generator.records.meeting import Meeting


def pages(context: Context) -> Iterator[Page]:
    """Yield a page for each meeting."""
    return record_pages(context, "meeting", Meeting, _looked_up)


def _looked_up(context: Context, record: Meeting) -> dict[str, Any]:
    return {"conclusions": context.view.conclusions_of(record.id)}
