"""What a reader can narrow a search by: the facets of each record's page, and the choices of each facet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache, partial
from sys import intern
from typing import Any, NamedTuple

from generator import wording
from generator.lookups import remembered
from generator.markup import slug
from generator.pages.addresses import address
from generator.pages.context import Context
from generator.pages.former import bare
from generator.pages.tracked import Tracked, by_owner
from generator.public import Public, by_heading
from generator.records import BY_NAME, TYPES
from generator.records.common import State
from generator.records.inspection import Regime, Stage
from generator.records.organization import OrganizationKind
from generator.records.summaries import Summary
from generator.records.tasks import ENDED, ComputedStatus
from generator.wording import sort_key

FACETS = {
    "muc": "Loại trang",
    "nam": "Năm",
    "dia-ban": "Địa bàn hiện nay",
    "loai": "Loại đơn vị",
    "che-do": "Chế độ",
    "tinh-trang": "Tình trạng",
    "qua-han": "Quá hạn",
}
"""How addresses call each facet, and how readers see it."""
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


Value = tuple[str, str]
"""As addresses write it, and as readers see it."""
Values = tuple[Value, ...]


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


class Card(NamedTuple):
    """What the search knows of a record's page beside its text."""

    id: str
    title: str
    names: tuple[str, ...]
    """What else it is called, as far as its summary knows."""
    lead: str
    """What it is and when it happened, in words."""
    day: str
    """The event's last possible day, to sort by; empty when unknown."""
    values: tuple[Values, ...]
    """Of each of ``FACETS`` what it is here."""
    leads: bool = False
    """Whether it comes before others that a query fits as well."""

    @property
    def facets(self) -> dict[str, tuple[str, ...]]:
        """The facets that have a value here, as addresses write them."""
        found = zip(FACETS, self.values, strict=True)
        return {facet: tuple([value for value, _ in values]) for facet, values in found if values}


def cards(context: Context) -> dict[str, Card]:
    """Return the card of every record that has a page: path of the page → card."""
    maker = _Maker(context.view)
    summaries = (each for kind in TYPES for each in context.view.all(kind.name))
    return {path: maker.card(each) for each in summaries if (path := address(each.type, each.id))}


class _Maker:
    """Makes the cards; what many of them say of the same bodies is looked up once."""

    def __init__(self, view: Public) -> None:
        self._view = view
        self._places_of = cache(partial(_around, view))
        self._kind_of = cache(partial(_kind, view))
        self._tasks = by_owner(view)
        self._same: dict[tuple[object, ...], tuple[Any, ...]] = {}

    def card(self, summary: Summary) -> Card:
        """Return the card of a record."""
        span = None if summary.silent else summary.span
        withdrawn = summary.state is State.withdrawn
        kind, badge = BY_NAME[summary.type].label, summary.badge
        said = [badge] if badge.startswith(kind) else [kind, badge]
        lead = [_upper(said[0]), *said[1:], wording.dated(span) if span else ""]
        day = span and (span.last or span.first)
        return Card(
            summary.id,
            summary.heading,
            tuple(_names(summary)) if not withdrawn else (),
            intern(" · ".join(filter(None, lead))),
            intern(day.isoformat()) if day else "",
            self._same.setdefault(values := self._values(summary), values),
            summary.type in LEADING,
        )

    def _values(self, summary: Summary) -> tuple[Values, ...]:
        kind = _said((BY_NAME[summary.type].label,))
        year = _said((str(summary.year),)) if not summary.silent and summary.year else ()
        if summary.state is State.withdrawn:
            return kind, year, (), (), (), _said((WITHDRAWN,)), ()
        origin = _origin(self._view, summary)
        regime = summary.regime or origin.regime
        tasks = [each for each in self._tasks.get(summary.id, ()) if not each.ended]
        return (
            kind,
            year,
            self._places(summary, origin),
            _said(tuple(self._kinds(summary, origin))),
            _said((regime.label,)) if regime and regime is not Regime.unknown else (),
            _said(tuple(_status(summary, tasks))),
            _said(tuple(_late(tasks))),
        )

    def _places(self, summary: Summary, origin: Summary) -> Values:
        """Return the provinces and the communes of today that a record is about."""
        if summary.type == "organization":
            return self._places_of(summary.id)
        about = self._view.pointed(summary.id, *ABOUT)
        if origin is not summary:
            about |= self._view.pointed(origin.id, *ABOUT)
        found = [values for each in about if (values := self._places_of(each))]
        if len(found) < 2:
            return found[0] if found else ()
        places = tuple({place[0]: place for values in found for place in values}.values())
        return self._same.setdefault(places, places)

    def _kinds(self, summary: Summary, origin: Summary) -> Iterator[str]:
        """Yield the kinds of the bodies that a record is about, in words."""
        if summary.kind:
            yield summary.kind.label
        yield from [kind.label for kind in origin.bodies]
        for owner, role in ((summary, "about"), (origin, "inspected.named")):
            yield from filter(None, map(self._kind_of, self._view.pointed(owner.id, role)))


