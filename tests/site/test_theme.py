"""What the theme adds to the pages: a policy, a dark page, a menu, words for sharing; and what it all weighs."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, Response, Route, expect

from generator.plugin import POLICY
from tests.site.browsing import DESK, PHONE, Visit, Window, served, visiting
from tests.site.building import REPO
from tests.site.kinds import SEARCHED

RECORD: Final = "kiem-tra/KT-2025-0001/"
LARGEST_VIEW: Final = 50_000
"""Bytes of a first view, packed: the page, its stylesheets, its script, its icon."""
TEXTS: Final = "article :is(h1, h2, h3, p, li, th, td):not(details.contents *)"
HIDDEN: Final = (
    "texts => texts.map(each => each.checkVisibility() ? '' : each.innerText.trim()).filter(Boolean)"
)
TOKENS: Final = """
body => [...body.computedStyleMap()]
  .filter(([name]) => name.startsWith("--") && !name.startsWith("--md-code-hl-"))
  .map(([name, [value]]) => [name, String(value)])
"""
"""All that the colours of a page are made of, but those of programs, which no page shows."""
SCHEME: Final = "document.body.getAttribute('data-md-color-scheme')"


@pytest.fixture
def visit(window: Window) -> Iterator[Visit]:
    """Show a tab on a phone."""
    with window.visit(PHONE) as visited:
        yield visited


def _focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim()"))


@pytest.mark.parametrize("path", [RECORD, "ket-luan/KL-2025-0001/", ""])
def test_a_first_view_is_light(browser: Browser, address: str, path: str) -> None:
    with visiting(browser, address) as visit:
        answers: list[Response] = []
        visit.page.on("response", lambda got: answers.append(got))  # noqa: PLW0108 - Playwright marks it
        visit.page.goto(path, wait_until="networkidle")
        packed = [len(gzip.compress(each.body())) for each in answers]
    assert 3 < len(packed) <= 7
    assert sum(packed) <= LARGEST_VIEW


def test_every_page_forbids_scripts_that_stand_in_it_and_has_none(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        tree = html.parse(path)
        policy = tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
        assert "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';" in policy, path
        assert not tree.xpath("//script[not(@src)] | //style | //@style | //@onclick"), path


def test_the_headers_for_servers_say_what_the_pages_say(site: Path) -> None:
    told = [
        (site / "_headers").read_text(encoding="utf-8"),
        (REPO / "content/bien-tap/may-chu.md").read_text("utf-8"),
    ]
    policies = re.findall(r"Content-Security-Policy:? \"?([^\"\n]*)", "\n".join(told))
    assert policies == [f"{POLICY}; frame-ancestors 'self'"] * 3


def test_under_the_policy_of_a_server_no_page_asks_for_what_is_forbidden(
    browser: Browser, address: str, site: Path
) -> None:
    policy = re.findall(r"Content-Security-Policy: (.*)", (site / "_headers").read_text(encoding="utf-8"))[0]

    def strict(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})

    with visiting(browser, address) as visit:
        visit.page.route(re.compile(r"/(\?.*)?$"), strict)
        for path in (RECORD, "kien-nghi/tat-ca/", "", "tim-kiem/?q=binh+an"):
            visit.page.goto(path)
        expect(visit.page.locator(".search-result").first).to_be_visible()
        assert visit.faults == []


def test_a_page_has_nothing_that_the_theme_writes_against_html(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"[ \t]\n", text), path
        assert not html.document_fromstring(text).xpath("//input[@type='checkbox'][@autocomplete]"), path


def test_a_script_that_got_into_a_page_does_not_run(visit: Visit) -> None:
    visit.page.goto(RECORD)
    visit.page.evaluate(
        "const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s)"
    )
    assert visit.page.evaluate("window.ran") is None
    assert len(visit.faults) == 1
    assert "Content Security Policy" in visit.faults[0]


def test_a_page_is_dark_when_the_reader_prefers_that_or_says_so(browser: Browser, address: str) -> None:
    with visiting(browser, address, color_scheme="dark") as visit:
        visit.page.goto(RECORD)
        assert visit.page.evaluate(SCHEME) == "slate"
        button = visit.page.get_by_role("button", name="Nền tối")
        expect(button).to_have_attribute("aria-pressed", "true")
        button.press("Enter")
        assert visit.page.evaluate(SCHEME) == "default"
        visit.page.goto("ket-luan/")
        assert visit.page.evaluate(SCHEME) == "default"
        expect(visit.page.get_by_role("button", name="Nền tối")).to_have_attribute("aria-pressed", "false")
        assert visit.faults == []


def test_without_a_script_a_page_is_as_dark_as_the_reader_prefers(
    browser: Browser, address: str, site: Path
) -> None:
    def looks(path: str, scheme: Literal["dark", "light"], *, script: bool) -> dict[str, str]:
        with visiting(browser, address, color_scheme=scheme, java_script_enabled=script) as visit:
            visit.page.goto(path)
            return dict(visit.page.locator("body").evaluate(TOKENS))

    for scheme in ("dark", "light"):
        assert len(looks(RECORD, scheme, script=True)) > 60
        assert looks(RECORD, scheme, script=False) == looks(RECORD, scheme, script=True)
    with visiting(browser, address, color_scheme="dark", java_script_enabled=False) as visit:
        lost = (site / "404.html").read_text(encoding="utf-8")
        styles = re.sub(r'(?<=<link rel="stylesheet" href=")/[^"]*?(?=assets/|stylesheets/)', address, lost)
        visit.page.route("**/khong-co/", lambda route: route.fulfill(body=styles, content_type="text/html"))
        visit.page.goto("khong-co/")
        expect(visit.page.locator("body")).to_have_css("background-color", "rgb(23, 27, 31)")
        expect(visit.page.locator("body")).to_have_css("color-scheme", "dark")
        visit.page.emulate_media(media="print")
        expect(visit.page.locator("body")).not_to_have_css("background-color", "rgb(23, 27, 31)")


def test_the_first_stop_of_the_keyboard_leads_past_the_header_and_is_seen(visit: Visit) -> None:
    visit.page.goto(RECORD)
    visit.page.keyboard.press("Tab")
    assert _focused(visit.page) == "Chuyển tới nội dung"
    expect(visit.page.locator(".md-skip")).to_have_css("opacity", "1")
    visit.page.keyboard.press("Enter")
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.closest('article') !== null")


def test_every_stop_of_the_keyboard_is_seen(browser: Browser, address: str) -> None:
    outline = (
        "(() => { const e = document.activeElement, s = getComputedStyle(e), b = e.getBoundingClientRect();"
        " return e === document.body ? null : "
        "[e.outerHTML.slice(0, 90), s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2, b.bottom > 0] })()"
    )
    with visiting(browser, address, DESK) as visit:
        visit.page.goto("kien-nghi/")
        stops = []
        for _ in range(60):
            visit.page.keyboard.press("Tab")
            if (stop := visit.page.evaluate(outline)) is None:
                break
            stops.append(stop)
        assert len(stops) > 20
        assert [name for name, has_outline, _ in stops[1:] if not has_outline] == []
        assert [name for name, _, is_inside in stops if not is_inside] == []


def test_the_menu_of_a_phone_works_by_keyboard(visit: Visit) -> None:
    visit.page.goto(RECORD)
    button = visit.page.get_by_role("button", name="Danh mục")
    first = visit.page.get_by_role("navigation", name="Danh mục").get_by_role("link").first
    expect(first).to_be_hidden()
    button.focus()
    visit.page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(first).to_be_focused()
    visit.page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(first).to_be_hidden()
    assert visit.faults == []


def test_without_a_script_everything_is_there_and_the_menu_opens(browser: Browser, address: str) -> None:
    with visiting(browser, address, java_script_enabled=False) as visit:
        visit.page.goto(RECORD)
        expect(visit.page.get_by_role("heading", name="Nguồn ¶", exact=True)).to_be_visible()
        expect(visit.page.locator(".scheme-toggle")).to_be_hidden()
        visit.page.locator("label.md-header__button").click()
        visit.page.get_by_role("navigation", name="Danh mục").get_by_role(
            "link", name="Kết luận", exact=True
        ).click()
        assert visit.page.url.endswith("/ket-luan/")
        assert visit.faults == []


def test_without_a_script_no_text_of_any_page_is_hidden(
    browser: Browser, address: str, kinds: list[str]
) -> None:
    with visiting(browser, address, java_script_enabled=False) as visit:
        hidden = {}
        for path in kinds:
            if path == SEARCHED:  # it says what to do instead
                continue
            visit.page.goto(path)
            hidden[path] = visit.page.locator(TEXTS).evaluate_all(HIDDEN)
        assert {path: texts for path, texts in hidden.items() if texts} == {}


def test_a_name_of_usual_length_is_one_line_on_a_phone(visit: Visit) -> None:
    visit.page.goto(RECORD)
    name = visit.page.locator(".md-header__topic a")
    lines = []
    for text in ("Bản tin dân chủ ở cơ sở", "Bản tin dân chủ ở cơ sở xã Bình An"):
        name.evaluate("(link, text) => { link.textContent = text }", text)
        lines.append(name.evaluate("link => link.getClientRects().length"))
    assert lines == [1, 2]


def test_the_front_page_of_a_phone_begins_with_a_search(visit: Visit) -> None:
    visit.page.goto("")
    visit.page.get_by_role("searchbox", name="Tìm trong các trang").fill("binh an")
    visit.page.get_by_role("button", name="Tìm", exact=True).click()
    expect(visit.page).to_have_url(re.compile(r"/tim-kiem/\?q=binh\+an$"))
    assert visit.faults == []


def test_at_the_root_of_a_server_links_lead_to_pages(browser: Browser, site: Path) -> None:
    with served(site, "/") as root, visiting(browser, root) as visit:
        visit.page.goto(RECORD)
        visit.page.locator("article").get_by_role("link", name="Thôn Đông", exact=True).first.click()
        visit.page.wait_for_url(f"{root}don-vi/thon-dong-binh-an/")
        visit.page.get_by_role("banner").get_by_role("link", name="Tìm kiếm").click()
        visit.page.get_by_label("Tìm trong các trang").fill("Bình An")
        visit.page.keyboard.press("Enter")
        visit.page.locator(".search-title a").first.click()
        visit.page.wait_for_url(f"{root}don-vi/xa-binh-an/")
        assert visit.faults == []


def test_in_a_folder_without_a_server_links_lead_to_pages(browser: Browser, site: Path) -> None:
    with visiting(browser, site.as_uri()) as visit:
        visit.page.goto(f"{site.as_uri()}/index.html")
        visit.page.locator("article").get_by_role("link", name="Kết luận", exact=True).first.click()
        visit.page.wait_for_url("**/ket-luan/index.html")
        assert (visit.page.locator("h1").text_content() or "").startswith("Kết luận")
        expect(visit.page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
        assert visit.faults == []


def test_whoever_shares_a_page_gives_its_title_and_its_words(site: Path) -> None:
    tree = html.parse(site / RECORD / "index.html")
    told = {each.get("property"): each.get("content") for each in tree.xpath("//meta[@property]")}
    assert told["og:type"] == "article"
    assert told["og:locale"] == "vi_VN"
    assert told["og:title"].startswith("Kiểm tra việc lấy ý kiến người dân")
    assert told["og:title"] in told["og:description"]
    is_known = bool(tree.xpath("//link[@rel='canonical']"))
    assert ("og:url" in told) is is_known


def test_the_page_for_lost_addresses_is_vietnamese_and_needs_nothing_else(site: Path) -> None:
    text = (site / "404.html").read_text(encoding="utf-8")
    assert '<html lang="vi">' in text
    assert "Không tìm thấy trang" in text
    assert "<script" not in text
    assert "<svg" not in text
    stylesheet = re.search(r"/(assets/stylesheets/main\.[^\"]+)", text)
    assert stylesheet
    assert (site / stylesheet[1]).is_file()
