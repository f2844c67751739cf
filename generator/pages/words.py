"""Values as Markdown, on one page: labels, links to other records, unknowns said in words."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from generator import wording
from generator.markup import Markup, blocks, escape, inline, join, line, link, span
from generator.pages.addresses import address, relative
from generator.public import Public
from generator.records.base import Labelled, Part, Unknown, label
from generator.records.common import Record, Redaction, State
from generator.records.deadlines import DueState, in_force
from generator.records.items import Item
from generator.records.people import Person
from generator.records.references import Certainty, Described, plan
from generator.records.sources import Grade
from generator.records.summaries import Summary, first_words
from generator.records.tasks import ComputedStatus, Status, Task

HIDDEN = "bản ghi chưa công bố"
ABSENT = "chưa ghi nhận"
_ADDRESS = re.compile(r"https?://\S+")
TITLE = 60
"""Up to so many letters the text of an item is its heading."""
_ITEM_NAMES = {"finding": "Phát hiện", "recommendation": "Kiến nghị", "measure": "Việc xử lý"}


class Words:
    """Puts values into words for the page at ``path``."""

    def __init__(self, view: Public, path: str) -> None:
        self.view, self.path = view, path

    def unknown(self, sentence: str) -> Markup:
        """Return a sentence that says that something is not known."""
        return span("unknown", sentence)

    def show(self, value: Any, what: str = "") -> Markup:
        """Return any value but a reference as Markdown; ``what`` is the label of its field."""
        match value:
            case str():
                return escape(wording.plain(value)) if type(value) is not Markup else value
            case Unknown():
                return span("unknown", wording.unknown(value, what))
            case Person() | Described():
                return self.who(value)
            case tuple():
                return join([self.show(each, what) for each in value])
        return escape(wording.plain(value))

    def who(self, value: str | Described | Unknown | Person, what: str = "") -> Markup:
        """Return a reference (an id, a description, an unknown) or a person as Markdown."""
        if isinstance(value, Person):
            return self._person(value)
        if isinstance(value, Described):
            return _described(value)
        if isinstance(value, Unknown):
            return self.show(value, what)
        return self._id(value)

    def whos(self, values: tuple[Any, ...], what: str = "") -> Markup:
        """Return several references or people, parted by semicolons."""
        return join([self.who(each, what) for each in values])

    def stated_by(self, value: Any) -> Markup:
        """Say who states something."""
        return self.show(value) if isinstance(value, Labelled) else self.who(value, "người nêu")

    def text(self, value: str | Unknown, what: str = "") -> Markup:
        """Return a text as Markdown blocks."""
        return blocks(value) if isinstance(value, str) else self.show(value, what)

    def short(self, value: str | Unknown, what: str = "") -> Markup:
        """Return a text on one line."""
        return inline(value) if isinstance(value, str) else self.show(value, what)

    def to(self, summary: Summary, anchor: str = "") -> Markup:
        """Return a link to a record's page."""
        target = address(summary.type, summary.id)
        if target is None:
            return escape(summary.heading)
        if target == self.path:
            return link(summary.heading, f"#{anchor}") if anchor else escape(summary.heading)
        return link(summary.heading, relative(target, self.path) + (f"#{anchor}" if anchor else ""))

    def page(self, name: object, target: str) -> Markup:
        """Return a link to any generated page by its path from the root."""
        return link(name, relative(target, self.path))

    def facts(self, part: Part, *fields: str, always: tuple[str, ...] = ()) -> Markup:
        """Return the named fields as a list of ``label: value``; absent ones are left out unless ``always``."""
        gone = {each.field: each for each in part.redactions} if isinstance(part, Record) else {}
        model, lines = type(part), []
        for field in fields:
            value = getattr(part, field)
            if not _absent(value) or (field in always and field not in gone):
                lines.append(self._fact(model, field, value))
            elif field in gone:
                lines.append(self.redacted(label(model, field), gone[field]))
        return Markup("\n".join(lines))  # noqa: S704 - the lines are Markup

    def redacted(self, name: str, redaction: Redaction) -> Markup:
        """Return a list item that says that something was left out, when and why."""
        said = f"đã lược bỏ ngày {wording.day(redaction.on)}; lý do: {redaction.reason}"
        return self.line(name, span("withheld", said))

    def fact(self, part: Part, field: str) -> Markup:
        """Return one field as a list item."""
        return self._fact(type(part), field, getattr(part, field))

    def _fact(self, model: type[Part], field: str, value: Any) -> Markup:
        name = label(model, field)
        if _absent(value):
            shown = span("unknown", ABSENT)
        elif _points(model, field) or isinstance(value, (Person, Described)):
            shown = self.whos(value, name) if isinstance(value, tuple) else self.who(value, name)
        elif isinstance(value, str) and _ADDRESS.fullmatch(value):
            shown = link(value, value)
        else:
            shown = self.show(value, name)
        return self.line(name, shown)

    def aside(self, note: str) -> Markup:
        """Return a remark as it stands in brackets."""
        return escape(wording.aside(note))

    def line(self, name: str, value: object) -> Markup:
        """Return a list item ``label: value``."""
        return line(name, value)

    def status(self, task: Task) -> Markup:
        """Return what was entered and what follows from it on the day of the build, apart."""
        due = in_force(task.terms, self.view.today).state
        return self.states(task.entered, task.computed(self.view.today), due)

    def states(
        self, entered: Status | None, computed: ComputedStatus | None, due: DueState | None = None
    ) -> Markup:
        """Return an entered and a computed status as two list items."""
        return _states(entered, computed, due, f"Tính đến ngày {wording.day(self.view.today)}")

    def item_name(self, item_id: str, kind: str) -> str:
        """Return what an item is called on its record's page: ``Kiến nghị 2``."""
        number = item_id.rsplit("-", 1)[1].lstrip("fm").lstrip("0")
        return f"{_ITEM_NAMES[kind]} {number}"

    def titled(self, item: Any, kind: str, what: str = "") -> str:
        """Return the heading of an item: its name, ``what`` it is, and its text when that is a few words only."""
        name = self.item_name(item.id, kind) + (f" ({what})" if what else "")
        return f"{name}: {first_words(item.text).rstrip(' .,:;')}" if _is_brief(item.text) else name

    def told(self, item: Any) -> Markup:
        """Return the text of an item, unless its heading says all of it: nothing is said twice."""
        return Markup() if _is_brief(item.text) else self.text(item.text, "nội dung")

    def grade(self, grade: Grade | Unknown) -> Markup:
        """Say how near a source stands to the event."""
        if isinstance(grade, Unknown):
            return self.show(grade, "loại nguồn")
        return span(f"grade grade-{grade.value}", grade.label)

    def _id(self, some_id: str) -> Markup:
        if summary := self.view.get(some_id):
            return self.to(summary)
        if found := self.view.item(some_id):
            return self.item(*found)
        return span("unknown", HIDDEN)

    def item(self, owner: Summary, item: Item) -> Markup:
        """Return a link to an item where it stands."""
        name = self.item_name(item.id, item.kind)
        if owner.state is State.withdrawn:
            return join([escape(f"{name},"), self.to(owner), escape(f"({State.withdrawn.label})")], " ")
        target = address(owner.type, owner.id) or ""
        if target == self.path:
            return link(name, f"#{item.id}")
        return link(f"{name}, {owner.heading}", f"{relative(target, self.path)}#{item.id}")

    def _person(self, person: Person) -> Markup:
        why = person.withheld
        parts = [span("withheld", why.sentence) if why else self.show(person.name, "tên")]
        if person.positions:
            parts.append(escape(", ".join(person.positions)))
        if person.organization is not None:
            parts.append(self.who(person.organization, "đơn vị"))
        said = join(parts, ", ")
        return Markup(f"{said} {escape(f'({wording.aside(person.note)})')}") if person.note else said  # noqa: S704 - escaped


