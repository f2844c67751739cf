"""Build aside, then swap: whatever goes wrong, what was there before stays as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator import workers
from generator.publish import folders, mirror, swap
from generator.publish.files import Stamp, copy, drop, put, stamp
from generator.publish.folders import MARK, NotOurs
from generator.publish.lock import Busy, locked
from generator.publish.swap import Unmovable

__all__ = [
    "MARK",
    "Busy",
    "NotOurs",
    "Renewal",
    "Stamp",
    "Unmovable",
    "aside",
    "copy",
    "drop",
    "locked",
    "put",
    "renewing",
    "stamp",
]


@dataclass(frozen=True, slots=True)
class Renewal:
    """A folder that begins as the site stands, and shares its files: only ``put``, ``copy`` and ``drop`` change it."""

    folder: Path
    _begun: Callable[[], dict[str, Stamp]]

    @property
    def stamps(self) -> dict[str, Stamp]:
        """What stands in it, whoever made it: path below the folder → stamp.

        A file whose stamp is not the one that ``put`` returned when it was made was changed by somebody else. Another
        process may be bringing the folder up to date: this waits for it, and nothing is to be changed before.
        """
        return self._begun()


@contextmanager
def aside(target: Path) -> Iterator[Path]:
    """Give a folder beside ``target`` with nothing but the mark; when the block ends well it takes the target's place.

    A folder that was not made here is never replaced. Raises ``NotOurs``, ``Busy``, ``Unmovable``, ``OSError``.
    """
    target = target.absolute()
    with _reserved(target):
        for left in folders.leftovers(target):
            folders.remove(left)
        made = folders.unused(target)
        try:
            folders.make(made)
            yield made
            swap.put_in_place(made, target)
        finally:
            folders.remove(made)


@contextmanager
def renewing(target: Path, jobs: int = 1) -> Iterator[Renewal]:
    """Give a folder that begins as ``target`` stands; when the block ends well it takes the target's place.

    With more ``jobs`` than one the block goes on while another process brings the folder up to date.

    What is replaced stays beside the target as a spare, so that next time only what differs needs to be done.
    Raises as ``aside`` does, and ``ChildProcessError`` when the other process was killed.
    """
    target = target.absolute()
    with _reserved(target):
        made = folders.unused(target)
        try:
            with workers.beside(partial(mirror.begin, made, target), jobs) as begun:
                yield Renewal(made, begun)
                begun()
            swap.put_in_place(made, target)
        except OSError:
            folders.remove(made)  # a full disk gets its space back
            raise
        finally:
            folders.set_by(made, target)


@contextmanager
def _reserved(target: Path) -> Iterator[None]:
    """Hold the lock of ``target``, mended after a build that was killed, if it may be replaced."""
    folders.refuse_strangers(target)
    swap.refuse_mounts(target)
    with locked(target):
        folders.mend(target)
        folders.refuse_strangers(target)
        yield
