"""PUB, ID: nothing that was public changes or vanishes quietly.

What stands here is compared with what git remembers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from generator import wording
from generator.checks.rule import Finding, Whole, error, of_whole, warning
from generator.history import Former
from generator.records.common import State
from generator.records.dates import parse
from generator.records.quarters import Quarter
from generator.records.references import Path
from generator.records.summaries import Summary

_WORDS: Final = ("changes", "redactions")
_OWN_RULE: Final = {"id", "state", "published_on", "withdrawal", "allow", *_WORDS}
_GROWING: Final = {
    *("progress", "extensions", "disclosures", "events", "relations", "responses", "complaints"),
    *("sources", "attachments", "names", "codes", "successors"),
}
"""Lists that grow as time goes on: what is added tells itself."""
_DATED: Final = {"progress", "extensions", "disclosures", "events", "relations", "responses", "complaints"}
"""Of these, what bulletins gather by its day."""
_TOLD: Final = {
    *("title", "recommendations", "measures", "number", "period", "editorial"),
    *("disclosures", "events", "relations", "responses", "complaints"),
}
"""The fields that bulletins show."""
_DAYS: Final = ("outcome_recorded_on", "recorded_on", "on", "decided_on", "filed_on")
"""The keys of the day on which a part was told, the first that is there."""
_OUTCOME: Final = {"outcome", "outcome_recorded_on", "decided_by", "decided_on", "document", "effect"}
"""What a complaint gets when it is decided: told as new by the day on which it was recorded."""
_SAY: Final = (
    "Thêm một mục vào changes: ngày, mức độ, và một câu nói đã sửa gì; sửa lỗi chính tả thì ghi kind: minor."
)


def _pairs(whole: Whole) -> Iterator[tuple[Summary, dict[str, Any], tuple[Former, ...]]]:
    """Yield the records that changed since they were public: what they are now, and what they were."""
    registry = whole.loaded.registry
    for record_id, formers in sorted(whole.history.before.items() if whole.history else ()):
        if record_id in registry:
            yield registry.summary(record_id), registry.value(record_id), formers


@of_whole("PUB020", "public-record-vanished", error)
def public_record_vanished(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Bản ghi đã đăng thì không được xóa tệp.

    Người dân, báo chí đã có thể đọc và dẫn địa chỉ của bản ghi ấy. Muốn rút thì giữ tệp và ghi lý do rút: địa
    chỉ vẫn còn, nói bản ghi đã rút khi nào, vì sao. Cần bỏ nội dung (dữ liệu cá nhân, bí mật) thì xóa nội dung
    trong tệp, không xóa tệp.

    Sai: xóa tệp data/conclusions/KL-2022-0001.yml.

    Đúng:

        id: KL-2022-0001
        state: withdrawn
        withdrawal:
          on: 2026-11-21
          reason: duplicate
          superseded_by: KL-2022-0002
    """
    broken = {name.rsplit("/", 1)[-1] for name in whole.loaded.files}
    for former in whole.history.gone if whole.history else ():
        if former.id not in whole.loaded.registry and f"{former.id}.yml" not in broken:
            message = f"Bản ghi {former.id} đã đăng, nhưng tệp đã bị xóa ngày {wording.day(former.until)}."
            hint = "Lấy lại tệp từ git (lịch sử của tệp), rồi ghi state: withdrawn và mục withdrawal."
            yield former.file, Finding((), message, hint)


