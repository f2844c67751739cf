"""``do-phu/``: what was planned, done, concluded and published, and what was never seen inspected."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.pages.context import Context, Planned
from generator.pages.outcomes import CONCLUDED, DONE, Outcome, Result, result_of
from generator.pages.paging import paged
from generator.public import Public, RegisterLine, by_heading, newest_first
from generator.records.common import State
from generator.records.inspection import InspectedGroup, Stage
from generator.records.organization import OrganizationKind
from generator.records.programme import PlannedInspection, Programme
from generator.records.references import Described, OrganizationRef
from generator.records.summaries import Summary

FOLDERS = ("do-phu",)
INDEX = "do-phu/index.md"
NO_LEAD = "do-phu/chua-ro-chu-tri.md"
NO_LEAD_TITLE = "Cơ quan chủ trì chỉ được mô tả hoặc chưa rõ"
TITLE = "Kiểm tra đến đâu"
PROGRAMMES, LEADS = "Theo chương trình, kế hoạch", "Theo cơ quan chủ trì"
TIMES = {
    "over": "Đã qua thời gian dự kiến",
    "untimed": "Không ghi hoặc chưa rõ thời gian dự kiến",
    "ahead": "Thời gian dự kiến chưa qua",
}
LED, NEVER = "Các đợt đã chủ trì", "Chưa từng thấy được kiểm tra"

SMALL = {
    OrganizationKind.school,
    OrganizationKind.health_facility,
    OrganizationKind.enterprise,
    OrganizationKind.cooperative,
    OrganizationKind.construction_work,
    OrganizationKind.media,
}
"""Bodies that check themselves and what is below them, not the territory that they stand in."""


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """What became of one programme."""

    group: str
    summary: Summary
    counts: Counter[str]
    """How many were planned, done, concluded, published and so on: see ``_counted``."""
    never: tuple[Never, ...]
    """Bodies it planned to inspect that no inspection names, by whether the time for it is over."""
    described: int
    """How many bodies it only describes, so that nobody can say."""
    path: str

    @property
    def over(self) -> int:
        """How many of the bodies never named are past the time that was meant for it."""
        return sum(each.group == TIMES["over"] for each in self.never)


@dataclass(frozen=True, slots=True)
class LeadLine:
    """What became of the inspections that one body led."""

    group: str
    heading: str
    path: str
    total: int
    years: tuple[tuple[int, int], ...]
    outcomes: tuple[tuple[Outcome, int], ...]
    """How many inspections have each outcome there is, in the order of ``Outcome``."""
    withdrawn: int


@dataclass(frozen=True, slots=True)
class Led:
    """One inspection on the page of who led it."""

    group: str
    summary: Summary
    lead: OrganizationRef | None
    groups: tuple[InspectedGroup, ...]
    result: Result


@dataclass(frozen=True, slots=True)
class Never:
    """A body that no inspection names."""

    group: str
    body: Summary


class Seen:
    """Which bodies an inspection names."""

    def __init__(self, view: Public) -> None:
        bodies = view.all("organization")
        named = {each.id for each in bodies if view.is_named(each.id, "inspected.named")}
        placed = (view.place_of(each) for each in named)
        self._ids = named | {place.id for place in placed if place}

    def misses(self, bodies: Iterable[Summary]) -> list[Summary]:
        """Return those that no inspection names; a territory is named when a body placed there is."""
        unique = {each.id: each for each in bodies if each.state is not State.withdrawn}
        return by_heading(each for each in unique.values() if each.id not in self._ids)


def plans(context: Context) -> Iterator[Planned]:
    """Yield the register: an index, what each programme left out, and a list for each body that led inspections."""
    view, seen = context.view, Seen(context.view)
    programmes = [_programme(view, seen, each) for each in view.all("programme")]
    programmes.sort(key=lambda line: newest_first(line.summary))
    leads = _leads(view)
    summed = [_lead_line(view, *each) for each in leads]
    for part in paged([*programmes, *summed], INDEX, "do-phu/trang/{number}.md"):
        yield context.plan("coverage.md.j2", part.path, TITLE, description=TITLE, part=part)
    for line in programmes:
        yield from _left_out(context, line)
    owned = _planned_by(view)
    for (body, inspections), told in zip(leads, summed, strict=True):
        yield from _lead(context, body, told, inspections, seen.misses(_known(view, body, owned)))


def _programme(view: Public, seen: Seen, summary: Summary) -> ProgrammeLine:
    record = view.record(summary.id)
    path = f"do-phu/{summary.id}.md"
    if summary.state is State.withdrawn or not isinstance(record, Programme):
        return ProgrammeLine(PROGRAMMES, summary, Counter(), (), 0, path)
    counts: Counter[str] = Counter()
    for line in view.register(record):
        counts.update(_counted(line))
        if line.untold:
            counts[_time(line.untold, view)] += 1
    described = sum(not isinstance(each, str) for line in record.planned for each in line.organizations)
    return ProgrammeLine(PROGRAMMES, summary, counts, tuple(_never(view, seen, record)), described, path)


def _never(view: Public, seen: Seen, record: Programme) -> Iterator[Never]:
    """Yield the bodies that no inspection names: first those whose time is over by any line of the plan."""
    listed: set[str] = set()
    for time, heading in TIMES.items():
        lines = [each for each in record.planned if _time(each, view) == time]
        bodies = (each for line in lines for each in line.organizations if isinstance(each, str))
        for body in seen.misses(found for each in bodies if each not in listed and (found := view.get(each))):
            listed.add(body.id)
            yield Never(heading, body)


def _time(planned: PlannedInspection, view: Public) -> str:
    """Return which of ``TIMES`` it is."""
    return {True: "over", None: "untimed", False: "ahead"}[planned.is_over(view.today)]


def _counted(line: RegisterLine) -> Iterator[str]:
    """Yield what one line of a register counts as."""
    if line.planned:
        yield "planned"
        if isinstance(line.planned.inspection, Described):
            yield "described"
    inspection = line.inspection
    if inspection is None:
        return
    if inspection.state is State.withdrawn:
        yield "withdrawn"
        return
    if any(each.state is State.withdrawn for each in line.conclusions):
        yield "conclusion_withdrawn"
    yield from _stages(inspection.stage, published=line.published)
    if not line.planned:
        yield "unplanned"


def _stages(stage: Stage | None, *, published: bool) -> Iterator[str]:
    if stage in CONCLUDED or (published and stage is not Stage.preliminary):
        yield "concluded"
    if stage in DONE or published:
        yield from ("done", "published" if published else "unpublished")
    else:
        yield "unclear" if stage is Stage.unknown else "coming"


def _left_out(context: Context, line: ProgrammeLine) -> Iterator[Planned]:
    """Yield the bodies that a programme planned to inspect and no inspection names, if there are any."""
    folder, title = line.path.removesuffix(".md"), f"{line.summary.heading}: nơi chưa thấy được kiểm tra"
    for part in paged(line.never, line.path, folder + "/trang-{number}.md") if line.never else ():
        yield context.plan("coverage_programme.md.j2", part.path, title, part=part, line=line, index=INDEX)


Lead = tuple[Summary | None, list[Summary]]


def _leads(view: Public) -> list[Lead]:
    """Return every body with the inspections it led, and last those of which no body's record is known to lead."""
    led: dict[str, list[Summary]] = defaultdict(list)
    for each in sorted(view.all("inspection"), key=newest_first):
        body = None if each.silent else view.linked(each.id, "lead")
        led[body.id if body else ""].append(each)
    unled = led.pop("", [])
    found: list[Lead] = [
        (each, led[each.id]) for each in by_heading(view.all("organization")) if each.id in led
    ]
    return [*found, (None, unled)] if unled else found


