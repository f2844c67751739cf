"""People and teams: public roles are named, private people are withheld."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Tag, model_validator
from pydantic_core import PydanticCustomError

from generator.records.base import Labelled, Line, Maybe, Part, Text
from generator.records.references import DocumentRef, OrganizationRef

PERSON, GROUP = "<person>", "<group>"


class WhyWithheld(Labelled):
    """Why a person is not named."""

    complainant = "complainant", "người khiếu nại"
    denouncer = "denouncer", "người tố cáo"
    accused = "accused", "người bị tố cáo, bị phản ánh"
    private_person = "private_person", "cá nhân không giữ chức vụ công"
    child = "child", "trẻ em"
    third_party = "third_party", "người liên quan"
    witness = "witness", "người cung cấp thông tin"
    legal_requirement = "legal_requirement", "theo yêu cầu của pháp luật"

    @property
    def sentence(self) -> str:
        """What is said in the place of the name."""
        return f"một người được giữ kín danh tính ({self.label})"


_PROTECTED = {
    WhyWithheld.complainant,
    WhyWithheld.denouncer,
    WhyWithheld.child,
    WhyWithheld.witness,
    WhyWithheld.private_person,
}


class Person(Part):
    """Một người: có tên và chức vụ lúc ấy, hoặc được giữ kín danh tính (khi đó không ghi tên)."""

    name: Maybe[Line] | None = None
    """Họ và tên. Không ghi "đồng chí", "ông", "bà"."""
    withheld: WhyWithheld | None = None
    """Giữ kín danh tính. Lý do giữ kín; khi đã ghi mục này thì không được ghi tên, vì git sẽ nhớ mãi."""
    positions: tuple[Line, ...] = ()
    """Chức vụ. Chức vụ giữ lúc ấy, mỗi chức vụ một dòng."""
    organization: OrganizationRef | None = None
    """Đơn vị. Nơi người ấy công tác lúc ấy."""
    note: Line | None = None
    """Ghi chú."""

    @model_validator(mode="after")
    def _withheld_says_nothing_else(self) -> Person:
        if self.withheld in _PROTECTED and (self.positions or self.organization is not None or self.note):
            raise PydanticCustomError("withheld_details", "nothing may tell who it is")
        return self

    @model_validator(mode="after")
    def _named_or_withheld(self) -> Person:
        if self.withheld and self.name is not None:
            raise PydanticCustomError("withheld_name", "a withheld person has no name")
        if not self.withheld and self.name is None:
            raise PydanticCustomError("person_name", "neither named nor withheld")
        return self


def person_or_group(value: Any) -> str:
    """Tell a person (a mapping with person's keys) from an organization (an id or a description)."""
    if isinstance(value, dict):
        return GROUP if "described" in value or "unknown" in value else PERSON
    return PERSON if type(value) is Person else GROUP


PersonOrGroup = Annotated[
    Annotated[Person, Tag(PERSON)] | Annotated[OrganizationRef, Tag(GROUP)], Discriminator(person_or_group)
]
"""A person, or a body by id or description."""


def only_public_roles(people: tuple[PersonOrGroup, ...]) -> None:
    """Refuse a person who is named without a position: private people are withheld."""
    for each in people:
        if isinstance(each, Person) and isinstance(each.name, str) and not each.positions:
            raise PydanticCustomError("private_person_named", "named without a position")


class Team(Part):
    """Đoàn hoặc tổ đi kiểm tra."""

    name: Line | None = None
    """Tên đoàn, tổ. Ví dụ: Đoàn kiểm tra số 1."""
    appointed_by: PersonOrGroup | None = None
    """Người, cơ quan lập đoàn."""
    document: DocumentRef | None = None
    """Quyết định lập đoàn."""
    head: Maybe[Person] | None = None
    """Trưởng đoàn."""
    deputies: tuple[Person, ...] = ()
    """Phó trưởng đoàn."""
    members: tuple[PersonOrGroup, ...] = ()
    """Thành viên. Từng người, hoặc cả một tổ (ghi mã đơn vị hoặc mô tả)."""
    note: Text | None = None
    """Ghi chú."""
