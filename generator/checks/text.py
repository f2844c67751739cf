"""TXT: characters and words that are not what they look like, or that no reader should see."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from generator.checks.rule import Finding, Fix, Subject, of_record, warning
from generator.scalars import UNSEEN, seen

_FIX: Final = "Chạy bantin check --fix để sửa mà không đổi nội dung."


@of_record("TXT001", "invisible-characters", warning, fix=Fix(seen, of_file=True))
def invisible_characters(subject: Subject) -> Iterator[Finding]:
    """Tệp không có ký tự không nhìn thấy được.

    Chữ chép từ Word, từ trang web hay mang theo ký tự rộng bằng không, dấu gạch nối ẩn, dấu cách không ngắt. Trang
    không hiện chúng, nhưng tìm một câu trong tệp thì không thấy, và so hai bản thì thấy khác mà không biết khác ở đâu.
    Lệnh bantin check --fix tự bỏ giúp.

    Sai (⍽ ở đây là dấu cách không ngắt, U+00A0):

        text: Niêm⍽yết đủ các khoản thu.

    Đúng:

        text: Niêm yết đủ các khoản thu.
    """
    if first := UNSEEN.search(subject.text):
        count = len(UNSEEN.findall(subject.text))
        message = f"Tệp có {count} ký tự không nhìn thấy được; ký tự đầu tiên (U+{ord(first[0]):04X}) ở đây."
        yield Finding((), message, _FIX, first.start())


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@of_record("TXT002", "decomposed-letters", warning, fix=Fix(_composed, of_file=True))
def decomposed_letters(subject: Subject) -> Iterator[Finding]:
    """Chữ có dấu được lưu dưới dạng dựng sẵn (NFC).

    Một số máy (nhất là macOS) và tệp PDF lưu “ế” thành ba ký tự rời. Nhìn không thấy khác, nhưng tìm “kết luận” trong
    tệp thì không ra. Trang vẫn hiện đúng. Lệnh bantin check --fix tự sửa giúp.

    Sai (chữ “ế” gồm ba ký tự rời):

        text: Ke^´t luận

    Đúng:

        text: Kết luận
    """
    if not unicodedata.is_normalized("NFC", subject.text):
        pairs = zip(subject.text, _composed(subject.text), strict=False)
        at = next((index for index, (one, other) in enumerate(pairs) if one != other), 0)
        yield Finding((), "Tệp có chữ mà dấu được lưu rời; chữ đầu tiên ở đây.", _FIX, at)
