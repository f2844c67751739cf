"""``bantin check --fix``: what rules know how to mend is mended in the files, and nothing else changes.

A file is read again after it was mended in memory: only the values that were to change may differ, and only as they
were to. Otherwise it is left alone. Every other byte stays: comments, quotes, indentation, line ends.
"""

from __future__ import annotations

import difflib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path as File
from typing import Any, Final

import yaml
from yaml import CSafeLoader
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from generator import files, loader, source
from generator.checks.rule import RULES, Rule
from generator.checks.subject import Subject
from generator.files import BOM, Found, Unreadable
from generator.masking import covered
from generator.problem import printable
from generator.records import BY_FOLDER, RecordType
from generator.records.references import Path
from generator.scalars import normalise

ROUNDS: Final = 4
"""Taking out one defect may lay bare another: a mark that joins the letter before it."""

Defects = list[tuple[Rule, Path]]


@dataclass(frozen=True, slots=True)
class Mended:
    """A file before and after; the same where it could not be mended without changing something else."""

    found: Found
    before: str
    after: str

    @property
    def is_left_alone(self) -> bool:
        """Whether it has defects that cannot be mended without changing something else."""
        return self.before == self.after

    def diff(self) -> str:
        """Return what changes, as a unified diff that a terminal shows and does not obey; it repeats no secret."""
        lines = difflib.unified_diff(
            self.before.split("\n"), self.after.split("\n"), self.found.name, self.found.name, lineterm=""
        )
        return "".join(f"{covered(printable(line.removesuffix(chr(13))))}\n" for line in lines)

    def write(self) -> bool:
        """Put the mended file in the place of the old one; return whether it was still the one that was read."""
        try:
            raw = files.read_bytes(self.found)
        except Unreadable:
            return False
        mark = BOM if raw.startswith(BOM) else b""
        if raw != mark + self.before.encode():
            return False
        _replace(self.found.path, mark + self.after.encode())
        return True


def mend(data: File, today: date) -> Iterator[Mended]:
    """Yield every record file with something to mend; nothing is written."""
    for found in files.scan(data.absolute())[0]:
        if kind := BY_FOLDER.get(found.top):
            try:
                text = files.read_text(found)
            except Unreadable:
                continue
            if mended := _mend(text, found, kind, today):
                yield mended


def _mend(text: str, found: Found, kind: RecordType, today: date) -> Mended | None:
    after = text
    for _ in range(ROUNDS):
        defects, value = _defects(after, found, kind, today)
        better = _without(defects, after, value)
        if better == after:
            return Mended(found, text, after) if defects or after != text else None
        after = better
    return Mended(found, text, after)


def _defects(text: str, found: Found, kind: RecordType, today: date) -> tuple[Defects, dict[str, Any]]:
    """Return what can be mended in a valid record that does not allow it, and the record's value."""
    defects: Defects = []
    read = loader.read_as(text, found, kind, partial(_inspect, defects, today))
    return defects, read.value


def _inspect(defects: Defects, today: date, read: loader.Read, kind: str, text: str) -> loader.Inspected:
    if read.record:
        subject = Subject(kind, read.record, read.value, text, today)
        allowed = {allow.code for allow in read.record.allow}
        for rule in RULES.by_code.values():
            if rule.fix and rule.of_record and rule.code.code not in allowed:
                defects += [(rule, finding.path) for finding in rule.of_record(subject)]
    return loader.Inspected([])


def _without(defects: Defects, text: str, value: Mapping[str, Any]) -> str:
    """Return ``text`` without as many of ``defects`` as can be mended with nothing else changed."""
    for rule in dict.fromkeys(rule for rule, _ in defects if rule.fix and rule.fix.of_file):
        if rule.fix and _is(value, changed := rule.fix.mend(text)):
            text = changed
    wanted: dict[Path, list[Rule]] = {}
    for rule, path in defects:
        if rule.fix and not rule.fix.of_file:
            wanted.setdefault(path, []).append(rule)
    spans = _spans(text) if wanted else {}
    for path in sorted(wanted.keys() & spans.keys(), key=spans.__getitem__, reverse=True):
        start, end = spans[path]
        snippet = _mended(text[start:end], wanted[path])
        changed = text[:start] + snippet + text[end:]
        better = _put(value, path, wanted[path])
        if _is(better, changed):
            text, value = changed, better
    return text


def _is(value: Mapping[str, Any], text: str) -> bool:
    """Whether ``text`` reads as ``value``, numbers as numbers and texts as texts."""
    parsed = source.parse(text)
    return not parsed.faults and repr(parsed.value) == repr(value)


def _mended(snippet: str, rules: list[Rule]) -> str:
    """Mend a scalar as it stands in the file, within its quotes."""
    quote = snippet[:1] if snippet[:1] in {"'", '"'} else ""
    inner = snippet[len(quote) : len(snippet) - len(quote)]
    for rule in rules:
        inner = rule.fix.mend(inner) if rule.fix else inner
    return f"{quote}{inner}{quote}"


def _put(value: Any, path: Path, rules: list[Rule]) -> Any:
    """Return a copy of ``value`` in which the text at ``path`` is mended."""
    if not path:
        for rule in rules:
            value = normalise(rule.fix.mend(value)) if rule.fix else value
        return value
    copy = value.copy()
    copy[path[0]] = _put(value[path[0]], path[1:], rules)
    return copy


def _spans(text: str) -> dict[Path, tuple[int, int]]:
    """Return where every scalar of a valid record stands in its text, quotes included."""
    spans: dict[Path, tuple[int, int]] = {}
    open_: list[_Open] = []
    for event in yaml.parse(source.as_read(text), Loader=CSafeLoader):
        if isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            open_.pop()
        elif isinstance(event, ScalarEvent):
            if open_ and open_[-1].waits_for_a_key:
                open_[-1].step = normalise(event.value)
            elif event.start_mark and event.end_mark:
                spans[open_[-1].next() if open_ else ()] = (event.start_mark.index, event.end_mark.index)
        elif isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            path = open_[-1].next() if open_ else ()
            open_.append(_Open(path, 0 if isinstance(event, SequenceStartEvent) else None))
    return spans


@dataclass(slots=True)
class _Open:
    """An open mapping or sequence, and the step to what comes next in it."""

    path: Path
    step: str | int | None

    @property
    def waits_for_a_key(self) -> bool:
        return self.step is None

    def next(self) -> Path:
        """Return the path of what comes now."""
        path = (*self.path, "" if self.step is None else self.step)
        self.step = self.step + 1 if isinstance(self.step, int) else None
        return path


def _replace(path: File, content: bytes) -> None:
    """Write beside, then swap: no reader ever meets half a file. The name is one that a data folder ignores."""
    handle, name = tempfile.mkstemp(prefix=".~lock.", suffix="#", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        shutil.copymode(path, name, follow_symlinks=False)
        File(name).replace(path)
    except BaseException:
        File(name).unlink(missing_ok=True)
        raise
