"""Example files for editors: every field with what its docstring says, made from the models so that none goes stale.

A line of an example is of three sorts: ``## words``, ``# yaml`` (a field that may be left out: take ``# `` away to use
it) and plain YAML (a field that must be there).
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple, get_args, get_origin

import yaml

from generator.records import RecordType
from generator.records.base import Labelled, Part, Unknown
from generator.records.common import Record, State
from generator.records.dates import DAY_FORM, Deadline, Period
from generator.records.people import Person
from generator.records.quantities import Quantity
from generator.records.references import Described, plan
from generator.records.settings import SiteSettings

SAMPLES: Final = Path(__file__).parent / "starter" / "vi-du.yml"
VALUES: Final[tuple[type[Part], ...]] = (Unknown, Described, Period, Deadline, Quantity, Person)
"""Parts that stand for one value and are explained once, for all types, in ``cach-ghi.md``."""
ALONE: Final = frozenset({"withdrawal"})
"""Fields whose example does not go together with the rest of the record: shown, but as words."""
LATER: Final = frozenset({"changes", "withdrawal", "redactions", "allow"})
"""Fields that no new record needs."""
FIRST: Final = ("id", "state", "published_on")
WIDTH: Final = 110
DEEPEST: Final = 2


class _Kind(NamedTuple):
    """What an annotation lets stand at a field."""

    types: tuple[type, ...]
    many: bool


class _Place(NamedTuple):
    """Where in an example a part stands."""

    root: type[Part]
    record_id: str
    depth: int = 0

    @property
    def below(self) -> _Place:
        """The parts inside it."""
        return self._replace(depth=self.depth + 1)


def record_example(kind: RecordType) -> str:
    """Return the example of a type of record."""
    record_id = str(_samples()[f"{kind.model.__name__}.id"])
    head = (
        f"## {_sentence(kind.model.__doc__)}",
        "##",
        f"## Chép tệp này vào data/{kind.folder}/ và đặt tên theo mã: {record_id}.yml.",
        "## Dòng bắt đầu bằng hai dấu thăng (##) là lời giải thích. Mục bắt đầu bằng một dấu thăng (#) là mục có thể",
        "## bỏ; muốn dùng mục nào thì xóa dấu thăng và dấu cách đứng đầu mọi dòng của mục ấy. Cách ghi ngày, con số,",
        "## người và điều chưa biết: xem cach-ghi.md.",
    )
    return "\n".join([*head, *_fields(kind.model, record_id)]) + "\n"


def skeleton(kind: RecordType, record_id: str, values: Mapping[str, Any]) -> str:
    """Return a new record to be filled in: ``values`` and what must be there first, then what may be there, briefly."""
    head = (
        f"## {_sentence(kind.model.__doc__)} Điền các mục còn trống rồi chạy bantin check.",
        "## Dòng bắt đầu bằng hai dấu thăng (##) là lời giải thích. Mục bắt đầu bằng một dấu thăng (#) là mục có thể",
        "## bỏ, giá trị ở đó chỉ là ví dụ: muốn dùng thì xóa dấu thăng và dấu cách đứng đầu rồi sửa.",
    )
    lines = [*head]
    known = {"id": record_id, "state": State.draft.value, **values}
    for field in _order(kind.model):
        if field not in LATER:
            lines += ["", *_said(kind.model, field, 0), *_slot(kind.model, field, record_id, known)]
    return "\n".join(lines) + "\n"


def _slot(model: type[Part], field: str, record_id: str, known: Mapping[str, Any]) -> list[str]:
    """Return a field of a new record: with its value, empty where one must be written, or an example to uncomment."""
    if known.get(field) is not None:
        return [f"{field}: {_written(known[field])}"]
    if model.model_fields[field].is_required():
        return [f"{field}:"]
    return [f"# {line}" for line in _brief(model, field, _Place(model, record_id))]


def _brief(model: type[Part], field: str, place: _Place) -> list[str]:
    """Return a field with its example value; of a part, only what must be there."""
    sample = _sample(model, field, place)
    if sample is not None:
        return [f"{field}: {_flow(sample)}"]
    kind = _kind(model.model_fields[field].annotation)
    part = next(each for each in kind.types if issubclass(each, Part))
    names = _required(part) or list(part.model_fields)[:1]
    inner = [line for name in names for line in _brief(part, name, place.below)]
    return [f"{field}:", *(f"  {line}" for line in (_item(inner) if kind.many else inner))]


def _written(value: Any) -> str:
    """Return a value as an editor writes it: a day has no quotation marks."""
    return value if isinstance(value, str) and re.fullmatch(DAY_FORM, value) else _flow(value)


def settings_example() -> str:
    """Return ``site.yml`` of a new site."""
    head = ("## Cài đặt của trang. Mục có dấu thăng (#) đứng trước là mục có thể bỏ; xóa dấu ấy để dùng.",)
    return "\n".join([*head, *_fields(SiteSettings, "")]) + "\n"


def values_guide() -> str:
    """Return ``cach-ghi.md``: the parts that stand for one value."""
    lines = ["# Cách ghi ngày, con số, người và điều chưa biết", ""]
    for model in VALUES:
        lines += [f"## {_sentence(model.__doc__)}", ""]
        for name, info in model.model_fields.items():
            lines.append(f"- `{name}`: {_sentence(info.description)}{_choices(model, name)}")
        sample = _samples().get(model.__name__)
        lines += ["", f"Ví dụ: `{_flow(sample)}`", ""] if sample is not None else [""]
    return "\n".join(lines).rstrip() + "\n"


def block(model: type[Part], field: str, record_id: str) -> list[str]:
    """Return one field of a record as YAML lines with its explanation."""
    return [*_said(model, field, 0), *_field(model, field, _Place(model, record_id))]


def uncommented(text: str) -> str:
    """Return an example with every field in use, as an editor who deletes each ``# `` has it."""
    return "".join(line.removeprefix("# ") for line in text.splitlines(keepends=True))


