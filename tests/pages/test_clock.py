"""What the pages of a conclusion and of its inspection say of the law's time for disclosing it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pytest

from generator.site import make_site
from tests import folder as valid
from tests.clocks.shipped import DATA
from tests.folder import Folder
from tests.pages.converters import by_cmark, by_python_markdown, dom, split

TODAY: Final = date(2026, 11, 21)
CONCLUSION: Final = "ket-luan/KL-2022-0001.md"
INSPECTION: Final = "kiem-tra/KT-2022-0001.md"
DAY: Final = "concluded_on: 2022-09-20"
LATE: Final = "disclosures:\n  - {form: portal, on: 2022-10-05, audience: public}\n"


@pytest.fixture
def data(tmp_path: Path) -> Folder:
    """Return a folder whose inspection is thanh tra, and the law."""
    folder = Folder(tmp_path)
    for name in ("rules.yml", "holidays.yml"):
        folder.write(name, (DATA / name).read_bytes())
    folder.replace(valid.INSPECTION, "regime: administrative", "regime: state_inspectorate")
    return folder


def clock(data: Folder, path: str = CONCLUSION, today: date = TODAY) -> list[str]:
    """Return the lines on a page about the law's time, after seeing that both converters agree on it."""
    pages = {each.path: each for each in make_site(data.path, today).pages()}
    body = split(pages[path].markdown)[1]
    tree = by_python_markdown(body)
    assert dom(tree) == dom(by_cmark(body))
    said = "\n".join(line for line in body.split("## Thời hạn công khai\n")[1].split("\n## ")[0].splitlines())
    return [line for line in said.splitlines() if line.startswith("- ")]


def test_a_disclosure_after_the_last_day_is_late_by_the_law_of_its_day(data: Folder) -> None:
    data.append(valid.CONCLUSION, LATE)
    standing, last, rule = clock(data)
    assert "chậm 5 ngày</span>, công khai ngày 05/10/2022" in standing
    assert last.endswith("30/09/2022")
    assert rule.endswith("(Luật Thanh tra 2010, Điều 39)")


def test_the_inspection_says_it_of_its_conclusion(data: Folder) -> None:
    data.append(valid.CONCLUSION, LATE)
    name, standing, *_ = clock(data, INSPECTION)
    assert "KL-2022-0001.md" in name
    assert "chậm 5 ngày" in standing


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (DAY, "concluded_on: 2022-09-20?", "chưa tính được, vì ngày ký chưa chắc chắn"),
        (DAY, "concluded_on: 2022-09", "chưa tính được, vì chưa biết đích xác ngày ký"),
        (DAY, "concluded_on: {unknown: not_stated}", "chưa tính được, vì chưa biết ngày ký"),
        (DAY, "concluded_on: {edtf: 2022-09-20, basis: inferred}", "chưa tính được, vì ngày ký do suy ra"),
        ("level: final", "level: oral", "chưa tính được, vì đây không phải là kết luận chính thức"),
        ("on: 2022-10-05", "on: 2022-10-05~", "chưa tính được, vì ngày công khai chưa chắc chắn"),
        ("on: 2022-10-05", "on: {unknown: not_stated}", "chưa tính được, vì chưa biết ngày công khai"),
        ("on: 2022-10-05", "on: 2022-09-30", "đúng hạn, công khai ngày 30/09/2022"),
        (LATE, "", "thời hạn đã hết mà trang này chưa ghi nhận việc công khai"),
    ],
)
def test_what_is_not_certain_is_never_late(data: Folder, old: str, new: str, said: str) -> None:
    data.append(valid.CONCLUSION, LATE)
    data.replace(valid.CONCLUSION, old, new)
    standing = clock(data)[0]
    assert said in standing
    assert "chậm" not in standing


def test_the_day_of_the_paper_comes_before_the_day_told_of_it(data: Folder) -> None:
    data.append(valid.CONCLUSION, LATE)
    data.append(valid.PAPER, "issued_on: 2022-09-28\n")
    assert "đúng hạn" in clock(data)[0]


def test_a_running_clock_says_how_long(data: Folder) -> None:
    data.replace(valid.CONCLUSION, DAY, "concluded_on: 2026-11-17")
    standing, last, rule = clock(data)
    assert "còn 6 ngày, chưa ghi nhận việc công khai" in standing
    assert last.endswith("27/11/2026")
    assert "chưa rõ điều nào" in rule
    assert '<span class="doubt">chưa kiểm chứng</span>' in rule
    assert "hạn là hôm nay" in clock(data, today=date(2026, 11, 27))[0]


def test_a_clock_over_a_year_whose_days_off_are_not_decided_says_so(data: Folder) -> None:
    data.replace(valid.CONCLUSION, DAY, "concluded_on: 2026-12-28")
    assert "tạm tính" in clock(data, today=date(2026, 12, 29))[1]


@pytest.mark.parametrize("regime", ["party", "peoples_council", "fatherland_front", "internal", "unknown"])
def test_a_partys_check_and_others_are_no_thanh_tra(data: Folder, regime: str) -> None:
    data.append(valid.CONCLUSION, LATE)
    data.replace(valid.INSPECTION, "regime: state_inspectorate", f"regime: {regime}")
    assert [line.partition(":** ")[2] for line in clock(data)] == [
        '<span class="unknown">chưa rõ quy định</span>'
    ]


def test_without_rules_the_page_says_that_none_is_known(data: Folder) -> None:
    data.append(valid.CONCLUSION, LATE)
    data.delete("rules.yml")
    assert "chưa rõ quy định" in clock(data)[0]


def test_a_communes_clock_says_its_condition(data: Folder) -> None:
    data.replace(valid.INSPECTION, "regime: state_inspectorate", "regime: administrative")
    data.append(valid.COMMITTEE, "level: commune\n")
    data.replace(valid.CONCLUSION, DAY, "concluded_on: 2025-09-15")
    data.append(valid.CONCLUSION, LATE.replace("2022-10-05", "2025-09-25"))
    standing, last, _ = clock(data)
    assert "chậm 3 ngày làm việc</span>, công khai ngày 25/09/2025, nếu kết luận này thuộc" in standing
    assert last.endswith("22/09/2025")


def test_nothing_follows_from_an_inspection_that_was_withdrawn(data: Folder) -> None:
    data.append(valid.CONCLUSION, LATE)
    data.replace(valid.INSPECTION, "state: published", "state: withdrawn")
    data.append(valid.INSPECTION, "withdrawal: {on: 2026-11-02, reason: personal_data}\n")
    assert "chưa rõ quy định" in clock(data)[0]


def test_a_withdrawn_conclusion_has_no_clock(data: Folder) -> None:
    data.replace(valid.CONCLUSION, "state: published", "state: withdrawn")
    data.append(valid.CONCLUSION, "withdrawal: {on: 2026-11-02, reason: duplicate}\n")
    pages = {each.path: each.markdown for each in make_site(data.path, TODAY).pages()}
    assert "Thời hạn công khai" not in pages[CONCLUSION] + pages[INSPECTION]
