"""What is in a file that is published beside a record: told from its bytes, within limits, trusting nothing in it."""

from __future__ import annotations

import codecs
import hashlib
import mmap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from generator.contents import archive, image, pdf
from generator.contents.columns import personal
from generator.contents.found import Contents
from generator.contents.words import Page, pages

__all__ = ["MAX_BYTES", "Contents", "Page", "contents", "pages", "personal", "sha256"]

MAX_BYTES: Final = 50 * 1024 * 1024
"""The largest file that is published: whoever reads on a telephone waits long enough for this one."""
MAX_DEPTH: Final = 4
"""Archives in archives; nobody opens more."""
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
        stat = path.stat()
        return _sha256(path, stat.st_size, stat.st_mtime_ns)
    except OSError:
        return ""


@cache
def _sha256(path: Path, _size: int, _changed: int) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


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
            text = decoder.decode(chunk)
            if "\0" in text or chunk.startswith(_NO_TEXT):
                return Contents(fits=False)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return Contents(fits=False)
    return Contents()


@contextmanager
def _bytes_of(stream: BinaryIO) -> Iterator[bytes | mmap.mmap]:
    """Lend the bytes of a file, be it on the disk or in an archive."""
    if isinstance(stream, BytesIO):
        yield stream.getvalue()
    else:
        with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
            yield data


def _pdf(stream: BinaryIO) -> Contents:
    with _bytes_of(stream) as data:
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
    with _bytes_of(stream) as data:
        return data.find(name.encode("utf-16-le")) >= 0


class _Inside:
    """Looks at the files in an archive, and in archives in it, until it was enough."""

    def __init__(self) -> None:
        self._left = archive.MAX_UNPACKED
        self._depth = 0

    def __call__(self, name: str, data: bytes) -> Contents:
        """Return what is in a file of an archive."""
        self._left -= len(data)
        if self._left < 0 or self._depth == MAX_DEPTH:
            return Contents(bomb=True)
        ending = f".{name.rpartition('.')[2].lower()}"
        if not data:
            return Contents()
        if ending != ".zip":
            return _LOOK[_ALSO.get(ending, ending)](BytesIO(data))
        self._depth += 1
        found = archive.plain(BytesIO(data), self)
        self._depth -= 1
        return found


_LOOK: Final[dict[str, Callable[[BinaryIO], Contents]]] = {
    ".pdf": _pdf,
    ".doc": _old_office,
    ".xls": _old_office,
    ".docx": _office("word/"),
    ".xlsx": _office("xl/"),
    ".odt": lambda stream: archive.open_document(stream, b"application/vnd.oasis.opendocument.text"),
    ".ods": lambda stream: archive.open_document(stream, b"application/vnd.oasis.opendocument.spreadsheet"),
    ".zip": lambda stream: archive.plain(stream, _Inside()),
    ".csv": _text,
    ".txt": _text,
    ".jpg": image.jpeg,
    ".jpeg": image.jpeg,
    ".png": image.png,
    ".webp": image.webp,
}
_ALSO: Final = {".ppt": ".doc", ".pptx": ".docx"}
"""What is looked at as something else is, where its kind does not matter."""
