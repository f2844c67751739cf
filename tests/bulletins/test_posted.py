"""The list of what was disclosed in a quarter: a commune posts it, and the bulletin says so when that is not told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.site import make_site
from tests import folder as valid
from tests.bulletins.facts import part
from tests.clocks.shipped import DATA
from tests.folder import Folder

ISSUE = "ban-tin/BT-2026-Q4.md"
LISTED = "Danh mục nội dung đã công khai"
NOT_POSTED = "Chưa ghi nhận việc niêm yết danh mục nội dung đã công khai trong quý."
CLOSED = date(2027, 1, 1)


@pytest.fixture
def data(tmp_path: Path) -> Folder:
    """Return the site of a commune, and the law."""
    folder = Folder(tmp_path)
    folder.write("rules.yml", (DATA / "rules.yml").read_bytes())
    folder.append(valid.COMMITTEE, "level: commune\n")
    return folder


def _list(data: Folder, today: date = CLOSED) -> str:
    pages = {page.path: page.markdown for page in make_site(data.path, today).pages()}
    return part(pages[ISSUE], LISTED)


def test_a_closed_issue_says_that_nothing_is_told_of_its_list(data: Folder) -> None:
    assert NOT_POSTED not in _list(data, date(2026, 12, 31))
    said = "Theo Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15, Điều 13 khoản 2: Chính quyền cấp xã phải niêm yết"
    assert NOT_POSTED in _list(data)
    assert said in _list(data)


def test_so_does_an_issue_without_a_record(data: Folder) -> None:
    data.delete(valid.BULLETIN)
    assert NOT_POSTED in _list(data)


def test_a_posting_that_its_record_tells_is_enough(data: Folder) -> None:
    data.append(valid.BULLETIN, "disclosures:\n  - {form: posting, on: 2027-01-05}\n")
    assert NOT_POSTED not in _list(data, date(2027, 1, 6))


@pytest.mark.parametrize(
    ("old", "new"),
    [("level: commune", "level: province"), ("publisher: ubnd-xa-a", "publisher: {described: một nhóm}")],
)
def test_a_site_of_another_body_is_asked_for_nothing(data: Folder, old: str, new: str) -> None:
    data.replace(valid.COMMITTEE if old.startswith("level") else valid.SETTINGS, old, new)
    assert NOT_POSTED not in _list(data)
