"""The tools that are not Python: found, or installed where that may be done, or named. Never left out in silence."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

from tests import browser
from tests.audit.fault import Missing
from tests.site.building import REPO

HERE: Final = Path(__file__).parent
PACKED: Final = REPO / ".cache" / "audit"
"""Where the packages of npm are put: those that ``package-lock.json`` names, and no others."""
PROGRAMS: Final = {"nginx": "nginx", "node": "nodejs", "npm": "npm"}
"""What is started, and the package of Debian and Ubuntu that has it."""
OLDEST_NODE: Final = (18, 19)
_SYSTEM: Final = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin"])
"""Only root has the folder of nginx on its PATH."""


def program(name: str) -> str:
    """Return the path of a program of the system."""
    if found := shutil.which(name, path=_SYSTEM):
        return found
    raise Missing(_what_to_install([name]))


def of_npm(name: str) -> list[str]:
    """Return how a program of ``package.json`` is started."""
    return [program("node"), str(PACKED / "node_modules" / ".bin" / name)]


def source(path: str) -> str:
    """Return the text of a file of a package."""
    return (PACKED / "node_modules" / path).read_text(encoding="utf-8")


def chromium() -> str:
    """Return the path of the browser."""
    try:
        return browser.find()
    except FileNotFoundError:
        message = "Thiếu trình duyệt Chromium. Chạy: .venv/bin/python tests/browser.py --install"
        raise Missing(message) from None


def prepare() -> None:
    """Install what is missing, or say what it is: raise ``Missing``."""
    if missing := [name for name in PROGRAMS if not shutil.which(name, path=_SYSTEM)]:
        _by_apt(missing)
    _node_is_new_enough()
    try:
        browser.find()
    except FileNotFoundError:
        browser.install()
    chromium()
    _by_npm()


def _what_to_install(missing: list[str]) -> str:
    packages = " ".join(PROGRAMS[name] for name in missing)
    return (
        f"Thiếu {', '.join(missing)}. Cài rồi chạy lại make audit; "
        f"trên Debian, Ubuntu: sudo apt install {packages}"
    )


def _by_apt(missing: list[str]) -> None:
    """Install packages where that needs no password."""
    apt = shutil.which("apt-get")
    if not apt or os.geteuid() != 0:
        raise Missing(_what_to_install(missing))
    print(f"Đang cài {', '.join(missing)}…", flush=True)
    world = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    wanted = [PROGRAMS[name] for name in missing]
    for command in (["update"], ["install", "-y", "--no-install-recommends", *wanted]):
        _run([apt, "-q", *command], world, f"apt-get không cài được {', '.join(wanted)}")
    for name in missing:
        program(name)


def _node_is_new_enough() -> None:
    told = subprocess.run([program("node"), "--version"], capture_output=True, text=True, check=False).stdout
    numbers = re.match(r"v(\d+)\.(\d+)", told)
    if not numbers or (int(numbers[1]), int(numbers[2])) < OLDEST_NODE:
        oldest = ".".join(map(str, OLDEST_NODE))
        message = f"Node.js ở máy này là bản {told.strip() or 'không rõ'}, cần từ {oldest} trở lên: https://nodejs.org"
        raise Missing(message)


def _by_npm() -> None:
    """Install the packages of the lock file, each proved by its hash, unless they are there."""
    lock, stamp = HERE / "package-lock.json", PACKED / "installed"
    if stamp.is_file() and stamp.read_bytes() == lock.read_bytes():
        return
    print("Đang cài Lighthouse, html-validate, axe-core, yaml-language-server…", flush=True)
    PACKED.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", lock.name):
        shutil.copyfile(HERE / name, PACKED / name)
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", str(PACKED)]
    _run([program("npm"), "ci", *quiet], {**os.environ}, "npm không cài được các gói của tests/audit")
    shutil.copyfile(lock, stamp)


def _run(command: list[str], world: dict[str, str], trouble: str) -> None:
    done = subprocess.run(command, env=world, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Missing(f"{trouble}:\n{(done.stdout + done.stderr).strip()[-1500:]}")
