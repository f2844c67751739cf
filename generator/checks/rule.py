"""What a rule is: a function over one record, or over all of them, that yields findings; a decorator registers it.

The docstring of a rule is what an editor reads, in Vietnamese: the first line is its title; then why; then a bad and a
good example after ``Sai:`` and ``Đúng:``; the law, if any, after ``Căn cứ:``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from itertools import accumulate, takewhile
from pathlib import Path as File
from typing import Any, Final, NamedTuple

from generator.checks import places
from generator.history import History
from generator.loader import Loaded
from generator.problem import Code, Severity
from generator.records.common import Record, State
from generator.records.figures import FigurePart
from generator.records.references import Path
from generator.records.sources import Source
from generator.records.tasks import Measure, Recommendation

error, warning = Severity.error, Severity.warning


class Finding(NamedTuple):
    """What a rule found: at ``path`` of the record's value, or at the character ``at`` of the file's text."""

    path: Path
    message: str
    """What is wrong, as a Vietnamese sentence."""
    hint: str = ""
    """What to do, as a Vietnamese sentence."""
    at: int | None = None


@dataclass(frozen=True)
class Subject:
    """One valid record, as a rule sees it."""

    kind: str
    """The name of its type."""
    record: Record
    value: Mapping[str, Any]
    """What the record was made from, as the YAML reader gave it."""
    text: str
    """The file, character by character as the editor saved it."""
    today: date

    @property
    def is_draft(self) -> bool:
        """Whether it is not published yet."""
        return self.record.state is State.draft

    @cached_property
    def texts(self) -> list[tuple[Path, str]]:
        """Every text in the record with its path, in the order they stand; no keys, no numbers."""
        found: list[tuple[Path, str]] = []
        _texts(self.value, (), found)
        return found

    @cached_property
    def blob(self) -> str:
        """All texts, one a line: what a rule looks through before it looks at single ones."""
        return "\n".join([text for _, text in self.texts])

    def holding(self, *words: str) -> Iterator[tuple[Path, str]]:
        """Yield the texts that hold one of ``words``, each with its path: quicker than any pattern."""
        for index in sorted({index for word in words for index in self._holding(word)}):
            yield self.texts[index]

    def _holding(self, word: str) -> Iterator[int]:
        """Yield the indexes of the texts that hold ``word``: where it is met in all texts says in which of them."""
        at = self.blob.find(word)
        while at >= 0:
            yield bisect_right(self._starts, at) - 1
            at = self.blob.find(word, at + 1)

    @cached_property
    def _starts(self) -> list[int]:
        """Where in the blob each text begins."""
        return list(accumulate((len(text) + 1 for _, text in self.texts), initial=0))

    @cached_property
    def tasks(self) -> list[tuple[Path, Recommendation | Measure]]:
        """The recommendations and measures of the record, each with its path."""
        return list(places.tasks(self.record))

    @cached_property
    def sources(self) -> list[tuple[Path, Source]]:
        """The sources of the record, of its progress and of the responses in it, each with its path."""
        return list(places.sources(self.record))

    @cached_property
    def figures(self) -> list[tuple[Path, FigurePart]]:
        """The figures of the record, with their parts and the parts of these, each with its path."""
        return list(places.figures(self.record))

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[Path, re.Match[str]]]:
        """Yield where ``pattern`` occurs, each with the path of the text it stands in."""
        if pattern.search(self.blob):
            for path, text in self.texts:
                for match in pattern.finditer(text):
                    yield path, match


def _texts(value: Any, path: Path, found: list[tuple[Path, str]]) -> None:
    for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(inner, str):
            found.append(((*path, step), inner))
        elif isinstance(inner, (dict, list)):
            _texts(inner, (*path, step), found)


@dataclass(frozen=True, slots=True)
class Whole:
    """All records that could be read, as a rule over several of them sees them."""

    loaded: Loaded
    today: date
    data: File
    history: History | None = None
    """What git knows of the data; ``None`` when nobody asked."""


RecordRule = Callable[[Subject], Iterator[Finding]]
WholeRule = Callable[[Whole], Iterator[tuple[str, Finding]]]
"""Yields findings, each with the id of the record, or the name of the file, that it is about."""


@dataclass(frozen=True, slots=True)
class Fix:
    """How a defect is mended without asking, because its meaning is sure and stays."""

    mend: Callable[[str], str]
    """What stands there → what should stand there. Twice is the same as once."""
    of_file: bool = False
    """It mends the characters of the whole file, none of which changes a value; else the text at a finding's path."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A registered rule."""

    code: Code
    doc: str
    """What an editor reads of it."""
    allowable: bool
    """Whether a record may allow it, with a reason."""
    of_record: RecordRule | None = None
    of_whole: WholeRule | None = None
    of_drafts: bool = True
    """Whether it also looks at drafts, which are not finished yet."""
    fix: Fix | None = None
    """How ``bantin check --fix`` mends what it finds."""

    @property
    def is_of_reading(self) -> bool:
        """Whether reading itself reports it."""
        return self.of_record is None and self.of_whole is None

    @property
    def family(self) -> str:
        """The letters that its code begins with."""
        return self.code.code.rstrip("0123456789")

    @property
    def title(self) -> str:
        """The first line of what an editor reads."""
        return self.doc.split("\n", 1)[0]

    @property
    def why(self) -> str:
        """The paragraphs between title and examples, one a line."""
        paragraphs = re.split(r"\n\s*\n", self.doc)[1:]
        before = takewhile(lambda text: not re.match(r"(Sai|Đúng|Căn cứ)\b.*:", text), paragraphs)
        return "\n".join(" ".join(text.split()) for text in before)


