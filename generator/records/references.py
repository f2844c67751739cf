"""References: an id, a description where no record exists, or a typed unknown — and where a model holds them.

A *plan* tells, for a model, at which keys references, definitions and keys stand. It is made once from the
annotations and walked over plain values, so no record needs to be taken apart by hand.
"""

from __future__ import annotations

import re
import types
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, Discriminator, StringConstraints, Tag
from pydantic_core import PydanticCustomError

from generator.records.base import UNKNOWN, Key, Labelled, Line, Part, Unknown, is_unknown

ID, DESCRIBED = "<id>", "<described>"

ANY = "*"
"""Stands for any record, or any finding, recommendation or measure."""

INNER = r"[A-Z]{2}-[0-9]{4}-[0-9]{4,}"
"""The part of an inner id that is the id of the record it stands in."""

_RESERVED = re.compile(
    r"index|danh-sach|chi-mo-ta|khong-ro-nam|nam-[0-9]{4}|con|prn|aux|nul|com[0-9]|lpt[0-9]"
)


def _not_reserved(slug: str) -> str:
    """Refuse an id whose page would take the place of a list, or that Windows cannot store."""
    if _RESERVED.fullmatch(slug):
        raise PydanticCustomError("reserved_id", "{text} is reserved", {"text": slug})
    return slug


Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100),
    AfterValidator(_not_reserved),
]
"""The id of an organization or a document, written by the editor."""

Path = tuple[str | int, ...]
"""Where a value stands in a record: ``("recommendations", 1, "due")``."""


class Certainty(Labelled):
    """How sure it is that a description means one certain body or document."""

    certain = "certain", "chắc chắn"
    likely = "likely", "nhiều khả năng"
    unsure = "unsure", "không chắc"


class Described(Part):
    """Mô tả bằng lời, khi nguồn không nêu đích danh hoặc chưa có bản ghi."""

    described: Line
    """Mô tả. Như nguồn gọi, ví dụ: cấp ủy các đơn vị."""
    kind: Line | None = None
    """Loại. Loại đơn vị hoặc loại văn bản, nếu biết."""
    certainty: Certainty | None = None
    """Mức chắc chắn. certain: chắc chắn; likely: nhiều khả năng; unsure: không chắc."""
    note: Line | None = None
    """Ghi chú."""


class Points(NamedTuple):
    """Marks a string as pointing to something of one of ``kinds``; ``local`` when within the same record."""

    kinds: tuple[str, ...]
    local: bool = False


class Defines(NamedTuple):
    """Marks a string as the name of something of ``kind``; ``local`` when only the same record can point there."""

    kind: str
    local: bool = False


def reference_tag(value: object) -> str:
    """Tell an id from a description and a typed unknown."""
    if isinstance(value, str):
        return ID
    if is_unknown(value):
        return UNKNOWN
    return DESCRIBED if isinstance(value, (dict, Described)) else ID


_Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", max_length=120)]

OrganizationId = Annotated[_Id, Points(("organization",))]
DocumentId = Annotated[_Id, Points(("document",))]
InspectionId = Annotated[_Id, Points(("inspection",))]
ProgrammeId = Annotated[_Id, Points(("programme",))]
RecordId = Annotated[_Id, Points((ANY,))]
FindingId = Annotated[_Id, Points(("finding",))]
ItemId = Annotated[_Id, Points(("finding", "recommendation", "measure"))]
OccasionId = Annotated[_Id, Points(("inspection", "meeting"))]
FigureKey = Annotated[Key, Points(("figure",), local=True)]
GroupKey = Annotated[Key, Points(("group",), local=True)]

T = TypeVar("T")
Ref = Annotated[
    Annotated[T, Tag(ID)] | Annotated[Described, Tag(DESCRIBED)] | Annotated[Unknown, Tag(UNKNOWN)],
    Discriminator(reference_tag),
]
"""An id, a description, or a typed unknown."""

OrganizationRef = Ref[OrganizationId]
DocumentRef = Ref[DocumentId]
InspectionRef = Ref[InspectionId]
ProgrammeRef = Ref[ProgrammeId]
OccasionRef = Ref[OccasionId]
RecordRef = Ref[RecordId]


