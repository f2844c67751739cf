"""``ban-tin/`` and ``ban-tin/BT-2026-Q4/``: an issue a quarter, gathered by the days on which things were told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from generator.clocks import is_posted, list_rule
from generator.pages.addresses import SECTIONS, address
from generator.pages.context import WIDE, Context, Planned
from generator.pages.issues import Issue, issues
from generator.pages.lines import Chapter, Line, packed, unpacked
from generator.pages.paging import paged
from generator.public import Public
from generator.records.bulletin import Bulletin
from generator.records.law import LegalRule

FOLDER = SECTIONS["bulletin"].folder
FOLDERS = (FOLDER,)
LATER = 20
"""How many of the newest later words stand on the issue itself."""


class Group(NamedTuple):
    """Lines of a chapter under a heading of their own; the heading may be empty."""

    name: str
    lines: list[Line]


class Block(NamedTuple):
    """What a page of an issue has of one chapter."""

    chapter: Chapter
    groups: list[Group]


class Entry(NamedTuple):
    """One issue in the list of all."""

    year: int
    title: str
    path: str
    is_open: bool
    total: int


def plans(context: Context) -> Iterator[Planned]:
    """Yield the list of the issues, and each issue."""
    every = issues(context.view)
    yield from _index(context, every)
    while every:  # an issue that is planned is let go: it has very many lines
        yield from _issue(context, every.pop(0))


def _index(context: Context, every: Sequence[Issue]) -> Iterator[Planned]:
    heading = SECTIONS["bulletin"]
    entries = [_entry(context, issue) for issue in reversed(every)]
    for part in paged(entries, f"{FOLDER}/index.md", FOLDER + "/trang-{number}.md"):
        years = [(year, list(found)) for year, found in groupby(part.lines, key=lambda entry: entry.year)]
        yield context.plan(
            "bulletins.md.j2",
            part.path,
            heading.title,
            description=heading.lead,
            lead=heading.lead,
            part=part,
            years=years,
        )


def _entry(context: Context, issue: Issue) -> Entry:
    quarter = issue.quarter
    title = _title(issue, _record(context, issue))
    return Entry(quarter.year, title, _path(issue), quarter.last >= context.view.today, len(issue.lines))


def _path(issue: Issue) -> str:
    return address("bulletin", issue.quarter.bulletin) or ""


def _record(context: Context, issue: Issue) -> Bulletin | None:
    """Return the record of an issue, unless there is none or it was withdrawn."""
    record = context.view.record(issue.summary.id) if issue.summary else None
    return record if isinstance(record, Bulletin) and not record.withdrawal else None


def _name(issue: Issue) -> str:
    number = "" if issue.number is None else f" số {issue.number},"
    return f"Bản tin{number} {issue.quarter.name}"


def _title(issue: Issue, record: Bulletin | None) -> str:
    return (record and record.title) or _name(issue)


def _issue(context: Context, issue: Issue) -> Iterator[Planned]:
    record, first = _record(context, issue), _path(issue)
    name, title, updated = _name(issue), _title(issue, record), _updated(context, issue)
    further, told = first.removesuffix(".md"), _told(context, issue, record)
    for part in paged(issue.lines, first, further + "/trang-{number}.md"):
        yield context.plan(
            "bulletin.md.j2" if part.number == 1 else "bulletin_part.md.j2",
            part.path,
            title,
            description=name if part.number == 1 else f"{name}: trang {part.number}",
            updated=updated,
            weight=WIDE,
            part=replace(part, lines=()),
            blocks=partial(_blocks, context.view, packed(part.lines)),
            quarter=issue.quarter,
            **(told if part.number == 1 else {}),
        )
    if len(issue.later) > LATER:
        yield from _all_later(context, issue, title)


def _told(context: Context, issue: Issue, record: Bulletin | None) -> dict[str, Any]:
    """Return what the first page of an issue tells beside its lines."""
    return {
        "name": _name(issue),
        "record": record,
        "own_words": _own_words(record),
        "summary": issue.summary,
        "counts": _counts(issue),
        "unposted": _unposted(context, issue),
        "later": partial(unpacked, context.view, packed(issue.later[:LATER])),
        "later_total": len(issue.later),
        "all_later": _path(issue).removesuffix(".md") + "/sau-khi-phat-hanh.md",
    }


def _own_words(record: Bulletin | None) -> str:
    """Return what the record of an issue says in words of its own; empty when it only counts."""
    parts = [("tên", record.title), ("lời ban biên tập", record.editorial)] if record else []
    said = " và ".join(name for name, text in parts if text)
    return said[:1].upper() + said[1:]


def _unposted(context: Context, issue: Issue) -> LegalRule | None:
    """Return the rule by which the list of a closed issue is posted, when nothing is told of its being posted."""
    body = context.settings.publisher
    publisher = context.view.get(body) if isinstance(body, str) else None
    rule = list_rule(publisher, issue.quarter, context.law)
    is_due = issue.quarter.last < context.view.today
    standing = issue.summary if _record(context, issue) else None
    return rule if rule and is_due and not is_posted(standing, rule) else None


def _blocks(view: Public, kept: bytes) -> list[Block]:
    lines = unpacked(view, kept)
    return [
        Block(chapter, [Group(_heading(name), list(found)) for name, found in groupby(those, _group)])
        for chapter, those in groupby(lines, key=lambda line: line.chapter)
    ]


def _group(line: Line) -> str:
    return line.group


def _heading(name: str) -> str:
    return SECTIONS[name].title if name in SECTIONS else name


def _counts(issue: Issue) -> list[tuple[str, int]]:
    counts = Counter(line.chapter for line in issue.lines)
    return [(chapter.label, counts[chapter]) for chapter in Chapter]


def _updated(context: Context, issue: Issue) -> str:
    """Return the day of the last word on an issue, for the site map."""
    told = [line.date for line in issue.later[:1]]
    if issue.summary:
        first = issue.summary.published_on
        told += filter(None, [first, issue.summary.updated(first or date.min, context.view.today)])
    return max([min(issue.quarter.last, context.view.today), *told]).isoformat()


def _all_later(context: Context, issue: Issue, title: str) -> Iterator[Planned]:
    folder = _path(issue).removesuffix(".md") + "/sau-khi-phat-hanh"
    title = f"{title}: sau khi phát hành"
    for part in paged(issue.later, f"{folder}.md", folder + "/trang-{number}.md"):
        yield context.plan(
            "bulletin_later.md.j2",
            part.path,
            title,
            weight=WIDE,
            part=replace(part, lines=()),
            told=partial(unpacked, context.view, packed(part.lines)),
            quarter=issue.quarter,
        )
