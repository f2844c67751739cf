"""Whatever the text: no exception, the same value twice, and text that is the same text wherever it comes from."""

from __future__ import annotations

import json
import re
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from generator import loader
from generator.files import Found
from generator.linking import show
from generator.problem import Problem
from generator.records import BY_FOLDER, TYPES
from generator.records.base import Part
from generator.records.references import Path as ValuePath
from generator.records.settings import SiteSettings
from generator.scalars import normalise
from generator.source import parse
from generator.syntax import MAX_DEPTH
from generator.validation import validate
from tests.folder import SETTINGS, VALID
from tests.tries import tries

FAST: Final = tries(100)
RECORDS: Final = {name: text for name, text in VALID.items() if name.endswith(".yml") and name != SETTINGS}
FRAGMENTS: Final = st.sampled_from(
    [
        *"\n\n\n:-?[]{},&*!|>'\"%@`#~<=. \t\r\\",
        *[
            "  ",
            "    ",
            ": ",
            "- ",
            "? ",
            "a: ",
            "- a: ",
            "id",
            "state",
            "---\n",
            "...\n",
            "<<",
            "%YAML 1.1\n",
            "|-\n",
        ],
        *[
            "\u2028",
            "\u0085",
            "\ufeff",
            "\u00a0",
            "\0",
            "\x1b",
            "\ud800",
            "\ufffe",
            "𠀋",
            "ế",
            "e\u0302\u0301",
            "\\x41",
        ],
        *[
            "null",
            "no",
            "01",
            "1e3",
            "2022-09-08",
            "KT-2022-0001",
            "draft",
            "{described: x}",
            "{unknown: not_stated}",
        ],
    ]
)
yamlish = st.lists(FRAGMENTS | st.text(max_size=5), max_size=60).map("".join)
anything = st.text(st.characters(), max_size=200)
broken_records = st.builds(
    lambda text, start, length, new: text[: start % len(text)] + new + text[start % len(text) + length :],
    st.sampled_from(sorted(RECORDS.values())),
    st.integers(0, 2000),
    st.integers(0, 30),
    yamlish,
)
scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.decimals(allow_nan=False)
    | st.text(max_size=30)
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["id", "unknown", "described", "edtf", "value", "name", "text", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)

