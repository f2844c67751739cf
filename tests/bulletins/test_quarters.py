"""What is in which issue: time is moved by the day of the build."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bulletins.facts import Data, new, part, settled, task

KL = "KL-2026-0001"
OVERDUE = "Việc đã qua thời hạn"
LATER = "Sau khi phát hành"
LIST = "Danh mục nội dung đã công khai"


@pytest.fixture
def data(tmp_path: Path) -> Data:
    """Return a folder without records."""
    return Data(tmp_path)


def test_without_records_there_is_no_issue(data: Data) -> None:
    assert list(data.made("2026-05-05")) == ["ban-tin/index.md"]


def test_there_is_an_issue_for_each_quarter_from_the_first_publication_to_today(data: Data) -> None:
    data.add(KL, "2025-11-03")
    paths = list(data.made("2026-07-01"))
    assert paths[1:] == [f"ban-tin/BT-{each}.md" for each in ("2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3")]


def test_issues_are_counted_from_the_first_one_on(data: Data) -> None:
    data.add(KL, "2025-11-03")
    assert "# Bản tin số 1, quý IV năm 2025" in data.issue("2025-Q4", "2026-07-01")
    assert "# Bản tin số 4, quý III năm 2026" in data.issue("2026-Q3", "2026-07-01")


def test_the_number_of_a_record_is_followed(data: Data) -> None:
    data.add(KL, "2025-11-03")
    data.add("BT-2026-Q1", "2026-04-05", number=12, period="2026-01/2026-03")
    assert "# Bản tin số 1, quý IV năm 2025" in data.issue("2025-Q4", "2026-07-01")
    assert "# Bản tin số 12, quý I năm 2026" in data.issue("2026-Q1", "2026-07-01")
    assert "# Bản tin số 13, quý II năm 2026" in data.issue("2026-Q2", "2026-07-01")


def test_two_issues_never_have_one_number(data: Data) -> None:
    data.add(KL, "2025-11-03")
    data.add("BT-2026-Q1", "2026-04-05", number=1, period="2026-01/2026-03")
    assert "# Bản tin quý IV năm 2025" in data.issue("2025-Q4", "2026-07-01")
    assert "# Bản tin số 1, quý I năm 2026" in data.issue("2026-Q1", "2026-07-01")


def test_a_title_and_an_editorial_come_from_the_record_and_wait_for_its_day(data: Data) -> None:
    data.add(KL, "2026-01-05")
    said = {"title": "Đầu năm", "editorial": "Bà con **xem kỹ**.", "period": "2026-01/2026-03"}
    data.add("BT-2026-Q1", "2026-04-05", number=1, **said)
    assert "Đầu năm" not in data.issue("2026-Q1", "2026-04-04")
    shown = data.issue("2026-Q1", "2026-04-05")
    assert "# Đầu năm\n" in shown
    assert "Bản tin số 1, quý I năm 2026." in shown
    assert "Bà con <strong>xem kỹ</strong>." in shown


@pytest.mark.parametrize(
    ("published", "words", "said"),
    [
        (
            "2026-04-05",
            {"title": "Đầu năm", "editorial": "Xem kỹ."},
            "Tên và lời ban biên tập đăng ngày 05/04/2026.",
        ),
        ("2026-04-05", {"editorial": "Xem kỹ."}, "Lời ban biên tập đăng ngày 05/04/2026."),
        ("2026-04-05", {}, ""),
        ("2026-03-31", {"editorial": "Xem kỹ."}, ""),
    ],
    ids=["both", "an editorial", "neither", "within the quarter"],
)
def test_words_that_came_after_the_quarter_say_their_day(
    data: Data, published: str, words: dict[str, str], said: str
) -> None:
    data.add(KL, "2026-01-05")
    data.add("BT-2026-Q1", published, number=1, period="2026-01/2026-03", **words)
    issue = data.issue("2026-Q1", "2026-05-05")
    assert said in issue
    assert ("đăng ngày" in issue) is bool(said)


def test_a_draft_of_an_editorial_is_not_seen(data: Data) -> None:
    data.add(KL, "2026-01-05")
    data.add("BT-2026-Q1", "2026-01-05", state="draft", number=9, period="2026-01/2026-03", editorial="BIMAT")
    assert "BIMAT" not in data.issue("2026-Q1", "2026-05-05")
    assert "số 1," in data.issue("2026-Q1", "2026-05-05")


@pytest.mark.parametrize(("today", "is_open"), [("2026-03-31", True), ("2026-04-01", False)])
def test_an_issue_closes_when_its_quarter_ends(data: Data, today: str, *, is_open: bool) -> None:
    data.add(KL, "2026-01-05")
    assert ("Đang gom, đến ngày 31/03/2026" in data.issue("2026-Q1", today)) is is_open
    assert ("đang gom, chưa khép" in data.made(today)["ban-tin/index.md"].split("Q1.md")[1]) is is_open


def test_a_closed_issue_is_the_same_whenever_it_is_built(data: Data) -> None:
    data.add(KL, "2026-01-05", recommendations=task(due="2026-02-01"))
    assert data.issue("2026-Q1", "2026-04-01") == data.issue("2026-Q1", "2031-12-31")


def test_an_embargo_ends_in_the_issue_of_its_day(data: Data) -> None:
    data.add(KL, "2026-01-05")
    data.add("KT-2026-0001", "2026-04-01")
    assert "KT-2026-0001" not in "".join(data.made("2026-03-31").values())
    assert new(data.issue("2026-Q1", "2026-04-01")) == [KL]
    assert new(data.issue("2026-Q2", "2026-04-01")) == ["KT-2026-0001"]


def test_progress_stands_in_the_issue_of_the_day_it_was_recorded(data: Data) -> None:
    steps = [{"on": "2026-03-20", "recorded_on": "2026-04-02", "status": "done", "text": "Đã *làm* xong."}]
    data.add(KL, "2026-01-05", recommendations=task(progress=steps))
    assert not part(data.issue("2026-Q1", "2026-05-05"), "Tiến độ mới")
    shown = part(data.issue("2026-Q2", "2026-05-05"), "Tiến độ mới")
    assert "đã thực hiện, tình hình đến 20/03/2026. Đã <em>làm</em> xong." in shown


def test_progress_older_than_its_record_is_told_with_the_record(data: Data) -> None:
    data.add("KT-2026-0001", "2025-10-05")
    data.add(KL, "2026-01-05", recommendations=task(progress=[{"on": "2025-11-20", "status": "in_progress"}]))
    assert not part(data.issue("2025-Q4", "2026-05-05"), "Tiến độ mới")
    assert "đang thực hiện" in part(data.issue("2026-Q1", "2026-05-05"), "Tiến độ mới")


def test_a_correction_stands_in_its_quarter_and_is_said_beside_older_issues(data: Data) -> None:
    data.add(
        KL, "2026-01-05", changes=[{"on": "2026-05-01", "kind": "correction", "text": "Ba, không phải hai."}]
    )
    assert "Ba, không phải hai." in part(data.issue("2026-Q2", "2026-05-05"), "Đính chính và thay đổi")
    first = data.issue("2026-Q1", "2026-05-05")
    assert "**01/05/2026, đính chính:**" in part(first, LATER)
    assert "Ba, không phải hai." not in settled(first)
    assert not part(data.issue("2026-Q1", "2026-04-30"), LATER)


def test_a_record_withdrawn_later_still_stands_in_its_issue_and_says_so(data: Data) -> None:
    withdrawal = {"on": "2026-05-01", "reason": "duplicate"}
    steps = [{"on": "2026-02-20", "status": "in_progress", "text": "Nội dung riêng."}]
    told = {"content": "Nội dung riêng.", "form": "posting", "on": "2026-02-01"}
    tasks = task(progress=steps, due="2026-02-01", text="Nội dung riêng.")
    fields = {"recommendations": tasks, "disclosures": [told]}
    data.add(KL, "2026-01-05", **fields, state="withdrawn", withdrawal=withdrawal)
    first = data.issue("2026-Q1", "2026-05-05")
    assert new(first) == [KL]
    assert settled(first).count("Bản ghi đã rút sau đó") == 4
    assert "Nội dung riêng" not in first
    assert "Lý do: trùng với bản ghi khác" in part(first, LATER)
    assert "01/05/2026, rút" in part(data.issue("2026-Q2", "2026-05-05"), "Bản ghi đã rút")


def test_of_a_record_withdrawn_for_personal_data_only_the_id_is_left(data: Data) -> None:
    withdrawal = {"on": "2026-05-01", "reason": "personal_data"}
    changes = [{"on": "2026-02-01", "kind": "correction", "text": "Bà Nguyễn Thị B"}]
    data.add(
        KL, "2026-01-05", title="Bà Nguyễn Thị B", changes=changes, state="withdrawn", withdrawal=withdrawal
    )
    assert "Nguyễn" not in "".join(data.made("2026-05-05").values())
    assert new(data.issue("2026-Q1", "2026-05-05")) == [KL]


def test_a_record_withdrawn_within_its_quarter_gives_nothing_more(data: Data) -> None:
    withdrawal = {"on": "2026-03-01", "reason": "duplicate"}
    data.add(
        KL, "2026-01-05", recommendations=task(due="2026-02-01"), state="withdrawn", withdrawal=withdrawal
    )
    first = data.issue("2026-Q1", "2026-05-05")
    assert "Đã rút ngày 01/03/2026" in part(first, "Bản ghi mới đăng")
    assert not part(first, OVERDUE)


def test_a_redaction_stands_in_its_quarter(data: Data) -> None:
    data.add(
        KL, "2026-01-05", redactions=[{"field": "note", "on": "2026-04-10", "reason": "dữ liệu cá nhân"}]
    )
    assert "Ghi chú. Lý do: dữ liệu cá nhân" in part(data.issue("2026-Q2", "2026-05-05"), "Chỗ đã lược bỏ")
    assert "lược bỏ" in part(data.issue("2026-Q1", "2026-05-05"), LATER)


@pytest.mark.parametrize(
    ("due", "quarter"), [("2026-02-10", "2026-Q1"), ("2026-03-30", "2026-Q1"), ("2026-03-31", "2026-Q2")]
)
def test_what_is_past_its_last_day_stands_in_the_quarter_of_the_day_after(
    data: Data, due: str, quarter: str
) -> None:
    data.add(KL, "2026-01-05", recommendations=task(due=due))
    found = [each for each in ("2026-Q1", "2026-Q2") if part(data.issue(each, "2026-07-01"), OVERDUE)]
    assert found == [quarter]


def test_a_last_day_is_not_past_before_its_end(data: Data) -> None:
    data.add(KL, "2026-01-05", recommendations=task(due="2026-02-10"))
    assert not part(data.issue("2026-Q1", "2026-02-10"), OVERDUE)
    assert "hết ngày 10/02/2026" in part(data.issue("2026-Q1", "2026-02-11"), OVERDUE)


@pytest.mark.parametrize("status", ["done", "annulled", "not_accepted"])
def test_what_was_known_to_be_finished_by_the_end_of_the_quarter_is_not_past_its_day(
    data: Data, status: str
) -> None:
    steps = [{"on": "2026-03-31", "status": status}]
    data.add(KL, "2026-01-05", recommendations=task(due="2026-02-10", progress=steps))
    assert not part(data.issue("2026-Q1", "2026-05-05"), OVERDUE)
    assert part(data.issue("2026-Q1", "2026-03-30"), OVERDUE)


def test_a_status_without_a_day_calls_nobody_late(data: Data) -> None:
    data.add(KL, "2026-01-05", recommendations=task(due="2026-02-10", status="annulled"))
    assert not part(data.issue("2026-Q1", "2026-05-05"), OVERDUE)


def test_what_was_annulled_by_another_record_is_not_past_its_day(data: Data) -> None:
    data.add(KL, "2026-01-05", recommendations=task(due="2026-02-10"))
    data.add("KL-2026-0002", "2026-03-05", relations=[{"kind": "annuls", "record": f"{KL}-01"}])
    assert not part(data.issue("2026-Q1", "2026-05-05"), OVERDUE)
    data.add("KL-2026-0002", "2026-04-05", relations=[{"kind": "annuls", "record": f"{KL}-01"}])
    assert part(data.issue("2026-Q1", "2026-05-05"), OVERDUE)


def test_an_annulment_written_later_into_an_older_record_leaves_the_closed_issue_alone(data: Data) -> None:
    annulment = {"kind": "annuls", "record": f"{KL}-01", "recorded_on": "2026-04-05"}
    data.add(KL, "2026-01-05", recommendations=task(due="2026-02-10"))
    data.add("KL-2026-0002", "2026-03-05", relations=[annulment])
    assert part(data.issue("2026-Q1", "2026-05-05"), OVERDUE)
    assert f"bản ghi liên quan. Hủy bỏ {KL}-01" in data.issue("2026-Q2", "2026-05-05")


def test_what_was_past_its_day_before_the_record_was_out_stands_in_the_issue_of_the_record(
    data: Data,
) -> None:
    data.add("KT-2026-0001", "2025-10-05")
    data.add(KL, "2026-01-05", recommendations=task(due="2025-11-20"))
    found = [name for name, text in data.made("2026-05-05").items() if part(text, OVERDUE)]
    assert found == ["ban-tin/BT-2026-Q1.md"]
    said = part(data.issue("2026-Q1", "2026-05-05"), OVERDUE)
    assert "### Thời hạn đã qua trước quý này, nay mới ghi vào trang này" in said
    assert "Thời hạn: đến hết ngày 20/11/2025" in said


def test_a_doubtful_day_is_never_past(data: Data) -> None:
    data.add(KL, "2026-01-05", recommendations=task(due="2026-02-10?"))
    assert not part(data.issue("2026-Q1", "2026-05-05"), OVERDUE)


def test_an_issue_says_later_that_the_work_had_been_done_in_time(data: Data) -> None:
    steps = [{"on": "2026-02-08", "recorded_on": "2026-04-08", "status": "done"}]
    data.add(KL, "2026-01-05", recommendations=task(due="2026-02-10", progress=steps))
    first = data.issue("2026-Q1", "2026-05-05")
    assert part(first, OVERDUE)
    assert "đã thực hiện xong trong thời hạn" in part(first, LATER)
    assert not part(data.issue("2026-Q1", "2026-04-07"), LATER)


def test_the_list_of_disclosures_gives_content_form_time_and_place(data: Data) -> None:
    told = {
        "content": "Toàn văn | kết luận",
        "form": "posting",
        "on": "2026-02-01",
        "until": "2026-03-05",
        "where": "nhà văn hóa",
        "by": "xa-a",
    }
    data.add(KL, "2026-01-05", disclosures=[told])
    (row,) = [
        line for line in part(data.issue("2026-Q1", "2026-05-05"), LIST).splitlines() if "niêm yết" in line
    ]
    assert row.count(" | ") == 3
    assert "Toàn văn &#124; kết luận | niêm yết | từ 01/02/2026 đến 05/03/2026 | nhà văn hóa; " in row
    assert LIST in data.issue("2026-Q2", "2026-05-05")
    assert "niêm yết" not in data.issue("2026-Q2", "2026-05-05")


def test_a_disclosure_recorded_after_its_quarter_leaves_the_closed_issue_alone(data: Data) -> None:
    told = {"form": "posting", "on": "2026-03-25", "recorded_on": "2026-04-02"}
    data.add(KL, "2026-01-05", disclosures=[told])
    assert "niêm yết" not in data.issue("2026-Q1", "2026-05-05")
    second = part(data.issue("2026-Q2", "2026-05-05"), LIST)
    assert "### Công khai trước quý này" in second
    assert "25/03/2026" in second


def test_an_issue_of_more_than_100_lines_goes_on(data: Data) -> None:
    for number in range(1, 106):
        data.add(f"HN-2026-{number:04d}", "2026-01-05")
    made = data.made("2026-05-05")
    first, second = made["ban-tin/BT-2026-Q1.md"], made["ban-tin/BT-2026-Q1/trang-2.md"]
    assert "- **Bản ghi mới đăng:** 105" in first
    assert (len(new(first)), len(new(second))) == (100, 5)


def test_many_later_words_have_a_page_of_their_own(data: Data) -> None:
    changes = [{"on": "2026-05-01", "kind": "minor", "text": f"Lần {each}."} for each in range(30)]
    data.add(KL, "2026-01-05", changes=changes)
    made = data.made("2026-05-05")
    assert part(made["ban-tin/BT-2026-Q1.md"], LATER).count("\n- ") == 20
    assert made["ban-tin/BT-2026-Q1/sau-khi-phat-hanh.md"].count("\n- ") == 30


def test_what_an_issue_lists_is_text_and_nothing_else(data: Data) -> None:
    data.add(
        KL, "2026-01-05", title="<b>x</b> | y", changes=[{"on": "2026-01-06", "kind": "minor", "text": "<i>"}]
    )
    assert "<b>" not in data.issue("2026-Q1", "2026-05-05")
    assert "&lt;i&gt;" in data.issue("2026-Q1", "2026-05-05")
