"""``van-ban/31-kh-bcdtp-2023/``: one document, and who cites it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.pages.addresses import SECTIONS
from generator.pages.context import Context, Planned
from generator.pages.record import record_plans
from generator.records.document import Document

FOLDERS = (SECTIONS["document"].folder,)


def plans(context: Context) -> Iterator[Planned]:
    """Yield the pages of each document."""
    return record_plans(context, "document", Document, _looked_up)


def _looked_up(context: Context, record: Document) -> dict[str, Any]:
    return {"lines": context.view.mentions(record.id)}
