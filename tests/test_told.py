"""What pages tell: everything said of a record stands there once, nobody is blamed by a guess, silence is kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator import pages as page_types
from generator.pages import Context, Page, Planned, all_pages, home
from generator.records.common import RelationKind
from generator.site import make_site
from tests.folder import BULLETIN, COMMUNE, CONCLUSION, INSPECTION, MEETING, PROGRAMME, REPORT, Folder
from tests.registry.writing import SILENT_REASONS, TODAY, TOLD_REASONS, withdraw

HOME, LATE, NOT_TOLD = "index.md", "kien-nghi/qua-han.md", "kien-nghi/chua-co-thong-tin.md"
ASKED, DONE, FOUND, REPORTED = (
    "ket-luan/KL-2022-0001.md",
    "ket-luan/KL-2022-0001.md",
    "kiem-tra/KT-2022-0001.md",
    "so-lieu/BC-2022-0001.md",
)
RECOMMENDATION, MEASURE, FINDING = "KL-2022-0001-01", "KL-2022-0001-m1", "KT-2022-0001-f1"
ITEMS = {
    "a recommendation": (CONCLUSION, ASKED, RECOMMENDATION),
    "a measure": (CONCLUSION, DONE, MEASURE),
    "a finding": (INSPECTION, FOUND, FINDING),
    "a finding of its own": (CONCLUSION, ASKED, "KL-2022-0001-f1"),
    "a measure of an inspection": (INSPECTION, FOUND, "KT-2022-0001-m1"),
}
"""What may be spoken about: the file and the page of its record, and its id."""
MORE = {
    CONCLUSION: "findings: [{id: KL-2022-0001-f1, kind: observation, text: Nhận xét., stated_by: inspector}]\n",
    INSPECTION: "measures: [{id: KT-2022-0001-m1, kind: fine, text: Phạt tiền.}]\n",
}
SAID = {
    "responses": (
        "Ý kiến thứ {}",
        "{{by: ubnd-xa-a, position: disputes, text: Ý kiến thứ {}., items: [{}]}}",
    ),
    "complaints": ("Khiếu nại thứ {}", "{{outcome: pending, text: Khiếu nại thứ {}., items: [{}]}}"),
}
"""How a response and a complaint are written, and which words of it are looked for."""
GENERAL = {"responses": "## Giải trình, ý kiến", "complaints": "## Khiếu nại và kết quả"}


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return a valid data folder."""
    return Folder(tmp_path)


def made(folder: Folder, today: date = TODAY) -> dict[str, str]:
    """Return the pages of a folder: path → Markdown."""
    return {each.path: each.markdown for each in all_pages(make_site(folder.path, today).context)}


def card(page: str, item_id: str) -> str:
    """Return the part of a page that is about an item."""
    _, start, rest = page.partition(f'id="{item_id}"')
    assert start, f"no {item_id}"
    return rest.split("\n### ")[1].split("\n## ")[0]


def enter(folder: Folder, status: str) -> None:
    """Enter the status of the recommendation, which was due on 2022-10-15."""
    folder.replace(CONCLUSION, "    due: 2022-10-15\n", f"    due: 2022-10-15\n    status: {status}\n")


def relate(folder: Folder, kind: str, target: str, source: str = REPORT) -> None:
    """Let a record (by its file) say that it stands in a relation to ``target``."""
    folder.append(source, f"relations: [{{kind: {kind}, record: {target}}}]\n")


@pytest.mark.parametrize("part", SAID)
@pytest.mark.parametrize(("file", "path", "item"), ITEMS.values(), ids=ITEMS)
def test_what_is_said_of_an_item_stands_once_and_beside_it(
    file: str, path: str, item: str, part: str, folder: Folder
) -> None:
    words, written = SAID[part]
    folder.append(file, MORE[file] + f"{part}: [{written.format(1, item)}]\n")
    page = made(folder)[path]
    assert page.count(words.format(1)) == 1
    assert words.format(1) in card(page, item)
    assert GENERAL[part] not in page


