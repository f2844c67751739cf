"""Lineage: what became of a body, over several steps, wholly or in part, and what is seen because of it."""

from __future__ import annotations

from tests.folder import Folder
from tests.registry.writing import bare, body, inspection, seen, view

Lineage = list[tuple[str, bool]]


def lineage(folder: Folder, later: str, *reached: str) -> Lineage:
    """Return the predecessors of ``later``, and whether all of each went there; an inspection names every body."""
    for number, each in enumerate(reached or (later,), start=1):
        inspection(folder, number, each)
    return [(each.summary.id, each.whole) for each in view(folder).predecessors(later)]


def test_a_body_that_wholly_became_another_is_its_predecessor(folder: Folder) -> None:
    bare(folder)
    body(folder, "nghia-tan", nghia_do="whole")
    body(folder, "nghia-do")
    assert lineage(folder, "nghia-do") == [("nghia-tan", True)]


def test_a_body_that_was_split_is_a_predecessor_of_each_in_part(folder: Folder) -> None:
    bare(folder)
    body(folder, "mai-dich", nghia_do="part", phu_dien="part", tu_liem="part")
    for each in ("nghia-do", "phu-dien", "tu-liem"):
        body(folder, each)
    for each in ("nghia-do", "phu-dien", "tu-liem"):
        assert lineage(folder, each) == [("mai-dich", False)]


def test_several_bodies_that_merged_are_all_predecessors(folder: Folder) -> None:
    bare(folder)
    body(folder, "thi-tran-can-thanh", can_gio="whole")
    body(folder, "xa-long-hoa", can_gio="whole")
    body(folder, "can-gio")
    assert lineage(folder, "can-gio") == [("thi-tran-can-thanh", True), ("xa-long-hoa", True)]


def test_lineage_goes_over_several_steps_nearest_first(folder: Folder) -> None:
    bare(folder)
    body(folder, "p1", p2="whole")
    body(folder, "p2", p3="whole")
    body(folder, "p3", p4="whole")
    body(folder, "p4")
    assert lineage(folder, "p4") == [("p3", True), ("p2", True), ("p1", True)]


def test_a_part_anywhere_on_the_way_makes_it_a_part(folder: Folder) -> None:
    bare(folder)
    body(folder, "p1", p2="whole")
    body(folder, "p2", p3="part", q3="part")
    body(folder, "p3", p4="whole")
    body(folder, "q3")
    body(folder, "p4")
    assert lineage(folder, "p4") == [("p3", True), ("p2", False), ("p1", False)]


def test_an_extent_that_is_not_known_is_not_surely_whole(folder: Folder) -> None:
    bare(folder)
    body(folder, "p1", p2="{unknown: not_stated}")
    body(folder, "p2")
    assert lineage(folder, "p2") == [("p1", False)]


def test_each_predecessor_says_its_own_step(folder: Folder) -> None:
    bare(folder)
    body(folder, "p1", p2="whole")
    body(folder, "p2", p3="part", q3="part")
    body(folder, "p3")
    body(folder, "q3")
    inspection(folder, 1, "p3")
    steps = [(each.succession.organization, each.succession.on) for each in view(folder).predecessors("p3")]
    assert steps == [("p3", "2025-07-01"), ("p2", "2025-07-01")]


def test_a_circle_ends(folder: Folder) -> None:
    bare(folder)
    body(folder, "p1", p2="whole")
    body(folder, "p2", p3="whole")
    body(folder, "p3", p1="whole")
    assert lineage(folder, "p1") == [("p3", True), ("p2", True)]


def test_a_body_that_became_itself_is_not_its_own_predecessor(folder: Folder) -> None:
    bare(folder)
    body(folder, "p1", p1="whole")
    assert lineage(folder, "p1") == []


def test_a_body_that_came_on_two_ways_is_named_once(folder: Folder) -> None:
    bare(folder)
    body(folder, "p1", p2="part", q2="part")
    body(folder, "p2", p3="whole")
    body(folder, "q2", p3="whole")
    body(folder, "p3")
    assert lineage(folder, "p3") == [("p2", True), ("q2", True), ("p1", False)]


def test_a_long_lineage_is_walked_to_its_end(folder: Folder) -> None:
    bare(folder)
    for number in range(1500):
        body(folder, f"p{number}", **{f"p{number + 1}": "whole"})
    body(folder, "p1500")
    inspection(folder, 1, "p1500")
    assert len(view(folder).predecessors("p1500")) == 1500


def test_a_successor_that_is_only_described_ends_the_lineage(folder: Folder) -> None:
    bare(folder)
    more = 'successors:\n  - {organization: {described: "phường mới"}, on: 2025-07-01, extent: whole}\n'
    body(folder, "p1", more=more)
    inspection(folder, 1, "p1")
    assert view(folder).predecessors("p1") == []
    assert seen(folder) == {"KT-2022-0001", "p1"}


def test_reaching_the_oldest_body_reaches_what_it_became(folder: Folder) -> None:
    bare(folder)
    body(folder, "p1", p2="whole")
    body(folder, "p2", p3="whole")
    body(folder, "p3")
    inspection(folder, 1, "p1")
    assert {"p1", "p2", "p3"} <= seen(folder)


def test_reaching_the_newest_body_reaches_what_it_was(folder: Folder) -> None:
    bare(folder)
    body(folder, "p1", p2="whole")
    body(folder, "p2", p3="whole")
    body(folder, "p3")
    inspection(folder, 1, "p3")
    assert {"p1", "p2", "p3"} <= seen(folder)


def test_what_was_found_in_a_predecessor_is_about_it_and_not_about_its_successor(folder: Folder) -> None:
    bare(folder)
    body(folder, "p1", p2="whole")
    body(folder, "p2")
    inspection(folder, 1, "p1")
    look = view(folder)
    assert [each.summary.id for each in look.about("p1")] == ["KT-2022-0001"]
    assert look.about("p2") == []


def test_a_draft_predecessor_is_not_told(folder: Folder) -> None:
    bare(folder)
    body(folder, "p1", more="state: draft\n", p2="whole")
    body(folder, "p2")
    assert lineage(folder, "p2") == []
    assert "p1" not in seen(folder)
