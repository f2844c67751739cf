"""What a public log must not repeat: covered in every message, line and diff, whatever else is wrong there."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks import check
from generator.fixing import mend
from generator.formats import FORMATS, chosen
from generator.masking import covered
from tests.folder import CONCLUSION, INSPECTION, Folder

TODAY: Final = date(2026, 11, 21)
NUMBER: Final = "001075012345"
SECRETS: Final = [
    NUMBER,
    "cccd-001075012345.pdf",
    "001 075 012 345",
    "0010 7501 2345",
    "CMND 201234567",
    "CMND 201 234 567",
    "hộ chiếu B1234567",
    "STK 1903 3456 789 012",
    "số tài khoản 19033456789015",
    "0912345678",
    "0912 345 678",
    "(0912) 345 678",
    "09 12 34 56 78",
    "+84 912 345 678",
    "0912345678/0987654321",
    "lan.tran@gmail.com",
    "lan.tran[at]gmail.com",
    "https://xa-a.gov.vn/?cccd=001075012345&utm_source=a",
    "Ý bạn là “001075012345”?",
    "value: 001075012345",
    "gọi 0912345…",
    "lan.tran@gma…",
]
HARMLESS: Final = [
    "31/KH-UBND ngày 08.09.2022, 08-09-2022, 2022-08-17/2022-09-08, [2025-12-01..2025-12-10]",
    "738.130.000 đồng, 738130000 đồng, {value: 738130123456, unit: đồng}, 738130123 đồng",
    "Ý bạn là 738130123?",
    "KT-2022-0001-f1, KL-2022-0001, 12-kl-ubnd-2022, BT-2026-Q4",
    "mã 00160; tỷ lệ 0.912345; ngày 20220908; đường dây 1900 1234; 12.345.678 người",
    "số 3949.0.1060230.00000",
    "0716f9264c9fe19f5d7455276107f3ddcc1d3497f63d60689a73558ae8a1bf5e",
    "Nhập địa chỉ @ubnd hoặc a @ b",
]


@pytest.mark.parametrize("secret", SECRETS)
def test_what_leads_to_one_person_is_covered_and_the_text_stays_as_long(secret: str) -> None:
    text = f"Xem {secret}, rồi sửa."
    shown = covered(text)
    assert len(shown) == len(text)
    assert not any(word in shown for word in ("5012", "3456", "345678", "lan.tran", "3 45 67", "12 34"))
    assert shown.startswith("Xem ")
    assert shown.endswith(", rồi sửa.")


@pytest.mark.parametrize("text", HARMLESS)
def test_signs_days_amounts_and_ids_are_shown(text: str) -> None:
    assert covered(text) == text


@given(st.text().filter(lambda before: not before[-1:].isdecimal()), st.text())
def test_no_text_around_it_uncovers_a_citizens_number(before: str, after: str) -> None:
    shown = covered(before + NUMBER + after)
    assert NUMBER not in shown
    assert len(shown) == len(before + NUMBER + after)


@pytest.mark.parametrize(
    "broken",
    [
        "notes: CCCD 001075012345",
        "level: CCCD 001075012345",
        "published_on: 001075012345",
        "001075012345: x",
        "note: [CCCD 001075012345",
        "note: &x 001075012345",
        "documents: [cccd-001075012345]",
        "successor_001075012345: x",
        "events: [{on: 001075012345, text: x}]",
        "allow: [{code: SRC001, reason: 'CCCD 001075012345'}]",
        "attachments: [{file: cccd-001075012345.pdf, title: x}]",
        "figures: [{key: a, name: b, quantity: {value: 5, stated: 'CCCD 001075012345'}, stated_by: lead}]",
    ],
)
@pytest.mark.parametrize("form", sorted(FORMATS))
def test_no_format_repeats_a_citizens_number(broken: str, form: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.append(INSPECTION, f"{broken}\n")
    folder.write("files/KL-2022-0001/cccd-001075012345.pdf", "%PDF-1.7\n")
    said = FORMATS[form](chosen(check(folder.path, TODAY), folder.path, (), (), allowed=True))
    assert NUMBER not in said
    assert said.count("data/") > 0


def test_a_diff_repeats_no_secret(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.append(CONCLUSION, f"note: Niêm\u00a0yết, CCCD {NUMBER}, lan.tran@gmail.com\n")
    (mended,) = mend(folder.path, TODAY)
    assert NUMBER in mended.after
    assert "Niêm yết, CCCD 00••••••••45, l•••••••@gmail.com" in mended.diff()
    assert NUMBER not in mended.diff()
