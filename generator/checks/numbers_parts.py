"""NUM: breakdowns, whose parts are compared with the whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator import wording
from generator.checks.amounts import (
    KNOWN,
    PERCENT,
    dimension,
    known,
    reach,
    same_things,
    shown,
    total,
)
from generator.checks.numbers import mend_or_allow
from generator.checks.places import breakdowns
from generator.checks.rule import Finding, When, of_record, warning
from generator.checks.subject import Subject
from generator.records.figures import Breakdown, Partition
from generator.records.quantities import Quantity
from generator.records.references import Path


@of_record("NUM003", "parts-not-the-whole", warning, when=When(keys={"breakdowns"}))
def parts_not_the_whole(subject: Subject) -> Iterator[Finding]:
    """Các phần của một số liệu, khi nói là đủ, phải cộng lại bằng tổng.

    partition: yes nghĩa là các phần gồm đủ và không trùng nhau. Chỗ nguồn làm tròn hoặc viết “trên”, “khoảng” thì
    được lệch trong chừng mực ấy; phần nào chưa rõ thì không so. Nguồn chỉ nêu “chủ yếu” thì ghi partition: no.

    Sai:

        - name: Đơn vị hành chính cấp xã
          quantity: 579
          breakdowns:
            - partition: yes
              parts:
                - {name: Xã, quantity: 383}
                - {name: Phường, quantity: 175}
                - {name: Thị trấn, quantity: 12}

    Đúng:

        - name: Đơn vị hành chính cấp xã
          quantity: 579
          breakdowns:
            - partition: yes
              parts:
                - {name: Xã, quantity: 383}
                - {name: Phường, quantity: 175}
                - {name: Thị trấn, quantity: 21}
    """
    for path, figure, breakdown in breakdowns(subject.figures):
        whole, parts = known(figure.quantity), _all_known(breakdown)
        if breakdown.partition is not Partition.yes or not parts:
            continue
        if {dimension(each.unit) for each in parts} == {PERCENT} and not _is_percent(whole):
            whole = Quantity(value=Decimal(100), unit=PERCENT)
        if whole and _add_up_to_no(whole, parts):
            message = (
                f"“{figure.name}”: các phần cộng lại là {_sum(parts, whole)}, mà tổng là"
                f" {wording.quantity(whole)}."
            )
            yield Finding((*path, "parts"), message, mend_or_allow("NUM003"))


def _sum(parts: list[Quantity], whole: Quantity) -> str:
    return shown([(each, each.unit) for each in parts], whole.unit)


def _is_percent(whole: Quantity | None) -> bool:
    return bool(whole and dimension(whole.unit) == PERCENT)


def _all_known(breakdown: Breakdown) -> list[Quantity]:
    """Return the quantities of the parts, or nothing when one of them is not known."""
    found = [known(part.quantity) for part in breakdown.parts]
    return [each for each in found if each] if all(found) else []


def _add_up_to_no(whole: Quantity, parts: list[Quantity]) -> bool:
    if {dimension(each.unit) for each in parts} != {dimension(whole.unit)}:
        return False
    return not total(map(reach, parts)).meets(reach(whole))


@of_record("NUM004", "part-more-than-the-whole", warning, when=When(keys={"breakdowns"}))
def part_more_than_the_whole(subject: Subject) -> Iterator[Finding]:
    """Một phần không thể lớn hơn tổng.

    Khi không biết các phần có đủ hay không, hoặc chúng có thể trùng nhau, thì không cộng được; nhưng từng phần vẫn
    không thể lớn hơn tổng. Chỉ so khi hai con số cùng đếm một thứ.

    Sai:

        - name: Vụ việc đã giám sát
          quantity: {value: 495, unit: vụ}
          breakdowns:
            - partition: no
              parts:
                - {name: Có dấu hiệu vi phạm, quantity: {value: 648, unit: vụ}}

    Đúng:

        - name: Vụ việc đã giám sát
          quantity: {value: 4956, unit: vụ}
          breakdowns:
            - partition: no
              parts:
                - {name: Có dấu hiệu vi phạm, quantity: {value: 648, unit: vụ}}
    """
    for path, figure, breakdown in breakdowns(subject.figures):
        whole = known(figure.quantity)
        if not whole or (breakdown.partition is Partition.yes and _all_known(breakdown)):
            continue
        for index, part in enumerate(breakdown.parts):
            quantity = known(part.quantity)
            if not quantity or not same_things(whole.unit, quantity.unit) or quantity.unit == PERCENT:
                continue
            if reach(quantity).low > reach(whole).high >= 0:
                message = f"“{part.name}” là {wording.quantity(quantity)}, lớn hơn tổng là {wording.quantity(whole)}."
                yield Finding((*path, "parts", index, "quantity"), message, mend_or_allow("NUM004"))


@of_record("NUM009", "units-differ", warning, when=When(keys={"breakdowns"}))
def units_differ(subject: Subject) -> Iterator[Finding]:
    """Các phần gồm đủ của một số liệu phải cùng loại đơn vị với tổng.

    Tiền không cộng với diện tích, và con số không ghi đơn vị không cộng được với tiền: người đọc không biết đó là
    đồng hay triệu đồng. Ghi đơn vị cho từng phần như nguồn viết; triệu đồng và tỷ đồng thì trang tự đổi được.

    Sai:

        - name: Số tiền phải thu hồi
          quantity: {value: 82.7, unit: tỷ đồng}
          breakdowns:
            - partition: yes
              parts:
                - {name: Đã thu hồi, quantity: {value: 52.1, unit: tỷ đồng}}
                - {name: Còn lại, quantity: 30.6}

    Đúng:

        - name: Số tiền phải thu hồi
          quantity: {value: 82.7, unit: tỷ đồng}
          breakdowns:
            - partition: yes
              parts:
                - {name: Đã thu hồi, quantity: {value: 52.1, unit: tỷ đồng}}
                - {name: Còn lại, quantity: {value: 30.6, unit: tỷ đồng}}
    """
    for path, figure, breakdown in breakdowns(subject.figures):
        whole = known(figure.quantity)
        if whole and breakdown.partition is Partition.yes:
            for place, name, part in _strangers(path, whole, breakdown):
                message = (
                    f"“{name}” {_in_unit(part.unit)} mà tổng {_in_unit(whole.unit)}, nên không cộng được."
                )
                yield Finding(
                    place, message, "Ghi đơn vị như nguồn viết; nếu không phải một phần thì tách ra."
                )


def _strangers(path: Path, whole: Quantity, breakdown: Breakdown) -> Iterator[tuple[Path, str, Quantity]]:
    """Yield the parts that surely measure something else than the whole."""
    wanted = dimension(whole.unit)
    parts = [known(part.quantity) for part in breakdown.parts]
    if wanted not in KNOWN or {dimension(each.unit) for each in parts if each} == {PERCENT}:
        return
    for index, each in enumerate(parts):
        if each and (found := dimension(each.unit)) != wanted and found in KNOWN:
            yield (*path, "parts", index, "quantity"), breakdown.parts[index].name, each


def _in_unit(unit: str | None) -> str:
    return f"tính bằng “{unit}”" if unit else "không ghi đơn vị"
