"""A page's Markdown → its file and the copy that is searched: a pure function of what it is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from generator.converting import Headings, article
from generator.pages.addresses import permalink
from generator.pages.context import Page
from generator.search import Document, Entry, searched
from generator.shell import Shell


@dataclass(frozen=True, slots=True)
class House:
    """What is the same for all pages of a site."""

    headings: Headings
    address: str
    """Where the site is; empty when nobody says."""
    description: str
    """Of the site: for pages without their own."""
    is_large: bool
    """Whether the search keeps only how the blocks of a page begin."""


class Finished(NamedTuple):
    """What a page has become."""

    content: bytes
    document: Document | None


def file_of(path: str) -> str:
    """Return the path of the file for the page at ``path``: ``kiem-tra/KT-2022-0001/index.html``."""
    return f"{permalink(path, None)}index.html"


def finished(page: Page, shell: Shell, entry: Entry | None, house: House) -> Finished:
    """Return the page in its shell, and its searched copy when it has an ``entry``."""
    made = article(page.path, page.body, house.headings)
    address = permalink(page.path, house.address) if house.address else ""
    content = shell.fill(made, page.title, page.description or house.description, address)
    return Finished(content.encode(), searched(entry, made.html, brief=house.is_large) if entry else None)
