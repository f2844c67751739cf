"""Meetings: briefings and reviews, which are not inspections."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from generator.records.base import Line, Maybe, Unknown
from generator.records.common import NUMBERED, NumberedRecord, Results
from generator.records.dates import Date, Period
from generator.records.people import Person
from generator.records.references import DocumentRef, OrganizationRef, ProgrammeRef


class Meeting(NumberedRecord, Results):
    """Hội nghị giao ban, tổng kết. Hội nghị không phải là đợt kiểm tra."""

    id: Annotated[str, StringConstraints(pattern=rf"^HN-{NUMBERED}$")]
    """Mã bản ghi. HN, năm, số thứ tự: HN-2021-0001; trùng với tên tệp."""
    title: Line
    """Tên hội nghị."""
    date: Maybe[Date]
    """Ngày họp."""
    host: OrganizationRef
    """Cơ quan tổ chức."""
    chair: Maybe[Person] | None = None
    """Người chủ trì."""
    organizations: tuple[OrganizationRef, ...] = ()
    """Đơn vị dự, đơn vị được nói đến."""
    programme: ProgrammeRef | None = None
    """Thuộc chương trình, kế hoạch."""
    documents: tuple[DocumentRef, ...] = ()
    """Văn bản được dẫn."""

    @property
    def heading(self) -> str:
        """The title."""
        return self.title

    @property
    def when(self) -> Period | Unknown | None:
        """The day of the meeting."""
        return self.date

    @property
    def badge(self) -> str:
        """What it is."""
        return "hội nghị"
