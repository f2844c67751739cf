"""Whatever somebody types stays text: in every place where templates put it, in all converters."""

from __future__ import annotations

import re
from difflib import unified_diff
from typing import Final
from urllib.parse import unquote

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from lxml import html
from slugify import slugify

from generator.markup import blocks, escape, inline, link, slug, span
from generator.scalars import normalise
from generator.source import _FORBIDDEN
from tests.pages.converters import by_cmark, by_pyromark, by_python_markdown, dom
from tests.tries import tries

CARD: Final = '<div class="finding" id="KT-2025-0001-f1" markdown="1">\n\n{}\n\n</div>'
TABLE: Final = "| a | b |\n| --- | --- |\n| c | {} |\n| {} | d |"
PLACES: Final = {
    "a paragraph": ("{}", "{}"),
    "inside a sentence": ("Trang do {} đăng. ({})", "Trang do {} đăng. ({})"),
    "after a bold word": ("**Ý kiến:** {}", "Ý kiến: {}"),
    "the heading of a page": ("# {}", "{}"),
    "the heading of a part": ("x\n\n### {}: {}\n\ny", "x {}: {} y"),
    "a list item": ("- {}\n- {}", "{} {}"),
    "a fact": ("- **Số, ký hiệu:** {}\n- **Tên:** {}", "Số, ký hiệu: {} Tên: {}"),
    "a bold part of a list item": ("- **{}:** x\n- **{}**, y\n- **{}** ({})", "{}: x {}, y {} ({})"),
    "a bold paragraph": ("**{}**", "{}"),
    "a bold part of a paragraph": ("**Phân chia {}** ({})", "Phân chia {} ({})"),
    "a card": (CARD, "{}"),
    "a heading in a card": (CARD.format("### {}\n\n- **x:** {}"), "{} x: {}"),
    "a card in a card": (CARD.format('<div class="facts" markdown="1">\n\n- {}\n\n</div>\n\n{}'), "{} {}"),
    "a table cell": (TABLE, "a b c {} {} d"),
    "a strong table cell": (TABLE.format("<strong>{}</strong>", "{}, {}"), "a b c {} {}, {} d"),
    "a table head": ("| {} ({}) | b |\n| --- | --- |\n| c | d |", "{} ({}) b c d"),
    "a table in a card": (CARD.format(TABLE), "a b c {} {} d"),
    "a span": ('<span class="unknown">{}</span>', "{}"),
    "a span in a fact": ('- **Tên:** <span class="unknown">{}</span>, {}', "Tên: {}, {}"),
}
"""How templates place a text: the Markdown around it, and what a reader then sees."""
BLOCK_PLACES: Final = ("{}", CARD, "# x\n\n{}\n\n## y", "{}\n\n- **x:** y", CARD.format("{}\n\n**x**\n\n{}"))
SPECIALS: Final = "\\`*_{}[]()#+-.!|<>&~:=\"'$^@/;?% \n\t0123456789aăđĐ \u00a0\u2028\u200b"
SNIPPETS: Final = [
    *(
        "<script>alert(1)</script>",
        "</div>",
        '<div markdown="1">',
        "<!--",
        "-->",
        "<?php",
        "]]>",
        "<b",
        "&lt;",
        "&#124;",
    ),
    *(
        "{{ 7*7 }}",
        "{% raw %}",
        "{: #id .c }",
        "[TOC]",
        "*[X]: y",
        "[^1]: x",
        "[a]: http://x.example",
        "!!! note",
        "$x$",
    ),
    *(
        "```",
        "~~~",
        "    x",
        "\tx",
        "***",
        "---",
        "===",
        "1. a",
        "1) a",
        "- a",
        "+ a",
        "> a",
        "# a",
        "a #",
        ": a",
    ),
    *(
        "**",
        "__",
        "*",
        "_",
        "*a*",
        "__a__",
        "**a**",
        "\\",
        "\\\\",
        "\n",
        "\n\n",
        "  \n",
        "|",
        "| - | - |",
        "![a](b)",
    ),
    *(
        "[a](https://x.example/a_b*c?d=1&e='2'#f)",
        "[a](javascript:alert(1))",
        "<https://x.example>",
        "https://x.example",
    ),
    *("wzxhzdk:0", "klzzwxh:0001", "Đ", "ệ", "UBND", "e\u0302\u0323", "😀", "\u202e", "﷽", "a"),
]


def _typed(text: str) -> str:
    """Return a text as the loader hands it on."""
    return normalise(_FORBIDDEN.sub("", text))


