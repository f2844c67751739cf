"""PER: numbers and addresses that lead to one person. Messages never repeat them: logs of checks are public."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.names import ADDRESSED, ANY_NAME, FULL_NAME, UPPER, masked
from generator.checks.rule import Finding, When, error, met, of_record, warning
from generator.checks.subject import Subject
from generator.checks.vocabulary import words
from generator.records.references import Path

_DELETE: Final = "Xóa khỏi bản ghi; đã lưu vào git thì báo người quản trị, vì git còn giữ bản cũ."
_NO_PROSE: Final = {"url", "copy_url", "archived", "website", "sha256", "id", "code"}
"""Fields whose digits are part of an address or of a code."""

_CONTACT: Final = "contact"
"""Where a site says how its publisher is reached: who fills it in publishes the number of an office."""

_PROVINCES: Final = re.compile(
    "00[12468]|01[0124579]|02[024-7]|03[013-8]|04[024-689]|05[12468]|06[024678]|07[024579]|08[02-4679]|09[1-6]"
)
"""How a citizen's number begins: where the birth was registered, by the 63 provinces of the time."""
CITIZEN: Final = re.compile(
    r"0(?<![\d.,/]0)(?<!\d-0)(?:\d{11}|\d\d([ .-])\d{3}\1\d{6}|\d{3}([ .-])\d{4}\2\d{4}|"
    r"\d\d([ .-])\d{3}\3\d{3}\3\d{3})(?![\d/]|[.,-]\d)"
)
_PAPER_NAMES: Final = words(
    "ăn cước",
    "hứng minh",
    "ịnh danh",
    "ộ chiếu",
    "bảo hiểm xã hội",
    "huế cá nhân",
    "MST cá",
)
_PAPER_SHORT: Final = words("CMND", "CMT", "CCCD", "BHXH", "BHYT")
_PAPERS: Final = re.compile(
    r"(?:CMND|CMTND|CMT|CCCD|[Cc]ăn cước(?: công dân)?|[Cc]hứng minh (?:nhân dân|thư)|[Đđ]ịnh danh cá nhân|"
    r"[Hh]ộ chiếu|"
    r"[Mm]ã số thuế cá nhân|MST cá nhân|"
    r"(?:[Mm]ã (?:số )?|[Ss]ố (?:sổ )?)(?:BHXH|bảo hiểm xã hội)|[Tt]hẻ BHYT)[^\d\n]{0,16}?(?<![\d.,])"
    r"((?:[A-Z]{1,2}\d?)?\d{3}[ .]?\d{3}[ .]?\d{1,9})(?![\d/]|[.,]\d)"
)


@of_record("PER001", "identity-number", error, of_texts=True)
def identity_number(subject: Subject) -> Iterator[Finding]:
    """Bản ghi không được ghi số giấy tờ tùy thân của ai.

    Số căn cước (12 chữ số), chứng minh nhân dân, hộ chiếu, bảo hiểm xã hội, mã số thuế cá nhân là dữ liệu cá nhân, ai
    có số ấy cũng tra ra được người. Trang này không bao giờ cần đến. Lời báo che bớt số,
    vì nhật ký kiểm tra ai cũng đọc được.

    Sai (số bịa):

        note: Người nộp tiền có căn cước số 001099000000.

    Đúng:

        note: Người nộp tiền đã xuất trình căn cước.
    """
    told: set[tuple[Path, int]] = set()
    for path, match in _within(subject, CITIZEN):
        before = match.string[max(0, match.start() - 24) : match.start()]
        if _is_citizen(re.sub(r"\D", "", match[0]), subject.today.year) and not _OTHER_CODE.search(before):
            told.add((path, match.start()))
            yield Finding(
                path, f"“{masked(match[0])}” là số căn cước của một người.", _DELETE, met=met(match)
            )
    for path, text in subject.holding(*_PAPER_NAMES, *_PAPER_SHORT) if _names_a_paper(subject) else ():
        for match in _PAPERS.finditer(text):
            digits = re.sub(r"[ .]", "", match[1])
            is_told = (path, match.start(1)) in told
            if len(digits) >= 8 and not is_told and not _is_citizen(digits, subject.today.year):
                yield Finding(
                    path, f"“{masked(match[1])}” là số giấy tờ của một người.", _DELETE, met=met(match, 1)
                )


_OTHER_CODE: Final = re.compile(
    r"\b(?:mã (?:QR|vạch|hồ sơ|đơn|vận đơn|giao dịch|tra cứu)|sê-ri|seri|biên lai|hóa đơn|hợp đồng)\b[^.;\n]*$",
    re.IGNORECASE,
)
"""What says that the digits after it are no paper of a person."""


def _names_a_paper(subject: Subject) -> bool:
    return subject.tells_of(_PAPER_NAMES) or subject.mentions(_PAPER_SHORT)


