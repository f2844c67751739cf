"""NUM: what sentences say of the figures and of the groups that the same record holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from generator import wording
from generator.checks.amounts import factor, known, plain, step
from generator.checks.numbers_words import measure, written
from generator.checks.rule import Finding, When, of_record, warning
from generator.checks.sentences import Told, numbers, sentences
from generator.checks.subject import Subject
from generator.records.base import Unknown
from generator.records.figures import FigurePart
from generator.records.inspection import InspectedGroup, Inspection
from generator.records.quantities import Qualifier, Quantity
from generator.records.references import Path

_HINT: Final = (
    "Sửa bên gõ nhầm; nguồn viết hai nơi khác nhau thì giữ cả hai và ghi NUM018 kèm lý do ở mục allow."
)
_LONG: Final = 3
"""Digits of a number: so many do not come by chance in another order."""
_BODIES: Final = "đơn vị"
_DIGIT: Final = re.compile(r"\d")
_DIGITS: Final = re.compile(r"\d[\d.,]+\d")


class _Figure(NamedTuple):
    name: str
    quantity: Quantity
    amount: Decimal
    unit: str
    """As it is written, in small letters."""
    written: str
    """The number with its unit; empty without one."""

    @property
    def shown(self) -> str:
        return wording.quantity(self.quantity.model_copy(update={"stated": None}))


@of_record("NUM018", "prose-against-figures", warning, when=When(keys={"figures", "inspected"}))
def prose_against_figures(subject: Subject) -> Iterator[Finding]:
    """Con số trong lời văn phải là con số đã ghi ở mục figures và ở các nhóm đơn vị.

    Người đọc thấy hai con số khác nhau về cùng một việc thì không biết tin con số nào. Một phát hiện dẫn tới số liệu
    (mục figures) mà lời văn nêu con số khác, hai chữ số bị đảo, hay số đơn vị từng loại khác với các nhóm, thì bị báo.
    Số có chữ “trên”, “khoảng” thì không xét.

    Sai:

        findings:
          - text: Thấy 684 vụ có dấu hiệu vi phạm.
            figures: [vi-pham]
        figures:
          - {key: vi-pham, name: Vụ có dấu hiệu vi phạm, quantity: {value: 648, unit: vụ}}

    Đúng:

        findings:
          - text: Thấy 648 vụ có dấu hiệu vi phạm.
            figures: [vi-pham]
        figures:
          - {key: vi-pham, name: Vụ có dấu hiệu vi phạm, quantity: {value: 648, unit: vụ}}
    """
    figures = {figure.key or str(path): made for path, figure in subject.figures if (made := _figure(figure))}
    if figures:
        of_findings = list(_of_findings(subject, figures))
        yield from of_findings
        told = {(finding.path, finding.met) for finding in of_findings}
        of_texts = _of_texts(subject, [*figures.values()])
        yield from (finding for finding in of_texts if (finding.path, finding.met) not in told)
    if isinstance(subject.record, Inspection):
        yield from _of_groups(subject, subject.record.inspected)


def _figure(figure: FigurePart) -> _Figure | None:
    quantity = known(figure.quantity)
    if not quantity or quantity.qualifier is not Qualifier.exact:
        return None
    unit = (quantity.unit or "").casefold()
    written = f"{wording.number(quantity.value)} {unit}" if unit else ""
    return _Figure(figure.name, quantity, quantity.value * factor(quantity.unit), unit, written)


def _of_findings(subject: Subject, figures: dict[str, _Figure]) -> Iterator[Finding]:
    """Yield the numbers that findings tell instead of those of the figures they name."""
    findings = getattr(subject.record, "findings", ())
    for index, finding in enumerate(() if isinstance(findings, Unknown) else findings):
        if finding.figures and isinstance(finding.text, str):
            named = [figures[key] for key in finding.figures if key in figures]
            missed = [each for each in named if each.unit and not _stands(each.written, finding.text)]
            told = _numbers(finding.text) if missed else []
            for figure in missed:
                if number := _other(finding.text, told, figure, [*figures.values()]):
                    yield _said(("findings", index, "text"), finding.text, number, figure)


def _stands(written: str, text: str) -> bool:
    """Whether a number with its unit stands in a text just so: most do, and then nothing is left to be asked."""
    at = text.casefold().find(written) if written else -1
    return at >= 0 and (at == 0 or not (text[at - 1].isalnum() or text[at - 1] in "/.,-"))


def _numbers(text: str) -> list[Told]:
    return [each for begin, end in sentences(text) for each in numbers(text, begin, end)]


def _other(text: str, told: list[Told], figure: _Figure, figures: list[_Figure]) -> Told | None:
    """Return the number that stands where ``figure`` should; ``None`` when it is there, or others may be meant."""
    alike = [each for each in told if _are_same_things(each, figure)]
    if any(_is(each, figure) for each in told):
        return None
    strange = [each for each in alike if each.is_sure and not any(_is(each, other) for other in figures)]
    if slip := next((each for each in strange if _is_slip(each.text, figure)), None):
        return slip
    is_alone = len(strange) == len(alike) == 1
    return strange[0] if is_alone and set(_words(figure.name)) <= set(_words(text)) else None


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d]+", text.casefold())


def _are_same_things(told: Told, figure: _Figure) -> bool:
    """Whether a number counts, or measures, what a figure does."""
    kind = measure(figure.unit).thing
    if kind or told.measure.thing:
        return kind == told.measure.thing
    one, other = told.unit.split(), _words(figure.unit)
    if not one or not other or one[0] != other[0]:
        return False
    is_body = "vị" in (one[1:2] + other[1:2]) and one[1:2] != other[1:2]
    return not is_body and (len(one) == 1 or len(other) == 1 or one[1] == other[1] or one[0] == "vụ")


def _is(told: Told, figure: _Figure) -> bool:
    """Whether a number can be that of a figure, rounded or not, or what its source wrote."""
    if told.value is None:
        return True
    stated = written(figure.quantity.stated or "")
    if stated and told.value in stated.readings:
        return True
    slack = max(
        step(told.value) * told.measure.scale, step(figure.quantity.value) * factor(figure.quantity.unit)
    )
    exact = told.counts and slack == 1
    return abs(told.amount - figure.amount) <= (Decimal(0) if exact else slack)


def _is_slip(text: str, figure: _Figure) -> bool:
    """Whether a number has the digits of a figure in another order, or all but one of them."""
    first, second = re.sub(r"\D", "", text), _digits(figure)
    if len(first) < 2 or len(first) != len(second):
        return False
    return sorted(first) == sorted(second) or sum(a != b for a, b in zip(first, second, strict=True)) == 1


def _digits(figure: _Figure) -> str:
    return re.sub(r"\D", "", f"{plain(figure.quantity.value):f}")


def _of_texts(subject: Subject, figures: list[_Figure]) -> Iterator[Finding]:
    """Yield numbers in other texts that are those of a figure but for the order of their digits."""
    long = {"".join(sorted(_digits(each))): each for each in figures if len(_digits(each)) >= _LONG}
    exact = {_digits(each) for each in long.values()}
    met = {re.sub(r"\D", "", each) for each in _DIGITS.findall(subject.prose)} - exact
    if not any("".join(sorted(each)) in long for each in met):
        return
    for path, text in subject.texts:
        told = [] if path[0] in {"figures", "tables"} or " " not in text else _numbers(text)
        for number in told:
            figure = long.get("".join(sorted(re.sub(r"\D", "", number.text))))
            is_there = figure and any(_is(each, figure) for each in told)
            if figure and not is_there and number.is_sure and _are_same_things(number, figure):
                yield _said(path, text, number, figure)


def _said(path: Path, text: str, number: Told, figure: _Figure) -> Finding:
    shown = number.shown if number.measure.thing else f"{number.text} {number.unit.split(' ')[0]}"
    message = f"Câu này ghi {shown}, mà số liệu “{figure.name}” là {figure.shown}."
    return Finding(path, message, _HINT, met=(text, number.at, number.end))


def _of_groups(subject: Subject, groups: tuple[InspectedGroup, ...]) -> Iterator[Finding]:
    """Yield numbers of bodies of a kind that are not those of the groups, in sentences that list the groups."""
    counts = {group.kind.casefold(): group.count for group in groups if isinstance(group.count, int)}
    if len(counts) < 2 or len(counts) != len(groups):
        return
    for index, text in subject.with_words(counts):
        for begin, end in sentences(text) if _DIGIT.search(text) else ():
            told = [each for each in numbers(text, begin, end) if each.is_sure]
            for number, message in _miscounted(told, counts):
                yield Finding(subject.texts[index][0], message, _HINT, met=(text, number.at, number.end))


def _miscounted(told: list[Told], counts: dict[str, int]) -> Iterator[tuple[Told, str]]:
    """Yield what a sentence that has some of the counts right has wrong, and what is to be said of it."""
    listed = {kind: each for each in told for kind in counts if _counts_of(each, kind)}
    wrong = [(each, kind) for kind, each in listed.items() if each.value != counts[kind]]
    if len(wrong) < len(listed):
        for each, kind in wrong:
            yield each, f"Câu này ghi {each.text} {kind}, mà nhóm “{kind}” có {counts[kind]} đơn vị."
    whole = sum(counts.values())
    total = next((each for each in told if each.unit == _BODIES), None)
    if total and not wrong and len(listed) == len(counts) and total.value != whole:
        yield total, f"Câu này ghi {total.shown}, mà các nhóm cộng lại có {whole} đơn vị."


def _counts_of(told: Told, kind: str) -> bool:
    wanted = kind.split()[:2]
    return told.unit.split()[: len(wanted)] == wanted
