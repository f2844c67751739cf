"""What is counted is what a command and all that it starts take."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.bench.measuring import Failed, Measured, measured

BYTES: Final = 200_000_000
HOLDS: Final = f"held = bytearray({BYTES})"
STAYS: Final = "import time; time.sleep(0.3)"
BURNS: Final = "import time\nwhile time.process_time() < 0.3: pass"
"""Parts of programs."""


def starting(program: str) -> str:
    """Return a program that starts another and waits for it."""
    return f"import subprocess, sys; subprocess.run([sys.executable, '-c', {program!r}], check=True)"


def of(folder: Path, program: str, *, tells: bool = False) -> Measured:
    return measured([sys.executable, "-c", program], folder, os.environ, tells=tells)


def test_time_of_a_process_that_another_started_counts(tmp_path: Path) -> None:
    assert of(tmp_path, starting(BURNS)).processors >= 0.3


def test_memory_of_a_process_that_another_started_counts(tmp_path: Path) -> None:
    assert BYTES <= of(tmp_path, starting(f"{HOLDS}; {STAYS}")).memory * 1e6 < 1.5 * BYTES


def test_memory_that_two_processes_share_counts_once(tmp_path: Path) -> None:
    program = f"import os; {HOLDS}; child = os.fork(); {STAYS}; child and os.wait()"
    assert BYTES <= of(tmp_path, program).memory * 1e6 < 1.5 * BYTES


def test_a_command_may_tell_by_itself_what_counts(tmp_path: Path) -> None:
    told = of(tmp_path, 'print("said before"); print(\'{"wall": 7.0}\')', tells=True)
    assert told.wall == 7.0
    assert told.memory > 0


def test_a_command_that_fails_is_not_measured_and_says_why(tmp_path: Path) -> None:
    with pytest.raises(Failed, match=r"(?s)2\nsaid.*because"):
        of(tmp_path, "import sys; print('said'); print('because', file=sys.stderr); sys.exit(2)")
