"""Work that is shared among processes ends when somebody presses Ctrl-C: in silence, and nothing goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

REPO: Final = Path(__file__).parents[2]
WORK: Final = """
import os, sys, time
from pathlib import Path
from generator import workers

def note(things):
    Path(f"{os.getpid()}.txt").touch()
    while len([*Path().glob("*.txt")]) < 3:
        time.sleep(0.01)
    if 0 in things:
        Path("begun").touch()
        time.sleep(1)
        Path("ended").touch()
    elif len(things) > 1:
        Path(f"{things[0]}.done").touch()

try:
    for _ in workers.shared(note, range(240), 3, fewest=1):
        pass
except KeyboardInterrupt:
    sys.exit(130)
"""
PARTS: Final = 24


def _is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def _comes(what: Path, count: int) -> bool:
    """Wait until there are so many files called like ``what``; return whether there are."""
    end = time.monotonic() + 30
    while len(list(what.parent.glob(what.name))) < count and time.monotonic() < end:
        time.sleep(0.01)
    return len(list(what.parent.glob(what.name))) == count


def test_ctrl_c_ends_processes_at_work_and_those_without_and_none_goes_on(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WORK]
    environment = {**os.environ, "PYTHONPATH": str(REPO)}
    begun = subprocess.Popen(
        command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, start_new_session=True
    )
    assert _comes(tmp_path / "begun", 1)
    assert _comes(tmp_path / "*.done", PARTS - 1)
    time.sleep(0.1)
    os.killpg(begun.pid, signal.SIGINT)  # a terminal sends it to all of them
    _, said = begun.communicate(timeout=30)
    assert (begun.returncode, said) == (130, b"")
    assert (tmp_path / "ended").exists()
    assert not [path.stem for path in tmp_path.glob("*.txt") if _is_there(int(path.stem))]
