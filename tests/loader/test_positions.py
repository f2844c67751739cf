"""Positions: the line and the column that an editor's own program shows, however the file was saved."""

from __future__ import annotations

import pytest

from generator import source
from generator.problem import Problem
from tests.folder import INSPECTION, Folder, place

SAVED = {
    "as Linux saves it": lambda text: text,
    "as Windows saves it": lambda text: text.replace("\n", "\r\n"),
    "as old Notepad saves it": lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    "with a mark at its start": lambda text: "\ufeff" + text,
    "as macOS types it": lambda text: text.replace("ể", "ể"),
}
FAULTS = {
    "of YAML": ("stage: concluded", "stage: ⌖[concluded"),
    "of an empty value": ("stage: concluded", "stage: ⌖~"),
    "of a doubled key": ("stage: concluded\n", "stage: concluded\n⌖stage: closed\n"),
    "of a control character": ("stage: concluded", "stage: concluded⌖\x07"),
    "of a key": ("stage: concluded\n", "stage: concluded\n⌖stge: closed\n"),
    "of a value": ("    kind: trường học\n", "    kind: trường học\n    ⌖count: hai\n"),
    "of a reference": ("named: [truong-tieu-hoc-xa-a]", "named: [truong-tieu-hoc-xa-a, ⌖khong-co]"),
    "of a reference after Vietnamese words": (
        "{name: Nguyễn Văn A, organization: ubnd-xa-a}",
        "{name: Nguyễn Thị Hồng Thắm, positions: [Phó Trưởng đoàn], ⌖organization: khong-co}",
    ),
    "of a key of a group": ("groups: [truong-hoc]", "groups: [⌖phuong]"),
}


@pytest.mark.parametrize("saved", SAVED)
@pytest.mark.parametrize("fault", FAULTS)
def test_the_place_is_exact(fault: str, saved: str, folder: Folder) -> None:
    old, new = FAULTS[fault]
    if fault == "of a value":
        folder.replace(INSPECTION, "    count: 2\n", "")
    here = folder.replace(INSPECTION, old, new)
    folder.write(INSPECTION, SAVED[saved](folder.text(INSPECTION)))
    assert place(folder.problem()) == here


def test_a_column_counts_letters_and_not_bytes() -> None:
    text = "đơn vị: {tên: Ủy ban, mã: xã}\n"
    positions = source.parse(text, positions=True).positions
    assert positions["đơn vị", "mã"] == (1, text.index("mã") + 1)


def test_a_letter_beyond_the_first_plane_is_one_column() -> None:
    assert source.parse("a: {b: 𠀋, c: d}\n", positions=True).positions["a", "c"] == (1, 11)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=ascii)
def test_lines_end_in_three_ways(end: str) -> None:
    assert source.parse(f"a: 1{end}{end}b: 2{end}c:{end}  - d{end}", positions=True).positions == {
        ("a",): (1, 1),
        ("b",): (3, 1),
        ("c",): (4, 1),
        ("c", 0): (5, 5),
    }


def test_a_text_over_several_lines_moves_what_stands_below_it() -> None:
    text = "a: |\n  một\n\n  hai\nb: >-\n  ba\n  bốn\nc: 'năm\n\n  sáu'\nd: 7\n"
    positions = source.parse(text, positions=True).positions
    assert [positions[key,] for key in "abcd"] == [(1, 1), (5, 1), (8, 1), (11, 1)]


def test_the_place_of_a_missing_key_is_that_of_what_should_hold_it() -> None:
    text = "a:\n  - b: 1\n  - c: {d: 2}\n"
    assert source.nearest(source.parse(text, positions=True).positions, ("a", 1, "x")) == (3, 5)
    assert source.nearest(source.parse(text, positions=True).positions, ("a", 1, "c", "x", 3, "y")) == (3, 5)
    assert source.nearest(source.parse(text, positions=True).positions, ("a", 7)) == (1, 1)
    assert source.nearest(source.parse(text, positions=True).positions, ("x",)) == (1, 1)
    assert source.nearest(source.parse(text, positions=True).positions, ()) == (1, 1)


def test_positions_are_kept_only_when_they_are_asked_for() -> None:
    assert source.parse("a: {b: [1]}\n").positions == {}


def test_the_value_is_the_same_with_positions_and_without(folder: Folder) -> None:
    text = folder.text(INSPECTION)
    assert source.parse(text, positions=True).value == source.parse(text).value


def test_a_problem_reads_place_code_field_sentence_and_hint() -> None:
    problem = Problem("data/a.yml", 3, 5, "FLD001", "Không có mục “b”.", "Ý bạn là “c”?", "a[1].b")
    assert str(problem) == "data/a.yml:3:5: lỗi FLD001 [a[1].b] Không có mục “b”.\n    → Ý bạn là “c”?"


def test_a_warning_says_that_it_is_one() -> None:
    problem = Problem("data/a.yml", 3, 5, "REF003", "Bản nháp.", error=False)
    assert str(problem) == "data/a.yml:3:5: cảnh báo REF003 Bản nháp."
