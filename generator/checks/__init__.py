"""What a careful clerk, a lawyer and a data protection officer would find: one function per rule, in families.

``check`` reads a data folder, runs every rule, and returns what was loaded with all problems. A rule is registered by
importing its family here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

from generator import loader, source
from generator.checks import (
    allowing,
    attached,
    attached_active,
    attached_people,
    codes,
    dates,
    dates_bounds,
    dates_future,
    dates_papers,
    dates_tasks,
    days_off,
    existence,
    history,
    history_changes,
    ids,
    numbers,
    numbers_parts,
    numbers_prose,
    numbers_rates,
    numbers_stated,
    numbers_tables,
    numbers_told,
    personal,
    personal_form,
    personal_life,
    personal_names,
    personal_private,
    publication,
    reading,
    reading_fields,
    reading_references,
    references,
    secrecy,
    sources,
    standing,
    text,
    text_keys,
    text_left,
    text_legacy,
    text_lost,
    unread,
    withdrawals,
)
from generator.checks.allowing import Allowed, Entry
from generator.checks.rule import RULES, Finding, RecordRule, Rule, When, Whole
from generator.checks.subject import Subject
from generator.files import TOP
from generator.history import History
from generator.linking import positions, show
from generator.loader import Loaded
from generator.problem import Problem, capped, make
from generator.syntax import Position

__all__ = ["RULES", "Allowed", "Checked", "Rule", "check"]

FAMILIES = (
    attached,
    attached_active,
    attached_people,
    codes,
    dates,
    dates_bounds,
    dates_future,
    dates_papers,
    dates_tasks,
    days_off,
    existence,
    history,
    history_changes,
    ids,
    numbers,
    numbers_parts,
    numbers_prose,
    numbers_rates,
    numbers_stated,
    numbers_tables,
    numbers_told,
    personal,
    personal_form,
    personal_life,
    personal_names,
    personal_private,
    publication,
    reading,
    reading_fields,
    reading_references,
    references,
    secrecy,
    sources,
    standing,
    text,
    text_keys,
    text_left,
    text_legacy,
    text_lost,
    withdrawals,
)
"""The open set: importing a family registers its rules."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A data folder with everything that was found in it."""

    loaded: Loaded
    allowed: list[Allowed]
    """Warnings that are not among the problems, because their records allow them."""

    @property
    def problems(self) -> list[Problem]:
        """Every problem, in a stable order."""
        return self.loaded.problems


@loader.seldom_collecting()
def check(
    data: Path, today: date, history: History | None = None, take_all: loader.TakeAll = loader.in_turn
) -> Checked:
    """Read ``data`` and look at it with every rule, as on ``today``."""
    return survey(read(data, today, take_all), data, today, history)


def read(data: Path, today: date, take_all: loader.TakeAll = loader.in_turn) -> Loaded:
    """Read ``data``, and look at each record by itself; ``survey`` makes the rest of it."""
    return loader.load(data, _Inspector(today), take_all)


@loader.seldom_collecting()
def survey(loaded: Loaded, data: Path, today: date, history: History | None = None) -> Checked:
    """Look at all records together; what ``loaded`` knows of problems is completed."""
    allowed = [each for each in loaded.notes if isinstance(each, Allowed)]
    entries = [each for each in loaded.notes if isinstance(each, Entry)]
    loaded.problems[:] = _of_reading(loaded, allowed)
    loaded.problems += _survey(Whole(loaded, today, data.absolute(), history), allowed)
    loaded.problems += allowing.idle(entries, allowed, loaded.problems)
    loaded.problems.sort()
    allowed.sort()
    return Checked(loaded, allowed)


def _of_reading(loaded: Loaded, allowed: list[Allowed]) -> list[Problem]:
    """Return what is left of what reading reported: of its warnings, those that no record allows."""
    codes = {code for code, rule in RULES.by_code.items() if rule.allowable and rule.is_of_reading}
    warned = {problem.file for problem in loaded.problems if problem.code in codes and not problem.error}
    kept: list[Problem] = []
    of_warned: dict[str, list[Problem]] = defaultdict(list)
    for problem in loaded.problems:
        (of_warned[problem.file] if problem.file in warned else kept).append(problem)
    for record_id, entry in loaded.registry.entries.items():
        if problems := of_warned.pop(entry.file, None):
            found = [(RULES.by_code[each.code], each) for each in problems]
            kept += allowing.without_allowed(found, loaded.registry.record(record_id), allowed)
    return [*kept, *chain.from_iterable(of_warned.values())]


