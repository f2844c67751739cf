"""Markdown of the contract → the HTML of an article, as Python-Markdown and MkDocs make it, in a fraction of the time.

What pyromark leaves to do: ids and permalinks of headings, links between Markdown files, the marks of md_in_html.
Only Markdown that our templates made may come here: whatever else stands in it was escaped before, so that < and > in
the HTML are those of tags. cmarkgfm makes the same, but never gives back the memory of a page, ten times its size.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from pyromark import Options
from pyromark import html as html_of

from generator.markup import slug

PROBE: Final = "\n\n".join(f"{'#' * level} ZBANTINZ" for level in range(1, 7))
"""Markdown that shows what a site makes of headings."""
LISTS: Final = ('<div class="list">', '<div class="register">')
"""What a reader can filter and sort, with a script."""
CONTENTS: Final = 4
"""A page with so many parts shows its contents below its title."""
_LINK: Final = re.compile(r'<a href="([^":#]+)(?=[#"])')
"""A link within the site: one to another has a colon."""
_HEADING: Final = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_ID: Final = re.compile(r'<(?:div|h[1-6]) (?:[^>]* )?id="([^"]*)"')
_ALIGNED: Final = re.compile(r' style="text-align: (left|center|right)">')
_TAG: Final = re.compile(r"<[^>]*>")
_NUMBERED: Final = re.compile(r"(.*)_([0-9]+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Headings:
    """What the site makes of headings."""

    permalink: tuple[str, ...] = ("",)
    """What stands behind the text of a heading, in pieces between which its id stands."""
    deepest: int = 3
    """The level of the smallest headings in the contents."""

    @classmethod
    def seen(cls, probe: str, deepest: int) -> Headings:
        """Return what the HTML of the probe shows; ``deepest`` is known from its contents."""
        behind = probe.partition("ZBANTINZ")[2].partition("</h1>")[0]
        return cls(tuple(behind.split("zbantinz")), deepest)


class Section(NamedTuple):
    """A heading, and those below it; its texts are escaped, for elements and for attributes."""

    id: str
    title: str
    below: list[Section]


@dataclass(frozen=True, slots=True)
class Article:
    """The HTML of a page's own part, and what the page around it has to know."""

    html: str
    main: Section
    """The main heading, with all others below it."""

    @property
    def has_lists(self) -> bool:
        """Whether the page needs the script for lists."""
        return has_lists(self.html)

    @property
    def has_contents(self) -> bool:
        """Whether the contents stand below the title."""
        return len(self.main.below) >= CONTENTS

    @property
    def ids(self) -> set[str]:
        """What a link may lead to."""
        return set(_ID.findall(self.html))


def has_lists(text: str) -> bool:
    """Whether HTML needs the script for lists."""
    return any(mark in text for mark in LISTS)


def article(path: str, body: str, headings: Headings) -> Article:
    """Return the article of the page at ``path``: ``kiem-tra/KT-2022-0001.md``."""
    made = converted(body)
    made = _LINK.sub(_resolver(path), made)
    found: list[tuple[int, str, str]] = []
    made = _HEADING.sub(_namer(made, headings.permalink, found), made)
    return Article(made, _nested(found, headings.deepest))


def converted(body: str) -> str:
    """Return the HTML of Markdown; ids and links are still to be made."""
    made = html_of(body, options=Options.ENABLE_TABLES).replace(' markdown="1">', ">")
    is_plain = "|" not in body  # which is escaped but in tables
    return made if is_plain else _ALIGNED.sub(r' align="\1">', made.replace("><t", ">\n<t"))


def _resolver(path: str) -> Callable[[re.Match[str]], str]:
    """Return what makes an address, relative to that of the page, of a path relative to its file."""
    *folders, stem = path.removesuffix(".md").split("/")
    own, up = (f"{stem}/", "../") if stem != "index" else ("", "")
    places = [*folders, stem] if own else folders
    above = {
        f"{'../' * (depth + (not own))}{place}.md": "../" * depth or "./"
        for depth, place in enumerate(reversed(places))
    }

    def resolve(match: re.Match[str]) -> str:
        link = match[1]
        if (known := above.get(link)) is None:
            known = link.removeprefix(own) if own and link.startswith(own) else up + link
            known = _folder(known.removesuffix(".md")) if link.endswith(".md") else known
        return f'<a href="{known}'

    return resolve


def _folder(link: str) -> str:
    """Return the address of a page from its path without suffix."""
    return (link[:-5] or "./") if link == "index" or link.endswith("/index") else f"{link}/"


def _namer(
    text: str, permalink: tuple[str, ...], found: list[tuple[int, str, str]]
) -> Callable[[re.Match[str]], str]:
    """Return what gives headings their ids; ``found`` takes level, id and title of each."""
    used = set(_ID.findall(text))

    def name(match: re.Match[str]) -> str:
        level, inside = match.groups()
        title, wanted = _named(inside)
        known = _unused(wanted, used)
        used.add(known)
        found.append((int(level), known, title))
        return f'<h{level} id="{known}">{inside}{known.join(permalink)}</h{level}>'

    return name


@lru_cache(maxsize=4096)
def _named(inside: str) -> tuple[str, str]:
    """Return the text of a heading, escaped, and the id it would like, which needs no escaping."""
    title = html.unescape(" ".join(_TAG.sub("", inside).split()))
    return html.escape(title), slug(title)


def _unused(name: str, used: set[str]) -> str:
    """Return a name that no other has: with ``_1``, ``_2``… where it is taken, as Python-Markdown does."""
    if name not in used:
        return name
    match = _NUMBERED.fullmatch(name)
    stem, number = (match[1], int(match[2])) if match else (name, 0)
    while name in used:
        number += 1
        name = f"{stem}_{number}"
    return name


def _nested(found: list[tuple[int, str, str]], deepest: int) -> Section:
    """Return the main heading, which comes first, with those below it; the smallest are not in the contents."""
    (_, name, title), *others = found or [(1, "", "")]
    main = Section(name, title, [])
    for level, name, title in others:
        if level <= deepest:
            above = main.below[-1] if level > 2 and main.below else main
            above.below.append(Section(name, title, []))
    return main
