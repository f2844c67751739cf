"""TXT: Vietnamese that was typed for other fonts, or read with another encoding."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from generator.checks.rule import Finding, When, error, of_record
from generator.checks.subject import Subject
from generator.checks.syllables import is_syllable
from generator.scalars import normalise
from generator.syntax import shorten

_TCVN3: Final = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉËÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ®§¡¢£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđĐĂÂÊÔƠƯ",
        strict=True,
    )
)
_VNI_MARKS: Final = {
    **{
        mark: tone
        for tone, marks in zip("\u0301\u0300\u0309\u0303\u0323", ("ùÙ", "øØ", "ûÛ", "õÕ", "ïÏ"), strict=True)
        for mark in marks
    },
    **{
        mark: "\u0302" + tone
        for mark, tone in zip(
            "âÂáÁàÀåÅãÃäÄ", "__\u0301\u0301\u0300\u0300\u0309\u0309\u0303\u0303\u0323\u0323", strict=True
        )
    },
    **{
        mark: "\u0306" + tone
        for mark, tone in zip(
            "êÊéÉèÈúÚüÜëË", "__\u0301\u0301\u0300\u0300\u0309\u0309\u0303\u0303\u0323\u0323", strict=True
        )
    },
}
_VNI_LETTERS: Final = dict(zip("ôÔöÖñÑæÆóÓòÒîÎ", "ơƠưƯđĐỉỈĩĨịỊỵỴ", strict=True))
_VNI: Final = re.compile(f"([aeiouyAEIOUYôÔöÖ])([{''.join(_VNI_MARKS)}])")


def _from_tcvn3(word: str) -> str:
    return "".join(_TCVN3.get(char, char) for char in word)


def _from_vni(word: str) -> str:
    """Decode VNI: a letter, then the mark that stands on it."""

    def joined(match: re.Match[str]) -> str:
        return _VNI_LETTERS.get(match[1], match[1]) + _VNI_MARKS[match[2]].replace("_", "")

    marked = _VNI.sub(joined, word)
    return normalise("".join(_VNI_LETTERS.get(char, char) for char in marked))


_GARBLED: Final = re.compile(r"(?:á[º»]|Æ[°¡]|Ä[‘ƒ]|Ã[¡-¿])(?=\w|[\u00ad¡-¿‘-„†‡•…€™])|\ufffd")
"""UTF-8 that was read as Windows-1252, and what no encoding could read."""


def _from_windows(word: str) -> str:
    """Decode what was read as Windows-1252 though it was UTF-8; as it is when letters are lost."""
    raw = b"".join(_byte(char) for char in word)
    return raw.decode("utf-8", "replace")


def _byte(char: str) -> bytes:
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1", "replace")


_LETTERS: Final = set("".join(_TCVN3.values()) + "".join(_TCVN3.values()).upper())
_FOREIGN: Final = "".join(sorted({*_TCVN3, *"".join(_VNI_MARKS), *_VNI_LETTERS} - _LETTERS))
"""What these fonts put in the place of Vietnamese letters, and Vietnamese does not have."""
ODD: Final = re.compile(f"[{_FOREIGN}\ufffd»º°¡‘ƒÃ]")
_WORDS: Final = re.compile(r"[^\s!-/:-@\[-`{-~]+")
_OTHER: Final = re.compile(f"[{_FOREIGN}]")
_NAMES: Final[dict[str, Callable[[str], str]]] = {"TCVN3": _from_tcvn3, "VNI": _from_vni}


@of_record("TXT003", "legacy-encoding", error, when=When(odd=True))
def legacy_encoding(subject: Subject) -> Iterator[Finding]:
    """Chữ phải là chữ Việt Unicode, không phải chữ của phông cũ hay chữ bị vỡ.

    Văn bản soạn bằng phông .VnTime (TCVN3), VNI-Times, hoặc mở nhầm bảng mã, khi chép sang thì thành những ký tự không
    ai đọc được. Chuyển bằng bộ chuyển mã của Unikey, hoặc chép lại từ bản gốc.

    Sai:

        title: KiÓm tra t¹i QuËn CÇu GiÊy

    Đúng:

        title: Kiểm tra tại Quận Cầu Giấy
    """
    if not ODD.search(subject.text):
        return
    start = 0
    for line in subject.text.split("\n"):
        if not line.lstrip().startswith("#") and (found := _legacy(line)):
            at, message, hint = found
            yield Finding((), message, hint, start + at)
        start += len(line) + 1


def _legacy(line: str) -> tuple[int, str, str] | None:
    """Return where a line is in an old encoding, what to say and what it should be; nothing when it is not."""
    if "«" not in line and (garbled := _GARBLED.search(line)):
        decoded = _from_windows(line)
        hint = "Chép lại từ bản gốc." if "\ufffd" in line + decoded else _guess(decoded)
        return garbled.start(), "Dòng này có chữ bị vỡ do mở nhầm bảng mã.", hint
    odd = [
        match
        for match in _WORDS.finditer(line)
        if _OTHER.search(match[0]) and re.search("[A-Za-z]", match[0])
    ]
    for name, decode in _NAMES.items() if len({match[0] for match in odd}) > 1 else ():
        good = [match for match in odd if is_syllable(decode(match[0]))]
        if len({match[0] for match in good}) > 1 and len(good) * 3 >= len(odd) * 2:
            decoded = _WORDS.sub(lambda match: decode(match[0]), line)  # noqa: B023 - used within this turn
            return good[0].start(), f"Dòng này gõ bằng phông cũ ({name}).", _guess(decoded)
    return None


def _guess(decoded: str) -> str:
    """Return what a line should have been, without numbers that may be somebody's."""
    return f"Có lẽ là: {shorten(re.sub(r'[0-9]{6,}', '…', decoded))}"
