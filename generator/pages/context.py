"""What a page is, and what page makers work with."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator import wording
from generator.markup import escape
from generator.pages.addresses import permalink
from generator.pages.sentences import Sentences
from generator.public import Public
from generator.records.law import NO_LAW, Law
from generator.records.settings import SiteSettings

TEMPLATES = Path(__file__).parent.parent / "templates"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site, before any converter: its path from the root (``kiem-tra/KT-2022-0001.md``) and Markdown."""

    path: str
    title: str
    body: str
    description: str = ""
    updated: str = ""
    """The ISO day of the last change, for the site map; empty when there is none."""

    @property
    def markdown(self) -> str:
        """The whole file: front matter (JSON strings are YAML strings) and body."""
        fields = {"title": self.title, "description": self.description}
        front = "".join(
            f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items() if value
        )
        return f"---\n{front}---\n\n{self.body}"


@cache
def environment() -> Environment:
    """Return the template engine: whatever is not ``Markup`` is escaped as Markdown, by construction."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@dataclass(frozen=True, slots=True)
class Context:
    """The view of the records, the settings of the site, and the law its clocks are reckoned by."""

    view: Public
    settings: SiteSettings
    law: Law = NO_LAW

    def render(
        self, template: str, path: str, title: str, *, description: str = "", updated: str = "", **data: Any
    ) -> Page:
        """Render a template to the page at ``path``."""
        words = Sentences(self.view, path)
        rendered = (
            environment()
            .get_template(template)
            .render(
                w=words,
                view=self.view,
                settings=self.settings,
                title=title,
                permalink=permalink(path, self.settings.base_url),
                today=wording.day(self.view.today),
                **data,
            )
        )
        return Page(path, title, _tidy(rendered), " ".join(description.split()), updated)


def _tidy(text: str) -> str:
    """Leave at most one blank line between blocks, and one line end at the end."""
    lines: list[str] = []
    for line in (each.rstrip() for each in text.splitlines()):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).rstrip("\n") + "\n"
