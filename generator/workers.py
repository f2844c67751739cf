"""Work that is shared among processes, where the system can fork; elsewhere, and of little work, one does it all.

Each part is done by a process of its own, forked when its turn comes: so none holds more than it needs for its part of
what all of them share, however much the work touches in the end.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import pickle
import signal
import sys
import traceback
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from itertools import accumulate, islice, pairwise
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Generic, TypeVar, cast

if TYPE_CHECKING:
    from multiprocessing.context import ForkProcess

T = TypeVar("T")
R = TypeVar("R")

FEWEST = 200
"""Fewer things than this are sooner done than shared."""
PARTS = 8
"""Into how many parts the share of each is split at least: so that none waits long for the others."""
FINER = 24_000
"""The number of parts is the work to the power of 5/4, divided by this: the more there is in all, the less of it does
one process. It copies what it touches of all that is shared, and the more that is, the farther apart it lies."""
ALONE = 500
"""How many things one process alone does at once: so that what comes of them is seen meanwhile."""
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


def jobs() -> int:
    """Return how many processes this one may use at once."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def may_share(things: Sequence[object], most: int, *, fewest: int | None = None) -> bool:
    """Whether work on ``things`` is shared among ``most`` processes."""
    return most > 1 and len(things) >= (FEWEST if fewest is None else fewest) and sys.platform == "linux"


def shared(
    work: Callable[[Sequence[T]], R],
    things: Sequence[T],
    most: int,
    *,
    fewest: int | None = None,
    weight: Callable[[T], int] = lambda _: 1,
) -> Iterator[R]:
    """Yield what ``work`` makes of parts of ``things``, in their order, done by up to ``most`` processes at once.

    Each process has a copy of all that is here when it begins. ``fewest`` says otherwise than ``FEWEST`` how few
    things are not worth it, ``weight`` how much work each is. What ``work`` raises is raised here;
    ``ChildProcessError`` when a process was killed.
    """
    if not may_share(things, most, fewest=fewest):
        yield from (work(things[start : start + ALONE]) for start in range(0, len(things), ALONE))
        return
    gc.freeze()  # what is there already is not looked through, and so not copied, in the processes
    try:
        yield from _Team(work, _parts(things, most * PARTS, weight), most).results()
    finally:
        gc.unfreeze()


def _parts(things: Sequence[T], count: int, weight: Callable[[T], int]) -> list[Sequence[T]]:
    """Split things into so many parts about as heavy as each other, or into more when there is very much."""
    totals = [0, *accumulate(map(weight, things))]
    count = max(count, int(totals[-1] ** 1.25 / FINER))
    ends = [bisect_left(totals, totals[-1] * number / count) for number in range(1, count + 1)]
    return [things[start:end] for start, end in pairwise([0, *ends]) if start < end]


def apart(work: Callable[[], R]) -> R:
    """Return what ``work`` makes in a process of its own, which gives back all the memory that it took."""
    if sys.platform != "linux":
        return work()
    (result,) = shared(lambda _: work(), [None], 2, fewest=1)
    return result


@contextmanager
def beside(work: Callable[[], R], most: int) -> Iterator[Callable[[], R]]:
    """Do ``work`` in a process of its own while this one goes on; give what waits for it and returns what it made.

    Should this one fail or be stopped meanwhile, the other is killed. With only one process it is done at once.
    """
    if most < 2 or sys.platform != "linux":
        result = work()
        yield lambda: result
        return
    team = _Team(lambda _: work(), [[None]], 1)
    try:
        team.begin()
        yield cache(lambda: next(team.results()))
    except BaseException:
        team.kill()
        raise
    finally:
        team.end()


class _Team(Generic[T, R]):
    """Processes at work, each on a part of its own."""

    def __init__(self, work: Callable[[Sequence[T]], R], parts: Sequence[Sequence[T]], most: int) -> None:
        self._work, self._parts, self._most = work, parts, most
        self._waiting = iter(range(len(parts)))
        self._members: dict[Connection, tuple[int, ForkProcess]] = {}
        self._told: dict[int, bytes] = {}

    def results(self) -> Iterator[R]:
        """Yield what comes of the parts, in their order; whatever happens meanwhile, none is at work afterwards."""
        try:
            for number in range(len(self._parts)):
                self.begin()
                while number not in self._told:
                    if not self._members:
                        raise ChildProcessError(number)
                    for each in wait([*self._members]):
                        self._hear(cast("Connection", each))
                    self.begin()
                yield self._result(self._told.pop(number))
        finally:
            self.end()

    def end(self) -> None:
        """Wait until nobody is at work."""
        for heard, (_, process) in [*self._members.items()]:
            while os.read(heard.fileno(), 1 << 20):
                """Nobody wants it any more, but a process that is not listened to does not end."""
            process.join()
            del self._members[heard]

    def kill(self) -> None:
        """Let nobody be at work any longer."""
        for _, process in self._members.values():
            process.kill()

    def begin(self) -> None:
        """Let as many be at work as may be."""
        for number in islice(self._waiting, self._most - len(self._members)):
            heard, told = multiprocessing.Pipe(duplex=False)
            arguments = self._work, self._parts[number], told, os.getpid()
            process = multiprocessing.get_context("fork").Process(target=_do, args=arguments)
            with _uninterrupted():
                process.start()
                self._members[heard] = number, process
                told.close()

    def _hear(self, member: Connection) -> None:
        number, process = self._members[member]
        with suppress(EOFError):
            self._told[number] = member.recv_bytes()
        process.join()
        del self._members[member]
        member.close()
        if number not in self._told:
            msg = f"a process ended with {process.exitcode}"
            raise ChildProcessError(msg)

    def _result(self, told: bytes) -> R:
        result, error = pickle.loads(told)  # noqa: S301 - a process of our own packed it
        if error:
            raise error
        return cast("R", result)


def _do(work: Callable[[Sequence[T]], R], part: Sequence[T], told: Connection, parent: int) -> None:
    """Work on a part; end with the process that forked this one, however it ends."""
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    try:
        found = pickle.dumps((work(part), None), protocol=5)
    except Exception as error:  # noqa: BLE001 - it is raised where the result was asked for
        found = pickle.dumps((None, _portable(error)), protocol=5)
    told.send_bytes(found)


def _portable(error: Exception) -> Exception:
    """Return an error that another process can raise, and that tells where it comes from."""
    note = traceback.format_exc()
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - errors of any library may be such that they cannot be packed
        error = RuntimeError(f"{type(error).__name__}: {error}")
    error.add_note(note)
    return error


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keep Ctrl-C and its like waiting; a process that is forked meanwhile leaves them to this one for good."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP, signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
