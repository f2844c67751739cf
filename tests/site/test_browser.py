"""The built minisite in a real browser, under a sub-path as on a provincial portal, on a phone and on a desk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest

from tests.minisite.folder import loaded
from tests.site.browsing import DESK, OUTSIDE, PHONE, Visit, Window

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


@pytest.fixture(params=[PHONE, DESK])
def visit(request: pytest.FixtureRequest, window: Window) -> Iterator[Visit]:
    """Show a tab on a phone and on a desk."""
    with window.visit(request.param) as visited:
        yield visited


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
