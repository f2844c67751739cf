"""PUB: what ``holidays.yml`` says of the calendar by which legal time limits are counted."""

from __future__ import annotations

from collections.abc import Iterator

from generator import wording
from generator.checks.rule import Finding, Whole, of_whole, warning
from generator.files import HOLIDAYS
from generator.records.law import NO_LAW
from generator.working_days import is_working


@of_whole("PUB037", "swap-that-swaps-nothing", warning)
def swap_that_swaps_nothing(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Ngày làm bù vốn là ngày nghỉ, ngày nghỉ hoán đổi vốn là ngày làm việc.

    Gõ nhầm một ngày ở đây thì mọi thời hạn tính theo ngày làm việc đi qua ngày ấy đều sai một ngày. Ngày làm bù thường
    là thứ bảy; ngày nghỉ hoán đổi là một ngày từ thứ hai đến thứ sáu.

    Sai (ngày 09/01/2026 là thứ sáu, vốn đã làm việc):

        swaps:
          - {off: 2026-01-02, work: 2026-01-09, source: Công văn số 1, verified: true}

    Đúng:

        swaps:
          - {off: 2026-01-02, work: 2026-01-10, source: Công văn số 1, verified: true}
    """
    file = next((each.name for each in whole.loaded.files.values() if each.inside == HOLIDAYS), "")
    for index, swap in enumerate(whole.loaded.law.holidays.swaps if file else ()):
        if is_working(swap.work, NO_LAW.holidays) and swap.work.weekday() < _SATURDAY:
            message = f"Ngày làm bù {wording.day(swap.work)} vốn đã là ngày làm việc."
            yield file, Finding(("swaps", index, "work"), message, "Xem lại ngày trong văn bản quyết định.")
        if swap.off.weekday() >= _SATURDAY:
            message = f"Ngày nghỉ {wording.day(swap.off)} vốn đã là ngày nghỉ cuối tuần."
            yield file, Finding(("swaps", index, "off"), message, "Xem lại ngày trong văn bản quyết định.")


_SATURDAY = 5
