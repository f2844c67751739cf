"""What git remembers of public records, in real repositories with commits on days of our own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator import history
from generator.checks import check
from generator.history import History
from tests.folder import CONCLUSION, HERE, INSPECTION, PROGRAMME, SCAN, SCHOOL, VALID, Folder
from tests.repository import commit, git

TODAY = date(2026, 11, 21)
TITLE = ("Kết luận kiểm tra tại xã A", "Kết luận kiểm tra xã A")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return the valid folder, whose conclusion was published in August and committed on that day."""
    made = Folder(tmp_path)
    made.replace(CONCLUSION, "published_on: 2026-11-01", "published_on: 2026-08-03")
    commit(tmp_path, "2026-08-03")
    return made


def told(folder: Folder, today: date = TODAY) -> History:
    found = history.read(folder.path, today)
    assert found is not None
    return found


def codes(folder: Folder, today: date = TODAY) -> list[str]:
    return [problem.code for problem in check(folder.path, today, told(folder, today)).problems]


def test_outside_a_repository_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert history.read(Folder(tmp_path).path, TODAY) is None


def test_without_the_program_git_nothing_is_known(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert history.read(folder.path, TODAY) is None


def test_a_repository_without_commits_remembers_nothing(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    assert told(Folder(tmp_path)) == History()


def test_within_a_hook_of_git_the_same_is_known(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.delete(CONCLUSION)
    known = told(folder)
    assert [each.id for each in known.gone] == ["KL-2022-0001"]
    top = folder.path.parent / ".git"
    monkeypatch.setenv("GIT_DIR", str(top))
    monkeypatch.setenv("GIT_INDEX_FILE", str(top / "index.lock"))
    assert told(folder) == known


def test_what_did_not_change_is_not_compared(folder: Folder) -> None:
    assert (told(folder).before, told(folder).gone) == ({}, ())


def test_a_changed_file_is_compared_with_what_readers_saw_before_it_is_committed_and_after(
    folder: Folder,
) -> None:
    folder.replace(CONCLUSION, *TITLE)
    before = told(folder).before
    assert [each.value["title"] for each in before["KL-2022-0001"]] == [TITLE[0]]
    commit(folder.path.parent, "2026-11-20")
    assert told(folder).before.keys() == before.keys()


def test_what_was_changed_on_its_first_day_was_still_being_typed(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    commit(tmp_path, "2026-11-01")
    folder.replace(CONCLUSION, *TITLE)
    commit(tmp_path, "2026-11-01")
    assert told(folder).before == {}


def test_what_was_changed_under_embargo_was_seen_by_nobody(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    commit(tmp_path, "2026-10-05")
    folder.replace(CONCLUSION, *TITLE)
    commit(tmp_path, "2026-11-01")
    assert told(folder).before == {}


def test_a_draft_may_change_and_vanish(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.replace(CONCLUSION, "state: published", "state: draft")
    commit(tmp_path, "2026-11-02")
    folder.delete(CONCLUSION)
    folder.delete(SCAN)
    commit(tmp_path, "2026-11-10")
    assert told(folder).gone == ()


@pytest.mark.parametrize("days", [["2026-08-20"], ["2026-11-20"], []])
def test_a_vanished_record_is_missed_however_long_ago(folder: Folder, days: list[str]) -> None:
    folder.delete(CONCLUSION)
    folder.delete(SCAN)
    for day in days:
        commit(folder.path.parent, day)
    assert [each.id for each in told(folder).gone] == ["KL-2022-0001"]
    assert codes(folder) == ["PUB020"]


def test_a_record_moved_to_another_folder_is_not_gone(folder: Folder) -> None:
    moved = folder.write("conclusions/2022/KL-2022-0001.yml", folder.text(CONCLUSION))
    folder.delete(CONCLUSION)
    commit(folder.path.parent, "2026-11-10")
    assert codes(folder) == []
    moved.write_text(moved.read_text("utf-8").replace(*TITLE), encoding="utf-8")
    assert codes(folder) == ["PUB023"]


def test_a_renamed_id_is_a_vanished_record_before_it_is_committed_and_after(folder: Folder) -> None:
    top = folder.path.parent
    git(top, "mv", f"data/{SCHOOL}", "data/organizations/truong-moi.yml")
    for path in [path for path in folder.path.rglob("*.yml") if "truong-tieu-hoc" in path.read_text("utf-8")]:
        text = path.read_text("utf-8").replace("truong-tieu-hoc-xa-a", "truong-moi")
        path.write_text(text, encoding="utf-8")
    assert "PUB020" in codes(folder)
    commit(top, "2026-11-20")
    assert "PUB020" in codes(folder)


def test_a_record_that_cannot_be_read_is_not_gone(folder: Folder) -> None:
    folder.append(CONCLUSION, "- thừa một dòng\n")
    assert codes(folder) == ["YML001"]


def test_a_word_is_wanted_for_every_later_change(folder: Folder) -> None:
    word = "changes:\n  - {on: 2026-11-05, kind: correction, text: Sửa tên.}\n"
    folder.replace(CONCLUSION, *TITLE)
    folder.append(CONCLUSION, word)
    commit(folder.path.parent, "2026-11-05")
    assert codes(folder) == []
    folder.replace(CONCLUSION, TITLE[1], "Kết luận về xã A")
    commit(folder.path.parent, "2026-11-15")
    assert codes(folder) == ["PUB023"]
    folder.append(CONCLUSION, "  - {on: 2026-11-16, kind: correction, text: Sửa tên lần nữa.}\n")
    assert codes(folder) == []


def test_time_mends_nothing(folder: Folder) -> None:
    folder.replace(CONCLUSION, *TITLE)
    commit(folder.path.parent, "2026-11-05")
    assert codes(folder, date(2026, 12, 31)) == ["PUB023"]
    assert codes(folder, date(2028, 1, 1)) == ["PUB023"]


def test_what_was_changed_before_its_quarter_ended_is_in_no_closed_bulletin(folder: Folder) -> None:
    folder.replace(CONCLUSION, *TITLE)
    commit(folder.path.parent, "2026-08-20")
    assert codes(folder) == codes(folder, date(2028, 1, 1)) == ["PUB024"]


def test_on_an_earlier_day_later_commits_are_not_known(folder: Folder) -> None:
    folder.replace(CONCLUSION, *TITLE)
    commit(folder.path.parent, "2026-11-05")
    assert codes(folder, date(2026, 8, 3)) == []


def test_what_grows_needs_no_word(folder: Folder) -> None:
    progress = "due: 2022-10-15\n    progress: [{on: 2026-11-18, status: done}]"
    folder.replace(CONCLUSION, "due: 2022-10-15", progress)
    folder.append(CONCLUSION, "events:\n  - {on: 2026-11-19, text: Nhà trường báo cáo.}\n")
    assert codes(folder) == []


def test_what_is_new_and_does_not_tell_itself_needs_a_word(folder: Folder) -> None:
    item = "  - {id: KL-2022-0001-02, text: Báo cáo kết quả., to: [truong-tieu-hoc-xa-a]}\n"
    place = folder.replace(CONCLUSION, "measures:\n", f"  {HERE}{item.removeprefix('  ')}measures:\n")
    (problem,) = check(folder.path, TODAY, told(folder)).problems
    assert (problem.code, problem.line) == ("PUB025", place.line)


def test_a_redaction_is_a_word(folder: Folder) -> None:
    folder.replace(CONCLUSION, "text: Trả lại phụ huynh.", "text: {unknown: withheld}")
    redaction = "{field: text của KL-2022-0001-m1, on: 2026-11-20, reason: Có dữ liệu cá nhân.}"
    folder.append(CONCLUSION, f"redactions:\n  - {redaction}\n")
    assert codes(folder) == []


def test_a_record_withdrawn_for_personal_data_loses_its_content(folder: Folder) -> None:
    text = folder.text(CONCLUSION)
    withdrawal = "withdrawal: {on: 2026-11-20, reason: personal_data}\n"
    folder.rewrite(CONCLUSION, text[: text.index("recommendations:")] + withdrawal)
    folder.replace(CONCLUSION, "state: published", "state: withdrawn")
    folder.replace(CONCLUSION, TITLE[0], "Bản ghi đã rút")
    folder.delete(SCAN)
    assert codes(folder) == []


def test_any_other_withdrawal_leaves_what_was_told_as_it_was(folder: Folder) -> None:
    folder.append(CONCLUSION, "withdrawal: {on: 2026-11-20, reason: source_retracted}\n")
    folder.replace(CONCLUSION, "state: published", "state: withdrawn")
    assert codes(folder) == []
    folder.replace(CONCLUSION, TITLE[0], "Kết luận")
    assert codes(folder) == ["PUB023"]


@pytest.mark.parametrize("reason", ["source_retracted", "personal_data"])
def test_a_withdrawal_is_not_taken_back_nor_told_otherwise(folder: Folder, reason: str) -> None:
    plain = folder.text(CONCLUSION)
    folder.append(CONCLUSION, "withdrawal: {on: 2026-08-20, reason: duplicate}\n")
    folder.replace(CONCLUSION, "state: published", "state: withdrawn")
    commit(folder.path.parent, "2026-08-20")
    folder.replace(CONCLUSION, "reason: duplicate", f"reason: {reason}")
    assert "PUB028" in codes(folder)
    folder.write(CONCLUSION, plain)
    assert codes(folder) == ["PUB028"]


def test_a_withdrawal_is_not_told_as_of_a_quarter_that_is_over(folder: Folder) -> None:
    folder.append(CONCLUSION, "withdrawal: {on: 2026-09-20, reason: source_retracted}\n")
    folder.replace(CONCLUSION, "state: published", "state: withdrawn")
    assert codes(folder) == ["PUB029"]


def test_taking_back_a_word_is_no_word(folder: Folder) -> None:
    word = "changes:\n  - {on: 2026-08-20, kind: correction, text: Sửa tên.}\n"
    folder.append(CONCLUSION, word)
    commit(folder.path.parent, "2026-08-20")
    folder.replace(CONCLUSION, word, "")
    folder.replace(CONCLUSION, *TITLE)
    assert sorted(codes(folder)) == ["PUB023", "PUB028"]


DISCLOSED = "disclosures:\n  - {form: posting, on: 2026-08-04, where: Trụ sở xã}\n"


def test_the_end_of_a_posting_is_written_beside_its_beginning(folder: Folder) -> None:
    folder.append(CONCLUSION, DISCLOSED)
    commit(folder.path.parent, "2026-08-04")
    folder.replace(CONCLUSION, "where: Trụ sở xã", "where: Trụ sở xã, until: 2026-10-08")
    assert codes(folder) == []


def test_an_end_that_a_closed_bulletin_would_show_needs_a_word(folder: Folder) -> None:
    folder.append(CONCLUSION, DISCLOSED)
    commit(folder.path.parent, "2026-08-04")
    folder.replace(CONCLUSION, "where: Trụ sở xã", "where: Trụ sở xã, until: 2026-09-08")
    assert codes(folder) == ["PUB023"]
    folder.append(CONCLUSION, "changes: [{on: 2026-11-20, kind: minor, text: Ghi ngày hết niêm yết.}]\n")
    assert codes(folder) == []


def test_mending_an_old_entry_is_not_adding_one(folder: Folder) -> None:
    folder.append(CONCLUSION, DISCLOSED)
    commit(folder.path.parent, "2026-08-04")
    folder.replace(CONCLUSION, "where: Trụ sở xã", "where: Trụ sở UBND xã")
    assert codes(folder) == ["PUB023"]
    folder.append(CONCLUSION, "changes: [{on: 2026-11-20, kind: minor, text: Sửa nơi niêm yết.}]\n")
    assert codes(folder) == []


def test_a_record_that_waited_for_its_merge_takes_the_day_of_the_merge(folder: Folder) -> None:
    text = folder.text(CONCLUSION).partition("attachments:")[0].replace("KL-2022-0001", "KL-2022-0002")
    waiting = "conclusions/KL-2022-0002.yml"
    folder.write(waiting, text.replace("published_on: 2026-08-03", "published_on: 2026-09-30"))
    commit(folder.path.parent, "2026-10-02")
    assert codes(folder) == ["PUB030"]
    folder.write(waiting, text.replace("published_on: 2026-08-03", "published_on: 2026-10-02"))
    assert codes(folder) == []


def test_a_commit_that_says_it_is_older_than_the_one_before_is_told(folder: Folder) -> None:
    folder.append(CONCLUSION, "# một dòng\n")
    commit(folder.path.parent, "2026-08-01")
    assert codes(folder) == ["PUB027"]


def test_an_attachment_that_was_exchanged_needs_a_word(folder: Folder) -> None:
    folder.write(SCAN, "%PDF-1.7\n% other\n")
    commit(folder.path.parent, "2026-11-15")
    assert codes(folder) == ["PUB024"]
    folder.append(CONCLUSION, "changes:\n  - {on: 2026-11-15, kind: minor, text: Thay bản chụp rõ hơn.}\n")
    assert codes(folder) == []


def test_the_data_may_be_the_repository_itself(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    commit(folder.path, "2026-11-02")
    folder.delete(PROGRAMME)
    assert [each.file for each in told(folder).gone] == [f"data/{PROGRAMME}"]


def test_names_and_folders_outside_ascii_are_followed(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.delete(INSPECTION)
    folder.write("inspections/năm 2022/KT-2022-0001.yml", VALID[INSPECTION])
    commit(tmp_path, "2026-11-02")
    folder.delete("inspections/năm 2022/KT-2022-0001.yml")
    assert [each.id for each in told(folder).gone] == ["KT-2022-0001"]


COMPLAINT = "complaints:\n  - {filed_on: 2026-09-10, recorded_on: 2026-09-12, outcome: pending}\n"
DECIDED = "{filed_on: 2026-09-10, recorded_on: 2026-09-12, outcome: upheld, decided_on: 2026-11-10"


def test_the_outcome_of_a_complaint_tells_itself_when_its_day_is_recorded(folder: Folder) -> None:
    folder.append(CONCLUSION, COMPLAINT)
    commit(folder.path.parent, "2026-09-12")
    folder.replace(CONCLUSION, COMPLAINT[16:-2], DECIDED)
    assert codes(folder) == ["PUB023", "PUB035", "PUB023"]
    folder.replace(CONCLUSION, DECIDED, f"{DECIDED}, outcome_recorded_on: 2026-11-12")
    assert codes(folder) == []


@pytest.mark.parametrize(
    "more",
    [
        "relations:\n  - {kind: annuls, record: KT-2022-0001ĐÃ}\n",
        "responses:\n  - {by: truong-tieu-hoc-xa-a, position: acceptsĐÃ}\n",
        "events:\n  - {on: 2026-07-01, text: Nhà trường báo cáo.ĐÃ}\n",
        "events:\n  - {on: 2026-09-01, text: Nhà trường báo cáo.ĐÃ}\n",
    ],
)
def test_what_is_added_with_an_old_day_or_none_says_when_it_was_recorded(folder: Folder, more: str) -> None:
    text = folder.text(CONCLUSION)
    folder.append(CONCLUSION, more.replace("ĐÃ", ""))
    assert codes(folder) == ["PUB025"]
    folder.rewrite(CONCLUSION, text + more.replace("ĐÃ", ", recorded_on: 2026-09-20"))
    assert codes(folder) == ["PUB025"]
    folder.rewrite(CONCLUSION, text + more.replace("ĐÃ", ", recorded_on: 2026-11-20"))
    assert codes(folder) == []


def test_a_version_that_could_not_be_built_was_seen_by_nobody(folder: Folder) -> None:
    sound = folder.text(CONCLUSION)
    folder.append(CONCLUSION, "changes: Sửa tên.\ndisclosures: [Đã niêm yết.]\nallow: 1\n")
    commit(folder.path.parent, "2026-09-05")
    folder.write(CONCLUSION, sound)
    commit(folder.path.parent, "2026-09-15")
    assert codes(folder) == []
