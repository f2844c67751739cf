"""The compact summary of a record: what *other* pages need of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from generator.packing import Packed
from generator.records.acts import Shown, Sure, shown, signed
from generator.records.base import Unknown, known
from generator.records.common import SILENT, Outcomes, Record, Results, State
from generator.records.conclusion import Conclusion
from generator.records.dates import Date, Period, Span, parse
from generator.records.inspection import Inspection, Regime, Stage
from generator.records.items import Item, Reached, packed, unpacked, unpacked_at
from generator.records.organization import Code, Extent, Level, Name, Organization, OrganizationKind
from generator.records.people import Person
from generator.records.quantities import Quantity
from generator.records.references import Described
from generator.records.tasks import Measure, Recommendation

ITEM_TEXT = 120
_MAYBE_MARKS = ("*", "[", "- ", "+ ")
_MARKS = re.compile(r"\*\*|^[-*+] +|\[(?P<label>[^\[\]]+)\]\([^()\s]*\)", re.MULTILINE)


class Succession(NamedTuple):
    """One step of an organization's lineage, as the older body's record tells it."""

    organization: str
    on: str
    extent: Extent | None
    document: str | None


class Used(NamedTuple):
    """An official code or another name of a territory, and the days it was in use as EDTF.

    ``None``: nobody wrote a day down; empty: the day is known to be unknown.
    """

    text: str
    code: bool
    scheme: str
    since: str | None
    until: str | None

    def was_used(self, day: date) -> bool:
        """Whether it was surely in use on ``day``; one without a first day was in use from the start."""
        since, until = (parse(each) if each else None for each in (self.since, self.until))
        ended = until is None or until.uncertain or until.approximate or not until.first or until.first < day
        begun = self.since is None or bool(since and since.last and since.last <= day)
        return begun and not ended


class Lost(NamedTuple):
    """A successor without a record: what the source calls it, empty when not even that is known."""

    described: str
    on: str


class Territory(NamedTuple):
    """What other pages need of an organization that is itself a place."""

    used: tuple[Used, ...] = ()
    lost: tuple[Lost, ...] = ()


class Summary(NamedTuple):
    """What other pages need of a record."""

    type: str
    id: str
    heading: str
    state: State
    published_on: date | None
    changed_on: date | None
    """The last day on which a change, a redaction or the withdrawal was recorded."""
    when: str
    """EDTF of the event; empty when unknown."""
    badge: str
    endings: tuple[str, ...]
    """What the id of each of its items adds to its own: many records have the same."""
    packed: Packed
    """Its items, packed."""
    deadlines: tuple[date, ...] = ()
    """The last days of the deadlines of its items, original and extended, where they are certain."""
    stage: Stage | None = None
    regime: Regime | None = None
    kind: OrganizationKind | None = None
    since: str | None = None
    until: str | None = None
    """The first and the last day of an organization, as ``Used``'s."""
    bodies: tuple[OrganizationKind, ...] = ()
    """The kinds of the inspected groups, where what the source calls them is one."""
    successors: tuple[Succession, ...] = ()
    territory: Territory | None = None
    attachments: tuple[str, ...] = ()
    withdrawn_on: date | None = None
    silent: bool = False
    """Withdrawn for a reason that leaves nothing to be told but the id."""
    days: tuple[date, ...] = ()
    """The days on which this site, or the body responsible, told something new of it beside its publication here:
    changes, redactions, its withdrawal, recorded progress, extensions, disclosures, responses, complaints, events."""
    disclosed_by: date | None = None
    """The first day by which the body responsible had surely disclosed something of it."""
    level: Level | None = None
    """Of an organization, when it is known."""
    """Of an inspection, and of a conclusion that says its own."""
    signed: Sure | None = None
    """Of a conclusion or a document: the day it was signed, or why that is not certain."""
    shown: tuple[Shown, ...] = ()
    """Its disclosures, as clocks see them."""
    former: tuple[Used, ...] = ()
    """Names that an organization no longer has."""

    @property
    def item_ids(self) -> tuple[str, ...]:
        """The ids of what stands in it."""
        return tuple([item_id(self.id, each) for each in self.endings])

    @property
    def items(self) -> tuple[Item, ...]:
        """The findings, recommendations and measures that stand in it."""
        return unpacked(self.packed)

    def item(self, number: int) -> Item:
        """Return one of them."""
        return unpacked_at(self.packed, number)

    def called(self, day: date) -> str:
        """Return what a body was called on ``day``, when one former name surely was in use; else its heading."""
        found = [each.text for each in self.former if each.was_used(day)]
        return found[0] if len(found) == 1 and self.withdrawn_on is None else self.heading

    @property
    def span(self) -> Span | None:
        """The days the event can have happened on."""
        return parse(self.when) if self.when else None

    @property
    def year(self) -> int | None:
        """The year of the event's (possible) start; ``None`` when unknown."""
        span = self.span
        day = span and (span.first or span.last)
        return day.year if day else None

    def updated(self, since: date, today: date) -> date | None:
        """Return the last day, after its first one, on which something was told of it; ``None`` when nothing was."""
        return max((day for day in self.days if since < day <= today), default=None)


