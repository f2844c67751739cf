"""A second tree of the site that shares its files (hard links), so that it costs no space and little time.

The spare of the last build is brought up to date by comparing the file numbers of both trees: the same number is the
same file, so whatever a killed build or somebody's hand left in the spare is found, and nothing need be remembered.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from generator.publish import folders
from generator.publish.files import Stamp, stamp

_TRIAL = ".bantin-thu"
Bring = Callable[[str, str], object]


def begin(made: Path, target: Path) -> dict[str, Stamp]:
    """Make ``made`` stand as ``target`` does, out of the spare if it is sound; return the stamps of its files."""
    left = folders.leftovers(target)
    for other in left[1:]:
        folders.remove(other)
    for spare in left[:1]:
        try:
            spare.rename(made)
            folders.sign(made)
            return _like(target, made)
        except OSError:  # it is damaged, or has taken the last space
            folders.remove(made)
            with contextlib.suppress(OSError):
                made.rename(folders.unused(target))
    folders.make(made)
    return _like(target, made)


def _like(site: Path, made: Path) -> dict[str, Stamp]:
    """Make ``made`` like ``site``; return the stamps of its files."""
    if not (site / folders.MARK).is_file():
        folders.empty(made)
        return {}
    if _are_shared(site, made):
        return _Comparison(site, made, _share).stamps
    folders.empty(made)
    return _Comparison(site, made, shutil.copy2).stamps


def _are_shared(site: Path, made: Path) -> bool:
    """Whether files can be shared here, and folders list their true numbers: some shared disks invent them."""
    trial = made / _TRIAL
    trial.unlink(missing_ok=True)
    try:
        os.link(site / folders.MARK, trial)
    except (OSError, NotImplementedError):
        return False
    number = trial.stat().st_ino
    listed = _listed(site)[folders.MARK].inode(), _listed(made)[_TRIAL].inode()
    trial.unlink()
    return listed == (number, number)


def _share(source: str, place: str) -> None:
    try:
        os.link(source, place)
    except PermissionError:  # Linux may refuse to link a file of another user
        shutil.copy2(source, place)


def _listed(folder: str | Path) -> dict[str, os.DirEntry[str]]:
    with os.scandir(folder) as found:
        return {each.name: each for each in found}


class _Comparison:
    """Makes one tree like another. Symbolic links and devices are no pages: they are not followed, and left out."""

    def __init__(self, site: Path, made: Path, bring: Bring) -> None:
        self._site, self._made, self._bring = site, made, bring
        self.stamps: dict[str, Stamp] = {}
        self._waiting = [""]
        while self._waiting:
            self._compare(self._waiting.pop())

    def _compare(self, below: str) -> None:
        """Make one folder like the other, and the folders in it wait."""
        here, there = _listed(f"{self._site}/{below}"), _listed(f"{self._made}/{below}")
        if not below:  # each tree has a mark of its own, so that it is never without one
            del here[folders.MARK], there[folders.MARK]
        for name, each in here.items():
            path, old = f"{below}{name}", there.pop(name, None)
            if each.is_dir(follow_symlinks=False):
                self._waiting.append(f"{path}/")
                if not old or not old.is_dir(follow_symlinks=False):
                    self._make_folder(path, old)
            elif each.is_file(follow_symlinks=False):
                self.stamps[path] = stamp(each.stat(follow_symlinks=False))
                if not old or old.inode() != each.inode():
                    self._take_file(path, each, old)
            elif old:
                folders.clear(old)
        for stray in there.values():
            folders.clear(stray)

    def _make_folder(self, path: str, old: os.DirEntry[str] | None) -> None:
        if old:
            folders.clear(old)
        os.mkdir(f"{self._made}/{path}")  # noqa: PTH102 - a Path for each folder costs more than making it

    def _take_file(self, path: str, each: os.DirEntry[str], old: os.DirEntry[str] | None) -> None:
        if old:
            folders.clear(old)
        self._bring(each.path, f"{self._made}/{path}")
