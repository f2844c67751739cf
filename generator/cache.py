"""What one run keeps for the next: files that say themselves whether they are whole, and never run anything.

Whatever is missing, damaged or of another version is simply made anew.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import BinaryIO, TypeVar

from generator import packing

T = TypeVar("T")
_SUM = 32
_BESIDE = (
    *("ahocorasick-rs", "holidays", "jinja2", "markupsafe", "mkdocs", "mkdocs-material", "pydantic"),
    *("pyromark", "pyyaml"),
)
"""The libraries that what is made depends on."""


def recalled(path: Path) -> bytes | None:
    """Return what was kept, or ``None`` when it is missing or damaged."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return data[_SUM:] if hashlib.sha256(memoryview(data)[_SUM:]).digest() == data[:_SUM] else None


def keep(path: Path, data: bytes) -> None:
    """Keep something; a disk that is full or locked only makes the next build slower."""
    _replace(path, lambda file: file.write(data))


def stored(path: Path, kind: type[T], key: bytes = b"") -> T | None:
    """Return the value that was stored with ``key``; ``None`` when it is missing, damaged or no ``kind``."""
    found = next(all_stored(path, key), None)
    return found if isinstance(found, kind) else None


def all_stored(path: Path, key: bytes = b"") -> Iterator[object]:
    """Yield the values that were stored with ``key``, each read when its turn comes; none when they are damaged."""
    with suppress(Exception), path.open("rb") as file:  # whatever is wrong with it, it is of no use
        told = file.read(_SUM)
        if hashlib.file_digest(file, "sha256").digest() == told:
            file.seek(_SUM)
            while file.read(len(key)) == key:
                yield packing.read(file)


def store(path: Path, value: object, key: bytes = b"") -> None:
    """Keep a value of our own types, as ``keep`` does; it is never in memory as a whole a second time."""
    store_all(path, [value], key)


def store_all(path: Path, values: Iterable[object], key: bytes = b"") -> None:
    """Keep values one after the other, as ``store`` keeps one: each is made when its turn comes."""

    def fill(file: _Summed) -> None:
        for value in values:
            file.write(key)
            packing.write(value, file)

    _replace(path, fill)


class _Summed:
    """Adds up what is written to a file."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._told = file, hashlib.sha256()
        file.write(bytes(_SUM))

    def write(self, data: bytes) -> None:
        self._told.update(data)
        self._file.write(data)

    def end(self) -> None:
        """Put the sum where room was left for it."""
        self._file.seek(0)
        self._file.write(self._told.digest())


def _replace(path: Path, fill: Callable[[_Summed], None]) -> None:
    """Write a file that takes the place of the one at ``path`` when it is whole."""
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with aside.open("wb") as file:
                summed = _Summed(file)
                fill(summed)
                summed.end()
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)


@cache
def program() -> bytes:
    """Return a digest of the program itself, Python and the libraries: other programs make other things."""
    from importlib.metadata import version  # noqa: PLC0415 - it takes long to import, and few need it

    told = hashlib.sha256(sys.version.encode())
    told.update("".join(f" {name} {version(name)}" for name in _BESIDE).encode())
    home = Path(__file__).parent
    for path in sorted(path for path in home.rglob("*") if path.suffix in {".py", ".j2"}):
        told.update(f"\0{path.relative_to(home)}\0".encode() + path.read_bytes())
    return told.digest()
