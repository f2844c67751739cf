"""The Markdown contract: how text becomes Markdown that no converter can misread.

Templates emit Markdown inside what Python-Markdown, cmarkgfm and pyromark turn into the same DOM. Whatever a template
inserts is escaped here unless it is ``Markup``, which only this module and the templates make. The closed set of HTML
beside Markdown: ``<div class id markdown="1">`` blocks, and inline ``<span class>``, ``<abbr title>``, ``<strong>``,
``<em>``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize
from urllib.parse import quote

from slugify import slugify

from generator.records.abbreviations import ABBREVIATIONS
from generator.scalars import normalise

_ODD = re.compile(r"[\\`*_{}\[\]!#&<>|~\x00-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
"""Whatever is escaped, white space but the space too; asked before anything else, as little text has it."""
_ODD_STARTS = " -+=:"
_SPECIAL = re.compile(r"[\\`*_{}\[\]!#&<>|~\x00-\x1f]")  # ! too: before a link it would make an image
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;"}
_AT_START = re.compile(r"(?P<number>\d+)(?=[.)](?:\s|$))|(?P<mark>[-+=:])")
_INLINE = re.compile(
    r"\*\*(?P<strong>[^\s*](?:[^*]*[^\s*])?)\*\*"
    r"|(?<![\w*])[*_](?P<em>[^\s*_](?:[^*_]*[^\s*_])?)[*_](?![\w*])"
    r"|\[(?P<label>[^\[\]]+)\]\((?P<url>https?://[^\s()<>\"]+(?:\([^\s()<>\"]*\)[^\s()<>\"]*)*)\)"
)
_MAYBE_LIST = re.compile(r"\s*[-*+\d]")
_BULLET = re.compile(r"[-*+] +(?P<text>.+)")
_NUMBERED = re.compile(r"(?P<number>\d{1,4})[.)] +(?P<text>.+)")
_MAYBE_ABBREVIATION = re.compile("|".join(ABBREVIATIONS))
_ABBREVIATION = re.compile(  # not in a sign: 31/KH-UBND
    rf"(?<![\w/-])(?:{_MAYBE_ABBREVIATION.pattern})(?![\w/-])"
)
_PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9_/:?#@!$+,;=%.-]+")
_LIST_BREAK = "<!-- -->"
_UNSURE = re.compile("[^\\x00-\\x7f\u0300-\u0303\u0306\u0309\u031b\u0323]|[&']|[0-9],[0-9]")
"""What slugify alone knows to write in an id: not ASCII, and not what Vietnamese puts on, in or below letters."""
_NO_ID = re.compile(r"[^a-z0-9]+")


class Markup(str):
    """Markdown: nothing in it is escaped any more. What the methods of ``str`` make of it is plain text again."""

    __slots__ = ()


def escape(value: object) -> Markup:
    """Return ``value`` as one line of Markdown that shows exactly its text; ``Markup`` is returned as it is."""
    return value if isinstance(value, Markup) else _escaped(str(value))


@lru_cache(maxsize=4096)
def _escaped(text: str) -> Markup:
    if not _is_plain(text):
        text = _guard_start(_escape_inside(" ".join(text.split())))
    return Markup(text)  # noqa: S704 - this is the escaping function


def _is_plain(text: str) -> bool:
    """Whether a text is Markdown that shows just this text."""
    start = text[:1]
    is_odd = start in _ODD_STARTS or start.isdecimal() or text[-1] == " " or "  " in text
    return not (is_odd or _ODD.search(text))


def _escape_inside(text: str) -> str:
    return _SPECIAL.sub(_escape_one, text)


def _escape_one(match: re.Match[str]) -> str:
    char = match[0]
    if char < " ":
        return " "
    return _ENTITIES.get(char) or f"&#{ord(char)};"


def _guard_start(text: str) -> str:
    """Keep the first characters of a line from being read as a list, a heading's underline or a definition."""
    match = _AT_START.match(text)
    if not match:
        return text
    if match["mark"]:
        return f"&#{ord(match['mark'])};{text[1:]}"
    end = match.end()
    return f"{text[:end]}&#{ord(text[end])};{text[end + 1 :]}"


def inline(text: str) -> Markup:
    """Return the emphasis and links of a text's subset as Markdown, on one line; abbreviations say what they mean."""
    if _is_plain(text) and not _MAYBE_ABBREVIATION.search(text):
        return Markup(text)  # noqa: S704 - there is nothing to be escaped
    text = " ".join(text.split())
    if not ("*" in text or "_" in text or "[" in text):
        return Markup(_guard_start(_explained(text)))  # noqa: S704 - it was escaped
    pieces, last = [], 0
    for match in _INLINE.finditer(text):
        pieces.append(_explained(text[last : match.start()]))
        if match["strong"]:
            pieces.append(f"<strong>{_explained(match['strong'])}</strong>")
        elif match["em"]:
            pieces.append(f"<em>{_explained(match['em'])}</em>")
        else:
            pieces.append(link(match["label"], match["url"]))
        last = match.end()
    pieces.append(_explained(text[last:]))
    return Markup(_guard_start("".join(pieces)))  # noqa: S704 - every piece was escaped above


