"""Sentences and lines that several templates share: entries of lists, lineage, groups, days, figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator import wording
from generator.markup import Markup, escape, join, link, span
from generator.pages.issue_words import IssueWords
from generator.pages.lineage import Lineage
from generator.pages.outcomes import Outcome, Result
from generator.pages.roles import roles
from generator.pages.steps import Steps
from generator.pages.sums import Amounts
from generator.pages.tracked import Tracked
from generator.pages.words import ABSENT
from generator.public import Mention
from generator.records.base import Unknown, known
from generator.records.common import Record, Results, State
from generator.records.figures import Breakdown, FigurePart
from generator.records.findings import Complaint, Response
from generator.records.inspection import InspectedGroup, Inspection, Stage
from generator.records.items import Item
from generator.records.redactions import is_about, place
from generator.records.sources import Attachment
from generator.records.summaries import Summary

NAMED = 5
_NO_RESULT = {
    Stage.announced: "Đợt kiểm tra đã thông báo, chưa tiến hành nên chưa có kết luận.",
    Stage.under_way: "Đợt kiểm tra đang tiến hành, chưa có kết luận.",
    Stage.conducted: "Đã kiểm tra xong; chưa có kết luận.",
    Stage.preliminary: "Mới có kết quả sơ bộ; chưa có kết luận chính thức.",
    Stage.concluded_unpublished: "Đã kết luận nhưng chưa công bố kết quả.",
    Stage.concluded: "Đã kết luận; trên trang này chưa có bản ghi kết luận.",
    Stage.closed: "Đã kết thúc; trên trang này chưa có bản ghi kết luận.",
    Stage.unknown: "Chưa rõ đã có kết luận hay chưa.",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list on an organization's page."""

    group: str
    """The heading it stands under."""
    body: Summary | None
    """The predecessor, or the body placed here, that the record is about; ``None`` for the organization itself."""
    summary: Summary | None
    """The record; ``None`` when the line only names ``body``."""
    roles: tuple[str, ...] = ()
    doubt: str = ""


class Beside(NamedTuple):
    """What others said of one item of a record."""

    responses: list[Response]
    complaints: list[Complaint]


class Row(NamedTuple):
    """One line of a figure's breakdown."""

    name: Markup
    value: Markup
    note: Markup


