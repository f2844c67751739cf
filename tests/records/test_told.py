"""What bulletins read of a record is what the whole record says, in every record of the sites we have."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta

import pytest

from generator.loader import load
from generator.records.common import Record
from generator.records.summaries import tasks
from generator.records.told import Step, Told, Work
from generator.registry import Registry
from tests.minisite.folder import DATA, loaded

LISTS = sorted(Told.model_fields.keys() - {"recommendations", "measures", "disclosures"})
SITES: dict[str, Registry] = {
    "minisite": loaded().registry,
    "cases": load(DATA.parents[1] / "cases" / "data").registry,
    "own": load(DATA.parents[2] / "data").registry,
}
TOLD = [
    pytest.param(registry.record(each), registry.part(each, Told), id=f"{name}-{each}")
    for name, registry in SITES.items()
    for each in registry.ids()
]


@pytest.mark.parametrize(("record", "told"), TOLD)
def test_whatever_is_read_of_a_record_is_what_it_says(record: Record, told: Told) -> None:
    for name in LISTS:
        assert getattr(told, name) == getattr(record, name, ()), name
    for disclosure, posting in zip(record.disclosures, told.disclosures, strict=True):
        assert all(getattr(posting, each.name) == getattr(disclosure, each.name) for each in fields(posting))
        assert (posting.day, posting.recorded_day) == (disclosure.day, disclosure.recorded_day)
    for task, work in zip(tasks(record), told.tasks, strict=True):
        assert all(
            getattr(work, each) == getattr(task, each) for each in Work.model_fields.keys() - {"progress"}
        )
        for whole, step in zip(task.progress, work.progress, strict=True):
            assert all(getattr(step, each) == getattr(whole, each) for each in Step.model_fields)
            assert step.day == whole.recorded_day


@pytest.mark.parametrize(("record", "told"), TOLD)
def test_on_every_day_as_much_was_told_of_the_work(record: Record, told: Told) -> None:
    for task, work in zip(tasks(record), told.tasks, strict=True):
        days = [step.day for step in work.progress]
        for day in [date.min, *days, *(each - timedelta(days=1) for each in days), date.max]:
            assert work.told_by(day) == task.told_by(day)
            assert work.ended_by(day) == task.ended_by(day)
