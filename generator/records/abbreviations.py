"""Abbreviations that readers meet, and what they stand for.

"TT" is left out on purpose: thông tư, thanh tra, thị trấn, thường trực, trung tâm. Only the source can tell.
"""

from __future__ import annotations

from typing import Final

ABBREVIATIONS: Final = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "MTTQ": "Mặt trận Tổ quốc",
    "QCDC": "Quy chế dân chủ",
    "BCĐ": "Ban chỉ đạo",
    "TTND": "Thanh tra nhân dân",
    "GSĐTCĐ": "Giám sát đầu tư của cộng đồng",
    "THCS": "Trung học cơ sở",
    "THPT": "Trung học phổ thông",
    "MN": "Mầm non",
}
