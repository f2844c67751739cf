"""What a bulletin consists of: its chapters, and the lines in them."""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from sys import intern
from typing import Any, Final, NamedTuple

from generator import packing
from generator.public import Public
from generator.records.base import Labelled, Unknown
from generator.records.dates import Date
from generator.records.deadlines import Term
from generator.records.items import Item
from generator.records.quantities import Quantity
from generator.records.quarters import Quarter
from generator.records.references import Described
from generator.records.summaries import Summary, id_order
from generator.records.told import Posting


class Chapter(Labelled):
    """The parts of a bulletin, in their order."""

    new = "new", "Bản ghi mới đăng"
    progress = "progress", "Tiến độ mới"
    changed = "changed", "Đính chính và thay đổi"
    withdrawn = "withdrawn", "Bản ghi đã rút"
    redacted = "redacted", "Chỗ đã lược bỏ"
    overdue = "overdue", "Việc đã qua thời hạn, chưa ghi nhận đã xong"
    disclosed = "disclosed", "Danh mục nội dung đã công khai trong quý"

    @property
    def corrects(self) -> bool:
        """Whether it takes back something that was told before."""
        return self in {Chapter.changed, Chapter.withdrawn, Chapter.redacted}


class Line(NamedTuple):
    """One line of a bulletin."""

    chapter: Chapter
    day: date
    summary: Summary
    group: str = ""
    """The heading it stands under, or the type of a new record; may be empty."""
    rank: int = 0
    """The place of the group among the others."""
    item: Item | None = None
    """What it is about; the text of it, and who is only described, are looked up when the line is written."""
    kind: str = ""
    """What sort of change it is, or the status told, in words."""
    text: str = ""
    on: Date | Unknown | None = None
    """The day of the situation that an update tells."""
    quantity: Quantity | Unknown | None = None
    term: Term | None = None
    """The deadline that passed."""
    disclosure: Posting | None = None
    instead: str | Described | None = None
    """What stands in the place of a withdrawn record."""
    only_later: Quarter | None = None
    """The closed issue that this line is about, when it stands in no list itself."""

    def slip(self) -> Slip:
        """Return the line as it waits for its page."""
        chapter, day, summary, group, rank, item, kind, text, *rest, only_later = self
        about = (item.id, intern(item.kind), tuple(item.to)) if item else None
        day_alone = (
            intern(rest[0].edtf) if isinstance(rest[0], Date) and rest == _of_day(rest[0].edtf) else None
        )
        apart = None if day_alone or rest == _USUAL else packing.alike(rest)
        later = tuple(only_later) if only_later else None
        told = intern(group), rank, about, intern(kind), text, later, day_alone, apart
        return Slip(chapter.value, day.toordinal(), summary.id, *told)


class Slip(NamedTuple):
    """A line as it waits for its page, in texts and numbers: there are very many, and of few something is made again.

    Of what it is about no more is kept than which it is; the rest is looked up when the line is written.
    """

    chapter: str
    day: int
    """As ``date.toordinal`` counts."""
    record: str
    group: str = ""
    rank: int = 0
    item: tuple[str, str, tuple[str, ...]] | None = None
    """Its id, what it is, and who must act."""
    kind: str = ""
    text: str = ""
    only_later: tuple[int, ...] | None = None
    on: str | None = None
    """The day of the situation in EDTF, when there is nothing else."""
    apart: bytes | None = None
    """What else there is, packed; few lines have anything."""

    @property
    def date(self) -> date:
        """The day."""
        return date.fromordinal(self.day)

    @property
    def corrects(self) -> bool:
        """Whether it takes back something that was told before."""
        return _CHAPTERS[self.chapter].corrects

    def order(self) -> tuple[Any, ...]:
        """Return the place of the line in its issue, which nothing told later can move."""
        item = self.item[0] if self.item else ""
        return _PLACES[self.chapter], self.rank, self.day, id_order(self.record), item, self.kind, self.text

    def newest(self) -> tuple[Any, ...]:
        """Return the place of the line in a list with the newest first."""
        return -self.day, self.order()

    def line(self, view: Public) -> Line:
        """Return the line; raise ``KeyError`` when its record is not to be seen."""
        if (summary := view.get(self.record)) is None:
            raise KeyError(self.record)
        item = Item(self.item[0], self.item[1], "", to=self.item[2]) if self.item else None
        apart = packing.unpacked(self.apart) if self.apart else _of_day(self.on) if self.on else _USUAL
        later = Quarter(*self.only_later) if self.only_later else None
        told = self.group, self.rank, item, self.kind, self.text, *apart, later
        return Line(_CHAPTERS[self.chapter], self.date, summary, *told)


def packed(slips: Iterable[Slip]) -> bytes:
    """Pack the lines of a page."""
    return zlib.compress(marshal.dumps([tuple(each) for each in slips], 2), 1)


def unpacked(view: Public, kept: bytes) -> list[Line]:
    """Return the lines that were packed; raise as ``Slip.line`` does."""
    return [Slip(*each).line(view) for each in marshal.loads(zlib.decompress(kept))]  # noqa: S302 - our own


_CHAPTERS: Final = {each.value: each for each in Chapter}
_PLACES: Final = {chapter: place for place, chapter in enumerate(_CHAPTERS)}
_USUAL: Final = [None] * 5
"""What most lines have of what is packed by itself."""


@lru_cache(maxsize=4096)
def _of_day(edtf: str) -> list[Any]:
    """Return the same of a line that tells a day of the situation."""
    return [Date(edtf=edtf), *_USUAL[1:]]
