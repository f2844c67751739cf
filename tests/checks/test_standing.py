"""What a record says of another one that stands otherwise by now, and bodies that stand there twice."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.checks.asking import problems_of
from tests.checks.broken import codes
from tests.folder import CONCLUSION, INSPECTION, MEETING, PROGRAMME, REPORT, SCHOOL, VALID, Folder

WITHDRAWN: Final = ("state: published", "state: withdrawn")
GONE: Final = "withdrawal: {on: 2026-11-10, reason: duplicate}\n"
STAGE: Final = (INSPECTION, "stage: concluded", "stage: concluded_unpublished")
RELATED: Final = "relations: [{kind: %s, record: BC-2022-0001}]\n"


@pytest.mark.parametrize(
    ("kind", "reported"),
    [("cites", True), ("replaces", False), ("annuls", False), ("amends", False), ("follows_up", False)],
)
def test_a_withdrawn_record_is_only_told_of_by_what_comes_after_it(
    kind: str, tmp_path: Path, *, reported: bool
) -> None:
    gone = [(REPORT, *WITHDRAWN), (REPORT, "", GONE)]
    assert ("REF007" in codes(tmp_path, *gone, (MEETING, "", RELATED % kind))) is reported


def test_a_conclusion_of_a_withdrawn_inspection_is_told(tmp_path: Path) -> None:
    gone = [(INSPECTION, *WITHDRAWN), (INSPECTION, "", GONE)]
    assert "REF007" in codes(tmp_path, *gone)


def test_what_takes_the_place_of_a_withdrawn_record_may_point_back_and_forth(tmp_path: Path) -> None:
    gone = GONE.replace("duplicate", "superseded, superseded_by: HN-2022-0001")
    changes = [(REPORT, *WITHDRAWN), (REPORT, "", gone), (MEETING, "", RELATED % "replaces")]
    assert "REF007" not in codes(tmp_path, *changes)


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_what_is_not_published_may_point_at_what_is_withdrawn(state: str, tmp_path: Path) -> None:
    gone = [(REPORT, *WITHDRAWN), (REPORT, "", GONE)]
    more = RELATED % "cites" + (GONE if state == "withdrawn" else "")
    changes = [(MEETING, "state: published", f"state: {state}"), (MEETING, "", more)]
    if state == "draft":
        changes.append((MEETING, "published_on: 2026-11-01\n", ""))
    assert "REF007" not in codes(tmp_path, *gone, *changes)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("level: final", "level: preliminary"),
        ("state: published\npublished_on: 2026-11-01\n", "state: draft\n"),
        ("published_on: 2026-11-01", "published_on: 2026-11-30"),
    ],
)
def test_a_conclusion_that_is_not_firm_or_not_public_leaves_an_inspection_unpublished(
    old: str, new: str, tmp_path: Path
) -> None:
    assert "PUB034" not in codes(tmp_path, STAGE, (CONCLUSION, old, new))


@pytest.mark.parametrize(("tells", "said"), [(True, True), (False, False)])
def test_a_conclusion_by_word_of_mouth_is_public_when_its_content_is(
    tells: bool,  # noqa: FBT001 - the case
    said: bool,  # noqa: FBT001 - as above
    tmp_path: Path,
) -> None:
    text = VALID[CONCLUSION]
    content = text[text.index("recommendations:") : text.index("attachments:")]
    silent = [] if tells else [(CONCLUSION, content, "")]
    found = codes(tmp_path, STAGE, (CONCLUSION, "level: final", "level: oral"), *silent)
    assert ("PUB034" in found) is said


@pytest.mark.parametrize(
    ("old", "new", "reported"),
    [
        ("", "", True),
        ("Trường Tiểu học", "Trường Tiểu Học", False),
        ("place: xa-a\n", "place: ubnd-xa-a\n", False),
        ("place: xa-a\n", "", False),
        ("kind: school", "kind: other", False),
        ("", "until: 2025-06-30\n", False),
        ("", "successors: [{organization: xa-a, on: 2025-07-01, extent: part}]\n", False),
        ("", "parent: truong-tieu-hoc-xa-a\n", False),
        ("", "state: withdrawn\npublished_on: 2026-11-01\n" + GONE, False),
    ],
)
def test_a_body_is_there_twice_when_name_kind_and_place_are_the_same(
    old: str, new: str, tmp_path: Path, *, reported: bool
) -> None:
    text = VALID[SCHOOL].replace("id: truong-tieu-hoc-xa-a", "id: truong-b")
    folder = Folder(tmp_path)
    folder.write("organizations/truong-b.yml", text.replace(old, new) if old else text + new)
    assert any(each.code == "ID008" for each in problems_of(folder)) is reported


def test_papers_that_are_only_cited_are_no_source(tmp_path: Path) -> None:
    cited = (MEETING, "sources:\n  - grade: official_document\n    title: Biên bản hội nghị\n", "")
    assert "SRC003" in codes(tmp_path, cited, (MEETING, "", "documents: [31-kh-ubnd-2022]\n"))


def test_the_paper_of_a_programme_is_its_source(tmp_path: Path) -> None:
    assert "documents: [31-kh-ubnd-2022]" in VALID[PROGRAMME]
    assert codes(tmp_path) == set()
