"""Words for what changes over time: names, codes, territories and what they became."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from generator import wording
from generator.markup import Markup, escape, join
from generator.pages.words import Words
from generator.public import Ancestor
from generator.records.base import Unknown
from generator.records.dates import Period, parse
from generator.records.organization import Code, Name, Successor
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
            codes = [each for each in codes if self._is_used(each)]
        said = "; ".join(f"mã {each.text}{'' if brief else self._in_use(each)}" for each in codes)
        return Markup(f"{self.to(place)} {escape(f'({said})')}") if said else self.to(place)  # noqa: S704 - escaped

    def in_use(self, used: Used) -> Markup:
        """Say from when to when a name or a code of a territory was in use."""
        return escape(self._in_use(used))

    def _is_used(self, used: Used) -> bool:
        begun = not used.since or self.view.has_begun(used.since)
        return begun and (used.until is None or not self.view.is_past(used.until))

    def _in_use(self, used: Used) -> str:
        said = f" từ {wording.dated(parse(used.since))}" if used.since else ""
        if used.until is not None:
            said += f" đến {wording.dated(parse(used.until)) if used.until else 'ngày chưa rõ'}"
        word = "sẽ dùng" if used.since and not self.view.has_begun(used.since) else "dùng"
        return f", {word}{said}" if said else ""

    def lasted(self, place: Summary) -> Markup:
        """Say until when a territory was there."""
        until = place.until
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
        start = "sẽ dùng từ" if self.will(part.since) else "từ"
        for word, day, what in ((start, part.since, "ngày bắt đầu"), ("đến", part.until, "ngày kết thúc")):
            if day is not None:
                said.append(self.worded(word, day, what))
        return Markup(f", {join(said, ', ')}") if said else Markup("")  # noqa: S704 - escaped

    def will(self, day: Period | Unknown | None) -> bool:
        """Whether a day is yet to come; an unknown one is not."""
        return isinstance(day, Period) and not self.view.has_begun(day.edtf)

    def coming(self, day: Period) -> Markup:
        """Say from when a territory will be there."""
        return escape(f"Nơi này chưa có; sẽ có {wording.since(day.span)}.")

    def successor(self, step: Successor) -> Markup:
        """Say how much of a territory went, or will go, to its successor, and when."""
        extent = self.show(step.extent, "phạm vi")
        if isinstance(step.on, Period) and self.will(step.on):
            return Markup(f"{escape(wording.since(step.on.span))} sẽ chuyển {extent}")  # noqa: S704 - escaped
        return join([extent, self.worded("từ", step.on, "ngày")], ", ")

    def succession(self, ancestor: Ancestor, organization: str) -> Markup:
        """Say how much of a predecessor came here, or will come, when, and by which document."""
        step = ancestor.succession
        extent = escape(step.extent.label) if step.extent else self.unknown("chưa rõ toàn bộ hay một phần")
        day = escape(f"từ {wording.dated(parse(step.on))}") if step.on else self.unknown("chưa rõ ngày")
        parts = [extent, day]
        if step.on and not self.view.has_begun(step.on):
            parts = [Markup(f"{escape(wording.since(parse(step.on)))} sẽ chuyển {extent}")]  # noqa: S704 - escaped
        if step.organization != organization:
            parts.append(Markup(f"qua {self.who(step.organization)}"))  # noqa: S704 - a link
        if step.document:
            parts.append(self.who(step.document))
        return join(parts, ", ")
