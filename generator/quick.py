"""YAML text → the same plain value as ``source`` makes, several times faster, of texts that hold nothing unusual.

Nearly every file of a data folder is such a text: lines ``key: value`` and ``- item``, texts that go on over several
lines, short lists in brackets. One pattern takes it apart into lines, and their indentation says what belongs together.
At the first doubt (a letter that is not Latin, a tab, a backslash, a comment behind a value, a doubled key, an empty
value) this gives up, and ``source`` reads the text with all its care. So nothing is refused here, no position is told,
and tests hold that both read the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from sys import intern
from typing import Any, Final

from generator.scalars import typed
from generator.syntax import MAX_DEPTH, MAX_NODES

USUAL: Final = re.compile(
    "[\n -\\[\\]-~\u00a1-\u00ac\u00ae-\u024f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)
"""Latin letters, none of them combining, digits and punctuation: such a text needs no normalisation but at its ends,
and neither has what is written with a backslash, which is not in it."""
_DEEPEST: Final = MAX_DEPTH // 2
"""How deep values may stand in one another, both by indentation and in brackets."""

_KEY: Final = r"[A-Za-z_][A-Za-z0-9_]{0,99}+"
_FIRST: Final = r"""(?:[^\s\-?:,\[\]{}#&*!|>'"%@`]|-(?=[0-9]))"""
"""How a text without quotes begins: with no sign that means something in YAML."""
_PLAIN: Final = rf"{_FIRST}[^:#\n]*+(?:://[^:#\n]*+)?(?<! )"
"""A text that needs no quotes on its line."""
_WORD: Final = rf"{_FIRST}[^:#\n?,\[\]{{}}]*+(?:://[^:#\n?,\[\]{{}}]*+)?(?<! )"
"""A text that needs no quotes even in brackets."""
_DEEPER: Final = r"\n+\1(?(2)  ) +(?=[^ \n])"
"""The end of a line before one that stands deeper than the key here: that one goes on with its value."""
_LINES: Final = re.compile(
    rf"^( *+)(?:(- )?({_KEY}):|-)"
    rf"(?: ++(?:(?:({_PLAIN})|\[({_WORD}(?:, {_WORD})*+)\])(?!{_DEEPER})|([^ \n].*+(?:{_DEEPER}.*+)*+)))?$"
    r"|^(?! *#)(.+)",
    re.MULTILINE,
)
"""A line that is neither empty nor a comment, as ``Line``."""
_SIMPLE: Final = re.compile(rf"""(?P<word>{_WORD})|'(?P<single>[^'\n]*)'|"(?P<double>[^"\n]*)\"""")
_FIRST_PAIR, _NEXT_PAIR = re.compile(rf"{{({_KEY}): "), re.compile(rf", ({_KEY}): ")
_HEADERS: Final = frozenset({">-", "|-", ">", "|"})
_ENDS: Final = re.compile(r"\n(\n*) *")

Line = tuple[str, str, str, str, str, str, str]
"""A line's indentation; its dash, where a key is behind it; its key; its value if that is plain, or the plain values in
brackets, or any other value with all lines that go on with it; or the whole line when it is nothing of the kind. A dash
without a key leaves none."""
Take = Callable[[], Line]
_END: Final[Line] = ("", "", "", "", "", "", "end")


class _Unusual(Exception):  # noqa: N818 - not an error: the text is for ``source``
    pass


def read(text: str) -> dict[str, Any] | None:
    """Return the mapping that ``text`` holds, or nothing when anything in it wants a closer look."""
    text = text.replace("\r\n", "\n")
    # Without empty values there are never more nodes than letters.
    if len(text) > MAX_NODES or not USUAL.fullmatch(text):
        return None
    lines = _LINES.findall(text)
    lines.append(_END)
    try:
        value, line = _below(iter(lines).__next__, -1, 0)
    except _Unusual:
        return None
    return value if line is _END and isinstance(value, dict) else None


def _below(take: Take, column: int, depth: int) -> tuple[Any, Line]:
    """Read what begins on the next line, below a key at ``column``; return it, and the line behind it."""
    line = take()
    indent, dash, key, *_, odd = line
    at = len(indent)
    if odd or depth >= _DEEPEST:
        raise _Unusual
    if key and not dash:
        if at > column:
            return _mapping(line, at, take, depth + 1)
    elif at >= column:
        return _sequence(line, at, take, depth + 1)
    raise _Unusual


def _mapping(line: Line, column: int, take: Take, depth: int) -> tuple[dict[str, Any], Line]:
    """Read the keys at ``column``, the first of them on ``line``; return their mapping, and the line behind it."""
    mapping: dict[str, Any] = {}
    _, _, key, plain, words, other, _ = line
    while True:
        if plain:
            value, line = typed(plain), take()
        elif words or other:
            value, line = _value(words, other), take()
        else:
            value, line = _below(take, column, depth)
        if value is None or key in mapping:
            raise _Unusual
        mapping[intern(key)] = value
        indent, dash, key, plain, words, other, _ = line
        if not key or dash or len(indent) != column:
            return mapping, line


def _sequence(line: Line, column: int, take: Take, depth: int) -> tuple[list[Any], Line]:
    """Read the items whose dashes are at ``column``; return their list, and the line behind it."""
    sequence: list[Any] = []
    while True:
        indent, dash, key, plain, words, other, odd = line
        if odd or (key and not dash) or len(indent) != column:
            return sequence, line
        if key:
            item, line = _mapping(line, column + 2, take, depth + 1)
        else:
            item, line = _value(words, plain or other), take()
        sequence.append(item)


def _value(words: str, text: str) -> Any:
    """Read the ``words`` in brackets, or the ``text``, that begin behind a key or a dash."""
    if words:
        return [_known(typed(word)) for word in words.split(", ")]
    first = text[:1]
    if first in {">", "|"}:
        return _block(text)
    if first in {"[", "{", "'", '"'}:
        value, end = _bracketed(text, 0, _DEEPEST)
        if end != len(text):
            raise _Unusual
        return value
    return _text(text)


def _known(value: Any) -> Any:
    if value is None:
        raise _Unusual
    return value


def _text(text: str) -> Any:
    """Read a text without quotes, which may go on over several lines."""
    if (
        not re.match(_FIRST, text)
        or any(map(text.__contains__, (": ", ":\n", " #", " \n")))
        or text[-1] in ": "
    ):
        raise _Unusual
    return _known(typed(_joined(text)))


def _block(text: str) -> str:
    """Read a text whose lines stand below ``>-`` or ``|-``, all at the same column."""
    header, _, body = text.partition("\n")
    indented = body.lstrip("\n")
    lines = indented.lstrip(" ")
    lines = lines.replace("\n" + " " * (len(indented) - len(lines)), "\n")
    if header not in _HEADERS or "\n " in lines or not lines:
        raise _Unusual
    return (_joined(lines) if header[0] == ">" else lines).strip()


def _joined(lines: str) -> str:
    """Put lines together: the end of one is a space, empty ones are ends of paragraphs."""
    if "\n\n" in lines or "\n " in lines:
        return _ENDS.sub(lambda ends: ends[1] or " ", lines)
    return lines.replace("\n", " ")


def _bracketed(text: str, at: int, room: int) -> tuple[Any, int]:
    """Read the value at ``at`` within brackets; return it, and where it ends."""
    if not room:
        raise _Unusual
    if text.startswith("[", at):
        return _bracketed_list(text, at, room)
    if text.startswith("{", at):
        return _bracketed_mapping(text, at, room)
    if not (simple := _SIMPLE.match(text, at)):
        raise _Unusual
    value = _known(typed(simple[0])) if simple["word"] else simple[0][1:-1].strip()
    return value, simple.end()


def _bracketed_list(text: str, at: int, room: int) -> tuple[list[Any], int]:
    sequence: list[Any] = []
    item, at = _bracketed(text, at + 1, room - 1)
    sequence.append(item)
    while text.startswith(", ", at):
        item, at = _bracketed(text, at + 2, room - 1)
        sequence.append(item)
    if not text.startswith("]", at):
        raise _Unusual
    return sequence, at + 1


def _bracketed_mapping(text: str, at: int, room: int) -> tuple[dict[str, Any], int]:
    mapping: dict[str, Any] = {}
    pair = _FIRST_PAIR.match(text, at)
    while pair:
        key = intern(pair[1])
        if key in mapping:
            raise _Unusual
        mapping[key], at = _bracketed(text, pair.end(), room - 1)
        pair = _NEXT_PAIR.match(text, at)
    if not mapping or not text.startswith("}", at):
        raise _Unusual
    return mapping, at + 1
