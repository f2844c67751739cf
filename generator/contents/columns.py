"""Tables in plain text: a column whose name and whose cells are those of people's papers, numbers or birthdays."""

from __future__ import annotations

import re
from typing import Final

MAX_ROWS: Final = 200
"""A column of people shows what it is long before that."""
_SEPARATORS: Final = ("\t", ";", ",")
_PEOPLE: Final = re.compile(r"(?i)\bhọ (?:và )?tên\b|^\W*tên\W*$|\bchủ hộ\b|\bphụ huynh\b|\bngười nộp\b")
"""Without such a column, telephones and accounts may be those of schools."""
_PAPER: Final = re.compile(r"(?i)\b(?:cccd|cmnd|cmt|căn cước|chứng minh|hộ chiếu|định danh)\b")
_ACCOUNT: Final = re.compile(r"(?i)\b(?:số tài khoản|số tk|stk)\b")
_PHONE: Final = re.compile(r"(?i)\b(?:điện thoại|sđt|đt|di động)\b")
_BIRTH: Final = re.compile(r"(?i)\b(?:ngày|năm) sinh\b|^ns$")
_KINDS: Final = (
    (_PAPER, re.compile(r"[A-Z]?\d{7,12}")),
    (_ACCOUNT, re.compile(r"\d{8,19}")),
    (_PHONE, re.compile(r"(?:0|84)?[35789]\d{8}")),
    (_BIRTH, re.compile(r"\d{4}|\d{5,8}")),
)
"""What the column is called, and what stands in its cells without spaces, dots and strokes."""
_FILLING: Final = re.compile(r"[\s.\"'/+-]")


def personal(text: str) -> str:
    """Return the name of the first such column; an empty string when there is none."""
    lines = [line for line in text.lstrip("\ufeff").splitlines()[:MAX_ROWS] if line.strip()]
    separator = next((each for each in _SEPARATORS if lines and each in lines[0]), "")
    if not separator:
        return ""
    rows = [[_FILLING.sub("", cell) for cell in line.split(separator)] for line in lines[1:]]
    names = lines[0].split(separator)
    kinds = _KINDS if any(map(_PEOPLE.search, names)) else _KINDS[:1]
    for index, name in enumerate(names):
        cells = [row[index] for row in rows if index < len(row)]
        if any(said.search(name) and any(map(form.fullmatch, cells)) for said, form in kinds):
            return name.strip(" \"'")
    return ""
