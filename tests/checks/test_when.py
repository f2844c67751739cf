"""What a rule tells beforehand (``When``) hides nothing: where it is not asked, it would have found nothing."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import loader
from generator.checks import RULES, personal, text, text_legacy, vocabulary
from generator.checks.rule import When
from generator.checks.subject import Subject
from generator.checks.vocabulary import words
from generator.records.common import Record, State
from generator.scalars import UNSEEN
from tests.checks.test_goldens import GOLDENS, lay
from tests.folder import Folder

ROOT: Final = Path(__file__).parents[2]
DATA: Final = (ROOT / "data", ROOT / "tests/minisite/data", ROOT / "tests/cases/data")
LAID: Final = sorted(path for path in GOLDENS.glob("*/*") if path.name in {"fails", "passes"})
TODAY: Final = date(2026, 11, 21)
RECORD: Final = Record(id="x", state=State.draft)


def subjects(data: Path) -> Iterator[Subject]:
    """Yield the valid records of a data folder, as rules see them."""
    found: list[Subject] = []

    def keep(read: loader.Read, kind: str, text: str) -> loader.Inspected:
        if read.record:
            found.append(Subject(kind, read.record, read.value, text, TODAY))
        return loader.Inspected([])

    loader.load(data, keep)
    yield from found


def hidden(data: Path) -> list[str]:
    """Return what rules find in records about which they would not be asked."""
    return [
        f"{rule.code.code}, {subject.record.id}: {finding.message}"
        for subject in subjects(data)
        for rule in RULES.by_code.values()
        if rule.of_record and not (rule.when.may(subject.keys) and rule.when.holds(subject))
        for finding in rule.of_record(subject)
    ]


@pytest.mark.parametrize("data", DATA, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_hidden_in_real_and_invented_sites(data: Path) -> None:
    assert any(subjects(data))
    assert hidden(data) == []


@pytest.mark.parametrize("golden", LAID, ids=lambda path: "-".join(path.parts[-2:]))
def test_nothing_is_hidden_in_what_rules_were_written_for(golden: Path, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    lay(golden, folder)
    assert hidden(folder.path) == []


def test_a_plain_character_is_none_that_a_rule_about_characters_looks_for() -> None:
    for char in map(chr, range(sys.maxunicode + 1)):
        if subject(char).is_plain:
            assert not any(each.search(char) for each in (UNSEEN, text.STRANGE, text_legacy.ODD)), hex(
                ord(char)
            )
            assert unicodedata.is_normalized("NFC", char), hex(ord(char))
            assert not unicodedata.combining(char), hex(ord(char))


def subject(said: str) -> Subject:
    """Return a record of which only the file and one text matter."""
    return Subject("report", RECORD, {"note": said}, said, TODAY)


BEFORE: Final = st.sampled_from(["", "số ", "(", "+", "-", "a-", "1-", "5", ".", "/", "12.", "\n"])
BEGUN: Final = st.sampled_from(["0", "84", "84 ", "001", "079", "024", "(024)", "8490", "849"])
GROUPS: Final = st.lists(st.text("0123456789", min_size=2, max_size=6), min_size=1, max_size=4)
BETWEEN: Final = st.sampled_from(["", " ", ".", "-", ". ", ") "])


@settings(max_examples=500)
@given(BEFORE, BEGUN, BETWEEN, GROUPS)
def test_no_number_of_a_person_or_of_a_telephone_is_too_short_to_be_looked_at(
    before: str, begun: str, between: str, groups: list[str]
) -> None:
    number = before + between.join([begun, *groups])
    found = personal.CITIZEN.search(number) or personal.PHONE.search(number)
    assert subject(number).has_long_number or not found


PIECES: Final = st.sampled_from(
    ["hộ ", "hộ chiếu", "ộ chiếu", "căn cước", "ăn cước", "(", "<", " ", "\n", "a", "ộ", "DDDD"]
)


@settings(max_examples=500)
@given(st.lists(PIECES).map("".join), st.lists(PIECES, max_size=4))
def test_a_word_is_met_just_where_it_stands(text: str, more: list[str]) -> None:
    looked_for = words("hộ ", "ộ chiếu", "ăn cước", "ăn", "(", "<", "DD", *more)
    met = {word: starts for word, starts in vocabulary.met(text).items() if word in looked_for}
    at = {word: [each.start() for each in re.finditer(f"(?={re.escape(word)})", text)] for word in looked_for}
    assert met == {word: starts[:1] if len(word) == 1 else starts for word, starts in at.items() if starts}


@settings(max_examples=500)
@given(st.lists(st.lists(PIECES).map("".join), max_size=4), st.sampled_from(["", r"(?<![^\W_])"]))
def test_a_text_of_several_words_tells_the_words_that_stand_in_it(texts: list[str], before: str) -> None:
    looked_for = {"hộ ": before, "ộ chiếu": before, "ăn cước": before, " (": ""}
    subject = Subject("report", RECORD, {"facts": texts}, "", TODAY)
    signs = [
        {word for word in looked_for if re.search(looked_for[word] + re.escape(word), each)} for each in texts
    ]
    told = subject.telling(words(*looked_for), whole=bool(before))
    assert told == [(place, texts[place], each) for place, each in enumerate(signs) if each]


def test_words_and_prose_are_either_or_and_fields_come_before() -> None:
    when = When(keys={"note"}, words=words("MAT"), prose=words("mật"))
    assert [when.holds(subject(said)) for said in ("MAT", "mật", "a-mat-b", "")] == [True, True, False, False]
    assert [when.may(keys) for keys in ({"note", "id"}, {"id"}, set())] == [True, False, False]
    assert When().may(set())
    assert When(keys={"note"}).holds(subject(""))
