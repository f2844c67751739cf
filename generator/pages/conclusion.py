"""``ket-luan/KL-2022-0001/``: one conclusion, with the permanent anchors of its recommendations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.pages.addresses import SECTIONS
from generator.pages.clock import told
from generator.pages.context import Context, Planned
from generator.pages.record import record_plans
from generator.records.conclusion import Conclusion

FOLDERS = (SECTIONS["conclusion"].folder,)


def plans(context: Context) -> Iterator[Planned]:
    """Yield a page for each conclusion."""
    return record_plans(context, "conclusion", Conclusion, _looked_up)


def _looked_up(context: Context, record: Conclusion) -> dict[str, Any]:
    occasion = context.view.get(record.of) if isinstance(record.of, str) else None
    own = context.view.get(record.id)
    return {"occasion": occasion, "clocks": told(context, [own] if own else [])}
