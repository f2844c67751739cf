"""The front page: what is new, where, and what is overdue."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests.small import Small

CONCLUSION = ["level: final", "issuer: ubnd", "concluded_on: 2026-01-02"]
INSPECTION = ["kind: inspection", "regime: administrative", "stage: conducted", "lead: ubnd"]
TODAY = date(2026, 3, 16)


def _section(page: str, heading: str) -> str:
    return page.split(f"\n## {heading}\n")[1].split("\n## ", maxsplit=1)[0]


def _home(small: Small, heading: str, today: date = TODAY) -> str:
    return _section(small.pages(today)["index.md"], heading)


def test_it_lists_records_and_not_the_bodies_that_came_with_them(tmp_path: Path) -> None:
    small = Small(tmp_path).organization("xa-a", "Xã A", "commune", "published_on: 2026-03-01")
    assert re.findall(r"^- (\S+): \[([^]]+)\]", _home(small, "Có gì mới"), flags=re.MULTILINE) == [
        ("01/01/2026", "Mọi đơn vị")
    ]


def test_it_leads_to_the_bulletin_of_this_quarter_and_of_the_last(tmp_path: Path) -> None:
    small = Small(tmp_path)
    said = _home(small, "Có gì mới", date(2026, 4, 2))
    assert "[bản tin quý II năm 2026](ban-tin/BT-2026-Q2.md) (đang gom)" in said
    assert "[bản tin quý I năm 2026](ban-tin/BT-2026-Q1.md)." in said


def test_it_names_the_communes_of_today_that_were_inspected(tmp_path: Path) -> None:
    small = Small(tmp_path).organization("tinh-a", "Tỉnh A", "province")
    small.organization("xa-moi", "Xã Mới", "commune", "parent: tinh-a")
    small.organization(
        "xa-cu", "Xã Cũ", "commune", "successors: [{organization: xa-moi, on: 2025-07-01, extent: whole}]"
    )
    small.organization("truong", "Trường", "school", "place: xa-cu")
    small.organization("xa-khac", "Xã Khác", "commune")
    inspected = "inspected: [{kind: trường, named: [truong]}]"
    small.record("KT-2025-0001", *INSPECTION, "conducted: 2025-05-01", inspected)
    said = _home(small, "Ở đâu")
    assert "[Xã Mới](don-vi/xa-moi.md)" in said
    assert "[Tỉnh A](dia-ban/tinh-a.md)" in said
    assert "Xã Cũ" not in said
    assert "Xã Khác" not in said


@pytest.mark.parametrize(
    ("due", "title"),
    [
        ("2026-03-15", "Quá hạn"),
        ("2026-03-16", "Đến hạn trong 30 ngày tới"),
        ("2026-04-15", "Đến hạn trong 30 ngày tới"),
        ("{unknown: not_stated}", "Không nêu hoặc chưa rõ thời hạn"),
    ],
)
def test_it_counts_what_is_late_and_what_falls_due(tmp_path: Path, due: str, title: str) -> None:
    task = f"{{id: KL-2026-0001-01, text: A., to: [ubnd], status: in_progress, due: {due}}}"
    small = Small(tmp_path).record("KL-2026-0001", *CONCLUSION, f"recommendations: [{task}]")
    rows = re.findall(r"^\| ([^|]+) \| \[1\]\(([^)]+)\) \| 0 \|$", _home(small, "Việc quá hạn"), re.MULTILINE)
    assert [name for name, _ in rows] == [title]
    assert "KL-2026-0001-01" in small.pages(TODAY)[rows[0][1]]


@pytest.mark.parametrize(
    "task",
    [
        "due: 2026-04-16, status: in_progress",
        "due: 2026-04-01, status: done",
        "due: '2026-04-01?', status: in_progress",
    ],
)
def test_what_is_far_off_done_or_doubtful_does_not_fall_due(tmp_path: Path, task: str) -> None:
    small = Small(tmp_path).record(
        "KL-2026-0001",
        *CONCLUSION,
        f"recommendations: [{{id: KL-2026-0001-01, text: A., to: [ubnd], {task}}}]",
    )
    assert "| Đến hạn trong 30 ngày tới | 0 | 0 |" in _home(small, "Việc quá hạn")


def test_it_leads_to_no_list_that_is_empty(tmp_path: Path) -> None:
    small = Small(tmp_path).record("KT-2026-0001", *INSPECTION)
    said = _home(small, "Tìm theo loại")
    assert "(kiem-tra/index.md) (1)" in said
    assert "(0)" not in said
