"""Planned, done, concluded, published, never inspected: what the register counts and what it says."""

from __future__ import annotations

import re

import pytest

from tests.small import Small

PROGRAMME = "do-phu/CT-2025-0001.md"


def _inspection(
    small: Small, record_id: str, stage: str, *named: str, lead: str = "ubnd", more: str = ""
) -> None:
    lines = ["kind: inspection", "regime: administrative", f"stage: {stage}", f"lead: {lead}"]
    year = record_id[3:7]
    lines += [f"conducted: {year}-03-01", f"inspected: [{{kind: nơi, named: [{', '.join(named)}]}}]"]
    small.record(record_id, *lines, *([more] if more else []))


def _conclusion(small: Small, record_id: str, of: str, state: str = "published") -> None:
    lines = ["level: final", "issuer: ubnd", "concluded_on: 2025-06-01"]
    small.record(record_id, f"of: {of}", *lines, state=state)


def _programme(small: Small, *planned: str) -> None:
    lines = [f"  - {each}" for each in planned]
    small.record("CT-2025-0001", "organization: ubnd", "period: 2025", "planned:", *lines)


def _line(page: str, start: str) -> str:
    (found,) = [line for line in page.splitlines() if line.startswith(f"- [{start}")]
    return found


@pytest.fixture(name="world")
def _world(small: Small) -> Small:
    small.organization("xa-a", "Xã A", "commune", "parent: ubnd")
    small.organization("truong-a", "Trường A", "school", "place: xa-a")
    small.organization("truong-b", "Trường B", "school")
    _programme(
        small,
        "{text: A, organizations: [truong-a], inspection: KT-2025-0001}",
        "{text: B, organizations: [truong-b, {described: một trường khác}]}",
        "{text: C, inspection: {described: đã làm ở huyện}}",
    )
    _inspection(small, "KT-2025-0001", "concluded", "truong-a")
    _inspection(small, "KT-2025-0002", "concluded_unpublished", "truong-a", more="programme: CT-2025-0001")
    _inspection(small, "KT-2025-0003", "conducted", "truong-a", more="programme: CT-2025-0001")
    _inspection(small, "KT-2025-0004", "announced", "truong-a", more="programme: CT-2025-0001")
    _conclusion(small, "KL-2025-0001", "KT-2025-0001")
    return small


def test_a_programme_counts_what_was_planned_done_concluded_and_published(world: Small) -> None:
    line = _line(world.pages()["do-phu/index.md"], "Bản CT-2025-0001")
    assert "đã định 3 đợt, đã làm 3, đã kết luận 2, đã công bố kết quả 1, chưa công bố 2" in line
    assert "3 đợt ngoài kế hoạch" in line
    assert "1 đợt chưa làm xong" in line
    assert "1 đợt chỉ được mô tả, không tính là đã làm" in line


def test_what_was_planned_and_never_named_has_a_list(world: Small) -> None:
    pages = world.pages()
    line = _line(pages["do-phu/index.md"], "Bản CT-2025-0001")
    assert "[1 nơi đã định mà chưa thấy được kiểm tra](CT-2025-0001.md)" in line
    assert "1 nơi chỉ được mô tả" in line
    assert re.findall(r"^- \[(.+?)\]", pages[PROGRAMME], re.MULTILINE) == ["Trường B"]
    assert "không có nghĩa là chưa ai kiểm tra" in pages[PROGRAMME]


def test_a_programme_whose_every_body_was_named_has_no_list(world: Small) -> None:
    _inspection(world, "KT-2025-0005", "conducted", "truong-b")
    assert PROGRAMME not in world.pages()


def test_a_lead_body_counts_by_year_and_by_where_the_result_is(world: Small) -> None:
    _inspection(world, "KT-2024-0001", "concluded", "truong-a")
    line = _line(world.pages()["do-phu/index.md"], "Ủy ban nhân dân")
    assert "5 đợt (năm 2025: 4; năm 2024: 1)" in line
    assert "1 đợt có kết quả trên trang này" in line
    assert "1 đợt đã kết luận nhưng chưa công bố kết quả" in line
    assert "1 đợt đã kết luận, trang này chưa công bố kết quả" in line
    assert "2 đợt chưa có kết quả" in line


