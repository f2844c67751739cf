"""PUB: a public record changes with a word, and closed bulletins stay as they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from generator.checks.former import (
    Compared,
    Difference,
    Value,
    added,
    compared,
    differences,
    is_closed,
    new_words,
    paired,
    placed_items,
    told_day,
)
from generator.checks.rule import Finding, Whole, error, of_whole, warning
from generator.history import Former
from generator.records.common import State
from generator.records.dates import parse
from generator.records.quarters import Quarter
from generator.records.references import Path

_TOLD: Final = {
    *("title", "recommendations", "measures", "number", "period", "editorial"),
    *("disclosures", "events", "relations", "responses", "complaints"),
}
"""The fields that bulletins show."""
_SAY: Final = (
    "Thêm một mục vào changes: ngày sửa, mức độ, một câu nói đã sửa gì; lỗi chính tả thì ghi kind: minor."
)
_WEEK: Final = timedelta(days=7)


class _Entry(NamedTuple):
    """Something dated that was added to a public record."""

    path: Path
    value: Value
    told: date | None
    """The day on which bulletins tell it."""
    entered: date
    """The day on which it really came into the record."""

    @property
    def is_backdated(self) -> bool:
        """Whether it would come into a bulletin that was closed by then."""
        return self.told is not None and self.told < Quarter.of(self.entered).first

    @property
    def hint(self) -> str:
        """What to do."""
        return f"Ghi recorded_on: {self.entered.isoformat()}, để bản tin của quý ấy kể việc này."


@of_whole("PUB023", "closed-issue-changed", error)
def closed_issue_changed(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Điều mà một số bản tin đã khép kể lại chỉ đổi khi có lời đính chính.

    Bản tin của quý đã hết không đổi về sau, trừ khi có lời đính chính: mục changes nói đã sửa gì, và số cũ hiện lời
    ấy. Thời hạn được gia hạn thì không sửa due mà thêm vào extensions; việc đã làm xong thì thêm vào progress.

    Sai: sửa due: 2022-10-15 thành due: 2022-12-31 và không nói gì.

    Đúng:

        changes:
          - on: 2026-11-21
            kind: correction
            text: Sửa thời hạn của kiến nghị 01, trước ghi nhầm.
    """
    for each in compared(whole):
        for found in _quiet(each, closed=True):
            message = "Mục này một số bản tin đã khép kể lại, nay bị sửa mà không có lời nào trong changes."
            yield each.summary.id, Finding(found.path, message, _what_to_do(found))


def _what_to_do(found: Difference) -> str:
    if found.gone:
        return f"Ghi lại điều đã xóa. Nếu trước ghi nhầm thì xóa được, nhưng phải nói. {_SAY}"
    if "due" in found.path:
        return f"Thời hạn được gia hạn thì giữ due và thêm vào extensions. Nếu trước ghi nhầm thì phải nói. {_SAY}"
    return _SAY


@of_whole("PUB024", "changed-quietly", warning, of_history=True)
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
    for each in compared(whole):
        for found in _quiet(each, closed=False):
            message = "Mục này đã đăng, nay bị sửa mà không có lời nào trong changes."
            yield each.summary.id, Finding(found.path, message, _what_to_do(found))
    for file in whole.history.replaced if whole.history else ():
        if file.record in whole.loaded.registry and not _said_since(whole, file.record, file.on.isoformat()):
            message = f"Tệp đính kèm {file.file} đã bị thay hoặc xóa mà không có lời nào trong changes."
            yield file.record, Finding(("attachments",), message, _SAY)


def _said_since(whole: Whole, record_id: str, day: str) -> bool:
    summary, value = whole.loaded.registry.summary(record_id), whole.loaded.registry.value(record_id)
    was_public = summary.published_on is None or summary.published_on.isoformat() < day
    return not was_public or any(each["on"] >= day for each in new_words({}, value)) or "withdrawal" in value


def _quiet(each: Compared, *, closed: bool) -> Iterator[Difference]:
    """Yield what differs from a version of which nothing was said since; ``closed``: what a closed bulletin told."""
    if each.summary.state is State.draft or each.summary.silent:
        return
    told: dict[Difference, None] = {}
    rest: dict[Difference, None] = {}
    for former in each.formers:
        if not new_words(former.value, each.now):
            for found in (*differences(former.value, each.now), *_ended_before(former, each.now)):
                is_told = found.path[0] in _TOLD and (is_closed(former) or each.summary.type == "bulletin")
                (told if is_told else rest)[found] = None
    yield from told if closed else (found for found in rest if found not in told)


def _ended_before(former: Former, now: Value) -> Iterator[Difference]:
    """Yield ends of postings in a quarter whose bulletin was closed when they were written down: its row changes."""
    pairs, _ = paired(former.value.get("disclosures") or [], now.get("disclosures") or [])
    for old, index in pairs:
        until = now["disclosures"][index].get("until")
        text = until.get("edtf") if isinstance(until, dict) else until
        day = parse(text).last if isinstance(text, str) and "until" not in old else None
        if day and Quarter.of(day) < Quarter.of(former.until):
            yield Difference(("disclosures", index, "until"))


