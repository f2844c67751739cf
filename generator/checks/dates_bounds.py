"""DAT: days that cannot be, however little is known of the day they are measured by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from generator import wording
from generator.checks.dates_papers import linked, sure_span
from generator.checks.days import before, said, sure
from generator.checks.rule import Finding, When, Whole, met, of_record, of_whole, warning
from generator.checks.subject import Subject
from generator.checks.vocabulary import words
from generator.records.common import Record
from generator.records.conclusion import Conclusion
from generator.records.inspection import Inspection, Stage
from generator.records.items import Item
from generator.records.meeting import Meeting
from generator.records.organization import Extent, Organization
from generator.records.references import Path
from generator.records.report import Report
from generator.records.summaries import Summary

_LONGEST: Final = 10
"""Years: plans reach no further, and hardly a recommendation does."""


@of_whole("DAT023", "followed-before-inspected", warning)
def followed_before_inspected(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Thời hạn, việc đã xong, ngày công khai và ngày đăng của kết luận phải ở sau ngày bắt đầu đợt kiểm tra.

    Không rõ ngày kết luận thì vẫn chắc chắn rằng kết luận có sau khi việc kiểm tra, hội nghị bắt đầu. Hạn, việc đã làm
    xong, ngày công khai hoặc ngày đăng trước ngày ấy thường là do gõ nhầm năm. Chỉ báo khi các ngày đều chắc chắn.

    Sai:

        # KT-2022-0001
        conducted: 2022-08-17/2022-09-08
        # KL-2022-0001
        concluded_on: {unknown: not_stated}
        recommendations:
          - id: KL-2022-0001-01
            due: 2022-08-01

    Đúng:

        # KT-2022-0001
        conducted: 2022-08-17/2022-09-08
        # KL-2022-0001
        concluded_on: {unknown: not_stated}
        recommendations:
          - id: KL-2022-0001-01
            due: 2022-10-15
    """
    for conclusion, occasion in linked(whole.loaded.registry, "conclusion", "of"):
        held, concluded = sure_span(occasion), sure_span(conclusion)
        if held and held.first and held.first <= whole.today and not (concluded and concluded.first):
            for path, what, day in _too_early(conclusion, held.first):
                message = f"{what} ({wording.day(day)}) ở trước khi {occasion.id} bắt đầu ({said(held)})."
                yield conclusion.id, Finding(path, message, "Xem lại năm của hai ngày ấy trong nguồn.")


def _too_early(conclusion: Summary, start: date) -> Iterator[tuple[Path, str, date]]:
    """Yield what can only follow an inspection, and was before ``start``."""
    if conclusion.published_on and conclusion.published_on < start:
        yield ("published_on",), "Ngày đăng", conclusion.published_on
    if conclusion.disclosed_by and conclusion.disclosed_by < start:
        yield ("disclosures",), "Ngày công khai", conclusion.disclosed_by
    asked = [each for each in conclusion.items if each.kind == "recommendation"]
    for index, item in enumerate(asked):
        for name, what, day in _days(item):
            if day and day < start:
                yield ("recommendations", index, name), what, day


def _days(item: Item) -> Iterator[tuple[str, str, date | None]]:
    yield "due", "Ngày cuối của thời hạn", item.terms[0].last_day
    yield "progress", "Ngày đã thực hiện xong", item.done.last if item.done else None


