"""The house: imports go one way, as ARCHITECTURE.md says, and whatever others may use says what it is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[1]
GENERATOR: Final = ROOT / "generator"
MODULES: Final = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(GENERATOR.rglob("*.py"))
}
FLOORS: Final = [
    {"cli"},
    {"builder", "preview"},
    {"making"},
    {"framing", "kept"},
    {"plugin"},
    {"frame", "new"},
    {"options"},
    {"publish", "site", "terminal", "starter", "formats", "explain", "skeletons"},
    {"fixing"},
    {"intake"},
    {"checks"},
    {"pages", "loader", "todo", "examples", "vscode", "answers"},
    {"public", "linking"},
    {"lookups"},
    {"stood"},
    {"registry", "validation"},
    {"remedies"},
    {"hints", "hinted_days", "hinted_numbers", "schema", "json_schema", "contradictions"},
    {"source", "files"},
    {"quick"},
    {"syntax", "scalars"},
    {"records"},
]
"""Who may import whom: a room knows those on the floors below it, never one on its own floor or above."""
ASIDE: Final[dict[str, set[str]]] = {
    "masking": set(),
    "problem": {"masking"},
    "contents": set(),
    "converting": {"markup"},
    "shell": {"converting"},
    "finishing": {"converting", "pages", "search", "shell"},
    "contradictions": set(),
    "clocks": {"records", "wording", "working_days"},
    "working_days": {"records"},
    "history": {"records", "source", "validation"},
    "syntax": {"records"},
    "scalars": set(),
    "quick": {"scalars", "syntax"},
    "publish": {"workers"},
    "packing": set(),
    "cache": {"packing"},
    "spool": set(),
    "unchanged": {"cache"},
    "search": {"cache", "workers"},
    "workers": set(),
    "intake": {"cache", "files", "loader", "packing", "registry", "spool", "workers"},
    "terminal": {"fixing", "masking", "problem", "todo", "wording"},
    "formats": {"checks", "files", "masking", "problem"},
    "explain": {"checks", "markup"},
    "json_schema": {"files", "records"},
    "vscode": {"json_schema"},
    "wording": {"records"},
    "markup": {"records", "scalars"},
    "files": {"misplaced", "problem", "records"},
    "misplaced": {"problem", "records"},
    "source": {"records", "quick", "scalars", "syntax"},
}
"""Rooms that know only these others."""
PAGE_PARTS: Final = {
    *(
        "addresses",
        "clock",
        "context",
        "facets",
        "dated",
        "engine",
        "former",
        "gathering",
        "issue_words",
        "issues",
        "lineage",
        "lines",
        "nearby",
        "outcomes",
        "paging",
        "passed",
        "record",
        "roles",
        "sentences",
        "steps",
        "sums",
        "tracked",
        "signature",
        "words",
    ),
}
"""What page types share."""


@cache
def tree(module: str) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def imported(module: str) -> Iterator[str]:
    """Yield the full names of what a module imports, inside functions too."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in MODULES else str(node.module)


def rooms(module: str) -> set[str]:
    """Return the rooms of the house, other than its own, that a module knows."""
    known = {name.split(".")[1] for name in imported(module) if name.startswith("generator.")}
    return known - {room(module)}


def room(module: str) -> str:
    """Return the room that a module is in: ``generator.pages.home`` is in ``pages``."""
    return f"{module}.".split(".")[1]


def floor(name: str) -> int | None:
    """Return the number of the floor a room is on, from the top; ``None`` for a room aside."""
    return next((number for number, names in enumerate(FLOORS) if name in names), None)


def is_below(other: str, module: str) -> bool:
    """Whether ``other`` is a room that ``module`` may know by its floor."""
    here, there = floor(room(module)), floor(other)
    return here is None or there is None or here < there


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_down(module: str) -> None:
    allowed = {"plugin"} if room(module) == "cli" else {"cli"} if room(module) == "__main__" else set()
    assert {other for other in rooms(module) - allowed if not is_below(other, module)} == set()


@pytest.mark.parametrize("module", [module for module in MODULES if room(module) in ASIDE])
def test_a_room_aside_knows_few_others(module: str) -> None:
    assert rooms(module) <= ASIDE[room(module)]


@pytest.mark.parametrize("module", [module for module in MODULES if room(module) == "pages"])
def test_pages_see_only_what_a_citizen_may_see(module: str) -> None:
    assert rooms(module) <= {"public", "lookups", "clocks", "records", "packing", "markup", "wording"}


@pytest.mark.parametrize("module", [module for module in MODULES if room(module) == "records"])
def test_records_know_nothing_of_the_rest(module: str) -> None:
    assert rooms(module) <= {"packing"}


@pytest.mark.parametrize("module", [module for module in MODULES if module.startswith("generator.pages.")])
def test_page_types_do_not_import_each_other(module: str) -> None:
    known = {name.split(".")[2] for name in imported(module) if name.startswith("generator.pages.")}
    assert known <= PAGE_PARTS


@pytest.mark.parametrize("module", [module for module in MODULES if module.startswith("generator.formats.")])
def test_formats_do_not_import_each_other(module: str) -> None:
    known = {name.split(".")[2] for name in imported(module) if name.startswith("generator.formats.")}
    assert known <= {"report"}


def test_no_module_imports_itself_over_others() -> None:
    below = {
        module: {name for name in imported(module) if name in MODULES and name != module}
        for module in MODULES
    }
    left = dict(below)
    while free := [module for module, names in left.items() if not names & left.keys()]:
        for module in free:
            del left[module]
    assert left == {}, "these form a circle"


@pytest.mark.parametrize("module", MODULES)
def test_only_the_plugin_knows_mkdocs(module: str) -> None:
    known = {name.split(".")[0] for name in imported(module)}
    assert not known & {"mkdocs", "material", "mkdocs_material"} or room(module) == "plugin"


def test_the_command_line_starts_without_mkdocs() -> None:
    top = [node for node in tree("generator.cli").body if isinstance(node, (ast.Import, ast.ImportFrom))]
    assert "plugin" not in {alias.name for node in top for alias in node.names}


@pytest.mark.parametrize("module", MODULES)
def test_no_room_is_for_odds_and_ends(module: str) -> None:
    assert not re.search(r"(^|\.|_)(utils?|helpers?|misc|tools?|core)$", module)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_says_what_it_is(module: str) -> None:
    assert ast.get_docstring(tree(module))


@pytest.mark.parametrize("module", MODULES)
def test_whatever_is_public_says_what_it_is(module: str) -> None:
    assert [name for name, node in public(tree(module)) if not ast.get_docstring(node)] == []


Documented = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def public(parent: ast.Module | ast.ClassDef) -> Iterator[tuple[str, Documented]]:
    """Yield the public classes and functions of a module, and those of its public classes."""
    for node in parent.body:
        if isinstance(
            node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        ) and not node.name.startswith("_"):
            yield node.name, node
            if isinstance(node, ast.ClassDef):
                yield from ((f"{node.name}.{name}", inner) for name, inner in public(node))


def test_every_module_is_in_the_plan_of_the_house() -> None:
    plan = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\b(\w+)\.py\b", plan))
    there = {path.stem for path in GENERATOR.rglob("*.py")}
    assert {path.stem for path in GENERATOR.glob("*.py")} - {"__init__"} <= named
    assert named - there <= {"x", "test_architecture"}


def test_every_room_has_its_place() -> None:
    places = {name for names in FLOORS for name in names} | ASIDE.keys()
    assert {room(module) for module in MODULES} - places <= {"", "__main__"}
