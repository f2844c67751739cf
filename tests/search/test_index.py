"""The index: everything is found, in one order, by the same bytes whatever was kept from an earlier build."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import search
from generator.search import Document, Entry, batches, bundle, joined, running, searched
from tests.search.index import Index, files, many, numbers, page
from tests.tries import TIMES


def write(documents: list[Document], site: Path, *, brief: bool = False, cache: Path | None = None) -> Index:
    site.mkdir()
    search.write(documents, site, brief=brief, cache=cache)
    return Index(site)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return write(many(60), tmp_path_factory.mktemp("search") / "site")


def test_every_page_is_in_it_once(index: Index) -> None:
    assert index.count == 60
    assert {index.address(number) for number in range(60)} == {f"ket-luan/{number}/" for number in range(60)}


def test_pages_are_numbered_from_the_oldest_and_undated_ones_come_first(index: Index) -> None:
    days = {each.entry.path: each.entry.day for each in many(60)}
    order = [days[index.address(number)] for number in range(60)]
    assert order == sorted(order)
    assert "" in order
    assert [name.startswith("u") for name, _ in index.pages] == [not day for day in order]


def test_a_page_is_named_after_its_day_so_that_another_one_renames_no_page_of_another_day(
    index: Index, tmp_path: Path
) -> None:
    days = {each.entry.path: each.entry.day for each in many(60)}
    before = {index.address(number): name for number, (name, _) in enumerate(index.pages)}
    assert all(name.startswith(days[path].replace("-", "") or "u") for path, name in before.items())
    found = write([*many(60), page("ket-luan/moi/", "Mới", day=days["ket-luan/1/"])], tmp_path / "site")
    after = {found.address(number): name for number, (name, _) in enumerate(found.pages)}
    assert len(set(after.values())) == 61
    renamed = {path for path, name in before.items() if after[path] != name}
    assert {days[path] for path in renamed} <= {days["ket-luan/1/"]}


def test_a_page_that_leads_is_marked_and_numbered_like_the_others(tmp_path: Path) -> None:
    first, second, third = (page(f"van-ban/{each}/", "Văn bản", day="2025-01-02") for each in "abc")
    leading = replace(second, entry=replace(second.entry, leads=True))
    found = write([first, leading, third], tmp_path / "site")
    assert [name for name, _ in found.pages] == ["202501020", "202501021x", "202501022"]


def test_a_name_as_one_word_is_not_taken_apart_again(tmp_path: Path) -> None:
    entry = Entry("don-vi/x/", "Nơi", "Đơn vị", also=joined("Quận Cầu Giấy"))
    found = write([searched(entry, "<h1>Nơi</h1>", brief=False)], tmp_path / "site")
    assert found.having("quancaugiay") == {"don-vi/x/"}
    assert found.having("giay") == set()


def test_a_word_without_marks_finds_every_spelling(index: Index) -> None:
    assert index.having("duong") == {f"ket-luan/{number}/" for number in range(60) if number % 5 in {0, 1}}
    assert index.having("hoa") == {f"ket-luan/{number}/" for number in range(60) if number % 5 in {2, 3}}


def test_a_spelling_finds_only_its_own_pages(index: Index) -> None:
    assert index.having("duong", "d\u0335ường") == {f"ket-luan/{number}/" for number in range(0, 60, 5)}
    assert index.having("hoa", "hòa") == {f"ket-luan/{number}/" for number in range(2, 60, 5)}


def test_words_are_sorted_and_each_chunk_tells_its_first_and_last(index: Index) -> None:
    words = list(index.words)
    assert words == sorted(words)
    assert all(word.endswith("_") for word in words)


def test_one_word_finds_all_pages(index: Index) -> None:
    assert numbers(index.words["__"][0]) == list(range(60))


def test_the_values_of_a_filter_are_sorted_and_hold_their_pages(index: Index) -> None:
    values = index.filtered("loai")
    assert list(values) == ["loai-0", "loai-1", "loai-2"]
    for value, pages in values.items():
        expected = {f"ket-luan/{number}/" for number in range(60) if f"loai-{number % 3}" == value}
        assert {index.address(number) for number in pages} == expected
        assert pages == sorted(pages)


def test_a_title_with_a_sign_is_found_whole_and_in_parts(tmp_path: Path) -> None:
    found = write([page("van-ban/x/", "Kế hoạch 31-KH/BCĐTP")], tmp_path / "site")
    for word in ("31khbcdtp", "31", "kh", "bcdtp"):
        assert found.having(word) == {"van-ban/x/"}


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from generator import search; from tests.search.index import many;"
        "search.write(many(40), Path(sys.argv[1]))"
    )
    for seed in ("1", "2", "3"):
        (tmp_path / seed).mkdir()
        world = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        subprocess.run([sys.executable, "-c", code, str(tmp_path / seed)], env=world, check=True)
    assert files(tmp_path / "1") == files(tmp_path / "2") == files(tmp_path / "3")


def test_the_order_of_the_pages_does_not_matter(tmp_path: Path) -> None:
    write(many(40), tmp_path / "one")
    write(many(40)[::-1], tmp_path / "other")
    assert files(tmp_path / "one") == files(tmp_path / "other")


@pytest.mark.parametrize("brief", [False, True])
def test_after_an_edit_the_index_is_that_of_a_clean_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, brief: bool
) -> None:
    monkeypatch.setattr(batches, "SIZE", 10)
    monkeypatch.setattr(bundle, "CHUNK", 300)
    cache, pages = tmp_path / "cache", many(60)
    write(pages, tmp_path / "before", brief=brief, cache=cache)
    pages[17] = page("ket-luan/17/", "Đã đổi tên", "chữ mới", day="2025-01-01", nam="2025")
    del pages[30]
    write(pages, tmp_path / "after", brief=brief, cache=cache)
    found = write(pages, tmp_path / "clean", brief=brief)
    assert files(tmp_path / "after") == files(tmp_path / "clean")
    assert found.having("moi") == {"ket-luan/17/"}


def test_after_an_edit_only_its_batch_is_indexed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "SIZE", 10)
    cache, pages = tmp_path / "cache", many(60)
    write(pages, tmp_path / "before", cache=cache)
    kept = set(cache.glob("*.bin"))
    pages[17] = page("ket-luan/17/", "Đã đổi tên", day=pages[17].entry.day)
    runs: list[Path] = []
    run = running._run

    def noted(source: Path, target: Path) -> None:
        runs.append(source)
        run(source, target)

    monkeypatch.setattr(running, "_run", noted)
    write(pages, tmp_path / "after", cache=cache)
    assert len(runs) == 1
    assert len(kept - set(cache.glob("*.bin"))) == 1


def test_after_an_edit_few_files_have_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "CHUNK", 300)
    pages = many(60)
    before = {file.path: file.digest() for file in search.files(pages, cache=tmp_path)}
    pages[17] = page("ket-luan/17/", "Đổi tên", day=pages[17].entry.day)
    changed = {
        file.path for file in search.files(pages, cache=tmp_path) if before.get(file.path) != file.digest()
    }
    name = f"{pages[17].entry.day.replace('-', '')}0"
    assert {path for path in changed if "/fragment/" in path} == {f"pagefind/fragment/{name}.pf_fragment"}
    assert len(changed) < len(before) / 3


def test_a_newer_page_changes_only_the_chunks_with_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "CHUNK", 300)
    before = {file.path for file in search.files(many(60), cache=tmp_path)}
    newer = page("ket-luan/moi/", "Tổ dân phố", day="2026-01-01")
    after = {file.path for file in search.files([*many(60), newer], cache=tmp_path)}
    chunks = {path for path in after if path.endswith(".pf_index")}
    assert len(chunks - before) < len(chunks) / 2


EDITS = st.lists(
    st.tuples(
        st.integers(0, 30),
        st.sampled_from(["", "2024-02-29", "2024-03-01", "2019-12-31"]),
        st.text(max_size=9),
    ),
    max_size=6,
)


@settings(deadline=None, max_examples=10 * TIMES)
@given(edits=st.lists(EDITS, min_size=1, max_size=3), size=st.integers(3, 40), run=st.integers(1, 40))
def test_whatever_was_kept_and_however_it_is_shared_out_the_files_are_those_of_a_clean_build(
    edits: list[list[tuple[int, str, str]]], size: int, run: int
) -> None:
    pages = {each.entry.path: each for each in many(20)}
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as monkeypatch:
        for number, some in enumerate(edits):
            for which, day, text in some:
                path = f"ket-luan/{which}/"
                pages[path] = page(path, f"Tên {text}", text, day=day, brief=True, nam=day[:4])
                pages.pop(f"ket-luan/{which // 2}/", None)
            monkeypatch.setattr(batches, "SIZE", size)
            monkeypatch.setattr(batches, "RUN", run)
            monkeypatch.setattr(batches, "FEWEST", 1)
            kept = list(search.files(pages.values(), brief=True, cache=Path(name), jobs=1 + number % 2))
            monkeypatch.setattr(batches, "RUN", 1_000)
            assert kept == list(search.files(pages.values(), brief=True))


@given(sizes=st.lists(st.integers(0, 250), min_size=1), jobs=st.integers(1, 4))
def test_much_work_is_shared_out_evenly(sizes: list[int], jobs: int) -> None:
    one = page("a/", "A")
    groups = [(str(number), [one] * size) for number, size in enumerate(sizes)]
    runs = batches._runs(groups, jobs)
    assert [group for run in runs for group in run] == groups
    total = sum(sizes)
    share = total / jobs if total >= batches.FEWEST * jobs else total
    assert all(sum(len(group) for _, group in run) <= min(batches.RUN, share) + 250 for run in runs)


def test_a_damaged_cache_is_not_believed(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    write(many(20), tmp_path / "before", cache=cache)
    for path in filter(Path.is_file, cache.rglob("*")):
        path.write_bytes(path.read_bytes()[:-3] + b"\0\0\0")
    write(many(20), tmp_path / "after", cache=cache)
    assert files(tmp_path / "before") == files(tmp_path / "after")


def _places(found: Index, word: str) -> list[list[int]]:
    return [[place for place in posting[1] if place >= 0] for posting in found.words[word][1][0][1]]


def test_of_common_words_a_large_site_tells_only_an_early_place_and_all_places_apart(
    tmp_path: Path,
) -> None:
    pages = [page(f"x/{number}/", "việc dân", "ở " * 70 + "dân chủ dân chủ") for number in range(8)]
    pages += [page("y/", "khác", "chủ chủ chủ")]
    large, small = (write(pages, tmp_path / str(brief), brief=brief) for brief in (True, False))
    assert _places(large, "dan_") == [[1]] * 8
    assert sorted(_places(large, "chu_")) == [[1], *[[0xFFFF]] * 8]
    assert sorted(_places(large, "=dan_")) == sorted(_places(small, "dan_")) == [[72, 2, 1]] * 8
    assert _places(large, "=chu_") == _places(small, "chu_")
    assert numbers(large.words["chu_"][1][0][1]) == numbers(small.words["chu_"][1][0][1])


def test_of_common_words_a_large_site_keeps_the_weight(tmp_path: Path) -> None:
    pages = [page(f"x/{number}/", "việc dân", "dân chủ", brief=True) for number in range(8)]
    large, small = (write(pages, tmp_path / str(brief), brief=brief) for brief in (True, False))
    for word, weight in (("dan_", 7), ("chu_", 1)):
        heaviest = [min(posting[1]) for posting in large.words[word][1][0][1]]
        assert (
            heaviest == [min(posting[1]) for posting in small.words[word][1][0][1]] == [-1 - 24 * weight] * 8
        )


def test_it_is_told_which_words_have_all_their_places_apart_those_that_have_lost_any(tmp_path: Path) -> None:
    pages = [page(f"x/{number}/", "việc dân", f"thứ thứ {number}", brief=True) for number in range(8)]
    large, small = (write(pages, tmp_path / str(brief), brief=brief) for brief in (True, False))
    assert large.common == {"thu_"}
    assert {word for word in large.words if word.startswith("=")} == {f"={word}" for word in large.common}
    assert small.common == set()
    assert not any(word.startswith("=") for word in small.words)


def test_a_site_without_pages_has_an_empty_index(tmp_path: Path) -> None:
    found = write([], tmp_path / "site")
    assert found.count == 0
    assert found.pages == []


def test_a_page_without_words_is_in_it_all_the_same(tmp_path: Path) -> None:
    found = write([page("a/", "…", "—"), page("b/", "", "")], tmp_path / "site")
    assert {found.address(number) for number in range(found.count)} == {"a/", "b/"}


def test_titles_for_a_disk_begin_with_the_newest(tmp_path: Path) -> None:
    write(many(20), tmp_path / "site")
    days = re.findall(
        r'"(\d{4}-\d\d-\d\d|)", "", \{', (tmp_path / "site/pagefind/muc-luc.js").read_text("utf-8")
    )
    assert len(days) == 20
    assert days == sorted(days, reverse=True)


def test_titles_for_a_disk_hold_every_page_and_break_out_of_no_script(tmp_path: Path) -> None:
    write([page("a/", "</script><b>"), page("b/", "Đường", day="2024-01-02", nam="2024")], tmp_path / "site")
    text = (tmp_path / "site/pagefind/muc-luc.js").read_text(encoding="utf-8")
    assert '["b/", "Đường", "Kết luận", "2024-01-02", "", {"nam": ["2024"]}]' in text
    assert "</script>" not in text


def test_without_pagefind_there_is_no_site_and_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    with pytest.raises(search.Failed, match=r"thiếu chương trình Pagefind.*pip install"):
        search.write(many(3), tmp_path)


def test_of_pagefinds_script_only_what_calls_its_webassembly_is_sent(index: Index) -> None:
    script = (index.folder / "pagefind.js").read_text(encoding="utf-8")
    assert script.startswith("/* Pagefind")
    assert "export const wasm=(function(exports){" in script
    assert script.rstrip().endswith("({__proto__:null});")
    assert len(script) < 10_000


def test_a_script_of_pagefinds_that_is_not_known_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "_GLUE", re.compile(b"nothing like it"))
    with pytest.raises(search.Failed, match=r"không đọc được kết quả của Pagefind .*pagefind\.js"):
        search.write(many(3), tmp_path)


def test_when_pagefind_stops_the_reason_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "broken"
    broken.write_text(f"#!{sys.executable}\nimport sys\nsys.exit('hết chỗ trên đĩa')\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(running, "program", lambda: str(broken))
    with pytest.raises(search.Failed, match=r"Pagefind dừng giữa chừng .*hết chỗ trên đĩa"):
        search.write(many(3), tmp_path)


def test_an_index_of_another_version_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "VERSION", "1.6.0")
    with pytest.raises(search.Failed, match="không đọc được kết quả của Pagefind"):
        search.write(many(3), tmp_path)
