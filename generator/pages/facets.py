"""What a reader can narrow a search by: the facets of each record's page, and the choices of each facet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from generator import wording
from generator.lookups import remembered
from generator.markup import slug
from generator.pages.addresses import address
from generator.pages.context import Context
from generator.pages.former import bare
from generator.public import Public, by_heading
from generator.records import BY_NAME, TYPES
from generator.records.base import Labelled
from generator.records.common import State
from generator.records.inspection import Regime, Stage
from generator.records.organization import OrganizationKind
from generator.records.summaries import Summary
from generator.records.tasks import ENDED, ComputedStatus
from generator.wording import sort_key

PLACES = 200
"""With more communes than this only the provinces are choices: a longer list helps nobody, and all download it."""
ABOUT = (
    "inspected.named",
    "about",
    "lead",
    "issuer",
    "organization",
    "organizations",
    "host",
    "chair.organization",
    "recommendations.to",
    "measures.to",
    "findings.about",
    "place",
    "parent",
)
"""The roles in which the bodies stand whose place is a record's place."""
GUIDE = "Hướng dẫn"
DONE, OPEN, WITHDRAWN = "mọi việc phải làm đã xong", "còn việc chưa xong hoặc chưa có thông tin", "đã rút"
_LATE = {
    ComputedStatus.overdue: "có việc quá hạn",
    ComputedStatus.unreported: "có việc quá thời hạn, chưa có thông tin thực hiện",
}
LEADING = {"inspection", "conclusion"}
"""What most people look for: what was found, rather than the bodies and the papers that it names."""
_COMMUNES = {OrganizationKind.ward, OrganizationKind.commune, OrganizationKind.township}


class Choice(NamedTuple):
    """One value of a facet: as addresses write it, as readers see it, and how many pages have it."""

    value: str
    label: str
    pages: int
    group: str = ""
    """The province, above the communes in it."""


class Facet(NamedTuple):
    """One facet of the search page."""

    name: str
    title: str
    choices: list[Choice]


@dataclass(frozen=True, slots=True)
class Card:
    """What the search knows of a record's page beside its text."""

    id: str
    title: str
    names: tuple[str, ...]
    """What else it is called, as far as its summary knows."""
    lead: str
    """What it is and when it happened, in words."""
    day: str
    """The event's last possible day, to sort by; empty when unknown."""
    values: dict[str, dict[str, str]]
    """Facet → value → label."""
    leads: bool = False
    """Whether it comes before others that a query fits as well."""


def cards(context: Context) -> dict[str, Card]:
    """Return the card of every record that has a page: path of the page → card."""
    return _cards(context.view)


@lru_cache(maxsize=1)
def _cards(view: Public) -> dict[str, Card]:
    summaries = (each for kind in TYPES for each in view.all(kind.name))
    return {path: _card(view, each) for each in summaries if (path := address(each.type, each.id))}


def _card(view: Public, summary: Summary) -> Card:
    span = None if summary.silent else summary.span
    withdrawn = summary.state is State.withdrawn
    kind, badge = BY_NAME[summary.type].label, summary.badge
    said = [badge] if badge.startswith(kind) else [kind, badge]
    lead = [_upper(said[0]), *said[1:], wording.dated(span) if span else ""]
    day = span and (span.last or span.first)
    values = {name: dict(found) for name, found in _values(view, summary).items()}
    return Card(
        summary.id,
        summary.heading,
        tuple(_names(summary)) if not withdrawn else (),
        " · ".join(filter(None, lead)),
        day.isoformat() if day else "",
        {name: found for name, found in values.items() if found},
        summary.type in LEADING,
    )


def _names(summary: Summary) -> Iterator[str]:
    """Yield what a territory is called beside its name: without the word for what it is, too, as people type it."""
    if summary.territory:
        yield from (each.text for each in summary.territory.used)
        if (name := bare(summary.heading)) != summary.heading:
            yield name


def _values(view: Public, summary: Summary) -> dict[str, Iterable[tuple[str, str]]]:
    kind = [_value(BY_NAME[summary.type].label)]
    year = [(str(summary.year), str(summary.year))] if summary.year and not summary.silent else []
    if summary.state is State.withdrawn:
        return {"muc": kind, "nam": year, "tinh-trang": _said([WITHDRAWN])}
    origin = _origin(view, summary)
    return {
        "muc": kind,
        "nam": year,
        "dia-ban": _places(view, summary, origin),
        "loai": _labelled(_kinds(view, summary, origin)),
        "che-do": _labelled([regime] if (regime := summary.regime or origin.regime) else []),
        "tinh-trang": _said(_status(view, summary)),
        "qua-han": _said(_late(view, summary)),
    }


