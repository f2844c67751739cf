"""What was found, what was asked, what was done about it, and what the other side says."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from generator.records.base import Labelled, Maybe, Part, Text, Unknown
from generator.records.dates import Date, Deadline, Period
from generator.records.people import Person, PersonOrGroup
from generator.records.quantities import Quantity
from generator.records.references import (
    Defines,
    DocumentRef,
    FigureKey,
    FindingId,
    GroupKey,
    ItemId,
)
from generator.records.sources import Source
from generator.records.stated import StatedBy

_OWNER = r"[A-Z]{2}-[0-9]{4}-[0-9]{4,}"
_FindingId = Annotated[str, StringConstraints(pattern=rf"^{_OWNER}-f[1-9][0-9]{{0,3}}$")]
_RecommendationId = Annotated[str, StringConstraints(pattern=rf"^{_OWNER}-[0-9]{{2,4}}$")]
_MeasureId = Annotated[str, StringConstraints(pattern=rf"^{_OWNER}-m[1-9][0-9]{{0,3}}$")]


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


class Status(Labelled):
    """What the editor entered of a recommendation or a measure."""

    not_started = "not_started", "chưa thực hiện"
    in_progress = "in_progress", "đang thực hiện"
    done = "done", "đã thực hiện"
    not_accepted = "not_accepted", "không được chấp nhận"
    annulled = "annulled", "đã bị hủy bỏ"


class ComputedStatus(Labelled):
    """What follows from the entered status, the deadline and the day."""

    overdue = "overdue", "quá hạn"
    done_late = "done_late", "đã thực hiện, chậm hạn"
    unknown = "unknown", "chưa có thông tin thực hiện"


class Progress(Part):
    """Một lần cập nhật tình hình thực hiện."""

    on: Maybe[Date]
    """Ngày. Ngày của tình hình được nêu."""
    text: Text | None = None
    """Tình hình."""
    status: Status | None = None
    """Trạng thái khi ấy. not_started, in_progress, done, not_accepted, annulled."""
    stated_by: StatedBy | None = None
    """Người nêu. inspector, inspected, lead, press, hoặc mã đơn vị."""
    quantity: Maybe[Quantity] | None = None
    """Đã làm được bao nhiêu. Ví dụ số tiền đã thu hồi tính đến ngày ấy."""
    documents: tuple[DocumentRef, ...] = ()
    """Văn bản chứng minh."""
    sources: tuple[Source, ...] = ()
    """Nguồn. Nguồn của lần cập nhật này."""


def computed_status(
    entered: Status | None, last_day: date | None, done_on: date | None, today: date
) -> ComputedStatus | None:
    """Return what follows on the day ``today``; ``None`` when the entered status says it all."""
    if entered in {Status.not_accepted, Status.annulled}:
        return None
    if entered is Status.done:
        return ComputedStatus.done_late if done_on and last_day and done_on > last_day else None
    if last_day and today > last_day:
        return ComputedStatus.overdue
    return None if entered else ComputedStatus.unknown


class Task(Part):
    """What recommendations and measures share: a deadline, an entered status, dated progress."""

    due: Maybe[Deadline] | None = None
    """Thời hạn. Một ngày, hoặc {edtf, inclusive, basis, stated}; nguồn không nêu thì ghi {unknown: not_stated}."""
    status: Status | None = None
    """Trạng thái đã ghi nhận. not_started, in_progress, done, not_accepted, annulled. Bỏ trống khi chưa rõ."""
    progress: tuple[Progress, ...] = ()
    """Tình hình thực hiện. Các lần cập nhật, cũ trước mới sau."""
    note: Text | None = None
    """Ghi chú."""

    @property
    def entered(self) -> Status | None:
        """The status an editor entered: on the item, or else in the last update that has one."""
        return self.status or next((step.status for step in reversed(self.progress) if step.status), None)

    def computed(self, today: date) -> ComputedStatus | None:
        """Return what follows on the day ``today``; ``None`` when the entered status says it all."""
        return computed_status(self.entered, self.last_day, self.done_on, today)

    @property
    def last_day(self) -> date | None:
        """The last day that is still in time; ``None`` when it is not known."""
        return self.due.last_day if isinstance(self.due, Deadline) else None

    @property
    def done_on(self) -> date | None:
        """The first possible day of the first update that says done: late only when it is surely late."""
        for step in self.progress:
            if step.status is Status.done:
                return step.on.span.first if isinstance(step.on, Date) else None
        return None


class Recommendation(Task):
    """Một kiến nghị, yêu cầu: ai phải làm gì, khi nào xong, đã làm chưa."""

    id: Annotated[_RecommendationId, Defines("recommendation")]
    """Mã. Mã bản ghi, gạch nối và số thứ tự hai chữ số, ví dụ KL-2022-0001-02; không đánh số lại."""
    text: Maybe[Text]
    """Nội dung."""
    to: tuple[PersonOrGroup, ...]
    """Nơi phải thực hiện. Đơn vị nhận kiến nghị, yêu cầu: mã hoặc mô tả."""
    period: Maybe[Period] | None = None
    """Thời gian thực hiện. Khoảng thời gian mà yêu cầu nói đến, khi đó không phải là thời hạn: “trong năm 2022”."""
    stated_by: StatedBy | None = None
    """Người nêu. Khi người nêu khác với người ban hành kết luận."""
    findings: tuple[FindingId, ...] = ()
    """Từ phát hiện. Mã các phát hiện dẫn đến kiến nghị này."""
    documents: tuple[DocumentRef, ...] = ()
    """Văn bản liên quan. Ví dụ quyết định bị đề nghị thu hồi."""


class MeasureKind(Labelled):
    """What was done to somebody."""

    fine = "fine", "phạt tiền"
    recovery = "recovery", "thu hồi, hoàn trả"
    discipline = "discipline", "kỷ luật"
    suspension = "suspension", "đình chỉ"
    referral = "referral", "chuyển cơ quan điều tra"
    restoration = "restoration", "khôi phục"
    annulment = "annulment", "thu hồi, hủy bỏ văn bản"
    review = "review", "kiểm điểm, rút kinh nghiệm"
    other = "other", "hình thức khác"


class Measure(Task):
    """Một việc xử lý: phạt, thu hồi, kỷ luật, đình chỉ, chuyển điều tra, khôi phục, hủy bỏ."""

    id: Annotated[_MeasureId, Defines("measure")]
    """Mã. Mã bản ghi, gạch nối, chữ m và số thứ tự: KL-2022-0001-m1; không đánh số lại."""
    kind: MeasureKind
    """Hình thức. fine: phạt tiền; recovery: thu hồi; discipline: kỷ luật; suspension: đình chỉ; referral: chuyển cơ
    quan điều tra; restoration: khôi phục; annulment: hủy bỏ văn bản; review: kiểm điểm; other: khác."""
    text: Maybe[Text]
    """Nội dung."""
    to: tuple[PersonOrGroup, ...] = ()
    """Đơn vị, người bị xử lý. Đơn vị hoặc người; cá nhân không giữ chức vụ công thì giữ kín danh tính."""
    quantity: Maybe[Quantity] | None = None
    """Số tiền, diện tích, số lượng."""
    decided_by: PersonOrGroup | None = None
    """Người quyết định."""
    decided_on: Maybe[Date] | None = None
    """Ngày quyết định."""
    document: DocumentRef | None = None
    """Văn bản quyết định."""
    findings: tuple[FindingId, ...] = ()
    """Từ phát hiện. Mã các phát hiện dẫn đến việc xử lý này."""


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
    """Người có ý kiến."""
    position: Maybe[Position]
    """Ý kiến. accepts: đồng ý; partly_accepts: đồng ý một phần; disputes: không đồng ý; explains: giải trình;
    none: không có ý kiến."""
    items: tuple[ItemId, ...] = ()
    """Nội dung liên quan. Mã phát hiện, kiến nghị, xử lý; bỏ trống khi nói về toàn bộ."""
    on: Maybe[Date] | None = None
    """Ngày."""
    text: Maybe[Text] | None = None
    """Nội dung ý kiến."""
    documents: tuple[DocumentRef, ...] = ()
    """Văn bản."""
    sources: tuple[Source, ...] = ()
    """Nguồn."""


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
    outcome: Maybe[ComplaintOutcome]
    """Kết quả. upheld: đúng; partly_upheld: đúng một phần; rejected: không đúng; withdrawn: rút đơn; pending: đang
    giải quyết."""
    decided_by: PersonOrGroup | None = None
    """Người giải quyết."""
    decided_on: Maybe[Date] | None = None
    """Ngày giải quyết."""
    document: DocumentRef | None = None
    """Văn bản giải quyết."""
    effect: Text | None = None
    """Hệ quả. Điều gì thay đổi sau khi giải quyết; việc xử lý bị hủy thì ghi thêm trạng thái annulled ở việc ấy."""

    @model_validator(mode="after")
    def _complainant_is_withheld(self) -> Complaint:
        if isinstance(self.by, Person) and not self.by.withheld and not isinstance(self.by.name, Unknown):
            raise PydanticCustomError("complainant_named", "a complainant is never named")
        return self
