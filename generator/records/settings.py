"""Settings of a site, ``data/site.yml``."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from generator.records.base import Line, Part, Text, Truth, Url
from generator.records.references import OrganizationRef

Email = Annotated[str, StringConstraints(pattern=r'^[^@\s<>"]+@[A-Za-z0-9.-]+$', max_length=200)]


class Contact(Part):
    """Nơi liên hệ."""

    email: Email | None = None
    """Thư điện tử. Địa chỉ công vụ."""
    phone: Line | None = None
    """Điện thoại. Số công vụ."""
    address: Line | None = None
    """Địa chỉ. Trụ sở cơ quan."""


class SiteSettings(Part):
    """Cài đặt của trang: ai chịu trách nhiệm đăng, địa chỉ, liên hệ, giấy phép dữ liệu, cách phản hồi."""

    name: Line
    """Tên trang."""
    publisher: OrganizationRef
    """Cơ quan chịu trách nhiệm đăng."""
    description: Line | None = None
    """Giới thiệu trang trong một câu."""
    base_url: Url | None = None
    """Địa chỉ công khai của trang. Ví dụ https://xa-a.gov.vn/ban-tin/; kết thúc bằng dấu gạch chéo."""
    contact: Contact | None = None
    """Liên hệ."""
    licence: Line = "CC BY 4.0"
    """Giấy phép sử dụng dữ liệu."""
    procedure: Text | None = None
    """Cách phản hồi, đề nghị đính chính hoặc gỡ bỏ."""
    demonstration: Truth = False
    """Trang minh họa. true: mọi trang có thông báo rằng đây không phải trang của cơ quan nào."""
