"""What is told of a record after it was published: opinions, complaints, events, and a withdrawal in silence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.pages import all_pages
from tests.bulletins.facts import Data, part, settled, task

KL = "KL-2026-0001"
RECORD = f"ket-luan/{KL}.md"
NEWS = "Tiến độ mới"
LATER = "Sau khi phát hành"
RESPONSE = {"by": "xa-a", "position": "disputes", "text": "Số liệu **chưa đúng**."}
COMPLAINT = {"by": {"withheld": "complainant"}, "filed_on": "2026-04-02", "text": "Mức phạt quá nặng."}
EVENT = {"text": "Họp công bố kết luận"}


@pytest.fixture
def data(tmp_path: Path) -> Data:
    """Return a folder without records."""
    return Data(tmp_path)


def _news(data: Data, quarter: str, today: str = "2026-08-05") -> str:
    return part(data.issue(quarter, today), NEWS)


@pytest.mark.parametrize(
    ("field", "told", "said"),
    [
        ("responses", RESPONSE, "ý kiến của đơn vị. Xã A: không đồng ý. Số liệu chưa đúng."),
        ("events", EVENT | {"on": "2026-04-01"}, "diễn biến. 01/04/2026: Họp công bố kết luận"),
        ("complaints", COMPLAINT | {"outcome": "pending"}, "khiếu nại. Mức phạt quá nặng."),
    ],
)
def test_what_is_added_to_a_record_is_told_in_the_issue_of_the_day_it_was_recorded(
    data: Data, field: str, told: dict[str, Any], said: str
) -> None:
    data.add(KL, "2026-01-05", **{field: [told | {"recorded_on": "2026-04-03"}]})
    assert f"03/04/2026: [Kết luận {KL}](../ket-luan/{KL}.md): {said}" in _news(data, "2026-Q2")
    assert not _news(data, "2026-Q1")
    assert not _news(data, "2026-Q2", "2026-04-02")


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("responses", RESPONSE),
        ("responses", RESPONSE | {"on": "2026-01-04"}),
        ("responses", RESPONSE | {"on": "2026-03-04", "recorded_on": "2026-01-05"}),
        ("events", EVENT | {"on": "2025-12-01"}),
        ("events", EVENT | {"on": {"unknown": "not_stated"}}),
        ("complaints", COMPLAINT | {"filed_on": "2026-01-02", "outcome": "pending"}),
    ],
)
def test_what_came_with_the_record_is_no_news(data: Data, field: str, told: dict[str, Any]) -> None:
    data.add(KL, "2026-01-05", **{field: [told]})
    assert not any(part(text, NEWS) for text in data.made("2026-08-05").values())


def test_whoever_could_not_be_seen_in_the_quarter_is_not_named_in_its_issue(data: Data) -> None:
    data.organization("xa-b", name="Xã B", kind="commune", published_on="2026-08-01")
    data.add(KL, "2026-01-05", responses=[RESPONSE | {"by": "xa-b", "recorded_on": "2026-04-03"}])
    before = data.issue("2026-Q2", "2026-07-31")
    assert "ý kiến của đơn vị. Không đồng ý." in before
    assert data.issue("2026-Q2", "2026-08-05") == before


def test_what_is_said_of_one_item_leads_to_it(data: Data) -> None:
    told = RESPONSE | {"on": "2026-04-03", "items": [f"{KL}-01"]}
    data.add(KL, "2026-01-05", recommendations=task(), responses=[told])
    assert f"Kiến nghị 1, Kết luận {KL}" in _news(data, "2026-Q2")


def test_the_outcome_of_a_complaint_leaves_the_issue_of_the_complaint_alone(data: Data) -> None:
    data.add(KL, "2026-01-05", complaints=[COMPLAINT | {"outcome": "pending"}])
    before = data.issue("2026-Q2", "2026-08-05")
    decided = {"outcome": "upheld", "decided_on": "2026-06-20", "outcome_recorded_on": "2026-07-02"}
    data.add(KL, "2026-01-05", complaints=[COMPLAINT | decided | {"effect": "Bỏ mức phạt."}])
    assert settled(data.issue("2026-Q2", "2026-08-05")) == before
    assert "kết quả khiếu nại. Khiếu nại đúng. Bỏ mức phạt." in _news(data, "2026-Q3")


def test_a_complaint_told_with_its_outcome_is_one_line(data: Data) -> None:
    told = COMPLAINT | {"recorded_on": "2026-05-02", "outcome": "rejected", "decided_on": "2026-04-20"}
    data.add(KL, "2026-01-05", complaints=[told])
    assert _news(data, "2026-Q2").count("\n- ") == 1
    assert "khiếu nại. Mức phạt quá nặng. Khiếu nại không đúng." in _news(data, "2026-Q2")


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("responses", RESPONSE | {"on": "2026-04-01"}),
        ("events", EVENT | {"on": "2026-04-01"}),
        ("complaints", COMPLAINT | {"outcome": "pending"}),
        ("disclosures", {"form": "posting", "on": "2026-04-01"}),
    ],
)
def test_a_record_says_when_something_was_recorded_if_that_is_another_day(
    data: Data, field: str, told: dict[str, Any]
) -> None:
    data.add(KL, "2026-01-05", **{field: [told | {"recorded_on": "2026-04-09"}]})
    assert "09/04/2026" in data.page(RECORD, "2026-05-05").partition("## Các mốc ngày")[0]
    own = str(told.get("on") or told.get("filed_on"))
    data.add(KL, "2026-01-05", **{field: [told | {"recorded_on": own}]})
    assert "hi vào trang này" not in data.page(RECORD, "2026-05-05")


@pytest.mark.parametrize(
    ("today", "day"),
    [
        ("2026-02-28", "chưa có gì mới từ khi đăng"),
        ("2026-03-01", "01/03/2026"),
        ("2026-04-02", "02/04/2026"),
        ("2026-06-30", "05/05/2026"),
    ],
)
def test_a_record_says_when_something_was_last_told_of_it(data: Data, today: str, day: str) -> None:
    fields = {
        "recommendations": task(progress=[{"on": "2026-03-01", "text": "Đang làm."}]),
        "complaints": [COMPLAINT | {"outcome": "pending"}],
        "changes": [{"on": "2026-05-05", "kind": "minor", "text": "Sửa lỗi chính tả."}],
        "events": [EVENT | {"on": "2025-12-01"}],
    }
    data.add(KL, "2026-01-05", **fields)
    page = data.page(RECORD, today)
    assert f"- **Cập nhật gần nhất:** {day}\n" in page
    assert ("Sửa lỗi chính tả" in page) is (today > "2026-05-05")


def _replaced(data: Data, published: str, **fields: Any) -> None:
    """Write a record that another one, out since ``published``, replaced on 2 March."""
    withdrawal = {"on": "2026-03-02", "reason": "superseded", "superseded_by": "KL-2026-0002"}
    data.add(KL, "2026-01-05", state="withdrawn", withdrawal=withdrawal | fields)
    data.add("KL-2026-0002", published)


@pytest.mark.parametrize("fields", [{}, {"note": "Nhập nhầm."}, {"reason": "published_in_error"}])
def test_a_withdrawal_leads_to_what_replaces_the_record(data: Data, fields: dict[str, str]) -> None:
    _replaced(data, "2026-03-02", **fields)
    said = ". Bản thay thế: [Kết luận KL-2026-0002](../ket-luan/KL-2026-0002.md).\n"
    assert said in part(data.issue("2026-Q1", "2026-03-05"), "Bản ghi đã rút")
    assert said in data.page("thay-doi/index.md", "2026-03-05")
    assert ".. " not in data.issue("2026-Q1", "2026-03-05")


def test_what_replaces_a_record_and_comes_later_changes_no_closed_issue(data: Data) -> None:
    _replaced(data, "2026-04-02")
    before = data.issue("2026-Q1", "2026-04-01")
    assert "Bản thay thế" not in before
    assert "bản ghi chưa công bố" not in data.page("thay-doi/index.md", "2026-04-01")
    assert data.issue("2026-Q1", "2026-05-05") == before
    assert "Bản thay thế" in data.page("thay-doi/index.md", "2026-05-05")


def test_the_site_map_has_the_day_on_which_something_was_last_told(data: Data) -> None:
    data.add(KL, "2026-01-05", responses=[RESPONSE | {"on": "2026-03-01"}])
    pages = [each for day in ("2026-02-28", "2026-03-02") for each in all_pages(data.context(day))]
    assert [each.updated for each in pages if each.path == RECORD] == ["2026-01-05", "2026-03-01"]


def test_changes_and_redactions_are_one_list_newest_first(data: Data) -> None:
    changes = [{"on": f"2026-0{month}-01", "kind": "minor", "text": f"Lần {month}."} for month in (2, 4)]
    redactions = [{"field": "note", "on": "2026-03-01", "reason": "dữ liệu cá nhân"}]
    data.add(KL, "2026-01-05", changes=changes, redactions=redactions)
    shown = part(data.page(RECORD, "2026-05-05"), "Thay đổi từ khi đăng").splitlines()
    assert [line[4:14] for line in shown if line.startswith("- ")] == [
        "01/04/2026",
        "01/03/2026",
        "01/02/2026",
    ]


def _gone(data: Data) -> None:
    """Withdraw the record in silence, and delete its matter."""
    withdrawal = {"on": "2026-08-01", "reason": "personal_data", "note": "Bà Nguyễn Thị B yêu cầu."}
    data.add(KL, "2026-01-05", title="…", state="withdrawn", withdrawal=withdrawal)


def test_every_closed_issue_up_to_a_silent_withdrawal_says_what_is_no_longer_there(data: Data) -> None:
    data.add(KL, "2026-01-05", title="Bà Nguyễn Thị B", recommendations=task(due="2026-04-10"))
    assert part(data.issue("2026-Q2", "2026-10-05"), "Việc đã qua thời hạn")
    _gone(data)
    for quarter in ("2026-Q1", "2026-Q2"):
        said = part(data.issue(quarter, "2026-10-05"), LATER)
        assert f"**01/08/2026, rút:** [{KL} (đã rút)]" in said
        assert "Những gì số này đã nói về bản ghi ấy, nếu có, không còn ở đây." in said
    assert not part(data.issue("2026-Q3", "2026-10-05"), LATER)
    assert "Nguyễn" not in "".join(data.made("2026-10-05").values())


@pytest.mark.parametrize("reason", ["duplicate", "personal_data"])
def test_of_a_withdrawn_record_no_later_word_tells_its_deadlines(data: Data, reason: str) -> None:
    extensions = [{"on": "2026-04-10", "due": "2026-06-30"}]
    fields = {"recommendations": task(due="2026-02-10", extensions=extensions)}
    withdrawal = {"on": "2026-05-01", "reason": reason}
    data.add(KL, "2026-01-05", **fields)
    assert "30/06/2026" in part(data.issue("2026-Q1", "2026-05-05"), LATER)
    data.add(KL, "2026-01-05", **fields, state="withdrawn", withdrawal=withdrawal)
    assert "30/06/2026" not in data.issue("2026-Q1", "2026-05-05")


def test_a_record_withdrawn_in_silence_is_cited_by_its_id_once(data: Data) -> None:
    _gone(data)
    page = data.page(RECORD, "2026-10-05")
    assert f"**Cách dẫn:** Bản tin xã A, mã {KL}, " in page
    assert f'description: "{KL} (đã rút)"' in page


def test_a_record_withdrawn_in_silence_is_told_by_its_id_once(data: Data) -> None:
    _gone(data)
    (line,) = [each for each in data.issue("2026-Q1", "2026-10-05").splitlines() if "05/01/2026" in each]
    assert line.replace(f"../ket-luan/{KL}.md", "").count(KL) == 1
