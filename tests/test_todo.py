"""The editor's week: what is in it, what is not, and in which order."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pytest

from generator.todo import CLOCKS, LISTS, todo
from tests import folder as valid
from tests.clocks.shipped import DATA
from tests.folder import Folder
from tests.shell import Shell

TODAY: Final = date(2022, 10, 10)
OVERDUE: Final = "Đã quá hạn, chưa ghi nhận là xong"
DUE: Final = "Đến hạn trong 7 ngày tới"
EMBARGO: Final = "Đến ngày đăng trong 7 ngày tới"
ENDING: Final = "Việc niêm yết, công khai sắp hết thời gian"
UNVISITED: Final = "Đợt kiểm tra đã qua thời gian dự kiến, chưa ghi nhận đã làm"
SILENT: Final = "Chưa xong, không có thời hạn, hơn một năm chưa có gì mới"
INCONCLUSIVE: Final = "Đợt kiểm tra đã tiến hành, chưa có kết luận"
DRAFTS: Final = "Bản nháp"
UNARCHIVED: Final = "Nguồn có địa chỉ nhưng chưa có bản lưu"
DEADLINE: Final = "due: 2022-10-15"
ITEM: Final = "KL-2022-0001-01"


@pytest.fixture
def data(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def found(data: Folder, title: str, today: date = TODAY) -> list[str]:
    """Return the ids of one group."""
    groups = {group.title: group.lines for group in todo(data.load().registry, today)}
    return [line.some_id for line in groups.get(title, [])]


def test_a_deadline_within_a_week_is_near(data: Folder) -> None:
    assert found(data, DUE) == [ITEM]
    assert found(data, DUE, date(2022, 10, 8)) == [ITEM]
    assert found(data, DUE, date(2022, 10, 15)) == [ITEM]


def test_a_deadline_further_than_a_week_is_left_alone(data: Folder) -> None:
    assert found(data, DUE, date(2022, 10, 7)) == []


def test_a_deadline_is_over_the_day_after(data: Folder) -> None:
    assert found(data, OVERDUE, date(2022, 10, 15)) == []
    assert found(data, OVERDUE, date(2022, 10, 16)) == [ITEM]
    assert found(data, DUE, date(2022, 10, 16)) == []


@pytest.mark.parametrize("status", ["done", "not_accepted", "annulled"])
def test_what_is_ended_is_not_waited_for(data: Folder, status: str) -> None:
    data.replace(valid.CONCLUSION, DEADLINE, f"{DEADLINE}\n    status: {status}")
    assert found(data, OVERDUE, date(2022, 12, 1)) == []


@pytest.mark.parametrize("due", ["2022-10-15?", "{unknown: not_stated}"])
def test_a_doubtful_or_unknown_deadline_is_never_over(data: Folder, due: str) -> None:
    data.replace(valid.CONCLUSION, DEADLINE, f"due: {due}")
    assert found(data, OVERDUE, date(2030, 1, 1)) == []


def test_an_extended_deadline_is_waited_for_from_the_day_it_is_told(data: Folder) -> None:
    extension = "extensions: [{due: 2022-11-30, on: 2022-10-20}]"
    data.replace(valid.CONCLUSION, DEADLINE, f"{DEADLINE}\n    {extension}")
    assert found(data, OVERDUE, date(2022, 10, 19)) == [ITEM]
    assert found(data, OVERDUE, date(2022, 10, 20)) == []
    assert found(data, DUE, date(2022, 11, 30)) == [ITEM]


def test_a_measure_is_waited_for_too(data: Folder) -> None:
    data.replace(
        valid.CONCLUSION, "text: Trả lại phụ huynh.", "text: Trả lại phụ huynh.\n    due: 2022-10-01"
    )
    assert found(data, OVERDUE) == ["KL-2022-0001-m1"]


def test_the_longest_overdue_comes_first(data: Folder) -> None:
    data.replace(
        valid.CONCLUSION, "text: Trả lại phụ huynh.", "text: Trả lại phụ huynh.\n    due: 2022-09-30"
    )
    assert found(data, OVERDUE, date(2022, 11, 1)) == ["KL-2022-0001-m1", ITEM]


def test_a_draft_is_a_draft_and_its_deadlines_wait(data: Folder) -> None:
    data.replace(valid.CONCLUSION, "state: published", "state: draft")
    assert found(data, DRAFTS) == ["KL-2022-0001"]
    assert found(data, DUE) == []


def test_an_embargo_that_ends_within_a_week_is_near(data: Folder) -> None:
    everything = ["CT-2022-0001", "HN-2022-0001", "BC-2022-0001", "KL-2022-0001", "KT-2022-0001"]
    assert set(found(data, EMBARGO, date(2026, 10, 25))) == set(everything)
    assert found(data, EMBARGO, date(2026, 10, 24)) == []
    assert found(data, EMBARGO, date(2026, 11, 1)) == []


def test_an_inspection_with_a_conclusion_needs_none(data: Folder) -> None:
    assert found(data, INCONCLUSIVE) == []


def test_an_inspection_without_a_conclusion_is_named(data: Folder) -> None:
    data.delete(valid.CONCLUSION)
    assert found(data, INCONCLUSIVE) == ["KT-2022-0001"]


def test_a_withdrawn_conclusion_is_none(data: Folder) -> None:
    withdrawal = "state: withdrawn\nwithdrawal: {on: 2026-11-02, reason: published_in_error}"
    data.replace(valid.CONCLUSION, "state: published", withdrawal)
    assert found(data, INCONCLUSIVE) == ["KT-2022-0001"]


def test_an_inspection_that_should_have_ended_is_named(data: Folder) -> None:
    data.delete(valid.CONCLUSION)
    data.replace(valid.INSPECTION, "stage: concluded", "stage: under_way")
    assert found(data, INCONCLUSIVE, date(2022, 9, 8)) == []
    assert found(data, INCONCLUSIVE, date(2022, 9, 9)) == ["KT-2022-0001"]


def test_a_closed_inspection_is_over(data: Folder) -> None:
    data.delete(valid.CONCLUSION)
    data.replace(valid.INSPECTION, "stage: concluded", "stage: closed")
    assert found(data, INCONCLUSIVE) == []


def test_a_source_with_an_address_needs_a_copy(data: Folder) -> None:
    address = "title: Kết luận kiểm tra\n    url: https://xa-a.example/kl"
    data.replace(valid.INSPECTION, "title: Kết luận kiểm tra", address)
    assert found(data, UNARCHIVED) == ["KT-2022-0001"]
    data.append(valid.INSPECTION, "    archived: https://luu-tru.example/kl\n")
    assert found(data, UNARCHIVED) == []


def test_a_source_without_an_address_cannot_have_a_copy(data: Folder) -> None:
    assert found(data, UNARCHIVED) == []


def test_a_source_inside_a_part_of_a_record_counts(data: Folder) -> None:
    step = "progress: [{on: 2022-10-01, sources: [{grade: press, url: 'https://bao.example/1'}]}]"
    data.replace(valid.CONCLUSION, DEADLINE, f"{DEADLINE}\n    {step}")
    assert found(data, UNARCHIVED) == ["KL-2022-0001"]


@pytest.mark.parametrize(
    ("until", "near"),
    [("2022-10-17", True), ("2022-10-18", False), ("2022-10-09", False), ("2022-10-12?", False)],
)
def test_a_posting_that_ends_within_a_week_is_near(data: Folder, until: str, *, near: bool) -> None:
    data.append(valid.CONCLUSION, f"disclosures: [{{form: posting, on: 2022-09-20, until: {until}}}]\n")
    assert found(data, ENDING) == (["KL-2022-0001"] if near else [])


def test_a_quiet_week_has_no_groups(data: Folder) -> None:
    assert todo(data.load().registry, date(2022, 9, 21)) == []


def test_the_command_names_files_and_ids_and_ends_well(data: Folder, shell: Shell) -> None:
    said = shell.at(data.path.parent)("todo", "--today", "2022-10-16")
    assert said.code == 0
    assert said.err == ""
    assert f"- 15/10/2022: {ITEM} (data/conclusions/KL-2022-0001.yml): quá hạn 1 ngày." in said.out


def test_the_command_says_so_when_there_is_nothing_to_do(data: Folder, shell: Shell) -> None:
    said = shell.at(data.path.parent)("todo", "--today", "2022-09-21")
    assert said.out.splitlines() == [
        "Việc cần làm, tính đến ngày 21/09/2022.",
        "Không có việc nào trong 7 ngày tới.",
    ]


def test_faulty_records_do_not_hide_the_rest(data: Folder, shell: Shell) -> None:
    data.write("meetings/HN-2022-0002.yml", "id: HN-2022-0002\n")
    said = shell.at(data.path.parent)("todo", "--today", "2022-10-16")
    assert said.code == 0
    assert ITEM in said.out
    assert "bantin check" in said.err


@pytest.fixture
def inspectorate(data: Folder) -> Folder:
    """Return a folder whose inspection is thanh tra, and the law."""
    data.write("rules.yml", (DATA / "rules.yml").read_bytes())
    data.replace(valid.INSPECTION, "regime: administrative", "regime: state_inspectorate")
    return data


def clocks(data: Folder, today: date) -> list[str]:
    """Return the lines about the law's clocks."""
    loaded = data.load()
    groups = {group.title: group.lines for group in todo(loaded.registry, today, loaded.law)}
    return [line.text.partition(" (")[0] for line in groups.get(CLOCKS, [])]


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2022, 9, 22), []),
        (date(2022, 9, 23), ["còn 7 ngày để công khai"]),
        (date(2022, 9, 30), ["hạn công khai là hôm nay"]),
        (date(2022, 10, 2), ["hạn công khai đã qua 2 ngày, chưa ghi nhận việc công khai"]),
    ],
)
@pytest.mark.parametrize("state", ["draft", "published"])
def test_a_conclusion_is_to_be_disclosed_in_time(
    inspectorate: Folder, today: date, said: list[str], state: str
) -> None:
    inspectorate.replace(valid.CONCLUSION, "state: published", f"state: {state}")
    assert clocks(inspectorate, today) == said


