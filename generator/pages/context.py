"""What a page is, and what page makers work with."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from jinja2 import Environment

from generator import wording
from generator.pages.addresses import permalink
from generator.pages.engine import TEMPLATES, environment, tidy
from generator.pages.sentences import Sentences
from generator.pages.signature import signature
from generator.public import Public
from generator.records.law import NO_LAW, Law
from generator.records.settings import SiteSettings

__all__ = ["TEMPLATES", "Context", "Page", "Planned"]


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


@dataclass(frozen=True, slots=True)
class Planned:
    """Pages that are made together: nothing is rendered before somebody wants them."""

    path: str
    """Of the first of them; the others stand in the folder of its name."""
    make: Callable[[], Iterable[Page]]
    made_of: Callable[[], bytes] = bytes
    """A signature of what they are made of, beside what is asked of the view while they are made."""
    weight: int = 1
    """How much there is to make of them, beside the page of an inspection: what shows many records takes longer, and
    touches more of what is in memory."""


LIST: Final = 5
"""What a page of a list weighs."""
WIDE: Final = 12
"""What a page weighs that shows many records with little in common: they lie far apart in memory."""


@dataclass(frozen=True, slots=True)
class Context:
    """The view of the records, the settings of the site, and the law its clocks are reckoned by."""

    view: Public
    settings: SiteSettings
    law: Law = NO_LAW
    engine: Environment = field(default_factory=environment, repr=False, compare=False)

    def plan(
        self,
        template: str,
        path: str,
        title: str,
        *,
        description: str = "",
        updated: str = "",
        weight: int = LIST,
        **data: Any,
    ) -> Planned:
        """Return the page that ``render`` would make, to be made later."""
        made = partial(self.render, template, path, title, description=description, updated=updated, **data)
        told = (template, path, title, description, updated, data)
        return Planned(path, lambda: (made(),), lambda: signature(self.view, told), weight)

    def render(
        self, template: str, path: str, title: str, *, description: str = "", updated: str = "", **data: Any
    ) -> Page:
        """Render a template to the page at ``path``."""
        words = Sentences(self.view, path)
        rendered = self.engine.get_template(template).render(
            w=words,
            view=self.view,
            settings=self.settings,
            title=title,
            permalink=permalink(path, self.settings.base_url),
            today=wording.day(self.view.today),
            **data,
        )
        return Page(path, title, tidy(rendered), " ".join(description.split()), updated)
