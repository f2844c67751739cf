"""Numbers in sentences: what contradicts itself, or the record's figures, and what only looks like it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.checks.asking import problems_of
from tests.folder import INSPECTION, REPORT, Folder

WRONG: Final = [
    ("Có 579 đơn vị (gồm 383 xã, 157 phường và 21 thị trấn).", "579", "561"),
    ("12 đơn vị, gồm 4 phường, 1 cơ quan, 1 doanh nghiệp và 5 trường học.", "12", "11"),
    (
        "Tổng 738.130.000 đồng, gồm 562.430.000 đồng học thêm và 55.000.000 đồng khác.",
        "738.130.000",
        "617.430.000",
    ),
    ("Sắp xếp 7.968 thôn, còn 5.393 thôn (giảm 2.557 thôn, tương đương 32%).", "2.557", "2.575 thôn"),
    ("Từ 7.968 xuống còn 5.393 thôn, giảm 23%.", "23", "32,3%"),
    ("Tăng từ 1,2 tỷ lên 1,5 tỷ đồng, tăng 200 triệu đồng.", "200", "300 triệu đồng"),
    ("Đã giải quyết 29/30 kiến nghị, đạt 69,67%.", "69,67", "96,67%"),
    ("Đã giải quyết 30/32 đơn (39,75%).", "39,75", "93,75%"),
]
RIGHT: Final = [
    "Có 579 đơn vị (gồm 383 xã, 175 phường và 21 thị trấn).",
    "Sắp xếp 7.968 thôn, tổ dân phố, sau sắp xếp còn 5.393 thôn, tổ dân phố (giảm 2.575 thôn, tổ dân phố, tức 32%).",
    "Số lao động giảm từ 1.050 xuống còn 980 người (giảm 70 người, tương đương 6,7%).",
    "Tăng từ 1,2 tỷ lên 1,5 tỷ đồng, tăng 300 triệu đồng, tăng 25%.",
    "Đã giải quyết 29/30 kiến nghị, đạt 96,67%; 210/250 đại biểu (84%).",
    "Đến ngày 15/4, đạt 100%; Nghị quyết 35/2021, đạt 100%; Quyết định số 12/15 đạt 5%.",
    "Từ 2019 đến 2021, tăng 12%; từ năm 2019 lên 5 xã, tăng 3 lần.",
    "Từ 5% lên 7%, tăng 2 điểm phần trăm; hộ nghèo còn 2,1% (giảm 0,8% so với đầu năm).",
    "Đoàn có 12 người, gồm 1 trưởng đoàn, 2 phó trưởng đoàn và các thành viên.",
    "Đoàn có 12 người, gồm 1 trưởng đoàn, các phó trưởng đoàn, 2 thư ký.",
    "Lớp 4 gồm 35 học sinh, 3 tổ; thôn 5 gồm 40 hộ, 2 tổ.",
    "Thu trên 10 tỷ đồng, gồm 7 tỷ đồng thuế, 2 tỷ đồng phí.",
    "Giảm từ 12 bước xuống còn 5 bước, giảm 15 ngày; từ 125 xuống 98 hộ, tăng cường quản lý 5 thôn.",
    "Từ 2.500 đồng lên 3,000 đồng, tăng 700 đồng.",
    "Gồm 3 khoản thu với 5 triệu đồng, 2 khoản chi.",
    "Gần 8.000 thôn, còn 5.393 thôn, giảm 2.575 thôn.",
    "Trong tổng số 32 đơn có 5 đơn, gồm 02 đơn tố cáo, 03 đơn khiếu nại.",
]
FIGURES: Final = """\
figures:
  - key: vi-pham
    name: Vụ có dấu hiệu vi phạm
    quantity: {value: 648, unit: vụ}
    stated_by: inspector
  - key: da-xu-ly
    name: Số tiền đã thu
    quantity: {value: 1.85, unit: tỷ đồng, stated: "1,85 tỷ đồng"}
    stated_by: inspector
findings:
  - id: BC-2022-0001-f1
    kind: observation
    text: TEXT
    stated_by: inspector
    figures: [vi-pham, da-xu-ly]
