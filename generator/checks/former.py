"""What a record says now, beside what it said when citizens could read it: what differs, and what was said of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final, NamedTuple

from generator.checks.rule import Whole
from generator.history import Former
from generator.records.dates import parse
from generator.records.quarters import Quarter
from generator.records.references import Path
from generator.records.summaries import Summary

Value = dict[str, Any]

WORDS: Final = ("changes", "redactions")
"""Lists of what was said of changes: they only grow."""
ITEMS: Final = ("findings", "recommendations", "measures")
DATED: Final = {
    *("progress", "extensions", "disclosures", "events", "relations", "responses", "complaints"),
    *("recommendations", "measures"),
}
"""Lists whose new entries bulletins gather, each by the day on which it was recorded."""
_GROWING: Final = DATED | {"sources", "attachments", "names", "codes", "successors", "until"}
"""What is added as time goes on, and tells itself."""
_OWN_RULE: Final = {"id", "state", "published_on", "withdrawal", "allow", *WORDS}
_OUTCOME: Final = {"outcome", "outcome_recorded_on", "decided_by", "decided_on", "document", "effect"}
"""What a complaint gets when it is decided: told as new by the day on which it was recorded."""
_DAYS: Final = ("outcome_recorded_on", "recorded_on", "on", "decided_on", "filed_on")
"""The keys of the day on which an entry is told, the first that is there; an item is told when it was recorded."""


class Compared(NamedTuple):
    """A record that was changed after it was public."""

    summary: Summary
    now: Value
    formers: tuple[Former, ...]
    """What it was, oldest first."""


class Difference(NamedTuple):
    """One place that says something else than before."""

    path: Path
    gone: bool = False
    """Whether something that stood there was taken out."""


def compared(whole: Whole) -> Iterator[Compared]:
    """Yield the records that changed since they were public; a body or a paper was public once it was reached."""
    registry = whole.loaded.registry
    before = whole.history.before if whole.history else {}
    shown = registry.first_days(whole.today) if before else {}
    for record_id, every in sorted(before.items()):
        if record_id not in registry:
            continue
        summary = registry.summary(record_id)
        first = None if summary.published_on else shown.get(record_id, date.max)
        formers = tuple(each for each in every if first is None or each.until > first)
        if formers:
            yield Compared(summary, registry.value(record_id), formers)


def placed_items(value: Value) -> Iterator[tuple[Path, str, Value]]:
    """Yield the findings, recommendations and measures of a value: where they stand, their ids, themselves."""
    for name in ITEMS:
        listed = value.get(name)
        for index, each in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(each, dict) and isinstance(each.get("id"), str):
                yield (name, index), each["id"], each


def items(value: Value) -> dict[str, Value]:
    """Return the findings, recommendations and measures of a value by their ids."""
    return {key: each for _, key, each in placed_items(value)}


def new_words(old: Value, new: Value) -> list[Value]:
    """Return what was said since: changes and redactions that were not there."""
    return [each for name in WORDS for each in new.get(name) or () if each not in (old.get(name) or ())]


def differences(old: Value, new: Value) -> Iterator[Difference]:
    """Yield where ``new`` says something else than ``old``, or something more that does not tell itself."""
    yield from _changed(old, new, ())


def _changed(old: Any, new: Any, path: Path) -> Iterator[Difference]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys([*old, *new]):
            if not (key in _skipped(old, new, path) or (key not in old and key in _GROWING)):
                yield from _changed(old.get(key), new.get(key), (*path, key))
    elif isinstance(old, list) and isinstance(new, list):
        yield from _changed_list(old, new, path)
    elif old != new:
        yield Difference(path, gone=new is None)


def _skipped(old: Value, new: Value, path: Path) -> set[str]:
    """Return the keys that another rule looks after."""
    if not path:
        return _OWN_RULE
    if path[0] in ITEMS and len(path) == 2:
        return {"status"}
    return _OUTCOME if "outcome_recorded_on" in new.keys() - old.keys() else set()


def _changed_list(old: list[Any], new: list[Any], path: Path) -> Iterator[Difference]:
    if len(path) == 1 and path[0] in ITEMS:
        yield from _changed_items(old, new, path)
        return
    pairs, _ = paired(old, new)
    for each, index in pairs:
        yield from _changed(each, new[index], (*path, index))
    if len(pairs) < len(old):
        yield Difference(path, gone=True)
    elif len(new) > len(old) and path[-1] not in _GROWING:
        yield Difference(path)


def _changed_items(old: list[Any], new: list[Any], path: Path) -> Iterator[Difference]:
    """Compare items by their ids; what is gone, or tells its own day, has a rule of its own."""
    known = {each["id"]: each for each in old if isinstance(each, dict) and "id" in each}
    there = {each["id"] for each in new if isinstance(each, dict) and "id" in each}
    lost = [each.get("text") for key, each in known.items() if key not in there]
    for index, each in enumerate(new):
        if each.get("id") in known:
            yield from _changed(known[each["id"]], each, (*path, index))
        elif path[-1] not in DATED and each.get("text") not in lost:
            yield Difference((*path, index))


def paired(old: list[Any], new: list[Any]) -> tuple[list[tuple[Any, int]], list[int]]:
    """Return which entries of ``old`` are which of ``new`` (by index), and which of ``new`` are added.

    Equal ones first; then those alike in their day, their text or their title; then, when none was added, by their
    place.
    """
    pairs: list[tuple[Any, int]] = []
    left_old, left_new = list(old), list(range(len(new)))
    for alike in (_equal, _alike):
        for each in list(left_old):
            index = next((index for index in left_new if alike(each, new[index])), None)
            if index is not None:
                pairs.append((each, index))
                left_old.remove(each)
                left_new.remove(index)
    if len(left_old) >= len(left_new):
        pairs += zip(left_old, left_new, strict=False)
        left_new = []
    return sorted(pairs, key=lambda pair: pair[1]), left_new


def _equal(one: Any, other: Any) -> bool:
    return bool(one == other)


def _alike(one: Any, other: Any) -> bool:
    if not (isinstance(one, dict) and isinstance(other, dict)):
        return False
    keys = ("id", "key", "recorded_on", "on", "filed_on", "text", "title", "file", "name")
    return any(key in one and one[key] == other.get(key) for key in keys)


def added(old: Any, new: Any, path: Path = ()) -> Iterator[tuple[Path, Value]]:
    """Yield the entries of ``new`` that bulletins gather and ``old`` did not have."""
    if isinstance(new, dict):
        for key, inner in new.items():
            before = old.get(key) if isinstance(old, dict) else None
            yield from added(before, inner, (*path, key))
    elif isinstance(new, list):
        pairs, fresh = paired(old if isinstance(old, list) else [], new)
        for each, index in pairs:
            yield from _decided(each, new[index], (*path, index))
            yield from added(each, new[index], (*path, index))
        if path[-1] in DATED:
            yield from (((*path, index), new[index]) for index in fresh if isinstance(new[index], dict))


def _decided(old: Any, new: Any, path: Path) -> Iterator[tuple[Path, Value]]:
    """Yield a complaint that got its outcome: that is an entry too."""
    if isinstance(new, dict) and isinstance(old, dict) and "outcome_recorded_on" in new.keys() - old.keys():
        yield path, new


def told_day(part: Value) -> date | None:
    """Return the day on which bulletins tell an entry; ``None`` when it has none."""
    for key in ("recorded_on",) if "id" in part else _DAYS:
        day = part.get(key)
        text = day.get("edtf") if isinstance(day, dict) else day
        if isinstance(text, str):
            span = parse(text)
            return span.first or span.last
    return None


def is_closed(former: Former) -> bool:
    """Whether a bulletin that told this version was closed when it was replaced."""
    published = former.value.get("published_on")
    since = date.fromisoformat(published) if isinstance(published, str) else former.since
    return Quarter.of(since) < Quarter.of(former.until)