def item_id(record_id: str, ending: str) -> str:
    """Return the id of an item: ``KL-2022-0001`` and ``f1`` → ``KL-2022-0001-f1``."""
    return f"{record_id}-{ending}"


def in_parts(some_id: str) -> tuple[str, str]:
    """Return the record in which an item of that id stands, and how the id ends; see ``linking.INNER_ID``."""
    record_id, _, ending = some_id.rpartition("-")
    return record_id, ending


def item_kind(some_id: str) -> str:
    """Return what the id of an item says that it is: its model wants an ``f`` or an ``m`` there, or a number alone."""
    return {"f": "finding", "m": "measure"}.get(in_parts(some_id)[1][:1], "recommendation")


@lru_cache(maxsize=1024)
def _same(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return equal texts as the same ones, which take room once."""
    return texts


def summarise(kind: str, record: Record) -> Summary:
    """Make the summary of ``record``, a record of the type called ``kind``."""
    when = record.when
    silent = record.withdrawal is not None and record.withdrawal.reason in SILENT
    items = _items(record)
    return Summary(
        type=kind,
        id=record.id,
        heading=f"{record.id} (đã rút)" if silent else record.heading,
        state=record.state,
        published_on=record.published_on,
        changed_on=max(_changed(record), default=None),
        when=when.edtf if isinstance(when, Period) else "",
        badge=record.state.label if record.state is State.withdrawn else record.badge,
        endings=_same(tuple([in_parts(each.id)[1] for each in items])),
        packed=packed(items),
        deadlines=tuple({day: None for item in items for term in item.terms if (day := term.last_day)}),
        stage=record.stage if isinstance(record, Inspection) else None,
        regime=record.regime if isinstance(record, (Inspection, Conclusion)) else None,
        kind=record.kind if isinstance(record, Organization) else None,
        since=_edtf(record.since) if isinstance(record, Organization) else None,
        until=_edtf(record.until) if isinstance(record, Organization) else None,
        bodies=tuple(_bodies(record)) if isinstance(record, Inspection) else (),
        successors=tuple(_successions(record)) if isinstance(record, Organization) else (),
        withdrawn_on=record.withdrawal.on if record.withdrawal else None,
        silent=silent,
        territory=_territory(record) if isinstance(record, Organization) else None,
        days=tuple(sorted(set(_days(record)))),
        disclosed_by=_disclosed_by(record),
        attachments=tuple(each.file for each in record.attachments),
        level=record.level if isinstance(record, Organization) and isinstance(record.level, Level) else None,
        signed=signed(record),
        shown=shown(record),
        former=_former(record) if isinstance(record, Organization) else (),
    )


def _changed(record: Record) -> Iterator[date]:
    yield from (change.on for change in record.changes)
    yield from (redaction.on for redaction in record.redactions)
    if record.withdrawal:
        yield record.withdrawal.on


def _days(record: Record) -> Iterator[date]:
    yield from _changed(record)
    told = [each.recorded_day for each in record.disclosures]
    told += [each.recorded_day for each in record.events]
    told += [each.recorded_day for each in record.relations]
    for task in tasks(record):
        told.append(task.recorded_on)
        told += [each.recorded_day for each in task.progress]
        told += [each.recorded_day for each in task.extensions]
    if isinstance(record, Outcomes):
        told += [each.recorded_day for each in record.responses]
        told += [day for each in record.complaints for day in (each.recorded_day, each.outcome_day)]
    yield from filter(None, told)


def _disclosed_by(record: Record) -> date | None:
    spans = (each.on.certain for each in record.disclosures if isinstance(each.on, Date))
    return min((span.last for span in spans if span and span.last), default=None)


def _bodies(inspection: Inspection) -> Iterator[OrganizationKind]:
    found = (OrganizationKind.called(group.kind) for group in inspection.inspected)
    yield from dict.fromkeys(kind for kind in found if kind)


def tasks(record: Record) -> list[Recommendation | Measure]:
    """Return the recommendations and measures of a record."""
    found: list[Recommendation | Measure] = []
    if isinstance(record, Conclusion):
        found += known(record.recommendations)
    if isinstance(record, Outcomes):
        found += known(record.measures)
    return found


def _items(record: Record) -> list[Item]:
    found = [_task_item(task) for task in tasks(record)]
    if isinstance(record, Results):
        found += [Item(each.id, "finding", first_words(each.text)) for each in known(record.findings)]
    return found


def _task_item(task: Recommendation | Measure) -> Item:
    is_measure = isinstance(task, Measure)
    ids = tuple([each for each in task.to if isinstance(each, str)])
    others = [each for each in task.to if not isinstance(each, str)] if len(ids) < len(task.to) else []
    return Item(
        task.id,
        "measure" if is_measure else "recommendation",
        first_words(task.text),
        task.entered,
        task.terms,
        task.done,
        ids,
        tuple(in_words(each) for each in others if isinstance(each, (Described, Person))),
        any(isinstance(each, Unknown) for each in others),
        task.kind if isinstance(task, Measure) else None,
        task.quantity,
        _reached(task),
    )


def _reached(task: Recommendation | Measure) -> Reached | None:
    for step in reversed(task.progress):
        if isinstance(step.quantity, Quantity):
            return Reached(step.quantity, _edtf(step.on) or "")
    return None


def in_words(somebody: Described | Person) -> str:
    """Return a description or a person as plain text."""
    if isinstance(somebody, Described):
        return somebody.described
    if somebody.withheld:
        return somebody.withheld.sentence
    name = somebody.name if isinstance(somebody.name, str) else "một người không rõ tên"
    return ", ".join([name, *somebody.positions])


def first_words(text: str | Unknown, most: int = ITEM_TEXT) -> str:
    """Return how a text begins, on one line and without Markdown; empty when it is unknown."""
    if isinstance(text, Unknown):
        return ""
    if any(map(text.__contains__, _MAYBE_MARKS)):
        text = _MARKS.sub(r"\g<label>", text)
    text = " ".join(text.split(maxsplit=most)[:most])
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0].rstrip(" .,:;") + "…"


def _successions(record: Organization) -> list[Succession]:
    return [
        Succession(
            step.organization,
            step.on.edtf if isinstance(step.on, Period) else "",
            step.extent if isinstance(step.extent, Extent) else None,
            step.document if isinstance(step.document, str) else None,
        )
        for step in record.successors
        if isinstance(step.organization, str)
    ]


@lru_cache(maxsize=65_536)
def id_order(record_id: str) -> tuple[str, int, int, str]:
    """Order ids: numbered ones by prefix, year and value; the others by themselves."""
    prefix, _, rest = record_id.partition("-")
    year, _, number = rest.partition("-")
    if prefix.isupper() and year.isdecimal() and number.isdecimal():
        return prefix, int(year), int(number), ""
    return "", 0, 0, record_id


def _territory(record: Organization) -> Territory | None:
    if not record.kind.territorial:
        return None
    lost = [each for each in record.successors if not isinstance(each.organization, str)]
    return Territory(
        (*map(_used, record.names), *map(_used, record.codes)),
        tuple(Lost(getattr(each.organization, "described", ""), _edtf(each.on) or "") for each in lost),
    )


def _former(record: Organization) -> tuple[Used, ...]:
    return tuple(_used(each) for each in record.names if each.until is not None)


def _used(part: Name | Code) -> Used:
    since, until = _edtf(part.since), _edtf(part.until)
    if isinstance(part, Code):
        return Used(part.code, code=True, scheme=part.scheme or "", since=since, until=until)
    return Used(part.name, code=False, scheme="", since=since, until=until)


def _edtf(value: Period | Unknown | None) -> str | None:
    if value is None:
        return None
    return value.edtf if isinstance(value, Period) else ""
