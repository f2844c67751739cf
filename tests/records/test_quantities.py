"""Quantities: the digits, the unit and the qualifier of the source, and nothing guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import packing
from generator.records.quantities import UNITS, Comparable, Qualifier, Quantity
from tests.records.valid import faults

NOT_NUMBERS = {
    "thousands in dots": "1.234.567",
    "a decimal comma": "7,5",
    "thousands in dots and a decimal comma": "1.234,5",
    "thousands in spaces": "1 234",
    "thousands in underscores": "1_000",
    "words": "trên 10.000 tỷ đồng",
    "a number with its unit": "82.7 tỷ đồng",
    "a percent sign": "40.7%",
    "a power of ten": "1e5",
    "infinity": "Infinity",
    "not a number": "NaN",
    "a plus sign": "+7",
    "a point without digits after it": "7.",
    "a point without digits before it": ".7",
    "a leading zero": "007",
    "digits of another script": "٧",
    "a space": " 7",
    "nothing": "",
    "more digits than any source gives": "1" * 19,
    "true": True,
    "a float, which does not keep digits": 7.5,
    "a decimal in powers of ten": Decimal("1E+5"),
    "an infinite decimal": Decimal("Infinity"),
}
AMBIGUOUS = ["7.968", "12.500", "738.130", "-7.968"]
KEPT = ["40.70", "33.33", "0.1", "0.125", "52", "52.0", "1234.567", "-2575"]
MONEY = ["đồng", "nghìn đồng", "triệu đồng", "tỷ đồng"]


@pytest.mark.parametrize("value", NOT_NUMBERS.values(), ids=NOT_NUMBERS)
def test_what_is_not_plainly_a_number_is_refused(value: object) -> None:
    assert faults(Quantity, {"value": value}) == [("number", ("value",))]


@pytest.mark.parametrize("digits", AMBIGUOUS)
def test_three_digits_after_a_point_may_be_thousands_and_are_refused(digits: str) -> None:
    assert faults(Quantity, Decimal(digits)) == [("number_grouped", ("value",))]


@pytest.mark.parametrize("digits", AMBIGUOUS)
def test_three_digits_after_a_point_are_decimals_when_they_stand_in_quotes(digits: str) -> None:
    assert Quantity.model_validate(digits).value == Decimal(digits)


@pytest.mark.parametrize("digits", KEPT)
def test_a_number_keeps_the_digits_of_the_source(digits: str) -> None:
    assert str(Quantity.model_validate(Decimal(digits)).value) == digits


@pytest.mark.parametrize("value", [7968, Decimal(7968), "7968"], ids=repr)
def test_a_number_alone_is_an_exact_quantity_without_a_unit(value: object) -> None:
    quantity = Quantity.model_validate(value)
    assert (quantity.value, quantity.unit, quantity.qualifier) == (Decimal(7968), None, Qualifier.exact)


def test_a_quantity_keeps_what_the_source_says() -> None:
    value = {"value": "10000", "unit": "tỷ đồng", "qualifier": "over", "stated": "trên 10.000 tỷ đồng"}
    assert Quantity.model_validate(value).model_dump(mode="json") == value


def test_a_quantity_needs_a_number() -> None:
    assert faults(Quantity, {"unit": "đồng"}) == [("missing", ("value",))]


def test_a_qualifier_is_one_of_five() -> None:
    assert faults(Quantity, {"value": 7, "qualifier": "more_than"}) == [("enum", ("qualifier",))]


@pytest.mark.parametrize("value", [None, 7.5, [7]], ids=repr)
def test_what_is_neither_a_number_nor_a_mapping_is_no_quantity(value: object) -> None:
    assert faults(Quantity, value) == [("model_type", ())]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((1, "tỷ đồng"), (1000, "triệu đồng")),
        ((1, "triệu đồng"), (1000, "nghìn đồng")),
        ((1, "tỉ đồng"), (1, "tỷ đồng")),
        ((700, "triệu đồng"), (700000000, "đồng")),
        ((1, "ha"), (10000, "m²")),
        ((1, "km²"), (100, "ha")),
        ((5, "m2"), (5, "m²")),
        ((7, "vụ"), (7, "vụ")),
        ((7, None), (7, None)),
    ],
    ids=str,
)
def test_equal_amounts_compare_equal_in_any_unit(
    one: tuple[int, str | None], other: tuple[int, str | None]
) -> None:
    assert Quantity(value=Decimal(one[0]), unit=one[1]).comparable == (
        Quantity(value=Decimal(other[0]), unit=other[1]).comparable
    )


@pytest.mark.parametrize(("one", "other"), [("đồng", "m²"), ("vụ", "xã"), ("%", None), ("ha", "vụ")], ids=str)
def test_amounts_of_different_sorts_do_not_compare_equal(one: str, other: str | None) -> None:
    assert (
        Quantity(value=Decimal(1), unit=one).comparable != Quantity(value=Decimal(1), unit=other).comparable
    )


def test_a_comparable_amount_is_exact() -> None:
    assert Quantity(value=Decimal("82.7"), unit="tỷ đồng").comparable == Comparable(
        Decimal(82_700_000_000), "đồng"
    )


@pytest.mark.parametrize("base", sorted({base for base, _ in UNITS.values()}))
def test_every_base_unit_is_a_unit_of_its_own_size(base: str) -> None:
    assert UNITS[base] == (base, Decimal(1))


@given(st.integers(-(10**15), 10**15))
def test_any_whole_number_is_read_as_itself(number: int) -> None:
    assert Quantity.model_validate(number).value == number


@given(st.decimals(0, 10**6, places=2), st.sampled_from(MONEY), st.sampled_from(MONEY))
def test_more_of_a_larger_unit_is_never_less_money(amount: Decimal, one: str, other: str) -> None:
    smaller, larger = sorted((one, other), key=MONEY.index)
    assert Quantity(value=amount, unit=smaller).comparable <= Quantity(value=amount, unit=larger).comparable


def test_a_quantity_is_packed_alike_in_every_process() -> None:
    given_one = Quantity(value=Decimal(7), unit="đồng", qualifier=Qualifier.about)
    assert list(given_one.__getstate__()["__pydantic_fields_set__"]) == sorted({"value", "unit", "qualifier"})
    unpacked = packing.unpacked(packing.packed(given_one))
    assert unpacked == given_one
    assert unpacked.model_fields_set == {"value", "unit", "qualifier"}
