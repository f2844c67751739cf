"""NUM: numbers of inspected bodies and of what was done, compared with each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator import wording
from generator.checks.amounts import known, reach, same_things
from generator.checks.rule import Finding, When, error, of_record, warning
from generator.checks.subject import Subject
from generator.records.inspection import InspectedGroup, Inspection
from generator.records.references import Path

_INSPECTED: Final = re.compile(
    r"(tổng )?(số )?(lượng )?(các )?(đơn vị|cơ quan, đơn vị|cơ sở|tổ chức) (đã )?được (kiểm tra|giám sát|thanh tra)"
)
"""The name of the figure that counts all inspected bodies."""


def mend_or_allow(code: str) -> str:
    """Return the hint for what the editor may have mistyped, and the source may have written."""
    return f"Gõ nhầm thì sửa; nguồn viết đúng như vậy thì giữ nguyên và ghi {code} kèm lý do ở mục allow."


@of_record("NUM001", "more-named-than-counted", warning, when=When(keys={"named"}))
def more_named_than_counted(subject: Subject) -> Iterator[Finding]:
    """Một nhóm đơn vị không thể nêu tên nhiều hơn số đơn vị của nhóm.

    Nhóm ghi bốn phường mà nêu tên năm phường thì hoặc đếm sai, hoặc một phường thuộc nhóm khác. Nếu chính nguồn nêu
    như vậy thì giữ nguyên và cho phép cảnh báo này, kèm lý do.

    Sai:

        inspected:
          - kind: phường
            count: 1
            named: [phuong-a, phuong-b]

    Đúng:

        inspected:
          - kind: phường
            count: 2
            named: [phuong-a, phuong-b]
    """
    for path, group in _groups(subject):
        named = _ids(group)
        if isinstance(group.count, int) and len(named) > group.count:
            message = f"Nhóm “{group.kind}” có {group.count} đơn vị mà nêu tên {len(named)} đơn vị."
            yield Finding((*path, "named"), message, mend_or_allow("NUM001"))


@of_record("NUM002", "counts-not-the-total", warning, when=When(keys={"figures"}))
def counts_not_the_total(subject: Subject) -> Iterator[Finding]:
    """Số đơn vị của các nhóm cộng lại phải bằng tổng số đơn vị được kiểm tra.

    Bản ghi có một số liệu “Số đơn vị được kiểm tra” và có số đơn vị của từng nhóm thì hai bên phải khớp. Không khớp
    thường là do thiếu một nhóm. Nhóm nào chưa rõ số đơn vị thì không so.

    Sai:

        inspected:
          - {kind: phường, count: 4}
          - {kind: trường học, count: 6}
        figures:
          - name: Số đơn vị được kiểm tra
            quantity: 12

    Đúng:

        inspected:
          - {kind: phường, count: 4}
          - {kind: trường học, count: 8}
        figures:
          - name: Số đơn vị được kiểm tra
            quantity: 12
    """
    record = subject.record
    if not isinstance(record, Inspection) or not record.inspected:
        return
    counts = [group.count for group in record.inspected]
    summed = sum(each for each in counts if isinstance(each, int))
    for index, figure in enumerate(record.figures):
        stated = known(figure.quantity)
        if not stated or not _INSPECTED.fullmatch(figure.name.casefold()):
            continue
        said = reach(stated)
        if all(isinstance(each, int) for each in counts) and not said.low <= summed <= said.high:
            message = f"Các nhóm cộng lại là {summed} đơn vị, mà số liệu này là {wording.quantity(stated)}."
            yield Finding(("figures", index, "quantity"), message, mend_or_allow("NUM002"))


@of_record("NUM013", "more-done-than-due", warning, when=When(keys={"progress"}))
def more_done_than_due(subject: Subject) -> Iterator[Finding]:
    """Số đã thu, đã trả, đã làm thường không hơn số phải thu, phải trả, phải làm.

    Số ghi ở mục progress là tính đến ngày ấy, không phải của riêng đợt ấy. Lớn hơn số phải làm thường là do nhầm đơn
    vị (triệu đồng và đồng) hoặc gõ thừa một chữ số. Nếu thu hơn vì có tiền lãi thì cho phép cảnh báo này, kèm lý do.

    Sai:

        quantity: {value: 738130000, unit: đồng}
        progress:
          - {on: 2022-10-05, quantity: {value: 750, unit: triệu đồng}}

    Đúng:

        quantity: {value: 738130000, unit: đồng}
        progress:
          - {on: 2022-10-05, quantity: {value: 700, unit: triệu đồng}}
    """
    for path, task in subject.tasks:
        due = known(task.quantity)
        for index, progress in enumerate(task.progress if due else ()):
            done = known(progress.quantity)
            if not due or not done or not same_things(due.unit, done.unit):
                continue
            if reach(done).low > reach(due).high:
                message = f"Đã thực hiện {wording.quantity(done)}, nhiều hơn mức phải làm ({wording.quantity(due)})."
                yield Finding((*path, "progress", index, "quantity"), message, mend_or_allow("NUM013"))


@of_record("NUM014", "complete-against-count", error, when=When(keys={"complete"}))
def complete_against_count(subject: Subject) -> Iterator[Finding]:
    """Lời “đã nêu đủ tên” phải khớp với số đơn vị và số tên đã nêu.

    Mục complete là lời của biên tập viên về chính bản ghi này: true khi mọi đơn vị của nhóm đều có ở mục named, false
    khi còn thiếu. Trang nói lại điều ấy với người dân, nên nó không được trái với số tên. Đơn vị chỉ được mô tả bằng
    lời thì không tính, vì một lời mô tả có thể gồm nhiều đơn vị.

    Sai:

        inspected:
          - kind: phường
            count: 4
            named: [phuong-a]
            complete: true

    Đúng:

        inspected:
          - kind: phường
            count: 4
            named: [phuong-a]
            complete: false
    """
    for path, group in _groups(subject):
        named = _ids(group)
        if not isinstance(group.count, int) or len(named) < len(set(map(str, group.named))):
            continue
        if group.complete is True and len(named) < group.count:
            message = f"Ghi là đã nêu đủ tên, mà mới nêu {len(named)} trong {group.count} đơn vị."
            yield Finding(
                (*path, "complete"), message, "Ghi false, hoặc thêm đơn vị còn thiếu vào mục named."
            )
        if group.complete is False and 0 < group.count == len(named):
            message = f"Ghi là chưa nêu đủ tên, mà đã nêu cả {group.count} đơn vị."
            yield Finding((*path, "complete"), message, "Ghi true, hoặc sửa số đơn vị.")


def _groups(subject: Subject) -> Iterator[tuple[Path, InspectedGroup]]:
    if isinstance(subject.record, Inspection):
        for index, group in enumerate(subject.record.inspected):
            yield ("inspected", index), group


def _ids(group: InspectedGroup) -> set[str]:
    """Return the bodies that a group names by id: a description may stand for several."""
    return {each for each in group.named if isinstance(each, str)}
