"""Words: dates, numbers and unknowns as Vietnamese readers write them, and the order of the Vietnamese alphabet."""

from __future__ import annotations

import random
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from generator import wording
from generator.records import TYPES
from generator.records.base import Unknown, WhyUnknown, label
from generator.records.dates import Date, Deadline, Period, parse
from generator.records.organization import Extent
from generator.records.quantities import Qualifier, Quantity
from generator.wording import fold, number, sort_key

ANY_TIME: Final = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
DATES: Final = {
    "2022-09-08": "08/09/2022",
    "2022-12-31": "31/12/2022",
    "2022-09": "tháng 9/2022",
    "2022-12": "tháng 12/2022",
    "2022": "năm 2022",
    "2021-12-17?": "17/12/2021 (chưa chắc chắn)",
    "2021-12-17~": "17/12/2021 (khoảng chừng)",
    "2021-12-17%": "17/12/2021 (chưa chắc chắn; khoảng chừng)",
    "2021-12?": "tháng 12/2021 (chưa chắc chắn)",
    "2021~": "năm 2021 (khoảng chừng)",
    "2022-08-17/2022-09-08": "từ 17/08/2022 đến 08/09/2022",
    "2022-08-17/2022-08-17": "từ 17/08/2022 đến 17/08/2022",
    "2018/2019": "từ năm 2018 đến năm 2019",
    "2026-10/2026-12": "từ tháng 10/2026 đến tháng 12/2026",
    "2018/2019-05?": "từ năm 2018 đến tháng 5/2019 (chưa chắc chắn)",
    "2022-08-17/..": "từ 17/08/2022, chưa rõ ngày kết thúc",
    "2022-08-17/": "từ 17/08/2022, chưa rõ ngày kết thúc",
    "../2022-09-08": "đến 08/09/2022",
    "/2022-09-08": "đến 08/09/2022",
    "[..2022-09-21]": "một ngày chưa rõ, muộn nhất là ngày 21/09/2022",
    "[2022-09-21..]": "một ngày chưa rõ, sớm nhất là ngày 21/09/2022",
    "[2022-08-17..2022-09-08]": "một ngày trong khoảng từ 17/08/2022 đến 08/09/2022",
    "[..2022-09]": "một ngày chưa rõ, muộn nhất là tháng 9/2022",
    "2022-09-08T16:01+07:00": "08/09/2022, 16 giờ 01",
    "2022-09-08T00:00:00+07:00": "08/09/2022, 00 giờ 00",
}


@pytest.mark.parametrize("text", DATES)
def test_a_date_is_said_as_precisely_as_it_is_known(text: str) -> None:
    assert wording.period(Period(edtf=text)) == DATES[text]
    assert wording.dated(parse(text)) == DATES[text]


@pytest.mark.parametrize("text", DATES)
def test_a_date_without_its_doubts_has_no_brackets(text: str) -> None:
    assert wording.span(parse(text)) == DATES[text].partition(" (")[0]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"edtf": "2021-12-17", "basis": "inferred"}, "17/12/2021 (suy ra, nguồn không nêu đủ)"),
        ({"edtf": "2021-12-17", "basis": "computed"}, "17/12/2021 (tính ra)"),
        ({"edtf": "2021-12-17", "basis": "stated"}, "17/12/2021"),
        ({"edtf": "2022-05", "stated": "giữa tháng 5"}, "tháng 5/2022 (nguồn viết: “giữa tháng 5”)"),
        (
            {"edtf": "2021-12-17?", "basis": "inferred", "stated": "chiều 17/12"},
            "17/12/2021 (chưa chắc chắn; suy ra, nguồn không nêu đủ; nguồn viết: “chiều 17/12”)",
        ),
    ],
)
def test_a_date_says_where_it_comes_from(value: dict[str, Any], words: str) -> None:
    assert wording.period(Date.model_validate(value)) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2022-10-15", "đến hết ngày 15/10/2022"),
        ({"edtf": "2022-01-15", "inclusive": False}, "trước ngày 15/01/2022"),
        ("2022-10-15?", "đến hết ngày 15/10/2022 (chưa chắc chắn)"),
        ("2022-10-15T16:30+07:00", "đến 16 giờ 30 ngày 15/10/2022"),
        ("[..2022-10-15]", "đến hết một ngày chưa rõ, muộn nhất là ngày 15/10/2022"),
        ("2022-10", "đến hết tháng 10/2022"),
        (
            {"edtf": "2022", "inclusive": False, "stated": "trước năm 2022"},
            "trước năm 2022 (nguồn viết: “trước năm 2022”)",
        ),
    ],
)
def test_a_deadline_says_whether_the_day_is_still_in_time(value: Any, words: str) -> None:
    assert wording.period(Deadline.model_validate(value)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025-07-01", "từ ngày 01/07/2025"),
        ("2025-07", "từ tháng 7/2025"),
        ("2025?", "từ năm 2025 (chưa chắc chắn)"),
    ],
)
def test_what_begins_says_from_when(text: str, words: str) -> None:
    assert wording.since(parse(text)) == words


