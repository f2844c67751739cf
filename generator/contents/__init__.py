"""What is in a file that is published beside a record: told from its bytes, within limits, trusting nothing in it."""

from __future__ import annotations

import codecs
import hashlib
import mmap
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import BinaryIO, Final

from generator.contents import archive, image, pdf
from generator.contents.found import Contents

__all__ = ["MAX_BYTES", "Contents", "contents", "sha256"]

MAX_BYTES: Final = 50 * 1024 * 1024
"""The largest file that is published: whoever reads on a telephone waits long enough for this one."""
_CHUNK: Final = 1024 * 1024
_NO_TEXT: Final = (b"%PDF-", b"{\\rtf")
"""How files begin that are made of letters, but for programs only."""
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How Word and Excel files of before 2007 begin, and newer ones that ask for a password."""


def contents(path: Path) -> Contents:
    """Return what is in a file; it is opened once, however many rules ask."""
    try:
        stat = path.stat()
    except OSError:
        return Contents(readable=False)
    return _contents(path, stat.st_size, stat.st_mtime_ns)


def sha256(path: Path) -> str:
    """Return the digest of a file; empty when it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


@cache
def _contents(path: Path, size: int, _changed: int) -> Contents:
    if size > MAX_BYTES:
        return Contents(size=size)
    look = _LOOK.get(path.suffix)
    try:
        with path.open("rb") as stream:
            found = look(stream) if look and size else Contents(fits=not look)
    except OSError:
        return Contents(readable=False)
    return found._replace(size=size)


def _text(stream: BinaryIO) -> Contents:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := stream.read(_CHUNK):
            if "\0" in decoder.decode(chunk) or chunk.startswith(_NO_TEXT):
                return Contents(fits=False)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return Contents(fits=False)
    return Contents()


def _pdf(stream: BinaryIO) -> Contents:
    with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return pdf.look(data)


def _old_office(stream: BinaryIO) -> Contents:
    if stream.read(len(_OLE)) != _OLE:
        return Contents(fits=False)
    return Contents(macro="VBA" if _holds(stream, "_VBA_PROJECT") else "")


def _office(folder: str) -> Callable[[BinaryIO], Contents]:
    def look(stream: BinaryIO) -> Contents:
        if stream.read(len(_OLE)) == _OLE:
            locked = _holds(stream, "EncryptedPackage")
            return Contents(fits=locked, locked=locked)
        return archive.office(stream, folder)

    return look


def _holds(stream: BinaryIO, name: str) -> bool:
    """Whether a compound file has an entry of that name."""
    with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return data.find(name.encode("utf-16-le")) >= 0


_LOOK: Final[dict[str, Callable[[BinaryIO], Contents]]] = {
    ".pdf": _pdf,
    ".doc": _old_office,
    ".xls": _old_office,
    ".docx": _office("word/"),
    ".xlsx": _office("xl/"),
    ".odt": lambda stream: archive.open_document(stream, b"application/vnd.oasis.opendocument.text"),
    ".ods": lambda stream: archive.open_document(stream, b"application/vnd.oasis.opendocument.spreadsheet"),
    ".zip": archive.plain,
    ".csv": _text,
    ".txt": _text,
    ".jpg": image.jpeg,
    ".jpeg": image.jpeg,
    ".png": image.png,
    ".webp": image.webp,
}
