"""``ket-luan/KL-2022-0001/``: one conclusion, with the permanent anchors of its recommendations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.pages.clock import told
from generator.pages.context import Context, Page
from generator.pages.record import record_pages
from generator.records.conclusion import Conclusion


def pages(context: Context) -> Iterator[Page]:
    """Yield a page for each conclusion."""
    return record_pages(context, "conclusion", Conclusion, _looked_up)


def _looked_up(context: Context, record: Conclusion) -> dict[str, Any]:
    occasion = context.view.get(record.of) if isinstance(record.of, str) else None
    own = context.view.get(record.id)
    return {"occasion": occasion, "clocks": told(context, [own] if own else [])}
