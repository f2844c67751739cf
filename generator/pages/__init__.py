"""The pages: one module per page type, each with ``pages(context)``. ``PAGE_TYPES`` is the open set."""

from __future__ import annotations

from collections.abc import Iterator

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
from generator.pages.context import Context, Page

__all__ = ["PAGE_TYPES", "Context", "Page", "all_pages"]

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


def all_pages(context: Context) -> Iterator[Page]:
    """Yield every generated page of the site."""
    seen: set[str] = set()
    for page_type in PAGE_TYPES:
        for page in page_type.pages(context):
            if page.path in seen:
                msg = f"two pages at {page.path}"
                raise RuntimeError(msg)
            seen.add(page.path)
            yield page
