"""What records allow: warnings put aside with a reason, and entries that put nothing aside or say too little."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from generator import source
from generator.checks.rule import RULES, Rule, error
from generator.linking import show
from generator.masking import covered
from generator.problem import (
    FORBIDDEN_ALLOW,
    IDLE_ALLOW,
    TERSE_ALLOW,
    UNKNOWN_ALLOW,
    Problem,
    make,
    stops,
)
from generator.records.common import Allow, Record, State
from generator.records.references import Path
from generator.syntax import Position

Places = dict[Path, Position]

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_FEWEST: Final = 3
"""Words without which nobody learns why."""


@dataclass(frozen=True, slots=True, order=True)
class Allowed:
    """A warning that a record allows, and why."""

    problem: Problem
    reason: str


class Entry(NamedTuple):
    """An allowance of a published record: whether it puts anything aside is known when every rule has looked."""

    file: str
    code: str
    position: Position
    path: Path


def without_allowed(
    located: Iterable[tuple[Rule, Problem]], record: Record, allowed: list[Allowed]
) -> Iterator[Problem]:
    """Yield what the record does not allow; put aside what it does."""
    reasons = {allow.code: allow.reason for allow in record.allow}
    for rule, problem in located:
        if rule.allowable and problem.code in reasons:
            allowed.append(Allowed(problem, covered(reasons[problem.code])))
        else:
            yield problem


def bad_allows(record: Record, file: str, places: Places) -> Iterator[Problem]:
    """Yield what is wrong with the record's allowances by themselves."""
    for index, allow in enumerate(record.allow):
        path: Path = ("allow", index, "code")
        rule = RULES.by_code.get(allow.code)
        position = source.nearest(places, path)
        if rule is None:
            message = f"Không có quy tắc “{allow.code}”."
            hint = RULES.meant(allow.code) or "Gõ bantin rule để xem mọi mã."
            yield make(UNKNOWN_ALLOW, file, position, message, hint, show(path))
        elif not rule.allowable:
            what = "là lỗi, không phải cảnh báo" if rule.code.severity is error else "nói về chính mục allow"
            message = f"{allow.code} {what}, nên không bản ghi nào được miễn."
            yield make(FORBIDDEN_ALLOW, file, position, message, "Sửa chỗ sai, rồi bỏ mục này.", show(path))
        elif _is_terse(allow):
            path = ("allow", index, "reason")
            message = "Lý do quá ngắn, người đọc sau không hiểu vì sao chấp nhận cảnh báo này."
            hint = "Viết một câu: vì sao điều được báo là đúng ở bản ghi này."
            yield make(TERSE_ALLOW, file, source.nearest(places, path), message, hint, show(path))


def _is_terse(allow: Allow) -> bool:
    return len(_WORD.findall(allow.reason)) < _FEWEST


def entries(record: Record, file: str, places: Places) -> Iterator[Entry]:
    """Yield the allowances of a record that must put something aside: a draft may still be given its warnings."""
    for index, allow in enumerate(record.allow if record.state is State.published else ()):
        rule = RULES.by_code.get(allow.code)
        path = ("allow", index, "code")
        if rule and rule.allowable and not rule.of_history:
            yield Entry(file, allow.code, source.nearest(places, path), path)


def idle(made: list[Entry], allowed: list[Allowed], problems: list[Problem]) -> Iterator[Problem]:
    """Yield the allowances that put nothing aside; rules over several records see too little beside an error."""
    used = {(each.problem.file, each.problem.code) for each in allowed}
    is_whole = not stops(problems)
    for entry in made:
        if (entry.file, entry.code) not in used and (is_whole or RULES.by_code[entry.code].of_record):
            message = f"Bản ghi không có cảnh báo {entry.code} nào để chấp nhận."
            hint = "Bỏ mục này; nếu ghi nhầm mã thì sửa mã."
            yield make(IDLE_ALLOW, entry.file, entry.position, message, hint, show(entry.path))
