"""``bantin new``, as an editor uses it: with options, or asked on a terminal."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cli, new, source, vscode
from generator.loader import load
from generator.records import TYPES
from tests.folder import Folder
from tests.vietnamese import english_in

Run = Callable[..., tuple[object, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Return a valid data folder in the working folder, on 21/11/2026."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795230000")
    return Folder(tmp_path)


@pytest.fixture
def bantin(folder: Folder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs the command; with ``answers``, as on a terminal where they are typed."""
    assert folder.path.is_dir()

    def run(*arguments: str, answers: str | None = None) -> tuple[object, str]:
        monkeypatch.setattr(sys, "argv", ["bantin", "new", *arguments])
        monkeypatch.setattr(new, "_is_terminal", lambda: answers is not None)
        monkeypatch.setattr(sys, "stdin", io.StringIO(answers or ""))
        code: object = 0
        try:
            cli.main()
        except SystemExit as stop:
            code = stop.code
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return code, out + err

    return run


def value(folder: Folder, name: str) -> dict[str, object]:
    parsed = source.parse((folder.path / name).read_text(encoding="utf-8"))
    assert isinstance(parsed.value, dict)
    return parsed.value


def test_options_make_a_draft_with_the_next_id(folder: Folder, bantin: Run) -> None:
    code, said = bantin(
        *("inspection", "--title", "Kiểm tra: đợt 2", "--kind", "giám sát", "--regime", "administrative"),
        *("--stage", "đã kết luận", "--lead", "ubnd-xa-a", "--conducted", "17/8/2022"),
    )
    assert code == 0
    assert "inspections/2022/KT-2022-0002.yml" in said.replace("\\", "/")
    assert value(folder, "inspections/2022/KT-2022-0002.yml") == {
        "id": "KT-2022-0002",
        "state": "draft",
        "title": "Kiểm tra: đợt 2",
        "kind": "supervision",
        "regime": "administrative",
        "stage": "concluded",
        "lead": "ubnd-xa-a",
        "conducted": "2022-08-17",
    }
    assert folder.problems() == []


def test_the_year_is_that_of_the_event_of_the_option_or_of_today(bantin: Run) -> None:
    assert "KL-2024-0001" in bantin("conclusion", "--concluded-on", "12/2024")[1]
    assert "KL-2019-0001" in bantin("conclusion", "--concluded-on", "12/2024", "--year", "2019")[1]
    assert "KL-2031-0001" in bantin("conclusion", "--today", "2031-01-01")[1]
    assert "KL-2031-0002" in bantin("conclusion", "--concluded-on", "?", "--today", "2031-01-01")[1]


def test_what_is_left_to_write_is_said(bantin: Run) -> None:
    _, said = bantin("meeting", "--title", "Hội nghị", "--date", "2026-11-20")
    assert "Cơ quan tổ chức" in said
    assert "Tên hội nghị" not in said
    assert "bantin check" in said


def test_a_bulletin_is_of_a_quarter(folder: Folder, bantin: Run) -> None:
    bantin("bulletin", "--quarter", "2027-Q1", "--number", "2")
    made = value(folder, "bulletins/BT-2027-Q1.yml")
    assert (made["period"], made["number"]) == ("2027-01/2027-03", 2)
    assert folder.problems() == []
    assert bantin("bulletin", "--quarter", "2026-Q4")[0] == 2
    assert bantin("bulletin", "--quarter", "quý 4")[0] == 2
    bantin("bulletin", "--today", "2027-05-01")
    assert value(folder, "bulletins/BT-2027-Q2.yml")["period"] == "2027-04/2027-06"


def test_an_organization_gets_its_name_as_id_and_equal_names_their_place(folder: Folder, bantin: Run) -> None:
    for _ in range(2):
        bantin("organization", "--name", "Trường Mầm non Hoa Sen", "--kind", "trường học", "--place", "xa-a")
    assert value(folder, "organizations/truong-mam-non-hoa-sen.yml")["place"] == "xa-a"
    assert value(folder, "organizations/truong-mam-non-hoa-sen-xa-a.yml")["kind"] == "school"
    code, said = bantin("organization", "--name", "Trường Mầm non Hoa Sen", "--kind", "school")
    assert code == 2
    assert "--id" in said


@pytest.mark.parametrize("slug", ["Xã B", "../xa-b", "con", "xa--b", "x" * 101])
def test_an_id_that_is_none_is_refused(slug: str, bantin: Run, folder: Folder) -> None:
    before = sorted(folder.path.rglob("*"))
    assert bantin("organization", "--name", "Xã B", "--kind", "xã", "--id", slug)[0] == 2
    assert sorted(folder.path.rglob("*")) == before


