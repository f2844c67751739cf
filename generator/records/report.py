"""Reports: statistics of a period."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from generator.records.base import Line, Maybe, Text, Unknown
from generator.records.common import NUMBERED, NumberedRecord, Results
from generator.records.dates import Date, Period
from generator.records.references import DocumentRef, OrganizationRef, ProgrammeRef


class Report(NumberedRecord, Results):
    """Báo cáo tổng hợp kỳ: số liệu của một kỳ."""

    id: Annotated[str, StringConstraints(pattern=rf"^BC-{NUMBERED}$")]
    """Mã bản ghi. BC, năm, số thứ tự: BC-2022-0001; trùng với tên tệp."""
    title: Line
    """Tên báo cáo."""
    organization: OrganizationRef
    """Cơ quan báo cáo."""
    period: Maybe[Period]
    """Kỳ báo cáo."""
    date: Maybe[Date] | None = None
    """Ngày báo cáo."""
    coverage: Maybe[Text] | None = None
    """Phạm vi. Số liệu gồm những nơi nào, không gồm những gì."""
    organizations: tuple[OrganizationRef, ...] = ()
    """Đơn vị được nói đến."""
    programme: ProgrammeRef | None = None
    """Thuộc chương trình, kế hoạch."""
    documents: tuple[DocumentRef, ...] = ()
    """Văn bản. Báo cáo bằng văn bản và các văn bản được dẫn."""

    @property
    def heading(self) -> str:
        """The title."""
        return self.title

    @property
    def when(self) -> Period | Unknown | None:
        """Its period."""
        return self.period

    @property
    def badge(self) -> str:
        """What it is."""
        return "báo cáo số liệu"
