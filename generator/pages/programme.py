"""``chuong-trinh/CT-2023-0001/``: what was committed, planned, done, published and not published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.pages.context import Context, Page
from generator.pages.record import record_pages
from generator.records.programme import Programme


def pages(context: Context) -> Iterator[Page]:
    """Yield the pages of each programme."""
    return record_pages(context, "programme", Programme, _looked_up)


def _looked_up(context: Context, record: Programme) -> dict[str, Any]:
    return {"lines": context.view.register(record)}
