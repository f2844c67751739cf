"""Values → Vietnamese words: dates, numbers, unknowns, said the same way on every page."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from functools import lru_cache

from generator.records.base import Labelled, Unknown, WhyUnknown
from generator.records.dates import Basis, Deadline, Period, Span, parse
from generator.records.quantities import Quantity

_STROKE = str.maketrans("đĐðÐ", "dDdD")
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_LETTERS = {letter: f"{rank:02d}" for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}

_PIECES = re.compile(r"\d+|\D")


def fold(text: str) -> str:
    """Return ``text`` without dấu and in lower case, as people type it: ``Đường`` → ``duong``."""
    decomposed = unicodedata.normalize("NFD", text.translate(_STROKE))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def aside(text: str) -> str:
    """Return a remark as it stands in brackets: a single sentence without its full stop."""
    return text[:-1] if text.endswith(".") and not text.endswith("..") and ". " not in text else text


@lru_cache(maxsize=4096)
def sort_key(text: str) -> tuple[str, bytes]:
    """Return a key for the Vietnamese alphabet: letters first, tones as tie-break, numbers by value."""
    places = [_place(piece) for piece in _PIECES.findall(text.casefold())]
    return "\0".join([letter for letter, _ in places]), bytes(
        [tone for _, tone in places if tone is not None]
    )


@lru_cache(maxsize=4096)
def _place(piece: str) -> tuple[str, int | None]:
    """Return the place of a letter in the alphabet, and its tone; of a number its value."""
    if piece.isdecimal():
        return f"0{int(piece):020d}", None
    letter = unicodedata.normalize("NFD", piece)
    tone = next((_TONES[mark] for mark in letter if mark in _TONES), 0)
    base = unicodedata.normalize("NFC", "".join(mark for mark in letter if mark not in _TONES))
    return f"1{_LETTERS[base]}" if base in _LETTERS else f"/{base}", tone


def number(value: Decimal | int) -> str:
    """Return ``1234567.5`` as ``1.234.567,5``, with the digits it has."""
    whole, _, fraction = (f"{value:,d}" if isinstance(value, int) else f"{value:,f}").partition(".")
    return whole.replace(",", ".") + (f",{fraction}" if fraction else "")


def quantity(value: Quantity) -> str:
    """Return a quantity in words: ``trên 10.000 tỷ đồng``, ``96,67%``, with the source's words where they say more."""
    unit = value.unit or ""
    amount = number(value.value) + (unit if unit == "%" else f" {unit}" if unit else "")
    shown = f"{value.qualifier.label} {amount}".strip()
    return f"{shown} (nguồn viết: “{value.stated}”)" if value.stated and value.stated != shown else shown


@lru_cache(maxsize=4096)
def day(value: date) -> str:
    """Return ``08/09/2022``."""
    return f"{value.day:02d}/{value.month:02d}/{value.year}"


@lru_cache(maxsize=65_536)
def point(text: str) -> str:
    """Return one EDTF date in words, as precise as it is: ``08/09/2022``, ``tháng 9/2022``, ``năm 2022``."""
    calendar_day, _, clock = text.rstrip("?~%").partition("T")
    parts = calendar_day.split("-")
    if len(parts) == 1:
        return f"năm {parts[0]}"
    if len(parts) == 2:
        return f"tháng {int(parts[1])}/{parts[0]}"
    return f"{parts[2]}/{parts[1]}/{parts[0]}" + (f", {clock[:2]} giờ {clock[3:5]}" if clock else "")


def _full(text: str) -> str:
    """Return one EDTF date as it stands within a sentence: ``ngày 08/09/2022``, ``tháng 9/2022``."""
    words = point(text)
    return f"ngày {words}" if words[:1].isdigit() else words


