"""The records that are out on a day, one question at a time; whoever makes something learns what was asked for it.

So a thing is made anew only when an answer changes, also when a new record would now be among the answers.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from datetime import date
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

from generator import packing
from generator.records.common import Record
from generator.records.items import Item
from generator.records.summaries import Summary
from generator.registry import Link, M, Registry
from generator.stood import Stood, differing


@dataclass(slots=True)
class Asked:
    """The questions that were asked, by their kind: of each, what it was about."""

    summary: set[str] = field(default_factory=set)
    """Ids: may it be seen, and what is its summary?"""
    record: set[str] = field(default_factory=set)
    """Ids: what is in the record?"""
    links: set[str] = field(default_factory=set)
    """Ids: what does the record point to?"""
    backlinks: set[str] = field(default_factory=set)
    """Ids of records and of items inside them: who points to it?"""
    owner: set[str] = field(default_factory=set)
    """Ids of items: in which record does it stand?"""
    kind: set[str] = field(default_factory=set)
    """Record types: which records are there?"""

    def add(self, other: Questions) -> None:
        """Take in what was asked for a part of this."""
        for name, about in other:
            getattr(self, name).update(about)

    def questions(self) -> Questions:
        """Return what was asked so far, in little room."""
        return tuple([(name, tuple(about)) for name in QUESTIONS if (about := getattr(self, name))])

    def __str__(self) -> str:
        """Tell all questions in a line for each kind: ``record KL-2022-0001 KL-2022-0002``."""
        return "\n".join([" ".join([name, *sorted(about)]) for name, about in self.questions()])

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Yield each question: its kind, and what it is about."""
        for name in QUESTIONS:
            for about in getattr(self, name):
                yield name, about


QUESTIONS = tuple(each.name for each in fields(Asked))
Questions = tuple[tuple[str, tuple[str, ...]], ...]
"""Questions by their kind: of each, what they were about."""
Key = tuple[object, ...]
"""The name of a look-up, and what it is asked."""
Answer = tuple[object, Questions]
"""An answer, and what was asked for it."""
_LOT: Final = 500
"""How many answers are kept together."""
_KEPT: Final = set[str]()
"""The methods whose answers may be kept for the next build."""


