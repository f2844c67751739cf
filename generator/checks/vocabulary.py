"""All words that rules look for, found at once: however many rules there are, a record is read through once."""

from __future__ import annotations

from functools import cache
from typing import Final, NewType

from ahocorasick_rs import AhoCorasick, Implementation

Words = NewType("Words", frozenset[str])
"""Words that are looked for in every record."""

_known: Final[set[str]] = set()


def words(*texts: str) -> Words:
    """Return words, or parts of them, as something that can be asked of a record."""
    if not _known.issuperset(texts):
        _known.update(texts)
        _finder.cache_clear()
    return Words(frozenset(texts))


NONE: Final = words()


def met(text: str) -> dict[str, list[int]]:
    """Return the words that stand in ``text``, each with where it begins every time; a letter only once."""
    finder, in_order, letters = _finder()
    found = {letter: [at] for letter in letters if (at := text.find(letter)) >= 0}
    for which, start, _ in finder.find_matches_as_indexes(text, overlapping=True):
        found.setdefault(in_order[which], []).append(start)
    return found


@cache
def _finder() -> tuple[AhoCorasick, list[str], list[str]]:
    """Return what finds all words, the words in its order, and single letters: these stand everywhere."""
    in_order = sorted(each for each in _known if len(each) > 1)
    letters = sorted(each for each in _known if len(each) == 1)
    return AhoCorasick(in_order, implementation=Implementation.DFA), in_order, letters
