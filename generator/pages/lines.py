"""What a bulletin consists of: its chapters, and the lines in them."""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Iterable
from datetime import date
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


_PLACES = {chapter: place for place, chapter in enumerate(Chapter)}


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

    def telling(self) -> tuple[object, ...]:
        """Return what tells it: but for whom it is addressed to, its item stands in the summary of its record."""
        return (*self[:5], (self.item.id, self.item.to), *self[6:]) if self.item else self

    def short(self) -> Line:
        """Return the line with no more of its item than must be kept: there are very many lines."""
        item = self.item
        return self._replace(item=Item(item.id, item.kind, "", to=item.to)) if item else self

    def order(self) -> tuple[Any, ...]:
        """Return the place of the line in its issue, which nothing told later can move."""
        item, chapter = self.item.id if self.item else "", _PLACES[self.chapter]
        return chapter, self.rank, self.day, id_order(self.summary.id), item, self.kind, self.text

    def newest(self) -> tuple[Any, ...]:
        """Return the place of the line in a list with the newest first."""
        return -self.day.toordinal(), self.order()


def packed(lines: Iterable[Line]) -> bytes:
    """Pack lines: there are very many, and of few something is made again."""
    return zlib.compress(marshal.dumps([_plain(each) for each in lines], 2), 1)


def unpacked(view: Public, kept: bytes) -> list[Line]:
    """Return the lines that were packed."""
    return [_line(view, each) for each in marshal.loads(zlib.decompress(kept))]  # noqa: S302 - our own


def _plain(line: Line) -> Plain:
    """Return a line as texts and numbers; what is something else is packed by itself."""
    chapter, day, summary, group, rank, item, kind, text, *rest = line
    about = item and (item.id, item.kind, item.to)
    apart = None if rest == _USUAL else packing.alike(rest)
    return chapter.value, day.toordinal(), summary.id, group, rank, about, kind, text, apart


def _line(view: Public, plain: Plain) -> Line:
    chapter, day, record_id, group, rank, about, kind, text, apart = plain
    summary = view.get(record_id)
    if summary is None:
        raise KeyError(record_id)
    item = Item(about[0], about[1], "", to=about[2]) if about else None
    rest = packing.unpacked(apart) if apart else _USUAL
    return Line(_CHAPTERS[chapter], date.fromordinal(day), summary, group, rank, item, kind, text, *rest)


Plain = tuple[Any, ...]
_CHAPTERS: Final = {each.value: each for each in Chapter}
_USUAL: Final = [None] * 6
"""What most lines have of what is packed by itself."""
