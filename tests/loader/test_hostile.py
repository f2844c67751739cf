"""Whatever lies in the data folder, the loader tells of it in time, in words, and never falls over."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from generator import files
from generator.problem import Problem, printable
from tests.folder import COMMUNE, CONCLUSION, INSPECTION, SCAN, VALID, Folder
from tests.vietnamese import is_vietnamese

ROOT: Final = Path(__file__).parents[2]
DEEP: Final = 100_000
MANY: Final = 8_000
HEAD: Final = VALID[INSPECTION].encode()

CONTENTS: Final[dict[str, bytes]] = {
    "random bytes": bytes((7 * index * index + 13 * index) % 256 for index in range(5000)),
    "nothing but 0xFF": b"\xff" * 1000,
    "nothing but NUL": b"\0" * 1000,
    "a NUL after a valid record": HEAD + b"\0",
    "UTF-16": HEAD.decode().encode("utf-16"),
    "UTF-16 without a mark": HEAD.decode().encode("utf-16-be"),
    "UTF-32": HEAD.decode().encode("utf-32"),
    "TCVN3": "id: KT-2022-0001\ntitle: KiÓm tra viÖc thùc hiÖn d©n chñ\n".encode("latin-1"),
    "VNI": "id: KT-2022-0001\ntitle: Kieåm tra vieäc thöïc hieän daân chuû\n".encode("latin-1"),
    "a Word document": b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00",
    "a lone surrogate in UTF-8": b"id: \xed\xa0\x80\n",
    "an escape of a lone surrogate": b'id: "\\ud800"\n',
    "an overlong encoding": b"id: \xc0\xaf\n",
    "a character beyond Unicode": b"id: \xf4\x90\x80\x80\n",
    "deep square brackets": b"[" * DEEP,
    "deep square brackets below a key": b"note: " + b"[" * DEEP,
    "deep braces": b"{" * DEEP,
    "deep braces with keys": b"{a: " * DEEP,
    "deep dashes": b"- " * DEEP,
    "deep question marks": b"? " * DEEP,
    "deep colons": b": " * DEEP,
    "deep keys": b"".join(b" " * depth + b"a:\n" for depth in range(900)),
    "a huge text": HEAD + b"note: " + b"x" * 400_000 + b"\n",
    "a huge text of words": HEAD + b"note: >-\n" + b"  xa a\n" * 50_000,
    "a huge number": HEAD.replace(b"count: 2", b"count: " + b"9" * 400_000),
    "a huge key": HEAD + b"? " + b"x" * 400_000 + b"\n: 1\n",
    "a huge comment": b"#" * 400_000,
    "a huge anchor": b"a: &" + b"x" * 400_000,
    "a huge tag": b"a: !" + b"x" * 400_000,
    "a huge escape": b'a: "' + b"\\x41" * 100_000 + b"\n",
    "a huge file": HEAD + b"#" * 2_000_000,
    "many keys": HEAD + b"".join(b"k%d: 1\n" % number for number in range(MANY)),
    "one key many times": HEAD + b"note: x\n" * MANY,
    "many empty keys": HEAD + b"".join(b"k%d:\n" % number for number in range(MANY)),
    "many wrong items": HEAD + b"partners: [" + b"{x: 1}," * 10_000 + b"]\n",
    "many values": b"[" + b"1," * 200_000 + b"]",
    "many references to nothing": HEAD + b"partners: [" + b"".join(b"k%d," % each for each in range(MANY)) + b"]\n",
    "many unknown groups": HEAD.replace(
        b"groups: [truong-hoc]", b"groups: [" + b"".join(b"k%d," % each for each in range(MANY)) + b"]"
    ),
    "many documents": b"---\na: 1\n" * 10_000,
    "many aliases": b"a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
    "a huge day": HEAD.replace(b"2026-11-01", b"1 den " * 60_000 + "–".encode()),
    "a huge day of dashes": HEAD.replace(b"2026-11-01", b"a - " * 80_000 + "–".encode()),
    "a huge amount": HEAD.replace(b"quantity: 3", b"quantity: " + b"1." * 200_000),
    "a huge amount of words": HEAD.replace(b"quantity: 3", b"quantity: " + b"hon " * 100_000),
    "a huge address": HEAD + b"    url: " + b"a/" * 100_000 + b"\n",
    "escapes of the terminal in a key": HEAD + b'"\\e]0;x\\a\\e[31m": 1\n',
    "escapes of the terminal in a value": HEAD.replace(b"stage: concluded", b'stage: "\\e[2J\\r\\b"'),
    "escapes of the terminal in a day": HEAD.replace(b"2022-08-17/", b"\xc2\x9b31m"),
    "letters that turn around": HEAD.replace(b"stage: concluded", "stage: \u202edecnoc".encode()),
    "line ends in an id": HEAD.replace(b"id: KT-2022-0001\n", b'id: "KT-2022\\n\\n0001"\n'),
}  # fmt: skip
NAMES: Final[dict[str, bytes]] = {
    "bytes that are no UTF-8": b"\xff\xfe.yml",
    "a line end": b"a\nlo\xcc\x83i: 1:1.yml",
    "an escape of the terminal": b"\x1b[2J\x1b]0;x\x07.yml",
    "an escape of the terminal in one byte": b"\xc2\x9b31m.yml",
    "a carriage return": b"KT-2022-0001.yml\r.yml",
    "letters that turn around": "\u202elmy.10".encode(),
    "spaces": b"   .yml",
    "a quotation mark": b"a'b\"c`d.yml",
}
FOLDERS: Final = ["inspections", "thanh-tra", "files", "files/KT-2022-0001", "."]


def tells(problems: list[Problem]) -> str:
    """Return what an editor reads; it is Vietnamese, and nothing in it can control a terminal."""
    for problem in problems:
        assert is_vietnamese(problem.message), problem.message
        assert not problem.hint or is_vietnamese(problem.hint), problem.hint
    text = "\n".join(map(str, problems))
    assert all(line.isprintable() for line in text.split("\n")), ascii(text)
    text.encode("utf-8")
    return text


@pytest.mark.parametrize("name", CONTENTS)
def test_a_record_may_hold(name: str, folder: Folder) -> None:
    folder.write(INSPECTION, CONTENTS[name])
    problems = folder.problems()
    assert tells(problems)
    assert {each.file for each in problems} == {f"data/{INSPECTION}"}
    assert len(problems) <= 51


@pytest.mark.parametrize("name", CONTENTS)
def test_the_settings_may_hold(name: str, folder: Folder) -> None:
    folder.write("site.yml", CONTENTS[name])
    problems = folder.problems()
    assert {each.file for each in problems} == {"data/site.yml"}
    assert tells(problems)


@pytest.mark.parametrize("where", FOLDERS)
@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_file_may_hold(name: str, where: str, folder: Folder) -> None:
    folder.write(f"{where}/{os.fsdecode(NAMES[name])}", folder.text(INSPECTION))
    problems = folder.problems()
    assert tells(problems).count("\n") == 2 * len(problems) - 1


@pytest.mark.parametrize("where", FOLDERS)
@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_folder_may_hold(name: str, where: str, folder: Folder) -> None:
    folder.write(f"{where}/{os.fsdecode(NAMES[name])}/KT-2022-0009.yml", "id: KT-2022-0009\n")
    assert tells(folder.problems())


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_the_data_folder_may_hold(name: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.path = folder.path.rename(tmp_path / os.fsdecode(NAMES[name]))
    folder.replace(INSPECTION, "lead: ubnd-xa-a", "lead: khong-co")
    folder.delete("site.yml")
    assert tells(folder.problems())


def test_a_faulty_name_says_which_file_it_is(folder: Folder) -> None:
    folder.write("inspections/" + os.fsdecode(b"\xff\x1b[2J\n.yml"), folder.text(INSPECTION))
    files_named = {each.file for each in folder.problems()}
    assert any("\\x1b[2J\\x0a.yml" in each for each in files_named)


def test_text_is_made_printable_and_stays_readable() -> None:
    assert printable("Xã A – “Quận 4”") == "Xã A – “Quận 4”"
    assert printable("a\x1b[2Jb\nc\u202ed\udcffe\x9bf") == "a\\x1b[2Jb\\x0ac\\x202ed\\udcffe\\x9bf"


# What is no file.


def fifo(path: Path) -> None:
    os.mkfifo(path)


def link_to_a_file(path: Path) -> None:
    path.symlink_to(path.parent.parent / COMMUNE)


def link_to_a_folder(path: Path) -> None:
    path.symlink_to(path.parent.parent)


def link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def link_to_nothing(path: Path) -> None:
    path.symlink_to(path.parent / "khong-co")


def link_to_a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


THINGS: Final = [fifo, link_to_a_file, link_to_a_folder, link_to_itself, link_to_nothing, link_to_a_device]


@pytest.mark.parametrize("make", THINGS, ids=lambda make: make.__name__)
@pytest.mark.parametrize(
    "name", ["inspections/KT-2022-0009.yml", "thanh-tra", "files/KL-2022-0001", SCAN, "site.yml"]
)
def test_what_is_no_file_is_told_and_never_waited_for(
    make: Callable[[Path], None], name: str, tmp_path: Path
) -> None:
    folder = Folder(tmp_path)
    if name == "files/KL-2022-0001":
        folder.delete(SCAN)
        (folder.path / name).rmdir()
    (folder.path / name).unlink(missing_ok=True)
    make(folder.path / name)
    problems = folder.problems()
    assert f"data/{name}" in {each.file for each in problems}
    assert tells(problems)


def test_the_data_folder_itself_may_be_a_link(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "lien-ket").symlink_to(folder.path)
    folder.path = tmp_path / "lien-ket"
    assert folder.problems() == []


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO, errno.ENOENT, errno.ELOOP, errno.EMFILE])
def test_a_file_that_cannot_be_opened_is_a_problem(
    number: int, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def refuse(path: str | Path, flags: int, *more: int) -> int:
        if Path(path).name == Path(INSPECTION).name:
            raise OSError(number, os.strerror(number), str(path))
        return opened(path, flags, *more)

    monkeypatch.setattr(os, "open", refuse)
    problem = folder.problem()
    assert (problem.code, problem.file) == ("FIL003", f"data/{INSPECTION}")
    tells([problem])


def test_a_folder_that_cannot_be_listed_is_a_problem(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = os.scandir

    def refuse(path: str | Path) -> object:
        if Path(path).name == "meetings":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", refuse)
    problem = folder.problem()
    assert (problem.code, problem.file) == ("FIL003", "data/meetings")
    tells([problem])


@pytest.mark.parametrize("name", [INSPECTION, "site.yml", CONCLUSION])
def test_a_file_that_vanishes_while_others_are_read_is_a_problem(
    name: str, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, problems = files.scan(folder.path)
    monkeypatch.setattr(files, "scan", lambda _data: (found, problems))
    folder.delete(name)
    problem = folder.problem()
    assert (problem.code, problem.file) == ("FIL003", f"data/{name}")


def test_a_file_that_vanishes_after_it_was_read_still_has_its_problem(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.replace(INSPECTION, "lead: ubnd-xa-a", "lead: khong-co")
    read = files.read_bytes

    def read_once(found: files.Found) -> bytes:
        raw = read(found)
        if found.path.name == Path(INSPECTION).name:
            found.path.unlink()
        return raw

    monkeypatch.setattr(files, "read_bytes", read_once)
    problem = folder.problem()
    assert (problem.code, problem.file, problem.line) == ("REF001", f"data/{INSPECTION}", 1)


def test_a_file_that_becomes_a_pipe_is_not_waited_for(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, problems = files.scan(folder.path)
    monkeypatch.setattr(files, "scan", lambda _data: (found, problems))
    folder.delete(INSPECTION)
    os.mkfifo(folder.path / INSPECTION)
    assert folder.problem().code == "FIL003"


# All of it at once, as the command sees it.

MEASURE: Final = """
import pathlib, sys
from generator.cli import main
_, data, peak = sys.argv
sys.argv = ["bantin", "check", "--data", data]
try:
    main()
