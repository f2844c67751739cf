"""A command says again what it said only while everything it saw is as it was."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from generator import unchanged
from generator.publish import put
from generator.unchanged import Run, repeated
from tests.repository import commit, git
from tests.site.building import environment, lay_out

RECORD: Final = "data/reports/2025/BC-2025-0001.yml"
PAGE: Final = "bao-cao/BC-2025-0001/index.html"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a record and a page made of it, where a command was run."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(unchanged, "FRESH", 0)
    for name in (RECORD, "content/index.md", "mkdocs.yml"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(f"tệp {name}\n", encoding="utf-8")
    Path("site").mkdir()
    Path(".cache").mkdir()
    run(tmp_path)
    return tmp_path


def run(folder: Path, *options: str) -> None:
    """Do what the command does."""
    done = Run(["build", *options])
    done.look(folder / "mkdocs.yml", folder / "data", folder / "content")
    stamp = put(folder / "site", PAGE, b"<html>")
    done.say("có một cảnh báo", err=True)
    done.say("Đã dựng trang.")
    done.made(folder / "site", {PAGE: stamp})
    done.keep(0)


@pytest.mark.usefixtures("site")
def test_it_says_the_same_at_the_same_places(capsys: pytest.CaptureFixture[str]) -> None:
    assert repeated(["build"]) == 0
    assert capsys.readouterr() == ("Đã dựng trang.\n", "có một cảnh báo\n")


def _later(path: str) -> None:
    """Change a file as an editor does who sets its time back."""
    times = Path(path).stat()
    Path(path).write_text(Path(path).read_text(encoding="utf-8").replace("t", "T"), encoding="utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def _replace(path: str) -> None:
    Path(f"{path}.moi").write_bytes(Path(path).read_bytes())
    Path(f"{path}.moi").replace(path)


def _committed() -> None:
    git(Path(), "init", "-q")
    commit(Path(), "2026-01-01")


CHANGES: Final[dict[str, Callable[[], object]]] = {
    "a record was changed and its time set back": lambda: _later(RECORD),
    "a record was replaced": lambda: _replace(RECORD),
    "a record is gone": lambda: Path(RECORD).unlink(),
    "a record came": lambda: Path("data/reports/2025/BC-2025-0002.yml").touch(),
    "a folder came": lambda: Path("data/meetings").mkdir(),
    "a record became a link": lambda: Path(RECORD).symlink_to(Path(RECORD).rename("x").absolute()),
    "a hand-written page was changed": lambda: _later("content/index.md"),
    "mkdocs.yml was changed": lambda: _later("mkdocs.yml"),
    "a page was changed": lambda: Path("site", PAGE).write_bytes(b"<HTML>"),
    "a page is gone": lambda: Path("site", PAGE).unlink(),
    "a stranger's file came into the site": lambda: Path("site/bao-cao/la.html").touch(),
    "the site is gone": lambda: Path("site").rename("site-khac"),
    "a killed build left something": lambda: Path(".site-1").mkdir(),
    "what was kept is gone": lambda: Path(unchanged.FOLDER, "build.bin").unlink(),
    "what was kept is damaged": lambda: Path(unchanged.FOLDER, "build.bin").write_bytes(b"x" * 100),
    "it is another day": lambda: None,
    "git was started": _committed,
}


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("change", CHANGES)
def test_it_is_run_when(change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    CHANGES[change]()
    if change == "it is another day":
        tomorrow = time.time() + 86_400
        monkeypatch.setattr(time, "time", lambda: tomorrow)
    assert repeated(["build"]) is None


def test_it_is_run_after_a_commit(site: Path) -> None:
    git(site, "init", "-q")
    commit(site, "2026-01-01")
    run(site)
    assert repeated(["build"]) == 0
    git(site, "commit", "-q", "--allow-empty", "-m", "khác")
    assert repeated(["build"]) is None


@pytest.mark.usefixtures("site")
def test_other_words_are_another_command() -> None:
    assert repeated(["build", "--strict"]) is None
    assert repeated(["check"]) is None
    assert repeated([]) is None
    assert repeated(["serve"]) is None


def test_a_file_that_was_just_changed_is_known_by_its_bytes(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unchanged, "FRESH", 10**18)
    run(site)
    assert repeated(["build"]) == 0
    os.utime(RECORD)
    assert repeated(["build"]) == 0
    _later(RECORD)
    assert repeated(["build"]) is None


def test_a_folder_that_leads_elsewhere_is_never_relied_on(site: Path, tmp_path: Path) -> None:
    Path("content/la").symlink_to(tmp_path / "data")
    run(site)
    assert repeated(["build"]) is None


def test_nothing_is_kept_in_a_folder_that_is_not_the_sites(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "content"
    monkeypatch.chdir(elsewhere)
    run(site)
    assert not (elsewhere / ".cache").exists()


def test_a_real_build_is_spared_the_second_time_and_mends_what_was_spoilt(tmp_path: Path) -> None:
    lay_out(tmp_path)
    first = command(tmp_path)
    assert "generator.cli" in first.stderr
    second = command(tmp_path)
    assert second.stdout == first.stdout
    assert "generator.cli" not in second.stderr
    page = tmp_path / "site/index.html"
    good = page.read_bytes()
    page.write_bytes(b"spoilt")
    assert "generator.cli" in command(tmp_path).stderr
    assert page.read_bytes() == good


def command(folder: Path) -> subprocess.CompletedProcess[str]:
    """Build the site; what is imported is told on standard error."""
    words = [sys.executable, "-X", "importtime", "-m", "generator", "build", "--today", "2026-03-16"]
    return subprocess.run(
        words, cwd=folder, env=environment(), capture_output=True, encoding="utf-8", check=True
    )
