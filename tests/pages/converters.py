"""Three converters that know nothing of each other, and the DOM of what they make, as lines that can be compared."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, Final

import cmarkgfm
import markdown
import yaml
from cmarkgfm.cmark import Options
from lxml import etree, html

from generator.converting import converted
from generator.markup import slug

MKDOCS_YML: Final = Path(__file__).parents[2] / "mkdocs.yml"
MKDOCS_OWN: Final = ("toc", "tables", "fenced_code")
"""Extensions that MkDocs switches on by itself."""
_INLINE: Final = frozenset({"a", "abbr", "b", "br", "code", "em", "i", "img", "span", "strong", "sub", "sup"})
_HEADING: Final = re.compile("h[1-6]")
_FRONT_MATTER: Final = re.compile(r"\A---\n(?P<front>.*?\n)---\n", re.DOTALL)


def split(page: str) -> tuple[dict[str, str], str]:
    """Return the front matter and the Markdown of a whole page."""
    match = _FRONT_MATTER.match(page)
    assert match, "no front matter"
    return yaml.safe_load(match["front"]), page[match.end() :]


@cache
def site_extensions() -> dict[str, dict[str, Any]]:
    """Return the extensions of ``mkdocs.yml`` with their options, and those that MkDocs adds."""
    listed = yaml.safe_load(MKDOCS_YML.read_text(encoding="utf-8"))["markdown_extensions"]
    found: dict[str, dict[str, Any]] = {name: {} for name in MKDOCS_OWN}
    for each in listed:
        found |= each if isinstance(each, dict) else {each: {}}
    return found


def by_python_markdown(text: str) -> html.HtmlElement:
    """Convert as the site does; the links of headings to themselves are furniture and left out."""
    options = {name: dict(given) for name, given in site_extensions().items()}
    options["toc"] |= {"slugify": slug, "permalink": False}
    return tree_of(markdown.markdown(text, extensions=list(options), extension_configs=options))


def by_cmark(text: str) -> html.HtmlElement:
    """Convert as CommonMark with GitHub's tables; then do what md_in_html and toc do for the other."""
    unsafe = Options.CMARK_OPT_UNSAFE
    tree = tree_of(cmarkgfm.markdown_to_html_with_extensions(text, options=unsafe, extensions=["table"]))
    for element in tree.iter("div"):
        if element.get("markdown") == "1":
            del element.attrib["markdown"]
    _name_headings(tree)
    return tree


def by_pyromark(text: str) -> html.HtmlElement:
    """Convert as the fast way does, but for what it does afterwards with headings and links."""
    tree = tree_of(converted(text))
    _name_headings(tree)
    return tree


def _name_headings(tree: html.HtmlElement) -> None:
    """Give headings the ids that Python-Markdown's toc gives them, ``-`` and a number after a doubled one."""
    used = {element.get("id") for element in tree.iter() if element.get("id")}
    for element in tree.iter(etree.Element):
        if _HEADING.fullmatch(str(element.tag)) and not element.get("id"):
            name = slug(element.text_content())
            while name in used:
                name = _next_name(name)
            used.add(name)
            element.set("id", name)


def _next_name(name: str) -> str:
    stem, mark, number = name.rpartition("_")
    return f"{stem}_{int(number) + 1}" if mark and number.isdigit() else f"{name}_1"


def tree_of(converted: str) -> html.HtmlElement:
    """Return the tree of a piece of HTML."""
    tree = html.fragment_fromstring(converted, create_parent="main")
    etree.strip_tags(tree, etree.Comment)
    return tree


def dom(tree: html.HtmlElement, depth: int = 0) -> list[str]:
    """Return a tree as lines: one a tag with its attributes, one a text, white space folded as a browser folds it."""
    nodes = [tree.text or "", *(node for child in tree for node in (child, child.tail or ""))]
    lines: list[str] = []
    for left, node, right in zip([tree, *nodes[:-1]], nodes, [*nodes[1:], tree], strict=True):
        if not isinstance(node, str):
            lines += [f"{'  ' * depth}<{_tag(node)}>", *dom(node, depth + 1)]
        elif text := _fold(node, start=_is_block(left), end=_is_block(right)):
            lines.append(f"{'  ' * depth}“{text}”")
    return lines


def _tag(element: html.HtmlElement) -> str:
    return " ".join(
        [str(element.tag), *(f"{key}={value!r}" for key, value in sorted(element.attrib.items()))]
    )


def _is_block(element: html.HtmlElement) -> bool:
    return element.tag not in _INLINE


def _fold(text: str, *, start: bool, end: bool) -> str:
    text = re.sub(r"[ \t\r\n]+", " ", text)
    text = text.lstrip(" ") if start else text
    return text.rstrip(" ") if end else text