finally:
    status = pathlib.Path("/proc/self/status").read_text().splitlines()
    pathlib.Path(peak).write_text(next(line for line in status if line.startswith("VmHWM:")).split()[1])
"""
"""Runs the command, then writes how many kilobytes of memory it had at the most (``ru_maxrss`` counts the parent's)."""


def test_a_folder_full_of_all_of_it_is_told_in_one_go(folder: Folder, tmp_path: Path) -> None:
    for number, content in enumerate(CONTENTS.values()):
        folder.write(f"inspections/KT-2020-{number:04}.yml", content)
    for where in FOLDERS:
        for name in NAMES.values():
            folder.write(f"{where}/{os.fsdecode(name)}", HEAD)
            folder.write(f"{where}/x/{os.fsdecode(name)}/KT-2022-0009.yml", HEAD)
    for number, make in enumerate(THINGS):
        make(folder.path / f"meetings/HN-2020-{number:04}.yml")
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(folder.path), str(tmp_path / "peak")],
        cwd=ROOT,
        capture_output=True,
        timeout=120,
        check=False,
    )
    said = done.stdout.decode("utf-8")
    assert done.returncode == 1, said[-2000:]
    assert done.stderr == b""
    assert "Traceback" not in said
    assert all(line.isprintable() for line in said.split("\n"))
    assert int((tmp_path / "peak").read_text()) < 300 * 1024, "kilobytes of memory at the most"
