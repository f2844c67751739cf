"""Deadlines over time: the original one, what moved it, and which one held on a given day."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from pydantic import model_validator

from generator.records.base import Labelled, Line, Maybe, Part, Unknown, WhyUnknown
from generator.records.dates import Date, Day, Deadline, Span, needs_a_day, told_on
from generator.records.references import DocumentRef


class DueState(Labelled):
    """What is known of a deadline."""

    certain = "certain", "có thời hạn"
    doubtful = "doubtful", "thời hạn chưa chắc chắn"
    not_stated = "not_stated", "không nêu thời hạn"
    unclear = "unclear", "thời hạn chưa rõ"
    absent = "absent", "chưa ghi nhận thời hạn"


class Extension(Part):
    """Một lần gia hạn: thời hạn mới, ngày gia hạn, văn bản. Thời hạn ban đầu vẫn để nguyên ở mục due."""

    due: Maybe[Deadline]
    """Thời hạn mới. Ghi như mục due của việc; nguồn không nêu ngày mới thì ghi {unknown: not_stated}."""
    on: Maybe[Date]
    """Ngày gia hạn. Ngày của quyết định hoặc văn bản gia hạn."""
    recorded_on: Day | None = None
    """Ngày ghi vào trang này. Ghi khi thêm vào bản ghi đã đăng; bỏ trống thì coi như ghi vào chính ngày gia hạn."""
    document: DocumentRef | None = None
    """Văn bản gia hạn."""
    note: Line | None = None
    """Ghi chú. Ví dụ lý do gia hạn."""

    @model_validator(mode="after")
    def _is_told_on_a_day(self) -> Extension:
        needs_a_day(self.recorded_day)
        return self

    @property
    def recorded_day(self) -> date | None:
        """The day this site told it."""
        return told_on(self.recorded_on, self.on)


class Term(NamedTuple):
    """A deadline of an item: the original one, or one that an extension set."""

    due: Deadline | Unknown | None = None
    told: date | None = None
    """The day this site told the extension; ``None`` of the original deadline, which came with the record."""
    granted: date | None = None
    """The first day on which the extension can have been granted; ``None`` when that is not known."""

    @property
    def last_day(self) -> date | None:
        """The last day that is still in time; ``None`` when it is not known for certain: nothing is late by a guess."""
        return _certain(self.due.edtf, self.due.inclusive) if isinstance(self.due, Deadline) else None

    @property
    def state(self) -> DueState:
        """Whether the deadline is known for certain or with a doubt, or else why it is not known."""
        if isinstance(self.due, Deadline):
            return DueState.certain if self.last_day else DueState.doubtful
        if self.due is None:
            return DueState.absent
        return DueState.not_stated if self.due.unknown is WhyUnknown.not_stated else DueState.unclear

    def told_by(self, day: date) -> bool:
        """Whether this site had told it by ``day``."""
        return self.told is None or self.told <= day


@lru_cache(maxsize=65_536)
def _certain(edtf: str, inclusive: bool) -> date | None:  # noqa: FBT001 - by place, which is how it is kept
    due = Deadline(edtf=edtf, inclusive=inclusive)
    return due.last_day if due.certain else None


Terms = tuple[Term, ...]
"""The original deadline, then the extended ones, in their order."""

NONE: Terms = (Term(),)


def terms(due: Deadline | Unknown | None, extensions: tuple[Extension, ...]) -> Terms:
    """Return the deadlines of an item; there is always an original one, were it only an absent one."""
    if due is None and not extensions:
        return NONE
    return (Term(due), *(Term(each.due, each.recorded_day, _granted(each)) for each in extensions))


def _granted(extension: Extension) -> date | None:
    return extension.on.span.first if isinstance(extension.on, Date) else None


def in_force(every: Terms, day: date) -> Term:
    """Return the deadline that held on ``day``, as far as told by then: the last extension's, or the original one."""
    return every[0] if len(every) == 1 else [each for each in every if each.told_by(day)][-1]


def when_done(every: Terms, done: Span, today: date) -> Term:
    """Return the deadline that held when something was done; an extension of an unknown day may have held."""
    return [
        each
        for each in every
        if each.told_by(today) and not (each.granted and done.last and each.granted > done.last)
    ][-1]
