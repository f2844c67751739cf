"""What was asked of somebody and what was done to somebody: deadlines, statuses, dated progress."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Annotated

from pydantic import StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from generator.records.base import Labelled, Maybe, Part, Text
from generator.records.dates import Date, Day, Deadline, Period, Span, needs_a_day, told_on
from generator.records.deadlines import Extension, Terms, in_force, terms, when_done
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
_ORDER = {status: place for place, status in enumerate(Status)}


class ComputedStatus(Labelled):
    """What follows from the entered status, the deadline and the day."""

    overdue = "overdue", "quá hạn"
    unreported = "unreported", "quá thời hạn, chưa có thông tin thực hiện"
    done_late = "done_late", "đã thực hiện, chậm hạn"
    done_extended = "done_extended", "đã thực hiện sau hạn ban đầu, trong hạn đã gia hạn"
    unknown = "unknown", "chưa có thông tin thực hiện"


class Progress(Part):
    """Một lần cập nhật tình hình thực hiện."""

    on: Maybe[Date]
    """Ngày. Ngày của tình hình được nêu."""
    recorded_on: Day | None = None
    """Ngày ghi vào trang này. Số bản tin gom các cập nhật theo ngày này; bỏ trống thì theo ngày của tình hình, và
    ngày ấy không rõ thì phải ghi."""
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

    @model_validator(mode="after")
    def _is_told_on_a_day(self) -> Progress:
        needs_a_day(self.recorded_day)
        return self

    @property
    def recorded_day(self) -> date | None:
        """The day this site told it: as entered, or else the (first possible) day of the situation itself."""
        return told_on(self.recorded_on, self.on)

    def told_by(self, day: date) -> bool:
        """Whether this site had told it by ``day``."""
        return (self.recorded_day or day) <= day


def computed_status(
    entered: Status | None, terms: Terms, done: Span | None, today: date
) -> ComputedStatus | None:
    """Return what follows on the day ``today``; ``None`` when the entered status says it all.

    A body is called late only when somebody entered that it had not finished; where nothing was entered, the page says
    that the day has passed and that nothing is known.
    """
    if entered is Status.not_accepted or entered is Status.annulled:
        return None
    if entered is Status.done:
        return _lateness(terms, done, today) if done else None
    last_day = in_force(terms, today).last_day
    if last_day and today > last_day:
        return ComputedStatus.overdue if entered else ComputedStatus.unreported
    return None if entered else ComputedStatus.unknown


def _lateness(terms: Terms, done: Span, today: date) -> ComputedStatus | None:
    """Return whether something was surely done after the deadline of that time, or only after the original one."""
    held, first = when_done(terms, done, today).last_day, terms[0].last_day
    if not done.first or not held:
        return None
    if done.first > held:
        return ComputedStatus.done_late
    return ComputedStatus.done_extended if first and done.first > first else None


class Task(Part):
    """What recommendations and measures share: a deadline, an entered status, dated progress."""

    due: Maybe[Deadline] | None = None
    """Thời hạn. Một ngày, hoặc {edtf, inclusive, basis, stated}; nguồn không nêu thì ghi {unknown: not_stated}. Được
    gia hạn thì để nguyên mục này và ghi vào extensions."""
    extensions: tuple[Extension, ...] = ()
    """Gia hạn. Các lần gia hạn, cũ trước mới sau."""
    quantity: Maybe[Quantity] | None = None
    """Số tiền, diện tích, số lượng. Phải nộp, phải trả, phải làm bao nhiêu."""
    beneficiaries: tuple[PersonOrGroup, ...] = ()
    """Người được hưởng. Ai được hoàn trả, được khôi phục quyền lợi."""
    status: Status | None = None
    """Trạng thái đã ghi nhận. Trạng thái khi bản ghi mới đăng: not_started, in_progress, done, not_accepted, annulled;
    bỏ trống khi chưa rõ. Sau khi đăng không sửa mục này: mỗi thay đổi là một mục progress có ngày."""
    progress: tuple[Progress, ...] = ()
    """Tình hình thực hiện. Các lần cập nhật, cũ trước mới sau."""
    recorded_on: Day | None = None
    """Ngày ghi vào trang này. Ghi khi thêm việc này vào bản ghi đã đăng: số bản tin gom theo ngày này. Bỏ trống nghĩa
    là việc này có từ khi bản ghi mới đăng."""
    note: Text | None = None
    """Ghi chú."""

    @model_validator(mode="after")
    def _private_people_are_withheld(self) -> Task:
        only_public_roles((*self.beneficiaries, *getattr(self, "to", ())))
        return self

    @model_validator(mode="after")
    def _one_status(self) -> Task:
        """Refuse a status of the item that goes further than the updates, or ends what they end."""
        last = self._last_status
        if self.status and last and _goes_back(self.status, [each.status for each in self.progress]):
            raise PydanticCustomError(
                "status_conflict",
                "{status} here, {last} in the last update",
                {"status": self.status.value, "last": last.value},
            )
        return self

    @model_validator(mode="after")
    def _extensions_move_the_deadline_on(self) -> Task:
        days = [day for each in self.terms if (day := each.last_day)] if self.extensions else []
        for before, after in pairwise(days):
            if after <= before:
                context = {"before": before.isoformat(), "after": after.isoformat()}
                raise PydanticCustomError("extension_order", "{after} is not after {before}", context)
        return self

    @property
    def entered(self) -> Status | None:
        """The status an editor entered: that of the last update that has one, or else that of the first publication."""
        return self._last_status or self.status

    @property
    def _last_status(self) -> Status | None:
        for step in reversed(self.progress):
            if step.status:
                return step.status
        return None

    def told_by(self, day: date) -> Status | None:
        """Return the status that this site had told by ``day``, on which the record was out."""
        told = (step.status for step in reversed(self.progress) if step.status and step.told_by(day))
        return next(told, self.status)

    def ended_by(self, day: date) -> bool:
        """Whether it was done, annulled or not accepted, as far as told by ``day``."""
        return self.told_by(day) in ENDED

    def computed(self, today: date) -> ComputedStatus | None:
        """Return what follows on the day ``today``; ``None`` when the entered status says it all."""
        return computed_status(self.entered, self.terms, self.done, today)

    @cached_property
    def terms(self) -> Terms:
        """The original deadline and the extended ones."""
        return terms(self.due, self.extensions)

    @property
    def done(self) -> Span | None:
        """When the first update that says done can have been; ``None`` when that is not known for certain."""
        for step in self.progress:
            if step.status is Status.done:
                return step.on.certain if isinstance(step.on, Date) else None
        return None


def _goes_back(status: Status, told: Iterable[Status | None]) -> bool:
    """Whether the updates end before ``status``, the first one, or tell an end that ``status`` told already."""
    later = [_ORDER[each] for each in told if each]
    return later[-1] < _ORDER[status] or (status in ENDED and _ORDER[status] in later)


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