class Sentences(Lineage, IssueWords, Steps, Amounts):
    """Words for whole lines."""

    def entry(self, summary: Summary) -> Markup:
        """Return a record as a line of a list: link, what it is, when."""
        parts = [self.to(summary)]
        if summary.badge:
            parts.append(escape(summary.badge))
        if summary.type != "organization":
            parts.append(self.when(summary))
        return join(parts, ", ")

    def mention(self, mention: Mention) -> Markup:
        """Return a record that cites something, with the field it does it in."""
        return Markup(f"{self.entry(mention.summary)} ({escape(', '.join(roles(mention)))})")  # noqa: S704 - escaped

    def about(self, line: Line) -> Markup:
        """Return a line of an organization's page: a record and whose it is, or a body."""
        parts = []
        if line.summary:
            parts += [self.entry(line.summary), escape(f"({', '.join(line.roles)})")]
        if line.body:
            parts.append(Markup(f"— {self.coded(line.body)}") if parts else self.entry(line.body))  # noqa: S704 - links
        if line.doubt:
            parts.append(span("doubt", line.doubt))
        return join(parts, " ")

    def overdue(self, owner: Summary, item: Item) -> Markup:
        """Return an overdue recommendation or measure as a line."""
        term = item.due(self.view.today)
        late = (self.view.today - term.last_day).days if term.last_day else 0
        status = span("status status-overdue", f"quá hạn {wording.number(late)} ngày")
        rest = join([self.term(term), status, *([escape(owner.badge)] if owner.badge else [])], ", ")
        return Markup(f"{self.item(owner, item)}: {escape(item.text)} Thời hạn: {rest}.")  # noqa: S704 - escaped

    def tracked(self, owner: Summary, item: Item) -> Markup:
        """Return a recommendation or measure as the first line of its card: link, what it is, its first words."""
        kind = f"{item.measure.label.capitalize()}: " if item.measure else ""
        return Markup(f"**{self.item(owner, item)}**, {self.when(owner)}. {escape(kind + item.text)}")  # noqa: S704

    def addressees(self, item: Item) -> Markup:
        """Return who must act, by link or by description; say whether nobody is named or nobody was entered."""
        named = [self.who(each) for each in item.to] + [escape(each) for each in item.to_described]
        if not named:
            return self.unknown("không nêu rõ" if item.to_unknown else ABSENT)
        return join(named)

    def due(self, item: Item) -> Markup:
        """Return the deadline of an item that is in force today, or what is not known of it."""
        term = item.due(self.view.today)
        said = self.term(term)
        return Markup(f"{said} (đã gia hạn)") if term.told else said  # noqa: S704 - escaped

    def item_status(self, task: Tracked) -> Markup:
        """Return what was entered of an item and what follows on the day of the build, apart."""
        return self.states(task.status, task.computed, task.due)

    def count_items(self, summary: Summary, kind: str) -> Markup:
        """Say how many recommendations a conclusion has."""
        count = sum(item.kind == kind for item in summary.items)
        return escape(f"{count} kiến nghị, yêu cầu" if count else "chưa ghi nhận kiến nghị, yêu cầu nào")

    def no_result(self, record: Inspection) -> Markup:
        """Say why there is no conclusion to show."""
        return self.unknown(_NO_RESULT[record.stage])

    def group_size(self, group: InspectedGroup) -> Markup:
        """Say how many bodies of which kind were inspected."""
        if isinstance(group.count, int):
            return escape(f"{wording.number(group.count)} {group.kind}")
        count = (
            wording.unknown(group.count, "số lượng")
            if isinstance(group.count, Unknown)
            else "chưa rõ số lượng"
        )
        return escape(f"{group.kind} ({count})")

    def group_rest(self, group: InspectedGroup) -> Markup:
        """Say how many of a group are not named."""
        if group.complete is True or (isinstance(group.count, int) and 0 < group.count <= len(group.named)):
            return Markup("")
        said = "chưa rõ còn đơn vị nào khác không" if group.named else "không được nêu tên"
        if isinstance(group.count, int) and group.named and group.count > len(group.named):
            said = f"{wording.number(group.count - len(group.named))} đơn vị không được nêu tên"
        return Markup(f"{';' if group.named else ':'} {span('unknown', said)}")  # noqa: S704 - a span

    def inspected(self, groups: Iterable[InspectedGroup]) -> Markup:
        """Say whom an inspection inspected; of a long list only the first few are named."""
        said = [self._inspected(group) for group in groups]
        return Markup(f": {join(said, ', ')}") if said else Markup("")  # noqa: S704 - escaped

    def _inspected(self, group: InspectedGroup) -> Markup:
        """Return a group with names: ``4 phường (có Phường A; Phường B)``, ``xã (chưa rõ số lượng; có Xã A)``."""
        size = self.group_size(group)
        if not group.named:
            return size
        names = join([self.who(each) for each in group.named[:NAMED]])
        more = len(group.named) - NAMED
        rest = escape(f" và {wording.number(more)} nơi khác" if more > 0 else "")
        if not isinstance(group.count, int):
            return Markup(f"{size.removesuffix(')')}; có {names}{rest})")  # noqa: S704 - escaped
        among = "có " if group.count > len(group.named) else ""
        return Markup(f"{size} ({among}{names}{rest})")  # noqa: S704 - escaped

    def result(self, result: Result) -> Markup:
        """Return the conclusions of an inspection; or say that there is none here, where its stage does not say so."""
        said = [self._conclusion(each) for each in result.conclusions]
        if result.outcome is Outcome.missing:
            said.append(self.unknown("Trang này chưa công bố kết quả."))
        return join(said, " ")

    def _conclusion(self, conclusion: Summary) -> Markup:
        if conclusion.state is State.withdrawn:
            return Markup(f"Kết luận đã rút: {self.to(conclusion)}.")  # noqa: S704 - a link
        return Markup(f"Kết luận: {self.to(conclusion)}.")  # noqa: S704 - a link

    def event_day(self, record: Record) -> Markup:
        """Say when the event itself was."""
        return self.show(record.when, "ngày") if record.when is not None else self.unknown("chưa ghi nhận")

    def disclosed(self, record: Record) -> Markup:
        """Say when the responsible body disclosed it."""
        days = [self.show(each.on, "ngày công khai") for each in record.disclosures if each.on is not None]
        return join(days) if days else self.unknown("chưa ghi nhận")

    def attachment(self, summary: Summary, attachment: Attachment) -> Markup:
        """Return a link to a file published beside the record."""
        return link(attachment.title, f"{summary.id}/{attachment.file}")

    def names(self, keys: Iterable[str], names: Mapping[str, str]) -> Markup:
        """Return what local keys stand for."""
        return join([escape(names.get(key, key)) for key in keys])

    def figure_names(self, record: Results) -> dict[str, str]:
        """Return the names of a record's figures, parts included, by their keys."""
        return {part.key: part.name for figure in record.figures for part in _with_parts(figure) if part.key}

    def derivations(self, part: FigurePart, names: Mapping[str, str]) -> Markup:
        """Say of which figures (by key) a figure is a rate or a difference, as list items."""
        said = self._derived(part, names)
        return Markup("\n".join(self.line("Quan hệ với số liệu khác", each) for each in said))  # noqa: S704 - the lines are Markup

    def _derived(self, part: FigurePart, names: Mapping[str, str]) -> list[str]:
        said = []
        if part.rate:
            of = names[part.rate.of]
            said.append(
                f"tỷ lệ “{names[part.rate.part]}” trên “{of}”" if part.rate.part else f"tỷ lệ trên “{of}”"
            )
        if part.difference:
            said.append(
                f"chênh lệch giữa “{names[part.difference.before]}” và “{names[part.difference.after]}”"
            )
        if part.rounds:
            said.append(f"làm tròn “{names[part.rounds]}”")
        return said

    def breakdown_rows(self, breakdown: Breakdown, names: Mapping[str, str], depth: int = 0) -> Iterator[Row]:
        """Yield the parts of a breakdown, with their own parts below them."""
        for part in breakdown.parts:
            notes = [escape(said) for said in self._derived(part, names)]
            notes += [self.short(part.note)] if part.note else []
            name = Markup(f"{'– ' * depth}{escape(part.name)}")  # noqa: S704 - escaped
            yield Row(name, self.show(part.quantity, "giá trị"), join(notes))
            for below in part.breakdowns:
                title = f"Phân chia {below.name or ''}".strip()
                inset = Markup(f"{'– ' * (depth + 1)}<em>{escape(title)}</em>")  # noqa: S704 - escaped
                yield Row(inset, Markup(""), escape(below.partition.label))
                yield from self.breakdown_rows(below, names, depth + 1)

    def elsewhere(self, item_id: str) -> Markup:
        """Return what other records say of an item, as list items: relations to it, responses, complaints."""
        lines = [
            self.line(kind.inverse.capitalize(), self.to(each))
            for kind, each in self.view.relations_to(item_id)
        ]
        lines += [self.line("Xem thêm", self.mention(each)) for each in self.view.said_elsewhere(item_id)]
        return Markup("\n".join(lines))  # noqa: S704 - the lines are Markup

    def ended_by(self, record_id: str) -> list[Markup]:
        """Say which records annul or replace a record."""
        ends = [(kind, each) for kind, each in self.view.relations_to(record_id) if kind.ends]
        return [join([escape(f"Bản ghi này {kind.inverse}"), self.to(each)], " ") for kind, each in ends]

    def redactions(self, record: Record, item_id: str) -> Markup:
        """Return what was left out of an item, as list items."""
        found = [each for each in record.redactions if is_about(each, item_id)]
        lines = [self.redacted(place(type(record), each).partition(" của ")[0], each) for each in found]
        return Markup("\n".join(lines))  # noqa: S704 - the lines are Markup

    def is_hidden(self, reference: Any) -> bool:
        """Whether a reference is an id that a citizen may not see."""
        return isinstance(reference, str) and not (self.view.get(reference) or self.view.item(reference))

    def known(self, values: tuple[Any, ...] | Unknown) -> tuple[Any, ...]:
        """Return a list, or nothing when it is a typed unknown."""
        return known(values)

    def beside(self, record: Record, item_id: str) -> Beside | None:
        """Return what others said of an item; ``None`` when nobody did."""
        responses = [each for each in getattr(record, "responses", ()) if item_id in each.items]
        complaints = [each for each in getattr(record, "complaints", ()) if item_id in each.items]
        return Beside(responses, complaints) if responses or complaints else None

    def not_beside(self, said: tuple[Any, ...], record: Results) -> list[Response | Complaint]:
        """Return the responses or complaints that are not shown beside an item of this record."""
        fields = ("findings", "recommendations", "measures")
        beside = {item.id for field in fields for item in known(getattr(record, field, ()))}
        return [each for each in said if not set(each.items) & beside]


def _with_parts(part: FigurePart) -> Iterator[FigurePart]:
    yield part
    for breakdown in part.breakdowns:
        for below in breakdown.parts:
            yield from _with_parts(below)
