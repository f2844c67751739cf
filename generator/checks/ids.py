"""ID: ids that fit nothing, and one thing under two ids."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Final

from generator import wording
from generator.checks.days import sure, took_place
from generator.checks.rule import Finding, Whole, error, of_record, of_whole, warning
from generator.checks.subject import Subject
from generator.records.common import State
from generator.records.dates import Span
from generator.records.summaries import Summary, id_order
from generator.registry import Registry

_NUMBERED: Final = re.compile(r"[A-Z]{2}-([0-9]{4})-[0-9]+")
_DASHES: Final = str.maketrans("–—−‐", "----")
_NEUTRAL: Final = frozenset(
    {
        *("nam", "ve", "viec", "cong", "tac", "dot", "doan", "cuoc", "tai", "o", "tren"),
        *("dia", "ban", "cac", "cua", "va", "theo", "thuc", "hien"),
    }
)
"""Words, folded, that one title of an inspection has and another title of the same one lacks."""
_AHEAD: Final = 1
"""Years: so long before it happens a thing is announced and gets its id."""
_LONGEST: Final = timedelta(days=92)
"""Two times longer than that overlap without being the same."""


@of_record("ID004", "id-year-fits-nothing", warning)
def id_year_fits_nothing(subject: Subject) -> Iterator[Finding]:
    """Năm trong mã bản ghi là năm của sự việc, hoặc năm lập bản ghi.

    Người đọc nhìn mã KT-2022-0001 thì hiểu là việc của năm 2022. Năm không khớp với gì cả thường là do gõ nhầm năm ở mã
    hoặc ở ngày. Mã đã đăng thì không sửa: khi ấy ghi lý do vào mục allow, ví dụ mã lập khi chưa biết ngày của sự việc.
    Năm trước năm của sự việc cũng được, vì việc có thể được thông báo từ năm trước. Không rõ ngày của sự việc thì
    không xét.

    Sai:

        id: KT-2012-0003
        conducted: 2022-08-17/2022-09-08
        published_on: 2026-11-01

    Đúng:

        id: KT-2022-0003
        conducted: 2022-08-17/2022-09-08
        published_on: 2026-11-01
    """
    match, span = _NUMBERED.fullmatch(subject.record.id), sure(subject.record.when)
    if not match or not span:
        return
    made = (subject.record.published_on or subject.today).year
    year = int(match[1])
    too_early = span.first and year < min(made, span.first.year) - _AHEAD
    too_late = span.last and year > span.last.year and not made - _AHEAD <= year <= made
    if too_early or too_late:
        message = f"Mã có năm {match[1]}, nhưng việc này {took_place(span)}."
        yield Finding(
            ("id",), message, "Xem lại mã và ngày; mã chưa đăng thì đổi mã và tên tệp cho đúng năm."
        )


@of_whole("ID005", "document-entered-twice", warning)
def document_entered_twice(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Mỗi văn bản chỉ có một bản ghi.

    Cùng số, ký hiệu, cùng cơ quan ban hành, cùng ngày thì là một văn bản. Ghi hai lần thì người đọc tìm thấy một bản
    ghi mà không thấy những gì dẫn tới bản ghi kia.

    Sai: hai bản ghi cùng có:

        sign: 31/KH-UBND
        issuer: ubnd-xa-a
        issued_on: 2022-08-01

    Đúng: chỉ giữ một bản ghi; các bản ghi khác dẫn tới nó:

        legal_basis: [31-kh-ubnd-2022]
    """
    registry = whole.loaded.registry
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for summary in _standing(registry, "document"):
        issuer = _target(registry, summary.id, "issuer")
        span = summary.span
        if issuer and span and _is_one_day(span):
            groups[issuer, summary.when].append(summary.id)
    for found in groups.values():
        signs: dict[str, str] = {}
        for each in found if len(found) > 1 else ():
            sign = registry.value(each)["sign"]
            other = signs.setdefault(_folded_sign(sign), each) if isinstance(sign, str) else each
            if other != each:
                message = f"Văn bản {sign} đã có bản ghi “{other}”: cùng số, cùng cơ quan, cùng ngày."
                yield each, Finding(("sign",), message, "Giữ một bản ghi và sửa các chỗ dẫn tới bản ghi kia.")


