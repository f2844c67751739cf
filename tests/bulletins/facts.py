"""Small data folders of one conclusion or a few, and the bulletins made of them on a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import yaml

from generator.loader import load
from generator.pages import all_pages
from generator.pages.bulletin import plans
from generator.pages.context import Context
from generator.problem import Severity
from generator.public import Public

BODY: Final = {"id": "xa-a", "name": "Xã A", "kind": "commune"}
FOLDERS: Final = {
    "KL": "conclusions",
    "KT": "inspections",
    "HN": "meetings",
    "BC": "reports",
    "BT": "bulletins",
}
MATTER: Final[dict[str, dict[str, Any]]] = {
    "KL": {"title": "Kết luận", "level": "final", "issuer": "xa-a", "concluded_on": "2025-01-02"},
    "KT": {
        "title": "Đợt",
        "kind": "inspection",
        "regime": "administrative",
        "stage": "concluded",
        "lead": "xa-a",
    },
    "HN": {"title": "Hội nghị", "date": "2025-01-02", "host": "xa-a"},
    "BC": {"title": "Số liệu", "organization": "xa-a", "period": "2025"},
    "BT": {},
}
_LATER: Final = re.compile(r"## Sau khi phát hành\n.*?\n(?=## )", re.DOTALL)
_NEW: Final = re.compile(r"^- [\d/]+: .*?\[?.*?(?P<id>[A-Z]{2}-\d{4}-\d{4})", re.MULTILINE)


@dataclass(slots=True)
class Data:
    """A data folder that records are written into."""

    path: Path

    def __post_init__(self) -> None:
        self._write("site.yml", {"name": "Bản tin xã A", "publisher": "xa-a"})
        self._write("organizations/xa-a.yml", BODY)

    def _write(self, name: str, value: dict[str, Any]) -> None:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")

    def add(self, record_id: str, published: str, **fields: Any) -> None:
        """Write a record, over the one of the same id if there is one."""
        prefix = record_id[:2]
        matter = MATTER[prefix] | {"id": record_id, "state": "published", "published_on": published}
        if "title" in matter:
            matter["title"] += f" {record_id}"
        self._write(f"{FOLDERS[prefix]}/{record_id}.yml", matter | fields)

    def organization(self, body: str, **fields: Any) -> None:
        """Write an organization."""
        self._write(f"organizations/{body}.yml", {"id": body} | fields)

    def delete(self, record_id: str) -> None:
        """Delete a record."""
        (self.path / FOLDERS[record_id[:2]] / f"{record_id}.yml").unlink()

    def made(self, today: str) -> dict[str, str]:
        """Return the pages of all bulletins on ``today``: path → Markdown."""
        context = self.context(today)
        return {page.path: page.markdown for planned in plans(context) for page in planned.make()}

    def context(self, today: str) -> Context:
        """Return what page makers work with on ``today``; days yet to come are part of what is tested."""
        loaded = load(self.path)
        assert not [str(each) for each in loaded.problems if each.severity is Severity.error]
        assert loaded.settings
        return Context(Public(loaded.registry, date.fromisoformat(today)), loaded.settings)

    def page(self, path: str, today: str) -> str:
        """Return any page of the site on ``today``."""
        return next(page.markdown for page in all_pages(self.context(today)) if page.path == path)

    def issue(self, quarter: str, today: str) -> str:
        """Return the first page of an issue (``2026-Q1``) on ``today``."""
        return self.made(today)[f"ban-tin/BT-{quarter}.md"]


def part(text: str, heading: str) -> str:
    """Return what stands under a heading of the second level; empty when it is not there."""
    parts = re.split(r"^## ", text, flags=re.MULTILINE)
    return next((each for each in parts if each.startswith(heading)), "")


def settled(text: str) -> str:
    """Return an issue without what was said after it was closed."""
    return _LATER.sub("", text)


def new(text: str) -> list[str]:
    """Return the ids of the records that an issue lists as new."""
    return _NEW.findall(part(text, "Bản ghi mới đăng"))


def task(record_id: str = "KL-2026-0001", **fields: Any) -> list[dict[str, Any]]:
    """Return a list of one recommendation."""
    return [{"id": f"{record_id}-01", "text": "Niêm yết.", "to": ["xa-a"]} | fields]
