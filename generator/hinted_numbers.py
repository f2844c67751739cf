"""Numbers as people type them → as records write them. Nothing is guessed: what can be read in two ways is asked."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from generator.records.quantities import Qualifier
from generator.syntax import quoted, scalar
from generator.wording import fold

_AMOUNT = re.compile(
    r"(?P<qualifier>[^\W\d]+(?: [^\W\d]+)? +)?(?P<number>-?[0-9]+(?:[.,][0-9]+)*)(?P<unit> *(?:[^\W\d_]|%).*)?"
)
_FRACTION = re.compile(r"([0-9]+) ?/ ?([0-9]+)(?: +(\D.*))?")
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_COMMAS = re.compile(r"-?[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}")
_SPACED = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9.])")
_RANGE = re.compile(r"(?:từ )?([0-9][0-9.,]*) ?(?:[-–—]|đến) ?([0-9][0-9.,]*)(?: *[^\W\d_].*| *%)?")
_POWER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]+|0[xXoObB][0-9A-Fa-f]+")
_UNDERSCORED = re.compile(r"[1-9][0-9]{0,2}(?:_[0-9]{3})+")
_BARE_POINT = re.compile(r"(?P<whole>[0-9]*)\.(?P<rest>[0-9]*)")
_ABOUT = re.compile(r"[~≈] ?")
_STEPS: Final = {
    "tỷ": ("tỷ đồng", ("triệu", "tr")),
    "tỉ": ("tỷ đồng", ("triệu", "tr")),
    "triệu": ("triệu đồng", ("nghìn", "ngàn", "k")),
    "tr": ("triệu đồng", ("nghìn", "ngàn", "k")),
}
"""A unit of money → its name in records, and what its thousandth part is called."""
_IN_STEPS = re.compile(
    r"(?P<number>[1-9][0-9]{0,5}) ?(?P<unit>tỷ|tỉ|triệu|tr) ?(?P<rest>[0-9]{1,3}) ?(?P<below>triệu|tr|nghìn|ngàn|k)?"
    r"(?: ?(?:đồng|đ))?",
    re.IGNORECASE,
)
_IN_SHORT = re.compile(r"(?P<number>[1-9][0-9]{0,5}(?:[.,][0-9]{1,2})?) ?(?P<unit>k|tr|trđ)", re.IGNORECASE)
_SHORT: Final = {"k": "nghìn đồng", "tr": "triệu đồng", "trđ": "triệu đồng"}
_MAYBE_THOUSAND = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}")
SAID = {
    "khoang": Qualifier.about,
    "tren": Qualifier.over,
    "hon": Qualifier.over,
    "duoi": Qualifier.under,
    "gan": Qualifier.nearly,
}
"""What people say before a number → how exact it is."""
LONGEST: Final = 100
"""No number that people type is longer."""


def number_meant(text: str, *, inside: bool) -> str:
    """Return how to write a number that was typed with its unit, its separators or a fraction; else an empty string.

    ``inside`` tells that it stands at ``value:`` already.
    """
    if len(text) > LONGEST:
        return ""
    special = _special(text, inside=inside)
    if special or _POWER.fullmatch(text):
        return special
    text = _ABOUT.sub("khoảng ", text, count=1) if _ABOUT.match(text) else text
    text = _SPACED.sub(lambda found: found[0].replace(" ", ""), text)
    match = _AMOUNT.fullmatch(text)
    said = SAID.get(fold(match["qualifier"].strip())) if match and match["qualifier"] else None
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


def _special(text: str, *, inside: bool) -> str:
    """Return what to do about a text that is more, or less, than a number with a unit; else nothing."""
    if match := _FRACTION.fullmatch(text):
        number = _plain(match[1])
        said = f"Viết {{value: {number}, stated: {quoted(text)}}}, còn {match[2]} thành số liệu riêng."
        return said if number else ""
    if match := _RANGE.fullmatch(text):
        both = f"{match[1]} và {match[2]}"
        return f"Mỗi mục chỉ ghi một con số: tách thành hai số liệu, {both}, đều ghi nguyên văn ở stated."
    if money := _money(text):
        return f"Viết {'riêng từng mục: ' if inside else ''}{money}."
    plain = _power(text) if _POWER.fullmatch(text) else _slip(text)
    return f"Ý bạn là {plain}?" if plain else ""


def _money(text: str) -> str:
    """Return money as people say and write it for short, ``2 tỷ 500 triệu``, ``500k``; else nothing."""
    if match := _IN_SHORT.fullmatch(text):
        number, unit = _plain(match["number"].replace(".", ",")), _SHORT[match["unit"].lower()]
    elif match := _IN_STEPS.fullmatch(text):
        unit, below = _STEPS[match["unit"].lower()]
        said = (match["below"] or "").lower()
        if said and said not in below:
            return ""
        digits = match["rest"].zfill(3) if said else match["rest"]
        number = f"{Decimal(match['number'] + '.' + digits).normalize():f}"
    else:
        return ""
    return number and f"{{value: {number}, unit: {unit}, stated: {quoted(text)}}}"


def _slip(text: str) -> str:
    """Return a number that only looks odd: ``1_000``, ``.5``, ``586.``; else nothing."""
    if _UNDERSCORED.fullmatch(text):
        return text.replace("_", "")
    match = _BARE_POINT.fullmatch(text)
    if not match or bool(match["whole"]) == bool(match["rest"]):
        return ""
    return _plain(match["whole"] or f"0,{match['rest']}")


def _power(text: str) -> str:
    """Return what ``1e3`` is, when it is a number that records hold."""
    digits, _, power = text.lower().partition("e")
    if power.lstrip("+-").isdecimal() and abs(int(power)) <= 18:
        return _plain(f"{Decimal(digits).scaleb(int(power)):f}".replace(".", ","))
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