def _explained(text: str) -> str:
    """Escape a text and put known abbreviations into ``<abbr>``, whose title says what they stand for."""
    if not _MAYBE_ABBREVIATION.search(text):
        return _escape_inside(text)
    pieces, last = [], 0
    for match in _ABBREVIATION.finditer(text):
        title = _escape_inside(ABBREVIATIONS[match[0]])
        pieces += [_escape_inside(text[last : match.start()]), f'<abbr title="{title}">{match[0]}</abbr>']
        last = match.end()
    return "".join([*pieces, _escape_inside(text[last:])])


def blocks(text: str) -> Markup:
    """Return a text of the subset (paragraphs, flat lists, emphasis, links) as Markdown blocks."""
    if not _MAYBE_LIST.match(text) and len(text.splitlines()) == 1:
        return inline(text)
    done: list[str] = []
    previous = ""
    for kind, lines in _split(text):
        if kind == "paragraph":
            done.append(inline(" ".join(lines)))
        else:
            if previous not in {"", "paragraph"}:
                done.append(_LIST_BREAK)
            marks = (
                ["-"] * len(lines)
                if kind == "bullets"
                else [f"{number}." for number in range(1, len(lines) + 1)]
            )
            done.append("\n".join(f"{mark} {inline(line)}" for mark, line in zip(marks, lines, strict=True)))
        previous = kind
    if previous not in {"", "paragraph"}:
        done.append(_LIST_BREAK)
    return Markup("\n\n".join(done))  # noqa: S704 - every piece was escaped above


def _split(text: str) -> list[tuple[str, list[str]]]:
    """Split a text into paragraphs and lists; items of one list may be parted by blank lines."""
    found: list[tuple[str, list[str]]] = []
    fresh = True
    for line in (each.strip() for each in text.splitlines()):
        if not line:
            fresh = True
            continue
        kind, content = _line_kind(line, found)
        last = found[-1] if found else None
        if last and last[0] == kind and kind != "paragraph":
            last[1].append(content)
        elif last and kind == "paragraph" and not fresh:
            last[1][-1] += f" {content}"
        else:
            found.append((kind, [content]))
        fresh = False
    return found


def _line_kind(line: str, found: list[tuple[str, list[str]]]) -> tuple[str, str]:
    if match := _BULLET.fullmatch(line):
        return "bullets", match["text"]
    if match := _NUMBERED.fullmatch(line):
        expected = len(found[-1][1]) + 1 if found and found[-1][0] == "numbers" else 1
        if int(match["number"]) == expected:
            return "numbers", match["text"]
    return "paragraph", line


@lru_cache(maxsize=4096, typed=True)
def link(label: object, target: str) -> Markup:
    """Return a link; ``target`` is an http(s) address or a relative path made by the program."""
    shown = label if isinstance(label, Markup) else _escape_inside(str(label))
    address = target if _PLAIN_ADDRESS.fullmatch(target) else _quoted(target)
    return Markup(f"[{shown}]({address})")  # noqa: S704 - both are escaped


def line(name: str, value: object) -> Markup:
    """Return a list item ``label: value``."""
    return Markup(_labelled(name) + escape(value))  # noqa: S704 - both are escaped


@lru_cache(maxsize=4096)
def _labelled(name: str) -> str:
    return f"- **{escape(name)}:** "


def _quoted(target: str) -> str:
    return (
        quote(normalise(target), safe="/:?#@!$&'+,;=%~.-")
        .replace("&", "&amp;")
        .replace("'", "%27")
        .replace("~", "%7E")
    )


@lru_cache(maxsize=4096, typed=True)
def span(css: str, text: object) -> Markup:
    """Return ``text`` in a span of the class ``css``."""
    return Markup(f'<span class="{css}">{escape(text)}</span>')  # noqa: S704 - css is the program's, text is escaped


def facts(lines: str) -> Markup:
    """Return list items in a block of their own, so that they never run into a list of the text before."""
    text = lines.strip("\n")
    if not text:
        return Markup()
    while "\n\n" in text:
        text = text.replace("\n\n", "\n")
    return Markup(f'\n<div class="facts" markdown="1">\n\n{text}\n\n</div>\n\n')  # noqa: S704 - templates wrote and escaped it


def join(parts: list[Markup], separator: str = "; ") -> Markup:
    """Join pieces of Markdown."""
    return Markup(separator.join(parts))  # noqa: S704 - the parts are Markup already


def slug(text: str, separator: str = "-") -> str:
    """Return the id of a heading: without dấu, đ included; Vietnamese quickly, and just as slugify does it."""
    parts = normalize("NFD", text).replace("đ", "d").replace("Đ", "d")
    for mark in "–“”":
        parts = parts.replace(mark, "-")
    if _UNSURE.search(parts):
        return str(slugify(text, separator=separator)) or "muc"
    plain = parts.encode("ascii", "ignore").decode().lower()
    return _NO_ID.sub("-", plain).strip("-").replace("-", separator) or "muc"
