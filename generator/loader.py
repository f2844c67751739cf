"""data/** → (Registry, settings, problems). Reads every file and never stops at the first fault."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from generator import files, source
from generator.files import FILES, HOLIDAYS, RULES, SETTINGS, TOP, Found, Unreadable
from generator.linking import MISSING_REFERENCE, inner_flaws, meant, positions, reference_problems, show
from generator.misplaced import is_copy
from generator.problem import Code, Problem, Severity, capped, make
from generator.records import BY_FOLDER, TYPES, RecordType
from generator.records.base import Part, Unknown
from generator.records.common import Record, State
from generator.records.law import NO_LAW, Holidays, Law, LegalRules
from generator.records.references import Found as Mark
from generator.records.references import plan, walk
from generator.records.settings import SiteSettings
from generator.registry import Entry, Registry, entry
from generator.schema import at, is_model
from generator.syntax import Fault
from generator.validation import MISSING_KEY, Flaw, validate

YAML = Code("YML001", "not-strict-yaml")
DUPLICATE_ID = Code("ID001", "duplicate-id")
NAME_MISMATCH = Code("ID002", "id-is-not-file-name")
MISSING_ATTACHMENT = Code("SRC001", "missing-attachment")
ORPHAN_FILE = Code("SRC002", "file-without-record")
NO_SETTINGS = Code("FIL006", "no-settings")
WRONG_FOLDER = Code("FIL007", "wrong-folder")


@dataclass(slots=True)
class Loaded:
    """What a data folder holds, and what is wrong with it."""

    registry: Registry
    settings: SiteSettings | None
    problems: list[Problem]
    attachments: dict[tuple[str, str], Path] = field(default_factory=dict)
    """(record id, file name) → the file."""
    files: dict[str, Found] = field(default_factory=dict)
    """Every file by the name that problems call it."""
    notes: list[object] = field(default_factory=list)
    """What the inspector of the record files put aside."""
    law: Law = NO_LAW
    """What ``rules.yml`` and ``holidays.yml`` say; without them, no law is known."""


@dataclass(frozen=True, slots=True)
class Read:
    """One file, read by itself, while it is looked at."""

    found: Found
    problems: list[Problem]
    record: Record | None = None
    value: dict[str, Any] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    claimed: str = ""
    """The id that a faulty record would have."""
    draft: bool = False
    """It is a draft: what is not written yet stops nobody else's publication."""


class Taken(NamedTuple):
    """What is kept of a record file: it depends on nothing but the file, and whoever inspected it."""

    problems: list[Problem]
    notes: Sequence[object] = ()
    """What the inspector put aside."""
    entry: Entry | None = None
    claimed: str = ""
    draft: bool = False
    digest: bytes = b""
    """Of the bytes of the file; empty when they could not be read."""


class Inspected(NamedTuple):
    """What is wrong with a file, and what its inspector notes for later."""

    problems: list[Problem]
    notes: Sequence[object] = ()


Inspect = Callable[[Read, str, str], Inspected]
"""Looks at a file that was just read: what was read, the name of its type, its text."""
Take = Callable[[Sequence[Found]], list[Taken]]
"""Reads record files."""
TakeAll = Callable[[Sequence[Found], Take], Iterable[Taken]]
"""Has record files read, in whichever way; returns what came of them in their order."""


BLOCK: Final = 8
"""So many files are read together: one step for many in a row takes less time than all steps for each."""


