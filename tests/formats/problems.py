"""Problems for the formats to write: of a folder on disk, and of anything at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from hypothesis import strategies as st

from generator.checks import RULES, Allowed, check
from generator.formats import Report, chosen
from generator.problem import Problem, make
from tests.folder import CONCLUSION, INSPECTION, Folder

TODAY: Final = date(2026, 11, 21)
DRAFT: Final = "id: xa-b\nname: Xã B\nkind: commune\nstate: draft\n"
ALLOW: Final = "allow: [{code: REF003, reason: Đăng cùng ngày.}]\n"


def break_two(folder: Folder) -> None:
    """Put an error into one record and a warning into another."""
    folder.write("organizations/xa-b.yml", DRAFT)
    folder.append(INSPECTION, "partners: [xa-b]\n")
    folder.replace(CONCLUSION, "level: final", "level: xong")


def report_of(folder: Folder, *select: str, ignore: tuple[str, ...] = (), allowed: bool = False) -> Report:
    """Return the report of a folder."""
    return chosen(check(folder.path, TODAY), folder.path, select, ignore, allowed=allowed)


def report(*problems: Problem, allowed: tuple[Allowed, ...] = ()) -> Report:
    """Return a report of a folder that is nowhere."""
    return Report(list(problems), Path("data"), list(allowed))


TEXT: Final = st.text(max_size=30)
PROBLEMS: Final = st.builds(
    make,
    st.sampled_from([rule.code for rule in RULES.by_code.values()]),
    st.text("abcÀ %,:#?&\\\r\n-", min_size=1).map("data/{}.yml".format),
    st.tuples(st.integers(1, 999), st.integers(1, 99)),
    TEXT,
    TEXT,
    TEXT,
)
REPORTS: Final = st.builds(
    lambda problems, allowed: report(*problems, allowed=tuple(allowed)),
    st.lists(PROBLEMS, max_size=4),
    st.lists(st.builds(Allowed, PROBLEMS, TEXT), max_size=2),
)
