"""Do references lead somewhere? Within a record, and between records: located problems, no rules."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from generator import files, source
from generator.files import Found, Unreadable
from generator.problem import Code, Problem, Severity, make
from generator.records import BY_NAME
from generator.records.common import Record, State
from generator.records.references import Defines, Points, plan, walk
from generator.records.references import Found as Mark
from generator.records.references import Path as ValuePath
from generator.registry import Link, Registry, role
from generator.validation import Flaw

INNER_ID = Code("ID003", "inner-id")
MISSING_REFERENCE = Code("REF001", "missing-reference")
WRONG_REFERENCE = Code("REF002", "wrong-reference-type")
DRAFT_REFERENCE = Code("REF003", "reference-to-draft", Severity.warning)

_ITEM_LABELS = {"finding": "phát hiện", "recommendation": "kiến nghị", "measure": "việc xử lý"}


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


def inner_flaws(record: Record, marks: Iterable[Mark]) -> Iterator[Flaw]:
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
                path, MISSING_REFERENCE, f"Không có khóa “{text}” trong bản ghi này.", meant(text, known)
            )


def meant(text: str, known: Iterable[str]) -> str:
    """Return the hint ``Ý bạn là …?`` when ``text`` is nearly one of ``known``; else an empty string."""
    close = get_close_matches(text, list(known), n=1, cutoff=0.6)
    return f"Ý bạn là “{close[0]}”?" if close else ""


def reference_problems(registry: Registry, folder: Path, broken: Collection[str]) -> Iterator[Problem]:
    """Find references to nothing, to something of another type, and from published records to drafts.

    ``broken`` are the ids of records that could not be read: what points there is not at fault. ``folder`` is what
    holds the data folder.
    """
    for record_id in registry.ids():
        for link, kinds in registry.links_with_kinds(record_id):
            if link.target in broken or link.target.rpartition("-")[0] in broken:
                continue
            if flaw := _reference_flaw(registry, link, kinds):
                yield from _at_every_place(registry, folder, link, flaw)


def _reference_flaw(registry: Registry, link: Link, kinds: tuple[str, ...]) -> tuple[Code, str, str] | None:
    found = registry.kind_of(link.target)
    wanted = " hoặc ".join(_label(kind) for kind in kinds[:3])
    if found is None:
        known = [key for kind in kinds for key in registry.ids(kind)] + list(registry.owners)
        hint = meant(link.target, known) or "Thêm bản ghi ấy, hoặc ghi {described: tên gọi trong nguồn}."
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