def test_a_withdrawn_conclusion_is_not_published_and_is_said(world: Small) -> None:
    _conclusion(world, "KL-2025-0001", "KT-2025-0001", state="withdrawn")
    pages = world.pages()
    programme = _line(pages["do-phu/index.md"], "Bản CT-2025-0001")
    assert "đã công bố kết quả 0, chưa công bố 3" in programme
    assert "1 đợt có kết luận đã rút" in programme
    (line,) = [each for each in pages["do-phu/ubnd.md"].splitlines() if "KT-2025-0001.md" in each]
    assert "Kết luận đã rút: [Bản KL-2025-0001]" in line
    assert "Trang này chưa công bố kết quả." in line


def test_the_page_of_a_lead_body_has_a_line_an_inspection_newest_first(world: Small) -> None:
    _inspection(world, "KT-2026-0001", "conducted", "truong-b")
    page = world.pages()["do-phu/ubnd.md"]
    led = page.split("## Các đợt đã chủ trì")[1].split("## ")[0]
    assert re.findall(r"/(KT-[0-9-]+)\.md", led)[:2] == ["KT-2026-0001", "KT-2025-0001"]
    assert "Kết luận: [Bản KL-2025-0001](../ket-luan/KL-2025-0001.md)." in led
    assert "đã kết luận, chưa công bố kết quả." in led
    assert "[Trường A](../don-vi/truong-a.md)" in led
    assert "| 2025 | đã kết luận | 1 |" in page


def test_a_body_that_no_inspection_names_is_listed_where_it_could_be_expected(world: Small) -> None:
    world.organization("doi-b", "Đội B", "other", "parent: ubnd")
    page = world.pages()["do-phu/ubnd.md"]
    never = page.split("## Chưa từng thấy được kiểm tra")[1]
    assert re.findall(r"^- \[(.+?)\]", never, re.MULTILINE) == ["Đội B", "Trường B"]
    assert "chỉ có nghĩa là trang này không có bản ghi như vậy" in never


def test_a_territory_is_seen_when_a_body_placed_there_is(world: Small) -> None:
    assert "Xã A]" not in world.pages()["do-phu/ubnd.md"]


def test_a_withdrawn_inspection_names_nobody_and_is_not_counted(small: Small) -> None:
    small.organization("truong-a", "Trường A", "school", "parent: ubnd")
    lines = ["kind: inspection", "regime: unknown", "stage: concluded", "lead: ubnd"]
    named = "inspected: [{kind: trường, named: [truong-a]}]"
    small.record("KT-2025-0001", *lines, named, state="withdrawn")
    page = small.pages()["do-phu/ubnd.md"]
    assert "0 đợt. 1 bản ghi đã rút, không tính." in page
    assert "[Trường A]" in page.split("## Chưa từng thấy được kiểm tra")[1]
    assert "đã rút" in page.split("## Các đợt đã chủ trì")[1]


def test_an_inspection_whose_lead_is_only_described_is_not_dropped(small: Small) -> None:
    _inspection(small, "KT-2025-0001", "conducted", "ubnd", lead="{described: đoàn của tỉnh}")
    pages = small.pages()
    assert "Chủ trì: đoàn của tỉnh." in pages["do-phu/chua-ro-chu-tri.md"]
    assert "](chua-ro-chu-tri.md): 1 đợt" in pages["do-phu/index.md"]


def test_a_long_list_is_split(small: Small) -> None:
    for number in range(1, 131):
        _inspection(small, f"KT-2025-{number:04d}", "conducted", "ubnd")
    pages = small.pages()
    assert pages["do-phu/ubnd.md"].count("/KT-") == 100
    assert pages["do-phu/ubnd/trang-2.md"].count("/KT-") == 30


def test_a_long_group_is_not_named_in_full(small: Small) -> None:
    names = [f"truong-{number}" for number in range(9)]
    for name in names:
        small.organization(name, f"Trường {name[-1]}", "school")
    _inspection(small, "KT-2025-0001", "conducted", *names)
    assert "và 4 nơi khác" in small.pages()["do-phu/ubnd.md"]
