"""Deadlines over time: extensions, statuses and late records, in the issues of their days and in no closed one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.bulletins.facts import Data, part, settled, task

KL = "KL-2026-0001"
RECORD = f"ket-luan/{KL}.md"
OVERDUE = "Việc đã qua thời hạn"
LATER = "Sau khi phát hành"
GRANTED = {"on": "2026-04-10", "due": "2026-06-30"}


@pytest.fixture
def data(tmp_path: Path) -> Data:
    """Return a folder without records."""
    return Data(tmp_path)


def _extended(data: Data, *extensions: dict[str, Any], **fields: Any) -> Data:
    """Write a conclusion whose one recommendation was due on 10 February and was extended."""
    data.add(KL, "2026-01-05", recommendations=task(due="2026-02-10", extensions=list(extensions), **fields))
    return data


def _overdue(data: Data, today: str) -> list[str]:
    """Return the quarters whose issues tell a deadline that passed."""
    made = data.made(today)
    return [name[11:18] for name in sorted(made) if part(made[name], OVERDUE)]


def test_an_extension_told_in_time_leaves_no_line_at_the_original_deadline(data: Data) -> None:
    _extended(data, {"on": "2026-02-01", "due": "2026-06-30"})
    assert _overdue(data, "2026-06-30") == []
    assert _overdue(data, "2026-07-01") == ["2026-Q3"]
    assert "Thời hạn đã gia hạn: đến hết ngày 30/06/2026" in data.issue("2026-Q3", "2026-07-01")


def test_an_extension_told_after_an_issue_was_closed_is_said_beside_it(data: Data) -> None:
    before = _extended(data).issue("2026-Q1", "2026-05-05")
    after = _extended(data, GRANTED).issue("2026-Q1", "2026-05-05")
    assert "Thời hạn: đến hết ngày 10/02/2026" in part(after, OVERDUE)
    assert settled(after) == before
    assert "Việc này sau đó được gia hạn. Thời hạn mới: đến hết ngày 30/06/2026." in part(after, LATER)
    assert not part(_extended(data, GRANTED).issue("2026-Q1", "2026-04-09"), LATER)


def test_an_extended_deadline_that_passes_too_is_told_in_its_own_issue(data: Data) -> None:
    assert _overdue(_extended(data, GRANTED), "2026-10-05") == ["2026-Q1", "2026-Q3"]


def test_an_extension_told_after_its_own_deadline_passes_in_the_issue_that_knows_it(data: Data) -> None:
    _extended(data, {"on": "2026-02-09", "recorded_on": "2026-07-05", "due": "2026-03-20"})
    assert _overdue(data, "2026-10-05") == ["2026-Q1", "2026-Q3"]
    assert "### Thời hạn đã qua trước quý này" in data.issue("2026-Q3", "2026-10-05")


def test_an_extension_told_in_time_is_not_said_to_have_come_later(data: Data) -> None:
    _extended(data, {"on": "2026-02-01", "due": "2026-02-20"})
    assert _overdue(data, "2026-05-05") == ["2026-Q1"]
    assert not part(data.issue("2026-Q1", "2026-05-05"), LATER)


def test_the_home_page_names_the_deadline_in_force_and_the_oldest_first(data: Data) -> None:
    _extended(data, GRANTED, status="in_progress")
    later = task("KL-2026-0002", due="2026-03-01", status="in_progress")
    data.add("KL-2026-0002", "2026-01-05", recommendations=later)
    home = part(data.page("index.md", "2026-07-05"), "Việc quá hạn")
    assert "Thời hạn: đến hết ngày 30/06/2026, <span" in home
    assert "quá hạn 5 ngày" in home
    assert home.index("KL-2026-0002-01") < home.index("KL-2026-0001-01")


def test_an_extension_is_told_in_the_issue_of_the_day_it_was_recorded(data: Data) -> None:
    _extended(data, GRANTED | {"on": "2026-03-28", "recorded_on": "2026-04-02"})
    assert "gia hạn. Thời hạn mới: đến hết ngày 30/06/2026." in part(
        data.issue("2026-Q2", "2026-05-05"), "Tiến độ mới"
    )
    assert "Thời hạn mới" not in settled(data.issue("2026-Q1", "2026-05-05"))


def test_an_extension_that_came_with_the_record_is_no_news(data: Data) -> None:
    _extended(data, {"on": "2026-01-05", "due": "2026-06-30"})
    assert "Thời hạn mới" not in data.issue("2026-Q1", "2026-05-05")


def test_an_extension_to_an_unknown_day_makes_nothing_overdue(data: Data) -> None:
    _extended(data, GRANTED | {"on": "2026-02-05", "due": {"unknown": "not_stated"}})
    assert _overdue(data, "2027-01-01") == []
    assert "Gia hạn:** <span" in data.page(RECORD, "2027-01-01")
    assert "quá thời hạn" not in data.page("kien-nghi/tat-ca.md", "2027-01-01")


@pytest.mark.parametrize(
    ("today", "due", "is_past"),
    [
        ("2026-04-09", "đến hết ngày 10/02/2026", True),
        ("2026-04-10", "đến hết ngày 30/06/2026 (đã gia hạn)", False),
        ("2026-06-30", "đến hết ngày 30/06/2026 (đã gia hạn)", False),
        ("2026-07-01", "đến hết ngày 30/06/2026 (đã gia hạn)", True),
    ],
)
def test_trackers_follow_the_deadline_in_force_today(
    data: Data, today: str, due: str, *, is_past: bool
) -> None:
    page = _extended(data, GRANTED).page("kien-nghi/tat-ca.md", today)
    assert f"- **Thời hạn:** {due}\n" in page
    assert ("quá thời hạn" in page) is is_past


def test_a_record_shows_the_original_deadline_and_each_extension(data: Data) -> None:
    later = {"on": "2026-06-20", "due": {"edtf": "2026-09-01", "inclusive": False}, "note": "Chờ kinh phí."}
    page = _extended(data, GRANTED | {"recorded_on": "2026-04-12"}, later).page(RECORD, "2026-07-05")
    assert "- **Thời hạn:** đến hết ngày 10/02/2026\n" in page
    first = "đến hết ngày 30/06/2026; gia hạn ngày 10/04/2026 (ghi vào trang này ngày 12/04/2026)"
    assert f"- **Gia hạn:** {first}\n" in page
    assert "- **Gia hạn:** trước ngày 01/09/2026; gia hạn ngày 20/06/2026; Chờ kinh phí.\n" in page


@pytest.mark.parametrize(
    ("done", "said"),
    [
        ("2026-02-10", ""),
        ("2026-02-11", "chậm hạn"),
        ("2026-04-10", "sau hạn ban đầu, trong hạn đã gia hạn"),
        ("2026-06-30", "sau hạn ban đầu, trong hạn đã gia hạn"),
        ("2026-07-01", "chậm hạn"),
    ],
)
def test_what_was_done_late_is_told_by_the_deadline_of_that_day(data: Data, done: str, said: str) -> None:
    page = _extended(data, GRANTED, progress=[{"on": done, "status": "done"}]).page(RECORD, "2026-07-05")
    assert ("đã thực hiện, chậm hạn" in page) is (said == "chậm hạn")
    assert ("sau hạn ban đầu" in page) is said.startswith("sau")


def test_one_deadline_has_one_wording_everywhere(data: Data) -> None:
    due = {"edtf": "2026-02-10", "inclusive": False}
    data.add(KL, "2026-01-05", recommendations=task(due=due, status="in_progress"))
    pages = ["index.md", RECORD, "kien-nghi/qua-han.md", "ban-tin/BT-2026-Q1.md"]
    assert all("trước ngày 10/02/2026" in data.page(path, "2026-05-05") for path in pages)


def test_a_status_at_first_publication_counts_from_then(data: Data) -> None:
    data.add(KL, "2026-01-05", recommendations=task(due="2026-02-10", status="annulled"))
    assert _overdue(data, "2026-05-05") == []


def test_an_annulment_told_later_leaves_a_closed_issue_alone(data: Data) -> None:
    before = _extended(data).issue("2026-Q1", "2026-05-05")
    steps = [{"on": "2026-02-05", "recorded_on": "2026-04-20", "status": "annulled"}]
    after = _extended(data, progress=steps).issue("2026-Q1", "2026-05-05")
    assert settled(after) == before
    assert "đã bị hủy bỏ trước khi hết thời hạn" in part(after, LATER)


def test_what_was_taken_up_again_is_past_its_deadline_in_the_quarter_that_first_knows(data: Data) -> None:
    steps = [{"on": "2026-02-05", "status": "done"}, {"on": "2026-05-20", "status": "in_progress"}]
    assert _overdue(_extended(data, progress=steps), "2026-08-05") == ["2026-Q2"]
