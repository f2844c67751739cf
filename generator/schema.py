"""What a model expects at a path of a plain value, and where in a value something stands."""

from __future__ import annotations

import types
from collections.abc import Collection, Iterator, Sequence
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator.records.base import TEXT_LIMIT, Labelled, Part, label
from generator.records.references import Path, Plan, plan
from generator.syntax import shorten


def written(value: Any, path: Path) -> tuple[Path, Collection[str]]:
    """Cut ``path`` where the editor wrote a plain value for a mapping; return the keys beside its end, too."""
    beside: Collection[str] = ()
    for index, step in enumerate(path):
        here: Any = value
        if not isinstance(value, (dict, list)):
            return path[:index], beside
        beside = value if isinstance(value, dict) else ()
        if step not in (value if isinstance(value, dict) else range(len(value))):
            return path[: index + 1], beside
        value = here[step]
    return path, beside


class Place:
    """What the model expects where an error was met."""

    def __init__(self, model: type[Part], path: Path, error: ErrorDetails, beside: Collection[str]) -> None:
        self.path, self.error, self.beside = path, error, beside
        self.input = error["input"]
        self._model = model

    @property
    def key(self) -> str:
        """The last named step of the path."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")

    @property
    def name(self) -> str:
        """The field as an editor calls it: label and key."""
        name, _ = self._docstring
        return f"“{name}” ({self.key})" if name else f"“{shorten(self.key)}”"

    @property
    def explanation(self) -> str:
        """What the field's docstring says to write."""
        return self._docstring[1]

    @property
    def context(self) -> dict[str, Any]:
        """What the error says besides its type."""
        return self.error.get("ctx", {})

    def parents(self) -> Iterator[type[BaseModel]]:
        """Yield the models that may stand where the last step of the path is a key."""
        yield from (each for each in at(self._model, self.path[:-1]) if is_model(each))

    def enumerations(self) -> Iterator[type[Labelled]]:
        """Yield the enumerations that may stand at the path."""
        for each in at(self._model, self.path):
            if isinstance(each, type) and issubclass(each, Labelled):
                yield each

    def may_be(self, kind: type[Part]) -> bool:
        """Whether a ``kind`` of part may stand at the path."""
        return any(is_model(each) and issubclass(each, kind) for each in at(self._model, self.path))

    @property
    def points_to(self) -> tuple[str, ...]:
        """The kinds of records and items whose id may stand at the path, or in the list that belongs there."""
        below: Plan | None = plan(self._model)
        for step in self.path:
            below = below and (below.items if isinstance(step, int) else below.keys.get(step))
        if below and below.items:
            below = below.items
        return below.points.kinds if below and below.points else ()

    @property
    def may_have_plain_items(self) -> bool:
        """Whether a plain text may be an item of the list at the path."""
        kinds = at(self._model, (*self.path, 0))
        return any(isinstance(kind, type) and issubclass(kind, str) for kind in kinds)

    @property
    def item_keys(self) -> list[str]:
        """The keys that an item of the list at the path must have, or else all that it may have."""
        fields = [kind.model_fields for kind in at(self._model, (*self.path, 0)) if is_model(kind)]
        known = fields[0] if fields else {}
        return [name for name, info in known.items() if info.is_required()] or list(known)

    @property
    def own_keys(self) -> list[str]:
        """The keys that must stand in what is at the path."""
        fields = [kind.model_fields for kind in at(self._model, self.path) if is_model(kind)]
        return [name for name, info in fields[0].items() if info.is_required()] if fields else []

    @property
    def is_single_date(self) -> bool:
        """Whether one date is wanted at the path (or at the ``edtf`` of it), not a period."""
        path = self.path[:-1] if self.key == "edtf" else self.path
        return any(is_model(kind) and getattr(kind, "single", False) for kind in at(self._model, path))

    @property
    def may_have_lines(self) -> bool:
        """Whether a text of several lines may stand at the path."""
        fields = (parent.model_fields.get(self.key) for parent in self.parents())
        return any(info and _has_lines(info.annotation, info.metadata) for info in fields)

    @property
    def _docstring(self) -> tuple[str, str]:
        path = self.path[: len(self.path) - self.path[::-1].index(self.key)] if self.key else ()
        for parent in at(self._model, path[:-1]):
            if is_model(parent) and (info := parent.model_fields.get(self.key)) and info.description:
                text = " ".join(info.description.split())
                name = label(parent, self.key)
                return name, text[len(name) :].lstrip(".: ")
        return "", ""


def _has_lines(annotation: Any, metadata: Sequence[Any] = ()) -> bool:
    if any(getattr(each, "max_length", None) == TEXT_LIMIT for each in metadata):
        return True
    if get_origin(annotation) is Annotated:
        return _has_lines(get_args(annotation)[0], annotation.__metadata__)
    below = get_args(annotation) if get_origin(annotation) in {Union, types.UnionType} else ()
    return any(map(_has_lines, below))


def is_model(kind: Any) -> bool:
    """Whether ``kind`` is a model, not a plain type."""
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def at(kind: Any, path: Path) -> list[Any]:
    """Return the types that may stand at ``path`` below ``kind``."""
    kinds = branches(kind)
    for step in path:
        below: list[Any] = []
        for branch in kinds:
            if isinstance(step, int) and get_origin(branch) is tuple:
                below += branches(get_args(branch)[0])
            elif is_model(branch) and step in branch.model_fields:
                below += branches(branch.model_fields[str(step)].annotation)
        kinds = below
    return kinds


def branches(kind: Any) -> list[Any]:
    """Return the types that a union or an annotated type allows."""
    origin = get_origin(kind)
    if origin is Annotated:
        return branches(get_args(kind)[0])
    if origin in {Union, types.UnionType}:
        return [branch for arg in get_args(kind) for branch in branches(arg)]
    return [kind]
