"""What a page is made of, in a few bytes: equal bytes make equal pages. A record counts by a digest of its content."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import partial
from hashlib import blake2b
from operator import attrgetter
from typing import Any, Final

from generator.public import Public
from generator.records.base import Part
from generator.records.common import Record
from generator.records.items import Item
from generator.records.summaries import Summary

SIZE = 16
"""Bytes of a signature."""
_AS_IT_IS: Final = frozenset({str, int, bool, type(None)})
"""Most of what there is: no call is made for it."""
Plain = Callable[[Public, Any], Any]


class Listed:
    """What says of itself by what little it differs from its like, and stands in many lists: it is signed once."""

    __slots__ = ("signed",)

    signed: bytes

    def telling(self) -> tuple[object, ...]:
        """Return values that tell all there is to it, beside its record."""
        raise NotImplementedError


def signature(view: Public, value: Any) -> bytes:
    """Return the signature of ``value``: anything a template is given; raise ``TypeError`` for what has none."""
    plain = marshal.dumps(
        _plain(view, value), 2
    )  # the last version that does not tell what is the same object
    return blake2b(plain, digest_size=SIZE).digest()


def _plain(view: Public, value: Any) -> Any:
    """Return ``value`` as texts and numbers in tuples and lists, which tell all there is to it."""
    return _way_of[type(value)](view, value)


def _each(view: Public, values: Iterable[Any]) -> list[Any]:
    return [each if type(each) in _AS_IT_IS else _way_of[type(each)](view, each) for each in values]


def _way(kind: type[Any]) -> Plain:
    if issubclass(kind, Enum):
        told = {each: (kind.__name__, each.name) for each in kind}
        return lambda _, value: told[value]
    if issubclass(kind, Listed):
        return _listed
    for wide, way in _WAYS.items():
        if issubclass(kind, wide):
            return way
    names = _names(kind)
    name, parts = kind.__name__, attrgetter(*names)
    if len(names) == 1:
        return lambda view, value: (name, _plain(view, parts(value)))
    return lambda view, value: (name, _each(view, parts(value)))


def _names(kind: type[Any]) -> list[str]:
    """Return the fields of a type of ours; raise ``TypeError`` when it is another's."""
    if issubclass(kind, Part):
        return list(kind.model_fields)
    if not is_dataclass(kind):
        raise TypeError(kind)
    return [each.name for each in fields(kind)]


class _Ways(dict[type[Any], Plain]):
    """How values of each type are made plain: it is asked for every line of every list."""

    def __missing__(self, kind: type[Any]) -> Plain:
        return self.setdefault(kind, _way(kind))


_way_of: Final = _Ways()


def _listed(view: Public, value: Listed) -> bytes:
    try:
        return value.signed
    except AttributeError:
        value.signed = signature(view, value.telling())
        return value.signed


def _partial(view: Public, value: partial[Any]) -> Any:
    return value.func.__qualname__, _plain(view, value.args), _plain(view, value.keywords)


_WAYS: Final[dict[type[Any] | tuple[type[Any], ...], Plain]] = {
    Summary: lambda view, value: view.digest(value.id, whole=False),
    Record: lambda view, value: (type(value).__name__, value.id, view.digest(value.id, whole=True)),
    Item: lambda view, value: (value.id, view.digest(value.id, whole=False), value.to),
    date: lambda _, value: value.isoformat(),
    (str, Decimal): lambda _, value: str(value),
    (type(None), int, bytes): lambda _, value: value,
    (tuple, list): _each,
    dict: lambda view, value: [(_plain(view, key), _plain(view, each)) for key, each in value.items()],
    partial: _partial,
    Public: lambda _view, _: "view",
}
"""Types, the first that fits, and how their values are made plain."""
