"""Look-ups go both ways: from an inspection to what was asked, from a body to everything that names it, and back."""

from __future__ import annotations

from datetime import date

import pytest

from generator.records import TYPES
from generator.records.programme import Programme
from generator.records.summaries import id_order
from generator.records.tasks import ComputedStatus
from generator.registry import Link
from tests.folder import COMMITTEE, CONCLUSION, INSPECTION, MEETING, PROGRAMME, REPORT, VALID, Folder
from tests.registry.writing import TODAY, bare, body, inspection, registry_of, view


def test_an_inspection_leads_to_its_conclusions_and_they_to_what_was_asked(folder: Folder) -> None:
    look = view(folder)
    (conclusion,) = look.conclusions_of("KT-2022-0001")
    assert conclusion.id == "KL-2022-0001"
    assert [item.id for item in conclusion.items if item.kind == "recommendation"] == ["KL-2022-0001-01"]


def test_what_was_asked_leads_back_to_its_conclusion(folder: Folder) -> None:
    found = view(folder).item("KL-2022-0001-01")
    assert found
    summary, item = found
    assert (summary.id, item.kind, item.text) == (
        "KL-2022-0001",
        "recommendation",
        "Niêm yết đủ các khoản thu.",
    )


def test_a_finding_leads_to_what_was_asked_because_of_it(folder: Folder) -> None:
    (mention,) = view(folder).mentions("KT-2022-0001-f1")
    assert (mention.summary.id, mention.roles) == ("KL-2022-0001", ("recommendations.findings",))


@pytest.mark.parametrize(
    ("item", "kind", "owner"),
    [
        ("KT-2022-0001-f1", "finding", "KT-2022-0001"),
        ("KL-2022-0001-01", "recommendation", "KL-2022-0001"),
        ("KL-2022-0001-m1", "measure", "KL-2022-0001"),
    ],
)
def test_an_item_has_a_kind_and_an_owner(item: str, kind: str, owner: str, folder: Folder) -> None:
    registry = registry_of(folder)
    assert (registry.kind_of(item), registry.owner(item)) == (kind, owner)


def test_a_record_is_its_own_owner(folder: Folder) -> None:
    registry = registry_of(folder)
    assert (registry.owner("xa-a"), registry.kind_of("xa-a")) == ("xa-a", "organization")


@pytest.mark.parametrize("unknown", ["khong-co", "KT-2022-0001-f9", "KT-2022-0009", ""])
def test_what_is_not_there_is_nothing(unknown: str, folder: Folder) -> None:
    registry, look = registry_of(folder), view(folder)
    assert not any((registry.owner(unknown), registry.kind_of(unknown), registry.item(unknown)))
    assert not any((look.get(unknown), look.item(unknown), look.mentions(unknown)))
    assert not any((registry.backlinks(unknown), look.predecessors(unknown)))
    with pytest.raises(KeyError):
        registry.record(unknown)
    with pytest.raises(KeyError):
        look.record(unknown)


def test_every_link_leads_there_and_back(folder: Folder) -> None:
    registry = registry_of(folder)
    links = [link for each in registry.ids() for link in registry.links(each)]
    assert links
    assert all(link in registry.backlinks(link.target) for link in links)
    assert len(links) == sum(len(registry.backlinks(target)) for target in {link.target for link in links})


def test_the_links_of_a_record_say_in_which_field(folder: Folder) -> None:
    links = registry_of(folder).links("KL-2022-0001")
    assert [(link.role, link.target) for link in links] == [
        ("of", "KT-2022-0001"),
        ("issuer", "ubnd-xa-a"),
        ("document", "12-kl-ubnd-2022"),
        ("recommendations.to", "truong-tieu-hoc-xa-a"),
        ("recommendations.findings", "KT-2022-0001-f1"),
    ]


def test_the_same_link_twice_is_one(folder: Folder) -> None:
    folder.replace(
        INSPECTION, "about: [truong-tieu-hoc-xa-a]", "about: [truong-tieu-hoc-xa-a, truong-tieu-hoc-xa-a]"
    )
    links = registry_of(folder).links("KT-2022-0001")
    assert links.count(Link("KT-2022-0001", "findings.about", "truong-tieu-hoc-xa-a")) == 1


def test_keys_within_a_record_are_no_links(folder: Folder) -> None:
    targets = {link.target for link in registry_of(folder).links("KT-2022-0001")}
    assert targets == {"ubnd-xa-a", "31-kh-ubnd-2022", "CT-2022-0001", "truong-tieu-hoc-xa-a"}


def test_a_body_leads_to_everything_that_names_it_with_the_fields_that_do(folder: Folder) -> None:
    found = {each.summary.id: each.roles for each in view(folder).about("ubnd-xa-a")}
    assert found == {
        "KT-2022-0001": ("lead", "teams.head.organization"),
        "KL-2022-0001": ("issuer",),
        "CT-2022-0001": ("organization",),
        "HN-2022-0001": ("host",),
        "BC-2022-0001": ("organization",),
    }


def test_what_names_a_body_comes_newest_first_and_undated_last(folder: Folder) -> None:
    folder.replace(REPORT, "period: 2022", "period: {unknown: not_stated}")
    order = [each.summary.id for each in view(folder).about("ubnd-xa-a")]
    assert order == ["CT-2022-0001", "HN-2022-0001", "KL-2022-0001", "KT-2022-0001", "BC-2022-0001"]


