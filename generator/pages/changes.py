"""``thay-doi/``: corrections, changes, withdrawals and redactions, newest first: nothing vanishes quietly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.pages.addresses import SECTIONS
from generator.pages.context import Context, Planned
from generator.pages.paging import paged
from generator.public import Public
from generator.records.base import Unknown
from generator.records.common import ChangeKind, Record
from generator.records.redactions import place
from generator.records.references import Described
from generator.records.summaries import Summary

FOLDERS = ("thay-doi",)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that changed after a record was published."""

    on: date
    kind: str
    """What sort of change it is, in words."""
    summary: Summary
    text: str
    """The sentence meant for citizens."""
    weighty: bool
    """Whether it changes what a reader learns: a correction, a major change, a withdrawal, a redaction."""
    instead: str | Described | Unknown | None = None
    """What stands in the place of a withdrawn record."""


def plans(context: Context) -> Iterator[Planned]:
    """Yield the list of the weighty changes, and the list of all of them."""
    every = changes(context.view)
    weighty = [each for each in every if each.weighty]
    yield from _list(context, "thay-doi/index.md", "Thay đổi quan trọng", weighty, "thay-doi/tat-ca.md")
    yield from _list(context, "thay-doi/tat-ca.md", "Mọi thay đổi, kể cả sửa nhỏ", every, "thay-doi/index.md")


def _list(context: Context, first: str, title: str, found: list[Entry], other: str) -> Iterator[Planned]:
    further = first.removesuffix("/index.md").removesuffix(".md") + "/trang-{number}.md"
    for part in paged(found, first, further):
        yield context.plan("changes.md.j2", part.path, title, part=part, other=other)


def changes(view: Public) -> list[Entry]:
    """Return what changed in the visible records up to today, newest first."""
    changed = [each for kind in SECTIONS for each in view.all(kind) if each.changed_on]
    found = [entry for summary in changed for entry in _entries(summary, view.record(summary.id))]
    return sorted((each for each in found if each.on <= view.today), key=_newest)


def _newest(entry: Entry) -> tuple[int, str, str, str]:
    return -entry.on.toordinal(), entry.summary.id, entry.kind, entry.text


def _entries(summary: Summary, record: Record) -> Iterator[Entry]:
    if summary.silent and record.withdrawal:
        text = f"Bản ghi đã được rút: {record.withdrawal.reason.label}."
        instead = record.withdrawal.superseded_by
        yield Entry(record.withdrawal.on, "rút", summary, text, weighty=True, instead=instead)
        return
    for change in record.changes:
        yield Entry(change.on, change.kind.label, summary, change.text, change.kind is not ChangeKind.minor)
    for redaction in record.redactions:
        text = f"Đã lược bỏ: {place(type(record), redaction)}. Lý do: {redaction.reason}"
        yield Entry(redaction.on, "lược bỏ", summary, text, weighty=True)
    if record.withdrawal:
        note = f" {record.withdrawal.note}" if record.withdrawal.note else ""
        text = f"Bản ghi đã được rút: {record.withdrawal.reason.label}.{note}"
        instead = record.withdrawal.superseded_by
        yield Entry(record.withdrawal.on, "rút", summary, text, weighty=True, instead=instead)
