"""``don-vi/phuong-nghia-do/``: one body: what it is, what it was, what it became, and everything about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.pages.addresses import SECTIONS
from generator.pages.context import Context, Planned
from generator.pages.record import record_plans
from generator.pages.roles import roles
from generator.pages.sentences import Line
from generator.public import Ancestor, Mention, Today
from generator.records.organization import Extent, Organization
from generator.records.summaries import Summary

FOLDERS = (SECTIONS["organization"].folder,)


def plans(context: Context) -> Iterator[Planned]:
    """Yield the pages of each organization."""
    return record_plans(context, "organization", Organization, _looked_up)


def _looked_up(context: Context, record: Organization) -> dict[str, Any]:
    predecessors = context.view.predecessors(record.id)
    summary = context.view.get(record.id)
    past = [each for each in predecessors if each.begun]
    records = list(_records(context, record, past))
    return {
        "lines": [*records, *_bodies(context, record)],
        "has_records": bool(records),
        "predecessors": past,
        "joining": [each for each in predecessors if not each.begun],
        "is_coming": summary is not None and context.view.is_coming(summary),
        "fate": _fate(context, record),
    }


def _fate(context: Context, record: Organization) -> Today | None:
    """Return what became of a territory that is no more, unless its list of successors says just that."""
    summary = context.view.get(record.id)
    if summary is None or not summary.territory or not context.view.has_ended(summary):
        return None
    fate = context.view.today_of(record.id)
    direct = [(step.organization, True) for step in summary.successors]
    told = not fate.unknown and [(place.id, whole) for place, whole in fate.places] == direct
    return None if told else fate


def _records(context: Context, record: Organization, predecessors: list[Ancestor]) -> Iterator[Line]:
    """Yield the records about the body itself, then about its predecessors, then about bodies placed in any of them."""
    view = context.view
    yield from _about("Chính đơn vị này", None, "", view.about(record.id))
    for ancestor in predecessors:
        about = view.about(ancestor.summary.id)
        yield from _about("Các đơn vị tiền thân", ancestor.summary, _part_doubt(ancestor), about)
    for place, doubt in [(record.id, ""), *((each.summary.id, _placed_doubt(each)) for each in predecessors)]:
        for body in view.placed_in(place):
            yield from _about("Các đơn vị đóng trên địa bàn", body, doubt, view.about(body.id))


def _bodies(context: Context, record: Organization) -> Iterator[Line]:
    for body in context.view.placed_in(record.id):
        yield Line("Danh sách đơn vị đóng trên địa bàn", body, None)
    for body in context.view.below(record.id):
        yield Line("Danh sách đơn vị trực thuộc", body, None)


def _part_doubt(ancestor: Ancestor) -> str:
    if ancestor.whole:
        return ""
    name, extent = ancestor.summary.heading, ancestor.succession.extent
    if extent is Extent.part:
        said = f"Chỉ một phần {name} chuyển sang"
    elif extent is Extent.whole:
        said = f"Qua nhiều lần sắp xếp, chưa rõ toàn bộ hay chỉ một phần {name} nay ở đây"
    else:
        said = f"Chưa rõ toàn bộ hay chỉ một phần {name} chuyển sang"
    return f"{said}; chưa rõ nội dung thuộc phần nào."


def _placed_doubt(ancestor: Ancestor) -> str:
    name = ancestor.summary.heading
    if ancestor.whole:
        return f"Đóng tại {name}, nay thuộc đơn vị này."
    return f"Đóng tại {name} trước đây; chưa rõ nay thuộc phần nào của địa bàn."


def _about(group: str, body: Summary | None, doubt: str, mentions: list[Mention]) -> Iterator[Line]:
    for mention in mentions:
        yield Line(group, body, mention.summary, roles(mention), doubt)
