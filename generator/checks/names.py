"""How Vietnamese people are named in running text: patterns that rules of several families share."""

from __future__ import annotations

from typing import Final

UPPER: Final = "A-ZĐÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĨŨƠƯ" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA, 2))
"""The capital letters of Vietnamese, for a class of a pattern."""
LOWER: Final = "a-z" + UPPER[3:].lower()
SURNAMES: Final = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đào|Đoàn|Trịnh|Trương|Mai|"
    "Lương|Lưu|Cao|Tạ|Tô|Hà|Chu|Châu|Quách|Thái|Phùng|Vương|Kiều|Lâm|Tống|Triệu|Nông|Giàng|Lò|Vàng|Sùng|Thào|Bế|Quàng|"
    "Cầm|Lường"
)
NAME_PART: Final = f"[{UPPER}][{LOWER}]*(?![{LOWER}{UPPER}])"
ANY_NAME: Final = f"{NAME_PART}(?: {NAME_PART}){{1,4}}"
"""Two to five capitalised syllables: a name only where something before it says so."""
GIVEN: Final = f"{NAME_PART}(?: {NAME_PART}){{0,4}}"
"""As ``ANY_NAME``, a given name alone too."""
_NO_PERSON: Final = "|".join(
    (
        *(
            "Hà (?:Nội|Nam|Giang|Tĩnh|Đông|Tiên)",
            "Cao Bằng",
            "Lâm Đồng",
            "Thái (?:Bình|Nguyên)",
            "Hồ Chí Minh",
        ),
        *("Lê Lợi", "Châu (?:Âu|Á|Đốc)"),
    )
)
"""Places and a thought named like people."""
FULL_NAME: Final = f"(?!(?:{_NO_PERSON})\\b)(?:{SURNAMES})(?: {NAME_PART}){{1,4}}"
"""A name that its surname gives away."""
ADDRESSED: Final = r"(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Bb]ác|[Cc]ụ|[Ee]m|[Cc]háu)"
"""How a person is spoken of before the name."""


def initials(name: str) -> str:
    """Return a name so that nobody reads it in a public log: ``Nguyễn Thị Hoa`` → ``N… T… H…``."""
    return " ".join(f"{word[0]}…" for word in name.split())


def masked(value: str) -> str:
    """Return a number or an address so that nobody reads it in a public log: its two first and last characters."""
    return f"{value[:2]}…{value[-2:]}"
