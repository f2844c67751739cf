"""Circles, codes without days, and bodies out of their time: what is reported, and above all what is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks import check
from generator.checks.references import _circles
from generator.problem import Problem
from tests.folder import COMMITTEE, CONCLUSION, INSPECTION, MEETING, PLAN, PROGRAMME, REPORT, Folder

TODAY: Final = date(2026, 11, 21)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return a valid data folder."""
    return Folder(tmp_path)


def reported(folder: Folder, code: str) -> list[Problem]:
    return [each for each in check(folder.path, TODAY).problems if each.code == code]


def body(folder: Folder, body_id: str, more: str = "", kind: str = "commune") -> None:
    folder.write(f"organizations/{body_id}.yml", f"id: {body_id}\nname: {body_id}\nkind: {kind}\n{more}")


def successor(body_id: str, on: str = "2025-07-01", extent: str = "whole") -> str:
    return f"successors: [{{organization: {body_id}, on: {on}, extent: {extent}}}]\n"


# Circles.


def test_a_body_above_itself_is_a_circle(folder: Folder) -> None:
    folder.replace(COMMITTEE, 'parent: {described: "Ủy ban nhân dân tỉnh"}', "parent: ubnd-xa-a")
    (problem,) = reported(folder, "REF004")
    assert (problem.field, problem.error) == ("parent", True)
    assert "ubnd-xa-a → ubnd-xa-a" in problem.message


def test_a_long_circle_is_told_once_with_every_step(folder: Folder) -> None:
    for one, other in (("a1", "a2"), ("a2", "a3"), ("a3", "a1"), ("a0", "a1")):
        body(folder, one, successor(other))
    (problem,) = reported(folder, "REF004")
    assert problem.message == "Đơn vị kế tiếp đi thành vòng: a1 → a2 → a3 → a1."
    assert problem.field == "successors[1].organization"


def test_records_that_follow_up_each_other_are_a_circle(folder: Folder) -> None:
    folder.append(
        REPORT, "relations: [{kind: cites, record: HN-2022-0001}, {kind: follows_up, record: HN-2022-0001}]\n"
    )
    folder.append(MEETING, "relations: [{kind: follows_up, record: BC-2022-0001}]\n")
    (problem,) = reported(folder, "REF004")
    assert problem.message == (
        "Quan hệ “theo dõi việc thực hiện” đi thành vòng: BC-2022-0001 → HN-2022-0001 → BC-2022-0001."
    )
    assert problem.field == "relations[2].record"


def test_what_replaces_what_replaces_it_is_a_circle(folder: Folder) -> None:
    for file, target in ((REPORT, "HN-2022-0001"), (MEETING, "BC-2022-0001")):
        folder.replace(file, "state: published", "state: withdrawn")
        folder.append(file, f"withdrawal: {{on: 2026-11-02, reason: superseded, superseded_by: {target}}}\n")
    (problem,) = reported(folder, "REF004")
    assert "Bản thay thế" in problem.message
    assert problem.field == "withdrawal.superseded_by"


def test_records_that_cite_each_other_are_no_circle(folder: Folder) -> None:
    folder.append(REPORT, "relations: [{kind: cites, record: HN-2022-0001}]\n")
    folder.append(MEETING, "relations: [{kind: cites, record: BC-2022-0001}]\n")
    assert reported(folder, "REF004") == []


def test_different_relations_between_two_records_are_no_circle(folder: Folder) -> None:
    folder.append(REPORT, "relations: [{kind: follows_up, record: HN-2022-0001}]\n")
    folder.append(MEETING, "relations: [{kind: annuls, record: BC-2022-0001}]\n")
    assert reported(folder, "REF004") == []


def test_what_was_split_and_joined_again_is_no_circle(folder: Folder) -> None:
    body(
        folder,
        "cu",
        "successors:\n"
        + "".join(f"  - {{organization: {each}, on: 2004, extent: part}}\n" for each in ("b1", "b2")),
    )
    for each in ("b1", "b2"):
        body(folder, each, successor("moi"))
    body(folder, "moi")
    assert reported(folder, "REF004") == []


EDGES: Final = st.dictionaries(st.sampled_from("abcdef"), st.sets(st.sampled_from("abcdef"), max_size=3))


@settings(deadline=None)
@given(EDGES)
def test_a_circle_is_found_exactly_when_there_is_one(edges: dict[str, set[str]]) -> None:
    found = list(_circles(edges))
    for circle in found:
        steps = zip(circle, [*circle[1:], circle[0]], strict=True)
        assert all(other in edges[one] for one, other in steps)
        assert len(set(circle)) == len(circle)
    assert bool(found) == any(each in _reach(edges, each) for each in edges)


