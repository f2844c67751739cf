"""What one record gives to the bulletins, line by line, each on the day on which this site told it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from generator.pages.addresses import SECTIONS
from generator.public import Public
from generator.records import BY_NAME
from generator.records.base import Labelled, Unknown
from generator.records.common import Record
from generator.records.dates import Date
from generator.records.quantities import Quantity
from generator.records.quarters import Quarter
from generator.records.redactions import place
from generator.records.sources import Disclosure
from generator.records.summaries import Item, Summary, first_words, id_order, tasks
from generator.records.tasks import Measure, Progress, Recommendation, Status

_NIGHT = timedelta(days=1)
_KINDS = tuple(SECTIONS)
EARLIER = "Công khai trước quý này, nay mới ghi vào trang này"


class Chapter(Labelled):
    """The parts of a bulletin, in their order."""

    new = "new", "Bản ghi mới đăng"
    progress = "progress", "Tiến độ mới"
    changed = "changed", "Đính chính và thay đổi"
    withdrawn = "withdrawn", "Bản ghi đã rút"
    redacted = "redacted", "Chỗ đã lược bỏ"
    overdue = "overdue", "Việc đã qua thời hạn trong quý, chưa ghi nhận đã xong"
    disclosed = "disclosed", "Danh mục nội dung đã công khai trong quý"

    @property
    def corrects(self) -> bool:
        """Whether it takes back something that was told before."""
        return self in {Chapter.changed, Chapter.withdrawn, Chapter.redacted}


_CHAPTERS = tuple(Chapter)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a bulletin."""

    chapter: Chapter
    day: date
    summary: Summary
    group: str = ""
    """The heading it stands under, or the type of a new record; may be empty."""
    rank: int = 0
    """The place of the group among the others."""
    item: Item | None = None
    kind: str = ""
    """What sort of change it is, or the status told, in words."""
    text: str = ""
    on: Date | Unknown | None = None
    """The day of the situation that an update tells."""
    quantity: Quantity | Unknown | None = None
    disclosure: Disclosure | None = None
    only_later: Quarter | None = None
    """The closed issue that this line is about, when it stands in no list itself."""

    def order(self) -> tuple[Any, ...]:
        """Return the place of the line in its issue, which nothing told later can move."""
        item = self.item.id if self.item else ""
        chapter = _CHAPTERS.index(self.chapter)
        return chapter, self.rank, self.day, id_order(self.summary.id), item, self.kind, self.text

    def newest(self) -> tuple[Any, ...]:
        """Return the place of the line in a list with the newest first."""
        return -self.day.toordinal(), self.order()


def told(view: Public, summary: Summary) -> Iterator[Line]:
    """Yield what a record told up to today; the full record is only read when it told more than itself."""
    since = view.since(summary.id)
    if since is None:
        return
    if not BY_NAME[summary.type].on_demand and summary.type != "bulletin":
        rank = _KINDS.index(summary.type)
        yield Line(Chapter.new, since, summary, summary.type, rank)
    if summary.days or any(_passed(item.last_day, since, view.today) for item in summary.items):
        teller = _Teller(view, summary, since, view.record(summary.id))
        yield from (line for line in teller.lines() if line.day <= view.today)


def _passed(last_day: date | None, since: date, today: date) -> bool:
    """Whether a last day was over by today, in a quarter in which the record could be seen."""
    return bool(last_day and last_day < today and Quarter.of(last_day + _NIGHT).last >= since)


