"""On what is measured, and what: the machine, the versions, and the program itself."""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import Final

from generator import cache
from tests.bench.place import ROOT

PACKAGES: Final = (
    *("mkdocs", "mkdocs-material", "hugo", "pyyaml", "jinja2", "pydantic", "pyromark", "pagefind_bin"),
)
SOURCES: Final = ("content", "theme_overrides", "mkdocs.yml", "tests/bench/jobs", "tests/bench/peers")
MEASURING: Final = ("corpus", "layout", "measuring", "place")


def machine() -> dict[str, str]:
    """Return what a reader of the figures should know of the machine."""
    return {
        "processor": f"{_processor()}, {os.cpu_count()} × {platform.machine()}",
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1e9:.0f} GB",
        "system": f"{_system()}, kernel {platform.release().partition('-')[0]}",
    }


def versions() -> dict[str, str]:
    """Return the versions of what is measured."""
    found = {"Python": platform.python_version()} | {name: version(name) for name in PACKAGES}
    return {"bantin": _commit()} | found


def identity() -> str:
    """Return a digest of all that the figures depend on: figures of something else are not of the same run."""
    told = hashlib.sha256(cache.program() + repr((machine(), version("hugo"))).encode())
    paths = [ROOT / name for name in SOURCES] + [ROOT / f"tests/bench/{name}.py" for name in MEASURING]
    files = (file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*"))))
    for file in files:
        if file.is_file() and file.suffix != ".pyc":
            told.update(f"\0{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    return told.hexdigest()


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), "?")


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.system()


def _commit() -> str:
    """Return the commit that is measured, and whether the files are others than it says."""
    here = subprocess.run(
        ["git", "describe", "--always", "--dirty", "--exclude=*"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return f"{version('bantin')} {here.stdout.strip()}".strip()
