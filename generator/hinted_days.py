"""Days as people type them → as records write them. Nothing is guessed: what may mean two things has no suggestion."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import Final

from generator.syntax import quoted
from generator.wording import fold

_YEAR = r"(?P<year>[12][0-9]{3})"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])"
_POINTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_YEAR}[-–/.]{_MONTH}[-–/.]{_DAY}",
        rf"(?:ngay )?{_DAY}[-–/.]{_MONTH}[-–/.]{_YEAR}",
        rf"(?:ngay )?{_DAY} thang {_MONTH}(?: nam |, |/| ){_YEAR}",
        r"(?P<year>(?:19|20)[0-9]{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12][0-9]|3[01])",
        rf"{_YEAR}[-–/.]{_MONTH}",
        rf"(?:thang )?{_MONTH}[-–/.]{_YEAR}",
        rf"thang {_MONTH}(?: nam |, | ){_YEAR}",
        rf"(?:nam )?{_YEAR}",
    )
)
_NO_YEAR = re.compile(
    r"(?:ngay )?(?:0?[1-9]|[12][0-9]|3[01])[-/.](?:0?[1-9]|1[0-2])|(?:(?:ngay )?[0-9]{1,2} )?thang [0-9]{1,2}"
)
_QUARTER = re.compile(rf"(?:quy |q)(?P<quarter>[1-4]|iv|i{{1,3}})(?:[-–/. ]| nam ){_YEAR}")
_YEAR_FIRST = re.compile(rf"{_YEAR}[-–/ ]?(?:quy |q)(?P<quarter>[1-4]|iv|i{{1,3}})")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MONTHS = re.compile(rf"(?P<count>[36]|9|ba|sau|chin) thang (?P<side>dau|cuoi) nam {_YEAR}")
_COUNTED = {"ba": 3, "sau": 6, "chin": 9}
_BETWEEN = re.compile(r"(?:tu )?([^–]+?)(?: den | - | ?– ?)([^–]+)|([^/]+)/([^/]+)")
_SHORTENED = re.compile(
    r"(?:tu )?(?:ngay )?(?P<first>[0-9]{1,2}(?:[/.][0-9]{1,2})?)(?: ?[-–] ?| den )(?:ngay )?"
    r"(?P<last>[0-9]{1,2}[/.](?P<month>[0-9]{1,2})[/.](?P<year>[12][0-9]{3}))"
)
"""Where the first day has only what differs from the last: ``17/8-8/9/2022``, ``17-20/8/2022``."""
_YEARS = re.compile(r"(?:nam hoc |nam )?([12][0-9]{3}) ?[-–] ?([12][0-9]{3})")
_LIMIT = re.compile(r"(?P<word>truoc|den het|den|cham nhat(?: la)?|muon nhat(?: la)?) (?P<day>.+)")
_ROUGHLY = re.compile(r"(?:khoang |vao )?(?P<word>cuoi|het|trong|giua|dau|khoang) (?P<day>.+)")
_LATE: Final = {"cuoi", "het", "trong"}
"""Words that leave the last day of a time the last one: a deadline may be told so."""
_TERM = re.compile(r"(?:trong |sau )?(?:thoi han )?[0-9]+ (?:ngay|tuan|thang|nam)\b.*")
_CLOCK = r"(?P<hour>[01]?[0-9]|2[0-3])(?::| ?(?:h|gio) ?)(?P<minute>[0-5][0-9])?(?::00)?(?: phut)?"
_TIMED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<day>[^ ]+|ngay .+?)(?: ?[-–,] | )(?:luc )?{_CLOCK}",
        rf"(?:luc )?{_CLOCK}(?: ?[-–,] | )(?P<day>.+)",
        rf"(?P<day>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})t{_CLOCK}",
    )
)
_WRITTEN_WELL: Final = (
    re.compile(rf"{_YEAR}-{_MONTH}-{_DAY}"),
    re.compile(rf"(?:ngay )?{_DAY}(?:[-/.]| thang ){_MONTH}(?:[-/.]| nam ){_YEAR}"),
)
LONGEST = 100
"""No day that people type is longer, and to look for one in 400.000 letters would take minutes."""


def date_meant(text: str, *, single: bool) -> str:
    """Return ``text``, a date as people write it, as EDTF; an empty string when it is none."""
    if len(text) > LONGEST:
        return ""
    typed = " ".join(fold(text).split())
    if point := _point(typed) or _timed(typed):
        return point
    if found := _span(typed):
        return f"[{found[0]}..{found[1]}]" if single else "/".join(found)
    return ""


def is_term(text: str) -> bool:
    """Whether ``text`` is a length of time, as in ``30 ngày``."""
    return _TERM.fullmatch(fold(text)) is not None


def term(text: str) -> str:
    """Return what to write for a length of time where a day belongs."""
    stated = text if "kể từ" in text else f"{text} kể từ …"
    return (
        "Thời hạn phải là một ngày: tính ra ngày ấy rồi ghi "
        f"{{edtf: năm-tháng-ngày, basis: computed, stated: {quoted(stated)}}}."
    )


def _point(typed: str) -> str:
    for pattern in _POINTS:
        if match := pattern.fullmatch(typed):
            parts = match.groupdict()
            year, month, day = (int(parts.get(part) or 0) for part in ("year", "month", "day"))
            if day > (monthrange(year, month)[1] if month else 0):
                return ""
            return "-".join([str(year), *(f"{each:02d}" for each in (month, day) if each)])
    return ""


def _timed(typed: str) -> str:
    """Return a day with the time of day."""
    for pattern in _TIMED:
        match = pattern.fullmatch(typed)
        if match and is_day(day := _point(match["day"].strip())):
            return f"{day}T{int(match['hour']):02d}:{match['minute'] or '00'}+07:00"
    return ""


def _span(typed: str) -> tuple[str, str] | None:
    if match := _QUARTER.fullmatch(typed) or _YEAR_FIRST.fullmatch(typed):
        quarter = _ROMAN.get(match["quarter"]) or int(match["quarter"])
        return f"{match['year']}-{3 * quarter - 2:02d}", f"{match['year']}-{3 * quarter:02d}"
    if match := _MONTHS.fullmatch(typed):
        count = _COUNTED.get(match["count"]) or int(match["count"])
        first, last = (1, count) if match["side"] == "dau" else (13 - count, 12)
        return f"{match['year']}-{first:02d}", f"{match['year']}-{last:02d}"
    if match := _YEARS.fullmatch(typed) or _BETWEEN.fullmatch(typed):
        begin, end = (_point(each.strip()) for each in match.groups() if each)
        if begin and end and len(begin) == len(end) and begin < end:
            return begin, end
    return _shortened(typed)


def _shortened(typed: str) -> tuple[str, str] | None:
    """Return the days of which the first is told by what differs from the last."""
    match = _SHORTENED.fullmatch(typed)
    if not match:
        return None
    has_month = re.search("[/.]", match["first"])
    first = match["first"] if has_month else f"{match['first']}/{match['month']}"
    begin, end = _point(f"{first}/{match['year']}".replace(".", "/")), _point(match["last"])
    return (begin, end) if begin and end and begin < end else None


def bounds_meant(value: object) -> str:
    """Return the day between bounds that was typed without quotes, which YAML takes for a list; else nothing."""
    if not isinstance(value, list) or len(value) != 1 or not isinstance(value[0], str):
        return ""
    return f"[{value[0]}]" if re.fullmatch(r"[0-9-]*\.\.[0-9-]*", value[0]) and value[0] != ".." else ""


def limit_meant(text: str) -> str:
    """Return a deadline as people say it, ``trước ngày 15/1/2023``, as records write it; else nothing."""
    if match := _said(_LIMIT, text):
        day = _point(match["day"])
        inclusive = "" if match["word"] != "truoc" else ", inclusive: false"
        if day:
            return f"{{edtf: {day}{inclusive}, stated: {quoted(text)}}}"
    return _about(text, lambda word: word in _LATE)


def roughly_meant(text: str) -> str:
    """Return a day that is only known roughly, ``giữa tháng 5/2022``, as records write it; else nothing."""
    return _about(text, lambda _: True)


def _about(text: str, fits: Callable[[str], bool]) -> str:
    match = _said(_ROUGHLY, text)
    day = _point(match["day"]) if match and fits(match["word"]) else ""
    return (
        f"{{edtf: {quoted(day) if len(day) == len('2022') else day}, stated: {quoted(text)}}}" if day else ""
    )


def _said(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return pattern.fullmatch(" ".join(fold(text).split())) if len(text) <= LONGEST else None


def without_year(text: str) -> str:
    """Return what to write for a day or a month whose year is not told; else nothing."""
    if not _said(_NO_YEAR, text):
        return ""
    return (
        "Thiếu năm. Suy ra được năm thì viết {edtf: năm-tháng-ngày, basis: inferred, "
        f"stated: {quoted(text)}}}."
    )


def not_in_the_calendar(text: str) -> str:
    """Return why a day that is written well is none: ``Tháng 9 năm 2022 chỉ có 30 ngày.``; else nothing."""
    match = next(filter(None, (_said(each, text) for each in _WRITTEN_WELL)), None)
    if not match:
        return ""
    year, month, day = (int(match[part]) for part in ("year", "month", "day"))
    last = monthrange(year, month)[1]
    return f"Tháng {month} năm {year} chỉ có {last} ngày: xem lại nguồn." if day > last else ""


def is_day(text: str) -> bool:
    """Whether ``text`` is a day of the calendar, written in full."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10
