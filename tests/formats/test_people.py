"""What an editor reads on a terminal."""

from __future__ import annotations

import sys

import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.formats import FORMATS, PEOPLE, Report, people
from generator.formats import text as text_of
from generator.problem import Code, make
from tests.folder import COMMUNE, CONCLUSION, HERE, INSPECTION, REPORT, Folder
from tests.formats.problems import ALLOW, REPORTS, break_two, report_of


def lines(shown: Report) -> list[str]:
    return click.unstyle(people.render(shown)).splitlines()


def mark(source: str) -> str:
    """Return what stands above the mark of a problem that is where ``HERE`` stands in ``source``."""
    before, _, after = source.partition(HERE)
    problem = make(Code("ABC001", "x-y"), "data/a.yml", (1, len(before) + 1), "Sai.")
    shown, below = (click.unstyle(line) for line in people._source(problem, before + after))
    assert below.endswith("^")
    return shown[len(below) - 1 :]


def test_problems_stand_under_their_file_with_their_line_and_what_to_do(folder: Folder) -> None:
    break_two(folder)
    shown = report_of(folder)
    assert lines(shown) == [
        f"data/{CONCLUSION}",
        "  6:1 lỗi FLD003 [level] “Mức kết luận” (level) không có giá trị “xong”.",
        "    6 | level: xong",
        "      | ^",
        f"    → {shown.problems[0].hint}",
        "",
        f"data/{INSPECTION}",
        "  42:12 cảnh báo REF003 [partners[1]] Bản ghi đã đăng dẫn tới bản nháp “xa-b”; người đọc sẽ không thấy.",
        "    42 | partners: [xa-b]",
        "       |            ^",
        "    → Đăng bản ghi ấy cùng lúc, hoặc bỏ chỗ dẫn này.",
        "",
        "Có 1 lỗi và 1 cảnh báo.",
    ]


def test_a_file_is_named_once(folder: Folder) -> None:
    folder.append(REPORT, "mot: x\nhai: x\n")
    assert lines(report_of(folder)).count(f"data/{REPORT}") == 1


def test_nothing_is_said_of_nothing(folder: Folder) -> None:
    assert lines(report_of(folder)) == []


@pytest.mark.parametrize(
    ("source", "above"),
    [
        ("title: ⌖xong", "xong"),
        ("⌖title: xong", "title: xong"),
        ("tiêu đề: Hòa Bình ⌖xong", "xong"),
        ("Ho\u0300a Bi\u0300nh: ⌖xong", "xong"),
        ("\ta:\t⌖xong", "xong"),
        ("a\x1b[2J: ⌖xong", "xong"),
        ("title: xong⌖", ""),
    ],
)
def test_the_mark_stands_below_the_column(source: str, above: str) -> None:
    combining = source.count("\u0300")
    assert mark(source)[combining:] == above


def test_a_wide_letter_takes_two_cells() -> None:
    problem = make(Code("ABC001", "x-y"), "data/a.yml", (1, 4), "Sai.")
    shown, below = (click.unstyle(line) for line in people._source(problem, "日本 x"))
    assert (shown, below) == ("    1 | 日本 x", "      |      ^")


def test_of_a_long_line_only_what_is_near_is_shown() -> None:
    shown = mark("a" * 500 + HERE + "b" * 500)
    assert shown == "b" * 40 + "…"


@settings(deadline=None)
@given(st.text(max_size=300), st.integers(1, 400))
def test_any_line_is_shown_in_short_and_obeyed_by_no_terminal(text: str, column: int) -> None:
    line = text.replace("\n", "").replace("\r", "")
    problem = make(Code("ABC001", "x-y"), "data/a.yml", (1, column), "Sai.")
    for shown in people._source(problem, line):
        assert click.unstyle(shown).isprintable()


def test_a_line_that_is_no_more_is_not_shown(folder: Folder) -> None:
    break_two(folder)
    shown = report_of(folder)
    folder.write(CONCLUSION, "id: KL-2022-0001\n")
    folder.delete(INSPECTION)
    assert [line for line in lines(shown) if " | " in line] == []


def test_of_a_file_that_is_wrong_as_a_whole_no_line_is_shown(folder: Folder) -> None:
    folder.write("la.yml", "mật khẩu: 123\n")
    folder.write("files/KL-2022-0001/la.yml", "mật khẩu: 123\n")
    assert len([line for line in lines(report_of(folder)) if " lỗi " in line]) == 2
    assert "123" not in "\n".join(lines(report_of(folder)))


def test_no_line_is_shown_of_a_file_with_a_name_that_must_not_be_there(folder: Folder) -> None:
    folder.append(
        CONCLUSION, "complaints:\n  - by: {withheld: complainant, name: Lê Thị Bí Mật}\n    outcom: pending\n"
    )
    shown = report_of(folder)
    assert {"FLD008", "FLD001"} <= {each.code for each in shown.problems}
    assert "Bí Mật" not in "\n".join(lines(shown))
    assert [line for line in lines(shown) if " | " in line] == []


def test_the_line_of_a_contradiction_about_nobody_is_shown(folder: Folder) -> None:
    folder.replace(INSPECTION, "published_on: 2026-11-01\n", "")
    assert "    2 | state: published" in lines(report_of(folder))


def test_what_is_private_stays_so_when_it_is_not_asked_for(folder: Folder) -> None:
    folder.append(
        CONCLUSION, "complaints:\n  - {by: {withheld: complainant, name: Lê Thị Bí Mật}, outcom: pending}\n"
    )
    assert "Bí Mật" not in "\n".join(lines(report_of(folder, "FLD001")))


@pytest.mark.parametrize("code", ["PER001", "SEC001"])
def test_the_line_of_personal_data_and_of_secrets_is_not_shown(code: str) -> None:
    assert make(Code(code, "x-y"), "data/a.yml", (1, 1), "Sai.").is_private


def test_allowed_warnings_are_listed_with_their_reasons_when_asked_for(folder: Folder) -> None:
    break_two(folder)
    folder.append(INSPECTION, ALLOW)
    assert "Cảnh báo được chấp nhận" not in lines(report_of(folder))
    shown = lines(report_of(folder, allowed=True))
    where = shown.index("Cảnh báo được chấp nhận")
    assert shown[where + 1].startswith(f"  data/{INSPECTION}:42:12 REF003 [partners[1]] Bản ghi đã đăng")
    assert shown[where + 2] == "    Lý do: Đăng cùng ngày."
    assert shown[-1] == "Có 1 lỗi."


@pytest.mark.parametrize(
    ("live", "world", "coloured"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (True, {"TERM": "dumb"}, False),
    ],
)
def test_colours_are_for_terminals_only_and_for_who_wants_them(
    live: bool,  # noqa: FBT001 - the case
    world: dict[str, str],
    coloured: bool,  # noqa: FBT001 - the case
    folder: Folder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in {"TERM": "xterm", **world}.items():
        monkeypatch.setenv(name, value)
    if "NO_COLOR" not in world:
        monkeypatch.delenv("NO_COLOR", raising=False)
    folder.replace(COMMUNE, "kind: commune", "kind: xom")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: live)
    said = text_of(report_of(folder), PEOPLE)
    assert ("\x1b[" in said) is coloured
    assert "lỗi FLD003" in said


@settings(deadline=None)
@given(REPORTS)
def test_whatever_is_reported_obeys_no_terminal(shown: Report) -> None:
    assert all(line.isprintable() for line in click.unstyle(FORMATS[PEOPLE](shown)).split("\n"))
