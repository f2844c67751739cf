"""The quick reading is the careful one, or none."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import quick
from generator.scalars import normalise
from generator.source import parse
from generator.syntax import MAX_DEPTH, MAX_NODES
from tests.folder import VALID

RECORDS = [text for name, text in VALID.items() if name.endswith(".yml")]
OWN = sorted((Path(__file__).parents[2] / "data").rglob("*.yml"))
PIECES = [
    *"\n\n:-?[]{},&*!|>'\"%@`#~. \t\r\\0é",
    "  ",
    ": ",
    "- ",
    " #",
    "\n---\n",
    "a: ",
    "a\u0301",
    "01",
    "null",
]

broken = st.builds(
    lambda text, start, length, new: text[: start % len(text)] + new + text[start % len(text) + length :],
    st.sampled_from(RECORDS),
    st.integers(0, 2000),
    st.integers(0, 20),
    st.lists(st.sampled_from(PIECES) | st.characters(), max_size=4).map("".join),
)


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(broken)
def test_what_is_read_quickly_is_what_is_read_with_care(text: str) -> None:
    value, careful = quick.read(text), parse(text, positions=True)
    assert value is None or (repr(value), []) == (repr(careful.value), careful.faults)


@pytest.mark.parametrize("text", RECORDS)
def test_a_usual_record_is_read_quickly(text: str) -> None:
    assert quick.read(text) == parse(text, positions=True).value


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_a_real_record_is_read_quickly(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert quick.read(text) == parse(text, positions=True).value


@pytest.mark.parametrize(
    "text",
    [
        *("", "a", "- a\n", "a: b\n---\nc: d\n", "a: 1\na: 2\n", "a:\n", "a: ~\n", "a: ''\nb: [c, ~]\n"),
        *(
            "&x a: b\n",
            "a: &x b\n",
            "a: &x [b]\n",
            "a: &x {b: c}\n",
            "&x {a: b}\n",
            "a: *x\n",
            "<<: {a: b}\n",
        ),
        *(
            "!x a: b\n",
            "a: !x b\n",
            "a: !!str 1\n",
            "a: !x [b]\n",
            "!x {a: b}\n",
            "[a]: b\n",
            "? {a: b}\n: c\n",
        ),
        *("a: b #c\n", "a: b\t# c\n", '"a": "b\\n"\n', "a: b\u00adc\n", "a: b\u00a0c\n", "a: e\u0301\n"),
        *("\ufeffa: b\n", "a: b\u2028c\n", "a: b\0c\n", "a: b\ud800\n", "a: [b\n", "–a: b\n", "-a: b\n"),
        f"a: {'[' * MAX_DEPTH}{']' * MAX_DEPTH}\n",
        f"a: [{'b,' * MAX_NODES}]\n",
    ],
)
def test_whatever_wants_a_closer_look_is_left_to_the_careful_reading(text: str) -> None:
    assert quick.read(text) is None


def test_a_usual_letter_needs_no_normalisation() -> None:
    for letter in filter(quick.USUAL.fullmatch, map(chr, range(sys.maxunicode + 1))):
        assert normalise(f"a{letter}a") == f"a{letter}a"
        assert normalise(f"a {letter}.") == f"a {letter}."


def test_every_vietnamese_letter_is_usual() -> None:
    vowels, tones = "aăâeêioôơuưy", ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    letters = "".join(normalise(vowel + tone) for vowel in vowels for tone in tones) + "bcdđghklmnpqrstvx"
    assert quick.USUAL.fullmatch(letters + letters.upper() + " “m²” – 5 % … ‘§’\n")
    assert re.fullmatch(r"\w+", letters)
