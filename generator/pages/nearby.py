"""The communes of today that the newest records are about: where a reader may know the place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.public import Public
from generator.records.organization import OrganizationKind
from generator.records.summaries import Summary

LOOKED_AT = 200
"""How many of the newest records are looked at: the front page names a few places, not all."""
_COMMUNES = {OrganizationKind.ward, OrganizationKind.commune, OrganizationKind.township}
_ROLES = ("inspected.named", "about", "lead", "issuer", "organization", "host", "recommendations.to")


def communes(view: Public, newest: Iterable[Summary], most: int) -> list[Summary]:
    """Return the places of the newest records, each once, in the order in which the records name them."""
    found: dict[str, Summary] = {}
    for _, summary in zip(range(LOOKED_AT), newest, strict=False):
        for body in view.named(summary.id, *_ROLES):
            found |= {place.id: place for place in _around(view, body)}
        if len(found) >= most:
            break
    return list(found.values())[:most]


def _around(view: Public, body: Summary) -> Iterator[Summary]:
    """Yield the communes of today that a body stands in."""
    place = body if body.territory else view.place_of(body.id)
    if place and place.kind is OrganizationKind.village_group:
        place = next(iter(view.named(place.id, "parent", "place")), None)
    if place and place.territory:
        yield from (each for each, _ in view.today_of(place.id).places if each.kind in _COMMUNES)
