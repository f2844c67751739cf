"""NUM: what stands in ``stated`` is compared with the number beside it only where it can be read for sure."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.test_numbers import ANY_TIME, figure, found

SCALES: Final = {"đồng": 1, "nghìn đồng": 10**3, "triệu đồng": 10**6, "tỷ đồng": 10**9}


def told(value: object, unit: str | None, stated: str, qualifier: str = "exact") -> list[str]:
    """Return the codes for a figure with what its source wrote."""
    quantity: dict[str, Any] = {"value": value, "stated": stated, "qualifier": qualifier}
    return found(figures=[figure({**quantity, "unit": unit} if unit else quantity)])


@pytest.mark.parametrize(
    ("value", "unit", "stated"),
    [
        (Decimal("738.13"), "tỷ đồng", "738.130.000 đồng"),
        (738130, "đồng", "738.130.000 đồng"),
        (1000, "vụ", "trên 10.000 vụ"),
        (4965, "vụ việc", "4.956 vụ việc"),
        (725, "tỷ đồng", "72,5 tỷ đồng"),
        (Decimal("72.5"), "triệu đồng", "72,5 tỷ đồng"),
        (23, "%", "32%"),
        (Decimal("12.5"), "hộ", "12.500 hộ"),
        (12, "vụ", "12 nghìn vụ"),
        (5, "ha", "5.000 m2"),
        (45, None, "54"),
        (5, "vụ", "ba vụ"),
        (586, "hộ", "586 người"),
        (586, "người", "586 lượt người"),
    ],
)
def test_a_number_that_no_reading_of_the_source_fits_is_reported(
    value: object, unit: str | None, stated: str
) -> None:
    assert told(value, unit, stated) == ["NUM016"]


def test_calling_it_more_than_that_excuses_no_lost_digit() -> None:
    assert told(1000, "vụ", "trên 10.000 vụ", "over") == ["NUM016"]


@pytest.mark.parametrize(("stated", "qualifier"), [("dưới 586 vụ", "over"), ("trên 586 vụ", "under")])
def test_less_is_not_more(stated: str, qualifier: str) -> None:
    assert told(586, "vụ", stated, qualifier) == ["NUM016"]


@pytest.mark.parametrize(("stated", "qualifier"), [("trên 586 vụ", "over"), ("gần 586 vụ", "nearly")])
def test_more_is_more(stated: str, qualifier: str) -> None:
    assert told(586, "vụ", stated, qualifier) == []


@pytest.mark.parametrize(
    ("value", "unit", "stated"),
    [
        (Decimal("738.13"), "triệu đồng", "738.130.000 đồng"),
        (738, "triệu đồng", "738.130.000 đồng"),
        (738130000, "đồng", "738,13 triệu"),
        (738130000, None, "738.130.000 đồng"),
        (Decimal("45.6"), "triệu", "45,6 triệu đồng"),
        (10000, "tỷ đồng", "trên 10 nghìn tỷ đồng"),
        (Decimal("96.67"), "%", "96.67%"),
        (Decimal("96.67"), "%", "96,7 %"),
        (32, "%", "giảm 32 phần trăm"),
        (-32, "%", "giảm 32%"),
        (Decimal("1.5"), "nghìn lượt", "1.500 lượt"),
        (15000, "m²", "1,5 ha"),
        (4956, "vụ", "có 4.956 vụ việc đã được giám sát."),
        (Decimal("72.5"), "tỷ đồng", "72,5"),
        (9850, "vụ", "gần 10.000 vụ"),
        (500, "m²", "hơn 500 m2"),
        (45000000, "đồng", "45tr"),
        (700, "nghìn đồng/hộ", "700.000 đồng/hộ/năm"),
    ],
)
def test_what_the_source_wrote_may_be_written_otherwise(value: object, unit: str | None, stated: str) -> None:
    assert told(value, unit, stated) == []


@pytest.mark.parametrize(
    ("value", "unit", "stated"),
    [
        (12, "hộ", "mười hai hộ"),
        (3, "hộ", "ba hộ gia đình"),
        (20, "hộ", "hai mươi hộ"),
        (586, "hộ gia đình", "586 hộ"),
        (586, "lượt", "586 lượt người"),
        (5, "hộ", "5 hộ với 12 người"),
        (19, "hộ", "12 hộ và bảy hộ khác"),
        (579, "đơn vị", "579/579 xã, phường"),
        (579, "đơn vị", "toàn bộ"),
        (38, "hộ", "38 hộ năm 2022"),
        (45, "hộ", "tất cả các hộ ở tổ 3"),
        (45, "học sinh", "cả lớp 4A"),
        (1500, "m²", "hơn bốn sào"),
        (1440, "m²", "4 sào"),
        (50, "%", "tăng 1,5 lần"),
        (12, "trường", "1 trường mầm non cùng các trường còn lại"),
        (24, "tháng", "2 năm"),
        (1500, "triệu đồng", "1 tỷ rưỡi"),
        (15, "nghìn m²", "1½ ha"),
        (250, "triệu đồng", "10.000 USD"),
        (7, "hộ", "0912345678"),
        (7, "hộ", "12.34.56"),
    ],
)
def test_what_cannot_be_compared_is_not_reported(value: object, unit: str | None, stated: str) -> None:
    assert told(value, unit, stated) == []


@ANY_TIME
@given(st.integers(0, 10**15), st.sampled_from([*SCALES]), st.sampled_from([*SCALES]))
def test_the_same_money_in_another_unit_is_never_reported(amount: int, own: str, other: str) -> None:
    value, wrote = (Decimal(amount) / SCALES[unit] for unit in (own, other))
    stated = f"{wrote:,f}".replace(",", "_").replace(".", ",").replace("_", ".")
    assert told(value.quantize(Decimal("1e-9")), own, f"{stated} {other}") == []


@ANY_TIME
@given(st.integers(1, 10**9), st.sampled_from([10, 100, 1000]))
def test_a_count_with_zeros_lost_is_always_reported(count: int, lost: int) -> None:
    stated = f"{count * lost:,d}".replace(",", ".")
    assert told(count, "hộ", f"{stated} hộ") == ["NUM016"]
