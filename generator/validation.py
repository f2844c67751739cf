"""A plain value → a record, or flaws that a civil servant understands, all at once."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, Final, NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator import hinted_days, hinted_numbers, hints, remedies
from generator.contradictions import AT, SAID
from generator.problem import Code
from generator.records.base import Part, Unknown, label
from generator.records.dates import Period
from generator.records.references import Described, Path
from generator.schema import Place, at, is_model, written
from generator.syntax import quoted, shorten

UNKNOWN_KEY = Code("FLD001", "unknown-key")
MISSING_KEY = Code("FLD002", "missing-key")
UNKNOWN_VALUE = Code("FLD003", "unknown-value")
WRONG_TYPE = Code("FLD004", "wrong-type")
WRONG_FORM = Code("FLD005", "wrong-form")
NOT_A_DATE = Code("FLD006", "not-a-date")
NOT_A_NUMBER = Code("FLD007", "not-a-number")
CONTRADICTION = Code("FLD008", "contradictory-fields")

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
        message = "Tệp trống." if value is None else "Tệp không phải là một bản ghi."
        hint = "Tệp gồm các dòng “tên mục: giá trị”; xem bản ghi mẫu."
        return None, [Flaw((), WRONG_TYPE, message, hint)]
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        flaws = [_flaw(model, value, each) for each in error.errors(include_url=False)[:MAX_FLAWS]]
        meant = {(*flaw.path[:-1], flaw.meant) for flaw in flaws if flaw.meant}
        flaws = [flaw for flaw in flaws if flaw.code != MISSING_KEY or flaw.path not in meant]
        return None, list(dict.fromkeys(_misspelt_unknown(model, value, flaw) for flaw in flaws))


def _misspelt_unknown(model: type[Part], value: Any, flaw: Flaw) -> Flaw:
    """Return the misspelling of ``unknown`` that ``flaw`` comes from, or ``flaw`` itself."""
    for end, step in enumerate(flaw.path, 1):
        here: Any = value
        if not isinstance(value, (dict, list)) or (isinstance(value, dict) and step not in value):
            break
        value, path = here[step], flaw.path[:end]
        kinds = at(model, path) if isinstance(value, dict) else []
        known = {name for kind in kinds if is_model(kind) for name in kind.model_fields}
        for key in value if Unknown in kinds else ():
            if key not in known and get_close_matches(key, ["unknown"], cutoff=0.75):
                message = f"Không có mục “{shorten(key)}”."
                return Flaw((*path, key), UNKNOWN_KEY, message, "Ý bạn là “unknown”?", "unknown")
    return flaw


def _flaw(model: type[Part], value: dict[str, Any], error: ErrorDetails) -> Flaw:
    path = tuple(step for step in error["loc"] if not (isinstance(step, str) and step.startswith("<")))
    path, beside = written(value, path)
    place = Place(model, path, error, beside)
    describe = _DESCRIBE.get(error["type"], _wrong_type)
    return Flaw(_pointed(value, path, AT.get(error["type"], "")), *describe(place))


def _pointed(value: Any, path: Path, field: str) -> Path:
    """Return where ``field`` stands in what is at ``path``; ``path`` itself when it has no such field."""
    inner, beside = written(value, (*path, field))
    return inner if field in beside else path


Said = tuple[Code, str, str] | tuple[Code, str, str, str]


def _unknown_key(place: Place) -> Said:
    known = {name for parent in place.parents() for name in parent.model_fields}
    names = sorted(name for name in known if name not in place.beside)
    labels = {name: label(parent, name) for parent in place.parents() for name in parent.model_fields}
    if meant := hints.key_meant(place.key, {name: labels[name] for name in names}):
        shown = f"“{meant}”" if place.key.isascii() else f"“{meant}” ({labels[meant]})"
        hint = f"Ý bạn là {shown}?"
    elif _is_an_end(place):
        hint = "Khoảng thời gian viết trên một dòng: 2022-08-17/2022-09-08."
    elif there := hints.key_meant(
        place.key, {name: labels[name] for name in known.intersection(place.beside)}
    ):
        hint = f"Mục ấy là “{there}” ({labels[there]}), đã có trong bản ghi: ghi thêm vào đó."
    else:
        hint = f"Các mục dùng được ở đây: {', '.join(names)}."
    return UNKNOWN_KEY, f"Không có mục “{shorten(place.key)}”.", hint, meant


def _is_an_end(place: Place) -> bool:
    """Whether somebody wrote the two ends of a time apart."""
    ends = {"from", "to", "start", "end", "begin", "since", "until"}
    return place.key in ends and any(issubclass(parent, Period) for parent in place.parents())


def _missing_key(place: Place) -> Said:
    hint = place.explanation or f"Thêm dòng “{place.key}: …”."
    unknown = " Nguồn không nêu thì ghi {unknown: not_stated}." if place.may_be(Unknown) else ""
    return MISSING_KEY, f"Thiếu mục {place.name}.", hint + unknown


def _unknown_value(place: Place) -> Said:
    members = [member for kind in place.enumerations() for member in kind]
    text = shorten(str(place.input))
    if meant := hints.value_meant(text, members):
        hint = f"Ý bạn là “{meant}”?"
    elif place.may_be(Unknown) and hints.is_unknown(text):
        hint = remedies.NOTHING_KNOWN
    else:
        hint = f"Các giá trị dùng được: {hints.values(members, text)}."
    return UNKNOWN_VALUE, f"{place.name} không có giá trị “{text}”.", hint


_EXPECTED = {
    "string_type": "một đoạn chữ",
    "int_type": "một số nguyên",
    "int_parsing": "một số nguyên",
    "int_from_float": "một số nguyên",
    "bool_type": "true hoặc false",
    "tuple_type": "một danh sách, mỗi dòng bắt đầu bằng gạch ngang",
    "model_type": "các dòng “tên mục: giá trị” thụt vào trong",
    "model_attributes_type": "các dòng “tên mục: giá trị” thụt vào trong",
}


def _wrong_type(place: Place) -> Said:
    expected = _EXPECTED.get(place.error["type"])
    if place.may_be(Period) and isinstance(place.input, Decimal):
        return _date(place)
    if place.may_be(Period) and (bounds := hinted_days.bounds_meant(place.input)):
        message = f"{place.name}: “{bounds}” viết chưa đúng cách."
        return NOT_A_DATE, message, f"Đặt trong dấu nháy: {quoted(bounds)}."
    message = f"{place.name} phải là {expected}." if expected else f"{place.name} có giá trị không dùng được."
    return WRONG_TYPE, message, remedies.of_wrong_type(place) or place.explanation


def _too_short(place: Place) -> Said:
    return WRONG_FORM, f"{place.name} để trống.", "Ghi giá trị, hoặc bỏ cả dòng này."


def _too_long(place: Place) -> Said:
    limit = place.context.get("max_length", "")
    return (
        WRONG_FORM,
        f"{place.name} dài quá {limit} ký tự.",
        "Rút gọn, hoặc chuyển phần chi tiết sang mục khác.",
    )


def _pattern(place: Place) -> Said:
    if "\n" in str(place.input):
        return WRONG_FORM, f"{place.name} phải nằm trên một dòng.", "Bỏ chỗ xuống dòng."
    typed, pattern = str(place.input), str(place.context.get("pattern"))
    hint = hints.foreign_letters(typed) if place.points_to else ""
    hint = hint or (
        remedies.of_reference(place, pattern) if place.may_be(Described) else remedies.of_form(place, pattern)
    )
    if "^https?" in pattern:
        hint = (
            "Địa chỉ bắt đầu bằng https://, tên miền không dấu, không có dấu cách: "
            "chép từ thanh địa chỉ của trình duyệt."
        )
    return WRONG_FORM, f"{place.name} không đúng dạng: “{shorten(str(place.input))}”.", hint


def _date(place: Place) -> Said:
    typed = str(place.input.get("edtf", "") if isinstance(place.input, dict) else place.input)
    text = shorten(typed)
    if meant := hinted_days.date_meant(typed, single=place.is_single_date):
        shown = quoted(meant) if meant.startswith("[") else meant
        return NOT_A_DATE, f"{place.name}: “{text}” viết chưa đúng cách.", f"Ý bạn là {shown}?"
    if written := remedies.as_said(place, typed):
        return NOT_A_DATE, f"{place.name}: “{text}” viết chưa đúng cách.", f"Viết {written}."
    if hinted_days.is_term(typed):
        return NOT_A_DATE, f"{place.name}: “{text}” không phải là một ngày.", hinted_days.term(typed)
    if said := hinted_days.not_in_the_calendar(typed):
        return NOT_A_DATE, f"{place.name}: “{text}” không phải là ngày có thật.", said
    if place.may_be(Unknown) and hints.is_unknown(typed):
        return NOT_A_DATE, f"{place.name}: “{text}” không phải là ngày.", remedies.NOTHING_KNOWN
    hint = hinted_days.without_year(typed) or (
        "Viết năm-tháng-ngày: 2022-09-08; chỉ biết tháng: 2022-09; chưa chắc: 2022-09-08?; "
        "từ – đến: 2022-08-17/2022-09-08."
    )
    return NOT_A_DATE, f"{place.name}: “{text}” không phải là ngày có thật hoặc viết chưa đúng cách.", hint


def _date_order(place: Place) -> Said:
    return (
        NOT_A_DATE,
        f"{place.name}: “{place.context['text']}” kết thúc trước khi bắt đầu.",
        "Đổi lại thứ tự hai ngày.",
    )


def _date_single(place: Place) -> Said:
    hint = "Ghi một ngày; nếu chỉ biết là một ngày trong khoảng ấy thì viết “[2022-08-17..2022-09-08]” trong dấu nháy."
    return NOT_A_DATE, f"{place.name} phải là một ngày, không phải một khoảng thời gian.", hint


def _day(place: Place) -> Said:
    typed = str(place.context.get("text", place.input))
    text, meant = shorten(typed), hinted_days.date_meant(typed, single=True)[:10]
    if hinted_days.is_day(typed):
        return NOT_A_DATE, f"{place.name}: “{text}” ở ngoài các năm 1900–2200.", "Xem lại năm."
    if hinted_days.is_day(meant) and "1900" <= meant[:4] <= "2200":
        return NOT_A_DATE, f"{place.name}: “{text}” viết chưa đúng cách.", f"Ý bạn là {meant}?"
    if said := hinted_days.not_in_the_calendar(typed):
        return NOT_A_DATE, f"{place.name}: “{text}” không phải là ngày có thật.", said
    hint = "Viết đủ năm-tháng-ngày: 2022-09-08."
    if meant:
        return NOT_A_DATE, f"{place.name}: “{text}” chưa phải là một ngày.", hint
    return NOT_A_DATE, f"{place.name}: “{text}” không phải là ngày có thật hoặc viết chưa đúng cách.", hint


def _number(place: Place) -> Said:
    typed = str(place.input)
    hint = hinted_numbers.number_meant(typed, inside=place.key == "value")
    if place.may_be(Unknown) and hints.is_unknown(typed):
        hint = remedies.NOTHING_KNOWN
    hint = hint or "Viết số không có dấu ngăn nghìn, phần thập phân sau dấu chấm: 7968; 82.7."
    return NOT_A_NUMBER, f"{place.name}: “{shorten(str(place.input))}” không phải là số.", hint


def _number_grouped(place: Place) -> Said:
    text = str(place.context["text"])
    whole, _, rest = text.partition(".")
    message = f"{place.name}: “{text}” có thể hiểu là {whole} nghìn {rest} hoặc {whole} phẩy {rest}."
    return (
        NOT_A_NUMBER,
        message,
        f"Nếu là số nguyên, viết {text.replace('.', '')}; nếu đúng là số thập phân, viết “{text}” trong dấu nháy.",
    )


def _too_small(place: Place) -> Said:
    return WRONG_FORM, f"{place.name} không được nhỏ hơn {place.context.get('ge', 0)}.", place.explanation


def _contradiction(message: str, hint: str) -> Callable[[Place], Said]:
    return lambda place: (CONTRADICTION, message.format(**place.context), hint)


_DESCRIBE: dict[str, Callable[[Place], Said]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing_key,
    "enum": _unknown_value,
    "string_too_short": _too_short,
    "string_too_long": _too_long,
    "string_pattern_mismatch": _pattern,
    "greater_than_equal": _too_small,
    "edtf": _date,
    "edtf_order": _date_order,
    "edtf_single": _date_single,
    "day": _day,
    "number": _number,
    "number_grouped": _number_grouped,
    **{kind: _contradiction(*said) for kind, said in SAID.items()},
}