Chosen = list[tuple[Rule, RecordRule, When | None]]
"""Rules, each with what else a record must have for it to find anything."""


class _Inspector:
    """Looks at single records while they are loaded."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._chosen: dict[tuple[frozenset[str], bool], Chosen] = {}

    def __call__(self, read: loader.Read, kind: str, text: str) -> loader.Inspected:
        """Return the problems of a record, and of what its file holds besides."""
        if read.record is None:
            return loader.Inspected(_once(unread.of_faulty(text, kind, self._today), read.found.name, text))
        beside = _once(unread.of_comments(text, kind, self._today), read.found.name, text)
        subject = Subject(kind, read.record, read.value, text, self._today)
        found = [
            (rule, finding)
            for rule, function, when in self._rules(frozenset(subject.keys), draft=subject.is_draft)
            if when is None or when.holds(subject)
            for finding in function(subject)
        ]
        if not found and not read.record.allow:
            return loader.Inspected(beside)
        places = source.parse(text, positions=True).positions
        located = [(rule, _located(rule, read.found.name, places, finding, text)) for rule, finding in found]
        allowed: list[Allowed] = []
        problems = [
            *allowing.without_allowed([*located, *_not_yet(beside, located)], read.record, allowed),
            *allowing.bad_allows(read.record, read.found.name, places),
        ]
        return loader.Inspected(problems, [*allowed, *allowing.entries(read.record, read.found.name, places)])

    def _rules(self, keys: frozenset[str], *, draft: bool) -> Chosen:
        """Return the rules that may find something in a record with these fields: many records have the same."""
        if (keys, draft) not in self._chosen:
            self._chosen[keys, draft] = [
                (rule, rule.of_record, None if rule.when.is_of_keys else rule.when)
                for rule in RULES.by_code.values()
                if rule.of_record and rule.when.may(keys) and (rule.of_drafts or not draft)
            ]
        return self._chosen[keys, draft]


Places = dict[tuple[str | int, ...], Position]
Located = list[tuple[Rule, Problem]]


def _located(rule: Rule, file: str, places: Places, finding: Finding, text: str = "") -> Problem:
    position = source.nearest(places, finding.path)
    if finding.met:
        position = unread.met_at(text, position, finding.met) or position
    if finding.at is not None:
        before = text[: finding.at]
        position = (before.count("\n") + 1, finding.at - (before.rfind("\n") + 1) + 1)
    field = "" if finding.path[:1] == (unread.BESIDE,) else show(finding.path)
    return make(rule.code, file, position, finding.message, finding.hint, field)


def _once(seen: unread.Seen, file: str, text: str) -> list[Problem]:
    """Return what was seen, at each line only once: what is read in several ways is still one defect."""
    problems = [_located(rule, file, places, finding, text) for rule, finding, places in seen]
    return list({(each.line, each.code): each for each in reversed(problems)}.values())[::-1]


def _not_yet(beside: list[Problem], located: Located) -> Located:
    """Return what was seen in comments, unless it is a text that only looked like one."""
    lines = {(problem.line, problem.code) for _, problem in located}
    return [(RULES.by_code[each.code], each) for each in beside if (each.line, each.code) not in lines]


def _survey(whole: Whole, allowed: list[Allowed]) -> Iterator[Problem]:
    """Run the rules over all records; positions are looked up once a record."""
    found: dict[str, list[tuple[Rule, Finding]]] = defaultdict(list)
    for rule in RULES.by_code.values():
        if rule.of_whole:
            for about, finding in rule.of_whole(whole):
                found[about].append((rule, finding))
    for about, findings in sorted(found.items()):
        yield from capped(_placed(whole, about, findings, allowed))


def _placed(
    whole: Whole, about: str, findings: list[tuple[Rule, Finding]], allowed: list[Allowed]
) -> Iterator[Problem]:
    registry = whole.loaded.registry
    if about not in registry:
        found = whole.loaded.files.get(about)
        places = positions(found) if found and found.inside in TOP else {}
        yield from (_located(rule, about, places, finding) for rule, finding in findings)
        return
    file = registry.entries[about].file
    places = positions(whole.loaded.files[file])
    located = [(rule, _located(rule, file, places, finding)) for rule, finding in findings]
    yield from allowing.without_allowed(located, registry.record(about), allowed)
