"""A half-written draft is not taken in, and stops nobody else's publication."""

from __future__ import annotations

from datetime import date

import pytest

from generator.pages import all_pages
from generator.site import make_site
from tests.folder import COMMITTEE, CONCLUSION, INSPECTION, PROGRAMME, Folder, place

DRAFT = "conclusions/KL-2022-0002.yml"


def test_what_a_draft_lacks_is_a_warning(folder: Folder) -> None:
    folder.write(DRAFT, "id: KL-2022-0002\nstate: draft\n")
    loaded = folder.load()
    assert {(each.code, each.error, each.file) for each in loaded.problems} == {
        ("FLD002", False, f"data/{DRAFT}")
    }
    assert "KL-2022-0002" not in loaded.registry
    assert loaded.settings


def test_what_is_left_empty_in_a_draft_is_a_warning(folder: Folder) -> None:
    folder.replace(CONCLUSION, "state: published", "state: draft")
    here = folder.replace(CONCLUSION, "level: final", "level:⌖")
    problem = folder.problem()
    assert (problem.code, problem.error, place(problem)) == ("YML001", False, here)


@pytest.mark.parametrize("state", ["published", "Draft", "nháp"])
def test_what_another_record_lacks_is_an_error(state: str, folder: Folder) -> None:
    folder.write(DRAFT, f"id: KL-2022-0002\nstate: {state}\n")
    assert any(each.error and each.code == "FLD002" for each in folder.problems())


def test_what_is_wrong_in_a_draft_is_an_error(folder: Folder) -> None:
    folder.write(DRAFT, "id: KL-2022-0002\nstate: draft\nlevel: xyz\n")
    assert {each.field for each in folder.problems() if each.error} == {"level"}


def test_drafts_may_lead_to_a_half_written_draft(folder: Folder) -> None:
    for name in (INSPECTION, CONCLUSION, PROGRAMME):
        folder.replace(name, "state: published", "state: draft")
    folder.replace(INSPECTION, "stage: concluded\n", "")
    assert [(each.code, each.error, each.field) for each in folder.problems()] == [("FLD002", False, "stage")]


def test_a_published_record_that_leads_to_a_half_written_draft_is_a_warning(folder: Folder) -> None:
    folder.replace(INSPECTION, "state: published", "state: draft")
    folder.replace(INSPECTION, "stage: concluded\n", "")
    of = folder.replace(CONCLUSION, "of: KT-2022-0001", "⌖of: KT-2022-0001")
    problems = [each for each in folder.problems() if each.file == f"data/{CONCLUSION}"]
    assert [(each.code, each.error, each.field) for each in problems] == [
        ("REF003", False, "of"),
        ("REF003", False, "recommendations[1].findings[1]"),
    ]
    assert place(problems[0]) == of


def test_a_name_that_only_starts_like_a_half_written_draft_leads_nowhere(folder: Folder) -> None:
    folder.write("organizations/xa-b.yml", "id: xa-b\nstate: draft\n")
    folder.replace(INSPECTION, "lead: ubnd-xa-a", "lead: xa-b-c")
    assert [(each.code, each.field) for each in folder.problems() if each.error] == [("REF001", "lead")]


@pytest.mark.parametrize("name", [COMMITTEE, INSPECTION, CONCLUSION, PROGRAMME])
def test_the_site_is_made_without_a_half_written_draft(name: str, folder: Folder) -> None:
    lacking = {
        COMMITTEE: "kind: peoples_committee\n",
        CONCLUSION: "level: final\n",
        PROGRAMME: "period: 2022\n",
    }
    folder.replace(name, lacking.get(name, "stage: concluded\n"), "")
    text = folder.text(name).replace("state: published\n", "")
    folder.write(name, text + "state: draft\n")
    site = make_site(folder.path, date(2026, 11, 22))
    assert list(all_pages(site.context))