def test_what_was_disclosed_is_left_alone_late_or_not(inspectorate: Folder) -> None:
    inspectorate.append(valid.CONCLUSION, "disclosures:\n  - {form: portal, on: 2022-10-05}\n")
    assert clocks(inspectorate, date(2022, 10, 6)) == []


def test_without_law_there_is_no_clock(data: Folder) -> None:
    data.replace(valid.INSPECTION, "regime: administrative", "regime: state_inspectorate")
    assert clocks(data, date(2022, 9, 29)) == []


@pytest.mark.parametrize(
    ("period", "over"),
    [("2022-09", True), ("2022-10", False), ("2022-09?", False), ("{unknown: not_stated}", False)],
)
def test_a_planned_inspection_whose_time_is_surely_over_is_named(
    data: Folder, period: str, *, over: bool
) -> None:
    data.replace(valid.PROGRAMME, "inspection: KT-2022-0001", f"period: {period}")
    assert found(data, UNVISITED) == (["CT-2022-0001"] if over else [])


def test_a_planned_inspection_that_was_recorded_is_not_waited_for(data: Folder) -> None:
    data.replace(valid.PROGRAMME, "inspection:", "period: 2022-09\n    inspection:")
    assert found(data, UNVISITED) == []


def posted(data: Folder, today: date) -> list[str]:
    """Return the lists of quarters that are to be posted, as lines, on the site of a commune."""
    data.write("rules.yml", (DATA / "rules.yml").read_bytes())
    if "level" not in data.text(valid.COMMITTEE):
        data.append(valid.COMMITTEE, "level: commune\n")
    loaded = data.load()
    groups = {each.title: each.lines for each in todo(loaded.registry, today, loaded.law, loaded.settings)}
    return [str(line) for line in groups.get(LISTS, [])]


