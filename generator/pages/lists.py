"""The lists of each record type: an entrance with the newest records and the years, then a list a year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.pages.addresses import SECTIONS, Section, year_name
from generator.pages.context import Context, Planned
from generator.pages.paging import paged
from generator.public import by_heading, newest_first
from generator.records.summaries import Summary

FOLDERS = tuple(section.folder for kind, section in SECTIONS.items() if kind != "bulletin")
NEWEST = 20


def plans(context: Context) -> Iterator[Planned]:
    """Yield the lists of all record types; bulletins, most of which have no record, have a list of their own."""
    for kind, section in SECTIONS.items():
        if kind == "organization":
            yield from _alphabetical(context, kind, section)
        elif kind != "bulletin":
            yield from _by_year(context, kind, section)


def _by_year(context: Context, kind: str, section: Section) -> Iterator[Planned]:
    folder = section.folder
    summaries = sorted(context.view.all(kind), key=newest_first)
    years: dict[int, list[Summary]] = defaultdict(list)
    for summary in summaries:
        years[summary.year or 0].append(summary)
    index = [
        (year, f"{folder}/{year_name(year)}.md", len(years[year])) for year in sorted(years, reverse=True)
    ]
    yield context.plan(
        "list.md.j2",
        f"{folder}/index.md",
        section.title,
        description=section.lead,
        lead=section.lead,
        newest=summaries[:NEWEST],
        total=len(summaries),
        years=index,
    )
    for year, path, _ in index:
        title = f"{section.title}: năm {year}" if year else f"{section.title}: chưa rõ năm"
        for part in paged(years[year], path, path.removesuffix(".md") + "/trang-{number}.md"):
            yield context.plan(
                "list_part.md.j2", part.path, title, description=title, part=part, up=f"{folder}/index.md"
            )


def _alphabetical(context: Context, kind: str, section: Section) -> Iterator[Planned]:
    folder = section.folder
    summaries = by_heading(context.view.all(kind))
    for part in paged(summaries, f"{folder}/index.md", folder + "/danh-sach/trang-{number}.md"):
        yield context.plan(
            "list_part.md.j2",
            part.path,
            section.title,
            description=section.lead,
            lead=section.lead,
            part=part,
            up=None,
        )
