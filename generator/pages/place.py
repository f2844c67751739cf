"""``dia-ban/``: today's provinces and communes, and where old names and codes lead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.pages.context import Context, Planned
from generator.pages.former import (
    Former,
    by_bare_name,
    entries,
    is_province,
    shelf,
    shelf_order,
    shelf_title,
    territories,
)
from generator.pages.paging import paged
from generator.public import Public
from generator.records.organization import OrganizationKind
from generator.records.summaries import Summary

FOLDERS = ("dia-ban",)
INDEX, OLD = "dia-ban/index.md", "dia-ban/ten-cu.md"
UNKNOWN = "dia-ban/chua-ro-tinh.md"
UNKNOWN_TITLE = "Chưa rõ tỉnh, thành phố"
LEAD = "Chọn tỉnh, thành phố, rồi chọn xã, phường để xem nơi ấy đã được kiểm tra những gì."
COMMUNES, DISTRICTS, HAMLETS = (
    "Xã, phường, đặc khu hiện nay",
    "Cấp huyện, chưa ghi ngày kết thúc",
    "Thôn, tổ dân phố",
)
FORMER = "Tên và mã cũ"
OLD_TITLE = "Tên cũ, tên khác và mã"

_GROUPS: dict[OrganizationKind | None, str] = {
    OrganizationKind.ward: COMMUNES,
    OrganizationKind.commune: COMMUNES,
    OrganizationKind.township: COMMUNES,
    OrganizationKind.village_group: HAMLETS,
}
_ORDER = (COMMUNES, DISTRICTS, HAMLETS)


@dataclass(frozen=True, slots=True)
class Place:
    """A territory of today as a line: how many records its page leads to."""

    group: str
    summary: Summary
    count: int


@dataclass(frozen=True, slots=True)
class Old:
    """A name or a code of the past as a line."""

    entry: Former
    group: str = FORMER


@dataclass(slots=True)
class Region:
    """What is known of one province, or of the territories whose province is not known."""

    records: set[str] = field(default_factory=set)
    places: list[Summary] = field(default_factory=list)


def plans(context: Context) -> Iterator[Planned]:
    """Yield the list of the provinces, a list of communes and old names for each, and the index of old names."""
    every = territories(context.view)
    regions, provinces = _regions(context.view, every)
    yield from _index(context, regions, provinces)
    for province in provinces:
        path = f"dia-ban/{province.id}.md"
        yield from _region(context, path, province.heading, province, regions[province.id])
    if regions[""].places:
        yield from _region(context, UNKNOWN, UNKNOWN_TITLE, None, regions[""])
    yield from _old_names(context, every)


def _regions(view: Public, every: list[Summary]) -> tuple[dict[str, Region], list[Summary]]:
    """Return what belongs to each province by its id (empty: unknown), and the provinces of today."""
    provinces = [each for each in every if is_province(each) and view.stands(each)]
    regions: dict[str, Region] = defaultdict(Region)
    for place in every:
        for key in _keys(view, place.id):
            regions[key].places.append(place)
    for body in view.all("organization"):
        for key in _keys(view, body.id):
            regions[key].records |= view.ids_about(body.id)
    return regions, provinces


def _keys(view: Public, organization: str) -> list[str]:
    return [each.id for each in view.provinces_of(organization)] or [""]


def _index(context: Context, regions: dict[str, Region], provinces: list[Summary]) -> Iterator[Planned]:
    lines = [(each.heading, f"dia-ban/{each.id}.md", len(regions[each.id].records)) for each in provinces]
    if lost := regions[""].places:
        lines.append((UNKNOWN_TITLE, UNKNOWN, len({id_ for each in lost for id_ in _at(context, each)})))
    for part in paged(lines, INDEX, "dia-ban/trang/{number}.md"):
        yield context.plan(
            "places.md.j2", part.path, "Địa bàn", description=LEAD, lead=LEAD, part=part, old=OLD
        )


def _at(context: Context, place: Summary) -> set[str]:
    return context.view.records_at(place.id)


def _region(
    context: Context, path: str, title: str, province: Summary | None, region: Region
) -> Iterator[Planned]:
    view = context.view
    lines: list[Place | Old] = [*_today(context, region.places)]
    former = [Old(entry) for entry in entries(view, region.places) if entry.over]
    for part in paged([*lines, *former], path, path.removesuffix(".md") + "/trang-{number}.md"):
        yield context.plan(
            "place.md.j2",
            part.path,
            title,
            description=f"{title}: xã, phường hiện nay, tên cũ và mã cũ",
            province=province,
            part=part,
            index=INDEX,
            counts=(len(lines), len(former)),
        )


def _today(context: Context, places: list[Summary]) -> list[Place]:
    """Return today's territories below a province: communes first."""
    standing = [each for each in places if context.view.stands(each) and not is_province(each)]
    found = [Place(_group(each), each, len(_at(context, each))) for each in standing]
    return sorted(found, key=lambda line: (_ORDER.index(line.group), by_bare_name(line.summary)))


def _group(place: Summary) -> str:
    return _GROUPS.get(place.kind, DISTRICTS)


def _old_names(context: Context, every: list[Summary]) -> Iterator[Planned]:
    """Yield the index of all old names, other names and codes, by their first letter."""
    shelves: dict[str, list[Former]] = defaultdict(list)
    for entry in entries(context.view, every):
        shelves[shelf(entry)].append(entry)
    folder, names = OLD.removesuffix(".md"), sorted(shelves, key=shelf_order)
    lines = [(shelf_title(name), f"{folder}/{name}.md", len(shelves[name])) for name in names]
    for part in paged(lines, OLD, folder + "/trang/{number}.md"):
        yield context.plan("old_names.md.j2", part.path, OLD_TITLE, part=part, index=INDEX)
    for name in names:
        title = f"{OLD_TITLE}: {shelf_title(name)}"
        for found in paged(shelves[name], f"{folder}/{name}.md", f"{folder}/{name}/trang-{{number}}.md"):
            yield context.plan("old_names_part.md.j2", found.path, title, part=found, old=OLD)