@of_record(
    "DAT024",
    "published-before-its-sources",
    warning,
    when=When(keys={"sources"}),
    of_drafts=False,
)
def published_before_its_sources(subject: Subject) -> Iterator[Finding]:
    """Bản ghi không thể đăng trước mọi nguồn của nó.

    Kết luận, hội nghị, báo cáo, đợt kiểm tra đã xong lấy từ nguồn thì có sau nguồn. Nếu mọi nguồn đều đăng sau ngày
    đăng bản ghi thì một trong các ngày sai, thường là sai năm. Bản ghi có tệp đính kèm, văn bản, hoặc đã sửa sau khi
    đăng thì không xét.

    Sai:

        published_on: 2021-11-21
        sources:
          - grade: official_news
            published_on: 2022-09-22

    Đúng:

        published_on: 2022-11-21
        sources:
          - grade: official_news
            published_on: 2022-09-22
    """
    record = subject.record
    days = [sure(source.published_on) for source in record.sources]
    firsts = [span.first for span in days if span and span.first]
    if not record.published_on or len(firsts) < len(days) or not firsts or _has_more(record):
        return
    if record.published_on < min(firsts):
        message = (
            f"Bản ghi đăng ngày {wording.day(record.published_on)}, trước nguồn sớm nhất của nó"
            f" (ngày {wording.day(min(firsts))})."
        )
        yield Finding(
            ("published_on",), message, "Xem lại năm của hai ngày; ngày đăng đã đúng thì không đổi."
        )


def _has_more(record: Record) -> bool:
    """Whether a record may tell from something else than its sources, or told something else at first."""
    if isinstance(record, Inspection):
        is_of_announcement = record.stage in _BEFORE_THE_END or record.legal_basis or record.programme
        return bool(is_of_announcement or record.attachments or record.changes or record.redactions)
    if not isinstance(record, (Conclusion, Meeting, Report)):
        return True
    paper = record.document if isinstance(record, Conclusion) else record.documents
    return bool(paper or record.attachments or record.changes or record.redactions)


_BEFORE_THE_END: Final = {Stage.announced, Stage.under_way, Stage.unknown}
"""Of such inspections something was told before there was a source about what came of them."""


@of_record("DAT025", "deadline-far-away", warning, when=When(keys={"due"}))
def deadline_far_away(subject: Subject) -> Iterator[Finding]:
    """Thời hạn thường không quá mười năm.

    Hạn sau mười năm thường là do đảo hai chữ số của năm: 2202 thay cho 2022. Nguồn ghi đúng như vậy thì cho phép cảnh
    báo này, kèm lý do. Số năm tính từ ngày kết luận hoặc ngày đăng; không có thì tính từ hôm nay.

    Sai:

        due: 2202-10-01

    Đúng:

        due: 2022-10-01
    """
    when = sure(subject.record.when)
    asked = (when and when.last) or subject.record.published_on or subject.today
    for path, task in subject.tasks:
        for number, term in enumerate(task.terms):
            if term.last_day and term.last_day.year > asked.year + _LONGEST:
                place = (*path, "extensions", number - 1, "due") if number else (*path, "due")
                message = (
                    f"Ngày cuối của thời hạn là ngày {wording.day(term.last_day)}, sau hơn {_LONGEST} năm."
                )
                hint = "Sửa năm gõ nhầm; nguồn ghi đúng như vậy thì ghi DAT025 kèm lý do ở mục allow."
                yield Finding(place, message, hint)


@of_record("DAT026", "succeeded-before-its-end", warning, when=When(keys={"successors"}))
def succeeded_before_its_end(subject: Subject) -> Iterator[Finding]:
    """Đơn vị kế tiếp của toàn bộ một đơn vị bắt đầu khi đơn vị ấy hết.

    Mục until là ngày cuối cùng của đơn vị cũ, on là ngày đơn vị kế tiếp thay nó. Nếu on ở trước until thì trong khoảng
    giữa hai ngày có hai đơn vị cùng một chỗ, và trang không biết việc thuộc đơn vị nào. Chỉ chuyển một phần thì ghi
    extent: part.

    Sai:

        until: 2025-06-30
        successors:
          - {organization: xa-b, on: 2015-07-01, extent: whole}

    Đúng:

        until: 2025-06-30
        successors:
          - {organization: xa-b, on: 2025-07-01, extent: whole}
    """
    record = subject.record
    until = sure(record.until) if isinstance(record, Organization) else None
    for index, step in enumerate(record.successors if isinstance(record, Organization) and until else ()):
        on = sure(step.on)
        if until and on and step.extent is Extent.whole and before(on, until):
            message = f"Đơn vị kế tiếp thay {said(on)}, trong khi đơn vị này còn đến {said(until)}."
            yield Finding(("successors", index, "on"), message, "Sửa năm gõ nhầm ở on hoặc ở until.")


