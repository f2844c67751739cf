"""What a scalar is: the editor's text, normalised, unless it is plainly a number or true/false."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Final

_NUMBER = re.compile(r"(?:0|-?[1-9][0-9]{0,17})|(-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,18})")
_WORDS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
}
_UNWANTED = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""What Unicode calls default-ignorable, and annotation marks: nobody sees it."""
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u0085]")
_AMONG_WORDS = re.compile(rf"(?<=\S) *{_SPACES.pattern}(?: |{_SPACES.pattern})*(?=\S)|{_SPACES.pattern}")
"""Such a space, with the plain ones beside it where it parts two words of a line."""
UNSEEN: Final = re.compile(f"[{_UNWANTED.pattern[1:-1]}{_SPACES.pattern[1:-1]}]")
"""A character that reading takes out, or for which it puts a plain space."""


def normalise(text: str) -> str:
    """Return ``text`` in NFC, without invisible characters, with plain spaces, stripped at both ends."""
    if text.isascii():
        return text.strip()
    return unicodedata.normalize("NFC", seen(text)).strip()


def seen(text: str) -> str:
    """Return ``text`` without invisible characters, with plain spaces: one where a plain one stood beside another."""
    text = _UNWANTED.sub("", text)
    return _AMONG_WORDS.sub(" ", text) if _SPACES.search(text) else text


def typed(text: str) -> str | int | Decimal | bool | None:
    """Read a plain scalar as YAML 1.2's core schema would, except that nothing with a leading zero is a number.

    What is text comes back as it is, not normalised.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "-0123456789" and (number := _NUMBER.fullmatch(text)):
        return Decimal(text) if number[1] else int(text)
    return text
