"""Whoever looks something up learns what was asked for it, as if nothing were ever remembered."""

from __future__ import annotations

import pytest

from tests.folder import Folder
from tests.registry.writing import view


def test_what_is_asked_within_is_told_and_counts_outside_too(folder: Folder) -> None:
    public = view(folder)
    with public.asking() as outside:
        with public.asking() as within:
            public.conclusions_of("KT-2022-0001")
        public.get("KT-2022-0002")
    assert ("backlinks", "KT-2022-0001") in set(within)
    assert ("summary", "KT-2022-0002") not in set(within)
    assert set(within) < set(outside)


def test_a_remembered_answer_asks_the_same_again(folder: Folder) -> None:
    public = view(folder)
    body = public.all("organization")[0].id
    with public.asking() as first:
        public.provinces_of(body)
    with public.asking() as again:
        public.provinces_of(body)
    assert set(first)
    assert set(again) == set(first)


def test_what_is_not_there_was_asked_for_all_the_same(folder: Folder) -> None:
    public = view(folder)
    with public.asking() as asked:
        assert public.get("KT-2031-0001") is None
        assert public.item("KL-2031-0001-KN-01") is None
    assert {("summary", "KT-2031-0001"), ("owner", "KL-2031-0001-KN-01")} <= set(asked)


def test_some_fields_of_a_record_are_those_of_the_whole_and_ask_for_the_same(folder: Folder) -> None:
    public = view(folder)
    with public.asking() as whole:
        record = public.record("KL-2022-0001")
    with public.asking() as asked:
        some = public.fields("KL-2022-0001", "disclosures", "concluded_on", "of")
    assert (some.disclosures, some.concluded_on, some.of) == (
        record.disclosures,
        getattr(record, "concluded_on", None),
        getattr(record, "of", None),
    )
    assert set(asked) == set(whole)


def test_fields_of_a_record_that_nobody_may_see_are_not_given(folder: Folder) -> None:
    with pytest.raises(KeyError):
        view(folder).fields("KT-2031-0001", "disclosures")
