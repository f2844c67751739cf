"""Figures and tables: named parts as deep as the source goes, and a cell for every column."""

from __future__ import annotations

from typing import Any

import pytest

from generator.records.base import Unknown
from generator.records.figures import Figure, Partition, Rounding, Table
from generator.records.stated import Role
from tests.records.valid import FIGURE, MISSING, TABLE, Fault, Path, Value, changed, faults

WARD: Value = {
    "key": "phuong",
    "name": "Phường",
    "quantity": 4,
    "breakdowns": [{"parts": [{"name": "Nghĩa Tân", "quantity": 1}]}],
}
NESTED: Value = {
    **FIGURE,
    "key": "don-vi",
    "breakdowns": [
        {
            "name": "theo loại",
            "partition": "yes",
            "parts": [WARD, {"name": "Trường", "quantity": {"unknown": "not_stated"}}],
        },
        {"parts": [{"name": "Chủ yếu ở nội thành", "quantity": {"value": 9, "qualifier": "over"}}]},
    ],
}
BROKEN: dict[str, tuple[Path, Any, Fault]] = {
    "a figure without who says so": (("stated_by",), MISSING, ("missing", ("stated_by",))),
    "a figure without a name": (("name",), MISSING, ("missing", ("name",))),
    "a figure without a quantity, known or not": (("quantity",), MISSING, ("missing", ("quantity",))),
    "a figure in words": (("quantity",), "mười hai", ("number", ("quantity", "value"))),
    "a breakdown without parts": (
        ("breakdowns", 0, "parts"),
        MISSING,
        ("missing", ("breakdowns", 0, "parts")),
    ),
    "a partition that is true": (
        ("breakdowns", 0, "partition"),
        True,
        ("enum", ("breakdowns", 0, "partition")),
    ),
    "a part of a part in words": (
        ("breakdowns", 0, "parts", 0, "breakdowns", 0, "parts", 0, "quantity"),
        "một",
        ("number", ("breakdowns", 0, "parts", 0, "breakdowns", 0, "parts", 0, "quantity", "value")),
    ),
    "a part with a sayer of its own": (
        ("breakdowns", 0, "parts", 0, "stated_by"),
        "press",
        ("extra_forbidden", ("breakdowns", 0, "parts", 0, "stated_by")),
    ),
    "a key with a capital": (("key",), "Don-vi", ("string_pattern_mismatch", ("key",))),
    "a key with dấu": (("key",), "đơn-vị", ("string_pattern_mismatch", ("key",))),
    "a rate of nothing": (("rate",), {"part": "phuong"}, ("missing", ("rate", "of"))),
    "a rate rounded in a way of its own": (
        ("rate",),
        {"of": "don-vi", "rounding": "bankers"},
        ("enum", ("rate", "rounding")),
    ),
    "a rounding of no key": (("rounds",), "Đơn vị", ("string_pattern_mismatch", ("rounds",))),
    "a rounding of a number": (("rounds",), {"value": 12}, ("string_type", ("rounds",))),
    "a rounding of two figures": (("rounds",), ["don-vi", "phuong"], ("string_type", ("rounds",))),
    "a difference from nothing": (
        ("difference",),
        {"after": "don-vi"},
        ("missing", ("difference", "before")),
    ),
}
BROKEN_TABLES: dict[str, tuple[Path, Any, Fault]] = {
    "a row with too few cells": (("groups", 0, "cells"), [4], ("table_cells", ())),
    "a row with too many cells": (("groups", 1, "cells"), [4, 33, 1], ("table_cells", ())),
    "a row without cells": (("groups", 1, "cells"), [], ("table_cells", ())),
    "a column too many": (("columns",), [{"name": "A"}, {"name": "B"}, {"name": "C"}], ("table_cells", ())),
    "a total that is no group": (("total",), "Tổng", ("table_total", ())),
    "an empty cell": (("groups", 0, "cells", 1), None, ("model_type", ("groups", 0, "cells", 1))),
    "a cell in words": (("groups", 0, "cells", 1), "một", ("number", ("groups", 0, "cells", 1, "value"))),
    "no columns at all": (("columns",), MISSING, ("missing", ("columns",))),
    "no groups at all": (("groups",), MISSING, ("missing", ("groups",))),
    "nobody who says so": (("stated_by",), MISSING, ("missing", ("stated_by",))),
}


def test_a_figure_may_be_broken_down_as_deep_as_the_source_goes() -> None:
    figure = Figure.model_validate(NESTED)
    assert figure.breakdowns[0].parts[0].breakdowns[0].parts[0].name == "Nghĩa Tân"


def test_a_part_may_be_unknown() -> None:
    assert isinstance(Figure.model_validate(NESTED).breakdowns[0].parts[1].quantity, Unknown)


def test_nothing_is_supposed_of_parts_and_rounding() -> None:
    assert Figure.model_validate(NESTED).breakdowns[1].partition is Partition.unknown
    rate = Figure.model_validate({**NESTED, "rate": {"of": "don-vi"}}).rate
    assert rate
    assert rate.rounding is Rounding.unknown


def test_a_figure_may_round_a_more_exact_one() -> None:
    assert Figure.model_validate({**FIGURE, "rounds": "don-vi"}).rounds == "don-vi"


def test_a_part_of_a_figure_may_round_a_more_exact_one() -> None:
    figure = Figure.model_validate(changed(NESTED, ("breakdowns", 0, "parts", 1, "rounds"), "phuong"))
    assert figure.breakdowns[0].parts[1].rounds == "phuong"


@pytest.mark.parametrize(("path", "new", "fault"), BROKEN.values(), ids=BROKEN)
def test_a_figure_is_refused_with(path: Path, new: Any, fault: Fault) -> None:
    assert faults(Figure, NESTED) == []
    assert faults(Figure, changed(NESTED, path, new)) == [fault]


@pytest.mark.parametrize(("path", "new", "fault"), BROKEN_TABLES.values(), ids=BROKEN_TABLES)
def test_a_table_is_refused_with(path: Path, new: Any, fault: Fault) -> None:
    assert faults(Table, TABLE) == []
    assert faults(Table, changed(TABLE, path, new)) == [fault]


def test_a_table_needs_no_total() -> None:
    assert faults(Table, changed(TABLE, ("total",), MISSING)) == []


@pytest.mark.parametrize("sayer", ["inspector", "inspected", "chair", "lead", "press"])
def test_a_role_may_say_so(sayer: str) -> None:
    assert Figure.model_validate({**FIGURE, "stated_by": sayer}).stated_by is Role[sayer]


@pytest.mark.parametrize(
    "sayer",
    ["so-khoa-hoc-va-cong-nghe", {"described": "các đơn vị"}, {"unknown": "not_in_our_copy"}],
    ids=["a body by its id", "a body by description", "somebody unknown"],
)
def test_a_body_may_say_so(sayer: object) -> None:
    assert faults(Figure, {**FIGURE, "stated_by": sayer}) == []


def test_a_person_by_name_does_not_say_so() -> None:
    assert faults(Figure, {**FIGURE, "stated_by": {"name": "Lê Hồng Sơn"}}) != []
