"""The law and the days off: read like the settings, and a site need not have them."""

from __future__ import annotations

import pytest

from generator.records.law import NO_LAW
from tests.folder import HERE, Folder, place
from tests.vietnamese import is_vietnamese

RULES = """\
rules:
  - key: cong-khai
    duty: disclose_conclusion
    text: Kết luận phải được công khai chậm nhất 10 ngày.
    since: 2023-07-01
    days: 10
    law: Luật A
    article: {unknown: not_in_our_copy}
    verified: false
"""
HOLIDAYS = """\
swaps:
  - {off: 2026-01-02, work: 2026-01-10, source: Công văn 12729/VPCP-KGVX, verified: true}
"""


def test_a_site_without_them_knows_no_law(folder: Folder) -> None:
    loaded = folder.load()
    assert loaded.problems == []
    assert loaded.law == NO_LAW


def test_they_are_read(folder: Folder) -> None:
    folder.write("rules.yml", RULES)
    folder.write("holidays.yml", HOLIDAYS)
    loaded = folder.load()
    assert loaded.problems == []
    assert [rule.days for rule in loaded.law.rules.rules] == [10]
    assert [swap.work.day for swap in loaded.law.holidays.swaps] == [10]


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("rules.yml", RULES.replace("days: 10", f"days: {HERE}mười"), "FLD004"),
        ("rules.yml", RULES.replace("duty: disclose_conclusion", f"duty: {HERE}publish"), "FLD003"),
        ("rules.yml", RULES.replace("- key", f"{HERE}- key").replace("    days: 10\n", ""), "FLD008"),
        ("holidays.yml", HOLIDAYS.replace("off: 2026-01-02", f"off: {HERE}2/1/2026"), "FLD006"),
        ("holidays.yml", f"{HERE}ngay_nghi: []\n", "FLD001"),
    ],
    ids=[
        "a number in words",
        "a duty that is none",
        "no days",
        "a day written the other way",
        "a key of its own",
    ],
)
def test_a_fault_in_them_is_a_located_problem(name: str, text: str, code: str, folder: Folder) -> None:
    where = folder.rewrite(name, text)
    problem = folder.problem()
    assert (problem.file, problem.code) == (f"data/{name}", code)
    assert place(problem).line == where.line
    assert is_vietnamese(problem.message)


def test_faulty_law_is_no_law(folder: Folder) -> None:
    folder.write("rules.yml", RULES.replace("days: 10", "days: mười"))
    assert folder.load().law == NO_LAW
