"""How the texts of items begin, for lists that have no room for all of them."""

from __future__ import annotations

import pytest

from generator.records.summaries import ITEM_TEXT, first_words


@pytest.mark.parametrize("word", ["Họp dân. ", "họp, ", "họp: ", "họp; "])
def test_a_text_that_is_cut_ends_with_a_word_and_three_dots(word: str) -> None:
    short = first_words(word * ITEM_TEXT)
    assert short[-1] == "…"
    assert short[-2].isalpha()
    assert len(short) <= ITEM_TEXT


def test_a_text_that_fits_is_whole() -> None:
    assert first_words("Đã họp dân, đã sửa.") == "Đã họp dân, đã sửa."
