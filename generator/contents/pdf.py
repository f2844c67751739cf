"""PDF files: scripts, programs to start, files hidden inside; also in compressed object streams."""

from __future__ import annotations

import mmap
import re
import zlib
from collections.abc import Iterator
from typing import Final

from generator.contents.found import Contents

MAX_UNPACKED: Final = 64 * 1024 * 1024
MAX_STREAMS: Final = 20_000
_HEAD: Final = 1024
"""The header stands in the first bytes, though not always first."""
_DICTIONARY: Final = 4096
"""More than any dictionary of an object stream is long."""

_NAMES: Final = (b"JavaScript", b"Launch", b"EmbeddedFile", b"EmbeddedFiles", b"RichMedia", b"Rendition")
_PLAIN: Final = re.compile(rb"/(" + b"|".join(_NAMES) + rb")(?![A-Za-z0-9#])")
_SCRIPT: Final = re.compile(rb"[\t-~]{4}/(JS)\s*(?:[(<]|\d+\s+\d+\s+R)[\t-~]{4}")
"""``/JS`` is so short that it occurs by chance among compressed bytes: what is around it must be text too."""
_LETTER: Final = rb"[^\x00-\x20\x7f-\xff/<>\[\](){}%]"
_SPELT: Final = re.compile(rb"/(" + _LETTER + rb"{0,40}?#[0-9A-Fa-f]{2}" + _LETTER + rb"{0,60})")
"""A name some of whose letters are written as numbers: ``/J#61vaScript``."""
_OBJECTS: Final = re.compile(
    rb"/(?:ObjStm|" + _LETTER + rb"{0,16}?#[0-9A-Fa-f]{2}" + _LETTER + rb"{0,16})(?=[\s/>])"
)
_SEALED: Final = re.compile(rb"/Encrypt(?:\s+\d+\s+\d+\s+R|\s*<<)")
_STREAM: Final = re.compile(rb"stream\r?\n")


def look(data: bytes | mmap.mmap) -> Contents:
    """Return what is in a PDF."""
    if b"%PDF-" not in data[:_HEAD]:
        return Contents(fits=False)
    found = Contents(active=_active(data), sealed=_SEALED.search(data) is not None)
    left = MAX_UNPACKED
    for count, packed in enumerate(_object_streams(data)):
        text, left = _unpacked(data, packed, left)
        if left < 0 or count == MAX_STREAMS:
            return found._replace(bomb=True)
        found = found._replace(active=found.active or _active(text))
    return found


def _active(text: mmap.mmap | bytes) -> str:
    """Return the name of the first thing that acts by itself; empty when there is none."""
    if match := _PLAIN.search(text) or _SCRIPT.search(text):
        return match[1].decode("ascii")
    for spelt in _SPELT.finditer(text):
        name = _read(spelt[1])
        if name in _NAMES or name == b"JS":
            return name.decode("ascii")
    return ""


def _read(name: bytes) -> bytes:
    return re.sub(rb"#([0-9A-Fa-f]{2})", lambda match: bytes([int(match[1], 16)]), name)


def _object_streams(data: bytes | mmap.mmap) -> Iterator[int]:
    """Yield where the bytes of each object stream begin."""
    for mark in _OBJECTS.finditer(data):
        if _read(mark[0]) == b"/ObjStm" and (
            begin := _STREAM.search(data, mark.end(), mark.end() + _DICTIONARY)
        ):
            yield begin.end()


def _unpacked(data: bytes | mmap.mmap, begin: int, left: int) -> tuple[bytes, int]:
    """Return what an object stream holds, and how much may still be unpacked: less than none when it was too much."""
    unpacker = zlib.decompressobj()
    parts: list[bytes] = []
    try:
        while not unpacker.eof and left >= 0 and (chunk := data[begin : begin + 65_536]):
            begin += len(chunk)
            while chunk and left >= 0:
                part = unpacker.decompress(chunk, 1024 * 1024)
                parts.append(part)
                left -= len(part)
                chunk = unpacker.unconsumed_tail
    except zlib.error:
        pass
    return b"".join(parts), left
