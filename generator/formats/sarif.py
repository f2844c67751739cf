"""SARIF 2.1.0, the format that code scanners share: results, and the rules they come from with their explanations.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from typing import Any, Final
from urllib.parse import quote

from generator import __version__
from generator.checks import RULES, Rule
from generator.formats.report import Report
from generator.problem import Problem

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


def render(report: Report) -> str:
    """Return a log with one run."""
    rules = [rule for _, rule in sorted(RULES.by_code.items())]
    places = {rule.code.code: index for index, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {"name": "bantin", "version": __version__, "rules": [_rule(each) for each in rules]}
        },
        "language": "vi",
        "columnKind": "unicodeCodePoints",
        "results": [
            *(_result(report, each, places) for each in report.problems),
            *(_result(report, each.problem, places, each.reason) for each in report.allowed),
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code.code,
        "name": rule.code.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.doc},
        "defaultConfiguration": {"level": rule.code.severity.name},
    }


def _result(report: Report, problem: Problem, places: dict[str, int], reason: str = "") -> dict[str, Any]:
    place = {
        "artifactLocation": {"uri": quote(report.path(problem)), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": problem.line, "startColumn": problem.column},
    }
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": places[problem.code],
        "level": problem.severity.name,
        "message": {"text": f"{problem.message} {problem.hint}".strip()},
        "locations": [{"physicalLocation": place}],
    }
    if reason:
        result["suppressions"] = [{"kind": "inSource", "justification": reason}]
    return result
