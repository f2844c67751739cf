"""How far an inspection or a conclusion has come: planned, done, concluded, disclosed, followed up.

Every step is told by a record, its own or one it is tied to; where no record tells it, the step says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator import wording
from generator.markup import Markup, escape, join, span
from generator.pages.dated import Dated
from generator.records.base import Labelled
from generator.records.common import RelationKind, State
from generator.records.conclusion import Conclusion, ConclusionLevel
from generator.records.dates import Period
from generator.records.document import DocumentType
from generator.records.inspection import Inspection, Stage
from generator.records.items import Item
from generator.records.programme import PlannedInspection, Programme
from generator.records.references import DocumentRef
from generator.records.sources import Audience, Disclosure
from generator.records.summaries import Summary
from generator.records.tasks import ENDED, ComputedStatus

SHOWN = 3
"""How many disclosures, conclusions or follow-ups a step names."""
_NO_RESULT = {
    Stage.announced: "chưa có, vì đợt kiểm tra chưa tiến hành",
    Stage.under_way: "chưa có, vì đợt kiểm tra đang tiến hành",
    Stage.conducted: "đã kiểm tra xong, chưa có kết luận",
    Stage.preliminary: "mới có kết quả sơ bộ",
    Stage.concluded_unpublished: "đã kết luận nhưng chưa công bố kết quả",
    Stage.concluded: "đã kết luận; trên trang này chưa có bản ghi kết luận",
    Stage.closed: "đã kết thúc; trên trang này chưa có bản ghi kết luận",
    Stage.unknown: "chưa rõ đã có hay chưa",
}
_CONCLUDED = {Stage.concluded_unpublished, Stage.concluded, Stage.closed}


_DONE = ("id", "stage", "conducted", "programme", "legal_basis")
"""The fields of an inspection that tell that it was planned and done."""


class _Way(Labelled):
    """Whether a step was taken, as its mark shows it."""

    done = "done", "rồi"
    going = "going", "chưa xong"
    open = "open", "chưa"
    unknown = "unknown", "chưa rõ"


class Steps(Dated):
    """Words for how far a record has come."""

    def steps(self, record: Inspection | Conclusion) -> Iterator[Markup]:
        """Yield the five steps of a record, each as one line."""
        if isinstance(record, Conclusion):
            yield from self._before(record)
            yield _step("Kết luận", _Way.done, self._concluded(record))
            told, ids = list(record.disclosures), [record.id]
        else:
            yield self._planned(record)
            yield self._conducted(record)
            conclusions = [
                each for each in self.view.conclusions_of(record.id) if each.state is not State.withdrawn
            ]
            yield self._conclusions(record, conclusions)
            told = [*record.disclosures, *self._disclosures(conclusions)]
            ids = [record.id, *(each.id for each in conclusions)]
        yield self._disclosed(told)
        yield self._followed_up(ids)

    def _disclosures(self, summaries: Iterable[Summary]) -> Iterator[Disclosure]:
        for each in summaries:
            yield from self.view.fields(each.id, "disclosures").disclosures

    def _before(self, conclusion: Conclusion) -> Iterator[Markup]:
        of = conclusion.of
        occasion = self.view.get(of) if isinstance(of, str) else None
        if occasion and occasion.type == "inspection" and occasion.state is not State.withdrawn:
            inspection = self.view.fields(occasion.id, *_DONE)
            yield self._planned(inspection)
            yield self._conducted(inspection, occasion)
            return
        yield _step("Lên kế hoạch", _Way.unknown, self.unknown("chưa ghi nhận"))
        if of is None:
            said = self.unknown("kết luận đứng riêng, không ghi đợt kiểm tra hay hội nghị nào")
        else:
            said = join([self.who(of), *([self.when(occasion)] if occasion else [])], ", ")
        yield _step("Tiến hành", _Way.unknown if of is None else _Way.done, said)

    def _planned(self, record: Inspection) -> Markup:
        if record.programme is None:
            if plans := [each for each in record.legal_basis if self._is_plan(each)]:
                based = join([self.who(each, "kế hoạch") for each in plans])
                return _step("Lên kế hoạch", _Way.done, Markup(f"căn cứ: {based}"))  # noqa: S704 - escaped
            if record.stage is Stage.announced:
                return _step("Lên kế hoạch", _Way.done, escape("đã thông báo"))
            return _step("Lên kế hoạch", _Way.unknown, self.unknown("chưa ghi nhận"))
        parts = [Markup(f"theo {self.who(record.programme, 'chương trình')}")]  # noqa: S704 - escaped
        return _step("Lên kế hoạch", _Way.done, join([*parts, *self._foreseen(record)], ", "))

    def _is_plan(self, basis: DocumentRef) -> bool:
        """Return whether something the inspection rests on is a plan, as far as a record says so."""
        found = self.view.get(basis) if isinstance(basis, str) else None
        return found is not None and found.badge == DocumentType.plan.label and not found.withdrawn_on

    def _foreseen(self, record: Inspection) -> Iterator[Markup]:
        """Yield when a programme meant it to be done."""
        found = self.view.get(record.programme) if isinstance(record.programme, str) else None
        programme = self.view.record(found.id) if found and found.state is not State.withdrawn else None
        if not isinstance(programme, Programme):
            return
        for planned in programme.planned:
            if planned.inspection == record.id and isinstance(planned.period, Period):
                yield escape(f"dự kiến {wording.period(planned.period)}")

    def untold(self, planned: PlannedInspection | None) -> Markup:
        """Say of what was planned that nothing is told of it, and whether its time is over."""
        period = planned.period if planned else None
        if planned is None or not isinstance(period, Period):
            return self.unknown("chưa ghi nhận")
        over = planned.is_over(self.view.today)
        if over:
            return self.unknown(
                f"đã qua thời gian dự kiến ({wording.dated(period.span)}), chưa ghi nhận đã kiểm tra"
            )
        return self.unknown("chưa ghi nhận" if over is None else "chưa ghi nhận; thời gian dự kiến chưa qua")

    def _conducted(self, record: Inspection, link: Summary | None = None) -> Markup:
        """Say when it was done; from the page of its conclusion, with a link."""
        day = (
            self.unknown("chưa ghi nhận ngày")
            if record.conducted is None
            else self.show(record.conducted, "ngày")
        )
        if record.stage is Stage.announced:
            said = [escape("chưa tiến hành")]
            if isinstance(record.conducted, Period):
                said.append(escape(f"dự kiến {wording.period(record.conducted)}"))
        else:
            said = [day]
        way = {Stage.announced: _Way.open, Stage.under_way: _Way.going}.get(record.stage, _Way.done)
        if record.stage is Stage.unknown and not isinstance(record.conducted, Period):
            way = _Way.unknown
        return _step("Tiến hành", way, join([*([self.to(link)] if link else []), *said], ", "))

    def _conclusions(self, record: Inspection, conclusions: Sequence[Summary]) -> Markup:
        if conclusions:
            said = [join([self.to(each), self.when(each)], ", ") for each in conclusions[:SHOWN]]
            return _step("Kết luận", _Way.done, join(_and_more(said, len(conclusions), "kết luận")))
        way = _Way.done if record.stage in _CONCLUDED else _Way.open
        return _step(
            "Kết luận",
            _Way.unknown if record.stage is Stage.unknown else way,
            self.unknown(_NO_RESULT[record.stage]),
        )

    def _concluded(self, record: Conclusion) -> Markup:
        level = [escape(record.level.label)] if isinstance(record.level, ConclusionLevel) else []
        return join([*level, self.show(record.concluded_on, "ngày kết luận")], ", ")

    def _disclosed(self, found: Sequence[Disclosure]) -> Markup:
        if not found:
            return _step("Công khai", _Way.unknown, self.unknown("chưa ghi nhận"))
        said = list(dict.fromkeys(map(self._disclosure, found)))
        return _step("Công khai", _Way.done, join(_and_more(said[:SHOWN], len(said), "lần")))

    def _disclosure(self, disclosure: Disclosure) -> Markup:
        """Say how and when; what exactly, and where, is told below the steps."""
        day = (
            self.unknown("chưa ghi nhận ngày") if disclosure.on is None else self.show(disclosure.on, "ngày")
        )
        parts = [self.show(disclosure.form, "hình thức"), day]
        parts += [escape(Audience.internal.label)] if disclosure.audience is Audience.internal else []
        return join(parts, ", ")

    def _followed_up(self, ids: Iterable[str]) -> Markup:
        owners = [summary for each in ids if (summary := self.view.get(each))]
        tasks = [task for owner in owners for task in self._tasks(owner)]
        told = {RelationKind.follows_up, RelationKind.reviews}
        later = [
            other for owner in owners for kind, other in self.view.relations_to(owner.id) if kind in told
        ]
        said = [self._counted(tasks)] if tasks else []
        said += [Markup(f"xem {self.to(each)}") for each in dict.fromkeys(later[:SHOWN])]  # noqa: S704 - a link
        if not said:
            return _step("Theo dõi thực hiện", _Way.unknown, self.unknown("chưa ghi nhận việc phải làm nào"))
        return _step("Theo dõi thực hiện", _way(tasks), join(said))

    def _tasks(self, owner: Summary) -> list[tuple[Item, bool]]:
        """Return what a record asks for, each with whether another record annuls or replaces it."""
        found = [item for item in owner.items if item.kind != "finding"]
        is_whole = bool(found) and self.view.ended(owner.id)
        return [(item, is_whole or self.view.ended(item.id)) for item in found]

    def _counted(self, tasks: Sequence[tuple[Item, bool]]) -> Markup:
        labels = [self._status(*each) for each in tasks]
        counts = {label: labels.count(label) for label in dict.fromkeys(labels)}
        late = counts.pop(ComputedStatus.overdue.label, 0)
        most = sorted(counts.items(), key=lambda each: each[1], reverse=True)
        told = [escape(f"{name}: {wording.number(count)}") for name, count in most]
        if late:
            told.insert(0, span("status status-overdue", f"{ComputedStatus.overdue.label}: {late}"))
        return Markup(f"{wording.number(len(tasks))} việc phải làm ({join(told)})")  # noqa: S704 - escaped

    def _status(self, item: Item, ended: bool) -> str:  # noqa: FBT001 - a task, as ``_tasks`` tells it
        if ended:
            return "đã bị hủy bỏ hoặc thay thế"
        told = item.computed(self.view.today) or item.status or ComputedStatus.unknown
        return told.label


def _way(tasks: Sequence[tuple[Item, bool]]) -> _Way:
    if all(item.status is None for item, _ in tasks):
        return _Way.unknown
    return _Way.done if all(item.status in ENDED or ended for item, ended in tasks) else _Way.going


def _and_more(said: list[Markup], total: int, noun: str) -> list[Markup]:
    more = total - len(said)
    return [*said, escape(f"và {more} {noun} khác")] if more > 0 else said


def _step(name: str, way: _Way, said: Markup) -> Markup:
    """Return a step as one line: its name, whether it was taken, what is known of it."""
    told = span("step-word", f"({way.label})")
    return Markup(f"{span(f'step step-{way.value}', name)} {told} {said}")  # noqa: S704 - spans and escaped text
