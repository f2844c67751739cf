"""What a public log must not repeat: numbers and addresses that lead to one person are covered, whoever shows them.

Checks run where everybody reads their logs. Rules find personal data; but a line is also shown because something else
is wrong in it, and then nobody has looked. So every text that is shown passes through here, whatever was found.
"""

from __future__ import annotations

import re
from typing import Final

COVER: Final = "•"
SHORTEST: Final = 9
"""As many digits has the old number of a citizen; a day has eight."""
_PAPER: Final = (
    r"(?:CMND|CMTND|CMT|CCCD|BHXH|BHYT|STK|TK|căn cước|chứng minh|định danh|hộ chiếu|bảo hiểm|tài khoản|"
    r"điện thoại|đt|sđt)"
)
_NUMBER: Final = re.compile(
    r"(?<!\w)[0-9a-f]{64}(?!\w)|"
    rf"(?i:(?<!\w){_PAPER}[^\d\n]{{0,24}}?(?<![\d.,]))(?P<named>[A-Z]{{0,2}}\d(?:[ .-]?\d){{5,23}})|"
    r"(?<![\d.,/])(?<!\d-)(?P<grouped>0\d{1,3}(?:(?:[ .-]|\) ?)\d{2,4}){2,4}|0\d{2}([ .-])\d{3}\3\d{3}\3\d{3}|"
    r"(?:\+|00)?84[ .)-]{0,2}\d{2,3}(?:[ .-]?\d{2,4}){2,3}|\d{4}([ .])\d{4}\4\d{4}(?:\4\d{1,4})?)(?!\d|[./-]\d)|"
    r"(?P<bare>\d{9,}|\d{5,}(?=…))|(?<!\w)(?P<passport>[A-Z]\d{7,8})(?!\w)"
)
_ADDRESS: Final = re.compile(r"(?P<who>[\w.+-]{1,64})(?:@| ?[\[(]at[\])] ?)(?=[\w…])")
_COUNTS_BEFORE: Final = re.compile(r"(?:\b(?:value|min|max|bytes)['\"]?: *['\"]?-?|Ý bạn là “?)$")
_COUNTS_AFTER: Final = re.compile(
    r"['\"”]?(?:, *['\"]?unit['\"]?: *['\"]?)? ?(?:nghìn|ngàn|triệu|tỷ|tỉ|đồng|đ\b|VN[DĐ]|người|lượt|vụ|hộ|m2|m²|USD)"
)


def covered(text: str) -> str:
    """Return ``text``, as long as it was, with the middle of what leads to one person covered; a file's hash stays."""
    if "@" in text or "at" in text:
        text = _ADDRESS.sub(lambda match: _cover(match[0], match["who"], 1, 0), text)
    return _NUMBER.sub(_number, text)


def _number(match: re.Match[str]) -> str:
    if match.lastgroup is None:
        return match[0]
    digits = match["named"] or match["grouped"] or match["bare"] or match["passport"]
    if (match["bare"] and _counts(match)) or (match["grouped"] and sum(map(str.isdigit, digits)) < SHORTEST):
        return match[0]
    return _cover(match[0], digits, 2, 2)


def _counts(match: re.Match[str]) -> bool:
    """Whether a number is an amount: none begins with 0, and those of papers seldom end in three of them."""
    digits, text = match[0], match.string
    return digits[0] != "0" and bool(
        digits.endswith("000")
        or _COUNTS_BEFORE.search(text, max(0, match.start() - 16), match.start())
        or _COUNTS_AFTER.match(text, match.end())
    )


def _cover(whole: str, secret: str, first: int, last: int) -> str:
    """Return ``whole`` with ``secret`` covered but for its ``first`` and ``last`` characters; short ones entirely."""
    shown = secret[:first], secret[len(secret) - last :]
    return whole.replace(secret, shown[0] + COVER * (len(secret) - first - last) + shown[1])
