"""NUM: figures that follow from other figures: rates, changes, roundings."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Context, Decimal
from typing import Final, NamedTuple

from generator import wording
from generator.checks.amounts import PERCENT, Range, dimension, factor, known, plain, reach, step
from generator.checks.numbers import mend_or_allow
from generator.checks.rule import Finding, When, of_record, warning
from generator.checks.subject import Subject
from generator.records.figures import FigurePart, Rounding
from generator.records.quantities import Qualifier, Quantity
from generator.records.references import Path

_HUNDRED: Final = Decimal(100)
_WIDE: Final = Context(prec=100)
"""Enough digits for whatever an editor may have typed."""
_MAY_EXCEED: Final = ("kế hoạch", "chỉ tiêu", "dự toán", "so với", "cùng kỳ", "tăng", "giảm", "vượt")
"""In the name of a rate that is no part of its whole: of a plan, 120% can be done."""


class _Derived(NamedTuple):
    """A figure that follows from others."""

    path: Path
    figure: FigurePart
    stated: Quantity
    by_key: dict[str, Quantity]
    """The known quantities of the record."""


def _derived(subject: Subject) -> Iterator[_Derived]:
    """Yield the known figures that say what they follow from."""
    found = subject.figures
    if not any(each.rate or each.difference or each.rounds for _, each in found):
        return
    by_key = {each.key: quantity for _, each in found if each.key and (quantity := known(each.quantity))}
    for path, each in found:
        if quantity := known(each.quantity):
            yield _Derived(path, each, quantity, by_key)


@of_record("NUM005", "rate-not-of-its-parts", warning, when=When(keys={"rate"}))
def rate_not_of_its_parts(subject: Subject) -> Iterator[Finding]:
    """Tỷ lệ phải đúng với hai con số mà nó được tính ra.

    Trang cho phép sai lệch do làm tròn (theo số chữ số mà nguồn viết và mục rounding) và do những chữ “trên”,
    “khoảng” của nguồn. Vẫn lệch thì có thể đã gõ nhầm một trong ba con số, hoặc đã ghi nhầm khóa của phần, của tổng.

    Sai:

        - {key: phan, name: Đã giải quyết, quantity: 29}
        - {key: tong, name: Kiến nghị, quantity: 30}
        - name: Tỷ lệ đã giải quyết
          quantity: {value: 69.67, unit: "%"}
          rate: {part: phan, of: tong, rounding: nearest}

    Đúng:

        - {key: phan, name: Đã giải quyết, quantity: 29}
        - {key: tong, name: Kiến nghị, quantity: 30}
        - name: Tỷ lệ đã giải quyết
          quantity: {value: 96.67, unit: "%"}
          rate: {part: phan, of: tong, rounding: nearest}
    """
    for path, figure, stated, by_key in _derived(subject):
        rate = figure.rate
        if not rate or not rate.part or dimension(stated.unit) != PERCENT:
            continue
        part, whole = by_key.get(rate.part), by_key.get(rate.of)
        if not part or not whole or dimension(part.unit) != dimension(whole.unit):
            continue
        found = _ratio(reach(part), reach(whole))
        if found and not found.meets(_rounded(stated, rate.rounding)):
            amount = _percent(part.comparable.amount, whole.comparable.amount, stated)
            message = (
                f"“{figure.name}” ghi là {wording.quantity(stated)}, mà {wording.quantity(part)} trên"
                f" {wording.quantity(whole)} là {amount}."
            )
            yield Finding((*path, "quantity"), message, mend_or_allow("NUM005"))


def _ratio(part: Range, whole: Range) -> Range | None:
    """Return the percentages that are possible, when both are surely something."""
    if whole.low <= 0 or part.low < 0:
        return None
    return Range(part.low / whole.high * _HUNDRED, part.high / whole.low * _HUNDRED)


def _rounded(stated: Quantity, rounding: Rounding) -> Range:
    """Return what a stated rate was before it was rounded."""
    if stated.qualifier is not Qualifier.exact:
        return reach(stated)
    digit = step(stated.value)
    below, above = {
        Rounding.nearest: (digit / 2, digit / 2),
        Rounding.down: (Decimal(0), digit),
        Rounding.up: (digit, Decimal(0)),
        Rounding.unknown: (digit, digit),
    }[rounding]
    return Range(stated.value - below, stated.value + above)


def _percent(part: Decimal, whole: Decimal, like: Quantity) -> str:
    """Return the computed percentage, with one digit more than ``like`` has."""
    computed = part / whole * _HUNDRED
    return f"{wording.number(plain(computed.quantize(step(like.value) / 10, context=_WIDE)))}%"


@of_record("NUM007", "change-not-the-difference", warning, when=When(keys={"difference"}))
def change_not_the_difference(subject: Subject) -> Iterator[Finding]:
    """Số tăng, số giảm phải bằng hiệu của số trước và số sau.

    Nguồn tự mâu thuẫn thì giữ cả ba con số như nguồn viết và cho phép cảnh báo này, kèm lý do; trang không tự sửa số
    nào.

    Sai:

        - {key: truoc, name: Thôn trước khi sắp xếp, quantity: 7968}
        - {key: sau, name: Thôn sau khi sắp xếp, quantity: 5393}
        - name: Số thôn giảm
          quantity: 2757
          difference: {before: truoc, after: sau}

    Đúng:

        - {key: truoc, name: Thôn trước khi sắp xếp, quantity: 7968}
        - {key: sau, name: Thôn sau khi sắp xếp, quantity: 5393}
        - name: Số thôn giảm
          quantity: 2575
          difference: {before: truoc, after: sau}
    """
    for path, figure, stated, by_key in _derived(subject):
        if not figure.difference:
            continue
        before, after = by_key.get(figure.difference.before), by_key.get(figure.difference.after)
        if before and after and _is_no_change(stated, before, after):
            message = (
                f"“{figure.name}” ghi là {wording.quantity(stated)}, mà từ {wording.quantity(before)} đến"
                f" {wording.quantity(after)} chênh {_change(before, after, stated)}."
            )
            yield Finding((*path, "quantity"), message, mend_or_allow("NUM007"))


def _is_no_change(stated: Quantity, before: Quantity, after: Quantity) -> bool:
    """Whether ``stated`` is surely neither the difference, of whatever sign, nor the change in percent."""
    old, new = reach(before), reach(after)
    if dimension(before.unit) != dimension(after.unit):
        return False
    changes = [old.minus(new)] if dimension(stated.unit) == dimension(before.unit) else []
    if dimension(stated.unit) == PERCENT:
        relative = _relative(old, new)
        if relative is None:
            return False
        changes.append(relative)
    said = reach(stated)
    return bool(changes) and not any(each.meets(said) or each.meets(said.opposite) for each in changes)


def _change(before: Quantity, after: Quantity, like: Quantity) -> str:
    """Return the computed change, in the way that ``like`` tells it."""
    change = abs(before.comparable.amount - after.comparable.amount)
    if dimension(like.unit) == PERCENT != dimension(before.unit):
        return _percent(change, before.comparable.amount, like)
    unit = like.unit or before.unit
    return wording.quantity(Quantity.model_construct(value=plain(change / factor(unit)), unit=unit))


def _relative(old: Range, new: Range) -> Range | None:
    """Return the possible changes in percent of the old amount."""
    ratio = _ratio(new, old)
    return ratio and Range(_HUNDRED - ratio.high, _HUNDRED - ratio.low)


@of_record("NUM008", "rounds-another-number", warning, when=When(keys={"rounds"}))
def rounds_another_number(subject: Subject) -> Iterator[Finding]:
    """Số làm tròn phải gần với số chính xác mà nó làm tròn.

    Một con số trên tiêu đề thường là con số trong bài đã làm tròn. Lệch quá một đơn vị của chữ số cuối cùng khác 0
    thì đó không còn là làm tròn: có thể nhầm khóa, nhầm đơn vị, hoặc gõ sai.

    Sai:

        - {key: thu-sai, name: Số tiền thu sai, quantity: {value: 738130000, unit: đồng}}
        - name: Số tiền trên tiêu đề
          quantity: {value: 700, unit: tỷ đồng}
          rounds: thu-sai

    Đúng:

        - {key: thu-sai, name: Số tiền thu sai, quantity: {value: 738130000, unit: đồng}}
        - name: Số tiền trên tiêu đề
          quantity: {value: 700, unit: triệu đồng}
          rounds: thu-sai
    """
    for path, figure, stated, by_key in _derived(subject):
        exact = by_key.get(figure.rounds) if figure.rounds else None
        if not exact or dimension(exact.unit) != dimension(stated.unit):
            continue
        if not _about(stated).meets(reach(exact)):
            message = f"“{figure.name}”: {wording.quantity(stated)} không phải là {wording.quantity(exact)} làm tròn."
            yield Finding((*path, "quantity"), message, mend_or_allow("NUM008"))


def _about(stated: Quantity) -> Range:
    """Return what can have been rounded to ``stated``: the zeros at its end say how roughly."""
    if stated.qualifier is not Qualifier.exact:
        return reach(stated)
    exponent = stated.value.normalize().as_tuple().exponent
    digit = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    scale = stated.comparable.amount / stated.value if stated.value else Decimal(1)
    return Range((stated.value - digit) * scale, (stated.value + digit) * scale)


@of_record("NUM010", "part-over-a-hundred-percent", warning, when=When(keys={"rate", "breakdowns"}))
def part_over_a_hundred_percent(subject: Subject) -> Iterator[Finding]:
    """Phần của một tổng không thể quá 100%.

    Quá 100% chỉ có nghĩa khi so với kế hoạch, chỉ tiêu, dự toán hoặc năm trước; khi đó nói rõ điều ấy trong tên số
    liệu.

    Sai:

        - name: Tỷ lệ hộ đã ký
          quantity: {value: 267, unit: "%"}
          rate: {of: ho}

    Đúng:

        - name: Tỷ lệ hộ đã ký
          quantity: {value: 26.7, unit: "%"}
          rate: {of: ho}
    """
    for path, figure in subject.figures:
        stated = known(figure.quantity)
        if not stated or dimension(stated.unit) != PERCENT or not (figure.rate or "breakdowns" in path):
            continue
        certain, name = stated.qualifier in {Qualifier.exact, Qualifier.over}, figure.name.casefold()
        if certain and stated.value > _HUNDRED and not any(each in name for each in _MAY_EXCEED):
            message = f"“{figure.name}” ghi là {wording.quantity(stated)}: một phần không thể hơn cả tổng."
            hint = "Sửa dấu thập phân; nếu là so với kế hoạch hay năm trước thì nói rõ trong tên số liệu."
            yield Finding((*path, "quantity"), message, hint)


@of_record("NUM015", "rate-without-unit", warning, when=When(keys={"rate"}))
def rate_without_unit(subject: Subject) -> Iterator[Finding]:
    """Tỷ lệ phải ghi đơn vị, thường là %.

    Con số 32 đứng một mình thì người đọc không biết đó là 32% hay 32 đơn vị, và trang không so được nó với hai số mà
    nó được tính ra.

    Sai:

        - name: Tỷ lệ giảm
          quantity: 32
          rate: {part: giam, of: truoc}

    Đúng:

        - name: Tỷ lệ giảm
          quantity: {value: 32, unit: "%"}
          rate: {part: giam, of: truoc}
    """
    for path, figure, stated, _ in _derived(subject):
        if figure.rate and figure.rate.part and not stated.unit and stated.value > 1:
            message = f"“{figure.name}” là một tỷ lệ mà không ghi đơn vị."
            yield Finding((*path, "quantity"), message, 'Ghi như {value: 32, unit: "%"}.')
