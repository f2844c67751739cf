"""What an editor types of a field → a value: words without dấu, days as people write them, names of bodies.

What cannot be told for certain is never guessed: ``Unclear`` says what may be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final, NamedTuple

from generator import scalars, source
from generator.hinted_days import date_meant
from generator.records import RecordType
from generator.records.base import Labelled, Part, Unknown, label
from generator.records.dates import Period
from generator.records.references import plan
from generator.registry import Registry
from generator.schema import branches, is_model
from generator.validation import validate
from generator.wording import fold, sort_key

ASKED: Final = {
    "inspection": ("conducted",),
    "conclusion": ("of",),
    "document": ("issuer", "issued_on"),
    "organization": ("place",),
}
"""What is asked besides what must be there."""
MADE: Final = frozenset({"id", "state"})
OFFERED: Final = 9
_ID: Final = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)+")


class Offer(NamedTuple):
    """A value that may be meant."""

    value: str
    label: str


class Unclear(Exception):  # noqa: N818 - not an error: it asks again
    """What was typed is no value, or may be several."""

    def __init__(self, message: str, offers: tuple[Offer, ...] = ()) -> None:
        super().__init__(message)
        self.offers = offers


class Question:
    """A field that is asked."""

    def __init__(self, model: type[Part], field: str) -> None:
        self.model, self.field = model, field

    @property
    def label(self) -> str:
        """What readers call the field."""
        return label(self.model, self.field)

    @property
    def help(self) -> str:
        """What to write there."""
        return " ".join((self.model.model_fields[self.field].description or "").split())

    @property
    def explanation(self) -> str:
        """The same, unless it only lists the words that are offered anyway."""
        listed = self.words and all(word.value in self.help for word in self.words)
        return "" if listed else self.help

    @cached_property
    def words(self) -> tuple[Offer, ...]:
        """The words of the enumeration that stand here."""
        kinds = (each for each in self._kinds if isinstance(each, type) and issubclass(each, Labelled))
        return tuple(Offer(str(word), word.label) for kind in kinds for word in kind)

    @cached_property
    def points_to(self) -> tuple[str, ...]:
        """The types of the records that may be named here."""
        below = plan(self.model).keys.get(self.field)
        return below.points.kinds if below and below.points else ()

    @property
    def is_date(self) -> bool:
        """Whether a day or a period is wanted."""
        return any(is_model(each) and issubclass(each, Period) for each in self._kinds)

    @property
    def is_number(self) -> bool:
        """Whether a whole number is wanted."""
        return int in self._kinds

    @property
    def may_be_unknown(self) -> bool:
        """Whether a typed unknown may stand here."""
        return Unknown in self._kinds

    @property
    def is_single(self) -> bool:
        """Whether one date is wanted, not a period."""
        return any(getattr(each, "single", False) for each in self._kinds)

    @cached_property
    def _kinds(self) -> list[Any]:
        return branches(self.model.model_fields[self.field].annotation)


def questions(kind: RecordType) -> list[Question]:
    """Return what is asked of a new record: what must be there, and a little more."""
    fields = kind.model.model_fields
    required = [name for name, info in fields.items() if info.is_required() and name not in MADE]
    return [Question(kind.model, name) for name in (*required, *ASKED.get(kind.name, ()))]


def read(question: Question, typed: str, registry: Registry) -> Any:
    """Return the value that ``typed`` means; raise ``Unclear``."""
    value = _value(question, scalars.normalise(typed), registry)
    _, flaws = validate(question.model, {question.field: value})
    for flaw in flaws:
        if flaw.path[:1] == (question.field,):
            raise Unclear(f"{flaw.message} {flaw.hint}".strip())
    return value


def _value(question: Question, typed: str, registry: Registry) -> Any:
    if typed == "?" and question.may_be_unknown:
        return {"unknown": "not_stated"}
    if typed.startswith("{"):
        return source.parse(typed).value
    if question.words:
        return _word(question, typed)
    if question.points_to:
        return _reference(question, typed, registry)
    if question.is_date:
        return _date(question, typed)
    return int(typed) if question.is_number and typed.isdecimal() else typed


def _word(question: Question, typed: str) -> str:
    if typed in {word.value for word in question.words}:
        return typed
    wanted = fold(typed)
    same = [word for word in question.words if fold(word.label) == wanted]
    near = same or [word for word in question.words if wanted in fold(word.label)]
    if len(near) == 1:
        return near[0].value
    alike = near or [word for word in question.words if _share_a_word(wanted, fold(word.label))]
    offers = tuple(alike) or question.words
    listed = "; ".join(f"{word.value} ({word.label})" for word in offers)
    raise Unclear(f"“{question.label}” là một trong: {listed}.", offers)


def _share_a_word(one: str, other: str) -> bool:
    return not set(one.split()).isdisjoint(other.split())


def _date(question: Question, typed: str) -> str:
    return typed if _is_edtf(typed) else date_meant(typed, single=question.is_single) or typed


def _is_edtf(typed: str) -> bool:
    return re.fullmatch(Period.form(), typed) is not None


def _reference(question: Question, typed: str, registry: Registry) -> Any:
    known = list(_known(question, registry))
    wanted = fold(typed)
    same = [offer for offer, names in known if wanted in names]
    if len(same) == 1:
        return same[0].value
    near = same or [offer for offer, names in known if _has_words(names, wanted)]
    if not near and _ID.fullmatch(typed):
        raise Unclear(f"“{question.label}”: không có bản ghi “{typed}”; chưa có bản ghi thì ghi tên.")
    if not near and date_meant(typed, single=False):
        raise Unclear(
            f"“{question.label}”: “{typed}” là ngày, không phải tên; ghi vài chữ trong tên, hoặc mã."
        )
    if not near:
        return {"described": typed}
    offers = tuple(
        sorted(near, key=lambda offer: (wanted not in fold(offer.label), sort_key(offer.label)))[:OFFERED]
    )
    listed = "; ".join(f"{offer.value} ({offer.label})" for offer in offers)
    more = "" if len(near) <= OFFERED else f" và {len(near) - OFFERED} bản ghi khác"
    raise Unclear(
        f"“{question.label}”: ý bạn là {listed}{more}? Ghi mã; không phải thì ghi {{described: …}}.", offers
    )


def _known(question: Question, registry: Registry) -> Iterator[tuple[Offer, set[str]]]:
    """Yield the records that may be named, each with its id and names without dấu."""
    for kind in question.points_to:
        for record_id in registry.ids(kind):
            value, heading = registry.value(record_id), registry.summary(record_id).heading
            others = [each.get("name", "") for each in value.get("names", ()) if isinstance(each, dict)]
            yield Offer(record_id, heading), {fold(str(name)) for name in (record_id, heading, *others)}


def _has_words(names: set[str], wanted: str) -> bool:
    """Whether one name has every word that was typed."""
    return any(set(wanted.split()) <= set(re.findall(r"\w+", name)) for name in names)
