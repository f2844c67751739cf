"""Relations are told from the other side: what ends, follows up or cites something stands where that something is."""

from __future__ import annotations

from datetime import date

import pytest

from generator.records.common import RelationKind
from generator.registry import Link
from tests.folder import BULLETIN, CONCLUSION, INSPECTION, MEETING, REPORT, Folder
from tests.registry.writing import SILENT_REASONS, TODAY, TOLD_REASONS, registry_of, view, withdraw

ANYTHING = [
    *(
        "xa-a",
        "31-kh-ubnd-2022",
        "CT-2022-0001",
        "KT-2022-0001",
        "KL-2022-0001",
        "HN-2022-0001",
        "BT-2026-Q4",
    ),
    *("KT-2022-0001-f1", "KL-2022-0001-01", "KL-2022-0001-m1"),
]
ENDING = {RelationKind.replaces, RelationKind.annuls}
INVERSE = {
    "reviews": "được phúc tra ở",
    "upholds": "được giữ nguyên bởi",
    "replaces": "bị thay thế bởi",
    "amends": "được sửa đổi, bổ sung bởi",
    "annuls": "bị hủy bỏ bởi",
    "follows_up": "được theo dõi việc thực hiện ở",
    "cites": "được viện dẫn ở",
}


def relate(folder: Folder, kind: str, target: str, source: str = REPORT) -> None:
    """Let a record (by its file) say that it stands in a relation to ``target``."""
    folder.append(source, f"relations: [{{kind: {kind}, record: {target}}}]\n")


def told(folder: Folder, target: str, today: date = TODAY) -> list[tuple[str, str]]:
    """Return which relations to ``target`` are told, and of which records."""
    return [(kind.value, each.id) for kind, each in view(folder, today).relations_to(target)]


@pytest.mark.parametrize("target", ANYTHING)
def test_a_relation_may_lead_to_any_record_and_any_item(target: str, folder: Folder) -> None:
    relate(folder, "cites", target)
    assert folder.problems() == []
    assert told(folder, target) == [("cites", "BC-2022-0001")]


def test_a_relation_to_nothing_is_a_problem(folder: Folder) -> None:
    relate(folder, "cites", "KL-2022-0009-01")
    assert (folder.problem().code, folder.problem().field) == ("REF001", "relations[1].record")


@pytest.mark.parametrize("kind", RelationKind, ids=str)
def test_the_link_of_a_relation_says_of_which_kind_it_is(kind: RelationKind, folder: Folder) -> None:
    relate(folder, kind.value, "KL-2022-0001")
    links = registry_of(folder).backlinks("KL-2022-0001")
    assert Link("BC-2022-0001", "relations.record", "KL-2022-0001", kind.value) in links


def test_no_other_link_is_of_a_kind(folder: Folder) -> None:
    registry = registry_of(folder)
    assert {link.relation for each in registry.ids() for link in registry.links(each)} == {""}


@pytest.mark.parametrize("kind", RelationKind, ids=str)
def test_a_relation_has_words_for_the_other_side(kind: RelationKind) -> None:
    assert kind.inverse == INVERSE[kind.value]


@pytest.mark.parametrize("kind", RelationKind, ids=str)
def test_only_what_is_replaced_or_annulled_holds_no_more(kind: RelationKind, folder: Folder) -> None:
    assert kind.ends == (kind in ENDING)
    relate(folder, kind.value, "KL-2022-0001-01")
    assert view(folder).ended("KL-2022-0001", "KL-2022-0001-01") == (kind in ENDING)


def test_with_a_record_all_its_items_end(folder: Folder) -> None:
    relate(folder, "annuls", "KL-2022-0001")
    assert view(folder).ended("KL-2022-0001", "KL-2022-0001-01")
    assert view(folder).ended("KL-2022-0001", "KL-2022-0001-m1")


def test_with_one_item_the_others_do_not_end(folder: Folder) -> None:
    relate(folder, "replaces", "KL-2022-0001-01")
    assert not view(folder).ended("KL-2022-0001", "KL-2022-0001-m1")


