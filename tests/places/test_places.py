"""From a province of today to its communes, and from an old name or code to what it became."""

from __future__ import annotations

import re

from generator.pages.former import bare
from tests.small import Small, went

ENDED = "until: 2025-06-30"


def _code(code: str, *, until: str = "", since: str = "") -> str:
    days = "".join(f", {key}: {day}" for key, day in (("since", since), ("until", until)) if day)
    return f'codes: [{{code: "{code}", scheme: mã đơn vị hành chính{days}}}]'


def _split(small: Small) -> Small:
    small.organization("ha-noi", "Thành phố Hà Nội", "province")
    small.organization("quan-cau-giay", "Quận Cầu Giấy", "district", ENDED, "parent: ha-noi")
    for name, code in (("nghia-do", "00160"), ("phu-dien", "00619")):
        heading = {"nghia-do": "Phường Nghĩa Đô", "phu-dien": "Phường Phú Diễn"}[name]
        small.organization(name, heading, "ward", "parent: ha-noi", _code(code, since="2025-07-01"))
    lines = (ENDED, "parent: quan-cau-giay", _code("00163", until="2025-06-30"))
    return small.organization(
        "mai-dich", "Phường Mai Dịch", "ward", *lines, went("nghia-do part", "phu-dien part")
    )


def _line(page: str, start: str) -> str:
    (found,) = [line for line in page.splitlines() if line.startswith(f"- {start}")]
    return found


def test_provinces_stand_in_the_order_of_their_own_names(small: Small) -> None:
    small.organization("tinh-ha-giang", "Tỉnh Hà Giang", "province", ENDED)
    small.organization("thanh-pho-ha-noi", "Thành phố Hà Nội", "province")
    small.organization("tinh-da", "Tỉnh Đa", "province").organization("tinh-dz", "Tỉnh Dz", "province")
    index = small.pages()["dia-ban/index.md"]
    assert re.findall(r"^- \[(.+?)\]", index, re.MULTILINE) == [
        "Tỉnh Dz",
        "Tỉnh Đa",
        "Thành phố Hà Nội",
        "Chưa rõ tỉnh, thành phố",
    ]


def test_a_split_ward_names_every_part_and_says_what_is_not_known(small: Small) -> None:
    page = _split(small).pages()["dia-ban/ha-noi.md"]
    line = _line(page, "[Phường Mai Dịch]")
    assert "mã 00163, dùng đến 30/06/2025" in line
    assert "../don-vi/nghia-do.md" in line
    assert "../don-vi/phu-dien.md" in line
    assert "Chưa rõ một phát hiện về nơi cũ thuộc phần nào" in line
    assert "00163" in _line(page, "**00163**")


def test_a_district_that_ended_without_successors_says_so(small: Small) -> None:
    page = _split(small).pages()["dia-ban/ha-noi.md"]
    assert "Chưa ghi nhận nay thuộc nơi nào" in _line(page, "[Quận Cầu Giấy]")


def test_communes_of_today_lead_to_their_pages_with_the_records_found_there(small: Small) -> None:
    _split(small).organization("truong", "Trường A", "school", "place: mai-dich")
    named = "inspected: [{kind: trường, named: [truong]}]"
    small.record(
        "KT-2024-0001", "kind: inspection", "regime: unknown", "stage: conducted", "lead: ubnd", named
    )
    page = small.pages()["dia-ban/ha-noi.md"]
    today = page.split("## Tên và mã cũ", maxsplit=1)[0]
    assert "Mai Dịch" not in today
    assert _line(today, "[Phường Phú Diễn]").endswith("(2 bản ghi)")


def test_equal_names_are_told_apart_by_their_codes(small: Small) -> None:
    _split(small).organization(
        "nghia-do-cu",
        "Phường Nghĩa Đô",
        "ward",
        ENDED,
        _code("00157", until="2025-06-30"),
        went("nghia-do whole"),
    )
    pages = small.pages()
    line = _line(pages["dia-ban/ten-cu/n.md"], "[Phường Nghĩa Đô]")
    assert "nghia-do-cu.md" in line
    assert "mã 00157, dùng đến 30/06/2025" in line
    assert "Toàn bộ nay thuộc [Phường Nghĩa Đô](../../don-vi/nghia-do.md) (mã 00160)" in line
    assert "[Phường Nghĩa Đô](nghia-do-cu.md) (mã 00157" in pages["don-vi/nghia-do.md"]


