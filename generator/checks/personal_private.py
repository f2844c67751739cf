"""PER: private people in a text, though nobody says of them that they complain; and the plates of their vehicles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.names import ANY_NAME, FULL_NAME, initials, masked
from generator.checks.personal_names import NAMED, OFFICIAL, WITHHOLD, complaints, item
from generator.checks.rule import Finding, When, met, of_record, warning
from generator.checks.subject import Subject
from generator.checks.vocabulary import words

_VEHICLES: Final = ("biển", "Biển", "BKS", "BS ", "xe ", "Xe ", "ô tô", "Ô tô", "mô tô", "Mô tô")
_VEHICLE: Final = re.compile(r"(?:[Bb]iển (?:số|kiểm soát|xe)|BKS|BS\b|\b[Xx]e\b|[ÔôMm]ô? ?tô)[^.;\n]{0,40}$")
_PLATE: Final = re.compile(
    r"(?<![\w/.-])(?:1[1-9]|[2-9]\d)-?[A-ZĐ][A-Z0-9Đ]?"
    r"(?:(?P<point>[ -]?\d{3}\.\d{2})|[ -]?\d{5}|[ -]\d{4})(?![\w/]|[.,-]\d)"
)
_OF_A_BODY: Final = re.compile(
    r"\b(?:xe công|công vụ|biển xanh|cứu thương|cứu hỏa|chữa cháy|chuyên dùng|xe buýt|chở rác|ép rác|"
    r"UBND|[Ủủ]y ban|[Uu]ỷ ban|[Cc]ơ quan|[Cc]ông an|[Qq]uân sự|[Cc]ông ty|[Dd]oanh nghiệp|[Hh]ợp tác xã|[Ss]ở|"
    r"[Pp]hòng|[Tt]rường|[Tt]rạm|[Vv]ăn phòng|[Tt]rung tâm|[Đđ]ơn vị)\b"
)


@of_record(
    "PER015", "vehicle-plate", warning, when=When(words=words("BKS"), prose=words(*_VEHICLES)), of_texts=True
)
def vehicle_plate(subject: Subject) -> Iterator[Finding]:
    """Biển số xe của một người không được ghi trong bản ghi.

    Từ biển số tra ra được chủ xe. Xe công, xe của cơ quan, doanh nghiệp thì không bị báo, miễn là câu ấy nói rõ của ai.
    Lời báo che bớt số.

    Sai (số bịa):

        text: Xe ô tô biển số 30A-000.00 chở vật liệu không che chắn.

    Đúng:

        text: Một xe ô tô chở vật liệu không che chắn.
    """
    for path, text in subject.holding(*_VEHICLES):
        for match in _PLATE.finditer(text):
            before = _END.split(text[: match.start()])[-1]
            around = f"{before[-80:]} {_END.split(text[match.end() :])[0][:60]}"
            if (match["point"] or _VEHICLE.search(before)) and not _OF_A_BODY.search(around):
                message = f"“{masked(match[0])}” có vẻ là biển số xe của một người."
                hint = "Bỏ biển số; xe của cơ quan, doanh nghiệp thì nói rõ của ai ngay trong câu."
                yield Finding(path, message, hint, met=met(match))


_END: Final = re.compile(r"[;\n]|\.(?=\s|$)")
"""Of a sentence."""
_PEOPLE: Final = words(*(" ông ", " bà ", "(ông ", "(bà ", "Ông ", "Bà "), *("anh ", "Anh ", "chị ", "Chị "))
_HELPERS: Final = r"(?: (?:đã|đang|được|bị|phải|chưa|còn|cũng|tự ý|hiện|không|đều|từng|vẫn|xin|có)){0,4}"
_ACTS: Final = (
    r"(?:đề nghị|yêu cầu|nộp|trả lại|hoàn trả|lấn|cơi nới|xây|san lấp|hiến|vay|thuê|mua|bán|trồng|nuôi|"
    r"đổ (?:đất|rác|thải)|thắc mắc|bức xúc|hưởng (?:chế độ|trợ cấp)|nhận (?:tiền|quà|hỗ trợ|bồi thường|trợ cấp|đất)|"
    r"(?:hỗ trợ|bồi thường|thu hồi đất|cấp (?:sổ|giấy|đất)|giao đất|phạt|cưỡng chế|trợ cấp))\b"
)
_DOES: Final = re.compile(rf"{NAMED}(?:,[^.,;:\n]{{1,50}},| ?\([^)\n]{{1,50}}\),?)?{_HELPERS} {_ACTS}")
_MORE: Final = re.compile(r"sinh (?:năm|ngày)|SN|tuổi|trú|nhà số|số nhà")
"""What other rules tell of somebody."""
_LAND: Final = re.compile(
    rf"\b[Tt]hửa[^.;\n]{{0,40}} của (?:ông|bà|hộ|gia đình)(?: ông| bà)? (?P<name>{ANY_NAME})"
)
_POOR: Final = re.compile(
    rf"\b(?:hộ (?:nghèo|cận nghèo|chính sách)|người có công|đối tượng bảo trợ)[^.;\n]{{0,20}}?(?::|gồm|là|có)"
    rf" (?:các )?(?:ông |bà )*(?P<name>{FULL_NAME})"
)
_IN_NEED: Final = words("hộ nghèo", "hộ cận nghèo", "hộ chính sách", "người có công", "đối tượng bảo trợ")
_WAYS: Final = ((_DOES, _PEOPLE, True), (_LAND, words("hửa"), False), (_POOR, _IN_NEED, False))
"""How a private person is named; the words one of which is in every text that does; whether they begin as words do,
not as ``anh tra`` within ``thanh tra``."""
_SIGNS: Final = words(*(word for _, signs, _ in _WAYS for word in signs))
_OFFICES: Final = (
    r"(?:[Cc]hủ tịch|[Pp]hó|[Bb]í thư|[Hh]iệu trưởng|[Tt]rưởng|[Gg]iám đốc|[Cc]án bộ|[Cc]ông chức|[Vv]iên chức|"
    r"[Kk]ế toán|[Tt]hủ quỹ|[Cc]huyên viên|[Đđ]ại biểu|[Ủủ]y viên|[Uu]ỷ viên|[Tt]hanh tra|[Đđ]ịa chính|[Tt]hành viên|"
    r"[Đđ]ồng chí|[Tt]hư ký|[Cc]hánh|[Vv]iện trưởng|[Đđ]ội trưởng)"
)
_OFFICE_BEFORE: Final = re.compile(rf"{_OFFICES}[^.;\n]{{0,70}}$")


@of_record("PER016", "private-person-named", warning, when=When(prose=_SIGNS), of_texts=True)
def private_person_named(subject: Subject) -> Iterator[Finding]:
    """Người dân không giữ chức vụ công không được nêu tên.

    Ai nộp tiền, được bồi thường, bị phạt, có đất, có tên trong danh sách hộ nghèo là chuyện riêng của người ấy. Người
    có chức vụ đứng ngay trước hoặc sau tên, hay đã ghi ở mục name của bản ghi, thì không bị báo.

    Sai (người bịa):

        text: Bà Nguyễn Thị B nộp 500.000 đồng mà không có biên lai.

    Đúng:

        text: Một phụ huynh nộp 500.000 đồng mà không có biên lai.
    """
    found = [
        (subject.texts[index][0], match)
        for pattern, signs, whole in _WAYS
        for index, text, _ in subject.telling(signs, whole=whole)
        for match in pattern.finditer(text)
    ]
    if not found:
        return
    told = {(path, match.start("name")) for path, match in complaints(subject)}
    beside = {item(path) for path, text in subject.texts if path[-1] == "withheld"}
    officials = {text for path, text in subject.texts if path[-1] == "name"}
    for path, match in found:
        is_named = match["name"] in officials or _is_official(subject, match["name"])
        is_told = (path, match.start("name")) in told or item(path) in beside or _MORE.search(match[0])
        if not is_named and not is_told:
            message = f"Có vẻ nêu tên một người dân (“{initials(match['name'])}”)."
            yield Finding(path, message, WITHHOLD, met=met(match, "name"))


def _is_official(subject: Subject, name: str) -> bool:
    """Whether somebody is told somewhere in the record to hold an office: just before the name, or just behind."""
    at = subject.prose.find(name)
    while at >= 0:
        before = subject.prose[max(0, at - 100) : at]
        if OFFICIAL.match(subject.prose, at + len(name)) or _OFFICE_BEFORE.search(before):
            return True
        at = subject.prose.find(name, at + 1)
    return False