@of_whole("PUB021", "publication-day-moved", error)
def publication_day_moved(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Ngày đăng không đổi sau khi bản ghi đã lên trang.

    Ngày đăng cho biết bản ghi có mặt từ khi nào; thời hạn công khai và số bản tin tính theo ngày ấy.

    Sai: sửa published_on: 2026-10-01 thành published_on: 2026-11-01 sau khi đã đăng.

    Đúng: giữ published_on: 2026-10-01; điều mới sửa ghi vào changes.
    """
    for summary, value, formers in _pairs(whole):
        former = formers[0].value.get("published_on")
        if former is not None and former != value.get("published_on"):
            message = f"Bản ghi đã đăng với ngày {former}; ngày đăng không được đổi."
            yield summary.id, Finding(("published_on",), message, f"Ghi lại published_on: {former}.")


@of_whole("PUB022", "back-to-draft", error)
def back_to_draft(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Bản ghi đã đăng không trở lại thành bản nháp.

    Bản nháp không có trên trang: bản ghi sẽ biến mất mà không có lời nào.

    Sai: sửa state: published thành state: draft.

    Đúng: để nguyên state: published và sửa nội dung kèm một mục trong changes, hoặc ghi state: withdrawn kèm
    withdrawal.
    """
    for summary, _, _ in _pairs(whole):
        if summary.state is State.draft:
            hint = "Ghi state: published; muốn gỡ xuống thì ghi state: withdrawn và mục withdrawal."
            yield summary.id, Finding(("state",), "Bản ghi đã đăng, không trở lại thành bản nháp được.", hint)


@of_whole("ID010", "inner-id-vanished", error)
def inner_id_vanished(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Mã của phát hiện, kiến nghị, việc xử lý đã đăng thì không mất và không đánh số lại.

    Trang khác, báo chí và bản ghi khác dẫn đến từng mục theo mã. Đánh số lại làm các dẫn ấy chỉ sang mục khác.

    Sai: xóa mục KL-2022-0001-01, rồi đổi KL-2022-0001-02 thành KL-2022-0001-01.

    Đúng: giữ mã cũ; mục bị hủy thì thêm một lần cập nhật có ngày với status: annulled; mục phải bỏ vì có dữ
    liệu cá nhân thì bỏ nội dung và ghi vào redactions.
    """
    for summary, value, formers in _pairs(whole):
        there = {item.id for item in summary.items}
        for item_id, item in _items(formers[0].value):
            if item_id not in there and not summary.silent:
                message = f"Mục {item_id} đã đăng nay không còn.{_renumbered(item, value, there)}"
                yield summary.id, Finding((), message, "Ghi lại mục ấy với mã cũ.")


def _items(value: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name in ("findings", "recommendations", "measures"):
        for each in value.get(name) or () if isinstance(value.get(name), list) else ():
            if isinstance(each, dict) and isinstance(each.get("id"), str):
                yield each["id"], each


def _renumbered(item: dict[str, Any], value: dict[str, Any], there: set[str]) -> str:
    same = (key for key, each in _items(value) if key in there and each.get("text") == item.get("text"))
    now = next(same, None)
    return f" Nội dung ấy nay mang mã {now}." if now else ""


@of_whole("PUB023", "closed-issue-changed", error)
def closed_issue_changed(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Điều mà một số bản tin đã khép kể lại chỉ đổi khi có lời đính chính.

    Bản tin của quý đã hết không đổi về sau. Tên bản ghi, kiến nghị, thời hạn, tiến độ đã ghi, việc đã công
    khai… mà sửa thì số cũ cũng đổi theo; mục changes nói đã sửa gì, và số cũ hiện lời ấy. Thời hạn được gia hạn
    thì không sửa due mà thêm vào extensions.

    Sai: sửa due: 2022-10-15 thành due: 2022-12-31 và không nói gì.

    Đúng:

        changes:
          - on: 2026-11-21
            kind: correction
            text: Sửa thời hạn của kiến nghị 01, trước ghi nhầm.
    """
    start = Quarter.of(whole.today).first
    for record_id, path in _quiet(whole):
        since = whole.loaded.registry.summary(record_id).published_on
        if path[0] in _TOLD and (since is None or since < start):
            message = "Mục này đã đăng từ quý trước, nay bị sửa mà không có lời nào trong changes."
            yield record_id, Finding(path, message, _SAY)


@of_whole("PUB024", "changed-quietly", warning)
def changed_quietly(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Sửa bản ghi đã đăng thì có một lời trong changes.

    Người đọc lần trước có quyền biết điều gì đã đổi từ đó. Một câu là đủ.

    Sai: sửa nội dung một phát hiện đã đăng tuần trước và không nói gì.

    Đúng:

        changes:
          - on: 2026-11-21
            kind: minor
            text: Sửa lỗi chính tả ở phát hiện thứ nhất.
    """
    start = Quarter.of(whole.today).first
    for record_id, path in _quiet(whole):
        since = whole.loaded.registry.summary(record_id).published_on
        if path[0] not in _TOLD or (since is not None and since >= start):
            message = "Mục này đã đăng, nay bị sửa mà không có lời nào trong changes."
            yield record_id, Finding(path, message, _SAY)
    for each in whole.history.replaced if whole.history else ():
        if each.record in whole.loaded.registry and not _said_since(whole, each.record, each.on):
            message = f"Tệp đính kèm {each.file} đã bị thay hoặc xóa mà không có lời nào trong changes."
            yield each.record, Finding(("attachments",), message, _SAY)


def _said_since(whole: Whole, record_id: str, day: date) -> bool:
    summary = whole.loaded.registry.summary(record_id)
    shown = summary.published_on is None or summary.published_on < day
    return not shown or bool(summary.changed_on and summary.changed_on >= day)


def _quiet(whole: Whole) -> Iterator[tuple[str, Path]]:
    """Yield what differs from a version that was public, where nothing was said since."""
    for summary, value, formers in _pairs(whole):
        quiet = [each for each in formers if _words(each.value) == _words(value)]
        if summary.state is not State.draft and "withdrawal" not in value:
            paths = {path: None for each in quiet for path in _changed(each.value, value, ())}
            yield from ((summary.id, path) for path in paths)


def _words(value: dict[str, Any]) -> int:
    return sum(len(value.get(name) or ()) for name in _WORDS)


def _changed(old: Any, new: Any, path: Path) -> Iterator[Path]:
    """Yield where ``new`` says something else than ``old``, or something more that does not tell itself."""
    if isinstance(old, dict) and isinstance(new, dict):
        decided = "outcome_recorded_on" in new.keys() - old.keys()
        skipped = _OWN_RULE if not path else _OUTCOME if decided else set()
        for key in dict.fromkeys([*old, *new]):
            if key not in skipped and not (key not in old and key in _GROWING):
                yield from _changed(old.get(key), new.get(key), (*path, key))
    elif isinstance(old, list) and isinstance(new, list):
        yield from _changed_list(old, new, path)
    elif old != new:
        yield path


def _changed_list(old: list[Any], new: list[Any], path: Path) -> Iterator[Path]:
    by_id = {each["id"]: index for index, each in enumerate(new) if isinstance(each, dict) and "id" in each}
    if path[-1] in _GROWING and all(each in new for each in old):
        return
    if by_id:
        kept = [(each, by_id[each["id"]]) for each in old if each.get("id") in by_id]
        for each, index in kept:
            yield from _changed(each, new[index], (*path, index))
        added = by_id.keys() - {each.get("id") for each in old}
        yield from ((*path, by_id[key]) for key in sorted(added))
    elif len(old) == len(new) or path[-1] in _GROWING:
        for index, (each, now) in enumerate(zip(old, new, strict=False)):
            yield from _changed(each, now, (*path, index))
        if len(new) < len(old):
            yield path
    else:
        yield path


@of_whole("PUB025", "late-entry-without-its-day", error)
def late_entry_without_its_day(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Việc có từ trước mà nay mới ghi vào bản ghi đã đăng thì nói ngày ghi.

    Số bản tin gom các lần cập nhật, việc công khai, giải trình, khiếu nại theo ngày; số của quý đã hết thì
    không đổi nữa, và việc có trước ngày đăng được coi là đã đăng cùng bản ghi. Ghi thêm recorded_on để số bản tin của
    quý này kể việc ấy.

    Sai (hôm nay là ngày 21/11/2026):

        progress:
          - on: 2026-08-15
            status: done

    Đúng:

        progress:
          - on: 2026-08-15
            recorded_on: 2026-11-21
            status: done
    """
    start = Quarter.of(whole.today).first
    numbered = (each for each in _pairs(whole) if each[0].published_on)
    for summary, value, formers in numbered:
        first, since = formers[0], summary.published_on or date.min
        for path, part in _added(first.value, value, ()):
            told = _told_day(part)
            if told is None or told <= since or (told < start and first.since < start):
                message = "Việc này có từ trước, nay mới được ghi vào bản ghi đã đăng."
                hint = f"Ghi thêm recorded_on: {whole.today.isoformat()}, để bản tin của quý này kể việc ấy."
                yield summary.id, Finding(path, message, hint)


def _added(old: Any, new: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield the dated parts of ``new`` that ``old`` did not have."""
    if isinstance(new, dict):
        for key, inner in new.items():
            before = old.get(key) if isinstance(old, dict) else None
            yield from _added(before, inner, (*path, key))
    elif isinstance(new, list):
        known = old if isinstance(old, list) else []
        by_id = {each["id"]: each for each in known if isinstance(each, dict) and "id" in each}
        for index, each in enumerate(new):
            if not isinstance(each, dict):
                continue
            if path[-1] in _DATED and each not in known:
                yield (*path, index), each
            elif each.get("id") in by_id:
                yield from _added(by_id[each["id"]], each, (*path, index))


def _told_day(part: dict[str, Any]) -> date | None:
    days: Iterable[Any] = (part.get(key) for key in _DAYS)
    for day in days:
        text = day.get("edtf") if isinstance(day, dict) else day
        if isinstance(text, str):
            span = parse(text)
            return span.first or span.last
    return None


@of_whole("PUB026", "shallow-history", warning)
def shallow_history(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Bản sao git phải có đủ lịch sử.

    Thiếu lịch sử thì không biết bản ghi nào đã đăng rồi bị xóa hay bị sửa mà không nói.

    Sai: git clone --depth 1.

    Đúng: git clone; trong quy trình dựng trang của GitHub ghi fetch-depth: 0, của GitLab ghi GIT_DEPTH: 0.
    """
    if whole.history and whole.history.shallow:
        message = (
            "Bản sao git này chỉ có các lần ghi cuối, nên không kiểm được bản ghi nào đã mất hay bị sửa."
        )
        yield f"{whole.data.name}/site.yml", Finding((), message, "Lấy đủ lịch sử: git fetch --unshallow.")