@lru_cache(maxsize=1024)
def _states(
    entered: Status | None, computed: ComputedStatus | None, due: DueState | None, today: str
) -> Markup:
    shown = (
        span(f"status status-{entered.value}", entered.label)
        if entered
        else span("unknown", "chưa có thông tin thực hiện")
    )
    lines = [line("Trạng thái đã ghi nhận", shown)]
    if due is DueState.doubtful:
        lines.append(line(today, span("unknown", "chưa tính được, vì thời hạn chưa chắc chắn")))
    if computed and computed is not ComputedStatus.unknown:
        lines.append(line(today, span(f"status status-{computed.value}", computed.label)))
    return join(lines, "\n")


def _described(value: Described) -> Markup:
    doubts = [value.certainty.label] if value.certainty and value.certainty is not Certainty.certain else []
    doubts += [wording.aside(value.note)] if value.note else []
    return escape(f"{value.described} ({'; '.join(doubts)})" if doubts else value.described)


@lru_cache(maxsize=16)
def _is_brief(text: str | Unknown) -> bool:
    """Tell whether a text fits into a heading; an item asks for its heading and for what stands below."""
    if not isinstance(text, str) or len(" ".join(text[: 2 * TITLE].split())) > TITLE:
        return False
    return blocks(text) == escape(first_words(text, TITLE))


def _absent(value: object) -> bool:
    return value is None or (isinstance(value, tuple) and not value)


@cache
def _points(model: type[Part], field: str) -> bool:
    below = plan(model).keys.get(field)
    below = below.items if below and below.items else below
    return bool(below and below.points)
