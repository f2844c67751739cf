"""The searched copy of a page: Vietnamese prepared, furniture left out, nothing of a text read as HTML."""

from __future__ import annotations

import unicodedata

import pytest

from generator.search import Entry, joined, searched

ENTRY = Entry(
    "ket-luan/KL-2025-0001/", "Kết luận", "Kết luận bằng lời · 01/02/2025", "2025-02-01", "KL-2025-0001"
)
ARTICLE = """
<h1 id="ket-luan">Kết luận<a class="headerlink" href="#ket-luan" title="Liên kết">¶</a></h1>
<div class="badges"><p><span class="badge">Đã kết luận</span></p></div>
<p>Đường làng <abbr title="Ủy ban nhân dân">UBND</abbr> đã sửa.</p>
<div class="finding finding-shortcoming" id="KL-2025-0001-f1">
<h3 id="phat-hien-1">Phát hiện 1: tồn tại<a class="headerlink" href="#phat-hien-1">¶</a></h3>
<p>Chưa niêm yết thu chi tại nhà văn hóa thôn, và còn nhiều điều khác nữa mà một bản ngắn không cần kể ra cho hết.</p>
</div>
<h2 id="nguon">Nguồn<a class="headerlink" href="#nguon">¶</a></h2>
<p>Báo cáo của xã</p>
<div class="record-id"><p>Mã bản ghi: KL-2025-0001. Cách dẫn: đọc kỹ.</p></div>
"""


def copy(article: str = ARTICLE, entry: Entry = ENTRY, *, brief: bool = False) -> str:
    return searched(entry, article, brief=brief).content.decode()


def test_every_d_with_a_stroke_becomes_one_that_is_folded() -> None:
    text = copy("<p>Đường đã ð Ð</p>")
    assert "<p>D\u0335ường d\u0335ã d\u0335 D\u0335</p>" in text
    assert not set("đĐðÐ") & set(text)


def test_decomposed_letters_are_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "Hòa Bình")
    assert "<p>Hòa Bình</p>" in copy(f"<p>{decomposed}</p>")


def test_a_lone_dash_is_no_word_of_its_own() -> None:
    assert "<p>thôn D\u0335ông– D\u0335oài, 2020– 2025, a-b</p>" in copy(
        "<p>thôn Đông – Đoài, 2020 – 2025, a-b</p>"
    )


def test_a_short_name_is_also_one_word() -> None:
    assert joined("Phường 10 – Quận 4") == "phường10quận4"
    assert joined("Hòa") == ""
    assert joined("một " * 30) == ""


def test_marks_badges_and_how_to_cite_are_left_out() -> None:
    text = copy()
    assert "¶" not in text
    assert "badge" not in text
    assert "Cách dẫn" not in text


def test_a_sentence_that_says_that_nothing_is_there_is_left_out_and_an_unknown_among_others_is_not() -> None:
    nothing = '<p><span class="unknown">Chưa có đợt kiểm tra nào.</span></p>'
    due = '<ul><li><strong>Thời hạn:</strong> <span class="unknown">không nêu</span></li></ul>'
    text = searched(ENTRY, f"<h1>Xã</h1>{nothing}{due}", brief=False).content.decode()
    assert "kiểm tra nào" not in text
    assert "không nêu" in text


def test_the_heading_of_a_finding_leads_to_the_permanent_place() -> None:
    assert '<h3 id="KL-2025-0001-f1">Phát hiện 1: tồn tại</h3>' in copy()
    assert '<h3 id="KL-2025-0001-f1">Phát hiện 1: tồn tại</h3>' in copy(brief=True)


def test_a_brief_copy_keeps_how_blocks_begin_and_no_sources() -> None:
    text = copy(brief=True)
    assert "Chưa niêm yết thu chi tại nhà văn hóa thôn, và còn nhiều d\u0335iều</p>" in text
    assert "Báo cáo của xã" not in text
    assert "Báo cáo của xã" in copy()


def test_a_brief_copy_leaves_out_what_sums_up_the_rest_and_sections_of_which_nothing_is_left() -> None:
    steps = '<h2 id="cac-buoc">Các bước</h2><ol><li>Tiến hành rồi</li></ol>'
    empty = '<h2 id="muc-dich">Mục đích</h2><div></div>'
    text = copy(f'{steps}{empty}<h2 id="ket-luan">Kết luận</h2><h3 id="x">Một</h3>', brief=True)
    assert "bước" not in text
    assert "Tiến hành" not in text
    assert "Mục" not in text
    assert '<h2 id="ket-luan">Kết luận</h2><h3 id="x">Một</h3>' in text


def test_a_brief_copy_has_an_end_however_long_the_page() -> None:
    long = "".join(f"<p>một hai ba bốn năm sáu bảy {number}</p>" for number in range(500))
    assert len(copy(long, brief=True)) < 2_000


def test_a_brief_copy_keeps_the_beginning_of_every_line_of_a_list_in_a_list() -> None:
    text = copy("<ul><li>ngoài<ul><li>trong</li></ul></li><li>sau</li></ul>", brief=True)
    assert text.index("ngoài") < text.index("trong") < text.index("sau")


@pytest.mark.parametrize(
    "hostile", ['"><script>alert(1)</script>', "</body></html>", "a' onload='x", "&lt;b&gt;"]
)
def test_a_hostile_title_stays_in_its_attribute(hostile: str) -> None:
    entry = Entry("x/", hostile, hostile, "", hostile, {"nam": (hostile,)})
    text = copy("<p>x</p>", entry)
    assert "<script" not in text
    assert text.count("</body></html>") == 1
    assert "' onload='" not in text


def test_facets_stand_one_in_an_element() -> None:
    text = copy("<p>x</p>", Entry("x/", "x", "", facets={"loai": ("xa", "phuong"), "nam": ("2024",)}))
    for each in ("loai:xa", "loai:phuong", "nam:2024"):
        assert f'<i data-pagefind-filter="{each}"></i>' in text
