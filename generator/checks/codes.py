"""ID: official codes of places, as they are assigned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.rule import Finding, When, of_record, warning
from generator.checks.subject import Subject
from generator.records.organization import Organization, OrganizationKind

_LONG: Final = {
    OrganizationKind.province: 2,
    OrganizationKind.ward: 5,
    OrganizationKind.commune: 5,
    OrganizationKind.township: 5,
}
"""Kind of place → how many digits its code has."""
_SCHEME: Final = "đơn vị hành chính"


@of_record("ID009", "official-code-malformed", warning, when=When(keys={"codes"}))
def official_code_malformed(subject: Subject) -> Iterator[Finding]:
    """Mã chính thức của địa bàn có đủ các chữ số.

    Mã của tỉnh có 2 chữ số, của xã, phường, thị trấn có 5 chữ số, kể cả các số 0 ở đầu. Chép từ Excel thì mất số 0:
    00160 thành 160, và trang không nối được với địa bàn ấy ở nơi khác.

    Sai:

        kind: ward
        codes:
          - code: 160

    Đúng:

        kind: ward
        codes:
          - code: "00160"

    Căn cứ: Quyết định số 19/2025/QĐ-TTg.
    """
    record = subject.record
    if not isinstance(record, Organization) or record.kind not in _LONG:
        return
    wanted = _LONG[record.kind]
    for index, each in enumerate(record.codes):
        is_official = _SCHEME in (each.scheme or _SCHEME)
        if is_official and re.fullmatch(r"\d+", each.code) and len(each.code) != wanted:
            message = (
                f"Mã {each.code} có {len(each.code)} chữ số; mã của {record.kind.label} có {wanted} chữ số."
            )
            full = each.code.zfill(wanted)
            hint = (
                f'Ý bạn là "{full}"? Đặt trong dấu nháy để giữ số 0.'
                if len(full) == wanted
                else "Xem lại mã."
            )
            yield Finding(("codes", index, "code"), message, hint)
