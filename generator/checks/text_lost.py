"""TXT: letters that were lost when a file was saved, and marks that do nothing on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from generator.checks.rule import Finding, When, met, of_record, warning
from generator.checks.subject import Subject
from generator.checks.syllables import is_syllable
from generator.checks.vocabulary import words
from generator.syntax import shorten

_MARK: Final = "?"
_INSIDE: Final = re.compile(r"\?(?<=[^\W\d_]\?)(?=[^\W\d_]|\?[^\W\d_])")
"""A question mark, or two, with a letter before and behind: it is quick to find by how it begins."""
_WORD: Final = re.compile(r"(?<![^\s(“\"'‘])[^\W\d_]{1,4}\?{1,2}[^\W\d_]{1,4}(?=[\s.,;:)”\"'’?!]|$)")
_SHORT: Final = 3
"""By itself so short a word may be something else: x?y."""
_LOST: Final = "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỵỷỹăđĩơũư"
"""What no Western table of letters has."""


@of_record("TXT009", "letters-lost", warning, when=When(words=words(_MARK)))
def letters_lost(subject: Subject) -> Iterator[Finding]:
    """Chữ có dấu không được thành dấu hỏi.

    Lưu bằng mã ANSI, hay dán qua một chương trình cũ, thì những chữ mà bảng mã ấy không có bị thay bằng dấu hỏi và mất
    hẳn. Không máy nào đoán lại được, phải chép lại từ bản gốc. Dấu hỏi ở cuối câu, trong địa chỉ thì không sao.

    Sai:

        title: Ki?m tra vi?c th?c hi?n quy ch?

    Đúng:

        title: Kiểm tra việc thực hiện quy chế
    """
    if not _INSIDE.search(subject.blob):
        return
    for path, text in subject.holding(_MARK):
        words = [match for match in _WORD.finditer(text) if _is_syllable(match[0].lower())]
        if any(len(match[0]) > _SHORT for match in words):
            more = f" (và {len(words) - 1} chữ nữa trong mục này)" if len(words) > 1 else ""
            message = f"“{words[0][0]}”{more} có vẻ là chữ mất dấu, chỉ còn dấu hỏi."
            yield Finding(path, message, "Chép lại từ bản gốc, rồi lưu tệp bằng mã UTF-8.", met=met(words[0]))


def _is_syllable(word: str) -> bool:
    """Whether letters in the place of the question marks can make a syllable."""
    before, _, after = word.partition(_MARK)
    count, after = word.count(_MARK), after.lstrip(_MARK)
    letters = map("".join, product(_LOST, repeat=count))
    return any(is_syllable(f"{before}{lost}{after}") for lost in letters)


_BRACKET: Final = "["
_LINK: Final = "]("
_PICTURE: Final = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
_DEAD: Final = re.compile(r"(?<!!)\[[^\[\]\n]+\]\((?!https?://)[^)\n]*\)")


@of_record("TXT010", "link-that-does-not-work", warning, when=When(words=words(_BRACKET)))
def link_that_does_not_work(subject: Subject) -> Iterator[Finding]:
    """Trong lời văn chỉ dùng được liên kết tới địa chỉ https, và không chèn được ảnh.

    Ảnh chèn kiểu ![…](…) không hiện, liên kết tới nơi khác (một tệp, một lệnh, địa chỉ viết thiếu) không bấm được:
    người đọc chỉ thấy những dấu ngoặc. Ảnh thì đính kèm; địa chỉ thì ghi đủ, hoặc ghi vào sources.

    Sai:

        note: Xem [bản chụp](ket-luan.pdf).

    Đúng:

        note: Xem [bản chụp](https://xa-a.example/ket-luan.pdf).
    """
    for path, text in subject.holding(_LINK):
        for match in _PICTURE.finditer(text):
            message = f"Ảnh “{shorten(match[0])}” không hiện trên trang."
            yield Finding(path, message, "Ghi ảnh vào mục attachments, rồi bỏ ở đây.", met=met(match))
        for match in _DEAD.finditer(text):
            message = f"Liên kết “{shorten(match[0])}” không bấm được, người đọc thấy nguyên các dấu ngoặc."
            hint = "Ghi đủ địa chỉ, bắt đầu bằng https://; tệp thì ghi vào mục attachments."
            yield Finding(path, message, hint, met=met(match))
