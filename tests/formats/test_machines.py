"""What machines read: each format by the rules of those who read it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from generator.checks import RULES
from generator.formats import FORMATS, PEOPLE, Report
from generator.formats.github import _property
from tests.folder import CONCLUSION, INSPECTION, Folder
from tests.formats.problems import ALLOW, REPORTS, break_two, report_of

COMMAND: Final = re.compile(
    r"::(error|warning|notice) file=([^,:]*),line=(\d+),col=(\d+),title=([^,:]*)::(.*)"
)
FINGERPRINTS: Final = re.compile(r"[0-9a-f]{64}")
SARIF: Final = Draft202012Validator(
    json.loads(Path(__file__).with_name("sarif-2.1.0.json").read_text(encoding="utf-8"))
)


@pytest.fixture
def shown(folder: Folder) -> Report:
    """Return a report with an error, a warning, and a warning that is allowed."""
    break_two(folder)
    folder.append(INSPECTION, ALLOW)
    return report_of(folder, allowed=True)


def written(form: str, report: Report) -> Any:
    return json.loads(FORMATS[form](report))


def test_json_says_everything_of_a_problem(shown: Report) -> None:
    document = written("json", shown)
    assert (document["version"], document["hidden"]) == (1, 0)
    (first,) = document["problems"]
    assert first == {
        "code": "FLD003",
        "name": "unknown-value",
        "severity": "error",
        "file": f"data/{CONCLUSION}",
        "line": 6,
        "column": 1,
        "field": "level",
        "message": "“Mức kết luận” (level) không có giá trị “xong”.",
        "hint": shown.problems[0].hint,
    }
    (allowed,) = document["allowed"]
    assert (allowed["code"], allowed["severity"], allowed["reason"]) == (
        "REF003",
        "warning",
        "Đăng cùng ngày.",
    )


def test_json_says_how_many_were_left_out(folder: Folder) -> None:
    break_two(folder)
    document = written("json", report_of(folder, "REF"))
    assert ([each["code"] for each in document["problems"]], document["hidden"]) == (["REF003"], 1)


@settings(deadline=None)
@given(REPORTS)
def test_every_github_command_is_one_line_and_gives_back_what_was_said(report: Report) -> None:
    said = [*report.problems, *(each.problem for each in report.allowed)]
    lines = FORMATS["github"](report).split("\n") if said else []
    assert len(lines) == len(said)
    for problem, line in zip(said, lines, strict=True):
        match = COMMAND.fullmatch(line)
        assert match, line
        assert _unescaped(match[2]) == report.path(problem)
        assert (int(match[3]), int(match[4])) == (problem.line, problem.column)
        assert _unescaped(match[6]).startswith(problem.message)


def test_what_means_something_to_github_is_escaped() -> None:
    assert _property("50%,\r\n:") == "50%25%2C%0D%0A%3A"


def _unescaped(text: str) -> str:
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, char)
    return text


@settings(deadline=None)
@given(REPORTS)
def test_gitlab_gets_an_issue_for_each_problem_and_no_fingerprint_twice(report: Report) -> None:
    issues = written("gitlab", report)
    assert len(issues) == len(report.problems) + len(report.allowed)
    for issue in issues:
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert isinstance(issue["description"], str)
        assert issue["check_name"]
        assert FINGERPRINTS.fullmatch(issue["fingerprint"])
        assert not issue["location"]["path"].startswith("./")
        assert issue["location"]["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_a_gitlab_fingerprint_stays_while_lines_are_added_above(folder: Folder) -> None:
    break_two(folder)
    before = written("gitlab", report_of(folder))
    for name in (CONCLUSION, INSPECTION):
        folder.write(name, f"# Một dòng nữa.\n{folder.text(name)}")
    after = written("gitlab", report_of(folder))
    assert [each["fingerprint"] for each in before] == [each["fingerprint"] for each in after]
    assert [each["location"] for each in before] != [each["location"] for each in after]


@settings(deadline=None)
@given(REPORTS)
def test_sarif_is_a_log_as_the_standard_wants_it(report: Report) -> None:
    log = written("sarif", report)
    assert (log["version"], log["$schema"]) == ("2.1.0", "https://json.schemastore.org/sarif-2.1.0.json")
    (run,) = log["runs"]
    assert run["tool"]["driver"]["name"] == "bantin"
    said = [*report.problems, *(each.problem for each in report.allowed)]
    for problem, result in zip(said, run["results"], strict=True):
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == problem.code
        assert result["level"] in {"error", "warning"}
        assert isinstance(result["message"]["text"], str)
        (location,) = result["locations"]
        uri = location["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"([A-Za-z0-9_.~/-]|%[0-9A-F]{2})+", uri)
        assert unquote(uri) == report.path(problem)
        assert location["physicalLocation"]["region"] == {
            "startLine": problem.line,
            "startColumn": problem.column,
        }


@settings(deadline=None, max_examples=20)
@given(REPORTS)
def test_sarif_is_accepted_by_its_schema(report: Report) -> None:
    assert [each.message for each in SARIF.iter_errors(written("sarif", report))] == []


def test_the_schema_of_sarif_refuses_what_is_no_log(shown: Report) -> None:
    log = written("sarif", shown)
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert not SARIF.is_valid(log)


def test_sarif_explains_every_rule(shown: Report) -> None:
    rules = written("sarif", shown)["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(RULES.by_code)
    for rule in rules:
        assert re.fullmatch(r"[a-z0-9-]+", rule["name"])
        assert rule["defaultConfiguration"]["level"] in {"error", "warning"}
        for text in ("shortDescription", "fullDescription", "help"):
            assert len(rule[text]["text"]) > 20
        assert "Sai" not in rule["fullDescription"]["text"].split()
        assert "Sai" in rule["help"]["text"]


def test_sarif_says_of_an_allowed_warning_that_it_is_and_why(shown: Report) -> None:
    results = written("sarif", shown)["runs"][0]["results"]
    assert [each.get("suppressions") for each in results] == [
        None,
        [{"kind": "inSource", "justification": "Đăng cùng ngày."}],
    ]


@pytest.mark.parametrize("form", sorted(FORMATS.keys() - {PEOPLE}))
def test_a_file_is_named_from_the_working_folder(
    form: str, shown: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert f"data/{CONCLUSION}" in FORMATS[form](shown)
    (tmp_path / "khac").mkdir()
    monkeypatch.chdir(tmp_path / "khac")
    assert f"../data/{CONCLUSION}" in FORMATS[form](shown)
    monkeypatch.chdir(tmp_path.parent)
    assert f"{tmp_path.name}/data/{CONCLUSION}" in FORMATS[form](shown)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_no_format_shows_a_private_line(form: str, folder: Folder) -> None:
    folder.append(
        CONCLUSION, "complaints:\n  - {by: {withheld: complainant, name: Lê Thị Bí Mật}, outcome: pending}\n"
    )
    assert "Bí Mật" not in FORMATS[form](report_of(folder))