@of_record("DAT027", "succeeded-without-an-end", warning, when=When(keys={"successors"}))
def succeeded_without_an_end(subject: Subject) -> Iterator[Finding]:
    """Đơn vị đã có đơn vị kế tiếp toàn bộ thì ghi ngày cuối cùng của nó.

    Không có mục until thì trang vẫn coi đơn vị cũ là đang còn, bên cạnh đơn vị đã thay nó. Ngày cuối thường là ngày
    trước ngày on. Không rõ thì ghi until: {unknown: not_stated}.

    Sai:

        successors:
          - {organization: xa-b, on: 2025-07-01, extent: whole}

    Đúng:

        until: 2025-06-30
        successors:
          - {organization: xa-b, on: 2025-07-01, extent: whole}
    """
    record = subject.record
    if not isinstance(record, Organization) or record.until is not None:
        return
    for index, step in enumerate(record.successors):
        on = sure(step.on)
        if step.extent is Extent.whole and on and on.last and on.last <= subject.today:
            message = f"Đơn vị kế tiếp đã thay toàn bộ {said(on)}, mà không ghi đơn vị này còn đến ngày nào."
            hint = "Ghi until là ngày cuối cùng; không rõ thì ghi until: {unknown: not_stated}."
            yield Finding(("successors", index, "on"), message, hint)


_FROM_TO: Final = re.compile(
    r"\btừ (?:ngày )?(?P<first>\d{1,2}/\d{1,2}(?:/\d{4})?) (?:đến|tới)(?: hết)? (?:ngày )?"
    r"(?P<last>\d{1,2}/\d{1,2}/\d{4})\b"
)


@of_record(
    "DAT028",
    "prose-against-its-days",
    warning,
    when=When(keys={"conducted"}, prose=words("từ ngày ", "từ 0", "từ 1", "từ 2", "từ 3")),
)
def prose_against_its_days(subject: Subject) -> Iterator[Finding]:
    """Lời tóm tắt và mục conducted phải nêu cùng những ngày.

    Lời văn nói đoàn làm việc “từ ngày 17/8/2022 đến ngày 18/9/2022” mà mục conducted ghi kết thúc ngày 08/9/2022 thì
    một bên gõ nhầm. Chỉ báo khi hai bên trùng nhau một ngày và khác nhau ngày kia.

    Sai:

        conducted: 2022-08-17/2022-09-08
        summary: Đoàn làm việc từ ngày 17/8/2022 đến ngày 18/9/2022.

    Đúng:

        conducted: 2022-08-17/2022-09-08
        summary: Đoàn làm việc từ ngày 17/8/2022 đến ngày 08/9/2022.
    """
    held = sure(subject.record.when) if isinstance(subject.record, Inspection) else None
    if not held or not held.end or held.bounded or {len(held.start), len(held.end)} != {_FULL}:
        return
    for path, match in subject.matches(_FROM_TO):
        last, first = _day(match["last"]), _day(match["first"], match["last"][-4:])
        if first and last and (first == held.first) != (last == held.last):
            message = (
                f"Lời văn ghi từ {wording.day(first)} đến {wording.day(last)}, mà conducted là {said(held)}."
            )
            hint = "Sửa bên gõ nhầm; nguồn nêu hai thời gian khác nhau thì ghi DAT028 kèm lý do ở mục allow."
            yield Finding(path, message, hint, met=met(match))


_FULL: Final = len("2022-08-17")


def _day(text: str, year: str = "") -> date | None:
    """Return a day as people write it; ``None`` when it is none."""
    day, month, *rest = text.split("/")
    try:
        return date(int(rest[0] if rest else year), int(month), int(day))
    except ValueError:
        return None
