"""Scalars stay what the editor wrote, and text is the same text however it was typed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from generator import source
from tests.folder import COMMUNE, INSPECTION, Folder

TEXT = [
    "no", "No", "NO", "yes", "on", "off", "y", "n",
    "01", "007", "00160", "00", "-01", "1_000", "0x1f", "0o17", "0b1", "017", "+5", "+84912345678",
    "12:30", "12:30:45", "190:20:30", "1e3", "1E3", "1.5e3", "1.", ".5", "-.5", "--", ".inf", "-.inf", ".nan", ".NaN",
    "2022-09-08", "2022-09", "2022-09-08T16:01+07:00", "2022-09-08 16:01:00", "2021-12-17?", "1.2.3", "1.234.567",
    "1,5", "1.234.567,5", "31/KH-UBND",
    "nULL", "tRUE", "-0", "1٢", "1２", "1.٢", "１", "123456789012345678901234567890",
    "0.1234567890123456789", "=", "(trống)",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXT)
def test_text_stays_as_written(text: str) -> None:
    value = source.parse(f"a: {text}\n").value["a"]
    assert value == text
    assert isinstance(value, str)


@pytest.mark.parametrize("text", ["0", "7", "-5", "7968", "2022", "738130000", "999999999999999999"])
def test_a_whole_number_is_a_whole_number(text: str) -> None:
    value = source.parse(f"a: {text}\n").value["a"]
    assert type(value) is int
    assert str(value) == text


@pytest.mark.parametrize("text", ["82.7", "82.70", "96.670", "0.5", "-2.575", "0.0", "7.968", "10.0"])
def test_a_decimal_number_keeps_its_digits(text: str) -> None:
    value = source.parse(f"a: {text}\n").value["a"]
    assert type(value) is Decimal
    assert str(value) == text


@pytest.mark.parametrize(
    ("text", "value"), [("true", True), ("True", True), ("TRUE", True), ("false", False)]
)
def test_true_and_false_are_what_they_say(text: str, value: bool) -> None:  # noqa: FBT001 - the expected value
    assert source.parse(f"a: {text}\n").value["a"] is value


@pytest.mark.parametrize(
    "text", ["7", "82.7", "true", "null", "~", "2022-09-08", "a: b", "# a", "- a", "&a", "!a", "<<"]
)
@pytest.mark.parametrize("quotes", ["'{}'", '"{}"'])
def test_whatever_is_quoted_is_text(text: str, quotes: str) -> None:
    assert source.parse(f"a: {quotes.format(text)}\n").value["a"] == text


@pytest.mark.parametrize("text", ["7", "true", "~"])
@pytest.mark.parametrize("style", ["|-", ">-"])
def test_a_block_is_text(text: str, style: str) -> None:
    assert source.parse(f"a: {style}\n  {text}\n").value["a"] == text


@pytest.mark.parametrize("key", ["no", "2022", "01", "true", "null", "1.5", "2022-09-08"])
def test_a_key_is_text(key: str) -> None:
    assert source.parse(f"{key}: 1\n").value == {key: 1}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Ho\u0300a", "Hòa"),
        ("Ha\u0302\u0323u", "Hậu"),
        ("Ha\u0323\u0302u", "Hậu"),
        ("dân\u00a0chủ", "dân chủ"),
        ("dân\u202fchủ", "dân chủ"),
        ("dân\u3000chủ", "dân chủ"),
        ("dân\u200bchủ", "dânchủ"),
        ("dân\u00adchủ", "dânchủ"),
        ("dân\u200dchủ", "dânchủ"),
        ("\u202edân chủ\u202c", "dân chủ"),
        ("\u2067dân chủ\u2069", "dân chủ"),
        ("\ufeffdân chủ", "dân chủ"),
        ("dân\ufe0f chủ", "dân chủ"),
        ("dân\U000e0041\U000e007f chủ", "dân chủ"),
        ("dân\U000e0100 chủ", "dân chủ"),
        ("dân\u180b chủ", "dân chủ"),
        ("dân\ufff9 chủ", "dân chủ"),
    ],
    ids=ascii,
)
@pytest.mark.parametrize("style", ["a: {}\n", "a: '{}'\n", 'a: "{}"\n', "a: |-\n  {}\n", "{}: 1\n"])
def test_text_is_the_same_text_however_it_was_typed(written: str, read: str, style: str) -> None:
    value: dict[str, Any] = source.parse(style.format(written)).value
    assert value in ({"a": read}, {read: 1})


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\u0085"], ids=ascii)
def test_a_line_separator_that_nobody_sees_does_not_end_a_line(separator: str) -> None:
    parsed = source.parse(f"a: dân{separator}b: chủ\nc:\n", positions=True)
    assert [(fault.name, fault.position[0]) for fault in parsed.faults] in (
        [("yaml-syntax", 1)],
        [("empty-value", 2)],
    )
    assert "b" not in (parsed.value or {})


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\u0085"], ids=ascii)
def test_a_line_separator_that_nobody_sees_is_a_space_in_text(separator: str) -> None:
    assert source.parse(f"a: dân{separator}chủ\nb: |-\n  dân{separator}chủ\n").value == {
        "a": "dân chủ",
        "b": "dân chủ",
    }


def test_lines_of_a_text_stay_lines(folder: Folder) -> None:
    folder.append(INSPECTION, "note: |\n  Dòng một.\r\n  \r\n  - dòng hai\r\n")
    assert folder.read(INSPECTION).value["note"] == "Dòng một.\n\n- dòng hai"


@pytest.mark.parametrize("code", ["00160", "'00160'", "27259", "000"])
def test_an_official_code_keeps_its_zeros(code: str, folder: Folder) -> None:
    folder.replace(COMMUNE, "00160", code)
    record = folder.load().registry.record("xa-a")
    assert [each.code for each in getattr(record, "codes")] == [code.strip("'")]  # noqa: B009 - any record


@pytest.mark.parametrize(
    "count", ["1.000", "2.000", "1_000", "01", "true", "'2'", "2.0", "2.5", "1e3", "-1", "hai"]
)
def test_a_count_is_a_plain_whole_number_and_nothing_is_guessed(count: str, folder: Folder) -> None:
    folder.replace(INSPECTION, "count: 2", f"count: {count}")
    assert [each.field for each in folder.read(INSPECTION).problems] == ["inspected[1].count"]


@pytest.mark.parametrize(
    "answer", ["không", "chưa", "yes", "on", "1", "0", "1.0", "2", "00", "'true'", "[true]", "{true: true}"]
)
def test_true_or_false_is_not_guessed(answer: str, folder: Folder) -> None:
    folder.replace(INSPECTION, "complete: false", f"complete: {answer}")
    assert [each.field for each in folder.read(INSPECTION).problems] == ["inspected[1].complete"]
