"""What a citizen may see on a day: nothing before its day, no drafts, and bodies only when something leads there."""

from __future__ import annotations

from datetime import date

import pytest

from generator.records.common import State
from tests.folder import BULLETIN, COMMUNE, CONCLUSION, INSPECTION, MEETING, PLAN, PROGRAMME, REPORT, Folder
from tests.registry.writing import TODAY, WITHDRAWN, bare, body, inspection, registry_of, seen, view

NUMBERED = {
    PROGRAMME: "CT-2022-0001",
    INSPECTION: "KT-2022-0001",
    CONCLUSION: "KL-2022-0001",
    MEETING: "HN-2022-0001",
    REPORT: "BC-2022-0001",
}


@pytest.mark.parametrize("name", NUMBERED)
def test_a_published_record_is_seen(name: str, folder: Folder) -> None:
    assert NUMBERED[name] in seen(folder)


@pytest.mark.parametrize("name", NUMBERED)
def test_a_draft_is_not_seen(name: str, folder: Folder) -> None:
    folder.replace(name, "state: published", "state: draft")
    assert NUMBERED[name] not in seen(folder)
    look = view(folder)
    assert look.get(NUMBERED[name]) is None
    with pytest.raises(KeyError):
        look.record(NUMBERED[name])


@pytest.mark.parametrize("name", NUMBERED)
@pytest.mark.parametrize(
    ("today", "is_seen"),
    [
        (date(2026, 12, 24), False),
        (date(2026, 12, 25), True),
        (date(2026, 12, 26), True),
        (date(1999, 1, 1), False),
    ],
)
def test_an_embargo_ends_on_its_day(name: str, today: date, is_seen: bool, folder: Folder) -> None:  # noqa: FBT001
    folder.replace(name, "published_on: 2026-11-01", "published_on: 2026-12-25")
    assert (NUMBERED[name] in seen(folder, today)) is is_seen


def test_an_embargoed_record_is_in_no_look_up(folder: Folder) -> None:
    folder.replace(CONCLUSION, "published_on: 2026-11-01", "published_on: 2026-11-22")
    look = view(folder)
    assert look.conclusions_of("KT-2022-0001") == []
    assert look.mentions("KT-2022-0001-f1") == []
    assert look.item("KL-2022-0001-01") is None
    assert look.all("conclusion") == []
    assert "KL-2022-0001" not in {each.summary.id for each in look.about("ubnd-xa-a")}
    later = view(folder, date(2026, 11, 22))
    assert [each.id for each in later.conclusions_of("KT-2022-0001")] == ["KL-2022-0001"]


def test_before_its_day_nothing_at_all_is_seen(folder: Folder) -> None:
    assert seen(folder, date(2026, 10, 31)) == set()


def test_a_bulletin_of_the_end_of_the_year_is_not_out_in_november(folder: Folder) -> None:
    assert "BT-2026-Q4" not in seen(folder)
    assert "BT-2026-Q4" in seen(folder, date(2026, 12, 31))
    folder.delete(BULLETIN)
    assert "BT-2026-Q4" not in seen(folder, date(2026, 12, 31))


def test_a_body_that_nothing_leads_to_is_not_seen(folder: Folder) -> None:
    body(folder, "xa-b", kind="commune")
    assert "xa-b" not in seen(folder)
    assert view(folder).get("xa-b") is None


def test_a_document_that_nothing_leads_to_is_not_seen(folder: Folder) -> None:
    folder.write("documents/van-ban.yml", folder.text(PLAN).replace("31-kh-ubnd-2022", "van-ban"))
    assert "van-ban" not in seen(folder)


def test_bodies_are_reached_over_several_steps(folder: Folder) -> None:
    assert {"ubnd-xa-a", "xa-a", "truong-tieu-hoc-xa-a", "31-kh-ubnd-2022", "12-kl-ubnd-2022"} <= seen(folder)


def test_a_body_is_reached_from_a_document_that_is_reached(folder: Folder) -> None:
    body(folder, "tinh-b", kind="province")
    folder.replace(PLAN, "issuer: ubnd-xa-a", "issuer: tinh-b")
    assert "tinh-b" in seen(folder)


def test_a_body_placed_in_a_seen_place_is_not_reached_from_there(folder: Folder) -> None:
    body(folder, "truong-b", kind="school", more="place: xa-a\n")
    assert "truong-b" not in seen(folder)
    assert "truong-b" not in {each.id for each in view(folder).placed_in("xa-a")}


