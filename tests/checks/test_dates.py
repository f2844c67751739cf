"""DAT: days that contradict each other are reported, doubts are not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.checks.days import before, earliest_end
from generator.records.dates import parse
from tests.checks.broken import codes, reports
from tests.folder import COMMUNE, CONCLUSION, INSPECTION, PAPER, PLAN, PROGRAMME

ANY_TIME: Final = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""How long an example takes says nothing: the machine may be busy."""
CONCLUDED: Final = "concluded_on: 2022-09-20"
CONDUCTED: Final = "conducted: 2022-08-17/2022-09-08"
DUE: Final = "    due: 2022-10-15\n"
FINDINGS: Final = "    findings: [KT-2022-0001-f1]\n"
SOURCE: Final = "    title: Kết luận kiểm tra\n"

DAYS: Final = st.dates(date(2020, 1, 1), date(2022, 12, 31))


@pytest.mark.parametrize(
    "pair",
    [
        "on: 2022-09-22?, until: 2022-09-05",
        "on: 2022-09-22, until: 2022-09-05~",
        "on: 2022-09, until: 2022-09-05",
        "on: 2022-09-22, until: 2022",
        "on: 2022-09-22, until: {unknown: not_stated}",
        'on: 2022-09-22, until: "[..2022-12-31]"',
        "on: 2022-09-22T16:01+07:00, until: 2022-09-22",
    ],
)
def test_an_end_that_may_be_after_its_start_is_not_reported(pair: str, tmp_path: Path) -> None:
    assert codes(tmp_path, (CONCLUSION, "", f"disclosures:\n  - {{form: posting, {pair}}}\n")) == set()


def test_a_body_may_end_on_the_day_it_began(tmp_path: Path) -> None:
    assert codes(tmp_path, (COMMUNE, "", "since: 2025-07-01\nuntil: 2025-07-01\n")) == set()


@pytest.mark.parametrize(
    "concluded",
    ["2022-09", "2022", "2022-07-20?", "{unknown: not_stated}", '"[..2022-12-31]"', "2022-09-08"],
)
def test_a_conclusion_that_may_be_later_than_the_inspection_is_not_reported(
    concluded: str, tmp_path: Path
) -> None:
    assert codes(tmp_path, (CONCLUSION, CONCLUDED, f"concluded_on: {concluded}")) == set()


@pytest.mark.parametrize("level", ["oral", "preliminary", "{unknown: not_stated}"])
def test_only_a_final_conclusion_waits_for_the_end(level: str, tmp_path: Path) -> None:
    during = (CONCLUSION, CONCLUDED, "concluded_on: 2022-08-30")
    assert codes(tmp_path, during, (CONCLUSION, "level: final", f"level: {level}")) == set()


def test_an_inspection_of_an_uncertain_day_contradicts_no_conclusion(tmp_path: Path) -> None:
    assert codes(tmp_path, (INSPECTION, CONDUCTED, "conducted: 2023-08-17?")) == set()


def test_an_inspection_that_ends_some_time_in_a_month_may_have_ended_on_its_first_day(tmp_path: Path) -> None:
    late = (CONCLUSION, CONCLUDED, "concluded_on: 2022-09-01")
    assert codes(tmp_path, late, (INSPECTION, CONDUCTED, "conducted: 2022-08/2022-09")) == set()


def test_a_conclusion_before_its_inspection_is_told_once(tmp_path: Path) -> None:
    assert codes(tmp_path, (CONCLUSION, CONCLUDED, "concluded_on: 2022-08-16")) == {"DAT017"}


def test_a_deadline_on_the_day_of_the_conclusion_is_not_reported(tmp_path: Path) -> None:
    assert codes(tmp_path, (CONCLUSION, DUE, "    due: 2022-09-20\n")) == set()


@pytest.mark.parametrize("due", ["2022-01-15?", "{unknown: not_stated}", "2022-09"])
def test_a_deadline_that_is_not_surely_too_early_is_not_called_so(due: str, tmp_path: Path) -> None:
    assert "DAT006" not in codes(tmp_path, (CONCLUSION, DUE, f"    due: {due}\n"))


