"""Whether a word can be a Vietnamese syllable: what tells decoded text from letters that only happen to decode."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_ONSET: Final = "(?:b|ch?|d|đ|gi?|gh|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?"
_RHYMES: Final = """
    a ai am an ang anh ao au ay ă ăm ăn ăng âm ân âng âu ây e em en eng eo ê êm ên êng ênh êu i ia im in inh iu
    iêm iên iêng iêu o oi om on ong oong oa oai oam oan oang oanh oao oay oăm oăn oăng oe oen oeo ô ôi ôm ôn
    ông ơ ơi ơm ơn u ua ui um un ung uân uâng uây uê uênh uơ uôi uôm uôn uông uy uya uyn uynh ynh uyu uyên ư ưa
    ưi ưm ưn ưng ưu ươi ươm ươn ương ươu y yêm yên yêng yêu
"""
_CLOSED: Final = """
    ac ach ap at ăc ăp ăt âc âp ât ec ep et êch êp êt ich ip it iêc iêp iêt oc op ot ooc oac oach oap oat oăc oăt oet ôc
    ôp ôt ơp ơt uc up ut uât uêch uôc uôt uych ych yt yp uyt uyp uyêt ưc ưt ươc ươp ươt yêt
"""
"""Rhymes that end in a stop: they are only said with sắc or nặng."""
_OPEN_SYLLABLE: Final = re.compile(f"{_ONSET}(?:{'|'.join(_RHYMES.split())})")
_CLOSED_SYLLABLE: Final = re.compile(f"{_ONSET}(?:{'|'.join(_CLOSED.split())})")
_TONES: Final = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


@lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """Whether ``word`` can be said in Vietnamese, with the dấu that it has."""
    parts = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(parts)
    bare = unicodedata.normalize("NFC", _TONES.sub("", parts))
    if len(tones) > 1:
        return False
    if _OPEN_SYLLABLE.fullmatch(bare):
        return True
    return bool(_CLOSED_SYLLABLE.fullmatch(bare)) and tones in (["\u0301"], ["\u0323"])


def spelling(text: str) -> str:
    """Return ``text`` with every tone as a number behind its word: ``hoà`` and ``hòa`` are both ``hoa2``."""
    return re.sub(r"\w+", _tone_last, unicodedata.normalize("NFC", text))


def _tone_last(word: re.Match[str]) -> str:
    parts = unicodedata.normalize("NFD", word[0])
    tones = "".join(str("\u0301\u0300\u0309\u0303\u0323".index(tone) + 1) for tone in _TONES.findall(parts))
    return unicodedata.normalize("NFC", _TONES.sub("", parts)) + tones
