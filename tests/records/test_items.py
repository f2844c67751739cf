"""The items of a record come back as they were packed, all together or one by one."""

from __future__ import annotations

import pickle

import pytest

from generator import loader
from generator.records.items import Item, packed, unpacked, unpacked_at
from generator.records.summaries import _items
from generator.registry import Registry
from tests.minisite.folder import DATA


@pytest.fixture(scope="module")
def registry() -> Registry:
    return loader.load(DATA).registry


def test_the_items_of_every_record_come_back(registry: Registry) -> None:
    for record_id in registry.ids():
        items, summary = _items(registry.record(record_id)), registry.summary(record_id)
        assert [*summary.items] == items
        assert [summary.item(number) for number in range(len(items))] == items
        assert [*summary.item_ids] == [each.id for each in items]


def test_every_field_of_an_item_is_met_in_the_records(registry: Registry) -> None:
    usual = Item("", "", "")
    every = [item for record_id in registry.ids() for item in registry.summary(record_id).items]
    for name in Item._fields[3:]:
        assert any(getattr(each, name) != getattr(usual, name) for each in every), name


def test_equal_items_are_packed_alike(registry: Registry) -> None:
    for record_id in registry.ids():
        items = registry.summary(record_id).items
        assert packed(pickle.loads(pickle.dumps(items))) == packed(items)  # noqa: S301 - our own


def test_a_record_without_items_has_none() -> None:
    assert unpacked(packed([])) == ()
    with pytest.raises(IndexError):
        unpacked_at(packed([]), 0)