def test_a_code_carried_over_leads_to_both(small: Small) -> None:
    _split(small).organization(
        "nghia-tan", "Phường Nghĩa Tân", "ward", ENDED, _code("00160", until="2025-06-30")
    )
    page = small.pages()["dia-ban/ten-cu/ma-00.md"]
    assert len(re.findall(r"^- \*\*00160\*\*", page, re.MULTILINE)) == 2


def test_an_alias_of_a_place_of_today_leads_there_and_is_not_called_old(small: Small) -> None:
    small.organization("tp-m", "Thành phố M", "province", "names: [{name: TP. M}]")
    pages = small.pages()
    assert "**TP. M**: tên khác của [Thành phố M]" in pages["dia-ban/ten-cu/m.md"]
    assert "TP. M" not in pages["dia-ban/tp-m.md"]


def test_an_old_province_stands_under_what_it_became(small: Small) -> None:
    small.organization("tinh-m", "Tỉnh M", "province")
    small.organization("tinh-c", "Tỉnh C", "province", ENDED, went("tinh-m whole"))
    small.organization("xa-c", "Xã C", "commune", "parent: tinh-c")
    pages = small.pages()
    assert "Toàn bộ nay thuộc [Tỉnh M]" in _line(pages["dia-ban/tinh-m.md"], "[Tỉnh C]")
    assert "[Xã C]" in pages["dia-ban/tinh-m.md"].split("## Tên và mã cũ", maxsplit=1)[0]
    assert "dia-ban/tinh-c.md" not in pages


def test_a_territory_without_a_province_is_not_dropped(small: Small) -> None:
    small.organization("xa-a", "Xã A", "commune", "parent: {described: một tỉnh}")
    small.organization("xa-b", "Xã B", "commune", "parent: xa-c")
    pages = small.organization("xa-c", "Xã C", "commune", "parent: {described: một tỉnh}", ENDED).pages()
    page = pages["dia-ban/chua-ro-tinh.md"]
    assert all(f"[Xã {name}]" in page for name in "ABC")
    assert "chua-ro-tinh.md" in pages["dia-ban/index.md"]


def test_what_is_withdrawn_tells_no_names(small: Small) -> None:
    lines = ("state: withdrawn", "withdrawal: {on: 2026-01-01, reason: duplicate}", _code("00999"))
    pages = small.organization("xa-a", "Xã A", "commune", *lines).pages()
    assert not [path for path, text in pages.items() if path.startswith("dia-ban/") and "Xã A" in text]


def test_long_lists_are_split(small: Small) -> None:
    small.organization("tinh-m", "Tỉnh M", "province")
    for number in range(150):
        small.organization(f"xa-{number}", f"Xã M {number}", "commune", "parent: tinh-m", ENDED)
    pages = small.pages()
    for path in ("dia-ban/tinh-m.md", "dia-ban/tinh-m/trang-2.md", "dia-ban/ten-cu/m/trang-2.md"):
        assert 0 < pages[path].count("\n- ") <= 100


def test_names_are_looked_up_without_the_word_for_their_kind() -> None:
    names = ("Phường Mai Dịch", "TP. Hồ Chí Minh", "Quận 4", "Thị trấn Cần Thạnh", "Xã", "Phường10", "P.10")
    assert [bare(each) for each in names] == [
        "Mai Dịch",
        "Hồ Chí Minh",
        "4",
        "Cần Thạnh",
        "Xã",
        "Phường10",
        "10",
    ]


def test_the_page_of_an_old_ward_says_where_it_is_over_every_step(small: Small) -> None:
    small.organization("xa-a", "Xã A", "commune", "until: 2019-12-31", went("xa-b whole", on="2020-01-01"))
    small.organization("xa-b", "Xã B", "commune", ENDED, went("xa-c part", "xa-d part"))
    small.organization("xa-c", "Xã C", "commune").organization("xa-d", "Xã D", "commune")
    pages = small.pages()
    assert "Nay chia cho [Xã C](xa-c.md); [Xã D](xa-d.md)" in pages["don-vi/xa-a.md"]
    assert "chưa rõ toàn bộ hay chỉ một phần Xã A nay ở đây" in pages["don-vi/xa-c.md"]


def test_the_page_of_a_body_shows_its_own_records_first(small: Small) -> None:
    _split(small)
    page = small.pages()["don-vi/nghia-do.md"]
    assert page.index("### Chính đơn vị này") < page.index("### Các đơn vị tiền thân")
