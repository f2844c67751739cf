"""The lines of a bulletin wait packed, and come back as they were."""

from __future__ import annotations

import pickle

import pytest

from generator.pages.issues import issues
from generator.pages.lines import Line, packed, unpacked
from generator.public import Public
from generator.records.quarters import Quarter
from generator.site import make_site
from tests.minisite.folder import DATA, TODAY


@pytest.fixture(scope="module")
def view() -> Public:
    return make_site(DATA, TODAY).context.view


@pytest.fixture(scope="module")
def lines(view: Public) -> list[list[Line]]:
    every = [each for issue in issues(view) for each in (issue.lines, issue.later)]
    return [*every, [every[0][0]._replace(only_later=Quarter.of(TODAY))]]


def test_lines_come_back_as_they_were(view: Public, lines: list[list[Line]]) -> None:
    assert [unpacked(view, packed(each)) for each in lines] == lines


def test_every_field_of_a_line_is_met_in_the_bulletins(lines: list[list[Line]]) -> None:
    for name, usual in Line._field_defaults.items():
        assert any(getattr(each, name) != usual for some in lines for each in some), name


def test_equal_lines_are_packed_alike(lines: list[list[Line]]) -> None:
    for each in lines:
        assert packed([pickle.loads(pickle.dumps(line)) for line in each]) == packed(each)  # noqa: S301 - our own


def test_whoever_reads_lines_asks_for_their_records(view: Public, lines: list[list[Line]]) -> None:
    for each in lines:
        with view.asking() as asked:
            unpacked(view, packed(each))
        assert asked.summary == {line.summary.id for line in each}
