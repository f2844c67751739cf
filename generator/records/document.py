"""Documents: plans, decisions, laws, conclusion papers."""

from __future__ import annotations

from generator.records.base import Labelled, Line, Maybe, Unknown, Url
from generator.records.common import Record, State
from generator.records.dates import Date, Period
from generator.records.people import Person
from generator.records.references import OrganizationRef, Slug


class DocumentType(Labelled):
    """What sort of document it is."""

    constitution = "constitution", "hiến pháp"
    law = "law", "luật"
    ordinance = "ordinance", "pháp lệnh"
    resolution = "resolution", "nghị quyết"
    decree = "decree", "nghị định"
    circular = "circular", "thông tư"
    decision = "decision", "quyết định"
    directive = "directive", "chỉ thị"
    conclusion = "conclusion", "kết luận"
    regulation = "regulation", "quy định, quy chế"
    guidance = "guidance", "hướng dẫn"
    programme = "programme", "chương trình"
    plan = "plan", "kế hoạch"
    report = "report", "báo cáo"
    notice = "notice", "thông báo"
    dispatch = "dispatch", "công văn"
    minutes = "minutes", "biên bản"
    other = "other", "văn bản khác"


class Document(Record):
    """Văn bản: kế hoạch, quyết định, luật, kết luận bằng văn bản."""

    id: Slug
    """Mã văn bản. Chữ thường không dấu, số và gạch nối, ví dụ 31-kh-bcdtp-2023; trùng với tên tệp."""
    state: State = State.published
    """Tình trạng đăng. Bỏ trống nghĩa là đăng khi có bản ghi đã đăng nhắc đến văn bản."""
    type: DocumentType
    """Loại văn bản."""
    sign: Maybe[Line]
    """Số, ký hiệu. Ví dụ 31-KH/BCĐTP; nguồn không nêu thì ghi {unknown: not_stated}."""
    title: Maybe[Line]
    """Trích yếu. Nội dung chính mà văn bản ghi sau tên loại."""
    issuer: OrganizationRef | None = None
    """Cơ quan ban hành."""
    signer: Maybe[Person] | None = None
    """Người ký."""
    issued_on: Maybe[Date] | None = None
    """Ngày ban hành."""
    url: Maybe[Url] | None = None
    """Địa chỉ văn bản."""

    @property
    def heading(self) -> str:
        """The type and the sign, as people cite it; without a sign, the title."""
        kind = self.type.label.capitalize()
        if isinstance(self.sign, str):
            return f"{kind} {self.sign}"
        return self.title if isinstance(self.title, str) else f"{kind} (không rõ số, ký hiệu)"

    @property
    def when(self) -> Period | Unknown | None:
        """The day it was issued."""
        return self.issued_on

    @property
    def badge(self) -> str:
        """What sort of document it is."""
        return self.type.label
