"""Where a statement comes from, where it was disclosed, and what is published beside the record."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import StringConstraints

from generator.records.base import Labelled, Line, Maybe, Part, Text, Truth, Url
from generator.records.dates import Date, Day, told_on
from generator.records.references import OrganizationRef


class Grade(Labelled):
    """How near a source stands to the event."""

    official_document = "official_document", "văn bản gốc của cơ quan"
    official_news = "official_news", "tin của cơ quan nhà nước, tổ chức"
    press = "press", "báo chí"
    secondary = "secondary", "nguồn dẫn lại"


Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Source(Part):
    """Nguồn: nơi đã đọc được điều ghi trong bản ghi."""

    grade: Maybe[Grade]
    """Loại nguồn. official_document: văn bản gốc; official_news: tin của cơ quan; press: báo chí; secondary: nguồn
    dẫn lại."""
    title: Maybe[Line] | None = None
    """Tên bài, tên văn bản."""
    publisher: Maybe[Line] | None = None
    """Nơi đăng. Tên cơ quan, báo, đài."""
    url: Maybe[Url] | None = None
    """Địa chỉ bản gốc. Không biết thì ghi {unknown: not_in_our_copy}, không đoán."""
    copy_url: Maybe[Url] | None = None
    """Địa chỉ bản đã đọc. Ghi khi bản đã đọc là bản chép lại ở nơi khác."""
    copy_note: Line | None = None
    """Bản đã đọc. Nói rõ bản đã đọc là bản nào khi không phải bản gốc."""
    translated: Truth = False
    """Bản dịch. true nếu bản đã đọc là bản dịch."""
    published_on: Maybe[Date] | None = None
    """Ngày đăng. Có thể kèm giờ: 2022-09-08T16:01+07:00."""
    retrieved_on: Maybe[Day] | None = None
    """Ngày đọc. Ngày người biên tập đọc nguồn."""
    archived: Url | None = None
    """Bản lưu. Địa chỉ bản đã lưu trữ."""
    sha256: Sha256 | None = None
    """Mã SHA-256 của bản đã đọc."""
    note: Text | None = None
    """Ghi chú."""


class Form(Labelled):
    """How a body disclosed something."""

    portal = "portal", "đăng trên cổng, trang thông tin điện tử"
    e_press = "e_press", "đăng trên báo điện tử"
    print_press = "print_press", "đăng trên báo in"
    broadcast = "broadcast", "phát thanh, truyền hình"
    loudspeaker = "loudspeaker", "truyền thanh cơ sở"
    posting = "posting", "niêm yết"
    meeting = "meeting", "công bố tại cuộc họp"
    written_notice = "written_notice", "thông báo bằng văn bản"
    message = "message", "nhắn qua ứng dụng, mạng xã hội"
    other = "other", "hình thức khác"


class Audience(Labelled):
    """Whom a disclosure reaches."""

    public = "public", "công khai cho mọi người"
    internal = "internal", "công khai nội bộ"


class Disclosure(Part):
    """Việc công khai của chính cơ quan có trách nhiệm: hình thức, ngày, ở đâu, đến bao giờ."""

    form: Maybe[Form]
    """Hình thức công khai."""
    content: Line | None = None
    """Nội dung công khai. Nếu chỉ công khai một phần thì nói rõ phần nào."""
    by: OrganizationRef | None = None
    """Cơ quan công khai."""
    on: Maybe[Date] | None = None
    """Ngày công khai. Ngày bắt đầu."""
    recorded_on: Day | None = None
    """Ngày ghi vào trang này. Ghi khi thêm vào bản ghi đã đăng, để số bản tin đã khép không đổi; bỏ trống thì số bản
    tin gom theo ngày công khai."""
    until: Maybe[Date] | None = None
    """Đến ngày. Ngày cuối cùng còn niêm yết hoặc đăng."""
    where: Maybe[Line] | None = None
    """Nơi công khai. Ví dụ: trụ sở UBND phường, nhà văn hóa khu phố 3."""
    audience: Audience | None = None
    """Đối tượng. public: cho mọi người; internal: trong nội bộ cơ quan, trường, doanh nghiệp."""
    url: Maybe[Url] | None = None
    """Địa chỉ đăng."""
    note: Text | None = None
    """Ghi chú."""

    @property
    def day(self) -> date | None:
        """The first possible day it was disclosed, or else the last; ``None`` when nothing is known of it."""
        return told_on(None, self.on)

    @property
    def recorded_day(self) -> date | None:
        """The day this site told it: as entered, or else the day of the disclosure itself."""
        return told_on(self.recorded_on, self.on)


FileName = Annotated[
    str,
    StringConstraints(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,90}\.(pdf|docx?|xlsx?|odt|ods|csv|txt|jpe?g|png|webp|zip)$"
    ),
]
"""A file that a browser shows or saves but never runs: no HTML, no Markdown, nothing that could take a page's place."""


class Attachment(Part):
    """Tệp đính kèm, để trong data/files/<mã bản ghi>/ và được đăng cùng bản ghi."""

    file: FileName
    """Tên tệp. Chỉ gồm chữ không dấu, số, dấu chấm, gạch nối, gạch dưới; đuôi viết thường: pdf, doc, docx, xls,
    xlsx, odt, ods, csv, txt, jpg, jpeg, png, webp, zip."""
    title: Line
    """Tên tài liệu."""
    sha256: Sha256 | None = None
    """Mã SHA-256 của tệp."""
