"""What was planned and not told to be done: a time that is over, one that is not, and one that nobody knows."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.small import Small

REGISTER, NEVER, INDEX = "chuong-trinh/CT-2025-0001.md", "do-phu/CT-2025-0001.md", "do-phu/index.md"
OVER = "đã qua thời gian dự kiến (tháng 5/2026), chưa ghi nhận đã kiểm tra"
CONCLUSION = ["of: KT-2025-0001", "level: final", "issuer: ubnd", "concluded_on: 2026-01-02"]
INSPECTION = [
    "kind: inspection",
    "regime: administrative",
    "stage: concluded",
    "lead: ubnd",
    "conducted: 2026-01-01",
]


def _programme(small: Small, *planned: str) -> Small:
    lines = [f"  - {{text: Kiểm tra, {each}}}" for each in planned]
    return small.record("CT-2025-0001", "organization: ubnd", "period: 2025/2027", "planned:", *lines)


def _cells(small: Small, today: date) -> list[str]:
    """Return what the register says to have been done, line by line."""
    rows = [each for each in small.pages(today)[REGISTER].splitlines() if each.startswith("| Kiểm tra")]
    return [re.sub(r"<[^>]*>", "", each.split(" | ")[1]) for each in rows]


@pytest.mark.parametrize(
    ("today", "said"),
    [(date(2026, 5, 31), "chưa ghi nhận; thời gian dự kiến chưa qua"), (date(2026, 6, 1), OVER)],
)
def test_a_planned_month_is_over_on_the_day_after_it(small: Small, today: date, said: str) -> None:
    assert _cells(_programme(small, "period: 2026-05"), today) == [said]


@pytest.mark.parametrize("period", ["2026-05?", "{unknown: not_stated}", "2026-05/.."])
def test_a_time_that_is_not_certain_is_never_over(small: Small, period: str) -> None:
    small.organization("truong-a", "Trường A", "school")
    _programme(small, f"period: {period}, organizations: [truong-a]")
    assert _cells(small, date(2030, 1, 1)) == ["chưa ghi nhận"]
    pages = small.pages(date(2030, 1, 1))
    assert "đã qua thời gian" not in pages[INDEX]
    assert "1 đợt chưa ghi nhận đã kiểm tra, không rõ thời gian dự kiến" in pages[INDEX]
    assert "## Không ghi hoặc chưa rõ thời gian dự kiến" in pages[NEVER]


@pytest.mark.parametrize(
    "done",
    ["inspection: KT-2025-0001", "inspection: {described: đã làm}", "inspection: {unknown: ambiguous}"],
)
def test_what_was_done_or_may_have_been_is_not_called_undone(small: Small, done: str) -> None:
    small.record("KT-2025-0001", *INSPECTION)
    _programme(small, f"period: 2026-02, {done}")
    assert "chưa ghi nhận đã kiểm tra" not in small.pages(date(2027, 1, 1))[REGISTER]
    assert "thời gian dự kiến" not in small.pages(date(2027, 1, 1))[INDEX]


def test_the_register_of_coverage_counts_what_is_over_and_what_is_ahead_apart(small: Small) -> None:
    _programme(small, "period: 2026-02", "period: 2026-03", "period: 2026-09")
    line = small.pages(date(2026, 5, 1))[INDEX]
    assert (
        "2 đợt đã qua thời gian dự kiến, chưa ghi nhận đã kiểm tra; 1 đợt thời gian dự kiến chưa qua" in line
    )
    line = small.pages(date(2026, 1, 1))[INDEX]
    assert "; 3 đợt thời gian dự kiến chưa qua" in line
    assert "đã qua thời gian" not in line


def test_a_body_stands_where_the_first_time_that_is_over_puts_it(small: Small) -> None:
    for name in ("a", "b", "c"):
        small.organization(f"truong-{name}", f"Trường {name.upper()}", "school")
    _programme(
        small,
        "period: 2026-02, organizations: [truong-b]",
        "period: 2026-09, organizations: [truong-b, truong-a]",
        "organizations: [truong-c]",
    )
    pages = small.pages(date(2026, 5, 1))
    assert re.findall(r"^## (.+)|^- \[(.+?)\]", pages[NEVER], re.MULTILINE) == [
        ("Đã qua thời gian dự kiến", ""),
        ("", "Trường B"),
        ("Không ghi hoặc chưa rõ thời gian dự kiến", ""),
        ("", "Trường C"),
        ("Thời gian dự kiến chưa qua", ""),
        ("", "Trường A"),
    ]
    said = "[3 nơi đã định mà chưa thấy được kiểm tra](CT-2025-0001.md), trong đó 1 nơi đã qua thời gian dự kiến."
    assert said in pages[INDEX]


def test_a_withdrawn_conclusion_is_no_result_of_a_programme(small: Small) -> None:
    small.record("KT-2025-0001", *INSPECTION)
    small.record("KL-2025-0001", *CONCLUSION, state="withdrawn").record("KL-2025-0002", *CONCLUSION)
    _programme(small, "inspection: KT-2025-0001")
    page = small.pages(date(2026, 5, 1))[REGISTER]
    assert "[Bản KL-2025-0001](../ket-luan/KL-2025-0001.md) (đã rút)" in page
    assert "[Bản KL-2025-0002](../ket-luan/KL-2025-0002.md) |" in page