def test_a_document_leads_to_who_cites_it(folder: Folder) -> None:
    found = [(each.summary.id, each.roles) for each in view(folder).mentions("31-kh-ubnd-2022")]
    assert found == [("CT-2022-0001", ("documents",)), ("KT-2022-0001", ("legal_basis",))]


def test_mentions_can_be_asked_for_one_field(folder: Folder) -> None:
    look = view(folder)
    assert [each.summary.id for each in look.mentions("ubnd-xa-a", "lead", "host")] == [
        "HN-2022-0001",
        "KT-2022-0001",
    ]
    assert look.mentions("ubnd-xa-a", "khong-co") == []


def test_a_place_leads_to_the_bodies_in_it_by_the_alphabet(folder: Folder) -> None:
    body(folder, "am", kind="school", name="Trường ẩm", more="place: xa-a\n")
    folder.append(REPORT, "organizations: [am]\n")
    assert [each.heading for each in view(folder).placed_in("xa-a")] == [
        "Trường ẩm",
        "Trường Tiểu học xã A",
        "Ủy ban nhân dân xã A",
    ]


def test_a_body_leads_to_the_bodies_below_it(folder: Folder) -> None:
    folder.replace(COMMITTEE, 'parent: {described: "Ủy ban nhân dân tỉnh"}', "parent: xa-a")
    assert [each.id for each in view(folder).below("xa-a")] == ["ubnd-xa-a"]


def test_a_programme_leads_to_what_was_done_of_it(folder: Folder) -> None:
    look = view(folder)
    assert [each.id for each in look.inspections_under("CT-2022-0001")] == ["KT-2022-0001"]
    programme = look.record("CT-2022-0001")
    assert isinstance(programme, Programme)
    (line,) = look.register(programme)
    assert line.inspection
    assert (line.inspection.id, [each.id for each in line.conclusions]) == ("KT-2022-0001", ["KL-2022-0001"])
    assert line.published


def test_a_programme_lists_what_was_planned_then_what_was_not(folder: Folder) -> None:
    folder.append(PROGRAMME, "  - text: Kiểm tra chợ.\n")
    inspection(folder, 7, "ubnd-xa-a", "programme: CT-2022-0001\n")
    look = view(folder)
    programme = look.record("CT-2022-0001")
    assert isinstance(programme, Programme)
    lines = [
        (line.planned and line.planned.text, line.inspection and line.inspection.id)
        for line in look.register(programme)
    ]
    assert lines == [
        ("Kiểm tra trường học.", "KT-2022-0001"),
        ("Kiểm tra chợ.", None),
        (None, "KT-2022-0007"),
    ]


def test_a_meeting_under_a_programme_is_no_inspection(folder: Folder) -> None:
    folder.append(MEETING, "programme: CT-2022-0001\n")
    assert [each.id for each in view(folder).inspections_under("CT-2022-0001")] == ["KT-2022-0001"]


def test_ids_come_by_prefix_year_and_value() -> None:
    ids = [
        "KT-2022-10000",
        "KT-2022-9999",
        "KT-2021-0001",
        "HN-2022-0002",
        "KL-2022-0001",
        "xa-a",
        "quan-10",
        "BT-2026-Q4",
    ]
    assert sorted(ids, key=id_order) == [
        "BT-2026-Q4",
        "quan-10",
        "xa-a",
        "HN-2022-0002",
        "KL-2022-0001",
        "KT-2021-0001",
        "KT-2022-9999",
        "KT-2022-10000",
    ]


def test_the_registry_counts_and_knows_its_records(folder: Folder) -> None:
    registry = registry_of(folder)
    assert len(registry) == len(registry.ids()) == len(VALID) - 2
    assert "xa-a" in registry
    assert "khong-co" not in registry
    assert sorted(each for kind in TYPES for each in registry.ids(kind.name)) == sorted(registry.ids())


def test_a_record_unpacked_is_the_record_that_was_read(folder: Folder) -> None:
    registry = registry_of(folder)
    for name in VALID:
        if name.endswith(".yml") and name != "site.yml":
            read = folder.read(name)
            assert read.record
            assert registry.record(read.record.id) == read.record
            assert registry.value(read.record.id) == read.value


def test_a_summary_says_what_other_pages_need(folder: Folder) -> None:
    summary = registry_of(folder).summary("KL-2022-0001")
    assert (summary.type, summary.heading, summary.badge) == (
        "conclusion",
        "Kết luận kiểm tra tại xã A",
        "kết luận chính thức",
    )
    assert (summary.when, summary.year, summary.attachments) == ("2022-09-20", 2022, ("ket-luan.pdf",))
    assert summary.published_on == date(2026, 11, 1)


def test_an_item_knows_when_it_is_overdue(folder: Folder) -> None:
    folder.replace(CONCLUSION, "    due: 2022-10-15\n", "    due: 2022-10-15\n    status: in_progress\n")
    found = view(folder).item("KL-2022-0001-01")
    assert found
    assert found[1].computed(date(2022, 10, 15)) is None
    assert found[1].computed(date(2022, 10, 16)) is ComputedStatus.overdue


def test_an_item_that_is_done_is_not_overdue(folder: Folder) -> None:
    folder.replace(CONCLUSION, "    due: 2022-10-15\n", "    due: 2022-10-15\n    status: done\n")
    found = view(folder).item("KL-2022-0001-01")
    assert found
    assert found[1].computed(TODAY) is None


def test_a_registry_without_records_answers_too(folder: Folder) -> None:
    bare(folder)
    look = view(folder)
    assert [look.all(kind.name) for kind in TYPES] == [[]] * len(TYPES)
