"""SRC: where a record comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.rule import Finding, Fix, Subject, of_record, warning

_PARAMETER: Final = (
    r"(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ttclid|twclid|igshid|igsh|mc_cid|mc_eid|_gl|"
    r"zarsrc|zalo_\w+|zclid)=[^&#\s)\"'<>\]]*"
)
_TRACKED: Final = re.compile(rf"https?://[^\s?#)\"'<>\]]*\?(?:[^\s#)\"'<>\]]*?&)?{_PARAMETER}")
_FIRST: Final = re.compile(rf"(?<=\?)(?:{_PARAMETER}(?:&|(?=[#\s)\"'<>\]]|$)))+")
_LATER: Final = re.compile(rf"&{_PARAMETER}")
_ADDRESS: Final = re.compile(r"https?://[^\s)\"'<>\]]+")


def _untracked(text: str) -> str:
    """Return ``text`` with every address as its publisher wrote it; one without tracking stays letter for letter."""
    return _ADDRESS.sub(_without_parameters, text)


def _without_parameters(match: re.Match[str]) -> str:
    address = match[0]
    if not _TRACKED.match(address):
        return address
    return re.sub(r"\?(?=#|$)", "", _FIRST.sub("", _LATER.sub("", address)), count=1)


@of_record("SRC005", "tracking-parameters", warning, fix=Fix(_untracked))
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
