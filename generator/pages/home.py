"""The front page: what is new, where, and what is overdue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from generator.pages.addresses import SECTIONS, address
from generator.pages.context import Context, Planned
from generator.pages.issues import quarters
from generator.pages.nearby import communes
from generator.pages.tracked import SLICES, SUBJECTS, Subject, Tracked, sliced
from generator.public import Public, by_heading, newest_first
from generator.records import BY_NAME
from generator.records.common import State
from generator.records.organization import OrganizationKind
from generator.records.quarters import Quarter
from generator.records.summaries import Summary, id_order

FOLDERS = ("",)
NEWEST = 8
OVERDUE = 5
PLACES = 12
LATE = "qua-han"
COUNTED = (LATE, "chua-co-thong-tin", "sap-den-han", "da-xong", "khong-neu-thoi-han")
"""The lists of the trackers that the front page counts."""


class Row(NamedTuple):
    """One list of the trackers: for each tracker its address and how much is in it."""

    title: str
    cells: list[tuple[str, int]]


def plans(context: Context) -> Iterator[Planned]:
    """Yield the front page."""
    view = context.view
    records = {kind: view.all(kind) for kind in SECTIONS}
    tasks = {subject: sliced(view, subject.kind) for subject in SUBJECTS}
    overdue = [each for found in tasks.values() for each in found[LATE]]
    counts = {"bulletin": len(quarters(view))}
    inspected = sorted(records["inspection"] + records["conclusion"], key=newest_first)
    yield context.plan(
        "home.md.j2",
        "index.md",
        context.settings.name,
        description=context.settings.description or context.settings.name,
        newest=_newest(records),
        issues=list(_issues(view)),
        places=communes(view, (each for each in inspected if each.state is not State.withdrawn), PLACES),
        provinces=_provinces(view, records["organization"]),
        overdue=sorted(overdue, key=lambda each: _oldest(each, view.today))[:OVERDUE],
        overdue_total=len(overdue),
        subjects=SUBJECTS,
        rows=list(_rows(tasks)),
        entrances=[
            (section, f"{section.folder}/index.md", count)
            for kind, section in SECTIONS.items()
            if (count := counts.get(kind, len(records[kind])))
        ],
    )


def _newest(records: dict[str, list[Summary]]) -> list[Summary]:
    """Return what was published last; bodies and documents come and go with the records that name them."""
    kinds = [kind for kind in records if not BY_NAME[kind].on_demand]
    dated = [each for kind in kinds for each in records[kind] if each.published_on and not each.silent]
    return sorted(dated, key=_newest_here)[:NEWEST]


def _newest_here(summary: Summary) -> tuple[int, tuple[str, int, int, str]]:
    return -(summary.published_on or date.min).toordinal(), id_order(summary.id)


def _issues(view: Public) -> Iterator[tuple[Quarter, str, bool]]:
    """Yield this quarter's bulletin and the one before, if they are there: address, and whether it is still open."""
    past = [each for each in quarters(view) if each.first <= view.today]
    for quarter in reversed(past[-2:]):
        yield quarter, address("bulletin", quarter.bulletin) or "", quarter.last >= view.today


def _provinces(view: Public, organizations: list[Summary]) -> list[Summary]:
    found = (each for each in organizations if each.kind is OrganizationKind.province)
    return by_heading(each for each in found if each.state is not State.withdrawn and view.stands(each))


def _oldest(task: Tracked, day: date) -> tuple[date, str]:
    return task.last_day or day, task.item.id


def _rows(tasks: dict[Subject, dict[str, list[Tracked]]]) -> Iterator[Row]:
    for path, title, _ in SLICES:
        if path in COUNTED:
            cells = [(f"{subject.folder}/{path}.md", len(lists[path])) for subject, lists in tasks.items()]
            yield Row(title, cells)
