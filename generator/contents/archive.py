"""ZIP archives, and the office files that are such: what is in them without unpacking more than a little."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import BinaryIO, Final

from generator.contents.found import Contents

MAX_DIRECTORY: Final = 2 * 1024 * 1024
"""The list of what is in an archive: some 20.000 files."""
MAX_PART: Final = 32 * 1024 * 1024
MAX_UNPACKED: Final = 1024 * 1024 * 1024
MAX_RATIO: Final = 200
_END: Final = b"PK\x05\x06"
_PROGRAMS: Final = re.compile(
    r"\.(?:exe|scr|msi|bat|cmd|ps1|vbs|jse|wsf|hta|jar|lnk|docm|xlsm|pptm)$", re.IGNORECASE
)
_WORTH_A_LOOK: Final = re.compile(r"\.(?:zip|docx?|xlsx?|pptx?|od[ts]|pdf)$", re.IGNORECASE)
"""What may hold a program though its name is harmless."""
_MACROS: Final = re.compile(r"(?:^|/)vbaproject\.bin$|/activex/", re.IGNORECASE)
_BASIC: Final = re.compile(r"^(?:basic|scripts)/.", re.IGNORECASE)
_RELATION: Final = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_EXTERNAL: Final = re.compile(rb"TargetMode\s*=\s*[\"']External[\"']")
_KIND: Final = re.compile(rb"Type\s*=\s*[\"'][^\"']*/(\w+)[\"']")
_COMMENT: Final = re.compile(rb"<w:comment[ >]")
_TOLD: Final = re.compile(r"externalLinks/.*\.xml$|^word/.*\.xml$|^xl/workbook\.xml$")
"""Parts of office files that say what happens when they are opened, and what is hidden."""
_TRACKED: Final = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo) ")
_HIDDEN_SHEET: Final = re.compile(rb"<(?:\w+:)?sheet [^>]*state=[\"'](?:veryH|h)idden[\"']")
_DDE: Final = re.compile(
    rb"instrText[^>]*>[\s\"]*DDE(?:AUTO)?\b|instr=\"[\s\"]*DDE(?:AUTO)?\b|<(?:\w+:)?ddeLink\b"
)
FAULTS: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What ``zipfile`` raises at bytes that are no sound archive."""


Inside = Callable[[str, bytes], Contents]
"""Looks at a file in an archive: its name, its bytes."""


def plain(stream: BinaryIO, inside: Inside) -> Contents:
    """Return what is in an archive that is no more than that, and what ``inside`` finds in the files in it."""

    def look(archive: zipfile.ZipFile) -> Contents:
        all_found = Contents()
        for name in archive.namelist():
            found = inside(name, _part(archive, name)) if _WORTH_A_LOOK.search(name) else Contents()
            all_found = all_found._replace(
                active=all_found.active or found.active,
                macro=all_found.macro or found.macro,
                locked=all_found.locked or found.locked,
                bomb=all_found.bomb or found.bomb,
            )
        return all_found

    return _look(stream, look)


def office(stream: BinaryIO, folder: str) -> Contents:
    """Return what is in a Word or Excel file, whose parts stand in ``folder``."""

    def look(archive: zipfile.ZipFile) -> Contents:
        names = archive.namelist()
        fits = "[Content_Types].xml" in names and any(name.startswith(folder) for name in names)
        return _parts(archive)._replace(fits=fits)

    return _look(stream, look)


def open_document(stream: BinaryIO, kind: bytes) -> Contents:
    """Return what is in an OpenDocument file, which says of which kind it is."""

    def look(archive: zipfile.ZipFile) -> Contents:
        names = archive.namelist()
        fits = "mimetype" in names and _part(archive, "mimetype").strip() == kind
        manifest = _part(archive, "META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
        return Contents(fits=fits, macro=_first(_BASIC, names), locked=b"encryption-data" in manifest)

    return _look(stream, look)


def _look(stream: BinaryIO, look: Callable[[zipfile.ZipFile], Contents]) -> Contents:
    stream.seek(0)
    if stream.read(4) not in {b"PK\x03\x04", _END}:
        return Contents(fits=False)
    if _directory(stream) > MAX_DIRECTORY:
        return Contents(bomb=True)
    try:
        with zipfile.ZipFile(stream) as archive:
            if _is_bomb(archive):
                return Contents(bomb=True)
            if any(entry.flag_bits & 1 for entry in archive.infolist()):
                return Contents(locked=True)
            found = look(archive)
            return found._replace(macro=_first(_PROGRAMS, archive.namelist()) or found.macro)
    except FAULTS:
        return Contents(fits=False)


def _directory(stream: BinaryIO) -> int:
    """Return how long the list of an archive says it is: it is read at once, so it must not be long."""
    stream.seek(0, 2)
    stream.seek(-min(stream.tell(), 65_557), 2)
    tail = stream.read()
    at = tail.rfind(_END)
    size: int = struct.unpack_from("<I", tail, at + 12)[0] if 0 <= at <= len(tail) - 22 else 0
    return size


def _is_bomb(archive: zipfile.ZipFile) -> bool:
    unpacked = sum(entry.file_size for entry in archive.infolist())
    packed = sum(entry.compress_size for entry in archive.infolist())
    return unpacked > MAX_UNPACKED or (unpacked > MAX_PART and unpacked > MAX_RATIO * packed)


def _parts(archive: zipfile.ZipFile) -> Contents:
    macro, external, hidden = _first(_MACROS, archive.namelist()), "", ""
    for name in archive.namelist():
        if name == "[Content_Types].xml" and b"macroEnabled" in _part(archive, name):
            macro = macro or "macroEnabled"
        elif name.endswith(".rels"):
            external = external or _external(_part(archive, name))
        elif _TOLD.search(name):
            part = _part(archive, name)
            macro = macro or ("DDE" if _DDE.search(part) else "")
            hidden = hidden or _hidden(name, part)
    return Contents(macro=macro, external=external, hidden=hidden)


def _hidden(name: str, part: bytes) -> str:
    """Return what a part of an office file holds that readers do not see at first."""
    said = {
        "word/comments.xml": ("comments", _COMMENT),
        "word/document.xml": ("changes", _TRACKED),
        "xl/workbook.xml": ("sheet", _HIDDEN_SHEET),
    }
    kind, pattern = said.get(name, ("", _COMMENT))
    return kind if kind and pattern.search(part) else ""


def _first(pattern: re.Pattern[str], names: list[str]) -> str:
    """Return the end of the first name that a pattern is found in; empty when there is none."""
    return next((name[-60:] for name in names if pattern.search(name)), "")


def _external(relations: bytes) -> str:
    """Return what is fetched from elsewhere; a link that a reader may follow is not."""
    for match in _RELATION.finditer(relations):
        kind = _KIND.search(match[0])
        if _EXTERNAL.search(match[0]) and kind and kind[1] != b"hyperlink":
            return kind[1].decode("ascii", "replace")[:60]
    return ""


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as stream:
        return stream.read(MAX_PART)