def test_a_measure_older_than_the_conclusion_that_tells_of_it_may_have_an_older_deadline(
    tmp_path: Path,
) -> None:
    measure = "    text: Trả lại phụ huynh.\n"
    assert codes(tmp_path, (CONCLUSION, measure, measure + "    due: 2022-09-10\n")) == set()


def test_an_extension_is_granted_after_the_conclusion(tmp_path: Path) -> None:
    more = "    extensions: [{due: 2022-12-15, on: 2022-09-10}]\n"
    found = reports(tmp_path, (CONCLUSION, DUE, DUE + more))
    assert [(each.code, each.field) for each in found] == [("DAT006", "recommendations[1].extensions[1].on")]


def test_a_doubtful_extension_is_told_at_its_own_place(tmp_path: Path) -> None:
    more = "    extensions: [{due: 2022-12-15~, on: 2022-10-10}]\n"
    found = reports(tmp_path, (CONCLUSION, DUE, DUE + more))
    assert [(each.code, each.field) for each in found] == [("DAT009", "recommendations[1].extensions[1].due")]


@pytest.mark.parametrize("status", ["done", "annulled", "not_accepted"])
def test_a_doubtful_deadline_matters_no_more_when_nothing_is_waited_for(status: str, tmp_path: Path) -> None:
    due = f"    due: 2022-10-15?\n    status: {status}\n"
    assert codes(tmp_path, (CONCLUSION, DUE, due)) == set()


@pytest.mark.parametrize(
    "steps",
    [
        "{on: 2022-10, status: in_progress}, {on: 2022-10-05, status: done}",
        "{on: 2022-11-05, status: in_progress}, {on: 2022-10-05?, status: done}",
        "{on: {unknown: not_stated}, recorded_on: 2026-11-01, status: in_progress}, {on: 2022-10-05, status: done}",
        "{on: 2022-10-05, status: in_progress}, {on: 2022-10-05, status: done}",
    ],
)
def test_progress_that_may_be_in_order_is_not_reported(steps: str, tmp_path: Path) -> None:
    assert codes(tmp_path, (CONCLUSION, FINDINGS, f"{FINDINGS}    progress: [{steps}]\n")) == set()


def test_progress_is_compared_with_all_before_it_not_only_with_the_last(tmp_path: Path) -> None:
    steps = "{on: 2022-11-10}, {on: 2022-11?}, {on: 2022-10-05}"
    found = reports(tmp_path, (CONCLUSION, FINDINGS, f"{FINDINGS}    progress: [{steps}]\n"))
    assert [(each.code, each.field) for each in found] == [("DAT007", "recommendations[1].progress[3].on")]


def test_a_status_that_an_update_leaves_out_stays_what_it_was(tmp_path: Path) -> None:
    steps = "{on: 2022-10-05, status: done}, {on: 2022-10-06}, {on: 2022-11-10, status: not_started}"
    assert codes(tmp_path, (CONCLUSION, FINDINGS, f"{FINDINGS}    progress: [{steps}]\n")) == {"DAT008"}


def test_what_is_prepared_for_a_later_day_is_true_on_that_day(tmp_path: Path) -> None:
    later = (CONCLUSION, "published_on: 2026-11-01", "published_on: 2026-12-20")
    allow = "allow: [{code: ID004, reason: Mã lấy theo năm lập kế hoạch.}]"
    signed = (CONCLUSION, CONCLUDED, f"concluded_on: 2026-12-15\n{allow}")
    assert codes(tmp_path, later, signed, (CONCLUSION, DUE, "    due: 2026-12-31\n")) == set()


def test_a_draft_may_tell_of_what_has_not_happened_yet(tmp_path: Path) -> None:
    draft = (INSPECTION, "state: published\npublished_on: 2026-11-01", "state: draft")
    later = (INSPECTION, CONDUCTED, "conducted: 2027-08-17/2027-09-08")
    unknown = (CONCLUSION, CONCLUDED, "concluded_on: {unknown: not_stated}")
    assert "DAT013" not in codes(tmp_path, draft, later, unknown)


