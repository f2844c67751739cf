"""NUM: numbers that contradict each other are reported, rounding and doubts are not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.checks import RULES
from generator.checks.amounts import dimension, reach
from generator.checks.subject import Subject
from generator.records.quantities import Qualifier, Quantity
from generator.records.report import Report
from tests.checks.broken import codes
from tests.folder import CONCLUSION, INSPECTION

ANY_TIME: Final = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""How long an example takes says nothing: the machine may be busy."""
COUNT: Final = "    count: 2\n"
COMPLETE: Final = "    complete: false\n"
NAMED: Final = "    named: [truong-tieu-hoc-xa-a]\n"
QUANTITY: Final = "    quantity: {value: 738130000, unit: đồng}\n"
UNKNOWN: Final = {"unknown": "not_stated"}
UNITS: Final = st.sampled_from([None, "vụ", "đồng", "triệu đồng", "tỷ đồng", "ha", "m²", "nghìn lượt", "kg"])
NUMBERS: Final = st.decimals(0, 10**9, places=2) | st.integers(0, 10**9).map(Decimal)
ROUNDINGS: Final = {
    "nearest": ROUND_HALF_UP,
    "down": ROUND_FLOOR,
    "up": ROUND_CEILING,
}


def found(**parts: Any) -> list[str]:
    """Return the codes of what NUM reports of a report with these figures and tables."""
    value = {
        "id": "BC-2022-0001",
        "state": "published",
        "published_on": date(2026, 11, 1),
        "title": "Số liệu",
        "organization": "xa-a",
        "period": "2022",
        **parts,
    }
    subject = Subject("report", Report.model_validate(value), value, "", date(2026, 11, 21))
    return list(_found(subject))


def _found(subject: Subject) -> Iterator[str]:
    for code, rule in RULES.by_code.items():
        if code.startswith("NUM") and rule.of_record:
            yield from (code for _ in rule.of_record(subject))


def stated(value: object, unit: str | None = None, qualifier: str = "exact") -> dict[str, Any]:
    return {"value": value, "qualifier": qualifier, **({"unit": unit} if unit else {})}


def figure(quantity: object, **more: object) -> dict[str, Any]:
    return {"name": "Số liệu", "quantity": quantity, "stated_by": "lead", **more}


def divided(whole: object, *parts: object, partition: str = "yes") -> dict[str, Any]:
    named = [{"name": f"Phần {index}", "quantity": each} for index, each in enumerate(parts)]
    return figure(whole, breakdowns=[{"partition": partition, "parts": named}])


def table(rows: list[list[Any]], *, unit: str | None = None, total: str | None = "Cộng") -> dict[str, Any]:
    """Return a table whose last row is the total."""
    names = [*(f"Thôn {index}" for index in range(len(rows) - 1)), "Cộng"]
    return {
        "title": "Theo thôn",
        "stated_by": "lead",
        "columns": [{"name": f"Cột {index}", "unit": unit} for index in range(len(rows[0]))],
        "groups": [{"name": name, "cells": cells} for name, cells in zip(names, rows, strict=True)],
        "total": total,
    }


@ANY_TIME
@given(st.lists(st.lists(NUMBERS, min_size=3, max_size=3), min_size=1, max_size=8), UNITS)
def test_a_table_whose_rows_add_up_is_never_reported(rows: list[list[Decimal]], unit: str | None) -> None:
    total = [sum(column, Decimal(0)) for column in zip(*rows, strict=True)]
    assert found(tables=[table([*rows, total], unit=unit)]) == []


@ANY_TIME
@given(st.lists(NUMBERS, min_size=1, max_size=8), UNITS, st.sampled_from(["yes", "no", "unknown"]))
def test_a_breakdown_whose_parts_add_up_is_never_reported(
    parts: list[Decimal], unit: str | None, partition: str
) -> None:
    quantities = [stated(each, unit) for each in parts]
    whole = stated(sum(parts, Decimal(0)), unit)
    assert found(figures=[divided(whole, *quantities, partition=partition)]) == []


@ANY_TIME
@given(st.lists(st.integers(0, 10**12), min_size=1, max_size=8), st.sampled_from([*ROUNDINGS.values()]))
def test_sums_in_billions_that_were_rounded_one_by_one_are_never_reported(
    parts: list[int], rounding: str
) -> None:
    def billions(amount: int) -> dict[str, Any]:
        return stated((Decimal(amount) / 10**9).quantize(Decimal("0.1"), rounding), "tỷ đồng")

    assert found(figures=[divided(billions(sum(parts)), *map(billions, parts))]) == []


