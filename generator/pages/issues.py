"""What each bulletin gathers: told up to the last day of its quarter, so that a closed issue stays as it was.

Everything is placed by the day on which this site told it: never before the record itself was out. What comes later
can only be said beside the issue, as having come later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from generator.pages.addresses import SECTIONS
from generator.pages.gathering import told
from generator.pages.lines import Chapter, Slip
from generator.public import Public
from generator.records import BY_NAME
from generator.records.bulletin import Bulletin
from generator.records.quarters import Quarter
from generator.records.summaries import Summary

GONE = "Những gì số này đã nói về bản ghi ấy, nếu có, không còn ở đây."


@dataclass(frozen=True, slots=True)
class Issue:
    """The bulletin of one quarter."""

    quarter: Quarter
    number: int | None
    """``None`` when the number that counting would give it was given to another issue."""
    lines: list[Slip]
    later: list[Slip]
    """What was told of its records after it was closed, newest first."""
    summary: Summary | None
    """Its record, when there is one."""


@dataclass(slots=True)
class _Gathered:
    lines: dict[Quarter, list[Slip]] = field(default_factory=lambda: defaultdict(list))
    later: dict[Quarter, list[Slip]] = field(default_factory=lambda: defaultdict(list))


def quarters(view: Public) -> list[Quarter]:
    """Return the quarters that have an issue: from the first publication to today, and any that has a record."""
    kinds = [kind for kind in SECTIONS if not BY_NAME[kind].on_demand]
    days = [each.published_on for kind in kinds for each in view.all(kind) if each.published_on]
    found = {Quarter.of_bulletin(each.id) for each in view.all("bulletin")}
    quarter = Quarter.of(min(days, default=view.today))
    while days and quarter <= Quarter.of(view.today):
        found.add(quarter)
        quarter = quarter.following
    return sorted(found)


def issues(view: Public) -> list[Issue]:
    """Return every issue, oldest first."""
    gathered = _gather(view)
    records = {Quarter.of_bulletin(each.id): each for each in view.all("bulletin")}
    wanted = quarters(view)
    numbers = _numbers(wanted, {quarter: _number(view, each) for quarter, each in records.items()})
    return [
        Issue(
            quarter,
            numbers[quarter],
            sorted(gathered.lines[quarter], key=Slip.order),
            sorted(gathered.later[quarter], key=Slip.newest),
            records.get(quarter),
        )
        for quarter in wanted
    ]


def _number(view: Public, summary: Summary) -> int:
    record = view.record(summary.id)
    if not isinstance(record, Bulletin):
        raise TypeError(summary.id)
    return record.number


def _numbers(wanted: Iterable[Quarter], given: dict[Quarter, int]) -> dict[Quarter, int | None]:
    """Count the issues from the first one on; a number that a record gives is followed, and never given twice."""
    found: dict[Quarter, int | None] = {}
    number, taken = 0, set(given.values())
    for quarter in wanted:
        number = given.get(quarter, number + 1)
        found[quarter] = number if quarter in given or number not in taken else None
    return found


def _gather(view: Public) -> _Gathered:
    """Go once over all records: what they told, and in which issues later words about them belong."""
    found = _Gathered()
    for kind in SECTIONS:
        for summary in view.all(kind):
            lines = list(told(view, summary))
            touched = _lost(view, summary)
            if kind == "bulletin":
                touched.add(Quarter.of_bulletin(summary.id))
            for line in lines:
                if not line.only_later:
                    touched.add(quarter := Quarter.of(line.date))
                    found.lines[quarter].append(line)
            beside = [line for line in lines if line.only_later or line.corrects]
            for quarter in touched if beside else ():
                found.later[quarter] += map(partial(_without_matter, summary), _later(beside, quarter))
    return found


def _lost(view: Public, summary: Summary) -> set[Quarter]:
    """Return the quarters in which a record told something that nobody may see any more, were it only itself."""
    since, gone = view.since(summary.id), summary.withdrawn_on
    if not summary.silent or since is None or gone is None or BY_NAME[summary.type].on_demand:
        return set()
    found, quarter = set(), Quarter.of(since)
    while quarter <= Quarter.of(gone):
        found.add(quarter)
        quarter = quarter.following
    return found


def _without_matter(summary: Summary, line: Slip) -> Slip:
    """Say beside a closed issue that what it told of a record withdrawn in silence is no longer there."""
    if not summary.silent or line.chapter != Chapter.withdrawn:
        return line
    return line._replace(text=f"{line.text}. {GONE}")


def _later(beside: Iterable[Slip], quarter: Quarter) -> Iterator[Slip]:
    """Yield what was said of a record after the end of ``quarter`` and touches its issue."""
    end = quarter.last.toordinal()
    for line in beside:
        if line.day > end and (line.only_later is None or line.only_later == quarter):
            yield line
