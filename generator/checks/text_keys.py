"""TXT: keys of Telex and VNI that stayed in the words, because the typing program was off."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from generator.checks.rule import Finding, When, met, of_record, warning
from generator.checks.subject import Subject
from generator.checks.syllables import is_syllable, spelling
from generator.checks.vocabulary import words

_NOT_PROSE: Final = {"url", "copy_url", "archived", "website", "sha256", "id", "code", "file", "sign", "key"}
_TRACES: Final = ("dd", "w", "aa", "ee", "oo", "j", "d9", "e6", "u7", "o7")
"""Without one of these nothing was left over; English has some of them too."""
_ENDS: Final = ("f", "j")
"""With one of these a tone may have been left over behind letters that have their marks."""
_KEYS: Final = ("w", *(trace for trace in _TRACES if "w" not in trace and trace != "j"), *_ENDS)
"""What is looked for first: Vietnamese has no w."""
_TYPED: Final = re.compile(r"(?<![\w./@#-])[A-Za-z]+\d?[A-Za-z0-9]*(?![\w/@-]|\.\w)")
_MIXED: Final = re.compile(
    r"(?<![\w./@#’'-])(?=[A-Za-z]*[^\W\d_A-Za-z])(?:[^\W\d_]*[fj]|[a-zà-ỹ]*[srx])[^\W\d_]*(?![\w/@’'-]|\.\w)"
)
"""A word that has a Vietnamese letter, and a key of a tone as well."""
_TELEX: Final = (
    ("dd", "đ"),
    ("uow", "ươ"),
    ("uw", "ư"),
    ("aw", "ă"),
    ("ow", "ơ"),
    ("aa", "â"),
    ("ee", "ê"),
    ("oo", "ô"),
    ("w", "ư"),
)
_TELEX_TONES: Final = dict(zip("sfrxj", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_KEYS: Final = (
    ("d9", "đ"),
    ("u7o7", "ươ"),
    ("uo7", "ươ"),
    ("u7", "ư"),
    ("o7", "ơ"),
    ("a6", "â"),
    ("e6", "ê"),
    ("o6", "ô"),
    ("a8", "ă"),
)
_VNI_TONES: Final = dict(zip("12345", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_ENGLISH: Final = {
    *(
        "beef",
        "book",
        "cook",
        "deer",
        "door",
        "floor",
        "food",
        "keep",
        "look",
        "meet",
        "moon",
        "poor",
        "proof",
    ),
    *("reef", "roof", "room", "seen", "soon", "teen"),
}


_TONE_LAST: Final = tuple(f"{key}{end}" for key in "srx" for end in " ,.")
"""Where the key of a tone ends a word, as no Vietnamese word does."""
_BARE: Final = re.compile(r"(?<![\w./@#’'-])[a-z]{2,6}[sfrx](?![\w/@’'-]|\.\w)")
_LOANED: Final = {
    *(
        "chef",
        "half",
        "self",
        "golf",
        "leaf",
        "deaf",
        "surf",
        "wolf",
        "gif",
        "elf",
        "off",
        "pdf",
        "tif",
        "thief",
        "ref",
    ),
    *(
        "bias",
        "char",
        "chair",
        "hair",
        "pair",
        "noir",
        "soir",
        "tour",
        "gear",
        "tier",
        "bear",
        "days",
        "says",
        "ways",
    ),
}
"""Foreign words that look like a syllable and the key of a tone."""


@of_record("TXT004", "telex-leftover", warning, when=When(prose=words(*_KEYS, *_TONE_LAST)))
def telex_leftover(subject: Subject) -> Iterator[Finding]:
    """Chữ gõ kiểu Telex, VNI phải thành chữ có dấu.

    Khi bộ gõ tắt giữa chừng, các phím Telex (dd, uw, j) hoặc VNI (d9, u7) nằm nguyên trong chữ. Tìm theo chữ đúng thì
    không thấy.

    Sai:

        title: Kieemr tra vieejc thuwj hieenj

    Đúng:

        title: Kiểm tra việc thực hiện
    """
    for path, text in subject.holding(*_TRACES, *_ENDS, *_TONE_LAST):
        if " " in text and path[-1] not in _NOT_PROSE:
            for match, word in _keyed(text):
                message, hint = f"“{match[0]}” còn nguyên phím gõ.", f"Có lẽ là “{word}”."
                yield Finding(path, message, hint, met=met(match))


def _keyed(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the words of a text whose keys stayed, each with what it was to be."""
    is_all_keys = text.isascii() and _is_all_keys(text)
    for pattern, decoded in ((_TYPED, _decoded), (_MIXED, _retoned), (_BARE, _toned_bare)):
        for match in pattern.finditer(text):
            is_among_words = pattern is not _BARE or is_all_keys or _is_beside_vietnamese(match)
            if is_among_words and (word := decoded(match[0])):
                yield match, word


