"""A data folder of a few lines: organizations on one line each, and the pages made of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from generator.loader import load
from generator.pages import all_pages
from generator.public import Public
from generator.site import make_site

TODAY: Final = date(2026, 3, 16)
SETTINGS: Final = "name: Trang thử\npublisher: ubnd\n"
REACHED: Final = """\
id: BC-2026-0001
state: published
published_on: 2026-01-01
title: Mọi đơn vị
organization: ubnd
period: 2025
relations:
"""
FOLDERS: Final = {"KT": "inspections", "KL": "conclusions", "CT": "programmes", "BC": "reports"}


class Small:
    """A data folder whose organizations are all out, because one report names them."""

    def __init__(self, parent: Path) -> None:
        self.path = parent / "data"
        self._named: list[str] = []
        self._write("site.yml", SETTINGS)
        self.organization("ubnd", "Ủy ban nhân dân", "peoples_committee")

    def organization(self, name: str, heading: str, kind: str, *more: str) -> Small:
        """Write an organization; ``more`` are further lines."""
        lines = [f"id: {name}", f"name: {heading}", f"kind: {kind}", *more]
        self._write(f"organizations/{name}.yml", "\n".join(lines) + "\n")
        self._named.append(name)
        return self

    def document(self, name: str, kind: str) -> Small:
        """Write a document; a record must name it for it to be out."""
        lines = [f"id: {name}", f"type: {kind}", f"sign: {name}", f"title: Văn bản {name}"]
        self._write(f"documents/{name}.yml", "\n".join(lines) + "\n")
        return self

    def record(self, record_id: str, *lines: str, state: str = "published") -> Small:
        """Write a numbered record."""
        head = [f"id: {record_id}", f"state: {state}", "published_on: 2026-01-01", f"title: Bản {record_id}"]
        withdrawn = ["withdrawal: {on: 2026-02-01, reason: duplicate}"] if state == "withdrawn" else []
        text = "\n".join([*head, *lines, *withdrawn]) + "\n"
        self._write(f"{FOLDERS[record_id[:2]]}/{record_id}.yml", text)
        return self

    def view(self, today: date = TODAY) -> Public:
        """Return what is out."""
        self._reach()
        return make_site(self.path, today).context.view

    def unchecked(self) -> Public:
        """Return what would be out if no rule had looked at the data."""
        self._reach()
        return Public(load(self.path).registry, TODAY)

    def pages(self, today: date = TODAY) -> dict[str, str]:
        """Return the pages: path → Markdown."""
        self._reach()
        return {page.path: page.markdown for page in all_pages(make_site(self.path, today).context)}

    def _reach(self) -> None:
        related = "".join(f"  - {{kind: cites, record: {name}}}\n" for name in self._named)
        self._write("reports/BC-2026-0001.yml", REACHED + related)

    def _write(self, name: str, text: str) -> None:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def went(*steps: str, on: str = "2025-07-01") -> str:
    """Return the lines of successors: ``went("xa-b whole")``."""
    pairs = (step.split() for step in steps)
    return "successors:\n" + "\n".join(
        f"  - {{organization: {to}, on: {on}, extent: {extent}}}" for to, extent in pairs
    )