def _fields(model: type[Part], record_id: str) -> Iterator[str]:
    for field in _order(model):
        info = model.model_fields[field]
        lines = block(model, field, record_id)
        said = len(_said(model, field, 0))
        mark = "" if info.is_required() or field == "demonstration" else "## " if field in ALONE else "# "
        yield from ("", *lines[:said], *(mark + line for line in lines[said:]))


def _order(model: type[Part]) -> list[str]:
    """Return the fields: first those that make the record known, then its own, then what all records share."""
    shared = set(Record.model_fields) if issubclass(model, Record) else set()
    first = [each for each in FIRST if each in model.model_fields]
    own = [each for each in model.model_fields if each not in shared]
    required = [each for each in own if model.model_fields[each].is_required()]
    rest = [each for each in own if each not in required]
    return first + required + rest + [each for each in model.model_fields if each in shared - set(first)]


def _said(model: type[Part], field: str, indent: int) -> list[str]:
    text = _sentence(model.model_fields[field].description) + _choices(model, field)
    mark = f"{' ' * indent}## "
    return textwrap.wrap(text, WIDTH, initial_indent=mark, subsequent_indent=mark, break_on_hyphens=False)


def _sentence(text: str | None) -> str:
    return " ".join((text or "").split())


def _choices(model: type[Part], field: str) -> str:
    """Name the words that may stand at a field, unless its docstring does."""
    kind = _kind(model.model_fields[field].annotation)
    said = model.model_fields[field].description or ""
    words = [word for each in kind.types if issubclass(each, Labelled) for word in each]
    if all(f"{word}:" in said for word in words):
        return ""
    return " Ghi một trong: " + "; ".join(f"{word} ({word.label or 'như nguồn nêu'})" for word in words) + "."


