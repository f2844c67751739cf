"""Known abbreviations in texts carry what they stand for, in both converters; signs and other words do not."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from generator.markup import blocks, inline
from generator.records.abbreviations import ABBREVIATIONS
from tests.pages.converters import by_cmark, by_python_markdown, dom

GLOSSARY: Final = Path(__file__).parents[2] / "content" / "tu-dien.md"
PLACES: Final = (
    "{}",
    "- {}\n- x",
    "- **Tên:** {}",
    "| a |\n| --- |\n| {} |",
    '<div class="x" markdown="1">\n\n{}\n\n</div>',
)


def explained(markdown: str) -> list[tuple[str, str]]:
    """Return the abbreviations both converters find, each with its title."""
    tree = by_python_markdown(markdown)
    assert dom(tree) == dom(by_cmark(markdown))
    return [(each.text_content(), each.get("title", "")) for each in tree.iter("abbr")]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("short", ABBREVIATIONS)
def test_an_abbreviation_says_what_it_stands_for(place: str, short: str) -> None:
    for text in (short, f"{short} xã A", f"Do {short}, và ({short}).", f"**{short}** và *{short}*"):
        found = explained(place.format(inline(text)))
        assert found == [(short, ABBREVIATIONS[short])] * text.count(short)


@pytest.mark.parametrize(
    "text", ["31/KH-UBND", "02/KH-MTTQ-BTT", "xUBND", "UBNDX", "ubnd", "TT", "THCSX", "UBND/2022"]
)
def test_signs_other_words_and_the_ambiguous_are_left_alone(text: str) -> None:
    assert explained(inline(text)) == []


def test_a_list_explains_too() -> None:
    assert explained(blocks("Gồm:\n\n- UBND xã;\n- trường THCS.")) == [
        ("UBND", "Ủy ban nhân dân"),
        ("THCS", "Trung học cơ sở"),
    ]


def test_an_address_is_not_touched() -> None:
    markdown = inline("[trang](https://xa-a.example/UBND?x=HĐND)")
    assert explained(markdown) == []


def test_the_glossary_of_the_site_has_every_abbreviation() -> None:
    text = GLOSSARY.read_text(encoding="utf-8")
    assert [each for each in ABBREVIATIONS if f"- **{each}:** {ABBREVIATIONS[each]}\n" not in text] == []
