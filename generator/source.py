"""YAML text → a plain value, and the position of any part of it.

Own loader over libyaml's events: PyYAML's own loaders change scalars silently (``no``, ``01``, ``12:30``), keep the
last of two equal keys, and crash on deep nesting. Here a scalar stays what the editor wrote, unless it is plainly a
number or true/false; whatever a record never needs (anchors, aliases, tags, merge keys, several documents) is a fault.

A text with nothing unusual in it is read by ``quick``, which gives up at the first doubt; then this reads it.

Values are ``str``, ``int``, ``Decimal``, ``bool``, ``list`` and ``dict`` with string keys. Text is
normalised: NFC, without soft hyphens, zero-width or direction marks; no-break spaces become spaces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from sys import intern
from typing import Any

import yaml
from yaml import CSafeLoader
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator import quick
from generator.records.references import Path
from generator.scalars import normalise, typed
from generator.syntax import (
    MAX_DEPTH,
    MAX_NODES,
    Fault,
    Position,
    character_fault,
    glued_key,
    list_slip,
    shorten,
    split_number,
    syntax_fault,
)

CUT, DOUBLED, NO_DASH, EMPTY = "comment-cuts-text", "duplicate-key", "missing-dash", "empty-value"
FILL_IN = "Ghi giá trị, hoặc bỏ cả dòng này."
"""What to do about an empty value, whatever it is of."""
"""The names of faults that others ask for."""

ODD_SPACE = "Đầu dòng có dấu cách đặc biệt, thường do chép từ Word hay trang web."
_SPACED_OUT = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_COMMENT = re.compile(r"[ \t]+#")
_HIDDEN_LINE_ENDS = re.compile("[\u0085\u2028\u2029]")
"""Line ends to libyaml (YAML 1.1), but to no editor."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


class _Stop(Exception):  # noqa: N818 - not an error: the reading of this one text ends here
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


@dataclass(slots=True)
class Parsed:
    """The value of a text (``None`` when it could not be read), its faults, and positions if they were asked for."""

    value: Any = None
    faults: list[Fault] = field(default_factory=list)
    positions: dict[Path, Position] = field(default_factory=dict)


def as_read(text: str) -> str:
    """Return ``text`` as libyaml gets it: the same characters, but no line ends that editors do not see."""
    return _HIDDEN_LINE_ENDS.sub(" ", text).removeprefix("\ufeff")


def parse(text: str, *, positions: bool = False) -> Parsed:
    """Read ``text`` as one YAML document; faults are collected, never raised."""
    if not positions and (value := quick.read(text)) is not None:
        return Parsed(value)
    text = as_read(text)
    reader = _Reader(text, positions=positions)
    try:
        for event in yaml.parse(text, Loader=CSafeLoader):
            reader.take(event)
    except _Stop as stop:
        reader.parsed.faults.append(stop.fault)
        reader.parsed.value = None
    except yaml.MarkedYAMLError as error:
        reader.unreadable(syntax_fault(error, text))
    except (yaml.reader.ReaderError, UnicodeEncodeError):
        reader.parsed.faults.append(character_fault(text))
        reader.parsed.value = None
    return reader.parsed


def nearest(positions: dict[Path, Position], path: Path) -> Position:
    """Return the position of ``path``, or of the nearest place above it that has one."""
    return next((positions[path[:end]] for end in range(len(path), 0, -1) if path[:end] in positions), (1, 1))


@dataclass(slots=True)
class _Level:
    """An open mapping or sequence."""

    value: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None
    skip: bool = False
    """The value that comes belongs to a doubled key: read it, keep it out."""
    hidden: bool = False
    """It stands below a doubled key: its positions would hide those below the first one."""
    item: bool = False
    """It is an item of a list with dashes."""
    doubled: int | None = None
    """Which fault says that a key of it is doubled."""


