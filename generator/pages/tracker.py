"""``kien-nghi/`` and ``xu-ly/``: what was asked and what was done to somebody, and whether it was carried out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.pages.addresses import year_name
from generator.pages.context import Context, Planned
from generator.pages.paging import paged
from generator.pages.sums import sums
from generator.pages.tracked import SLICES, SUBJECTS, Subject, Tracked, sliced
from generator.public import by_heading

FOLDERS = tuple(subject.folder for subject in SUBJECTS)


def plans(context: Context) -> Iterator[Planned]:
    """Yield the trackers of recommendations and of measures."""
    for subject in SUBJECTS:
        yield from _tracker(context, subject, sliced(context.view, subject.kind))


def _tracker(context: Context, subject: Subject, lists: dict[str, list[Tracked]]) -> Iterator[Planned]:
    folder, every = subject.folder, lists[SLICES[0][0]]
    slices = [(path, name, lists[path]) for path, name, _ in SLICES]
    years: dict[int, list[Tracked]] = defaultdict(list)
    for each in every:
        years[each.owner.year or 0].append(each)
    slices += [(year_name(year), _year_title(year), years[year]) for year in sorted(years, reverse=True)]
    yield context.plan(
        "tracker.md.j2",
        f"{folder}/index.md",
        subject.title,
        description=subject.lead,
        subject=subject,
        slices=[(f"{folder}/{path}.md", name, len(found)) for path, name, found in slices],
        bodies=f"{folder}/noi-thuc-hien.md",
        sums=sums(each.item for each in every if not each.ended and subject.has_amounts),
        total=len(every),
    )
    for path, name, found in slices:
        yield from _list(context, subject, path, f"{subject.title}: {name[:1].lower()}{name[1:]}", found)
    yield from _addressees(context, subject, every)


def _year_title(year: int) -> str:
    return f"Năm {year}" if year else "Chưa rõ năm"


def _addressees(context: Context, subject: Subject, every: list[Tracked]) -> Iterator[Planned]:
    bodies: dict[str, list[Tracked]] = defaultdict(list)
    for each in every:
        for body in each.to:
            bodies[body].append(each)
    known = by_heading(summary for body in bodies if (summary := context.view.get(body)))
    folder = f"{subject.folder}/noi-thuc-hien"
    lines = [(each, f"{folder}/{each.id}.md", len(bodies[each.id])) for each in known]
    described = [each for each in every if each.is_described]
    for part in paged(lines, f"{folder}.md", folder + "/trang/{number}.md"):
        title = f"{subject.title}: theo nơi thực hiện"
        rest = (f"{folder}/chi-mo-ta.md", len(described))
        yield context.plan("tracker_bodies.md.j2", part.path, title, subject=subject, part=part, rest=rest)
    for summary in known:
        title = f"{subject.title}: {summary.heading}"
        yield from _list(context, subject, f"noi-thuc-hien/{summary.id}", title, bodies[summary.id])
    title = f"{subject.title}: nơi thực hiện chỉ được mô tả hoặc không được nêu"
    yield from _list(context, subject, "noi-thuc-hien/chi-mo-ta", title, described)


def _list(
    context: Context, subject: Subject, name: str, title: str, found: list[Tracked]
) -> Iterator[Planned]:
    first = f"{subject.folder}/{name}.md"
    for part in paged(found, first, f"{subject.folder}/{name}/trang-{{number}}.md"):
        yield context.plan("tracker_part.md.j2", part.path, title, subject=subject, part=part)
