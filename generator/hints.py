"""What the editor seems to have meant, said as a question or as YAML to copy. Nothing here changes a value."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher, get_close_matches

from generator.records.base import Labelled
from generator.records.quantities import Qualifier
from generator.syntax import shorten
from generator.wording import fold

_YEAR = r"(?P<year>[12][0-9]{3})"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])"
_POINTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_YEAR}[-–/.]{_MONTH}[-–/.]{_DAY}",
        rf"(?:ngay )?{_DAY}[-–/.]{_MONTH}[-–/.]{_YEAR}",
        rf"(?:ngay )?{_DAY} thang {_MONTH}(?: nam |, |/| ){_YEAR}",
        rf"{_YEAR}[-–/.]{_MONTH}",
        rf"(?:thang )?{_MONTH}[-–/.]{_YEAR}",
        rf"thang {_MONTH}(?: nam |, | ){_YEAR}",
        rf"(?:nam )?{_YEAR}",
    )
)
_QUARTER = re.compile(rf"(?:quy |q)(?P<quarter>[1-4]|iv|i{{1,3}})(?:[-–/. ]| nam ){_YEAR}")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_BETWEEN = re.compile(r"(?:tu )?([^–]+?)(?: den | - | ?– ?)([^–]+)|([^/]+)/([^/]+)")
_YEARS = re.compile(r"(?:nam hoc |nam )?([12][0-9]{3}) ?[-–] ?([12][0-9]{3})")
_LIMIT = re.compile(r"(?P<word>truoc|den het|den|cham nhat(?: la)?|muon nhat(?: la)?) (?P<day>.+)")
_TERM = re.compile(r"(?:trong |sau )?(?:thoi han )?[0-9]+ (?:ngay|tuan|thang|nam)\b.*")

_AMOUNT = re.compile(
    r"(?P<qualifier>[^\W\d]+(?: [^\W\d]+)? +)?(?P<number>-?[0-9]+(?:[.,][0-9]+)*)(?P<unit> *(?:[^\W\d_]|%).*)?"
)
_FRACTION = re.compile(r"([0-9]+) ?/ ?([0-9]+)(?: +(\D.*))?")
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_COMMAS = re.compile(r"-?[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}")
_SPACED = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9.])")
_RANGE = re.compile(r"(?:từ )?([0-9][0-9.,]*) ?(?:[-–—]|đến) ?([0-9][0-9.,]*)(?: *[^\W\d_].*| *%)?")
_POWER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]+|0[xXoObB][0-9A-Fa-f]+")
_MAYBE_THOUSAND = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}")
_SAID = {
    "khoang": Qualifier.about,
    "tren": Qualifier.over,
    "hon": Qualifier.over,
    "duoi": Qualifier.under,
    "gan": Qualifier.nearly,
}
_CALLED = {
    "tieu de": "title",
    "ten": "name",
    "ma": "id",
    "tinh trang": "state",
    "trang thai": "state",
    "ngay dang": "published_on",
    "ngay": "on",
    "han": "due",
    "thoi han": "due",
    "loai": "kind",
    "noi dung": "text",
    "co quan": "organization",
    "don vi": "organization",
    "phat hien": "findings",
    "so lieu": "figures",
    "nguon": "sources",
    "tom tat": "summary",
}
"""What people call a key, whatever its label is in a record."""
_SAFE = re.compile(r"[^\W\d_][^:#,{}\[\]\"'\\]*")
LONGEST = 100
"""No date and no number that people type is longer, and to look for one in 400.000 letters would take minutes."""
MANY = 12
"""More values than this are put in order of likeness."""


def date_meant(text: str, *, single: bool) -> str:
    """Return ``text``, a date as people write it, as EDTF; an empty string when it is none."""
    if len(text) > LONGEST:
        return ""
    typed = " ".join(fold(text).split())
    if point := _point(typed):
        return point
    if found := _span(typed):
        return f"[{found[0]}..{found[1]}]" if single else "/".join(found)
    return ""


def is_term(text: str) -> bool:
    """Whether ``text`` is a length of time, as in ``30 ngày``."""
    return _TERM.fullmatch(fold(text)) is not None


def term(text: str) -> str:
    """Return what to write for a length of time where a day belongs."""
    stated = text if "kể từ" in text else f"{text} kể từ …"
    return (
        "Thời hạn phải là một ngày: tính ra ngày ấy rồi ghi "
        f"{{edtf: năm-tháng-ngày, basis: computed, stated: {quoted(stated)}}}."
    )


def _point(typed: str) -> str:
    for pattern in _POINTS:
        if match := pattern.fullmatch(typed):
            parts = match.groupdict()
            year, month, day = (int(parts.get(part) or 0) for part in ("year", "month", "day"))
            if day > (monthrange(year, month)[1] if month else 0):
                return ""
            return "-".join([str(year), *(f"{each:02d}" for each in (month, day) if each)])
    return ""


def _span(typed: str) -> tuple[str, str] | None:
    if match := _QUARTER.fullmatch(typed):
        quarter = _ROMAN.get(match["quarter"]) or int(match["quarter"])
        return f"{match['year']}-{3 * quarter - 2:02d}", f"{match['year']}-{3 * quarter:02d}"
    if match := _YEARS.fullmatch(typed) or _BETWEEN.fullmatch(typed):
        first, last = (_point(each.strip()) for each in match.groups() if each)
        if first and last and len(first) == len(last) and first < last:
            return first, last
    return None


def bounds_meant(value: object) -> str:
    """Return the day between bounds that was typed without quotes, which YAML takes for a list; else nothing."""
    if not isinstance(value, list) or len(value) != 1 or not isinstance(value[0], str):
        return ""
    return f"[{value[0]}]" if re.fullmatch(r"[0-9-]*\.\.[0-9-]*", value[0]) and value[0] != ".." else ""


def limit_meant(text: str) -> str:
    """Return a deadline as people say it, ``trước ngày 15/1/2023``, as records write it; else nothing."""
    if len(text) > LONGEST or not (match := _LIMIT.fullmatch(" ".join(fold(text).split()))):
        return ""
    day = _point(match["day"])
    inclusive = "" if match["word"] != "truoc" else ", inclusive: false"
    return f"{{edtf: {day}{inclusive}, stated: {quoted(text)}}}" if day else ""


def is_day(text: str) -> bool:
    """Whether ``text`` is a day of the calendar, written in full."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10


