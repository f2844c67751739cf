"""Organizations: any body, and the territory it has or stands in."""

from __future__ import annotations

from functools import cache

from generator.records.base import Labelled, Line, Maybe, Part, Url
from generator.records.common import Record, State
from generator.records.dates import Date
from generator.records.references import DocumentRef, OrganizationRef, Slug


class OrganizationKind(Labelled):
    """What sort of body it is."""

    ward = "ward", "phường"
    commune = "commune", "xã"
    township = "township", "thị trấn"
    district = "district", "huyện, quận"
    town = "town", "thị xã"
    city = "city", "thành phố"
    province = "province", "tỉnh, thành phố trực thuộc trung ương"
    village_group = "village_group", "thôn, tổ dân phố"
    state_agency = "state_agency", "cơ quan nhà nước"
    peoples_committee = "peoples_committee", "ủy ban nhân dân"
    peoples_council = "peoples_council", "hội đồng nhân dân"
    inspectorate = "inspectorate", "cơ quan thanh tra"
    party_committee = "party_committee", "cấp ủy, cơ quan đảng"
    party_steering_committee = "party_steering_committee", "ban chỉ đạo của Đảng"
    party_cell = "party_cell", "chi bộ"
    front = "front", "Mặt trận Tổ quốc"
    union = "union", "công đoàn, đoàn thể"
    peoples_inspection_board = "peoples_inspection_board", "ban thanh tra nhân dân"
    community_investment_board = "community_investment_board", "ban giám sát đầu tư của cộng đồng"
    school = "school", "trường học"
    health_facility = "health_facility", "cơ sở y tế"
    enterprise = "enterprise", "doanh nghiệp"
    cooperative = "cooperative", "hợp tác xã"
    construction_work = "construction_work", "công trình"
    media = "media", "báo, đài"
    office = "office", "chức danh đứng đầu cơ quan"
    other = "other", "đơn vị khác"

    @property
    def territorial(self) -> bool:
        """Whether a body of this kind is itself a place."""
        return self in _TERRITORIAL

    @classmethod
    def called(cls, text: str) -> OrganizationKind | None:
        """Return the kind that a group of bodies is called by (``trường học``, ``cấp ủy quận``), if one surely is."""
        said = f"{text.casefold()} "
        return next((kind for name, kind in _names_of_kinds() if said.startswith(name)), None)


@cache
def _names_of_kinds() -> list[tuple[str, OrganizationKind]]:
    """Return what bodies of every kind are called, the longest first: it says most."""
    named = [(f"{name.casefold()} ", kind) for kind in OrganizationKind for name in kind.label.split(", ")]
    return sorted(named, key=lambda each: -len(each[0]))


_TERRITORIAL = frozenset(
    {
        OrganizationKind.ward,
        OrganizationKind.commune,
        OrganizationKind.township,
        OrganizationKind.district,
        OrganizationKind.town,
        OrganizationKind.city,
        OrganizationKind.province,
        OrganizationKind.village_group,
    }
)


class Level(Labelled):
    """At which level of the state or the Party a body stands."""

    central = "central", "trung ương"
    province = "province", "cấp tỉnh"
    district = "district", "cấp huyện (đến 30/06/2025)"
    commune = "commune", "cấp xã"
    grassroots = "grassroots", "cơ sở"


class Name(Part):
    """Một tên khác của đơn vị: tên cũ, tên viết tắt, cách viết khác."""

    name: Line
    """Tên."""
    since: Maybe[Date] | None = None
    """Dùng từ ngày."""
    until: Maybe[Date] | None = None
    """Dùng đến ngày."""
    note: Line | None = None
    """Ghi chú."""


class Code(Part):
    """Một mã chính thức của đơn vị, kèm thời gian có hiệu lực: mã cũ có thể được cấp cho nơi khác."""

    code: Line
    """Mã. Ví dụ 00160."""
    scheme: Line | None = None
    """Hệ mã. Ví dụ: mã đơn vị hành chính."""
    since: Maybe[Date] | None = None
    """Có hiệu lực từ ngày."""
    until: Maybe[Date] | None = None
    """Có hiệu lực đến ngày."""
    note: Line | None = None
    """Ghi chú."""


class Extent(Labelled):
    """How much of a body went to its successor."""

    whole = "whole", "toàn bộ"
    part = "part", "một phần"


class Successor(Part):
    """Đơn vị kế tiếp sau khi sắp xếp, chia tách, sáp nhập."""

    organization: OrganizationRef
    """Đơn vị kế tiếp."""
    on: Maybe[Date]
    """Từ ngày."""
    extent: Maybe[Extent]
    """Phạm vi. whole: toàn bộ; part: một phần."""
    document: DocumentRef | None = None
    """Văn bản quy định."""
    note: Line | None = None
    """Ghi chú."""


class Organization(Record):
    """Đơn vị: cơ quan, tổ chức, địa bàn, trường học, doanh nghiệp, công trình."""

    id: Slug
    """Mã đơn vị. Chữ thường không dấu, số và gạch nối, ví dụ phuong-nghia-tan; trùng với tên tệp."""
    state: State = State.published
    """Tình trạng đăng. Bỏ trống nghĩa là đăng khi có bản ghi đã đăng nhắc đến đơn vị."""
    name: Line
    """Tên đơn vị. Như văn bản thành lập ghi."""
    names: tuple[Name, ...] = ()
    """Tên khác. Tên cũ, tên viết tắt, cách viết khác."""
    kind: OrganizationKind
    """Loại đơn vị."""
    level: Maybe[Level] | None = None
    """Cấp. central: trung ương; province: cấp tỉnh; district: cấp huyện; commune: cấp xã; grassroots: cơ sở."""
    parent: OrganizationRef | None = None
    """Đơn vị cấp trên. Với địa bàn: địa bàn chứa nó."""
    place: OrganizationRef | None = None
    """Địa bàn. Nơi đơn vị đóng; chỉ ghi mã của một địa bàn (phường, xã, quận, tỉnh)."""
    codes: tuple[Code, ...] = ()
    """Mã chính thức. Kèm thời gian có hiệu lực."""
    since: Maybe[Date] | None = None
    """Có từ ngày."""
    until: Maybe[Date] | None = None
    """Còn đến ngày. Ngày cuối cùng còn tồn tại."""
    successors: tuple[Successor, ...] = ()
    """Đơn vị kế tiếp."""
    website: Maybe[Url] | None = None
    """Trang thông tin điện tử."""

    @property
    def heading(self) -> str:
        """The name."""
        return self.name

    @property
    def badge(self) -> str:
        """What sort of body it is."""
        return self.kind.label
