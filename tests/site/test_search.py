"""The search of the built minisite in a real browser: queries with known answers, and the page around them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Final
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Request, expect

from generator.search import write
from tests.search.index import page as searched
from tests.site.browsing import DESK, Visit, Window, reach, served, visiting

ROAD: Final = "ket-luan/KL-2025-0001/"
ROAD_CHECK: Final = "kiem-tra/KT-2025-0001/"
BINH_AN: Final = "don-vi/xa-binh-an/"
BINH_DONG: Final = "don-vi/xa-binh-dong/"
DONG_BINH: Final = "don-vi/xa-dong-binh/"
PLAN: Final = "van-ban/kh-kiem-tra-2025/"
HEAVY: Final = 152_000
"""Bytes of a first query on a small site; one of 10.000 records may need 200.000."""


class Seeker:
    """Somebody who searches, and what they see; ``faults`` is what should not happen."""

    def __init__(self, visit: Visit, address: str) -> None:
        self.page, self.faults = visit
        self.address = address

    def ask(self, text: str = "", **chosen: str) -> list[str]:
        """Open the search page with a query and return the addresses it finds, best first."""
        self.open(text, **chosen)
        return self.found()

    def open(self, text: str = "", **chosen: str) -> None:
        """Open the search page with a query."""
        query = "&".join(f"{name}={quote(value)}" for name, value in {"q": text, **chosen}.items())
        self.page.goto(f"{self.address}tim-kiem/?{query}")

    def found(self) -> list[str]:
        """Return the addresses of all results that there are."""
        self.told()
        more = self.page.locator(".search-next")
        while more.is_visible():
            before = self.page.locator(".search-result").count()
            more.click()
            expect(self.page.locator(".search-result")).not_to_have_count(before)
        return self.shown()

    def shown(self) -> list[str]:
        """Return the addresses of the results that are there already, once there is an answer."""
        self.told()
        hrefs = self.page.locator(".search-title a").evaluate_all("links => links.map(link => link.href)")
        return [str(href).removeprefix(self.address) for href in hrefs]

    def told(self) -> str:
        """Wait for the answer and return what the page says about it."""
        status = self.page.get_by_role("status")
        expect(status).not_to_have_text("Đang tìm…", timeout=20_000)
        return status.text_content() or ""


@pytest.fixture
def seeker(window: Window, address: str) -> Iterator[Seeker]:
    """Show a tab on a phone."""
    with window.visit() as visit:
        yield Seeker(visit, address)


@pytest.fixture
def stranger(browser: Browser, address: str) -> Iterator[Seeker]:
    """Open a new tab on a phone, for whoever listens to it or fakes its answers."""
    with visiting(browser, address) as visit:
        yield Seeker(visit, address)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("xã Bình An", BINH_AN),
        ("xa binh an", BINH_AN),
        (unicodedata.normalize("NFD", "xã Bình An"), BINH_AN),
        ("XA BINH AN", BINH_AN),
        ("kết luận kiểm tra làm đường", ROAD),
        ("ket luan kiem tra lam duong", ROAD),
        ("Đường liên thôn Đông – Đoài", "don-vi/duong-thon-dong/"),
        ("duong lien thon dong doai", "don-vi/duong-thon-dong/"),
        ("Phường Tân Hoà", "don-vi/phuong-tan-hoa/"),
        ("Phường Tân Hòa", "don-vi/phuong-tan-hoa/"),
        ("phuong tan hoa", "don-vi/phuong-tan-hoa/"),
        ("15/KH-UBND", PLAN),
        ("15 kh ubnd", PLAN),
        ("15/kh-ubnd", PLAN),
        ("999/NQ-HS2025", "van-ban/nq-sap-xep-2025/"),
        ("KL-2025-0001", ROAD),
        ("kl 2025 0001", ROAD),
        ("kl-2025-0001", ROAD),
        ("kt 2024 10000", "kiem-tra/KT-2024-10000/"),
        ("xa dong binh", DONG_BINH),
        ("báo hải sơn", "don-vi/bao-hai-son/"),
        ("binh an", BINH_AN),
        ("tan hoa", "don-vi/phuong-tan-hoa/"),
        ("P. Tân Hòa", "don-vi/phuong-tan-hoa/"),
        ("tt long khe", "don-vi/thi-tran-long-khe/"),
        ("xax binhf an", BINH_AN),
        ("xax Bình An", BINH_AN),
        ("xa4 binh2 an", BINH_AN),
        ("phuwowngf taan hoaf", "don-vi/phuong-tan-hoa/"),
        ("xa binh dong nay thuoc dau", BINH_DONG),
        ("ai phai lam gi o xa binh an", BINH_AN),
        ("thi xa cua ngoi truoc day la gi", "don-vi/thi-xa-cua-ngoi/"),
        ("kiem tra xa binh an", "kiem-tra/KT-2025-0005/"),
        ("duong lien thon", "kiem-tra/KT-2026-0001/"),
    ],
)
def test_what_is_meant_comes_first(seeker: Seeker, query: str, first: str) -> None:
    seeker.open(query)
    assert seeker.shown()[:1] == [first]
    assert seeker.faults == []


@pytest.mark.parametrize("folded", ["duong", "thon dong", "binh an", "ket luan", "dan chu"])
def test_without_marks_nothing_is_lost(seeker: Seeker, folded: str) -> None:
    marked = {
        "duong": "đường",
        "thon dong": "thôn Đông",
        "binh an": "Bình An",
        "ket luan": "kết luận",
        "dan chu": "dân chủ",
    }
    with_marks = seeker.ask(marked[folded])
    assert len(with_marks) > 2
    assert set(with_marks) == set(seeker.ask(folded))


@pytest.mark.parametrize("word", ["đông", "bình", "kết", "thuỷ"])
def test_exact_marks_come_before_other_marks(seeker: Seeker, word: str) -> None:
    texts = [
        seeker.page.context.request.get(f"{seeker.address}{address}")
        .text()
        .partition("<article")[2]
        .casefold()
        for address in seeker.ask(word)
    ]
    other = {"thuỷ": "thủy"}.get(word, word)
    exact = [bool(re.search(rf"\b({word}|{other})\b", text)) for text in texts]
    assert exact == sorted(exact, reverse=True)


def test_a_syllable_is_not_the_beginning_of_another(seeker: Seeker) -> None:
    for address in seeker.ask("an lac"):
        text = seeker.page.context.request.get(f"{seeker.address}{address}").text()
        assert "An Lạc" in text


@pytest.mark.parametrize("phrase", ["kết luận kiểm tra", "thôn Đông – Đoài"])
def test_a_quoted_phrase_with_marks_finds_just_this_phrase(seeker: Seeker, phrase: str) -> None:
    found = seeker.ask(f'"{phrase}"')
    assert "Không tìm được" not in seeker.told()
    assert ROAD in found
    for address in found:
        seeker.page.goto(f"{seeker.address}{address}")
        assert phrase.casefold() in (seeker.page.locator("article").inner_text()).casefold()


def test_a_large_site_finds_a_phrase_of_common_words_wherever_it_stands(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    texts = {"co": "Cần bàn việc dân chủ ở cơ sở", "khong": "Cơ sở ở thôn, việc dân bàn chủ trương"}
    pages = [
        searched(f"{name}/{n}/", "Việc dân", text, brief=True) for name, text in texts.items() for n in (1, 2)
    ]
    copytree(site, tmp_path / "site", ignore=ignore_patterns("pagefind"))
    write(pages, tmp_path / "site", brief=True)
    with served(tmp_path / "site") as address, visiting(browser, address) as visit:
        seeker = Seeker(visit, address)
        assert set(seeker.ask('"dân chủ ở cơ sở"')) == {"co/1/", "co/2/"}
        assert len(seeker.ask("dân chủ ở cơ sở")) == 4
        assert len(seeker.ask('"sở ở cơ"')) == 4
        assert "Không tìm được đúng cụm từ" in seeker.told()
        assert seeker.faults == []


def test_a_phrase_typed_without_marks_is_searched_without_quotes(seeker: Seeker) -> None:
    assert seeker.ask('"duong lien thon"') == seeker.ask("duong lien thon")


def test_a_phrase_that_nobody_wrote_says_so_and_shows_the_words(seeker: Seeker) -> None:
    assert ROAD in seeker.ask('"thôn liên đường"')
    assert "Không tìm được đúng cụm từ" in seeker.told()


def test_a_word_that_no_page_has_is_named(seeker: Seeker) -> None:
    assert seeker.ask("kết luận xyzzy") == []
    assert seeker.told() == "Không tìm thấy trang nào cho “kết luận xyzzy”. Không trang nào có chữ: xyzzy."
    expect(seeker.page.get_by_text("Bỏ bớt chữ")).to_be_visible()
    expect(seeker.page.get_by_text("Bỏ dấu ngoặc kép")).to_be_hidden()
    expect(seeker.page.get_by_role("link", name="Địa bàn", exact=True).last).to_be_visible()


def test_a_question_in_a_sentence_is_answered_by_what_it_is_about(seeker: Seeker) -> None:
    found = seeker.ask("ai xem giờ như thế nào, vì sao, bao giờ, ở đâu, mấy khi, về huyện Long Khê?")
    assert seeker.told().startswith("Không trang nào có đủ các chữ ấy. Tìm thấy ")
    assert seeker.told().endswith(" trang cho “huyện Long Khê”.")
    assert found == seeker.ask("huyện Long Khê")


def test_what_was_understood_instead_is_said(seeker: Seeker) -> None:
    seeker.ask("phuwowngf taan hoaf")
    assert "Không trang nào có đủ các chữ ấy." in seeker.told()
    assert seeker.told().endswith(" trang cho “phuong tan hoa”.")


@pytest.mark.parametrize("typed", ["KL-2025-0001-02", "kl 2025 0001 02", "kl-2025-0001-f1"])
def test_the_id_of_an_item_leads_to_its_place(seeker: Seeker, typed: str) -> None:
    assert seeker.ask(typed) == [ROAD]
    links = seeker.page.locator(".search-parts a").evaluate_all("links => links.map(link => link.hash)")
    assert links == [f"#{'-'.join(typed.split()).upper().replace('F', 'f')}"]


@pytest.mark.parametrize("typed", ["ngày 5 tháng 1 năm 2026", "5/1/2026", "5.1.2026", "05/01/2026"])
def test_a_day_is_found_however_it_is_written(seeker: Seeker, typed: str) -> None:
    found = seeker.ask(typed)
    assert found == seeker.ask("05/01/2026")
    assert found


def test_a_question_that_a_list_answers_leads_there(seeker: Seeker) -> None:
    for question, page in {
        "viec nao qua han o xa toi": "kien-nghi/qua-han/",
        "xã cũ nay thuộc đâu": "dia-ban/ten-cu/",
        "tố cáo ở đâu": "nguoi-dan-lam-gi/",
    }.items():
        seeker.ask(question)
        seeker.page.locator(".search-ways li:visible a").first.click()
        assert seeker.page.url == f"{seeker.address}{page}"
    seeker.ask("bình an")
    expect(seeker.page.locator(".search-ways")).to_be_hidden()
    assert seeker.faults == []


def test_every_list_that_answers_a_question_is_there(site: Path) -> None:
    text = (site / "tim-kiem/index.html").read_text(encoding="utf-8")
    ways = re.findall(r'data-words="[^"]+"><a href="\.\./([^"]+)"', text)
    assert len(ways) > 5
    assert [each for each in ways if not (site / each / "index.html").is_file()] == []


def test_an_old_name_and_a_code_lead_to_their_bodies(seeker: Seeker) -> None:
    assert BINH_AN in seeker.ask("00009")
    assert seeker.ask("xa binh dong")[0] == BINH_DONG
    assert BINH_AN in seeker.ask("xa binh dong")


@pytest.mark.parametrize(
    ("facet", "value", "expected"),
    [
        ("nam", "2024", {"kiem-tra/KT-2024-0002/", "kiem-tra/KT-2024-10000/"}),
        ("che-do", "thanh-tra-nha-nuoc", {"kiem-tra/KT-2025-0005/"}),
        ("qua-han", "co-viec-qua-han", {ROAD, "kiem-tra/KT-2025-0003/"}),
        ("tinh-trang", "da-ket-thuc", {"kiem-tra/KT-2024-0002/"}),
        ("loai", "phuong", {"don-vi/phuong-tan-hoa/"}),
    ],
)
def test_a_facet_alone_shows_its_pages(seeker: Seeker, facet: str, value: str, expected: set[str]) -> None:
    assert set(seeker.ask(**{facet: value})) == expected
    assert seeker.faults == []


def test_facets_narrow_a_query_together(seeker: Seeker) -> None:
    found = seeker.ask("kiem tra", **{"nam": "2025", "dia-ban": "phuong-tan-hoa", "muc": "dot-kiem-tra"})
    assert set(found) == {ROAD_CHECK, "kiem-tra/KT-2025-0004/"}


def test_two_years_are_either_of_them(seeker: Seeker) -> None:
    seeker.page.goto(f"{seeker.address}tim-kiem/?nam=2024&nam=2019")
    assert set(seeker.found()) == {
        "kiem-tra/KT-2024-0002/",
        "kiem-tra/KT-2024-10000/",
        "van-ban/nq-sap-xep-2019/",
    }


def test_results_sort_by_day_both_ways_and_the_undated_come_last(seeker: Seeker) -> None:
    newest, oldest = (
        seeker.ask("kiem tra", **{"muc": "dot-kiem-tra", "sap-xep": order}) for order in ("moi", "cu")
    )
    undated = {"kiem-tra/KT-2026-0001/", "kiem-tra/KT-2026-0002/"}
    assert set(newest[-2:]) == set(oldest[-2:]) == undated
    assert newest[:-2] == oldest[:-2][::-1]
    assert newest[0] == "kiem-tra/KT-2026-0006/"
    assert oldest[0] == "kiem-tra/KT-2024-0002/"


def test_a_part_of_a_page_is_a_result_with_its_permanent_place(seeker: Seeker) -> None:
    seeker.ask("KL-2025-0001")
    link = seeker.page.locator(".search-parts a").first
    place = urlsplit(link.evaluate("link => link.href"))
    link.click()
    expect(seeker.page.locator(f"[id='{place.fragment}']")).to_be_visible()


def test_words_are_marked_where_they_stand(seeker: Seeker) -> None:
    seeker.ask("binh an")
    marks = set(seeker.page.locator(".search-result:first-child mark").all_text_contents())
    assert marks
    assert all("Bình An" in each for each in marks)


def test_the_form_writes_an_address_that_can_be_shared(seeker: Seeker) -> None:
    page = seeker.page
    page.goto(f"{seeker.address}tim-kiem/")
    page.get_by_label("Tìm trong các trang").fill("kiểm tra")
    page.keyboard.press("Enter")
    everywhere = seeker.found()
    page.get_by_text("Chọn năm, địa bàn").click()
    page.get_by_label("2024").check()
    expect(page.locator(".search-result")).to_have_count(2)
    page.get_by_label("Cũ nhất").check()
    page.wait_for_url("**/tim-kiem/?q=ki*m+tra&nam=2024&sap-xep=cu")
    narrowed = seeker.found()
    assert set(narrowed) < set(everywhere)
    shared = page.url
    page.goto("about:blank")
    page.goto(shared)
    assert seeker.found() == narrowed
    assert page.get_by_label("2024").is_checked()
    assert page.title().startswith("kiểm tra – Tìm kiếm")


def test_by_keyboard_alone_one_asks_narrows_and_opens_a_result(seeker: Seeker) -> None:
    page = seeker.page
    page.goto(f"{seeker.address}tim-kiem/")
    reach(page, "[name=q]")
    page.keyboard.type("kiểm tra")
    page.keyboard.press("Enter")
    everywhere = seeker.found()
    page.get_by_label("Tìm trong các trang").focus()
    reach(page, "summary")
    page.keyboard.press("Enter")
    reach(page, "[name=nam][value='2024']")
    page.keyboard.press("Space")
    expect(page.locator(".search-result")).to_have_count(2)
    assert set(seeker.shown()) < set(everywhere)
    reach(page, ".search-title a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kiem-tra/KT-2024-*/")
    assert seeker.faults == []


def test_back_and_forward_walk_through_the_searches(seeker: Seeker) -> None:
    first = seeker.ask("binh an")
    seeker.page.get_by_label("Tìm trong các trang").fill("tan hoa")
    seeker.page.get_by_role("button", name="Tìm", exact=True).click()
    seeker.page.wait_for_url("**q=tan+hoa*")
    second = seeker.found()
    seeker.page.go_back()
    assert seeker.found() == first
    assert seeker.page.get_by_label("Tìm trong các trang").input_value() == "binh an"
    seeker.page.go_forward()
    assert seeker.found() == second


def test_more_results_come_by_a_button_that_keeps_the_place(seeker: Seeker) -> None:
    seeker.page.goto(f"{seeker.address}tim-kiem/?q=xa")
    seeker.told()
    expect(seeker.page.locator(".search-result")).to_have_count(10)
    seeker.page.locator(".search-next").press("Enter")
    expect(seeker.page.locator(".search-result").nth(10).locator("a").first).to_be_focused()


def test_the_box_in_the_header_leads_here_from_any_page(window: Window, address: str) -> None:
    with window.visit(DESK) as visit:
        visit.page.goto(ROAD)
        box = visit.page.get_by_role("searchbox", name="Tìm trong các trang")
        box.fill("duong lien thon")
        box.press("Enter")
        visit.page.wait_for_url(f"{address}tim-kiem/?q=duong+lien+thon")
        assert ROAD in Seeker(visit, address).found()
        assert visit.faults == []


def test_on_a_phone_a_link_in_the_header_leads_here(seeker: Seeker) -> None:
    seeker.page.goto(f"{seeker.address}{ROAD}")
    seeker.page.get_by_role("banner").get_by_role("link", name="Tìm kiếm").click()
    expect(seeker.page.get_by_label("Tìm trong các trang")).to_be_visible()


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", "alert('bố')", '"><img src=x onerror=alert(1)>', "%00", "((((", "__", "_"],
)
def test_hostile_queries_and_results_stay_text(seeker: Seeker, hostile: str) -> None:
    seeker.open(hostile)
    seeker.told()
    assert seeker.page.locator("article :is(script, img, iframe, b, i, u)").count() == 0
    assert seeker.faults == []


def test_a_record_with_a_hostile_title_is_shown_as_it_is_written(seeker: Seeker) -> None:
    assert "kiem-tra/KT-2025-0002/" in seeker.ask("script alert bo")
    expect(seeker.page.get_by_text("Kiểm tra <script>alert('bố')</script>").first).to_be_visible()


def test_when_the_index_cannot_be_fetched_nobody_is_told_that_nothing_was_found(stranger: Seeker) -> None:
    stranger.page.route("**/*.pf_index", lambda route: route.abort())
    stranger.page.goto(f"{stranger.address}tim-kiem/?q=binh+an")
    expect(stranger.page.get_by_role("status")).to_contain_text(
        "Không tải được phần tìm kiếm", timeout=20_000
    )
    stranger.page.unroute("**/*.pf_index")
    stranger.page.get_by_role("button", name="Thử lại").click()
    expect(stranger.page.locator(".search-result").first).to_be_visible()


def test_a_first_query_is_light(stranger: Seeker) -> None:
    fetched: list[Request] = []
    stranger.page.on("requestfinished", lambda sent: fetched.append(sent))  # noqa: PLW0108 - Playwright marks it
    stranger.page.goto("tim-kiem/?q=ket+luan+kiem+tra")
    stranger.told()
    sizes = {each.url: each.sizes()["responseBodySize"] for each in fetched}
    ours = {url: size for url, size in sizes.items() if "/pagefind/" in url or url.endswith("tim-kiem.js")}
    assert any(url.endswith(".pf_fragment") or ".pf_fragment?" in url for url in ours)
    assert sum(ours.values()) <= HEAVY
    assert not any("worker" in url or "muc-luc" in url for url in ours)


def test_from_a_disk_titles_are_searched(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{(site / 'tim-kiem/index.html').as_uri()}?q=xa+binh+an")
    expect(page.locator(".search-title a").first).to_have_text("Xã Bình An")
    expect(page.get_by_role("status")).to_contain_text("chỉ tìm trong tên trang")
    page.locator(".search-title a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Xã Bình An")
    page.goto(f"{(site / 'tim-kiem/index.html').as_uri()}?q=kl+2025+0001+02")
    expect(page.locator(".search-title a")).to_have_text(
        ["Kết luận kiểm tra việc làm đường liên thôn Đông – Đoài"]
    )
    page.goto(f"{(site / 'tim-kiem/index.html').as_uri()}?q=xax+binhf+an+o+dau")
    expect(page.locator(".search-title a").first).to_have_text("Xã Bình An")
    expect(page.get_by_role("status")).to_contain_text("Tìm thấy")
    page.goto(f"{(site / 'tim-kiem/index.html').as_uri()}?q=viec+qua+han")
    page.get_by_role("link", name="Việc quá hạn").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("quá hạn")
    page.goto(f"{(site / 'tim-kiem/index.html').as_uri()}?nam=2024&sap-xep=cu")
    expect(page.locator(".search-title a")).to_have_text(
        ["Kiểm tra xã Bình Đông", "Kiểm tra nội bộ Đảng ủy xã cũ"]
    )
    assert faults == []
    context.close()


def test_without_a_script_the_page_says_how_to_browse(browser: Browser, address: str) -> None:
    with visiting(browser, address, java_script_enabled=False) as visit:
        page = visit.page
        page.goto("tim-kiem/?q=binh+an")
        expect(page.get_by_text("Phần tìm kiếm cần JavaScript")).to_be_visible()
        expect(page.get_by_label("Tìm trong các trang")).to_be_hidden()
        page.get_by_role("article").get_by_role("link", name="Địa bàn", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Địa bàn")


def test_nothing_moves_when_the_answer_to_an_address_comes(browser: Browser, address: str) -> None:
    moved = (
        "new Promise(done => { setTimeout(done, 500, 0); new PerformanceObserver(seen => "
        "done(seen.getEntries().reduce((sum, each) => sum + each.value, 0))"
        ").observe({type: 'layout-shift', buffered: true}) })"
    )
    with visiting(browser, address) as visit:
        visit.page.goto("tim-kiem/?q=duong")
        expect(visit.page.locator(".search-result").first).to_be_visible()
        assert visit.page.evaluate(moved) < 0.05
