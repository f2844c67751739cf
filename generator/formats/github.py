"""Workflow commands of GitHub Actions, which become annotations beside the lines of a change.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from generator.formats.report import Report
from generator.problem import Problem


def render(report: Report) -> str:
    """Return one command a line."""
    shown = [_command("error" if each.error else "warning", report, each) for each in report.problems]
    noted = [
        _command("notice", report, each.problem, f"Được chấp nhận: {each.reason}") for each in report.allowed
    ]
    return "\n".join([*shown, *noted])


def _command(level: str, report: Report, problem: Problem, more: str = "") -> str:
    where = {
        "file": report.path(problem),
        "line": str(problem.line),
        "col": str(problem.column),
        "title": f"{problem.code} {problem.name}",
    }
    properties = ",".join(f"{name}={_property(value)}" for name, value in where.items())
    said = [problem.message, f"→ {problem.hint}" if problem.hint else "", more]
    return f"::{level} {properties}::{_data(chr(10).join(filter(None, said)))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
