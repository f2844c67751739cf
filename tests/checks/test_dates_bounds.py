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
        ("measures:\n", "disclosures:\n  - {form: portal, on: 2022-08-01, audience: public}\nmeasures:\n"),
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


@pytest.mark.parametrize(
    ("level", "concluded", "reported"),
    [
        ("{unknown: not_stated}", "2022-08-20", True),
        ("{unknown: not_stated}", "2022-12-20", False),
        ("oral", "2022-08-20", False),
        ("final", "2022-12-20", True),
    ],
)
def test_a_conclusion_long_before_the_end_is_told_unless_it_is_one_on_the_way(
    level: str, concluded: str, tmp_path: Path, *, reported: bool
) -> None:
    changes = [
        (INSPECTION, HELD, "conducted: 2022-08-17/2023-01-08"),
        (CONCLUSION, "level: final", f"level: {level}"),
        (CONCLUSION, CONCLUDED, f"concluded_on: {concluded}"),
    ]
    assert ("DAT018" in codes(tmp_path, *changes)) is reported


@pytest.mark.parametrize(
    ("more", "reported"),
    [
        ("", True),
        ("changes: [{on: 2026-11-20, kind: minor, text: Thêm nguồn.}]\n", False),
        ("stage: announced", False),
        ("legal_basis: [31-kh-ubnd-2022]", False),
    ],
)
def test_an_inspection_that_is_over_is_published_after_one_of_its_sources(
    more: str, tmp_path: Path, *, reported: bool
) -> None:
    changes = [
        (INSPECTION, PUBLISHED, "published_on: 2022-09-30"),
        (INSPECTION, "legal_basis: [31-kh-ubnd-2022]\nprogramme: CT-2022-0001\n", ""),
        (INSPECTION, SOURCE, f"{SOURCE}\n    published_on: 2022-10-20"),
    ]
    if more.startswith("stage"):
        changes.append((INSPECTION, "stage: concluded", more))
    elif more.startswith("legal"):
        changes[1] = (INSPECTION, "programme: CT-2022-0001\n", "")
    elif more:
        changes.append((INSPECTION, "", more))
    assert ("DAT024" in codes(tmp_path, *changes)) is reported


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("từ ngày 17/8/2022 đến ngày 18/9/2022", True),
        ("từ 17/8/2022 đến hết ngày 8/9/2023", True),
        ("từ 18/8 đến 08/9/2022", True),
        ("từ ngày 17/8/2022 đến ngày 8/9/2022", False),
        ("từ ngày 01/01/2022 đến ngày 30/6/2022", False),
        ("từ ngày 31/2/2022 đến ngày 8/9/2022", False),
        ("từ 17 đến 20 hộ", False),
    ],
)
def test_what_is_told_in_words_is_held_on_the_days_of_the_inspection(
    text: str, tmp_path: Path, *, reported: bool
) -> None:
    assert ("DAT028" in codes(tmp_path, (INSPECTION, "", f"summary: Đoàn làm việc {text}.\n"))) is reported


@pytest.mark.parametrize(
    "held", ["2022-08/2022-09", "2022-08-17", '"[2022-08-17..2022-09-08]"', "2022-08-17/2022-09-08?"]
)
def test_days_that_are_not_sure_contradict_no_words(held: str, tmp_path: Path) -> None:
    summary = "summary: Từ ngày 17/8/2022 đến ngày 18/9/2022.\n"
    changes = [(INSPECTION, HELD, f"conducted: {held}"), (INSPECTION, "", summary)]
    assert "DAT028" not in codes(tmp_path, *changes)


@pytest.mark.parametrize(
    ("end", "extent", "reported"),
    [("", "whole", True), ("until: {unknown: not_stated}\n", "whole", False), ("", "part", False)],
)
def test_a_body_that_was_succeeded_has_an_end(
    end: str, extent: str, tmp_path: Path, *, reported: bool
) -> None:
    successors = f"successors:\n  - {{organization: ubnd-xa-a, on: 2025-07-01, extent: {extent}}}\n"
    assert ("DAT027" in codes(tmp_path, (COMMUNE, "", end + successors))) is reported