def in_turn(found: Sequence[Found], take: Take) -> Iterator[Taken]:
    """Read record files, a few at a time."""
    for start in range(0, len(found), BLOCK):
        yield from take(found[start : start + BLOCK])


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Let Python look seldom for circles of garbage, and never among what is there to stay.

    Loading makes next to none, and to look through all that was kept takes the longer the more there is.
    """
    usual = gc.get_threshold()
    gc.set_threshold(1_000_000, usual[1], 1_000_000)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


@seldom_collecting()
def load(data: Path, inspect: Inspect | None = None, take_all: TakeAll = in_turn) -> Loaded:
    """Read the whole data folder; ``inspect`` looks at each file while it is at hand."""
    data = data.absolute()
    found, problems = files.scan(data)
    by_name = {each.name: each for each in found}
    loaded = Loaded(Registry(), None, problems, files=by_name)
    broken: set[str] = set()
    unfinished: set[str] = set()
    records = [each for each in found if each.top in BY_FOLDER]
    for each, taken in zip(records, take_all(records, partial(take, inspect=inspect)), strict=True):
        _keep(loaded, each, taken)
        faulty = unfinished if taken.draft else broken
        faulty |= set() if taken.entry else {each.stem, taken.claimed}
    loaded.registry.settle()
    loaded.attachments.update((_attached(each), each.path) for each in found if each.top == FILES)
    apart = {each.inside: each for each in found if each.inside in TOP}
    _load_settings(loaded, data, apart, broken | unfinished)
    _load_law(loaded, apart)
    problems += [each for top in apart.values() for each in _inspected(top, inspect)] if inspect else []
    problems += reference_problems(loaded.registry, by_name, broken, unfinished)
    problems += _attachment_problems(loaded, data.name, by_name, broken | unfinished)
    problems.sort()
    return loaded


def _attached(found: Found) -> tuple[str, str]:
    """Return whose attachment a file is, and how it is called."""
    _, record_id, name = found.inside.split("/")
    return record_id, name


def take(found: Sequence[Found], inspect: Inspect | None = None) -> list[Taken]:
    """Read record files, and let ``inspect`` look at them. What comes of a file depends on nothing but itself."""
    opened = [_opened(each) for each in found]
    texts = [each for each in opened if isinstance(each, _Opened)]
    reads = _read([(each.found, BY_FOLDER[each.found.top], each.text) for each in texts])
    seen = [_seen(read, each, inspect) for read, each in zip(reads, texts, strict=True)]
    taken = iter([_taken(*each) for each in zip(texts, reads, seen, strict=True)])
    return [next(taken) if isinstance(each, _Opened) else each for each in opened]


class _Opened(NamedTuple):
    found: Found
    raw: bytes
    text: str


def _opened(found: Found) -> _Opened | Taken:
    try:
        raw = files.read_bytes(found)
        return _Opened(found, raw, files.decoded(raw, found))
    except Unreadable as unreadable:
        return Taken([unreadable.problem])


def _seen(read: Read, opened: _Opened, inspect: Inspect | None) -> Inspected:
    kind = BY_FOLDER[opened.found.top]
    return inspect(read, kind.name, opened.text) if inspect else Inspected([])


def _taken(opened: _Opened, read: Read, seen: Inspected) -> Taken:
    found, raw, _ = opened
    kind = BY_FOLDER[found.top]
    kept = entry(kind, read.record, read.value, read.marks, found.name) if read.record else None
    problems = read.problems + capped(seen.problems)
    return Taken(problems, seen.notes, kept, read.claimed, read.draft, files.digest(raw))


def read_record(found: Found, kind: RecordType) -> Read:
    """Read one record file: its record, its problems, or both."""
    try:
        return _read([(found, kind, files.read_text(found))])[0]
    except Unreadable as unreadable:
        return Read(found, [unreadable.problem])


def read_as(text: str, found: Found, kind: RecordType, inspect: Inspect) -> Read:
    """Read ``text`` as the record that the file would hold; ``inspect`` looks at it even if it holds none."""
    read = _read([(found, kind, text)])[0]
    read.problems.extend(capped(inspect(read, kind.name, text).problems))
    return read


def _read(texts: Sequence[tuple[Found, RecordType, str]]) -> list[Read]:
    parsed = [source.parse(text) for _, _, text in texts]
    validated = [_validated(kind, value) for (_, kind, _), value in zip(texts, parsed, strict=True)]
    return [_as_read(*each) for each in zip(texts, parsed, validated, strict=True)]


def _validated(kind: RecordType, parsed: source.Parsed) -> tuple[Record | None, list[Flaw]]:
    return (None, []) if parsed.value is None and parsed.faults else validate(kind.model, parsed.value)


def _as_read(
    named: tuple[Found, RecordType, str], parsed: source.Parsed, valid: tuple[Record | None, list[Flaw]]
) -> Read:
    (found, kind, text), (record, flaws) = named, valid
    if message := _right_folder(found, kind, parsed.value):
        position = source.nearest(positions(found), ("id",))
        return Read(found, [make(WRONG_FOLDER, found.name, position, message, "Chuyển tệp sang đó.", "id")])
    marks: tuple[Mark, ...] = ()
    if record:
        marks = tuple(walk(parsed.value, plan(kind.model)))
        flaws = [*_name_flaws(found, record), *inner_flaws(record, marks)]
    if parsed.faults or flaws:
        value = parsed.value if isinstance(parsed.value, dict) else {}
        draft = value.get("state") == State.draft
        located = _located(found, text, flaws, kind.model, draft=draft)
        return Read(found, located, claimed=str(value.get("id")), draft=draft)
    return Read(found, [], record, parsed.value, marks)


def _right_folder(found: Found, kind: RecordType, value: Any) -> str:
    """Return what to say of a record in another type's folder, by its file's name and its id; else nothing."""
    stem = found.stem
    if _is_id_of(kind, stem) or not isinstance(value, dict) or value.get("id", stem) != stem:
        return ""
    right = next((each for each in TYPES if _is_id_of(each, stem)), None)
    return f"{stem} là {right.label}: để trong {found.name.split('/')[0]}/{right.folder}/." if right else ""


def _is_id_of(kind: RecordType, text: str) -> bool:
    form = _numbered_id(kind)
    return form is not None and form.fullmatch(text) is not None


@cache
def _numbered_id(kind: RecordType) -> re.Pattern[str] | None:
    """Return the form of this type's ids when they are numbered; those of bodies and documents tell no type."""
    patterns = (getattr(each, "pattern", None) or "" for each in kind.model.model_fields["id"].metadata)
    return next((re.compile(each) for each in patterns if re.match(r"\^[A-Z]{2}-", each)), None)


