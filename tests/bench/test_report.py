"""A report is made of the figures alone, and tells whoever reads it whether they can be trusted."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.bench.kept import Figures
from tests.bench.measuring import Measured
from tests.bench.report import Report

CALM = 0.0
DAY = "2026-03-16"
MACHINE = {"processor": "Máy thử"}
VERSIONS = {"hugo": "0.1"}


def figures(others: float = CALM) -> Figures:
    return {
        1_000: {
            "floor: all pages": [Measured(2.0, 2.0, 20.0, 0.0, 1_000, 8.0)],
            "bantin: cold": [Measured(2.5, 1.5, 50.0, others, 1_300, 9.0)],
        },
        10_000: {
            "floor: all pages": [Measured(20.0, 20.0, 20.0, 0.0, 10_000, 80.0)],
            "bantin: cold": [
                Measured(seconds, 15.0, 100.0, others, 13_000, 90.0) for seconds in (90.0, 25.0, 26.0)
            ],
            "search: first query, fetched": [Measured(0.0, 0.0, 0.0, 0.0, 0, 0.25)],
        },
    }


@pytest.fixture
def report() -> Report:
    return Report(figures(), DAY, MACHINE, VERSIONS)


def test_a_row_has_the_median_and_the_ratio_to_the_floor(report: Report) -> None:
    assert "| bantin: cold | 26.00 | 2.60 | 1.30 | 15.00 | 100 | 13,000 | 90.0 |" in report.page()


def test_a_figure_that_there_is_not_is_left_out(report: Report) -> None:
    assert "| search: first query, fetched |  |  |  |  |  |  | 0.250 |" in report.page()


def test_a_target_is_met_or_not(report: Report) -> None:
    page = report.page()
    assert "| 10,000: CPU, bantin: cold / floor: all pages | 1.5 × | 1.3 × | ✓ |" in page
    assert "| 10,000: bytes, search: first query, fetched | 0.2 MB | 0.25 MB | ✗ |" in page
    assert "| 10,000: peak memory, bantin: cold | 250 MB | 100 MB | ✓ |" in page


def test_growth_in_step_with_the_records_has_the_exponent_1(report: Report) -> None:
    page = report.page()
    assert "## 1,000 → 10,000 records" in page
    assert "| floor: all pages | 1.000 | 1.000 | 0.000 |" in page
    assert "| 1,000 → 10,000: CPU, bantin: cold: exponent | 1.05  | 1.02  | ✓ |" in page


def test_without_the_usual_number_of_records_the_targets_are_told_for_another() -> None:
    few = Report({1_000: figures()[1_000]}, DAY, MACHINE, VERSIONS)
    assert "| 1,000: CPU, bantin: cold / floor: all pages | 1.5 × | 1.25 × | ✓ |" in few.page()


@pytest.mark.parametrize(
    ("others", "told"),
    [
        (CALM, "none"),
        (9.0, "1 of 2 runs of 1,000 records (bantin: cold), 1 of 3 runs of 10,000 records (bantin: cold)"),
    ],
)
def test_runs_during_which_others_had_the_processors_are_told(others: float, told: str) -> None:
    assert f"- disturbed by others: {told}\n" in Report(figures(others), DAY, MACHINE, VERSIONS).page()


def test_the_json_has_every_single_measurement(report: Report, tmp_path: Path) -> None:
    report.write(tmp_path)
    found = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    assert found["machine"] == MACHINE
    assert found["versions"] == VERSIONS
    assert [
        dict(zip(found["columns"], each, strict=True))["processors"]
        for each in found["measured"]["10000 bantin: cold"]
    ] == [90.0, 25.0, 26.0]


def test_the_chart_has_a_dot_for_each_figure_of_each_run(report: Report, tmp_path: Path) -> None:
    report.write(tmp_path)
    chart = ET.fromstring((tmp_path / "results.svg").read_text(encoding="utf-8"))  # noqa: S314 - made here
    marks = [each for each in chart.iter() if each.tag.endswith("circle")]
    sizes, measured_runs, panels = 2, 4, 3
    assert len(marks) == sizes + measured_runs * panels
    width = float(chart.attrib["viewBox"].split()[2])
    assert all(0 < float(mark.attrib["cx"]) < width for mark in marks)
    texts = {each.text for each in chart.iter()}
    assert {"floor: all pages", "bantin: cold", "10,000 records"} <= texts
    assert "search: first query, fetched" not in texts  # it takes no time of ours


def test_the_terminal_shows_runs_and_targets(report: Report) -> None:
    lines = report.text().splitlines()
    assert any(line.split()[:3] == ["10,000", "bantin:", "cold"] for line in lines)
    assert any(line.endswith("✓") for line in lines)
