"""What a message suggests is right: put in the place of what was typed, it is accepted."""

from __future__ import annotations

import re
from typing import Any, Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator import source
from generator.records import BY_NAME
from generator.records.dates import parse
from generator.scalars import normalise
from generator.validation import validate
from tests.folder import CONCLUSION, INSPECTION, MEETING, VALID
from tests.tries import tries
from tests.vietnamese import is_vietnamese

MANY: Final = tries(150)
FRAGMENTS: Final = [
    *"0123456789", *"-–/., ?~%[]", "..", " - ", "1", "2", "12", "31", "2022", "2022-09", "09", "8", "00", "13",
    "1.234", "567",
    "giờ ", "h", ":35", "cuối ", "đầu năm ", "sáu tháng ", "Q4", " triệu 5", "k", "tr", "_000",
    "ngày ", "tháng ", "năm ", "từ ", " đến ", "quý ", "IV", "thời hạn ", "30 ngày", "trên ", "khoảng ", "gần ", "hơn ",
    "tỷ đồng", " triệu đồng", "đồng", "ha", "m²", "vụ", "https://", "www.", ".gov.vn", "xa-a", "Ủy ban",
    "\u00a0", "\n", '"', "{",
    ":",
]  # fmt: skip
typed = st.lists(st.sampled_from(FRAGMENTS), max_size=8).map("".join)


def hints(record: str, file: str, /, **changes: Any) -> list[str]:
    """Return the hints for a record with ``changes`` at its top; messages and hints are Vietnamese."""
    value = {**source.parse(VALID[file]).value, **changes}
    _, flaws = validate(BY_NAME[record].model, value)
    for flaw in flaws:
        assert is_vietnamese(flaw.message), flaw.message
        assert not flaw.hint or is_vietnamese(flaw.hint), flaw.hint
    return [flaw.hint for flaw in flaws]


def meant(hint: str) -> str:
    """Return what a hint asks whether it was meant; an empty string when it asks nothing."""
    found = re.fullmatch(r"Ý bạn là [“\"]?(.+?)[”\"]?\?", hint)
    return found[1] if found else ""


@MANY
@given(typed)
@example("08/09/2022")
@example("ngày 8 tháng 9 năm 2022")
@example("từ 17/8/2022 đến 8/9/2022")
def test_a_period_that_is_suggested_is_one(text: str) -> None:
    for hint in hints("inspection", INSPECTION, conducted=normalise(text)):
        if suggestion := meant(hint):
            assert parse(suggestion)
            assert hints("inspection", INSPECTION, conducted=suggestion) == []


@MANY
@given(typed)
@example("17/12/2022")
@example("năm học 2018-2019")
def test_a_day_that_is_suggested_is_one(text: str) -> None:
    for hint in hints("meeting", MEETING, date=normalise(text)):
        if suggestion := meant(hint):
            assert hints("meeting", MEETING, date=suggestion) == []


@MANY
@given(typed)
@example("21/11/2026")
def test_a_certain_day_that_is_suggested_is_one(text: str) -> None:
    for hint in hints("meeting", MEETING, published_on=normalise(text)):
        if suggestion := meant(hint):
            assert hints("meeting", MEETING, published_on=suggestion) == []


@MANY
@given(typed)
@example("738.130.000 đồng")
@example("trên 10.000 tỷ đồng")
@example("96,67%")
@example("7.968")
@example("09/0")
def test_a_quantity_that_is_suggested_is_one(text: str) -> None:
    def measures(quantity: Any) -> list[dict[str, Any]]:
        measure = {"id": "KL-2022-0001-m1", "kind": "recovery", "text": "Trả lại.", "quantity": quantity}
        return [measure]

    for hint in hints("conclusion", CONCLUSION, measures=measures(normalise(text))):
        suggestions = [meant(hint), *re.findall(r"\{value: [^{}]*\}", hint)]
        for suggestion in filter(None, suggestions):
            parsed = source.parse(f"quantity: {suggestion}\n")
            assert parsed.faults == [], suggestion
            assert hints("conclusion", CONCLUSION, measures=measures(parsed.value["quantity"])) == [], (
                suggestion
            )


