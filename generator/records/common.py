"""What all records share, and what the records that report results share."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from generator.records.base import Labelled, Line, Maybe, Part, Text, Unknown
from generator.records.dates import Day, Period, told_on
from generator.records.figures import Figure, Table
from generator.records.findings import Complaint, Finding, Response
from generator.records.references import DocumentRef, OrganizationRef, RecordRef
from generator.records.sources import Attachment, Disclosure, Source
from generator.records.tasks import Measure


class State(Labelled):
    """Whether a record is on the site."""

    draft = "draft", "bản nháp"
    published = "published", "đã đăng"
    withdrawn = "withdrawn", "đã rút"


class Event(Part):
    """Một việc có ngày, thuộc diễn biến của bản ghi."""

    on: Maybe[Period]
    """Ngày. Một ngày, hoặc từ ngày đến ngày."""
    recorded_on: Day | None = None
    """Ngày ghi vào trang này. Ghi khi thêm vào bản ghi đã đăng: số bản tin gom theo ngày này."""
    text: Line
    """Việc gì."""
    organization: OrganizationRef | None = None
    """Đơn vị. Ai làm việc ấy."""
    documents: tuple[DocumentRef, ...] = ()
    """Văn bản."""

    @property
    def recorded_day(self) -> date | None:
        """The day this site told it; ``None`` when it came with the record."""
        return told_on(self.recorded_on, self.on)


class RelationKind(Labelled):
    """How one record stands to another."""

    reviews = "reviews", "phúc tra"
    upholds = "upholds", "giữ nguyên"
    replaces = "replaces", "thay thế"
    amends = "amends", "sửa đổi, bổ sung"
    annuls = "annuls", "hủy bỏ"
    follows_up = "follows_up", "theo dõi việc thực hiện"
    cites = "cites", "căn cứ, viện dẫn"

    @property
    def inverse(self) -> str:
        """What is said of the record at the other end."""
        return {
            "reviews": "được phúc tra ở",
            "upholds": "được giữ nguyên bởi",
            "replaces": "bị thay thế bởi",
            "amends": "được sửa đổi, bổ sung bởi",
            "annuls": "bị hủy bỏ bởi",
            "follows_up": "được theo dõi việc thực hiện ở",
            "cites": "được viện dẫn ở",
        }[self.value]

    @property
    def ends(self) -> bool:
        """Whether what stands at the other end holds no more."""
        return self in {RelationKind.replaces, RelationKind.annuls}


class Relation(Part):
    """Quan hệ với một bản ghi khác."""

    kind: RelationKind
    """Quan hệ. reviews: phúc tra; upholds: giữ nguyên; replaces: thay thế; amends: sửa đổi; annuls: hủy bỏ;
    follows_up: theo dõi việc thực hiện; cites: căn cứ, viện dẫn."""
    record: RecordRef
    """Bản ghi. Mã bản ghi, mã phát hiện, mã kiến nghị, hoặc mô tả."""
    recorded_on: Day | None = None
    """Ngày ghi vào trang này. Ghi khi thêm vào bản ghi đã đăng: số bản tin gom theo ngày này."""
    note: Line | None = None
    """Ghi chú."""

    @property
    def recorded_day(self) -> date | None:
        """The day this site told it; ``None`` when it came with the record."""
        return self.recorded_on


class ChangeKind(Labelled):
    """How much a change matters to readers."""

    minor = "minor", "sửa nhỏ"
    major = "major", "thay đổi quan trọng"
    correction = "correction", "đính chính"


class Change(Part):
    """Một lần thay đổi bản ghi sau khi đăng."""

    on: Day
    """Ngày thay đổi."""
    kind: ChangeKind
    """Mức độ. minor: sửa nhỏ; major: thay đổi quan trọng; correction: đính chính."""
    text: Line
    """Thay đổi gì. Một câu mà người dân hiểu được."""


class WithdrawalReason(Labelled):
    """Why a record was withdrawn."""

    published_in_error = "published_in_error", "đăng nhầm"
    superseded = "superseded", "đã có bản khác thay thế"
    duplicate = "duplicate", "trùng với bản ghi khác"
    legal_requirement = "legal_requirement", "theo yêu cầu của pháp luật"
    personal_data = "personal_data", "có dữ liệu cá nhân"
    source_retracted = "source_retracted", "nguồn đã gỡ hoặc rút lại"


SILENT = {
    WithdrawalReason.personal_data,
    WithdrawalReason.legal_requirement,
    WithdrawalReason.published_in_error,
}
"""Reasons for which not even the title may be shown any more."""


class Withdrawal(Part):
    """Việc rút bản ghi: bản ghi vẫn giữ địa chỉ và nói rõ vì sao đã rút."""

    on: Day
    """Ngày rút."""
    reason: WithdrawalReason
    """Lý do. published_in_error, superseded, duplicate, legal_requirement, personal_data, source_retracted."""
    note: Line | None = None
    """Nói thêm cho người dân hiểu. Trang không hiện mục này khi lý do là personal_data, legal_requirement hoặc
    published_in_error: khi ấy chỉ nói mã, ngày và lý do."""
    superseded_by: RecordRef | None = None
    """Bản thay thế. Mã của bản ghi thay thế."""


class Redaction(Part):
    """Một chỗ đã được lược bỏ: giá trị đã xóa khỏi bản ghi, chỉ còn lý do."""

    field: Line
    """Chỗ đã lược bỏ. Tên mục hoặc mã phát hiện, ví dụ: text của KL-2022-0001-f1."""
    on: Day
    """Ngày lược bỏ."""
    reason: Line
    """Lý do."""


class Allow(Part):
    """Một cảnh báo được chấp nhận, kèm lý do."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,5}[0-9]{3}$")]
    """Mã cảnh báo. Ví dụ NUM003."""
    reason: Line
    """Lý do chấp nhận."""