@dataclass(slots=True)
class Plan:
    """Where references and definitions stand below one place of a model."""

    points: Points | None = None
    defines: Defines | None = None
    words: frozenset[str] = frozenset()
    """Words of an enumeration that may stand here instead of an id."""
    keys: dict[str, Plan] = field(default_factory=dict)
    items: Plan | None = None

    def leads_somewhere(self, seen: frozenset[int] = frozenset()) -> bool:
        """Whether a reference or a definition can be met here or below."""
        if self.points or self.defines:
            return True
        below = [*self.keys.values(), *([self.items] if self.items else [])]
        return any(id(plan) not in seen and plan.leads_somewhere(seen | {id(self)}) for plan in below)

    def add(self, other: Plan) -> None:
        """Take over what ``other``, another branch of a union, says of the same place."""
        self.points = self.points or other.points
        self.defines = self.defines or other.defines
        self.words |= other.words
        self.items = self.items or other.items
        for key, below in other.keys.items():
            self.keys.setdefault(key, Plan()).add(below)


class Found(NamedTuple):
    """A reference or a definition met in a value."""

    path: Path
    text: str
    mark: Points | Defines


@cache
def plan(model: type[BaseModel]) -> Plan:
    """Make the plan of ``model`` from its annotations; a model that holds itself is walked as deep as the value."""
    known: dict[type[BaseModel], Plan] = {}
    result = _model_plan(model, known)
    for each in known.values():
        each.keys = {name: below for name, below in each.keys.items() if below.leads_somewhere()}
    return result


def _model_plan(model: type[BaseModel], known: dict[type[BaseModel], Plan]) -> Plan:
    if model not in known:
        known[model] = Plan()
        for name, info in model.model_fields.items():
            if below := _annotation_plan(info.annotation, tuple(info.metadata), known):
                known[model].keys[name] = below
    return known[model]


def _annotation_plan(
    annotation: Any, metadata: tuple[Any, ...], known: dict[type[BaseModel], Plan]
) -> Plan | None:
    for mark in metadata:
        if isinstance(mark, Points):
            return Plan(points=mark)
        if isinstance(mark, Defines):
            return Plan(defines=mark)
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _annotation_plan(args[0], annotation.__metadata__, known)
    if origin in {Union, types.UnionType}:
        return _union_plan([_annotation_plan(branch, (), known) for branch in args])
    if origin is tuple:
        return Plan(items=_annotation_plan(args[0], (), known))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _model_plan(annotation, known)
    if isinstance(annotation, type) and issubclass(annotation, Labelled):
        return Plan(words=frozenset(str(member) for member in annotation))
    return None


def _union_plan(branches: list[Plan | None]) -> Plan | None:
    plans = [branch for branch in branches if branch]
    if len(plans) <= 1:
        return plans[0] if plans else None
    result = Plan()
    for branch in plans:
        result.add(branch)
    return result


@cache
def kinds_at(model: type[BaseModel], role: str) -> tuple[str, ...]:
    """Return what a reference may point to that stands at ``role``, the path of its field without list positions."""
    at: Plan | None = plan(model)
    for step in role.split("."):
        while at and step not in at.keys:
            at = at.items
        at = at and at.keys[step]
    while at and not at.points:
        at = at.items
    return at.points.kinds if at and at.points else ()


def walk(value: Any, below: Plan) -> list[Found]:
    """Return the references and definitions of a plain ``value``, in the order they stand."""
    found: list[Found] = []
    if isinstance(value, (dict, list)):
        _walk(value, below, (), found)
    return found


def _walk(value: Any, below: Plan, path: Path, found: list[Found]) -> None:
    # Runs for every reference of every record: one list for all takes a third of the time of generators in generators,
    # and most of what is met are texts, which are not worth a call of their own.
    is_mapping = type(value) is dict
    keys, items = below.keys, below.items
    steps: Iterable[tuple[Any, Any]] = value.items() if is_mapping else enumerate(value)
    for step, inner in steps:
        if not (at := keys.get(step) if is_mapping else items):
            continue
        kind = type(inner)
        if kind is dict or kind is list:
            _walk(inner, at, (*path, step), found)
        elif (
            (mark := at.points or at.defines)
            and (kind is str or kind is int)
            and (text := str(inner)) not in at.words
        ):
            found.append(Found((*path, step), text, mark))
