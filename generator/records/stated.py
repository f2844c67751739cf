"""Who says so: a role in the inspection or meeting, or a certain body."""

from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator, Tag

from generator.records.base import UNKNOWN, Labelled, Unknown
from generator.records.references import DESCRIBED, ID, Described, OrganizationId, reference_tag

ROLE = "<role>"


class Role(Labelled):
    """The side that states something."""

    inspector = "inspector", "đoàn kiểm tra"
    inspected = "inspected", "đơn vị được kiểm tra"
    chair = "chair", "người chủ trì"
    lead = "lead", "cơ quan chủ trì"
    press = "press", "báo chí"


_ROLES = frozenset(role.value for role in Role)


def _tag(value: object) -> str:
    return ROLE if isinstance(value, str) and value in _ROLES else reference_tag(value)


StatedBy = Annotated[
    Annotated[Role, Tag(ROLE)]
    | Annotated[OrganizationId, Tag(ID)]
    | Annotated[Described, Tag(DESCRIBED)]
    | Annotated[Unknown, Tag(UNKNOWN)],
    Discriminator(_tag),
]
"""A role, a body by id or description, or a typed unknown."""