def test_an_inspection_of_today_is_under_way_and_not_behind(tmp_path: Path) -> None:
    today = date(2022, 9, 8)
    old = (INSPECTION, "stage: concluded", "stage: under_way")
    found = reports(tmp_path, old, today=today)
    assert [each for each in found if each.code in {"DAT013", "DAT014"}] == []


@pytest.mark.parametrize("conducted", ["2022-08-17/..", "2022-08-17/2032-09-08?", "2026", "2026-11/2026-12"])
def test_an_inspection_that_may_be_over_can_be_concluded(conducted: str, tmp_path: Path) -> None:
    later = (CONCLUSION, CONCLUDED, "concluded_on: {unknown: not_stated}")
    span = (INSPECTION, CONDUCTED, f"conducted: {conducted}")
    assert "DAT020" not in codes(tmp_path, span, later, today=date(2026, 12, 1))


@pytest.mark.parametrize("issued", ["2022-09-08", "2022", "2022-10-08?", "{unknown: not_stated}"])
def test_a_basis_that_may_have_come_in_time_is_not_reported(issued: str, tmp_path: Path) -> None:
    assert codes(tmp_path, (PLAN, "issued_on: 2022-08-01", f"issued_on: {issued}")) == set()


def test_a_record_may_wait_a_year_for_its_day(tmp_path: Path) -> None:
    later = (CONCLUSION, "published_on: 2026-11-01", "published_on: 2027-11-21")
    assert "DAT021" not in codes(tmp_path, later)


def test_an_inspection_without_an_end_is_not_behind(tmp_path: Path) -> None:
    stage = (INSPECTION, "stage: concluded", "stage: under_way")
    assert codes(tmp_path, stage, (INSPECTION, CONDUCTED, "conducted: 2022-08-17/..")) == set()


def test_a_school_year_that_has_begun_before_the_inspection_can_be_reviewed(tmp_path: Path) -> None:
    assert codes(tmp_path, (INSPECTION, CONDUCTED, f"{CONDUCTED}\nreviewed: 2022/2023")) == set()


def test_what_is_planned_for_the_year_after_an_open_programme_is_not_reported(tmp_path: Path) -> None:
    open_period = (PROGRAMME, "period: 2022", "period: 2022/..")
    planned = (PROGRAMME, "    inspection: KT-2022-0001\n", "    period: 2024\n")
    assert codes(tmp_path, open_period, planned) == set()


def test_a_source_may_be_read_on_the_day_it_is_published(tmp_path: Path) -> None:
    days = "    published_on: 2026-11-21T16:01+07:00\n    retrieved_on: 2026-11-21\n"
    assert codes(tmp_path, (INSPECTION, SOURCE, SOURCE + days)) == set()


def test_the_sources_of_progress_are_looked_at_too(tmp_path: Path) -> None:
    step = "{on: 2022-10-05, sources: [{grade: press, retrieved_on: 2027-01-01}]}"
    found = reports(tmp_path, (CONCLUSION, FINDINGS, f"{FINDINGS}    progress: [{step}]\n"))
    place = "recommendations[1].progress[1].sources[1].retrieved_on"
    assert [(each.code, each.field) for each in found] == [("DAT011", place)]


def test_a_known_day_of_the_conclusion_counts_more_than_that_of_its_paper(tmp_path: Path) -> None:
    paper = (PAPER, "", "issued_on: 2022-10-01\n")
    disclosed = (CONCLUSION, "", "disclosures:\n  - {form: meeting, on: 2022-09-21}\n")
    assert codes(tmp_path, paper, disclosed) == set()


@ANY_TIME
@given(DAYS, DAYS, DAYS, DAYS)
def test_one_period_is_before_another_only_when_every_day_of_it_is(
    a: date, b: date, c: date, d: date
) -> None:
    (a, b), (c, d) = sorted((a, b)), sorted((c, d))
    assert before(parse(f"{a}/{b}"), parse(f"{c}/{d}")) == (b < c)


@ANY_TIME
@given(DAYS, st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]))
def test_nothing_of_a_time_is_over_before_it_begins(day: date, form: str) -> None:
    span = parse(day.strftime(form))
    assert earliest_end(span) == span.first
