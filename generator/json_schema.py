"""JSON Schema of the files that editors write, made from the models, so that their program helps while they type.

Draft-07, which VS Code's YAML extension and check-jsonschema read alike. A schema accepts whatever its model accepts;
of what a model refuses it knows the form (keys, words, patterns), not what contradicts or leads nowhere: that is for
``bantin check``. The keywords ``errorMessage`` and ``markdownEnumDescriptions`` are those of the extension.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Annotated, Any, Final, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.files import HOLIDAYS, RULES, SETTINGS
from generator.records import BY_NAME, TYPES
from generator.records.base import LINE, Labelled, Part, label
from generator.records.common import NumberedRecord, Record, State
from generator.records.dates import DAY_FORM, Period
from generator.records.law import Holidays, LegalRules
from generator.records.quantities import NUMBER, Quantity
from generator.records.references import ANY, Points
from generator.records.settings import SiteSettings

Node = dict[str, Any]

MODELS: Final[dict[str, tuple[str, type[Part]]]] = {
    **{each.name: (f"{each.folder}/**/*.yml", each.model) for each in TYPES},
    "site": (SETTINGS, SiteSettings),
    "rules": (RULES, LegalRules),
    "holidays": (HOLIDAYS, Holidays),
}
"""Name of a schema → the files of a data folder that it is for, and their model."""
SHARED: Final = "records"
DIALECT: Final = "http://json-schema.org/draft-07/schema#"
_ONE_LINE: Final = r"^\s*\S[^\n]*\s*$"
"""What a text on one line may be before it is read: ``>`` leaves a line end behind it."""
_LIMITS: Final = {
    "min_length": "minLength",
    "max_length": "maxLength",
    "pattern": "pattern",
    "ge": "minimum",
    "le": "maximum",
}
_ITEMS: Final = {"finding": "phát hiện", "recommendation": "kiến nghị", "measure": "việc xử lý"}
_KEYS: Final = {"figure": "số liệu", "group": "nhóm đơn vị"}
_PLAIN: Final[dict[Any, Node]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean", "errorMessage": "Ghi true hoặc false, không có dấu nháy."},
    date: {
        "type": "string",
        "pattern": DAY_FORM,
        "format": "date",
        "errorMessage": "Ghi đủ năm-tháng-ngày, ví dụ 2026-11-20.",
    },
    Decimal: {
        "type": ["number", "string"],
        "pattern": NUMBER,
        "errorMessage": "Ghi số không có dấu ngăn nghìn, phần thập phân sau dấu chấm: 7968; 82.7.",
    },
}


def schemas() -> Iterator[tuple[str, Node]]:
    """Yield name → schema: one for each sort of file, and the parts that they share."""
    writer = _Writer()
    for name, (_, model) in MODELS.items():
        writer.definitions[name] = writer.whole(model)
        yield name, {"$schema": DIALECT, "$ref": f"{file_name(SHARED)}#/definitions/{name}"}
    yield SHARED, {"$schema": DIALECT, "definitions": dict(sorted(writer.definitions.items()))}


def file_name(name: str) -> str:
    """Return the name of the file of a schema."""
    return f"{name}.schema.json"


def _states(model: type[Record]) -> Iterator[Node]:
    """Yield what must be there once a record left the draft state."""
    if issubclass(model, NumberedRecord):
        out = [State.published.value, State.withdrawn.value]
        yield {"if": _has_state(out), "then": {"required": ["published_on"]}}
    yield {"if": _has_state([State.withdrawn.value]), "then": {"required": ["withdrawal"]}}


def _has_state(states: list[str]) -> Node:
    return {"properties": {"state": {"enum": states}}, "required": ["state"]}


class _Writer:
    """Writes nodes; each part and enumeration that is met gets its definition, once."""

    def __init__(self) -> None:
        self.definitions: dict[str, Node] = {}

    def whole(self, model: type[Part]) -> Node:
        """Return the node of a file that holds one ``model``."""
        states = {"allOf": list(_states(model))} if issubclass(model, Record) else {}
        return {**_said(model), **self.object(model), **states}

    def object(self, model: type[BaseModel]) -> Node:
        """Return the node of a mapping with the fields of ``model``."""
        fields = model.model_fields
        return {
            "type": "object",
            "additionalProperties": False,
            "required": [name for name, info in fields.items() if info.is_required()],
            "properties": {name: self._property(model, name, info) for name, info in fields.items()},
        }

    def _property(self, model: type[BaseModel], name: str, info: FieldInfo) -> Node:
        title = label(model, name) if issubclass(model, Part) else name
        text = " ".join((info.description or "").split())
        node = self._node(info.annotation, tuple(info.metadata))
        if issubclass(model, Period) and name == "edtf":
            node = _edtf(model)
        start = info.default
        default = {"default": start} if isinstance(start, (str, bool)) and start != "" else {}
        return {"title": title, "description": text, **node, **default}

    def _node(self, kind: Any, marks: tuple[Any, ...] = ()) -> Node:
        origin, args = get_origin(kind), get_args(kind)
        if origin is Annotated:
            inner = [each.metadata if isinstance(each, FieldInfo) else [each] for each in kind.__metadata__]
            return self._node(args[0], (*chain.from_iterable(inner), *marks))
        if origin in {Union, types.UnionType}:
            return _either([self._node(each) for each in args if each is not type(None)], _words_in(args))
        if origin is tuple:
            said = _said(args[0]) if isinstance(args[0], type) and issubclass(args[0], Part) else {}
            return {"type": "array", "items": {**said, **self._node(args[0])}}
        if isinstance(kind, type) and issubclass(kind, (BaseModel, Labelled)):
            return self._defined(kind)
        node, name = _plain(kind, marks), _name(marks)
        if not name:
            return node
        self.definitions[name] = node
        return {"$ref": f"#/definitions/{name}"}

    def _defined(self, kind: type[BaseModel | Labelled]) -> Node:
        if kind.__name__ not in self.definitions:
            self.definitions[kind.__name__] = {}  # a part may hold itself
            self.definitions[kind.__name__] = _words(kind) if issubclass(kind, Labelled) else self._part(kind)
        return {"$ref": f"#/definitions/{kind.__name__}"}

    def _part(self, model: type[BaseModel]) -> Node:
        short = _edtf(model) if issubclass(model, Period) else _plain(Decimal) if model is Quantity else None
        return _either([short, self.object(model)], []) if short else self.object(model)


def _either(nodes: list[Node], words: list[str]) -> Node:
    """Return what is one of ``nodes``, and never two: an id is none of the ``words`` that may stand beside it.

    Of ``anyOf`` the extension would show the label of the field once for each.
    """
    if len(nodes) == 1:
        return nodes[0]
    others = {"pattern": f"^(?!(?:{'|'.join(words)})$)"}
    return {"oneOf": [{"allOf": [node], **others} if words and _is_id(node) else node for node in nodes]}


def _is_id(node: Node) -> bool:
    return str(node.get("$ref")).endswith("-id")


def _words_in(kinds: tuple[Any, ...]) -> list[str]:
    """Return the words of the enumerations among ``kinds``."""
    bare = (get_args(each)[0] if get_origin(each) is Annotated else each for each in kinds)
    return [
        str(word) for each in bare if isinstance(each, type) and issubclass(each, Labelled) for word in each
    ]


def _plain(kind: Any, marks: tuple[Any, ...] = ()) -> Node:
    node = dict(_PLAIN[kind])
    for mark in marks:
        limits = ((theirs, getattr(mark, ours, None)) for ours, theirs in _LIMITS.items())
        node |= {name: limit for name, limit in limits if limit is not None}
        if getattr(mark, "coerce_numbers_to_str", False):
            node["type"] = ["string", "number"]
        if isinstance(mark, Points):
            node |= _pointer(mark)
    if node.get("pattern") == LINE:
        node |= {"pattern": _ONE_LINE, "errorMessage": "Ghi trên một dòng, không để trống."}
    return node


def _pointer(mark: Points) -> Node:
    """Say what an id that stands here is the id of."""
    if mark.local:
        return {"errorMessage": f"Ghi khóa của {_KEYS[mark.kinds[0]]} trong bản ghi này."}
    names = (
        ["bản ghi"] if ANY in mark.kinds else [_ITEMS.get(each) or BY_NAME[each].label for each in mark.kinds]
    )
    return {"errorMessage": f"Ghi mã {', '.join(names)}; chưa có bản ghi thì mô tả: {{described: …}}."}


def _name(marks: tuple[Any, ...]) -> str:
    """Return the name under which a plain value that stands in many places is defined."""
    for mark in marks:
        if isinstance(mark, Points):
            return "-".join(
                ("any" if each == ANY else each) for each in (*mark.kinds, "key" if mark.local else "id")
            )
        if getattr(mark, "pattern", None) == LINE:
            return "line"
    return ""


def _edtf(model: type[Period]) -> Node:
    hint = "Ghi năm-tháng-ngày: 2022-09-08; chỉ biết tháng: 2022-09; chưa chắc: 2022-09-08?"
    several = "" if model.single else "; từ … đến …: 2022-08-17/2022-09-08"
    return {
        "type": ["string", "integer"],
        "pattern": model.form(),
        "minimum": 1000,
        "maximum": 2999,
        "errorMessage": f"{hint}{several}.",
    }


def _words(kind: type[Labelled]) -> Node:
    said = [each.label or "như nguồn nêu" for each in kind]
    listed = "; ".join(f"{each} ({words})" for each, words in zip(kind, said, strict=True))
    return {
        "type": "string",
        "enum": [str(each) for each in kind],
        "markdownEnumDescriptions": said,
        "errorMessage": f"Ghi một trong: {listed}.",
    }


def _said(model: type[BaseModel]) -> Node:
    """Return the first sentence of a docstring, and the rest.

    They stand where a part is met, not in its definition: there they would hide the words of the field that holds it.
    """
    first, _, rest = " ".join((model.__doc__ or "").split()).partition(". ")
    return {"title": first.rstrip("."), **({"description": rest} if rest else {})}
