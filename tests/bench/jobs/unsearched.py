"""``bantin``, without all that a build does for the search."""

from __future__ import annotations

from typing import Any

from generator import __main__, finishing, search


def no_copy(*_: Any, **__: Any) -> None:
    """Prepare no page for the search."""


def no_files(*_: Any, **__: Any) -> tuple[()]:
    """Index none."""
    return ()


if __name__ == "__main__":
    for module, name, instead in ((finishing, "searched", no_copy), (search, "files", no_files)):
        setattr(module, name, instead)
    __main__.main()
