"""load → check → pages: what the site consists of on a given day. Yields files, writes nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple

from generator import history, workers
from generator.checks import Checked, check
from generator.intake import Intake
from generator.pages import Context, Page, all_pages
from generator.pages.addresses import SECTIONS
from generator.problem import Problem, stops
from generator.public import Public
from generator.records.common import State

HANOI = timezone(timedelta(hours=7), "+07")
"""Vietnam has had no summer time since 1975, so a fixed offset is exact and needs no time zone data."""


CACHE = ".cache/ban-ghi"
"""Beside the data folder: what was read of its records. It may be deleted at any time."""


class Faulty(Exception):  # noqa: N818 - the data is at fault, not the program
    """The data has errors, so there is no site; ``problems`` are all of them, warnings included."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


class Attachment(NamedTuple):
    """A file published beside a record."""

    path: str
    source: Path


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that goes out on one day."""

    context: Context
    problems: list[Problem]
    """Warnings; errors leave no site."""
    attached: Mapping[tuple[str, str], Path]
    """(record id, file name) → the file: of all records. Of what was read, no more is kept than is needed."""

    def pages(self) -> Iterator[Page]:
        """Yield every generated page."""
        return all_pages(self.context)

    def attachments(self) -> Iterator[Attachment]:
        """Yield the files of the records that are out; of withdrawn records, none."""
        view = self.context.view
        for (record_id, name), source in sorted(self.attached.items()):
            summary = view.get(record_id)
            section = SECTIONS.get(summary.type) if summary else None
            if summary and section and name in summary.attachments and summary.state is not State.withdrawn:
                yield Attachment(f"{section.folder}/{record_id}/{name}", source)


def checked(data: Path, jobs: int | None = None) -> Checked:
    """Return what ``data`` holds and every problem in it, with what git remembers.

    As of the present, also for a site of an earlier day: what was recorded since is not told too early. Up to ``jobs``
    processes read it, by default as many as there are processors.
    """
    day = present()
    return check(data, day, history.read(data, day), intake(data, day, jobs).take_all)


def present() -> date:
    """Return the day as of which data is checked: the present, or a later one that was asked for."""
    return max(civil_day(), datetime.now(HANOI).date())


def intake(data: Path, day: date, jobs: int | None = None) -> Intake:
    """Return what reads the records of ``data`` to be checked as of ``day``, and recalls what was read."""
    return Intake(data.absolute().parent / CACHE, day.isoformat().encode(), jobs or workers.jobs())


def todays_site(data: Path, *, strict: bool = False, jobs: int | None = None) -> Site:
    """Return the site of today; raise ``Faulty`` when the data has errors, or when ``strict`` warnings."""
    return _site(checked(data, jobs), civil_day(), strict=strict)


def make_site(data: Path, today: date) -> Site:
    """Return the site that ``data`` makes on ``today``, whatever git says; raise ``Faulty`` when it has errors."""
    return _site(check(data, today), today)


def _site(found: Checked, today: date, *, strict: bool = False) -> Site:
    loaded = found.loaded
    if stops(loaded.problems, strict=strict) or loaded.settings is None:
        raise Faulty(loaded.problems)
    context = Context(Public(loaded.registry, today), loaded.settings, loaded.law)
    return Site(context, loaded.problems, loaded.attachments)


def civil_day() -> date:
    """Return today's day in Vietnam, or that of ``SOURCE_DATE_EPOCH``; raise ``ValueError`` when that is no number."""
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(epoch), HANOI).date()
    return datetime.now(HANOI).date()
