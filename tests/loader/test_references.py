"""References between records: they lead to a record of the right type, or the problem stands where they stand."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from generator.linking import meant
from tests.folder import (
    COMMITTEE,
    COMMUNE,
    CONCLUSION,
    INSPECTION,
    MEETING,
    PLAN,
    PROGRAMME,
    REPORT,
    SCHOOL,
    SETTINGS,
    Folder,
    place,
)
from tests.vietnamese import is_vietnamese


class Broken(NamedTuple):
    """One reference broken: in ``file``, ``old`` became ``new``; ``HERE`` in it is where the problem must be."""

    sentence: str
    file: str
    old: str
    new: str
    code: str
    field: str
    hint: str = ""


MISSING, WRONG, DRAFT = "REF001", "REF002", "REF003"
BROKEN = [
    Broken("nothing", INSPECTION, "lead: ubnd-xa-a", "⌖lead: khong-co", MISSING, "lead", "described"),
    Broken(
        "nothing, misspelt",
        INSPECTION,
        "lead: ubnd-xa-a",
        "⌖lead: ubnd-xa-aa",
        MISSING,
        "lead",
        "Ý bạn là “ubnd-xa-a”?",
    ),
    Broken(
        "nothing, from a list",
        PROGRAMME,
        "organizations: [truong-tieu-hoc-xa-a]",
        "organizations: [truong-tieu-hoc-xa-a, xa-a, ⌖khong-co]",
        MISSING,
        "planned[1].organizations[3]",
    ),
    Broken(
        "nothing, from a list of lines",
        INSPECTION,
        "legal_basis: [31-kh-ubnd-2022]",
        "legal_basis:\n  - 31-kh-ubnd-2022\n  # một văn bản nữa\n  - ⌖32-kh-ubnd-2022",
        MISSING,
        "legal_basis[2]",
        "Ý bạn là “31-kh-ubnd-2022”?",
    ),
    Broken(
        "nothing, from a person",
        INSPECTION,
        "organization: ubnd-xa-a}",
        "⌖organization: khong-co}",
        MISSING,
        "teams[1].head.organization",
    ),
    Broken(
        "nothing, from a quotation",
        INSPECTION,
        "lead: ubnd-xa-a",
        '⌖lead: "khong-co"',
        MISSING,
        "lead",
    ),
    Broken(
        "nothing, from who says so",
        INSPECTION,
        "    stated_by: inspected",
        "    ⌖stated_by: khong-co",
        MISSING,
        "findings[2].stated_by",
    ),
    Broken(
        "no inspection", CONCLUSION, "of: KT-2022-0001", "⌖of: KT-2022-0002", MISSING, "of", "KT-2022-0001"
    ),
    Broken(
        "no finding",
        CONCLUSION,
        "findings: [KT-2022-0001-f1]",
        "findings: [KT-2022-0001-f1, ⌖KT-2022-0001-f7]",
        MISSING,
        "recommendations[1].findings[2]",
        "KT-2022-0001-f",
    ),
    Broken("no place", COMMITTEE, "place: xa-a", "⌖place: xa-b", MISSING, "place", "Ý bạn là “xa-a”?"),
    Broken("a document for a body", INSPECTION, "lead: ubnd-xa-a", "⌖lead: 31-kh-ubnd-2022", WRONG, "lead"),
    Broken(
        "a body for a document",
        INSPECTION,
        "legal_basis: [31-kh-ubnd-2022]",
        "legal_basis: [31-kh-ubnd-2022, ⌖xa-a]",
        WRONG,
        "legal_basis[2]",
    ),
    Broken(
        "a conclusion for an inspection", CONCLUSION, "of: KT-2022-0001", "⌖of: KL-2022-0001", WRONG, "of"
    ),
    Broken(
        "a recommendation for a finding",
        CONCLUSION,
        "findings: [KT-2022-0001-f1]",
        "findings: [⌖KL-2022-0001-01]",
        WRONG,
        "recommendations[1].findings[1]",
    ),
    Broken(
        "a finding for an inspection",
        PROGRAMME,
        "    inspection: KT-2022-0001",
        "    ⌖inspection: KT-2022-0001-f1",
        WRONG,
        "planned[1].inspection",
    ),
    Broken("a body that is no place for a place", SCHOOL, "place: xa-a", "⌖place: ubnd-xa-a", WRONG, "place"),
    Broken(
        "itself as its place, being none",
        SCHOOL,
        "place: xa-a",
        "⌖place: truong-tieu-hoc-xa-a",
        WRONG,
        "place",
    ),
]


@pytest.mark.parametrize("each", BROKEN, ids=[each.sentence for each in BROKEN])
def test_a_reference_may_not_lead_to(each: Broken, folder: Folder) -> None:
    here = folder.replace(each.file, each.old, each.new)
    problem = folder.problem()
    assert (problem.code, problem.field, problem.file) == (each.code, each.field, f"data/{each.file}")
    assert place(problem) == here
    assert problem.error
    assert each.hint in problem.hint
    assert is_vietnamese(problem.message)
    assert is_vietnamese(problem.hint)


@pytest.mark.parametrize("target", ["xa-a", "tinh-b", "thon-c"])
def test_the_place_of_a_body_is_a_territory(target: str, folder: Folder) -> None:
    folder.write("organizations/tinh-b.yml", "id: tinh-b\nname: Tỉnh B\nkind: province\n")
    folder.write("organizations/thon-c.yml", "id: thon-c\nname: Thôn C\nkind: village_group\nparent: xa-a\n")
    folder.replace(SCHOOL, "place: xa-a", f"place: {target}")
    assert folder.problems() == []


@pytest.mark.parametrize("lead", ['{described: "khong-co"}', "{unknown: not_stated, stated: khong-co}"])
def test_a_description_and_an_unknown_lead_nowhere(lead: str, folder: Folder) -> None:
    folder.replace(INSPECTION, "lead: ubnd-xa-a", f"lead: {lead}")
    assert folder.problems() == []


@pytest.mark.parametrize("role", ["inspector", "inspected", "chair", "lead", "press"])
def test_a_role_that_says_so_leads_nowhere(role: str, folder: Folder) -> None:
    folder.replace(INSPECTION, "    stated_by: inspected", f"    stated_by: {role}")
    assert folder.problems() == []


def test_where_any_record_may_stand_the_types_are_not_listed(folder: Folder) -> None:
    folder.append(INSPECTION, "relations:\n  - kind: cites\n    record: khong-co\n")
    assert folder.problem().message == "Không có bản ghi hoặc mục nào có mã “khong-co”."


def test_the_same_reference_in_two_places_is_two_problems(folder: Folder) -> None:
    here = [
        folder.replace(PROGRAMME, "organizations: [truong-tieu-hoc-xa-a]", "organizations: [⌖khong-co]"),
        folder.append(PROGRAMME, "  - text: Kiểm tra nữa.\n    organizations: [xa-a, ⌖khong-co]\n"),
    ]
    problems = folder.problems()
    assert [place(each) for each in problems] == here
    assert [each.field for each in problems] == ["planned[1].organizations[1]", "planned[2].organizations[2]"]


def test_the_same_id_in_two_fields_is_two_problems(folder: Folder) -> None:
    folder.replace(INSPECTION, "lead: ubnd-xa-a", "lead: khong-co\npartners: [khong-co]")
    assert [each.field for each in folder.problems()] == ["lead", "partners[1]"]


def test_references_of_several_files_are_found_at_once(folder: Folder) -> None:
    folder.replace(INSPECTION, "lead: ubnd-xa-a", "lead: khong-co")
    folder.replace(MEETING, "host: ubnd-xa-a", "host: khong-co")
    folder.replace(REPORT, "organization: ubnd-xa-a", "organization: 31-kh-ubnd-2022")
    assert [(each.file, each.code) for each in folder.problems()] == [
        (f"data/{INSPECTION}", MISSING),
        (f"data/{MEETING}", MISSING),
        (f"data/{REPORT}", WRONG),
    ]


def test_a_published_record_that_leads_to_a_draft_is_a_warning(folder: Folder) -> None:
    folder.replace(INSPECTION, "state: published", "state: draft")
    of = folder.replace(CONCLUSION, "of: KT-2022-0001", "⌖of: KT-2022-0001")
    warnings = [
        each for each in folder.problems() if each.file == f"data/{CONCLUSION}" and each.field == "of"
    ]
    (warning,) = warnings
    assert (warning.code, warning.error, place(warning)) == (DRAFT, False, of)
    assert is_vietnamese(warning.message)
    assert is_vietnamese(warning.hint)


def test_a_draft_may_lead_to_a_draft(folder: Folder) -> None:
    for name in (INSPECTION, CONCLUSION, PROGRAMME):
        folder.replace(name, "state: published", "state: draft")
    assert folder.problems() == []


def test_a_finding_of_a_draft_is_a_draft_too(folder: Folder) -> None:
    folder.replace(INSPECTION, "state: published", "state: draft")
    fields = [each.field for each in folder.problems() if each.file == f"data/{CONCLUSION}"]
    assert fields == ["of", "recommendations[1].findings[1]"]


def test_a_draft_of_a_body_is_a_draft_too(folder: Folder) -> None:
    folder.append(COMMUNE, "state: draft\n")
    assert {(each.code, each.field) for each in folder.problems()} == {(DRAFT, "place")}


def test_sixty_warnings_do_not_become_an_error(folder: Folder) -> None:
    folder.write("organizations/xa-b.yml", "id: xa-b\nname: Xã B\nkind: commune\nstate: draft\n")
    folder.append(INSPECTION, f"partners: [{', '.join(['xa-b'] * 60)}]\n")
    problems = folder.problems()
    assert len(problems) == 51
    assert not any(each.error for each in problems)


def test_what_leads_to_a_record_that_cannot_be_read_is_not_at_fault(folder: Folder) -> None:
    folder.replace(COMMITTEE, "kind: peoples_committee", "kind: committee")
    assert {each.file for each in folder.problems()} == {f"data/{COMMITTEE}"}


def test_what_leads_to_a_finding_of_a_record_that_cannot_be_read_is_not_at_fault(folder: Folder) -> None:
    folder.replace(INSPECTION, "stage: concluded", "stage:")
    assert {each.file for each in folder.problems()} == {f"data/{INSPECTION}"}


def test_a_record_that_cannot_be_read_does_not_hide_faults_of_others(folder: Folder) -> None:
    folder.replace(INSPECTION, "stage: concluded", "stage:")
    folder.replace(PLAN, "issuer: ubnd-xa-a", "issuer: khong-co")
    assert [each.file for each in folder.problems()] == [f"data/{PLAN}", f"data/{INSPECTION}"]


def test_a_publisher_whose_record_cannot_be_read_is_not_at_fault(folder: Folder) -> None:
    folder.write(COMMITTEE, "id: [\n")
    assert f"data/{SETTINGS}" not in {each.file for each in folder.problems()}


def test_a_reference_is_located_in_a_folder_whatever_its_name(folder: Folder) -> None:
    text = folder.text(INSPECTION).replace("lead: ubnd-xa-a", "⌖lead: khong-co")
    folder.delete(INSPECTION)
    here = folder.rewrite("inspections/Năm\u00a02022 (đã\u200b rà)/KT-2022-0001.yml", text)
    assert place(folder.problem()) == here


def test_five_thousand_references_to_nothing_are_found_in_a_moment(folder: Folder) -> None:
    folder.append(INSPECTION, f"partners: [{', '.join(f'khong-co-{number}' for number in range(5_000))}]\n")
    assert len(folder.problems()) <= 51


@pytest.mark.parametrize("other", ["KT-2023-0001", "HN-2022-0001"])
def test_a_record_of_another_type_or_year_is_never_suggested(other: str) -> None:
    assert meant("KT-2022-0001", [other]) == ""
    assert meant("KT-2022-0001", [other, "KT-2022-0011"]) == "Ý bạn là “KT-2022-0011”?"