def _located(
    found: Found, text: str, flaws: Iterable[Flaw], model: type[Part], *, draft: bool = False
) -> list[Problem]:
    """Give every fault and flaw its position; a flaw that a fault at the same place explains is left out.

    Of a ``draft``, what is not written yet is a warning.
    """
    parsed = source.parse(text, positions=True)
    problems = [
        make(
            _unfinished(YAML) if draft and each.name == source.EMPTY else YAML,
            found.name,
            each.position,
            each.message,
            _fault_hint(each, model),
            show(each.path),
        )
        for each in parsed.faults
    ]
    doubled = {source.DOUBLED, source.NO_DASH}
    explained = {fault.path for fault in parsed.faults if fault.name not in doubled}
    for flaw in flaws:
        if flaw.path not in explained:
            position = source.nearest(parsed.positions, flaw.path)
            code = _unfinished(flaw.code) if draft and flaw.code == MISSING_KEY else flaw.code
            problems.append(make(code, found.name, position, flaw.message, flaw.hint, show(flaw.path)))
    return capped(problems)


def _fault_hint(fault: Fault, model: type[Part]) -> str:
    """Return what to do, with the way to say that nothing is known where that may be said."""
    if fault.hint != source.FILL_IN:
        return fault.hint
    parents = (each for each in at(model, fault.path[:-1]) if is_model(each))
    fields = (parent.model_fields.get(str(fault.path[-1])) for parent in parents)
    hint = "Ghi giá trị." if any(info and info.is_required() for info in fields) else fault.hint
    may_be_unknown = Unknown in at(model, fault.path)
    return f"{hint} Nguồn không nêu thì ghi {{unknown: not_stated}}." if may_be_unknown else hint


def _unfinished(code: Code) -> Code:
    return code._replace(severity=Severity.warning)


def _name_flaws(found: Found, record: Record) -> Iterator[Flaw]:
    if found.stem != record.id:
        hint = f"Đổi tên tệp thành {record.id}.yml, hoặc sửa mã; mã đã đăng thì không đổi."
        if is_copy(found.stem, record.id):
            hint = (
                f"Có vẻ là bản sao của {record.id}.yml: xóa tệp này; muốn có bản ghi mới thì chạy bantin new."
            )
        yield Flaw(
            ("id",), NAME_MISMATCH, f"Mã “{record.id}” không trùng với tên tệp “{found.path.name}”.", hint
        )


def _keep(loaded: Loaded, found: Found, taken: Taken) -> None:
    loaded.problems += taken.problems
    loaded.notes += taken.notes
    if taken.entry is None:
        return
    record_id = taken.entry.summary.id
    if record_id in loaded.registry:
        other = loaded.registry.entries[record_id].file
        message = f"Mã “{record_id}” đã dùng trong {other}."
        hint = "Bản ghi chưa đăng phải lấy mã mới; mã đã đăng thì giữ nguyên."
        position = source.nearest(positions(found), ("id",))
        loaded.problems.append(make(DUPLICATE_ID, found.name, position, message, hint, "id"))
        return
    loaded.registry.take(taken.entry)


