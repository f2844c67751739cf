"""The Markdown contract: how text becomes Markdown that no converter can misread.

Templates emit Markdown inside what Python-Markdown and cmarkgfm turn into the same DOM. Whatever a template inserts
is escaped here unless it is ``Markup``, which only this module and the templates make. The closed set of HTML beside
Markdown: ``<div class id markdown="1">`` blocks, and inline ``<span class>``, ``<abbr title>``, ``<strong>``, ``<em>``.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from markupsafe import Markup
from slugify import slugify

from generator.records.abbreviations import ABBREVIATIONS
from generator.scalars import normalise

_SPECIAL = re.compile(r"[\\`*_{}\[\]!#&<>|~\x00-\x1f]")  # ! too: before a link it would make an image
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;"}
_AT_START = re.compile(r"(?P<number>\d+)(?=[.)](?:\s|$))|(?P<mark>[-+=:])")
_INLINE = re.compile(
    r"\*\*(?P<strong>[^\s*](?:[^*]*[^\s*])?)\*\*"
    r"|(?<![\w*])[*_](?P<em>[^\s*_](?:[^*_]*[^\s*_])?)[*_](?![\w*])"
    r"|\[(?P<label>[^\[\]]+)\]\((?P<url>https?://[^\s()<>\"]+(?:\([^\s()<>\"]*\)[^\s()<>\"]*)*)\)"
)
_BULLET = re.compile(r"[-*+] +(?P<text>.+)")
_NUMBERED = re.compile(r"(?P<number>\d{1,4})[.)] +(?P<text>.+)")
_ABBREVIATION = re.compile(
    rf"(?<![\w/-])(?:{'|'.join(ABBREVIATIONS)})(?![\w/-])"
)  # not in a sign: 31/KH-UBND
_LIST_BREAK = "<!-- -->"


def escape(value: object) -> Markup:
    """Return ``value`` as one line of Markdown that shows exactly its text; ``Markup`` is returned as it is."""
    if isinstance(value, Markup):
        return value
    text = " ".join(str(value).split())
    return Markup(_guard_start(_escape_inside(text)))  # noqa: S704 - this is the escaping function


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
    pieces: list[str] = []
    text, last = " ".join(text.split()), 0
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
    pieces, last = [], 0
    for match in _ABBREVIATION.finditer(text):
        title = _escape_inside(ABBREVIATIONS[match[0]])
        pieces += [_escape_inside(text[last : match.start()]), f'<abbr title="{title}">{match[0]}</abbr>']
        last = match.end()
    return "".join([*pieces, _escape_inside(text[last:])])


def blocks(text: str) -> Markup:
    """Return a text of the subset (paragraphs, flat lists, emphasis, links) as Markdown blocks."""
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


def link(label: object, target: str) -> Markup:
    """Return a link; ``target`` is an http(s) address or a relative path made by the program."""
    safe = (
        quote(normalise(target), safe="/:?#@!$&'+,;=%~.-")
        .replace("&", "&amp;")
        .replace("'", "%27")
        .replace("~", "%7E")
    )
    return Markup(f"[{_escape_inside(str(label)) if not isinstance(label, Markup) else label}]({safe})")  # noqa: S704


def span(css: str, text: object) -> Markup:
    """Return ``text`` in a span of the class ``css``."""
    return Markup(f'<span class="{css}">{escape(text)}</span>')  # noqa: S704 - css is the program's, text is escaped


def join(parts: list[Markup], separator: str = "; ") -> Markup:
    """Join pieces of Markdown."""
    return Markup(separator.join(parts))  # noqa: S704 - the parts are Markup already


def slug(text: str, separator: str = "-") -> str:
    """Return the id of a heading: without dấu, đ included."""
    return str(slugify(text, separator=separator)) or "muc"
