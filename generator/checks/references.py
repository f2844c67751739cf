"""REF: references that go round in circles, and codes that do not say whose they are."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations
from typing import Any, Final, NamedTuple

from generator.checks.rule import Finding, Whole, error, of_whole, warning
from generator.records.common import RelationKind, State
from generator.records.dates import parse
from generator.records.references import Path
from generator.records.summaries import Summary, Used, id_order
from generator.registry import RELATION, SUCCESSOR, Link

_LATER: Final = {"reviews", "upholds", "replaces", "amends", "annuls", "follows_up"}
"""Relations whose source is later than what it leads to."""
_SAID: Final = {
    "parent": "Đơn vị cấp trên",
    SUCCESSOR: "Đơn vị kế tiếp",
    "withdrawal.superseded_by": "Bản thay thế",
}
"""Roles that never lead back to where they start."""
_ORDERED: Final = {RELATION, *_SAID}
_Edges = Mapping[str, set[str]]


@of_whole("REF004", "circular-reference", error)
def circular_reference(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Các chỗ dẫn có trước có sau không được đi thành vòng.

    Một đơn vị không thể là cấp trên của cấp trên mình; đơn vị kế tiếp không thể lại thành đơn vị cũ; bản ghi theo dõi,
    phúc tra, thay thế, hủy bỏ thì có sau bản ghi mà nó nói đến. Đơn vị được lập lại sau nhiều năm là một đơn vị mới, có
    bản ghi riêng.

    Sai:

        id: ubnd-xa-a
        parent: ubnd-xa-a

    Đúng:

        id: ubnd-xa-a
        parent: ubnd-tinh-b
    """
    registry = whole.loaded.registry
    graphs: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for record_id, entry in registry.entries.items():
        for link in entry.links:
            if link.role in _ORDERED and (name := _ordered(link)) and link.target in registry:
                graphs[name][record_id].add(link.target)
    for name, edges in graphs.items():
        for circle in _circles(edges):
            shown = " → ".join([*circle, circle[0]])
            what = _SAID.get(name) or f"Quan hệ “{RelationKind.__members__[name].label}”"
            message = f"{what} đi thành vòng: {shown}."
            path = _path(registry.value(circle[0]), name, [*circle, circle[0]][1])
            yield circle[0], Finding(path, message, "Xem lại từng bước và bỏ bước sai.")


def _ordered(link: Link) -> str:
    if link.role == RELATION:
        return link.relation if link.relation in _LATER else ""
    return link.role if link.role in _SAID else ""


def _circles(edges: _Edges) -> Iterator[list[str]]:
    """Yield every circle once, from its first id on."""
    left = _turned(_going_on(_turned(_going_on(edges))))
    met: set[str] = set()
    for start in sorted(left, key=id_order):
        circle = [] if start in met else _back(left, start)
        met.update(circle)
        if circle:
            yield circle


def _turned(edges: _Edges) -> _Edges:
    """Return the edges the other way round."""
    turned = defaultdict(set)
    for source, targets in edges.items():
        for target in targets:
            turned[target].add(source)
    return turned


def _going_on(edges: _Edges) -> _Edges:
    """Return the edges without those that lead to an end, in time linear in their number."""
    left = {source: set(targets) for source, targets in edges.items()}
    before = _turned(edges)
    ends = [each for each in before if each not in left]
    while ends:
        end = ends.pop()
        for source in before.get(end, ()):
            left[source].remove(end)
            if not left[source]:
                del left[source]
                ends.append(source)
    return left


def _back(edges: _Edges, start: str) -> list[str]:
    """Return the shortest way from ``start`` back to it, without its end; empty when there is none."""
    came: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        each = waiting.popleft()
        for target in sorted(edges.get(each, ())):
            if target == start:
                way = [each]
                while way[-1] != start:
                    way.append(came[way[-1]])
                return way[::-1]
            if target not in came:
                came[target] = each
                waiting.append(target)
    return []