def _is_citizen(digits: str, year: int) -> bool:
    """Whether ``digits`` can be a citizen's number: a province, a century with a sex, a year that has come."""
    born = (
        1900 + 100 * (int(digits[3]) // 2) + int(digits[4:6])
        if digits.isdigit() and len(digits) == 12
        else year + 1
    )
    return bool(_PROVINCES.match(digits)) and born <= year


_ACCOUNTS: Final = ("ài khoản",)
_ACCOUNT_SHORT: Final = "TK"
_ACCOUNT: Final = re.compile(
    r"(?P<what>[Tt]ài khoản|STK|\bTK\b)(?P<between>[^\d\n]{0,40}?)(?P<number>\d[\d .-]{6,24}\d)"
    r"(?P<after>[^.;\n]{0,60})"
)
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:\.\d{3})+")
_OF_A_BODY: Final = re.compile(
    r"[Kk]ho bạc|KBNN|tạm giữ|ngân sách|[Qq]uỹ |UBND|[Uu]ỷ ban|[Ủủ]y ban|UBMTTQ|MTTQ|[Mm]ặt trận|[Cc]ơ quan|"
    r"[Ss]ở |[Pp]hòng |"
    r"[Tt]rường |[Cc]ông ty|[Bb]an |[Hh]ội |[Cc]ục |[Cc]hi cục|đồng\b|triệu|tỷ|người|lượt|VN[DĐ]"
)

_OF_A_PERSON: Final = re.compile(
    rf"[\s,(:–-]*(?:(?:của|chủ (?:tài khoản|TK)|tên|mang tên)[ :]+)?(?:{ADDRESSED} {ANY_NAME}|{FULL_NAME})"
)
"""Just behind the number."""
_PERSONS: Final = re.compile(rf"\b(?:của|mang tên) {ADDRESSED} [{UPPER}]")
"""Just before it."""


@of_record(
    "PER002",
    "bank-account",
    error,
    when=When(words=words(_ACCOUNT_SHORT), prose=words(*_ACCOUNTS)),
    of_texts=True,
)
def bank_account(subject: Subject) -> Iterator[Finding]:
    """Bản ghi không được ghi số tài khoản ngân hàng của một người.

    Số tài khoản là dữ liệu cá nhân và là mồi cho kẻ lừa đảo. Tài khoản của cơ quan, của quỹ, tài khoản tạm giữ ở Kho
    bạc thì không sao, miễn là câu ấy nói rõ của ai. Lời báo che bớt số.

    Sai (số bịa):

        text: Trả lại tiền vào số tài khoản 19000000000000.

    Đúng:

        text: Trả lại tiền qua tài khoản của người nộp.
    """
    for path, text in subject.holding(*_ACCOUNTS, _ACCOUNT_SHORT):
        for match in _ACCOUNT.finditer(text):
            number = match["number"].rstrip(" .-")
            if (
                len(re.sub(r"\D", "", number)) >= 8
                and not _THOUSANDS.fullmatch(number)
                and not _is_of_a_body(match)
            ):
                message = f"“{masked(number)}” là số tài khoản ngân hàng của một người."
                yield Finding(path, message, _DELETE, met=met(match, "number"))


def _is_of_a_body(match: re.Match[str]) -> bool:
    """Whether an account is an office's: where a person's name stands behind it, only what is just before counts."""
    if _OF_A_PERSON.match(match["after"]) or _PERSONS.search(match["between"]):
        return bool(_OF_A_BODY.search(match["between"]))
    around = match.string[max(0, match.start() - 40) : match.start()] + match["between"] + match["after"]
    return bool(_OF_A_BODY.search(around))


_AT: Final = ("@", "[")
_IN_BRACKETS: Final = ("(at)",)
_MAIL: Final = re.compile(
    r"(?<![\w.+-])(?P<who>[A-Za-z0-9][\w.+-]{0,63})(?: ?@ ?| ?[\[(]at[\])] ?)"
    r"(?P<where>(?:gmail|googlemail|yahoo|ymail|rocketmail|"
    r"hotmail|outlook|live|"
    r"icloud|me|msn|aol|proton|protonmail|zoho|gmx)\.(?:com\.vn|com|vn|net|me))(?![\w-]|\.\w)",
    re.IGNORECASE,
)
_OFFICE: Final = re.compile(
    r"^c[123][._-]?[a-z]|^mn[._-]?[a-z]|^(?:th|mg)[._-]\w+[._-]|ubnd|hdnd|mttq|thanhtra|thanh[._-]tra|duongday|hopthu|tiep(?:cong)?dan|vanphong|congan|congdoan|truong|"
    r"thcs|thpt|"
    r"tieuhoc|mamnon|pgd|pgddt|gddt|toasoan|banbientap|trungtam|quy(?:che|hoach)|dangbo|danguy|gopy|phanhoi|"
    r"lienhe|contact",
    re.IGNORECASE,
)
"""What the address of an office says, though it is kept by a private provider."""


