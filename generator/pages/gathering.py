"""What one record gives to the bulletins, line by line, each on the day on which this site told it."""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from generator import wording
from generator.lookups import kept
from generator.pages.addresses import SECTIONS
from generator.pages.lines import Chapter, Line, Slip
from generator.pages.passed import Passed, may_be_past, new_deadline
from generator.public import Public
from generator.records import BY_NAME
from generator.records.base import Unknown
from generator.records.common import Event, Relation, Withdrawal
from generator.records.dates import Date, Period
from generator.records.findings import Complaint, Response
from generator.records.items import Item
from generator.records.people import PersonOrGroup
from generator.records.quarters import Quarter
from generator.records.redactions import place
from generator.records.references import Described
from generator.records.summaries import Summary, first_words, in_words
from generator.records.told import Posting, Step, Told

_KINDS = tuple(SECTIONS)
_ADDED = {"recommendation": "kiến nghị mới", "measure": "việc xử lý mới"}
EARLIER = "Công khai trước quý này, nay mới ghi vào trang này"


def told(view: Public, summary: Summary) -> Iterator[Slip]:
    """Yield what a record told up to today; the full record is only read when it told more, and that is not known."""
    since = view.since(summary.id)
    if since is None:
        return
    if not BY_NAME[summary.type].on_demand and summary.type != "bulletin":
        rank = _KINDS.index(summary.type)
        yield Slip(Chapter.new.value, since.toordinal(), summary.id, summary.type, rank)
    if summary.days or may_be_past(summary, view.today):
        for chapter, day, *rest in marshal.loads(_more(view, summary.id)):  # noqa: S302 - our own
            yield Slip(chapter, day, summary.id, *rest)


@kept
def _more(view: Public, record_id: str) -> bytes:
    """Return what a record told beside itself: of each slip all but the record."""
    summary, since = view.get(record_id), view.since(record_id)
    if summary is None or since is None:
        return marshal.dumps([])
    items = {item.id: item for item in summary.items}
    teller = _Teller(view, summary, since, view.part(record_id, Told), items)
    slips = [line.slip() for line in teller.lines() if line.day <= view.today]
    return marshal.dumps([(each.chapter, each.day, *each[3:]) for each in slips])


