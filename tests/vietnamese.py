"""Whether a message is Vietnamese all through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, get_args

from pydantic import BaseModel

from generator.files import FILES
from generator.records import TYPES
from generator.records.base import Labelled
from generator.records.settings import SiteSettings

# English words that are no Vietnamese syllables, from the messages of pydantic, libyaml, click, MkDocs and libc.
_WORDS: Final = """
abort aborted and argument arguments are array assert at be been block boolean bool but byte bytes can cannot
character characters closed code collection command commands config configuration context could decimal
default denied did dictionary directory does document duplicate either empty end error errors exception exist
exists expected extra failed false field file files flow following for found from got greater has have help if
input inputs instance int integer internal invalid is it item items key keys least length less line list
literal long map mapping match maximum merge message missing most must name none not null number object of one
only open option options or other out parse parsing pattern permission permitted please problem provided
quoted range readable reached read required require requires scalar scanning schema sequence short should show
start stop str stream string such tag than that the this time token true try tuple type unable unexpected
unhashable unknown unrecognised usage use valid value values version was when while with without write wrong
you your
"""
_ENGLISH: Final = frozenset(_WORDS.split())
_QUOTED: Final = re.compile(r"(?:\w+/)+|“[^”]*”|\{[^}]*\}|\([a-z_]+\)|\[[^\]]*\]")
"""What an editor wrote, YAML to copy, and the names of fields after their labels are not the program's words."""


def english_in(text: str) -> list[str]:
    """Return the English words of a message, apart from quotations and from what editors write into records."""
    words = re.findall(r"[^\W\d]+", _QUOTED.sub(" ", text).lower())
    return [word for word in words if word in _ENGLISH and word not in _WRITTEN]


def is_vietnamese(text: str) -> bool:
    """Whether a message has no English words, and letters with dấu unless it is a list of values."""
    has_letters = any(char.isalpha() and not char.isascii() for char in text)
    return not english_in(text) and (has_letters or set(re.findall(r"\w+", text)) <= _WRITTEN)


def _written() -> Iterator[str]:
    """Yield the keys and the values of enumerations that editors write, and the names of folders."""
    yield from ("true", "false", FILES, *(each.folder for each in TYPES))
    seen: set[Any] = set()
    waiting: list[Any] = [SiteSettings, *(each.model for each in TYPES)]
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and kind not in seen and issubclass(kind, (BaseModel, Labelled)):
            seen.add(kind)
            if issubclass(kind, Labelled):
                yield from map(str, kind)
            else:
                yield from kind.model_fields
                waiting += (field.annotation for field in kind.model_fields.values())
        waiting += get_args(kind)


_WRITTEN: Final = frozenset(_written())
