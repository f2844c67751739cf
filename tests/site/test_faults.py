"""Whatever goes wrong, the old site stays as it was, and an editor reads sentences, not tracebacks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import search
from generator.publish.folders import SPARE
from tests.shell import Shell
from tests.site.building import CODE_OF_DATA_FAULTS, CODE_OF_OTHER_FAULTS, bantin, lay_out, read, run

OLD = {
    ".bantin": b"bantin\n",
    "index.html": b"<h1>trang cu</h1>",
    "kiem-tra/KT-2020-0001/index.html": b"<p>ban ghi cu</p>",
    "a.bin": b"\0\xff",
}
PLACES = [
    ("data/conclusions/KL-2025-0002.yml", "6:1", "lỗi FLD003 [level]"),
    ("data/inspections/KT-2025-0003.yml", "8:1", "lỗi REF001 [lead]"),
    ("data/inspections/KT-2025-0004.yml", "5:1", "lỗi YML001 [title]"),
    ("data/la.txt", "1:1", "lỗi FIL001"),
    ("data/meetings/HN-2025-0001.yml", "5:1", "lỗi FLD006 [date]"),
    ("data/reports/BC-2025-0001.yml", "1:1", "lỗi FIL005"),
]
"""Where the faults are that ``_break`` makes, each of another kind."""


def _break(data: Path) -> None:
    """Break six files, each in another way."""
    _replace(data / "conclusions/KL-2025-0002.yml", "level: preliminary", "level: sơ bộ luôn")
    _replace(data / "inspections/KT-2025-0003.yml", "lead: hdnd-xa-binh-an", "lead: hdnd-xa-binh-yen")
    _replace(
        data / "inspections/KT-2025-0004.yml", "kind: verification", "title: lặp lại\nkind: verification"
    )
    _replace(data / "meetings/HN-2025-0001.yml", "date: 2025-12-30?", "date: 2025-12-32")
    (data / "reports/BC-2025-0001.yml").write_bytes("id: BC-2025-0001\n".encode("utf-16"))
    (data / "la.txt").write_text("không thuộc đâu\n", encoding="utf-8")


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} in {path}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def _is_told(said: str, file: str, place: str, what: str) -> bool:
    """Whether a fault is told: under its file, or by MkDocs in one line."""
    return f"{file}:{place}: {what}" in said or f"\n  {place} {what}" in said.partition(file)[2]


def _beside(folder: Path) -> set[str]:
    """Return what lies in a folder, but for what is remembered of the data and the spare of the site."""
    return {path.name for path in folder.iterdir()} - {".cache", f".site-{SPARE}"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the minisite's records and an old site."""
    folder = lay_out(tmp_path / "trang")
    for path, content in OLD.items():
        (folder / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "site" / path).write_bytes(content)
    return folder


@pytest.mark.parametrize(
    "command", [("bantin", "build"), ("mkdocs", "build"), ("mkdocs", "build", "--strict")]
)
def test_faults_in_records_leave_the_old_site_and_all_are_shown(
    folder: Path, command: tuple[str, ...]
) -> None:
    _break(folder / "data")
    before = _beside(folder)
    done = run(folder, *command)
    said = done.stdout + done.stderr
    assert done.returncode == CODE_OF_DATA_FAULTS
    assert [place for place in PLACES if not _is_told(said, *place)] == []
    assert len(re.findall(r"[0-9]:? lỗi [A-Z]", said)) == len(PLACES)
    assert "Traceback" not in said
    assert read(folder / "site") == OLD
    assert _beside(folder) == before


def test_build_says_how_many_faults_there_are_and_that_the_old_site_stays(folder: Path, shell: Shell) -> None:
    _break(folder / "data")
    said = shell.at(folder)("build").err
    assert f"Có {len(PLACES)} lỗi" in said
    assert said.endswith("Trang cũ được giữ nguyên.\n")


def test_check_shows_the_same_problems_as_build(folder: Path, shell: Shell) -> None:
    _break(folder / "data")
    checked, built = (shell.at(folder)(command) for command in ("check", "build"))
    assert checked.code == CODE_OF_DATA_FAULTS
    assert checked.out == built.err.removesuffix("Trang cũ được giữ nguyên.\n")


def test_warnings_are_shown_and_the_site_is_built(folder: Path) -> None:
    done = bantin(folder, "build")
    assert done.stderr.count(" cảnh báo REF003 [") == 6
    assert "Đã dựng trang" in done.stdout
    assert set(OLD) & set(read(folder / "site")) == {".bantin", "index.html"}


def test_a_fault_of_the_program_leaves_the_old_site(folder: Path) -> None:
    """The page's template breaks after MkDocs has written many other pages."""
    (folder / "theme_overrides/main.html").write_text("{{ không có }}", encoding="utf-8")
    before = _beside(folder)
    done = run(folder, "bantin", "build")
    assert done.returncode == CODE_OF_OTHER_FAULTS
    assert "Traceback" not in done.stderr
    assert read(folder / "site") == OLD
    assert _beside(folder) == before


def test_a_search_that_cannot_be_made_is_told_in_a_sentence_and_leaves_the_old_site(
    folder: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise search.Failed("Không lập được phần tìm kiếm: thử.")

    monkeypatch.setattr(search, "files", fail)
    said = shell.at(folder)("build")
    assert (said.code, said.out) == (CODE_OF_OTHER_FAULTS, "")
    assert said.err.strip().endswith("Không lập được phần tìm kiếm: thử.")
    assert "ngoài dự kiến" not in said.err
    assert read(folder / "site") == OLD


@pytest.mark.parametrize("command", ["build", "generate"])
def test_a_folder_that_somebody_else_made_is_never_replaced(
    tmp_path: Path, command: str, shell: Shell
) -> None:
    folder = lay_out(tmp_path / "trang")
    strangers = folder / "anh"
    strangers.mkdir()
    (strangers / "anh-cuoi.jpg").write_bytes(b"\xff\xd8")
    option = {"build": "--site-dir", "generate": "--out"}[command]
    said = shell.at(folder)(command, option, "anh")
    assert said.code == CODE_OF_OTHER_FAULTS
    assert "Không ghi đè" in said.err
    assert read(strangers) == {"anh-cuoi.jpg": b"\xff\xd8"}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["build", "--today", "hôm nay"], "--today"),
        (["build", "--config-file", "khong-co.yml"], "khong-co.yml"),
        (["generate"], "--out"),
        (["generate", "--out", "x", "--data", "khong-co"], "khong-co"),
        (["dung"], "build, check, "),
    ],
)
def test_misuse_is_answered_in_a_sentence(
    folder: Path, arguments: list[str], sentence: str, shell: Shell
) -> None:
    said = shell.at(folder)(*arguments)
    assert said.code == CODE_OF_OTHER_FAULTS
    assert sentence in said.err
    assert read(folder / "site") == OLD
