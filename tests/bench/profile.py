"""Where the time goes: ``python -m tests.bench.profile 1000 build``, or ``check``, in one process and from nothing."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

from tests.bench.place import ROOT, Place

SHOWN: Final = 60
COMMANDS: Final = {
    "build": ("tests.bench.jobs.unsearched", "build", "--jobs", "1"),
    "check": ("tests.bench.jobs.reading", "check", "data"),
}


def profile(size: int, name: str) -> str:
    """Return the functions of a command that take longest, not counting those that they call."""
    place = Place(ROOT / "build" / "bench" / "profile", size)
    command = [sys.executable, "-m", "cProfile", "-s", "tottime", "-m", *COMMANDS[name]]
    folder = place.project("bantin")
    done = subprocess.run(
        command, cwd=folder, env=place.environment, capture_output=True, text=True, check=True
    )
    return "\n".join(done.stdout.splitlines()[:SHOWN])


if __name__ == "__main__":
    print(profile(int(sys.argv[1]), sys.argv[2]))
