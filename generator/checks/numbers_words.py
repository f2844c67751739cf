"""How sources write quantities: ``738.130.000 đồng``, ``trên 10 nghìn vụ``, ``72,5 tỷ``, ``1,2 ha``.

A text is read only where its one number can be nothing but the quantity; a number may still have several readings:
``4.956`` is four thousand and more to one reader, not quite five to another.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

_SCALES: Final = {
    "chục": Decimal(10),
    "trăm": Decimal(100),
    "nghìn": Decimal(1_000),
    "ngàn": Decimal(1_000),
    "vạn": Decimal(10_000),
    "triệu": Decimal(1_000_000),
    "tr": Decimal(1_000_000),
    "tỷ": Decimal(1_000_000_000),
    "tỉ": Decimal(1_000_000_000),
}
_AREAS: Final = {
    "m²": Decimal(1),
    "m2": Decimal(1),
    "mét vuông": Decimal(1),
    "ha": Decimal(10_000),
    "héc ta": Decimal(10_000),
    "héc-ta": Decimal(10_000),
    "hecta": Decimal(10_000),
    "km²": Decimal(1_000_000),
    "km2": Decimal(1_000_000),
}
_LONGEST: Final = 6
"""No unit has more words."""
_MONEY: Final = ("đồng", "đ", "vnđ", "vnd")
_PERCENT: Final = ("%", "phần trăm")
_MEASURES: Final = re.compile(
    r"(?:tấn|tạ|yến|kg|g|gam|gram|lít|ml|mm|cm|m|mét|km|giờ|phút|ngày|tuần|tháng|quý|năm|sào|mẫu|thước|công|điểm|lần|m³|"
    r"m3|‰|usd|đô|euro|tá|cặp|đôi|lượng|chỉ|khối|héc|bộ)(?!\w)"
)
"""Units that one another can be turned into, by somebody who knows how."""
_DIGITS: Final = re.compile(r"(?<![^\W\d])\d+(?:[.,]\d+)*")
"""Digits behind a letter are part of a unit or a sign: ``km2``."""
_OTHER_NUMBER: Final = re.compile(
    r"\b(?:một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín|mười|mươi|rưỡi|nửa|rười|phẩy|và|cùng|cộng|trừ|kém)\b|[½¼¾]|[;+/×x*]\s*\d"
)
NUMBERED: Final = re.compile(
    r"\b(?:tổ|thôn|xóm|ấp|bản|khu|phố|lớp|khối|điểm|khoản|điều|mục|quý|tháng|ngày|số|thứ|kỳ|đợt|đoạn|phường|quận|cấp|"
    r"loại|nhóm|bảng|cột|dòng|trang|đội|hạng|mức|bước|vòng|vùng|tuyến|ngõ|nhà|phòng)[ :]*$"
)
"""What stands before a number that is a name: ``tổ 3``."""
_LOOSE: Final = re.compile(
    r"\b(?:trên|hơn|quá|khoảng|gần|dưới|xấp xỉ|chừng|tới|đến|ước|ngót|non|cỡ|"
    r"độ|tầm|ít|tối)\b|~|≈|>|<"
)


class Measure(NamedTuple):
    """A unit, or what stands behind a number, taken apart."""

    scale: Decimal
    """What its words multiply by; an area is in m²."""
    thing: str
    """What it measures: ``đồng``, ``%``, ``m²``, a measure that stands for itself, or nothing that is known."""
    bare: bool
    """Whether there were no words at all."""


class Written(NamedTuple):
    """The one number of a text, and what stands behind it."""

    readings: tuple[Decimal, ...]
    measure: Measure
    loose: bool
    """Whether the text says that the number is not exact."""


def written(text: str) -> Written | None:
    """Return what a source wrote; ``None`` when it is no number, several, or perhaps another one than the quantity."""
    text = " ".join(text.casefold().split())
    found = list(_DIGITS.finditer(text))
    if len(found) != 1:
        return None
    before, after = text[: found[0].start()], text[found[0].end() :]
    if _OTHER_NUMBER.search(text) or NUMBERED.search(before):
        return None
    readings = tuple(_readings(found[0][0]))
    return Written(readings, measure(after), _LOOSE.search(text) is not None) if readings else None


def _readings(digits: str) -> list[Decimal]:
    """Return every number that such digits can stand for."""
    found: list[str] = []
    for groups, point in ((".", ","), (",", ".")):
        if re.fullmatch(rf"[1-9]\d{{0,2}}(?:\{groups}\d{{3}})+(?:\{point}\d+)?", digits):
            found.append(digits.replace(groups, "").replace(point, "."))
    if re.fullmatch(r"(?:0|[1-9]\d*)(?:,\d+|\.\d*[1-9])?", digits):
        found.append(digits.replace(",", "."))
    return [Decimal(each) for each in found if len(each) < 20]


def measure(words: str | None) -> Measure:
    """Return the unit that ``words`` begin with."""
    return _measure(" ".join((words or "").split(maxsplit=_LONGEST)[:_LONGEST]))


@lru_cache(maxsize=4096)
def _measure(words: str) -> Measure:
    rest, scale = words.casefold().strip(" .,:()"), Decimal(1)
    bare = not rest
    while (first := re.match(r"[^\W\d]+", rest)) and first[0] in _SCALES:
        scale, rest = scale * _SCALES[first[0]], rest[first.end() :].strip()
    for area, size in _AREAS.items():
        if re.match(rf"{area}(?!\w)", rest):
            return Measure(scale * size, "m²", bare)
    return Measure(scale, _thing(rest), bare)


def _thing(words: str) -> str:
    for names in (_MONEY, _PERCENT):
        if any(re.match(rf"{name}(?!\w)", words) for name in names):
            return names[0]
    found = _MEASURES.match(words)
    return found[0] if found else ""