def _reach(edges: dict[str, set[str]], start: str) -> set[str]:
    found: set[str] = set()
    waiting = list(edges.get(start, ()))
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += edges.get(each, [])
    return found


# Codes.


def code(folder: Folder, body_id: str, days: str = "", scheme: str = "") -> None:
    extra = f", scheme: {scheme}" if scheme else ""
    body(folder, body_id, f'codes: [{{code: "99999"{extra}{days}}}]\n')


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("", "", ["a1", "a2"]),
        ("", ", since: 2025-07-01", ["a1"]),
        ("", ", until: 2025-06-30", ["a1"]),
        (", since: 2004", ", since: 2025-07-01", ["a1"]),
        (", since: 2004, until: 2025-07-31", ", since: 2025-07-01, until: 2026-01-01", []),
        (", until: 2025-06-30", ", since: 2025-07-01", []),
        (", until: {edtf: 2025-06-30, basis: computed}", ", since: 2025-07-01", []),
        (", since: 2025-07-01", ", since: 2004, until: 2025-06-30", []),
        (", since: {unknown: not_stated}, until: 2025-06-30", ", since: 2025-07-01", []),
        (
            ", since: {unknown: not_stated}, until: {unknown: not_stated}",
            ", since: 2025-07-01, until: 2026-01",
            [],
        ),
    ],
)
def test_a_code_that_two_places_carried_says_when(
    one: str, other: str, told: list[str], folder: Folder
) -> None:
    code(folder, "a1", one)
    code(folder, "a2", other)
    assert [Path(each.file).stem for each in reported(folder, "REF006")] == told


def test_a_code_that_one_place_carries_needs_no_day(folder: Folder) -> None:
    code(folder, "a1")
    assert reported(folder, "REF006") == []


def test_a_place_may_carry_its_code_twice(folder: Folder) -> None:
    body(folder, "a1", 'codes: [{code: "99999", until: 2025-06-30}, {code: "99999"}]\n')
    assert reported(folder, "REF006") == []


def test_equal_codes_of_two_schemes_are_two_codes(folder: Folder) -> None:
    code(folder, "a1", scheme="mã đơn vị hành chính")
    code(folder, "a2", scheme="mã bưu chính")
    assert reported(folder, "REF006") == []


# Bodies and days.


def ended(folder: Folder, more: str = "until: 2021-12-31\n") -> None:
    body(folder, "xa-cu", more)
    folder.append(INSPECTION, "partners: [xa-cu]\n")


@pytest.mark.parametrize(
    ("life", "told"),
    [
        ("until: 2021-12-31\n", True),
        ("until: 2021\n", True),
        ("since: 2022-09-09\n", True),
        (successor("xa-a", "2022-01-01"), True),
        ("", False),
        ("until: 2022-08-17\n", False),
        ("until: 2022-08-31\n", False),
        ("until: 2022\n", False),
        ("since: 2022-09-08\n", False),
        ("since: 2022-09\n", False),
        ("until: 2021?\n", False),
        ("until: 2021~\n", False),
        ("until: {unknown: not_stated}\n", False),
        ("since: {unknown: not_stated}\n", False),
        ('until: "[2021-12-31..]"\n', False),
        (successor("xa-a", "2022-01-01", "part"), False),
        (successor("xa-a", "2022?"), False),
        (successor("xa-a", "{unknown: not_stated}"), False),
        ("since: 2023-01-01\nuntil: 2021-12-31\n", False),
    ],
)
def test_a_body_is_out_of_its_time_only_when_that_is_sure(
    life: str,
    told: bool,  # noqa: FBT001 - the case
    folder: Folder,
) -> None:
    ended(folder, life)
    assert [each.field for each in reported(folder, "REF005")] == (["partners[1]"] if told else [])


@pytest.mark.parametrize(
    "when", ["2022?", "{unknown: not_stated}", '"[..2022-09-21]"', "2021/2022", "2021-12-31"]
)
def test_of_an_event_that_may_have_been_earlier_nothing_is_said(when: str, folder: Folder) -> None:
    ended(folder)
    folder.replace(INSPECTION, "conducted: 2022-08-17/2022-09-08", f"conducted: {when}")
    assert reported(folder, "REF005") == []


def test_who_came_after_is_named_over_several_steps(folder: Folder) -> None:
    ended(folder, "until: 2010-12-31\n" + successor("xa-giua", "2011-01-01"))
    body(
        folder,
        "xa-giua",
        "since: 2011-01-01\nuntil: 2019-12-31\n" + successor("xa-moi", "2020-01-01", "part"),
    )
    body(folder, "xa-moi", "since: 2020-01-01\n")
    (problem,) = reported(folder, "REF005")
    assert problem.hint == "Khi ấy là xa-moi (xa-moi)."


