"""Where a run works nothing is left behind, not even by one that was killed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.search import scratch

HELD = "from generator.search import scratch; import sys, time; scratch.MEMORY = sys.argv[1]\n"
HELD += "with scratch.folder() as folder: print(folder, flush=True); time.sleep(600)"


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that stands for the one in memory, with folders of which nobody knows how old they are."""
    monkeypatch.setattr(scratch, "MEMORY", str(tmp_path))
    monkeypatch.setattr(scratch, "ROOM", 0)
    monkeypatch.setattr(scratch, "YOUNG", 0)
    return tmp_path


def _named(memory: Path) -> set[str]:
    return {path.name for path in memory.iterdir()}


def test_a_folder_is_there_for_its_run_only(memory: Path) -> None:
    with scratch.folder() as folder:
        assert folder.parent == memory
        (folder / "x").write_text("x")
    assert _named(memory) == set()


def test_the_next_run_clears_away_what_a_killed_one_left_and_nothing_that_is_held(memory: Path) -> None:
    """A lock is one of a process: so two others hold and lose theirs."""
    world = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", HELD, str(memory)]
    runs = [subprocess.Popen(command, env=world, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    held, left = (Path(run.stdout.readline().strip()) for run in runs if run.stdout)
    runs[1].kill()
    runs[1].wait()
    with scratch.folder() as own:
        assert _named(memory) == {held.name, own.name}
    runs[0].kill()
    assert not left.exists()
    for run in runs:
        run.communicate()


def test_what_is_young_or_a_link_or_of_another_name_stays(
    memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = memory / "khac"
    elsewhere.mkdir()
    (memory / f"{scratch.NAME}link").symlink_to(elsewhere)
    with scratch.folder():
        pass
    assert _named(memory) == {"khac", f"{scratch.NAME}link"}
    (memory / f"{scratch.NAME}moi").mkdir()
    monkeypatch.setattr(scratch, "YOUNG", 60)
    with scratch.folder():
        pass
    assert _named(memory) == {"khac", f"{scratch.NAME}link", f"{scratch.NAME}moi"}
