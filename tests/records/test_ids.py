"""Ids: one form for each type of record and each kind of item, so that an id never means two things."""

from __future__ import annotations

import pytest

from generator.records import BY_NAME
from generator.records.conclusion import Conclusion
from tests.records.valid import RICH, changed, faults, valid

IDS: dict[str, tuple[list[str], list[str]]] = {
    "organization": (
        ["phuong-nghia-tan", "quan-4"],
        ["Phuong-Nghia-Tan", "phường-4", "quan_4", "quan 4", "-a", "a--b", ""],
    ),
    "document": (["31-kh-bcdtp-2023", "19-2025-qd-ttg"], ["31/KH-BCĐTP", "31-KH-2023", "a.b", ""]),
    "programme": (
        ["CT-2023-0001", "CT-2023-12345"],
        ["CT-2023-1", "KT-2023-0001", "ct-2023-0001", "CT-2023-00012"],
    ),
    "inspection": (["KT-2022-0001"], ["KT-22-0001", "KT-2022-0001-f1", "KT-२०२२-0001", "KT-2022-0001 "]),
    "conclusion": (["KL-2022-0001"], ["KL-2022", "KL20220001", "KT-2022-0001"]),
    "meeting": (["HN-2021-0001"], ["HN-2021-001"]),
    "report": (["BC-2022-0001"], ["BC-2022-0001/2"]),
    "bulletin": (["BT-2026-Q4"], ["BT-2026-Q5", "BT-2026-0004", "BT-2026-4", "BT-२०२६-Q4"]),
}
RESERVED = [
    *("index", "danh-sach", "chi-mo-ta", "khong-ro-nam", "nam-2022", "nam-0000"),
    *("con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9"),
]
"""Pages that stand beside those of records, and names that Windows keeps to itself."""
NEARLY_RESERVED = [
    "indexes",
    "danh-sach-2",
    "nam-22",
    "nam-2022-1",
    "xa-nam-2022",
    "con-cuong",
    "com10",
    "nulle",
]
INNER_IDS = {
    "findings": [
        "KL-2022-0001-1",
        "KL-2022-0001-01",
        "KL-2022-0001-m1",
        "KL-2022-0001-f",
        "f1",
        "KL-2022-0001-f01",
    ],
    "recommendations": ["KL-2022-0001-1", "KL-2022-0001-f1", "KL-2022-0001-m1", "KL-2022-0001", "01"],
    "measures": ["KL-2022-0001-1", "KL-2022-0001-01", "KL-2022-0001-f1", "KL-2022-0001-m0", "m1"],
}


@pytest.mark.parametrize(("kind", "good"), [(kind, good) for kind, (each, _) in IDS.items() for good in each])
def test_an_id_of_the_type_is_accepted(kind: str, good: str) -> None:
    assert faults(BY_NAME[kind].model, valid(kind, id=good)) == []


@pytest.mark.parametrize(("kind", "bad"), [(kind, bad) for kind, (_, each) in IDS.items() for bad in each])
def test_an_id_of_another_form_is_refused(kind: str, bad: str) -> None:
    assert faults(BY_NAME[kind].model, valid(kind, id=bad)) == [("string_pattern_mismatch", ("id",))]


@pytest.mark.parametrize("kind", ["organization", "document"])
@pytest.mark.parametrize("reserved", RESERVED)
def test_an_id_does_not_take_the_place_of_a_list_or_a_name_of_windows(reserved: str, kind: str) -> None:
    assert faults(BY_NAME[kind].model, valid(kind, id=reserved)) == [("reserved_id", ("id",))]


@pytest.mark.parametrize("kind", ["organization", "document"])
@pytest.mark.parametrize("free", NEARLY_RESERVED)
def test_an_id_that_only_looks_like_a_reserved_one_is_free(free: str, kind: str) -> None:
    assert faults(BY_NAME[kind].model, valid(kind, id=free)) == []


@pytest.mark.parametrize(
    ("items", "bad"), [(items, bad) for items, each in INNER_IDS.items() for bad in each]
)
def test_an_id_inside_a_record_has_the_form_of_its_kind(items: str, bad: str) -> None:
    fault = ("string_pattern_mismatch", (items, 0, "id"))
    assert faults(Conclusion, changed(RICH, (items, 0, "id"), bad)) == [fault]