def _standing(inspections: list[Summary]) -> list[Summary]:
    return [each for each in inspections if each.state is not State.withdrawn]


def _lead_line(view: Public, body: Summary | None, inspections: list[Summary]) -> LeadLine:
    standing = _standing(inspections)
    years = Counter(each.year or 0 for each in standing)
    outcomes = Counter(result_of(view, each).outcome for each in standing)
    return LeadLine(
        LEADS,
        body.heading if body else NO_LEAD_TITLE,
        _path(body),
        len(standing),
        tuple(sorted(years.items(), reverse=True)),
        tuple((each, outcomes[each]) for each in Outcome if outcomes[each]),
        len(inspections) - len(standing),
    )


def _path(body: Summary | None) -> str:
    return f"do-phu/{body.id}.md" if body else NO_LEAD


def _lead(
    context: Context, body: Summary | None, line: LeadLine, inspections: list[Summary], never: list[Summary]
) -> Iterator[Planned]:
    path, title = _path(body), body.heading if body else NO_LEAD_TITLE
    stages = Counter((each.year or 0, each.badge) for each in _standing(inspections))
    table = sorted(stages.items(), key=lambda each: (-each[0][0], each[0][1]))
    lines = [*((LED, each) for each in inspections), *((NEVER, each) for each in never)]
    for part in paged(lines, path, path.removesuffix(".md") + "/trang-{number}.md"):
        yield context.plan(
            "coverage_lead.md.j2",
            part.path,
            f"{TITLE}: {title}",
            body=body,
            line=line,
            stages=table,
            rows=partial(_rows, context.view, part.lines),
            part=part,
            index=INDEX,
            never=len(never),
        )


def _rows(view: Public, lines: Sequence[tuple[str, Summary]]) -> list[Led | Never]:
    return [_row(view, *each) for each in lines]


def _row(view: Public, group: str, summary: Summary) -> Led | Never:
    """Return a line in full; only what stands on one page is unpacked at a time."""
    if group == NEVER:
        return Never(group, summary)
    result = result_of(view, summary)
    if summary.state is State.withdrawn:
        return Led(group, summary, None, (), result)
    record = view.fields(summary.id, "lead", "inspected")
    return Led(group, summary, record.lead, record.inspected, result)


def _planned_by(view: Public) -> dict[str, list[Summary]]:
    """Return the bodies that each organization's programmes planned to inspect."""
    found: dict[str, list[Summary]] = defaultdict(list)
    for programme in view.all("programme"):
        owner = None if programme.state is State.withdrawn else view.owner_of(programme.id)
        if owner:
            found[owner.id] += view.named(programme.id, "planned.organizations")
    return found


def _known(view: Public, body: Summary | None, planned: dict[str, list[Summary]]) -> list[Summary]:
    """Return the bodies a lead body could have inspected, as far as the records tell."""
    if body is None:
        return []
    place = None if body.kind in SMALL else body if body.territory else view.place_of(body.id)
    below = [*view.below(body.id), *(view.below(place.id) if place else ())]
    return [each for each in [*planned.get(body.id, ()), *below] if each.id != body.id]