@of_record(
    "PER003", "private-email", error, when=When(words=words(*_AT), prose=words(*_IN_BRACKETS)), of_texts=True
)
def private_email(subject: Subject) -> Iterator[Finding]:
    """Bản ghi không được ghi địa chỉ thư điện tử riêng của một người.

    Địa chỉ ở gmail.com, yahoo.com và các nơi tương tự là của riêng một người. Địa chỉ công vụ (đuôi .gov.vn) và hộp thư
    mà tên cho thấy là của cơ quan, trường học thì không sao. Lời báo che bớt địa chỉ.

    Sai:

        note: Góp ý gửi về tranvanb1980@gmail.com.

    Đúng:

        note: Góp ý gửi về ubnd-xa-a@tinh-a.gov.vn.
    """
    for path, match in subject.matches(_MAIL):
        if path[0] != _CONTACT and not _OFFICE.search(match["who"]):
            shown = f"{match['who'][0]}…@{match['where']}"
            message = f"“{shown}” là thư điện tử riêng của một người."
            yield Finding(path, message, f"{_DELETE} Cần thì ghi hộp thư công vụ.", met=met(match))


PHONE: Final = re.compile(
    r"[08](?<![\d.,/]\d)(?<!\d-\d)(?:(?<=8)4[ .-]?|(?<=0))(?P<net>3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9]|2\d{1,2})"
    r"(?P<rest>(?:[ .)-]{0,2}\d){7,8})"
    r"(?!\d|/(?!0\d{8})|[.,-]\d)"
)
_HOTLINE: Final = re.compile(
    r"đường dây nóng|hotline|tổng đài|trực ban|số trực|trực tiếp nhận", re.IGNORECASE
)
_OF_AN_OFFICE: Final = re.compile(
    r"(?:Zalo|điện thoại|số(?: máy)?) (?:của )?(?:UBND|HĐND|UBMTTQ|[Ủủ]y ban|[Uu]ỷ ban|bộ phận|trường|trạm|công an) "
    r"(?:(?!\b(?:ông|bà|anh|chị|thầy|cô|đồng chí)\b)[^.;,\d\n]){0,60}$",
    re.IGNORECASE,
)
"""``Zalo của UBND xã:`` just before a number."""
_DESK: Final = re.compile(
    r"văn phòng|bộ phận|phòng|\bban\b|UBND|[ủu][ỷy] ban|cơ quan|trụ sở|\bsở\b|công an|trường|trạm|trung tâm|"
    r"tiếp (?:công )?dân|fax",
    re.IGNORECASE,
)
_OTHER_NUMBER: Final = re.compile(
    r"thuế|MST|[Mm]ã|[Ss]ố (?:hồ sơ|hợp đồng|hóa đơn|hoá đơn|tài khoản)|STK|CMND|CCCD|căn cước"
)


@of_record("PER004", "phone-number", warning, of_texts=True)
def phone_number(subject: Subject) -> Iterator[Finding]:
    """Số điện thoại trong bản ghi phải là số công vụ.

    Số di động thường là của riêng một người, kể cả khi người ấy giữ chức vụ. Đường dây nóng, tổng đài, số máy bàn của
    cơ quan thì không bị báo, miễn là câu ấy nói rõ. Số di động mà cơ quan đã công bố làm số công vụ thì ghi lý do vào
    mục allow. Lời báo che bớt số.

    Sai (số bịa):

        note: Liên hệ ông Nguyễn Văn A, 0900000000.

    Đúng:

        note: Liên hệ đường dây nóng của Ủy ban nhân dân xã.
    """
    for path, match in _within(subject, PHONE):
        if (kind := _kind_of_number(match)) and not _OTHER_NUMBER.search(match.string[: match.start()][-24:]):
            hint = "Số riêng thì xóa; số công vụ thì viết rõ ngay trước số là đường dây nóng hoặc số của cơ quan nào."
            yield Finding(path, f"“{masked(match[0])}” có vẻ là số {kind}.", hint, met=met(match))


def _kind_of_number(match: re.Match[str]) -> str:
    """Return what sort of private number was met; an empty string when an office's, or none."""
    net, digits = match["net"], re.sub(r"\D", "", match["rest"])
    groups = re.findall(r"\d+", net + match["rest"])
    before = match.string[: match.start()].rpartition("\n")[2][-80:]
    if min(map(len, groups)) < 2 or _HOTLINE.search(before) or _OF_AN_OFFICE.search(before):
        return ""
    if net[0] != "2":
        return "di động" if len(digits) == 7 else ""
    return "điện thoại nhà riêng" if len(net + digits) == 10 and not _DESK.search(before) else ""


def _within(subject: Subject, pattern: re.Pattern[str]) -> Iterator[tuple[Path, re.Match[str]]]:
    """Yield where ``pattern``, of a long number, stands in prose, not in an address on the web."""
    for path, match in subject.matches(pattern) if subject.has_long_number else ():
        before = match.string[max(0, match.start() - 300) : match.start()]
        if (
            path[-1] not in _NO_PROSE
            and path[0] != _CONTACT
            and "://" not in before[max(before.rfind(" "), before.rfind("\n")) + 1 :]
        ):
            yield path, match