def _names(summary: Summary) -> Iterator[str]:
    """Yield what a territory is called beside its name: without the word for what it is, too, as people type it."""
    if summary.territory:
        yield from (each.text for each in summary.territory.used)
        if (name := bare(summary.heading)) != summary.heading:
            yield name


def _origin(view: Public, summary: Summary) -> Summary:
    """Return the inspection that a conclusion is of; any other record itself."""
    found = view.named(summary.id, "of") if summary.type == "conclusion" else []
    return next((each for each in found if each.state is not State.withdrawn), summary)


@remembered
def _around(view: Public, body: str) -> Values:
    """Return the provinces and the communes of today that a body is in, with their names."""
    summary = view.get(body)
    if summary is None or summary.type != "organization":
        return ()
    found = list(view.provinces_of(body))
    place = summary if summary.territory else view.place_of(body)
    if place and place.kind is OrganizationKind.village_group:
        place = next(iter(view.named(place.id, "parent", "place")), None)
    if place and place.territory:
        found += [each for each, _ in view.today_of(place.id).places if each.kind in _COMMUNES]
    return tuple({each.id: (each.id, each.heading) for each in found}.values())


def _kind(view: Public, body: str) -> str:
    """Return of what kind a body is, in words; empty when it is none."""
    summary = view.get(body)
    return summary.kind.label if summary and summary.kind else ""


def _status(summary: Summary, tasks: list[Tracked]) -> Iterator[str]:
    if isinstance(summary.stage, Stage):
        yield summary.stage.label
    if tasks:
        yield DONE if all(each.status in ENDED for each in tasks) else OPEN


def _late(tasks: list[Tracked]) -> Iterator[str]:
    return (_LATE[each.computed] for each in tasks if each.computed in _LATE)


@lru_cache(maxsize=4096)
def _said(labels: tuple[str, ...]) -> Values:
    """Return the values of labels, each once: the same few come again and again."""
    values = [(slug(each), _upper(each)) for each in labels]
    return tuple({value[0]: value for value in values}.values())


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def facets(context: Context, found: Iterable[Card]) -> list[Facet]:
    """Return the facets that have a choice, for the form of the search page."""
    every = list(found)
    choices = {
        name: _choices(Counter(card.values[place] for card in every)) for place, name in enumerate(FACETS)
    }
    choices["nam"].reverse()
    choices["dia-ban"] = _by_province(context.view, choices["dia-ban"])
    return [Facet(name, title, choices[name]) for name, title in FACETS.items() if choices[name]]


def _choices(found: Counter[Values]) -> list[Choice]:
    """Return the values of a facet, by the alphabet of their labels."""
    labels = {value: label for values in found for value, label in values}
    counts: Counter[str] = Counter()
    for values, pages in found.items():
        counts.update({value: pages for value, _ in values})
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