@ANY_TIME
@given(
    st.integers(1, 10**7),
    st.integers(0, 10**7),
    st.integers(0, 4),
    st.sampled_from([*ROUNDINGS, "unknown"]),
    st.sampled_from([*ROUNDINGS]),
)
def test_a_rate_that_was_rounded_to_its_digits_is_never_reported(
    whole: int, part: int, digits: int, said: str, used: str
) -> None:
    part = min(part, whole)
    used = used if said == "unknown" else said
    rate = (Decimal(part) / whole * 100).quantize(Decimal(1).scaleb(-digits), ROUNDINGS[used])
    figures = [
        figure(whole, key="tong"),
        figure(part, key="phan"),
        figure(stated(str(rate), "%"), rate={"part": "phan", "of": "tong", "rounding": said}),
    ]
    assert found(figures=figures) == []


@ANY_TIME
@given(st.lists(NUMBERS, min_size=2, max_size=6), st.data())
def test_a_column_with_an_unknown_cell_is_never_reported(parts: list[Decimal], data: st.DataObject) -> None:
    cells: list[Any] = list(parts)
    cells[data.draw(st.integers(0, len(cells) - 1))] = UNKNOWN
    rows = [[each] for each in cells]
    assert found(tables=[table(rows)]) == []


@ANY_TIME
@given(st.lists(NUMBERS, min_size=2, max_size=6), NUMBERS)
def test_a_breakdown_with_an_unknown_part_adds_up_to_anything_not_less_than_a_part(
    parts: list[Decimal], whole: Decimal
) -> None:
    whole = max(whole, *parts)
    assert found(figures=[divided(whole, UNKNOWN, *parts)]) == []


@ANY_TIME
@given(NUMBERS, st.sampled_from([*Qualifier]), UNITS)
def test_what_a_quantity_can_mean_holds_what_it_says(
    value: Decimal, qualifier: Qualifier, unit: str | None
) -> None:
    quantity = Quantity(value=value, unit=unit, qualifier=qualifier)
    low, high = reach(quantity)
    assert low <= quantity.comparable.amount <= high


@ANY_TIME
@given(st.decimals(-(10**18) + 1, 10**18 - 1, places=9), st.decimals(1, 10**18 - 1, places=9), UNITS)
def test_numbers_of_any_length_are_reported_and_never_stop_the_program(
    one: Decimal, other: Decimal, unit: str | None
) -> None:
    a, b = stated(one, unit), stated(other, unit)
    figures = [
        divided(b, a, a) | {"key": "a"},
        figure(b, key="b"),
        figure(stated(one, "%"), rate={"part": "a", "of": "b"}, difference={"before": "a", "after": "b"}),
        figure(a, difference={"before": "b", "after": "a"}, rounds="b"),
    ]
    assert set(found(figures=figures, tables=[table([[a, b], [b, a], [a, b]])])) <= set(RULES.by_code)


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        (stated(579, "đơn vị"), [stated(383, "xã"), stated(175, "phường"), stated(21, "thị trấn")]),
        (
            stated("82.7", "tỷ đồng", "over"),
            [stated("52.1", "tỷ đồng", "over"), stated(30, "tỷ đồng", "over")],
        ),
        (stated(100, "%"), [stated("33.3", "%")] * 3),
        (stated(2, "tấn"), [stated(1500, "kg"), stated(500, "kg")]),
        (stated("1.5", "triệu người"), [stated(800_000, "người"), stated(700_000, "người")]),
        (stated(1000, "hộ", "about"), [stated(600, "hộ"), stated(480, "hộ")]),
        (stated(1, "ha"), [stated(5000, "m²"), stated(5000, "m2")]),
        (UNKNOWN, [stated(5), stated(6)]),
    ],
)
def test_a_partition_that_may_add_up_is_not_reported(whole: object, parts: list[object]) -> None:
    assert found(figures=[divided(whole, *parts)]) == []


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        (stated(579, "đơn vị"), [stated(383, "xã"), stated(175, "phường"), stated(20, "thị trấn")]),
        (stated("82.7", "tỷ đồng", "under"), [stated("52.1", "tỷ đồng", "over"), stated(40, "tỷ đồng")]),
        (UNKNOWN, [stated(60, "%"), stated(45, "%")]),
        (stated(45, "hộ"), [stated(60, "%"), stated(45, "%")]),
        (stated(1, "ha"), [stated(5000, "m²"), stated(50_000, "m2")]),
    ],
)
def test_a_partition_that_surely_does_not_add_up_is_reported(whole: object, parts: list[object]) -> None:
    assert "NUM003" in found(figures=[divided(whole, *parts)])


