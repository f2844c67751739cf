"""The lines of a bulletin wait as texts and numbers, and come back as they were told."""

from __future__ import annotations

import pickle
from itertools import product

import pytest

from generator.pages.issues import issues
from generator.pages.lines import Line, Slip, packed, unpacked
from generator.public import Public
from generator.records.quarters import Quarter
from generator.site import make_site
from tests.minisite.folder import DATA, TODAY


@pytest.fixture(scope="module")
def view() -> Public:
    return make_site(DATA, TODAY).context.view


@pytest.fixture(scope="module")
def slips(view: Public) -> list[list[Slip]]:
    every = [each for issue in issues(view) for each in (issue.lines, issue.later)]
    return [*every, [every[0][0]._replace(only_later=(*Quarter.of(TODAY),))]]


@pytest.fixture(scope="module")
def lines(view: Public, slips: list[list[Slip]]) -> list[Line]:
    return [each.line(view) for some in slips for each in some]


def test_lines_come_back_as_they_were(view: Public, slips: list[list[Slip]]) -> None:
    for each in slips:
        lines = unpacked(view, packed(each))
        assert [line.slip() for line in lines] == each
        assert [line.slip().line(view) for line in lines] == lines


def test_every_field_of_a_line_is_met_in_the_bulletins(lines: list[Line]) -> None:
    for name, usual in Line._field_defaults.items():
        assert any(getattr(each, name) != usual for each in lines), name


def test_equal_lines_are_packed_alike(slips: list[list[Slip]]) -> None:
    for each in slips:
        assert packed([pickle.loads(pickle.dumps(slip)) for slip in each]) == packed(each)  # noqa: S301 - our own


def test_a_line_of_which_anything_is_otherwise_is_packed_otherwise(lines: list[Line]) -> None:
    for name in Line._fields:
        values = {repr(getattr(each, name)): getattr(each, name) for each in lines}
        assert len(values) > 1, name
        for line, value in product(lines, values.values()):
            changed = line._replace(**{name: value})
            assert (packed([changed.slip()]) == packed([line.slip()])) == (changed == line), name


def test_whoever_reads_lines_asks_for_their_records(view: Public, slips: list[list[Slip]]) -> None:
    for each in slips:
        with view.asking() as asked:
            unpacked(view, packed(each))
        assert asked.summary == {slip.record for slip in each}
