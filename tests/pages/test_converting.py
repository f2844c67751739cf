"""The fast converter makes of a page what Python-Markdown and MkDocs make of it: ids, permalinks, contents, links."""

from __future__ import annotations

import html
import re
import resource
import sys
from difflib import unified_diff
from typing import Any, Final
from urllib.parse import urljoin

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.converting import PROBE, Headings, Section, article
from generator.markup import escape, link, slug
from generator.pages.addresses import permalink, relative
from tests.minisite.folder import pages
from tests.pages.converters import dom, site_extensions, split, tree_of

HEADINGS: Final = Headings(('<a class="headerlink" href="#', '" title="Liên kết tới mục này">¶</a>'))
"""As ``mkdocs.yml`` has them."""
FOLDERS: Final = ("", "kiem-tra/", "kiem-tra/KT-1/", "ket-luan/", "ket-luan/nam-2020/")
NAMES: Final = ("index.md", "KT-1.md", "KT-12.md", "nam-2020.md", "kiem-tra.md", "KT-1.txt")


def _slow(text: str) -> tuple[str, list[dict[str, Any]]]:
    """Return what Python-Markdown makes with the options of the site, and the contents it found."""
    options = {name: dict(given) for name, given in site_extensions().items()}
    options["toc"] |= {"slugify": slug}
    converter = markdown.Markdown(extensions=list(options), extension_configs=options)
    return converter.convert(text), converter.toc_tokens  # type: ignore[attr-defined]


def _contents(tokens: list[dict[str, Any]]) -> list[Section]:
    return [
        Section(each["id"], html.escape(html.unescape(each["name"])), _contents(each["children"]))
        for each in tokens
    ]


def _difference(text: str) -> str:
    """Say where the two articles of a text differ; links between files are for other tests."""
    text = re.sub(r"\]\((?!https?:)[^)]*\)", "](https://a.example/)", text)
    fast, (slow, tokens) = article("index.md", text, HEADINGS), _slow(text)
    return "\n".join(
        [
            *unified_diff(dom(tree_of(slow)), dom(tree_of(fast.html)), n=1, lineterm=""),
            *unified_diff([str(each) for each in _contents(tokens)], [str(fast.main)], lineterm=""),
        ]
    )


@pytest.mark.parametrize("path", sorted(pages()))
def test_a_page_is_the_same_from_both(path: str) -> None:
    assert _difference(split(pages()[path])[1]) == ""


@given(st.lists(st.sampled_from(["x", "X!", "x 1", "x_1", "x_2", "y", "?", "&", "<b>x</b>", "x_x_9"])))
def test_headings_of_one_name_get_the_same_ids_from_both(titles: list[str]) -> None:
    parts = [
        f'{"##" if number % 3 else "###"} {escape(each)}\n\n<div id="x_3" markdown="1">\n\nz\n\n</div>'
        for number, each in enumerate(titles, 1)
    ]
    assert _difference("\n\n".join(["# x", *parts])) == ""


def test_what_a_site_makes_of_headings_is_seen_from_a_probe() -> None:
    assert Headings.seen(_slow(PROBE)[0], 3) == HEADINGS


def test_small_headings_are_not_in_the_contents() -> None:
    made = article("index.md", "# a\n\n## b\n\n### c", Headings(deepest=2))
    assert made.main == Section("a", "a", [Section("b", "b", [])])
    assert '<h3 id="c">c</h3>' in made.html


def _place(path: str) -> str:
    """Return the address of a page or a file."""
    return permalink(path, "https://a.example") if path.endswith(".md") else f"https://a.example/{path}"


_PATHS: Final = st.builds(str.__add__, st.sampled_from(FOLDERS), st.sampled_from(NAMES))


@given(_PATHS.filter(lambda path: path.endswith(".md")), _PATHS, st.sampled_from(["", "#KT-1-f1"]))
def test_a_link_leads_from_page_to_page_as_from_file_to_file(page: str, target: str, anchor: str) -> None:
    made = article(page, link("x", relative(target, page) + anchor), HEADINGS)
    (found,) = tree_of(made.html).iter("a")
    assert urljoin(_place(page), found.get("href")) == _place(target) + anchor


@pytest.mark.parametrize(
    ("page", "path", "address"),
    [
        ("kiem-tra/KT-1.md", "KT-1.md", "./"),
        ("kiem-tra/KT-1.md", "KT-12.md#a", "../KT-12/#a"),
        ("kiem-tra/KT-1.md", "KT-1/bien-ban.txt", "bien-ban.txt"),
        ("kiem-tra/KT-1.md", "index.md", "../"),
        ("kiem-tra/KT-1.md", "../index.md", "../../"),
        ("kiem-tra/KT-1.md", "#KT-1-f1", "#KT-1-f1"),
        ("kiem-tra/KT-1.md", "https://a.example/b.md", "https://a.example/b.md"),
        ("kiem-tra/KT-1/a.md", "../KT-1.md", "../"),
        ("kiem-tra/KT-1/a.md", "../../kiem-tra.md", "../../"),
        ("kiem-tra/KT-1/index.md", "../../kiem-tra.md", "../"),
        ("kiem-tra/index.md", "index.md#a", "./#a"),
        ("kiem-tra/index.md", "KT-1.md", "KT-1/"),
        ("index.md", "kiem-tra/index.md", "kiem-tra/"),
    ],
)
def test_an_address_is_as_short_as_mkdocs_writes_it(page: str, path: str, address: str) -> None:
    made = article(page, f"[x]({path})", HEADINGS)
    (found,) = tree_of(made.html).iter("a")
    assert found.get("href") == address


def test_the_contents_stand_below_the_title_of_a_page_with_many_parts() -> None:
    assert not article("index.md", "# a\n\n## b\n\n## b\n\n### c\n\n## b", HEADINGS).has_contents
    assert article("index.md", "# a\n\n## b\n\n## b\n\n## b\n\n## b", HEADINGS).has_contents


def test_a_text_that_looks_like_html_gives_no_id_and_keeps_its_words() -> None:
    text = 'a markdown="1"> <div id="b" markdown="1"> <a href="c.md"> style="text-align: left">'
    made = article("kiem-tra/KT-1.md", f"# {escape(text)}\n\n{escape(text)}\n\n## b", HEADINGS)
    assert made.ids == {slug(text), "b"}
    assert made.main.title == html.escape(text)
    assert text in tree_of(made.html).text_content()


def test_many_pages_take_no_more_memory_than_a_few() -> None:
    text = split(pages()["kiem-tra/KT-2025-0001.md"])[1]
    held = [_held_after(text, times) for times in (100, 300)]
    assert held[1] - held[0] < 200 * 20_000


def _held_after(text: str, times: int) -> int:
    """Return how many bytes this process has held at most; ``resource`` counts in KB on Linux, in bytes on macOS."""
    for _ in range(times):
        article("index.md", text, HEADINGS)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def test_an_address_that_a_page_has_is_known() -> None:
    made = article(
        "index.md", '# Đơn vị\n\n<div class="finding" id="KT-1-f1" markdown="1">\n\nx\n\n</div>', HEADINGS
    )
    assert made.ids == {"don-vi", "KT-1-f1"}
