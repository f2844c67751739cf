"""Values of our own types as bytes, and back: whatever the bytes hold, nothing of them is run."""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, BinaryIO, Protocol

_OWN = "generator."
_PLAIN = {"builtins", "datetime", "decimal"}


class Waiting(Protocol):
    """Bytes that wait elsewhere."""

    def read(self) -> bytes:
        """Return them."""

    def __hash__(self) -> int:
        """Tell them from others."""


Packed = bytes | Waiting


def packed(value: object) -> bytes:
    """Return a value of our own types as bytes."""
    return pickle.dumps(value, protocol=5)


def alike(value: object) -> bytes:
    """Return a value of our own types as bytes: equal values, which hold equal ones, as the same bytes."""
    found = io.BytesIO()
    pickler = pickle.Pickler(found, protocol=5)
    pickler.fast = True  # it does not tell what is the same object
    pickler.dump(value)
    return found.getvalue()


def in_lots(values: Mapping[str, object], size: int) -> Iterator[bytes]:
    """Yield mappings of so many of ``values`` each, in their order, as bytes."""
    names = list(values)
    for start in range(0, len(names), size):
        yield packed({name: values[name] for name in names[start : start + size]})


def unpacked(kept: Packed) -> Any:
    """Return the value that was packed; raise ``pickle.UnpicklingError`` when it is of other types than ours."""
    return _Unpacker(io.BytesIO(held(kept))).load()


def held(kept: Packed) -> bytes:
    """Return the bytes, wherever they are."""
    return kept if isinstance(kept, bytes) else kept.read()


def write(value: object, file: Any) -> None:
    """Write a value of our own types as bytes: it is never in memory as a whole a second time."""
    pickle.dump(value, file, protocol=5)


def read(file: BinaryIO) -> Any:
    """Return the value that was written; raise as ``unpacked`` does."""
    return _Unpacker(file).load()


class _Unpacker(pickle.Unpickler):
    """What was packed may come from anywhere: it gets no function to call but what makes our own values."""

    def find_class(self, module: str, name: str) -> Any:
        return _type(module, name)


@cache
def _type(module: str, name: str) -> type:
    if module.startswith(_OWN) or module in _PLAIN:
        found = pickle.Unpickler(io.BytesIO()).find_class(module, name)  # noqa: S301 - nothing is read
        if isinstance(found, type):
            return found
    raise pickle.UnpicklingError(f"{module}.{name}")