def test_who_came_before_is_named(folder: Folder) -> None:
    folder.append(INSPECTION, "partners: [xa-moi]\n")
    body(folder, "xa-moi", "since: 2025-07-01\n")
    for each in ("cu-1", "cu-2"):
        body(folder, each, "until: 2025-06-30\n" + successor("xa-moi"))
    (problem,) = reported(folder, "REF005")
    assert problem.hint == "Khi ấy là cu-1 (cu-1), cu-2 (cu-2)."


def test_lineage_that_goes_round_names_nobody_and_ends(folder: Folder) -> None:
    ended(folder, "until: 2010-12-31\n" + successor("xa-giua", "2011-01-01"))
    body(folder, "xa-giua", "until: 2010-12-31\n" + successor("xa-cu", "2011-01-01"))
    (problem,) = reported(folder, "REF005")
    assert problem.hint == "Xem lại mã đơn vị, hoặc ngày."


@pytest.mark.parametrize(
    ("kind", "level", "told"),
    [
        ("district", "district", True),
        ("town", "district", True),
        ("district", "", True),
        ("city", "district", True),
        ("peoples_committee", "district", True),
        ("city", "", False),
        ("province", "province", False),
        ("health_facility", "district", False),
        ("peoples_committee", "commune", False),
    ],
)
def test_there_are_no_districts_since_july_2025(
    kind: str,
    level: str,
    told: bool,  # noqa: FBT001 - the case
    folder: Folder,
) -> None:
    body(folder, "noi-ay", f"level: {level}\n" if level else "", kind)
    folder.replace(INSPECTION, "conducted: 2022-08-17/2022-09-08", "conducted: 2025-07-01")
    folder.append(INSPECTION, "partners: [noi-ay]\n")
    assert len(reported(folder, "REF005")) == told


@pytest.mark.parametrize(
    ("file", "old", "new", "field"),
    [
        (INSPECTION, "lead: ubnd-xa-a", "lead: xa-cu", "lead"),
        (INSPECTION, "organization: ubnd-xa-a}", "organization: xa-cu}", "teams[1].head.organization"),
        (INSPECTION, "named: [truong-tieu-hoc-xa-a]", "named: [xa-cu]", "inspected[1].named[1]"),
        (CONCLUSION, "issuer: ubnd-xa-a", "issuer: xa-cu", "issuer"),
        (PLAN, "issuer: ubnd-xa-a", "issuer: xa-cu", "issuer"),
        (PROGRAMME, "organization: ubnd-xa-a", "organization: xa-cu", "organization"),
        (MEETING, "host: ubnd-xa-a", "host: xa-cu", "host"),
    ],
)
def test_whoever_acts_was_there(file: str, old: str, new: str, field: str, folder: Folder) -> None:
    body(folder, "xa-cu", "until: 2021-12-31\n")
    folder.replace(file, old, new)
    if file == MEETING:
        folder.replace(file, "2022-12-17?", "2022-12-17")
    assert [each.field for each in reported(folder, "REF005")] == [field]


@pytest.mark.parametrize(
    ("file", "more"),
    [
        (CONCLUSION, "responses: [{by: xa-cu, position: accepts}]\n"),
        (CONCLUSION, "relations: [{kind: cites, record: xa-cu}]\n"),
        (MEETING, "organizations: [xa-cu]\n"),
        (INSPECTION, "events: [{on: 2021-05-01, text: Việc trước đó., organization: xa-cu}]\n"),
    ],
)
def test_who_is_only_spoken_of_may_be_of_another_time(file: str, more: str, folder: Folder) -> None:
    body(folder, "xa-cu", "until: 2021-12-31\n")
    folder.append(file, more)
    assert reported(folder, "REF005") == []


def test_who_appointed_a_team_may_be_no_more_when_it_goes(folder: Folder) -> None:
    body(folder, "xa-cu", "until: 2021-12-31\n")
    folder.replace(INSPECTION, "  - head: {name", "  - appointed_by: xa-cu\n    head: {name")
    assert reported(folder, "REF005") == []


def test_a_withdrawn_record_is_left_alone(folder: Folder) -> None:
    ended(folder)
    folder.replace(INSPECTION, "state: published", "state: withdrawn")
    folder.append(INSPECTION, "withdrawal: {on: 2026-11-02, reason: duplicate}\n")
    assert reported(folder, "REF005") == []
