"""Labels: every field and every word of an enumeration has its Vietnamese name, where it is defined."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, get_args, get_origin

import pytest

from generator.records import TYPES
from generator.records.base import Labelled, Part, label
from generator.records.quantities import Qualifier
from tests.records.models import ENUMERATIONS, PARTS, name

FIELDS = {f"{name(part)}.{field}": (part, field) for part in PARTS for field in part.model_fields}
LABELS = {place: label(part, field) for place, (part, field) in FIELDS.items()}
HELP = {place: part.model_fields[field].description or "" for place, (part, field) in FIELDS.items()}


def choices(annotation: Any) -> Iterator[type[Labelled]]:
    """Yield the enumerations whose words may stand at a field, other than why it is unknown."""
    if isinstance(annotation, type) and issubclass(annotation, Labelled):
        yield annotation
    elif get_origin(annotation) is not tuple:
        for each in get_args(annotation):
            yield from choices(each)


CHOICES = {
    place: {str(word) for kind in kinds for word in kind}
    for place, (part, field) in FIELDS.items()
    if (kinds := list(choices(part.model_fields[field].annotation)))
}
WORDS: dict[str, Labelled] = {f"{name(kind)}.{word.name}": word for kind in ENUMERATIONS for word in kind}


def test_every_field_says_what_to_write() -> None:
    assert [place for place, said in HELP.items() if not said] == []


def test_every_label_of_a_field_is_short() -> None:
    assert {place: said for place, said in LABELS.items() if not 0 < len(said) <= 60} == {}


def test_every_label_of_a_field_begins_like_a_heading() -> None:
    assert {place: said for place, said in LABELS.items() if not said[0].isupper()} == {}


def test_every_label_of_a_field_is_one_line_without_a_mark_at_its_end() -> None:
    assert {place: said for place, said in LABELS.items() if not re.fullmatch(r"[^\n]*\w", said)} == {}


def test_no_label_of_a_field_is_its_key() -> None:
    assert [
        place for place, (_, field) in FIELDS.items() if LABELS[place].casefold() == field.replace("_", " ")
    ] == []


@pytest.mark.parametrize("part", PARTS, ids=name)
def test_no_two_fields_of_a_part_have_the_same_label(part: type[Part]) -> None:
    labels = [label(part, field) for field in part.model_fields]
    assert sorted(labels) == sorted(set(labels))


@pytest.mark.parametrize("kind", ENUMERATIONS, ids=name)
def test_no_two_words_of_an_enumeration_have_the_same_label(kind: type[Labelled]) -> None:
    labels = [word.label for word in kind]
    assert sorted(labels) == sorted(set(labels))


def test_an_explanation_names_only_words_and_keys_that_exist() -> None:
    known = {str(word) for word in WORDS.values()} | {field for _, field in FIELDS.values()}
    for place, said in HELP.items():
        assert set(re.findall(r"\b[a-z]+(?:_[a-z]+)+\b", said)) <= known, place


@pytest.mark.parametrize("place", CHOICES)
def test_an_explanation_explains_only_words_that_may_be_written(place: str) -> None:
    assert set(re.findall(r"\b([a-z_]+):", HELP[place])) <= CHOICES[place]


def test_every_word_has_a_label_except_that_an_exact_quantity_needs_none() -> None:
    assert [word for word in WORDS.values() if not word.label] == [Qualifier.exact]


def test_every_word_in_yaml_is_its_name_in_code() -> None:
    assert [place for place, word in WORDS.items() if not str(word) == word.value == word.name] == []


def test_every_label_of_a_word_fits_into_a_sentence() -> None:
    assert [
        word.label
        for word in WORDS.values()
        if word.label != word.label.strip(" .;:,") or len(word.label) > 60
    ] == []


def test_every_type_of_record_has_a_label() -> None:
    assert [each.name for each in TYPES if not each.label.strip()] == []


def test_whatever_readers_see_is_composed_text() -> None:
    said = [*HELP.values(), *(word.label for word in WORDS.values()), *(each.label for each in TYPES)]
    assert [text for text in said if not unicodedata.is_normalized("NFC", text)] == []


def test_a_label_ends_where_the_first_sentence_ends() -> None:
    class Example(Part):
        """Only here."""

        code: str
        """Mã. Ví dụ 00160."""
        url: str
        """Địa chỉ v2.0 của trang: ghi đủ. Không đoán."""
        bare: str

    assert [label(Example, field) for field in Example.model_fields] == [
        "Mã",
        "Địa chỉ v2.0 của trang",
        "bare",
    ]
