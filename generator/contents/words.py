"""The words that a reader finds in an office file, a table or a text: lines, and rows whose cells tabs part.

Patterns, no XML parser: what is looked for is text between tags, and no file makes a pattern fetch, nest or grow.
"""

from __future__ import annotations

import csv
import html
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from generator.contents.archive import FAULTS, MAX_PART

MAX_LINES: Final = 20_000
MAX_FILES: Final = 200
"""Files in an archive that are looked into."""
_OWN: Final = re.compile(r"\.(?:docx|xlsx|od[ts]|csv|txt)$", re.IGNORECASE)
_TABLES: Final = {".csv", ".xlsx", ".ods"}
_SEPARATORS: Final = ("\t", ";", ",")
_WORD_PARTS: Final = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_WORD: Final = re.compile(
    r"<w:t(?: [^>]*)?>(?P<text>[^<]*)</w:t>|(?P<blank><w:(?:tab|br|cr)\b[^>]*/>)|(?P<end></w:p>)|(?P<cell></w:tc>)|"
    r"(?P<open><w:tr[ >])|(?P<row></w:tr>)"
)
_ODF: Final = re.compile(
    r"(?P<blank><text:(?:s|tab|line-break)\b[^>]*/>)|(?P<end></text:[ph]>)|(?P<cell></table:table-cell>)|"
    r"(?P<open><table:table-row[ >])|(?P<row></table:table-row>)|<[^>]*>|(?P<text>[^<]+)"
)
_STRINGS: Final = "xl/sharedStrings.xml"
_STRING: Final = re.compile(r"<(?:\w+:)?si>(.*?)</(?:\w+:)?si>", re.DOTALL)
_RUN: Final = re.compile(r"<(?:\w+:)?t(?: [^>]*)?>([^<]*)</(?:\w+:)?t>")
_ROW: Final = re.compile(r"<(?:\w+:)?row\b[^>]*>(.*?)</(?:\w+:)?row>", re.DOTALL)
_CELL: Final = re.compile(
    r"<(?:\w+:)?c\b(?P<attributes>[^>]*?)(?:/>|>(?P<inner>.*?)</(?:\w+:)?c>)", re.DOTALL
)
_AT: Final = re.compile(r'\br="([A-Z]{1,3})\d+"')
_VALUE: Final = re.compile(r"<(?:\w+:)?v>([^<]*)</(?:\w+:)?v>")
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml")


class Page(NamedTuple):
    """What a file says, or a file in it."""

    name: str
    """The name of the file in an archive; empty for the file itself."""
    lines: list[str]
    is_table: bool


def pages(path: Path) -> Iterator[Page]:
    """Yield what a sound file says; what cannot be read says nothing."""
    try:
        yield from _pages(path.suffix, path.read_bytes())
    except (*FAULTS, OSError, KeyError):
        return


def _pages(ending: str, raw: bytes) -> Iterator[Page]:
    if ending == ".zip":
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for name in archive.namelist()[:MAX_FILES]:
                inner = _OWN.search(name)
                yield Page(
                    name, _lines(inner[0].lower(), _part(archive, name)) if inner else [], _is_table(name)
                )
    else:
        yield Page("", _lines(ending, raw), ending in _TABLES)


def _is_table(name: str) -> bool:
    return f".{name.rpartition('.')[2].lower()}" in _TABLES


def _lines(ending: str, raw: bytes) -> list[str]:
    if ending in {".csv", ".txt"}:
        return _of_text(raw.decode("utf-8", "replace").lstrip("\ufeff"), is_table=ending == ".csv")
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        if ending == ".xlsx":
            return list(_of_sheets(archive))[:MAX_LINES]
        is_word = ending == ".docx"
        parts = (
            [each for each in archive.namelist() if _WORD_PARTS.fullmatch(each)]
            if is_word
            else ["content.xml"]
        )
        texts = (_part(archive, each).decode("utf-8", "replace") for each in parts)
        return [line for text in texts for line in _of_tags(_WORD if is_word else _ODF, text)][:MAX_LINES]


def _of_text(text: str, *, is_table: bool) -> list[str]:
    """Return lines; those of a table have tabs between their cells, whatever stood there."""
    lines = [line for line in text.splitlines()[:MAX_LINES] if line.strip()]
    separator = next((each for each in _SEPARATORS if any(each in line for line in lines[:10])), "")
    if not separator or not (is_table or separator == "\t"):
        return lines
    try:
        rows = list(csv.reader(lines, delimiter=separator))
    except csv.Error:
        rows = [line.split(separator) for line in lines]
    return ["\t".join(" ".join(cell.split()) for cell in row) for row in rows]


def _of_tags(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    """Yield paragraphs, and rows of tables."""
    line: list[str] = []
    rows = 0
    for match in pattern.finditer(text):
        kind = match.lastgroup
        if kind == "text":
            line.append(html.unescape(match["text"]))
        elif kind in {"blank", "cell"}:
            line.append("\t" if kind == "cell" else " ")
        elif kind == "open":
            rows += 1
        elif kind in {"end", "row"}:
            rows -= kind == "row"
            if rows > 0:
                line.append(" ")
            else:
                yield "".join(line)
                line = []


def _of_sheets(archive: zipfile.ZipFile) -> Iterator[str]:
    names = archive.namelist()
    shared = (
        _part(archive, "xl/sharedStrings.xml").decode("utf-8", "replace")
        if "xl/sharedStrings.xml" in names
        else ""
    )
    strings = ["".join(_RUN.findall(each)) for each in _STRING.findall(shared)]
    for name in sorted(each for each in names if _SHEET.fullmatch(each)):
        for row in _ROW.finditer(_part(archive, name).decode("utf-8", "replace")):
            yield "\t".join(html.unescape(each) for each in _cells(row[1], strings))


def _cells(row: str, strings: list[str]) -> list[str]:
    """Return the cells of a row where they stand; empty ones are not written in the file."""
    cells: list[str] = []
    for cell in _CELL.finditer(row):
        at = _AT.search(cell["attributes"])
        cells += [""] * (min(_column(at[1]), 1000) - len(cells)) if at else []
        cells.append(_value(cell["attributes"], cell["inner"] or "", strings))
    return cells


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def _value(attributes: str, inner: str, strings: list[str]) -> str:
    value = _VALUE.search(inner)
    if 't="s"' in attributes:
        return (
            strings[int(value[1])] if value and value[1].isdecimal() and int(value[1]) < len(strings) else ""
        )
    return value[1] if value else "".join(_RUN.findall(inner))


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as stream:
        return stream.read(MAX_PART)
