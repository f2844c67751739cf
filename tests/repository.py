"""A real git repository whose commits were made on days of our own."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Final

_WHO: Final = ("-c", "user.name=Biên tập viên", "-c", "user.email=bien-tap@example.vn")


def git(folder: Path, *arguments: str, day: str = "2026-01-01") -> str:
    """Run git in ``folder`` as if on ``day``, at noon in Vietnam; return what it says."""
    noon = f"{day}T12:00:00+07:00"
    environment = os.environ | {"GIT_AUTHOR_DATE": noon, "GIT_COMMITTER_DATE": noon}
    command = ["git", *_WHO, "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def commit(folder: Path, day: str) -> None:
    """Commit everything in ``folder`` as it is on ``day``; the first time, make the repository."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", f"ngày {day}", day=day)


def forget(path: Path) -> None:
    """Make the repository around a file shallow: only the last commit is known, as in a clone with ``--depth 1``."""
    top = Path(git(path.parent, "rev-parse", "--show-toplevel").strip())
    (top / ".git" / "shallow").write_text(git(top, "rev-parse", "HEAD"), encoding="ascii")


def backdate(path: Path) -> None:
    """Change a file of a data folder, and commit that as if it had been before everything else."""
    path.write_bytes(path.read_bytes() + b"#\n")
    commit(path.parent.parent, "2020-01-01")
