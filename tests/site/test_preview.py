"""What the preview shows is what a build makes, byte for byte; and it comes to the browser by itself."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, expect

from generator.publish import MARK
from generator.site import HANOI
from tests.minisite.folder import TODAY
from tests.preview.preview import PAGE, TITLE, Preview, previewing
from tests.site.browsing import DESK, visiting
from tests.site.building import lay_out, read

SCRIPT: Final = re.compile(rb'<script defer src="/_xem-thu/xem-thu.js" data-ban="[0-9a-f]+-[0-9]+"></script>')
SHOWN: Final = """
state => {
  Object.defineProperty(document, "visibilityState", { get: () => state, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}
"""
"""Lets a page believe that it is shown, or that it is not."""
UNSERVED: Final = {MARK, "sitemap.xml", "sitemap.xml.gz"}


@pytest.fixture(scope="module")
def preview(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """Preview the minisite, beside which stands what was built of it."""
    folder = lay_out(tmp_path_factory.mktemp("xem-thu") / "trang")
    shutil.copytree(site, folder / "site")
    noon = datetime.combine(TODAY, time(12), HANOI)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
        with previewing(folder) as begun:
            yield begun


def test_every_file_of_the_built_site_is_shown_byte_for_byte(preview: Preview, site: Path) -> None:
    built = {name: raw for name, raw in read(site).items() if name not in UNSERVED}
    shown = {name: preview.ask(name) for name in built}
    assert [name for name, got in shown.items() if got.status != 200] == []
    assert [name for name, got in shown.items() if SCRIPT.sub(b"", got.raw) != built[name]] == []
    pages = {name for name in built if name.endswith(".html")}
    assert {name for name, got in shown.items() if SCRIPT.search(got.raw)} == pages
    for name in pages:
        assert preview.ask(name.removesuffix("index.html")).raw == shown[name].raw


def test_no_built_site_knows_of_the_preview(site: Path) -> None:
    assert [name for name, raw in read(site).items() if b"_xem-thu" in raw] == []


def test_an_edit_appears_without_the_browser_being_touched(preview: Preview, browser: Browser) -> None:
    with visiting(browser, preview.address, DESK) as (page, faults):
        page.goto(PAGE)
        expect(page.locator("h1")).to_contain_text(TITLE)
        preview.edit(TITLE, f"{TITLE} lần hai")
        expect(page.locator("h1")).to_contain_text("lần hai")
        preview.edit("lần hai", "lần ba")
        expect(page.locator("h1")).to_contain_text("lần ba")
        assert faults == []
    preview.edit(f"{TITLE} lần ba", TITLE)


def test_the_reader_stays_at_the_place_on_the_page(preview: Preview, browser: Browser) -> None:
    with visiting(browser, preview.address, DESK) as (page, _):
        page.goto("kiem-tra/KT-2025-0001/")
        page.evaluate("scrollTo(0, 900)")
        page.evaluate("window.truoc = 1")
        preview.edit(TITLE, f"{TITLE} lần hai")
        page.wait_for_function("window.truoc === undefined && scrollY === 900")
    preview.edit(f"{TITLE} lần hai", TITLE)


def test_a_broken_record_shows_its_problem_and_mended_it_comes_back(
    preview: Preview, browser: Browser
) -> None:
    with visiting(browser, preview.address, DESK) as (page, faults):
        page.goto(PAGE)
        expect(page.locator("h1")).to_contain_text(TITLE)
        preview.edit("stage: concluded", "stage: <b>xong</b> rồi")
        expect(page.locator("h1")).to_have_text("Bản ghi có lỗi")
        expect(page.locator("main li")).to_contain_text("lỗi FLD003")
        expect(page.locator("main mark")).to_have_text("stage: <b>xong</b> rồi")
        assert page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") != "none"
        preview.edit("stage: <b>xong</b> rồi", "stage: concluded")
        expect(page.locator("h1")).to_contain_text(TITLE)
        assert [each for each in faults if "503" not in each] == []


def test_a_tab_that_nobody_looks_at_asks_for_nothing(preview: Preview, browser: Browser) -> None:
    with visiting(browser, preview.address, DESK) as (page, _):
        with page.expect_request("**/_xem-thu/ban?*"):
            page.goto(PAGE)
        with page.expect_event("requestfailed"):
            page.evaluate(SHOWN, "hidden")
        asked: list[str] = []
        page.on("request", lambda sent: asked.append(sent.url))
        preview.edit(TITLE, f"{TITLE} lần hai")
        page.evaluate("fetch('/_xem-thu/ban').then(answer => answer.text())")
        assert asked == [f"{preview.address}_xem-thu/ban"]
        page.evaluate(SHOWN, "visible")
        expect(page.locator("h1")).to_contain_text("lần hai")
    preview.edit(f"{TITLE} lần hai", TITLE)
