"""How records stood when something was made of them, and what is answered otherwise since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, NamedTuple

from generator.records.summaries import item_id
from generator.registry import LINK


class Stood(NamedTuple):
    """A record as it stood on a day, as far as any question is about it: equal ones answer alike."""

    since: date | None
    """The first day on which a citizen could see it; ``None`` when it is not to be seen."""
    kind: str
    file: str
    """Who points to something is told in the order of the files."""
    whole: bytes
    summary: bytes
    """Digests of the record, and of its summary."""
    pointed: tuple[str, ...]
    """What it points to, as ``registry.Entry`` tells it."""
    endings: tuple[str, ...]
    """How the ids of what stands in it end."""

    @property
    def targets(self) -> dict[str, list[tuple[str, ...]]]:
        """What it points to: of each all that is said of that."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for start in range(0, len(self.pointed), LINK):
            link = self.pointed[start : start + LINK]
            found.setdefault(link[1], []).append(link)
        return found


_ABSENT: Final = Stood(None, "", "", b"", b"", (), ())


def differing(before: Mapping[str, Stood], now: Mapping[str, Stood]) -> dict[str, set[str]]:
    """Return the questions that have other answers: by their kind (see ``lookups.Asked``), what they are about."""
    return differing_in_lots([before], now)


def differing_in_lots(before: Iterable[Mapping[str, Stood]], now: Mapping[str, Stood]) -> dict[str, set[str]]:
    """Return the same as ``differing``; no more than one lot of what was before need be in memory."""
    found: dict[str, set[str]] = {
        kind: set() for kind in ("summary", "record", "links", "backlinks", "owner", "kind")
    }
    left = set(now)
    for lot in before:
        left -= lot.keys()
        _compare(found, lot, {record_id: now[record_id] for record_id in lot if record_id in now})
    _compare(found, {}, {record_id: now[record_id] for record_id in left})
    return found


def _compare(found: dict[str, set[str]], before: Mapping[str, Stood], now: Mapping[str, Stood]) -> None:
    for record_id in before.keys() | now.keys():
        was, stands = before.get(record_id, _ABSENT), now.get(record_id, _ABSENT)
        if was != stands:
            for kind, about in _told(record_id, was, stands):
                found[kind] |= about


def is_touched(asked: str, differ: Mapping[str, set[str]]) -> bool:
    """Whether any question of ``asked``, as ``lookups.Asked`` tells them, has another answer."""
    told = (line.split(" ") for line in asked.split("\n"))
    return any(not differ[kind].isdisjoint(about) for kind, *about in told if about)


def _told(record_id: str, was: Stood, stands: Stood) -> Iterable[tuple[str, set[str]]]:
    """Yield the questions that two states of a record answer differently."""
    itself, appeared = {record_id}, (was.since is None) != (stands.since is None)
    if (was.since, was.summary) != (stands.since, stands.summary):
        yield "summary", itself
    if appeared or was.whole != stands.whole:
        yield "record", itself
    if appeared or (was.kind, was.summary) != (stands.kind, stands.summary):
        yield "kind", {was.kind, stands.kind}
    if (was.kind, was.pointed) != (stands.kind, stands.pointed):
        yield "links", itself
    before, now = was.targets, stands.targets
    if was.file != stands.file:
        yield "backlinks", {*before, *now}
    yield "backlinks", {each for each in before.keys() | now.keys() if before.get(each) != now.get(each)}
    yield "owner", {item_id(record_id, each) for each in {*was.endings} ^ {*stands.endings}}
