"""The copy of a page that is searched: its text and its headings, prepared so that Vietnamese is found without dấu."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

STROKE = "\u0335"
"""What makes a d of an indexed text a đ: it is folded away as a tone is, which đ itself is not."""
_STROKES = (("đ", f"d{STROKE}"), ("Đ", f"D{STROKE}"), ("ð", f"d{STROKE}"), ("Ð", f"D{STROKE}"))

NAME_WORDS = 12
BLOCK_WORDS, PAGE_WORDS = 14, 80
"""How much a brief copy keeps of a block of text, and of all blocks of a page together."""
_SKIPPED = re.compile(
    r'<a class="headerlink".*?</a>|<div class="badges">.*?</div>|<(script|style|svg|template)\b.*?</\1>'
    r'|<p><span class="unknown">[^<]*</span></p>',
    re.DOTALL,
)
"""Furniture, and whole sentences that say that nothing is known: who looks for its words means another page."""
_END = '<div class="record-id">'
"""Begins what says the same at the end of every record's page: how to cite it."""
_ITEM = re.compile(r'<div class="[^"]*" id="(?P<id>[^"]+)">\s*<h(?P<level>[1-6]) id="[^"]*">')
_BLOCK = re.compile(
    r"<(?P<tag>h[1-6]|p|li|t[dh])\b(?P<attributes>[^>]*+)>"
    r"(?P<inside>(?:[^<]++|<(?!/?(?:h[1-6]|p|[uo]l|li|t[dhr]|div|table)\b))*+)"
)
_DASH = re.compile(r" (?<=[\w\u0335] )([–—-])(?= )")
"""A lone dash: it would count as a word, and no phrase would be found across it."""
_WORD = re.compile(r">[^<]*\w")
_TAG = re.compile(r"<[^>]*>")
_SOURCES = re.compile(r'<h2 id="nguon".*?(?=<h2\b|\Z)', re.DOTALL)
_LIGHT = r'<div data-pagefind-weight="0.2">\g<0></div>'
_TOLD_ELSEWHERE = re.compile(r'<h2 id="(?:cac-buoc|thoi-han-cong-khai)".*?(?=<h2\b|\Z)', re.DOTALL)
"""What only sums up the rest of the page: a brief copy spends no words on it."""
_QUIET = re.compile(r'<h2 id="(?:nguon|cac-moc-ngay|co-quan-co-trach-nhiem-da-cong-khai-chua|trich-dan)"')


@dataclass(frozen=True, slots=True)
class Entry:
    """What the search says of a page beside its text."""

    path: str
    """The address from the site's root: ``ket-luan/KL-2022-0001/``."""
    title: str
    lead: str
    """What it is and when it happened."""
    day: str = ""
    """ISO, to sort by; empty when unknown."""
    also: str = ""
    """Words that find it and are not in its text, as its id."""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    leads: bool = False
    """Whether it comes before others that a query fits as well."""


@dataclass(frozen=True, slots=True)
class Document:
    """A page to be searched: its entry and the prepared copy."""

    entry: Entry
    content: bytes


def searched(entry: Entry, article: str, *, brief: bool) -> Document:
    """Return the searched copy of a page with the HTML ``article``; ``brief`` keeps only how blocks begin."""
    text = article.partition(_END)[0]
    if brief:
        text = _TOLD_ELSEWHERE.sub("", _QUIET.split(text, maxsplit=1)[0])
    text = _ITEM.sub(r'<h\g<level> id="\g<id>">', _SKIPPED.sub("", text))
    text = "".join(_beginnings(text)) if brief else _SOURCES.sub(_LIGHT, text)
    if not _WORD.search(f">{text}"):
        text = "<p>trang</p>"  # Pagefind drops a page without words
    return Document(
        entry,
        strokes(
            f'<!doctype html><html lang="vi"><body data-pagefind-body>{text}{_facts(entry)}</body></html>'
        ).encode(),
    )


def strokes(text: str) -> str:
    """Return text as it is indexed: composed, every đ as a d with a stroke, dashes fastened to the word before them."""
    text = unicodedata.normalize("NFC", text)
    for letter, stroked in _STROKES:
        text = text.replace(letter, stroked)  # a table for str.translate takes ten times as long
    return _DASH.sub(r"\1", text)


def joined(name: str) -> str:
    """Return a name as one word, so that whoever types all of it, and nothing else, finds it first; empty when long.

    In small letters: Pagefind would take it apart again before each capital, and all the parts would weigh as much.
    """
    words = re.findall(r"\w+", unicodedata.normalize("NFC", name))
    return "".join(words).lower() if 1 < len(words) <= NAME_WORDS else ""


def _beginnings(text: str) -> Iterator[str]:
    """Yield how blocks begin; a section of which nothing is kept has no heading."""
    left, waiting = PAGE_WORDS, ""
    for tag, attributes, inside in _BLOCK.findall(text):
        is_heading = tag[0] == "h"
        if not (most := PAGE_WORDS if is_heading else min(BLOCK_WORDS, left)):
            continue
        words = (_TAG.sub("", inside) if "<" in inside else inside).split(maxsplit=most)[:most]
        if not words:
            continue
        if tag == "h2":
            waiting = f"<h2{attributes}>{' '.join(words)}</h2>"
            continue
        if not is_heading:
            tag, left = "p", left - len(words)  # noqa: PLW2901 - a line of a list is a paragraph like any other
        yield f"{waiting}<{tag}{attributes}>{' '.join(words)}</{tag}>"
        waiting = ""


def _facts(entry: Entry) -> str:
    """Return what is not text, each in an element of its own and in attributes: nothing of it gets into an excerpt."""
    metas = {"title": entry.title, "dong": entry.lead, "them": entry.also}
    found = [
        f'<i data-pagefind-meta="{name}[title]" title="{html.escape(text)}"></i>'
        for name, text in metas.items()
    ]
    for name, values in sorted(entry.facets.items()):
        found += [f'<i data-pagefind-filter="{name}:{html.escape(value)}"></i>' for value in values]
    return "".join(found)
