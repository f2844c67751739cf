"""Real builds, as an editor starts them, of a folder laid out like this repository but with other records."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tests.minisite.folder import DATA, MARK

REPO: Final = Path(__file__).parents[2]
PROGRAMS: Final = Path(sys.executable).parent
"""Where ``bantin`` and ``mkdocs`` are, beside the Python that runs the tests."""
PACKED: Final = b"\x1f\x8b"
"""How a packed file begins, whatever its name: the index of the search has many."""
CODE_OF_DATA_FAULTS: Final = 1
CODE_OF_OTHER_FAULTS: Final = 2


def lay_out(folder: Path, data: Path = DATA) -> Path:
    """Copy the repository's ``mkdocs.yml``, ``content`` and ``theme_overrides`` to ``folder``, ``data`` beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(REPO / "mkdocs.yml", folder / "mkdocs.yml")
    for name in ("content", "theme_overrides"):
        shutil.copytree(REPO / name, folder / name)
    shutil.copytree(data, folder / "data")
    return folder


def environment(world: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return this process's environment without what fixes a day or shows tracebacks, and with ``world``.

    The generator is the one beside these tests, wherever the installed one comes from.
    """
    unwanted = {"SOURCE_DATE_EPOCH", "BANTIN_DEBUG", "BLESS"}
    ours = {key: value for key, value in os.environ.items() if key not in unwanted}
    return ours | {"PYTHONPATH": str(REPO)} | dict(world or {})


def run(
    folder: Path, program: str, *arguments: str, world: Mapping[str, str] | None = None, umask: int = -1
) -> subprocess.CompletedProcess[str]:
    """Run ``bantin`` or ``mkdocs`` in ``folder``; what it says is UTF-8."""
    return subprocess.run(
        [str(PROGRAMS / program), *arguments],
        cwd=folder,
        env=environment(world),
        umask=umask,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def bantin(
    folder: Path, *arguments: str, world: Mapping[str, str] | None = None, umask: int = -1
) -> subprocess.CompletedProcess[str]:
    """Run ``bantin``, which must succeed."""
    done = run(folder, "bantin", *arguments, world=world, umask=umask)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def read(folder: Path) -> dict[str, bytes]:
    """Return every file below ``folder``: path → bytes."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def unpacked(folder: Path, *, index: bool = True) -> list[bytes]:
    """Return the contents and the names of all files below ``folder``, unpacked; ``index``: those of the search too."""
    files = {path: each for path, each in read(folder).items() if index or not path.startswith("pagefind/")}
    return [
        *(gzip.decompress(each) if each.startswith(PACKED) else each for each in files.values()),
        *map(str.encode, files),
    ]


def marks(folder: Path, *, index: bool = True) -> set[str]:
    """Return the marks of hidden texts that any file, or the name of one, holds, in capitals or not."""
    return {
        word.decode().upper()
        for each in unpacked(folder, index=index)
        for word in re.findall(rf"(?i){MARK}\w*".encode(), each)
    }
