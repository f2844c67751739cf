"""What the site knows of all records: a compact summary of each, and look-ups both ways. No rules, no rendering.

A full record is packed away after it was read and unpacked when its own page is made; whatever *other* pages need of a
record stands in its summary and its links. Of 100.000 records every byte counts: links are told in a row of texts, and
the items of a summary are packed, too, until somebody looks at them.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import chain, repeat
from sys import intern
from typing import Any, Final, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, create_model

from generator.packing import Packed, held, packed, unpacked
from generator.records import BY_NAME, RecordType
from generator.records.common import Record, State
from generator.records.items import Item
from generator.records.references import Found, Path, Points, kinds_at
from generator.records.summaries import Summary, id_order, in_parts, item_kind, summarise
from generator.spool import Spool

SUCCESSOR = "successors.organization"
RELATION = "relations.record"
DIGEST = 16
"""Bytes of a digest."""


class Link(NamedTuple):
    """One reference: from the record ``source``, at the field ``role`` (``teams.head.organization``), to ``target``."""

    source: str
    role: str
    target: str
    relation: str = ""
    """Of a relation, its kind (``annuls``): other pages say it from the other side."""
    told: str = ""
    """Of a relation that was added later, the day (ISO 8601) on which this site told it."""


LINK: Final = len(Link._fields) - 1
"""How many texts tell a link of a record."""


class Entry(NamedTuple):
    """What is kept of one record."""

    summary: Summary
    file: str
    pointed: tuple[str, ...]
    """What it points to: of each link, one after the other, all but its source. There are very many."""
    packed: Packed
    """The plain value, packed."""
    whole: bytes
    brief: bytes
    """Digests of the value, and of the summary."""

    @property
    def links(self) -> Iterator[Link]:
        """What the record points to."""
        told = iter(self.pointed)
        return map(Link, repeat(self.summary.id), told, told, told, told)

    @property
    def targets(self) -> Iterator[tuple[str, str]]:
        """The role and the target of each link: to ask for no more is quicker."""
        return zip(self.pointed[::LINK], self.pointed[1::LINK], strict=True)


def entry(
    kind: RecordType, record: Record, value: Mapping[str, Any], marks: Iterable[Found], file: str
) -> Entry:
    """Return what is kept of a valid record: ``value`` is what it was made from, ``marks`` the references met in it."""
    summary, plain = summarise(kind.name, record), packed(dict(value))
    pointed = tuple(chain.from_iterable(_links(value, marks)))
    return Entry(summary, file, pointed, plain, _digest(plain), _digest(packed(summary)))


def _digest(plain: bytes) -> bytes:
    return blake2b(plain, digest_size=DIGEST).digest()


def _links(value: Mapping[str, Any], marks: Iterable[Found]) -> dict[tuple[str, ...], None]:
    """Return what a record points to, each once, in the order of the record."""
    found: dict[tuple[str, ...], None] = {}
    for path, text, mark in marks:
        if isinstance(mark, Points) and not mark.local:
            place = role(path)
            relation = value["relations"][path[1]] if place == RELATION else _NO_RELATION
            told = relation.get("recorded_on", "")
            found[place, intern(text), relation["kind"], told] = None
    return found


_NO_RELATION: Final = {"kind": ""}
M = TypeVar("M", bound=BaseModel)


def waiting(entries: Sequence[Entry], spool: Spool, ids: dict[str, str]) -> list[Entry]:
    """Return entries that were just made or read, with what is seldom needed of them waiting in a file.

    Equal ids, and what else links tell, become the same texts: those in ``ids``, to which others are added.
    """
    values = spool.put([held(each.packed) for each in entries])
    items = spool.put([held(each.summary.packed) for each in entries])
    return [
        each._replace(
            packed=value,
            pointed=tuple([ids.setdefault(text, text) for text in each.pointed]),
            summary=each.summary._replace(id=ids.setdefault(each.summary.id, each.summary.id), packed=few),
        )
        for each, value, few in zip(entries, values, items, strict=True)
    ]


@dataclass(slots=True)
class Registry:
    """All records by id, the items inside them, and who points to whom."""

    entries: dict[str, Entry] = field(default_factory=dict)
    related: set[str] = field(default_factory=set)
    """What relations point to."""
    _pointing: dict[str, Any] = field(default_factory=dict)
    """Target → of each link to it, one after the other, the record that points, and where among its links."""
    _ordered: dict[str, list[str]] = field(default_factory=dict)
    """Record type (empty: all) → ids in their order, when somebody asked for it since the last was added."""

    def take(self, entry: Entry) -> None:
        """Take in what is kept of a record."""
        record_id = entry.summary.id
        self._ordered.clear()
        self.entries[record_id] = entry
        for at in range(0, len(entry.pointed), LINK):
            _, target, relation, _ = entry.pointed[at : at + LINK]
            self._pointing.setdefault(target, []).extend((record_id, at))
            if relation:
                self.related.add(target)

    def settle(self) -> None:
        """Take less room: all are taken in."""
        for target, pointing in self._pointing.items():
            self._pointing[target] = tuple(pointing)

    def __contains__(self, record_id: str) -> bool:
        """Whether a record of that id was read."""
        return record_id in self.entries

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self.entries)

    def ids(self, kind: str | None = None) -> list[str]:
        """Return the ids of all records (of one type), in a stable order."""
        if not self._ordered:
            self._ordered[""] = sorted(self.entries, key=id_order)
            for key in self._ordered[""]:
                self._ordered.setdefault(self.entries[key].summary.type, []).append(key)
        return list(self._ordered.get(kind or "", ()))

    def summary(self, record_id: str) -> Summary:
        """Return the summary of a record; raise ``KeyError`` when there is none."""
        return self.entries[record_id].summary

    def record(self, record_id: str) -> Record:
        """Unpack the full record; raise ``KeyError`` when there is none."""
        return BY_NAME[self.summary(record_id).type].model.model_validate(self.value(record_id))

    def fields(self, record_id: str, *names: str) -> Any:
        """Unpack a record with these fields only, which is quicker; raise ``KeyError`` when there is none."""
        model = _narrow(BY_NAME[self.summary(record_id).type].model, names)
        return model.model_validate(self.value(record_id))

    def part(self, record_id: str, reading: type[M]) -> M:
        """Unpack what a model of one's own reads of a record; raise ``KeyError`` when there is none."""
        return reading.model_validate(self.value(record_id))

    def digest(self, some_id: str, *, whole: bool) -> bytes:
        """Return a digest of the summary, or of the ``whole``, of the record that ``some_id`` names or stands in."""
        entry = self.entries.get(some_id) or self.entries[self.owner_of(some_id) or some_id]
        return entry.whole if whole else entry.brief

    def value(self, record_id: str) -> dict[str, Any]:
        """Unpack the plain value of a record; raise ``KeyError`` when there is none."""
        value: dict[str, Any] = unpacked(self.entries[record_id].packed)
        return value

    def owner(self, some_id: str) -> str | None:
        """Return the record that ``some_id`` names or stands in."""
        return some_id if some_id in self.entries else self.owner_of(some_id)

    def owner_of(self, some_id: str) -> str | None:
        """Return the record that a finding, recommendation or measure stands in."""
        record_id, ending = in_parts(some_id)
        entry = self.entries.get(record_id)
        return entry.summary.id if entry and ending in entry.summary.endings else None

    def item_ids(self) -> Iterator[str]:
        """Yield the ids of all findings, recommendations and measures."""
        return chain.from_iterable(entry.summary.item_ids for entry in self.entries.values())

    def kind_of(self, some_id: str) -> str | None:
        """Return what ``some_id`` names: a record type, ``finding``, ``recommendation`` or ``measure``."""
        if entry := self.entries.get(some_id):
            return entry.summary.type
        return item_kind(some_id) if self.owner_of(some_id) else None

    def item(self, item_id: str) -> Item | None:
        """Return the summary of a finding, recommendation or measure."""
        if (owner := self.owner_of(item_id)) is None:
            return None
        summary = self.entries[owner].summary
        return summary.item(summary.endings.index(in_parts(item_id)[1]))

    def links(self, record_id: str) -> tuple[Link, ...]:
        """Return what a record points to."""
        return tuple(self.entries[record_id].links)

    def targets(self, record_id: str, *roles: str) -> list[str]:
        """Return the ids to which a record points (at one of these fields, if any is given), in their order."""
        return [target for place, target in self.entries[record_id].targets if not roles or place in roles]

    def linked(self, record_id: str, role: str) -> Summary | None:
        """Return the summary of the first record that a record points to at a field."""
        target = next(iter(self.targets(record_id, role)), "")
        return self.summary(target) if target in self.entries else None

    def links_with_kinds(self, record_id: str) -> Iterator[tuple[Link, tuple[str, ...]]]:
        """Yield what a record points to, each with the types that may stand there."""
        model = BY_NAME[self.entries[record_id].summary.type].model
        for link in self.entries[record_id].links:
            yield link, kinds_at(model, link.role)

    def backlinks(self, target: str, *roles: str) -> list[Link]:
        """Return who points to ``target``, a record or an item inside one (at one of these fields, if any is given)."""
        if (pointing := self._pointing.get(target)) is None:
            return []
        told, found = iter(pointing), []
        for source, at in zip(told, told, strict=True):
            pointed = self.entries[source].pointed
            if not roles or pointed[at] in roles:
                found.append(Link(source, *pointed[at : at + LINK]))
        return found

    def sources(self, target: str) -> set[str]:
        """Return the ids of the records that point to ``target``."""
        return set(self._pointing.get(target, ())[::2])

    def visible(self, today: date) -> set[str]:
        """Return the ids that a citizen may see on ``today``."""
        return set(self.first_days(today))

    def first_days(self, today: date) -> dict[str, date]:
        """Return the ids that a citizen may see on ``today``, each with the day since when.

        No drafts and no embargoed records; organizations and documents only when such a record reaches them (lineage
        both ways). A withdrawn record is seen, but nothing is reached through it.
        """
        out = {
            key: entry.summary.published_on or date.min
            for key, entry in self.entries.items()
            if _is_out(entry.summary, today)
        }
        found: dict[str, date] = {}
        waiting = [(day, key) for key, day in out.items() if not self._on_demand(key)]
        heapq.heapify(waiting)
        while waiting:
            day, key = heapq.heappop(waiting)
            if key in found:
                continue
            found[key] = day
            for target in self._reached_from(key):
                if target in out and target not in found:
                    heapq.heappush(waiting, (max(day, out[target]), target))
        return found

    def _reached_from(self, record_id: str) -> Iterator[str]:
        """Yield the on-demand records beside ``record_id``: those it points to, and an organization's predecessors."""
        if self.summary(record_id).state is State.withdrawn:
            return iter(())
        beside = self.targets(record_id)
        beside += [link.source for link in self.backlinks(record_id, SUCCESSOR)]
        return (target for target in beside if target in self.entries and self._on_demand(target))

    def _on_demand(self, record_id: str) -> bool:
        return BY_NAME[self.entries[record_id].summary.type].on_demand


def _is_out(summary: Summary, today: date) -> bool:
    if summary.state is State.draft:
        return False
    return summary.published_on is None or summary.published_on <= today


@cache
def _narrow(model: type[Record], names: tuple[str, ...]) -> type[BaseModel]:
    """Return a model with these fields of another, for values that were valid."""
    fields: dict[str, Any] = {
        name: (info.annotation, info) for name, info in model.model_fields.items() if name in names
    }
    return create_model(model.__name__, __config__=ConfigDict(extra="ignore", frozen=True), **fields)


@lru_cache(maxsize=4096)
def role(path: Path) -> str:
    """Return a path without its list positions: ``("teams", 0, "head")`` → ``teams.head``."""
    return intern(".".join(step for step in path if isinstance(step, str)))