def test_what_only_a_draft_leads_to_is_not_seen(folder: Folder) -> None:
    bare(folder)
    body(folder, "xa-b", kind="commune")
    inspection(folder, 1, "xa-b", "state: draft\n")
    assert seen(folder) == set()


def test_what_only_an_embargoed_record_leads_to_is_seen_on_its_day(folder: Folder) -> None:
    bare(folder)
    body(folder, "xa-b", kind="commune")
    inspection(folder, 1, "xa-b", "state: published\npublished_on: 2026-11-22\n")
    assert seen(folder) == set()
    assert seen(folder, date(2026, 11, 22)) == {"KT-2022-0001", "xa-b"}


def test_a_draft_body_is_not_seen_and_leads_nowhere(folder: Folder) -> None:
    bare(folder)
    body(folder, "truong-b", kind="school", more="place: xa-b\nstate: draft\n")
    body(folder, "xa-b", kind="commune")
    inspection(folder, 1, "truong-b")
    assert seen(folder) == {"KT-2022-0001"}


def test_an_embargoed_body_is_not_seen_before_its_day(folder: Folder) -> None:
    folder.append(COMMUNE, "published_on: 2026-11-22\n")
    assert "xa-a" not in seen(folder)
    assert "xa-a" in seen(folder, date(2026, 11, 22))


def test_a_withdrawn_record_is_seen_and_leads_nowhere(folder: Folder) -> None:
    bare(folder)
    body(folder, "xa-b", kind="commune")
    inspection(folder, 1, "xa-b", f"published_on: 2026-11-01\n{WITHDRAWN}")
    assert seen(folder) == {"KT-2022-0001"}
    summary = view(folder).get("KT-2022-0001")
    assert summary
    assert (summary.state, summary.changed_on) == (State.withdrawn, date(2026, 11, 2))


def test_a_withdrawn_record_is_not_seen_before_its_day_either(folder: Folder) -> None:
    bare(folder)
    body(folder, "xa-b", kind="commune")
    inspection(folder, 1, "xa-b", f"published_on: 2026-11-22\n{WITHDRAWN}")
    assert seen(folder) == set()


def test_a_withdrawn_body_is_seen_and_leads_nowhere(folder: Folder) -> None:
    bare(folder)
    body(folder, "truong-b", kind="school", more=f"place: xa-b\n{WITHDRAWN}")
    body(folder, "xa-b", kind="commune")
    inspection(folder, 1, "truong-b")
    assert seen(folder) == {"KT-2022-0001", "truong-b"}


def test_a_withdrawn_document_is_seen_and_leads_nowhere(folder: Folder) -> None:
    bare(folder)
    body(folder, "xa-b", kind="commune")
    document = "id: van-ban\ntype: plan\nsign: 1/KH\ntitle: Kế hoạch\nissuer: xa-b\n"
    folder.write("documents/van-ban.yml", f"{document}{WITHDRAWN}")
    inspection(folder, 1, "{described: xã}", "legal_basis: [van-ban]\n")
    assert seen(folder) == {"KT-2022-0001", "van-ban"}


def test_a_withdrawn_body_leads_to_no_predecessor_and_no_successor(folder: Folder) -> None:
    bare(folder)
    body(folder, "p1", p2="whole")
    body(folder, "p2", more=WITHDRAWN, p3="whole")
    body(folder, "p3")
    inspection(folder, 1, "p2")
    assert seen(folder) == {"KT-2022-0001", "p2"}


def test_what_a_withdrawn_and_a_published_record_lead_to_is_seen(folder: Folder) -> None:
    bare(folder)
    body(folder, "xa-b", kind="commune")
    inspection(folder, 1, "xa-b", f"published_on: 2026-11-01\n{WITHDRAWN}")
    inspection(folder, 2, "xa-b")
    assert seen(folder) == {"KT-2022-0001", "KT-2022-0002", "xa-b"}


def test_nothing_that_is_not_seen_is_in_any_look_up(folder: Folder) -> None:
    for name in (INSPECTION, PROGRAMME):
        folder.replace(name, "state: published", "state: draft")
    look, registry = view(folder), registry_of(folder)
    hidden = set(registry.ids()) - registry.visible(TODAY)
    assert {"KT-2022-0001", "CT-2022-0001"} <= hidden
    for target in registry.ids():
        told = {each.summary.id for each in look.mentions(target)}
        told |= {each.summary.id for each in look.predecessors(target)}
        told |= {
            each.id for each in (*look.placed_in(target), *look.below(target), *look.conclusions_of(target))
        }
        assert not told & hidden
