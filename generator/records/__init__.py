"""The record model: one module per record type, and the parts they share. ``TYPES`` is the open set."""

from __future__ import annotations

from typing import NamedTuple

from generator.records.bulletin import Bulletin
from generator.records.common import Record
from generator.records.conclusion import Conclusion
from generator.records.document import Document
from generator.records.inspection import Inspection
from generator.records.meeting import Meeting
from generator.records.organization import Organization
from generator.records.programme import Programme
from generator.records.report import Report


class RecordType(NamedTuple):
    """A type of record: its name in code, its folder under ``data/``, its model, its Vietnamese name."""

    name: str
    folder: str
    model: type[Record]
    label: str
    on_demand: bool = False
    """Appears only when a published record reaches it."""


TYPES: tuple[RecordType, ...] = (
    RecordType("organization", "organizations", Organization, "đơn vị", on_demand=True),
    RecordType("document", "documents", Document, "văn bản", on_demand=True),
    RecordType("programme", "programmes", Programme, "chương trình, kế hoạch"),
    RecordType("inspection", "inspections", Inspection, "đợt kiểm tra"),
    RecordType("conclusion", "conclusions", Conclusion, "kết luận"),
    RecordType("meeting", "meetings", Meeting, "hội nghị"),
    RecordType("report", "reports", Report, "báo cáo số liệu"),
    RecordType("bulletin", "bulletins", Bulletin, "bản tin"),
)
BY_NAME = {each.name: each for each in TYPES}
BY_FOLDER = {each.folder: each for each in TYPES}
