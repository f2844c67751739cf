"""The legal clocks: which rule holds for an act, its last day, and how the act stands on a given day.

Nothing is called late unless a rule is known, and both days are certain. What the law leaves open counts in favour of
the body that acts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from generator import wording
from generator.records.acts import Doubt, Shown, Sure
from generator.records.base import Labelled
from generator.records.common import State
from generator.records.inspection import Regime
from generator.records.law import Counting, Duty, Law, LegalRule
from generator.records.organization import Level, OrganizationKind
from generator.records.quarters import Quarter
from generator.records.sources import Audience
from generator.records.summaries import Summary
from generator.working_days import add_working_days, next_working_day, working_days_between

SIGNING: Final = "ngày ký"
DISCLOSURE: Final = "ngày công khai"


class Standing(Labelled):
    """How an act stands against its clock."""

    in_time = "in_time", "đúng hạn"
    late = "late", "chậm"
    running = "running", "còn hạn"
    unrecorded = "unrecorded", "đã hết hạn"
    unclear = "unclear", "chưa tính được"
    no_rule = "no_rule", "chưa rõ quy định"


class Act(NamedTuple):
    """A conclusion that has to be disclosed: what a rule looks at."""

    regime: Regime | None
    kind: OrganizationKind | None
    """Of the body that must act; ``None`` when it is not known, and no rule for certain bodies is applied."""
    level: Level | None
    signed: Sure
    shown: tuple[Shown, ...] = ()


class Clock(NamedTuple):
    """A clock on a given day."""

    standing: Standing
    rule: LegalRule | None = None
    last: date | None = None
    """The last day in time."""
    days: int = 0
    """How many days late, left, or gone by; working days when the rule counts those."""
    why: str = ""
    """Why it cannot be told."""
    disclosed: date | None = None
    provisional: bool = False
    """Whether it reaches into a time whose days off are not decided yet."""

    @property
    def amount(self) -> str:
        """How many days, in words: ``3 ngày làm việc``."""
        unit = self.rule.counting if self.rule else Counting.calendar
        return f"{wording.number(self.days)} {unit.label}"


class Window(NamedTuple):
    """A disclosure that ended too early."""

    place: int
    """Which of the disclosures it is, counted from 0."""
    rule: LegalRule
    days: int
    """How many days it lasted, the first and the last included."""


Look = Callable[[str, str], Summary | None]
"""Returns what a record (by id) has at a field; ``None`` when that leads nowhere or may not be seen."""


def act_of(conclusion: Summary, look: Look) -> Act:
    """Return the act that a conclusion is; its paper's own day comes before the day told of it."""
    occasion, issuer = look(conclusion.id, "of"), look(conclusion.id, "issuer")
    paper = look(conclusion.id, "document")
    signed = conclusion.signed or Doubt.absent
    if paper and isinstance(paper.signed, date) and signed not in {Doubt.not_final, Doubt.level}:
        signed = paper.signed
    return Act(
        conclusion.regime or (occasion.regime if occasion else None),
        issuer.kind if issuer else None,
        issuer.level if issuer else None,
        signed,
        conclusion.shown,
    )


def fits(rule: LegalRule, regime: Regime | None, kind: OrganizationKind | None, level: Level | None) -> bool:
    """Whether a rule is for this regime and this body; what is not known fits no rule that asks for it."""
    return (
        (not rule.regimes or regime in rule.regimes)
        and (not rule.bodies or kind in rule.bodies)
        and (not rule.levels or level in rule.levels)
    )


def in_force(rule: LegalRule, day: date) -> bool:
    """Whether a rule held on ``day``."""
    return rule.since <= day and (rule.until is None or day <= rule.until)


def last_day(rule: LegalRule, start: date, law: Law) -> date:
    """Return the last day in time of what must be done within the rule's days after ``start``."""
    days = rule.days or 0
    if rule.counting is Counting.working:
        return add_working_days(start, days, law.holidays)
    last = start + timedelta(days=days)
    return next_working_day(last, law.holidays) if law.rules.last_day_off else last


def conclusion_clock(act: Act, law: Law, today: date) -> Clock:
    """Say how the disclosure of a conclusion stands on ``today``."""
    rules = _deadlines(act, law)
    if not rules:
        return Clock(Standing.no_rule)
    signed = act.signed
    if isinstance(signed, Doubt):
        return Clock(Standing.unclear, why=signed.about(SIGNING))
    held = [rule for rule in rules if in_force(rule, signed)]
    if not held:
        return Clock(Standing.no_rule)
    rule = max(held, key=lambda each: (last_day(each, signed, law), each.key))
    return _against(rule, signed, act.shown, law, today)