@dataclass(frozen=True, slots=True)
class _Teller:
    """Reads the lines out of one record."""

    view: Public
    summary: Summary
    since: date
    record: Record

    def lines(self) -> Iterator[Line]:
        yield from self._changes()
        for line in (*self._progress(), *self._overdue(), *self._disclosures()):
            if self._stands(line.day):
                yield line

    def _day(self, day: date) -> date:
        """Return when something dated ``day`` could first be read here."""
        return max(day, self.since)

    def _stands(self, day: date) -> bool:
        """Whether the record was not withdrawn by the end of the quarter of ``day``."""
        withdrawn = self.summary.withdrawn_on
        return withdrawn is None or withdrawn > Quarter.of(day).last

    def _changes(self) -> Iterator[Line]:
        silent = self.summary.silent
        for change in self.record.changes:
            text = "" if silent else change.text
            yield self._line(Chapter.changed, change.on, kind=change.kind.label, text=text)
        for redaction in self.record.redactions:
            text = "" if silent else f"{place(self.record, redaction)}. Lý do: {redaction.reason}"
            yield self._line(Chapter.redacted, redaction.on, kind="lược bỏ", text=text)
        if withdrawal := self.record.withdrawal:
            text = ". ".join(filter(None, [f"Lý do: {withdrawal.reason.label}", withdrawal.note]))
            yield self._line(Chapter.withdrawn, withdrawal.on, kind="rút", text=text)

    def _line(self, chapter: Chapter, day: date, **more: Any) -> Line:
        return Line(chapter, self._day(day), self.summary, **more)

    def _progress(self) -> Iterator[Line]:
        for task in tasks(self.record):
            for step in task.progress:
                if step.recorded_day:
                    yield self._step(self._item(task.id), step, step.recorded_day)

    def _step(self, item: Item, step: Progress, day: date) -> Line:
        return self._line(
            Chapter.progress,
            day,
            item=item,
            kind=step.status.label if step.status else "",
            text=first_words(step.text or ""),
            on=step.on,
            quantity=step.quantity,
        )

    def _item(self, item_id: str) -> Item:
        return next(item for item in self.summary.items if item.id == item_id)

    def _overdue(self) -> Iterator[Line]:
        """Yield what was not known to be finished at the end of the quarter in which its last day had passed."""
        for task in tasks(self.record):
            if task.last_day is None:
                continue
            day = task.last_day + _NIGHT
            end = min(Quarter.of(day).last, self.view.today)
            if not day <= end >= self.since or task.ended_by(end):
                continue
            if not self.view.ended_by(self.record.id, task.id, end):
                item = self._addressed(self._item(task.id), end)
                status = task.told_by(end)
                yield Line(Chapter.overdue, day, self.summary, item=item, kind=status.label if status else "")
                yield from self._in_time(task, item, end)

    def _addressed(self, item: Item, end: date) -> Item:
        """Leave out the bodies that could not be seen at the end of the quarter."""
        return replace(item, to=tuple(each for each in item.to if (self.view.since(each) or date.max) <= end))

    def _in_time(self, task: Recommendation | Measure, item: Item, end: date) -> Iterator[Line]:
        """Yield a word for the closed issue when it is told later that the work had been done in time."""
        for step in task.progress:
            certain = step.on.certain if isinstance(step.on, Date) else None
            in_time = certain and certain.last and task.last_day and certain.last <= task.last_day
            if step.status is Status.done and in_time and (day := step.recorded_day) and day > end:
                text = "Theo cập nhật ghi sau khi số này khép, việc này đã thực hiện xong trong thời hạn."
                about = Quarter.of(end)
                yield self._line(
                    Chapter.progress, day, item=item, kind="cập nhật", text=text, only_later=about
                )

    def _disclosures(self) -> Iterator[Line]:
        for disclosure in self.record.disclosures:
            if disclosure.day is None or disclosure.recorded_day is None:
                continue
            day = self._day(disclosure.recorded_day)
            is_earlier = Quarter.of(disclosure.day) < Quarter.of(day)
            yield Line(
                Chapter.disclosed,
                day,
                self.summary,
                group=EARLIER if is_earlier else "",
                rank=int(is_earlier),
                disclosure=self._seen(disclosure, day),
            )

    def _seen(self, disclosure: Disclosure, day: date) -> Disclosure:
        """Leave out a body that could not be seen at the end of the quarter."""
        by, end = disclosure.by, Quarter.of(day).last
        hidden = isinstance(by, str) and (self.view.since(by) or date.max) > end
        return disclosure.model_copy(update={"by": None}) if hidden else disclosure
