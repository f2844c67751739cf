"""PER: what a text tells of the life of a private person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.names import ADDRESSED, ANY_NAME, FULL_NAME, GIVEN, NAME_PART, SURNAMES, initials
from generator.checks.rule import Finding, When, met, of_record, warning
from generator.checks.subject import Subject
from generator.checks.vocabulary import words

_SAY_LESS: Final = "Bỏ chi tiết này; nếu luật buộc công khai thì ghi lý do vào mục allow."
_PERSON: Final = rf"(?:\b{ADDRESSED} {ANY_NAME}|\b{FULL_NAME})"


def _hidden(match: re.Match[str]) -> str:
    """Return the first words of what was met, by their first letters: enough to find it again, nothing to read."""
    words = match[0].strip(" ,;(–\n").split()
    return f"{initials(' '.join(words[:4]))}{' …' if len(words) > 4 else ''}"


_HOUSE: Final = (
    r"(?:số (?:nhà )?\d|nhà số \d|(?:ngõ|ngách|hẻm|kiệt) (?:số )?\d|căn hộ|"
    r"\d+[A-Za-z]?(?:/\d+)* (?:đường|phố)\b)"
)
_LIVES: Final = (
    r"(?:thường trú|tạm trú|cư trú|trú|ngụ|nhà riêng|[Đđ]ịa chỉ nhà|[Cc]hỗ ở hiện (?:nay|"
    r"tại)) ?(?:tại|ở|:|số)"
)
_HOME: Final = re.compile(
    rf"(?P<who>{_PERSON})[^.;\n]{{0,60}}?\b(?:{_LIVES}|(?:ở )?số nhà \d)|\b{_LIVES}[^.;\n]{{0,60}}?\b{_HOUSE}|"
    rf"{_PERSON}[^.;\n]{{0,40}}?[,(] ?(?:ở )?nhà số \d|"
    rf"{_PERSON}[^.;\n]{{0,40}}?\b[Đđ]ịa chỉ:? [^.;\n]{{0,30}}?{_HOUSE}|"
    r"\b(?P<form>(?:ĐK|HK|ĐKHK|ĐK HK)TT|[Nn]ơi (?:(?:đăng ký )?thường trú|tạm trú|cư trú)) ?: ?\w|"
    r"\b(?P<short>(?:ĐK|HK|ĐKHK)TT)(?: -| –| tại| ở)? (?:số|tổ|thôn|xóm|ấp|khu|ngõ) \d"
)
_AT_HOME: Final = ("trú", "ngụ", "nhà riêng", "hỗ ở", "số nhà", "nhà số", "ịa chỉ", "KTT")
_OF_AN_OFFICE: Final = re.compile(
    r"trụ sở|[Cc]ông an|UBND|[Bb]ộ phận|[Vv]ăn phòng|[Tt]rung tâm|[Cc]ơ quan|[Cc]ông ty|[Tt]rường\b|[Hh]ợp tác xã|"
    r"[Cc]ửa hàng|[Dd]oanh nghiệp"
)


@of_record("PER005", "home-address", warning, when=When(prose=words(*_AT_HOME)), of_texts=True)
def home_address(subject: Subject) -> Iterator[Finding]:
    """Nơi ở của một người không được ghi trong bản ghi.

    Nơi thường trú, tạm trú, số nhà của một người là dữ liệu cá nhân, dù người ấy không được nêu tên. Nói đến thôn, tổ
    dân phố mà không nói về riêng ai thì không sao.

    Sai (người bịa):

        text: Ông Nguyễn Văn B, trú tại số nhà 12, ngõ 3, xây lấn ra đường.

    Đúng:

        text: Một hộ ở thôn 3 xây lấn ra đường.
    """
    for path, text in subject.holding(*_AT_HOME):
        matches = _HOME.finditer(text)
        found = (
            match
            for match in matches
            if match["who"] or match["form"] or match["short"] or not _OF_AN_OFFICE.search(match[0])
        )
        if match := next(found, None):
            message = f"Có vẻ nêu nơi ở của một người (“{_hidden(match)}”)."
            yield Finding(path, message, "Chỉ nêu thôn, tổ dân phố, không nêu của ai.", met=met(match))


_BIRTHS: Final = ("sinh năm", "sinh ngày", " tuổi", "(19", "(20")
_BIRTH: Final = "SN"
_BORN: Final = re.compile(
    rf"(?:{_PERSON}\)?,? ?|(?:^|[,;(–] ?)(?<!học )|\b(?:người|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Ee]m|[Cc]háu) )"
    r"(?:sinh (?:năm|ngày) ?:? ?(?:\d|mồng|mùng)|SN:? ?(?:19|20)\d\d\b)|"
    rf"\b{ADDRESSED} {ANY_NAME} \((?:19[2-9]\d|200\d)\)|"
    rf"{_PERSON}(?:, ?| ?\(| năm nay | )(?:1[89]|[2-9]\d|1[01]\d) tuổi(?! (?:[Đđ]ảng|[Đđ]oàn|nghề|quân|đời)\b)",
    re.MULTILINE,
)


@of_record(
    "PER006", "birth-date", warning, when=When(words=words(_BIRTH), prose=words(*_BIRTHS)), of_texts=True
)
def birth_date(subject: Subject) -> Iterator[Finding]:
    """Ngày sinh, năm sinh, tuổi của một người không được ghi trong bản ghi.

    Họ tên kèm năm sinh hoặc tuổi đủ để nhận ra một người. Cần phân biệt hai người cùng tên trong chức vụ
    công thì ghi chức vụ.

    Sai (người bịa):

        text: Bà Trần Thị B, sinh năm 1980, nộp thừa tiền.

    Đúng:

        text: Một người dân nộp thừa tiền.
    """
    for path, text in subject.holding(*_BIRTHS, _BIRTH):
        if match := _BORN.search(text):
            message = f"Có vẻ nêu ngày sinh, năm sinh hoặc tuổi của một người (“{_hidden(match)}”)."
            yield Finding(path, message, _SAY_LESS, met=met(match))


_ILLNESSES: Final = ("bệnh", "HIV", "ung thư", "tâm thần", "trầm cảm", "viêm gan", "đột quỵ", "tai biến")
_ILLNESS: Final = (
    r"(?:mắc|bị|nhiễm|điều trị|chữa|có)(?: (?:chứng|các|căn|phải|vi-?rút))* "
    rf"(?:{'|'.join(_ILLNESSES)})(?! (?:viện|xá|nhân))"
)
_STATES: Final = ("chạy thận", "khuyết tật", "nghiện ma túy", "nghiện rượu", "F0")
_ILL: Final = re.compile(
    rf"(?:\b{ADDRESSED} {GIVEN}|\b{FULL_NAME}|[Bb]ệnh nhân {FULL_NAME})(?:,[^.,;:\n]{{1,40}},)?"
    r"(?:,? | ?\()(?:(?:đang|đã|từng|bị|hiện|do|vì|là|người|thường|phải|nằm|viện|để|được|đi) ){0,4}"
    rf"(?:{_ILLNESS}|(?:{'|'.join(_STATES)}))"
)


@of_record(
    "PER007", "health-of-a-person", warning, when=When(prose=words(*_ILLNESSES, *_STATES)), of_texts=True
)
def health_of_a_person(subject: Subject) -> Iterator[Finding]:
    """Tình trạng sức khỏe của một người không được ghi trong bản ghi.

    Bệnh của một người là dữ liệu cá nhân nhạy cảm. Số ca bệnh ở một nơi, không nêu ai, thì không sao.

    Sai (người bịa):

        text: Ông Nguyễn Văn B mắc bệnh nên chưa nộp lại tiền.

    Đúng:

        text: Một người chưa nộp lại tiền vì lý do riêng.
    """
    for path, text in subject.holding(*_ILLNESSES, *_STATES):
        if match := _ILL.search(text):
            message = f"Có vẻ nêu bệnh của một người (“{_hidden(match)}”)."
            yield Finding(path, message, _SAY_LESS, met=met(match))


_NO_CHILD: Final = (
    r"(?!(?:Trường|Lớp|Khối|Tiểu|Trung|Mầm|Phường|Xã|Quận|Huyện|Việt|Nam|Thành|Tỉnh|THCS|THPT|TH)\b)"
)
_CLASSES: Final = ("lớp ", "khối ", " tuổi")
_BRACKET: Final = "("
_CLASS: Final = r"(?:[1-9]|1[0-2])[A-ZĐ]\d{0,2}"
_IN_BRACKETS: Final = re.compile(rf"\((?:lớp )?{_CLASS}\)")
_GROUP: Final = r"\b(?:lớp|khối) (?:\d|chồi|lá|mầm|mẫu giáo|nhà trẻ|nhỡ)"
_NO_OTHER: Final = "".join(
    f"(?<!{word} )"
    for word in ("trẻ", "Trẻ", "các", "Các", "chị", "anh", "con", "phố", "đường", "Trường", "trường")
)
_CHILD: Final = re.compile(
    rf"{_NO_OTHER}\b(?:(?:[Ee]m|[Cc]háu|[Bb]é) {_NO_CHILD}{GIVEN}|[Hh]ọc sinh {_NO_CHILD}(?:{FULL_NAME}))"
    rf"(?:[^.;\n]{{0,40}}?{_GROUP}|,? ?\(?(?:[1-9]|1[0-7]) tuổi| ?\({_CLASS}\))|"
    rf"{_NO_OTHER}\b(?P<bare>{FULL_NAME}),? ?\((?:lớp )?{_CLASS}\)|"
    rf"\b[Cc]on (?:trai |gái )?(?:của )?{ADDRESSED} {GIVEN}[^.;\n]{{0,30}}?\b(?:lớp|khối) \d"
)


_HONOURED: Final = (
    r"(?:Lê Quý Đôn|Chu Văn An|Lương Thế Vinh|Trần Hưng Đạo|Phan Bội Châu|Phan Ch[âu]u Trinh|Nguyễn Tất Thành|"
    r"Võ Thị Sáu|Lý Thường Kiệt|Lý Tự Trọng|Trần Quốc Toản|Lê Hồng Phong|Nguyễn Thị Minh Khai|Phạm Văn Đồng|"
    r"Nguyễn Văn (?:Cừ|Trỗi|Linh)|Hoàng Văn Thụ|Hoàng Hoa Thám|Nguyễn Bỉnh Khiêm|Trần Đại Nghĩa|Lê Thánh Tông|"
    r"Mai Thúc Loan|Phùng Chí Kiên|Hồ Tùng Mậu|Nguyễn Trường Tộ|Nguyễn Chí Thanh|Trần Cao Vân|Hà Huy Tập|"
    r"Lê Thị Hồng Gấm|Nguyễn Đình Chiểu)\b"
)
"""Whom schools are named after."""
_PUPIL: Final = rf"(?!{_HONOURED})(?:{SURNAMES}) {NAME_PART} {NAME_PART}(?: {NAME_PART})?"
_PUPIL_NAMED: Final = re.compile(
    rf"\b[Hh]ọc sinh (?:tên |là |em )?{_PUPIL}|{_NO_OTHER}\b(?:[Ee]m|[Cc]háu) {_PUPIL}"
    r"[^.;\n]{0,60}?\b(?:học sinh|đạt giải|đoạt giải|nhà trường|học bổng)\b"
)
_PUPILS: Final = ("ọc sinh", " em ", "Em ", " cháu ", "Cháu ")
_PLACE: Final = re.compile(
    r"(?:[Tt]rường|[Tt]iểu học|THCS|THPT|[Mm]ầm non|[Pp]hố|[Đđ]ường|[Kk]hu|[Pp]hường|[Xx]ã|[Tt]hôn|[Ll]àng|[Tt]òa)"
    r"(?: \w+){0,3} $"
)


def _of_a_place(match: re.Match[str]) -> bool:
    """Whether a school or a street is called so."""
    return bool(_PLACE.search(match.string[max(0, match.start() - 40) : match.start()]))


@of_record(
    "PER008",
    "child-with-class",
    warning,
    when=When(prose=words(*_CLASSES, *_PUPILS, _BRACKET)),
    of_texts=True,
)
def child_with_class(subject: Subject) -> Iterator[Finding]:
    """Trẻ em không được nêu tên, nhất là kèm trường, lớp, tuổi.

    Tên một em kèm lớp hoặc tuổi đủ để tìm ra em ấy. Trẻ em luôn được giữ kín danh tính, kể cả khi được khen.

    Sai (người bịa):

        text: Em Nguyễn Văn B, lớp 4A, phải nộp tiền hai lần.

    Đúng:

        text: Một học sinh phải nộp tiền hai lần.
    """
    signs = (*_CLASSES, _BRACKET) if _IN_BRACKETS.search(subject.prose) else _CLASSES
    for path, text in subject.holding(*signs, *_PUPILS):
        found = (match for match in _CHILD.finditer(text) if not (match["bare"] and _of_a_place(match)))
        told = next(found, None)
        if match := told or _PUPIL_NAMED.search(text):
            more = " kèm lớp hoặc tuổi" if told else ""
            message = f"Có vẻ nêu tên một trẻ em{more} (“{_hidden(match)}”)."
            yield Finding(path, message, "Viết “một học sinh”, không nêu tên, lớp, tuổi.", met=met(match))