def key_meant(typed: str, labels: Mapping[str, str]) -> str:
    """Return the key of ``labels`` that was misspelt, or written as people call it: ``tiêu đề``; else nothing."""
    if close := get_close_matches(typed, list(labels), n=1, cutoff=0.6):
        return close[0]
    wanted = fold(typed)
    called = _CALLED.get(wanted.replace("_", " "), "")
    if called in labels:
        return called
    by_label = {fold(label): name for name, label in labels.items()}
    near = get_close_matches(wanted.replace("_", " "), list(by_label), n=1, cutoff=0.75)
    return by_label[near[0]] if near else ""


def foreign_letters(text: str) -> str:
    """Return a hint when an id holds letters of another alphabet that look like Latin ones."""
    strange = [char for char in text if unicodedata.name(char, "").startswith(("CYRILLIC", "GREEK"))]
    return (
        f"Chữ “{strange[0]}” ở đây là chữ cái nước ngoài trông giống chữ thường dùng: tắt bộ gõ lạ, gõ lại cả mã."
        if strange
        else ""
    )


def number_meant(text: str, *, inside: bool) -> str:
    """Return how to write a number that was typed with its unit, its separators or a fraction; else an empty string.

    ``inside`` tells that it stands at ``value:`` already.
    """
    if len(text) > LONGEST:
        return ""
    if match := _FRACTION.fullmatch(text):
        number = _plain(match[1])
        return (
            number
            and f"Viết {{value: {number}, stated: {quoted(text)}}}, còn {match[2]} thành số liệu riêng."
        )
    if match := _RANGE.fullmatch(text):
        both = f"{match[1]} và {match[2]}"
        return f"Mỗi mục chỉ ghi một con số: tách thành hai số liệu, {both}, đều ghi nguyên văn ở stated."
    if _POWER.fullmatch(text):
        return _power(text)
    text = _SPACED.sub(lambda found: found[0].replace(" ", ""), text)
    match = _AMOUNT.fullmatch(text)
    said = _SAID.get(fold(match["qualifier"].strip())) if match and match["qualifier"] else None
    if not match or (match["qualifier"] and not said):
        return ""
    unit = (match["unit"] or "").strip()
    more = f", unit: {scalar(unit)}" if unit else ""
    more += f", qualifier: {said}" if said else ""
    if _MAYBE_THOUSAND.fullmatch(match["number"]):
        return _either(match["number"], more)
    number = _plain(match["number"])
    if not number or not more:
        return f"Ý bạn là {number}?" if number else ""
    lead = "Viết riêng từng mục:" if inside else "Viết"
    return f"{lead} {{value: {number}{more}}}."


def _power(text: str) -> str:
    """Return what ``1e3`` is, when it is a number that records hold."""
    digits, _, power = text.lower().partition("e")
    if power.lstrip("+-").isdecimal() and abs(int(power)) <= 18:
        number = _plain(f"{Decimal(digits).scaleb(int(power)):f}".replace(".", ","))
        return f"Ý bạn là {number}?" if number else ""
    return ""


def _either(number: str, more: str) -> str:
    whole, _, rest = number.replace(",", ".").partition(".")
    return (
        f"Nếu là số nguyên, viết {{value: {whole}{rest}{more}}}; "
        f'nếu là số thập phân, viết {{value: "{whole}.{rest}"{more}}}.'
    )


def _plain(number: str) -> str:
    """Return a number as records write it, if it can be read in one way only."""
    if _COMMAS.fullmatch(number):
        number = number.replace(",", "")
    whole, comma, fraction = number.partition(",")
    if "," in fraction or "." in fraction or (comma and not fraction):
        return ""
    if "." in whole:
        if not _THOUSANDS.fullmatch(whole):
            return ""
        whole = whole.replace(".", "")
    sign, digits = "-" if whole.startswith("-") else "", whole.lstrip("-0") or "0"
    if len(digits) > 18 or len(fraction) > 9:
        return ""
    return f"{sign}{digits}" + (f".{fraction}" if comma else "")


def quoted(text: str) -> str:
    """Return ``text`` in quotes, as YAML to copy."""
    return '"' + shorten(text).replace("\\", "").replace('"', "'") + '"'


def scalar(text: str) -> str:
    """Return ``text`` as YAML to copy, in quotes where it needs them."""
    return shorten(text) if _SAFE.fullmatch(text) else quoted(text)


def person(text: str) -> str:
    """Return how to write a person whose name was typed alone."""
    return f"{{name: {scalar(text)}}}"


def values(members: Iterable[Labelled], typed: str) -> str:
    """Return values with their Vietnamese labels; of many, those like ``typed`` first."""
    ordered = list(dict.fromkeys(members))
    if len(ordered) > MANY:
        ordered.sort(key=lambda each: -likeness(each, typed))
    return "; ".join(f"{each}: {each.label}" if each.label else str(each) for each in ordered)


def likeness(member: Labelled, typed: str) -> float:
    """Return how much a value, or its label, looks like what was typed."""
    text = fold(typed)
    return max(SequenceMatcher(None, text, fold(each)).ratio() for each in (str(member), member.label))
