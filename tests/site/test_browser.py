"""The built minisite in a real browser, under a sub-path as on a provincial portal, on a phone and on a desk."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Final, NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

from tests import browser as chromium
from tests.minisite.folder import loaded

SUB_PATH: Final = "/a/b/"
FLAGS: Final = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
PHONE: Final = 360
DESK: Final = 1280
HOSTILE: Final = {
    "kiem-tra/KT-2025-0002/": "KT-2025-0002",
    "ket-luan/KL-2025-0003/": "KL-2025-0003",
    "don-vi/htx-thu-go/": "htx-thu-go",
    "van-ban/van-ban-thu-go/": "van-ban-thu-go",
    "chuong-trinh/CT-2026-0001/": "CT-2026-0001",
    "hoi-nghi/HN-2026-0002/": "HN-2026-0002",
}
"""Pages of records whose texts try to be more than text, and whose they are."""
PAGES: Final = [
    *("", "kiem-tra/", "kiem-tra/nam-2025/", "kiem-tra/KT-2025-0001/", "kiem-tra/KT-2026-0005/"),
    *("ket-luan/", "ket-luan/KL-2025-0001/", "don-vi/", "don-vi/xa-binh-an/", "don-vi/huyen-long-khe/"),
    *("van-ban/", "van-ban/nq-sap-xep-2025/", "chuong-trinh/CT-2025-0001/", "hoi-nghi/HN-2025-0001/"),
    *("so-lieu/BC-2025-0001/", "gioi-thieu/", *HOSTILE),
    *("kien-nghi/", "kien-nghi/tat-ca/", "kien-nghi/noi-thuc-hien/", "xu-ly/", "xu-ly/tat-ca/", "thay-doi/"),
]
OUTSIDE: Final = """
() => [...document.querySelectorAll("article *")].filter(element => {
  const box = element.getBoundingClientRect();
  if (!box.width || box.right <= window.innerWidth + 1) return false;
  for (let around = element.parentElement; around; around = around.parentElement)
    if (["auto", "scroll"].includes(getComputedStyle(around).overflowX)) return false;
  return true;
}).map(element => element.outerHTML.slice(0, 120))
"""
"""What stands out of the window to the right, and is not inside something that scrolls by itself."""


class Visit(NamedTuple):
    """A tab of the browser, and what happened in it that should not."""

    page: Page
    faults: list[str]


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder under ``SUB_PATH`` and nothing elsewhere; answers in silence."""

    def translate_path(self, path: str) -> str:
        inside = posixpath.normpath(urlsplit(path).path) + "/"
        return (
            super().translate_path("/" + path[len(SUB_PATH) :]) if inside.startswith(SUB_PATH) else "/nowhere"
        )

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve the built minisite and return its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium; there must be one."""
    try:
        path = chromium.find()
    except FileNotFoundError as missing:
        pytest.fail(str(missing), pytrace=False)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(params=[PHONE, DESK])
def visit(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Visit]:
    """Open a tab that notes requests to other hosts, errors in the console, and dialogs."""
    context = browser.new_context(viewport={"width": request.param, "height": 800}, base_url=address)
    page = context.new_page()
    faults: list[str] = []
    _listen(page, address, faults.append)
    yield Visit(page, faults)
    context.close()


def _listen(page: Page, address: str, tell: Callable[[str], None]) -> None:
    def close(dialog: Dialog) -> None:
        tell(f"dialog {dialog.message}")
        dialog.dismiss()

    page.on("request", lambda sent: None if sent.url.startswith(address) else tell(f"request {sent.url}"))
    page.on("response", lambda got: tell(f"{got.status} {got.url}") if got.status >= 400 else None)
    page.on("console", lambda line: tell(f"console {line.text}") if line.type == "error" else None)
    page.on("pageerror", lambda error: tell(f"script {error}"))
    page.on("dialog", close)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_the_window_and_asks_nobody_else(visit: Visit, path: str) -> None:
    visit.page.goto(path)
    assert visit.page.evaluate(OUTSIDE) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    assert visit.page.locator("html").get_attribute("lang") == "vi"
    assert visit.faults == []


@pytest.mark.parametrize("path", HOSTILE)
def test_hostile_text_stays_text(visit: Visit, path: str) -> None:
    heading = loaded().registry.summary(HOSTILE[path]).heading
    visit.page.goto(path)
    shown = visit.page.locator("h1").text_content() or ""
    assert " ".join(shown.split()) == f"{' '.join(heading.split())}¶"
    assert " ".join(visit.page.title().split()).startswith(" ".join(heading.split()))
    elements = "script, style, img, iframe, u, b, i, s, h4, blockquote, pre, code, hr, abbr"
    active = f"article :is({elements}, [onclick], [onerror])"
    assert visit.page.locator(active).count() == 0
    assert visit.page.locator("article").text_content() != ""
    assert visit.faults == []


@pytest.mark.parametrize(
    ("path", "injected"),
    [
        ("kiem-tra/KT-2025-0002/", "#id, .lop, .hong, #kt"),
        (
            "ket-luan/KL-2025-0003/",
            "#KL-2025-0001-01, #KL-2025-0003-02, .recommendation .status-overdue .status-overdue",
        ),
        ("chuong-trinh/CT-2026-0001/", "#KT-2025-0001, .finding"),
    ],
)
def test_hostile_text_makes_no_element_of_its_own(visit: Visit, path: str, injected: str) -> None:
    visit.page.goto(path)
    assert visit.page.locator(injected).count() == 0


def test_from_the_front_page_to_an_inspection_its_conclusion_and_a_body(visit: Visit, address: str) -> None:
    visit.page.goto("")
    for name, path in (
        ("Kiểm tra, giám sát, thanh tra", "kiem-tra/"),
        (
            "Kiểm tra việc lấy ý kiến người dân và thu, chi khi làm đường liên thôn Đông – Đoài",
            "kiem-tra/KT-2025-0001/",
        ),
        ("Kết luận kiểm tra việc làm đường liên thôn Đông – Đoài", "ket-luan/KL-2025-0001/"),
        ("Thôn Đông", "don-vi/thon-dong-binh-an/"),
    ):
        visit.page.locator("article").get_by_role("link", name=name, exact=True).first.click()
        visit.page.wait_for_url(f"{address}{path}")
    assert (visit.page.locator("h1").text_content() or "").startswith("Thôn Đông")
    assert visit.faults == []


def test_the_address_of_a_recommendation_shows_its_card(visit: Visit) -> None:
    visit.page.goto("ket-luan/KL-2025-0001/#KL-2025-0001-04")
    visit.page.wait_for_function("window.scrollY > 0")
    place = "element => element.getBoundingClientRect().top"
    top = visit.page.locator("#KL-2025-0001-04").get_by_role("heading").evaluate(place)
    header = visit.page.locator("header").first.evaluate("element => element.getBoundingClientRect().bottom")
    assert header <= top + 1 < 800
    assert visit.faults == []
