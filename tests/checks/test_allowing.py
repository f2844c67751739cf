"""What a record allows must be there to be allowed, and somebody must be able to learn why."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from generator.checks import check
from tests.checks.asking import TODAY, codes_of
from tests.folder import CONCLUSION, INSPECTION, Folder

DRAFT: Final = "id: xa-b\nname: Xã B\nkind: commune\nstate: draft\n"
WHY: Final = "Bản nháp sẽ được đăng cùng ngày."


def allowing(parent: Path, code: str, reason: str = WHY, name: str = CONCLUSION) -> Folder:
    """Return the valid folder in which one record allows ``code``."""
    folder = Folder(parent)
    folder.append(name, f'allow:\n  - {{code: {code}, reason: "{reason}"}}\n')
    return folder


@pytest.mark.parametrize("code", ["NUM003", "PER004", "REF003", "SRC005", "TXT001"])
def test_an_allowance_of_what_is_not_reported_is_told(code: str, tmp_path: Path) -> None:
    assert codes_of(allowing(tmp_path, code)) == ["ALL004"]


def test_an_allowance_that_puts_a_warning_aside_is_silent(tmp_path: Path) -> None:
    folder = allowing(tmp_path, "REF003", name=INSPECTION)
    folder.write("organizations/xa-b.yml", DRAFT)
    folder.append(INSPECTION, "partners: [xa-b]\n")
    assert codes_of(folder) == []


def test_a_warning_in_a_comment_is_allowed_by_its_record(tmp_path: Path) -> None:
    folder = allowing(tmp_path, "PER004")
    folder.append(CONCLUSION, "# Gọi lại 0912 345 678\n")
    assert codes_of(folder) == []


def test_a_draft_may_keep_its_allowances_until_it_is_published(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write("organizations/xa-b.yml", f"{DRAFT}allow: [{{code: NUM003, reason: {WHY}}}]\n")
    assert codes_of(folder) == []


def test_what_compares_with_git_may_be_allowed_after_it_was_committed(tmp_path: Path) -> None:
    assert codes_of(allowing(tmp_path, "PUB024")) == []


def test_where_an_error_hides_other_records_only_what_one_record_shows_is_told(tmp_path: Path) -> None:
    folder = allowing(tmp_path, "REF003", name=INSPECTION)
    folder.append(CONCLUSION, "allow: [{code: NUM003, reason: Nguồn cộng sai một vụ.}]\n")
    folder.write("organizations/xa-b.yml", "id: xa-b\nten: Xã B\n")
    found = [each for each in check(folder.path, TODAY).problems if each.code == "ALL004"]
    assert [Path(each.file).name for each in found] == ["KL-2022-0001.yml"]


@pytest.mark.parametrize("reason", ["x", "ok", "đã xem", "1 2 3", "…"])
def test_a_reason_that_is_no_sentence_is_told(reason: str, tmp_path: Path) -> None:
    folder = allowing(tmp_path, "PER004", reason)
    folder.append(CONCLUSION, "note: Gọi 0912 345 678.\n")
    assert codes_of(folder) == ["ALL005"]


@pytest.mark.parametrize("reason", ["Nguồn làm tròn.", "số do xã công bố", WHY])
def test_a_short_reason_that_says_why_is_enough(reason: str, tmp_path: Path) -> None:
    folder = allowing(tmp_path, "PER004", reason)
    folder.append(CONCLUSION, "note: Gọi 0912 345 678.\n")
    assert codes_of(folder) == []


@pytest.mark.parametrize("code", ["ALL004", "ALL005"])
def test_the_rules_on_allowances_are_not_allowed_themselves(code: str, tmp_path: Path) -> None:
    folder = allowing(tmp_path, code)
    (problem,) = check(folder.path, TODAY).problems
    assert (problem.code, problem.message) == (
        "ALL003",
        f"{code} nói về chính mục allow, nên không bản ghi nào được miễn.",
    )
