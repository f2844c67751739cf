"""``kiem-tra/KT-2022-0001/``: one inspection."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.pages.addresses import SECTIONS
from generator.pages.clock import told
from generator.pages.context import Context, Planned
from generator.pages.record import record_plans
from generator.records.inspection import Inspection

FOLDERS = (SECTIONS["inspection"].folder,)


def plans(context: Context) -> Iterator[Planned]:
    """Yield a page for each inspection."""
    return record_plans(context, "inspection", Inspection, _looked_up)


def _looked_up(context: Context, record: Inspection) -> dict[str, Any]:
    conclusions = context.view.conclusions_of(record.id)
    return {
        "conclusions": conclusions,
        "clocks": told(context, conclusions),
        "groups": {group.key: group.kind for group in record.inspected if group.key},
    }
