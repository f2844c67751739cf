"""The outcome of a complaint, added to a public record, has a day on which a bulletin tells it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator import history
from generator.checks import check
from tests.folder import CONCLUSION, Folder
from tests.repository import commit

TODAY = date(2026, 11, 21)
COMPLAINT = "complaints:\n  - {{filed_on: 2026-10-01, by: {{withheld: complainant}}, outcome: {}}}\n"
SAID = "changes:\n  - {on: 2026-11-21, kind: minor, text: Ghi thêm kết quả khiếu nại.}\n"


def codes_after(parent: Path, before: str, after: str) -> list[str]:
    """Return what is reported of a complaint that was public with one outcome and now has another."""
    folder = Folder(parent)
    folder.replace(CONCLUSION, "published_on: 2026-11-01", "published_on: 2026-10-05")
    record = folder.text(CONCLUSION)
    folder.write(CONCLUSION, record + COMPLAINT.format(before))
    commit(parent, "2026-10-10")
    folder.write(CONCLUSION, record + COMPLAINT.format(after) + SAID)
    return [each.code for each in check(folder.path, TODAY, history.read(folder.path, TODAY)).problems]


@pytest.mark.parametrize("before", ["pending", "{unknown: not_stated}"])
@pytest.mark.parametrize("after", ["rejected", "rejected, decided_on: 2026-10-20"])
def test_an_outcome_that_no_bulletin_would_tell_is_reported(before: str, after: str, tmp_path: Path) -> None:
    assert codes_after(tmp_path, before, after) == ["PUB035"]


@pytest.mark.parametrize(
    "after",
    [
        "pending",
        "{unknown: not_stated}",
        "rejected, outcome_recorded_on: 2026-11-21",
        "rejected, decided_on: 2026-11-19",
    ],
)
def test_an_outcome_that_is_told_or_not_there_yet_is_right(after: str, tmp_path: Path) -> None:
    assert codes_after(tmp_path, "pending", after) == []


def test_an_outcome_that_was_there_from_the_first_day_needs_no_other(tmp_path: Path) -> None:
    assert codes_after(tmp_path, "rejected", "rejected") == []