def span(value: Span) -> str:
    """Return a date or a period in words, without its doubts."""
    if value.end is None:
        return point(value.start)
    if value.bounded:
        if not value.start:
            return f"một ngày chưa rõ, muộn nhất là {_full(value.end)}"
        if not value.end:
            return f"một ngày chưa rõ, sớm nhất là {_full(value.start)}"
        return f"một ngày trong khoảng từ {point(value.start)} đến {point(value.end)}"
    if not value.start:
        return f"đến {point(value.end)}"
    if not value.end:
        return f"từ {point(value.start)}, chưa rõ ngày kết thúc"
    return f"từ {point(value.start)} đến {point(value.end)}"


def dated(value: Span) -> str:
    """Return a date or a period in words, with its doubts."""
    return _with(span(value), _doubts(value))


def period(value: Period) -> str:
    """Return a date or a period in words, with its doubts, its basis, and the source's own words."""
    inclusive = value.inclusive if isinstance(value, Deadline) else None
    return _period(value.edtf, inclusive, value.basis, value.stated)


@lru_cache(maxsize=65_536)
def _period(edtf: str, inclusive: bool | None, basis: Basis, stated: str | None) -> str:  # noqa: FBT001 - as ``_told``
    text, doubts = _told(edtf, inclusive)
    said = [*doubts]
    if basis is Basis.inferred:
        said.append("suy ra, nguồn không nêu đủ")
    if basis is Basis.computed:
        said.append("tính ra")
    if stated:
        said.append(f"nguồn viết: “{stated}”")
    return _with(text, said)


def since(value: Span) -> str:
    """Return from when something is so, with its doubts: ``từ ngày 01/07/2025``, ``từ tháng 7/2025``."""
    return _with(f"từ {_spoken(value)}", _doubts(value))


def _spoken(value: Span) -> str:
    is_day = value.end is None and len(value.start) == len("2022-10-15")
    return f"ngày {span(value)}" if is_day else span(value)


def deadline(value: Deadline) -> str:
    """Return a deadline with its doubts: ``đến hết ngày 15/10/2022`` when the day counts, or else ``trước ngày …``."""
    return _with(*_told(value.edtf, value.inclusive))


@lru_cache(maxsize=65_536)
def _told(edtf: str, inclusive: bool | None) -> tuple[str, list[str]]:  # noqa: FBT001 - by place, as it is kept
    """Return a date, or a deadline when it is said whether the day counts, in words, and the doubts about it."""
    value = parse(edtf)
    return span(value) if inclusive is None else _limit(value, inclusive=inclusive), _doubts(value)


def _limit(value: Span, *, inclusive: bool) -> str:
    if value.end is None and "T" in value.start:
        calendar_day, clock = point(value.start).split(", ")
        return f"{'đến' if inclusive else 'trước'} {clock} ngày {calendar_day}"
    return f"{'đến hết' if inclusive else 'trước'} {_spoken(value)}"


def _doubts(value: Span) -> list[str]:
    said = ["chưa chắc chắn"] if value.uncertain else []
    return [*said, "khoảng chừng"] if value.approximate else said


def _with(text: str, said: list[str]) -> str:
    return f"{text} ({'; '.join(said)})" if said else text


def unknown(value: Unknown, what: str = "") -> str:
    """Say why a value is not known; ``what`` is the field's label: ``nguồn không nêu số, ký hiệu``."""
    what = what[:1].lower() + what[1:]
    said = {
        WhyUnknown.not_stated: f"nguồn không nêu {what}".strip(),
        WhyUnknown.not_in_our_copy: f"bản chúng tôi đọc không có {what}".strip(),
        WhyUnknown.ambiguous: "nguồn nêu không rõ",
        WhyUnknown.withheld: "không được công khai",
    }[value.unknown]
    shown = value.stated and value.unknown is not WhyUnknown.withheld
    return f"{said} (nguồn viết: “{value.stated}”)" if shown else said


def plain(value: object) -> str:
    """Return a known value in words; raise ``TypeError`` for what has no words of its own."""
    match value:
        case Labelled():
            return value.label
        case str():
            return value
        case Period():
            return period(value)
        case Quantity():
            return quantity(value)
        case bool():
            return "có" if value else "không"
        case int() | Decimal():
            return number(value)
        case date():
            return day(value)
    msg = f"no words for {type(value).__name__}"
    raise TypeError(msg)