@pytest.mark.parametrize("part", SAID)
@pytest.mark.parametrize("items", ["", FINDING], ids=["the record as a whole", "an item of another record"])
def test_what_is_said_of_no_item_of_the_record_stands_once_and_in_general(
    items: str, part: str, folder: Folder
) -> None:
    words, written = SAID[part]
    folder.append(CONCLUSION, f"{part}: [{written.format(1, items)}]\n")
    page = made(folder)[ASKED]
    assert page.count(words.format(1)) == 1
    assert words.format(1) in page.split(GENERAL[part])[1]


@pytest.mark.parametrize("part", SAID)
def test_what_is_said_of_two_items_stands_beside_each_and_not_in_general(part: str, folder: Folder) -> None:
    words, written = SAID[part]
    both = f"{RECOMMENDATION}, {MEASURE}, {FINDING}"
    folder.append(CONCLUSION, f"{part}: [{written.format(1, both)}]\n")
    page = made(folder)[ASKED]
    assert [card(page, each).count(words.format(1)) for each in (RECOMMENDATION, MEASURE)] == [1, 1]
    assert page.count(words.format(1)) == 2
    assert GENERAL[part] not in page


@pytest.mark.parametrize("part", SAID)
def test_of_many_things_said_none_is_lost_and_none_is_doubled(part: str, folder: Folder) -> None:
    words, written = SAID[part]
    about = ["", RECOMMENDATION, MEASURE, "KL-2022-0001-f1", FINDING, RECOMMENDATION, ""]
    said = ", ".join(written.format(f"{number}x", item) for number, item in enumerate(about))
    folder.append(CONCLUSION, MORE[CONCLUSION] + f"{part}: [{said}]\n")
    page = made(folder)[ASKED]
    assert [page.count(words.format(f"{number}x")) for number in range(len(about))] == [1] * len(about)


@pytest.mark.parametrize("part", SAID)
def test_what_is_said_of_unread_lists_stands_in_general(part: str, folder: Folder) -> None:
    words, written = SAID[part]
    folder.append(CONCLUSION, f"findings: {{unknown: not_in_our_copy}}\n{part}: [{written.format(1, '')}]\n")
    assert made(folder)[ASKED].count(words.format(1)) == 1


@pytest.mark.parametrize("part", SAID)
def test_an_item_leads_to_what_another_record_says_of_it(part: str, folder: Folder) -> None:
    folder.append(CONCLUSION, f"{part}: [{SAID[part][1].format(1, FINDING)}]\n")
    found = card(made(folder)[FOUND], FINDING)
    assert "- **Xem thêm:** [Kết luận kiểm tra tại xã A](../ket-luan/KL-2022-0001.md)" in found


@pytest.mark.parametrize("kind", RelationKind, ids=str)
def test_what_another_record_says_of_a_record_stands_on_its_page(kind: RelationKind, folder: Folder) -> None:
    relate(folder, kind.value, "KL-2022-0001")
    line = f"- **{kind.inverse}:** [Số liệu năm 2022](../so-lieu/BC-2022-0001.md)"
    assert line in made(folder)[ASKED].split("## Bản ghi liên quan")[1]


