"""What one run keeps for the next: files that say themselves whether they are whole, and never run anything.

Whatever is missing, damaged or of another version is simply made anew.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

_SUM = 32
_OWN = "generator."
_PLAIN = {"builtins", "datetime", "decimal"}
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


def keep(path: Path, *parts: bytes) -> None:
    """Keep something, which may be given in parts; a disk that is full or locked only makes the next build slower."""
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        told = hashlib.sha256()
        for part in parts:
            told.update(part)
        with aside.open("wb") as file:
            file.writelines((told.digest(), *parts))
        aside.replace(path)
    except OSError:
        with suppress(OSError):
            aside.unlink()


def packed(value: object) -> bytes:
    """Return a value of our own types as bytes."""
    return pickle.dumps(value, protocol=5)


def unpacked(data: bytes | memoryview) -> Any:
    """Return the value that was packed; raise ``pickle.UnpicklingError`` when it is of other types than ours."""
    return _Unpacker(io.BytesIO(data)).load()


class _Unpacker(pickle.Unpickler):
    """A cache may come from anywhere: it gets no function to call but what makes our own values."""

    def find_class(self, module: str, name: str) -> Any:
        if (module.startswith(_OWN) or module in _PLAIN) and isinstance(
            found := super().find_class(module, name), type
        ):
            return found
        raise pickle.UnpicklingError(f"{module}.{name}")


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
