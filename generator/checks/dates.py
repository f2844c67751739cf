"""DAT: days that cannot be, or that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator import wording
from generator.checks.days import before, said, sure
from generator.checks.rule import Finding, When, error, of_record, warning
from generator.checks.subject import Subject
from generator.records.base import Part, Unknown, label
from generator.records.common import Outcomes
from generator.records.dates import Date, Period, parse
from generator.records.inspection import Inspection
from generator.records.organization import Organization
from generator.records.programme import Programme
from generator.records.references import Path

_DAYS = {"on", "edtf", "recorded_on"}
_ACTS = {("withdrawal",), ("changes",), ("redactions",)}
_RARE = {"withdrawal", "changes", "redactions", "extensions", "recorded_on", "outcome_recorded_on"}
_STEPS = {("progress",), ("extensions",)}

LOOK_AGAIN = "Xem lại hai ngày ấy trong nguồn; nếu nguồn ghi đúng như vậy thì thêm dấu ? sau ngày chưa chắc."


@of_record(
    "DAT001",
    "told-before-its-day",
    error,
    when=When(keys=_RARE | {"progress"}),
)
def told_before_its_day(subject: Subject) -> Iterator[Finding]:
    """Ngày của một việc đã ghi là đã xảy ra phải không sau hôm nay.

    Rút, sửa, lược bỏ bản ghi và cập nhật tiến độ có hiệu lực ngay khi được ghi vào bản ghi. Ghi trước ngày cho những
    việc ấy làm trang nói điều chưa xảy ra. Việc sẽ làm thì chờ đến ngày hãy ghi.

    Sai (hôm nay là ngày 21/11/2026):

        changes:
          - on: 2027-01-05
            kind: correction
            text: Sửa số tiền phải thu hồi.

    Đúng:

        changes:
          - on: 2026-11-21
            kind: correction
            text: Sửa số tiền phải thu hồi.
    """
    for path, text in subject.texts if _may_tell_early(subject) else ():
        first = parse(text).first if path[-1] in _DAYS and _tells(path) else None
        if first and first > subject.today:
            message = f"Ngày {wording.day(first)} chưa đến."
            yield Finding(path, message, "Ghi ngày đã làm việc ấy; việc chưa làm thì đến ngày hãy ghi.")


def _may_tell_early(subject: Subject) -> bool:
    """Whether more than updates whose days have come can have told something: nearly every record has only these."""
    steps = (step.on for _, task in subject.tasks for step in task.progress)
    days = (on.span.first for on in steps if isinstance(on, Date))
    return not _RARE.isdisjoint(subject.keys) or any(day and day > subject.today for day in days)


def _tells(path: Path) -> bool:
    """Whether a day stands at ``path`` on which this site, or what it tells, is said to have acted already."""
    step = path[-2:] if path[-1] == "edtf" else path[-1:]
    if step[0] in {"recorded_on", "outcome_recorded_on"}:
        return True
    above = path[: -len(step)]
    return step[0] == "on" and (above[:1] in _ACTS or above[-2:-1] in _STEPS)


@of_record("DAT002", "ends-before-it-starts", error, when=When(keys={"until", "decided_on"}))
def ends_before_it_starts(subject: Subject) -> Iterator[Finding]:
    """Việc gì cũng phải bắt đầu trước rồi mới kết thúc.

    Niêm yết không thể hết trước ngày niêm yết; một đơn vị, một tên gọi hay một mã không thể thôi dùng trước ngày bắt
    đầu dùng; khiếu nại không thể được giải quyết trước ngày khiếu nại. Thường là do gõ nhầm năm, hoặc nhầm ngày với
    tháng. Chỉ báo khi cả hai ngày đều chắc chắn.

    Sai:

        disclosures:
          - form: posting
            on: 2022-09-20
            until: 2022-09-05

    Đúng:

        disclosures:
          - form: posting
            on: 2022-09-20
            until: 2022-10-05
    """
    for path, part, start, end in _pairs(subject):
        starts, ends = sure(getattr(part, start)), sure(getattr(part, end))
        if starts and ends and before(ends, starts):
            names = (label(type(part), end), label(type(part), start))
            message = f"“{names[0]}” là {said(ends)}, trước “{names[1]}” là {said(starts)}."
            yield Finding((*path, end), message, LOOK_AGAIN)


def _pairs(subject: Subject) -> Iterator[tuple[Path, Part, str, str]]:
    """Yield the parts that start and end, with the names of their two fields."""
    record = subject.record
    for index, disclosure in enumerate(record.disclosures):
        yield ("disclosures", index), disclosure, "on", "until"
    if isinstance(record, Outcomes):
        for index, complaint in enumerate(record.complaints):
            yield ("complaints", index), complaint, "filed_on", "decided_on"
    if isinstance(record, Organization):
        yield (), record, "since", "until"
        for index, name in enumerate(record.names):
            yield ("names", index), name, "since", "until"
        for index, code in enumerate(record.codes):
            yield ("codes", index), code, "since", "until"


@of_record(
    "DAT003", "changed-before-published", warning, when=When(keys={"changes", "withdrawal"}), of_drafts=False
)
def changed_before_published(subject: Subject) -> Iterator[Finding]:
    """Bản ghi chỉ được sửa hoặc rút sau khi đã đăng.

    Mục changes và mục withdrawal kể cho người dân biết điều gì đã đổi sau khi họ đọc được bản ghi. Nếu một ngày trong
    đó trước ngày đăng thì một trong hai ngày sai. Ngày đăng là ngày đầu tiên bản ghi có trên trang và không đổi về
    sau, kể cả khi bản ghi được sửa.

    Sai:

        published_on: 2026-11-01
        changes:
          - on: 2026-10-05
            kind: correction
            text: Sửa số tiền phải thu hồi.

    Đúng:

        published_on: 2026-11-01
        changes:
          - on: 2026-11-05
            kind: correction
            text: Sửa số tiền phải thu hồi.
    """
    record = subject.record
    days: list[tuple[Path, date]] = [
        (("changes", index, "on"), change.on) for index, change in enumerate(record.changes)
    ]
    days += [(("withdrawal", "on"), record.withdrawal.on)] if record.withdrawal else []
    for path, day in days:
        if record.published_on and day < record.published_on:
            message = f"Ngày {wording.day(day)} trước ngày đăng bản ghi ({wording.day(record.published_on)})."
            hint = "Sửa ngày này; nếu sửa khi chưa đăng thì bỏ mục này. Ngày đăng đã đúng thì giữ nguyên."
            yield Finding(path, message, hint)


@of_record("DAT004", "reviewed-after-inspected", warning, when=When(keys={"reviewed"}))
def reviewed_after_inspected(subject: Subject) -> Iterator[Finding]:
    """Thời kỳ được kiểm tra không thể bắt đầu sau khi đã kiểm tra xong.

    Đoàn kiểm tra xem xét những việc đã làm. Nếu thời kỳ được kiểm tra nằm trọn sau những ngày đoàn làm việc thì
    thường là gõ nhầm năm, hoặc đã ghi thời gian tiến hành vào mục thời kỳ.

    Sai:

        conducted: 2022-08-17/2022-09-08
        reviewed: 2023

    Đúng:

        conducted: 2022-08-17/2022-09-08
        reviewed: 2021
    """
    record = subject.record
    if not isinstance(record, Inspection) or not (conducted := sure(record.conducted)):
        return
    periods: list[tuple[Path, Period | Unknown | None]] = [(("reviewed",), record.reviewed)]
    periods += [(("scope", index, "reviewed"), item.reviewed) for index, item in enumerate(record.scope)]
    for path, value in periods:
        reviewed = sure(value)
        if reviewed and before(conducted, reviewed):
            message = (
                f"Thời kỳ được kiểm tra ({said(reviewed)}) ở sau thời gian tiến hành ({said(conducted)})."
            )
            yield Finding(
                path, message, "Xem lại năm của hai mục; “reviewed” là thời gian của những việc được xem xét."
            )


@of_record("DAT005", "planned-outside-the-period", warning, when=When(keys={"planned"}))
def planned_outside_the_period(subject: Subject) -> Iterator[Finding]:
    """Đợt kiểm tra đã định phải nằm trong kỳ của chương trình.

    Chương trình năm nào định việc của năm ấy. Một đợt kiểm tra dự kiến nằm hẳn ngoài kỳ thường là do gõ nhầm năm,
    hoặc kỳ của chương trình ghi thiếu.

    Sai:

        period: 2022
        planned:
          - text: Kiểm tra trường học.
            period: 2023-03

    Đúng:

        period: 2022
        planned:
          - text: Kiểm tra trường học.
            period: 2022-03
    """
    record = subject.record
    if not isinstance(record, Programme) or not (whole := sure(record.period)):
        return
    for index, planned in enumerate(record.planned):
        period = sure(planned.period)
        if period and (before(whole, period) or before(period, whole)):
            message = f"Thời gian dự kiến ({said(period)}) nằm ngoài kỳ của chương trình ({said(whole)})."
            yield Finding(
                ("planned", index, "period"), message, "Sửa năm ghi nhầm, hoặc sửa kỳ của chương trình."
            )
