"""CBOR: what is written is read, in one way only, and nothing is read that is not there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.cbor import Reader, Value, array, encode

VALUES = st.recursive(
    st.integers(-(2**63), 2**64 - 1) | st.text(), lambda inner: st.lists(inner, max_size=30), max_leaves=60
)


@given(VALUES)
def test_what_is_written_is_read(value: Value) -> None:
    reader = Reader(encode(value))
    assert reader.value() == value
    assert reader.at == len(reader.data)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (23, "17"),
        (24, "1818"),
        (255, "18ff"),
        (256, "190100"),
        (-1, "20"),
        (-121, "3878"),
        ("đ", "62c491"),
        ([], "80"),
        ([1, ["a"]], "82018161 61".replace(" ", "")),
        (1_000_000, "1a000f4240"),
    ],
)
def test_the_bytes_are_those_of_the_standard(value: Value, expected: str) -> None:
    assert encode(value).hex() == expected


def test_an_array_of_encoded_items_is_the_encoded_array() -> None:
    assert array(encode(each) for each in (1, "a", [2])) == encode([1, "a", [2]])


def test_an_array_whose_length_is_not_told_ends_at_its_mark() -> None:
    assert Reader(bytes.fromhex("9f01820203ff")).value() == [1, [2, 3]]


@pytest.mark.parametrize("data", ["", "82", "1c", "fb3ff0000000000000", "a10102", "9f01"])
def test_what_is_cut_off_or_of_another_kind_is_refused(data: str) -> None:
    with pytest.raises((ValueError, IndexError)):
        Reader(bytes.fromhex(data)).value()