@MANY
@given(typed)
def test_anything_typed_for_a_body_an_address_or_a_value_is_right_or_told(text: str) -> None:
    text = normalise(text)
    hints("inspection", INSPECTION, lead=text, stage=text, kind=text)
    hints("inspection", INSPECTION, sources=[{"grade": text, "url": text, "title": text}])
    hints(
        "inspection",
        INSPECTION,
        teams=[{"head": text}],
        inspected=[{"kind": "x", "count": text, "complete": text}],
    )


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("17/08/2022", "2022-08-17"),
        ("17-8-2022", "2022-08-17"),
        ("17.08.2022", "2022-08-17"),
        ("ngày 17 tháng 8 năm 2022", "2022-08-17"),
        ("2022/08/17", "2022-08-17"),
        ("2022-8-17", "2022-08-17"),
        ("08/2022", "2022-08"),
        ("tháng 8 năm 2022", "2022-08"),
        ("năm 2022", "2022"),
        ("quý III/2022", "2022-07/2022-09"),
        ("từ 17/8/2022 đến 8/9/2022", "2022-08-17/2022-09-08"),
        ("17/8/2022 - 8/9/2022", "2022-08-17/2022-09-08"),
        ("30 tháng 9 năm 2022", "2022-09-30"),
        ("20220930", "2022-09-30"),
        ("17/8-8/9/2022", "2022-08-17/2022-09-08"),
        ("từ 17 đến 20/8/2022", "2022-08-17/2022-08-20"),
        ("sáu tháng đầu năm 2022", "2022-01/2022-06"),
        ("6 tháng cuối năm 2022", "2022-07/2022-12"),
        ("2026-Q4", "2026-10/2026-12"),
        ("2022-09-21 19:35", "2022-09-21T19:35+07:00"),
        ("2022-09-21T19:35", "2022-09-21T19:35+07:00"),
        ("21/09/2022 - 19:35", "2022-09-21T19:35+07:00"),
        ("8 giờ 30 ngày 21/9/2022", "2022-09-21T08:30+07:00"),
        ("17h ngày 30/9/2022", "2022-09-30T17:00+07:00"),
        ("31/02/2022", ""),
        ("32/01/2022", ""),
        ("hôm qua", ""),
    ],
)
def test_a_date_as_people_type_it_is_suggested_as_records_write_it(text: str, suggestion: str) -> None:
    (hint,) = hints("inspection", INSPECTION, conducted=text)
    assert meant(hint) == suggestion


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("31/9/2022", "Tháng 9 năm 2022 chỉ có 30 ngày: xem lại nguồn."),
        ("2023-02-29", "Tháng 2 năm 2023 chỉ có 28 ngày: xem lại nguồn."),
        ("giữa tháng 5/2022", 'Viết {edtf: 2022-05, stated: "giữa tháng 5/2022"}.'),
        ("cuối năm 2022", 'Viết {edtf: "2022", stated: "cuối năm 2022"}.'),
        (
            "ngày 30/9",
            'Thiếu năm. Suy ra được năm thì viết {edtf: năm-tháng-ngày, basis: inferred, stated: "ngày 30/9"}.',
        ),
        (
            "không nêu",
            "Nguồn không nêu thì ghi {unknown: not_stated}; bản đã đọc không có thì {unknown: not_in_our_copy}.",
        ),
    ],
)
def test_what_is_no_date_as_it_stands_has_a_way_to_be_written(text: str, hint: str) -> None:
    assert hints("inspection", INSPECTION, conducted=text) == [hint]


def test_a_day_that_is_only_known_roughly_can_be_copied_from_the_hint() -> None:
    for text in ("giữa tháng 5/2022", "khoảng năm 2021", "đầu tháng 3 năm 2020"):
        (hint,) = hints("inspection", INSPECTION, conducted=text)
        (shown,) = re.findall(r"\{edtf: [^{}]*\}", hint)
        assert hints("inspection", INSPECTION, conducted=source.parse(f"a: {shown}\n").value["a"]) == []