def test_a_certain_day_is_a_day_of_eight_digits() -> None:
    assert wording.day(date(2022, 9, 8)) == "08/09/2022"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("0", "0"),
        ("7", "7"),
        ("999", "999"),
        ("1000", "1.000"),
        ("7968", "7.968"),
        ("738130000", "738.130.000"),
        ("1234567.5", "1.234.567,5"),
        ("96.67", "96,67"),
        ("82.70", "82,70"),
        ("0.05", "0,05"),
        ("0.000000001", "0,000000001"),
        ("-2575", "-2.575"),
        ("-0.5", "-0,5"),
        ("999999999999999999", "999.999.999.999.999.999"),
    ],
)
def test_a_number_has_dots_between_thousands_and_a_comma_before_its_fraction(value: str, words: str) -> None:
    assert number(Decimal(value)) == words


def test_a_whole_number_is_said_like_a_decimal_one() -> None:
    assert number(1234567) == "1.234.567"


@ANY_TIME
@given(st.decimals(-(10**17), 10**17, allow_nan=False, places=4))
@example(Decimal("1E+3"))
def test_a_number_can_be_read_back(value: Decimal) -> None:
    assert Decimal(number(value).replace(".", "").replace(",", ".")) == value


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (12, "12"),
        ({"value": "96.67", "unit": "%"}, "96,67%"),
        ({"value": "32", "unit": "%", "qualifier": "about"}, "khoảng 32%"),
        ({"value": 738130000, "unit": "đồng"}, "738.130.000 đồng"),
        ({"value": 10000, "unit": "tỷ đồng", "qualifier": "over"}, "trên 10.000 tỷ đồng"),
        (
            {"value": 10000, "unit": "tỷ đồng", "qualifier": "over", "stated": "trên 10.000 tỷ đồng"},
            "trên 10.000 tỷ đồng",
        ),
        ({"value": "1.5", "unit": "ha", "stated": "rưỡi héc-ta"}, "1,5 ha (nguồn viết: “rưỡi héc-ta”)"),
        ({"value": 5, "qualifier": "nearly"}, "gần 5"),
        ({"value": 5, "unit": "vụ", "qualifier": "under"}, "dưới 5 vụ"),
    ],
)
def test_a_quantity_has_the_units_and_the_doubts_of_its_source(value: Any, words: str) -> None:
    assert wording.quantity(Quantity.model_validate(value)) == words


@pytest.mark.parametrize("qualifier", Qualifier)
def test_a_quantity_has_no_spaces_around_it(qualifier: Qualifier) -> None:
    words = wording.quantity(Quantity(value=Decimal(5), qualifier=qualifier))
    assert words == words.strip() == " ".join(words.split())


WHY: Final = {why.value: why for why in WhyUnknown}


@pytest.mark.parametrize(
    ("why", "what", "words"),
    [
        ("not_stated", "Số, ký hiệu", "nguồn không nêu số, ký hiệu"),
        ("not_stated", "", "nguồn không nêu"),
        ("not_in_our_copy", "Địa chỉ bản gốc", "bản chúng tôi đọc không có địa chỉ bản gốc"),
        ("not_in_our_copy", "Đơn vị", "bản chúng tôi đọc không có đơn vị"),
        ("ambiguous", "Thời hạn", "nguồn nêu không rõ"),
        ("withheld", "Họ và tên", "không được công khai"),
    ],
)
def test_an_unknown_says_why_it_is_not_known(why: str, what: str, words: str) -> None:
    assert wording.unknown(Unknown(unknown=WHY[why]), what) == words


def test_an_unknown_shows_the_words_of_its_source() -> None:
    value = Unknown(unknown=WhyUnknown.ambiguous, stated="trong năm 2022")
    assert wording.unknown(value, "thời hạn") == "nguồn nêu không rõ (nguồn viết: “trong năm 2022”)"


def test_what_is_withheld_is_not_shown_by_the_words_of_its_source() -> None:
    value = Unknown(unknown=WhyUnknown.withheld, stated="Nguyễn Văn A")
    assert "Nguyễn Văn A" not in wording.unknown(value, "họ và tên")


def parts(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    """Return the models that stand in ``model``."""
    waiting: list[Any] = [model]
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in seen:
            seen.add(kind)
            waiting += (field.annotation for field in kind.model_fields.values())
        waiting += getattr(kind, "__args__", ())
    return seen


def test_every_label_may_be_said_in_the_middle_of_a_sentence() -> None:
    models = {part for each in TYPES for part in parts(each.model, set())}
    labels = {label(model, field) for model in models for field in model.model_fields}
    assert labels
    for each in labels:
        assert not (each[:2].isalpha() and each[:2].isupper()), (
            f"{each} would lose the first letter of an abbreviation"
        )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Period(edtf="2022-09-08"), "08/09/2022"),
        (Quantity(value=Decimal("82.7"), unit="%"), "82,7%"),
        (Extent.whole, "toàn bộ"),
        (True, "có"),
        (False, "không"),
        (1234, "1.234"),
        (Decimal("1.5"), "1,5"),
        (date(2022, 9, 8), "08/09/2022"),
        ("Xã A", "Xã A"),
    ],
)
def test_every_known_value_has_words(value: object, words: str) -> None:
    assert wording.plain(value) == words


