"""What the editor seems to have meant is asked, or shown as YAML to copy; nothing is taken in by a guess."""

from __future__ import annotations

import pytest

from tests.folder import COMMUNE, CONCLUSION, INSPECTION, MEETING, Folder, place
from tests.vietnamese import is_vietnamese

FORMS = [
    ("10/05/2024", "Ý bạn là 2024-05-10?"),
    ("10-5-2024", "Ý bạn là 2024-05-10?"),
    ("2024-5-10", "Ý bạn là 2024-05-10?"),
    ("2024–05–10", "Ý bạn là 2024-05-10?"),
    ("ngày 10 tháng 5 năm 2024", "Ý bạn là 2024-05-10?"),
    ("05/2024", "Ý bạn là 2024-05?"),
    ("tháng 5/2024", "Ý bạn là 2024-05?"),
    ("5.2024", "Ý bạn là 2024-05?"),
    ("Q1/2019", "Ý bạn là 2019-01/2019-03?"),
    ("quý I/2019", "Ý bạn là 2019-01/2019-03?"),
    ("quý IV năm 2019", "Ý bạn là 2019-10/2019-12?"),
    ("2018-2019", "Ý bạn là 2018/2019?"),
    ("năm học 2018–2019", "Ý bạn là 2018/2019?"),
    ("từ 17/8/2022 đến 8/9/2022", "Ý bạn là 2022-08-17/2022-09-08?"),
    (
        "30 ngày",
        (
            "Thời hạn phải là một ngày: tính ra ngày ấy rồi ghi "
            '{edtf: năm-tháng-ngày, basis: computed, stated: "30 ngày kể từ …"}.'
        ),
    ),
]
NO_DATES = ["31/02/2024", "13/13/2024", "10/05/24", "2019-2018", "8/9/2022 - 17/8/2022", "mồng hai Tết"]


@pytest.mark.parametrize(("typed", "hint"), FORMS)
def test_a_date_as_people_write_it_is_asked_for_as_edtf(typed: str, hint: str, folder: Folder) -> None:
    here = folder.replace(INSPECTION, "conducted: 2022-08-17/2022-09-08", f"⌖conducted: {typed}")
    (problem,) = folder.read(INSPECTION).problems
    assert (problem.code, problem.hint, place(problem)) == ("FLD006", hint, here)
    assert "ngày có thật" not in problem.message


def test_a_date_in_a_mapping_is_asked_for_too(folder: Folder) -> None:
    folder.replace(MEETING, "date: 2022-12-17?", "date: {edtf: 17/12/2022}")
    (problem,) = folder.read(MEETING).problems
    assert problem.hint == "Ý bạn là 2022-12-17?"


def test_a_quarter_where_one_day_is_wanted_is_a_day_in_it(folder: Folder) -> None:
    folder.replace(MEETING, "date: 2022-12-17?", "date: Q1/2019")
    (problem,) = folder.read(MEETING).problems
    assert problem.hint == 'Ý bạn là "[2019-01..2019-03]"?'


@pytest.mark.parametrize("typed", NO_DATES)
def test_what_is_no_date_is_not_guessed(typed: str, folder: Folder) -> None:
    folder.replace(MEETING, "date: 2022-12-17?", f"date: {typed}")
    (problem,) = folder.read(MEETING).problems
    assert problem.hint.startswith("Viết năm-tháng-ngày")


@pytest.mark.parametrize(
    ("typed", "said", "hint"),
    [
        ("10/05/2024", "viết chưa đúng cách.", "Ý bạn là 2024-05-10?"),
        ("2024-5-10", "viết chưa đúng cách.", "Ý bạn là 2024-05-10?"),
        ("05/2024", "chưa phải là một ngày.", "Viết đủ năm-tháng-ngày: 2022-09-08."),
        (
            "2024-02-30",
            "không phải là ngày có thật hoặc viết chưa đúng cách.",
            "Viết đủ năm-tháng-ngày: 2022-09-08.",
        ),
        ("1822-09-08", "ở ngoài các năm 1900–2200.", "Xem lại năm."),
    ],
)
def test_a_day_of_this_site_is_a_day_in_full(typed: str, said: str, hint: str, folder: Folder) -> None:
    folder.replace(MEETING, "published_on: 2026-11-01", f"published_on: {typed}")
    (problem,) = folder.read(MEETING).problems
    assert (problem.message, problem.hint) == (
        f"“Ngày đăng trên trang này” (published_on): “{typed}” {said}",
        hint,
    )


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("12,5", "Ý bạn là 12.5?"),
        ("1.234.567", "Ý bạn là 1234567?"),
        ("1200 hộ", "Viết {value: 1200, unit: hộ}."),
        ("82,7%", 'Viết {value: 82.7, unit: "%"}.'),
        ("khoảng 1.200,5 m²", "Viết {value: 1200.5, unit: m², qualifier: about}."),
        ("37/45", 'Viết {value: 37, stated: "37/45"}, còn 45 thành số liệu riêng.'),
        (
            "7.968 hộ",
            (
                "Nếu là số nguyên, viết {value: 7968, unit: hộ}; "
                'nếu là số thập phân, viết {value: "7.968", unit: hộ}.'
            ),
        ),
        ("ba", "Viết số không có dấu ngăn nghìn, phần thập phân sau dấu chấm: 7968; 82.7."),
    ],
)
def test_a_number_as_people_write_it_is_shown_as_yaml(typed: str, hint: str, folder: Folder) -> None:
    here = folder.replace(INSPECTION, "    quantity: 3", f"    ⌖quantity: {typed}")
    (problem,) = folder.read(INSPECTION).problems
    assert (problem.code, problem.hint, place(problem)) == ("FLD007", hint, here)
    assert is_vietnamese(problem.hint)


