"""A plain value → a record, or flaws that a civil servant understands, all at once."""

from __future__ import annotations

import types
from collections.abc import Callable, Collection, Iterator
from difflib import get_close_matches
from typing import Annotated, Any, Final, NamedTuple, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.problem import Code
from generator.records.base import Labelled, Part, label
from generator.records.references import Described, Path
from generator.syntax import shorten
from generator.wording import fold

UNKNOWN_KEY = Code("FLD001", "unknown-key")
MISSING_KEY = Code("FLD002", "missing-key")
UNKNOWN_VALUE = Code("FLD003", "unknown-value")
WRONG_TYPE = Code("FLD004", "wrong-type")
WRONG_FORM = Code("FLD005", "wrong-form")
NOT_A_DATE = Code("FLD006", "not-a-date")
NOT_A_NUMBER = Code("FLD007", "not-a-number")
CONTRADICTION = Code("FLD008", "contradiction")

MAX_FLAWS: Final = 1_000
"""More than anybody mends at once; each takes a look through the model."""

P = TypeVar("P", bound=Part)


class Flaw(NamedTuple):
    """What is wrong at ``path`` of a value."""

    path: Path
    code: Code
    message: str
    hint: str = ""
    meant: str = ""
    """The key that a misspelt key seems to mean."""


def validate(model: type[P], value: Any) -> tuple[P | None, list[Flaw]]:
    """Return the record, or ``None`` with every flaw of ``value``."""
    if not isinstance(value, dict):
        hint = "Tệp gồm các dòng “tên mục: giá trị”; xem bản ghi mẫu."
        return None, [Flaw((), WRONG_TYPE, "Tệp không phải là một bản ghi.", hint)]
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        flaws = [_flaw(model, value, each) for each in error.errors(include_url=False)[:MAX_FLAWS]]
        meant = {(*flaw.path[:-1], flaw.meant) for flaw in flaws if flaw.meant}
        return None, [flaw for flaw in flaws if flaw.code != MISSING_KEY or flaw.path not in meant]


def _flaw(model: type[Part], value: dict[str, Any], error: ErrorDetails) -> Flaw:
    path = tuple(step for step in error["loc"] if not (isinstance(step, str) and step.startswith("<")))
    path, beside = _written(value, path)
    place = _Place(model, path, error, beside)
    describe = _DESCRIBE.get(error["type"], _wrong_type)
    return Flaw(path, *describe(place))


def _written(value: Any, path: Path) -> tuple[Path, Collection[str]]:
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


class _Place:
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
        yield from (each for each in _at(self._model, self.path[:-1]) if _is_model(each))

    def enumerations(self) -> Iterator[type[Labelled]]:
        """Yield the enumerations that may stand at the path."""
        for each in _at(self._model, self.path):
            if isinstance(each, type) and issubclass(each, Labelled):
                yield each

    @property
    def may_be_described(self) -> bool:
        """Whether a description may stand here instead of an id."""
        return Described in _at(self._model, self.path)

    @property
    def _docstring(self) -> tuple[str, str]:
        path = self.path[: len(self.path) - self.path[::-1].index(self.key)] if self.key else ()
        for parent in _at(self._model, path[:-1]):
            if _is_model(parent) and (info := parent.model_fields.get(self.key)) and info.description:
                text = " ".join(info.description.split())
                name = label(parent, self.key)
                return name, text[len(name) :].lstrip(".: ")
        return "", ""


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _at(kind: Any, path: Path) -> list[Any]:
    """Return the types that may stand at ``path`` below ``kind``."""
    branches = _branches(kind)
    for step in path:
        below: list[Any] = []
        for branch in branches:
            if isinstance(step, int) and get_origin(branch) is tuple:
                below += _branches(get_args(branch)[0])
            elif _is_model(branch) and step in branch.model_fields:
                below += _branches(branch.model_fields[str(step)].annotation)
        branches = below
    return branches


def _branches(kind: Any) -> list[Any]:
    origin = get_origin(kind)
    if origin is Annotated:
        return _branches(get_args(kind)[0])
    if origin in {Union, types.UnionType}:
        return [branch for arg in get_args(kind) for branch in _branches(arg)]
    return [kind]


