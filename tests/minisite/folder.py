"""A small invented site that uses every field: its records, the day of its goldens, what tests need to know of it."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from generator.loader import Loaded, load
from generator.pages import all_pages
from generator.problem import Problem
from generator.site import make_site

DATA: Final = Path(__file__).parent / "data"
EXPECTED: Final = Path(__file__).parent / "expected"
TODAY: Final = date(2026, 3, 16)
LATER: Final = date(2026, 4, 1)
"""The day on which the embargo of everything marked ``BIMATLATER`` ends."""

MARK: Final = "BIMAT"
"""Every text of a draft, of an embargoed or a withdrawn record, and every comment on a hidden value, holds a word that
starts so: ``BIMATDRAFT51``, ``BIMATLATER21``, ``BIMATWITHDRAWN11``, ``BIMATWITHHELD01``, ``BIMATREDACTED01``."""
MARK_LATER: Final = "BIMATLATER"

DRAFT_REFERENCES: Final = (
    ("data/inspections/KT-2025-0001.yml", "REF003", "relations[8].record"),
    ("data/inspections/KT-2025-0001.yml", "REF003", "relations[9].record"),
    ("data/inspections/KT-2026-0001.yml", "REF003", "inspected[1].named[3]"),
    ("data/organizations/dia-ban/xa-an-lac.yml", "REF003", "successors[2].organization"),
    ("data/programmes/CT-2025-0001.yml", "REF003", "documents[3]"),
    ("data/programmes/CT-2025-0001.yml", "REF003", "planned[4].inspection"),
)
"""The warnings that the records are meant to have: published records that name drafts."""


@cache
def loaded() -> Loaded:
    """Load the records once."""
    return load(DATA)


@cache
def pages(today: date = TODAY) -> dict[str, str]:
    """Return what the generator makes of the records on a day: path → Markdown."""
    return {page.path: page.markdown for page in all_pages(make_site(DATA, today).context)}


def brief(problems: list[Problem]) -> list[tuple[str, str, str]]:
    """Return file, code and field of each problem."""
    return [(each.file, each.code, each.field) for each in problems]
