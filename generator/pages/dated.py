"""Words for what is told of a record over time: deadlines and what moved them, changes, the days of telling."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from generator import wording
from generator.markup import Markup, escape, join, span
from generator.pages.words import Words
from generator.records.base import Unknown
from generator.records.common import Record
from generator.records.dates import Deadline, Period, parse
from generator.records.deadlines import Extension, Term
from generator.records.redactions import place
from generator.records.summaries import Summary


class Told(NamedTuple):
    """One thing that was changed after a record was published."""

    on: date
    kind: str
    text: str


class Dated(Words):
    """Words for deadlines, changes and the days of telling."""

    def when(self, summary: Summary) -> Markup:
        """Say when the event of a record was."""
        return _when(summary.when)

    def recorded(self, part: Any, own: Period | Unknown | None) -> Markup:
        """Say when something was recorded here, when that is another day than its ``own``."""
        day = part.recorded_on
        if day is None or (isinstance(own, Period) and own.edtf == day.isoformat()):
            return Markup("")
        return Markup(f" (ghi vào trang này ngày {wording.day(day)})")  # noqa: S704 - digits

    def term(self, term: Term) -> Markup:
        """Return a deadline, or what is not known of it."""
        if isinstance(term.due, Deadline):
            return escape(wording.deadline(term.due))
        return self.unknown(term.state.label)

    def extension(self, extension: Extension) -> Markup:
        """Return the new deadline, when it was granted, by which document."""
        granted = self.show(extension.on, "ngày gia hạn")
        if not isinstance(extension.on, Unknown):
            granted = Markup(f"gia hạn ngày {granted}")  # noqa: S704 - escaped
        granted = join([granted, self.recorded(extension, extension.on)], "")
        parts = [self.show(extension.due, "thời hạn mới"), granted]
        if extension.document is not None:
            parts.append(Markup(f"văn bản: {self.who(extension.document)}"))  # noqa: S704 - escaped
        if extension.note:
            parts.append(escape(extension.note))
        return join(parts)

    def changed(self, record: Record) -> list[Told]:
        """Return the changes and redactions up to today, newest first."""
        found = [Told(each.on, each.kind.label, each.text) for each in record.changes]
        for each in record.redactions:
            text = f"{place(type(record), each)}. Lý do: {each.reason}"
            found.append(Told(each.on, "lược bỏ", text))
        past = [each for each in found if each.on <= self.view.today]
        return sorted(past, key=lambda each: each.on, reverse=True)

    def updated(self, record_id: str) -> Markup:
        """Say on which day something was last told of a record."""
        summary, since = self.view.get(record_id), self.view.since(record_id)
        day = summary.updated(since, self.view.today) if summary and since else None
        return self.show(day) if day else escape("chưa có gì mới từ khi đăng")


@lru_cache(maxsize=4096)
def _when(edtf: str) -> Markup:
    return escape(wording.dated(parse(edtf))) if edtf else span("unknown", "chưa rõ ngày")
