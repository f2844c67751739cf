"""Nobody is shut out: what axe finds on every page type, text that is widened or four times as large, paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.site.browsing import DESK, OUTSIDE, PHONE, Visit, Window, visiting
from tests.site.kinds import SEARCHED

LOOKS: Final = [(PHONE, "light"), (DESK, "dark")]
NARROWEST: Final = 320
"""What is left of a window of 1280 pixels when everything is four times as large."""
WIDENED: Final = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
"""The spacing that some readers need (WCAG 2.2, 1.4.12)."""
CUT: Final = """
() => {
  const hides = value => ["hidden", "clip"].includes(value);
  const isCut = (element, style) =>
    (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1) ||
    (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
  return [...document.querySelectorAll("body *")]
    .filter(each => each.innerText?.trim() && each.clientWidth > 1 && each.checkVisibility({visibilityProperty: true}))
    .filter(each => isCut(each, getComputedStyle(each)))
    .map(each => each.outerHTML.slice(0, 120));
}
"""
"""What hides a part of its text; what only screen readers have is one pixel wide."""
MOVING: Final = """
[...document.querySelectorAll("*")].flatMap(each => [null, "::before", "::after"].map(part => {
  const style = getComputedStyle(each, part);
  const moves = style.transitionDuration.split(", ").some(time => time !== "0s") || style.animationName !== "none";
  return moves || style.scrollBehavior === "smooth" ? each.outerHTML.slice(0, 80) : "";
})).filter(Boolean)
"""
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


def test_axe_finds_nothing_on_any_type_of_page(visit: Visit, kinds: list[str]) -> None:
    assert {path: found for path in kinds if (found := _violations(visit, path))} == {}
    assert visit.faults == []


def _violations(visit: Visit, path: str) -> list[tuple[str, str]]:
    _open(visit, path)
    return [(each["id"], node["html"][:120]) for each in _asked(visit) for node in each["nodes"]]


def _asked(visit: Visit) -> list[Any]:
    """Ask axe about the page as it stands; where things are right it need not tell, which takes half the time."""
    found: list[Any] = Axe().run(visit.page, options={"resultTypes": ["violations"]}).response["violations"]
    return found


def test_axe_would_find_something(visit: Visit) -> None:
    visit.page.goto("")
    visit.page.evaluate("document.querySelector('h1').innerHTML += '<img>'")
    assert "image-alt" in [each["id"] for each in _asked(visit)]


def test_four_times_as_large_every_page_is_read_without_scrolling_sideways(
    window: Window, kinds: list[str]
) -> None:
    with window.visit(NARROWEST) as visit:
        assert {path: found for path in kinds if (found := _sticks_out(visit, path))} == {}
        assert visit.faults == []


def test_widened_text_is_neither_cut_nor_covered_on_any_page(window: Window, kinds: list[str]) -> None:
    with window.visit(PHONE, bypass_csp=True) as visit:
        assert {path: found for path in kinds if (found := _sticks_out(visit, path, WIDENED))} == {}


def _sticks_out(visit: Visit, path: str, style: str = "") -> list[str]:
    """Return what does not fit on a page, or is cut off in it, and how many pixels the page is too wide."""
    _open(visit, path)
    if style:
        visit.page.add_style_tag(content=style)
    found: list[str] = [*visit.page.evaluate(OUTSIDE), *visit.page.evaluate(CUT)]
    return found + [f"{over} px" for over in [visit.page.evaluate(SIDEWAYS)] if over > 0]


def _open(visit: Visit, path: str) -> None:
    """Open a page; what is asked there is answered."""
    visit.page.goto(path)
    if path == SEARCHED:
        expect(visit.page.locator(".search-result").first).to_be_visible()


def test_who_wants_no_movement_gets_none(window: Window) -> None:
    with window.visit(reduced_motion="reduce") as visit:
        for path in ("kien-nghi/tat-ca/", SEARCHED):
            _open(visit, path)
            assert visit.page.evaluate(MOVING) == []
    with window.visit() as visit:
        visit.page.goto("kien-nghi/tat-ca/")
        assert visit.page.evaluate(MOVING) != []


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


def test_on_a_phone_what_was_disclosed_is_a_card_whose_cells_say_what_they_are(window: Window) -> None:
    labels = "cell => getComputedStyle(cell, '::before').content"
    with window.visit(PHONE) as visit:
        visit.page.goto("ban-tin/BT-2025-Q3/")
        row = visit.page.locator(".posted tbody tr").first
        said = [cell.evaluate(labels) for cell in row.locator("td").all()]
        assert said == ["none", '"Hình thức: "', '"Thời gian: "', '"Nơi: "']
        widths = row.locator("td").evaluate_all("cells => cells.map(cell => cell.clientWidth)")
        assert min(widths) > PHONE / 2
