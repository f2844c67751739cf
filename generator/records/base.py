"""What every part of a record is built from: frozen models, labelled enumerations, plain text, typed unknowns.

Field docstrings are written for editors, in Vietnamese. The first sentence is the field's *label* (pages and
messages show it); the rest explains what to write.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Final, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Discriminator, Field, StringConstraints, Tag

LINE_LIMIT = 600
TEXT_LIMIT = 20_000
LINE = r"^[^\n]+$"
KNOWN, UNKNOWN = "<known>", "<unknown>"


_SET: Final = "__pydantic_fields_set__"


class Part(BaseModel):
    """A piece of a record: frozen, and a key it does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    def __getstate__(self) -> dict[Any, Any]:
        """Return what is packed; sets have another order in every process, and equal parts are packed alike."""
        state = super().__getstate__()
        return {**state, _SET: sorted(state[_SET])}

    def __setstate__(self, state: dict[Any, Any]) -> None:
        """Be what was packed."""
        super().__setstate__({**state, _SET: set(state[_SET])})


class Labelled(StrEnum):
    """An enumeration whose members carry the Vietnamese label that readers see: ``name = "value", "nhãn"``."""

    label: str
    __hash__ = str.__hash__  # that of enumerations is Python, and asked for by every set and dictionary

    def __new__(cls, value: str, label: str) -> Self:
        """Make the member a string equal to its YAML value, with its label beside it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class WhyUnknown(Labelled):
    """Why a value is not known."""

    not_stated = "not_stated", "nguồn không nêu"
    not_in_our_copy = "not_in_our_copy", "bản chúng tôi đọc không có"
    ambiguous = "ambiguous", "nguồn nêu không rõ"
    withheld = "withheld", "không được công khai"


class Unknown(Part):
    """Giá trị chưa biết: nói rõ vì sao chưa biết, thay cho việc bỏ trống hoặc đoán."""

    unknown: WhyUnknown
    """Vì sao chưa biết. not_stated: nguồn không nêu; not_in_our_copy: bản đã đọc không có; ambiguous: nguồn nêu
    không rõ; withheld: không được công khai."""
    stated: Annotated[str, StringConstraints(min_length=1, max_length=LINE_LIMIT)] | None = None
    """Nguyên văn trong nguồn. Những chữ mà nguồn dùng, khi các chữ ấy không rõ nghĩa."""


def is_unknown(value: object) -> bool:
    """Whether a plain value or a validated one is a typed unknown. Asked for nearly every value, so it asks little."""
    return "unknown" in value if isinstance(value, dict) else type(value) is Unknown


def _known_or_not(value: object) -> str:
    if isinstance(
        value, dict
    ):  # as ``is_unknown``, which is not called: a call for nearly every value counts
        return UNKNOWN if "unknown" in value else KNOWN
    return UNKNOWN if type(value) is Unknown else KNOWN


T = TypeVar("T")
Maybe = Annotated[Annotated[T, Tag(KNOWN)] | Annotated[Unknown, Tag(UNKNOWN)], Discriminator(_known_or_not)]
"""A value, or a typed unknown that says why the value is missing."""


def known(values: tuple[T, ...] | Unknown) -> tuple[T, ...]:
    """Return a list, or nothing when it is a typed unknown."""
    return () if isinstance(values, Unknown) else values


_NUMBER_IS_TEXT = Field(coerce_numbers_to_str=True)
"""Lets ``code: 27259`` be text: the loader keeps leading zeros as text, so nothing is lost."""

Line = Annotated[
    str,
    _NUMBER_IS_TEXT,
    StringConstraints(min_length=1, max_length=LINE_LIMIT, pattern=LINE),
]
"""Plain text on one line, without markup."""

Text = Annotated[str, _NUMBER_IS_TEXT, StringConstraints(min_length=1, max_length=TEXT_LIMIT)]
"""Paragraphs, lists, emphasis and links in a small Markdown subset; HTML in it is shown as text."""

Key = Annotated[str, _NUMBER_IS_TEXT, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""A short name given by the editor to a part of a record, so that another part of it can point there."""

Truth = Annotated[bool, Field(strict=True)]
"""True or false, written so: pydantic would also take ``yes``, ``on`` and ``1`` for it."""

Url = Annotated[
    str,
    StringConstraints(
        pattern=r"""^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[^\s<>"\\^`{|}]*)?$""", max_length=2000
    ),
]
"""An http or https address."""


@cache
def label(model: type[Part], field: str) -> str:
    """Return the label of ``field``: the first sentence of its docstring."""
    return re.split(r"[.:](?:\s|$)", model.model_fields[field].description or field, maxsplit=1)[0]
