"""DAT: days that cannot be, or that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from generator import wording
from generator.checks.rule import Finding, Subject, error, of_record
from generator.records.dates import parse
from generator.records.references import Path

_ACTS = {("withdrawal",), ("changes",), ("redactions",)}


@of_record("DAT001", "told-before-its-day", error)
def told_before_its_day(subject: Subject) -> Iterator[Finding]:
    """Ngày của một việc đã ghi là đã xảy ra phải không sau hôm nay.

    Rút, sửa, lược bỏ bản ghi và cập nhật tiến độ có hiệu lực ngay khi được ghi vào bản ghi. Ghi trước ngày cho những
    việc ấy làm trang nói điều chưa xảy ra. Việc sẽ làm thì chờ đến ngày hãy ghi.

    Sai (hôm nay là ngày 21/11/2026):

        changes:
          - on: 2027-01-05
            kind: correction
            text: Sửa số tiền phải thu hồi.

    Đúng:

        changes:
          - on: 2026-11-21
            kind: correction
            text: Sửa số tiền phải thu hồi.
    """
    for path, text in subject.texts:
        first = parse(text).first if _tells(path) else None
        if first and first > subject.today:
            message = f"Ngày {wording.day(first)} chưa đến."
            yield Finding(path, message, "Ghi ngày đã làm việc ấy; việc chưa làm thì đến ngày hãy ghi.")


def _tells(path: Path) -> bool:
    """Whether a day stands at ``path`` on which this site, or what it tells, is said to have acted already."""
    if path[-1] == "recorded_on":
        return True
    step = path[-2:] if path[-1] == "edtf" else path[-1:]
    above = path[: -len(step)]
    return step[0] == "on" and (above[:1] in _ACTS or above[-2:-1] == ("progress",))
