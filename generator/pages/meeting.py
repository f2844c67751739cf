"""``hoi-nghi/HN-2021-0001/``: one meeting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.pages.addresses import SECTIONS
from generator.pages.context import Context, Planned
from generator.pages.record import record_plans
from generator.records.meeting import Meeting

FOLDERS = (SECTIONS["meeting"].folder,)


def plans(context: Context) -> Iterator[Planned]:
    """Yield a page for each meeting."""
    return record_plans(context, "meeting", Meeting, _looked_up)


def _looked_up(context: Context, record: Meeting) -> dict[str, Any]:
    return {"conclusions": context.view.conclusions_of(record.id)}
