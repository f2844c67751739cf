"""What a reader's browser fetches of the search for a first query: of several, the heaviest is told.

``python -m tests.bench.jobs.first_query SITE``
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Final
from urllib.parse import quote

from playwright.sync_api import Browser, Request, expect, sync_playwright

from tests import browser
from tests.site.browsing import FLAGS, served, visiting

QUERIES: Final = (
    "ket luan kiem tra",
    "công khai khoản đóng góp tự nguyện của phụ huynh",
    "kết luận kiểm tra việc thực hiện dân chủ ở cơ sở",
    "kiểm tra việc công bố phương án bồi thường khi thu hồi đất",
    "Ủy ban nhân dân xã Thử 1",
    "KL-2014-0001",
)


def weight(site: Path, query: str, started: Browser) -> int:
    """Return how many bytes of the search somebody fetches who asks this first, of a server that packs scripts."""
    fetched: list[Request] = []
    with served(site) as address, visiting(started, address) as visit:
        visit.page.on("requestfinished", lambda sent: fetched.append(sent))  # noqa: PLW0108 - Playwright marks it
        visit.page.goto(f"tim-kiem/?q={quote(query)}")
        expect(visit.page.locator(".search-result").first).to_be_visible(timeout=60_000)
        visit.page.wait_for_load_state("networkidle")
        return sum(_sent(each) for each in fetched if "/pagefind/" in each.url or "tim-kiem.js" in each.url)


def _sent(request: Request) -> int:
    answer = request.response()
    if answer is None:
        raise RuntimeError(request.url)
    body = answer.body()
    return len(gzip.compress(body, 6) if request.url.endswith(".js") else body)


def heaviest(site: Path) -> int:
    """Return the weight of the heaviest query."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser.find(), args=FLAGS)
        found = max(weight(site, query, started) for query in QUERIES)
        started.close()
    return found


if __name__ == "__main__":
    # What the browser itself takes is nobody's.
    told = {
        "processors": 0.0,
        "wall": 0.0,
        "memory": 0.0,
        "others": 0.0,
        "made": heaviest(Path(sys.argv[1])) / 1e6,
    }
    print(json.dumps(told))
