"""A Code Quality report of GitLab, shown in a merge request.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from generator.formats.report import Report
from generator.problem import Problem


def render(report: Report) -> str:
    """Return a JSON list."""
    return json.dumps(list(_issues(report)), ensure_ascii=False, indent=2)


def _issues(report: Report) -> Iterator[dict[str, Any]]:
    met: Counter[str] = Counter()
    listed = [(each, "major" if each.error else "minor") for each in report.problems]
    for problem, severity in [*listed, *((each.problem, "info") for each in report.allowed)]:
        key = "\n".join([problem.code, report.path(problem), problem.field, problem.message])
        met[key] += 1
        yield {
            "description": f"{problem.message} {problem.hint}".strip(),
            "check_name": f"{problem.code} {problem.name}",
            "fingerprint": fingerprint(problem, f"{key}\n{met[key]}"),
            "severity": severity,
            "location": {"path": report.path(problem), "lines": {"begin": problem.line}},
        }


def fingerprint(problem: Problem, key: str) -> str:
    """Return what stays the same while lines are added above the problem."""
    return sha256(f"{problem.name}\n{key}".encode()).hexdigest()
