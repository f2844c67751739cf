"""JSON of our own, for scripts.

``version``
    1. A field that is added leaves it as it is; one that goes or changes its meaning raises it.
``problems``
    By file, line and column. Each has ``code``, ``name``, ``severity`` (``error`` or ``warning``), ``file`` (relative
    to the working folder), ``line`` and ``column`` (from 1, in characters), ``field`` (``recommendations[2].due``, from
    1; may be empty), ``message`` and ``hint`` (Vietnamese; a hint may be empty).
``allowed``
    With ``--allowed``, the warnings that records allow: the same fields and ``reason``.
``hidden``
    How many problems ``--select`` and ``--ignore`` left out. They stop a build all the same.
"""

from __future__ import annotations

import json
from typing import Any

from generator.formats.report import Report
from generator.problem import Problem


def render(report: Report) -> str:
    """Return the report as one JSON document."""
    document = {
        "version": 1,
        "problems": [_problem(report, each) for each in report.problems],
        "allowed": [{**_problem(report, each.problem), "reason": each.reason} for each in report.allowed],
        "hidden": len(report.hidden),
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _problem(report: Report, problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "name": problem.name,
        "severity": problem.severity.name,
        "file": report.path(problem),
        "line": problem.line,
        "column": problem.column,
        "field": problem.field,
        "message": problem.message,
        "hint": problem.hint,
    }