@pytest.mark.parametrize("kind", RelationKind, ids=str)
@pytest.mark.parametrize(("file", "path", "item"), ITEMS.values(), ids=ITEMS)
def test_what_another_record_says_of_an_item_stands_beside_it(
    file: str, path: str, item: str, kind: RelationKind, folder: Folder
) -> None:
    folder.append(file, MORE[file])
    relate(folder, kind.value, item)
    page = made(folder)[path]
    line = f"- **{kind.inverse.capitalize()}:** [Số liệu năm 2022](../so-lieu/BC-2022-0001.md)"
    assert page.count(line) == 1
    assert line in card(page, item)


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("KL-2022-0001", ASKED),
        ("KT-2022-0001", FOUND),
        ("CT-2022-0001", "chuong-trinh/CT-2022-0001.md"),
        ("HN-2022-0001", "hoi-nghi/HN-2022-0001.md"),
        ("BC-2022-0001", REPORTED),
    ],
)
@pytest.mark.parametrize(("kind", "words"), [("annuls", "bị hủy bỏ bởi"), ("replaces", "bị thay thế bởi")])
def test_the_page_of_what_was_ended_says_so_before_all_else(
    target: str, path: str, kind: str, words: str, folder: Folder
) -> None:
    relate(folder, kind, target, PROGRAMME if target != "CT-2022-0001" else MEETING)
    page = made(folder)[path]
    lines = [line for line in page.split("\n# ")[1].splitlines() if line]
    assert lines[1] == '<div class="ended" markdown="1">'
    assert lines[2].startswith(f"**Bản ghi này {words} [")


@pytest.mark.parametrize("kind", ["reviews", "upholds", "amends", "follows_up", "cites"])
def test_nothing_is_said_to_be_ended_by_another_relation(kind: str, folder: Folder) -> None:
    relate(folder, kind, "KL-2022-0001")
    assert 'class="ended"' not in made(folder)[ASKED]


def test_what_is_not_public_ends_nothing_on_any_page(folder: Folder) -> None:
    before = made(folder)[ASKED]
    text = folder.text(REPORT).replace("BC-2022-0001", "BC-2022-0002").replace("published\n", "draft\n", 1)
    folder.write("reports/BC-2022-0002.yml", text + "relations: [{kind: annuls, record: KL-2022-0001}]\n")
    assert made(folder)[ASKED] == before


@pytest.mark.parametrize("status", ["not_started", "in_progress"])
def test_what_was_entered_as_unfinished_is_overdue_on_the_home_page(status: str, folder: Folder) -> None:
    enter(folder, status)
    found = made(folder)
    assert "có 1 việc quá hạn" in found[HOME]
    assert "Niêm yết đủ các khoản thu." in found[HOME].split("## Việc quá hạn")[1]
    assert "Niêm yết đủ các khoản thu." in found[LATE]
    assert "Niêm yết" not in found[NOT_TOLD]


def test_where_nothing_was_entered_nobody_is_called_late_on_any_page(folder: Folder) -> None:
    found = made(folder)
    assert "không có việc nào được ghi nhận là quá hạn" in found[HOME]
    assert "status-overdue" not in "".join(found.values())
    assert f"| Quá thời hạn, chưa có thông tin thực hiện | [1]({NOT_TOLD}) | 0 |" in found[HOME]
    assert "Niêm yết" not in found[LATE]
    assert "Niêm yết" in found[NOT_TOLD]
    said = card(found[ASKED], RECOMMENDATION)
    assert '**Trạng thái đã ghi nhận:** <span class="unknown">chưa có thông tin thực hiện</span>' in said
    assert "quá thời hạn, chưa có thông tin thực hiện" in said


@pytest.mark.parametrize("target", [RECOMMENDATION, "KL-2022-0001"], ids=["itself", "with its record"])
@pytest.mark.parametrize("kind", ["annuls", "replaces"])
def test_what_was_annulled_or_replaced_is_not_overdue(kind: str, target: str, folder: Folder) -> None:
    enter(folder, "in_progress")
    relate(folder, kind, target)
    found = made(folder)
    assert "không có việc nào được ghi nhận là quá hạn" in found[HOME]
    assert "Niêm yết" not in found[HOME] + found[LATE]
    assert "Niêm yết" in found["kien-nghi/het-hieu-luc.md"]


def test_what_was_only_amended_is_still_overdue(folder: Folder) -> None:
    enter(folder, "in_progress")
    relate(folder, "amends", RECOMMENDATION)
    assert "có 1 việc quá hạn" in made(folder)[HOME]


def test_an_entered_end_is_not_overdue_on_the_home_page(folder: Folder) -> None:
    enter(folder, "annulled")
    found = made(folder)
    assert "Niêm yết" not in found[HOME] + found[LATE]


