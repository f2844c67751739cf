"""``so-lieu/BC-2022-0001/``: the statistics of a period."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.pages.context import Context, Page
from generator.pages.record import record_pages
from generator.records.report import Report


def pages(context: Context) -> Iterator[Page]:
    """Yield a page for each report."""
    return record_pages(context, "report", Report, _looked_up)


def _looked_up(_context: Context, _record: Report) -> dict[str, Any]:
    return {}
