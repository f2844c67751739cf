"""The quick reading is the careful one, or none."""

from __future__ import annotations

import pickle
import re
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest

from generator import quick
from generator.scalars import normalise
from generator.source import parse
from generator.syntax import MAX_DEPTH, MAX_NODES
from tests.bench import corpus
from tests.folder import VALID

ROOT: Final = Path(__file__).parents[2]
OWN: Final = sorted((ROOT / "data").rglob("*.yml"))
TRIED: Final = sorted((ROOT / "tests").rglob("data/**/*.yml"))
RECORDS: Final = [text for name, text in VALID.items() if name.endswith(".yml")]


def agree(text: str) -> bool:
    """Whether the quick reading of ``text`` is the careful one, or none."""
    value = quick.read(text)
    if value is None:
        return True
    careful = parse(text, positions=True)
    return (repr(value), []) == (repr(careful.value), careful.faults)


@pytest.mark.parametrize("text", RECORDS)
def test_a_usual_record_is_read_quickly(text: str) -> None:
    assert quick.read(text) == parse(text, positions=True).value


@pytest.mark.parametrize("path", [*OWN, *TRIED], ids=lambda path: str(path.relative_to(ROOT)))
def test_a_real_file_is_never_read_otherwise(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert agree(text)
    assert agree(text.replace("\n", "\r\n"))


@pytest.mark.parametrize("path", OWN, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_real_file_is_packed_alike_however_it_was_read(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    value = quick.read(text)
    assert value is None or pickle.dumps(value) == pickle.dumps(parse(text, positions=True).value)


def test_nearly_every_real_file_is_read_quickly() -> None:
    given_up = [path.name for path in OWN if quick.read(path.read_text(encoding="utf-8")) is None]
    assert len(given_up) <= 0.05 * len(OWN), given_up


def test_every_record_that_is_measured_is_read_quickly(tmp_path: Path) -> None:
    corpus.write(tmp_path, 2 * corpus.STEP)
    texts = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.yml")]
    assert texts
    assert None not in map(quick.read, texts)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: b\nc: -1\nd: 1.50\ne: true", {"a": "b", "c": -1, "d": Decimal("1.50"), "e": True}),
        ("a: 01\nb: 12:30\nc: no\nd: x#y, [z]", {"a": "01", "b": "12:30", "c": "no", "d": "x#y, [z]"}),
        ("# x\na:\n\n  # y\n  b: c\n# z\n  d: e\n\n", {"a": {"b": "c", "d": "e"}}),
        ("a:\n- b\n-  c\nd: e\n", {"a": ["b", "c"], "d": "e"}),
        ("a:\n  - b: c\n    d:\n    - e\n  - f: g\n", {"a": [{"b": "c", "d": ["e"]}, {"f": "g"}]}),
        ("a: b\n  c\n\n\n    d\ne:\n  - f\n   g\n", {"a": "b c\n\nd", "e": ["f g"]}),
        ("a: >-\n  b: c\n  # d\n\n\n  e\nf: |\n    g\n    - h\n", {"a": "b: c # d\n\ne", "f": "g\n- h"}),
        ("a: \"b: 'c' # d\"\ne: ' \"f\" '\ng: ''\n", {"a": "b: 'c' # d", "e": '"f"', "g": ""}),
        ("a: [b, 1, c d]\ne: [{f: g}, [h]]\n", {"a": ["b", 1, "c d"], "e": [{"f": "g"}, ["h"]]}),
        ('a: {b: c, d: "e, f", g: [h]}\n', {"a": {"b": "c", "d": "e, f", "g": ["h"]}}),
        (
            "a: https://b.vn/c\nd: {e: https://f.vn/g}\n",
            {"a": "https://b.vn/c", "d": {"e": "https://f.vn/g"}},
        ),
        ("a: b\r\nc:\r\n  - d\r\n    e\r\n", {"a": "b", "c": ["d e"]}),
    ],
)
def test_what_records_are_written_in_is_read_quickly(text: str, value: dict[str, Any]) -> None:
    assert repr(quick.read(text)) == repr(value) == repr(parse(text, positions=True).value)


@pytest.mark.parametrize("brackets", [0, 1, MAX_DEPTH // 2 - 1, MAX_DEPTH // 2, MAX_DEPTH, MAX_DEPTH + 1])
def test_what_is_too_deep_is_left_to_the_careful_reading(brackets: int) -> None:
    inner = f"b: {'[' * brackets}c{']' * brackets}\n"
    for step in ("a:\n", "- a:\n"):
        for deep in range(MAX_DEPTH + 2):
            lines = [" " * (level * 4) + step for level in range(deep)]
            assert agree(f"a:\n  {'  '.join([*lines, ' ' * deep * 4 + inner])}")


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
        *(
            "a: b\n c: d\n",
            "a:\n- b\n c: d\n",
            "a:\n  b: c\n  - d\n",
            "a:\n    b: c\n  d: e\n",
            "a: b\n  - c\n# d\n  e\n",
        ),
        *(
            "a: >-\n    b\n   c\n",
            "a: >-\n  b\n   c\n",
            "a: >-\n  b\n   \n  c: d\n",
            "a: >2\n  b\n",
            "a: >-\nb: c\n",
        ),
        *(
            "a: {b: c{d: e}\n",
            "a: {b: c, b: d}\n",
            "a: {b: 1,5}\n",
            "a: [b\n  ]\n",
            "a: [b] c\n",
            "a: 'b' 'c'\n",
        ),
        *(
            "a: [b , c]\n",
            "a: [b #c]\n",
            "a: {b: 'c'd: e}\n",
            "a: b:\n",
            "a: b \n",
            "a: b \n  c\n",
            "a:\n-  b: c\n  d: e\n",
        ),
        *("a:\n  b:\n- c\n", "a:\n- b:\n     c: d\n   - e\n"),
        f"a: {'[' * MAX_DEPTH}{']' * MAX_DEPTH}\n",
        f"{'a' * 1025}: b\n",
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
