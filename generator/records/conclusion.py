"""Conclusions: of an inspection, of a meeting, or standing alone."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from generator.records.base import Labelled, Line, Maybe, Unknown
from generator.records.common import NUMBERED, NumberedRecord, Outcomes
from generator.records.dates import Date, Period
from generator.records.inspection import Regime
from generator.records.people import Person
from generator.records.references import DocumentRef, OccasionRef, OrganizationRef
from generator.records.tasks import Recommendation


class ConclusionLevel(Labelled):
    """How firm a conclusion is."""

    oral = "oral", "kết luận bằng lời"
    preliminary = "preliminary", "kết luận sơ bộ"
    final = "final", "kết luận chính thức"


class Conclusion(NumberedRecord, Outcomes):
    """Kết luận: điều đã kết luận, và ai phải làm gì."""

    id: Annotated[str, StringConstraints(pattern=rf"^KL-{NUMBERED}$")]
    """Mã bản ghi. KL, năm, số thứ tự: KL-2022-0001; trùng với tên tệp."""
    title: Line
    """Tên kết luận."""
    of: OccasionRef | None = None
    """Kết luận của. Mã đợt kiểm tra hoặc hội nghị; bỏ trống khi kết luận đứng riêng."""
    level: Maybe[ConclusionLevel]
    """Mức kết luận. oral: bằng lời; preliminary: sơ bộ; final: chính thức."""
    regime: Regime | None = None
    """Chế độ. Chỉ ghi khi kết luận đứng riêng."""
    issuer: OrganizationRef
    """Cơ quan kết luận."""
    concluded_by: Maybe[Person] | None = None
    """Người kết luận. Người phát biểu hoặc ký kết luận."""
    concluded_on: Maybe[Date]
    """Ngày kết luận."""
    document: DocumentRef | None = None
    """Văn bản kết luận."""
    about: tuple[OrganizationRef, ...] = ()
    """Đơn vị được kết luận. Khi khác với, hoặc hẹp hơn, các đơn vị được kiểm tra."""
    documents: tuple[DocumentRef, ...] = ()
    """Văn bản được dẫn."""
    recommendations: Maybe[tuple[Recommendation, ...]] = ()
    """Kiến nghị, yêu cầu. Không đọc được phần này của văn bản thì ghi {unknown: not_in_our_copy}."""

    @property
    def heading(self) -> str:
        """The title."""
        return self.title

    @property
    def when(self) -> Period | Unknown | None:
        """The day it was concluded."""
        return self.concluded_on

    @property
    def badge(self) -> str:
        """How firm it is."""
        return self.level.label if isinstance(self.level, ConclusionLevel) else ""
