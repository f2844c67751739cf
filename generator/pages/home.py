"""The front page: what is new, and where to look."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.pages.addresses import SECTIONS
from generator.pages.context import Context, Page
from generator.pages.issues import quarters
from generator.public import Public
from generator.records.common import State
from generator.records.summaries import Item, Summary, id_order
from generator.records.tasks import ComputedStatus

NEWEST = 12
OVERDUE = 12


def pages(context: Context) -> Iterator[Page]:
    """Yield the front page."""
    view = context.view
    records = {kind: view.all(kind) for kind in SECTIONS}
    dated = [each for kind in SECTIONS for each in records[kind] if each.published_on and not each.silent]
    newest = sorted(dated, key=_newest_here)[:NEWEST]
    owners = records["conclusion"] + records["inspection"]
    overdue = _late(view, owners, ComputedStatus.overdue)
    counts = {"bulletin": len(quarters(view))}
    yield context.render(
        "home.md.j2",
        "index.md",
        context.settings.name,
        description=context.settings.description or context.settings.name,
        newest=newest,
        overdue=overdue[:OVERDUE],
        overdue_total=len(overdue),
        unreported=len(_late(view, owners, ComputedStatus.unreported)),
        entrances=[
            (section, f"{section.folder}/index.md", counts.get(kind, len(records[kind])))
            for kind, section in SECTIONS.items()
        ],
    )


def _newest_here(summary: Summary) -> tuple[int, tuple[str, int, int, str]]:
    return -(summary.published_on or date.min).toordinal(), id_order(summary.id)


def _late(view: Public, summaries: list[Summary], status: ComputedStatus) -> list[tuple[Summary, Item]]:
    """Return what has the computed ``status`` and still holds, the oldest deadline first."""
    found = [
        (summary, item)
        for summary in summaries
        if summary.state is not State.withdrawn
        for item in summary.items
        if item.kind != "finding" and item.computed(view.today) is status
        if not view.ended(summary.id, item.id)
    ]
    return sorted(found, key=lambda pair: (pair[1].last_day(view.today) or view.today, pair[1].id))
