"""What is added to a record after it was published: told on the day it was written down, in no issue closed by then."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.bulletins.facts import Data, part, task

KL = "KL-2026-0001"
RECORD = f"ket-luan/{KL}.md"
NEWS, OVERDUE, LISTED = "Tiến độ mới", "Việc đã qua thời hạn", "Danh mục nội dung đã công khai"
MEASURE = {"id": f"{KL}-m1", "kind": "fine", "text": "Phạt."}


@pytest.fixture
def data(tmp_path: Path) -> Data:
    """Return a folder without records."""
    return Data(tmp_path)


def _asked(data: Data, **fields: Any) -> Data:
    """Write a conclusion whose one recommendation was added on 20 April, after its deadline."""
    data.add(KL, "2026-01-05", recommendations=task(due="2026-02-10", recorded_on="2026-04-20", **fields))
    return data


@pytest.mark.parametrize(
    ("field", "told", "said"),
    [
        (
            "recommendations",
            task()[0],
            f"[Kiến nghị 1, Kết luận {KL}](../ket-luan/{KL}.md#{KL}-01): kiến nghị mới",
        ),
        ("measures", MEASURE, f"[Việc xử lý 1, Kết luận {KL}](../ket-luan/{KL}.md#{KL}-m1): việc xử lý mới"),
    ],
)
def test_what_was_added_is_told_in_the_issue_of_the_day_it_was_recorded(
    data: Data, field: str, told: dict[str, Any], said: str
) -> None:
    data.add(KL, "2026-01-05", **{field: [told | {"recorded_on": "2026-04-20"}]})
    assert f"- 20/04/2026: {said}. {told['text']}" in part(data.issue("2026-Q2", "2026-05-05"), NEWS)
    assert not part(data.issue("2026-Q1", "2026-05-05"), NEWS)
    assert "- **Ngày ghi vào trang này:** 20/04/2026\n" in data.page(RECORD, "2026-05-05")
    assert "- **Cập nhật gần nhất:** 20/04/2026\n" in data.page(RECORD, "2026-05-05")


@pytest.mark.parametrize("recorded", [{}, {"recorded_on": "2026-01-05"}, {"recorded_on": "2026-01-02"}])
def test_what_came_with_the_record_is_not_called_new(data: Data, recorded: dict[str, str]) -> None:
    data.add(KL, "2026-01-05", recommendations=task(**recorded))
    assert not any(part(text, NEWS) for text in data.made("2026-05-05").values())


def test_a_deadline_that_had_passed_before_stands_in_no_issue_closed_by_then(data: Data) -> None:
    made = _asked(data).made("2026-05-05")
    assert not part(made["ban-tin/BT-2026-Q1.md"], OVERDUE)
    assert "### Thời hạn đã qua trước quý này" in part(made["ban-tin/BT-2026-Q2.md"], OVERDUE)


def test_nothing_of_what_was_added_is_told_before_itself(data: Data) -> None:
    steps = [{"on": "2026-03-01", "status": "in_progress", "text": "Đang làm."}]
    made = _asked(data, progress=steps, extensions=[{"on": "2026-03-02", "due": "2026-12-31"}]).made(
        "2026-05-05"
    )
    assert not part(made["ban-tin/BT-2026-Q1.md"], NEWS)
    lines = part(made["ban-tin/BT-2026-Q2.md"], NEWS).splitlines()[1:]
    assert [line[:12] for line in lines if line.startswith("- ")] == ["- 20/04/2026"] * 2
    assert "đang thực hiện, tình hình đến 01/03/2026. Đang làm." in "\n".join(lines)
    assert not any(part(text, OVERDUE) for text in made.values())


def test_a_last_day_after_the_quarter_is_told_by_the_record_alone(data: Data) -> None:
    posted = {"form": "posting", "on": "2026-03-20", "content": "Kết luận"}
    data.add(KL, "2026-01-05", disclosures=[posted])
    before = data.issue("2026-Q1", "2026-05-05")
    data.add(KL, "2026-01-05", disclosures=[posted | {"until": "2026-04-20"}])
    assert data.issue("2026-Q1", "2026-05-05") == before
    assert "| niêm yết | 20/03/2026 |" in part(before, LISTED)
    assert "- **Đến ngày:** 20/04/2026\n" in data.page(RECORD, "2026-05-05")


def test_a_last_day_within_the_quarter_is_in_its_list(data: Data) -> None:
    posted = {"form": "posting", "on": "2026-03-01", "until": "2026-03-31"}
    data.add(KL, "2026-01-05", disclosures=[posted])
    assert "từ 01/03/2026 đến 31/03/2026" in part(data.issue("2026-Q1", "2026-05-05"), LISTED)
