"""What a citizen may see on a given day. Pages know nothing else, so no template can leak a draft."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.records.common import Record, RelationKind, State
from generator.records.organization import Extent
from generator.records.programme import PlannedInspection, Programme
from generator.records.summaries import Item, Succession, Summary, id_order
from generator.registry import SUCCESSOR, Registry
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


class Public:
    """The records that are out on ``today``, and look-ups among them."""

    def __init__(self, registry: Registry, today: date) -> None:
        self.today = today
        self._registry = registry
        self._visible = registry.visible(today)

    def all(self, kind: str) -> list[Summary]:
        """Return the summaries of all visible records of a type, by id."""
        return [self._registry.summary(each) for each in self._registry.ids(kind) if each in self._visible]

    def get(self, record_id: str) -> Summary | None:
        """Return the summary of a record, or ``None`` when it is missing or not to be seen."""
        return self._registry.summary(record_id) if record_id in self._visible else None

    def record(self, record_id: str) -> Record:
        """Return the full record; raise ``KeyError`` when it is missing or not to be seen."""
        if record_id not in self._visible:
            raise KeyError(record_id)
        return self._registry.record(record_id)

    def item(self, item_id: str) -> tuple[Summary, Item] | None:
        """Return a finding, recommendation or measure, and the record it stands in."""
        owner = self.get(self._registry.owners.get(item_id, ""))
        item = self._registry.item(item_id)
        return (owner, item) if owner and item else None

    def mentions(self, target: str, *roles: str) -> list[Mention]:
        """Return the visible records that point to ``target`` (in one of ``roles``, if given), newest first."""
        found: dict[str, list[str]] = {}
        for link in self._registry.backlinks(target):
            is_told = link.source in self._visible and not self._registry.summary(link.source).silent
            if is_told and (not roles or link.role in roles):
                found.setdefault(link.source, []).append(link.role)
        mentions = [
            Mention(self._registry.summary(key), tuple(dict.fromkeys(used))) for key, used in found.items()
        ]
        return sorted(mentions, key=lambda mention: newest_first(mention.summary))

    def relations_to(self, target: str) -> list[tuple[RelationKind, Summary]]:
        """Return what other visible, standing records say of ``target`` (a record or an item): newest first."""
        found = {
            (RelationKind[link.relation], link.source)
            for link in self._registry.backlinks(target)
            if link.relation and link.source in self._visible
        }
        pairs = [(kind, self._registry.summary(source)) for kind, source in found]
        standing = [pair for pair in pairs if pair[1].state is not State.withdrawn]
        return sorted(standing, key=lambda pair: (newest_first(pair[1]), pair[0]))

    def ended(self, record_id: str, item_id: str) -> bool:
        """Whether another record annuls or replaces this one, or this item of it."""
        return any(kind.ends for target in (record_id, item_id) for kind, _ in self.relations_to(target))

    def said_elsewhere(self, item_id: str) -> list[Mention]:
        """Return the other records whose responses or complaints are about an item."""
        owner = self._registry.owners.get(item_id)
        found = self.mentions(item_id, "responses.items", "complaints.items")
        return [each for each in found if each.summary.id != owner]

    def conclusions_of(self, occasion: str) -> list[Summary]:
        """Return the conclusions of an inspection or a meeting."""
        return [each.summary for each in self.mentions(occasion, "of")]

    def inspections_under(self, programme: str) -> list[Summary]:
        """Return the inspections done under a programme."""
        found = self.mentions(programme, "programme")
        return [each.summary for each in found if each.summary.type == "inspection"]

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
        return [
            each
            for each in self.mentions(organization)
            if each.summary.type not in {"organization", "document"}
        ]

    def placed_in(self, organization: str) -> list[Summary]:
        """Return the bodies that have their place in a territory."""
        return by_heading(each.summary for each in self.mentions(organization, "place"))

    def below(self, organization: str) -> list[Summary]:
        """Return the bodies whose parent it is."""
        return by_heading(each.summary for each in self.mentions(organization, "parent"))

    def predecessors(self, organization: str) -> list[Ancestor]:
        """Return the bodies that became this one, directly or over several steps, nearest first."""
        found: list[Ancestor] = []
        seen = {organization}
        waiting = [(organization, True)]
        while waiting:
            later, whole = waiting.pop(0)
            for mention in self.mentions(later, SUCCESSOR):
                earlier = mention.summary
                if earlier.id in seen:
                    continue
                seen.add(earlier.id)
                step = next(each for each in earlier.successors if each.organization == later)
                is_whole = whole and step.extent is Extent.whole
                found.append(Ancestor(earlier, step, is_whole))
                waiting.append((earlier.id, is_whole))
        return found


def newest_first(summary: Summary) -> tuple[int, tuple[str, int, int, str]]:
    """Order by the event's last possible day, newest first, unknown days last; then by id."""
    span = summary.span
    day = span and (span.last or span.first)
    return -(day.toordinal() if day else 0), id_order(summary.id)


def by_heading(summaries: Iterable[Summary]) -> list[Summary]:
    """Order by the Vietnamese alphabet, numbers by value."""
    return sorted(summaries, key=lambda each: (sort_key(each.heading), each.id))
