"""Inspections: a check, a supervision, a state inspection, from its announcement to its end."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from generator.records.base import Key, Labelled, Line, Maybe, Part, Text, Truth, Unknown
from generator.records.common import NUMBERED, NumberedRecord, Outcomes
from generator.records.dates import Period
from generator.records.people import Person, Team
from generator.records.references import Defines, DocumentRef, GroupKey, OrganizationRef, ProgrammeRef


class InspectionKind(Labelled):
    """What sort of check it is."""

    inspection = "inspection", "kiểm tra"
    supervision = "supervision", "giám sát"
    state_inspection = "state_inspection", "thanh tra"
    unannounced_inspection = "unannounced_inspection", "kiểm tra đột xuất"
    verification = "verification", "xác minh"
    follow_up = "follow_up", "kiểm tra việc thực hiện kết luận"
    review = "review", "phúc tra"
    self_inspection = "self_inspection", "tự kiểm tra"


class Regime(Labelled):
    """Under which rules it is done. A Party steering committee's check is not a state inspection (thanh tra)."""

    party = "party", "kiểm tra, giám sát của Đảng"
    state_inspectorate = "state_inspectorate", "thanh tra nhà nước"
    peoples_council = "peoples_council", "giám sát của Hội đồng nhân dân"
    fatherland_front = "fatherland_front", "giám sát của Mặt trận Tổ quốc"
    peoples_inspection_board = "peoples_inspection_board", "giám sát của Ban Thanh tra nhân dân"
    community_investment_supervision = "community_investment_supervision", "giám sát đầu tư của cộng đồng"
    administrative = "administrative", "kiểm tra của cơ quan hành chính"
    inter_agency = "inter_agency", "kiểm tra liên ngành"
    complaint_denunciation = "complaint_denunciation", "giải quyết khiếu nại, tố cáo"
    internal = "internal", "kiểm tra nội bộ"
    unknown = "unknown", "chưa rõ chế độ"


class Stage(Labelled):
    """How far an inspection has come."""

    announced = "announced", "đã thông báo, chưa tiến hành"
    under_way = "under_way", "đang tiến hành"
    conducted = "conducted", "đã tiến hành, chưa có kết quả"
    preliminary = "preliminary", "đã có kết quả sơ bộ"
    concluded_unpublished = "concluded_unpublished", "đã kết luận, chưa công bố kết quả"
    concluded = "concluded", "đã kết luận"
    closed = "closed", "đã kết thúc"
    unknown = "unknown", "chưa rõ giai đoạn"


class InspectedGroup(Part):
    """Một nhóm đơn vị được kiểm tra: bao nhiêu đơn vị, trong đó biết tên đơn vị nào."""

    key: Annotated[Key, Defines("group", local=True)] | None = None
    """Khóa. Tên ngắn không dấu, để nội dung kiểm tra và phát hiện dẫn tới."""
    kind: Line
    """Loại đơn vị trong nhóm. Ví dụ: phường, trường học."""
    count: Maybe[Annotated[int, Field(ge=0, strict=True)]] | None = None
    """Số đơn vị. Một số nguyên, không có dấu ngăn nghìn."""
    named: tuple[OrganizationRef, ...] = ()
    """Đơn vị được nêu tên."""
    complete: Maybe[Truth] | None = None
    """Đã nêu đủ tên chưa. true: đã nêu hết; false: còn đơn vị không được nêu tên."""
    note: Line | None = None
    """Ghi chú."""


class ScopeItem(Part):
    """Một nội dung kiểm tra."""

    text: Text
    """Nội dung."""
    groups: tuple[GroupKey, ...] = ()
    """Cho nhóm đơn vị nào. Khóa của nhóm; bỏ trống nghĩa là cho mọi nhóm."""
    reviewed: Maybe[Period] | None = None
    """Thời kỳ được kiểm tra."""


class Inspection(NumberedRecord, Outcomes):
    """Đợt kiểm tra, giám sát hoặc thanh tra."""

    id: Annotated[str, StringConstraints(pattern=rf"^KT-{NUMBERED}$")]
    """Mã bản ghi. KT, năm, số thứ tự: KT-2022-0001; trùng với tên tệp."""
    title: Line
    """Tên đợt kiểm tra."""
    kind: InspectionKind
    """Hình thức. inspection: kiểm tra; supervision: giám sát; state_inspection: thanh tra; unannounced_inspection: kiểm
    tra đột xuất; verification: xác minh; follow_up: kiểm tra việc thực hiện kết luận; review: phúc tra;
    self_inspection: tự kiểm tra."""
    regime: Regime
    """Chế độ. Theo quy định nào; việc kiểm tra của ban chỉ đạo của Đảng không phải là thanh tra."""
    stage: Stage
    """Giai đoạn. announced, under_way, conducted, preliminary, concluded_unpublished, concluded, closed, unknown."""
    lead: OrganizationRef
    """Cơ quan chủ trì."""
    partners: tuple[OrganizationRef, ...] = ()
    """Cơ quan phối hợp."""
    trigger: Maybe[Text] | None = None
    """Lý do tiến hành. Ví dụ: phản ánh của phụ huynh."""
    purpose: Maybe[Text] | None = None
    """Mục đích. Đợt kiểm tra nhằm việc gì."""
    legal_basis: tuple[DocumentRef, ...] = ()
    """Căn cứ. Văn bản làm căn cứ tiến hành."""
    programme: ProgrammeRef | None = None
    """Thuộc chương trình, kế hoạch."""
    conducted: Maybe[Period] | None = None
    """Thời gian tiến hành. Ngày đoàn làm việc; khác với thời kỳ được kiểm tra."""
    reviewed: Maybe[Period] | None = None
    """Thời kỳ được kiểm tra. Thời gian của những việc được xem xét."""
    teams: tuple[Team, ...] = ()
    """Đoàn, tổ kiểm tra."""
    inspected: tuple[InspectedGroup, ...] = ()
    """Đơn vị được kiểm tra. Theo từng nhóm."""
    representatives: tuple[Person, ...] = ()
    """Người đại diện đơn vị được kiểm tra. Người báo cáo, làm việc với đoàn."""
    scope: tuple[ScopeItem, ...] = ()
    """Nội dung kiểm tra."""

    @property
    def heading(self) -> str:
        """The title."""
        return self.title

    @property
    def when(self) -> Period | Unknown | None:
        """When it was conducted."""
        return self.conducted

    @property
    def badge(self) -> str:
        """How far it has come."""
        return self.stage.label
