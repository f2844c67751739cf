"""PUB, ID: nothing that was public vanishes, moves or is taken back; git remembers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from generator import wording
from generator.checks.former import WORDS, Value, compared, items, new_words, placed_items
from generator.checks.rule import Finding, Whole, error, of_whole, warning
from generator.records.common import State
from generator.records.dates import parse
from generator.records.quarters import Quarter
from generator.records.references import Path


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
    there = {name.rsplit("/", 1)[-1] for name in whole.loaded.files}
    for former in whole.history.gone if whole.history else ():
        if former.id not in whole.loaded.registry and f"{former.id}.yml" not in there:
            day = wording.day(former.until)
            message = f"Bản ghi {former.id} đã đăng, nhưng từ ngày {day} không còn tệp này ở đây."
            hint = (
                f"Đặt lại tệp ở chỗ cũ, với mã cũ; nội dung còn trong git, ở lần ghi {former.commit[:8]}. "
                "Muốn rút bản ghi thì giữ tệp, ghi state: withdrawn và mục withdrawal."
            )
            yield former.file, Finding((), message, hint)


@of_whole("PUB021", "publication-day-moved", error)
def publication_day_moved(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Ngày đăng không đổi sau khi bản ghi đã lên trang.

    Ngày đăng cho biết bản ghi có mặt từ khi nào; thời hạn công khai và số bản tin tính theo ngày ấy.

    Sai: sửa published_on: 2026-10-01 thành published_on: 2026-11-01 sau khi đã đăng.

    Đúng: giữ published_on: 2026-10-01; điều mới sửa ghi vào changes.
    """
    for summary, now, formers in compared(whole):
        former = formers[0].value.get("published_on")
        moved = former is not None and former != now.get("published_on")
        if moved and not _is_late(date.fromisoformat(str(former)), _entered(whole, summary.id)):
            was = wording.day(date.fromisoformat(str(former)))
            message = f"Bản ghi đã đăng với ngày {was}; ngày đăng không được đổi."
            yield summary.id, Finding(("published_on",), message, f"Ghi lại published_on: {former}.")


