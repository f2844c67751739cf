"""NUM: a quantity beside what the source wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from generator import wording
from generator.checks import places
from generator.checks.amounts import known, step
from generator.checks.numbers_words import Measure, Written, measure, written
from generator.checks.rule import Finding, When, of_record, warning
from generator.checks.subject import Subject
from generator.records.quantities import Qualifier, Quantity
from generator.records.references import Path

_MARGIN: Final = Decimal("0.2")
"""How far a number may be from one that the source itself calls rough."""


@of_record("NUM016", "not-what-the-source-wrote", warning, when=When(keys={"stated"}))
def not_what_the_source_wrote(subject: Subject) -> Iterator[Finding]:
    """Con số và đơn vị phải hợp với nguyên văn ghi ở mục stated.

    Nhầm dấu chấm với dấu phẩy, nhầm triệu với tỷ, đảo hai chữ số là những lỗi gõ hay gặp nhất, và làm sai số tiền cả
    nghìn lần. Chỉ so khi nguyên văn có đúng một con số viết bằng chữ số; làm tròn và những chữ “trên”, “khoảng” thì
    được lệch trong chừng mực ấy.

    Sai:

        quantity: {value: 738.13, unit: tỷ đồng, stated: "738.130.000 đồng"}

    Đúng:

        quantity: {value: 738.13, unit: triệu đồng, stated: "738.130.000 đồng"}
    """
    for path, quantity, unit in _stated(subject):
        stated = quantity.stated or ""
        wrote = written(stated)
        is_other = (wrote and not _fits(quantity, measure(unit), wrote)) or _in_words(stated, quantity.value)
        if is_other or _is_contrary(stated, quantity.qualifier) or _counts_others(stated, unit):
            exact = wording.quantity(quantity.model_copy(update={"unit": unit, "stated": None}))
            message = f"Ghi là {exact}, mà nguyên văn là “{stated}”."
            hint = "Sửa value, unit, qualifier theo nguyên văn; nguyên văn gõ nhầm thì sửa stated."
            yield Finding((*path, "value"), message, hint)


_NUMERALS: Final = dict(
    zip(("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"), range(1, 11), strict=True)
)
_NUMERAL: Final = re.compile(
    rf"(?:cả |có )?(?P<number>{'|'.join(_NUMERALS)}) (?P<thing>[^\W\d_]+)(?: [^\W\d_]+)*"
)
_NO_THING: Final = {
    *_NUMERALS,
    *(
        "mươi",
        "trăm",
        "nghìn",
        "ngàn",
        "triệu",
        "tỷ",
        "tỉ",
        "chục",
        "phần",
        "lăm",
        "nửa",
        "rưỡi",
        "hoặc",
        "đến",
    ),
}


def _in_words(stated: str, value: Decimal) -> bool:
    """Whether the source wrote another small number, in one word: ``ba vụ``."""
    match = _NUMERAL.fullmatch(stated.casefold())
    return bool(match and match["thing"] not in _NO_THING and _NUMERALS[match["number"]] != value)


_MORE: Final = re.compile(r"^(?:trên|hơn|ít nhất|tối thiểu)\b")
_LESS: Final = re.compile(r"^(?:dưới|chưa đến|chưa tới|không quá|tối đa)\b")


def _is_contrary(stated: str, qualifier: Qualifier) -> bool:
    """Whether the source says less where the record says more, or the other way round."""
    wrong = {Qualifier.over: _LESS, Qualifier.under: _MORE}.get(qualifier)
    return wrong is not None and wrong.search(stated.casefold()) is not None


_COUNTED: Final = re.compile(
    r"\d\s+(hộ|người|lượt|vụ|đơn(?! vị)|xã|phường|thôn|trường|trường hợp|học sinh|cuộc|đoàn|tổ|buổi|dự án|công trình|"
    r"văn bản|đảng viên|cán bộ|kiến nghị|ý kiến)\b"
)
_UNITS: Final = re.compile(_COUNTED.pattern.removeprefix(r"\d\s+"))


def _counts_others(stated: str, unit: str | None) -> bool:
    """Whether the source counts something else: households are no people."""
    said, own = _COUNTED.findall(stated.casefold()), _UNITS.match((unit or "").casefold())
    return len(said) == 1 and own is not None and said[0].split()[0] != own[1].split()[0]


def _stated(subject: Subject) -> Iterator[tuple[Path, Quantity, str | None]]:
    """Yield the quantities that quote their source, with their units or those of their columns."""
    for path, quantity, unit in _quantities(subject):
        if quantity and quantity.stated:
            yield path, quantity, quantity.unit or unit


def _quantities(subject: Subject) -> Iterator[tuple[Path, Quantity | None, str | None]]:
    for path, figure in subject.figures:
        yield (*path, "quantity"), known(figure.quantity), None
    for path, task in subject.tasks:
        yield (*path, "quantity"), known(task.quantity), None
        for index, progress in enumerate(task.progress):
            yield (*path, "progress", index, "quantity"), known(progress.quantity), None
    for path, table in places.tables(subject.record):
        for row, group in enumerate(table.groups):
            for index, cell in enumerate(group.cells):
                yield (*path, "groups", row, "cells", index), known(cell), table.columns[index].unit


def _fits(quantity: Quantity, unit: Measure, wrote: Written) -> bool:
    """Whether some reading of the source can be the quantity, or the two cannot be compared."""
    behind = wrote.measure
    if not behind.bare and unit.thing != behind.thing and not _may_stand_alone(unit, behind):
        return True
    scales = [(unit.scale, behind.scale)]
    if behind.bare or unit.bare:
        scales.append((Decimal(1), Decimal(1)))
    loose = wrote.loose or quantity.qualifier is not Qualifier.exact
    value = abs(quantity.value)
    return any(
        _are_near((value, own), (reading, other), loose=loose)
        for own, other in scales
        for reading in wrote.readings
    )


def _may_stand_alone(unit: Measure, behind: Measure) -> bool:
    """Whether one of the two just does not say that it is money: ``45,6 triệu``."""
    return {unit.thing, behind.thing} == {"đồng", ""}


def _are_near(one: tuple[Decimal, Decimal], other: tuple[Decimal, Decimal], *, loose: bool) -> bool:
    """Whether two numbers, each with its scale, can be the same one, rounded to more or fewer digits."""
    amounts = [number * scale for number, scale in (one, other)]
    steps = {step(number) * scale for number, scale in (one, other)}
    slack = max(steps) if len(steps) > 1 else Decimal(0)
    if loose:
        slack = max(slack, amounts[0] * _MARGIN)
    return abs(amounts[0] - amounts[1]) <= slack
