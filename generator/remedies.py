"""What to do about a flaw: told from what the model expects at its place, and from what was typed there."""

from __future__ import annotations

import re
from typing import Final

from generator import hinted_days, hints
from generator.records.base import Unknown
from generator.records.dates import Deadline, Period
from generator.records.people import Person
from generator.records.references import ANY
from generator.schema import Place
from generator.syntax import glued_key, list_slip, scalar, shorten
from generator.wording import fold

EXAMPLES: Final = {
    "organization": "quan-cau-giay",
    "document": "31-kh-ubnd-2022",
    "programme": "CT-2022-0001",
    "inspection": "KT-2022-0001",
    "conclusion": "KL-2022-0001",
    "meeting": "HN-2022-0001",
    "report": "BC-2022-0001",
    "finding": "KT-2022-0001-f1",
    "recommendation": "KL-2022-0001-r1",
    "measure": "KL-2022-0001-m1",
    ANY: "KT-2022-0001",
}
"""Kind of what is pointed to → what its ids look like."""
NOTHING_KNOWN: Final = (
    "Nguồn không nêu thì ghi {unknown: not_stated}; bản đã đọc không có thì {unknown: not_in_our_copy}."
)


def of_wrong_type(place: Place) -> str:
    """Say how to write what was typed; an empty string when that cannot be told."""
    kind, typed = place.error["type"], place.input
    if kind == "bool_type":
        return "Viết true hoặc false, không có dấu nháy."
    if kind.startswith("int"):
        return _as_count(str(typed)) or place.explanation or "Chỉ ghi chữ số, ví dụ 10."
    if kind == "string_type" and isinstance(typed, list):
        return _as_one(place)
    if isinstance(typed, str) and kind.startswith(("model", "tuple")):
        return glued_key(typed) or list_slip(typed) or _as_part(place, typed) or _as_list(place)
    return _as_list(place) if kind == "tuple_type" else ""


def _as_one(place: Place) -> str:
    """Say how to write as one value what was typed as a list."""
    if place.points_to:
        return "Chỉ ghi được một: bỏ dấu ngoặc vuông, bỏ gạch đầu dòng."
    if place.may_have_lines:
        return f"Nhiều đoạn thì viết một lần: “{place.key}: |-”, rồi các dòng thụt vào ở dưới."
    return "Gộp thành một dòng, không có gạch đầu dòng."


def _as_part(place: Place, typed: str) -> str:
    """Say how to write with keys what was typed without; an empty string where a list is wanted."""
    is_item = bool(place.path) and place.path[-1] != place.key
    if place.may_be(Person) and place.path:
        shown = hints.person(typed)
        return f"Viết - {shown}." if is_item else f"Viết {place.key}: {shown}."
    keys = place.own_keys if place.error["type"].startswith("model") else []
    if not keys:
        return ""
    more = f" Ghi thêm cả: {', '.join(keys[1:])}." if keys[1:] else ""
    return f"Viết “{'- ' if is_item else ''}{keys[0]}: {shorten(typed)}”.{more}"


def _as_count(typed: str) -> str:
    """Return the whole number that was typed with something around it."""
    found = re.fullmatch(r"(?:khoảng |hơn |gần )?0*([0-9]{1,6})(?: [^\W\d_].*)?", typed)
    return f"Ý bạn là {found[1]}?" if found else ""


def _as_list(place: Place) -> str:
    """Say how to write as a list what was typed without dashes."""
    if place.error["type"] != "tuple_type":
        return ""
    if isinstance(place.input, dict):
        first = next(iter(place.input), "")
        return f"Thêm gạch đầu dòng trước mục đầu: “- {shorten(first)}: …”." if first else ""
    if place.may_have_plain_items:
        typed = str(place.input)
        if place.points_to and " " in typed:
            described = f"{{described: {scalar(typed)}}}"
            return f"Viết {place.key}: [mã]; chưa có bản ghi thì {place.key}: [{described}]."
        return f"Viết {place.key}: [{scalar(typed)}]."
    names = place.item_keys
    return f"Viết “{place.key}:”, xuống dòng rồi viết “- {names[0]}: …”." if names else ""


def of_form(place: Place, pattern: str) -> str:
    """Say how something of a certain form is written, if possible what was typed itself."""
    typed = str(place.input)
    if place.key == "file" and (name := hints.file_meant(typed, pattern)):
        return f"Đổi tên tệp thành {name} rồi ghi tên ấy ở đây."
    if place.key == "code" and re.search(pattern, typed.upper()):
        return f"Ý bạn là {typed.upper()}?"
    if place.key == "id" or place.points_to:
        meant = hints.id_meant(typed, pattern, of_a_body=False)
        return f"Ý bạn là {meant}?" if meant else place.explanation
    return place.explanation


def of_reference(place: Place, pattern: str) -> str:
    """Say what may stand where a body, a paper or another record is named."""
    members = [member for kind in place.enumerations() for member in kind]
    typed = str(place.input)
    if place.may_be(Unknown) and hints.is_unknown(typed):
        return NOTHING_KNOWN
    if meant := next((str(each) for each in members if fold(each.label) == fold(typed)), ""):
        return f"Ý bạn là “{meant}”?"
    example = next((EXAMPLES[kind] for kind in place.points_to if kind in EXAMPLES), EXAMPLES["organization"])
    example = hints.id_meant(typed, pattern, of_a_body="organization" in place.points_to) or example
    hint = f"Ghi mã của bản ghi, ví dụ {example}; chưa có bản ghi thì ghi {{described: tên gọi trong nguồn}}."
    if members:
        hint = f"Ghi một trong các vai: {hints.values(members, typed)}. Nếu là nơi khác: {hint[:1].lower()}{hint[1:]}"
    return hint + (" Nếu là một người thì ghi {name: họ và tên}." if place.may_be(Person) else "")


def as_said(place: Place, typed: str) -> str:
    """Return a day with the words around it, as records write it; else nothing."""
    if place.may_be(Deadline):
        return hinted_days.limit_meant(typed)
    return hinted_days.roughly_meant(typed) if place.may_be(Period) else ""
