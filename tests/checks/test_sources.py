"""SRC: addresses that nobody outside opens, and those that look like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.asking import codes_of
from tests.folder import CONCLUSION, Folder


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://10.0.0.5/van-ban", True),
        ("https://172.20.1.1:8080/van-ban", True),
        ("https://localhost:8000/van-ban", True),
        ("https://vpubnd.xa-a.local/van-ban", True),
        ("https://intranet/van-ban", True),
        ("https://xa-a.gov.vn/10.0.0.5/localhost", False),
        ("https://172.217.1.1/van-ban", False),
        ("https://local.gov.vn/van-ban", False),
        ("https://xa-a.example", False),
    ],
)
def test_an_address_inside_an_office_is_reported(address: str, told: bool, tmp_path: Path) -> None:  # noqa: FBT001 - the case
    folder = Folder(tmp_path)
    folder.append(CONCLUSION, f"note: Xem {address}.\n")
    assert codes_of(folder) == (["SRC020"] if told else [])
