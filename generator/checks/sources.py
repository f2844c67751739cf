"""SRC: where a record says it has what it tells from, and whether a reader can get there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.rule import Finding, Fix, When, met, of_record, warning
from generator.checks.subject import Subject
from generator.checks.vocabulary import words
from generator.records.base import Unknown
from generator.records.conclusion import Conclusion
from generator.records.sources import Grade

TELLING: Final = {"programme", "inspection", "conclusion", "meeting", "report"}
"""The types of records that tell of something that happened."""
_OWN_PAPER: Final = {"programme": "documents", "report": "documents", "conclusion": "document"}
"""Type of record → where it names the paper that it is; elsewhere papers are only cited."""
_PARAMETER: Final = (
    r"(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ttclid|twclid|igshid|igsh|mc_cid|mc_eid|_gl|"
    r"zarsrc|zalo_\w+|zclid)=[^&#\s)\"'<>\]]*"
)
_TRACKED: Final = re.compile(rf"https?://[^\s?#)\"'<>\]]*\?(?:[^\s#)\"'<>\]]*?&)?{_PARAMETER}")
_FIRST: Final = re.compile(rf"(?<=\?)(?:{_PARAMETER}(?:&|(?=[#\s)\"'<>\]]|$)))+")
_LATER: Final = re.compile(rf"&{_PARAMETER}")
_ADDRESS: Final = re.compile(r"https?://[^\s)\"'<>\]]+")


@of_record("SRC003", "no-source", warning, of_drafts=False)
def no_source(subject: Subject) -> Iterator[Finding]:
    """Bản ghi đã đăng phải nói lấy từ đâu.

    Không có nguồn thì không ai kiểm lại được. Nguồn là một mục trong sources, tệp đính kèm, hoặc chính văn bản của
    chương trình, báo cáo, kết luận ấy; văn bản chỉ được dẫn thì chưa phải là nguồn. Bản nháp thì chưa cần.

    Sai (hội nghị không có nguồn, văn bản hay tệp đính kèm nào):

        title: Hội nghị sơ kết
        date: 2022-12-17

    Đúng:

        title: Hội nghị sơ kết
        date: 2022-12-17
        sources:
          - grade: official_document
            title: Biên bản hội nghị
    """
    record = subject.record
    if subject.kind not in TELLING or record.sources or record.attachments or record.withdrawal:
        return
    papers = getattr(record, _OWN_PAPER.get(subject.kind, ""), None)
    if not papers or isinstance(papers, Unknown):
        message = "Bản ghi đã đăng nhưng không nói lấy từ đâu."
        yield Finding(
            ("id",), message, "Ghi nguồn vào mục sources; chính cơ quan mình làm ra thì ghi văn bản của mình."
        )


@of_record("SRC004", "only-secondary-sources", warning, when=When(keys={"sources"}), of_drafts=False)
def only_secondary_sources(subject: Subject) -> Iterator[Finding]:
    """Kết luận cần ít nhất một nguồn không phải là nguồn dẫn lại.

    Kết luận nói ai đúng, ai sai, ai phải làm gì. Nguồn dẫn lại có thể thiếu hoặc hiểu khác văn bản gốc. Có văn bản gốc,
    tin của cơ quan hoặc báo chí thì ghi thêm; có bản chụp kết luận thì đính kèm.

    Sai:

        sources:
          - grade: secondary
            title: Bài tổng hợp trên một trang cá nhân

    Đúng:

        sources:
          - grade: secondary
            title: Bài tổng hợp trên một trang cá nhân
          - grade: official_news
            title: Tin trên cổng thông tin của xã
    """
    record = subject.record
    if not isinstance(record, Conclusion) or not record.sources or record.attachments:
        return
    if all(source.grade is Grade.secondary for source in record.sources):
        message = "Kết luận này chỉ dựa vào nguồn dẫn lại."
        yield Finding(("sources",), message, "Tìm và ghi thêm văn bản gốc, tin của cơ quan hoặc báo chí.")


def _untracked(text: str) -> str:
    """Return ``text`` with every address as its publisher wrote it; one without tracking stays letter for letter."""
    return _ADDRESS.sub(_without_parameters, text)


def _without_parameters(match: re.Match[str]) -> str:
    address = match[0].rstrip(".,;:!")
    after = match[0][len(address) :]
    if not _TRACKED.match(address):
        return match[0]
    return re.sub(r"\?(?=#|$)", "", _FIRST.sub("", _LATER.sub("", address)), count=1) + after


@of_record("SRC005", "tracking-parameters", warning, when=When(words=words("=")), fix=Fix(_untracked))
def tracking_parameters(subject: Subject) -> Iterator[Finding]:
    """Địa chỉ trang không mang phần đuôi dùng để theo dõi người đọc.

    Địa chỉ chép từ Facebook, Zalo hay kết quả tìm kiếm thường có đuôi như utm_source, fbclid, gclid, zarsrc. Bỏ đuôi
    thì vẫn tới đúng trang ấy, mà người bấm vào không bị theo dõi và địa chỉ không bị coi là hai nguồn khác nhau.
    Lệnh bantin check --fix tự bỏ giúp.

    Sai:

        url: https://xa-a.gov.vn/tin-1.html?fbclid=IwAR0

    Đúng:

        url: https://xa-a.gov.vn/tin-1.html
    """
    for path, text in subject.holding("="):
        if _TRACKED.search(text):
            yield Finding(path, "Địa chỉ có đuôi theo dõi người đọc.", "Bỏ phần utm_…, fbclid… sau dấu hỏi.")


@of_record("SRC006", "address-without-day-read", warning, when=When(keys={"url", "copy_url"}))
def address_without_day_read(subject: Subject) -> Iterator[Finding]:
    """Nguồn có địa chỉ phải ghi ngày đã đọc.

    Trang mạng thay đổi và biến mất; ngày đọc cho biết bản ghi dựa vào trang ấy vào lúc nào. Không nhớ thì ghi
    {unknown: not_stated}.

    Sai:

        sources:
          - grade: official_news
            url: https://xa-a.example/tin-1

    Đúng:

        sources:
          - grade: official_news
            url: https://xa-a.example/tin-1
            retrieved_on: 2026-11-21
    """
    for path, source in subject.sources:
        if source.retrieved_on is None and (isinstance(source.url, str) or isinstance(source.copy_url, str)):
            hint = "Ghi retrieved_on: năm-tháng-ngày đã đọc trang ấy."
            yield Finding(path, "Nguồn có địa chỉ nhưng không có ngày đọc.", hint)


@of_record("SRC007", "unencrypted-address", warning, when=When(words=words("http://")))
def unencrypted_address(subject: Subject) -> Iterator[Finding]:
    """Địa chỉ nguồn nên bắt đầu bằng https://.

    Trang http không mã hóa: trình duyệt cảnh báo người đọc, và nội dung có thể bị sửa trên đường truyền. Phần lớn trang
    của cơ quan đã có địa chỉ https. Trang chỉ có http thì giữ nguyên và nêu lý do ở mục allow.

    Sai:

        url: http://xa-a.example/tin-1

    Đúng:

        url: https://xa-a.example/tin-1
    """
    for path, source in subject.sources:
        for field in ("url", "copy_url"):
            if str(getattr(source, field)).startswith("http://"):
                hint = "Thử địa chỉ ấy với https://; không mở được thì giữ nguyên và nêu lý do ở mục allow."
                yield Finding(
                    (*path, field), "Địa chỉ bắt đầu bằng http://, kết nối không được mã hóa.", hint
                )


@of_record("SRC018", "attachment-listed-twice", warning, when=When(keys={"attachments"}))
def attachment_listed_twice(subject: Subject) -> Iterator[Finding]:
    """Mỗi tệp đính kèm chỉ ghi một lần.

    Cùng một tệp đứng hai lần thì trên trang thành hai tài liệu, và người đọc tải hai lần cùng một thứ. Thường là chép
    mục trước rồi quên đổi tên tệp.

    Sai:

        attachments:
          - {file: ket-luan.pdf, title: Kết luận}
          - {file: ket-luan.pdf, title: Phụ lục}

    Đúng:

        attachments:
          - {file: ket-luan.pdf, title: Kết luận}
          - {file: phu-luc.pdf, title: Phụ lục}
    """
    first: dict[str, int] = {}
    for index, attachment in enumerate(subject.record.attachments):
        before = first.setdefault(attachment.file, index)
        if before != index:
            message = f"Tệp {attachment.file} đã ghi ở mục attachments[{before + 1}]."
            hint = "Ghi đúng tên tệp thứ hai, hoặc bỏ mục này."
            yield Finding(("attachments", index, "file"), message, hint)


_INSIDE: Final = re.compile(
    r"https?://(?:[^/\s@]*@)?(?i:localhost|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|"
    r"172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+|[\w-]+(?=[:/]|$)|[\w.-]+\.(?:local|lan|internal|intranet|corp|home))(?=[:/]|$)"
)
_INSIDE_SIGNS: Final = ("http://", "https://")


@of_record("SRC020", "address-inside-an-office", warning, when=When(words=words(*_INSIDE_SIGNS)))
def address_inside_an_office(subject: Subject) -> Iterator[Finding]:
    """Địa chỉ nguồn phải mở được từ ngoài cơ quan.

    Địa chỉ trong mạng nội bộ (10.…, 192.168.…, localhost, đuôi .local) thì người dân không mở được, và cho người lạ
    biết cách đặt tên máy của cơ quan.

    Sai:

        url: http://192.168.1.10/van-ban/12

    Đúng:

        url: https://xa-a.gov.vn/van-ban/12
    """
    for path, match in subject.matches(_INSIDE):
        message = f"Địa chỉ “{match[0]}” chỉ mở được trong mạng của cơ quan."
        hint = "Ghi địa chỉ công khai; không có thì url: {unknown: not_in_our_copy}."
        yield Finding(path, message, hint, met=met(match))
