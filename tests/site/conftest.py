"""The minisite, built once for all the tests that only look at it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from generator.site import make_site
from tests import browser as chromium
from tests.minisite.folder import DATA, TODAY
from tests.site.browsing import FLAGS, Window, served
from tests.site.building import bantin, lay_out
from tests.site.kinds import SEARCHED, largest

PATIENCE: Final = 20_000
"""Milliseconds in which a page does what is expected of it, however busy the machine is."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the minisite built on ``TODAY``; the processes of a run share it: the first one builds."""
    ours = tmp_path_factory.getbasetemp()
    shared = (ours.parent if "PYTEST_XDIST_WORKER" in os.environ else ours) / "minisite-built"
    with shared.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not shared.exists():
            folder = lay_out(tmp_path_factory.mktemp("minisite"))
            world = {"TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
            bantin(folder, "build", "--today", TODAY.isoformat(), world=world)
            (folder / "site").rename(shared)
    return shared


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve the built minisite and return its address."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium; there must be one."""
    try:
        path = chromium.find()
    except FileNotFoundError as missing:
        pytest.fail(str(missing), pytrace=False)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def kinds() -> list[str]:
    """Return the addresses of one page of each type, of some that are written by hand, and of an answered search."""
    return [*largest(make_site(DATA, TODAY).context).values(), "gioi-thieu/", "tu-dien/", SEARCHED]


@pytest.fixture(scope="module")
def window(browser: Browser, address: str) -> Iterator[Window]:
    """Open windows on the built minisite whose tabs are used again."""
    opened = Window(browser, address)
    yield opened
    opened.close()
