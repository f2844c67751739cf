"""What a page is made of, in a few bytes: equal bytes make equal pages. A record counts by a digest of its content."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from hashlib import blake2b
from typing import Any

from generator.public import Public
from generator.records.base import Part
from generator.records.common import Record
from generator.records.summaries import Item, Summary

SIZE = 16
"""Bytes of a signature."""


def signature(view: Public, value: Any) -> bytes:
    """Return the signature of ``value``: anything a template is given; raise ``TypeError`` for what has none."""
    return blake2b(repr(_plain(view, value)).encode(), digest_size=SIZE).digest()


def _plain(view: Public, value: Any) -> Any:  # noqa: PLR0911 - one line for each sort of value
    """Return ``value`` as texts and numbers in tuples, whose ``repr`` tells all there is to it."""
    match value:
        case Summary() | Record():
            return type(value).__name__, value.id, view.digest(value.id, whole=isinstance(value, Record))
        case Item():
            return value.id, view.digest(value.id, whole=False)
        case Enum() | Part():
            return repr(value)
        case None | str() | int() | Decimal() | bytes() | date():
            return value
        case tuple() | list():
            return tuple([_plain(view, each) for each in value])
        case dict():
            return tuple([(_plain(view, key), _plain(view, each)) for key, each in value.items()])
        case partial():
            return value.func.__qualname__, _plain(view, value.args), _plain(view, value.keywords)
        case Public():
            return "view"
    model: type[Any] = type(value)
    if not is_dataclass(model):
        raise TypeError(model)
    return model.__name__, tuple([_plain(view, getattr(value, name)) for name in _names(model)])


@cache
def _names(model: type[Any]) -> tuple[str, ...]:
    return tuple(each.name for each in fields(model))
