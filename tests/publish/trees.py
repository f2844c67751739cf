"""Trees of files, published and renewed."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from generator.publish import MARK, aside, drop, put, renewing, swap

Files = dict[str, bytes]
BEFORE: Final[Files] = {"index.html": b"cu", "a/index.html": b"a", "a/b/c.bin": bytes(range(256)), "d/e": b""}
AFTER: Final[Files] = {"index.html": b"moi", "a/b/c.bin": bytes(range(256)), "d": b"tep", "f/g/h": b"h"}
"""A page was changed, one dropped, one added, and a folder became a file."""


def contents(folder: Path) -> Files:
    """Return every file below ``folder`` but the mark: path → bytes."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files if path.name != MARK}


def beside(site: Path) -> set[str]:
    """Return what stands beside ``site``."""
    return {path.name for path in site.parent.iterdir()} - {site.name}


def publish(site: Path, files: Files) -> Path:
    """Publish ``files`` in the place of whatever is at ``site``."""
    with aside(site) as made:
        for path, content in files.items():
            put(made, path, content)
    return site


def renew(site: Path, files: Files) -> None:
    """Make ``site`` hold ``files`` and nothing else, leaving alone what does already."""
    with renewing(site) as renewal:
        here = contents(renewal.folder)
        assert here.keys() == renewal.stamps.keys()
        for path in here.keys() - files.keys():
            drop(renewal.folder, path)
        for path, content in files.items():
            if here.get(path) != content:
                put(renewal.folder, path, content)


def renew_in_two_steps(site: Path, files: Files) -> None:
    """Renew as where the system cannot exchange two folders; for a process of its own."""
    swap._renameat2 = lambda: None  # type: ignore[assignment]
    renew(site, files)
