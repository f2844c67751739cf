"""What was asked and what was done to somebody, and the lists in which the trackers and the front page count it."""

from __future__ import annotations

import marshal
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import Final

from generator.lookups import kept, remembered
from generator.pages.signature import Listed
from generator.public import Public, newest_first
from generator.records.common import State
from generator.records.deadlines import DueState
from generator.records.items import Item
from generator.records.summaries import Summary
from generator.records.tasks import ComputedStatus, Status


@dataclass(slots=True)
class Tracked(Listed):
    """One recommendation or measure, and the record it stands in."""

    owner: Summary
    number: int
    """Which item of its owner it is."""
    status: Status | None
    due: DueState
    """What is known of the deadline in force today."""
    to: tuple[str, ...]
    """The ids of the organizations that must act."""
    is_described: bool
    """Whether somebody who must act is only described, or nobody is named."""
    ended: bool
    """Whether another record annuls or replaces it."""
    computed: ComputedStatus | None
    """What follows today, of something that still holds."""
    last_day: date | None
    """The last day of the deadline in force today."""

    def telling(self) -> tuple[object, ...]:
        """Return what tells it: its item stands in the summary of its record."""
        return self.owner, self.number, self.ended, self.computed, self.last_day

    @property
    def item(self) -> Item:
        """The recommendation or measure: it is looked for when it is wanted, for there are very many."""
        return self.owner.item(self.number)

    @property
    def is_open(self) -> bool:
        """Whether it still holds and is not done, as far as anybody knows."""
        return not self.ended and self.status in OPEN

    def is_due_soon(self, day: date) -> bool:
        """Whether it is open and its deadline comes within the next days."""
        last = self.last_day
        return last is not None and self.is_open and day <= last <= day + timedelta(days=SOON)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a tracker follows, and how its pages call it."""

    kind: str
    folder: str
    title: str
    lead: str
    addressees: str
    noun: str
    has_amounts: bool
    """Whether it is about amounts, which are added up."""


SUBJECTS = (
    Subject(
        "recommendation",
        "kien-nghi",
        "Kiến nghị, yêu cầu",
        "Ai phải làm việc gì, hạn đến khi nào, đã làm chưa.",
        "Nơi phải thực hiện",
        "kiến nghị, yêu cầu",
        has_amounts=False,
    ),
    Subject(
        "measure",
        "xu-ly",
        "Việc xử lý",
        "Phạt tiền, thu hồi, kỷ luật và các hình thức xử lý khác: đối với ai, bao nhiêu, đã thực hiện chưa.",
        "Đơn vị, người bị xử lý",
        "việc xử lý",
        has_amounts=True,
    ),
)

SOON = 30
"""Within how many days a deadline is said to be near."""
OPEN = {None, Status.not_started, Status.in_progress}
NO_DEADLINE = {DueState.not_stated, DueState.unclear, DueState.absent}
Test = Callable[[Tracked, date], bool]
SLICES: tuple[tuple[str, str, Test], ...] = (
    ("tat-ca", "Tất cả", lambda _each, _day: True),
    (
        "dang-mo",
        "Chưa xong hoặc chưa có thông tin",
        lambda each, _day: each.is_open,
    ),
    ("qua-han", "Quá hạn", lambda each, _day: each.computed is ComputedStatus.overdue),
    ("sap-den-han", f"Đến hạn trong {SOON} ngày tới", lambda each, day: each.is_due_soon(day)),
    (
        "chua-co-thong-tin",
        "Quá thời hạn, chưa có thông tin thực hiện",
        lambda each, _day: each.computed is ComputedStatus.unreported,
    ),
    ("da-xong", "Đã thực hiện", lambda each, _day: each.status is Status.done and not each.ended),
    (
        "xong-cham",
        "Đã thực hiện, chậm hạn",
        lambda each, _day: each.computed is ComputedStatus.done_late,
    ),
    (
        "khong-neu-thoi-han",
        "Không nêu hoặc chưa rõ thời hạn",
        lambda each, _day: each.last_day is None and each.due in NO_DEADLINE,
    ),
    (
        "het-hieu-luc",
        "Đã bị hủy bỏ hoặc thay thế",
        lambda each, _day: each.ended or each.status is Status.annulled,
    ),
)
"""Address, title, and which items belong."""


@remembered
def sliced(view: Public, kind: str) -> dict[str, list[Tracked]]:
    """Return the lists of a tracker by their addresses; the first has every recommendation or measure."""
    day, every = view.today, _tracked(view)[kind]
    return {path: [each for each in every if test(each, day)] for path, _, test in SLICES}


def by_owner(view: Public) -> dict[str, list[Tracked]]:
    """Return the same by the ids of their records."""
    found: dict[str, list[Tracked]] = defaultdict(list)
    for each in chain.from_iterable(_tracked(view).values()):
        found[each.owner.id].append(each)
    return found


@remembered
def _tracked(view: Public) -> dict[str, list[Tracked]]:
    """Return the recommendations and the measures of the records that stand, newest record first."""
    owners = [*view.all("conclusion"), *view.all("inspection")]
    same: dict[tuple[str, ...], tuple[str, ...]] = {}
    standing = sorted((each for each in owners if each.state is not State.withdrawn), key=newest_first)
    found: dict[str, list[Tracked]] = {subject.kind: [] for subject in SUBJECTS}
    for owner in standing:
        for kind, number, status, due, to, described, ended, computed, last in marshal.loads(  # noqa: S302 - our own
            _tasks(view, owner.id)
        ):
            day = date.fromordinal(last) if last else None
            told = (
                _STATUS[status],
                _DUE[due],
                same.setdefault(to, to),
                described,
                ended,
                _COMPUTED[computed],
                day,
            )
            found[kind].append(Tracked(owner, number, *told))
    return found


@kept
def _tasks(view: Public, record_id: str) -> bytes:
    """Return what there is to do after a record: of each its kind and what tells it, as texts and numbers."""
    owner, kinds = view.get(record_id), {subject.kind for subject in SUBJECTS}
    items = [each for each in enumerate(owner.items) if each[1].kind in kinds] if owner else []
    is_whole = bool(items) and view.ended(record_id)
    return marshal.dumps(
        [_task(number, item, view.today, ended=is_whole or view.ended(item.id)) for number, item in items]
    )


def _task(number: int, item: Item, today: date, *, ended: bool) -> tuple[object, ...]:
    due, computed = item.due(today), None if ended else item.computed(today)
    last = due.last_day.toordinal() if due.last_day else None
    told = item.status and item.status.value, due.state.value, tuple(item.to)
    described = bool(item.to_described) or not item.to
    return item.kind, number, *told, described, ended, computed and computed.value, last


_STATUS: Final[dict[str | None, Status | None]] = {None: None, **{each.value: each for each in Status}}
_COMPUTED: Final[dict[str | None, ComputedStatus | None]] = {
    None: None,
    **{each.value: each for each in ComputedStatus},
}
_DUE: Final = {each.value: each for each in DueState}
