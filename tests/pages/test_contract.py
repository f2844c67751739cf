"""The Markdown contract: three converters that know nothing of each other make the same DOM of every page."""

from __future__ import annotations

import re
from collections import Counter
from difflib import unified_diff
from itertools import pairwise
from typing import Final

import pytest
from lxml import html

from tests.minisite.folder import pages
from tests.pages.converters import by_cmark, by_pyromark, by_python_markdown, dom, site_extensions, split

CLOSED_SET: Final[dict[str, set[str]]] = {
    "div": {"class", "id", "markdown"},
    "span": {"class"},
    "abbr": {"title"},
    "strong": set(),
    "em": set(),
}
"""The HTML that a page may hold beside Markdown, and its attributes."""
FROM_MARKDOWN: Final = {
    "h1",
    "h2",
    "h3",
    "p",
    "ul",
    "ol",
    "li",
    "a",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
_TAG: Final = re.compile(r"<(?P<end>/?)(?P<name>[a-z]+)(?P<attributes>(?: [a-z]+=\"[^\"<>]*\")*)>")
_LIST_BREAK: Final = "<!-- -->"


def test_the_site_uses_the_extensions_of_the_contract_and_no_others() -> None:
    extensions = site_extensions()
    assert set(extensions) == {"md_in_html", "tables", "toc", "fenced_code"}
    assert extensions["tables"] == {"use_align_attribute": True}


def test_all_converters_make_the_same_dom_of_every_page() -> None:
    differences = {path: _difference(split(text)[1]) for path, text in pages().items()}
    found = [f"{path}\n{difference}" for path, difference in differences.items() if difference]
    if found:
        pytest.fail("\n\n".join(found), pytrace=False)


def _difference(markdown: str) -> str:
    slow, *others = (dom(convert(markdown)) for convert in (by_python_markdown, by_cmark, by_pyromark))
    return "\n".join(line for other in others for line in unified_diff(slow, other, n=2, lineterm=""))


@pytest.mark.parametrize("path", ["kiem-tra/KT-2025-0001.md", "don-vi/index.md", "index.md"])
def test_the_comparison_sees_a_difference(path: str) -> None:
    markdown = split(pages()[path])[1]
    assert dom(by_python_markdown(markdown)) != dom(by_cmark(markdown.replace("- ", "+ x", 1)))
    assert dom(by_python_markdown(markdown)) != dom(by_cmark(markdown.replace("# ", "# <b>x</b>", 1)))


@pytest.mark.parametrize("path", sorted(pages()))
def test_a_page_holds_no_html_outside_the_closed_set(path: str) -> None:
    text = split(pages()[path])[1].replace(_LIST_BREAK, "")
    tags = list(_TAG.finditer(text))
    assert text.count("<") == len(tags), "a < that is no tag of the contract"
    for tag in tags:
        attributes = set(re.findall(r" ([a-z]+)=", tag["attributes"]))
        assert attributes <= CLOSED_SET[tag["name"]], tag[0]
        assert tag["name"] != "div" or tag["end"] or ' markdown="1"' in tag[0], tag[0]
    balance = Counter(f"{tag['end']}{tag['name']}" for tag in tags)
    assert all(balance[name] == balance[f"/{name}"] for name in CLOSED_SET)


@pytest.mark.parametrize("path", sorted(pages()))
def test_a_page_holds_no_element_that_the_contract_does_not_know(path: str) -> None:
    tree = by_cmark(split(pages()[path])[1])
    assert {str(each.tag) for each in tree.iterdescendants()} <= FROM_MARKDOWN | CLOSED_SET.keys()
    for each in tree.iter("a"):
        assert re.match(r"https?://|[A-Za-z0-9._/-]*(#[A-Za-z0-9-]+)?$", each.get("href", "")), each.get(
            "href"
        )
    assert not _doubled_ids(tree)


def _doubled_ids(tree: html.HtmlElement) -> list[str]:
    counts = Counter(each.get("id") for each in tree.iterdescendants() if each.get("id"))
    return [str(name) for name, count in counts.items() if count > 1]


@pytest.mark.parametrize("path", sorted(pages()))
def test_a_page_has_one_main_heading_and_no_level_is_left_out(path: str) -> None:
    levels = [int(str(each.tag)[1]) for each in by_cmark(split(pages()[path])[1]).iter("h1", "h2", "h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


@pytest.mark.parametrize("path", sorted(pages()))
def test_the_front_matter_names_the_page_in_plain_text(path: str) -> None:
    front, body = split(pages()[path])
    assert set(front) <= {"title", "description"}
    heading = by_cmark(body).find("h1")
    assert heading is not None
    assert heading.text_content().startswith(front["title"])
