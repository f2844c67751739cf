"""What clocks count from: the day something was signed, the days it was disclosed; or why there is no such day."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from generator.records.base import Labelled, Unknown
from generator.records.common import Record
from generator.records.conclusion import Conclusion, ConclusionLevel
from generator.records.dates import Basis, Period
from generator.records.document import Document
from generator.records.sources import Audience, Form


class Doubt(Labelled):
    """Why nothing is counted from a day: said after “vì”."""

    not_final = "not_final", "đây không phải là kết luận chính thức"
    level = "level", "chưa rõ đây có phải là kết luận chính thức"
    absent = "absent", "chưa ghi nhận {day}"
    unknown = "unknown", "chưa biết {day}"
    uncertain = "uncertain", "{day} chưa chắc chắn"
    inexact = "inexact", "chưa biết đích xác {day}"
    inferred = "inferred", "{day} do suy ra, nguồn không nêu"
    early = "early", "{day} ghi trước ngày ký"
    form = "form", "chưa rõ hình thức công khai"

    def about(self, day: str) -> str:
        """Return the reason with the name of the day that is in doubt."""
        return self.label.format(day=day)


Sure = date | Doubt
"""A day that everything may be counted from, or why it is none."""


class Shown(NamedTuple):
    """One disclosure, as clocks see it."""

    form: Form | None
    by: str
    """The id of the body; empty when it is described, unknown or absent."""
    on: Sure
    until: Sure
    audience: Audience | None


def sure(value: Period | Unknown | None) -> Sure:
    """Return the one day that ``value`` certainly means; nothing is concluded from a doubt."""
    if value is None:
        return Doubt.absent
    if isinstance(value, Unknown):
        return Doubt.unknown
    span = value.certain
    if span is None:
        return Doubt.uncertain
    if span.first is None or span.first != span.last:
        return Doubt.inexact
    return span.first if value.basis is Basis.stated else Doubt.inferred


def signed(record: Record) -> Sure | None:
    """Return the day a conclusion or a document was signed; ``None`` for what nobody signs."""
    if isinstance(record, Document):
        return sure(record.issued_on)
    if not isinstance(record, Conclusion):
        return None
    if isinstance(record.level, Unknown):
        return Doubt.level
    return sure(record.concluded_on) if record.level is ConclusionLevel.final else Doubt.not_final


def shown(record: Record) -> tuple[Shown, ...]:
    """Return the disclosures of a record, in their order."""
    return tuple(
        Shown(
            each.form if isinstance(each.form, Form) else None,
            each.by if isinstance(each.by, str) else "",
            sure(each.on),
            sure(each.until),
            each.audience,
        )
        for each in record.disclosures
    )