NUMBERED = r"[0-9]{4}-(?:[0-9]{4}|[1-9][0-9]{4,})"
"""Year and number: plain digits, and one way only to write a number."""


class Record(Part):
    """What every record has."""

    id: str
    """Mã bản ghi. Trùng với tên tệp; không đổi và không dùng lại."""
    state: State
    """Tình trạng đăng. draft: bản nháp; published: đăng; withdrawn: đã rút."""
    published_on: Day | None = None
    """Ngày đăng trên trang này. Ngày đầu tiên; không đổi về sau; ngày trong tương lai nghĩa là đến ngày ấy mới đăng."""
    sources: tuple[Source, ...] = ()
    """Nguồn."""
    disclosures: tuple[Disclosure, ...] = ()
    """Việc công khai của cơ quan có trách nhiệm."""
    events: tuple[Event, ...] = ()
    """Diễn biến. Các việc có ngày."""
    relations: tuple[Relation, ...] = ()
    """Bản ghi liên quan."""
    changes: tuple[Change, ...] = ()
    """Thay đổi sau khi đăng."""
    withdrawal: Withdrawal | None = None
    """Việc rút bản ghi. Bắt buộc khi tình trạng là withdrawn."""
    redactions: tuple[Redaction, ...] = ()
    """Chỗ đã lược bỏ."""
    allow: tuple[Allow, ...] = ()
    """Cảnh báo được chấp nhận."""
    attachments: tuple[Attachment, ...] = ()
    """Tệp đính kèm."""
    note: Text | None = None
    """Ghi chú. Điều người đọc cần biết thêm về bản ghi này."""

    @property
    def heading(self) -> str:
        """What the record is called on its own page and wherever another page names it."""
        return self.id

    @property
    def when(self) -> Period | Unknown | None:
        """The day or period of the event itself, not of its publication."""
        return None

    @property
    def badge(self) -> str:
        """One Vietnamese word or two that other pages show beside the heading."""
        return ""

    @model_validator(mode="after")
    def _withdrawal_matches_state(self) -> Record:
        if self.state == State.withdrawn and self.withdrawal is None:
            raise PydanticCustomError("withdrawal_missing", "withdrawn without a word why")
        if self.state != State.withdrawn and self.withdrawal is not None:
            raise PydanticCustomError("withdrawal_unused", "a withdrawal of what is not withdrawn")
        return self


class NumberedRecord(Record):
    """A record with a numbered id: once it leaves the draft state it has a first day on this site."""

    @model_validator(mode="after")
    def _published_records_have_a_day(self) -> NumberedRecord:
        if self.state != State.draft and self.published_on is None:
            raise PydanticCustomError("published_on_missing", "a published record needs its first day")
        return self


class Results(Part):
    """What a record that reports results may hold."""

    summary: Text | None = None
    """Tóm tắt. Vài câu cho người dân, viết bằng lời của mình."""
    findings: Maybe[tuple[Finding, ...]] = ()
    """Phát hiện, nhận xét. Không đọc được phần này của văn bản thì ghi {unknown: not_in_our_copy}."""
    figures: tuple[Figure, ...] = ()
    """Số liệu."""
    tables: tuple[Table, ...] = ()
    """Bảng số liệu."""


class Outcomes(Results):
    """Results with consequences: what was done to somebody, and what the other side says."""

    measures: Maybe[tuple[Measure, ...]] = ()
    """Việc xử lý. Không đọc được phần này của văn bản thì ghi {unknown: not_in_our_copy}."""
    responses: tuple[Response, ...] = ()
    """Giải trình, ý kiến của đơn vị."""
    complaints: tuple[Complaint, ...] = ()
    """Khiếu nại và kết quả."""