"""


@pytest.mark.parametrize(("text", "number", "right"), WRONG)
def test_a_sentence_that_does_not_add_up_is_told_at_the_number(
    text: str, number: str, right: str, tmp_path: Path
) -> None:
    folder = Folder(tmp_path)
    folder.append(REPORT, f"summary: >-\n  {text}\n")
    (problem,) = problems_of(folder)
    line = folder.text(REPORT).splitlines()[problem.line - 1]
    assert (problem.code, line[problem.column - 1 :].startswith(number)) == ("NUM017", True)
    assert f"là {right}." in problem.message


@pytest.mark.parametrize("text", RIGHT)
def test_a_sentence_whose_numbers_fit_or_have_nothing_to_do_with_each_other_is_not_told(
    text: str, tmp_path: Path
) -> None:
    folder = Folder(tmp_path)
    folder.append(REPORT, f'summary: "{text}"\n')
    assert problems_of(folder) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Thấy 684 vụ có dấu hiệu vi phạm.", "684"),
        ("Thấy 64 vụ; trong đó 684 vụ có dấu hiệu vi phạm.", "684"),
        ("Thấy 649 vụ có dấu hiệu vi phạm.", "649"),
        ("Có 12 vụ có dấu hiệu vi phạm.", "12"),
        ("Đã thu 1,58 tỷ đồng của 648 vụ.", "1,58"),
        ("Đã thu 1.580 triệu đồng, số tiền đã thu của 648 vụ.", "1.580"),
    ],
)
def test_a_finding_that_tells_another_number_than_its_figure_is_told(
    text: str, number: str, tmp_path: Path
) -> None:
    folder = Folder(tmp_path)
    folder.append(REPORT, FIGURES.replace("TEXT", text))
    (problem,) = problems_of(folder)
    assert (problem.code, f"ghi {number} " in problem.message) == ("NUM018", True)


@pytest.mark.parametrize(
    "text",
    [
        "Thấy 648 vụ có dấu hiệu vi phạm.",
        "Thấy trên 600 vụ có dấu hiệu vi phạm, thu 1.850.000.000 đồng.",
        "Thu 1.850 triệu đồng; thu gần 2 tỷ đồng.",
        "Trong đó 12 vụ đã chuyển công an.",
        "Có 648 vụ, trong đó 684 vụ của năm trước.",
        "Có 684 xã báo cáo.",
        "Nhiều vụ có dấu hiệu vi phạm.",
    ],
)
def test_a_finding_may_tell_its_figure_otherwise_or_tell_of_something_else(text: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.append(REPORT, FIGURES.replace("TEXT", text))
    assert problems_of(folder) == []


def test_digits_in_another_order_are_told_wherever_they_stand(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.append(REPORT, FIGURES.replace("TEXT", "Thấy 648 vụ.") + "summary: Cả năm có 684 vụ vi phạm.\n")
    (problem,) = problems_of(folder)
    assert (problem.code, problem.field) == ("NUM018", "summary")


GROUPS: Final = "    count: 2\n    named: [truong-tieu-hoc-xa-a]\n    complete: false\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Đoàn đến 3 đơn vị, gồm 3 trường học và 1 phường.", ["nhóm “trường học” có 2 đơn vị"]),
        ("Đoàn đến 4 đơn vị: 2 trường học, 1 phường.", ["các nhóm cộng lại có 3 đơn vị"]),
        ("Đoàn đến 3 đơn vị: 2 trường học, 1 phường.", []),
        ("Đoàn đến 5 phường và 6 trường học khác.", []),
        ("Năm trước có 9 trường học.", []),
    ],
)
def test_bodies_are_counted_as_their_groups_are(text: str, said: list[str], tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.replace(INSPECTION, GROUPS, GROUPS + "  - {kind: phường, count: 1}\n")
    folder.append(INSPECTION, f'summary: "{text}"\n')
    problems = [each for each in problems_of(folder) if each.code == "NUM018"]
    assert [each.message.split(", mà ")[1].rstrip(".") for each in problems] == said