Said = tuple[Code, str, str] | tuple[Code, str, str, str]


def _unknown_key(place: _Place) -> Said:
    known = {name for parent in place.parents() for name in parent.model_fields}
    names = sorted(name for name in known if name not in place.beside)
    close = get_close_matches(place.key, names, n=1, cutoff=0.6)
    hint = f"Ý bạn là “{close[0]}”?" if close else f"Các mục dùng được ở đây: {', '.join(names)}."
    return UNKNOWN_KEY, f"Không có mục “{shorten(place.key)}”.", hint, close[0] if close else ""


def _missing_key(place: _Place) -> Said:
    return MISSING_KEY, f"Thiếu mục {place.name}.", place.explanation


def _unknown_value(place: _Place) -> Said:
    members = [member for kind in place.enumerations() for member in kind]
    text = shorten(str(place.input))
    by_label = {fold(member.label): str(member) for member in members}
    close = get_close_matches(text, [str(member) for member in members], n=1, cutoff=0.6)
    meant = by_label.get(fold(text)) or (close[0] if close else None)
    values = ", ".join(str(member) for member in members)
    hint = f"Ý bạn là “{meant}”?" if meant else f"Các giá trị dùng được: {values}."
    return UNKNOWN_VALUE, f"{place.name} không có giá trị “{text}”.", hint


_EXPECTED = {
    "string_type": "một đoạn chữ",
    "int_type": "một số nguyên",
    "int_parsing": "một số nguyên",
    "int_from_float": "một số nguyên",
    "bool_type": "true hoặc false",
    "bool_parsing": "true hoặc false",
    "tuple_type": "một danh sách, mỗi dòng bắt đầu bằng gạch ngang",
    "model_type": "các dòng “tên mục: giá trị” thụt vào trong",
    "model_attributes_type": "các dòng “tên mục: giá trị” thụt vào trong",
}


def _wrong_type(place: _Place) -> Said:
    expected = _EXPECTED.get(place.error["type"])
    message = f"{place.name} phải là {expected}." if expected else f"{place.name} có giá trị không dùng được."
    return WRONG_TYPE, message, place.explanation


def _too_short(place: _Place) -> Said:
    return WRONG_FORM, f"{place.name} để trống.", "Ghi giá trị, hoặc bỏ cả dòng này."


def _too_long(place: _Place) -> Said:
    limit = place.context.get("max_length", "")
    return (
        WRONG_FORM,
        f"{place.name} dài quá {limit} ký tự.",
        "Rút gọn, hoặc chuyển phần chi tiết sang mục khác.",
    )


def _pattern(place: _Place) -> Said:
    if "\n" in str(place.input):
        return WRONG_FORM, f"{place.name} phải nằm trên một dòng.", "Bỏ chỗ xuống dòng."
    hint = place.explanation
    if place.may_be_described:
        hint = "Ghi mã của bản ghi, ví dụ quan-cau-giay; chưa có bản ghi thì ghi {described: tên gọi trong nguồn}."
    return WRONG_FORM, f"{place.name} không đúng dạng: “{shorten(str(place.input))}”.", hint


def _date(place: _Place) -> Said:
    text = shorten(str(place.context.get("text", place.input)))
    hint = (
        "Viết năm-tháng-ngày: 2022-09-08; chỉ biết tháng: 2022-09; chưa chắc: 2022-09-08?; "
        "từ – đến: 2022-08-17/2022-09-08."
    )
    return NOT_A_DATE, f"{place.name}: “{text}” không phải là ngày có thật hoặc viết chưa đúng cách.", hint


def _date_order(place: _Place) -> Said:
    return (
        NOT_A_DATE,
        f"{place.name}: “{place.context['text']}” kết thúc trước khi bắt đầu.",
        "Đổi lại thứ tự hai ngày.",
    )


def _date_single(place: _Place) -> Said:
    hint = "Ghi một ngày; nếu chỉ biết là một ngày trong khoảng ấy thì viết “[2022-08-17..2022-09-08]” trong dấu nháy."
    return NOT_A_DATE, f"{place.name} phải là một ngày, không phải một khoảng thời gian.", hint


