"""What was past its deadline, as each quarter knew it: which deadline, in which issue, and what was told later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator import wording
from generator.pages.lines import Chapter, Line
from generator.public import Public
from generator.records.base import Unknown
from generator.records.dates import Date, Deadline
from generator.records.deadlines import Extension, Term, in_force
from generator.records.items import Item
from generator.records.quarters import Quarter
from generator.records.summaries import Summary
from generator.records.tasks import Status
from generator.records.told import Told, Work

_NIGHT = timedelta(days=1)
EARLIER = "Thời hạn đã qua trước quý này, nay mới ghi vào trang này"

_IN_TIME: dict[Status | None, str] = {
    Status.done: "đã thực hiện xong trong thời hạn",
    Status.not_accepted: "không được chấp nhận, từ trước khi hết thời hạn",
    Status.annulled: "đã bị hủy bỏ trước khi hết thời hạn",
}


def may_be_past(summary: Summary, today: date) -> bool:
    """Whether a deadline of a record, original or extended, was over by ``today``."""
    return bool(summary.deadlines) and min(summary.deadlines) < today


def new_deadline(extension: Extension) -> str:
    """Say what an extension set."""
    due = extension.due
    said = wording.deadline(due) if isinstance(due, Deadline) else wording.unknown(due, "ngày")
    return f"Thời hạn mới: {said}."


@dataclass(frozen=True, slots=True)
class Passed:
    """Finds the deadlines of one record that passed."""

    view: Public
    summary: Summary
    since: date
    told: Told
    items: dict[str, Item]

    def lines(self) -> Iterator[Line]:
        """Yield a line for each deadline that passed, and what closed issues must add."""
        for task in self.told.tasks:
            item = self.items[task.id]
            for term in item.terms:
                if end := self._quarter_end(task, item, term):
                    yield self._line(task, term, item, end)
                    yield from self._later(task, term, item, end)

    def _quarter_end(self, task: Work, item: Item, term: Term) -> date | None:
        """Return the end (today, while it is open) of the first quarter that knew that ``term`` had passed unmet."""
        if (last_day := term.last_day) is None:
            return None
        first, today = self._first(last_day, task, term), self.view.today
        quarter = Quarter.of(first)
        while first <= (end := min(quarter.last, today)) and in_force(item.terms, end) == term:
            ended = task.ended_by(end)
            if not (ended or self.view.ended_by(self.summary.id, task.id, end)):
                return end
            if end == today or (ended and task.last_told <= end):
                return None
            quarter = quarter.following
            first = max(first, quarter.first)
        return None

    def _first(self, last_day: date, task: Work, term: Term) -> date:
        """Return the first day on which this site could tell that a deadline had passed."""
        return max(last_day + _NIGHT, self.since, task.recorded_on or date.min, term.told or date.min)

    def _line(self, task: Work, term: Term, item: Item, end: date) -> Line:
        quarter = Quarter.of(end)
        over = (term.last_day or end) + _NIGHT
        status, is_earlier = task.told_by(end), over < quarter.first
        return Line(
            Chapter.overdue,
            max(self._first(over - _NIGHT, task, term), quarter.first),
            self.summary,
            group=EARLIER if is_earlier else "",
            rank=int(is_earlier),
            item=self._addressed(item, end),
            kind=status.label if status else "",
            term=term,
        )

    def _addressed(self, item: Item, end: date) -> Item:
        """Leave out the bodies that could not be seen at the end of the quarter."""
        seen = tuple([each for each in item.to if (self.view.since(each) or date.max) <= end])
        return item if seen == item.to else item._replace(to=seen)

    def _later(self, task: Work, term: Term, item: Item, end: date) -> Iterator[Line]:
        """Yield what a closed issue must add if it is told later: that the work had ended in time, or has more time.

        Of a withdrawn record the line itself says nothing any more, and so nothing is added to it.
        """
        if self.summary.withdrawn_on:
            return
        about = Quarter.of(end)
        for step in task.progress:
            if step.status in _IN_TIME and _in_time(step.on, term):
                text = f"Theo cập nhật ghi sau khi số này khép, việc này {_IN_TIME[step.status]}."
                yield self._word(step.day, item, "cập nhật", text, about)
        for extension in task.extensions:
            if extension.recorded_day:
                text = f"Việc này sau đó được gia hạn. {new_deadline(extension)}"
                yield self._word(extension.recorded_day, item, "gia hạn", text, about)

    def _word(self, day: date, item: Item, kind: str, text: str, about: Quarter) -> Line:
        return Line(Chapter.progress, day, self.summary, item=item, kind=kind, text=text, only_later=about)


def _in_time(on: Date | Unknown, term: Term) -> bool:
    certain = on.certain if isinstance(on, Date) else None
    return bool(certain and certain.last and term.last_day and certain.last <= term.last_day)