@pytest.mark.parametrize("partition", ["no", "unknown"])
def test_parts_that_may_overlap_can_be_more_than_the_whole_together(partition: str) -> None:
    whole, parts = stated(12, "đơn vị"), (stated(8, "đơn vị"), stated(6, "đơn vị"))
    assert found(figures=[divided(whole, *parts, partition=partition)]) == []


def test_people_are_no_part_of_households() -> None:
    assert found(figures=[divided(stated(45, "hộ"), stated(120, "người"), partition="unknown")]) == []


def test_what_sources_call_by_two_names_is_compared() -> None:
    parts = stated(6480, "vụ")
    assert found(figures=[divided(stated(4956, "vụ việc"), parts, partition="no")]) == ["NUM004"]


def test_a_rate_of_one_or_less_may_stand_without_a_unit() -> None:
    rate = {"part": "phan", "of": "tong"}
    figures = [figure(50, key="tong"), figure(16, key="phan"), figure("0.32", rate=rate)]
    assert found(figures=figures) == []


def test_a_part_of_a_part_is_looked_at_too() -> None:
    inner = {"name": "Trong đó", "quantity": 5, "breakdowns": [{"parts": [{"name": "Sâu", "quantity": 6}]}]}
    whole = figure(10, breakdowns=[{"partition": "no", "parts": [inner]}])
    assert found(figures=[whole]) == ["NUM004"]


@pytest.mark.parametrize(
    ("value", "rounding", "wrong"),
    [(32, "unknown", False), (33, "unknown", False), (33, "nearest", True), (34, "unknown", True)],
)
def test_how_the_source_rounds_decides_what_a_rate_may_be(value: int, rounding: str, wrong: object) -> None:
    figures = [
        figure(7968, key="truoc"),
        figure(2575, key="giam"),
        figure(stated(value, "%"), rate={"part": "giam", "of": "truoc", "rounding": rounding}),
    ]
    assert found(figures=figures) == (["NUM005"] if wrong else [])


@pytest.mark.parametrize("rate", [{"of": "tong"}, {"part": "phan", "of": "tong"}])
def test_a_rate_of_what_is_not_known_is_not_reported(rate: dict[str, str]) -> None:
    figures = [figure(UNKNOWN, key="phan"), figure(30, key="tong"), figure(stated(12, "%"), rate=rate)]
    assert found(figures=figures) == []


def test_a_rate_of_nothing_is_not_computed() -> None:
    figures = [
        figure(0, key="tong"),
        figure(0, key="phan"),
        figure(stated(0, "%"), rate={"part": "phan", "of": "tong"}),
    ]
    assert found(figures=figures) == []


@pytest.mark.parametrize(
    "change", [2575, -2575, stated(2500, None, "over"), stated("32.3", "%"), stated(32, "%"), UNKNOWN]
)
def test_a_change_may_be_told_with_either_sign_and_in_percent(change: object) -> None:
    figures = [
        figure(7968, key="truoc"),
        figure(5393, key="sau"),
        figure(change, difference={"before": "truoc", "after": "sau"}),
    ]
    assert found(figures=figures) == []


def test_percentage_points_and_percent_of_a_percentage_are_both_a_change() -> None:
    for change in (10, 20):
        figures = [
            figure(stated(50, "%"), key="truoc"),
            figure(stated(60, "%"), key="sau"),
            figure(stated(change, "%"), difference={"before": "truoc", "after": "sau"}),
        ]
        assert found(figures=figures) == []


@pytest.mark.parametrize("name", ["Trong đó: nữ", "Cộng khối xã", "- Nữ", "Tổng số hộ nghèo"])
def test_a_table_with_sums_inside_is_not_added(name: str) -> None:
    groups = table([[10], [4], [10]])
    groups["groups"][1]["name"] = name
    assert found(tables=[groups]) == []


@pytest.mark.parametrize("name", ["Công an xã", "Công ty nước", "Trường mầm non"])
def test_a_body_whose_name_only_looks_like_a_sum_is_added(name: str) -> None:
    groups = table([[10], [4], [10]])
    groups["groups"][1]["name"] = name
    assert found(tables=[groups]) == ["NUM006"]


@pytest.mark.parametrize(
    "column",
    [{"name": "Tỷ lệ"}, {"name": "Đạt", "unit": "%"}, {"name": "Thu nhập bình quân"}, {"name": "Xếp hạng"}],
)
def test_rates_averages_and_ranks_are_not_added(column: dict[str, str]) -> None:
    rates = table([[50], [60], [55]])
    rates["columns"] = [column]
    assert found(tables=[rates]) == []


def test_a_table_without_a_total_group_is_not_added() -> None:
    assert found(tables=[table([[1], [2], [9]], total=None)]) == []