def _day(place: _Place) -> Said:
    text = shorten(str(place.context.get("text", place.input)))
    return (
        NOT_A_DATE,
        f"{place.name}: “{text}” không phải là ngày có thật.",
        "Viết đủ năm-tháng-ngày: 2022-09-08.",
    )


def _number(place: _Place) -> Said:
    hint = "Viết số không có dấu ngăn nghìn, phần thập phân sau dấu chấm: 7968; 82.7."
    return NOT_A_NUMBER, f"{place.name}: “{shorten(str(place.input))}” không phải là số.", hint


def _number_grouped(place: _Place) -> Said:
    text = str(place.context["text"])
    message = f"{place.name}: “{text}” có thể đọc là hai số khác nhau."
    return (
        NOT_A_NUMBER,
        message,
        f"Nếu là số nguyên, viết {text.replace('.', '')}; nếu đúng là số thập phân, viết “{text}” trong dấu nháy.",
    )


def _too_small(place: _Place) -> Said:
    return WRONG_FORM, f"{place.name} không được nhỏ hơn {place.context.get('ge', 0)}.", place.explanation


def _contradiction(message: str, hint: str) -> Callable[[_Place], Said]:
    return lambda place: (CONTRADICTION, message.format(**place.context), hint)


_DESCRIBE: dict[str, Callable[[_Place], Said]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing_key,
    "enum": _unknown_value,
    "string_too_short": _too_short,
    "too_short": _too_short,
    "string_too_long": _too_long,
    "too_long": _too_long,
    "string_pattern_mismatch": _pattern,
    "greater_than_equal": _too_small,
    "edtf": _date,
    "edtf_order": _date_order,
    "edtf_single": _date_single,
    "day": _day,
    "number": _number,
    "number_grouped": _number_grouped,
    "withheld_name": _contradiction(
        "Người được giữ kín danh tính thì không được ghi tên.",
        "Xóa mục name; git sẽ nhớ mãi những gì đã ghi.",
    ),
    "person_name": _contradiction(
        "Thiếu tên người.",
        "Ghi name; nguồn không nêu tên thì ghi name: {unknown: not_stated}; cần giữ kín thì ghi withheld.",
    ),
    "complainant_named": _contradiction(
        "Người khiếu nại không bao giờ được nêu tên.", "Thay bằng withheld: complainant."
    ),
    "status_conflict": _contradiction(
        "Trạng thái “{status}” khác với lần cập nhật cuối (“{last}”).",
        "Sửa cho khớp, hoặc bỏ mục status ở ngoài.",
    ),
    "complainant_described": _contradiction(
        "Người khiếu nại, tố cáo không được mô tả bằng lời.",
        "Cá nhân thì ghi withheld: complainant; cơ quan, tổ chức thì ghi thêm kind (loại đơn vị).",
    ),
    "withheld_details": _contradiction(
        "Người được giữ kín danh tính thì không ghi chức vụ, đơn vị hay ghi chú.", "Chỉ để lại mục withheld."
    ),
    "private_person_named": _contradiction(
        "Người được nêu tên ở đây phải có chức vụ.",
        "Ghi positions nếu người ấy giữ chức vụ công; cá nhân khác thì bỏ tên và ghi withheld: private_person.",
    ),
    "reserved_id": _contradiction("Mã “{text}” đã dành cho việc khác.", "Chọn mã khác."),
    "withdrawal_state": _contradiction(
        "Tình trạng withdrawn và mục withdrawal phải đi cùng nhau.", "Ghi cả hai, hoặc bỏ cả hai."
    ),
    "published_on_missing": _contradiction(
        "Bản ghi đã đăng phải có ngày đăng (published_on).",
        "Ghi ngày đầu tiên bản ghi lên trang, ví dụ published_on: 2026-11-21.",
    ),
    "table_cells": _contradiction(
        "Nhóm “{name}” có {found} ô, nhưng bảng có {wanted} cột.", "Mỗi cột một ô."
    ),
    "table_total": _contradiction("Bảng không có nhóm “{name}”.", "Ghi total đúng tên một nhóm của bảng."),
}
