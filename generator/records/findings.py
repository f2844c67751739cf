"""What was found, and what the other side says of it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from generator.records.base import Labelled, Maybe, Part, Text, Unknown
from generator.records.dates import Date, Day, Period, told_on
from generator.records.people import Person, PersonOrGroup, only_public_roles
from generator.records.references import INNER, Defines, Described, DocumentRef, FigureKey, GroupKey, ItemId
from generator.records.sources import Source
from generator.records.stated import StatedBy

_FindingId = Annotated[str, StringConstraints(pattern=rf"^{INNER}-f[1-9][0-9]{{0,3}}$")]


def _withheld(by: PersonOrGroup | None) -> None:
    """Refuse a complainant or denouncer by name, or told of so that somebody could tell who it is."""
    if isinstance(by, Person) and not by.withheld and not isinstance(by.name, Unknown):
        raise PydanticCustomError("complainant_named", "a complainant is never named")
    if isinstance(by, Person) and (by.positions or by.organization is not None or by.note):
        raise PydanticCustomError("withheld_details", "nothing may tell who it is")
    if isinstance(by, Described) and not by.kind:
        raise PydanticCustomError("complainant_described", "only a body may be described")


class FindingKind(Labelled):
    """What sort of finding it is."""

    strength = "strength", "ưu điểm"
    shortcoming = "shortcoming", "hạn chế"
    violation = "violation", "vi phạm"
    observation = "observation", "nhận xét"
    allegation = "allegation", "nội dung tố cáo, phản ánh"


class Outcome(Labelled):
    """What came of one allegation."""

    founded = "founded", "có cơ sở"
    partly_founded = "partly_founded", "có cơ sở một phần"
    unfounded = "unfounded", "không có cơ sở"
    not_established = "not_established", "chưa có cơ sở kết luận"


class Finding(Part):
    """Một nội dung đã phát hiện, nhận xét, hoặc kết quả của một nội dung tố cáo."""

    id: Annotated[_FindingId, Defines("finding")]
    """Mã. Mã bản ghi, gạch nối, chữ f và số thứ tự, ví dụ KL-2022-0001-f1; không đánh số lại."""
    kind: FindingKind
    """Loại. strength: ưu điểm; shortcoming: hạn chế; violation: vi phạm; observation: nhận xét; allegation: nội dung
    tố cáo, phản ánh."""
    text: Maybe[Text]
    """Nội dung."""
    stated_by: StatedBy
    """Người nêu. inspector, inspected, chair, lead, press, hoặc mã đơn vị. Đơn vị tự khen không phải là kết luận."""
    about: tuple[PersonOrGroup, ...] = ()
    """Đơn vị, người được nói đến. Mã hoặc mô tả; người bị tố cáo thì giữ kín danh tính."""
    groups: tuple[GroupKey, ...] = ()
    """Nhóm đơn vị. Khóa của các nhóm được kiểm tra mà nội dung này nói về."""
    alleged_by: PersonOrGroup | None = None
    """Người tố cáo, phản ánh. Cá nhân luôn được giữ kín danh tính."""
    third_parties: tuple[PersonOrGroup, ...] = ()
    """Người, đơn vị liên quan. Cá nhân không giữ chức vụ công thì giữ kín danh tính."""
    outcome: Maybe[Outcome] | None = None
    """Kết quả xác minh. Chỉ dùng cho nội dung tố cáo, phản ánh."""
    period: Maybe[Period] | None = None
    """Thời kỳ. Thời kỳ xảy ra điều được nêu."""
    documents: tuple[DocumentRef, ...] = ()
    """Văn bản liên quan."""
    figures: tuple[FigureKey, ...] = ()
    """Số liệu liên quan. Khóa của số liệu trong cùng bản ghi."""
    note: Text | None = None
    """Ghi chú."""

    @model_validator(mode="after")
    def _private_people_are_withheld(self) -> Finding:
        _withheld(self.alleged_by)
        only_public_roles((*self.about, *self.third_parties))
        return self


class Position(Labelled):
    """What the other side thinks of it."""

    accepts = "accepts", "đồng ý"
    partly_accepts = "partly_accepts", "đồng ý một phần"
    disputes = "disputes", "không đồng ý"
    explains = "explains", "giải trình"
    none = "none", "không có ý kiến"


class Response(Part):
    """Giải trình, ý kiến của đơn vị; đứng bên cạnh phát hiện và không sửa gì trong phát hiện."""

    by: PersonOrGroup
    """Người có ý kiến. Mã đơn vị hoặc mô tả; người thì ghi cả chức vụ, cá nhân không giữ chức vụ công thì giữ kín
    danh tính."""
    position: Maybe[Position]
    """Ý kiến. accepts: đồng ý; partly_accepts: đồng ý một phần; disputes: không đồng ý; explains: giải trình;
    none: không có ý kiến."""
    items: tuple[ItemId, ...] = ()
    """Nội dung liên quan. Mã phát hiện, kiến nghị, xử lý; bỏ trống khi nói về toàn bộ."""
    on: Maybe[Date] | None = None
    """Ngày."""
    recorded_on: Day | None = None
    """Ngày ghi vào trang này. Ghi khi thêm vào bản ghi đã đăng: số bản tin gom theo ngày này."""
    text: Maybe[Text] | None = None
    """Nội dung ý kiến."""
    documents: tuple[DocumentRef, ...] = ()
    """Văn bản."""
    sources: tuple[Source, ...] = ()
    """Nguồn."""

    @model_validator(mode="after")
    def _private_people_are_withheld(self) -> Response:
        only_public_roles((self.by,))
        return self

    @property
    def recorded_day(self) -> date | None:
        """The day this site told it; ``None`` when it came with the record."""
        return told_on(self.recorded_on, self.on)


class ComplaintOutcome(Labelled):
    """What came of a complaint."""

    upheld = "upheld", "khiếu nại đúng"
    partly_upheld = "partly_upheld", "khiếu nại đúng một phần"
    rejected = "rejected", "khiếu nại không đúng"
    withdrawn = "withdrawn", "người khiếu nại rút đơn"
    pending = "pending", "đang giải quyết"


class Complaint(Part):
    """Khiếu nại về kết luận hoặc việc xử lý, và kết quả giải quyết. Người khiếu nại luôn được giữ kín danh tính."""

    by: PersonOrGroup | None = None
    """Người khiếu nại. Cá nhân thì giữ kín danh tính; cơ quan, tổ chức thì ghi mã hoặc mô tả."""
    items: tuple[ItemId, ...] = ()
    """Nội dung liên quan. Mã phát hiện, kiến nghị, xử lý bị khiếu nại."""
    text: Maybe[Text] | None = None
    """Nội dung khiếu nại."""
    filed_on: Maybe[Date] | None = None
    """Ngày khiếu nại."""
    recorded_on: Day | None = None
    """Ngày ghi vào trang này. Ghi khi thêm vào bản ghi đã đăng: số bản tin gom theo ngày này."""
    outcome: Maybe[ComplaintOutcome]
    """Kết quả. upheld: đúng; partly_upheld: đúng một phần; rejected: không đúng; withdrawn: rút đơn; pending: đang
    giải quyết."""
    decided_by: PersonOrGroup | None = None
    """Người giải quyết."""
    decided_on: Maybe[Date] | None = None
    """Ngày giải quyết."""
    outcome_recorded_on: Day | None = None
    """Ngày ghi kết quả vào trang này. Ghi khi kết quả được thêm sau khiếu nại."""
    document: DocumentRef | None = None
    """Văn bản giải quyết."""
    effect: Text | None = None
    """Hệ quả. Điều gì thay đổi sau khi giải quyết; việc xử lý bị hủy thì thêm một mục progress có ngày, với trạng
    thái annulled, ở việc ấy."""

    @model_validator(mode="after")
    def _complainant_is_withheld(self) -> Complaint:
        _withheld(self.by)
        return self

    @property
    def recorded_day(self) -> date | None:
        """The day this site told it; ``None`` when it came with the record."""
        return told_on(self.recorded_on, self.filed_on, self.decided_on)

    @property
    def outcome_day(self) -> date | None:
        """The day this site told what came of it: not before the complaint itself; ``None`` as above, or while open."""
        if not isinstance(self.outcome, ComplaintOutcome) or self.outcome is ComplaintOutcome.pending:
            return None
        days = (told_on(self.outcome_recorded_on, self.decided_on), self.recorded_day)
        return max(filter(None, days), default=None)
