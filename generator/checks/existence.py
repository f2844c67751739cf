"""REF: bodies that did not exist on the day on which a record says that they acted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from generator import wording
from generator.checks.days import took_place
from generator.checks.rule import Finding, Whole, of_whole, warning
from generator.records import BY_NAME
from generator.records.common import State
from generator.records.dates import Span, parse
from generator.records.organization import Extent, Level, OrganizationKind
from generator.records.references import Path, plan, walk
from generator.records.summaries import Summary
from generator.registry import SUCCESSOR, Registry, role

_ACTING: Final = {
    "inspection": re.compile(
        r"(lead|partners|teams\.(head|deputies|members)|inspected|representatives)(\.|$)"
    ),
    "conclusion": re.compile("issuer$"),
    "meeting": re.compile(r"(host|chair\.organization)$"),
    "programme": re.compile("organization$"),
    "document": re.compile(r"(issuer|signer\.organization)$"),
}
"""Type of record → the fields whose bodies were there at the time of the event: who appointed a team was so before."""
_NO_DISTRICTS: Final = date(2025, 6, 30)
"""The last day of the district level."""
_DISTRICTS: Final = {OrganizationKind.district, OrganizationKind.town}
_OF_DISTRICTS: Final = {
    OrganizationKind.city,
    OrganizationKind.peoples_committee,
    OrganizationKind.peoples_council,
}


class _Life(NamedTuple):
    """The days on which a body can have existed; ``None``: open, or not known for certain."""

    first: date | None
    last: date | None


@of_whole("REF005", "body-not-of-that-day", warning)
def body_not_of_that_day(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Đơn vị được nêu phải có vào ngày của sự việc.

    Sau khi sắp xếp, nhiều nơi trùng tên với nơi cũ: chọn nhầm mã thì việc của phường cũ hiện ở phường mới. Từ ngày
    01/07/2025 không còn quận, huyện, thị xã. Chỉ xét khi ngày của sự việc và ngày có, ngày hết của đơn vị đều chắc.

    Sai (phường Nghĩa Đô này có từ ngày 01/07/2025):

        conducted: 2022-08-17/2022-09-08
        inspected:
          - {kind: phường, named: [phuong-nghia-do]}

    Đúng:

        conducted: 2022-08-17/2022-09-08
        inspected:
          - {kind: phường, named: [phuong-nghia-tan]}

    Căn cứ: danh mục 34 tỉnh, thành phố và 3.321 đơn vị cấp xã từ ngày 01/07/2025: 19/2025/QĐ-TTg.
    """
    registry = whole.loaded.registry
    lives: dict[str, _Life] = {}
    for record_id, entry in registry.entries.items():
        acting, event = _ACTING.get(entry.summary.type), _certain(entry.summary.when)
        if not acting or not event or entry.summary.state is State.withdrawn:
            continue
        for place, target in entry.targets:
            if acting.match(place) and registry.kind_of(target) == "organization":
                life = lives.get(target) or lives.setdefault(target, _life(registry.summary(target)))
                if _is_outside(event, life):
                    finding = _told(registry, target, event, life)
                    for path in paths(registry, record_id, place, target):
                        yield record_id, finding._replace(path=path)


def _certain(edtf: str | None) -> Span | None:
    span = parse(edtf) if edtf else None
    return None if span is None or span.uncertain or span.approximate else span


def _life(body: Summary) -> _Life:
    since, until = _certain(body.since), _certain(body.until)
    ends = [until.last] if until else []
    ends += [
        _before(step.on) for step in body.successors if step.extent is Extent.whole and body.until is None
    ]
    if body.kind in _DISTRICTS or (body.kind in _OF_DISTRICTS and body.level is Level.district):
        ends.append(_NO_DISTRICTS)
    first, last = since.first if since else None, min(filter(None, ends), default=None)
    return _Life(None, None) if first and last and last < first else _Life(first, last)


def _before(edtf: str) -> date | None:
    span = _certain(edtf)
    return span.last - timedelta(days=1) if span and span.last else None


def _is_outside(event: Span, life: _Life) -> bool:
    late = event.first and life.last and life.last < event.first
    early = event.last and life.first and event.last < life.first
    return bool(late or early)


def _told(registry: Registry, body: str, event: Span, life: _Life) -> Finding:
    heading = registry.summary(body).heading
    is_late = bool(event.first and life.last and life.last < event.first)
    lasted = f"chỉ có đến ngày {wording.day(life.last)}" if is_late and life.last else ""
    lasted = lasted or (f"chỉ có từ ngày {wording.day(life.first)}" if life.first else "")
    message = f"{heading} ({body}) {lasted}, còn việc này {took_place(event)}."
    then = _of_that_day(registry, body, event, later=is_late)
    names = ", ".join(f"{each} ({registry.summary(each).heading})" for each in then)
    return Finding((), message, f"Khi ấy là {names}." if then else "Xem lại mã đơn vị, hoặc ngày.")


def _of_that_day(registry: Registry, body: str, event: Span, *, later: bool) -> list[str]:
    """Return the nearest successors, or predecessors, that can have existed then."""
    found: list[str] = []
    seen, waiting = {body}, [body]
    while waiting:
        each = waiting.pop(0)
        if each != body and not _is_outside(event, _life(registry.summary(each))):
            found.append(each)
            continue
        beside = [step.organization for step in registry.summary(each).successors]
        if not later:
            beside = [link.source for link in registry.backlinks(each) if link.role == SUCCESSOR]
        fresh = [other for other in beside if other in registry and other not in seen]
        seen.update(fresh)
        waiting += fresh
    return found


def paths(registry: Registry, record_id: str, place: str, target: str) -> Iterator[Path]:
    """Yield where a record points to ``target`` at the field ``place``."""
    model = BY_NAME[registry.summary(record_id).type].model
    for path, text, _ in walk(registry.value(record_id), plan(model)):
        if text == target and role(path) == place:
            yield path
