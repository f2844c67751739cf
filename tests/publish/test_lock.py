"""The lock: one build of a site at a time, and a killed one holds nothing up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from generator.publish import Busy, NotOurs, aside, locked, renewing
from tests.folder import Folder
from tests.publish.trees import AFTER, BEFORE, beside, contents, publish, renew
from tests.shell import Shell

HOLDER = """
import os, sys
from pathlib import Path
from generator.publish import locked
with locked(Path(sys.argv[1])):
    if len(sys.argv) > 2 and not os.fork():
        os.close(1)  # a worker that is left behind
        sys.stdin.read()
        os._exit(0)
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held(target: Path, *more: str) -> Iterator[subprocess.Popen[str]]:
    """Hold the lock of ``target`` in another process."""
    command = [sys.executable, "-c", HOLDER, str(target), *more]
    with subprocess.Popen(
        command, cwd=Path(__file__).parents[2], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        yield holder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a published site."""
    return publish(tmp_path / "trang/site", BEFORE)


@pytest.mark.parametrize("begin", [aside, renewing, locked], ids=["aside", "renewing", "locked"])
def test_the_second_build_is_told_who_holds_the_site(begin: Callable[[Path], ExitStack], site: Path) -> None:
    with held(site) as holder, pytest.raises(Busy) as refused, begin(site):
        pytest.fail("the block ran")
    assert (refused.value.target, refused.value.process) == (site, holder.pid)
    assert contents(site) == BEFORE
    assert beside(site) == set()


def test_a_lock_that_was_held_leaves_nothing(site: Path) -> None:
    with held(site):
        assert beside(site) == {".site-khoa"}
    assert beside(site) == set()
    renew(site, AFTER)
    assert contents(site) == AFTER


@pytest.mark.parametrize("worker", [[], ["worker"]], ids=["alone", "with a worker that outlives it"])
def test_a_killed_build_holds_nothing_up(worker: list[str], site: Path) -> None:
    with held(site, *worker) as holder:
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        assert beside(site) == {".site-khoa"}
        with locked(site):
            assert (site.parent / ".site-khoa").read_text(encoding="ascii") == f"bantin {os.getpid()}\n"
    assert beside(site) == set()


def test_other_sites_are_free(site: Path) -> None:
    with held(site):
        publish(site.with_name("khac"), AFTER)
        publish(site.parent.parent / "site", AFTER)
        publish(site / "trong", AFTER)


def test_whoever_holds_the_lock_may_ask_again(site: Path) -> None:
    with locked(site):
        for _ in range(2):
            renew(site, AFTER)
            assert ".site-khoa" in beside(site)


def test_a_file_of_somebody_else_stays_even_with_that_name(site: Path) -> None:
    (site.parent / ".site-khoa").write_text("khóa cổng cơ quan\n", encoding="utf-8")
    with pytest.raises(NotOurs), locked(site):
        pytest.fail("the block ran")
    assert (site.parent / ".site-khoa").read_text(encoding="utf-8") == "khóa cổng cơ quan\n"


def test_a_lock_that_its_holder_removed_meanwhile_is_none(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = site.parent / ".site-khoa"
    opened: list[Path] = []

    def open_and_lose(name: Path, flags: int, mode: int = 0o777, **more: int) -> int:
        descriptor = real(name, flags, mode, **more)
        if name == path and not opened:
            path.unlink()
        opened.append(name)
        return descriptor

    real = os.open
    monkeypatch.setattr(os, "open", open_and_lose)
    with locked(site):
        assert opened.count(path) == 2
        assert path.exists()


@pytest.mark.parametrize("command", [["generate", "--out", "ra"], ["build", "--site-dir", "ra"]])
def test_an_editor_is_told_in_one_sentence(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Folder(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [bantin]\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    with held(tmp_path / "ra") as holder:
        said = Shell(capsys, monkeypatch)(*command)
    who = f"đang được tiến trình số {holder.pid} dựng. Đợi nó xong, hoặc dừng nó, rồi chạy lại."
    assert said == (2, "", f"{tmp_path / 'ra'} {who}\n")
    assert {path.name for path in tmp_path.iterdir()} - {".cache"} == {"data", "docs", "mkdocs.yml"}


def test_a_site_is_served_once_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [bantin]\n", encoding="utf-8")
    with held(tmp_path / ".cache/xem-thu") as holder:
        said = Shell(capsys, monkeypatch)("serve")
    assert (said.code, said.out) == (2, "")
    assert f"tiến trình số {holder.pid}" in said.err