@pytest.mark.parametrize("state", ["draft", "embargoed", *TOLD_REASONS, *SILENT_REASONS])
def test_a_relation_is_told_only_by_a_record_that_stands(state: str, folder: Folder) -> None:
    relate(folder, "annuls", "KL-2022-0001-01")
    if state == "draft":
        folder.replace(REPORT, "state: published", "state: draft")
    elif state == "embargoed":
        folder.replace(REPORT, "published_on: 2026-11-01", "published_on: 2026-12-25")
    else:
        withdraw(folder, REPORT, state)
    assert told(folder, "KL-2022-0001-01") == []
    assert not view(folder).ended("KL-2022-0001", "KL-2022-0001-01")


def test_an_embargoed_relation_is_told_on_its_day(folder: Folder) -> None:
    relate(folder, "annuls", "KL-2022-0001")
    folder.replace(REPORT, "published_on: 2026-11-01", "published_on: 2026-12-25")
    assert told(folder, "KL-2022-0001", date(2026, 12, 25)) == [("annuls", "BC-2022-0001")]


def test_relations_are_told_newest_first_and_each_once(folder: Folder) -> None:
    twice = "{kind: cites, record: KL-2022-0001}, {kind: cites, record: KL-2022-0001, note: nữa}"
    folder.append(REPORT, f"relations: [{twice}, {{kind: amends, record: KL-2022-0001}}]\n")
    relate(folder, "follows_up", "KL-2022-0001", MEETING)
    relate(folder, "reviews", "KL-2022-0001", INSPECTION)
    assert told(folder, "KL-2022-0001") == [
        ("amends", "BC-2022-0001"),
        ("cites", "BC-2022-0001"),
        ("follows_up", "HN-2022-0001"),
        ("reviews", "KT-2022-0001"),
    ]


def test_a_relation_in_words_ends_nothing(folder: Folder) -> None:
    relate(folder, "annuls", "{described: kết luận năm 2021}")
    assert folder.problems() == []
    assert not any(view(folder).ended("KL-2022-0001", each) for each in ANYTHING)


def test_a_bulletin_is_told_of_although_it_has_no_page(folder: Folder) -> None:
    relate(folder, "cites", "KL-2022-0001", BULLETIN)
    assert told(folder, "KL-2022-0001", date(2026, 12, 31)) == [("cites", "BT-2026-Q4")]


@pytest.mark.parametrize("part", ["responses", "complaints"])
def test_what_another_record_says_of_an_item_is_found_at_the_item(part: str, folder: Folder) -> None:
    said = "by: ubnd-xa-a, position: accepts" if part == "responses" else "outcome: pending"
    folder.append(CONCLUSION, f"{part}: [{{{said}, items: [KT-2022-0001-f1, KL-2022-0001-01]}}]\n")
    found = [(each.summary.id, each.roles) for each in view(folder).said_elsewhere("KT-2022-0001-f1")]
    assert found == [("KL-2022-0001", (f"{part}.items",))]
    assert view(folder).said_elsewhere("KL-2022-0001-01") == []


@pytest.mark.parametrize("reason", SILENT_REASONS)
def test_a_record_withdrawn_in_silence_is_told_by_its_id_alone(reason: str, folder: Folder) -> None:
    withdraw(folder, CONCLUSION, reason)
    summary = view(folder).get("KL-2022-0001")
    assert summary
    assert (summary.silent, summary.heading, summary.badge) == (True, "KL-2022-0001 (đã rút)", "đã rút")


@pytest.mark.parametrize("reason", SILENT_REASONS)
def test_a_record_withdrawn_in_silence_is_in_no_mention(reason: str, folder: Folder) -> None:
    withdraw(folder, CONCLUSION, reason)
    look = view(folder)
    assert look.conclusions_of("KT-2022-0001") == []
    assert look.mentions("KT-2022-0001-f1") == []
    assert "KL-2022-0001" not in {each.summary.id for each in look.about("ubnd-xa-a")}


@pytest.mark.parametrize("reason", TOLD_REASONS)
def test_a_record_withdrawn_for_another_reason_keeps_its_heading(reason: str, folder: Folder) -> None:
    withdraw(folder, CONCLUSION, reason)
    look = view(folder)
    summary = look.get("KL-2022-0001")
    assert summary
    assert (summary.silent, summary.heading) == (False, "Kết luận kiểm tra tại xã A")
    assert [each.id for each in look.conclusions_of("KT-2022-0001")] == ["KL-2022-0001"]
