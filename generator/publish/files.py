"""Files of a folder that is not published yet, and shares files with the one that is: none is changed in place."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from generator.publish.folders import clear


class Stamp(NamedTuple):
    """What tells cheaply that a file is still the one that was written: only a comparison of contents is surer."""

    number: int
    size: int
    changed: int


def stamp(found: os.stat_result) -> Stamp:
    """Return the stamp of a file."""
    return Stamp(found.st_ino, found.st_size, found.st_mtime_ns)


def put(folder: Path, path: str, content: bytes) -> Stamp:
    """Write a new file at ``path`` below ``folder``, in the place of whatever stood there."""
    with _new(folder, path) as file:
        file.write(content)
        file.flush()
        return stamp(os.fstat(file.fileno()))


def copy(folder: Path, path: str, source: Path) -> Stamp:
    """Copy ``source``, which may be large, to a new file at ``path`` below ``folder``."""
    with source.open("rb") as original, _new(folder, path) as file:
        shutil.copyfileobj(original, file, 1 << 20)
        file.flush()
        return stamp(os.fstat(file.fileno()))


def drop(folder: Path, path: str) -> None:
    """Remove the file at ``path`` below ``folder``, if there is one, and the folders that this leaves empty."""
    place = folder / path
    if place.is_file() or place.is_symlink():
        place.unlink()
    for above in place.parents:
        if above == folder:
            return
        try:
            above.rmdir()
        except OSError:
            return


def _new(folder: Path, path: str) -> BinaryIO:
    """Open a file that nothing else shares: what stood there is not written to, it may stand in the site."""
    place = f"{folder}/{path}"
    above = path.rpartition("/")[0]
    if above:
        with suppress(OSError):  # nearly every new file is the first in a folder of its own
            os.mkdir(f"{folder}/{above}")  # noqa: PTH102 - a Path for each file costs more than opening it
    try:
        return open(place, "xb")  # noqa: PTH123 - as above
    except (FileExistsError, FileNotFoundError, NotADirectoryError):
        _make_room(folder, path)
        return open(place, "xb")  # noqa: PTH123 - as above


def _make_room(folder: Path, path: str) -> None:
    """Make the folders above ``path`` and remove whatever stands in the way, but never make ``folder`` itself."""
    place, *above = (folder / path, *(folder / path).parents)
    for each in reversed(above[: above.index(folder)]):
        if each.is_symlink() or (each.exists() and not each.is_dir()):
            each.unlink()
        each.mkdir(exist_ok=True)
    if os.path.lexists(place):
        clear(place)
