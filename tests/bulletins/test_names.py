"""A body that was renamed keeps its old name in the lines of the days when it had it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.bulletins.facts import Data, part, task

KL = "KL-2026-0001"
OLD: dict[str, Any] = {"name": "Xã A", "until": "2026-04-30"}
RESPONSE = {"by": "xa-a", "position": "accepts", "recorded_on": "2026-02-03"}


@pytest.fixture
def data(tmp_path: Path) -> Data:
    """Return a folder with a record that names a body in every way that issues tell."""
    data = Data(tmp_path)
    posted = [{"form": "posting", "by": "xa-a", "on": "2026-02-01"}]
    data.add(
        KL, "2026-01-05", recommendations=task(due="2026-02-10"), disclosures=posted, responses=[RESPONSE]
    )
    return data


def _renamed(data: Data, *names: dict[str, Any]) -> None:
    data.organization("xa-a", name="Phường A", kind="ward", names=list(names))


def test_a_closed_issue_is_left_alone_when_a_body_is_renamed(data: Data) -> None:
    before = data.issue("2026-Q1", "2026-06-05")
    assert all("Xã A" in part(before, name) for name in ("Tiến độ mới", "Việc đã qua", "Danh mục nội dung"))
    _renamed(data, OLD)
    assert data.issue("2026-Q1", "2026-06-05") == before


def test_the_new_name_stands_from_its_day_on(data: Data) -> None:
    _renamed(data, OLD)
    told = [RESPONSE | {"recorded_on": day, "text": day} for day in ("2026-04-30", "2026-05-01")]
    data.add(KL, "2026-01-05", responses=told)
    lines = part(data.issue("2026-Q2", "2026-06-05"), "Tiến độ mới")
    assert "Xã A: đồng ý. 2026-04-30." in lines
    assert "Phường A: đồng ý. 2026-05-01." in lines


@pytest.mark.parametrize(
    "names",
    [
        [],
        [{"name": "Xã A"}],
        [OLD | {"until": "2026-04-30?"}],
        [OLD | {"until": {"unknown": "not_stated"}}],
        [OLD | {"since": "2026-03-01"}],
        [OLD | {"since": {"unknown": "not_stated"}}],
        [OLD, {"name": "xã cũ A", "until": "2026-05-30"}],
    ],
    ids=[
        "none",
        "another name",
        "uncertain",
        "unknown",
        "of later",
        "since nobody knows when",
        "two at once",
    ],
)
def test_without_one_sure_name_of_that_day_a_body_has_its_name_of_today(
    data: Data, names: list[dict[str, Any]]
) -> None:
    _renamed(data, *names)
    assert "[Phường A](../don-vi/xa-a.md)" in part(data.issue("2026-Q1", "2026-06-05"), "Danh mục nội dung")
