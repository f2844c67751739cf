"""Built pages as trees, and where their links lead."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import html

BASE = "https://binhan.example/ban-tin/"
"""The address that the minisite's settings give."""


class Reference(NamedTuple):
    """Something that a page points to."""

    page: str
    element: html.HtmlElement
    address: str


@cache
def page(path: Path) -> html.HtmlElement:
    """Return the tree of a built page."""
    return html.document_fromstring(path.read_bytes().decode())


def pages(site: Path) -> dict[str, html.HtmlElement]:
    """Return every built page: path → tree."""
    return {path.relative_to(site).as_posix(): page(path) for path in sorted(site.rglob("*.html"))}


def content(site: Path, path: str) -> str:
    """Return the text of the article at ``path`` (``kiem-tra/KT-2025-0001``), white space folded."""
    (article,) = page(site / path / "index.html").iter("article")
    return " ".join(article.text_content().split())


def built(path: str) -> str:
    """Return what a page's Markdown becomes: ``kiem-tra/index.md`` → ``kiem-tra/index.html``."""
    stem = path.removesuffix(".md")
    return f"{stem}.html" if stem.rpartition("/")[2] == "index" else f"{stem}/index.html"


def references(name: str, tree: html.HtmlElement) -> Iterator[Reference]:
    """Yield whatever a page points to."""
    for element in tree.iter():
        for attribute in ("href", "src", "action", "data", "poster", "srcset"):
            if (address := element.get(attribute)) is not None and isinstance(element.tag, str):
                yield Reference(name, element, address)


def target(name: str, address: str) -> tuple[str, str] | None:
    """Return file and fragment that ``address``, met on the page ``name``, leads to; ``None`` when to another site."""
    if address.startswith(BASE):
        address = "/" + address.removeprefix(BASE)
    elif address.startswith(urlsplit(BASE).path):
        address = "/" + address.removeprefix(urlsplit(BASE).path)
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if not path:
        return name, unquote(parts.fragment)
    joined = posixpath.normpath(posixpath.join("/", posixpath.dirname(name), path)).lstrip("/")
    if path.endswith(("/", "/.", "/..")) or path in {".", ".."} or not joined:
        joined = posixpath.join(joined, "index.html")
    return joined, unquote(parts.fragment)