# What JSON may hold and YAML has, too: no control characters, which are faults, and only whole numbers.
plain = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=12)
documents = st.recursive(
    st.booleans() | st.integers(-(10**17), 10**17) | plain,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(plain, inner, max_size=4),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def scratch() -> Iterator[Path]:
    """Return a folder for the examples, which share it: each overwrites the file of the one before."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def read(scratch: Path, content: bytes, name: str = "inspections/KT-2022-0001.yml") -> loader.Read:
    path = scratch / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    found = Found(str(scratch), name, f"data/{name}")
    return loader.read_record(found, BY_FOLDER[found.top])


def told(problems: list[Problem], content: bytes) -> None:
    """Each problem is printable, in words, and at a place that the file has."""
    lines = re.split(rb"\r\n|\r|\n", content)
    for problem in problems:
        assert problem.message
        assert all(line.isprintable() for line in str(problem).split("\n"))
        assert 1 <= problem.line <= len(lines) + 1
        assert 1 <= problem.column <= len(content) + 2


@FAST
@given(anything | yamlish)
@example("\ud800")
@example("a: \x00")
@example("? " * 50)
def test_a_text_is_read_or_has_faults(text: str) -> None:
    parsed = parse(text)
    again = parse(text, positions=True)
    assert again.value == parsed.value
    assert [fault.position for fault in again.faults] == [fault.position for fault in parsed.faults]
    assert all(line >= 1 and column >= 1 for line, column in (fault.position for fault in parsed.faults))


@FAST
@given(content=st.binary(max_size=300) | yamlish.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_a_file_is_a_record_or_has_problems(content: bytes, scratch: Path) -> None:
    result = read(scratch, content)
    assert (result.record is None) == bool(result.problems)
    told(result.problems, content)


@FAST
@given(text=broken_records, name=st.sampled_from(sorted(RECORDS)))
def test_a_record_with_a_hole_in_it_is_a_record_or_has_problems(text: str, name: str, scratch: Path) -> None:
    content = text.encode("utf-8", "surrogatepass")
    result = read(scratch, content, name)
    assert (result.record is None) == bool(result.problems)
    told(result.problems, content)


def paths(value: Any, path: ValuePath = ()) -> Iterator[ValuePath]:
    """Yield every place of a value."""
    yield path
    for step, inner in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield from paths(inner, (*path, step))


def at(value: Any, path: ValuePath) -> Any:
    """Return what stands at ``path``."""
    for step in path:
        value = value[step]
    return value


def put(value: Any, path: ValuePath, new: Any) -> Any:
    """Return a copy of ``value`` with ``new`` at ``path``."""
    if not path:
        return new
    if isinstance(value, dict):
        return {key: put(inner, path[1:], new) if key == path[0] else inner for key, inner in value.items()}
    return [put(inner, path[1:], new) if index == path[0] else inner for index, inner in enumerate(value)]


@FAST
@given(st.data(), values)
def test_any_value_at_any_place_of_a_record_is_right_or_told(data: st.DataObject, new: Any) -> None:
    name = data.draw(st.sampled_from(sorted(RECORDS)))
    value = parse(RECORDS[name]).value
    path = data.draw(st.sampled_from(sorted(paths(value), key=str)))
    broken = put(value, path, new)
    record, flaws = validate(BY_FOLDER[name.split("/", 1)[0]].model, broken)
    assert (record is None) == bool(flaws)
    for flaw in flaws:
        assert flaw.message
        assert show(flaw.path) or not flaw.path
        assert isinstance(at(broken, flaw.path[:-1]), (dict, list)) or not flaw.path


@FAST
@given(values)
def test_any_value_is_no_record_of_any_type(value: Any) -> None:
    models: list[type[Part]] = [SiteSettings, *(each.model for each in TYPES)]
    for model in models:
        record, flaws = validate(model, value)
        assert record is None
        assert flaws


@FAST
@given(st.text(st.characters()) | yamlish)
@example("a\u0340\u200b\u0301")
@example(" \u200b a")
@example("\u1100\u200b\u1161")
def test_normalised_text_is_normalised(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once == once.strip()


@pytest.mark.parametrize("category", ["Cf", "Zs", "Zl", "Zp"])
def test_no_invisible_character_but_the_space_is_left(category: str) -> None:
    every = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == category]
    left = {char for char in every if normalise(f"a{char}a") not in {"aa", "a a"}}
    shown = {
        char for char in left if category == "Cf"
    }  # marks that are seen: Arabic numbers, musical and shorthand signs
    assert left == shown
    assert not any(
        unicodedata.bidirectional(char)
        in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "BN"}
        for char in left
    )


@pytest.mark.parametrize(
    "char", ["\u00a0", "\u2007", "\u2009", "\u202f", "\u3000", "\u2028", "\u0085"], ids=ascii
)
def test_every_other_space_is_a_space(char: str) -> None:
    assert normalise(f"dân{char}chủ") == "dân chủ"


@FAST
@given(
    st.text(
        st.sampled_from("aAăâeêoôơuưyđ\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b \u00a0\u200b"),
        max_size=12,
    )
)
def test_the_same_letters_in_another_composition_are_the_same_text(text: str) -> None:
    assert normalise(unicodedata.normalize("NFD", text)) == normalise(unicodedata.normalize("NFC", text))


def expected(value: Any) -> Any:
    """Return a JSON value as the loader should read it."""
    match value:
        case str():
            return normalise(value)
        case list():
            return [expected(inner) for inner in value]
        case dict():
            return {normalise(key): expected(inner) for key, inner in value.items()}
    return value


def unlike(value: Any) -> bool:
    """Whether no two keys of a mapping are the same once they are normalised, and none is a merge key."""
    if isinstance(value, dict):
        keys = [normalise(key) for key in value]
        return len(set(keys)) == len(keys) and "<<" not in keys and all(map(unlike, value.values()))
    return all(map(unlike, value)) if isinstance(value, list) else True


@FAST
@given(documents, st.sampled_from([None, 2]))
def test_json_is_read_as_what_it_is(value: Any, indent: int | None) -> None:
    assume(unlike(value))
    parsed = parse(json.dumps(value, ensure_ascii=False, indent=indent))
    assert parsed.faults == []
    assert parsed.value == expected(value)


@FAST
@given(documents)
def test_every_key_and_every_item_of_json_is_where_its_position_says(value: Any) -> None:
    assume(unlike(value))
    lines = json.dumps(value, ensure_ascii=False, indent=1).split("\n")
    parsed = parse("\n".join(lines), positions=True)
    assert len(parsed.positions) == len(list(paths(value))) - 1
    for path, (line, column) in parsed.positions.items():
        here = lines[line - 1][column - 1 :]
        start = {str: '"', list: "[", dict: "{", bool: "tf", int: "-0123456789"}
        if isinstance(path[-1], str):
            assert normalise(json.JSONDecoder().raw_decode(here)[0]) == path[-1]
        else:
            assert here[0] in start[type(at(parsed.value, path))]


def test_the_limit_of_nesting_holds_for_whatever_is_read() -> None:
    text = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert parse(text).faults == []
    assert parse(f"[{text}]").faults
