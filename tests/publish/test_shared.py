"""Work that is shared among processes ends when somebody presses Ctrl-C: at once, in silence, and nothing goes on."""

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
    for thing in things:
        time.sleep(0.02)
        Path(f"{os.getpid()}.txt").write_text(str(thing))
    return things

try:
    for _ in workers.shared(note, range(1_000), 3, fewest=1):
        pass
except KeyboardInterrupt:
    sys.exit(130)
"""


def _processes(folder: Path) -> set[int]:
    return {int(path.stem) for path in folder.glob("*.txt")}


def _is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_ctrl_c_ends_all_processes_and_none_writes_any_more(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WORK]
    environment = {**os.environ, "PYTHONPATH": str(REPO)}
    begun = subprocess.Popen(  # noqa: S603 - this test's own program
        command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, start_new_session=True
    )
    end = time.monotonic() + 30
    while len(_processes(tmp_path)) < 3 and time.monotonic() < end:
        time.sleep(0.01)
    assert len(_processes(tmp_path)) == 3
    os.killpg(begun.pid, signal.SIGINT)  # a terminal sends it to all of them
    _, said = begun.communicate(timeout=30)
    written = {path: path.read_text() for path in tmp_path.glob("*.txt")}
    assert (begun.returncode, said) == (130, b"")
    assert not any(map(_is_there, _processes(tmp_path)))
    assert all(path.read_text() == text for path, text in written.items())