def _path(value: Mapping[str, Any], name: str, target: str) -> Path:
    if name in RelationKind.__members__:
        wanted = {"kind": name, "record": target}
        return _item(value, "relations", "record", wanted)
    if name == SUCCESSOR:
        return _item(value, "successors", "organization", {"organization": target})
    return tuple(name.split("."))


def _item(value: Mapping[str, Any], field: str, key: str, wanted: Mapping[str, str]) -> Path:
    index = next(n for n, each in enumerate(value[field]) if wanted.items() <= each.items())
    return field, index, key


class _Holding(NamedTuple):
    """One official code that a body holds, or held."""

    body: Summary
    number: int
    """Among the codes of the body."""
    code: Used

    @property
    def missing(self) -> int:
        """How many of its two days nobody wrote down."""
        return (self.code.since is None) + (self.code.until is None)

    @property
    def first(self) -> date | None:
        """The first day on which it surely can have been valid."""
        return parse(self.code.since).first if self.code.since else None

    @property
    def last(self) -> date | None:
        """The last day on which it can have been valid."""
        return parse(self.code.until).last if self.code.until else None


@of_whole("REF006", "code-without-days", warning)
def code_without_days(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Mã chính thức mà hai địa bàn cùng mang thì phải có ngày bắt đầu dùng hoặc thôi dùng.

    Khi sắp xếp địa bàn, mã của nơi này được cấp cho nơi khác: 00160 là mã của phường Nghĩa Tân đến ngày 30/06/2025, từ
    ngày 01/07/2025 là mã của phường Nghĩa Đô. Không có ngày thì không biết một số liệu ghi mã ấy là của nơi nào. Mã mà
    chỉ một địa bàn trong kho mang thì không báo; ngày mà nguồn không nêu thì ghi {unknown: not_stated}.

    Sai (xã B cũng mang mã 00160 từ ngày 01/07/2025):

        codes:
          - code: "00160"

    Đúng:

        codes:
          - code: "00160"
            until: 2025-06-30

    Căn cứ: danh mục mã đơn vị hành chính từ ngày 01/07/2025: 19/2025/QĐ-TTg.
    """
    holders: dict[tuple[str, str], list[_Holding]] = defaultdict(list)
    registry = whole.loaded.registry
    for summary in map(registry.summary, registry.ids("organization")):
        if summary.territory and summary.state is not State.withdrawn:
            codes = [each for each in summary.territory.used if each.code]
            for index, code in enumerate(codes):
                holders[code.scheme, code.text].append(_Holding(summary, index, code))
    for (_, text), found in holders.items():
        for each, beside in _undated(found):
            message = f"Mã {text} cũng là mã của “{beside.body.id}”; không rõ mã thuộc nơi nào vào ngày nào."
            hint = "Ghi since (dùng từ ngày) hoặc until (dùng đến ngày) của mã, để hai nơi không trùng ngày."
            yield each.body.id, Finding(("codes", each.number), message, hint)


def _undated(found: list[_Holding]) -> Iterator[tuple[_Holding, _Holding]]:
    """Yield once everyone who lacks a day that would part two holders, beside the other."""
    told: set[_Holding] = set()
    for one, other in combinations(found, 2):
        if one.body.id != other.body.id and not _are_apart(one, other):
            for each, beside in _lacking(one, other):
                if each not in told:
                    told.add(each)
                    yield each, beside


def _are_apart(one: _Holding, other: _Holding) -> bool:
    ends = ((one.last, other.first), (other.last, one.first))
    return any(last and first and last < first for last, first in ends)


def _lacking(one: _Holding, other: _Holding) -> Iterator[tuple[_Holding, _Holding]]:
    """Yield who lacks a day that would part the two, each beside the other; what is known to be unknown is no lack."""
    if one.missing != other.missing:
        yield (one, other) if one.missing > other.missing else (other, one)
    elif one.first and other.first and one.first != other.first:
        earlier, later = sorted((one, other), key=lambda each: each.first or date.max)
        if earlier.code.until is None:
            yield earlier, later
    elif one.missing or "" not in {one.code.since, one.code.until, other.code.since, other.code.until}:
        yield from ((one, other), (other, one))
