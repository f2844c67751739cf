"""A territory that will be split or joined on a day to come: nothing is told as done before that day."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from tests.small import Small, went

EVE, DAY = date(2026, 6, 30), date(2026, 7, 1)
OLD, NEW, OTHER = "don-vi/phuong-a.md", "don-vi/phuong-b.md", "don-vi/phuong-c.md"
PROVINCE: Final = "dia-ban/tinh.md"
SINCE: Final = "since: 2026-07-01"
INSPECTION: Final = (
    "kind: inspection",
    "regime: unknown",
    "stage: conducted",
    "lead: ubnd",
    "inspected: [{kind: nơi, named: [truong]}]",
)


@pytest.fixture
def split(small: Small) -> Small:
    """Return a ward A that will go to a new ward B and to C, which is there already, on 1 July 2026."""
    small.organization("tinh", "Tỉnh M", "province")
    ends = ("until: 2026-06-30", "parent: tinh", went("phuong-b part", "phuong-c part", on="2026-07-01"))
    code = f'codes: [{{code: "00001", until: 2026-06-30}}, {{code: "00002", {SINCE}}}]'
    small.organization("phuong-a", "Phường A", "ward", *ends, code)
    name = f"names: [{{name: Phường Bê, {SINCE}}}]"
    small.organization("phuong-b", "Phường B", "ward", SINCE, "parent: tinh", name)
    small.organization("phuong-c", "Phường C", "ward", "parent: tinh")
    small.organization("truong", "Trường A", "school", "place: phuong-a")
    return small.record("KT-2026-0001", *INSPECTION)


def _lines(page: str) -> list[str]:
    return [line for line in page.splitlines() if line.startswith("- ")]


def test_what_will_succeed_a_territory_is_told_as_to_come(split: Small) -> None:
    eve, day = split.pages(EVE)[OLD], split.pages(DAY)[OLD]
    assert "[Phường B](phuong-b.md): từ ngày 01/07/2026 sẽ chuyển một phần" in eve
    assert "Nay " not in eve
    assert "sẽ" not in day
    assert "[Phường B](phuong-b.md): một phần, từ 01/07/2026" in day
    assert "Nay chia cho" in day


@pytest.mark.parametrize("path", [NEW, OTHER])
def test_what_will_come_from_a_territory_is_told_as_to_come(split: Small, path: str) -> None:
    eve, day = split.pages(EVE)[path], split.pages(DAY)[path]
    assert "## Tiền thân" not in eve
    said = eve.partition("## Nơi sẽ chuyển về đây")[2]
    assert "từ ngày 01/07/2026 sẽ chuyển một phần" in said
    assert "KT-2026-0001" not in eve
    assert "## Tiền thân" in day
    assert "KT-2026-0001" in day
    assert "sẽ" not in day


def test_a_territory_that_is_to_be_says_so(split: Small) -> None:
    said = "Nơi này chưa có; sẽ có từ ngày 01/07/2026."
    assert said in split.pages(EVE)[NEW]
    assert said not in split.pages(DAY)[NEW]
    assert said not in split.pages(EVE)[OTHER]


def test_a_name_or_a_code_to_come_is_told_as_to_come(split: Small) -> None:
    assert "Phường Bê, sẽ dùng từ 01/07/2026" in split.pages(EVE)[NEW]
    assert "Phường Bê, từ 01/07/2026" in split.pages(DAY)[NEW]
    assert "**00002**, sẽ dùng từ 01/07/2026" in split.pages(EVE)[OLD]


def test_the_lists_of_places_change_on_the_day(split: Small) -> None:
    eve, day = split.pages(EVE), split.pages(DAY)
    assert "Có 2 địa bàn hiện nay và 0 tên, mã cũ." in eve[PROVINCE]
    assert "Phường B" not in eve[PROVINCE]
    assert "Có 2 địa bàn hiện nay và 3 tên, mã cũ." in day[PROVINCE]
    assert "[Phường B](../don-vi/phuong-b.md) (mã" not in eve[PROVINCE]
    old = {name: text for name, text in eve.items() if name.startswith("dia-ban/ten-cu")}
    assert not any("Phường Bê" in text or "00002" in text for text in old.values())


def test_what_went_to_a_territory_that_will_go_on_has_not_gone_on_yet(split: Small) -> None:
    split.organization("phuong-o", "Phường O", "ward", "until: 2025-06-30", went("phuong-a whole"))
    eve, day = split.pages(EVE), split.pages(DAY)
    assert "Toàn bộ nay thuộc [Phường A](../don-vi/phuong-a.md) (mã 00001)." in eve[PROVINCE]
    assert "Phường O" not in eve[OTHER].partition("## Nơi sẽ chuyển về đây")[0]
    assert "Phường O" in day[OTHER].partition("## Tiền thân")[2]


def test_records_count_where_a_territory_goes_only_from_the_day(split: Small) -> None:
    assert "KT-2026-0001" not in split.view(EVE).records_at("phuong-c")
    assert "KT-2026-0001" in split.view(DAY).records_at("phuong-c")


def test_a_territory_stands_from_its_first_day(split: Small) -> None:
    def standing(day: date) -> list[str]:
        view = split.view(day)
        return [each.id for each in view.all("organization") if each.territory and view.stands(each)]

    assert standing(EVE) == ["phuong-a", "phuong-c", "tinh"]
    assert standing(DAY) == ["phuong-b", "phuong-c", "tinh"]


@pytest.mark.parametrize(
    ("since", "stands"), [("2026-07", False), ("{unknown: not_stated}", True), ("[..2026-07-05]", True)]
)
def test_an_unknown_first_day_is_past(small: Small, since: str, *, stands: bool) -> None:
    quoted = since if since.startswith("{") else f'"{since}"'
    view = small.organization("xa-a", "Xã A", "commune", f"since: {quoted}").view(EVE)
    place = view.get("xa-a")
    assert place
    assert view.stands(place) is stands
