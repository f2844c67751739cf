"""What a command takes, with all the processes that it starts: the processors' time, the wall's, and memory.

The processors' time is what the system says of the command and of whatever it waited for. Memory is looked at again and
again while it runs: of what several processes share each counts its part, the files of a program count once, and what
is put into the system's folder in memory counts too.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Final, NamedTuple

HAS_PROC: Final = Path("/proc/self/smaps_rollup").exists()
_IN_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - only its size is asked for
_SHORTEST, _LONGEST = 0.02, 0.25
_SHARE: Final = 0.01
"""Memory is looked at every so many seconds: this share of the time that has passed, within bounds."""
_KILOBYTE: Final = 1024
_ROLLUP: Final = re.compile(r"(?m)^(Rss|Anonymous|Pss_Anon): +(\d+) kB")


class Measured(NamedTuple):
    """One run of a command: seconds, megabytes, and what it made."""

    processors: float
    wall: float
    memory: float
    others: float
    """Seconds of the processors that went to whatever else ran on the machine."""
    files: int = 0
    made: float = 0.0
    """Megabytes."""


class Failed(Exception):  # noqa: N818 - what is measured must succeed
    """A command that was to be measured did not succeed; the message is what it said."""


def measured(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], *, tells: bool = False
) -> Measured:
    """Run a command and return what it took; raise ``Failed``.

    A command that ``tells`` measures by itself the part of it that counts: its last line has that in JSON.
    """
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as faults:
        others = -_busy()
        found = _run(command, folder, environment, (said, faults))
        others += _busy() - found.processors
        told = json.loads(_text(said).splitlines()[-1]) if tells else {}
    return found._replace(others=max(others, 0.0))._replace(**told)


def _run(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], out: tuple[IO[bytes], IO[bytes]]
) -> Measured:
    start = time.perf_counter()
    # In a session of its own, so that nothing of it is left when the measuring is interrupted.
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=out[0], stderr=out[1], start_new_session=True
    )
    watch = _Watch(process.pid)
    watch.start()
    try:
        _, status, used = os.wait4(process.pid, 0)
    except BaseException:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise
    finally:
        wall = time.perf_counter() - start
        watch.stop()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failed(f"{' '.join(command)}: {process.returncode}\n{_text(out[0])}{_text(out[1])}")
    memory = watch.peak if HAS_PROC else _largest(used.ru_maxrss)
    return Measured(used.ru_utime + used.ru_stime, wall, memory, 0.0)


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")


def _largest(counted: int) -> float:
    """Return what a system without /proc says: the most memory of the largest single process."""
    return counted * (1 if sys.platform == "darwin" else _KILOBYTE) / 1e6


def _busy() -> float:
    """Return for how many seconds the processors of this machine have been busy."""
    try:
        line = Path("/proc/stat").read_text(encoding="ascii").splitlines()[0]
    except OSError:
        return 0.0
    user, nice, system, _idle, _waiting, interrupts, soft, *_ = map(int, line.split()[1:])
    return (user + nice + system + interrupts + soft) / os.sysconf("SC_CLK_TCK")


class _Watch(threading.Thread):
    """Looks at the memory of a process and its descendants until it is stopped."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0.0
        self._process, self._begun = process, time.monotonic()
        self._is_over = threading.Event()
        self._before = _in_memory()

    def run(self) -> None:
        """Look at once, and then ever more seldom."""
        wait = 0.0
        while HAS_PROC and not self._is_over.wait(wait):
            held = _held(_family(self._process)) + max(_in_memory() - self._before, 0)
            self.peak = max(self.peak, held / 1e6)
            wait = min(max(_SHORTEST, (time.monotonic() - self._begun) * _SHARE), _LONGEST)

    def stop(self) -> None:
        """Look no more."""
        self._is_over.set()
        self.join()


def _family(process: int) -> Iterator[int]:
    """Yield a process and its descendants."""
    below: dict[int, list[int]] = {}
    for path in Path("/proc").iterdir():
        if path.name.isdecimal():
            with suppress(OSError):
                stat = (path / "stat").read_bytes()
                below.setdefault(int(stat.rpartition(b")")[2].split()[1]), []).append(int(path.name))
    left = [process]
    while left:
        yield (here := left.pop())
        left += below.get(here, [])


def _held(processes: Iterable[int]) -> int:
    """Return how many bytes processes hold together.

    What they read of files, their programs above all, may be shared with anybody: it counts as in the process that has
    most of it, among those that run the same program.
    """
    own, of_files = 0, dict[str, int]()
    for process in processes:
        with suppress(OSError):
            program = str(Path(f"/proc/{process}/exe").readlink())
            told = dict(_ROLLUP.findall(Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")))
            own += int(told["Pss_Anon"]) * _KILOBYTE
            shared = (int(told["Rss"]) - int(told["Anonymous"])) * _KILOBYTE
            of_files[program] = max(of_files.get(program, 0), shared)
    return own + sum(of_files.values())


def _in_memory() -> int:
    """Return how many bytes are in the system's folder in memory."""
    try:
        told = os.statvfs(_IN_MEMORY)
    except OSError:
        return 0
    return (told.f_blocks - told.f_bfree) * told.f_frsize