def _texts() -> st.SearchStrategy[str]:
    parts = st.one_of(st.sampled_from(SNIPPETS), st.text(SPECIALS, max_size=8), st.text(max_size=4))
    mixed = st.lists(parts, max_size=8).map("".join)
    return st.one_of(mixed, st.text(SPECIALS, max_size=30), st.text(max_size=30)).map(_typed).filter(bool)


TEXTS: Final = _texts()
URLS: Final = st.from_regex(
    r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[^\s<>\"\\^`{|}]*)?", fullmatch=True
).map(_typed)
ours = tries(25)


def _same(markdown: str) -> html.HtmlElement:
    """Return the DOM that all converters make; fail if they differ."""
    tree = by_python_markdown(markdown)
    for other in by_cmark, by_pyromark:
        found, wanted = dom(tree), dom(other(markdown))
        assert found == wanted, "\n".join([markdown, *unified_diff(found, wanted, lineterm="")])
    return tree


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\W\d_]", text))


def _words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("place", PLACES)
@ours
@given(text=TEXTS)
def test_escaped_text_is_seen_as_it_was_typed(place: str, text: str) -> None:
    around, wanted = (part.replace("{}", "\0") for part in PLACES[place])
    tree = _same(around.replace("\0", escape(text)))
    assert _words(tree.text_content()).replace(" ", "") == _words(wanted.replace("\0", text)).replace(" ", "")
    assert _words(text) in _words(tree.text_content())
    tags = [str(each.tag) for each in tree.iterdescendants()]
    assert tags == [str(each.tag) for each in _same(around.replace("\0", "x")).iterdescendants()]


@pytest.mark.parametrize("place", PLACES)
@ours
@given(text=TEXTS)
@example("0![a](https://x.example)")
def test_emphasis_and_links_are_the_same_in_both_converters(place: str, text: str) -> None:
    around = PLACES[place][0].replace("{}", "\0")
    tree = _same(around.replace("\0", inline(text)))
    plain = [str(each.tag) for each in _same(around.replace("\0", "x")).iterdescendants()]
    added = {str(each.tag) for each in tree.iterdescendants()} - set(plain)
    assert added <= {"strong", "em", "a", "abbr"}
    _check_links(tree)


@pytest.mark.parametrize("around", BLOCK_PLACES)
@ours
@given(text=TEXTS)
def test_blocks_are_paragraphs_lists_emphasis_and_links_and_nothing_else(around: str, text: str) -> None:
    tree = _same(around.replace("{}", blocks(text)))
    known = {"p", "ul", "ol", "li", "strong", "em", "a", "abbr"}
    assert {str(each.tag) for each in _same(blocks(text)).iterdescendants()} <= known
    _check_links(tree)


@ours
@given(text=TEXTS)
@example("a\n- b\n\nc\n1. d\n2. e\n\n- f")
def test_blocks_lose_no_word_and_add_none(text: str) -> None:
    assume("](" not in text)
    assert _letters(by_python_markdown(blocks(text)).text_content()) == _letters(text)


@pytest.mark.parametrize(
    "around", ["{}", "- **Địa chỉ:** {}", "| a |\n| --- |\n| x {} |", "## x\n\n({}).", CARD]
)
@ours
@given(label=TEXTS, target=URLS)
@example("a]b", "http://a/(b)'c~d&e=%20&amp;f*g_h[i]|j")
@example("\\", "https://a/đ?ệ=Ủ#ư")
def test_a_link_goes_where_it_says_and_is_called_what_it_is_called(
    around: str, label: str, target: str
) -> None:
    tree = _same(around.replace("{}", link(label, target)))
    (found,) = tree.iter("a")
    assert unquote(found.get("href", "")) == unquote(target)
    assert _words(found.text_content()) == _words(label)
    assert set(found.attrib) == {"href"}


@ours
@given(text=TEXTS)
def test_a_span_holds_its_text(text: str) -> None:
    (found,) = _same(span("unknown", text)).iter("span")
    assert _words(found.text_content()) == _words(text)


@ours
@given(text=TEXTS)
def test_a_slug_is_plain_and_never_empty(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(text))


@given(st.text("aăâđeêoôơuưyĂÂĐẾỠựỵÃẽ'“”–—&;,.0 19-_!½\u0300\u0323\u0308xZ") | st.text())
def test_a_slug_is_what_slugify_makes(text: str) -> None:
    assert slug(text) == (slugify(text) or "muc")
    assert slug(text, "_") == (slugify(text, separator="_") or "muc")


def _check_links(tree: html.HtmlElement) -> None:
    for each in tree.iter("a"):
        assert re.match(r"https?://", each.get("href", "")), each.get("href")
        assert set(each.attrib) == {"href"}