def test_an_id_in_use_is_refused_whatever_its_type(bantin: Run, folder: Folder) -> None:
    before = folder.text("organizations/xa-a.yml")
    code, said = bantin("document", "--type", "plan", "--id", "xa-a")
    assert code == 2
    assert "đã dùng" in said
    assert folder.text("organizations/xa-a.yml") == before


def test_a_terminal_asks_and_offers(folder: Folder, bantin: Run) -> None:
    answers = ["Kiểm tra năm 2026", "2", "kiem tra cua co quan hanh chinh", "", "xa a", "2", "20/11/2026"]
    code, said = bantin("inspection", answers="\n".join(answers) + "\n")
    assert code == 0, said
    made = value(folder, "inspections/2026/KT-2026-0001.yml")
    assert made["title"] == "Kiểm tra năm 2026"
    assert made["kind"] == "supervision"
    assert made["regime"] == "administrative"
    assert "stage" not in made
    assert made["lead"] in {"xa-a", "ubnd-xa-a", "truong-tieu-hoc-xa-a"}
    assert made["conducted"] == "2026-11-20"
    assert "Giai đoạn" in said.split("Đã tạo")[1]


def test_a_terminal_asks_again_when_an_answer_is_no_value(folder: Folder, bantin: Run) -> None:
    code, said = bantin("meeting", answers="Hội nghị\nhôm qua\n20/11/2026\nubnd-xa-a\n")
    assert code == 0, said
    assert "không phải là ngày" in said
    assert value(folder, "meetings/HN-2026-0001.yml")["date"] == "2026-11-20"


def test_a_terminal_offers_only_the_words_that_are_nearly_right(folder: Folder, bantin: Run) -> None:
    answers = ["Kiểm tra năm 2026", "2", "kiem tra cua co quan hanh chinh", "đang làm", "1", "", ""]
    code, said = bantin("inspection", answers="\n".join(answers) + "\n")
    assert code == 0, said
    assert "Chọn một số:\n  1. đang tiến hành (under_way)\n" in said
    assert value(folder, "inspections/2026/KT-2026-0001.yml")["stage"] == "under_way"


def test_none_of_the_offers_is_an_answer_too(folder: Folder, bantin: Run) -> None:
    bantin("meeting", "--title", "Hội nghị", "--date", "2026", answers="Ủy ban nhân dân\n0\n")
    assert value(folder, "meetings/HN-2026-0001.yml")["host"] == {"described": "Ủy ban nhân dân"}


def test_a_terminal_proposes_an_id(folder: Folder, bantin: Run) -> None:
    bantin("organization", answers="Xã Đông Bình\nxã\n\n\n")
    assert value(folder, "organizations/xa-dong-binh.yml")["kind"] == "commune"


def test_nothing_is_written_when_the_editor_stops(folder: Folder, bantin: Run) -> None:
    before = sorted(folder.path.rglob("*"))
    code, said = bantin("meeting", answers="Hội nghị\n")
    assert code == 2
    assert "Đã dừng." in said
    assert sorted(folder.path.rglob("*")) == before


def test_a_broken_folder_does_not_stop_a_new_record(folder: Folder, bantin: Run) -> None:
    folder.write("organizations/hong.yml", "{ hỏng: [")
    assert bantin("meeting", "--title", "Hội nghị", "--year", "2022")[0] == 0
    assert (folder.path / "meetings" / "HN-2022-0002.yml").is_file()


def test_a_draft_names_its_schema_where_the_site_has_one(folder: Folder, bantin: Run) -> None:
    vscode.refresh(folder.path.parent, "data")
    bantin("inspection", "--year", "2022")
    first = folder.text("inspections/2022/KT-2022-0002.yml").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../../.vscode/inspection.schema.json"


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)
def test_every_type_can_be_made_without_any_answer(kind: object, folder: Folder, bantin: Run) -> None:
    name = getattr(kind, "name", "")
    given = ("--id", "mot-ma-moi") if name in {"organization", "document"} else ()
    code, said = bantin(name, "--today", "2027-02-01", *given)
    assert code == 0, said
    assert [str(each) for each in load(folder.path).problems if each.error] == []


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)
def test_help_and_questions_are_vietnamese(kind: object, bantin: Run) -> None:
    name = getattr(kind, "name", "")
    _, shown = bantin(name, "--help")
    _, asked = bantin(name, answers="\n" * 20)
    text = re.sub(r"--[\w-]+|\bnew \w+", " ", shown) + asked
    assert "Cách dùng: " in shown
    assert set(english_in(text)) <= {"new", "id"}


def test_without_a_data_folder_nothing_is_made(tmp_path: Path, bantin: Run) -> None:
    code, said = bantin("meeting", "--data", "khong-co")
    assert code == 2
    assert "khong-co" in said
    assert not (tmp_path / "khong-co").exists()
