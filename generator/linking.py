"""Do references lead somewhere? Within a record, and between records: located problems, no rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import partial
from typing import Final

from generator import files, source
from generator.files import Found, Unreadable
from generator.problem import Code, Problem, Severity, capped, make
from generator.records import BY_NAME
from generator.records.common import Record, State
from generator.records.references import ANY, Defines, Points, plan, walk
from generator.records.references import Found as Mark
from generator.records.references import Path as ValuePath
from generator.registry import Link, Registry, role
from generator.syntax import Position, shorten
from generator.validation import Flaw

INNER_ID = Code("ID003", "inner-id")
MISSING_REFERENCE = Code("REF001", "missing-reference")
WRONG_REFERENCE = Code("REF002", "wrong-reference-type")
DRAFT_REFERENCE = Code("REF003", "reference-to-draft", Severity.warning)

MAX_LOOKS: Final = 100
Said = tuple[Code, str, str]
"""The code, the message and the hint of a problem."""

_NUMBERED = re.compile(r"[A-Z]{2}-[0-9]{4}-")
"""Type and year of an id: another type's or another year's is no slip of the hand."""
_ITEM_LABELS = {"finding": "phát hiện", "recommendation": "kiến nghị", "measure": "việc xử lý"}


def show(path: ValuePath) -> str:
    """Return a path as people write it, counting from 1: ``recommendations[2].due``."""
    shown = ""
    for step in path:
        shown += f"[{step + 1}]" if isinstance(step, int) else f".{shorten(step)}" if shown else shorten(step)
    return shown


def inner_flaws(record: Record, marks: Iterable[Mark]) -> Iterator[Flaw]:
    """Check what only this record can know: its inner ids, its keys, and what points to them."""
    marks = list(marks)
    hints = Hints()
    defined: dict[tuple[str, str], ValuePath] = {}
    for path, text, mark in marks:
        if not isinstance(mark, Defines):
            continue
        kind = mark.kind if mark.local else "inner"
        if not mark.local and not text.startswith(f"{record.id}-"):
            yield Flaw(
                path,
                INNER_ID,
                f"Mã “{text}” phải bắt đầu bằng mã bản ghi {record.id}.",
                "Sửa phần đầu của mã.",
            )
        if (kind, text) in defined:
            message = f"“{text}” đã dùng ở {show(defined[kind, text])}."
            yield Flaw(path, INNER_ID, message, "Dùng số hoặc khóa khác; không đánh số lại những mã đã đăng.")
        defined.setdefault((kind, text), path)
    for path, text, mark in marks:
        if isinstance(mark, Points) and mark.local and (mark.kinds[0], text) not in defined:
            hint = hints.of(text, mark.kinds, partial(_keys, defined, mark.kinds[0]))
            yield Flaw(path, MISSING_REFERENCE, f"Không có khóa “{text}” trong bản ghi này.", hint)


def _keys(defined: Iterable[tuple[str, str]], wanted: str) -> list[str]:
    return [key for kind, key in defined if kind == wanted]


def meant(text: str, known: Iterable[str]) -> str:
    """Return the hint ``Ý bạn là …?`` when ``text`` is nearly one of ``known``; else an empty string."""
    numbered = _NUMBERED.match(text)
    near = [each for each in known if not numbered or each.startswith(numbered[0])]
    close = get_close_matches(text, near, n=1, cutoff=0.6)
    return f"Ý bạn là “{close[0]}”?" if close else ""


class Hints:
    """What misspelt ids mean. Each is looked up once, and only so many are: among 10.000 ids a look takes long."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], list[str]] = {}
        self._hints: dict[tuple[str, tuple[str, ...]], str] = {}

    def of(self, text: str, kinds: tuple[str, ...], known: Callable[[], list[str]]) -> str:
        """Return the hint for ``text``, which should be one of ``known`` of ``kinds``; else an empty string."""
        if (text, kinds) not in self._hints and len(self._hints) < MAX_LOOKS:
            if kinds not in self._known:
                self._known[kinds] = known()
            self._hints[text, kinds] = meant(text, self._known[kinds])
        return self._hints.get((text, kinds), "")


