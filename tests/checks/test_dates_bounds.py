"""DAT: lower and upper bounds of days: what is reported where little is known, and what is not."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.checks.broken import codes
from tests.folder import COMMUNE, CONCLUSION, INSPECTION, MEETING

CONCLUDED: Final = "concluded_on: 2022-09-20"
DUE: Final = "due: 2022-10-15"
PUBLISHED: Final = "published_on: 2026-11-01"
HELD: Final = "conducted: 2022-08-17/2022-09-08"
UNKNOWN: Final = (CONCLUSION, CONCLUDED, "concluded_on: {unknown: not_stated}")
BOUNDED: Final = (CONCLUSION, CONCLUDED, 'concluded_on: "[..2022-09-20]"')


@pytest.mark.parametrize("concluded", [UNKNOWN, BOUNDED])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (DUE, "due: 2022-08-01"),
        (DUE, f"{DUE}\n    progress: [{{on: 2022-08-01, status: done}}]"),
        (PUBLISHED, "published_on: 2021-11-21"),
    ],
)
def test_what_follows_an_inspection_is_after_its_start_though_no_day_of_a_conclusion_is_known(
    concluded: tuple[str, str, str], old: str, new: str, tmp_path: Path
) -> None:
    assert "DAT023" in codes(tmp_path, concluded, (CONCLUSION, old, new))


@pytest.mark.parametrize(
    "held", ["2022-08-17?/2022-09-08", '"[..2022-09-08]"', "2022", "{unknown: not_stated}", "2022-08"]
)
def test_an_inspection_that_may_have_begun_before_the_deadline_contradicts_nothing(
    held: str, tmp_path: Path
) -> None:
    changes = [UNKNOWN, (CONCLUSION, DUE, "due: 2022-08-01"), (INSPECTION, HELD, f"conducted: {held}")]
    assert "DAT023" not in codes(tmp_path, *changes)


def test_a_deadline_before_a_known_conclusion_is_told_once(tmp_path: Path) -> None:
    assert codes(tmp_path, (CONCLUSION, DUE, "due: 2022-08-01")) == {"DAT006"}


SOURCE: Final = "grade: official_document"


@pytest.mark.parametrize(
    ("published", "source", "more", "reported"),
    [
        ("2022-12-19", "2022-12-20", "", True),
        ("2022-12-20", "2022-12-20", "", False),
        ("2022-12-19", "2022-12-20?", "", False),
        ("2022-12-19", "2022-12", "", False),
        ("2022-12-19", "{unknown: not_stated}", "", False),
        ("2022-12-19", "2022-12-20", "  - {grade: official_document, title: Giấy mời}\n", False),
        ("2022-12-19", "2022-12-20", "documents: [31-kh-ubnd-2022]\n", False),
        ("2022-12-19", "2022-12-20", "changes: [{on: 2022-12-21, kind: minor, text: Thêm nguồn.}]\n", False),
    ],
)
def test_a_record_is_published_before_its_sources_only_when_it_can_tell_from_nothing_else(
    published: str, source: str, more: str, tmp_path: Path, *, reported: bool
) -> None:
    changes = [
        (MEETING, PUBLISHED, f"published_on: {published}"),
        (MEETING, SOURCE, f"{SOURCE}\n    published_on: {source}"),
        (MEETING, "", more),
    ]
    assert ("DAT024" in codes(tmp_path, *changes)) is reported


@pytest.mark.parametrize(
    ("due", "reported"),
    [("2202-10-15", True), ("2033-01-01", True), ("2032-12-31", False), ("2202-10-15?", False)],
)
def test_a_deadline_is_far_away_after_ten_years(due: str, tmp_path: Path, *, reported: bool) -> None:
    assert ("DAT025" in codes(tmp_path, (CONCLUSION, DUE, f"due: {due}"))) is reported


@pytest.mark.parametrize(
    ("until", "on", "extent", "reported"),
    [
        ("2025-06-30", "2015-07-01", "whole", True),
        ("2025-06-30", "2025-07-01", "whole", False),
        ("2025-06-30", "2025-06-30", "whole", False),
        ("2025-06", "2025-06-16", "whole", False),
        ("2025-06-30", "2015-07-01", "part", False),
        ("2025-06-30", "2015-07-01", "{unknown: not_stated}", False),
        ("2025-06-30?", "2015-07-01", "whole", False),
        ("2025-06-30", "{unknown: not_stated}", "whole", False),
    ],
)
def test_the_successor_of_a_whole_body_does_not_come_before_its_end(
    until: str, on: str, extent: str, tmp_path: Path, *, reported: bool
) -> None:
    step = (
        f"until: {until}\nsuccessors: [{{organization: truong-tieu-hoc-xa-a, on: {on}, extent: {extent}}}]\n"
    )
    found = codes(tmp_path, (COMMUNE, "", step))
    assert ("DAT026" in found) is reported
