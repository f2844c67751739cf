"""The command line: what it answers, in Vietnamese only, and with which exit code."""

from __future__ import annotations

import errno
import logging
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from generator import cli, terminal
from tests.folder import BULLETIN, INSPECTION, Folder
from tests.shell import Shell
from tests.vietnamese import english_in

ROOT: Final = Path(__file__).parents[1]
FINE, DATA, PROGRAM = 0, 1, 2
COMMANDS: Final = sorted(cli.commands.commands)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Return a valid data folder; what holds it is the working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.delenv("BANTIN_DEBUG", raising=False)
    return Folder(tmp_path)


@pytest.fixture
def bantin(folder: Folder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Return what runs the command line."""
    assert folder.path.is_dir()
    return Shell(capsys, monkeypatch)


def in_a_pipe(
    folder: Path, *arguments: str, world: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, its output in a pipe."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(world or {})},
        capture_output=True,
        timeout=120,
        check=False,
    )


def words(text: str) -> list[str]:
    """Return the English words of a help text or a message; options, commands and files are named as they are."""
    text = re.sub(r"--?[a-z][a-z-]*|\bbantin \w+|\S+\.yml|\b(?:site|data)\b", " ", text)
    return english_in(text.replace("[", " ").replace("]", " "))


# Exit codes.


def test_valid_records_are_fine(bantin: Shell) -> None:
    assert bantin("check") == (FINE, "Đã kiểm tra 11 bản ghi, không có lỗi.\n", "")


def test_faults_in_records_are_one(bantin: Shell, folder: Folder) -> None:
    folder.replace(INSPECTION, "stage: concluded", "stage: xong")
    said = bantin("check")
    assert (said.code, said.err) == (DATA, "")
    file, first, source, mark, hint, _, count = said.out.splitlines()
    assert file == f"data/{INSPECTION}"
    assert first.startswith("  7:1 lỗi FLD003 [stage] ")
    assert (source, mark) == ("    7 | stage: xong", "      | ^")
    assert hint.startswith("    → ")
    assert count == "Có 1 lỗi."


def test_warnings_are_fine(bantin: Shell, folder: Folder) -> None:
    folder.write("organizations/xa-b.yml", "id: xa-b\nname: Xã B\nkind: commune\nstate: draft\n")
    folder.append(INSPECTION, "partners: [xa-b]\n")
    said = bantin("check")
    assert (said.code, said.err) == (FINE, "")
    assert said.out.endswith("Có 1 cảnh báo.\nĐã kiểm tra 12 bản ghi, không có lỗi.\n")


def test_errors_and_warnings_are_counted_apart(bantin: Shell, folder: Folder) -> None:
    folder.write("organizations/xa-b.yml", "id: xa-b\nname: Xã B\nkind: commune\nstate: draft\n")
    folder.append(INSPECTION, "partners: [xa-b, xa-c, xa-d]\n")
    said = bantin("check")
    assert said.code == DATA
    assert said.out.endswith("Có 2 lỗi và 1 cảnh báo.\n")


def test_what_a_build_stops_at_stands_aside(bantin: Shell, folder: Folder) -> None:
    folder.replace(INSPECTION, "stage: concluded", "stage: xong")
    said = bantin("generate", "--out", "ra")
    assert (said.code, said.out) == (DATA, "")
    assert said.err.endswith("Có 1 lỗi.\n")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        (
            "--level",
            "Không có tùy chọn --level. Các tùy chọn: --name, --kind, --place, --id, --data, --today.",
        ),
        ("--nam", "Không có tùy chọn --nam. Ý bạn là --name?"),
        ("--hepl", "Không có tùy chọn --hepl. Ý bạn là --help?"),
    ],
)
def test_an_option_that_is_none_is_told_from_those_there_are(typed: str, answer: str, bantin: Shell) -> None:
    assert bantin("new", "organization", typed, "xã") == (PROGRAM, "", f"{answer}\n")


class Misuse(NamedTuple):
    """A way to call the command that it cannot follow, and words of its answer."""

    sentence: str
    arguments: list[str]
    answer: str


MISUSES = [
    Misuse(
        "an unknown command",
        ["dung"],
        "Không có lệnh ấy. Các lệnh: build, check, generate, init, new, rule, serve, todo, vscode.",
    ),
    Misuse("a misspelt command", ["chek"], "Không có lệnh “chek”. Ý bạn là check?"),
    Misuse("an unknown option", ["--nhanh"], "Không có tùy chọn --nhanh."),
    Misuse("an unknown option of a command", ["check", "--nhanh"], "Không có tùy chọn --nhanh."),
    Misuse("a misspelt option", ["check", "--dta", "x"], "Ý bạn là --data?"),
    Misuse("an unknown short option", ["check", "-x"], "Không có tùy chọn -x."),
    Misuse("an option without its value", ["check", "--data"], "Tùy chọn --data cần một giá trị."),
    Misuse("a word too many", ["check", "data"], "Thừa “data”; thêm --help để xem cách dùng."),
    Misuse("no value for what must be said", ["generate"], "Thiếu --out."),
    Misuse("no data folder", ["check", "--data", "khong-co"], "Không thấy thư mục khong-co."),
    Misuse(
        "a file for the data folder",
        ["check", "--data", "data/site.yml"],
        "Không thấy thư mục data/site.yml.",
    ),
    Misuse(
        "no data folder to generate from", ["generate", "--out", "ra", "--data", "x"], "Không thấy thư mục x."
    ),
    Misuse("no configuration to build with", ["build"], "Không thấy tệp mkdocs.yml."),
    Misuse("another configuration that is not there", ["build", "-f", "x.yml"], "Không thấy tệp x.yml."),
    Misuse("no configuration to serve with", ["serve"], "Không thấy tệp mkdocs.yml."),
    Misuse("a folder for the configuration", ["build", "-f", "data"], "Không thấy tệp data."),
    Misuse("a target that somebody else made", ["generate", "--out", "data"], "Không ghi đè"),
    *(
        Misuse(f"{day} for today", ["check", "--today", day], "Năm phải từ 1900 đến 2200.")
        for day in ["0001-01-01", "1899-12-31", "2201-01-01"]
    ),
    *(
        Misuse(
            f"{address or 'nothing'} for an address",
            ["serve", "--address", address],
            "Viết địa chỉ và cổng, ví dụ 127.0.0.1:8000.",
        )
        for address in ["", "abc", "127.0.0.1", "127.0.0.1:0", "127.0.0.1:70000", "http://127.0.0.1:8000"]
    ),
    *(
        Misuse(
            f"{day or 'nothing'} for today",
            ["check", "--today", day],
            "Viết năm-tháng-ngày, ví dụ 2026-11-21.",
        )
        for day in [
            "",
            "x",
            "hôm nay",
            "21/11/2026",
            "2026-02-30",
            "2026-13-01",
            "2026-11",
            "20261121",
            "2026-W47-6",
        ]
    ),
]


@pytest.mark.parametrize("each", MISUSES, ids=[each.sentence for each in MISUSES])
def test_misuse_is_two_and_one_sentence_says_why(each: Misuse, bantin: Shell) -> None:
    said = bantin(*each.arguments)
    assert (said.code, said.out) == (PROGRAM, "")
    assert each.answer in said.err
    assert said.err.count("\n") == 1
    assert words(said.err) == []


def test_a_configuration_that_cannot_be_read_is_two(bantin: Shell, folder: Folder) -> None:
    (folder.path.parent / "mkdocs.yml").write_text("site_name: [x\n", encoding="utf-8")
    said = bantin("build")
    assert said.code == PROGRAM
    assert said.err == "Cấu hình của trang không dùng được: mkdocs.yml, dòng 2, sai cách viết YAML.\n"


def test_a_configuration_without_the_plugin_is_two(bantin: Shell, folder: Folder) -> None:
    (folder.path.parent / "docs").mkdir()
    (folder.path.parent / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    said = bantin("build")
    assert said.code == PROGRAM
    assert "thiếu bantin" in said.err


def test_what_mkdocs_says_is_shown_as_its_words(bantin: Shell, folder: Folder) -> None:
    (folder.path.parent / "mkdocs.yml").write_text("site_name: [x]\n", encoding="utf-8")
    said = bantin("build")
    assert said.code == PROGRAM
    assert said.err.startswith("Lỗi từ MkDocs: ")
    assert "\nCấu hình của trang không dùng được: MkDocs báo “" in said.err


def test_a_warning_of_mkdocs_has_a_vietnamese_lead(capsys: pytest.CaptureFixture[str]) -> None:
    with terminal.notes_of("mkdocs", "MkDocs"):
        logging.getLogger("mkdocs.structure").warning("a link to '%s'", "khong-co.md\x1b[2J")
    assert capsys.readouterr().err == "Cảnh báo từ MkDocs: a link to 'khong-co.md\\x1b[2J'\n"


def test_faults_in_records_leave_what_was_generated_before(bantin: Shell, folder: Folder) -> None:
    assert bantin("generate", "--out", "ra").code == FINE
    before = sorted(Path("ra").rglob("*"))
    folder.replace(INSPECTION, "stage: concluded", "stage: xong")
    said = bantin("generate", "--out", "ra")
    assert (said.code, said.out) == (DATA, "")
    assert sorted(Path("ra").rglob("*")) == before
    assert sorted(path.name for path in Path().iterdir()) == [".cache", "data", "ra"]


def test_what_was_generated_is_counted(bantin: Shell) -> None:
    said = bantin("generate", "--out", "ra")
    pages = len(list(Path("ra").rglob("*.md")))
    assert said == (FINE, f"Đã viết {pages} trang vào ra.\n", "")


def test_today_is_the_day_that_is_given(bantin: Shell) -> None:
    assert bantin("generate", "--out", "truoc", "--today", "2026-10-31").code == FINE
    assert bantin("generate", "--out", "sau", "--today", "2026-11-01").code == FINE
    page = "kiem-tra/KT-2022-0001.md"
    assert [Path(folder, page).exists() for folder in ("truoc", "sau")] == [False, True]


@pytest.mark.parametrize("epoch", ["hôm nay", "abc", "1.5", "-9999999999", "99999999999999999999"])
def test_a_day_that_source_date_epoch_does_not_say_is_two(
    epoch: str, bantin: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    said = bantin("generate", "--out", "ra")
    assert (said.code, said.out) == (PROGRAM, "")
    assert said.err == "SOURCE_DATE_EPOCH phải là số giây tính từ năm 1970, trong các năm 1900–2200.\n"
    assert not Path("ra").exists()


# What goes wrong on the machine.


@pytest.mark.parametrize(
    ("number", "words_of_it"),
    [
        (errno.EACCES, "không có quyền"),
        (errno.ENOSPC, "hết chỗ trên đĩa"),
        (errno.EROFS, "ổ đĩa chỉ cho đọc"),
        (errno.EIO, f"mã lỗi {errno.EIO}"),
    ],
)
def test_an_error_of_the_machine_is_two_and_a_sentence(
    number: int, words_of_it: str, bantin: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _content: bytes) -> None:
        raise OSError(number, os.strerror(number), "ra/index.md")

    monkeypatch.setattr(cli, "_write", refuse)
    said = bantin("generate", "--out", "ra")
    assert said == (PROGRAM, "", f"Máy báo lỗi khi đọc hoặc ghi ra/index.md: {words_of_it}.\n")
    assert not Path("ra").exists()


def test_a_process_that_was_killed_is_two_and_a_sentence(
    bantin: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(_path: Path, _content: bytes) -> None:
        raise ChildProcessError("a process ended with -9")

    monkeypatch.setattr(cli, "_write", end)
    said = bantin("generate", "--out", "ra")
    assert (said.code, said.out) == (PROGRAM, "")
    assert said.err.startswith("Một tiến trình của chương trình bị dừng giữa chừng")


def test_a_target_below_a_file_is_two(bantin: Shell) -> None:
    said = bantin("generate", "--out", "data/site.yml/ra")
    assert said.code == PROGRAM
    assert words(said.err) == []


def test_an_interruption_is_two_and_leaves_nothing(bantin: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_path: Path, _content: bytes) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_write", interrupt)
    said = bantin("generate", "--out", "ra")
    assert (said.code, said.out, said.err.strip()) == (PROGRAM, "", "Đã dừng.")
    assert sorted(path.name for path in Path().iterdir()) == [".cache", "data"]


def test_a_fault_of_the_program_is_two_without_a_traceback(
    bantin: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_data: Path) -> None:
        raise RuntimeError

    monkeypatch.setattr(cli, "checked", fail)
    said = bantin("check")
    assert said.code == PROGRAM
    assert said.err.startswith("Chương trình gặp lỗi ngoài dự kiến (RuntimeError")
    assert "BANTIN_DEBUG=1" in said.err


def test_a_traceback_is_shown_when_it_is_asked_for(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.path.is_dir()
    monkeypatch.setattr(cli, "checked", lambda _data: 1 // 0)
    monkeypatch.setattr(sys, "argv", ["bantin", "check"])
    monkeypatch.setenv("BANTIN_DEBUG", "1")
    with pytest.raises(SystemExit):
        cli.main()
    assert "Traceback" in capsys.readouterr().err


# Help.


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_vietnamese(command: str, bantin: Shell) -> None:
    said = bantin(*command.split(), "--help")
    assert (said.code, said.err) == (FINE, "")
    assert said.out.startswith(f"Cách dùng: bantin {command}".strip())
    assert words(said.out) == []


def test_without_a_command_the_help_is_shown(bantin: Shell) -> None:
    assert bantin().out.strip() == bantin("--help").out.strip()


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_names_every_command_and_what_it_does(command: str, bantin: Shell) -> None:
    (line,) = (line for line in bantin("--help").out.splitlines() if line.startswith(f"  {command} "))
    assert line.endswith(".")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_says_what_it_does(command: str, bantin: Shell) -> None:
    parameters = cli.commands.commands[command].params
    options = [each.opts[0] for each in parameters if each.param_type_name == "option"]
    shown = bantin(command, "--help").out
    for option in options:
        assert re.search(rf"^  {option}.*  \S.*[.)]$", shown, re.MULTILINE), option


def test_an_option_that_must_be_there_says_so_in_vietnamese(bantin: Shell) -> None:
    assert re.search(r"--out THƯ_MỤC .*\(bắt buộc\)", bantin("generate", "--help").out)


def test_the_version_is_told(bantin: Shell) -> None:
    assert re.fullmatch(r"bantin \d+\.\d+\.\d+\n", bantin("--version").out)


# In a process of its own.


def test_in_a_pipe_it_is_quiet_and_speaks_utf_8(folder: Folder) -> None:
    folder.replace(BULLETIN, "number: 1", "number: một")
    for world in ({"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}, {"PYTHONUTF8": "0", "LC_ALL": "POSIX"}):
        done = in_a_pipe(folder.path.parent, "check", world=world)
        said = done.stdout.decode("utf-8")
        assert (done.returncode, done.stderr) == (DATA, b"")
        assert "phải là một số nguyên" in said
        assert "\r" not in said
        assert "\x1b" not in said


def test_a_build_in_a_pipe_is_quiet_too(folder: Folder) -> None:
    here = folder.path.parent
    shutil.copyfile(ROOT / "mkdocs.yml", here / "mkdocs.yml")
    for name in ("content", "theme_overrides"):
        shutil.copytree(ROOT / name, here / name)
    done = in_a_pipe(here, "build", "--today", "2026-11-21")
    assert done.returncode == FINE, done.stderr.decode("utf-8")
    assert done.stdout.decode("utf-8") == f"Đã dựng trang. Mở {here / 'site' / 'index.html'} để xem.\n"
    assert done.stderr == b""


def test_a_reader_that_stops_reading_is_no_traceback(folder: Folder) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "generator", "check"],
        cwd=folder.path.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        said = running.stderr.read().decode("utf-8")
    assert "Traceback" not in said
    assert "Exception" not in said


@pytest.mark.parametrize("live", [True, False], ids=["a terminal", "a pipe"])
def test_progress_is_shown_on_a_terminal_only(
    live: bool,  # noqa: FBT001 - the case
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: live)
    progress = terminal.Progress()
    for done in range(60):
        progress("Ghi trang", done, 59)
    progress.close()
    said = capsys.readouterr().err
    assert said.count("Ghi trang") == (4 if live else 0)
    assert said.endswith("\r\x1b[K" if live else "")


def test_a_progress_that_never_moved_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    terminal.Progress().close()
    assert capsys.readouterr().err == ""
