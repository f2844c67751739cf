"""What was asked of somebody and what was done to somebody: deadlines, statuses, dated progress."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from generator.records.base import Labelled, Maybe, Part, Text, WhyUnknown
from generator.records.dates import Date, Day, Deadline, Period
from generator.records.people import PersonOrGroup, only_public_roles
from generator.records.quantities import Quantity
from generator.records.references import INNER, Defines, DocumentRef, FindingId
from generator.records.sources import Source
from generator.records.stated import StatedBy

_RecommendationId = Annotated[str, StringConstraints(pattern=rf"^{INNER}-[0-9]{{2,4}}$")]
_MeasureId = Annotated[str, StringConstraints(pattern=rf"^{INNER}-m[1-9][0-9]{{0,3}}$")]


class Status(Labelled):
    """What the editor entered of a recommendation or a measure."""

    not_started = "not_started", "chưa thực hiện"
    in_progress = "in_progress", "đang thực hiện"
    done = "done", "đã thực hiện"
    not_accepted = "not_accepted", "không được chấp nhận"
    annulled = "annulled", "đã bị hủy bỏ"


ENDED = frozenset({Status.done, Status.not_accepted, Status.annulled})
"""After these nothing is waited for."""


class ComputedStatus(Labelled):
    """What follows from the entered status, the deadline and the day."""

    overdue = "overdue", "quá hạn"
    unreported = "unreported", "quá thời hạn, chưa có thông tin thực hiện"
    done_late = "done_late", "đã thực hiện, chậm hạn"
    unknown = "unknown", "chưa có thông tin thực hiện"


class Progress(Part):
    """Một lần cập nhật tình hình thực hiện."""

    on: Maybe[Date]
    """Ngày. Ngày của tình hình được nêu."""
    recorded_on: Day | None = None
    """Ngày ghi vào trang này. Số bản tin gom các cập nhật theo ngày này; bỏ trống thì theo ngày của tình hình."""
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

    @property
    def recorded_day(self) -> date | None:
        """The day this site told it: as entered, or else the (first possible) day of the situation itself."""
        if self.recorded_on:
            return self.recorded_on
        return self.on.span.first if isinstance(self.on, Date) else None


def computed_status(
    entered: Status | None, last_day: date | None, done_on: date | None, today: date
) -> ComputedStatus | None:
    """Return what follows on the day ``today``; ``None`` when the entered status says it all.

    A body is called late only when somebody entered that it had not finished; where nothing was entered, the page says
    that the day has passed and that nothing is known.
    """
    if entered in {Status.not_accepted, Status.annulled}:
        return None
    if entered is Status.done:
        return ComputedStatus.done_late if done_on and last_day and done_on > last_day else None
    if last_day and today > last_day:
        return ComputedStatus.overdue if entered else ComputedStatus.unreported
    return None if entered else ComputedStatus.unknown


class DueState(Labelled):
    """What is known of a deadline."""

    certain = "certain", "có thời hạn"
    doubtful = "doubtful", "thời hạn chưa chắc chắn"
    not_stated = "not_stated", "không nêu thời hạn"
    unclear = "unclear", "thời hạn chưa rõ"
    absent = "absent", "chưa ghi nhận thời hạn"


class Task(Part):
    """What recommendations and measures share: a deadline, an entered status, dated progress."""

    due: Maybe[Deadline] | None = None
    """Thời hạn. Một ngày, hoặc {edtf, inclusive, basis, stated}; nguồn không nêu thì ghi {unknown: not_stated}."""
    quantity: Maybe[Quantity] | None = None
    """Số tiền, diện tích, số lượng. Phải nộp, phải trả, phải làm bao nhiêu."""
    beneficiaries: tuple[PersonOrGroup, ...] = ()
    """Người được hưởng. Ai được hoàn trả, được khôi phục quyền lợi."""
    status: Status | None = None
    """Trạng thái đã ghi nhận. not_started, in_progress, done, not_accepted, annulled. Bỏ trống khi chưa rõ."""
    progress: tuple[Progress, ...] = ()
    """Tình hình thực hiện. Các lần cập nhật, cũ trước mới sau."""
    note: Text | None = None
    """Ghi chú."""

    @model_validator(mode="after")
    def _private_people_are_withheld(self) -> Task:
        only_public_roles((*self.beneficiaries, *getattr(self, "to", ())))
        return self

    @model_validator(mode="after")
    def _one_status(self) -> Task:
        last = self._last_status
        ended = {Status.annulled, Status.not_accepted}
        if self.status and self.status not in ended and last and self.status is not last:
            raise PydanticCustomError(
                "status_conflict",
                "{status} here, {last} in the last update",
                {"status": self.status.value, "last": last.value},
            )
        return self

    @property
    def entered(self) -> Status | None:
        """The status an editor entered: on the item, or else in the last update that has one.

        The two differ only when the item was ended (annulled, not accepted) whatever had been done before.
        """
        return self.status or self._last_status

    @property
    def _last_status(self) -> Status | None:
        return next((step.status for step in reversed(self.progress) if step.status), None)

    def told_by(self, day: date) -> Status | None:
        """Return the status of the last update that this site had told by ``day``; one without a day counts as told."""
        told = (step for step in reversed(self.progress) if (step.recorded_day or day) <= day)
        return next((step.status for step in told if step.status), None)

    def ended_by(self, day: date) -> bool:
        """Whether it was done, annulled or not accepted, as far as told by ``day``.

        A status that no dated update explains counts whatever the day: nobody is called late by a guess.
        """
        dated = {step.status for step in self.progress if step.recorded_day}
        always = self.status if self.status not in dated else None
        return bool(ENDED & {always, self.told_by(day)})

    def computed(self, today: date) -> ComputedStatus | None:
        """Return what follows on the day ``today``; ``None`` when the entered status says it all."""
        return computed_status(self.entered, self.last_day, self.done_on, today)

    @property
    def last_day(self) -> date | None:
        """The last day that is still in time; ``None`` when it is not known for certain: nothing is late by a guess."""
        return self.due.last_day if isinstance(self.due, Deadline) and self.due.certain else None

    @property
    def due_state(self) -> DueState:
        """Whether the deadline is known for certain or with a doubt, or else why it is not known."""
        if isinstance(self.due, Deadline):
            return DueState.certain if self.last_day else DueState.doubtful
        if self.due is None:
            return DueState.absent
        return DueState.not_stated if self.due.unknown is WhyUnknown.not_stated else DueState.unclear

    @property
    def done_on(self) -> date | None:
        """The first possible day of the first update that says done: late only when it is surely late."""
        for step in self.progress:
            if step.status is Status.done:
                return step.on.certain.first if isinstance(step.on, Date) and step.on.certain else None
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
    """Văn bản liên quan."""
    target_documents: tuple[DocumentRef, ...] = ()
    """Văn bản bị đề nghị thu hồi, hủy bỏ, sửa đổi."""


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
    decided_by: PersonOrGroup | None = None
    """Người quyết định."""
    decided_on: Maybe[Date] | None = None
    """Ngày quyết định."""
    document: DocumentRef | None = None
    """Văn bản quyết định."""
    findings: tuple[FindingId, ...] = ()
    """Từ phát hiện. Mã các phát hiện dẫn đến việc xử lý này."""