@of_whole("PUB022", "back-to-draft", error)
def back_to_draft(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Bản ghi đã đăng không trở lại thành bản nháp.

    Bản nháp không có trên trang: bản ghi sẽ biến mất mà không có lời nào.

    Sai: sửa state: published thành state: draft.

    Đúng: để nguyên state: published và sửa nội dung kèm một mục trong changes, hoặc ghi state: withdrawn kèm
    withdrawal.
    """
    for summary, _, _ in compared(whole):
        if summary.state is State.draft:
            hint = "Ghi state: published; muốn gỡ xuống thì ghi state: withdrawn và mục withdrawal."
            yield summary.id, Finding(("state",), "Bản ghi đã đăng, không trở lại thành bản nháp được.", hint)


@of_whole("ID010", "inner-id-vanished", error)
def inner_id_vanished(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Mã của phát hiện, kiến nghị, việc xử lý đã đăng thì không mất và không đánh số lại.

    Trang khác, báo chí và bản ghi khác dẫn đến từng mục theo mã. Đánh số lại làm các dẫn ấy chỉ sang mục khác.

    Sai: xóa mục KL-2022-0001-01, rồi đổi KL-2022-0001-02 thành KL-2022-0001-01.

    Đúng: giữ mã cũ; mục bị hủy thì thêm một lần cập nhật có ngày với status: annulled; mục phải bỏ vì có dữ liệu
    cá nhân thì bỏ nội dung và ghi vào redactions.
    """
    for summary, now, formers in compared(whole):
        there = items(now)
        before = [each for former in formers for each in placed_items(former.value)]
        lost = {key: (path[0], item) for path, key, item in before if key not in there}
        for key, (list_, item) in sorted(lost.items()) if not summary.silent else ():
            path, renumbered = _renumbered(item, now) or ((list_,) if list_ in now else ("id",), "")
            message = f"Mục {key} đã đăng nay không còn.{renumbered}"
            yield summary.id, Finding(path, message, "Ghi lại mục ấy với mã cũ.")


def _renumbered(item: Value, now: Value) -> tuple[Path, str] | None:
    """Return where the words of an item stand by another id, and what to say; nothing when they do not."""
    same = ((path, key) for path, key, each in placed_items(now) if each.get("text") == item.get("text"))
    path, key = next(same, ((), ""))
    return ((*path, "id"), f" Nội dung ấy nay mang mã {key}.") if key else None


@of_whole("PUB026", "shallow-history", warning, of_history=True)
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
        yield _settings(whole), Finding((), message, "Lấy đủ lịch sử: git fetch --unshallow.")


@of_whole("PUB027", "commit-day-goes-back", warning, of_history=True)
def commit_day_goes_back(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Lần ghi sau không thể có ngày trước lần ghi trước nó.

    Trang biết điều gì đã đăng từ khi nào nhờ ngày của các lần ghi trong git. Ngày lùi lại là do đồng hồ máy sai,
    hoặc do ai đó đặt ngày khác.

    Sai: GIT_COMMITTER_DATE="2026-01-05" git commit, sau một lần ghi của ngày 21/11/2026.

    Đúng: git commit, trên máy có đồng hồ đúng.
    """
    for commit in whole.history.backwards if whole.history else ():
        message = f"Lần ghi {commit[:8]} có ngày trước lần ghi ngay trước nó."
        hint = "Xem lại đồng hồ của máy đã ghi; người quản trị kho xem ai đã ghi lần ấy."
        yield _settings(whole), Finding((), message, hint)


def _settings(whole: Whole) -> str:
    return f"{whole.data.name}/site.yml"


@of_whole("PUB028", "word-taken-back", error)
def word_taken_back(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Lời đã nói về một thay đổi, một chỗ lược bỏ hay việc rút bản ghi thì không sửa và không xóa.

    Người đọc lần trước biết điều gì đã đổi nhờ các lời ấy. Ghi nhầm thì thêm một lời nữa. Bản ghi rút nhầm thì lập
    bản ghi mới và dẫn đến nó.

    Sai: xóa một mục đã đăng trong changes, hoặc đổi ngày của nó.

    Đúng: giữ mục cũ, thêm một mục mới nói rõ hơn.
    """
    for summary, now, formers in compared(whole):
        lost = {name: None for each in formers for name in _taken_back(each.value, now)}
        for name in lost if not summary.silent else ():
            message = "Lời đã đăng ở đây nay bị sửa hoặc xóa."
            yield (
                summary.id,
                Finding((name,), message, "Ghi lại như cũ; cần nói thêm thì thêm một mục trong changes."),
            )
    for summary, now, formers in compared(whole):
        if any(_withdrawn_otherwise(each.value, now) for each in formers):
            message = "Bản ghi đã rút: ngày, lý do rút không đổi, và bản ghi không đăng lại."
            yield summary.id, Finding(("withdrawal",), message, "Ghi lại mục withdrawal như cũ.")


def _taken_back(old: Value, now: Value) -> Iterator[str]:
    return (name for name in WORDS if any(each not in (now.get(name) or ()) for each in old.get(name) or ()))


def _withdrawn_otherwise(old: Value, now: Value) -> bool:
    before, after = old.get("withdrawal"), now.get("withdrawal") or {}
    return isinstance(before, dict) and any(before.get(key) != after.get(key) for key in ("on", "reason"))


@of_whole("PUB029", "word-in-a-closed-quarter", error)
def word_in_a_closed_quarter(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Lời về một thay đổi, một chỗ lược bỏ, việc rút bản ghi mang ngày của chính lần sửa ấy.

    Ngày on là ngày sửa bản ghi trên trang này, không phải ngày của sự việc. Ghi lùi vào quý trước làm số bản tin đã
    khép có thêm một lời.

    Sai (ghi vào ngày 21/11/2026):

        changes:
          - on: 2026-08-15
            kind: correction
            text: Sửa số tiền phải thu hồi.

    Đúng:

        changes:
          - on: 2026-11-21
            kind: correction
            text: Sửa số tiền phải thu hồi.
    """
    for summary, now, formers in compared(whole):
        for path, day in _words(now):
            until = max((each.until for each in formers if not _has(each.value, now, path)), default=None)
            first = parse(day).first
            if until and first and Quarter.of(first) < Quarter.of(until):
                message = (
                    f"Lời này ghi vào bản ghi ngày {wording.day(until)}, mà mang ngày của một quý đã hết."
                )
                yield summary.id, Finding((*path, "on"), message, f"Ghi ngày sửa: {until.isoformat()}.")


def _words(value: Value) -> Iterator[tuple[Path, str]]:
    """Yield the entries that say what changed, each with its day."""
    for name in WORDS:
        for index, each in enumerate(value.get(name) or ()):
            yield (name, index), each["on"]
    if "withdrawal" in value:
        yield ("withdrawal",), value["withdrawal"]["on"]


def _has(old: Value, now: Value, path: Path) -> bool:
    """Whether a former version had the entry at ``path`` already."""
    if path[0] == "withdrawal":
        return "withdrawal" in old
    word: Any = now[str(path[0])][int(path[1])]
    return word not in new_words(old, now)


@of_whole("PUB030", "published-in-a-closed-quarter", error)
def published_in_a_closed_quarter(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Ngày đăng không lùi về một quý đã hết.

    Số bản tin của quý đã hết không thêm bản ghi nữa. Ngày đăng là ngày bản ghi thật sự lên trang này; bản ghi chờ
    duyệt sang quý sau thì sửa published_on thành ngày duyệt. Ngày của sự việc, ngày công khai ở nơi khác ghi ở mục
    khác.

    Sai: ngày 21/11/2026 thêm bản ghi mới với published_on: 2026-08-01.

    Đúng: published_on: 2026-11-21.
    """
    registry = whole.loaded.registry
    for record_id in registry.ids() if whole.history else ():
        summary, day = registry.summary(record_id), _entered(whole, record_id)
        counts = summary.published_on and summary.type != "bulletin" and summary.state is not State.draft
        if counts and summary.published_on and _is_late(summary.published_on, day):
            message = f"Bản ghi vào kho ngày {wording.day(day)}, mà ngày đăng thuộc một quý đã hết."
            yield record_id, Finding(("published_on",), message, f"Ghi published_on: {day.isoformat()}.")


def _entered(whole: Whole, record_id: str) -> date:
    """Return when a record came into the data as published; what came with the first commit was public before."""
    history = whole.history
    day = history.entered.get(record_id, whole.today) if history else date.min
    return day if history and day > history.start else date.min


def _is_late(published: date, entered: date) -> bool:
    """Whether a day of publication lies in a quarter that was over when the record came."""
    return Quarter.of(published) < Quarter.of(entered)
