"""The pages: one module per page type, each with ``plans(context)``. ``PAGE_TYPES`` is the open set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from types import ModuleType
from typing import Final

from generator.pages import (
    bulletin,
    changes,
    conclusion,
    coverage,
    document,
    home,
    inspection,
    lists,
    meeting,
    organization,
    place,
    procedure,
    programme,
    report,
    tracker,
)
from generator.pages.context import Context, Page, Planned

__all__ = ["BY_FOLDER", "PAGE_TYPES", "Context", "Page", "Planned", "all_pages", "all_plans"]

PAGE_TYPES = (
    home,
    lists,
    inspection,
    conclusion,
    organization,
    document,
    programme,
    meeting,
    report,
    tracker,
    changes,
    procedure,
    place,
    coverage,
    bulletin,
)


def _by_folder() -> dict[str, list[ModuleType]]:
    found: dict[str, list[ModuleType]] = defaultdict(list)
    for page_type in PAGE_TYPES:
        for each in page_type.FOLDERS:
            found[each].append(page_type)
    return dict(found)


BY_FOLDER: Final = _by_folder()
"""The folders in which generated pages stand, and whose they are."""


def all_plans(context: Context) -> Iterator[Planned]:
    """Yield what is needed to make every generated page of the site.

    To gather the bulletins takes the most room, for a while: it comes first, so that the rest takes the room it leaves.
    """
    gathered = list(bulletin.plans(context))
    for page_type in PAGE_TYPES:
        yield from gathered if page_type is bulletin else page_type.plans(context)


def all_pages(context: Context) -> Iterator[Page]:
    """Make every generated page of the site."""
    seen: set[str] = set()
    for planned in all_plans(context):
        for page in planned.make():
            if page.path in seen:
                msg = f"two pages at {page.path}"
                raise RuntimeError(msg)
            seen.add(page.path)
            yield page
