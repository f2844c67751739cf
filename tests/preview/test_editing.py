"""An editor writes, breaks and mends: what is shown, and what is told, follows."""

from __future__ import annotations

from datetime import datetime

import pytest

from generator import framing, loader, plugin
from generator.files import Found
from generator.pages import bulletin
from generator.preview import desk
from generator.site import HANOI
from tests.minisite.folder import LATER, MARK_LATER
from tests.preview.preview import PAGE, RECORD, TITLE, Preview, previewing

NEW = "data/inspections/KT-2026-0999.yml"
INVALID = "Trang chỉ hiện khi bản ghi không còn lỗi"


def test_an_edit_is_shown(preview: Preview) -> None:
    assert TITLE in preview.page()
    preview.edit(TITLE, f"{TITLE} lần hai")
    assert f"{TITLE} lần hai" in preview.page()
    assert f"{TITLE} lần hai" in preview.page("kiem-tra/")


def test_only_the_record_that_changed_is_read_again(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def opened(found: Found) -> object:
        read.append(found.name)
        return real(found)

    real = loader._opened
    monkeypatch.setattr(loader, "_opened", opened)
    preview.edit(TITLE, f"{TITLE} lần hai")
    assert read == [RECORD]
    preview.write("content/gioi-thieu.md", "# Khác\n")
    assert read == [RECORD]


def test_to_show_a_record_no_other_pages_are_planned(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_context: object) -> object:
        raise AssertionError

    monkeypatch.setattr(bulletin, "plans", refuse)
    preview.edit(TITLE, f"{TITLE} lần hai")
    assert f"{TITLE} lần hai" in preview.page()


def test_a_new_record_comes_and_a_removed_one_goes(preview: Preview) -> None:
    text = (preview.folder / RECORD).read_text(encoding="utf-8").replace("KT-2026-0007", "KT-2026-0999")
    assert preview.ask("kiem-tra/KT-2026-0999/").status == 404
    preview.write(NEW, text.replace(TITLE, "Một đợt mới"))
    assert "Một đợt mới" in preview.page("kiem-tra/KT-2026-0999/")
    preview.delete(NEW)
    assert preview.ask("kiem-tra/KT-2026-0999/").status == 404


def test_a_broken_record_shows_its_problem_on_every_page_until_it_is_mended(preview: Preview) -> None:
    preview.edit("stage: concluded", "stage: xong rồi")
    for path in ("", PAGE, "kiem-tra/", "gioi-thieu/", "khong-co/"):
        got = preview.ask(path)
        assert (got.status, got.headers["content-type"]) == (503, "text/html; charset=utf-8")
        assert f"<strong>{RECORD}:7:1: lỗi FLD003</strong> <code>stage</code>" in got.text
        assert "“xong rồi”" in got.text
        assert "<pre><code><mark>stage: xong rồi</mark></code></pre>" in got.text
        assert "<p>→ " in got.text
        assert INVALID in got.text
    preview.edit("stage: xong rồi", "stage: concluded")
    assert TITLE in preview.page()


def test_a_page_of_problems_looks_like_the_site(preview: Preview) -> None:
    preview.edit("stage: concluded", "stage: xong rồi")
    text = preview.page()
    assert '<link rel="stylesheet" href="/ban-tin/stylesheets/bantin.css">' in text
    assert preview.ask("stylesheets/bantin.css").status == 200
    assert preview.ask("ban-tin/stylesheets/bantin.css").status == 200


def test_a_problem_that_only_all_records_show_is_shown_too(preview: Preview) -> None:
    text = "id: BT-2025-Q2\nstate: published\npublished_on: 2026-01-12\nnumber: 2\nperiod: 2025-04/2025-06\n"
    preview.write("data/bulletins/BT-2025-Q2.yml", text)
    assert "lỗi ID007" in preview.page()


def test_what_a_record_holds_is_text_on_the_page_of_problems(preview: Preview) -> None:
    preview.edit("stage: concluded", "stage: <script>alert(1)</script>")
    assert "<mark>stage: &lt;script&gt;alert(1)&lt;/script&gt;</mark>" in preview.page()
    assert "<script>alert" not in preview.page()


def test_what_leads_to_one_person_is_covered_on_the_page_and_on_the_terminal(
    preview: Preview, capsys: pytest.CaptureFixture[str]
) -> None:
    preview.edit("stage: concluded", "stage: CCCD 001203004567")
    told = capsys.readouterr().err
    for text in (preview.page(), told):
        assert "lỗi FLD003" in text
        assert "001203004567" not in text


def test_of_a_file_with_personal_data_no_line_is_shown(
    preview: Preview, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also when that is known already, and only something else in the file is told."""
    preview.edit(TITLE, "Ông Nguyễn Văn An, CCCD 001203004567, tố cáo")
    assert "lỗi PER" in preview.page()
    assert "Nguyễn Văn An" not in preview.page()
    preview.edit("stage: concluded", "stage: xong rồi")
    assert "lỗi FLD003" in preview.page()
    assert "Nguyễn Văn An" not in preview.page() + capsys.readouterr().err


def test_errors_are_told_once_for_each_change_and_their_end_too(
    preview: Preview, capsys: pytest.CaptureFixture[str]
) -> None:
    preview.edit("stage: concluded", "stage: xong rồi")
    assert capsys.readouterr().err.count("lỗi FLD003") == 1
    preview.desk.renew()
    assert capsys.readouterr().err == ""
    preview.write("content/gioi-thieu.md", "# Khác\n")
    assert capsys.readouterr().err == "Thấy thay đổi: content/gioi-thieu.md.\nVẫn còn 1 lỗi.\n"
    preview.edit("stage: xong rồi", "stage: concluded")
    assert capsys.readouterr().err == f"Thấy thay đổi: {RECORD}.\nKhông còn lỗi, trang đã hiện lại.\n"


def test_a_warning_is_told_once_wherever_it_moves(
    preview: Preview, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "data/inspections/KT-2026-0001.yml"
    preview.write(name, "# Ghi chú.\n" + (preview.folder / name).read_text(encoding="utf-8"))
    assert capsys.readouterr().err == f"Thấy thay đổi: {name}.\n"
    preview.edit("lead: ban-ttnd-xa-binh-an", "lead: xa-an-lac")
    assert "cảnh báo REF003" not in capsys.readouterr().err


def test_many_changes_are_counted(preview: Preview, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(4):
        path = preview.folder / f"content/them-{number}.md"
        path.write_text("# Thêm\n", encoding="utf-8")
    preview.desk.renew()
    assert capsys.readouterr().err == "Thấy thay đổi: 4 tệp.\n"


def test_a_page_written_by_hand_is_shown_as_it_is_now(preview: Preview) -> None:
    preview.write("content/gioi-thieu.md", "# Giới thiệu\n\nMột đoạn mới.\n")
    assert "Một đoạn mới." in preview.page("gioi-thieu/")
    preview.write("content/them.md", "# Thêm\n")
    assert "<h1" in preview.page("them/")
    assert "Thêm" in preview.page("them/")
    preview.delete("content/them.md")
    assert preview.ask("them/").status == 404


def test_the_looks_follow_too(preview: Preview) -> None:
    preview.edit("<footer", "<p>Chân trang mới</p><footer", "theme_overrides/partials/footer.html")
    assert "<p>Chân trang mới</p>" in preview.page()
    assert "<p>Chân trang mới</p>" in preview.page("gioi-thieu/")


def test_a_page_that_leads_to_a_record_follows_it(preview: Preview) -> None:
    preview.write("content/gioi-thieu.md", "# Giới thiệu\n\n[Xem](kiem-tra/KT-2026-0999.md)\n")
    assert 'href="kiem-tra/KT-2026-0999.md"' in preview.page("gioi-thieu/")
    text = (preview.folder / RECORD).read_text(encoding="utf-8").replace("KT-2026-0007", "KT-2026-0999")
    preview.write(NEW, text)
    assert 'href="../kiem-tra/KT-2026-0999/"' in preview.page("gioi-thieu/")


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("mkdocs.yml", "site_name: [", "mkdocs.yml, dòng 1, sai cách viết YAML."),
        ("mkdocs.yml", "site_name: x\nplugins: [bantin]\n", "docs"),
        ("mkdocs.yml", "site_name: x\ndocs_dir: content\nplugins: []\n", "plugins: thiếu bantin"),
        ("mkdocs.yml", "site_name: x\ndocs_dir: content\nplugins: [bantin, search]\n", desk.OTHER_WAY),
        ("theme_overrides/main.html", "{% if %}", "main.html, dòng 1 không dùng được"),
        ("content/kiem-tra/KT-2026-0007.md", "# X\n", "đứng vào chỗ của một trang tự sinh"),
    ],
)
def test_what_else_is_wrong_is_said_in_a_sentence_until_it_is_mended(
    name: str, text: str, sentence: str, preview: Preview, capsys: pytest.CaptureFixture[str]
) -> None:
    path = preview.folder / name
    before = path.read_text(encoding="utf-8") if path.exists() else None
    preview.write(name, text)
    told = capsys.readouterr().err
    assert sentence in told
    assert "Traceback" not in told
    assert preview.ask(PAGE).status == 503
    assert sentence in preview.page()
    assert preview.ask("stylesheets/bantin.css").status == 200
    if before is None:
        preview.delete(name)
    else:
        preview.write(name, before)
    assert TITLE in preview.page()


def test_a_page_that_cannot_be_made_says_so_and_the_others_are_there(
    preview: Preview, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> object:
        raise ValueError("thử")

    monkeypatch.setattr("generator.pages.inspection._looked_up", fail)
    preview.edit(TITLE, f"{TITLE} lần hai")
    got = preview.ask(PAGE)
    assert got.status == 500
    told = capsys.readouterr().err
    for text in (got.text, told):
        assert "ValueError: thử" in text
        assert "Traceback" not in text
    assert preview.ask("kiem-tra/").status == 200


def test_the_settings_are_read_again(preview: Preview) -> None:
    preview.edit("xã Bình An\n", "xã Bình Yên\n", "data/site.yml")
    assert "xã Bình Yên" in preview.page()


def test_what_a_search_can_be_narrowed_by_follows_the_records(preview: Preview) -> None:
    assert "<small>(1)</small>" in preview.page("tim-kiem/")
    before = preview.page("tim-kiem/")
    preview.edit("state: published", "state: draft")
    assert before != preview.page("tim-kiem/")


def test_on_another_day_another_site_is_shown(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    assert preview.ask("kiem-tra/KT-2026-0004/").status == 404
    noon = datetime(LATER.year, LATER.month, LATER.day, 12, tzinfo=HANOI)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
    preview.desk.renew()
    assert MARK_LATER in preview.page("kiem-tra/KT-2026-0004/")


def test_what_mkdocs_makes_is_kept_for_the_next_start(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> object:
        raise AssertionError

    expected = {path: preview.page(path) for path in ("", PAGE, "gioi-thieu/")}
    monkeypatch.setattr(plugin, "framed", refuse)
    monkeypatch.setattr(plugin, "plan", refuse)
    with previewing(preview.folder) as again:
        assert {path: _plain(again.page(path)) for path in expected} == {
            path: _plain(page) for path, page in expected.items()
        }


def test_a_cache_that_was_spoilt_counts_for_nothing(preview: Preview) -> None:
    for path in (preview.folder / framing.FOLDER).glob("*.bin"):
        path.write_bytes(b"x" + path.read_bytes()[1:])
    with previewing(preview.folder) as again:
        assert TITLE in again.page()


def _plain(page: str) -> str:
    """Return a page without its script of the preview."""
    before, _, after = page.partition('<script defer src="/_xem-thu/')
    return before + after.partition("</script>")[2]
