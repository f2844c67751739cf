"""``kien-nghi/`` and ``xu-ly/``: what was asked and what was done to somebody, and whether it was carried out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.pages.addresses import year_name
from generator.pages.context import Context, Page
from generator.pages.paging import paged
from generator.public import Public, by_heading, newest_first
from generator.records.common import State
from generator.records.deadlines import DueState
from generator.records.quantities import Qualifier, Quantity
from generator.records.summaries import Item, Summary
from generator.records.tasks import ComputedStatus, MeasureKind, Status


@dataclass(frozen=True, slots=True)
class Tracked:
    """One recommendation or measure, and the record it stands in."""

    owner: Summary
    item: Item
    ended: bool
    """Whether another record annuls or replaces it."""

    def is_computed(self, status: ComputedStatus, day: date) -> bool:
        """Whether ``status`` follows on ``day``, of something that still holds."""
        return not self.ended and self.item.computed(day) is status


@dataclass(frozen=True, slots=True)
class Subject:
    """What a tracker follows, and how its pages call it."""

    kind: str
    folder: str
    title: str
    lead: str
    addressees: str
    noun: str


SUBJECTS = (
    Subject(
        "recommendation",
        "kien-nghi",
        "Kiến nghị, yêu cầu",
        "Ai phải làm việc gì, hạn đến khi nào, đã làm chưa.",
        "Nơi phải thực hiện",
        "kiến nghị, yêu cầu",
    ),
    Subject(
        "measure",
        "xu-ly",
        "Việc xử lý",
        "Phạt tiền, thu hồi, kỷ luật và các hình thức xử lý khác: đối với ai, bao nhiêu, đã thực hiện chưa.",
        "Đơn vị, người bị xử lý",
        "việc xử lý",
    ),
)

OPEN = {None, Status.not_started, Status.in_progress}
NO_DEADLINE = {DueState.not_stated, DueState.unclear, DueState.absent}
Test = Callable[[Tracked, date], bool]
SLICES: tuple[tuple[str, str, Test], ...] = (
    ("tat-ca", "Tất cả", lambda _each, _day: True),
    (
        "dang-mo",
        "Chưa xong hoặc chưa có thông tin",
        lambda each, _day: each.item.status in OPEN and not each.ended,
    ),
    ("qua-han", "Quá hạn", lambda each, day: each.is_computed(ComputedStatus.overdue, day)),
    (
        "chua-co-thong-tin",
        "Quá thời hạn, chưa có thông tin thực hiện",
        lambda each, day: each.is_computed(ComputedStatus.unreported, day),
    ),
    ("da-xong", "Đã thực hiện", lambda each, _day: each.item.status is Status.done and not each.ended),
    (
        "xong-cham",
        "Đã thực hiện, chậm hạn",
        lambda each, day: each.is_computed(ComputedStatus.done_late, day),
    ),
    (
        "khong-neu-thoi-han",
        "Không nêu hoặc chưa rõ thời hạn",
        lambda each, day: each.item.due(day).state in NO_DEADLINE,
    ),
    (
        "het-hieu-luc",
        "Đã bị hủy bỏ hoặc thay thế",
        lambda each, _day: each.ended or each.item.status is Status.annulled,
    ),
)
"""Address, title, and which items belong."""


def pages(context: Context) -> Iterator[Page]:
    """Yield the trackers of recommendations and of measures."""
    for subject in SUBJECTS:
        yield from _tracker(context, subject, tracked(context.view, subject.kind))


def tracked(view: Public, kind: str) -> list[Tracked]:
    """Return every recommendation or measure of the records that stand, newest record first."""
    owners = [*view.all("conclusion"), *view.all("inspection")]
    standing = sorted((each for each in owners if each.state is not State.withdrawn), key=newest_first)
    return [
        Tracked(owner, item, view.ended(owner.id, item.id))
        for owner in standing
        for item in owner.items
        if item.kind == kind
    ]


def _tracker(context: Context, subject: Subject, every: list[Tracked]) -> Iterator[Page]:
    day, folder = context.view.today, subject.folder
    slices = [(path, name, [each for each in every if test(each, day)]) for path, name, test in SLICES]
    years: dict[int, list[Tracked]] = defaultdict(list)
    for each in every:
        years[each.owner.year or 0].append(each)
    slices += [(year_name(year), _year_title(year), years[year]) for year in sorted(years, reverse=True)]
    yield context.render(
        "tracker.md.j2",
        f"{folder}/index.md",
        subject.title,
        description=subject.lead,
        subject=subject,
        slices=[(f"{folder}/{path}.md", name, len(found)) for path, name, found in slices],
        bodies=f"{folder}/noi-thuc-hien.md",
        sums=sums(each.item for each in every if not each.ended),
        total=len(every),
    )
    for path, name, found in slices:
        yield from _list(context, subject, path, f"{subject.title}: {name[:1].lower()}{name[1:]}", found)
    yield from _addressees(context, subject, every)


def _year_title(year: int) -> str:
    return f"Năm {year}" if year else "Chưa rõ năm"


def _addressees(context: Context, subject: Subject, every: list[Tracked]) -> Iterator[Page]:
    bodies: dict[str, list[Tracked]] = defaultdict(list)
    for each in every:
        for body in each.item.to:
            bodies[body].append(each)
    known = by_heading(summary for body in bodies if (summary := context.view.get(body)))
    folder = f"{subject.folder}/noi-thuc-hien"
    lines = [(each, f"{folder}/{each.id}.md", len(bodies[each.id])) for each in known]
    described = [each for each in every if each.item.to_described or not each.item.to]
    for part in paged(lines, f"{folder}.md", folder + "/trang/{number}.md"):
        title = f"{subject.title}: theo nơi thực hiện"
        rest = (f"{folder}/chi-mo-ta.md", len(described))
        yield context.render("tracker_bodies.md.j2", part.path, title, subject=subject, part=part, rest=rest)
    for summary in known:
        title = f"{subject.title}: {summary.heading}"
        yield from _list(context, subject, f"noi-thuc-hien/{summary.id}", title, bodies[summary.id])
    title = f"{subject.title}: nơi thực hiện chỉ được mô tả hoặc không được nêu"
    yield from _list(context, subject, "noi-thuc-hien/chi-mo-ta", title, described)


def _list(context: Context, subject: Subject, name: str, title: str, found: list[Tracked]) -> Iterator[Page]:
    first = f"{subject.folder}/{name}.md"
    for part in paged(found, first, f"{subject.folder}/{name}/trang-{{number}}.md"):
        yield context.render("tracker_part.md.j2", part.path, title, subject=subject, part=part)


@dataclass(frozen=True, slots=True)
class Sum:
    """What the amounts of one kind of measure come to, in one unit."""

    kind: MeasureKind
    unit: str
    exact: Decimal
    """The sum of the exact amounts."""
    count: int
    """How many amounts are in the sum."""
    left_out: tuple[Quantity, ...]
    """Amounts that the source only gives as over, about, under or nearly: named, not added."""


def sums(items: Iterable[Item]) -> list[Sum]:
    """Add up the amounts of measures: only like units, only exact values."""
    groups: dict[tuple[MeasureKind, str], list[Quantity]] = defaultdict(list)
    for item in items:
        if item.measure and item.quantity and item.status is not Status.annulled:
            groups[item.measure, item.quantity.comparable.unit].append(item.quantity)
    found = []
    for (kind, unit), amounts in sorted(groups.items()):
        exact = [each.comparable.amount for each in amounts if each.qualifier is Qualifier.exact]
        rest = tuple(each for each in amounts if each.qualifier is not Qualifier.exact)
        found.append(Sum(kind, unit, sum(exact, Decimal(0)), len(exact), rest))
    return found
