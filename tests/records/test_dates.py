"""Dates: every form that sources need is read as the days it can mean, and nothing else is read at all."""

from __future__ import annotations

import warnings
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from generator.records.dates import Basis, Date, Day, Deadline, Period, Span, parse
from tests.records.valid import faults


class Form(NamedTuple):
    """A way to write a date, and the first and last day it can mean."""

    sentence: str
    text: str
    first: date | None
    last: date | None


FORMS = [
    Form("a day", "2022-09-08", date(2022, 9, 8), date(2022, 9, 8)),
    Form("the 29th of February of a leap year", "2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
    Form("an uncertain day", "2021-12-17?", date(2021, 12, 17), date(2021, 12, 17)),
    Form("an approximate day", "2021-12-17~", date(2021, 12, 17), date(2021, 12, 17)),
    Form("a day both uncertain and approximate", "2021-12-17%", date(2021, 12, 17), date(2021, 12, 17)),
    Form("a month", "2022-05", date(2022, 5, 1), date(2022, 5, 31)),
    Form("February of a leap year", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
    Form("an uncertain month", "2022-05?", date(2022, 5, 1), date(2022, 5, 31)),
    Form("a year", "2022", date(2022, 1, 1), date(2022, 12, 31)),
    Form("an approximate year", "2022~", date(2022, 1, 1), date(2022, 12, 31)),
    Form("from a day to a day", "2022-08-17/2022-09-08", date(2022, 8, 17), date(2022, 9, 8)),
    Form("from a day to the same day", "2022-08-17/2022-08-17", date(2022, 8, 17), date(2022, 8, 17)),
    Form("from a month to a month", "2026-10/2026-12", date(2026, 10, 1), date(2026, 12, 31)),
    Form("a school year", "2018/2019", date(2018, 1, 1), date(2019, 12, 31)),
    Form("from a year to a month of it", "2018/2018-05", date(2018, 1, 1), date(2018, 5, 31)),
    Form("from a month to a day of it", "2018-05/2018-05-02", date(2018, 5, 1), date(2018, 5, 2)),
    Form("from an uncertain to an approximate year", "2018?/2019~", date(2018, 1, 1), date(2019, 12, 31)),
    Form("from a day on, not ended", "2022-08-17/..", date(2022, 8, 17), None),
    Form("from a day on, end unknown", "2022-08-17/", date(2022, 8, 17), None),
    Form("to a day, without a start", "../2022-08-17", None, date(2022, 8, 17)),
    Form("to a day, start unknown", "/2022-08-17", None, date(2022, 8, 17)),
    Form("one day, on or before a day", "[..2022-09-21]", None, date(2022, 9, 21)),
    Form("one day, on or after a day", "[2022-09-21..]", date(2022, 9, 21), None),
    Form("one day, between two days", "[2022-08-17..2022-09-08]", date(2022, 8, 17), date(2022, 9, 8)),
    Form("one day, in or before a month", "[..2022-09]", None, date(2022, 9, 30)),
    Form("a minute in Vietnam", "2022-09-08T16:01+07:00", date(2022, 9, 8), date(2022, 9, 8)),
    Form("a minute in Vietnam with seconds", "2022-09-08T16:01:00+07:00", date(2022, 9, 8), date(2022, 9, 8)),
    Form("midnight in Vietnam", "2022-09-08T00:00+07:00", date(2022, 9, 8), date(2022, 9, 8)),
]
REFUSED = {
    "the 30th of February": "2022-02-30",
    "an uncertain 30th of February": "2022-02-30?",
    "the 29th of February of a common year": "2022-02-29",
    "the 31st of April in an interval": "2022-04-31/2022-05-01",
    "the 31st of April as a bound": "[..2022-04-31]",
    "a minute of the 30th of February": "2022-02-30T16:01+07:00",
    "a month 13": "2022-13",
    "a month 00, which is not the whole year": "2022-00",
    "a day 00": "2022-05-00",
    "an uncertain day 00, which is not the whole month": "2022-05-00?",
    "a month without its zero": "2022-9-08",
    "a day as Vietnamese write it": "08/09/2022",
    "a day with dots": "08.09.2022",
    "a day and a month without a year": "09-08",
    "a year of two digits": "22",
    "a year of five digits": "20222",
    "a year before 1000": "0022",
    "a day of a year before 1000": "0001-01-01",
    "a day of a year after 2999": "3022-01-01",
    "a year before our era": "-0100",
    "a decade": "202X",
    "a season": "2022-21",
    "a week": "2022-W36",
    "a day of a week": "2022-W36-4",
    "a day of the year": "2022-251",
    "digits of another script": "2022-0५",
    "digits of another script in a day": "2022-09-0५",
    "words": "giữa tháng 5",
    "a space around it": " 2022-09-08",
    "two marks": "2022?~",
    "a mark before the date": "?2022",
    "an interval of three": "2020/2021/2022",
    "an interval of nothing": "/",
    "an interval open on both sides": "../..",
    "a choice of nothing": "[..]",
    "a choice that does not end": "[..2022",
    "a list of days": "[2022-09-08,2022-09-09]",
    "a mark inside a choice": "[..2022?]",
    "a choice from a year to a month": "[2021..2022-05]",
    "an interval inside a choice": "[2021/2022..]",
    "a time without a zone": "2022-09-08T16:01",
    "a time of another zone": "2022-09-08T16:01+00:00",
    "a time in Z": "2022-09-08T16:01Z",
    "a time after a space": "2022-09-08 16:01+07:00",
    "an hour 24": "2022-09-08T24:00+07:00",
    "a minute 60": "2022-09-08T16:60+07:00",
    "a time of a month": "2022-09T16:01+07:00",
    "an uncertain time": "2022-09-08T16:01+07:00?",
    "a time in an interval": "2022-09-08T16:01+07:00/2022-09-09",
}
BACKWARDS = {
    "an interval of days": "2022-09-08/2022-08-17",
    "an interval of years": "2019/2018",
    "a month before the day it ends": "2022-09/2022-08-31",
    "a choice of days": "[2022-09-08..2022-08-17]",
}

years = st.integers(1900, 2100)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
marks = st.sampled_from(["", "?", "~", "%"])
plain = st.one_of(
    years.map(str),
    days.map(lambda day: day.isoformat()[:7]),
    days.map(date.isoformat),
)
points = st.builds("{}{}".format, plain, marks)
written = st.one_of(
    points,
    st.builds("{}/{}".format, st.one_of(points, st.just("..")), st.one_of(points, st.just(".."))),
    st.builds("[{}..{}]".format, st.one_of(plain, st.just("")), st.one_of(plain, st.just(""))),
    st.builds("{}T{:02d}:{:02d}+07:00".format, days, st.integers(0, 23), st.integers(0, 59)),
)


@st.composite
def miswritten(draw: st.DrawFn) -> str:
    """Write a date with one character put in, taken out or replaced."""
    text = str(draw(written))
    at = draw(st.integers(0, len(text) - 1))
    new = draw(st.sampled_from([*"0123456789-/.[]?~%T:+XY", ""]))
    return f"{text[:at]}{new}{text[at + draw(st.integers(0, 1)) :]}"


def read(text: str) -> Span | None:
    """Return the days that ``text`` can mean, or ``None`` when it is refused."""
    try:
        return parse(text)
    except PydanticCustomError:
        return None


def is_edtf(text: str) -> bool:
    """Whether the ``edtf`` package accepts ``text``; it wants the seconds of a time, which sources do not give."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from edtf import EDTFParseException, parse_edtf  # noqa: PLC0415 - importing it warns

        with_seconds = text.replace("+07:00", ":00+07:00") if text.count(":") == 2 else text
        try:
            parse_edtf(with_seconds)
        except EDTFParseException:
            return False
    return True


@pytest.mark.parametrize("form", FORMS, ids=[form.sentence for form in FORMS])
def test_a_form_means_its_first_to_its_last_day(form: Form) -> None:
    span = parse(form.text)
    assert (span.first, span.last) == (form.first, form.last)


@pytest.mark.parametrize("form", FORMS, ids=[form.sentence for form in FORMS])
def test_a_form_is_edtf_for_the_edtf_package_too(form: Form) -> None:
    assert is_edtf(form.text)


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_is_not_a_form_is_refused(text: str) -> None:
    assert faults(Period, {"edtf": text}) == [("edtf", ())]


@pytest.mark.parametrize("text", BACKWARDS.values(), ids=BACKWARDS)
def test_what_ends_before_it_starts_is_refused(text: str) -> None:
    assert faults(Period, text) == [("edtf_order", ())]


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [("2022", False, False), ("2022?", True, False), ("2022~", False, True), ("2022%", True, True)],
)
def test_a_mark_says_how_sure_the_source_is(text: str, uncertain: bool, approximate: bool) -> None:  # noqa: FBT001 - a table
    span = parse(text)
    assert (span.uncertain, span.approximate) == (uncertain, approximate)


def test_an_interval_has_the_marks_of_both_ends() -> None:
    span = parse("2018?/2019~")
    assert (span.uncertain, span.approximate) == (True, True)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2022-09-08", "2022-09-08", None),
        ("2022-05?", "2022-05", None),
        ("2022-08-17/2022-09", "2022-08-17", "2022-09"),
        ("2018?/2019~", "2018", "2019"),
        ("2022-08-17/..", "2022-08-17", ""),
        ("[..2022-09-21]", "", "2022-09-21"),
        ("2022-09-08T16:01+07:00", "2022-09-08T16:01+07:00", None),
    ],
)
def test_the_ends_are_kept_as_written_without_marks(text: str, start: str, end: str | None) -> None:
    span = parse(text)
    assert (span.start, span.end) == (start, end)


def test_only_a_choice_is_bounded() -> None:
    assert [form.text for form in FORMS if parse(form.text).bounded] == [
        form.text for form in FORMS if form.text.startswith("[")
    ]


@given(written)
def test_a_span_starts_before_it_ends(text: str) -> None:
    span = read(text)
    assert not (span and span.first and span.last) or span.first <= span.last


@given(miswritten())
@example("2022-00")
@example("2022-05-00?")
def test_whatever_is_read_is_read_as_days_that_its_digits_name(text: str) -> None:
    span = read(text)
    if span and span.first:
        assert span.first.isoformat().startswith(span.start[:10])


@given(days)
def test_a_day_means_itself(day: date) -> None:
    assert parse(day.isoformat())[:2] == (day, day)


@given(days, days)
def test_an_interval_is_read_only_forwards(one: date, other: date) -> None:
    assert (read(f"{one}/{other}") is not None) == (one <= other)


@given(days)
def test_a_month_holds_its_days(day: date) -> None:
    first, last = parse(day.isoformat()[:7])[:2]
    assert first
    assert last
    assert first <= day <= last
    assert (first.day, (last + timedelta(days=1)).day) == (1, 1)


@settings(max_examples=25, deadline=None)
@given(written)
def test_whatever_is_written_and_read_is_edtf(text: str) -> None:
    assert read(text) is None or is_edtf(text)


@settings(max_examples=60, deadline=None)
@given(miswritten())
def test_whatever_is_miswritten_and_still_read_is_edtf(text: str) -> None:
    assert read(text) is None or is_edtf(text)


def test_a_year_may_be_a_number_in_yaml() -> None:
    assert Period.model_validate(2022).edtf == "2022"


def test_a_date_is_stated_unless_it_says_otherwise() -> None:
    assert Date.model_validate("2022-09-08").basis is Basis.stated


def test_a_date_keeps_its_basis_and_the_words_of_the_source() -> None:
    value = {"edtf": "2022-05~", "basis": "inferred", "stated": "giữa tháng 5"}
    assert Date.model_validate(value).model_dump(mode="json") == value


@pytest.mark.parametrize("text", ["2022-08-17/2022-09-08", "2022/..", "../2022"])
def test_one_date_is_not_a_period(text: str) -> None:
    assert faults(Date, text) == [("edtf_single", ())]


@pytest.mark.parametrize("text", ["[..2022-09-21]", "[2022-08-17..2022-09-08]", "2022-05", "2022"])
def test_one_date_may_be_known_only_within_bounds(text: str) -> None:
    assert faults(Date, text) == []


@pytest.mark.parametrize("value", [True, 2022.5, None, ["2022"]], ids=str)
def test_what_is_neither_text_nor_a_year_is_no_date(value: object) -> None:
    assert [place for _, place in faults(Period, value)] == [()]


@pytest.mark.parametrize(
    ("text", "included", "excluded"),
    [
        ("2018-01-15", date(2018, 1, 15), date(2018, 1, 14)),
        ("2018-01-01", date(2018, 1, 1), date(2017, 12, 31)),
        ("2018-05", date(2018, 5, 31), date(2018, 4, 30)),
        ("2018", date(2018, 12, 31), date(2017, 12, 31)),
        ("[..2018-01-15]", date(2018, 1, 15), date(2018, 1, 14)),
        ("[2018-01-01..2018-01-15]", date(2018, 1, 15), date(2018, 1, 14)),
        ("[2018-01-15..]", None, None),
    ],
)
def test_a_deadline_ends_with_its_last_day_or_before_its_first(
    text: str, included: date | None, excluded: date | None
) -> None:
    assert Deadline(edtf=text).last_day == included
    assert Deadline(edtf=text, inclusive=False).last_day == excluded


@given(days)
def test_a_deadline_without_its_day_is_over_one_day_earlier(day: date) -> None:
    assert Deadline(edtf=day.isoformat(), inclusive=False).last_day == day - timedelta(days=1)


def test_a_deadline_includes_its_day_unless_it_says_otherwise() -> None:
    assert Deadline.model_validate("2018-01-15").inclusive


def test_a_deadline_is_not_a_period() -> None:
    assert faults(Deadline, "2018-01/2018-02") == [("edtf_single", ())]


class OnThisSite(BaseModel):
    """Something with a day of this site."""

    on: Day


def test_a_day_of_this_site_is_a_calendar_day() -> None:
    assert TypeAdapter(Day).validate_python("2026-11-21") == date(2026, 11, 21)


@pytest.mark.parametrize(
    "value",
    [
        *("2026-02-30", "2026-11", "2026", "2026-11-21?", "2026-W47-6", "20261121", "21/11/2026"),
        *("1899-12-31", "2201-01-01", 20261121, True, {"edtf": "2026-11-21"}),
    ],
    ids=repr,
)
def test_a_day_of_this_site_is_certain_and_complete(value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        OnThisSite.model_validate({"on": value})
    assert [(each["type"], each["loc"]) for each in caught.value.errors()] == [("day", ("on",))]
