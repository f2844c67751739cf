"""Every text of every record tries to be more than text; long, many or no texts leave the layout as it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser

from tests.minisite.folder import TODAY
from tests.site.browsing import DESK, OUTSIDE, PHONE, Visit, served, visiting
from tests.site.building import bantin, lay_out
from tests.site.hostile import WHOLE, arm, write

PAGES: Final = [
    *("", "kiem-tra/", "kiem-tra/KT-2025-0001/", "ket-luan/KL-2025-0001/", f"ket-luan/{WHOLE}/", "don-vi/"),
    *("don-vi/xa-binh-an/", "don-vi/ten-dai/", "van-ban/nq-sap-xep-2025/", "chuong-trinh/CT-2025-0001/"),
    *(
        "hoi-nghi/HN-2025-0001/",
        "so-lieu/BC-2025-0001/",
        "kien-nghi/tat-ca/",
        "thay-doi/",
        "ban-tin/BT-2025-Q4/",
    ),
    *("dia-ban/tinh-hai-son/", "dia-ban/ten-cu/", "do-phu/", "phan-hoi/", "tim-kiem/"),
]
ACTIVE: Final = (
    "article :is(script, style, img, svg, iframe, object, [onclick], [onerror], [onload], [style])"
)
SCRIPTS: Final = "[href^='javascript' i], [href^='data:' i]"
INVISIBLE: Final = (
    r"/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/.test(document.querySelector('article').textContent)"
)
SIDEWAYS: Final = "document.documentElement.scrollWidth - window.innerWidth"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build the minisite with every text armed, and serve it."""
    folder = tmp_path_factory.mktemp("hostile")
    folder = lay_out(folder / "laid-out", arm(folder / "data"))
    bantin(folder, "build", "--today", TODAY.isoformat())
    with served(folder / "site") as address:
        yield address


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_every_text_stays_text_and_in_its_place(browser: Browser, hostile: str, width: int) -> None:
    with visiting(browser, hostile, width) as visit:
        assert {path: found for path in PAGES if (found := _faults(visit, path))} == {}
        assert visit.faults == []


def _faults(visit: Visit, path: str) -> list[str]:
    page = visit.page
    page.goto(path)
    found = {
        "something runs": page.evaluate("window.ran") is not None,
        "an element": page.locator(ACTIVE).count() > 0 and path != "tim-kiem/",
        "a link to a script": page.locator(SCRIPTS).count() > 0,
        "an invisible letter": page.evaluate(INVISIBLE),
        "a template": " 49 " in (page.locator("article").text_content() or ""),
        "sideways": page.evaluate(SIDEWAYS) > 0,
        "outside": page.evaluate(OUTSIDE) != [],
        "no footer": page.locator("body > .md-container > footer").count() != 1,
    }
    return [name for name, is_so in found.items() if is_so]


def test_sixty_recommendations_are_sixty_cards(browser: Browser, hostile: str) -> None:
    with visiting(browser, hostile) as visit:
        visit.page.goto(f"ket-luan/{WHOLE}/")
        assert visit.page.locator(".recommendation").count() == 60
        assert "<script>window.ran=1" in (visit.page.locator("h1").text_content() or "")


def test_a_site_without_a_record_says_so_on_every_page(browser: Browser, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    write(data / "site.yml", {"name": "Trang mới", "publisher": {"described": "một xã", "kind": "xã"}})
    folder = lay_out(tmp_path / "laid-out", data)
    bantin(folder, "build", "--today", TODAY.isoformat())
    with served(folder / "site") as address, visiting(browser, address) as visit:
        visit.page.goto("")
        assert "Chưa đăng bản ghi nào." in (visit.page.locator("article").text_content() or "")
        for path in ("kiem-tra/", "kien-nghi/", "dia-ban/", "do-phu/", "thay-doi/", "ban-tin/", "tim-kiem/"):
            visit.page.goto(path)
            assert visit.page.locator("article .unknown").count() > 0 or path == "tim-kiem/", path
        assert visit.faults == []
