"""The lists of each record type: an entrance with the newest records and the years, then a list a year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages.addresses import FOLDERS
from generator.pages.context import Context, Page
from generator.pages.paging import paged
from generator.public import by_heading, newest_first
from generator.records.summaries import Summary

NEWEST = 20


@dataclass(frozen=True, slots=True)
class Heading:
    """How a list of records of one type calls itself."""

    title: str
    lead: str


HEADINGS = {
    "inspection": Heading(
        "Kiểm tra, giám sát, thanh tra",
        "Các đợt kiểm tra, giám sát, thanh tra: ai kiểm tra ai, khi nào, kết quả ra sao.",
    ),
    "conclusion": Heading("Kết luận", "Điều đã kết luận, và ai phải làm gì."),
    "programme": Heading("Chương trình, kế hoạch", "Các cơ quan đã cam kết làm gì trong từng kỳ."),
    "meeting": Heading("Hội nghị", "Các hội nghị giao ban, tổng kết về thực hiện dân chủ ở cơ sở."),
    "report": Heading("Số liệu", "Các báo cáo tổng hợp số liệu theo kỳ."),
    "document": Heading("Văn bản", "Các văn bản được nhắc đến, xếp theo năm ban hành."),
    "organization": Heading(
        "Đơn vị, địa bàn", "Các cơ quan, tổ chức, địa bàn được nhắc đến, xếp theo vần chữ cái."
    ),
}


def pages(context: Context) -> Iterator[Page]:
    """Yield the lists of all record types."""
    for kind, heading in HEADINGS.items():
        if kind == "organization":
            yield from _alphabetical(context, kind, heading)
        else:
            yield from _by_year(context, kind, heading)


def _by_year(context: Context, kind: str, heading: Heading) -> Iterator[Page]:
    folder = FOLDERS[kind]
    summaries = sorted(context.view.all(kind), key=newest_first)
    years: dict[int, list[Summary]] = defaultdict(list)
    for summary in summaries:
        years[summary.year or 0].append(summary)
    index = [
        (year, f"{folder}/{year_name(year)}.md", len(years[year])) for year in sorted(years, reverse=True)
    ]
    yield context.render(
        "list.md.j2",
        f"{folder}/index.md",
        heading.title,
        description=heading.lead,
        lead=heading.lead,
        newest=summaries[:NEWEST],
        total=len(summaries),
        years=index,
    )
    for year, path, _ in index:
        title = f"{heading.title}: năm {year}" if year else f"{heading.title}: chưa rõ năm"
        for part in paged(years[year], path, path.removesuffix(".md") + "/trang-{number}.md"):
            yield context.render(
                "list_part.md.j2", part.path, title, description=title, part=part, up=f"{folder}/index.md"
            )


def year_name(year: int) -> str:
    """Return the last part of the address of a year's list."""
    return f"nam-{year}" if year else "khong-ro-nam"


def _alphabetical(context: Context, kind: str, heading: Heading) -> Iterator[Page]:
    folder = FOLDERS[kind]
    summaries = by_heading(context.view.all(kind))
    for part in paged(summaries, f"{folder}/index.md", folder + "/danh-sach/trang-{number}.md"):
        yield context.render(
            "list_part.md.j2",
            part.path,
            heading.title,
            description=heading.lead,
            lead=heading.lead,
            part=part,
            up=None,
        )
