"""Processes that end in the middle of what they do: at any step that changes the disk, or at any moment."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

from generator import cli

STEPS: Final = {"os.chmod", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate"}
"""What changes a disk, besides opening a file for writing, as Python tells it just before."""
WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT
PROCESSES: Final = get_context("forkserver")
PROCESSES.set_forkserver_preload(
    ["generator.plugin", "tests.publish.ending", "tests.publish.trees", "tests.publish.warm"]
)

Work = Callable[..., None]


def ended_at(step: int, how: signal.Signals, work: Work, *arguments: Any, after: float | None = None) -> int:
    """Do ``work`` in a new process that gets the signal ``how`` before its ``step``-th step, or ``after`` seconds.

    Return its exit code: 0 when it was done before.
    """
    process = PROCESSES.Process(target=_ending, args=(step, how, work, arguments))
    process.start()
    process.join(60 if after is None else after)
    if process.pid and process.is_alive():
        with suppress(ProcessLookupError):
            os.kill(process.pid, how)
        process.join(60)
    assert process.exitcode is not None, "it does not end"
    return process.exitcode


def done(work: Work, *arguments: Any) -> int:
    """Do ``work`` in a new process; return its exit code."""
    return ended_at(0, signal.SIGKILL, work, *arguments)


def _ending(step: int, how: signal.Signals, work: Work, arguments: tuple[Any, ...]) -> None:
    left = step

    def count(event: str, details: tuple[Any, ...]) -> None:
        nonlocal left
        if event in STEPS or (event == "open" and isinstance(details[2], int) and details[2] & WRITING):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), how)

    sys.addaudithook(count)
    work(*arguments)


def bantin(folder: Path, *arguments: str) -> None:
    """Run ``bantin`` in ``folder``; what it says goes to a file there."""
    os.chdir(folder)
    said = os.open("said.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(said, 1)
    os.dup2(said, 2)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs in the background is begun without
    for ended in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ended, signal.SIG_DFL)
    sys.argv = ["bantin", *arguments]
    cli.main()


def steps_of(path: Path, work: Work, *arguments: Any) -> None:
    """Do ``work`` and write to ``path`` how many steps it took."""
    taken = 0

    def count(event: str, details: tuple[Any, ...]) -> None:
        nonlocal taken
        taken += event in STEPS or (
            event == "open" and isinstance(details[2], int) and bool(details[2] & WRITING)
        )

    sys.addaudithook(count)
    work(*arguments)
    path.write_text(str(taken), encoding="utf-8")