def test_the_list_of_the_last_quarter_is_to_be_posted_were_there_no_bulletin(data: Folder) -> None:
    data.delete(valid.BULLETIN)
    assert posted(data, date(2026, 12, 31)) == []
    assert posted(data, date(2027, 1, 1)) == [], "the site was not there for the whole quarter"
    (line,) = posted(data, date(2027, 4, 1))
    assert line.startswith("31/03/2027: BT-2027-Q1 (chưa có bản ghi): niêm yết danh mục của quý I năm 2027")


def test_the_list_of_a_bulletin_is_to_be_posted_until_that_is_written_down(data: Folder) -> None:
    assert posted(data, date(2026, 12, 31)) == []
    assert "BT-2026-Q4 (data/bulletins/BT-2026-Q4.yml)" in posted(data, date(2027, 1, 1))[0]
    data.append(valid.BULLETIN, "disclosures:\n  - {form: posting, on: 2027-01-05}\n")
    assert posted(data, date(2027, 1, 6)) == []


def test_nobody_but_a_commune_has_lists_to_post(data: Folder) -> None:
    data.append(valid.COMMITTEE, "level: province\n")
    assert posted(data, date(2027, 4, 1)) == []


@pytest.mark.parametrize("due", ["due: {unknown: not_stated}", "due: 2022-10-15?", "note: Không thời hạn."])
def test_what_no_deadline_recalls_is_named_after_a_year_of_silence(data: Folder, due: str) -> None:
    data.replace(valid.CONCLUSION, DEADLINE, due)
    both = [ITEM, "KL-2022-0001-m1"]
    assert found(data, SILENT, date(2027, 11, 1)) == []
    assert found(data, SILENT, date(2027, 11, 2)) == both


@pytest.mark.parametrize(
    "told",
    [
        "progress: [{on: 2026-12-01, text: Đang làm.}]",
        "progress: [{on: 2026-10-01, recorded_on: 2026-12-01, text: Đang làm.}]",
        "recorded_on: 2026-12-01",
        "status: done",
        "due: 2022-10-15",
    ],
)
def test_what_was_told_of_within_the_year_or_has_a_deadline_is_not_silent(data: Folder, told: str) -> None:
    data.replace(valid.CONCLUSION, DEADLINE, told)
    assert found(data, SILENT, date(2027, 11, 30)) == ["KL-2022-0001-m1"]
