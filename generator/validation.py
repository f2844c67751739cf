"""A plain value → a record, or flaws that a civil servant understands, all at once."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, Final, NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator import hints
from generator.problem import Code
from generator.records.base import Part, Unknown
from generator.records.dates import Period
from generator.records.people import Person
from generator.records.references import Described, Path
from generator.schema import Place, at, is_model, written
from generator.syntax import glued_key, list_slip, shorten
from generator.wording import fold

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
        hint = "Tệp gồm các dòng “tên mục: giá trị”; xem bản ghi mẫu."
        return None, [Flaw((), WRONG_TYPE, "Tệp không phải là một bản ghi.", hint)]
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
    return Flaw(path, *describe(place))


Said = tuple[Code, str, str] | tuple[Code, str, str, str]


def _unknown_key(place: Place) -> Said:
    known = {name for parent in place.parents() for name in parent.model_fields}
    names = sorted(name for name in known if name not in place.beside)
    close = get_close_matches(place.key, names, n=1, cutoff=0.6)
    hint = f"Ý bạn là “{close[0]}”?" if close else f"Các mục dùng được ở đây: {', '.join(names)}."
    return UNKNOWN_KEY, f"Không có mục “{shorten(place.key)}”.", hint, close[0] if close else ""


def _missing_key(place: Place) -> Said:
    return MISSING_KEY, f"Thiếu mục {place.name}.", place.explanation


def _unknown_value(place: Place) -> Said:
    members = [member for kind in place.enumerations() for member in kind]
    text = shorten(str(place.input))
    by_label = {fold(member.label): str(member) for member in members}
    close = get_close_matches(text, [str(member) for member in members], n=1, cutoff=0.6)
    meant = by_label.get(fold(text)) or (close[0] if close else None)
    hint = f"Ý bạn là “{meant}”?" if meant else f"Các giá trị dùng được: {hints.values(members, text)}."
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
    message = f"{place.name} phải là {expected}." if expected else f"{place.name} có giá trị không dùng được."
    return WRONG_TYPE, message, _wrong_type_hint(place) or place.explanation


def _wrong_type_hint(place: Place) -> str:
    """Say how to write what was typed; an empty string when that cannot be told."""
    kind, typed = place.error["type"], place.input
    if kind == "bool_type":
        return "Viết true hoặc false, không có dấu nháy."
    if kind == "string_type" and isinstance(typed, list):
        if place.may_have_lines:
            return f"Nhiều đoạn thì viết một lần: “{place.key}: |-”, rồi các dòng thụt vào ở dưới."
        return "Gộp thành một dòng, không có gạch đầu dòng."
    if isinstance(typed, str) and kind.startswith(("model", "tuple")):
        if slip := glued_key(typed) or list_slip(typed):
            return slip
        if place.may_be(Person) and place.path:
            shown = hints.person(typed)
            return f"Viết {place.key}: {shown}." if place.path[-1] == place.key else f"Viết - {shown}."
    return ""


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
    hint = place.explanation
    if place.may_be(Described):
        hint = "Ghi mã của bản ghi, ví dụ quan-cau-giay; chưa có bản ghi thì ghi {described: tên gọi trong nguồn}."
        hint += " Nếu là một người thì ghi {name: họ và tên}." if place.may_be(Person) else ""
    if "^https?" in str(place.context.get("pattern")):
        hint = (
            "Địa chỉ bắt đầu bằng https://, tên miền không dấu, không có dấu cách: "
            "chép từ thanh địa chỉ của trình duyệt."
        )
    return WRONG_FORM, f"{place.name} không đúng dạng: “{shorten(str(place.input))}”.", hint


def _date(place: Place) -> Said:
    typed = str(place.input.get("edtf", "") if isinstance(place.input, dict) else place.input)
    text = shorten(typed)
    if hints.is_term(typed):
        return NOT_A_DATE, f"{place.name}: “{text}” không phải là một ngày.", hints.term(typed)
    if meant := hints.date_meant(typed, single=place.is_single_date):
        shown = hints.quoted(meant) if meant.startswith("[") else meant
        return NOT_A_DATE, f"{place.name}: “{text}” viết chưa đúng cách.", f"Ý bạn là {shown}?"
    hint = (
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
    text, meant = shorten(typed), hints.date_meant(typed, single=True)
    if hints.is_day(typed):
        return NOT_A_DATE, f"{place.name}: “{text}” ở ngoài các năm 1900–2200.", "Xem lại năm."
    if hints.is_day(meant):
        return NOT_A_DATE, f"{place.name}: “{text}” viết chưa đúng cách.", f"Ý bạn là {meant}?"
    hint = "Viết đủ năm-tháng-ngày: 2022-09-08."
    if meant:
        return NOT_A_DATE, f"{place.name}: “{text}” chưa phải là một ngày.", hint
    return NOT_A_DATE, f"{place.name}: “{text}” không phải là ngày có thật hoặc viết chưa đúng cách.", hint


def _number(place: Place) -> Said:
    hint = hints.number_meant(str(place.input), inside=place.key == "value")
    hint = hint or "Viết số không có dấu ngăn nghìn, phần thập phân sau dấu chấm: 7968; 82.7."
    return NOT_A_NUMBER, f"{place.name}: “{shorten(str(place.input))}” không phải là số.", hint


def _number_grouped(place: Place) -> Said:
    text = str(place.context["text"])
    message = f"{place.name}: “{text}” có thể đọc là hai số khác nhau."
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
        "Trạng thái khi mới đăng (“{status}”) không đi cùng các lần cập nhật (lần cuối: “{last}”).",
        "Mục status là trạng thái khi mới đăng; thay đổi về sau là một mục progress có ngày. Xóa mục status, và nếu "
        "các mục progress chưa nói trạng thái ấy thì ghi thêm một mục.",
    ),
    "undated": _contradiction(
        "Không rõ ngày nào thì trang này nói điều này.",
        "Ngày (on) không rõ thì ghi recorded_on, là ngày ghi vào trang này: recorded_on: 2026-11-21.",
    ),
    "extension_order": _contradiction(
        "Thời hạn gia hạn ({after}) không muộn hơn thời hạn trước đó ({before}).",
        "Ghi các lần gia hạn cũ trước mới sau; mục due giữ thời hạn ban đầu.",
    ),
    "bulletin_period": _contradiction(
        "Kỳ của bản tin (“{edtf}”) không phải là quý trong mã ({quarter}).",
        "Sửa period, hoặc sửa mã và tên tệp.",
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
    "law_order": _contradiction("Quy định hết hiệu lực trước khi có hiệu lực.", "Xem lại since và until."),
    "law_days": _contradiction("Quy định này phải có số ngày.", "Ghi days, ví dụ days: 10."),
    "law_key": _contradiction("Khóa “{text}” đã dùng cho một quy định khác.", "Đặt khóa khác."),
    "swap_same": _contradiction("Ngày nghỉ và ngày làm bù là cùng một ngày.", "Xem lại off và work."),
    "table_total": _contradiction("Bảng không có nhóm “{name}”.", "Ghi total đúng tên một nhóm của bảng."),
}