@pytest.mark.parametrize(
    "typed", ["www.hanoi.gov.vn", '"https://hanoi.gov.vn/a b"', "https://hànội.vn/", "hanoi.gov.vn"]
)
def test_an_address_starts_with_https(typed: str, folder: Folder) -> None:
    folder.append(INSPECTION, f"    url: {typed}\n")
    (problem,) = folder.read(INSPECTION).problems
    assert problem.hint == (
        "Địa chỉ bắt đầu bằng https://, tên miền không dấu, không có dấu cách: "
        "chép từ thanh địa chỉ của trình duyệt."
    )


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        (
            "head: {name: Nguyễn Văn A, organization: ubnd-xa-a}",
            "head: Nguyễn Văn An",
            "Viết head: {name: Nguyễn Văn An}.",
        ),
        (
            "teams:\n  - head",
            "teams:\n  - deputies:\n      - Trần Thị B\n    head",
            "Viết - {name: Trần Thị B}.",
        ),
        (
            "  - head: {name: Nguyễn Văn A,",
            "  - head:{name: Nguyễn Văn A,",
            "Thiếu dấu cách sau dấu hai chấm",
        ),
    ],
)
def test_a_person_typed_as_a_name_is_shown_as_yaml(old: str, new: str, hint: str, folder: Folder) -> None:
    folder.replace(INSPECTION, old, new)
    (problem,) = folder.read(INSPECTION).problems
    assert problem.hint.startswith(hint)


@pytest.mark.parametrize(
    ("file", "old", "new", "field"),
    [
        (CONCLUSION, "level: final", "level: {⌖unknow: not_stated}", "level.unknow"),
        (CONCLUSION, "of: KT-2022-0001", "of: {⌖unkown: not_stated}", "of.unkown"),
        (
            CONCLUSION,
            "concluded_on: 2022-09-20",
            "concluded_on: {⌖unknow: not_stated}",
            "concluded_on.unknow",
        ),
    ],
)
def test_of_a_misspelt_unknown_only_the_misspelling_is_a_problem(
    file: str, old: str, new: str, field: str, folder: Folder
) -> None:
    here = folder.replace(file, old, new)
    (problem,) = folder.read(file).problems
    assert (problem.code, problem.field, place(problem)) == ("FLD001", field, here)
    assert problem.hint == "Ý bạn là “unknown”?"


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        (
            "    text: Đã họp phụ huynh.",
            "    text: [Đã họp, Đã bàn]",
            "Nhiều đoạn thì viết một lần: “text: |-”, rồi các dòng thụt vào ở dưới.",
        ),
        ("    kind: trường học", "    kind: [trường học]", "Gộp thành một dòng, không có gạch đầu dòng."),
    ],
)
def test_a_list_for_a_text_is_shown_as_lines(old: str, new: str, hint: str, folder: Folder) -> None:
    folder.replace(INSPECTION, old, new)
    (problem,) = folder.read(INSPECTION).problems
    assert (problem.code, problem.hint) == ("FLD004", hint)


@pytest.mark.parametrize("typed", ["yes", "no", "on", "y", "1", "0", '"true"'])
def test_true_or_false_is_written_so(typed: str, folder: Folder) -> None:
    here = folder.replace(INSPECTION, "    complete: false", f"    ⌖complete: {typed}")
    (problem,) = folder.read(INSPECTION).problems
    assert (problem.code, problem.field, place(problem)) == ("FLD004", "inspected[1].complete", here)
    assert problem.message == "“Đã nêu đủ tên chưa” (complete) phải là true hoặc false."
    assert problem.hint == "Viết true hoặc false, không có dấu nháy."


def test_the_values_of_a_list_are_told_with_their_labels(folder: Folder) -> None:
    folder.replace(INSPECTION, "stage: concluded", "stage: xyz")
    (problem,) = folder.read(INSPECTION).problems
    assert problem.hint.startswith(
        "Các giá trị dùng được: announced: đã thông báo, chưa tiến hành; under_way: đang tiến hành; "
    )


def test_of_many_values_the_nearest_come_first(folder: Folder) -> None:
    folder.replace(COMMUNE, "kind: commune", "kind: thị trấn nhỏ")
    (problem,) = folder.read(COMMUNE).problems
    assert problem.hint.startswith("Các giá trị dùng được: township: thị trấn; ")