def test_the_beginning_of_a_month_is_no_deadline() -> None:
    recommendation = {"id": "KL-2022-0001-r1", "text": "Niêm yết.", "due": "đầu tháng 9/2022"}
    assert not any(
        "edtf: 2022-09," in each for each in hints("conclusion", CONCLUSION, recommendations=[recommendation])
    )


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ({"stage": "đã kết luận"}, "Ý bạn là “concluded”?"),
        ({"lead": "UBND xã A"}, "ví dụ ubnd-xa-a;"),
        ({"lead": "KT 2022 1"}, "ví dụ KT-2022-0001;"),
        ({"lead": "không rõ"}, "{unknown: not_stated}"),
        ({"lead": ["ubnd-xa-a"]}, "Chỉ ghi được một"),
        ({"scope": ["Việc thu"]}, "Viết “- text: Việc thu”."),
        ({"allow": ["PER009"]}, "Viết “- code: PER009”. Ghi thêm cả: reason."),
        ({"allow": [{"code": "per009", "reason": "x"}]}, "Ý bạn là PER009?"),
        (
            {"partners": "Sở Nội vụ"},
            "Viết partners: [mã]; chưa có bản ghi thì partners: [{described: Sở Nội vụ}].",
        ),
        ({"attachments": [{"file": "Kết luận.PDF", "title": "x"}]}, "Đổi tên tệp thành ket-luan.pdf"),
        ({"inspected": [{"kind": "x", "count": "10 trường"}]}, "Ý bạn là 10?"),
        ({"nguồn": "x"}, "Mục ấy là “sources” (Nguồn), đã có trong bản ghi"),
        ({"conducted": {"from": "2022-08-17"}}, "Khoảng thời gian viết trên một dòng"),
        ({"sources": [{"title": "x"}]}, "Nguồn không nêu thì ghi {unknown: not_stated}."),
    ],
)
def test_the_hint_says_what_to_write(typed: dict[str, Any], hint: str) -> None:
    assert any(hint in each for each in hints("inspection", INSPECTION, **typed))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2 tỷ 500 triệu", 'Viết {value: 2.5, unit: tỷ đồng, stated: "2 tỷ 500 triệu"}.'),
        ("2 tỷ 5 triệu đồng", 'Viết {value: 2.005, unit: tỷ đồng, stated: "2 tỷ 5 triệu đồng"}.'),
        ("2tr5", 'Viết {value: 2.5, unit: triệu đồng, stated: "2tr5"}.'),
        ("500k", 'Viết {value: 500, unit: nghìn đồng, stated: "500k"}.'),
        ("~10", "Viết {value: 10, qualifier: about}."),
        (".5", "Ý bạn là 0.5?"),
        ("586.", "Ý bạn là 586?"),
        ("1_000", "Ý bạn là 1000?"),
        ("738,130,000", "Ý bạn là 738130000?"),
        ("1 234 567", "Ý bạn là 1234567?"),
        ("1 234 567 đồng", "Viết {value: 1234567, unit: đồng}."),
        ("1e3", "Ý bạn là 1000?"),
        ("1.5e3", "Ý bạn là 1500?"),
        ("1e400", "Viết số không có dấu ngăn nghìn, phần thập phân sau dấu chấm: 7968; 82.7."),
        ("0x1F", "Viết số không có dấu ngăn nghìn, phần thập phân sau dấu chấm: 7968; 82.7."),
        (
            "7000-8000",
            "Mỗi mục chỉ ghi một con số: tách thành hai số liệu, 7000 và 8000, đều ghi nguyên văn ở stated.",
        ),
    ],
)
def test_a_number_as_people_type_it_is_suggested_as_records_write_it(text: str, hint: str) -> None:
    measure = {"id": "KL-2022-0001-m1", "kind": "recovery", "text": "Trả lại.", "quantity": text}
    assert hints("conclusion", CONCLUSION, measures=[measure]) == [hint]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("738,130,000", "Ý bạn là 738130000?"),
        ("7,968", "Nếu là số nguyên, viết 7968; nếu là số thập phân, viết “7.968” trong dấu nháy."),
        ("82,7", "Phần thập phân viết sau dấu chấm: 82.7."),
        ("1.234,56", "Phần thập phân viết sau dấu chấm: 1234.56."),
        ("1,23,4", "Bỏ các dấu phẩy trong con số."),
    ],
)
def test_a_number_with_commas_in_braces_is_told_once(text: str, hint: str) -> None:
    (fault,) = source.parse(f"quantity: {{value: {text}, unit: đồng}}\n", positions=True).faults
    assert fault.hint == hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (
            "trước ngày 15/1/2023",
            'Viết {edtf: 2023-01-15, inclusive: false, stated: "trước ngày 15/1/2023"}.',
        ),
        ("đến hết ngày 15/1/2023", 'Viết {edtf: 2023-01-15, stated: "đến hết ngày 15/1/2023"}.'),
    ],
)
def test_a_deadline_as_people_say_it_is_suggested_as_records_write_it(text: str, hint: str) -> None:
    recommendation = {"id": "KL-2022-0001-r1", "text": "Niêm yết.", "due": text}
    assert hint in hints("conclusion", CONCLUSION, recommendations=[recommendation])