@dataclass(frozen=True, slots=True)
class _Teller:
    """Reads the lines out of one record."""

    view: Public
    summary: Summary
    since: date
    told: Told
    items: dict[str, Item]

    def lines(self) -> Iterator[Line]:
        """Yield all; but for what took it back, nothing of a quarter by whose end the record was withdrawn."""
        yield from self._changes()
        passed = Passed(self.view, self.summary, self.since, self.told, self.items).lines()
        withdrawn = self.summary.withdrawn_on
        for line in (*self._progress(), *self._said(), *passed, *self._disclosures()):
            if withdrawn is None or withdrawn > Quarter.of(line.day).last:
                yield line

    def _day(self, day: date) -> date:
        """Return when something dated ``day`` could first be read here."""
        return max(day, self.since)

    def _changes(self) -> Iterator[Line]:
        silent, kind = self.summary.silent, BY_NAME[self.summary.type].model
        for change in self.told.changes:
            text = "" if silent else change.text
            yield self._line(Chapter.changed, change.on, kind=change.kind.label, text=text)
        for redaction in self.told.redactions:
            text = "" if silent else f"{place(kind, redaction)}. Lý do: {redaction.reason}"
            yield self._line(Chapter.redacted, redaction.on, kind="lược bỏ", text=text)
        if withdrawal := self.told.withdrawal:
            note = None if silent else withdrawal.note
            text = ". ".join(filter(None, [f"Lý do: {withdrawal.reason.label}", note]))
            instead = self._instead(withdrawal)
            yield self._line(Chapter.withdrawn, withdrawal.on, kind="rút", text=text, instead=instead)

    def _instead(self, withdrawal: Withdrawal) -> str | Described | None:
        """Return what replaces the record, unless it could not be seen at the end of the quarter."""
        other = withdrawal.superseded_by
        if not isinstance(other, str):
            return other if isinstance(other, Described) else None
        found = self.view.item(other)
        since = self.view.since(found[0].id if found else other)
        return other if since and since <= Quarter.of(self._day(withdrawal.on)).last else None

    def _line(self, chapter: Chapter, day: date, **more: Any) -> Line:
        return Line(chapter, self._day(day), self.summary, **more)

    def _progress(self) -> Iterator[Line]:
        for task in self.told.tasks:
            item, since = self.items[task.id], self._day(task.recorded_on or self.since)
            if since > self.since:
                yield self._line(Chapter.progress, since, item=item, kind=_ADDED[item.kind], text=item.text)
            for step in task.progress:
                yield self._step(item, step, max(step.day, since))
            for extension in task.extensions:
                if (day := extension.recorded_day) and day > since:
                    yield self._added(day, "gia hạn", new_deadline(extension), item)

    def _step(self, item: Item, step: Step, day: date) -> Line:
        return Line(
            Chapter.progress,
            day,
            self.summary,
            item=item,
            kind=step.status.label if step.status else "",
            text=first_words(step.text or ""),
            on=step.on,
            quantity=step.quantity,
        )

    def _item(self, *ids: str) -> Item | None:
        """Return the one item of this record that is meant; ``None`` when the record as a whole is."""
        found = [item for each in dict.fromkeys(ids) if (item := self.items.get(each))]
        return found[0] if len(found) == 1 else None

    def _is_new(self, part: Event | Relation | Response) -> bool:
        """Whether a part was told after the record itself; what came with it is part of it."""
        return part.recorded_day is not None and part.recorded_day > self.since

    def _added(self, day: date | None, kind: str, text: str, item: Item | None = None) -> Line:
        """Return a line for what was told on a day after the record itself."""
        return Line(Chapter.progress, day or self.since, self.summary, item=item, kind=kind, text=text)

    def _said(self) -> Iterator[Line]:
        """Yield what the other side said, what came of complaints, and what happened."""
        for response in self.told.responses:
            if self._is_new(response):
                item = self._item(*response.items)
                yield self._added(response.recorded_day, "ý kiến của đơn vị", self._opinion(response), item)
        for complaint in self.told.complaints:
            yield from self._complaint(complaint)
        for event in self.told.events:
            if self._is_new(event):
                day = f"{wording.period(event.on)}: " if isinstance(event.on, Period) else ""
                yield self._added(event.recorded_day, "diễn biến", f"{day}{event.text}")
        for relation in self.told.relations:
            if self._is_new(relation):
                yield self._added(relation.recorded_day, "bản ghi liên quan", self._relation(relation))

    def _relation(self, relation: Relation) -> str:
        """Return how this record stands to another; an id names it, whatever it is called later."""
        other = relation.record
        name = other if isinstance(other, str) else getattr(other, "described", "")
        said = f"{relation.kind.label} {name}".strip()
        return said[:1].upper() + said[1:]

    def _opinion(self, response: Response) -> str:
        position = response.position
        said = "" if isinstance(position, Unknown) else position.label
        opinion = ": ".join(
            filter(None, [self._name(response.by, response.recorded_day or self.since), said])
        )
        return _sentences(opinion[:1].upper() + opinion[1:], response.text)

    def _name(self, by: PersonOrGroup, day: date) -> str:
        """Return who said something, in words; nothing for a body that could not be seen at the end of the quarter."""
        if isinstance(by, Unknown):
            return ""
        if not isinstance(by, str):
            return in_words(by)
        body = self.view.get(by)
        return body.called(day) if body and (self.view.since(by) or date.max) <= Quarter.of(day).last else ""

    def _complaint(self, complaint: Complaint) -> Iterator[Line]:
        """Yield a line for a complaint, and one for its outcome when that was told on a later day."""
        filed, ended = complaint.recorded_day, complaint.outcome_day
        result = self._result(complaint)
        apart = bool(filed and ended and ended > filed)
        item = self._item(*complaint.items)
        if filed and filed > self.since:
            text = _sentences(first_words(complaint.text or ""), "" if apart else result)
            yield self._added(filed, "khiếu nại", text, item)
        if ended and apart and ended > self.since:
            yield self._added(ended, "kết quả khiếu nại", result, item)

    def _result(self, complaint: Complaint) -> str:
        if complaint.outcome_day is None or isinstance(complaint.outcome, Unknown):
            return ""
        return _sentences(complaint.outcome.label.capitalize(), complaint.effect)

    def _disclosures(self) -> Iterator[Line]:
        for disclosure in self.told.disclosures:
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

    def _seen(self, disclosure: Posting, day: date) -> Posting:
        """Leave out what could not be known at the end of the quarter: a body not yet out, a last day yet to come."""
        by, until, end = disclosure.by, disclosure.until, Quarter.of(day).last
        hidden = isinstance(by, str) and (self.view.since(by) or date.max) > end
        ended = isinstance(until, Date) and until.span.last is not None and until.span.last <= end
        if not hidden and (ended or until is None):
            return disclosure
        return replace(disclosure, by=None if hidden else by, until=until if ended else None)


def _sentences(*said: str | Unknown | None) -> str:
    """Return the first words of each, as sentences."""
    words = [first_words(each) for each in said if isinstance(each, str) and each]
    return " ".join(each if each.endswith(("…", ".", "!", "?")) else f"{each}." for each in words)
