"""Programmes and plans: what a body committed to do in a period."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import StringConstraints

from generator.records.base import Line, Maybe, Part, Text, Unknown
from generator.records.common import NUMBERED, NumberedRecord, Results
from generator.records.dates import Deadline, Period
from generator.records.people import PersonOrGroup
from generator.records.references import DocumentRef, InspectionRef, OrganizationRef
from generator.records.stated import StatedBy


class Commitment(Part):
    """Một việc mà chương trình, kế hoạch cam kết làm."""

    text: Text
    """Nội dung."""
    to: tuple[PersonOrGroup, ...] = ()
    """Nơi thực hiện. Đơn vị được giao."""
    due: Maybe[Deadline] | None = None
    """Thời hạn."""
    stated_by: StatedBy | None = None
    """Người nêu."""


class PlannedInspection(Part):
    """Một đợt kiểm tra, giám sát đã định trong chương trình, kế hoạch."""

    text: Line
    """Nội dung. Kiểm tra, giám sát việc gì."""
    organizations: tuple[OrganizationRef, ...] = ()
    """Đơn vị sẽ được kiểm tra."""
    period: Maybe[Period] | None = None
    """Thời gian dự kiến."""
    inspection: InspectionRef | None = None
    """Đợt kiểm tra đã làm. Mã bản ghi, khi đã tiến hành."""

    def is_over(self, today: date) -> bool | None:
        """Whether the time it was meant for is over; ``None`` when that is not known for certain."""
        span = self.period.certain if isinstance(self.period, Period) else None
        return None if span is None or span.last is None else span.last < today


class Programme(NumberedRecord, Results):
    """Chương trình, kế hoạch: một cơ quan cam kết làm gì trong một kỳ, và tự báo cáo kết quả thế nào."""

    id: Annotated[str, StringConstraints(pattern=rf"^CT-{NUMBERED}$")]
    """Mã bản ghi. CT, năm, số thứ tự: CT-2023-0001; trùng với tên tệp."""
    title: Line
    """Tên chương trình, kế hoạch."""
    organization: OrganizationRef
    """Cơ quan ban hành."""
    period: Maybe[Period]
    """Kỳ thực hiện."""
    documents: tuple[DocumentRef, ...] = ()
    """Văn bản. Chương trình, kế hoạch bằng văn bản và các văn bản làm căn cứ."""
    commitments: tuple[Commitment, ...] = ()
    """Việc cam kết."""
    planned: tuple[PlannedInspection, ...] = ()
    """Đợt kiểm tra đã định."""

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
        return "chương trình, kế hoạch"
