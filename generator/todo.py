"""The editor's week: what is due, overdue, unfinished, about to be published, about to end. Drafts are in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any, Final

from generator import wording
from generator.clocks import (
    Clock,
    Standing,
    act_of,
    conclusion_clock,
    is_posted,
    last_whole_quarter,
    list_rule,
)
from generator.records.common import Record, State
from generator.records.dates import Period
from generator.records.inspection import Inspection, Stage
from generator.records.items import Item
from generator.records.law import NO_LAW, Law
from generator.records.programme import Programme
from generator.records.quarters import Quarter
from generator.records.settings import SiteSettings
from generator.records.summaries import Summary, id_order, tasks
from generator.records.tasks import Status
from generator.registry import Registry

WEEK: Final = timedelta(days=7)
YEAR: Final = timedelta(days=365)
CLOCKS: Final = "Thời hạn công khai kết luận"
LISTS: Final = "Danh mục đã công khai trong quý, chưa ghi việc niêm yết"
_OPEN: Final = {None, Status.not_started, Status.in_progress}
_WITHOUT_RESULT: Final = frozenset(
    {Stage.conducted, Stage.preliminary, Stage.concluded_unpublished, Stage.concluded}
)
_BEFORE_RESULT: Final = frozenset({Stage.announced, Stage.under_way, Stage.unknown})


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """One thing to do. Lines are sorted by day, then by id; without a day they come last."""

    day: date
    order: tuple[str, int, int, str]
    some_id: str
    """The record, or the recommendation or measure in it."""
    file: str
    text: str

    def __str__(self) -> str:
        """Return the line as an editor reads it."""
        shown = f"{wording.day(self.day)}: " if self.day != date.max else ""
        return f"{shown}{self.some_id} ({self.file}): {self.text}"


@dataclass(frozen=True, slots=True)
class Group:
    """Things to do of one sort."""

    title: str
    lines: list[Line]


Finder = Callable[[Registry, date], Iterator[Line]]


def todo(
    registry: Registry, today: date, law: Law = NO_LAW, settings: SiteSettings | None = None
) -> list[Group]:
    """Return what an editor should look at on ``today``, most urgent first; groups without lines are left out."""
    by_law: list[tuple[str, Finder]] = [
        (CLOCKS, partial(_clocks, law=law)),
        (LISTS, partial(_unposted, law=law, settings=settings)),
    ]
    finders = (*_GROUPS[:2], *by_law, *_GROUPS[2:])
    found = [Group(title, sorted(finder(registry, today))) for title, finder in finders]
    return [group for group in found if group.lines]


def _line(registry: Registry, record_id: str, text: str, day: date | None = None, item: str = "") -> Line:
    return Line(
        day or date.max, id_order(record_id), item or record_id, registry.entries[record_id].file, text
    )


def _summaries(registry: Registry, *states: State) -> Iterator[Summary]:
    return (summary for each in registry.ids() if (summary := registry.summary(each)).state in states)


def _open_items(registry: Registry, today: date) -> Iterator[tuple[Summary, Item, date]]:
    for summary in _summaries(registry, State.published):
        for item in summary.items:
            last = item.last_day(today)
            if _is_open(item) and last:
                yield summary, item, last


def _is_open(item: Item) -> bool:
    return item.kind != "finding" and item.status in _OPEN


def _overdue(registry: Registry, today: date) -> Iterator[Line]:
    for summary, item, last in _open_items(registry, today):
        if last < today:
            text = f"quá hạn {wording.number((today - last).days)} ngày. {item.text}".strip()
            yield _line(registry, summary.id, text, last, item.id)


def _due(registry: Registry, today: date) -> Iterator[Line]:
    for summary, item, last in _open_items(registry, today):
        if today <= last <= today + WEEK:
            text = f"{_left(last, today)}. {item.text}".strip()
            yield _line(registry, summary.id, text, last, item.id)


def _silent(registry: Registry, today: date) -> Iterator[Line]:
    """Yield the open items that no deadline recalls, and of which nothing was told for a year."""
    for summary in _summaries(registry, State.published):
        waiting = [each for each in summary.items if _is_open(each) and each.last_day(today) is None]
        told = _last_told(registry.record(summary.id)) if waiting and summary.published_on else {}
        for item in waiting:
            last = max(told.get(item.id, date.min), summary.published_on or today)
            if last + YEAR < today:
                text = f"chưa có gì mới từ ngày {wording.day(last)}. {item.text}".strip()
                yield _line(registry, summary.id, text, last, item.id)


def _last_told(record: Record) -> dict[str, date]:
    """Return the last day on which something was told of each item of a record, if anything was."""
    days = {
        each.id: [each.recorded_on, *(step.recorded_day for step in each.progress)] for each in tasks(record)
    }
    return {key: max(told) for key, found in days.items() if (told := [day for day in found if day])}


def _left(last: date, today: date) -> str:
    return f"còn {(last - today).days} ngày" if last > today else "hạn là hôm nay"


def _clocks(registry: Registry, today: date, law: Law) -> Iterator[Line]:
    """Yield the conclusions to be disclosed within a week, and those whose disclosure nobody recorded in time."""
    for summary in _summaries(registry, State.published, State.draft):
        if summary.type != "conclusion":
            continue
        clock = conclusion_clock(act_of(summary, registry.linked), law, today)
        if clock.last and clock.rule and (said := _clock_said(clock, today)):
            doubt = "" if clock.rule.verified else ", chưa kiểm chứng"
            text = f"{said} ({clock.rule.cited}{doubt}). {summary.heading}"
            yield _line(registry, summary.id, text, clock.last)


def _clock_said(clock: Clock, today: date) -> str:
    if clock.standing is Standing.unrecorded:
        return f"hạn công khai đã qua {clock.amount}, chưa ghi nhận việc công khai"
    if clock.standing is Standing.running and clock.last and clock.last <= today + WEEK:
        return f"còn {clock.amount} để công khai" if clock.days else "hạn công khai là hôm nay"
    return ""


def _unposted(registry: Registry, today: date, law: Law, settings: SiteSettings | None) -> Iterator[Line]:
    """Yield the lists that a commune has to post: of every bulletin, and of the last quarter if it has none."""
    body = settings.publisher if settings else None
    publisher = registry.summary(body) if isinstance(body, str) and body in registry else None
    issues = {Quarter.of_bulletin(each): registry.summary(each) for each in registry.ids("bulletin")}
    last = last_whole_quarter(_summaries(registry, *State), today)
    for quarter in issues.keys() | {last or Quarter.of(today)}:
        rule, issue = list_rule(publisher, quarter, law), issues.get(quarter)
        stands = issue is None or issue.state is State.published
        if rule and stands and quarter.last < today and not is_posted(issue, rule):
            doubt = "" if rule.verified else ", chưa kiểm chứng"
            text = f"niêm yết danh mục của {quarter.name} rồi ghi vào disclosures ({rule.cited}{doubt})"
            file = registry.entries[issue.id].file if issue else "chưa có bản ghi"
            yield Line(quarter.last, id_order(quarter.bulletin), quarter.bulletin, file, text)


def _embargoed(registry: Registry, today: date) -> Iterator[Line]:
    for summary in _summaries(registry, State.published, State.withdrawn):
        if summary.published_on and today < summary.published_on <= today + WEEK:
            yield _line(registry, summary.id, summary.heading, summary.published_on)


def _ending(registry: Registry, today: date) -> Iterator[Line]:
    for summary in _summaries(registry, State.published):
        for disclosure in registry.record(summary.id).disclosures:
            span = getattr(disclosure.until, "certain", None)
            if span and span.last and today <= span.last <= today + WEEK:
                form = getattr(disclosure.form, "label", "công khai")
                text = f"ngày cuối của việc {form}. {summary.heading}"
                yield _line(registry, summary.id, text, span.last)


def _unvisited(registry: Registry, today: date) -> Iterator[Line]:
    """Yield the inspections that were planned for a time now over, and of which there is not even a draft."""
    for summary in _summaries(registry, State.published, State.draft):
        record = registry.record(summary.id) if summary.type == "programme" else None
        for planned in record.planned if isinstance(record, Programme) else ():
            if planned.inspection is None and isinstance(planned.period, Period) and planned.is_over(today):
                text = f"dự kiến {wording.period(planned.period)}. {planned.text}"
                yield _line(registry, summary.id, text, planned.period.span.last)


def _inconclusive(registry: Registry, today: date) -> Iterator[Line]:
    for summary in _summaries(registry, State.published, State.draft):
        if summary.type == "inspection" and not _concluded(registry, summary.id):
            record = registry.record(summary.id)
            if isinstance(record, Inspection) and (ended := _ended(record, today)) is not None:
                yield _line(registry, summary.id, f"{record.stage.label}. {summary.heading}", ended)


def _concluded(registry: Registry, inspection: str) -> bool:
    """Whether a conclusion of it is recorded, were it only a draft."""
    sources = {link.source for link in registry.backlinks(inspection) if link.role == "of"}
    return any(registry.summary(each).state is not State.withdrawn for each in sources)


def _ended(record: Inspection, today: date) -> date | None:
    """Return the day an inspection ended, ``date.max`` when that is not known, ``None`` while it goes on."""
    span = getattr(record.conducted, "certain", None)
    last: date | None = span.last if span else None
    if last is None:
        return date.max if record.stage in _WITHOUT_RESULT else None
    return last if last < today and record.stage in _WITHOUT_RESULT | _BEFORE_RESULT else None


def _drafts(registry: Registry, _today: date) -> Iterator[Line]:
    for summary in _summaries(registry, State.draft):
        yield _line(registry, summary.id, summary.heading)


def _unarchived(registry: Registry, _today: date) -> Iterator[Line]:
    for summary in _summaries(registry, State.published, State.draft):
        count = sum(_lacks_copy(each) for each in _sources(registry.value(summary.id)))
        if count:
            yield _line(registry, summary.id, f"{count} nguồn chưa có bản lưu. {summary.heading}")


def _sources(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the sources of a record's plain value, those inside its parts too."""
    for key, below in value.items() if isinstance(value, dict) else ((None, each) for each in value):
        if key == "sources":
            yield from below
        elif isinstance(below, (dict, list)):
            yield from _sources(below)


def _lacks_copy(source: dict[str, Any]) -> bool:
    has_address = any(isinstance(source.get(field), str) for field in ("url", "copy_url"))
    return has_address and not source.get("archived")


_GROUPS: Final[tuple[tuple[str, Finder], ...]] = (
    ("Đã quá hạn, chưa ghi nhận là xong", _overdue),
    ("Đến hạn trong 7 ngày tới", _due),
    ("Đến ngày đăng trong 7 ngày tới", _embargoed),
    ("Việc niêm yết, công khai sắp hết thời gian", _ending),
    ("Đợt kiểm tra đã qua thời gian dự kiến, chưa ghi nhận đã làm", _unvisited),
    ("Đợt kiểm tra đã tiến hành, chưa có kết luận", _inconclusive),
    ("Chưa xong, không có thời hạn, hơn một năm chưa có gì mới", _silent),
    ("Bản nháp", _drafts),
    ("Nguồn có địa chỉ nhưng chưa có bản lưu", _unarchived),
)
