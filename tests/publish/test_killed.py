"""Real builds that are killed or stopped: the site stays whole, and the next build is as if nothing had been."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from tests.publish.builds import PROGRAM, REPO, Builds

KILLS = range(int(os.environ.get("KILLS", "10")))


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    """Return a small site."""
    return Builds(tmp_path_factory.mktemp("trang"))


@pytest.mark.parametrize("seed", KILLS)
def test_after_a_kill_the_next_build_equals_a_clean_one(seed: int, builds: Builds) -> None:
    builds.kill(seed)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_build_that_is_stopped_says_so_and_leaves_everything(how: signal.Signals, builds: Builds) -> None:
    assert builds.stop(int(how), how).split() == ["Đã", "dừng."]


INTERRUPTED = """
import sys
class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == "generator.cli":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupt())
from generator.__main__ import main
main()
"""


def test_a_command_that_is_stopped_while_it_starts_says_so_too() -> None:
    done = subprocess.run([sys.executable, "-c", INTERRUPTED], cwd=REPO, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.decode()) == (PROGRAM, b"", "Đã dừng.\n")
