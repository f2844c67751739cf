"""PER: names of people that are written in a way in which nobody finds them again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.names import ANY_NAME
from generator.checks.personal_names import is_person
from generator.checks.rule import Finding, When, of_record, warning
from generator.checks.subject import Subject

_BESIDE: Final = re.compile(r"[,;:]|\s[-–—]+\s")
_SEVERAL: Final = re.compile(rf"{ANY_NAME}(?:\s*(?:[,;/&]|và)\s*{ANY_NAME})+")
_BARE: Final = re.compile(
    r"(?:Nguyen|Tran|Pham|Huynh|Dang|Bui|Ngo|Duong|Truong|Trinh|Luong|Hoang|Dinh|Doan)(?: [A-Z][a-z]+){1,4}$"
)
"""The usual surnames, as they look without dấu."""
_SYLLABLES: Final = re.compile(r"[^\W\d_]{2,}")
_TITLE: Final = 12
"""So long a name in capitals is reported as any title is."""


@of_record("PER012", "name-not-written-as-one", warning, when=When(keys={"name"}))
def name_not_written_as_one(subject: Subject) -> Iterator[Finding]:
    """Mục name của một người chỉ có họ tên của người ấy, viết hoa chữ cái đầu.

    Họ tên viết toàn chữ hoa, toàn chữ thường, mất dấu, kèm chức vụ, hoặc gộp mấy người vào một mục thì cùng
    một người ở hai bản ghi thành hai tên, và người đọc tìm không ra. Chức vụ ghi ở mục positions; mỗi người một mục.

    Sai:

        head: {name: "NGUYỄN VĂN A - Chủ tịch"}

    Đúng:

        head: {name: Nguyễn Văn A, positions: [Chủ tịch]}
    """
    if not any(map(_fault, subject.called)):
        return
    for path, text in subject.texts:
        if path[-1] == "name" and (fault := _fault(text)) and is_person(subject.value, path[:-1]):
            yield Finding(path, *fault)


def _fault(name: str) -> tuple[str, str] | None:
    """Return what is wrong with a name, and what to do; the name itself is nobody's business in a log."""
    if _SEVERAL.fullmatch(name):
        return "Mục này có tên của nhiều người.", "Mỗi người một mục, mỗi mục một tên."
    if _BESIDE.search(name):
        return "Sau họ tên còn chữ khác, có vẻ là chức vụ.", "Chỉ ghi họ và tên; chức vụ ghi ở mục positions."
    if name.isascii() and _BARE.match(name):
        return "Họ tên mất dấu.", "Gõ lại họ tên có dấu như trong nguồn."
    if name.isupper() and _is_long(name) and len(name) < _TITLE:
        return "Họ tên viết toàn chữ hoa.", "Chỉ viết hoa chữ cái đầu của mỗi tiếng."
    if name.islower() and _is_long(name):
        return "Họ tên viết toàn chữ thường.", "Viết hoa chữ cái đầu của mỗi tiếng."
    return None


def _is_long(name: str) -> bool:
    """Whether it has two syllables that are no initials."""
    return len(_SYLLABLES.findall(name)) > 1
