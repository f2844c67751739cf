"""Every class of the record model, found by what it is and not by a list."""

from __future__ import annotations

from typing import TypeVar

from generator import records
from generator.records.base import Labelled, Part
from generator.records.settings import SiteSettings

T = TypeVar("T")
ROOTS = (*(each.model for each in records.TYPES), SiteSettings)
"""The models of the files that editors write; all the others stand inside them."""


def below(kind: type[T]) -> list[type[T]]:
    """Return every class below ``kind`` that the record model defines, by name."""
    found = {each for direct in kind.__subclasses__() for each in (direct, *below(direct))}
    ours = [each for each in found if each.__module__.startswith(records.__name__)]
    return sorted(ours, key=lambda each: each.__name__)


PARTS: list[type[Part]] = below(Part)
ENUMERATIONS: list[type[Labelled]] = below(Labelled)


def name(kind: type) -> str:
    """Return what a class is called in the id of a test."""
    return kind.__name__
