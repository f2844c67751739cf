"""Where the browser is that tests drive: Chromium on PATH, or the one that Playwright installed.

``python tests/browser.py`` prints its path; with ``--install`` it is fetched first if there is none.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
OF_PLAYWRIGHT = (
    "from playwright.sync_api import sync_playwright as start\n"
    "with start() as playwright: print(playwright.chromium.executable_path)"
)


@cache
def find() -> str:
    """Return the path of a Chromium that starts."""
    on_path = (path for name in NAMES if (path := shutil.which(name)))
    for path in on_path:
        if _starts(path):
            return path
    if Path(path := _of_playwright()).is_file():
        return path
    message = "no Chromium: run `python tests/browser.py --install`"
    raise FileNotFoundError(message)


def install() -> None:
    """Fetch Chromium: on Debian as root from its packages, elsewhere by Playwright."""
    if not (_is_root_on_debian() and _from_debian()):
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)
    find.cache_clear()


def _starts(path: str) -> bool:
    """Tell a browser from a stub that only says where to get one."""
    try:
        return (
            subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
        )
    except (OSError, subprocess.TimeoutExpired):
        return False


def _of_playwright() -> str:
    """Ask in a process of its own: a test may already be inside Playwright's event loop."""
    asked = subprocess.run([sys.executable, "-c", OF_PLAYWRIGHT], capture_output=True, text=True, check=False)
    return asked.stdout.strip()


def _is_root_on_debian() -> bool:
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    return platform.freedesktop_os_release().get("ID") == "debian"


def _from_debian() -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    update = subprocess.run(["apt-get", "update", "-q"], env=environment, check=False)
    wanted = ["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"]
    return update.returncode == 0 and subprocess.run(wanted, env=environment, check=False).returncode == 0


def main() -> None:
    """Print the path of the browser."""
    try:
        print(find())
    except FileNotFoundError as missing:
        if "--install" not in sys.argv[1:]:
            sys.exit(str(missing))
        install()
        print(find())


if __name__ == "__main__":
    main()
