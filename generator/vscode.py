"""What helps VS Code with the records of a site: schemas, which of them is for which files, and what reads them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from generator.json_schema import MODELS, file_name, schemas

FOLDER: Final = ".vscode"
OWN: Final = ("settings.json", "extensions.json")
"""Files that an editor may have changed: written once, then theirs."""


def files(data: str = "data") -> Iterator[tuple[str, str]]:
    """Yield name → text of the files of the folder, for a site whose records are in ``data``."""
    for name, schema in schemas():
        yield file_name(name), _text(schema)
    yield "settings.json", _text(_settings(data))
    yield "extensions.json", _text({"recommendations": ["redhat.vscode-yaml"]})


def refresh(site: Path, data: str) -> list[str]:
    """Write the schemas anew, and what else is missing; return the names of what was written."""
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    wanted = [(name, text) for name, text in files(data) if name not in OWN or not (folder / name).exists()]
    for name, text in wanted:
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return [name for name, _ in wanted]


def modeline(record: Path, site: Path, name: str) -> str:
    """Return the line that tells other programs the schema of ``record``; empty where the site has no schemas."""
    schema = site / FOLDER / file_name(name)
    if not schema.is_file():
        return ""
    return f"# yaml-language-server: $schema={Path(os.path.relpath(schema, record.parent)).as_posix()}"


def _settings(data: str) -> dict[str, Any]:
    places = {f"{FOLDER}/{file_name(name)}": f"{data}/{pattern}" for name, (pattern, _) in MODELS.items()}
    return {
        "[yaml]": {"editor.wordWrap": "on"},
        "files.eol": "\n",
        "yaml.format.enable": False,  # it would fold and quote what editors wrote
        "yaml.schemaStore.enable": False,  # nothing is asked of another site
        "yaml.schemas": places,
    }


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
