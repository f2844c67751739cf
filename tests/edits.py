"""Edits of a data folder as people make them: most leave it valid, so there is a site before and after."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import yaml

from generator import source

KEPT = {"id", "state", "published_on"}
"""What an edit of a field leaves alone."""


def edit(data: Path, seed: int) -> str:
    """Change one thing below ``data`` and return what was done."""
    chance = Random(seed)  # noqa: S311 - no secret
    files = sorted(path for path in data.rglob("*.yml") if path.parent != data)
    path, other = chance.choice(files), chance.choice(files)
    match chance.randrange(8):
        case 0:
            path.unlink()
            return f"{path.name} deleted"
        case 1:
            return _doubled(path, seed)
        case 2:
            path.write_text(
                path.read_text(encoding="utf-8").replace("state: draft", "state: published"), encoding="utf-8"
            )
            return f"{path.name} published"
        case 3:
            path.write_text(f"# {seed}\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
            return f"{path.name} commented"
    value, theirs = (source.parse(each.read_text(encoding="utf-8")).value for each in (path, other))
    done = _changed(value, theirs, chance)
    path.write_text(yaml.safe_dump(_plain(value), allow_unicode=True, sort_keys=False), encoding="utf-8")
    return f"{path.name}: {done}"


def _doubled(path: Path, seed: int) -> str:
    """Enter a record once more under another id."""
    name = (
        f"{path.stem[:-4]}{7000 + seed % 2000}" if path.stem[:2].isupper() else f"{path.stem}-{seed % 2000}"
    )
    text = path.read_text(encoding="utf-8").replace(path.stem, name)
    path.with_name(f"{name}.yml").write_text(text, encoding="utf-8")
    return f"{path.name} doubled as {name}"


def _changed(value: dict[str, Any], theirs: dict[str, Any], chance: Random) -> str:
    """Give a field what the same field says elsewhere, leave one out, or say a text in other words."""
    places = [(where, key) for where, key in _places(value) if key not in KEPT]
    where, key = chance.choice(places)
    same = [
        there[key] for there, name in _places(theirs) if name == key and type(there[key]) is type(where[key])
    ]
    match chance.randrange(3):
        case 0 if same:
            where[key] = copy.deepcopy(chance.choice(same))
            return f"{key} as elsewhere"
        case 1 if isinstance(where, list) and len(where) > 1:
            del where[key]
            return f"number {key} left out"
        case _ if isinstance(where[key], str) and " " in where[key]:
            where[key] += f" (lần {chance.randrange(9)})"
            return f"{key} in other words"
    del where[key]
    return f"{key} left out"


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield value, key
        if isinstance(inner, (dict, list)):
            yield from _places(inner)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, (bool, int, str)) or value is None else str(value)
