"""A page's Markdown → its file and the copy that is searched: a pure function of what it is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from generator.converting import Headings, article
from generator.pages.addresses import permalink
from generator.pages.context import Page
from generator.pages.facets import Card
from generator.search import Document, Entry, joined, searched
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


def entry_of(card: Card, path: str) -> Entry:
    """Return what the search says of the record's page at ``path``."""
    also = " ".join(map(joined, (card.id, card.title, *card.names)))
    return Entry(permalink(path, None), card.title, card.lead, card.day, also, card.facets, card.leads)


def finished(page: Page, shell: Shell, card: Card | None, house: House) -> Finished:
    """Return the page in its shell; that of a record has a ``card``, and is searched."""
    made = article(page.path, page.body, house.headings)
    address = permalink(page.path, house.address) if house.address else ""
    content = shell.fill(made, page.title, page.description or house.description, address)
    found = searched(entry_of(card, page.path), made.html, brief=house.is_large) if card else None
    return Finished(content, found)
