"""What a rule is: a function over one record, or over all of them, that yields findings; a decorator registers it.

The docstring of a rule is what an editor reads, in Vietnamese: the first line is its title; then why; then a bad and a
good example after ``Sai:`` and ``Đúng:``; the law, if any, after ``Căn cứ:``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from itertools import takewhile
from pathlib import Path as File
from typing import Any, Final, NamedTuple

from generator.checks import vocabulary
from generator.checks.subject import Subject
from generator.checks.vocabulary import Words
from generator.history import History
from generator.loader import Loaded
from generator.problem import Code, Severity
from generator.records.references import Path

error, warning = Severity.error, Severity.warning


Met = tuple[str, int, int]
"""A text, and from where to where something was met in it."""


class Finding(NamedTuple):
    """What a rule found: at ``path`` of the record's value, or at the character ``at`` of the file's text."""

    path: Path
    message: str
    """What is wrong, as a Vietnamese sentence."""
    hint: str = ""
    """What to do, as a Vietnamese sentence."""
    at: int | None = None
    met: Met | None = None
    """What was met in the text at ``path``: the line and the column are then its own."""


def met(match: re.Match[str], group: int | str = 0) -> Met:
    """Return where a pattern, or a part of it, was met."""
    return match.string, *match.span(group)


@dataclass(frozen=True, slots=True)
class Whole:
    """All records that could be read, as a rule over several of them sees them."""

    loaded: Loaded
    today: date
    data: File
    history: History | None = None
    """What git knows of the data; ``None`` when nobody asked."""


@dataclass(frozen=True, slots=True)
class When:
    """What a record must have for a rule to find anything in it: where it has not, the rule is not asked."""

    keys: Collection[str] = ()
    """One of these fields, wherever it stands; any record, when there are none."""
    words: Words = vocabulary.NONE
    """One of these within any of its texts,"""
    prose: Words = vocabulary.NONE
    """or one of these within a text that is not a single word in ASCII."""
    odd: bool = False
    """A character that is not plain."""

    @property
    def is_of_keys(self) -> bool:
        """Whether its fields are all that a record must have."""
        return not (self.words or self.prose or self.odd)

    def may(self, keys: Collection[str]) -> bool:
        """Whether a record with these fields may have it."""
        return not self.keys or not frozenset(self.keys).isdisjoint(keys)

    def holds(self, subject: Subject) -> bool:
        """Whether ``subject``, which has one of the fields, has the rest."""
        if self.odd and subject.is_plain:
            return False
        is_about_texts = self.words or self.prose
        return not is_about_texts or subject.tells_of(self.prose) or subject.mentions(self.words)


ALWAYS: Final = When()

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
    when: When = ALWAYS
    """Which records it is asked about: tells no more than the rule itself would, only sooner."""
    of_drafts: bool = True
    """Whether it also looks at drafts, which are not finished yet."""
    fix: Fix | None = None
    """How ``bantin check --fix`` mends what it finds."""
    of_texts: bool = False
    """Whether it asks for nothing but texts: then comments and faulty records are shown to it too."""
    of_history: bool = False
    """Whether it compares with what git remembers: what it finds today may be settled tomorrow."""

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


def of_record(  # noqa: PLR0913 - all but three are named, and have what is usual
    code: str,
    name: str,
    severity: Severity,
    *,
    when: When = ALWAYS,
    of_drafts: bool = True,
    fix: Fix | None = None,
    of_texts: bool = False,
) -> Callable[[RecordRule], RecordRule]:
    """Register a rule that looks at one record by itself."""

    def register(function: RecordRule) -> RecordRule:
        RULES.add(
            Rule(
                Code(code, name, severity),
                _doc(function),
                severity is warning,
                of_record=function,
                when=when,
                of_drafts=of_drafts,
                fix=fix,
                of_texts=of_texts,
            )
        )
        return function

    return register


def of_whole(
    code: str, name: str, severity: Severity, *, of_history: bool = False
) -> Callable[[WholeRule], WholeRule]:
    """Register a rule that looks at all records together."""

    def register(function: WholeRule) -> WholeRule:
        RULES.add(
            Rule(
                Code(code, name, severity),
                _doc(function),
                severity is warning,
                of_whole=function,
                of_history=of_history,
            )
        )
        return function

    return register


def of_reading(code: Code, doc: str, *, allowable: bool | None = None) -> None:
    """Register what reading itself reports, so that it is explained like any rule."""
    RULES.add(Rule(code, _cleaned(doc), code.severity is warning if allowable is None else allowable))


def _doc(function: Callable[..., Any]) -> str:
    return _cleaned(function.__doc__ or "")


def _cleaned(doc: str) -> str:
    first, _, rest = doc.strip().partition("\n")
    lines = [line.removeprefix("    ") for line in rest.split("\n")]
    return "\n".join([first, *lines]).rstrip()
