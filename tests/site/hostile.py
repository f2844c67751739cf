"""The minisite with every text of every record armed, and records with long and many texts."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from generator.source import parse
from tests.minisite.folder import DATA

ATTACK: Final = (
    "</h1></li></td></div></main><script>window.ran=1;alert(1)</script><img src=x onerror=alert(1)> "
    "<svg onload=alert(1)> {{ 7*7 }} {% include 'base.html' %} ${7*7} [x](javascript:alert(1)) ![x](x) | `m` **đ "
    "<!-- <style>*{display:none} &#60;b&#62; \u202eđảo\u202c ẩ\u200bn \u2066trong\u2069 \ufeff "
)
"""Put before every text, so that names of one record that point to each other still do."""
LONG: Final = "Ủy ban nhân dân phường có tên rất dài " * 8
WHOLE: Final = "KL-2026-0099"


def arm(data: Path) -> Path:
    """Write the records to the new folder ``data`` and return it."""
    shutil.copytree(DATA, data)
    for path in data.rglob("*.yml"):
        if path.name not in {"rules.yml", "holidays.yml"}:
            write(path, _armed(parse(path.read_text(encoding="utf-8")).value))
    write(data / "conclusions" / f"{WHOLE}.yml", _many())
    write(data / "organizations/ten-dai.yml", {"id": "ten-dai", "name": LONG.strip()[:300], "kind": "other"})
    return data


def _armed(value: Any) -> Any:
    """Return a plain value with the attack before every text; what has no space and only ASCII is no text."""
    if isinstance(value, dict):
        return {key: _armed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_armed(each) for each in value]
    is_text = isinstance(value, str) and (" " in value or not value.isascii()) and "://" not in value
    return ATTACK + value if is_text else value


def _many() -> dict[str, Any]:
    tasks = [
        {
            "id": f"{WHOLE}-{number:02d}",
            "text": f"{ATTACK}Việc {number}.",
            "to": ["ten-dai"],
            "due": "2026-03-01",
        }
        for number in range(1, 61)
    ]
    head = {"id": WHOLE, "state": "published", "published_on": "2026-03-01", "title": (ATTACK + LONG)[:500]}
    return head | {
        "level": "final",
        "issuer": "ten-dai",
        "concluded_on": "2026-02-01",
        "recommendations": tasks,
    }


def write(path: Path, value: Any) -> None:
    """Write a value as a file of records."""
    path.write_text(json.dumps(value, default=_short), encoding="utf-8")


def _short(number: Decimal) -> float:
    return round(float(number), 4)
