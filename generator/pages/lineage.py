"""Words for what changes over time: names, codes, territories and what they became."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from markupsafe import Markup

from generator import wording
from generator.markup import escape, join
from generator.pages.words import Words
from generator.public import Ancestor
from generator.records.base import Unknown
from generator.records.dates import parse
from generator.records.organization import Code, Name
from generator.records.summaries import Summary, Used


class Lineage(Words):
    """Words for names, codes and succession."""

    def groups(self, lines: Iterable[Any]) -> list[tuple[str, list[Any]]]:
        """Return lines under their headings, in the order they come in."""
        return [(group, list(found)) for group, found in groupby(lines, key=lambda line: line.group)]

    def coded(self, place: Summary, *, brief: bool = False) -> Markup:
        """Return a link to a body, and the codes of a territory (``brief``: today's): they tell equal names apart."""
        codes = [each for each in place.territory.used if each.code] if place.territory else []
        if brief:
            codes = [each for each in codes if each.until is None or not self.view.is_past(each.until)]
        said = "; ".join(f"mã {each.text}{'' if brief else _in_use(each)}" for each in codes)
        return Markup(f"{self.to(place)} {escape(f'({said})')}") if said else self.to(place)  # noqa: S704 - escaped

    def in_use(self, used: Used) -> Markup:
        """Say from when to when a name or a code of a territory was in use."""
        return escape(_in_use(used))

    def lasted(self, place: Summary) -> Markup:
        """Say until when a territory was there."""
        until = place.territory.until if place.territory else None
        if until is None:
            return self.unknown("chưa ghi ngày chấm dứt")
        return (
            escape(f"còn đến {wording.dated(parse(until))}")
            if until
            else self.unknown("chưa rõ còn đến ngày nào")
        )

    def worded(self, word: str, value: Any, what: str) -> Markup:
        """Return a value after a word (``từ 01/07/2025``), an unknown without it."""
        shown = self.show(value, what)
        return shown if isinstance(value, Unknown) else Markup(f"{escape(word)} {shown}")  # noqa: S704 - escaped

    def validity(self, part: Name | Code) -> Markup:
        """Say from when to when a name or a code was in use."""
        said = []
        for word, day, what in (("từ", part.since, "ngày bắt đầu"), ("đến", part.until, "ngày kết thúc")):
            if day is not None:
                said.append(self.worded(word, day, what))
        return Markup(f", {join(said, ', ')}") if said else Markup("")  # noqa: S704 - escaped

    def succession(self, ancestor: Ancestor, organization: str) -> Markup:
        """Say how much of a predecessor came here, when, and by which document."""
        step = ancestor.succession
        extent = escape(step.extent.label) if step.extent else self.unknown("chưa rõ toàn bộ hay một phần")
        parts = [
            extent,
            escape(f"từ {wording.dated(parse(step.on))}") if step.on else self.unknown("chưa rõ ngày"),
        ]
        if step.organization != organization:
            parts.append(Markup(f"qua {self.who(step.organization)}"))  # noqa: S704 - a link
        if step.document:
            parts.append(self.who(step.document))
        return join(parts, ", ")


def _in_use(used: Used) -> str:
    said = f" từ {wording.dated(parse(used.since))}" if used.since else ""
    if used.until is not None:
        said += f" đến {wording.dated(parse(used.until)) if used.until else 'ngày chưa rõ'}"
    return f", dùng{said}" if said else ""