def reference_problems(
    registry: Registry, found: Mapping[str, Found], broken: Collection[str], unfinished: Collection[str]
) -> Iterator[Problem]:
    """Find references to nothing, to something of another type, and from published records to drafts.

    ``found`` are the files by the names that problems call them. ``broken`` are the ids of records that could not be
    read: what points there is not at fault. ``unfinished`` are those of drafts that lack something.
    """
    hints = Hints()
    for record_id in registry.ids():
        said: dict[tuple[str, str], Said] = {}
        for link, kinds in registry.links_with_kinds(record_id):
            if _is_usual(registry, link, kinds):
                continue
            named = _named(link.target) if broken or unfinished else set()
            if link.target not in registry.entries and not named.isdisjoint(unfinished):
                flaw = _draft_flaw(registry, link)
            elif not named.isdisjoint(broken):
                continue
            else:
                flaw = _reference_flaw(registry, link, kinds, hints)
            if flaw:
                said[link.role, link.target] = flaw
        if said:
            yield from capped(_at_every_place(registry, found, record_id, said))


def _is_usual(registry: Registry, link: Link, kinds: tuple[str, ...]) -> bool:
    """Whether a link surely is right: nearly every one is, and this is quicker than to ask what is wrong with it."""
    entry = registry.entries.get(link.target)
    if entry is None or link.role == "place":
        return False
    return entry.summary.type in kinds and entry.summary.state is not State.draft


def _named(target: str) -> set[str]:
    """Return what is pointed to, and the record in which that would stand."""
    return {target, target.rpartition("-")[0] if target[:1].isupper() else target}


def _reference_flaw(registry: Registry, link: Link, kinds: tuple[str, ...], hints: Hints) -> Said | None:
    found = registry.kind_of(link.target)
    if found is None:
        hint = hints.of(link.target, kinds, partial(_ids, registry, kinds))
        hint = hint or "Thêm bản ghi ấy, hoặc ghi {described: tên gọi trong nguồn}."
        return MISSING_REFERENCE, f"Không có {_wanted(kinds)} nào có mã “{link.target}”.", hint
    if ANY not in kinds and found not in kinds:
        return (
            WRONG_REFERENCE,
            f"“{link.target}” là {_label(found)}; ở đây cần {_wanted(kinds)}.",
            "Ghi mã của đúng loại bản ghi.",
        )
    target = registry.summary(registry.owner(link.target) or link.target)
    if link.role == "place" and target.kind and not target.kind.territorial:
        message = f"“{link.target}” không phải là một địa bàn (phường, xã, quận, tỉnh…)."
        return WRONG_REFERENCE, message, "Ghi mã của địa bàn nơi đơn vị đóng."
    return _draft_flaw(registry, link) if target.state is State.draft else None


def _wanted(kinds: tuple[str, ...]) -> str:
    return "bản ghi hoặc mục" if ANY in kinds else " hoặc ".join(_label(kind) for kind in kinds)


def _draft_flaw(registry: Registry, link: Link) -> Said | None:
    if registry.summary(link.source).state is State.draft:
        return None
    message = f"Bản ghi đã đăng dẫn tới bản nháp “{link.target}”; người đọc sẽ không thấy."
    return DRAFT_REFERENCE, message, "Đăng bản ghi ấy cùng lúc, hoặc bỏ chỗ dẫn này."


def _ids(registry: Registry, kinds: tuple[str, ...]) -> list[str]:
    """Return the ids of all records and items of ``kinds``."""
    if ANY in kinds:
        return [*registry.ids(), *registry.item_ids()]
    items = (each for each in registry.item_ids() if registry.kind_of(each) in kinds)
    return [*(key for kind in kinds for key in registry.ids(kind)), *items]


def _at_every_place(
    registry: Registry, found: Mapping[str, Found], record_id: str, said: Mapping[tuple[str, str], Said]
) -> Iterator[Problem]:
    """Locate the faulty links of one record, by role and target: positions are not kept, so its file is read again."""
    entry = registry.entries[record_id]
    places = positions(found[entry.file])
    for path, text, _ in walk(registry.value(record_id), plan(BY_NAME[entry.summary.type].model)):
        if flaw := said.get((role(path), text)):
            code, message, hint = flaw
            yield make(code, entry.file, source.nearest(places, path), message, hint, show(path))


def positions(found: Found) -> dict[ValuePath, Position]:
    """Read a file once more to find where its values stand; nothing when it is gone by now."""
    try:
        return source.parse(files.read_text(found), positions=True).positions
    except Unreadable:
        return {}


def _label(kind: str) -> str:
    return BY_NAME[kind].label if kind in BY_NAME else _ITEM_LABELS[kind]
