"""Short ways to write records, and to look at what came of them."""

from __future__ import annotations

from datetime import date
from typing import Final

from generator.public import Public
from generator.registry import Registry
from tests.folder import VALID, Folder

TODAY: Final = date(2026, 11, 21)
WITHDRAWN: Final = "state: withdrawn\nwithdrawal: {on: 2026-11-02, reason: duplicate}\n"
SILENT_REASONS: Final = ("personal_data", "legal_requirement", "published_in_error")
"""Reasons for which not even the title of a withdrawn record is shown."""
TOLD_REASONS: Final = ("superseded", "duplicate", "source_retracted")


def registry_of(folder: Folder) -> Registry:
    """Load a folder that has no errors."""
    loaded = folder.load()
    assert not [str(each) for each in loaded.problems if each.error]
    return loaded.registry


def view(folder: Folder, today: date = TODAY) -> Public:
    """Return what a citizen may see of a folder."""
    return Public(registry_of(folder), today)


def seen(folder: Folder, today: date = TODAY) -> set[str]:
    """Return the ids of what a citizen may see."""
    return registry_of(folder).visible(today)


def bare(folder: Folder) -> None:
    """Leave nothing but settings."""
    for name in (name for name in VALID if name != "site.yml"):
        folder.delete(name)
    folder.write("site.yml", "name: Bản tin\npublisher: {described: nhóm biên tập}\n")


def body(
    folder: Folder, record_id: str, *, kind: str = "ward", name: str = "", more: str = "", **successors: str
) -> None:
    """Write an organization; ``successors`` are ids (with ``_`` for ``-``) and how much of it went there."""
    lines = [f"id: {record_id}", f"name: {name or record_id}", f"kind: {kind}"]
    if successors:
        lines.append("successors:")
        for target, extent in successors.items():
            organization = target.replace("_", "-")
            lines.append(f"  - {{organization: {organization}, on: 2025-07-01, extent: {extent}}}")
    folder.write(f"organizations/{record_id}.yml", "\n".join(lines) + "\n" + more)


def inspection(folder: Folder, number: int, lead: str, more: str = "") -> str:
    """Write a published inspection and return its id."""
    record_id = f"KT-2022-{number:04}"
    head = "state: published\npublished_on: 2026-11-01\n" if "state:" not in more else ""
    text = f"id: {record_id}\n{head}title: Đợt {number}\nkind: inspection\nregime: party\nstage: concluded\n"
    folder.write(f"inspections/{record_id}.yml", f"{text}lead: {lead}\n{more}")
    return record_id


def withdraw(folder: Folder, name: str, reason: str) -> None:
    """Withdraw the published record in a file."""
    folder.replace(name, "state: published", "state: withdrawn")
    folder.append(name, f"withdrawal: {{on: 2026-11-02, reason: {reason}}}\n")
