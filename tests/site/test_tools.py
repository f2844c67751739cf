"""What a script adds to long lists: narrowed by words, put into another order, in place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.site.browsing import Visit, Window, reach, visiting

BODIES: Final = "don-vi/"
TASKS: Final = "kien-nghi/tat-ca/"


@pytest.fixture
def visit(window: Window) -> Iterator[Visit]:
    """Show a tab on a phone."""
    with window.visit() as visited:
        yield visited
        assert visited.faults == []


def _shown(visit: Visit, what: str) -> Locator:
    return visit.page.locator(f".list {what}:visible")


@pytest.mark.parametrize("typed", ["xa binh an", "XÃ BÌNH AN", "Xa\u0303 bi\u0300nh an"])
def test_a_list_is_narrowed_by_words_with_and_without_marks(visit: Visit, typed: str) -> None:
    visit.page.goto(BODIES)
    every = _shown(visit, "> ul > li").count()
    visit.page.get_by_label("Lọc danh sách").fill(typed)
    found = _shown(visit, "> ul > li")
    texts = found.all_text_contents()
    assert 0 < len(texts) < every
    assert all("Bình An" in text for text in texts)
    expect(visit.page.get_by_role("status")).to_have_text(
        f"Còn {len(texts)} trên {every} mục của cả danh sách."
    )
    visit.page.get_by_label("Lọc danh sách").fill("")
    expect(found).to_have_count(every)


def test_when_nothing_is_left_the_list_says_so(visit: Visit) -> None:
    visit.page.goto(TASKS)
    visit.page.get_by_label("Lọc danh sách").fill("khủng long")
    expect(_shown(visit, ".tracked")).to_have_count(0)
    expect(visit.page.get_by_role("status")).to_have_text("Không mục nào của cả danh sách có đủ các chữ ấy.")


def test_cards_are_put_into_another_order_and_back(visit: Visit) -> None:
    visit.page.goto(TASKS)
    cards = _shown(visit, ".tracked")
    given = cards.all_text_contents()
    order = visit.page.get_by_label("Thứ tự")
    order.select_option("Ngược lại")
    assert cards.all_text_contents() == given[::-1]
    expect(visit.page.get_by_role("status")).to_have_text(f"Đã xếp lại {len(given)} mục của cả danh sách.")
    order.select_option("Như ban đầu")
    assert cards.all_text_contents() == given


def test_a_list_is_narrowed_and_put_into_another_order_by_keyboard_alone(visit: Visit) -> None:
    visit.page.goto(TASKS)
    cards = _shown(visit, ".tracked")
    given = cards.all_text_contents()
    reach(visit.page, ".list-tools select")
    visit.page.keyboard.press("ArrowDown")
    assert cards.all_text_contents() == given[::-1]
    visit.page.keyboard.press("Shift+Tab")
    visit.page.keyboard.type("quy uoc")
    assert 0 < cards.count() < len(given)
    reach(visit.page, ".tracked a")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/ket-luan/**")


def test_a_short_list_has_no_tools(visit: Visit) -> None:
    visit.page.goto("kien-nghi/qua-han/")
    expect(visit.page.locator(".tracked").first).to_be_visible()
    expect(visit.page.locator(".list-tools")).to_have_count(0)


def test_a_page_of_a_longer_list_says_that_it_looks_only_at_itself(browser: Browser, address: str) -> None:
    with visiting(browser, address) as visit:
        visit.page.goto(BODIES)
        paged = (
            visit.page.request.get(BODIES).text().replace("</article>", '<div class="pager"></div></article>')
        )
        visit.page.route("**/don-vi/", lambda route: route.fulfill(body=paged, content_type="text/html"))
        visit.page.goto(BODIES)
        visit.page.get_by_label("Lọc trong trang này").fill("xa")
        expect(visit.page.get_by_role("status")).to_contain_text("trong trang này")
        visit.page.get_by_label("Thứ tự trong trang này").select_option("Ngược lại")
        expect(visit.page.get_by_role("status")).to_contain_text(
            re.compile(r"^Đã xếp lại \d+ mục trong trang này")
        )
        assert visit.faults == []
