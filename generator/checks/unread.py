"""What no valid record holds, though its file does: comments, and everything in a file that could not be read whole.

Rules about texts look at these too: a comment is published with the data, and a slip of the hand hides no secret.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any, Final

from generator import source
from generator.checks.rule import RULES, Finding, Met, Rule
from generator.checks.subject import Subject
from generator.files import TOP
from generator.records.common import Record, State
from generator.records.references import Path
from generator.syntax import Position

Places = dict[Path, Position]
Seen = Iterator[tuple[Rule, Finding, Places]]

BESIDE: Final = "#"
"""The first step of a path that leads to no value."""
_COMMENT: Final = re.compile(r"(?:^|(?<=[ \t]))#+[ \t]*(?P<said>\S.*)$", re.MULTILINE)
_LINE: Final = re.compile(r"^[ \t-]*(?P<said>\S.*)$", re.MULTILINE)
_NO_RECORD: Final = Record(id="x", state=State.draft)


def of_comments(text: str, kind: str, today: date) -> Seen:
    """Yield what rules about texts find in the comments of a file; a text with such a sign is looked at twice."""
    yield from _of_lines(_COMMENT, text, kind, today) if "#" in text else ()


def of_faulty(text: str, kind: str, today: date) -> Seen:
    """Yield what rules about texts find in a file that holds no valid record; what it allows, it allows here too."""
    parsed = source.parse(text, positions=True)
    value = parsed.value if isinstance(parsed.value, dict) else {}
    allows = value.get("allow")
    allowed = (
        {each.get("code") for each in allows if isinstance(each, dict)} if isinstance(allows, list) else set()
    )
    seen = _of_faulty(parsed, value, text, kind, today)
    yield from (each for each in seen if each[0].code.code not in allowed or not each[0].allowable)


def _of_faulty(parsed: source.Parsed, value: dict[str, Any], text: str, kind: str, today: date) -> Seen:
    if value:
        keys = sorted(key for key in Subject(kind, _NO_RECORD, value, text, today).keys if not key.isalpha())
        yield from _of_texts(value, parsed.positions, text, kind, today)
        yield from _of_texts({BESIDE: keys}, {}, text, kind, today)
    if parsed.faults:
        yield from _of_lines(_LINE, text, kind, today)
    else:
        yield from of_comments(text, kind, today)


def _of_lines(pattern: re.Pattern[str], text: str, kind: str, today: date) -> Seen:
    found = list(pattern.finditer(text))
    starts = [0, *(each.end() for each in re.finditer("\n", text))]
    places: Places = {}
    for index, each in enumerate(found):
        line = bisect_right(starts, each.start("said"))
        places[BESIDE, index] = (line, each.start("said") - starts[line - 1] + 1)
    yield from _of_texts({BESIDE: [each["said"].rstrip("\r") for each in found]}, places, text, kind, today)


def _of_texts(value: Mapping[str, Any], places: Places, text: str, kind: str, today: date) -> Seen:
    subject = Subject(kind, _NO_RECORD, value, text, today)
    is_of_site = f"{kind}.yml" in TOP
    for rule in RULES.by_code.values():
        is_asked = rule.of_texts or (is_of_site and rule.family == "TXT")
        if is_asked and rule.of_record and rule.when.may(subject.keys) and rule.when.holds(subject):
            yield from ((rule, finding, places) for finding in rule.of_record(subject))


def met_at(text: str, start: Position, met: Met) -> Position | None:
    """Return where a part of a value stands in the file, from ``start`` on: its words may be on several lines."""
    whole, begin, end = met
    words = whole[begin:end].split()
    offset = sum(len(line) + 1 for line in text.split("\n")[: start[0] - 1]) + start[1] - 1
    again = re.compile(r"\s+".join(map(re.escape, words))).finditer(text, offset)
    before = whole.count(whole[begin:end], 0, begin)
    found = next(islice(again, before, None), None) if words else None
    return _position(text, found.start()) if found else None


def _position(text: str, at: int) -> Position:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
