"""A record as the rules see it: what several of them look at is found once, and only when one of them asks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any, Final, Generic, NamedTuple, TypeVar

from generator.checks import places, vocabulary
from generator.checks.names import LOWER, UPPER
from generator.checks.vocabulary import Words
from generator.records.common import Record, State
from generator.records.figures import FigurePart
from generator.records.references import Path
from generator.records.sources import Source
from generator.records.tasks import Measure, Recommendation

_PLAIN: Final = re.compile(f"[\t\n\r -~{UPPER}{LOWER}“”–—…’]*".replace("Ã", ""))
"""What nearly every file is written in. Ã is Vietnamese, but broken text is full of it."""


_LONG_NUMBERS: Final = [
    re.compile(r"0(?<![\d.,/]0)(?<!\d-0)(?:[() .-]{0,2}\d){7}"),
    re.compile(r"84(?<![\d.,/]84)(?<!\d-84)(?:[() .-]{0,2}\d){7}"),
]
"""Not within a number; a day and the end of an id do not count. Two, because each is quick to find by how it begins."""


T = TypeVar("T")


class once(Generic[T]):  # noqa: N801 - it stands where ``property`` would
    """A property that is found when it is asked for first: a ``cached_property`` without the lock of Python 3.11.

    The lock takes a fortieth of all the time that reading and checking takes.
    """

    def __init__(self, find: Callable[[Any], T]) -> None:
        self._find, self._name, self.__doc__ = find, find.__name__, find.__doc__

    def __get__(self, subject: object, _: type[object]) -> T:  # noqa: D105 - the class says it
        found = self._find(subject)
        vars(subject)[self._name] = found
        return found


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

    @once
    def texts(self) -> list[tuple[Path, str]]:
        """Every text in the record with its path, in the order they stand; no keys, no numbers.

        Paths take long to make, and few records have anything to be found: rules look at ``blob`` before.
        """
        found: list[tuple[Path, str]] = []
        _texts(self.value, (), found)
        return found

    @once
    def _gathered(self) -> _Gathered:
        gathered = _Gathered([], [], set())
        _gather(self.value, gathered)
        return gathered

    @property
    def keys(self) -> set[str]:
        """The names of the fields that the record and its parts have."""
        return self._gathered.keys

    @property
    def called(self) -> list[str]:
        """The texts of all fields called ``name`` or ``title``."""
        return self._gathered.called

    @once
    def prose(self) -> str:
        """The texts that are not a single word in ASCII, one a line: no ids, no days, no addresses."""
        return "\n".join([text for text in self._gathered.texts if " " in text or not text.isascii()])

    @once
    def blob(self) -> str:
        """All texts, one a line, prose first: what a rule looks through before it looks at single ones."""
        bare = [text for text in self._gathered.texts if " " not in text and text.isascii()]
        return "\n".join([self.prose, *bare])

    @once
    def _words(self) -> dict[str, list[int]]:
        return vocabulary.met(self.blob)

    @once
    def _prose_words(self) -> set[str]:
        end = len(self.prose)
        return {word for word, starts in self._words.items() if starts[0] < end}

    @once
    def _prose_texts(self) -> tuple[list[int], list[int]]:
        """Where each text of ``prose`` begins in it, and its place among all texts."""
        texts = self._gathered.texts
        places = [place for place, text in enumerate(texts) if " " in text or not text.isascii()]
        return list(accumulate((len(texts[place]) + 1 for place in places), initial=0))[:-1], places

    def mentions(self, words: Words) -> bool:
        """Whether one of ``words`` stands in any text."""
        return not words.isdisjoint(self._words)

    def tells_of(self, words: Words) -> bool:
        """Whether one of ``words`` stands in a text that is not a single word in ASCII."""
        return not words.isdisjoint(self._prose_words)

    def telling(self, words: Words, *, whole: bool = False) -> list[tuple[int, str, set[str]]]:
        """Return the texts that hold one of ``words``, each with its place among all texts, and which of them.

        Texts that are a single word in ASCII are left out. None of ``words`` may be a single letter. ``whole``: no word
        goes on with one of these.
        """
        found: defaultdict[int, set[str]] = defaultdict(set)
        for word in words & self._prose_words:
            for start in self._words[word]:
                if start < len(self.prose) and not (whole and self._goes_on(start)):
                    begins, places = self._prose_texts
                    found[places[bisect_right(begins, start) - 1]].add(word)
        return [(place, self._gathered.texts[place], found[place]) for place in sorted(found)]

    def _goes_on(self, start: int) -> bool:
        """Whether a word that began before ``start`` in ``prose`` has not ended there."""
        return start > 0 and self.prose[start - 1 : start + 1].isalnum()

    @once
    def has_long_number(self) -> bool:
        """Whether a number begins with 0 or 84 and has seven digits or more behind it, however they are grouped."""
        return any(pattern.search(self.blob) for pattern in _LONG_NUMBERS)

    @once
    def is_plain(self) -> bool:
        """Whether the file has nothing but Vietnamese letters, ASCII and usual punctuation."""
        return _PLAIN.fullmatch(self.text) is not None

    def holding(self, *words: str) -> Iterator[tuple[Path, str]]:
        """Yield the texts that hold one of ``words``, each with its path: quicker than any pattern."""
        for index, _ in self.with_words([word for word in words if word in self.blob]):
            yield self.texts[index]

    def with_words(self, words: Iterable[str]) -> list[tuple[int, str]]:
        """Return the texts that hold one of ``words``, each with its place among all texts: no path is made."""
        texts = self._gathered.texts
        found = {index for word in words for index, text in enumerate(texts) if word in text}
        return [(index, texts[index]) for index in sorted(found)]

    @property
    def attached(self) -> list[tuple[Path, str]]:
        """The names of the attached files, each with its path, even where the record is faulty."""
        if not self.value.get("attachments"):
            return []
        return [each for each in self.texts if each[0][0] == "attachments" and each[0][2:] == ("file",)]

    @once
    def tasks(self) -> list[tuple[Path, Recommendation | Measure]]:
        """The recommendations and measures of the record, each with its path."""
        return list(places.tasks(self.record))

    @once
    def sources(self) -> list[tuple[Path, Source]]:
        """The sources of the record, of its progress and of the responses in it, each with its path."""
        return list(places.sources(self.record))

    @once
    def figures(self) -> list[tuple[Path, FigurePart]]:
        """The figures of the record, with their parts and the parts of these, each with its path."""
        return list(places.figures(self.record))

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[Path, re.Match[str]]]:
        """Yield where ``pattern`` occurs, each with the path of the text it stands in."""
        if pattern.search(self.blob):
            for path, text in self.texts:
                for match in pattern.finditer(text):
                    yield path, match


class _Gathered(NamedTuple):
    """What one walk through a record's value finds."""

    texts: list[str]
    called: list[str]
    keys: set[str]


def _gather(value: Any, gathered: _Gathered) -> None:
    """Walk through ``value``: it runs for every record, so types are compared, not asked for subclasses."""
    if type(value) is dict:
        gathered.keys.update(value)
        if type(name := value.get("name")) is str:
            gathered.called.append(name)
        if type(title := value.get("title")) is str:
            gathered.called.append(title)
        value = value.values()
    texts = gathered.texts
    for inner in value:
        kind = type(inner)
        if kind is str:
            texts.append(inner)
        elif kind is dict or kind is list:
            _gather(inner, gathered)


def _texts(value: Any, path: Path, found: list[tuple[Path, str]]) -> None:
    for step, inner in value.items() if type(value) is dict else enumerate(value):
        kind = type(inner)
        if kind is str:
            found.append(((*path, step), inner))
        elif kind is dict or kind is list:
            _texts(inner, (*path, step), found)
