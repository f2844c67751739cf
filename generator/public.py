"""What a citizen may see on a given day. Pages know nothing else, so no template can leak a draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.lookups import Lookups, remembered
from generator.records.base import Part
from generator.records.common import RelationKind, State
from generator.records.dates import parse
from generator.records.organization import Extent, OrganizationKind
from generator.records.programme import PlannedInspection, Programme
from generator.records.summaries import Lost, Succession, Summary, id_order
from generator.registry import SUCCESSOR, Link
from generator.wording import sort_key


@dataclass(frozen=True, slots=True)
class Mention:
    """A record that names something, and the fields it does it in."""

    summary: Summary
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ancestor:
    """A body that went, wholly or in part, to a later one."""

    summary: Summary
    succession: Succession
    whole: bool
    """Whether all of it surely went there, over every step of the lineage."""
    begun: bool = True
    """Whether it has gone there already: no step of the lineage is yet to come."""


@dataclass(frozen=True, slots=True)
class Today:
    """What is left of a territory today."""

    places: tuple[tuple[Summary, bool], ...]
    """The territories of today that it went to (itself, if it stands), each with whether all of it surely did."""
    unknown: bool
    """Whether it, or some of it, went where nobody wrote down."""
    described: tuple[str, ...]
    """What the sources call successors that have no record."""


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One inspection under a programme: planned, done, or both; published or not."""

    planned: PlannedInspection | None
    inspection: Summary | None
    conclusions: list[Summary]

    @property
    def published(self) -> bool:
        """Whether its result is out: a conclusion on this site that was not withdrawn."""
        return any(each.state is State.published for each in self.conclusions)

    @property
    def untold(self) -> PlannedInspection | None:
        """What was planned and of which nothing at all is told to have been done."""
        done = self.inspection or (self.planned and isinstance(self.planned.inspection, Part))
        return None if done else self.planned


_BESIDE = {"organization", "document"}
"""What a body's page does not count among the records about it."""