def test_a_column_called_total_that_never_is_the_sum_is_left_alone() -> None:
    rows = table([[10, 4, 3], [20, 6, 5], [30, 10, 8]])
    rows["columns"] = [{"name": "Tổng số"}, {"name": "Đảng viên"}, {"name": "Nữ"}]
    assert found(tables=[rows]) == []


@pytest.mark.parametrize("name", ["Tỷ lệ hoàn thành kế hoạch", "Số thu so với cùng kỳ", "Tốc độ tăng"])
def test_of_a_plan_more_than_a_hundred_percent_can_be_done(name: str) -> None:
    figures = [figure(50, key="ke-hoach"), figure(stated(120, "%"), rate={"of": "ke-hoach"}, name=name)]
    assert found(figures=figures) == []


@pytest.mark.parametrize("name", ["Số vụ tăng, giảm", "Chênh lệch", "Biến động đất đai"])
def test_a_change_can_be_below_zero(name: str) -> None:
    assert found(figures=[figure(-3, name=name)]) == []


@pytest.mark.parametrize("unit", ["°C", "độ C", "độ", "điểm"])
def test_a_temperature_can_be_below_zero(unit: str) -> None:
    assert found(figures=[figure({**stated(-20, unit), "stated": f"-20 {unit}"})]) == []


def test_a_length_can_be_below_zero_where_it_is_a_height() -> None:
    assert found(figures=[figure(stated(-2, "m"), name="Mực nước tại cống")]) == []


def test_a_balance_of_money_can_be_below_zero() -> None:
    assert found(figures=[figure(stated(-3, "tỷ đồng"))]) == []


@pytest.mark.parametrize(("whole", "reported"), [("12", ["NUM003"]), ("5.7", [])])
def test_millions_and_billions_that_do_not_name_the_dong_are_money(whole: str, reported: list[str]) -> None:
    parts = (stated(700, "triệu"), stated(5, "tỷ"))
    assert found(figures=[divided(stated(Decimal(whole), "tỷ"), *parts)]) == reported


def test_groups_are_not_added_when_one_is_not_counted(tmp_path: Path) -> None:
    more = "  - {kind: phường, count: {unknown: not_stated}}\n"
    total = "figures:\n  - {name: Số đơn vị được kiểm tra, quantity: 12, stated_by: lead}\n"
    changes = [(INSPECTION, COMPLETE, COMPLETE + more), (INSPECTION, "figures:\n  - key", f"{total}  - key")]
    assert codes(tmp_path, *changes) == set()


@pytest.mark.parametrize(
    ("named", "complete"),
    [
        ('{described: "hai trường"}', "true"),
        ("truong-tieu-hoc-xa-a, {described: trường còn lại}", "true"),
        ("{unknown: not_stated}", "true"),
        ("truong-tieu-hoc-xa-a", "{unknown: not_stated}"),
    ],
)
def test_a_description_may_stand_for_several_bodies(named: str, complete: str, tmp_path: Path) -> None:
    changes = [
        (INSPECTION, NAMED, f"    named: [{named}]\n"),
        (INSPECTION, COMPLETE, f"    complete: {complete}\n"),
    ]
    assert codes(tmp_path, *changes) == set()


def test_a_group_without_a_count_can_be_complete(tmp_path: Path) -> None:
    changes = [(INSPECTION, COUNT, ""), (INSPECTION, COMPLETE, "    complete: true\n")]
    assert codes(tmp_path, *changes) == set()


@pytest.mark.parametrize(
    "done", ["{value: 739, unit: triệu đồng}", "{value: 800, unit: hộ}", "{unknown: not_stated}"]
)
def test_what_was_done_may_be_rounded_or_told_otherwise(done: str, tmp_path: Path) -> None:
    step = f"    progress: [{{on: 2022-10-05, quantity: {done}}}]\n"
    assert codes(tmp_path, (CONCLUSION, QUANTITY, QUANTITY + step)) == set()


@pytest.mark.parametrize(
    ("unit", "measures"),
    [
        ("tỉ đồng", "đồng"),
        ("tỷ", "đồng"),
        ("triệu", "đồng"),
        ("km2", "m²"),
        ("thôn, tổ dân phố", ""),
        ("công", "công"),
        ("công trình", ""),
        ("điểm trường", ""),
        ("tấn rác", "tấn rác"),
        ("triệu lượt", "triệu lượt"),
        (None, ""),
    ],
)
def test_a_unit_measures_money_area_percent_or_stands_for_itself(unit: str | None, measures: str) -> None:
    assert dimension(unit) == measures
