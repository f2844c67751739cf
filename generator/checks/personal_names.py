"""PER: names of people who must not be named, and names that carry a title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from generator.checks.names import ADDRESSED, ANY_NAME, FULL_NAME, GIVEN, LOWER, SURNAMES, UPPER, initials
from generator.checks.rule import Finding, Fix, When, met, of_record, warning
from generator.checks.subject import Subject
from generator.checks.vocabulary import words
from generator.records.people import Person
from generator.records.references import Path

WITHHOLD: Final = (
    "Viết “một người dân”, “người tố cáo”; người giữ chức vụ công thì ghi chức vụ lúc ấy ngay sau tên."
)
_PLACES: Final = rf"\b(?={ADDRESSED} [{UPPER}])" + "".join(
    f"(?<!{word} )"
    for word in ("tỉnh", "huyện", "quận", "xã", "phường", "phố", "thôn", "đường", "Tỉnh", "Huyện", "Xã")
)
"""Before somebody who is addressed, and no place. First it asks for what is rare: that somebody is addressed."""
NAMED: Final = rf"{_PLACES}{ADDRESSED} (?P<name>{ANY_NAME})"
OFFICIAL: Final = re.compile(
    r"\s*[,(–-]\s*(?:nguyên |cựu )?(?:[Cc]hủ tịch|[Pp]hó|[Bb]í thư|[Hh]iệu trưởng|[Tt]rưởng|[Gg]iám đốc|"
    r"[Tt]ổng|[Cc]án bộ|"
    r"[Cc]ông chức|[Vv]iên chức|[Kk]ế toán|[Tt]hủ quỹ|[Gg]iáo viên|[Cc]huyên viên|[Đđ]ại biểu|[Ủủ]y viên|"
    r"[Uu]ỷ viên|"
    r"[Tt]hanh tra|[Đđ]ịa chính|[Tt]hành viên)"
)
_DOES: Final = r"(?:tố cáo|tố giác|khiếu nại|phản ánh|khởi kiện)"
_ACTS: Final = (
    rf"(?: (?:đã|đang|có|cùng|làm|gửi|nộp|viết|đứng|tên|đơn|thư|nhiều|lần|tiếp|tục|bị|từng)){{0,6}} {_DOES}"
)
_PAPER: Final = r"\b[Đđ]ơn(?: (?:thư|tố cáo|khiếu nại|phản ánh|kiến nghị|đề nghị|tố giác|khởi kiện)){0,3}"
_ASIDE: Final = r"(?:,[^.,;:\n]{1,50},| ?\([^)\n]{1,50}\),?)?"
"""What is said of somebody between the name and the verb: ``, giáo viên Trường A,``, ``(thôn 5)``."""
_ACCUSES: Final = r"(?:tố cáo|tố giác|khiếu nại|khởi kiện)"
_PRIVATELY: Final = r"(?:[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Bb]ác|[Cc]ụ)"
_ONE_OF_MANY: Final = r"(?:[Cc]ông dân|[Pp]hụ huynh|[Nn]gười dân)"
_COMPLAINING: Final = ("ố cáo", "hiếu nại", "hản ánh", "ố giác", "hởi kiện")
_HOLDER: Final = r"(?:[Hh]ộ|[Hh]ộ gia đình|[Gg]ia đình|[Hh]ộ dân|[Nn]hà|[Đđ]ất)(?: của)?"
_PARTY: Final = r"(?:[Nn]gười|[Cc]ông dân|[Bb]ên)"
_PAPERS: Final = ("ơn của", "thư của", "nghị của", "cáo của", "nại của", "ánh của", "kiện của", "giác của")
_HOUSEHOLDS: Final = ("Hộ ", "hộ ")
_SINGLE: Final = rf"(?:{ANY_NAME}|[{UPPER}][{LOWER}]+)(?! [{UPPER}])"
_TITLES: Final = "(?:Chủ|Phó|Bí|Hiệu|Giám|Trưởng|Tổng|Thứ|Bộ|Chánh|Kế|Con|Mẹ)\\b"
"""What may stand behind ``của ông`` and is no name."""
_TELLS: Final = r"(?: (?:đã|đang|có))? cung cấp (?:thông tin|tài liệu|chứng cứ|bằng chứng)"


class _Way(NamedTuple):
    """How somebody is named who must not be."""

    words: frozenset[str]
    """One of these is in every text with such a name."""
    pattern: re.Pattern[str]
    excuse: re.Pattern[str] | None
    """What stands behind the name of somebody who may be named."""


_COMPLAINS: Final = [
    _Way(frozenset(words), re.compile(pattern), excuse)
    for words, pattern, excuse in (
        (_COMPLAINING, rf"{NAMED}{_ASIDE}{_ACTS.replace('|bị', '').replace(_DOES, _ACCUSES)}", None),
        (_PAPERS, rf"{_PAPER} của (?:công dân )?(?:{ADDRESSED} )?(?P<name>{FULL_NAME})", None),
        (
            _PAPERS,
            rf"(?:{_PAPER}|{_DOES}) của {ADDRESSED} (?!{_TITLES})(?P<name>{_SINGLE})",
            None,
        ),
        (
            _COMPLAINING,
            rf"{_PLACES}{ADDRESSED} (?P<name>{GIVEN}),? (?:là |– |- )?(?:người|bên) {_DOES}",
            None,
        ),
        (
            _COMPLAINING,
            rf"{_PLACES}{ADDRESSED} (?P<name>{GIVEN}),? (?:là |– |- )?(?:người|bên) bị {_DOES}",
            OFFICIAL,
        ),
        (_COMPLAINING, rf"{_PARTY} {_ACCUSES}(?: là|:)? (?:{ADDRESSED} )?(?P<name>{FULL_NAME})", None),
        (_COMPLAINING, rf"{_PARTY} {_DOES}(?: là|:)? {ADDRESSED} (?P<name>{ANY_NAME})", None),
        (_COMPLAINING, rf"\b{_ONE_OF_MANY} (?:{ADDRESSED} )?(?P<name>{FULL_NAME}){_ASIDE}{_ACTS}", None),
        (("phụ huynh",), rf"{_PLACES}{ADDRESSED} (?P<name>{GIVEN}),? (?:là )?phụ huynh\b", None),
        (_HOUSEHOLDS, rf"\b[Hh]ộ(?: dân| gia đình)? (?P<name>{FULL_NAME})", None),
        (_COMPLAINING, rf"{NAMED}{_ASIDE}{_ACTS}", OFFICIAL),
        (
            _COMPLAINING,
            rf"{_DOES}(?: (?:đối với|về việc|về|của))*:? {ADDRESSED} (?P<name>{ANY_NAME})",
            OFFICIAL,
        ),
        (
            _COMPLAINING,
            rf"{_PARTY}(?: bị)? {_DOES}(?: là|:)? (?:{ADDRESSED} )?(?P<name>{FULL_NAME})",
            OFFICIAL,
        ),
        (_COMPLAINING, rf"{_PARTY} bị {_DOES}(?: là|:)? {ADDRESSED} (?P<name>{ANY_NAME})", OFFICIAL),
        (
            ("cung cấp",),
            rf"\b(?:{_PRIVATELY}|{_ONE_OF_MANY}) (?P<name>{ANY_NAME}){_ASIDE}{_TELLS}",
            OFFICIAL,
        ),
        ((" ông ", " bà "), rf"{_HOLDER} (?:ông|bà) (?P<name>{ANY_NAME})", OFFICIAL),
    )
]
"""How somebody is named who must not be; an office excuses who is accused or spoken of, never who accuses."""
_WORDS: Final = words(*(word for way in _COMPLAINS for word in way.words))
_FILE: Final = re.compile(
    r"(?:^|[-_])(?:don|to-cao|khieu-nai|phan-anh|thu|ho-ngheo)(?:[-_][a-z]+){0,3}[-_]"
    r"(?:cua[-_](?:ong|ba|anh|chi)|(?:(?:ong|ba|anh|chi|em)[-_][a-z]+|nguyen|pham|huynh|"
    r"(?:tran|le|hoang|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|dinh|dao|doan)[-_](?:thi|van)))[-_][a-z]+|"
    r"^(?:cmnd|cmt|cccd|can-cuoc|ho-khau|so-ho-khau|giay-khai-sinh|ho-chieu|benh-an|so-yeu-ly-lich)[-_]"
    r"(?:cua[-_])?(?:ong|ba|anh|chi|em|chau|mat-truoc|mat-sau|nguyen|tran|le|pham)\b(?!-cap)",
    re.IGNORECASE,
)
"""Who complains, and whose paper it is."""


@of_record("PER009", "complainant-named", warning, of_texts=True)
def complainant_named(subject: Subject) -> Iterator[Finding]:
    """Người tố cáo, khiếu nại, phản ánh và người dân bị nói đến không được nêu tên.

    Nêu tên người tố cáo có thể hại người ấy; nêu tên người bị tố cáo mà chưa kết luận có thể oan. Hộ dân, người dân
    không giữ chức vụ công cũng vậy. Người tố cáo, khiếu nại làm nghề gì, giữ chức vụ gì
    cũng không được nêu tên. Tên của tệp đính kèm cũng được xét.

    Sai (người bịa):

        text: Bà Nguyễn Thị B tố cáo việc thu tiền.

    Đúng:

        text: Một người dân tố cáo việc thu tiền.
    """
    for path, match in complaints(subject):
        message = f"Có vẻ nêu tên một người phải được giữ kín (“{initials(match['name'])}”)."
        yield Finding(path, message, WITHHOLD, met=met(match, "name"))
    for path, file in subject.attached:
        if _FILE.search(file):
            message = "Tên tệp có vẻ nêu tên một người phải được giữ kín."
            yield Finding(path, message, "Đổi tên tệp, ví dụ don-1.pdf.")


def complaints(subject: Subject) -> Iterator[tuple[Path, re.Match[str]]]:
    """Yield where somebody seems to be named who must not be."""
    for index, text, signs in subject.telling(_WORDS):
        for match in _named(text, signs):
            yield subject.texts[index][0], match


def _named(text: str, signs: set[str]) -> Iterator[re.Match[str]]:
    """Yield where ``text``, which holds the words ``signs``, names somebody who must not be named, each name once."""
    told: set[int] = set()
    for way in _COMPLAINS:
        for match in () if way.words.isdisjoint(signs) else way.pattern.finditer(text):
            at = match.start("name")
            if at not in told and not (way.excuse and way.excuse.match(text, match.end("name"))):
                told.add(at)
                yield match


_SPOKEN_OF: Final = re.compile(NAMED)


@of_record("PER010", "name-beside-withheld", warning, when=When(keys={"withheld"}), of_texts=True)
def name_beside_withheld(subject: Subject) -> Iterator[Finding]:
    """Bên cạnh người được giữ kín danh tính không được có tên người ấy trong lời văn.

    Mục withheld giữ kín tên ở một chỗ; nêu tên ngay trong nội dung bên cạnh thì không còn kín nữa. Tên người có chức vụ
    công đã ghi ở mục name của bản ghi, hoặc có chức vụ đứng ngay sau tên, thì không bị báo.

    Sai (người bịa):

        complaints:
          - by: {withheld: complainant}
            text: Ông Nguyễn Văn B đề nghị trả lại tiền.
            outcome: pending

    Đúng:

        complaints:
          - by: {withheld: complainant}
            text: Đề nghị trả lại tiền.
            outcome: pending
    """
    beside = {item(path) for path, text in subject.texts if path[-1] == "withheld"}
    public = {text for path, text in subject.texts if path[-1] == "name"}
    told = {path for path, _ in complaints(subject)}
    for path, text in subject.texts:
        if item(path) in beside and path not in told:
            for match in _SPOKEN_OF.finditer(text):
                if match["name"] not in public and not OFFICIAL.match(text, match.end()):
                    message = f"Tên “{initials(match['name'])}” đứng cạnh một người được giữ kín danh tính."
                    yield Finding(path, message, WITHHOLD, met=met(match, "name"))


def item(path: Path) -> Path:
    """Return where the item stands that ``path`` belongs to: ``complaints[0]``."""
    return path[:2] if len(path) > 1 and isinstance(path[1], int) else path[:1]


_HONORIFIC: Final = re.compile(
    r"^(?:(?:[Đđ]ồng chí|ĐỒNG CHÍ|[Đđ][/.]c|[Ôô]ng|[Bb]à|[Tt]hầy|[Cc]ô|[Aa]nh|[Cc]hị|PGS|GS|TS|Th\.?[Ss]|BS|KS|LS|"
    r"CN)(?:\.\s*|\s+))+(?=\w+ \w)"
)
_OTHER_NAMES: Final = {"figures", "tables", "names"}
_PERSON: Final = frozenset(Person.model_fields)


_SURNAME_TOO: Final = re.compile(rf"(?:Ông|Cô|Anh) (?!(?:{SURNAMES}) )")
"""Where no usual surname follows, it is one itself: Ông Thị Nga."""


def _honorific(name: str) -> re.Match[str] | None:
    return None if _SURNAME_TOO.match(name) else _HONORIFIC.match(name)


def _without_honorific(name: str) -> str:
    """Return ``name`` without what stands before it; ``Ông`` may be a surname, so it stays before a short name."""
    rest = name[match.end() :] if (match := _honorific(name)) else name
    return name if name.startswith("Ông ") and len(rest.split()) < 3 else rest


@of_record("PER011", "honorific-in-name", warning, when=When(keys={"name"}), fix=Fix(_without_honorific))
def honorific_in_name(subject: Subject) -> Iterator[Finding]:
    """Họ tên không kèm “đồng chí”, “ông”, “bà” hay học hàm, học vị.

    Mục name chỉ có họ và tên, để cùng một người ở hai bản ghi là một tên. Chức vụ ghi ở mục positions.

    Sai:

        head: {name: "Đồng chí Nguyễn Văn A", positions: [Chủ tịch]}

    Đúng:

        head: {name: Nguyễn Văn A, positions: [Chủ tịch]}
    """
    if not any(map(_honorific, subject.called)):
        return
    for path, text in subject.texts:
        if path[-1] == "name" and (match := _honorific(text)) and is_person(subject.value, path[:-1]):
            yield Finding(
                path, f"Tên có “{match[0].strip()}”.", "Chỉ ghi họ và tên; chức vụ ghi ở mục positions."
            )


def is_person(value: Mapping[str, Any], path: Path) -> bool:
    """Whether a person stands at ``path``: no figure, table, team or other name has only such keys there."""
    if not path or path[0] in _OTHER_NAMES or (path[0] == "teams" and len(path) == 2):
        return False
    here: Any = value
    for step in path:
        here = here[step]
    return bool(here.keys() <= _PERSON)