@of_whole("ID006", "inspection-entered-twice", warning)
def inspection_entered_twice(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Mỗi đợt kiểm tra chỉ có một bản ghi.

    Hai người cùng nhập một đợt thì trang đếm thành hai đợt, và mỗi bản ghi chỉ có một nửa kết quả. Chỉ báo khi cùng cơ
    quan chủ trì, thời gian trùng nhau, tên gần như nhau và không nêu các đơn vị khác nhau.

    Sai: hai bản ghi cùng có:

        title: Kiểm tra việc thực hiện dân chủ ở xã A
        lead: ubnd-xa-a
        conducted: 2022-08-17/2022-09-08

    Đúng: gộp làm một; nếu là hai đợt khác nhau thì tên nói rõ khác ở đâu:

        title: Kiểm tra việc thực hiện dân chủ ở các trường của xã A
    """
    registry = whole.loaded.registry
    led: dict[str, list[tuple[date, date, str]]] = defaultdict(list)
    for summary in _standing(registry, "inspection"):
        days, lead = _short(summary.span), _target(registry, summary.id, "lead")
        if lead and days:
            led[lead].append((*days, summary.id))
    alike: dict[tuple[str, frozenset[str]], list[tuple[date, date, str]]] = defaultdict(list)
    for lead, held in led.items():
        for each in _crowded(sorted(held)):
            alike[lead, _words(registry.summary(each[2]).heading)].append(each)
    hint = "Gộp làm một; nếu là hai đợt thì tên nói rõ khác ở đâu."
    for group in alike.values():
        for one, other in _overlapping(group):
            if _is_same(registry, one, other):
                first, second = sorted((one, other), key=id_order)
                message = f"Có vẻ cùng một đợt với {first}: cùng cơ quan chủ trì, trùng thời gian, tên gần như nhau."
                yield second, Finding(("title",), message, hint)


def _short(span: Span | None) -> tuple[date, date] | None:
    """Return the first and the last day of a time that is sure and not too long to tell one inspection by."""
    if not span or not span.first or not span.last or span.uncertain or span.approximate:
        return None
    return (span.first, span.last) if span.last - span.first <= _LONGEST else None


def _crowded(ordered: list[tuple[date, date, str]]) -> Iterator[tuple[date, date, str]]:
    """Yield those whose days overlap with another's: only their titles are worth a look."""
    latest = date.min
    for index, each in enumerate(ordered):
        first, last, _ = each
        if first <= latest or (index + 1 < len(ordered) and ordered[index + 1][0] <= last):
            yield each
        latest = max(latest, last)


def _overlapping(ordered: list[tuple[date, date, str]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs whose days overlap."""
    for index, (_, last, one) in enumerate(ordered):
        for first, _, other in ordered[index + 1 :]:
            if first > last:
                break
            yield one, other


def _words(title: str) -> frozenset[str]:
    found = frozenset(re.findall(r"\w+", wording.fold(title)))
    return frozenset(word for word in found - _NEUTRAL if not re.fullmatch("[12][0-9]{3}", word))


def _is_same(registry: Registry, one: str, other: str) -> bool:
    if {target for each in (one, other) for target in registry.targets(each)} & {one, other}:
        return False
    bodies = [frozenset(_bodies(registry.value(each))) for each in (one, other)]
    return not all(bodies) or not bodies[0].isdisjoint(bodies[1])


def _bodies(value: dict[str, Any]) -> Iterator[str]:
    """Yield the inspected bodies, by their ids or folded descriptions."""
    for group in value.get("inspected", []):
        for named in group.get("named", []):
            yield named if isinstance(named, str) else wording.fold(str(named.get("described", "")))


@of_whole("ID007", "bulletin-number-twice", error)
def bulletin_number_twice(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Hai số bản tin của một năm không được mang cùng một số thứ tự.

    Người dân dẫn “bản tin số 3 năm 2026” thì chỉ có một bản tin như thế. Số thứ tự có thể tiếp tục từ năm trước hoặc
    bắt đầu lại từ 1 mỗi năm.

    Sai: BT-2026-Q3 và BT-2026-Q4 cùng có:

        number: 3

    Đúng (BT-2026-Q4):

        number: 4
    """
    registry = whole.loaded.registry
    met: dict[tuple[str, int], str] = {}
    for summary in _standing(registry, "bulletin"):
        number = int(registry.value(summary.id)["number"])
        other = met.setdefault((summary.id.split("-")[1], number), summary.id)
        if other != summary.id:
            yield (
                summary.id,
                Finding(("number",), f"Số {number} đã là số của {other}.", "Ghi số thứ tự tiếp theo."),
            )


@of_whole("ID008", "body-entered-twice", warning)
def body_entered_twice(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Mỗi đơn vị chỉ có một bản ghi.

    Ghi một đơn vị hai lần thì người dân thấy nửa số việc của nó ở mã này, nửa kia ở mã khác. Chỉ báo khi cùng tên, cùng
    loại, cùng địa bàn (không có địa bàn thì cùng cấp trên), và không phải là đơn vị cũ, đơn vị mới trùng tên sau khi
    sắp xếp.

    Sai: hai bản ghi cùng có:

        name: Trường Tiểu học xã A
        kind: school
        place: xa-a

    Đúng: chỉ giữ một bản ghi; hai đơn vị khác nhau thì tên nói rõ khác ở đâu:

        name: Trường Tiểu học số 2 xã A
    """
    registry = whole.loaded.registry
    met: dict[tuple[str, ...], str] = {}
    for summary in _standing(registry, "organization"):
        where = _target(registry, summary.id, "place") or _target(registry, summary.id, "parent")
        if not where or summary.kind is None or summary.until is not None or summary.successors:
            continue
        key = (summary.heading, summary.kind.value, where, str(summary.level))
        other = met.setdefault(key, summary.id)
        if other != summary.id and not _are_apart(registry, summary.id, other):
            message = f"“{summary.heading}” đã có bản ghi “{other}”: cùng tên, cùng loại, cùng nơi."
            hint = "Giữ một bản ghi và sửa các chỗ dẫn tới bản ghi kia; hai đơn vị thì tên nói rõ khác ở đâu."
            yield summary.id, Finding(("name",), message, hint)


def _are_apart(registry: Registry, one: str, other: str) -> bool:
    """Whether one of two bodies follows the other, or stands above it."""
    return any({one, other}.intersection(registry.targets(each)) for each in (one, other))


def _standing(registry: Registry, kind: str) -> Iterable[Summary]:
    summaries = (registry.summary(each) for each in registry.ids(kind))
    return (each for each in summaries if each.state is not State.withdrawn)


def _target(registry: Registry, record_id: str, role: str) -> str:
    return next(iter(registry.targets(record_id, role)), "")


def _is_one_day(span: Span) -> bool:
    return span.first == span.last and not span.uncertain and not span.approximate


def _folded_sign(sign: str) -> str:
    return re.sub(r"[\s.]+", "", wording.fold(sign).translate(_DASHES)).lstrip("0")
