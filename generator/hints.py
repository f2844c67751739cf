"""What the editor seems to have meant, said as a question or as YAML to copy. Nothing here changes a value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher, get_close_matches
from pathlib import PurePosixPath
from typing import Final

from slugify import slugify

from generator.records.base import Labelled
from generator.syntax import scalar
from generator.wording import fold

_CALLED = {
    "tieu de": "title",
    "ten": "name",
    "ma": "id",
    "tinh trang": "state",
    "trang thai": "state",
    "ngay dang": "published_on",
    "ngay": "on",
    "han": "due",
    "thoi han": "due",
    "loai": "kind",
    "noi dung": "text",
    "co quan": "organization",
    "don vi": "organization",
    "phat hien": "findings",
    "so lieu": "figures",
    "nguon": "sources",
    "tom tat": "summary",
    "heading": "title",
    "headline": "title",
    "name": "title",
    "title": "name",
    "description": "summary",
    "deadline": "due",
    "amount": "quantity",
    "date": "on",
}
"""What people call a key, whatever its label is in a record."""
_SAID_OF = {
    "da xong": "done",
    "xong": "done",
    "hoan thanh": "done",
    "da hoan thanh": "done",
    "dang lam": "in_progress",
    "chua lam": "not_started",
    "chua xong": "in_progress",
    "khong neu": "not_stated",
    "khong ro": "not_stated",
    "chua ro": "not_stated",
    "noi bo": "internal",
    "cong khai": "public",
    "website": "portal",
    "web": "portal",
    "trang web": "portal",
    "thanh tra": "state_inspectorate",
    "hon": "over",
    "trung": "duplicate",
    "dang": "published",
    "nhap": "draft",
    "rut": "withdrawn",
}
"""What people call a value, whatever its label is; it counts only where the field has such a value."""
_UNKNOWN: Final = {
    *(
        "khong neu",
        "khong ro",
        "chua ro",
        "chua biet",
        "khong biet",
        "khong co",
        "khong co thong tin",
        "unknown",
    ),
    *("none", "n/a", "na", "?", "??", "-", "x", "..."),
}
"""What people write where they know nothing."""
_BODIES: Final = re.compile(
    r"(?:ubnd|hdnd|ubmttq|mttq|so|phong|ban|bo|chi|hoi|truong|tram|trung tam|cong ty|hop tac xa|htx|thanh tra|uy ban|"
    r"dang|xa|phuong|quan|huyen|thi|thanh pho|tinh|to|doan|lien doan|mat tran|cong doan|tong cong ty|benh vien)\b"
)
"""How bodies are called, so that no id is made of the name of a person."""
_NUMBERED: Final = re.compile(
    r"(?P<prefix>[A-Z]{2})[ _./-]*(?P<year>[12][0-9]{3})[ _./-]*(?P<number>[0-9]{1,5})"
)
MANY = 12
"""More values than this are put in order of likeness."""


def key_meant(typed: str, labels: Mapping[str, str]) -> str:
    """Return the key of ``labels`` that was misspelt, or written as people call it: ``tiêu đề``; else nothing."""
    if close := get_close_matches(typed, list(labels), n=1, cutoff=0.6):
        return close[0]
    wanted = fold(typed)
    called = _CALLED.get(wanted.replace("_", " "), "")
    if called in labels:
        return called
    by_label = {fold(label): name for name, label in labels.items()}
    near = get_close_matches(wanted.replace("_", " "), list(by_label), n=1, cutoff=0.75)
    return by_label[near[0]] if near else ""


def value_meant(typed: str, members: Iterable[Labelled]) -> str:
    """Return the value that was misspelt, or written as its label or as people call it; else nothing."""
    names, wanted = {str(member): fold(member.label) for member in members}, fold(typed)
    labelled = next((name for name, label in names.items() if label == wanted), "")
    close = get_close_matches(typed, list(names), n=1, cutoff=0.6)
    called = _SAID_OF.get(wanted, "")
    return labelled or (close[0] if close else called if called in names else "")


def is_unknown(typed: str) -> bool:
    """Whether somebody says, in words, that nothing is known."""
    return fold(typed).strip(" .") in _UNKNOWN


def id_meant(typed: str, pattern: str, *, of_a_body: bool) -> str:
    """Return the id of the form ``pattern`` that was written another way; for a body, one made of its name."""
    numbered = _NUMBERED.fullmatch(typed.upper())
    made = numbered and f"{numbered['prefix']}-{numbered['year']}-{int(numbered['number']):04d}"
    is_name = " " not in typed or (of_a_body and _BODIES.match(fold(typed)))
    found = made or (slugify(typed) if is_name else "")
    return found if found != typed and re.search(pattern, found) else ""


def file_meant(typed: str, pattern: str) -> str:
    """Return the name that a file can have instead of ``typed``; nothing when its kind cannot be published."""
    name = PurePosixPath(typed.replace("\\", "/"))
    found = f"{slugify(name.stem)}{name.suffix.lower()}"
    return found if re.search(pattern, found) else ""


def foreign_letters(text: str) -> str:
    """Return a hint when an id holds letters of another alphabet that look like Latin ones."""
    strange = [char for char in text if unicodedata.name(char, "").startswith(("CYRILLIC", "GREEK"))]
    return (
        f"Chữ “{strange[0]}” ở đây là chữ cái nước ngoài trông giống chữ thường dùng: tắt bộ gõ lạ, gõ lại cả mã."
        if strange
        else ""
    )


def person(text: str) -> str:
    """Return how to write a person whose name was typed alone."""
    return f"{{name: {scalar(text)}}}"


def values(members: Iterable[Labelled], typed: str) -> str:
    """Return values with their Vietnamese labels; of many, those like ``typed`` first."""
    ordered = list(dict.fromkeys(members))
    if len(ordered) > MANY:
        ordered.sort(key=lambda each: -likeness(each, typed))
    return "; ".join(f"{each}: {each.label}" if each.label else str(each) for each in ordered)


def likeness(member: Labelled, typed: str) -> float:
    """Return how much a value, or its label, looks like what was typed."""
    text = fold(typed)
    return max(SequenceMatcher(None, text, fold(each)).ratio() for each in (str(member), member.label))