@pytest.mark.parametrize("value", [None, [], {}, 1.5, Unknown(unknown=WhyUnknown.withheld)])
def test_what_is_no_known_value_has_none(value: object) -> None:
    with pytest.raises(TypeError):
        wording.plain(value)


# The order of the alphabet.

SORTED: Final = {
    "the letters": list("aăâbcdđeêghiklmnoôơpqrstuưvxy"),
    "the tones": ["ma", "mà", "mả", "mã", "má", "mạ"],
    "the tones of a letter with a mark": ["tâ", "tầ", "tẩ", "tẫ", "tấ", "tậ", "tơ", "tờ", "tở", "tỡ", "tớ", "tợ"],
    "letters before tones": ["má an", "ma bình", "mạ cần", "mà dung"],
    "a letter with a mark after all of the letter without": ["An Biên", "Án Yên", "Ăn", "Ân Thi"],
    "d before đ": ["Dương", "Dưỡng", "Đa", "Đô"],
    "words before longer words": ["Tân", "Tân An", "Tân Bình", "Tâng"],
    "numbers by value": ["Phường 1", "Phường 2", "Phường 9", "Phường 10", "Phường 11", "Phường 100"],
    "numbers before letters": ["Phường 10", "Phường An"],
    "numbers by value wherever they stand": ["Quận 4, Phường 9", "Quận 4, Phường 10", "Quận 10, Phường 1"],
    "numbers with leading zeros by value": ["Tổ 1", "Tổ 02", "Tổ 3"],
    "numbers after words": ["Ban", "Bàn", "Ban 1", "Bản 2"],
    "wards of a city": [
        "Phường Cầu Giấy", "Phường Dịch Vọng", "Phường Đại Mỗ", "Phường Nghĩa Đô", "Phường Nghĩa Tân",
        "Phường Ô Chợ Dừa", "Phường Phú Diễn", "Phường Từ Liêm", "Phường Xuân La", "Phường Yên Hoà", "Phường Yên Hòa",
    ],
    "a unit that is raised": ["Khu 1 m", "Khu 1 m²"],
}  # fmt: skip


@pytest.mark.parametrize("name", SORTED)
def test_the_order_is_that_of_the_vietnamese_alphabet(name: str) -> None:
    expected = SORTED[name]
    for seed in range(20):
        shuffled = random.Random(seed).sample(expected, len(expected))  # noqa: S311 - an order, not a secret
        assert sorted(shuffled, key=sort_key) == expected


def test_capitals_make_no_difference_to_the_order() -> None:
    assert sort_key("PHƯỜNG ĐÔNG ĐA") == sort_key("phường đông đa")


def test_only_the_same_letters_and_tones_are_equal_in_order() -> None:
    texts = ["hoa", "hòa", "hoà", "hóa", "hoá", "hỏa", "hoả", "hoạ", "họa", "hôa", "hoă", "hoâ"]
    assert len({sort_key(text) for text in texts}) == len(texts)


@ANY_TIME
@given(st.text())
@example("m²")
@example("Ⅳ")
@example("٣")
@example("1" * 600)
def test_any_text_has_a_place_in_the_order(text: str) -> None:
    assert sort_key(text) <= sort_key(text + "a")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đường Độc Lập", "duong doc lap"),
        ("Yên Hòa", "yen hoa"),
        ("Yên Hoà", "yen hoa"),
        ("ĂN ÂM ÊM ÔM ƠM ƯA", "an am em om om ua"),
        ("Thủ tướng", "thu tuong"),
        ("Quận 4", "quan 4"),
        ("31/KH-UBND", "31/kh-ubnd"),
        (unicodedata.normalize("NFD", "Nghĩa Đô"), "nghia do"),
    ],
)
def test_folded_text_is_what_people_type(text: str, folded: str) -> None:
    assert fold(text) == folded


@ANY_TIME
@given(st.text("aăâeêoôơuưyđAĂÂĐàảãáạằẳẵắặầẩẫấậ nghtlbcm0123456789"))
def test_folded_vietnamese_is_plain_and_stays_so(text: str) -> None:
    assert fold(text).isascii()
    assert fold(fold(text)) == fold(text)
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("Nguồn không nêu số, ngày.", "Nguồn không nêu số, ngày"),
        ("Tên cũ. Nay đã đổi.", "Tên cũ. Nay đã đổi."),
        ("còn nữa...", "còn nữa..."),
        ("cách gọi quen", "cách gọi quen"),
    ],
)
def test_a_remark_of_one_sentence_has_no_full_stop_in_brackets(note: str, shown: str) -> None:
    assert wording.aside(note) == shown