def _is_beside_vietnamese(match: re.Match[str]) -> bool:
    """Whether the word before or behind has a letter with a dấu: among English words everything looks like keys."""
    before, after = match.string[max(0, match.start() - 10) : match.start()], match.string[match.end() :][:10]
    beside = [*before.split()[-1:], *after.split()[:1]]
    return not "".join(beside).isascii()


def _decoded(word: str) -> str:
    """Return the Vietnamese word whose keys ``word`` surely holds; an empty string when it may be a word itself."""
    low = word.lower()
    if low in _ENGLISH or word.isupper() or not any(trace in low for trace in _TRACES):
        return ""
    for keys, tones in ((_TELEX, _TELEX_TONES), (_VNI_KEYS, _VNI_TONES)):
        found = _composed(low, keys, tones)
        if found:
            return _as_written(found, word)
    return ""


def _retoned(word: str) -> str:
    """Return the word that the key of a tone at its end was meant for; an empty string when there is none."""
    low = word.lower()
    vowel = re.search("[aăâeêioôơuưy]", low)
    at = next((index for index in range(len(low) - 1, 0, -1) if low[index] in _TELEX_TONES), 0)
    if not vowel or at < vowel.end() or (low[at] in "srx" and (at + 1 < len(low) or not word.islower())):
        return ""
    rest = low[:at] + low[at + 1 :]
    found = _toned(rest, _TELEX_TONES[low[at]])
    has_tone = spelling(rest)[-1:].isdigit()
    return "" if rest.isascii() or has_tone or not is_syllable(found) else _as_written(found, word)


def _toned_bare(word: str) -> str:
    """Return the word whose only key is that of its tone, ``cuar`` → ``của``; an empty string when it may be none."""
    stem, vowels = word[:-1], re.findall("[aeiouy]", word[:-1])
    is_long = len(vowels) > 1 and stem[-1] in "aeiouy"
    if word in _LOANED or _decoded(word) or not is_syllable(stem):
        return ""
    sure = is_long or word[-1] == "f" or (word[-1] == "r" and len(stem) > 2 and stem[-1] in "aeiouy")
    found = _toned(stem, _TELEX_TONES[word[-1]])
    return found if sure and is_syllable(found) else ""


def _is_all_keys(text: str) -> bool:
    """Whether every word of a text without any dấu is a syllable, or keys of one, and several are keys."""
    typed = re.findall("[A-Za-z]+", text)
    keys = [
        word for word in typed if _decoded(word) or (word[-1:] in "sfrx" and is_syllable(word[:-1].lower()))
    ]
    return (
        len(typed) > 3 and len(keys) > 1 and all(word in keys or is_syllable(word.lower()) for word in typed)
    )


def _as_written(found: str, word: str) -> str:
    return found.capitalize() if word[0].isupper() else found


def _composed(word: str, keys: tuple[tuple[str, str], ...], tones: dict[str, str]) -> str:
    """Press the keys of ``word``; an empty string unless they make a syllable and are too many for chance."""
    pressed, marks = word, 0
    for key, letter in keys:
        marks += pressed.count(key)
        pressed = pressed.replace(key, letter)
    vowel = re.search("[aăâeêioôơuưy]", pressed)
    tone = next((each for each in pressed[vowel.end() :] if each in tones), "") if vowel else ""
    if tone and vowel:
        at = pressed.index(tone, vowel.end())
        pressed = _toned(pressed[:at] + pressed[at + 1 :], tones[tone])
    sure = (
        bool(marks and tone and tone != "s")
        or word.startswith("dd")
        or "uw" in word
        or (len(word) > 3 and "w" in word and not re.search("[aeiouy]", word))
        or marks > 1
        or (tone == "j" and len(word) > 3)
    )
    return pressed if sure and not pressed.isascii() and is_syllable(pressed) else ""


_NUCLEUS: Final = re.compile("^((?:qu|gi(?=[aăâeêoôơuư]))?[^aăâeêioôơuưy]*)([aăâeêioôơuưy]+)(.*)$")


def _toned(word: str, tone: str) -> str:
    """Put ``tone`` on the vowel that carries it."""
    parts = _NUCLEUS.match(word)
    if not parts:
        return word
    onset, vowels, coda = parts.groups()
    marked = [index for index, vowel in enumerate(vowels) if vowel in "ăâêôơư"]
    at = marked[-1] if marked else len(vowels) - 1 if coda else (len(vowels) - 1) // 2
    return unicodedata.normalize("NFC", f"{onset}{vowels[: at + 1]}{tone}{vowels[at + 1 :]}{coda}")
