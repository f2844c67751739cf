"""Nobody is shut out: what axe finds on every page type, text that is widened or four times as large, paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.site.browsing import DESK, OUTSIDE, PHONE, Visit, Window, visiting

PAGES: Final = [
    *(
        "",
        "kiem-tra/",
        "kiem-tra/KT-2025-0001/",
        "kiem-tra/KT-2026-0005/",
        "ket-luan/KL-2025-0001/",
        "don-vi/",
    ),
    *(
        "don-vi/xa-binh-an/",
        "van-ban/nq-sap-xep-2025/",
        "chuong-trinh/CT-2025-0001/",
        "hoi-nghi/HN-2025-0001/",
    ),
    *(
        "so-lieu/BC-2025-0001/",
        "kien-nghi/",
        "kien-nghi/tat-ca/",
        "xu-ly/",
        "thay-doi/",
        "ban-tin/BT-2025-Q4/",
    ),
    *("dia-ban/tinh-hai-son/", "dia-ban/ten-cu/", "do-phu/", "phan-hoi/", "tu-dien/"),
]
"""One of each type of page."""
LOOKS: Final = [(PHONE, "light"), (DESK, "dark")]
NARROWEST: Final = 320
"""What is left of a window of 1280 pixels when everything is four times as large."""
WIDENED: Final = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
"""The spacing that some readers need (WCAG 2.2, 1.4.12)."""
LONGEST: Final = ["ket-luan/KL-2025-0003/", "kiem-tra/KT-2025-0002/", "chuong-trinh/CT-2025-0001/", ""]
WIDE: Final = """
[...document.querySelectorAll("article table, article pre > code")]
  .filter(each => each.scrollWidth > each.clientWidth).map(each => each.tabIndex)
"""
"""Whether each thing that scrolls sideways is a stop of the keyboard."""
SIDEWAYS: Final = "document.documentElement.scrollWidth - window.innerWidth"


@pytest.fixture(params=LOOKS, ids=["phone-light", "desk-dark"])
def visit(request: pytest.FixtureRequest, window: Window) -> Iterator[Visit]:
    """Show a tab on a phone by day, and on a desk by night."""
    width, scheme = request.param
    with window.visit(width, color_scheme=scheme) as visited:
        yield visited


def test_axe_finds_nothing_on_any_type_of_page(visit: Visit) -> None:
    assert {path: found for path in PAGES if (found := _violations(visit, path))} == {}
    assert visit.faults == []


def _violations(visit: Visit, path: str) -> list[tuple[str, str]]:
    visit.page.goto(path)
    return [(each["id"], node["html"][:120]) for each in _asked(visit) for node in each["nodes"]]


def _asked(visit: Visit) -> list[Any]:
    """Ask axe about the page as it stands; where things are right it need not tell, which takes half the time."""
    found: list[Any] = Axe().run(visit.page, options={"resultTypes": ["violations"]}).response["violations"]
    return found


def test_axe_would_find_something(visit: Visit) -> None:
    visit.page.goto("")
    visit.page.evaluate("document.querySelector('h1').innerHTML += '<img>'")
    assert "image-alt" in [each["id"] for each in _asked(visit)]


@pytest.mark.parametrize("path", LONGEST)
def test_four_times_as_large_a_page_is_read_without_scrolling_sideways(window: Window, path: str) -> None:
    with window.visit(NARROWEST) as visit:
        visit.page.goto(path)
        assert visit.page.evaluate(SIDEWAYS) <= 0
        assert visit.page.evaluate(OUTSIDE) == []


@pytest.mark.parametrize("path", LONGEST)
def test_widened_text_is_neither_cut_nor_covered(window: Window, path: str) -> None:
    with window.visit(PHONE, bypass_csp=True) as visit:
        visit.page.goto(path)
        visit.page.add_style_tag(content=WIDENED)
        assert visit.page.evaluate(SIDEWAYS) <= 0
        assert visit.page.evaluate(OUTSIDE) == []


def test_who_wants_no_movement_gets_none(browser: Browser, address: str) -> None:
    with visiting(browser, address, reduced_motion="reduce") as visit:
        visit.page.goto("kiem-tra/")
        for place in (".md-sidebar--primary", ".md-overlay", ".md-header__button"):
            expect(visit.page.locator(place).first).to_have_css("transition-duration", "0s")


def test_paper_has_the_record_and_not_the_furniture(browser: Browser, address: str) -> None:
    with visiting(browser, address, DESK, color_scheme="dark") as visit:
        visit.page.goto("kien-nghi/tat-ca/")
        visit.page.emulate_media(media="print")
        for furniture in (".md-tabs", ".md-sidebar--secondary", ".list-tools", ".md-header", ".headerlink"):
            expect(visit.page.locator(furniture).first).to_be_hidden()
        expect(visit.page.get_by_text("Trang minh họa.").first).to_be_visible()
        expect(visit.page.locator(".tracked").first).to_be_visible()
        background = visit.page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
        assert background in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}


@pytest.mark.parametrize("path", ["xu-ly/", "bien-tap/quy-tac/"])
def test_what_scrolls_sideways_is_reached_by_keyboard(window: Window, path: str) -> None:
    with window.visit(PHONE) as visit:
        visit.page.goto(path)
        wide = visit.page.evaluate(WIDE)
        assert wide
        assert [stop for stop in wide if stop != 0] == []
