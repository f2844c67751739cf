"""NUM: tables that do not add up, names that stand twice, numbers below zero."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from generator import wording
from generator.checks.amounts import COUNT, PERCENT, Stated, dimension, known, reach, shown, total
from generator.checks.numbers import mend_or_allow
from generator.checks.places import breakdowns, tables
from generator.checks.rule import Finding, When, of_record, warning
from generator.checks.subject import Subject
from generator.records.figures import Column, Row, Table
from generator.records.inspection import Inspection
from generator.records.quantities import Quantity
from generator.records.references import Path

_NOT_ADDED: Final = re.compile(
    r"\b(tỷ lệ|tỉ lệ|bình quân|trung bình|đơn giá|xếp hạng|thứ hạng|xếp loại|điểm|mức|so với)\b"
)
"""In the name of a column whose numbers are not added."""
_INSIDE: Final = re.compile(
    r"\W*(trong đó|tổng|cộng|riêng|chia ra|bao gồm|gồm|bình quân|trung bình|tỷ lệ|tỉ lệ)\b|[-–+•]"
)
"""How the name of a group begins that is part or sum of other groups: the groups of such a table overlap."""
_SUMS: Final = re.compile(r"tổng( số| cộng)?|cộng")
"""The name of a column that is the sum of the others."""
_CHANGE: Final = re.compile(
    r"\b(tăng|giảm|chênh|thay đổi|biến động|so với|âm|hụt|thiếu|lệch|nhiệt độ|độ cao|cao độ|cao trình|mực nước)\b"
)
"""In the name of what can be below zero."""
_SCALE: Final = re.compile(r"[°℃]|^độ\b|điểm")
"""A unit of what has no least: ``°C``, ``độ C``, and points that are taken away."""


@of_record("NUM006", "table-does-not-add-up", warning, when=When(keys={"tables"}))
def table_does_not_add_up(subject: Subject) -> Iterator[Finding]:
    """Nhóm tổng của bảng phải bằng các nhóm khác cộng lại.

    Chỉ cộng những cột mà các con số cộng được: không cộng tỷ lệ, bình quân, thứ hạng. Cột có ô chưa rõ thì không so;
    bảng có dòng “trong đó”, “cộng” ở giữa cũng không so. Cột “Tổng” được so với các cột khác khi nó đúng ở phần lớn
    các dòng.

    Sai:

        columns: [{name: Cuộc họp}]
        groups:
          - {name: Thôn Đông, cells: [4]}
          - {name: Thôn Đoài, cells: [16]}
          - {name: Cộng, cells: [21]}
        total: Cộng

    Đúng:

        columns: [{name: Cuộc họp}]
        groups:
          - {name: Thôn Đông, cells: [4]}
          - {name: Thôn Đoài, cells: [16]}
          - {name: Cộng, cells: [20]}
        total: Cộng
    """
    for path, table in tables(subject.record):
        yield from _columns(path, table)
        yield from _rows(path, table)


def _columns(path: Path, table: Table) -> Iterator[Finding]:
    """Compare the total group with the sum of the others, column by column."""
    groups = [row for row in table.groups if row.name != table.total]
    place = next((index for index, row in enumerate(table.groups) if row.name == table.total), None)
    if place is None or len(groups) + 1 != len(table.groups) or any(_is_inside(row) for row in groups):
        return
    for index, column in enumerate(table.columns):
        stated = known(table.groups[place].cells[index])
        parts = _cells((row.cells[index] for row in groups), [column] * len(groups))
        if _is_added(column) and stated and parts and _differ(stated, column, parts):
            summed = shown(parts, stated.unit or column.unit)
            said = _said(stated, column)
            message = f"Cột “{column.name}”: các nhóm cộng lại là {summed}, mà “{table.total}” ghi {said}."
            yield Finding((*path, "groups", place, "cells", index), message, mend_or_allow("NUM006"))


def _rows(path: Path, table: Table) -> Iterator[Finding]:
    """Compare the column of sums with the others, where it is their sum in most rows."""
    sums = [index for index, each in enumerate(table.columns) if _SUMS.fullmatch(each.name.casefold())]
    others = [index for index in range(len(table.columns)) if index not in sums]
    if len(sums) != 1 or len(others) < 2 or not all(_is_added(each) for each in table.columns):
        return
    place, column = sums[0], table.columns[sums[0]]
    wrong: list[tuple[int, Quantity, list[Stated]]] = []
    right = 0
    for index, row in enumerate(table.groups):
        parts = _cells((row.cells[each] for each in others), [table.columns[each] for each in others])
        if (stated := known(row.cells[place])) and parts:
            differ = _differ(stated, column, parts)
            wrong += [(index, stated, parts)] if differ else []
            right += not differ
    for index, stated, parts in wrong if right > len(wrong) else ():
        name, summed = table.groups[index].name, shown(parts, stated.unit or column.unit)
        message = f"Dòng “{name}”: các cột khác cộng lại là {summed}, mà “{column.name}” ghi {_said(stated, column)}."
        yield Finding((*path, "groups", index, "cells", place), message, mend_or_allow("NUM006"))


def _is_inside(row: Row) -> bool:
    return bool(_INSIDE.match(row.name.casefold()))


def _is_added(column: Column) -> bool:
    return dimension(column.unit) != PERCENT and not _NOT_ADDED.search(column.name.casefold())


def _cells(cells: Iterable[object], columns: list[Column]) -> list[Stated]:
    """Return the quantities with their units, or nothing when one of them is not known."""
    found = [
        (each, each.unit or column.unit)
        for each, column in zip(cells, columns, strict=True)
        if isinstance(each, Quantity)
    ]
    return found if len(found) == len(columns) else []


def _differ(stated: Quantity, column: Column, parts: list[Stated]) -> bool:
    """Whether a sum is surely another than ``stated``."""
    if {dimension(unit) for _, unit in parts} != {dimension(stated.unit or column.unit)}:
        return False
    return not total(reach(each, unit) for each, unit in parts).meets(reach(stated, column.unit))


def _said(stated: Quantity, column: Column) -> str:
    return wording.quantity(stated if stated.unit else stated.model_copy(update={"unit": column.unit}))


@of_record("NUM011", "count-below-zero", warning, when=When(keys={"figures", "tables"}))
def count_below_zero(subject: Subject) -> Iterator[Finding]:
    """Số lượng và diện tích không thể âm, trừ khi đó là số tăng, số giảm.

    Dấu trừ thường là dấu gạch ngang của nguồn, nghĩa là không có số liệu: khi đó ghi {unknown: not_stated}. Số giảm
    thì nói rõ trong tên số liệu.

    Sai:

        - name: Số vụ còn tồn
          quantity: {value: -3, unit: vụ}

    Đúng:

        - name: Số vụ còn tồn
          quantity: {value: 3, unit: vụ}
    """
    for path, name, quantity, unit in _quantities(subject):
        may_be = _SCALE.search(unit or "") or _CHANGE.search(name.casefold())
        if quantity.value < 0 and dimension(unit) in {COUNT, "m²"} and not may_be:
            message = f"“{name}” là một số âm: {wording.quantity(quantity)}."
            hint = (
                "Bỏ dấu trừ; dấu gạch của nguồn thì ghi {unknown: not_stated}; số giảm thì nói rõ trong tên."
            )
            yield Finding(path, message, hint)


def _quantities(subject: Subject) -> Iterator[tuple[Path, str, Quantity, str | None]]:
    """Yield the quantities of figures and tables, with their names and their units."""
    for path, figure in subject.figures:
        if not figure.difference and (quantity := known(figure.quantity)):
            yield (*path, "quantity"), figure.name, quantity, quantity.unit
    for path, table in tables(subject.record):
        for index, row in enumerate(table.groups):
            for place, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True)):
                if quantity := known(cell):
                    name = f"{row.name}, {column.name}"
                    yield (
                        (*path, "groups", index, "cells", place),
                        name,
                        quantity,
                        quantity.unit or column.unit,
                    )


@of_record("NUM012", "name-stands-twice", warning, when=When(keys={"breakdowns", "tables", "named"}))
def name_stands_twice(subject: Subject) -> Iterator[Finding]:
    """Trong một bảng, một cách phân chia hay một nhóm, mỗi tên chỉ đứng một lần.

    Hai dòng cùng tên thì người đọc không biết dòng nào là của ai, và thường là một dòng bị chép hai lần. Hai nơi
    trùng tên thật thì ghi thêm cho rõ: “Thôn Đông (xã A)”, “Thôn Đông (xã B)”.

    Sai:

        groups:
          - {name: Thôn Đông, cells: [4]}
          - {name: Thôn Đông, cells: [16]}

    Đúng:

        groups:
          - {name: Thôn Đông, cells: [4]}
          - {name: Thôn Đoài, cells: [16]}
    """
    for path, names in _named(subject):
        seen: Counter[str] = Counter()
        for place, name in names:
            key = " ".join(name.casefold().split())
            seen[key] += 1
            if seen[key] == 2:
                yield Finding(
                    (*path, *place), f"“{name}” đứng hai lần.", "Bỏ mục bị chép thừa, hoặc ghi tên cho rõ."
                )


def _named(subject: Subject) -> Iterator[tuple[Path, list[tuple[Path, str]]]]:
    """Yield the lists in which each name should stand once."""
    for path, _, breakdown in breakdowns(subject.figures):
        yield (*path, "parts"), [((index, "name"), part.name) for index, part in enumerate(breakdown.parts)]
    for path, table in tables(subject.record):
        yield (*path, "groups"), [((index, "name"), row.name) for index, row in enumerate(table.groups)]
        yield (
            (*path, "columns"),
            [((index, "name"), _titled(each)) for index, each in enumerate(table.columns)],
        )
    if isinstance(subject.record, Inspection):
        for index, group in enumerate(subject.record.inspected):
            ids: list[tuple[Path, str]] = [
                ((place,), each) for place, each in enumerate(group.named) if isinstance(each, str)
            ]
            yield ("inspected", index, "named"), ids


def _titled(column: Column) -> str:
    return f"{column.name} ({column.unit})" if column.unit else column.name
