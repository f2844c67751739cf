"""Bulletins: the numbered issues that gather what this site published in a quarter."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from generator.records.base import Line, Text, Unknown
from generator.records.common import NumberedRecord
from generator.records.dates import Period
from generator.records.quarters import Quarter


class Bulletin(NumberedRecord):
    """Số bản tin của một quý. Bản ghi chỉ cần khi số bản tin có lời ban biên tập; nội dung được gom tự động."""

    id: Annotated[str, StringConstraints(pattern=r"^BT-[12][0-9]{3}-Q[1-4]$")]
    """Mã bản tin. BT, năm, quý: BT-2026-Q4; trùng với tên tệp."""
    number: Annotated[int, Field(ge=0, strict=True)]
    """Số. Số thứ tự của bản tin."""
    period: Period
    """Kỳ. Quý mà bản tin gom, đúng quý trong mã: BT-2026-Q4 thì ghi 2026-10/2026-12."""
    title: Line | None = None
    """Tên bản tin."""
    editorial: Text | None = None
    """Lời ban biên tập."""

    @model_validator(mode="after")
    def _period_is_the_quarter(self) -> Bulletin:
        quarter, span = Quarter.of_bulletin(self.id), self.period.span
        if (span.first, span.last) != (quarter.first, quarter.last):
            context = {"edtf": self.period.edtf, "quarter": quarter.edtf}
            raise PydanticCustomError("bulletin_period", "{edtf} is not {quarter}", context)
        return self

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
