"""DAT: what is told as done although its day has not come, and what is told as to come although its day has passed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator import wording
from generator.checks.days import earliest_end, said, sure
from generator.checks.rule import Finding, When, error, of_record, warning
from generator.checks.subject import Subject
from generator.records.base import Unknown, label
from generator.records.common import Outcomes
from generator.records.conclusion import Conclusion
from generator.records.dates import Period
from generator.records.deadlines import Extension
from generator.records.document import Document
from generator.records.inspection import Inspection, Stage
from generator.records.references import Path
from generator.records.tasks import Measure

_BEGUN = {
    Stage.under_way,
    Stage.conducted,
    Stage.preliminary,
    Stage.concluded_unpublished,
    Stage.concluded,
    Stage.closed,
}
_FINISHED = _BEGUN - {Stage.under_way, Stage.preliminary}
_LONG = timedelta(days=366)
"""Nobody prepares a record for longer than that."""


def _told_on(subject: Subject) -> date:
    """Return the day from which the record is read: what is prepared for a later day is true on that day."""
    return max(subject.today, subject.record.published_on or subject.today)


@of_record(
    "DAT010",
    "decided-in-the-future",
    error,
    when=When(keys={"issued_on", "concluded_on", "extensions", "decided_on", "filed_on", "responses"}),
    of_drafts=False,
)
def decided_in_the_future(subject: Subject) -> Iterator[Finding]:
    """Ngày ký, ngày kết luận, ngày quyết định phải không sau ngày đăng.

    Một văn bản chưa ký, một kết luận chưa có thì không thể đăng như đã có. Bản ghi chuẩn bị trước thì để là bản nháp,
    hoặc ghi ngày đăng không sớm hơn ngày ký.

    Sai (hôm nay là ngày 21/11/2026):

        concluded_on: 2027-09-20

    Đúng:

        concluded_on: 2022-09-20
    """
    for path, name, value in _decided(subject):
        span = sure(value)
        if span and span.first and span.first > _told_on(subject):
            message = f"{name} ({wording.span(span)}) ở sau hôm nay."
            instead = (
                "văn bản chưa ký thì chưa ghi vào đây"
                if isinstance(subject.record, Document)
                else "nếu việc chưa có thì để bản ghi là bản nháp"
            )
            yield Finding(path, message, f"Sửa ngày ghi nhầm; {instead}.")


def _decided(subject: Subject) -> Iterator[tuple[Path, str, Period | Unknown | None]]:
    """Yield the days on which something was signed, said or decided, with their labels."""
    record = subject.record
    if isinstance(record, Document):
        yield ("issued_on",), label(Document, "issued_on"), record.issued_on
    if isinstance(record, Conclusion):
        yield ("concluded_on",), label(Conclusion, "concluded_on"), record.concluded_on
    for path, task in subject.tasks:
        for index, extension in enumerate(task.extensions):
            yield (*path, "extensions", index, "on"), label(Extension, "on"), extension.on
        if isinstance(task, Measure):
            yield (*path, "decided_on"), label(Measure, "decided_on"), task.decided_on
    if isinstance(record, Outcomes):
        for index, response in enumerate(record.responses):
            yield ("responses", index, "on"), "Ngày có ý kiến", response.on
        for index, complaint in enumerate(record.complaints):
            for name in ("filed_on", "decided_on"):
                yield ("complaints", index, name), label(type(complaint), name), getattr(complaint, name)


@of_record("DAT011", "source-from-the-future", error, when=When(keys={"sources"}))
def source_from_the_future(subject: Subject) -> Iterator[Finding]:
    """Nguồn đã đọc thì phải đã đăng, và ngày đọc không thể sau hôm nay.

    Ngày đăng và ngày đọc của nguồn cho người khác tìm lại đúng bản đã đọc. Một ngày chưa đến chắc chắn là gõ nhầm.

    Sai (hôm nay là ngày 21/11/2026):

        sources:
          - grade: press
            published_on: 2026-12-08

    Đúng:

        sources:
          - grade: press
            published_on: 2026-10-08
    """
    for path, source in subject.sources:
        published = sure(source.published_on)
        if published and published.first and published.first > subject.today:
            message = f"Nguồn ghi là đăng {said(published)}, ở sau hôm nay."
            yield Finding((*path, "published_on"), message, "Sửa ngày đăng của nguồn.")
        if isinstance(source.retrieved_on, date) and source.retrieved_on > subject.today:
            message = f"Nguồn ghi là đọc ngày {wording.day(source.retrieved_on)}, ở sau hôm nay."
            yield Finding((*path, "retrieved_on"), message, "Sửa ngày đọc nguồn.")


@of_record("DAT012", "read-before-published", error, when=When(keys={"retrieved_on"}))
def read_before_published(subject: Subject) -> Iterator[Finding]:
    """Không ai đọc được nguồn trước khi nguồn được đăng.

    Ngày đọc trước ngày đăng thì một trong hai ngày sai: thường là đảo ngày với tháng, hoặc nguồn đã được đăng lại và
    biên tập viên đọc bản đăng lần trước.

    Sai:

        sources:
          - grade: press
            published_on: 2026-10-08
            retrieved_on: 2026-08-10

    Đúng:

        sources:
          - grade: press
            published_on: 2026-10-08
            retrieved_on: 2026-10-10
    """
    for path, source in subject.sources:
        published, read = sure(source.published_on), source.retrieved_on
        if published and published.first and isinstance(read, date) and read < published.first:
            message = f"Nguồn được đọc ngày {wording.day(read)}, trước khi được đăng ({said(published)})."
            yield Finding(
                (*path, "retrieved_on"), message, "Sửa ngày ghi nhầm, hoặc ghi ngày đăng của bản đã đọc."
            )


@of_record("DAT013", "begun-before-its-day", error, when=When(keys={"conducted"}), of_drafts=False)
def begun_before_its_day(subject: Subject) -> Iterator[Finding]:
    """Đợt kiểm tra chưa đến ngày tiến hành thì chưa thể là đang tiến hành hay đã kết luận.

    Giai đoạn là điều người dân đọc đầu tiên. Khi ngày bắt đầu còn ở phía trước thì giai đoạn chỉ có thể là “đã thông
    báo, chưa tiến hành”.

    Sai (hôm nay là ngày 21/11/2026):

        stage: concluded
        conducted: 2027-08-17/2027-09-08

    Đúng:

        stage: announced
        conducted: 2027-08-17/2027-09-08
    """
    record = subject.record
    if not isinstance(record, Inspection) or record.stage not in _BEGUN:
        return
    conducted = sure(record.conducted)
    if conducted and conducted.first and conducted.first > _told_on(subject):
        message = f"Giai đoạn là “{record.stage.label}” mà thời gian tiến hành ({said(conducted)}) chưa đến."
        yield Finding(("conducted",), message, "Sửa năm ghi nhầm, hoặc đổi giai đoạn thành announced.")


@of_record("DAT014", "stage-behind-its-days", warning, when=When(keys={"conducted"}))
def stage_behind_its_days(subject: Subject) -> Iterator[Finding]:
    """Đợt kiểm tra đã qua thời gian tiến hành thì phải đổi giai đoạn.

    Một đợt kiểm tra cứ ghi mãi là “đã thông báo” hoặc “đang tiến hành” làm người dân không biết đã kiểm tra xong hay
    chưa. Nếu đợt kiểm tra bị lùi hoặc kéo dài thì ghi thời gian mới.

    Sai (hôm nay là ngày 21/11/2026):

        stage: announced
        conducted: 2022-08-17/2022-09-08

    Đúng:

        stage: conducted
        conducted: 2022-08-17/2022-09-08
    """
    record = subject.record
    if not isinstance(record, Inspection) or record.stage not in {Stage.announced, Stage.under_way}:
        return
    conducted = sure(record.conducted)
    if conducted and conducted.last and conducted.last < subject.today:
        message = (
            f"Thời gian tiến hành ({said(conducted)}) đã qua mà giai đoạn vẫn là “{record.stage.label}”."
        )
        hint = "Đổi giai đoạn (conducted nếu đã làm, chưa có kết quả), hoặc ghi thời gian mới nếu bị lùi."
        yield Finding(("stage",), message, hint)


@of_record("DAT020", "finished-before-its-end", warning, when=When(keys={"conducted"}), of_drafts=False)
def finished_before_its_end(subject: Subject) -> Iterator[Finding]:
    """Đợt kiểm tra ghi là đã xong thì ngày cuối phải đã qua.

    Thời gian tiến hành là những ngày đoàn đã làm việc. Nếu ngày cuối còn ở phía trước mà giai đoạn ghi là đã tiến
    hành hoặc đã kết luận thì thường là gõ nhầm năm, hoặc đợt kiểm tra xong sớm hơn kế hoạch và chưa sửa ngày cuối.

    Sai (hôm nay là ngày 21/11/2026):

        stage: concluded
        conducted: 2022-08-17/2032-09-08

    Đúng:

        stage: concluded
        conducted: 2022-08-17/2022-09-08
    """
    record = subject.record
    if not isinstance(record, Inspection) or record.stage not in _FINISHED:
        return
    conducted = sure(record.conducted)
    if not conducted or not conducted.first or conducted.first > _told_on(subject):
        return
    if (end := earliest_end(conducted)) and end > _told_on(subject):
        message = f"Giai đoạn là “{record.stage.label}” mà đợt kiểm tra còn kéo dài ({said(conducted)})."
        yield Finding(("conducted",), message, "Sửa ngày cuối, hoặc đổi giai đoạn thành under_way.")


@of_record("DAT021", "published-in-years", warning, when=When(keys={"published_on"}), of_drafts=False)
def published_in_years(subject: Subject) -> Iterator[Finding]:
    """Ngày đăng còn cách hơn một năm thường là gõ nhầm năm.

    Bản ghi có ngày đăng ở phía trước thì chưa lên trang cho đến ngày ấy, và không có gì báo rằng nó đang chờ. Gõ nhầm
    năm thì người dân không bao giờ thấy bản ghi.

    Sai (hôm nay là ngày 21/11/2026):

        published_on: 2062-11-21

    Đúng:

        published_on: 2026-11-21
    """
    day = subject.record.published_on
    if day and day > subject.today + _LONG:
        message = f"Bản ghi chờ đến ngày {wording.day(day)} mới lên trang."
        yield Finding(("published_on",), message, "Sửa năm của ngày đăng.")
