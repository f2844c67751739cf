"""What holds for every rule, whatever it looks for."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from generator.checks import RULES, check
from generator.checks.rule import Rules
from tests.folder import CONCLUSION, INSPECTION, Folder

CODES: Final = sorted(RULES.by_code)
GENERATOR: Final = Path(__file__).parents[2] / "generator"
TODAY: Final = date(2026, 11, 21)
FUTURE: Final = "changes:\n  - {on: 2027-01-05, kind: minor, text: Sửa lỗi chính tả.}\n"


@pytest.mark.parametrize("code", CODES)
def test_a_rule_tells_editors_what_it_wants_and_why(code: str) -> None:
    rule = RULES.by_code[code]
    assert re.fullmatch(r"[A-ZĐ].{10,100}\.", rule.title), rule.title
    assert "\n\n" in rule.doc
    for part in ("Sai", "Đúng"):
        assert re.search(rf"^{part}( \(.+\))?:", rule.doc, re.MULTILINE), f"{code} has no {part}:"


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_a_family_and_a_number_and_its_name_says_the_defect(code: str) -> None:
    assert re.fullmatch(r"[A-Z]{2,3}[0-9]{3}", code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", RULES.by_code[code].code.name)


def test_a_rule_is_found_by_its_code_and_by_its_name() -> None:
    rule = RULES.by_code["DAT001"]
    assert [RULES.find("dat001"), RULES.find(rule.code.name), RULES.find("DAT999")] == [rule, rule, None]


def test_no_code_and_no_name_is_given_twice() -> None:
    rules = Rules()
    rules.add(RULES.by_code["DAT001"])
    with pytest.raises(ValueError, match="DAT001"):
        rules.add(RULES.by_code["DAT001"])


def test_the_valid_folder_has_no_problems(tmp_path: Path) -> None:
    assert check(Folder(tmp_path).path, TODAY).problems == []


def test_what_reading_and_rules_report_comes_in_one_order(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.append(CONCLUSION, FUTURE + "relations:\n  - {kind: reviews, record: KL-2022-0009}\n")
    assert [problem.code for problem in check(folder.path, TODAY).problems] == ["DAT001", "REF001"]


def test_every_code_that_is_raised_is_explained() -> None:
    """A code that no rule registers could be neither looked up, nor selected, nor allowed."""
    modules = [path.read_text(encoding="utf-8") for path in sorted(GENERATOR.rglob("*.py"))]
    raised = re.findall(r'\bCode\(\s*"([A-Z]{2,3}[0-9]{3})"', "\n".join(modules))
    assert len(raised) > 20, "the pattern finds them no more"
    assert [code for code in raised if code not in RULES.by_code] == []
    assert len(raised) == len(set(raised))


def test_a_warning_of_reading_can_be_allowed_like_any_other(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write("organizations/xa-b.yml", "id: xa-b\nname: Xã B\nkind: commune\nstate: draft\n")
    folder.append(INSPECTION, "partners: [xa-b]\nchanges:\n  - {on: 2027-01-05, kind: minor, text: x}\n")
    assert [each.code for each in check(folder.path, TODAY).problems] == ["REF003", "DAT001"]
    folder.append(INSPECTION, "allow: [{code: REF003, reason: Đăng cùng ngày.}]\n")
    checked = check(folder.path, TODAY)
    assert [each.code for each in checked.problems] == ["DAT001"]
    assert [(each.problem.code, each.reason) for each in checked.allowed] == [("REF003", "Đăng cùng ngày.")]


def test_a_warning_of_a_draft_that_cannot_be_read_yet_stays(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write("organizations/xa-b.yml", "id: xa-b\nstate: draft\n")
    assert [(each.code, each.error) for each in check(folder.path, TODAY).problems] == [
        ("FLD002", False),
        ("FLD002", False),
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("REF03", "REF003"), ("dat-001", "DAT001"), ("told-before-day", "told-before-its-day")],
)
def test_a_mistyped_code_has_a_nearest_one(typed: str, meant: str) -> None:
    assert RULES.meant(typed) == f"Ý bạn là “{meant}”?"