@of_whole("PUB025", "late-entry-without-its-day", error)
def late_entry_without_its_day(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Việc có từ trước mà nay mới ghi vào bản ghi đã đăng thì nói ngày ghi.

    Số bản tin gom các lần cập nhật, việc công khai, giải trình, khiếu nại theo ngày; số của quý đã hết thì không
    đổi nữa, và việc có trước ngày đăng được coi là đã đăng cùng bản ghi. Ghi thêm recorded_on, là ngày ghi vào
    trang này, để bản tin của quý ấy kể việc ấy.

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
    for each in compared(whole):
        published = each.summary.published_on
        for part in _entries(each) if published else ():
            if part.told is None or (published and part.told <= published) or part.is_backdated:
                message = "Việc này có từ trước, nay mới được ghi vào bản ghi đã đăng."
                if "recorded_on" in part.value:
                    message = "Ngày ghi này thuộc một quý đã hết khi việc được ghi vào bản ghi."
                yield each.summary.id, Finding(part.path, message, part.hint)


@of_whole("PUB031", "late-entry-in-open-quarter", warning, of_history=True)
def late_entry_in_open_quarter(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Việc xảy ra đã lâu mà nay mới ghi thì nên nói ngày ghi.

    Trong thời gian ấy trang đã nói khác: chưa có thông tin, hoặc quá hạn. Có recorded_on thì người đọc biết vì sao.

    Sai (ghi vào ngày 21/11/2026):

        progress:
          - on: 2026-10-15
            status: done

    Đúng:

        progress:
          - on: 2026-10-15
            recorded_on: 2026-11-21
            status: done
    """
    for each in compared(whole):
        for part in _entries(each):
            late = part.told and not part.is_backdated and part.told < part.entered - _WEEK
            if late and "recorded_on" not in part.value:
                message = "Việc này có từ hơn một tuần trước khi được ghi vào bản ghi đã đăng."
                yield each.summary.id, Finding(part.path, message, part.hint)


@of_whole("PUB032", "status-rewritten", error)
def status_rewritten(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Trạng thái ghi khi đăng không sửa; điều đến sau là một lần cập nhật có ngày.

    Mục status của kiến nghị, việc xử lý là trạng thái vào ngày đăng bản ghi. Sửa nó làm trang quên rằng việc đã
    từng quá hạn, và số bản tin đã khép mất một dòng. Nếu lúc đăng đã ghi nhầm thì sửa và thêm vào changes một mục
    kind: correction.

    Sai: sửa status: in_progress thành status: done.

    Đúng:

        status: in_progress
        progress:
          - on: 2026-11-15
            status: done
    """
    for each in compared(whole):
        now = {key: (path, item) for path, key, item in placed_items(each.now)}
        for former in each.formers if not each.summary.silent else ():
            corrected = any(word.get("kind") == "correction" for word in new_words(former.value, each.now))
            for _, key, item in placed_items(former.value) if not corrected else ():
                if key in now and item.get("status") != now[key][1].get("status"):
                    message = f"Trạng thái của {key} đã đăng nay bị sửa."
                    hint = "Ghi lại status như cũ, và thêm một mục progress có ngày với trạng thái mới."
                    yield each.summary.id, Finding((*now[key][0], "status"), message, hint)


@of_whole("PUB035", "outcome-without-its-day", warning, of_history=True)
def outcome_without_its_day(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Kết quả khiếu nại ghi thêm vào bản ghi đã đăng thì nói ngày ghi.

    Người theo dõi đọc số bản tin chứ không đọc lại từng bản ghi. Không có ngày ghi, hoặc ngày quyết định đã lâu, thì
    không số bản tin nào kể rằng khiếu nại đã có kết quả, dù mục changes có nhắc.

    Sai (ghi vào ngày 21/11/2026, lúc đăng còn là outcome: pending):

        outcome: rejected

    Đúng:

        outcome: rejected
        outcome_recorded_on: 2026-11-21
    """
    for each in compared(whole):
        told: set[int] = set()
        for former in each.formers if not each.summary.silent else ():
            old, new = (value.get("complaints") or [] for value in (former.value, each.now))
            for before, index in paired(old, new)[0]:
                if index not in told and _is_decided_late(before, new[index], former.until):
                    told.add(index)
                    message = "Khiếu nại này nay có kết quả, mà không rõ kết quả được ghi vào ngày nào."
                    hint = f"Ghi outcome_recorded_on: {former.until.isoformat()}, để bản tin kể kết quả ấy."
                    yield each.summary.id, Finding(("complaints", index, "outcome"), message, hint)


def _is_decided_late(old: Value, new: Value, entered: date) -> bool:
    """Whether a complaint got its outcome without a day on which a bulletin tells it."""
    was_open = not isinstance(old["outcome"], str) or old["outcome"] == "pending"
    is_open = not isinstance(new["outcome"], str) or new["outcome"] == "pending"
    if not was_open or is_open or "outcome_recorded_on" in new:
        return False
    day = new.get("decided_on")
    text = day.get("edtf") if isinstance(day, dict) else day
    decided = parse(text).last if isinstance(text, str) else None
    return decided is None or decided < entered - _WEEK


def _entries(each: Compared) -> Iterator[_Entry]:
    """Yield what was added since some former version, with the last day on which it was still missing."""
    entered: dict[Path, date] = {}
    values: dict[Path, Value] = {}
    for former in each.formers if not each.summary.silent else ():
        for path, value in added(former.value, each.now):
            entered[path] = max(former.until, entered.get(path, former.until))
            values[path] = value
    return (_Entry(path, values[path], told_day(values[path]), day) for path, day in entered.items())
