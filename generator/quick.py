"""YAML text → the same plain value as ``source`` makes, several times faster, of texts that hold nothing unusual.

Nearly every file of a data folder is such a text. At the first doubt (a letter that is not Latin, a comment behind a
value, a doubled key, an empty value) this gives up, and ``source`` reads the text with all its care. So nothing is
refused here, no position is told, and a test holds that both read the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

import yaml
from yaml import CSafeLoader
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from generator.scalars import typed
from generator.syntax import MAX_DEPTH, MAX_NODES

USUAL: Final = re.compile(
    "[\t\n\r -\\[\\]-~\u00a1-\u00ac\u00ae-\u024f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)
"""Latin letters, none of them combining, digits and punctuation: such a text needs no normalisation but at its ends,
and neither has what is written with a backslash, which is not in it."""
_COMMENT_BEHIND = re.compile(r"\S[ \t]+#")

Take = Callable[[], Any]
"""Returns the next event of libyaml."""


class _Unusual(Exception):  # noqa: N818 - not an error: the text is for ``source``
    pass


def read(text: str) -> dict[str, Any] | None:
    """Return the mapping that ``text`` holds, or nothing when anything in it wants a closer look."""
    # Without empty values there are never more nodes than letters.
    if len(text) > MAX_NODES or not USUAL.fullmatch(text) or ("#" in text and _COMMENT_BEHIND.search(text)):
        return None
    try:
        return _document(CSafeLoader(text).get_event)
    except (_Unusual, yaml.YAMLError):
        return None


def _document(take: Take) -> dict[str, Any]:
    """Read all events: the start of the stream and of the document, a mapping, the ends of both."""
    if [type(take()) for _ in range(2)] != [StreamStartEvent, DocumentStartEvent]:
        raise _Unusual
    value = _node(take(), take, 0)
    if [type(take()) for _ in range(2)] != [DocumentEndEvent, StreamEndEvent] or not isinstance(value, dict):
        raise _Unusual
    return value


def _mapping(take: Take, depth: int) -> dict[str, Any]:
    value: dict[str, Any] = {}
    while type(event := take()) is not MappingEndEvent:
        if type(event) is not ScalarEvent or event.anchor or event.tag:
            raise _Unusual
        key = event.value
        if not key.isidentifier() or key in value:
            raise _Unusual
        value[key] = _node(take(), take, depth)
    return value


def _sequence(take: Take, depth: int) -> list[Any]:
    value: list[Any] = []
    while type(event := take()) is not SequenceEndEvent:
        value.append(_node(event, take, depth))
    return value


def _node(event: Any, take: Take, depth: int) -> Any:
    """Read the value that ``event`` begins, ``depth`` levels below the top."""
    if event.anchor or event.tag or depth >= MAX_DEPTH:
        raise _Unusual
    kind = type(event)
    if kind is ScalarEvent:
        if event.style:
            return event.value.strip()
        if (value := typed(event.value)) is None:
            raise _Unusual
        return value
    return _mapping(take, depth + 1) if kind is MappingStartEvent else _sequence(take, depth + 1)
