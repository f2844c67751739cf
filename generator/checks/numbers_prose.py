"""NUM: sums, changes and shares that one sentence tells. A source may contradict itself: it is kept, and warned of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from generator import wording
from generator.checks.amounts import plain, step
from generator.checks.numbers import mend_or_allow
from generator.checks.rule import Finding, When, of_record, warning
from generator.checks.sentences import Told, numbers, sentences
from generator.checks.subject import Subject
from generator.checks.vocabulary import words
from generator.records.quantities import Quantity

_SIGNS: Final = ("gồm ", "gồm: ", "giảm ", "tăng ", "%")
Wrong = Iterator[tuple[Told, str]]
"""Numbers that do not fit, each with what is to be said of it."""


@of_record("NUM017", "prose-does-not-add-up", warning, when=When(prose=words(*_SIGNS)))
def prose_does_not_add_up(subject: Subject) -> Iterator[Finding]:
    """Các con số trong một câu phải khớp với nhau.

    Câu nói “579 đơn vị, gồm 383 xã, 175 phường, 21 thị trấn”, “từ 7.968 còn 5.393, giảm 2.575” hay “29/30, đạt 96,67%”
    thì cộng, trừ, chia lại phải đúng. Không đúng thường là gõ nhầm một chữ số. Nếu chính nguồn viết như vậy thì giữ
    nguyên và cho phép cảnh báo này, kèm lý do. Số có chữ “trên”, “khoảng” thì không xét.

    Sai:

        summary: Số thôn giảm từ 7.968 xuống còn 5.393 thôn, giảm 2.557 thôn.

    Đúng:

        summary: Số thôn giảm từ 7.968 xuống còn 5.393 thôn, giảm 2.575 thôn.
    """
    for path, text in subject.holding(*_SIGNS):
        for begin, end in sentences(text):
            told = numbers(text, begin, end)
            for number, message in (*_sums(text, told, end), *_changes(text, told), *_shares(text, told)):
                met = (text, number.at, number.end)
                yield Finding(path, message, mend_or_allow("NUM017"), met=met)


_CONSISTS: Final = re.compile(r"\w.*?\bgồm:?\s*$", re.DOTALL)
_ONE_ITEM: Final = re.compile(r"(?:(?!,|;| và | cùng ).)*(?:[,;]| và)\s*", re.DOTALL)
_LAST: Final = re.compile(r"(?:(?!,|;| và | cùng ).)*", re.DOTALL)


def _sums(text: str, told: list[Told], end: int) -> Wrong:
    """Yield totals that are not what they are said to consist of: a number of each, and nothing without a number."""
    for index, (whole, first) in enumerate(pairwise(told), 1):
        parts = told[index:]
        if len(parts) < 2 or whole.unit.startswith("gồm") or not _CONSISTS.search(first.before):
            continue
        is_list = all(_ONE_ITEM.fullmatch(each.before) for each in parts[1:])
        tail = text[parts[-1].end : end].partition(")")[0]
        if (
            is_list
            and _LAST.fullmatch(tail)
            and all(each.is_sure and each.counts for each in (whole, *parts))
        ):
            total = sum((each.amount for each in parts), Decimal(0))
            if total != whole.amount:
                right = _shown(total / whole.measure.scale)
                yield whole, f"Câu này ghi {whole.shown}, mà các phần cộng lại là {right}."


_TO: Final = re.compile(r"\b(?:còn|xuống|lên|đến|thành)(?: đến| còn)?\s*$")
_BY: Final = re.compile(r"\b(?P<way>giảm|tăng)(?: đi| thêm| được| là)?\s*$")
_MEASURED: Final = re.compile(r"\s*(?:lần|điểm|bậc)\b")


def _changes(text: str, told: list[Told]) -> Wrong:
    """Yield changes that are not the difference of what was before and what came of it."""
    for before, after, by in zip(told, told[1:], told[2:], strict=False):
        way = _BY.search(by.before)
        is_change = way and _TO.search(after.before) and not _MEASURED.match(text, by.end)
        if way and is_change and all(each.is_sure for each in (before, after, by)):
            change = (after.amount - before.amount) * (-1 if way["way"] == "giảm" else 1)
            right = _share(change, before, by) if by.unit == "%" else _difference(change, before, after, by)
            if right:
                yield (
                    by,
                    f"Câu này ghi {way['way']} {by.shown}, mà từ {before.shown} đến {after.shown} là {right}.",
                )


def _share(change: Decimal, before: Told, by: Told) -> str:
    """Return by how many percent it changed, when that is not what is told."""
    share = change * 100 / before.amount if before.amount else Decimal(0)
    told = by.value or Decimal(0)
    return "" if abs(share - told) <= step(told) else f"{_shown(share.quantize(Decimal('0.1')))}%"


def _difference(change: Decimal, before: Told, after: Told, by: Told) -> str:
    """Return by how much it changed, when that is not what is told of the same things."""
    of_same = {each.unit.split(" ")[0] for each in (before, after) if each.unit}
    if by.unit and of_same and by.unit.split(" ")[0] not in of_same and not by.measure.thing:
        return ""
    if {by.measure.thing} - {before.measure.thing, after.measure.thing}:
        return ""
    is_exact = all(each.counts for each in (before, after, by))
    steps = (step(each.value or Decimal(0)) * each.measure.scale for each in (before, after, by))
    slack = Decimal(0) if is_exact else max(steps)
    return (
        "" if abs(change - by.amount) <= slack else f"{_shown(change / by.measure.scale)} {by.unit}".strip()
    )


_FRACTION: Final = re.compile(
    r"(?<![\w/.,-])(?P<part>\d+(?:\.\d{3})*)/(?P<of>\d+(?:\.\d{3})*)(?![\w/]|[.,-]\d)[^\d.;%]{0,40}?"
    r"(?:\b(?:đạt|bằng|chiếm|tương đương|t[ỷỉ] lệ)|[(]) ?(?:t[ỷỉ] lệ |đạt |chiếm |bằng )?(?P<rate>\d+(?:,\d+)?) ?%"
)
_A_DAY: Final = re.compile(
    r"(?:ngày|sáng|chiều|tối|đêm|hôm|trước|hết|đến|từ|số|nghị quyết|quyết định|luật|điều)\s*$", re.IGNORECASE
)


def _shares(text: str, told: list[Told]) -> Wrong:
    """Yield percentages that are not the share told just before: ``29/30, đạt 96,67%``."""
    for rate in told:
        found = _FRACTION.search(text, max(0, rate.at - 80), rate.end + 2) if rate.unit == "%" else None
        if not found or found.start("rate") != rate.at or _A_DAY.search(text[: found.start()]):
            continue
        part, whole = (Decimal(found[each].replace(".", "")) for each in ("part", "of"))
        said = rate.value or Decimal(0)
        if whole and not 1900 <= whole <= 2100 and abs(part * 100 / whole - said) > step(said):
            right = (part * 100 / whole).quantize(step(said))
            yield rate, f"Câu này ghi {rate.text}%, mà {found['part']}/{found['of']} là {_shown(right)}%."


def _shown(value: Decimal) -> str:
    return wording.quantity(Quantity.model_construct(value=plain(value)))