@pytest.mark.parametrize("reason", SILENT_REASONS)
@pytest.mark.parametrize("file", [INSPECTION, CONCLUSION, MEETING, REPORT, PROGRAMME])
def test_the_title_of_a_record_withdrawn_in_silence_is_in_no_page(
    file: str, reason: str, folder: Folder
) -> None:
    title = next(line for line in folder.text(file).splitlines() if line.startswith("title: "))
    folder.replace(file, title, "title: Nguyễn Văn Bí Mật vay nợ")
    assert "Bí Mật" in "".join(made(folder).values())
    withdraw(folder, file, reason)
    found = made(folder)
    assert [path for path, text in found.items() if "Bí Mật" in text + path] == []
    assert Path(file).stem not in found[HOME]
    assert any(f"{Path(file).stem} (đã rút)" in text for text in found.values())


@pytest.mark.parametrize("reason", SILENT_REASONS)
def test_what_stood_in_a_record_withdrawn_in_silence_is_in_no_page(reason: str, folder: Folder) -> None:
    withdraw(folder, INSPECTION, reason)
    found = made(folder)
    assert [path for path, text in found.items() if "Chưa niêm yết đủ" in text] == []
    assert [path for path, text in found.items() if "Nguyễn Văn A" in text] == []


@pytest.mark.parametrize("reason", TOLD_REASONS)
def test_a_record_withdrawn_for_another_reason_is_still_called_by_its_title(
    reason: str, folder: Folder
) -> None:
    withdraw(folder, CONCLUSION, reason)
    found = made(folder)
    assert "# Kết luận kiểm tra tại xã A" in found[ASKED]
    assert "Kết luận kiểm tra tại xã A" in found[HOME]


def test_an_organization_called_by_a_raised_two_has_a_page(folder: Folder) -> None:
    folder.replace(COMMUNE, "name: Xã A", "name: ²")
    found = made(folder)
    assert "\n# ²\n" in found["don-vi/xa-a.md"]
    assert "[²](xa-a.md)" in found["don-vi/index.md"]


@pytest.mark.parametrize("name", ["①", "٣", "½", "𝟙", "Ⅷ", "10", "0" * 600, "ﬁ", "ß", "İ", "\u0323", "—"])
def test_an_organization_may_be_called_by_any_sign(name: str, folder: Folder) -> None:
    folder.replace(COMMUNE, "name: Xã A", f'name: "{name}"')
    assert "don-vi/xa-a.md" in made(folder)


def test_two_pages_at_one_path_are_refused(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_types, "PAGE_TYPES", (home, home))
    with pytest.raises(RuntimeError, match=r"two pages at index\.md"):
        made(folder)


def test_two_pages_of_one_type_at_one_path_are_refused(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def plans(_context: Context) -> list[Planned]:
        return [Planned("a", lambda: [Page("a.md", "A", ""), Page("b.md", "B", ""), Page("a.md", "C", "")])]

    monkeypatch.setattr(page_types, "PAGE_TYPES", (SimpleNamespace(plans=plans),))
    with pytest.raises(RuntimeError, match=r"two pages at a\.md"):
        made(folder)


def test_several_positions_are_parted_by_commas(folder: Folder) -> None:
    head = "{name: Nguyễn Văn A, positions: [Bí thư, Chủ tịch], organization: ubnd-xa-a}"
    folder.replace(INSPECTION, "{name: Nguyễn Văn A, organization: ubnd-xa-a}", head)
    assert "Nguyễn Văn A, Bí thư, Chủ tịch, [Ủy ban nhân dân xã A]" in made(folder)[FOUND]


def test_a_relation_of_a_bulletin_is_told_with_a_link(folder: Folder) -> None:
    relate(folder, "cites", "KL-2022-0001", BULLETIN)
    assert "- **được viện dẫn ở:** [Bản tin số 1" in made(folder, date(2026, 12, 31))[ASKED]
