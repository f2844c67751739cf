"""DAT: the days of what somebody must do: deadlines and progress."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator import wording
from generator.checks.days import before, said, sure
from generator.checks.rule import Finding, When, of_record, warning
from generator.checks.subject import Subject
from generator.records.base import Unknown
from generator.records.conclusion import Conclusion
from generator.records.dates import Period, Span, parse
from generator.records.deadlines import DueState
from generator.records.references import Path
from generator.records.tasks import ENDED, Measure, Status, Task


@of_record("DAT006", "due-before-asked", warning, when=When(keys={"due", "extensions"}))
def due_before_asked(subject: Subject) -> Iterator[Finding]:
    """Thời hạn phải sau ngày kết luận hoặc ngày quyết định.

    Không ai làm kịp một việc mà hạn đã qua khi việc được giao; trang sẽ ghi đơn vị quá hạn ngay từ ngày đầu. Thường
    là do gõ nhầm năm: kết luận cuối năm, hạn đầu năm sau.

    Sai:

        concluded_on: 2022-12-20
        recommendations:
          - id: KL-2022-0001-01
            due: 2022-01-15

    Đúng:

        concluded_on: 2022-12-20
        recommendations:
          - id: KL-2022-0001-01
            due: 2023-01-15
    """
    for path, task, value in _asked(subject):
        if not (asked := sure(value)):
            continue
        for place, what, span in _too_early(path, task, asked):
            word = "kết luận" if path[0] == "recommendations" else "quyết định"
            message = f"{what} ({said(span)}) ở trước ngày {word} ({said(asked)})."
            yield Finding(place, message, "Xem lại năm của hai ngày ấy trong nguồn.")


def _too_early(path: Path, task: Task, asked: Span) -> Iterator[tuple[Path, str, Span]]:
    """Yield what can only come after a task was set, and came before."""
    last_day = task.terms[0].last_day
    if last_day and asked.first and last_day < asked.first:
        yield (*path, "due"), "Ngày cuối của thời hạn", parse(last_day.isoformat())
    for index, extension in enumerate(task.extensions):
        if (span := sure(extension.on)) and before(span, asked):
            yield (*path, "extensions", index, "on"), "Ngày gia hạn", span


def _asked(subject: Subject) -> Iterator[tuple[Path, Task, Period | Unknown | None]]:
    """Yield the tasks with the day they were set; a measure may be older than the conclusion that tells of it."""
    for path, task in subject.tasks:
        if isinstance(task, Measure):
            yield path, task, task.decided_on
        elif isinstance(subject.record, Conclusion):
            yield path, task, subject.record.concluded_on


@of_record("DAT007", "progress-out-of-order", warning, when=When(keys={"progress"}))
def progress_out_of_order(subject: Subject) -> Iterator[Finding]:
    """Các lần cập nhật tình hình thực hiện xếp cũ trước, mới sau.

    Trạng thái của một kiến nghị là trạng thái trong lần cập nhật đứng cuối. Xếp sai thứ tự thì trang nói một việc đã
    xong là chưa xong, hoặc ngược lại.

    Sai:

        progress:
          - {on: 2022-11-10, status: done}
          - {on: 2022-10-05, status: in_progress}

    Đúng:

        progress:
          - {on: 2022-10-05, status: in_progress}
          - {on: 2022-11-10, status: done}
    """
    for path, task in subject.tasks:
        newest: date | None = None
        for index, step in enumerate(task.progress):
            span = sure(step.on)
            if span and span.last and newest and span.last < newest:
                message = f"Lần cập nhật {said(span)} đứng sau lần cập nhật ngày {wording.day(newest)}."
                hint = "Chuyển lên trên cho đúng thứ tự, hoặc sửa ngày."
                yield Finding((*path, "progress", index, "on"), message, hint)
            if span and span.first:
                newest = max(newest or span.first, span.first)


@of_record("DAT008", "status-goes-back", warning, when=When(keys={"progress"}))
def status_goes_back(subject: Subject) -> Iterator[Finding]:
    """Một việc đã xong mà quay lại chưa xong thì phải nói vì sao.

    Có khi việc được báo là xong, rồi kiểm tra lại thấy chưa. Người dân thấy trạng thái lùi lại mà không có lời nào sẽ
    cho là trang ghi sai. Viết một câu ở mục text của lần cập nhật ấy.

    Sai:

        progress:
          - {on: 2022-10-05, status: done}
          - {on: 2022-11-10, status: in_progress}

    Đúng:

        progress:
          - {on: 2022-10-05, status: done}
          - {on: 2022-11-10, status: in_progress, text: Kiểm tra lại thì còn hai khoản chưa niêm yết.}
    """
    for path, task in subject.tasks:
        reached: Status | None = None
        for index, step in enumerate(task.progress):
            if reached in ENDED and step.status and step.status not in ENDED and not step.text:
                message = f"Trạng thái lùi từ “{reached.label}” về “{step.status.label}” mà không nói vì sao."
                hint = "Thêm một câu ở mục text của lần cập nhật này, hoặc sửa trạng thái."
                yield Finding((*path, "progress", index, "status"), message, hint)
            reached = step.status or reached


@of_record("DAT009", "deadline-in-doubt", warning, when=When(keys={"due", "extensions"}))
def deadline_in_doubt(subject: Subject) -> Iterator[Finding]:
    """Thời hạn chưa chắc chắn thì trang không tính được đúng hạn hay quá hạn.

    Không đơn vị nào bị ghi là quá hạn vì một ngày phỏng đoán. Khi thời hạn có dấu ?, ~, % hoặc không rõ ngày cuối,
    trang chỉ nêu thời hạn và không tính gì. Nếu nguồn nêu rõ ngày thì ghi ngày ấy; nếu nguồn không rõ thì giữ nguyên
    và cho phép cảnh báo này ở mục allow, kèm lý do.

    Sai:

        due: 2022-10-15?

    Đúng:

        due: 2022-10-15
    """
    for path, task in subject.tasks:
        for number, term in enumerate(task.terms):
            if term.state is DueState.doubtful and task.entered not in ENDED:
                place = (*path, "extensions", number - 1, "due") if number else (*path, "due")
                message = "Thời hạn chưa chắc chắn, nên trang không tính việc này đúng hạn hay quá hạn."
                hint = "Nguồn nêu rõ ngày thì ghi ngày ấy; không thì giữ nguyên và ghi DAT009, kèm lý do, ở mục allow."
                yield Finding(place, message, hint)