def has_own_law(act: Act, law: Law) -> bool:
    """Whether the law of its own field says how a conclusion is disclosed, so that no general rule does."""
    return any(rule.duty is Duty.disclose_conclusion for rule in _deadlines(act, law))


def _deadlines(act: Act, law: Law) -> list[LegalRule]:
    """Return the rules for disclosing a conclusion: those of its own field of law come before the general ones."""
    fitting = [rule for rule in law.rules.rules if fits(rule, act.regime, act.kind, act.level)]
    own = [rule for rule in fitting if rule.duty is Duty.disclose_conclusion]
    return own or [rule for rule in fitting if rule.duty is Duty.disclose]


def _against(rule: LegalRule, signed: date, shown: Iterable[Shown], law: Law, today: date) -> Clock:
    last = last_day(rule, signed, law)
    clock = Clock(Standing.in_time, rule, last, provisional=_is_provisional(last, rule, law))
    days = list(_days(rule, signed, shown, today))
    first = min((each for each in days if isinstance(each, date)), default=None)
    if first and first <= last:
        return clock._replace(disclosed=first)
    if doubt := next((each for each in days if isinstance(each, Doubt)), None):
        return clock._replace(standing=Standing.unclear, why=doubt.about(DISCLOSURE))
    if first:
        late = _count(rule, last, first, law)
        return clock._replace(standing=Standing.late, days=late, disclosed=first)
    if today <= last:
        return clock._replace(standing=Standing.running, days=_count(rule, today, last, law))
    return clock._replace(standing=Standing.unrecorded, days=_count(rule, last, today, law))


def _days(rule: LegalRule, signed: date, shown: Iterable[Shown], today: date) -> Iterator[Sure]:
    """Yield the days of the disclosures that the rule counts, or the doubts about them."""
    for each in shown:
        if each.audience is Audience.internal or (isinstance(each.on, date) and each.on > today):
            continue
        if rule.forms and each.form not in rule.forms:
            if each.form is None:
                yield Doubt.form
        elif isinstance(each.on, date) and each.on < signed:
            yield Doubt.early
        else:
            yield each.on


def _count(rule: LegalRule, start: date, end: date, law: Law) -> int:
    if rule.counting is Counting.working:
        return working_days_between(start, end, law.holidays)
    return (end - start).days


def _is_provisional(last: date, rule: LegalRule, law: Law) -> bool:
    if rule.counting is Counting.calendar and not law.rules.last_day_off:
        return False
    decided = law.holidays.announced_until
    return decided is None or last > decided


def short_windows(act: Act, law: Law) -> Iterator[Window]:
    """Yield the disclosures that certainly ended before they had lasted as long as the law asks."""
    for index, each in enumerate(act.shown):
        if not isinstance(each.on, date) or not isinstance(each.until, date):
            continue
        day = act.signed if isinstance(act.signed, date) else each.on
        lasted = (each.until - each.on).days + 1
        asked = [rule for rule in _windows(act, law) if each.form in rule.forms and in_force(rule, day)]
        if asked and 0 < lasted < min(rule.days or 0 for rule in asked):
            yield Window(index, min(asked, key=lambda rule: rule.days or 0), lasted)


def list_rule(publisher: Summary | None, quarter: Quarter, law: Law) -> LegalRule | None:
    """Return the rule by which the publisher of a site posts the list of what was disclosed in a quarter."""
    if publisher is None:
        return None
    kind, level, day = publisher.kind, publisher.level, quarter.last
    duties = (each for each in law.rules.rules if each.duty is Duty.list_quarterly)
    return next((each for each in duties if fits(each, None, kind, level) and in_force(each, day)), None)


def is_posted(issue: Summary | None, rule: LegalRule) -> bool:
    """Whether a bulletin tells of a disclosure in a form that the rule counts, or in one that is not known."""
    shown = issue.shown if issue else ()
    return any(not rule.forms or each.form is None or each.form in rule.forms for each in shown)


def last_whole_quarter(records: Iterable[Summary], today: date) -> Quarter | None:
    """Return the last quarter that is over, if the site of ``records`` was there from its first day."""
    days = [each.published_on for each in records if each.published_on and each.state is not State.draft]
    last = Quarter.of(Quarter.of(today).first - timedelta(days=1))
    return last if days and min(days) <= last.first else None


def _windows(act: Act, law: Law) -> list[LegalRule]:
    fitting = [rule for rule in law.rules.rules if rule.duty is Duty.keep_disclosed]
    fitting = [rule for rule in fitting if fits(rule, act.regime, act.kind, act.level)]
    return [rule for rule in fitting if rule.regimes] or fitting