@dataclass(slots=True)
class Rules:
    """The open set of rules, by code."""

    by_code: dict[str, Rule] = field(default_factory=dict)

    def add(self, rule: Rule) -> None:
        """Take in a rule; raise ``ValueError`` when its code or its name is taken."""
        taken = {each.code.name for each in self.by_code.values()} | self.by_code.keys()
        if taken & {rule.code.code, rule.code.name}:
            raise ValueError(rule.code)
        self.by_code[rule.code.code] = rule

    def find(self, name: str) -> Rule | None:
        """Return the rule of that code or of that name."""
        found = self.by_code.get(name.upper())
        return found or next((each for each in self.by_code.values() if each.code.name == name.lower()), None)

    def meant(self, name: str) -> str:
        """Return the hint ``Ý bạn là …?`` when ``name`` is nearly a code or a name; else an empty string."""
        names = [each.code.name for each in self.by_code.values()]
        close = get_close_matches(name.upper(), self.by_code, n=1, cutoff=0.8)
        close = close or get_close_matches(name.lower(), names, n=1, cutoff=0.6)
        return f"Ý bạn là “{close[0]}”?" if close else ""


RULES: Final = Rules()


def of_record(
    code: str, name: str, severity: Severity, *, of_drafts: bool = True, fix: Fix | None = None
) -> Callable[[RecordRule], RecordRule]:
    """Register a rule that looks at one record by itself."""

    def register(function: RecordRule) -> RecordRule:
        RULES.add(
            Rule(
                Code(code, name, severity),
                _doc(function),
                severity is warning,
                of_record=function,
                of_drafts=of_drafts,
                fix=fix,
            )
        )
        return function

    return register


def of_whole(code: str, name: str, severity: Severity) -> Callable[[WholeRule], WholeRule]:
    """Register a rule that looks at all records together."""

    def register(function: WholeRule) -> WholeRule:
        RULES.add(Rule(Code(code, name, severity), _doc(function), severity is warning, of_whole=function))
        return function

    return register


def of_reading(code: Code, doc: str) -> None:
    """Register what reading itself reports, so that it is explained like any rule."""
    RULES.add(Rule(code, _cleaned(doc), code.severity is warning))


def _doc(function: Callable[..., Any]) -> str:
    return _cleaned(function.__doc__ or "")


def _cleaned(doc: str) -> str:
    first, _, rest = doc.strip().partition("\n")
    lines = [line.removeprefix("    ") for line in rest.split("\n")]
    return "\n".join([first, *lines]).rstrip()
