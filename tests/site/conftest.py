"""The minisite, built once for all the tests that only look at it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests import browser as chromium
from tests.minisite.folder import TODAY
from tests.site.browsing import FLAGS, Window, served
from tests.site.building import bantin, lay_out

PATIENCE: Final = 20_000
"""Milliseconds in which a page does what is expected of it, however busy the machine is."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the minisite built on ``TODAY``; the processes of one run share it, whoever is first builds."""
    ours = tmp_path_factory.getbasetemp()
    shared = (ours.parent if "PYTEST_XDIST_WORKER" in os.environ else ours) / "minisite-built"
    if not shared.exists():
        folder = lay_out(tmp_path_factory.mktemp("minisite"))
        world = {"TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
        bantin(folder, "build", "--today", TODAY.isoformat(), world=world)
        _hand_over(folder / "site", shared)
    return shared


def _hand_over(made: Path, shared: Path) -> None:
    try:
        made.rename(shared)
    except OSError:
        assert shared.is_dir(), "another process was faster"


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


@pytest.fixture(scope="module")
def window(browser: Browser, address: str) -> Iterator[Window]:
    """Open windows on the built minisite whose tabs are used again."""
    opened = Window(browser, address)
    yield opened
    opened.close()
