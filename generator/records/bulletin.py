"""Bulletins: the numbered issues that gather what this site published in a quarter."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from generator.records.base import Line, Text, Unknown
from generator.records.common import NumberedRecord
from generator.records.dates import Period


class Bulletin(NumberedRecord):
    """Số bản tin của một quý. Bản ghi chỉ cần khi số bản tin có lời ban biên tập; nội dung được gom tự động."""

    id: Annotated[str, StringConstraints(pattern=r"^BT-[0-9]{4}-Q[1-4]$")]
    """Mã bản tin. BT, năm, quý: BT-2026-Q4; trùng với tên tệp."""
    number: Annotated[int, Field(ge=0, strict=True)]
    """Số. Số thứ tự của bản tin."""
    period: Period
    """Kỳ. Quý mà bản tin gom, ví dụ 2026-10/2026-12."""
    title: Line | None = None
    """Tên bản tin."""
    editorial: Text | None = None
    """Lời ban biên tập."""

    @property
    def heading(self) -> str:
        """The title, or the number."""
        return self.title or f"Bản tin số {self.number}"

    @property
    def when(self) -> Period | Unknown | None:
        """The quarter."""
        return self.period

    @property
    def badge(self) -> str:
        """What it is."""
        return "bản tin"
