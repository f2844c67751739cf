"""``so-lieu/BC-2022-0001/``: the statistics of a period."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.pages.addresses import SECTIONS
from generator.pages.context import Context, Planned
from generator.pages.record import record_plans
from generator.records.report import Report

FOLDERS = (SECTIONS["report"].folder,)


def plans(context: Context) -> Iterator[Planned]:
    """Yield a page for each report."""
    return record_plans(context, "report", Report, _looked_up)


def _looked_up(_context: Context, _record: Report) -> dict[str, Any]:
    return {}