class Public(Lookups):
    """The records that are out on ``today``, and look-ups among them."""

    def mentions(self, target: str, *roles: str) -> list[Mention]:
        """Return the visible records that point to ``target`` (in one of ``roles``, if given), newest first."""
        found: dict[str, tuple[Summary, list[str]]] = {}
        for link, source in self._backlinks(target, *roles):
            if not source.silent:
                found.setdefault(link.source, (source, []))[1].append(link.role)
        mentions = [Mention(source, tuple(dict.fromkeys(used))) for source, used in found.values()]
        return sorted(mentions, key=lambda mention: newest_first(mention.summary))

    def named(self, record_id: str, *roles: str) -> list[Summary]:
        """Return the visible records that a record names (in one of ``roles``, if given), each once."""
        return [found for each in self.pointed(record_id, *roles) if (found := self.get(each))]

    def pointed(self, record_id: str, *roles: str) -> dict[str, None]:
        """Return the ids to which a record points (in one of ``roles``, if given), each once, to be seen or not."""
        return dict.fromkeys(self._targets(record_id, *roles))

    def relations_to(self, target: str) -> list[tuple[RelationKind, Summary]]:
        """Return what other visible, standing records say of ``target`` (a record or an item): newest first."""
        if target not in self._registry.related:  # it is asked for every item, and few have any
            self._asked.backlinks.add(target)
            return []
        links = [each for each in self._backlinks(target) if each[0].relation]
        found = {(RelationKind[link.relation], source.id): source for link, source in links}
        pairs = [(kind, source) for (kind, _), source in found.items()]
        standing = [pair for pair in pairs if pair[1].state is not State.withdrawn]
        return sorted(standing, key=lambda pair: (newest_first(pair[1]), pair[0]))

    def ended(self, *targets: str) -> bool:
        """Whether another record that stands annuls or replaces a record, or an item of it."""
        for link in self._endings(targets):
            source = self.get(link.source)
            if source and source.state is not State.withdrawn:
                return True
        return False

    def ended_by(self, record_id: str, item_id: str, day: date) -> bool:
        """Whether on ``day`` another record that stood then annulled or replaced this one, or this item of it."""
        ends = self._endings((record_id, item_id))
        return any(link.told <= day.isoformat() and self._stood(link.source, day) for link in ends)

    def _endings(self, targets: tuple[str, ...]) -> list[Link]:
        """Return by what others annul or replace any of ``targets``: asked for every item, and few have any."""
        self._asked.backlinks.update(targets)
        if self._registry.related.isdisjoint(targets):
            return []
        links = [link for each in targets for link in self._registry.backlinks(each) if link.relation]
        return [link for link in links if RelationKind[link.relation].ends]

    def _stood(self, record_id: str, day: date) -> bool:
        since, summary = self.since(record_id), self.get(record_id)
        if since is None or summary is None or since > day:
            return False
        return summary.withdrawn_on is None or summary.withdrawn_on > day

    def is_named(self, target: str, role: str) -> bool:
        """Whether a visible record that stands points to ``target`` in a role."""
        standing = (source.state is not State.withdrawn for _, source in self._backlinks(target, role))
        return any(standing)

    def said_elsewhere(self, item_id: str) -> list[Mention]:
        """Return the other records whose responses or complaints are about an item."""
        owner = self._owner(item_id)
        found = self.mentions(item_id, "responses.items", "complaints.items")
        return [each for each in found if each.summary.id != owner]

    def _sources(self, target: str, role: str) -> Iterable[Summary]:
        """Return the visible records that point to ``target`` in a role."""
        links = self._backlinks(target, role)
        return {source.id: source for _, source in links if not source.silent}.values()

    def conclusions_of(self, occasion: str) -> list[Summary]:
        """Return the conclusions of an inspection or a meeting."""
        return sorted(self._sources(occasion, "of"), key=newest_first)

    def inspections_under(self, programme: str) -> list[Summary]:
        """Return the inspections done under a programme."""
        found = self._sources(programme, "programme")
        return sorted((each for each in found if each.type == "inspection"), key=newest_first)

    def register(self, programme: Programme) -> list[RegisterLine]:
        """Return what a programme planned, each with what became of it, then what was done without being planned."""
        lines: list[RegisterLine] = []
        listed: set[str] = set()
        for planned in programme.planned:
            inspection = self.get(planned.inspection) if isinstance(planned.inspection, str) else None
            listed |= {inspection.id} if inspection else set()
            lines.append(
                RegisterLine(planned, inspection, self.conclusions_of(inspection.id) if inspection else [])
            )
        unplanned = (each for each in self.inspections_under(programme.id) if each.id not in listed)
        return lines + [RegisterLine(None, each, self.conclusions_of(each.id)) for each in unplanned]

    def about(self, organization: str) -> list[Mention]:
        """Return the records that name an organization, newest first; no other organizations, no documents."""
        return [each for each in self.mentions(organization) if each.summary.type not in _BESIDE]

    def ids_about(self, organization: str) -> set[str]:
        """Return the ids of the records that name an organization."""
        sources = self._registry.sources(organization)
        self._asked.backlinks.add(organization)
        self._asked.summary |= sources
        return sources & self._counted

    @cached_property
    def _counted(self) -> set[str]:
        """The ids that count among the records about a body: whoever counts one asks for it."""
        found = map(self._registry.summary, self._since)
        return {each.id for each in found if not each.silent and each.type not in _BESIDE}

    def placed_in(self, organization: str) -> list[Summary]:
        """Return the bodies that have their place in a territory."""
        return by_heading(self._sources(organization, "place"))

    def below(self, organization: str) -> list[Summary]:
        """Return the bodies whose parent it is."""
        return by_heading(self._sources(organization, "parent"))

    def predecessors(self, organization: str) -> list[Ancestor]:
        """Return the bodies that became this one, directly or over several steps, nearest first."""
        found: list[Ancestor] = []
        seen = {organization}
        waiting = [(organization, True, True)]
        while waiting:
            later, whole, begun = waiting.pop(0)
            for mention in self.mentions(later, SUCCESSOR):
                earlier = mention.summary
                if earlier.id in seen:
                    continue
                seen.add(earlier.id)
                step = next(each for each in earlier.successors if each.organization == later)
                is_whole = whole and step.extent is Extent.whole
                has_begun = begun and self.has_begun(step.on)
                found.append(Ancestor(earlier, step, is_whole, has_begun))
                waiting.append((earlier.id, is_whole, has_begun))
        return found

    def stands(self, place: Summary) -> bool:
        """Whether a territory exists today: it has begun and not ended."""
        return not self.is_coming(place) and not self.has_ended(place)

    def is_coming(self, place: Summary) -> bool:
        """Whether a territory is yet to be; an unknown first day is past."""
        return bool(place.territory and place.since and not self.has_begun(place.since))

    def has_ended(self, place: Summary) -> bool:
        """Whether a territory is no more: its last day is past, or something succeeded it.

        An ``until`` that is known to be unknown says that it ended, on a day nobody knows.
        """
        territory = place.territory
        ended = territory and place.until is not None and self.is_past(place.until)
        succeeded = any(self.has_begun(step.on) for step in place.successors)
        lost = territory and any(self.has_begun(step.on) for step in territory.lost)
        return bool(ended or succeeded or lost)

    def is_past(self, edtf: str) -> bool:
        """Whether the last day of something is surely over; an unknown last day is."""
        if not edtf:
            return True
        span = parse(edtf)
        day = span.last or span.first
        return day is not None and day < self.today

    def has_begun(self, edtf: str) -> bool:
        """Whether the first possible day of something has come: an unknown day is past."""
        first = parse(edtf).first if edtf else None
        return first is None or first <= self.today

    def today_of(self, organization: str) -> Today:
        """Return what became of a territory, over every step of its lineage; cycles end in the unknown."""
        places: dict[str, bool] = {}
        described: list[str] = []
        unknown = False
        seen = {organization: True}
        waiting = [(organization, True)]
        while waiting:
            each, whole = waiting.pop(0)
            summary = self._kept(each)
            if summary and self.stands(summary):
                places[each] = places.get(each, False) or whole
                continue
            steps = [step for step in summary.successors if self.has_begun(step.on)] if summary else []
            lost = [step for step in self._lost(summary) if self.has_begun(step.on)]
            described += [step.described for step in lost if step.described]
            unknown |= bool(lost) or not steps
            for step in steps:
                is_whole = whole and step.extent is Extent.whole
                if step.organization not in seen or (is_whole and not seen[step.organization]):
                    seen[step.organization] = is_whole
                    waiting.append((step.organization, is_whole))
        found = tuple((summary, whole) for each, whole in places.items() if (summary := self.get(each)))
        return Today(found, unknown or not found, tuple(dict.fromkeys(described)))

    def _kept(self, record_id: str) -> Summary | None:
        """Return the summary of a record that may still be believed: not a withdrawn one."""
        summary = self.get(record_id)
        return None if summary is None or summary.state is State.withdrawn else summary

    def _lost(self, summary: Summary | None) -> tuple[Lost, ...]:
        return summary.territory.lost if summary and summary.territory else ()

    @remembered
    def provinces_of(self, organization: str) -> tuple[Summary, ...]:
        """Return today's province of a body or a territory: several when it was split among them, none when unknown."""
        return tuple(by_heading(self._climb(organization)))

    def _climb(self, organization: str) -> Iterator[Summary]:
        """Yield the provinces met on the way up: what an ended territory became comes before what it belonged to."""
        seen = {organization}
        waiting = [organization]
        while waiting:
            summary = self._kept(waiting.pop(0))
            if summary is None:
                continue
            if summary.kind is OrganizationKind.province and self.stands(summary):
                yield summary
                continue
            for each in self._above(summary):
                if each not in seen:
                    seen.add(each)
                    waiting.append(each)

    def _above(self, summary: Summary) -> list[str]:
        if summary.territory and not self.stands(summary):
            became = [place.id for place, _ in self.today_of(summary.id).places]
            if became:
                return became
        nearest = ("parent", "place") if summary.territory else ("place", "parent")
        found = (target for role in nearest for target in self._targets(summary.id, role)[-1:])
        return [each for each in found if self.get(each)][:1]

    def place_of(self, organization: str) -> Summary | None:
        """Return the territory that a body stands in."""
        return self.linked(organization, "place")

    def owner_of(self, programme: str) -> Summary | None:
        """Return the body that issued a programme."""
        return self.linked(programme, "organization")

    def linked(self, record_id: str, role: str) -> Summary | None:
        """Return what a record points to at a field, if a citizen may see it."""
        return self.get(next(iter(self._targets(record_id, role)), ""))

    def records_at(self, place: str) -> set[str]:
        """Return the ids of the records about a territory, its predecessors, and the bodies placed in any of them."""
        territories = [place, *(each.summary.id for each in self.predecessors(place) if each.begun)]
        bodies = [body.id for each in territories for body in self.placed_in(each)]
        return set().union(*map(self.ids_about, [*territories, *bodies]))


def newest_first(summary: Summary) -> tuple[int, tuple[str, int, int, str]]:
    """Order by the event's last possible day, newest first, unknown days last; then by id."""
    span = parse(summary.when) if summary.when else None
    day = span and (span.last or span.first)
    return -(day.toordinal() if day else 0), id_order(summary.id)


def by_heading(summaries: Iterable[Summary]) -> list[Summary]:
    """Order by the Vietnamese alphabet, numbers by value."""
    return sorted(summaries, key=lambda each: (sort_key(each.heading), each.id))
