"""However a text is written, rightly or wrongly, the quick reading is the careful one, or none.

More by hand: ``EXAMPLES=50000 pytest tests/loader/test_quick_texts.py``.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, Final

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.loader.test_quick import OWN, RECORDS, agree

MANY: Final = settings(
    max_examples=int(os.environ.get("EXAMPLES", "300")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
LONGEST: Final = 3_000
REAL: Final = [
    text for text in [*RECORDS, *(path.read_text(encoding="utf-8") for path in OWN)] if len(text) < LONGEST
]

USUAL: Final = [
    *(
        "b",
        "Việc này",
        "12",
        "-5",
        "1.5",
        "2020-01-02",
        "true",
        "https://b.vn/c?d=e#f",
        "12:30",
        "x#y",
        "a, b]",
        "x  y",
    ),
    *(
        "[b, c d]",
        "[{b: c}, d]",
        "{b: c}",
        '{b: [c, 1], d: "e, f"}',
        '"b: c # d"',
        "'b'",
        "=",
        "(b)",
        "b-",
        "<",
    ),
]
ODD: Final = [
    *(
        "01",
        "null",
        "~",
        "",
        " ",
        "b: c",
        "b:",
        "b :",
        "b #c",
        "#b",
        "- b",
        "-b",
        "--- b",
        "...",
        "b ",
        "? b",
        "x?y",
    ),
    *(
        "[b,c]",
        "[b, ]",
        "[]",
        "[ b ]",
        "[b",
        "[b: c]",
        '["b" ,c]',
        "['b''c', d]",
        "[http://b.vn/c, d]",
        "[b?c]",
    ),
    *(
        "{b: c{d: e}",
        "{b: c}}",
        "{}",
        "{b}",
        "{b: 1,5}",
        "{b: ~}",
        "{b: c,d: e}",
        "{ b: c }",
        "{b: c?d}",
        '{"b":c}',
    ),
    *(
        "'b''c'",
        '"b"c"',
        '"b" c',
        "'b",
        "''",
        ">-",
        "|",
        ">2",
        ">- b",
        "&b c",
        "*b",
        "!b c",
        "%b",
        "@b",
        "`b",
        "<<",
    ),
]
KEYS: Final = ["a", "b", "c", "id", "_d", "E1", "true", "null", "khóa", "a-b", "a b", "1", "<<", '"a"', "? a"]
values = st.sampled_from(USUAL) | st.sampled_from(USUAL) | st.sampled_from(ODD)
columns = st.sampled_from([0, 0, 0, 2, 2, 2, 4, 4, 1, 3, 6]).map(" ".__mul__)


def joined(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map("".join)


LINE: Final = st.one_of(
    joined(columns, st.sampled_from(["", "", "- "]), st.sampled_from(KEYS[:3]), st.just(": "), values),
    joined(columns, st.sampled_from(["", "", "- "]), st.sampled_from(KEYS[:3]), st.just(":")),
    joined(columns, st.sampled_from(["- ", "- ", "", "-", "-  ", "- - "]), values),
    joined(
        columns,
        st.sampled_from(["", "- "]),
        st.sampled_from(KEYS),
        st.sampled_from([": ", ":", ":  "]),
        values,
    ),
    joined(columns, st.sampled_from(["", "", "# b", "#"])),
)


@MANY
@given(st.lists(LINE, min_size=1, max_size=8).map("\n".join))
def test_lines_in_any_order_are_never_read_otherwise(text: str) -> None:
    assert agree(text)


Write = Callable[[st.DataObject, int], str]


def _text(data: st.DataObject, column: int) -> str:
    """Write a text over several lines, now and then with one that does not stand where it should."""
    header = data.draw(st.sampled_from([" >-", " |-", " >", " |", " b", ' "b', " [b,"]))
    deeper = column + data.draw(st.sampled_from([2, 2, 1, 4]))
    lines = data.draw(st.lists(st.tuples(st.sampled_from([0] * 9 + [1, -1]), values), min_size=1, max_size=4))
    return header + "".join("\n" + (" " * (deeper + aside) + text).rstrip(" ") for aside, text in lines)


def _list(data: st.DataObject, column: int) -> str:
    column += data.draw(st.sampled_from([0, 2, 2, 1]))
    items = []
    for _ in range(data.draw(st.integers(1, 3))):
        is_mapping = data.draw(st.booleans())
        item = _mapping(data, column + 2).strip() if is_mapping else data.draw(values)
        items.append("\n" + " " * column + "- " + item)
    return "".join(items)


def _below(data: st.DataObject, column: int) -> str:
    return _mapping(data, column + data.draw(st.sampled_from([2, 2, 4, 1])))


def _scalar(data: st.DataObject, _: int) -> str:
    return " " + data.draw(values)


def _mapping(data: st.DataObject, column: int) -> str:
    """Write a mapping whose keys are at ``column``, as people do: each value in one of several ways."""
    lines = []
    for key in data.draw(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=3)):
        ways: list[Write] = [_scalar, _scalar, _text, *([_list, _below] if column < 12 else ())]
        lines.append("\n" + " " * column + key + ":" + data.draw(st.sampled_from(ways))(data, column))
    return "".join(lines)


@MANY
@given(st.data())
def test_what_people_write_is_never_read_otherwise(data: st.DataObject) -> None:
    assert agree(_mapping(data, 0).lstrip("\n"))


scalars = st.text(
    st.sampled_from("aB1 \n.:-#'\"[]{},&*!|>%@`~?=ộĐ–“\u00a0\u0301\t\\"), max_size=30
) | st.sampled_from(
    [*USUAL, *ODD, "Việc niêm yết: chưa đủ ba mươi ngày.\nĐoàn đã hỏi 40 hộ.\n\n- một\n- hai"]
)
plain_values = st.recursive(
    scalars | st.integers() | st.booleans() | st.decimals(allow_nan=False, allow_infinity=False).map(float),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3),
    max_leaves=12,
)


@MANY
@given(
    st.dictionaries(st.sampled_from(KEYS), plain_values, min_size=1, max_size=5),
    st.fixed_dictionaries(
        {
            "width": st.sampled_from([20, 40, 80, 1000]),
            "indent": st.sampled_from([1, 2, 3, 4, 8]),
            "default_style": st.sampled_from([None, None, None, '"', "'", "|", ">"]),
            "default_flow_style": st.sampled_from([False, False, True, None]),
            "line_break": st.sampled_from(["\n", "\r\n"]),
            "explicit_start": st.sampled_from([False, False, True]),
            "allow_unicode": st.sampled_from([True, True, False]),
        }
    ),
)
def test_what_a_program_writes_is_never_read_otherwise(value: dict[str, Any], style: dict[str, Any]) -> None:
    assert agree(yaml.safe_dump(value, sort_keys=False, **style))


PIECES: Final = [
    *"\n\n\n:-?[]{},&*!|>'\"%@`#~. \t\r\\0é",
    *(
        "  ",
        ": ",
        "- ",
        " #",
        "\n---\n",
        "a: ",
        "a\u0301",
        "01",
        "null",
        "\n  ",
        "\n    ",
        "\n\n",
        ">-\n",
        "\u2028",
    ),
]
places = st.integers(0, LONGEST)


def _of_letters(text: str, at: int, length: int, pieces: list[str]) -> str:
    return text[: at % len(text)] + "".join(pieces) + text[at % len(text) + length :]


def _of_lines(text: str, at: int, aside: int, to: int | None) -> str:
    """Move a line to the side; put it, or leave it out, elsewhere."""
    lines = text.split("\n")
    line = lines.pop(at % len(lines))
    moved = line[-aside:] if aside < 0 else " " * aside + line
    if to is not None:
        lines.insert(to % (len(lines) + 1), moved)
    return "\n".join(lines)


pieces = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=4)
by_letters = st.builds(_of_letters, st.sampled_from(REAL), places, st.integers(0, 20), pieces)
asides = st.sampled_from([-4, -2, -1, 0, 1, 2, 4])
by_lines = st.builds(_of_lines, st.sampled_from(REAL), places, asides, st.none() | places)


@MANY
@given(by_letters | by_lines | st.builds(_of_lines, by_letters, places, asides, places))
def test_a_real_text_with_slips_is_never_read_otherwise(text: str) -> None:
    assert agree(text)
