"""Pictures: whether they are what their name says, and whether they say where they were taken."""

from __future__ import annotations

import struct
from typing import BinaryIO, Final

from generator.contents.found import Contents

MAX_NOTE: Final = 1024 * 1024
"""More than what a camera writes beside a picture."""
_EXIF: Final = b"Exif\x00\x00"
_XMP: Final = b"GPSLatitude"
_POSITION: Final = 0x8825
_LATITUDE: Final = 2


def jpeg(stream: BinaryIO) -> Contents:
    """Return what is in a JPEG picture."""
    if stream.read(3) != b"\xff\xd8\xff":
        return Contents(fits=False)
    stream.seek(2)
    located = False
    while len(head := stream.read(4)) == 4 and head[0] == 0xFF and head[1] not in {0xD9, 0xDA}:
        size = struct.unpack(">H", head[2:])[0] - 2
        note = stream.read(max(size, 0))
        located |= head[1] == 0xE1 and _is_located(note)
    return Contents(located=located)


def png(stream: BinaryIO) -> Contents:
    """Return what is in a PNG picture."""
    if stream.read(8) != b"\x89PNG\r\n\x1a\n":
        return Contents(fits=False)
    located = False
    while len(head := stream.read(8)) == 8 and head[4:] != b"IEND":
        size = struct.unpack(">I", head[:4])[0]
        located |= _note(stream, size, is_note=head[4:] in {b"eXIf", b"iTXt", b"tEXt"})
        stream.seek(4, 1)
    return Contents(located=located)


def webp(stream: BinaryIO) -> Contents:
    """Return what is in a WebP picture."""
    head = stream.read(12)
    if head[:4] != b"RIFF" or head[8:] != b"WEBP":
        return Contents(fits=False)
    located = False
    while len(head := stream.read(8)) == 8:
        size = struct.unpack("<I", head[4:])[0]
        located |= _note(stream, size, is_note=head[:4] in {b"EXIF", b"XMP "})
        stream.seek(size % 2, 1)
    return Contents(located=located)


def _note(stream: BinaryIO, size: int, *, is_note: bool) -> bool:
    """Read or skip one chunk; return whether it says where the picture was taken."""
    note = stream.read(min(size, MAX_NOTE)) if is_note else b""
    stream.seek(size - len(note), 1)
    return _is_located(note)


def _is_located(note: bytes) -> bool:
    return _XMP in note or _has_position(note.removeprefix(_EXIF))


def _has_position(tiff: bytes) -> bool:
    """Whether Exif data give a latitude."""
    order = {b"II*\x00": "<", b"MM\x00*": ">"}.get(tiff[:4])
    if order is None:
        return False
    try:
        entries = _entries(tiff, order, struct.unpack_from(f"{order}I", tiff, 4)[0])
        return _POSITION in entries and _LATITUDE in _entries(tiff, order, entries[_POSITION])
    except struct.error:
        return False


def _entries(tiff: bytes, order: str, at: int) -> dict[int, int]:
    """Return the entries of a directory: tag → value, or where it stands."""
    (count,) = struct.unpack_from(f"{order}H", tiff, at)
    found = (struct.unpack_from(f"{order}HHII", tiff, at + 2 + 12 * index) for index in range(count))
    return {tag: value for tag, _kind, _count, value in found}
