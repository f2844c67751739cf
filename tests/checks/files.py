"""Files to attach, sound and unsound, made small enough to read."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Final

TYPES: Final = "[Content_Types].xml"
RELATION: Final = (
    '<Relationships><Relationship Id="r1" Target="{target}" TargetMode="External" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/></Relationships>'
)


def pdf(objects: bytes = b"") -> bytes:
    """Return a PDF with more objects."""
    return b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n" + objects + b"\n%%EOF\n"


def packed(text: bytes, more: bytes = b"") -> bytes:
    """Return an object stream that holds ``text``."""
    body = zlib.compress(text)
    head = b"2 0 obj\n<</Type/ObjStm/Filter/FlateDecode/N 1/First 4%s/Length %d>>\nstream\n" % (
        more,
        len(body),
    )
    return head + body + b"\nendstream\nendobj\n"


def nested(depth: int) -> bytes:
    """Return an archive in an archive, and so on."""
    return archive({"trong.zip": nested(depth - 1)} if depth else {})


def archive(parts: dict[str, str | bytes]) -> bytes:
    """Return a ZIP archive."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def docx(parts: dict[str, str | bytes] | None = None) -> bytes:
    """Return a Word file with more parts."""
    return archive({TYPES: "<Types/>", "word/document.xml": "<w:document/>", **(parts or {})})


def xlsx(parts: dict[str, str | bytes] | None = None) -> bytes:
    """Return an Excel file with more parts."""
    return archive({TYPES: "<Types/>", "xl/workbook.xml": "<workbook/>", **(parts or {})})


def odt(parts: dict[str, str | bytes] | None = None) -> bytes:
    """Return a text of LibreOffice with more parts."""
    return archive(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>", **(parts or {})}
    )


def locked_archive() -> bytes:
    """Return an archive one of whose files asks for a password."""
    made = bytearray(archive({"ho-so.txt": "x"}))
    made[6] |= 1
    made[made.index(b"PK\x01\x02") + 8] |= 1
    return bytes(made)


def exif(*, located: bool, order: str = "<") -> bytes:
    """Return what a camera writes beside a picture, with or without where it was."""
    head = (b"II*\x00" if order == "<" else b"MM\x00*") + struct.pack(f"{order}I", 8)
    tag = (0x8825, 4, 1, 26) if located else (0x0112, 3, 1, 1)
    first = struct.pack(f"{order}HHHII", 1, *tag) + struct.pack(f"{order}I", 0)
    return head + first + struct.pack(f"{order}HHHII", 1, 2, 5, 3, 44) + bytes(28)


def jpeg(note: bytes = b"") -> bytes:
    """Return a JPEG picture with a note of the camera."""
    segment = b"\xff\xe1" + struct.pack(">H", len(note) + 2) + note if note else b""
    return b"\xff\xd8" + segment + b"\xff\xdb\x00\x04\x00\x00\xff\xd9"


def png(note: bytes = b"") -> bytes:
    """Return a PNG picture with a note of the camera."""
    chunks = [(b"IHDR", bytes(13)), *([(b"eXIf", note)] if note else []), (b"IEND", b"")]
    body = (struct.pack(">I", len(data)) + kind + data + bytes(4) for kind, data in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(body)


def webp(note: bytes = b"") -> bytes:
    """Return a WebP picture with a note of the camera."""
    chunk = b"EXIF" + struct.pack("<I", len(note)) + note + bytes(len(note) % 2) if note else b""
    return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk


def compound(name: str = "") -> bytes:
    """Return a file as Word and Excel made them before 2007, with an entry of that name."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + name.encode("utf-16-le")
