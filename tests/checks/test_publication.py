"""PUB: what is late, too brief or unsaid is told; what is not known, or falls under no rule, is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pytest

from generator.checks import check
from tests import folder as valid
from tests.clocks.shipped import DATA
from tests.folder import Folder

TODAY: Final = date(2026, 11, 21)
LATE: Final = "disclosures:\n  - {form: portal, on: 2022-10-05, audience: public}\n"
DAY: Final = "concluded_on: 2022-09-20"
LIST: Final = (
    "id: BT-2026-Q2\nstate: published\npublished_on: 2026-07-05\nnumber: 0\nperiod: 2026-04/2026-06\n"
)


@pytest.fixture
def data(tmp_path: Path) -> Folder:
    """Return a folder whose inspection is thanh tra, and the law."""
    folder = Folder(tmp_path)
    for name in ("rules.yml", "holidays.yml"):
        folder.write(name, (DATA / name).read_bytes())
    folder.replace(valid.INSPECTION, "regime: administrative", "regime: state_inspectorate")
    return folder


def found(data: Folder, today: date = TODAY) -> list[str]:
    """Return the codes of this family that are reported."""
    return [each.code for each in check(data.path, today).problems if each.code.startswith("PUB")]


def test_a_late_disclosure_is_told_once(data: Folder) -> None:
    data.append(valid.CONCLUSION, LATE)
    assert found(data) == ["PUB001"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (DAY, "concluded_on: 2022-09-20?"),
        (DAY, "concluded_on: {unknown: not_stated}"),
        (DAY, "concluded_on: 2022-09"),
        ("level: final", "level: {unknown: not_stated}"),
        ("level: final", "level: oral"),
        ("on: 2022-10-05", "on: 2022-10-05~"),
        ("on: 2022-10-05", "on: {unknown: not_stated}"),
        ("on: 2022-10-05", "on: '[..2022-10-05]'"),
        (", on: 2022-10-05", ""),
    ],
)
def test_nothing_uncertain_is_late(data: Folder, old: str, new: str) -> None:
    data.append(valid.CONCLUSION, LATE)
    data.replace(valid.CONCLUSION, old, new)
    assert found(data) == []


@pytest.mark.parametrize("regime", ["party", "administrative", "complaint_denunciation", "unknown"])
def test_what_is_no_thanh_tra_is_not_late(data: Folder, regime: str) -> None:
    data.append(valid.CONCLUSION, LATE)
    data.replace(valid.INSPECTION, "regime: state_inspectorate", f"regime: {regime}")
    assert found(data) == []


def test_a_draft_and_a_site_without_rules_are_left_alone(data: Folder) -> None:
    data.append(valid.CONCLUSION, LATE)
    data.replace(valid.CONCLUSION, "state: published", "state: draft")
    assert found(data) == []
    data.replace(valid.CONCLUSION, "state: draft", "state: published")
    data.delete("rules.yml")
    assert found(data) == []


def test_a_late_disclosure_can_be_allowed_with_its_reason(data: Folder) -> None:
    data.append(
        valid.CONCLUSION, f"{LATE}allow:\n  - {{code: PUB001, reason: Cổng của huyện hỏng hai tuần.}}\n"
    )
    assert found(data) == []
    assert [each.problem.code for each in check(data.path, TODAY).allowed] == ["PUB001"]


def test_a_law_that_nobody_verified_is_told_so(data: Folder) -> None:
    data.replace(valid.CONCLUSION, DAY, "concluded_on: 2025-09-15")
    data.append(valid.CONCLUSION, LATE.replace("2022-10-05", "2025-10-15"))
    (problem,) = (each for each in check(data.path, TODAY).problems if each.code == "PUB001")
    assert "chưa kiểm chứng" in problem.message


def test_nothing_is_late_in_a_year_whose_days_off_are_not_decided(data: Folder) -> None:
    data.replace(valid.CONCLUSION, DAY, "concluded_on: 2027-01-04")
    data.append(valid.CONCLUSION, LATE.replace("2022-10-05", "2027-02-01"))
    assert found(data, date(2027, 3, 1)) == []


@pytest.mark.parametrize(
    ("until", "codes"), [("2022-10-01", ["PUB002"]), ("2022-10-06", []), ("2022-10-01~", []), ("2022-10", [])]
)
def test_a_posting_is_too_brief_only_when_both_ends_are_sure(
    data: Folder, until: str, codes: list[str]
) -> None:
    data.append(valid.CONCLUSION, f"disclosures:\n  - {{form: posting, on: 2022-09-22, until: '{until}'}}\n")
    assert found(data) == codes


def test_a_communes_posting_is_held_against_thirty_days(data: Folder) -> None:
    data.append(valid.COMMITTEE, "level: commune\n")
    posted = "disclosures:\n  - {form: posting, by: ubnd-xa-a, on: 2026-03-02, until: 2026-03-20}\n"
    data.append(valid.REPORT, posted)
    (problem,) = (each for each in check(data.path, TODAY).problems if each.code == "PUB002")
    assert "nếu nội dung này thuộc" in problem.message


def test_a_list_is_not_missed_before_a_month_is_over(data: Folder) -> None:
    data.append(valid.COMMITTEE, "level: commune\n")
    data.write("bulletins/BT-2026-Q2.yml", LIST)
    assert found(data, date(2026, 7, 30)) == []
    assert found(data, date(2026, 7, 31)) == ["PUB003"]


@pytest.mark.parametrize("publisher", ["ubnd-xa-a", "truong-tieu-hoc-xa-a", "{described: một nhóm}", "xa-b"])
def test_a_list_is_missed_only_of_a_body_that_is_known_to_be_a_commune(data: Folder, publisher: str) -> None:
    data.replace(valid.SETTINGS, "publisher: ubnd-xa-a", f"publisher: {publisher}")
    data.write("bulletins/BT-2026-Q2.yml", LIST)
    assert found(data) == []


def _commune_since(data: Folder, day: str) -> None:
    """Make the publisher a commune whose site has been there since ``day``."""
    data.append(valid.COMMITTEE, "level: commune\n")
    data.replace(valid.MEETING, "published_on: 2026-11-01", f"published_on: {day}")


@pytest.mark.parametrize(
    ("since", "today", "quarter"),
    [
        ("2026-04-01", date(2026, 7, 30), ""),
        ("2026-04-01", date(2026, 7, 31), "quý II năm 2026"),
        ("2026-04-01", date(2026, 10, 1), ""),
        ("2026-04-01", date(2026, 10, 31), "quý III năm 2026"),
        ("2026-04-02", date(2026, 7, 31), ""),
    ],
    ids=["within a month", "after a month", "a new quarter", "one quarter at a time", "a site of later"],
)
def test_a_list_is_missed_without_a_record_of_its_bulletin(
    data: Folder, since: str, today: date, quarter: str
) -> None:
    _commune_since(data, since)
    told = [each for each in check(data.path, today).problems if each.code == "PUB003"]
    assert [each.file for each in told] == (["data/site.yml"] if quarter else [])
    assert all(f"danh mục của {quarter}, theo" in each.message for each in told)


@pytest.mark.parametrize("state", ["draft", "published"])
def test_a_bulletin_is_asked_for_its_list_once_and_a_draft_not_at_all(data: Folder, state: str) -> None:
    _commune_since(data, "2026-01-01")
    data.write("bulletins/BT-2026-Q2.yml", LIST.replace("published", state, 1))
    assert found(data, date(2026, 8, 5)) == (["PUB003"] if state == "published" else [])


def test_a_site_of_nobody_known_to_be_a_commune_is_asked_for_no_list(data: Folder) -> None:
    data.replace(valid.MEETING, "published_on: 2026-11-01", "published_on: 2026-01-01")
    assert found(data, date(2026, 8, 5)) == []


def test_a_posting_of_an_unknown_form_may_be_the_list(data: Folder) -> None:
    data.append(valid.COMMITTEE, "level: commune\n")
    data.write("bulletins/BT-2026-Q2.yml", f"{LIST}disclosures:\n  - {{form: {{unknown: not_stated}}}}\n")
    assert found(data) == []


@pytest.mark.parametrize(
    ("on", "by", "codes"),
    [
        ("2025-10-01", "truong-tieu-hoc-xa-a", ["PUB004"]),
        ("2023-06-30", "truong-tieu-hoc-xa-a", []),
        ("2025-10", "truong-tieu-hoc-xa-a", []),
        ("2025-10-01", "ubnd-xa-a", []),
        ("2025-10-01", "{described: một trường}", []),
    ],
    ids=["a school", "before the law", "on an unsure day", "a committee", "a body without a record"],
)
def test_who_must_disclose_inside_says_to_whom(data: Folder, on: str, by: str, codes: list[str]) -> None:
    data.append(valid.REPORT, f"disclosures:\n  - {{form: posting, by: {by}, on: {on}}}\n")
    assert found(data) == codes


def test_a_thanh_tra_conclusion_posted_by_a_school_is_for_everybody(data: Folder) -> None:
    data.replace(valid.CONCLUSION, DAY, "concluded_on: 2025-09-25")
    data.append(
        valid.CONCLUSION, "disclosures:\n  - {form: posting, by: truong-tieu-hoc-xa-a, on: 2025-10-01}\n"
    )
    assert found(data) == []
