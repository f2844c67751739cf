"""The small index for a site opened from a disk, where no script may fetch a file: titles only, as a script itself."""

from __future__ import annotations

import json
from collections.abc import Iterable

from generator.search.document import Entry


def script(entries: Iterable[Entry]) -> str:
    """Return the script: of each page, newest first, address, title, line below it, day, further words, facets."""
    encoded = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
    lines = [
        encoded([each.path, each.title, each.lead, each.day, each.also, dict(each.facets)])
        for each in sorted(sorted(entries, key=_path), key=_day, reverse=True)
    ]
    return "window.bantinTitles = [\n" + ",\n".join(lines).replace("</", "<\\/") + "\n];\n"


def _path(entry: Entry) -> str:
    return entry.path


def _day(entry: Entry) -> str:
    return entry.day
