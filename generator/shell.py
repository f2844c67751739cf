"""The page around an article: what the theme makes of a few probes, cut where a page puts something of its own.

A shell is text only: it can be kept, and sent to another process. How the theme writes its tables of contents is
learned from the probes too, so that there is one set of templates: the theme's.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from markupsafe import escape

from generator.converting import Article, Section

TITLE: Final = "zbantintitlez"
DESCRIPTION: Final = "zbantindescriptionz"
ADDRESS: Final = "zbantinaddressz"
DAY: Final = "zbantindayz"
"""What stands in a probe where a page has its own. Nothing in it is changed when it is escaped."""
PLACE: Final = "zbantinz"
"""What stands in the path of a probe where pages have names of their own."""
_HEADING, _REST = "zbantinheadingz", "zbantinrestz"
_LISTED = f'<div class="list">{_REST}</div>'
_SLOT = re.compile(r"zbantin(title|description|address|heading|rest|id0|name0)z")
_PART = re.compile(r"zbantin(id|name)([1-9])z")


class Uncut(Exception):  # noqa: N818 - nothing is wrong with the theme
    """The theme shows probes in a way that cannot be cut."""


def _section(number: int, *below: Section) -> Section:
    return Section(f"zbantinid{number}z", f"zbantinname{number}z", list(below))


def _probe(rest: str, *parts: Section) -> Article:
    return Article(f"{_HEADING}</h1>{rest}", _section(0, *parts))


_FEW = _section(1), _section(2, _section(3), _section(4)), _section(5)
PROBES: Final = (_probe(_LISTED, *_FEW, _section(6, _section(7))), _probe(_REST, *_FEW), _probe(_REST))
"""A page with everything, one with too few parts for contents below its title, one without parts."""


def probe_of(path: str, own: Container[str]) -> str:
    """Return the path of the probe whose shell fits the page at ``path``.

    The pages in ``own`` and those of the first level are probes of themselves; below it, all pages of one folder of
    the first level that are equally deep share one.
    """
    above, _, name = path.removesuffix(".md").rpartition("/")
    places = [*filter(None, above.split("/")), *([] if name == "index" else [name])]
    if path in own or len(places) < 2:
        return path
    return "/".join([places[0], *[PLACE] * (len(places) - 1)]) + ".md"


@dataclass(frozen=True, slots=True)
class Contents:
    """How the theme writes a table of contents: formats with ``id`` and ``name``."""

    part: str
    above: str
    """A part with others below it, as far as the first of these; empty where the table does not show these."""
    below: str
    between: str
    close: str

    def filled(self, parts: list[tuple[dict[str, str], list[dict[str, str]]]]) -> str:
        """Return the table of ``parts``: of each its id and name, and those of the parts below it."""
        return "".join(
            [
                f"{self.above % values}{self.between.join([self.below % each for each in below])}{self.close}"
                if below and self.above
                else self.part % values
                for values, below in parts
            ]
        )


@dataclass(frozen=True, slots=True)
class Form:
    """A page as far as the end of its article: a format, in UTF-8 so that only what a page puts in is encoded."""

    text: bytes
    contents: tuple[Contents, ...]


@dataclass(frozen=True, slots=True)
class Shell:
    """The page around an article, as the theme makes it of each probe."""

    full: Form
    few: Form
    bare: Form
    end_of_lists: bytes
    end: bytes

    def fill(self, article: Article, title: str, description: str, address: str) -> bytes:
        """Return the page; title, description and address are escaped here, for elements and for attributes."""
        below = article.main.below
        form = self.full if article.has_contents else self.few if below else self.bare
        heading, _, rest = article.html.partition("</h1>")
        values = {
            "title": escape(title),
            "description": escape(description),
            "address": escape(address),
            "heading": heading,
            "rest": rest.lstrip("\n"),  # before it stand the spaces of the theme
            "id0": article.main.id,
            "name0": article.main.title,
        }
        if form.contents:
            parts = [(_told(part), [_told(each) for each in part.below]) for part in below]
            values |= {f"contents{number}": each.filled(parts) for number, each in enumerate(form.contents)}
        told = {name.encode(): value.encode() for name, value in values.items()}
        return form.text % told + (self.end_of_lists if article.has_lists else self.end) % told


def _told(section: Section) -> dict[str, str]:
    return {"id": section.id, "name": section.title}


def cut(outputs: Iterable[str]) -> Shell:
    """Return the shell from what the theme made of each probe; raise ``Uncut``."""
    made = list(outputs)
    (full, end_of_lists), (few, end), (bare, _) = map(_halves, made)
    shell = Shell(full, few, bare, end_of_lists, end)
    for probe, output in zip(PROBES, made, strict=True):
        if shell.fill(probe, TITLE, DESCRIPTION, ADDRESS) != output.encode():
            raise Uncut
    return shell


def _halves(output: str) -> tuple[Form, bytes]:
    """Return a page as far as the end of its article, and the rest of the page."""
    text = output.replace("%", "%%").replace(_LISTED, _REST)
    before, mark, after = text.partition(_REST)
    if not mark or before.count(_HEADING) != 1:
        raise Uncut
    return _form(before + mark), _SLOT.sub(r"%(\1)s", after).encode()


def _form(text: str) -> Form:
    tables: list[Contents] = []
    while run := _first_run(text):
        contents, start, end = _contents(text, run)
        text = f"{text[:start]}%(contents{len(tables)})s{text[end:]}"
        tables.append(contents)
    return Form(_SLOT.sub(r"%(\1)s", text).encode(), tuple(tables))


def _first_run(text: str) -> list[re.Match[str]]:
    """Return the marks of the first table of contents: the next one begins with a lower number."""
    run: list[re.Match[str]] = []
    for match in _PART.finditer(text):
        if run and match[2] < run[-1][2]:
            break
        run.append(match)
    return run


def _contents(text: str, run: list[re.Match[str]]) -> tuple[Contents, int, int]:
    """Return how a table is written, and where it begins and ends.

    Where exactly one part ends and the next begins nobody says: any place will do that is the same for all.
    """
    spans: dict[str, tuple[int, int]] = {}
    for match in run:
        spans[match[2]] = (spans.get(match[2], match.span())[0], match.end())

    def own(part: str) -> str:
        return _PART.sub(r"%(\1)s", text[slice(*spans[part])])

    def gap(part: str, following: str) -> str:
        if not {part, following} <= spans.keys():
            raise Uncut
        return text[spans[part][1] : spans[following][0]]

    joint, start = gap("1", "2"), run[0].start()
    lead = _common_end(text[:start], joint)
    tail = close = joint.removesuffix(lead)
    above = below = between = ""
    if "3" in spans:
        above, below, between = lead + own("2") + gap("2", "3"), own("3"), gap("3", "4")
        close = gap("4", "5").removesuffix(lead)
    last = run[-1]
    end = last.end() + len(close if last[2] == "7" else tail)
    return Contents(lead + own("1") + tail, above, below, between, close), start - len(lead), end


def _common_end(one: str, other: str) -> str:
    pairs = zip(reversed(one), reversed(other), strict=False)
    size = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return one[len(one) - size :]
