"""A new record: the next free id, where its file goes, and the file to be filled in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Final

from slugify import slugify

from generator import examples, files, history, vscode
from generator.records import RecordType
from generator.validation import validate

EVENT: Final = {
    "inspection": "conducted",
    "conclusion": "concluded_on",
    "meeting": "date",
    "programme": "period",
    "report": "period",
}
"""Type → the field whose year is that of the id."""
_ID: Final = re.compile(r"^id:[ \t]*[\"']?([A-Za-z0-9-]+)", re.MULTILINE)
_NUMBERED: Final = re.compile(r"(?P<prefix>[A-Z]{2})-(?P<year>[0-9]{4})-(?P<number>[0-9]{4,})")
_YEAR: Final = re.compile(r"[12][0-9]{3}")
_SAME_YEAR: Final = "{year}"
_LONGEST: Final = 80


def prefix(kind: RecordType) -> str:
    """Return the letters that numbered ids of a type start with; empty for types whose ids are slugs."""
    patterns = (getattr(each, "pattern", None) or "" for each in kind.model.model_fields["id"].metadata)
    return next((each[1:3] for each in patterns if re.match(r"\^[A-Z]{2}-", each)), "")


def taken(data: Path) -> set[str]:
    """Return all ids in use, in files that cannot be read as records too, and those that git remembers."""
    found = [each for each in files.scan(data)[0] if each.inside.endswith(".yml")]
    inside = {match for each in found for match in _ID.findall(_start(each.path))}
    return {each.stem for each in found} | inside | history.ids(data)


def next_id(kind: RecordType, year: int, used: Iterable[str]) -> str:
    """Return the id after the highest of its year."""
    ours = (match for each in used if (match := _NUMBERED.fullmatch(each)))
    numbers = [
        int(each["number"]) for each in ours if (each["prefix"], each["year"]) == (prefix(kind), f"{year}")
    ]
    return f"{prefix(kind)}-{year}-{max(numbers, default=0) + 1:04d}"


def year_of(kind: RecordType, values: Mapping[str, Any]) -> int | None:
    """Return the year of the event, when it is known."""
    match = _YEAR.search(str(values.get(EVENT.get(kind.name, ""), "")))
    return int(match[0]) if match else None


def slugs(kind: RecordType, values: Mapping[str, Any]) -> list[str]:
    """Return ids to propose for an organization or a document: its name, then with its place or year."""
    name = next((values[each] for each in ("sign", "name", "title") if isinstance(values.get(each), str)), "")
    base = slugify(name, max_length=_LONGEST, word_boundary=True)
    year = _YEAR.search(str(values.get("issued_on", "")))
    dated = f"{base}-{year[0]}" if year and year[0] not in base.split("-") else base
    place = values.get("place")
    placed = [f"{base}-{place}"] if isinstance(place, str) else []
    found = [dated, *placed] if kind.name == "document" else [base, *placed]
    return [each for each in found if base and is_id(kind, each)]


def is_id(kind: RecordType, text: str) -> bool:
    """Whether ``text`` can be an id of the type."""
    return not any(flaw.path == ("id",) for flaw in validate(kind.model, {"id": text})[1])


def place(data: Path, kind: RecordType, record_id: str) -> Path:
    """Return where the file of a new record goes: by year, where most of its type are kept so."""
    habits = Counter(
        _habit(PurePosixPath(each.inside)) for each in files.scan(data)[0] if each.top == kind.folder
    )
    habit = habits.most_common(1)[0][0] if habits else ""
    year = _NUMBERED.fullmatch(record_id)
    folder = data / kind.folder
    return (folder / year["year"] if year and habit == _SAME_YEAR else folder) / f"{record_id}.yml"


def write(data: Path, kind: RecordType, record_id: str, values: Mapping[str, Any]) -> Path:
    """Write a new record and return where; raise ``FileExistsError`` rather than overwrite."""
    path = place(data, kind, record_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    line = vscode.modeline(path.absolute(), data.absolute().parent, kind.name)
    text = examples.skeleton(kind, record_id, values)
    with path.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(f"{line}\n\n{text}" if line else text)
    return path


def _habit(inside: PurePosixPath) -> str:
    """Return the folders between that of the type and a file; the year of its id stands as one word for all."""
    year = _NUMBERED.fullmatch(inside.stem)
    between = inside.parts[1:-1]
    return "/".join(_SAME_YEAR if year and part == year["year"] else part for part in between)


def _start(path: Path) -> str:
    try:
        return path.read_bytes()[: files.MAX_BYTES].decode("utf-8", "replace")
    except OSError:
        return ""
