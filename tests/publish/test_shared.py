"""Work that is shared among processes: what comes of it, and that it ends with whoever wanted it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import workers

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


def squares(things: Sequence[int]) -> list[int]:
    return [each * each for each in things]


@given(count=st.integers(0, 60), most=st.integers(1, 3))
@settings(max_examples=8, deadline=None)
def test_results_come_in_the_order_of_the_things(count: int, most: int) -> None:
    found = [each for part in workers.shared(squares, range(count), most, fewest=2) for each in part]
    assert found == squares(range(count))


@given(weights=st.lists(st.integers(1, 9), max_size=60), most=st.integers(2, 3))
@settings(max_examples=8, deadline=None)
def test_nothing_is_lost_or_done_twice_however_heavy_it_is(weights: list[int], most: int) -> None:
    things = [*enumerate(weights)]
    found = [*workers.shared(lambda part: [*part], things, most, fewest=2, weight=lambda thing: thing[1])]
    assert [each for part in found for each in part] == things
    if len(things) > 1:
        heaviest = max(sum(weight for _, weight in part) for part in found)
        assert heaviest <= sum(weights) / (most * workers.PARTS) + max(weights)


def test_what_a_process_raises_is_raised_here_and_says_where_it_was(tmp_path: Path) -> None:
    def fail(things: Sequence[int]) -> None:
        if 7 in things:
            raise FileNotFoundError(2, "missing", "tep.yml")
        time.sleep(0.2)
        (tmp_path / str(things[0])).touch()

    with pytest.raises(FileNotFoundError) as raised:
        list(workers.shared(fail, range(16), 2, fewest=2))
    assert raised.value.filename == "tep.yml"
    assert "in fail" in raised.value.__notes__[0]
    before = sorted(tmp_path.iterdir())
    time.sleep(0.4)
    assert sorted(tmp_path.iterdir()) == before  # nobody goes on


def test_an_error_that_cannot_be_sent_is_told_all_the_same() -> None:
    class OddError(Exception):
        def __init__(self, where: str, what: str) -> None:
            super().__init__(f"{where}: {what}")

    def fail(_things: Sequence[int]) -> None:
        raise OddError("tep.yml", "odd")

    with pytest.raises(RuntimeError, match=r"OddError: tep.yml: odd") as raised:
        list(workers.shared(fail, range(16), 2, fewest=2))
    assert "in fail" in raised.value.__notes__[0]


def test_a_process_that_is_killed_is_no_process_that_found_nothing() -> None:
    def end(things: Sequence[int]) -> None:
        if 3 in things:
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(ChildProcessError, match="-9"):
        list(workers.shared(end, range(16), 2, fewest=2))


def test_who_wants_no_more_results_leaves_no_process_at_work(tmp_path: Path) -> None:
    def write(things: Sequence[int]) -> bytes:
        time.sleep(0.1)
        (tmp_path / str(things[0])).touch()
        return bytes(1 << 20)

    results = workers.shared(write, range(16), 2, fewest=2)
    next(results)
    del results
    before = sorted(tmp_path.iterdir())
    time.sleep(0.3)
    assert sorted(tmp_path.iterdir()) == before
    assert len(before) < 16


def test_what_is_done_apart_changes_nothing_here() -> None:
    done: list[int] = []

    def work() -> list[int]:
        done.append(os.getpid())
        return done

    (process,) = workers.apart(work)
    assert process != os.getpid()
    assert done == []


def test_work_is_done_beside(tmp_path: Path) -> None:
    def work() -> int:
        while not (tmp_path / "go").exists():
            time.sleep(0.01)
        return os.getpid()

    with workers.beside(work, 2) as result:
        (tmp_path / "go").touch()
        assert result() != os.getpid()
        assert result() == result()


@pytest.mark.parametrize("most", [1, 2])
def test_what_goes_wrong_beside_is_raised_where_it_is_wanted(most: int) -> None:
    def fail() -> None:
        raise FileNotFoundError(2, "missing", "tep.yml")

    with pytest.raises(FileNotFoundError) as raised, workers.beside(fail, most) as result:
        result()
    assert raised.value.filename == "tep.yml"


def test_after_a_failure_nobody_is_waited_for_in_vain() -> None:
    def fail() -> None:
        raise FileNotFoundError(2, "missing", "tep.yml")

    with workers.beside(fail, 2) as result:
        for expected in (FileNotFoundError, ChildProcessError):
            with pytest.raises(expected):
                result()


def test_what_is_killed_beside_has_no_result() -> None:
    with (
        pytest.raises(ChildProcessError),
        workers.beside(lambda: os.kill(os.getpid(), signal.SIGKILL), 2) as result,
    ):
        result()


def test_who_fails_lets_nobody_go_on(tmp_path: Path) -> None:
    def work() -> None:
        (tmp_path / str(os.getpid())).touch()
        time.sleep(60)

    with pytest.raises(ZeroDivisionError), workers.beside(work, 2):  # noqa: PT012 - it has begun
        assert _comes(tmp_path / "*", 1)
        raise ZeroDivisionError
    (begun,) = tmp_path.iterdir()
    assert not _is_there(int(begun.name))


BESIDE: Final = """
import os, sys, time
from pathlib import Path
from generator import workers

def work():
    Path(f"{os.getpid()}.txt").touch()
    time.sleep(60)

try:
    with workers.beside(work, 2):
        time.sleep(60)
except KeyboardInterrupt:
    sys.exit(130)
"""


@pytest.mark.parametrize("times", [1, 2])
def test_ctrl_c_ends_at_once_what_is_done_beside(tmp_path: Path, times: int) -> None:
    environment = {**os.environ, "PYTHONPATH": str(REPO)}
    begun = subprocess.Popen(
        [sys.executable, "-c", BESIDE], cwd=tmp_path, env=environment, start_new_session=True
    )
    assert _comes(tmp_path / "*.txt", 1)
    for _ in range(times):
        os.killpg(begun.pid, signal.SIGINT)
    begun.wait(timeout=30)
    assert not [path.stem for path in tmp_path.glob("*.txt") if _is_there(int(path.stem))]


def test_the_more_there_is_the_finer_are_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "FINER", 10)
    for count in (50, 150):
        found = [*workers.shared(lambda part: [*part], range(count), 2, fewest=2)]
        assert [each for part in found for each in part] == [*range(count)]
        assert len(found) == {50: 16, 150: 52}[count]


def test_one_process_does_it_at_once() -> None:
    done: list[int] = []
    with workers.beside(lambda: done.append(1), 1):
        assert done == [1]