def _origin(view: Public, summary: Summary) -> Summary:
    """Return the inspection that a conclusion is of; any other record itself."""
    found = view.named(summary.id, "of") if summary.type == "conclusion" else []
    return next((each for each in found if each.state is not State.withdrawn), summary)


def _places(view: Public, summary: Summary, origin: Summary) -> Iterator[tuple[str, str]]:
    """Yield the provinces and the communes of today that a record is about."""
    bodies = {each.id: each for each in (*view.named(summary.id, *ABOUT), *view.named(origin.id, *ABOUT))}
    if summary.type == "organization":
        bodies = {summary.id: summary}
    for body in bodies.values():
        if body.type == "organization":
            yield from _around(view, body.id)


@remembered
def _around(view: Public, body: str) -> list[tuple[str, str]]:
    """Return the provinces and the communes of today that a body is in, with their names."""
    found = list(view.provinces_of(body))
    place = summary if (summary := view.get(body)) and summary.territory else view.place_of(body)
    if place and place.kind is OrganizationKind.village_group:
        place = next(iter(view.named(place.id, "parent", "place")), None)
    if place and place.territory:
        found += [each for each, _ in view.today_of(place.id).places if each.kind in _COMMUNES]
    return [(each.id, each.heading) for each in found]


def _kinds(view: Public, summary: Summary, origin: Summary) -> Iterator[Labelled]:
    if summary.kind:
        yield summary.kind
    yield from origin.bodies
    for owner, role in ((summary, "about"), (origin, "inspected.named")):
        yield from (each.kind for each in view.named(owner.id, role) if each.kind)


def _status(view: Public, summary: Summary) -> Iterator[str]:
    if isinstance(summary.stage, Stage):
        yield summary.stage.label
    tasks = [each for each in summary.items if each.kind != "finding" and not view.ended(summary.id, each.id)]
    if tasks:
        yield DONE if all(each.status in ENDED for each in tasks) else OPEN


def _late(view: Public, summary: Summary) -> Iterator[str]:
    for each in summary.items:
        status = each.computed(view.today) if each.kind != "finding" else None
        if status in _LATE and not view.ended(summary.id, each.id):
            yield _LATE[status]


def _labelled(kinds: Iterable[Labelled]) -> Iterator[tuple[str, str]]:
    return _said(kind.label for kind in kinds if kind is not Regime.unknown)


def _said(labels: Iterable[str]) -> Iterator[tuple[str, str]]:
    return map(_value, labels)


@lru_cache(maxsize=1024)
def _value(label: str) -> tuple[str, str]:
    """Return a value as addresses write it, and as readers see it: the same few labels come again and again."""
    return slug(label), _upper(label)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def facets(context: Context, found: Iterable[Card]) -> list[Facet]:
    """Return the facets that have a choice, for the form of the search page."""
    every = list(found)
    made = [
        Facet("muc", "Loại trang", _choices(every, "muc")),
        Facet("nam", "Năm", _choices(every, "nam")[::-1]),
        Facet("dia-ban", "Địa bàn hiện nay", _by_province(context.view, _choices(every, "dia-ban"))),
        Facet("loai", "Loại đơn vị", _choices(every, "loai")),
        Facet("che-do", "Chế độ", _choices(every, "che-do")),
        Facet("tinh-trang", "Tình trạng", _choices(every, "tinh-trang")),
        Facet("qua-han", "Quá hạn", _choices(every, "qua-han")),
    ]
    return [each for each in made if each.choices]


def _choices(every: list[Card], name: str) -> list[Choice]:
    """Return the values of a facet, by the alphabet of their labels."""
    labels = {value: label for card in every for value, label in card.values.get(name, {}).items()}
    counts = Counter(value for card in every for value in card.values.get(name, ()))
    return [
        Choice(each, labels[each], counts[each])
        for each in sorted(labels, key=lambda each: sort_key(labels[each]))
    ]


def _by_province(view: Public, choices: list[Choice]) -> list[Choice]:
    """Return provinces, each with its communes below it when there are not too many."""
    counts = {choice.value: choice for choice in choices}
    places = by_heading(place for value in counts if (place := view.get(value)))
    provinces = [each for each in places if each.kind is OrganizationKind.province]
    communes = [each for each in places if each.kind is not OrganizationKind.province]
    below: dict[str, list[Summary]] = {key: [] for key in ("", *(each.id for each in provinces))}
    for each in communes if len(communes) <= PLACES else ():
        for province in view.provinces_of(each.id) or [None]:
            below[province.id if province else ""].append(each)
    return [
        counts[each.id]._replace(group=group.heading if group else "")
        for group in (*provinces, None)
        for each in ([group] if group else []) + below[group.id if group else ""]
    ]
