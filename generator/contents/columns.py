"""Tables: a column whose name and whose cells are those of people's papers, numbers or birthdays."""

from __future__ import annotations

import re
from typing import Final

MAX_ROWS: Final = 200
"""A column of people shows what it is long before that."""
_ABOVE: Final = 15
"""Titles may stand above the names of the columns."""
_PEOPLE: Final = re.compile(
    r"(?i)\bhọ (?:và )?tên\b|^\W*tên\W*$|\bchủ hộ\b|\bphụ huynh\b|\bngười nộp\b|\bngười nhận\b"
)
"""Without such a column, telephones and accounts may be those of schools."""
_PAPER: Final = re.compile(
    r"(?i)\b(?:cccd|cmnd|cmt|căn cước|chứng minh|hộ chiếu|định danh|mã bhxh|số bhxh|thẻ bhyt)\b"
)
_ACCOUNT: Final = re.compile(r"(?i)\b(?:số tài khoản|số tk|stk)\b")
_PHONE: Final = re.compile(r"(?i)\b(?:điện thoại|sđt|đt|di động)\b")
_BIRTH: Final = re.compile(r"(?i)\b(?:ngày|năm) sinh\b|^ns$")
_KINDS: Final = (
    (_PAPER, re.compile(r"[A-Z]{0,2}\d{7,14}")),
    (_ACCOUNT, re.compile(r"\d{8,19}")),
    (_PHONE, re.compile(r"(?:0|84)?[35789]\d{8}")),
    (_BIRTH, re.compile(r"\d{4}|\d{5,8}")),
)
"""What the column is called, and what stands in its cells without spaces, dots and strokes."""
_FILLING: Final = re.compile(r"[\s.\"'/+-]")


def personal(lines: list[str]) -> str:
    """Return the name of the first such column of a table, cells parted by tabs; an empty string when there is none."""
    rows = [line.split("\t") for line in lines[: _ABOVE + MAX_ROWS]]
    for index, names in enumerate(rows[:_ABOVE]):
        below = [[_FILLING.sub("", cell) for cell in row] for row in rows[index + 1 : index + 1 + MAX_ROWS]]
        if len(names) > 1 and (found := _column(names, below)):
            return found
    return ""


def _column(names: list[str], rows: list[list[str]]) -> str:
    kinds = _KINDS if any(map(_PEOPLE.search, names)) else _KINDS[:1]
    for index, name in enumerate(names):
        cells = [row[index] for row in rows if index < len(row)]
        if any(said.search(name) and any(map(form.fullmatch, cells)) for said, form in kinds):
            return name.strip(" \"'")
    return ""