class _Reader:
    """Builds the value from events, without recursion."""

    def __init__(self, text: str, *, positions: bool) -> None:
        self.parsed = Parsed()
        self._text = text
        self._has_comments = " #" in text or "\t#" in text
        self._keep_positions = positions
        self._levels: list[_Level] = []
        self._documents = 0
        self._nodes = 0

    def take(self, event: Event) -> None:
        """Take the next event."""
        if isinstance(event, ScalarEvent):
            self._scalar(event)
        elif isinstance(event, MappingStartEvent):
            self._open(event, {})
        elif isinstance(event, SequenceStartEvent):
            self._open(event, [])
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            self._levels.pop()
        elif isinstance(event, AliasEvent):
            self._refuse_reference(event)
        elif isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._stop(
                    "several-documents", event, "Mỗi tệp chỉ chứa một bản ghi.", "Bỏ dòng --- và phần sau nó."
                )

    def unreadable(self, fault: Fault) -> None:
        """Stop at what libyaml cannot read, unless a comment that cut a text just before explains it."""
        last = self.parsed.faults[-1] if self.parsed.faults else None
        cut = last and last.name == CUT and fault.position[0] - last.position[0] in {0, 1}
        same_line = [each for each in self.parsed.faults if each.position[0] == fault.position[0]]
        if not cut:
            self.parsed.faults[:] = [each for each in self.parsed.faults if each not in same_line]
            self.parsed.faults.append(fault)
        self.parsed.value = None

    def _scalar(self, event: ScalarEvent) -> None:
        self._plain(event)
        level = self._levels[-1] if self._levels else None
        if level is not None and isinstance(level.value, dict) and level.key is None:
            self._key(level, event)
            return
        value = _value(event)
        path = self._put(event, value)
        self._refuse_control_characters(event, path)
        if self._has_comments and not event.style and value is not None:
            self._refuse_cut(event, path)

    def _refuse_cut(self, event: ScalarEvent, path: Path) -> None:
        """Refuse a comment behind a text without quotes: ``Chưa niêm yết #1 công khai`` would end with ``yết``."""
        mark = event.end_mark
        if mark and (comment := _COMMENT.match(self._text, mark.index)):
            position = mark.line + 1, mark.column + comment.end() - mark.index
            message = "Phần sau dấu # bị coi là ghi chú và sẽ mất."
            hint = "Đặt cả giá trị trong dấu nháy; nếu đúng là ghi chú, để trên dòng riêng."
            self.parsed.faults.append(Fault(CUT, position, message, hint, path))

    def _key(self, level: _Level, event: ScalarEvent) -> None:
        key = intern(normalise(event.value))
        if key == "<<":
            self._stop("merge-key", event, "Không dùng <<.", "Chép nội dung vào đây.")
        if not event.style and (slip := list_slip(key)):
            self._stop("yaml-syntax", event, "Không đọc được từ chỗ này: sai cách viết YAML.", slip)
        if not event.style and _SPACED_OUT.match(event.value):
            self._stop(
                "odd-space", event, ODD_SPACE, "Xóa phần thụt đầu dòng rồi gõ lại bằng dấu cách thường."
            )
        path = (*level.path, key) if self._keep_positions else ()
        self._refuse_control_characters(event, path)
        if key in level.value:
            self._doubled(level, key, event, path)
            level.skip = True
        level.key = key
        if self._keep_positions and not level.skip and not level.hidden:
            self.parsed.positions[path] = _position(event)

    def _doubled(self, level: _Level, key: str, event: ScalarEvent, path: Path) -> None:
        """Report a doubled key; where a whole item seems to come again, only that its dash is missing."""
        faults = self.parsed.faults
        again = level.doubled is not None or key == next(iter(level.value))
        if not (level.item and again):
            level.doubled = len(faults)
            self._fault(DOUBLED, event, f"Mục “{shorten(key)}” đã có ở trên.", "Gộp hai mục làm một.", path)
            return
        hint = "Thêm dấu - vào trước mục đầu của mục mới; nếu không có mục mới thì bỏ phần lặp lại."
        if level.doubled is None:
            level.doubled = len(faults)
            self._fault(NO_DASH, event, "Thiếu gạch đầu dòng của mục mới.", hint, path)
        elif faults[level.doubled].name == DOUBLED:
            first = faults[level.doubled]
            faults[level.doubled] = replace(
                first, name=NO_DASH, message="Thiếu gạch đầu dòng của mục mới.", hint=hint
            )

    def _refuse_control_characters(self, event: ScalarEvent, path: Path) -> None:
        if _FORBIDDEN.search(event.value):
            message = "Chỗ này có ký tự điều khiển không nhìn thấy được."
            self._fault("control-character", event, message, "Gõ lại chỗ này.", path)

    def _open(self, event: MappingStartEvent | SequenceStartEvent, value: dict[str, Any] | list[Any]) -> None:
        self._plain(event)
        if len(self._levels) >= MAX_DEPTH:
            self._stop(
                "too-deep",
                event,
                f"Lồng nhau quá {MAX_DEPTH} tầng.",
                "Kiểm tra lại thụt đầu dòng và dấu ngoặc.",
            )
        level = self._levels[-1] if self._levels else None
        if level is not None and isinstance(level.value, dict) and level.key is None:
            self._stop(
                "key-not-text", event, "Tên mục phải là chữ.", "Kiểm tra lại dấu ngoặc và dấu hai chấm."
            )
        hidden = level is not None and (level.hidden or level.skip)
        item = level is not None and isinstance(level.value, list) and not event.flow_style
        path = self._put(event, value)
        self._levels.append(_Level(value, path, hidden=hidden, item=item))

    def _put(self, event: Event, value: Any) -> Path:
        """Put ``value`` where it belongs and return its path."""
        if not self._levels:
            self.parsed.value = value
            return ()
        level = self._levels[-1]
        step = len(level.value) if isinstance(level.value, list) else level.key or ""
        path = (*level.path, step) if self._keep_positions else ()
        if value is None:
            self._empty(event, path, step)
        if isinstance(level.value, list):
            level.value.append(value)
            if self._keep_positions and not level.hidden:
                self.parsed.positions[path] = _position(event)
        elif not level.skip and value is not None:
            level.value[str(step)] = value
        level.key, level.skip = None, False
        return path

    def _empty(self, event: Event, path: Path, step: str | int) -> None:
        here = event.start_mark.index if event.start_mark else 0
        is_split, hint = split_number(self._text, here) if isinstance(step, str) else (False, "")
        if is_split:
            if hint:
                message = "Trong ngoặc, dấu phẩy ngăn hai mục, không đứng trong con số."
                self._fault("decimal-comma", event, message, hint, path)
            return
        what = f"Mục “{shorten(step)}”" if isinstance(step, str) else "Dòng gạch đầu dòng này"
        hint = glued_key(step) if isinstance(step, str) else ""
        hint = hint or FILL_IN
        self._fault(EMPTY, event, f"{what} để trống.", hint, path)

    def _plain(self, event: Any) -> None:
        """Refuse what records never need, and count."""
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._stop("too-many-values", event, "Tệp có quá nhiều giá trị.", "Tách thành nhiều bản ghi.")
        if event.anchor is not None:
            self._refuse_reference(event)
        if event.tag is not None:
            self._stop(
                "tag",
                event,
                "Không dùng dấu ! ở đầu giá trị.",
                "Nếu dấu ! là chữ, đặt giá trị trong dấu nháy.",
            )

    def _refuse_reference(self, event: Event) -> None:
        self._stop(
            "anchor",
            event,
            "Không dùng & hoặc * ở đầu giá trị.",
            "Nếu đó là chữ, đặt giá trị trong dấu nháy; nếu không, chép nội dung vào đây.",
        )

    def _fault(self, name: str, event: Event, message: str, hint: str, path: Path) -> None:
        self.parsed.faults.append(Fault(name, _position(event), message, hint, path))

    def _stop(self, name: str, event: Event, message: str, hint: str) -> None:
        raise _Stop(Fault(name, _position(event), message, hint))


def _value(event: ScalarEvent) -> Any:
    value = event.value if event.style or not event.implicit[0] else typed(event.value)
    return normalise(value) if isinstance(value, str) else value


def _position(event: Event) -> Position:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
