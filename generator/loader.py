"""data/** → (Registry, settings, problems). Reads every file and never stops at the first fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import Any

from generator import files, source
from generator.files import FILES, SETTINGS, Found, Unreadable
from generator.problem import Code, Problem, Severity, make
from generator.records import BY_FOLDER, BY_NAME, RecordType
from generator.records.common import Record, State
from generator.records.references import Defines, Points, plan, walk
from generator.records.references import Found as Mark
from generator.records.references import Path as ValuePath
from generator.records.settings import SiteSettings
from generator.registry import Link, Registry, role
from generator.validation import Flaw, validate

MAX_PROBLEMS = 50

YAML = Code("YML001", "not-strict-yaml")
DUPLICATE_ID = Code("ID001", "duplicate-id")
NAME_MISMATCH = Code("ID002", "id-is-not-file-name")
INNER_ID = Code("ID003", "inner-id")
MISSING_REFERENCE = Code("REF001", "missing-reference")
WRONG_REFERENCE = Code("REF002", "wrong-reference-type")
DRAFT_REFERENCE = Code("REF003", "reference-to-draft", Severity.warning)
MISSING_ATTACHMENT = Code("SRC001", "missing-attachment")
ORPHAN_FILE = Code("SRC002", "file-without-record")
NO_SETTINGS = Code("FIL006", "no-settings")

_ITEM_LABELS = {"finding": "phát hiện", "recommendation": "kiến nghị", "measure": "việc xử lý"}


@dataclass(slots=True)
class Loaded:
    """What a data folder holds, and what is wrong with it."""

    registry: Registry
    settings: SiteSettings | None
    problems: list[Problem]
    attachments: dict[tuple[str, str], Path] = field(default_factory=dict)
    """(record id, file name) → the file."""


@dataclass(frozen=True, slots=True)
class Read:
    """One record file, read by itself."""

    found: Found
    problems: list[Problem]
    record: Record | None = None
    value: dict[str, Any] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()


def load(data: Path) -> Loaded:
    """Read the whole data folder."""
    found, problems = files.scan(data)
    loaded = Loaded(Registry(), None, problems)
    for each in found:
        top = each.inside.parts[0]
        if top == FILES:
            loaded.attachments[each.inside.parts[1], each.inside.parts[2]] = each.path
        elif top != SETTINGS:
            _take(loaded, BY_FOLDER[top], read_record(each, BY_FOLDER[top]))
    _load_settings(loaded, data, {str(each.inside): each for each in found})
    problems += _reference_problems(loaded.registry, data.parent)
    problems += _attachment_problems(loaded, data.name)
    problems.sort()
    return loaded


def read_record(found: Found, kind: RecordType) -> Read:
    """Read one record file: its record, or its problems. Depends on nothing but the file."""
    try:
        text = files.read_text(found)
    except Unreadable as unreadable:
        return Read(found, [unreadable.problem])
    parsed = source.parse(text)
    record, flaws = (
        (None, []) if parsed.value is None and parsed.faults else validate(kind.model, parsed.value)
    )
    marks: tuple[Mark, ...] = ()
    if record:
        marks = tuple(walk(parsed.value, plan(kind.model)))
        flaws = [*_name_flaws(found, record), *_inner_flaws(record, marks)]
    if parsed.faults or flaws:
        return Read(found, _located(found, text, flaws))
    return Read(found, [], record, parsed.value, marks)


def _located(found: Found, text: str, flaws: Iterable[Flaw]) -> list[Problem]:
    """Give every fault and flaw its position; a flaw that a fault at the same place explains is left out."""
    parsed = source.parse(text, positions=True)
    problems = [
        make(YAML, found.name, each.position, each.message, each.hint, show(each.path))
        for each in parsed.faults
    ]
    explained = {fault.path for fault in parsed.faults}
    for flaw in flaws:
        if flaw.path not in explained:
            position = source.nearest(parsed.positions, flaw.path)
            problems.append(make(flaw.code, found.name, position, flaw.message, flaw.hint, show(flaw.path)))
    problems.sort()
    if len(problems) > MAX_PROBLEMS:
        rest = f"Tệp còn {len(problems) - MAX_PROBLEMS} lỗi nữa."
        last = make(YAML, found.name, (problems[-1].line, 1), rest, "Sửa các lỗi trên rồi kiểm tra lại.")
        problems[MAX_PROBLEMS:] = [last]
    return problems


def _name_flaws(found: Found, record: Record) -> Iterator[Flaw]:
    if found.path.stem != record.id:
        hint = f"Đổi tên tệp thành {record.id}.yml, hoặc sửa mã; mã đã đăng thì không đổi."
        yield Flaw(
            ("id",), NAME_MISMATCH, f"Mã “{record.id}” không trùng với tên tệp “{found.path.name}”.", hint
        )


def _inner_flaws(record: Record, marks: Iterable[Mark]) -> Iterator[Flaw]:
    """Check what only this record can know: its inner ids, its keys, and what points to them."""
    marks = list(marks)
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
            known = [key for kind, key in defined if kind == mark.kinds[0]]
            yield Flaw(
                path, MISSING_REFERENCE, f"Không có khóa “{text}” trong bản ghi này.", _meant(text, known)
            )


def _meant(text: str, known: Iterable[str]) -> str:
    close = get_close_matches(text, list(known), n=1, cutoff=0.6)
    return f"Ý bạn là “{close[0]}”?" if close else ""


def show(path: ValuePath) -> str:
    """Return a path as people write it, counting from 1: ``recommendations[2].due``."""
    shown = ""
    for step in path:
        shown += (
            f"[{step + 1}]"
            if isinstance(step, int)
            else f".{source.shorten(step)}"
            if shown
            else source.shorten(step)
        )
    return shown


def _take(loaded: Loaded, kind: RecordType, read: Read) -> None:
    loaded.problems += read.problems
    if read.record is None:
        return
    if read.record.id in loaded.registry:
        other = loaded.registry.entries[read.record.id].file
        message = f"Mã “{read.record.id}” đã dùng trong {other}."
        hint = "Bản ghi chưa đăng phải lấy mã mới; mã đã đăng thì giữ nguyên."
        loaded.problems.append(make(DUPLICATE_ID, read.found.name, (1, 1), message, hint, "id"))
        return
    loaded.registry.add(kind, read.record, read.value, read.marks, read.found.name)


def _load_settings(loaded: Loaded, data: Path, found: dict[str, Found]) -> None:
    if SETTINGS not in found:
        hint = "Chép tệp site.yml mẫu và sửa tên trang, cơ quan chịu trách nhiệm đăng."
        loaded.problems.append(
            make(NO_SETTINGS, f"{data.name}/{SETTINGS}", (1, 1), "Thiếu cài đặt của trang.", hint)
        )
        return
    each = found[SETTINGS]
    try:
        text = files.read_text(each)
    except Unreadable as unreadable:
        loaded.problems.append(unreadable.problem)
        return
    parsed = source.parse(text)
    settings, flaws = (
        (None, []) if parsed.value is None and parsed.faults else validate(SiteSettings, parsed.value)
    )
    loaded.settings = settings
    if settings and isinstance(settings.publisher, str):
        flaws += _unknown_publisher(loaded.registry, settings.publisher)
    loaded.problems += _located(each, text, flaws) if parsed.faults or flaws else []


def _unknown_publisher(registry: Registry, publisher: str) -> list[Flaw]:
    if registry.kind_of(publisher) == "organization":
        return []
    hint = _meant(publisher, registry.ids("organization"))
    return [Flaw(("publisher",), MISSING_REFERENCE, f"Không có đơn vị “{publisher}”.", hint)]


def _reference_problems(registry: Registry, folder: Path) -> Iterator[Problem]:
    """Find references to nothing, to something of another type, and from published records to drafts."""
    for record_id in registry.ids():
        for link, kinds in registry.links_with_kinds(record_id):
            if flaw := _reference_flaw(registry, link, kinds):
                yield from _at_every_place(registry, folder, link, flaw)


def _reference_flaw(registry: Registry, link: Link, kinds: tuple[str, ...]) -> tuple[Code, str, str] | None:
    found = registry.kind_of(link.target)
    wanted = " hoặc ".join(_label(kind) for kind in kinds[:3])
    if found is None:
        known = [key for kind in kinds for key in registry.ids(kind)] + list(registry.owners)
        hint = _meant(link.target, known) or "Thêm bản ghi ấy, hoặc ghi {described: tên gọi trong nguồn}."
        return MISSING_REFERENCE, f"Không có {wanted} nào có mã “{link.target}”.", hint
    if found not in kinds:
        return (
            WRONG_REFERENCE,
            f"“{link.target}” là {_label(found)}; ở đây cần {wanted}.",
            "Ghi mã của đúng loại bản ghi.",
        )
    target = registry.summary(registry.owner(link.target) or link.target)
    if link.role == "place" and target.kind and not target.kind.territorial:
        message = f"“{link.target}” không phải là một địa bàn (phường, xã, quận, tỉnh…)."
        return WRONG_REFERENCE, message, "Ghi mã của địa bàn nơi đơn vị đóng."
    if target.state is State.draft and registry.summary(link.source).state is not State.draft:
        message = f"Bản ghi đã đăng dẫn tới bản nháp “{link.target}”; người đọc sẽ không thấy."
        return DRAFT_REFERENCE, message, "Đăng bản ghi ấy cùng lúc, hoặc bỏ chỗ dẫn này."
    return None


def _at_every_place(
    registry: Registry, folder: Path, link: Link, said: tuple[Code, str, str]
) -> Iterator[Problem]:
    """Locate a link: read the file once more, since positions are not kept."""
    entry = registry.entries[link.source]
    found = Found(folder / entry.file, entry.file, PurePosixPath(entry.file))
    try:
        positions = source.parse(files.read_text(found), positions=True).positions
    except Unreadable:
        positions = {}
    model = BY_NAME[entry.summary.type].model
    code, message, hint = said
    for path, text, _ in walk(registry.value(link.source), plan(model)):
        if text == link.target and role(path) == link.role:
            yield make(code, entry.file, source.nearest(positions, path), message, hint, show(path))


def _label(kind: str) -> str:
    return BY_NAME[kind].label if kind in BY_NAME else _ITEM_LABELS[kind]


def _attachment_problems(loaded: Loaded, name: str) -> Iterator[Problem]:
    wanted: set[tuple[str, str]] = set()
    for record_id in loaded.registry.ids():
        for file in loaded.registry.summary(record_id).attachments:
            wanted.add((record_id, file))
            if (record_id, file) not in loaded.attachments:
                entry = loaded.registry.entries[record_id]
                place = f"{name}/{FILES}/{record_id}/{file}"
                yield make(
                    MISSING_ATTACHMENT,
                    entry.file,
                    (1, 1),
                    f"Thiếu tệp đính kèm {place}.",
                    "Chép tệp vào đó.",
                    "attachments",
                )
    for record_id, file in sorted(loaded.attachments.keys() - wanted):
        place = f"{name}/{FILES}/{record_id}/{file}"
        hint = "Ghi tệp vào mục attachments của bản ghi, hoặc xóa tệp."
        yield make(ORPHAN_FILE, place, (1, 1), "Tệp này không thuộc bản ghi nào nên không được đăng.", hint)
