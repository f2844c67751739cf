"""Work that is shared among processes, where the system can fork; elsewhere, and of little work, one does it all."""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

FEWEST = 200
"""Fewer things than this are sooner done than shared."""
PARTS = 8
"""Into how many parts each process's share is split, so that none waits long for the others."""
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG

_task: tuple[Callable[[Sequence[Any]], Any], Sequence[Any]] | None = None
"""What a process does; it is born knowing it."""


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
    work: Callable[[Sequence[T]], R], things: Sequence[T], most: int, *, fewest: int | None = None
) -> Iterator[R]:
    """Yield what ``work`` makes of parts of ``things``, in their order, done by up to ``most`` processes.

    Each process has a copy of all that is here when the first result is asked for. ``fewest`` says otherwise than
    ``FEWEST`` how few things are not worth it.
    """
    if not may_share(things, most, fewest=fewest):
        if things:
            yield work(things)
        return
    global _task  # noqa: PLW0603 - what is forked can be handed over in no other way without being copied
    _task = work, things
    gc.collect()
    gc.freeze()  # what is there already is not looked through, and so not copied, in the processes
    pool = ProcessPoolExecutor(most, multiprocessing.get_context("fork"), _begin, (os.getpid(),))
    try:
        size = max(1, -(-len(things) // (most * PARTS)))
        parts = [pool.submit(_do, start, start + size) for start in range(0, len(things), size)]
        for part in parts:
            yield part.result()
    finally:
        pool.shutdown(cancel_futures=True)  # nobody writes any more when this goes on, also after Ctrl-C
        gc.unfreeze()
        _task = None


def _begin(parent: int) -> None:
    """End with the process that forked this one, however it ends; leave Ctrl-C to it."""
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _do(start: int, end: int) -> Any:
    if _task is None:
        raise RuntimeError
    work, things = _task
    return work(things[start:end])