class Lookups:
    """The few questions that all look-ups are made of."""

    def __init__(self, registry: Registry, today: date) -> None:
        self.today = today
        self.digest = registry.digest
        self._registry = registry
        self._since = registry.first_days(today)
        self._asked = self._unheard = Asked()  # what nobody wants to know is not added up
        self._remembered: dict[Key, Answer] = {}
        self._put_by: Callable[[bytes], object] | None = None
        self._due: dict[Key, None] = {}

    def forget(self) -> None:
        """Forget what was remembered: it takes room, and is found again when it is asked for."""
        self._remembered.clear()

    def recall(self, before: Lookups) -> None:
        """Take over what was remembered before some records changed, as far as its answers are the same."""
        if before.today == self.today:
            self._take_over([*before._remembered.items()], self._changed(before))

    @contextmanager
    def keeping(self, put_by: Callable[[bytes], object]) -> Iterator[None]:
        """Put by, in lots, what is answered within and may be kept for the next build; then forget everything."""
        self._put_by, self._due = put_by, {}
        try:
            yield
            self._keep([key for key in self._remembered if key[0] in _KEPT])
        finally:
            self._put_by = None
            self.forget()

    def _keep(self, keys: Sequence[Key]) -> None:
        """Let go what nobody is likely to ask again, but the next build."""
        for start in range(0, len(keys), _LOT):
            lot = [(key, self._remembered.pop(key)) for key in keys[start : start + _LOT]]
            if self._put_by:
                self._put_by(zlib.compress(packing.packed(lot), 1))

    def _answered(self, key: Key) -> None:
        """Let go what may be kept as soon as a lot of it was answered, from wherever the answers came."""
        if self._put_by and key[0] in _KEPT:
            self._due[key] = None
            if len(self._due) == _LOT:
                self._keep([*self._due])
                self._due.clear()

    def recollect(self, lot: bytes, changed: Mapping[str, set[str]]) -> None:
        """Take over a lot that a build of this day kept, as far as its answers are the same."""
        self._take_over(packing.unpacked(zlib.decompress(lot)), changed)

    def _take_over(self, found: Iterable[tuple[Key, Answer]], changed: Mapping[str, set[str]]) -> None:
        for key, (answer, asked) in found:
            if all(changed[kind].isdisjoint(about) for kind, about in asked):
                self._remembered[key] = answer, asked

    def _changed(self, before: Lookups) -> dict[str, set[str]]:
        """Return the questions whose answers differ; a record whose file was not read again has the same entry."""
        ours, theirs = self._registry.entries, before._registry.entries
        ids = {each for each in ours.keys() | theirs.keys() if ours.get(each) is not theirs.get(each)}
        ids |= {each for each, _ in self._since.items() ^ before._since.items()}
        return differing(before.stood(ids), self.stood(ids))

    def stood(self, record_ids: Iterable[str] | None = None) -> dict[str, Stood]:
        """Return how all records stand, or those that there are of some."""
        registry = self._registry
        return {
            each: Stood(
                self._since.get(each),
                entry.summary.type,
                entry.file,
                entry.whole,
                entry.brief,
                entry.pointed,
                entry.summary.endings,
            )
            for each in (registry.entries if record_ids is None else record_ids)
            if (entry := registry.entries.get(each))
        }

    @contextmanager
    def asking(self) -> Iterator[Asked]:
        """Write down what is asked within; it counts as asked outside, too."""
        outside, self._asked = self._asked, Asked()
        try:
            yield self._asked
        finally:
            if outside is not self._unheard:
                outside.add(self._asked.questions())
            self._asked = outside

    def all(self, kind: str) -> list[Summary]:
        """Return the summaries of all visible records of a type, by id."""
        self._asked.kind.add(kind)
        summary, since = self._registry.summary, self._since
        return [summary(each) for each in self._registry.ids(kind) if each in since]

    def get(self, record_id: str) -> Summary | None:
        """Return the summary of a record, or ``None`` when it is missing or not to be seen."""
        self._asked.summary.add(record_id)
        return self._registry.entries[record_id].summary if record_id in self._since else None

    def since(self, record_id: str) -> date | None:
        """Return the first day on which a citizen could see a record, or ``None`` when it is not to be seen."""
        self._asked.summary.add(record_id)
        return self._since.get(record_id)

    def record(self, record_id: str) -> Record:
        """Return the full record; raise ``KeyError`` when it is missing or not to be seen."""
        self._asked.summary.add(record_id)
        self._asked.record.add(record_id)
        if record_id not in self._since:
            raise KeyError(record_id)
        return self._registry.record(record_id)

    def fields(self, record_id: str, *names: str) -> Any:
        """Return a record with these fields only, which is quicker; raise ``KeyError`` as ``record`` does."""
        self._asked.summary.add(record_id)
        self._asked.record.add(record_id)
        if record_id not in self._since:
            raise KeyError(record_id)
        return self._registry.fields(record_id, *names)

    def part(self, record_id: str, reading: type[M]) -> M:
        """Return what a model of one's own reads of a record; raise ``KeyError`` as ``record`` does."""
        self._asked.summary.add(record_id)
        self._asked.record.add(record_id)
        if record_id not in self._since:
            raise KeyError(record_id)
        return self._registry.part(record_id, reading)

    def item(self, item_id: str) -> tuple[Summary, Item] | None:
        """Return a finding, recommendation or measure, and the record it stands in."""
        owner = self.get(self._owner(item_id))
        item = self._registry.item(item_id)
        return (owner, item) if owner and item else None

    def _owner(self, item_id: str) -> str:
        """Return the id of the record that an item stands in; empty when there is none."""
        self._asked.owner.add(item_id)
        return self._registry.owner_of(item_id) or ""

    def _targets(self, record_id: str, *roles: str) -> list[str]:
        """Return the ids to which a record points (in one of ``roles``, if given)."""
        self._asked.links.add(record_id)
        return self._registry.targets(record_id, *roles)

    def _backlinks(self, target: str, *roles: str) -> Iterator[tuple[Link, Summary]]:
        """Yield who points to a record or an item (in one of ``roles``, if given), of the records that may be seen."""
        self._asked.backlinks.add(target)
        links = self._registry.backlinks(target, *roles)
        return self._seen(links) if links else iter(())

    def _seen(self, links: Iterable[Link]) -> Iterator[tuple[Link, Summary]]:
        asked, since, entries = self._asked.summary, self._since, self._registry.entries
        for link in links:
            asked.add(source := link.source)
            if source in since:
                yield link, entries[source].summary


L = TypeVar("L", bound=Lookups)
P = ParamSpec("P")
T = TypeVar("T")


def remembered(look_up: Callable[Concatenate[L, P], T]) -> Callable[Concatenate[L, P], T]:
    """Keep the answers of a method, each with what was asked for it; its arguments are hashable and given by place."""

    @wraps(look_up)
    def remembering(self: L, /, *about: P.args, **_: P.kwargs) -> T:
        key = (look_up.__name__, *about)
        found = self._remembered.get(key)
        if found is None:
            with self.asking() as asked:
                answer = look_up(self, *about, **_)
            found = self._remembered[key] = answer, asked.questions()
        else:
            self._asked.add(found[1])
        self._answered(key)
        return found[0]  # type: ignore[return-value]

    return remembering


def kept(look_up: Callable[Concatenate[L, P], bytes]) -> Callable[Concatenate[L, P], bytes]:
    """Keep the answers of a method like ``remembered``, and from one build to the next: they are of the view alone.

    Raises ``ValueError`` for a second method of one name.
    """
    if look_up.__name__ in _KEPT:
        raise ValueError(look_up.__name__)
    _KEPT.add(look_up.__name__)
    return remembered(look_up)