def _field(model: type[Part], field: str, place: _Place) -> list[str]:
    """Return a field with its example value, not indented."""
    kind = _kind(model.model_fields[field].annotation)
    sample = _sample(model, field, place)
    if sample is not None:
        return [f"{field}: {_flow(sample)}"]
    part = next(each for each in kind.types if issubclass(each, Part))
    if place.depth >= DEEPEST or (place.depth and part in _at_top(place.root)):
        brief = {name: _sample(part, name, place) for name in _required(part)}
        return [f"{field}: {_flow([brief] if kind.many else brief)}"]
    inner = _part(part, place.below)
    if kind.many:
        inner = _item(inner)
    return [f"{field}:", *(f"  {line}" for line in inner)]


def _part(part: type[Part], place: _Place) -> list[str]:
    lines: list[str] = []
    for field in sorted(part.model_fields, key=lambda each: not part.model_fields[each].is_required()):
        value = _field(part, field, place)
        mark = "## " if _leads_nowhere(part, field, place.root) else ""
        lines += [*_said(part, field, 0), *(mark + line for line in value)]
    return lines


def _item(lines: list[str]) -> list[str]:
    """Make a list item of a mapping: the dash stands before its first key, under the words about that key."""
    first = next(index for index, line in enumerate(lines) if not line.startswith("##"))
    return [*lines[:first], f"- {lines[first]}", *(f"  {line}" for line in lines[first + 1 :])]


def _leads_nowhere(part: type[Part], field: str, root: type[Part]) -> bool:
    """Whether a field names groups of a record that has none."""
    below = plan(part).keys.get(field)
    points = below and (below.points or (below.items and below.items.points))
    return bool(
        points and points.local and points.kinds == ("group",) and "inspected" not in root.model_fields
    )


def _required(part: type[Part]) -> list[str]:
    return [name for name, info in part.model_fields.items() if info.is_required()]


@cache
def _at_top(root: type[Part]) -> frozenset[type]:
    """Return the parts that the record itself holds: they are explained there, and only named further down."""
    return frozenset(each for info in root.model_fields.values() for each in _kind(info.annotation).types)


def _kind(annotation: Any) -> _Kind:
    """Return the types that may stand at a field beside unknowns and descriptions, and whether several may."""
    if isinstance(annotation, type) and annotation not in {Unknown, Described, type(None)}:
        return _Kind((annotation,), many=False)
    below = [_kind(each) for each in get_args(annotation) if isinstance(each, type) or get_origin(each)]
    many = get_origin(annotation) is tuple or any(each.many for each in below)
    return _Kind(tuple(dict.fromkeys(one for each in below for one in each.types)), many)


def _sample(model: type[Part], field: str, place: _Place) -> Any:
    """Return the example value of a field, ``None`` when it is a part that is written out."""
    kind = _kind(model.model_fields[field].annotation)
    names = [f"{each.__name__}.{field}" for each in model.__mro__]
    given = next((_samples()[each] for each in [*names, field] if each in _samples()), None)
    if given is not None:
        return _filled(given, place.record_id)
    one = _by_reference(model, field) or _by_type(kind.types)
    return [one] if one is not None and kind.many else one


def _by_reference(model: type[Part], field: str) -> Any:
    below = plan(model).keys.get(field)
    points = below and (below.points or (below.items and below.items.points))
    return _samples()[points.kinds[0]] if points else None


def _by_type(types: tuple[type, ...]) -> Any:
    for each in types:
        if each.__name__ in _samples():
            return _samples()[each.__name__]
        if issubclass(each, Enum):
            return str(next(iter(each)).value)
        if each in {bool, date}:
            return False if each is bool else date(2026, 12, 1)
    return None


def _filled(value: Any, record_id: str) -> Any:
    if isinstance(value, list):
        return [_filled(each, record_id) for each in value]
    return value.replace("{id}", record_id) if isinstance(value, str) else value


@cache
def _samples() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(SAMPLES.read_text(encoding="utf-8"))
    return loaded


def _flow(value: Any) -> str:
    """Return a value as YAML on one line."""
    text = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=10_000)
    return text.removesuffix("\n").removesuffix("\n...")
