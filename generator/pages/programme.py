"""``chuong-trinh/CT-2023-0001/``: what was committed, planned, done, published and not published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.pages.addresses import SECTIONS
from generator.pages.context import Context, Planned
from generator.pages.record import record_plans
from generator.records.programme import Programme

FOLDERS = (SECTIONS["programme"].folder,)


def plans(context: Context) -> Iterator[Planned]:
    """Yield the pages of each programme."""
    return record_plans(context, "programme", Programme, _looked_up)


def _looked_up(context: Context, record: Programme) -> dict[str, Any]:
    return {"lines": context.view.register(record)}