def _load_settings(loaded: Loaded, data: Path, found: dict[str, Found], broken: Collection[str]) -> None:
    if SETTINGS not in found:
        hint = "Chép tệp site.yml mẫu và sửa tên trang, cơ quan chịu trách nhiệm đăng."
        loaded.problems.append(
            make(NO_SETTINGS, f"{data.name}/{SETTINGS}", (1, 1), "Thiếu cài đặt của trang.", hint)
        )
        return
    publisher = _unknown_publisher(loaded.registry, broken)
    loaded.settings = _load_top(loaded, found[SETTINGS], SiteSettings, publisher)


def _load_law(loaded: Loaded, found: dict[str, Found]) -> None:
    """Read the law and the days off; a site need not have them."""
    rules = _load_top(loaded, found[RULES], LegalRules) if RULES in found else None
    holidays = _load_top(loaded, found[HOLIDAYS], Holidays) if HOLIDAYS in found else None
    loaded.law = Law(rules or NO_LAW.rules, holidays or NO_LAW.holidays)


def _inspected(found: Found, inspect: Inspect) -> list[Problem]:
    """Return what ``inspect`` sees in a file that is no record: it holds texts all the same."""
    try:
        return capped(inspect(Read(found, []), found.stem, files.read_text(found)).problems)
    except Unreadable:
        return []


P = TypeVar("P", bound=Part)


def _load_top(
    loaded: Loaded, found: Found, model: type[P], look: Callable[[P], list[Flaw]] = lambda _: []
) -> P | None:
    """Read a file that is no record; ``look`` finds what its model cannot."""
    try:
        text = files.read_text(found)
    except Unreadable as unreadable:
        loaded.problems.append(unreadable.problem)
        return None
    parsed = source.parse(text)
    made, flaws = (None, []) if parsed.value is None and parsed.faults else validate(model, parsed.value)
    flaws = [*flaws, *(look(made) if made else [])]
    loaded.problems += _located(found, text, flaws, model) if parsed.faults or flaws else []
    return made


def _unknown_publisher(registry: Registry, broken: Collection[str]) -> Callable[[SiteSettings], list[Flaw]]:
    def look(settings: SiteSettings) -> list[Flaw]:
        publisher = settings.publisher
        if (
            not isinstance(publisher, str)
            or publisher in broken
            or registry.kind_of(publisher) == "organization"
        ):
            return []
        hint = meant(publisher, registry.ids("organization"))
        return [Flaw(("publisher",), MISSING_REFERENCE, f"Không có đơn vị “{publisher}”.", hint)]

    return look


def _attachment_problems(
    loaded: Loaded, name: str, found: Mapping[str, Found], broken: Collection[str]
) -> Iterator[Problem]:
    wanted: set[tuple[str, str]] = set()
    for record_id in loaded.registry.ids():
        named = loaded.registry.summary(record_id).attachments
        wanted |= {(record_id, file) for file in named}
        missing = [index for index, file in enumerate(named) if (record_id, file) not in loaded.attachments]
        entry = loaded.registry.entries[record_id]
        places = positions(found[entry.file]) if missing else {}
        for index in missing:
            path = ("attachments", index, "file")
            message = f"Thiếu tệp đính kèm {name}/{FILES}/{record_id}/{named[index]}."
            position = source.nearest(places, path)
            others = (file for owner, file in loaded.attachments if owner == record_id)
            near = next((each for each in others if each.lower() == named[index].lower()), "")
            hint = f"Có tệp {near}: đổi tên tệp thành {named[index]}." if near else "Chép tệp vào đó."
            yield make(MISSING_ATTACHMENT, entry.file, position, message, hint, show(path))
    for record_id, file in sorted(loaded.attachments.keys() - wanted):
        if record_id not in broken:
            place = f"{name}/{FILES}/{record_id}/{file}"
            hint = "Ghi tệp vào mục attachments của bản ghi, hoặc xóa tệp."
            yield make(
                ORPHAN_FILE, place, (1, 1), "Tệp này không thuộc bản ghi nào nên không được đăng.", hint
            )
