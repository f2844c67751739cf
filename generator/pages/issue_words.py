"""The lines of bulletins in words."""

from __future__ import annotations

from datetime import date

from generator import wording
from generator.markup import Markup, escape, join, link, span
from generator.pages.dated import Dated
from generator.pages.lines import Line
from generator.records.base import Unknown
from generator.records.dates import Date
from generator.records.quarters import Quarter
from generator.records.references import Described, OrganizationRef
from generator.records.sources import Audience
from generator.records.summaries import Summary
from generator.records.told import Posting

_ADDRESSEES = {"recommendation": "Nơi phải thực hiện", "measure": "Đơn vị, người bị xử lý"}


class IssueWords(Dated):
    """Words for what bulletins gather."""

    def lead(self, line: Line) -> Markup:
        """Return what a line is about: a link to the record, or to the item inside it."""
        if line.item is None:
            return self.to(self._then(line.summary, line.day))
        if line.summary.withdrawn_on is None:
            return self.who(line.item.id)
        return join([escape(self.item_name(line.item.id, line.item.kind)), self.to(line.summary)], ", ")

    def _then(self, summary: Summary, day: date) -> Summary:
        """Return a record as it was called on ``day``."""
        return summary._replace(heading=summary.called(day)) if summary.former else summary

    def _body(self, body: OrganizationRef, day: date, what: str = "") -> Markup:
        """Return a body by the name it had on ``day``."""
        summary = self.view.get(body) if isinstance(body, str) else None
        return self.to(self._then(summary, day)) if summary else self.who(body, what)

    def new(self, line: Line) -> Markup:
        """Return a new record with its id, which is all there is of one withdrawn in silence."""
        lead = self.lead(line)
        return lead if line.summary.silent else Markup(f"{lead} ({escape(line.summary.id)})")  # noqa: S704 - escaped

    def instead(self, other: str | Described | Unknown | None, before: str) -> Markup:
        """Say, after ``before``, what stands in the place of a withdrawn record, if that is known and to be seen."""
        if isinstance(other, str) and not (self.view.get(other) or self.view.item(other)):
            return Markup("")
        if other is None or isinstance(other, Unknown):
            return Markup("")
        stop = "" if before.endswith((".", "!", "?", "…")) else "."
        return Markup(f"{stop} Bản thay thế: {self.who(other)}.")  # noqa: S704 - escaped

    def withdrawn(self, summary: Summary, quarter: Quarter) -> Markup:
        """Say that a record was withdrawn, in its quarter or after it; nothing when it stands."""
        if summary.withdrawn_on is None:
            return Markup("")
        later = summary.withdrawn_on > quarter.last
        said = "Bản ghi đã rút sau đó" if later else f"Đã rút ngày {wording.day(summary.withdrawn_on)}"
        return Markup(f". {span('unknown', said)}")  # noqa: S704 - a span

    def update(self, line: Line) -> Markup:
        """Return what an update tells: status, how much, the day of the situation, the first words."""
        parts = [escape(line.kind)] if line.kind else []
        if line.quantity is not None:
            parts.append(self.show(line.quantity, "số lượng"))
        if isinstance(line.on, Date) and line.on.edtf != line.day.isoformat():
            parts.append(escape(f"tình hình đến {wording.period(line.on)}"))
        end = f". {self.short(line.text)}" if line.text else ""
        return Markup(f": {join(parts, ', ')}{end}" if parts else end)  # noqa: S704 - escaped

    def passed(self, line: Line) -> Markup:
        """Return what should have been finished: what, when, by whom, and the last status told."""
        item = line.item
        if item is None or line.term is None:
            return Markup("")
        _, whole = self.view.item(item.id) or (line.summary, item)
        bodies = [self._body(each, line.day) for each in item.to] + [*map(escape, whole.to_described)]
        name = "Thời hạn đã gia hạn" if line.term.told else "Thời hạn"
        parts = [Markup(f"{name}: {self.term(line.term)}")]  # noqa: S704 - escaped
        if bodies:
            parts.append(Markup(f"{_ADDRESSEES[item.kind]}: {join(bodies)}"))  # noqa: S704 - escaped
        if line.kind:
            parts.append(escape(f"Trạng thái đã ghi nhận: {line.kind}"))
        start = (
            f" {self.short(whole.text.rstrip('.'))}{' ' if whole.text.endswith('…') else '. '}"
            if whole.text
            else " "
        )
        return Markup(f":{start}{join(parts, '. ')}")  # noqa: S704 - escaped

    def disclosure_row(self, line: Line, quarter: Quarter) -> Markup:
        """Return a disclosure as a row: content, form, time, place."""
        first = self.to(self._then(line.summary, line.day))
        if line.disclosure is None or line.summary.withdrawn_on:
            gone = span("unknown", "không còn trên trang này")
            cells = [Markup(f"{first}{self.withdrawn(line.summary, quarter)}"), gone, gone, gone]  # noqa: S704 - links, spans
        else:
            cells = [self._content(line.disclosure, first), *self._cells(line.disclosure, line.day)]
        return Markup(f"| {join(cells, ' | ')} |")  # noqa: S704 - every cell was escaped

    def _content(self, disclosure: Posting, first: Markup) -> Markup:
        if not disclosure.content:
            return first
        return Markup(f"{first}: {escape(disclosure.content)}")  # noqa: S704 - escaped

    def _cells(self, disclosure: Posting, day: date) -> list[Markup]:
        form = self.show(disclosure.form, "hình thức")
        if disclosure.audience is Audience.internal:
            form = Markup(f"{form} ({disclosure.audience.label})")  # noqa: S704 - a label
        time = self.show(disclosure.on, "ngày công khai")
        if disclosure.until is not None:
            time = Markup(f"từ {time} đến {self.show(disclosure.until)}")  # noqa: S704 - escaped
        return [form, time, self._place(disclosure, day)]

    def _web(self, url: str | Unknown) -> Markup:
        return link("trang đã đăng", url) if isinstance(url, str) else self.show(url, "địa chỉ đăng")

    def _place(self, disclosure: Posting, day: date) -> Markup:
        parts = []
        if disclosure.where is not None:
            parts.append(self.show(disclosure.where, "nơi công khai"))
        if disclosure.url is not None:
            parts.append(self._web(disclosure.url))
        if disclosure.by is not None:
            parts.append(self._body(disclosure.by, day, "cơ quan công khai"))
        return join(parts) if parts else span("unknown", "chưa ghi nhận")
