"""What is measured is what editors write: valid records that refer to one another, the same every time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.checks import check
from generator.loader import load
from tests.bench import trees

COUNT = 3 * trees.STEP


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench") / "data"
    trees.write(folder, COUNT)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*.yml")}


def test_every_record_is_valid_and_there_are_as_many_as_asked_for(data: Path) -> None:
    checked = check(data, date(2026, 3, 16))
    assert checked.problems == []
    assert len(checked.loaded.registry) == COUNT


def test_a_record_has_3_kb(data: Path) -> None:
    sizes = [len(content) for content in files(data).values()]
    assert 2_900 < sum(sizes) / len(sizes) < 3_100


def test_a_conclusion_refers_to_organizations_a_document_its_inspection_and_findings_in_it(
    data: Path,
) -> None:
    registry = load(data).registry
    kinds = {registry.kind_of(link.target) for link in registry.links("KL-2014-0001")}
    assert kinds == {"organization", "document", "inspection", "finding"}


def test_the_records_are_the_same_every_time(data: Path, tmp_path: Path) -> None:
    trees.write(tmp_path, COUNT)
    assert files(tmp_path) == files(data)
