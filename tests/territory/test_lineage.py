"""What became of a territory, where it lies today, and what was recorded there."""

from __future__ import annotations

import time

import pytest

from generator.public import Public
from tests.small import Small, went

ENDED = "until: 2025-06-30"


def _places(view: Public, place: str) -> dict[str, bool]:
    return {each.id: whole for each, whole in view.today_of(place).places}


def _provinces(view: Public, body: str) -> list[str]:
    return [each.id for each in view.provinces_of(body)]


def test_a_territory_that_stands_is_itself_today(small: Small) -> None:
    view = small.organization("xa-a", "Xã A", "commune").view()
    assert _places(view, "xa-a") == {"xa-a": True}
    assert not view.today_of("xa-a").unknown


def test_a_whole_succession_over_two_steps_is_whole(small: Small) -> None:
    small.organization("xa-a", "Xã A", "commune", "until: 2019-12-31", went("xa-b whole", on="2020-01-01"))
    small.organization("xa-b", "Xã B", "commune", ENDED, went("xa-c whole"))
    view = small.organization("xa-c", "Xã C", "commune").view()
    assert _places(view, "xa-a") == {"xa-c": True}
    assert not view.today_of("xa-a").unknown


def test_a_split_ward_is_whole_nowhere(small: Small) -> None:
    small.organization("phuong-a", "Phường A", "ward", ENDED, went("phuong-b part", "phuong-c part"))
    view = small.organization("phuong-b", "B", "ward").organization("phuong-c", "C", "ward").view()
    assert _places(view, "phuong-a") == {"phuong-b": False, "phuong-c": False}


def test_a_part_at_any_step_is_a_part(small: Small) -> None:
    small.organization("xa-a", "Xã A", "commune", "until: 2019-12-31", went("xa-b whole", on="2020-01-01"))
    small.organization("xa-b", "Xã B", "commune", ENDED, went("xa-c part", "xa-d part"))
    view = small.organization("xa-c", "C", "commune").organization("xa-d", "D", "commune").view()
    assert _places(view, "xa-a") == {"xa-c": False, "xa-d": False}


@pytest.mark.parametrize(
    ("lines", "described"),
    [
        ((ENDED,), ()),
        (("until: {unknown: not_stated}",), ()),
        (("successors: [{organization: {unknown: not_stated}, on: 2025-07-01, extent: whole}]",), ()),
        (
            ("successors: [{organization: {described: một xã khác}, on: 2025-07-01, extent: part}]",),
            ("một xã khác",),
        ),
    ],
)
def test_an_end_without_a_successor_that_has_a_record_is_unknown(
    small: Small, lines: tuple[str, ...], described: tuple[str, ...]
) -> None:
    fate = small.organization("xa-a", "Xã A", "commune", *lines).view().today_of("xa-a")
    assert (fate.places, fate.unknown, fate.described) == ((), True, described)


def test_a_cycle_ends_in_the_unknown(small: Small) -> None:
    small.organization("xa-a", "Xã A", "commune", ENDED, went("xa-b whole"))
    small.organization("xa-b", "Xã B", "commune", ENDED, went("xa-a whole"), "parent: xa-a")
    view = small.unchecked()
    fate = view.today_of("xa-a")
    assert (fate.places, fate.unknown) == ((), True)
    assert _provinces(view, "xa-b") == []
    assert view.records_at("xa-a") == {"BC-2026-0001"}


@pytest.mark.parametrize("lines", [("until: 2026-12-31",), (went("xa-b whole", on="2027-01-01"),)])
def test_what_ends_later_stands_today(small: Small, lines: tuple[str, ...]) -> None:
    view = small.organization("xa-b", "B", "commune").organization("xa-a", "Xã A", "commune", *lines).view()
    assert _places(view, "xa-a") == {"xa-a": True}


def test_the_province_of_an_old_ward_is_found_past_its_ended_district_and_province(small: Small) -> None:
    small.organization("tinh-m", "Tỉnh M", "province")
    small.organization("tinh-c", "Tỉnh C", "province", ENDED, went("tinh-m whole"))
    small.organization("huyen-c", "Huyện C", "district", ENDED, "parent: tinh-c")
    small.organization("xa-c", "Xã C", "commune", ENDED, "parent: huyen-c")
    small.organization("truong-c", "Trường C", "school", "place: xa-c")
    view = small.organization("to-c", "Tổ C", "other", "parent: truong-c").view()
    assert [_provinces(view, each) for each in ("xa-c", "truong-c", "to-c")] == [["tinh-m"]] * 3


def test_what_a_ward_became_tells_its_province_before_what_it_belonged_to(small: Small) -> None:
    small.organization("tinh-m", "Tỉnh M", "province").organization("tinh-n", "Tỉnh N", "province")
    small.organization("xa-n", "Xã N", "commune", "parent: tinh-n")
    small.organization("xa-c", "Xã C", "commune", ENDED, "parent: tinh-m", went("xa-n whole"))
    assert _provinces(small.view(), "xa-c") == ["tinh-n"]


def test_parents_in_a_circle_have_no_province(small: Small) -> None:
    small.organization("xa-a", "Xã A", "commune", "parent: xa-b")
    small.organization("xa-b", "Xã B", "commune", "parent: xa-a")
    assert _provinces(small.unchecked(), "xa-a") == []


def test_records_of_a_body_in_an_old_ward_are_found_at_its_successor(small: Small) -> None:
    small.organization("xa-b", "Xã B", "commune")
    small.organization("xa-a", "Xã A", "commune", ENDED, went("xa-b part"))
    small.organization("truong-a", "Trường A", "school", "place: xa-a")
    small.record("KT-2024-0001", *_inspection("truong-a"))
    assert "KT-2024-0001" in small.view().records_at("xa-b")


def _inspection(body: str) -> list[str]:
    named = f"inspected: [{{kind: nơi, named: [{body}]}}]"
    return ["kind: inspection", "regime: unknown", "stage: conducted", "lead: ubnd", named]


def test_a_chain_of_a_thousand_steps_takes_a_moment(small: Small) -> None:
    for number in range(1_000):
        small.organization(f"xa-{number}", f"Xã {number}", "commune", went(f"xa-{number + 1} whole"))
    view = small.organization("xa-1000", "Xã cuối", "commune").view()
    start = time.process_time()
    assert _places(view, "xa-0") == {"xa-1000": True}
    assert time.process_time() - start < 1
