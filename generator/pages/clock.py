"""How the disclosure of a conclusion stands against the law, for the pages of inspections and conclusions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator import wording
from generator.clocks import Clock, Standing, act_of, conclusion_clock
from generator.markup import Markup, escape, span
from generator.pages.context import Context
from generator.public import Public
from generator.records.common import State
from generator.records.law import LegalRule
from generator.records.summaries import Summary


@dataclass(frozen=True, slots=True)
class Told:
    """The clock of one conclusion, in words."""

    conclusion: Summary
    standing: Markup
    """In time, late, still running, or why that cannot be told."""
    last: str
    """The last day; empty when there is none."""
    rule: Markup | None
    """What the law asks, and where it says so."""


def told(context: Context, conclusions: Iterable[Summary]) -> list[Told]:
    """Return the clocks of those conclusions that were not withdrawn."""
    standing = [each for each in conclusions if each.state is not State.withdrawn]
    return [_told(each, _clock(context, each)) for each in standing]


def _clock(context: Context, conclusion: Summary) -> Clock:
    act = act_of(conclusion, lambda record_id, role: _beside(context.view, record_id, role))
    return conclusion_clock(act, context.law, context.view.today)


def _beside(view: Public, record_id: str, role: str) -> Summary | None:
    """Return what stands at a field; nothing follows from a record that was withdrawn."""
    found = view.linked(record_id, role)
    return None if found is None or found.state is State.withdrawn else found


def _told(conclusion: Summary, clock: Clock) -> Told:
    last = wording.day(clock.last) if clock.last else ""
    provisional = " (tạm tính: lịch nghỉ có thể khác)" if clock.provisional else ""
    rule = _rule(clock.rule) if clock.rule else None
    return Told(conclusion, _standing(clock), f"{last}{provisional}", rule)


def _standing(clock: Clock) -> Markup:
    """Say how it stands; a condition that the records do not settle is said with it."""
    day = f", công khai ngày {wording.day(clock.disclosed)}" if clock.disclosed else ""
    condition = f", nếu {clock.rule.condition}" if clock.rule and clock.rule.condition else ""
    if clock.standing is Standing.in_time:
        return escape(f"{clock.standing.label}{day}{condition}")
    if clock.standing is Standing.late:
        late = span("status status-done_late", f"{clock.standing.label} {clock.amount}")
        return Markup(f"{late}{escape(day + condition)}")  # noqa: S704 - a span and escaped text
    if clock.standing is Standing.running:
        left = f"còn {clock.amount}" if clock.days else "hạn là hôm nay"
        return escape(f"{left}, chưa ghi nhận việc công khai{condition}")
    return span("unknown", _untold(clock))


def _untold(clock: Clock) -> str:
    if clock.standing is Standing.unrecorded:
        return "chưa tính được: thời hạn đã hết mà trang này chưa ghi nhận việc công khai"
    return f"{clock.standing.label}, vì {clock.why}" if clock.why else clock.standing.label


def _rule(rule: LegalRule) -> Markup:
    said = escape(f"{rule.text.removesuffix('.')} ({rule.cited})")
    doubt = "" if rule.verified else f" {span('doubt', 'chưa kiểm chứng')}"
    return Markup(f"{said}{doubt}")  # noqa: S704 - escaped, and a span
