"""TXT: characters and words that are not what they look like, or that no reader should see."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from generator.checks.names import LOWER
from generator.checks.rule import Finding, Fix, When, Whole, met, of_record, of_whole, warning
from generator.checks.subject import Subject
from generator.checks.syllables import is_syllable, spelling
from generator.checks.text_legacy import legacy_encoding
from generator.checks.vocabulary import words
from generator.quick import USUAL
from generator.scalars import UNSEEN, seen
from generator.syntax import shorten
from generator.wording import fold

_FIX: Final = "Chạy bantin check --fix để sửa mà không đổi nội dung."


@of_record("TXT001", "invisible-characters", warning, when=When(odd=True), fix=Fix(seen, of_file=True))
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
    first = None if USUAL.fullmatch(subject.text) else UNSEEN.search(subject.text)
    if first and not any(
        legacy_encoding(subject)
    ):  # there, a soft hyphen is the letter “ư”: it must stay till then
        count = len(UNSEEN.findall(subject.text))
        message = f"Tệp có {count} ký tự không nhìn thấy được; ký tự đầu tiên (U+{ord(first[0]):04X}) ở đây."
        yield Finding((), message, _FIX, first.start())


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@of_record("TXT002", "decomposed-letters", warning, when=When(odd=True), fix=Fix(_composed, of_file=True))
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


_TAGS: Final = (
    "p|br|b|i|u|s|strong|em|span|div|a|table|thead|tbody|tr|td|th|ul|ol|li|h[1-6]|font|img|sup|sub|center|hr|"
    "script|style|iframe"
)
_HTML: Final = re.compile(
    rf"</?(?:{_TAGS}|\w{{1,3}}:\w+)(?:\s[^<>]*)?/?>|<!--|&(?:nbsp|amp|lt|gt|quot|apos|#[0-9]+|"
    rf"#x[0-9a-f]+);",
    re.IGNORECASE,
)


@of_record("TXT005", "raw-html", warning, when=When(words=words("<", "&")))
def raw_html(subject: Subject) -> Iterator[Finding]:
    """Lời văn không có mã HTML.

    Chép từ trang web có khi kéo theo <br>, <b>, &nbsp;. Trang này không chạy mã ấy mà hiện nguyên nó cho người đọc.
    Xuống dòng, danh sách, chữ đậm thì viết như hướng dẫn.

    Sai:

        text: Niêm yết<br>đủ&nbsp;các khoản thu.

    Đúng:

        text: Niêm yết đủ các khoản thu.
    """
    for path, text in subject.holding("<", "&"):
        if match := _HTML.search(text):
            message = f"Có mã HTML “{match[0][:40]}”, người đọc sẽ thấy nguyên mã ấy."
            yield Finding(path, message, "Bỏ mã, giữ lại lời.", met=met(match))


_CAPITALS_LOST: Final = re.compile(rf"\b[A-ZĐ]{{1,3}}(?=[^\x00-\x7f])(?!đ)[{LOWER}][A-ZĐ]{{1,2}}\b")
"""Old fonts kept the marked capitals among the small letters: ``BáO CáO``."""
_LETTERS: Final = re.compile(r"[^\W\d_]+")


@of_record("TXT006", "all-caps-title", warning, when=When(keys={"name", "title"}))
def all_caps_title(subject: Subject) -> Iterator[Finding]:
    """Tên và tiêu đề không viết toàn chữ hoa.

    Văn bản giấy in tên loại, trích yếu bằng chữ hoa; trên trang, chữ hoa cả dòng khó đọc và khó tìm. Tên viết tắt như
    UBND, HĐND thì không sao.

    Sai:

        title: KẾT LUẬN KIỂM TRA TẠI XÃ A

    Đúng:

        title: Kết luận kiểm tra tại xã A
    """
    if not any(each.isupper() or _CAPITALS_LOST.search(each) for each in subject.called):
        return
    for path, text in subject.texts:
        if path[-1] not in {"title", "name"}:
            continue
        if lost := _CAPITALS_LOST.search(text):
            message = f"“{lost[0]}” lẫn chữ hoa và chữ thường: chữ của phông cũ khi đổi sang Unicode."
            yield Finding(path, message, "Gõ lại tên này, chỉ viết hoa chữ đầu và tên riêng.", met=met(lost))
        elif text.isupper():
            words = _LETTERS.findall(text)
            if sum(map(is_syllable, words)) >= 3 and len("".join(words)) >= 10:
                yield Finding(path, "Viết toàn chữ hoa.", "Chỉ viết hoa chữ đầu và tên riêng.")


_ALIKE: Final = dict(
    zip(
        "ÐƉАВЕЅЗІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "ĐĐABES3IJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXo",
        strict=True,
    )
)
"""Letters that look like others: Icelandic and African Đ, then Cyrillic, then Greek."""
STRANGE: Final = re.compile(f"[{''.join(_ALIKE)}\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_WORD: Final = re.compile(r"\w+")


@of_record("TXT007", "confusable-letters", warning, when=When(odd=True))
def confusable_letters(subject: Subject) -> Iterator[Finding]:
    """Chữ phải đúng là chữ Việt, không phải chữ nước ngoài trông giống.

    Chữ Ð của tiếng Iceland, chữ а, о, с của tiếng Nga trông y như chữ Việt nhưng máy coi là chữ khác, nên tìm không ra.

    Sai (chữ Ð đầu câu không phải chữ Đ):

        text: Ðảng ủy xã đã họp.

    Đúng:

        text: Đảng ủy xã đã họp.
    """
    for path, word in subject.matches(_WORD) if STRANGE.search(subject.blob) else ():
        first = STRANGE.search(word[0])
        if first and _is_mixed(word[0]):
            plain = "".join(_ALIKE.get(char, unicodedata.normalize("NFKC", char)) for char in word[0])
            said, right = shorten(word[0]), _ALIKE.get(first[0], unicodedata.normalize("NFKC", first[0]))
            message = f"Trong “{said}” có chữ U+{ord(first[0]):04X}, không phải “{right}”."
            yield Finding(path, message, f"Gõ lại: {shorten(plain)}.", met=met(word))


def _is_mixed(word: str) -> bool:
    """Whether strange letters stand among Latin ones, or are never right."""
    names = [unicodedata.name(char, "") for char in word if char.isalpha()]
    never = any(char in "ÐƉ" or "FULLWIDTH" in unicodedata.name(char, "") for char in word)
    return never or len({name.split()[0] for name in names}) > 1


@of_whole("TXT008", "organization-spelt-two-ways", warning)
def organization_spelt_two_ways(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Hai bản ghi đơn vị không mang cùng một tên viết hai cách.

    Hai tên chỉ khác chữ hoa, dấu cách, hoặc một tên thiếu dấu thường là một đơn vị ghi hai lần: điều tìm thấy ở nơi này
    sẽ không hiện ở nơi kia. Cách đặt dấu (hòa, hoà) thì không bị báo, vì văn bản viết cả hai cách.

    Sai (hai bản ghi):

        name: Trường Tiểu học xã A
        name: Trường tiểu học Xã A

    Đúng (một bản ghi, tên kia ghi vào mục names):

        name: Trường Tiểu học xã A
    """
    registry = whole.loaded.registry
    alike: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for record_id in registry.ids("organization"):
        name = registry.summary(record_id).heading
        alike[" ".join(_WORD.findall(fold(name)))].append((record_id, name))
    for group in alike.values():
        for index, (record_id, name) in enumerate(group):
            for other_id, other in group[:index]:
                if _is_slip(name, other):
                    message = f"Tên này và tên của {other_id} (“{other}”) chỉ khác cách viết."
                    hint = "Một đơn vị thì chỉ giữ một bản ghi; hai đơn vị thì viết tên theo một cách."
                    yield record_id, Finding(("name",), message, hint)


def _is_slip(name: str, other: str) -> bool:
    """Whether two names that fold to the same differ in capitals or spaces, or one of them by its lost dấu."""
    one, two = spelling(name), spelling(other)
    if one == two:
        return False
    same_letters = _WORD.findall(one.lower()) == _WORD.findall(two.lower())
    return same_letters or name.isascii() != other.isascii()
