"""Amounts of measures: what was ordered and what was done of it stand together, and nothing unlike is added."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from tests.small import Small

CONCLUSION = ["level: final", "issuer: ubnd", "concluded_on: 2026-01-02"]
TODAY = date(2026, 3, 16)


def _measure(number: int, kind: str, quantity: str, *done: str, more: str = "") -> str:
    steps = ", ".join(
        f"{{on: {day}, quantity: {amount}}}" for day, amount in (each.split("=") for each in done)
    )
    fields = f"id: KL-2026-0001-m{number}, kind: {kind}, text: Nộp., quantity: {quantity}"
    return f"  - {{{fields}, progress: [{steps}]{more}}}"


def _pages(folder: Path, *measures: str) -> dict[str, str]:
    return Small(folder).record("KL-2026-0001", *CONCLUSION, "measures:", *measures).pages(TODAY)


def _rows(folder: Path, *measures: str) -> list[str]:
    """Return the lines of the table of sums, without marks."""
    page = _pages(folder, *measures)["xu-ly/index.md"]
    return [re.sub(r"<[^>]*>", "", each) for each in page.splitlines() if each.startswith("| ")][2:]


def test_a_list_shows_what_was_ordered_and_the_last_amount_told(tmp_path: Path) -> None:
    money = _measure(
        1,
        "recovery",
        "{value: 30, unit: triệu đồng}",
        "2026-01-20=5",
        "2026-02-15=8",
        "2026-03-01={unknown: not_stated}",
    )
    page = _pages(tmp_path, money)["xu-ly/tat-ca.md"]
    assert "- **Phải thực hiện:** 30 triệu đồng\n- **Đã thực hiện được:** 8, tính đến 15/02/2026\n" in page


def test_a_list_says_how_exact_an_amount_is_and_when_its_day_is_not_known(tmp_path: Path) -> None:
    step = "progress: [{on: {unknown: not_stated}, recorded_on: 2026-02-01, quantity: {value: 9, qualifier: nearly}}]"
    money = f"  - {{id: KL-2026-0001-m1, kind: fine, text: Nộp., quantity: {{value: 10, qualifier: over}}, {step}}}"
    page = _pages(tmp_path, money)["xu-ly/tat-ca.md"]
    assert (
        "- **Phải thực hiện:** trên 10\n- **Đã thực hiện được:** gần 9, chưa rõ tính đến ngày nào\n" in page
    )


def test_a_list_says_nothing_of_amounts_where_there_are_none(tmp_path: Path) -> None:
    page = _pages(tmp_path, "  - {id: KL-2026-0001-m1, kind: discipline, text: Khiển trách.}")[
        "xu-ly/tat-ca.md"
    ]
    assert "hực hiện:**" not in page
    assert "thực hiện được" not in page


def test_what_was_done_stands_beside_what_was_ordered_once_for_each_measure(tmp_path: Path) -> None:
    money = "{{value: {}, unit: {}}}".format
    rows = _rows(
        tmp_path,
        _measure(
            1,
            "recovery",
            money(30, "triệu đồng"),
            f"2026-01-20={money(5, 'triệu đồng')}",
            f"2026-02-20={money(8, 'triệu đồng')}",
        ),
        _measure(2, "recovery", money(2000000, "đồng"), f"2026-02-20={money(2000, 'nghìn đồng')}"),
    )
    assert rows == ["| thu hồi, hoàn trả | 32.000.000 đồng (2 việc) | 10.000.000 đồng (2 việc) |  |"]


def test_what_is_not_exact_or_not_told_is_named_and_not_added(tmp_path: Path) -> None:
    rows = _rows(
        tmp_path,
        _measure(1, "fine", "{value: 5, unit: đồng}"),
        _measure(
            2,
            "fine",
            "{value: 9, unit: đồng, qualifier: over}",
            "2026-02-20={value: 3, unit: đồng, qualifier: about}",
        ),
    )
    left_out = (
        "phải thực hiện: trên 9 đồng; đã thực hiện được: khoảng 3 đồng; 1 việc chưa ghi số đã thực hiện được"
    )
    assert rows == [f"| phạt tiền | 5 đồng (1 việc) | không có con số chính xác | {left_out} |"]


def test_unlike_units_and_kinds_are_never_added(tmp_path: Path) -> None:
    rows = _rows(
        tmp_path,
        _measure(1, "recovery", "{value: 5, unit: đồng}", "2026-02-20={value: 2, unit: ha}"),
        _measure(2, "fine", "{value: 5, unit: đồng}", "2026-02-20={value: 5, unit: đồng}"),
    )
    assert rows == [
        "| phạt tiền | 5 đồng (1 việc) | 5 đồng (1 việc) |  |",
        "| thu hồi, hoàn trả | chưa ghi nhận | 20.000 m² (1 việc) |  |",
        "| thu hồi, hoàn trả | 5 đồng (1 việc) | chưa ghi nhận | 1 việc chưa ghi số đã thực hiện được |",
    ]


def test_what_was_annulled_counts_on_neither_side(tmp_path: Path) -> None:
    assert _rows(tmp_path, _measure(1, "fine", "5", "2026-02-20=5", more=", status: annulled")) == []
