"""Which pages of a site stand for all: of each type the longest, since there is most to go wrong in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from generator.pages import Context, Page, all_pages
from tests.site.html import built

SEARCHED: Final = "tim-kiem/?q=duong"
"""The search with an answer; without a question it is one of the hand-written pages."""


@dataclass(frozen=True)
class Listing(Context):
    """Notes of each page which template it is made of."""

    templates: dict[str, str] = field(default_factory=dict)

    def render(
        self, template: str, path: str, title: str, *, description: str = "", updated: str = "", **data: Any
    ) -> Page:
        self.templates[path] = template.removesuffix(".md.j2")
        return super().render(template, path, title, description=description, updated=updated, **data)


def largest(context: Context) -> dict[str, str]:
    """Return the longest page of each template: there is most to go wrong in it."""
    listing = Listing(context.view, context.settings, context.law)
    pages = sorted(all_pages(listing), key=lambda page: len(page.body))
    return {listing.templates[page.path]: address(page.path) for page in pages}


def address(path: str) -> str:
    """Return where the page of a Markdown file is, below the site's address."""
    return built(path).removesuffix("index.html")
