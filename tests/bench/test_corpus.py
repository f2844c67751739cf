"""What is measured is what editors write: valid records that refer to one another, the same every time."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.checks import check
from generator.loader import load
from tests.bench import corpus

COUNT = 3 * corpus.STEP


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench") / "data"
    corpus.write(folder, COUNT)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*.yml")}


def test_every_record_is_valid_and_there_are_as_many_as_asked_for(data: Path) -> None:
    checked = check(data, corpus.TODAY)
    assert checked.problems == []
    assert len(checked.loaded.registry) == COUNT


def test_a_record_has_3_kb(data: Path) -> None:
    sizes = [len(content) for content in files(data).values()]
    assert 2_900 < sum(sizes) / len(sizes) < 3_100


def test_hardly_two_findings_say_the_same(data: Path) -> None:
    said = [
        finding["text"]
        for path in data.glob("inspections/*/*.yml")
        for finding in yaml.safe_load(path.read_text(encoding="utf-8"))["findings"]
    ]
    assert len(set(said)) == len(said)


def test_an_edit_gives_as_many_records_as_asked_for_another_title_and_they_stay_valid(tmp_path: Path) -> None:
    corpus.write(tmp_path, COUNT)
    before = files(tmp_path)
    once, twice = corpus.edit(tmp_path, 2, 1), corpus.edit(tmp_path, 2, 2)
    after = files(tmp_path)
    assert {path for path, content in after.items() if content != before[path]} == {
        str(path.relative_to(tmp_path)) for path in (*once, *twice)
    }
    assert len(set(once)) == 2
    assert check(tmp_path, corpus.TODAY).problems == []


def test_a_conclusion_refers_to_organizations_a_document_its_inspection_and_findings_in_it(
    data: Path,
) -> None:
    registry = load(data).registry
    kinds = {registry.kind_of(link.target) for link in registry.links("KL-2014-0001")}
    assert kinds == {"organization", "document", "inspection", "finding"}


def test_the_records_are_the_same_every_time(data: Path, tmp_path: Path) -> None:
    corpus.write(tmp_path, COUNT)
    assert files(tmp_path) == files(data)
