"""A page in a shell is the page that the theme would have made, whatever its title and however many its parts."""

from __future__ import annotations

import pickle
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from lxml import html
from markupsafe import escape

from generator.converting import CONTENTS, Article, Section
from generator.shell import ADDRESS, DESCRIPTION, PROBES, TITLE, Shell, Uncut, cut, probe_of

THEME: Final = Environment(autoescape=True).from_string("""\
<head><title>{{ title }} – 100%</title><link href="{{ address }}">
<meta name="description" content="{{ description }}"></head>
<a href="#{{ main.id|safe }}">Tới {{ main.title|safe }}</a>
{%- macro table(parts) %}
  {%- for part in parts %}
    <li title="{{ part.title|safe }}"><a href="#{{ part.id|safe }}">{{ part.title|safe }}</a>
    {%- if part.below %}<p>{{ part.title|safe }}:</p> <ol>{{ table(part.below) }}</ol>{% endif %}</li>
  {%- endfor %}
{%- endmacro %}
{% if main.below %}<ol>{{ table(main.below) }}
</ol>{% endif %}
<article>
{{ heading|safe }}</h1>
{% if has_contents %}
<ul>{% for part in main.below %}<li><a href="#{{ part.id|safe }}">{{ part.title|safe }}</a></li>{% endfor %}</ul>
{% endif %}
{{ rest|safe }}
</article>
{% if has_lists %}<script src="danh-sach.js"></script>{% endif %}
<footer title="{{ title }}">5 %s %(title)s</footer>
""")
"""A theme of its own kind: nothing in it is as in the real one."""
HOSTILE: Final = (
    "</title><script>alert(1)</script> \" onload='x' & &lt; %s %(rest)s {{ 7*7 }} zbantinrestz \\1"
)


def _made(article: Article, title: str, description: str, address: str) -> str:
    """Return the page as the theme makes it."""
    heading, _, rest = article.html.partition("</h1>")
    return THEME.render(
        title=title,
        description=description,
        address=address,
        main=article.main,
        heading=heading,
        rest=rest,
        has_contents=article.has_contents,
        has_lists=article.has_lists,
    )


@pytest.fixture(scope="module")
def shell() -> Shell:
    return cut(_made(probe, TITLE, DESCRIPTION, ADDRESS) for probe in PROBES)


_TEXT: Final = st.sampled_from(["a", "Đơn vị", HOSTILE]) | st.text(max_size=5)
_PART: Final = st.builds(
    Section, _TEXT, _TEXT, st.lists(st.builds(Section, _TEXT, _TEXT, st.just([])), max_size=3)
)
_REST: Final = st.sampled_from(
    ["", "<p>x</p>", f"<p>{HOSTILE}</p>", '<div class="list">x</div>', '<div class="register"></div>']
)


@given(st.lists(_PART, max_size=CONTENTS + 2), _REST, _TEXT, _TEXT)
def test_a_page_in_a_shell_is_what_the_theme_makes(
    shell: Shell, parts: list[Section], rest: str, title: str, description: str
) -> None:
    article = Article(f"<h1>{title}</h1>{rest}", Section("dau-trang", title, parts))
    made = article, title, description, "https://a.example/?a&b"
    assert shell.fill(*made).decode() == _made(*made)


def test_a_hostile_text_stays_text_in_an_element_and_in_an_attribute(shell: Shell) -> None:
    page = shell.fill(Article("<h1>x</h1>", Section("x", escape(HOSTILE), [])), HOSTILE, HOSTILE, "").decode()
    tree = html.document_fromstring(page)
    assert tree.findtext("head/title") == f"{HOSTILE} – 100%"
    assert tree.xpath("//meta/@content") == [HOSTILE]
    assert tree.xpath("//script | //@onload") == []


def test_a_shell_can_be_kept_and_sent_elsewhere(shell: Shell) -> None:
    assert pickle.loads(pickle.dumps(shell)) == shell  # noqa: S301 - made here


@pytest.mark.parametrize(
    ("change", "by"),
    [
        ("zbantinrestz", "…"),
        ("zbantinheadingz", "zbantinheadingz zbantinheadingz"),
        ('zbantinname5z"><a', 'zbantinname5z" class="x"><a'),
        ("zbantinid2z", "zbantinid2"),
    ],
    ids=["content is gone", "content is doubled", "a part differs", "a part is gone"],
)
def test_a_theme_that_cannot_be_cut_is_refused(change: str, by: str) -> None:
    made = [_made(probe, TITLE, DESCRIPTION, ADDRESS) for probe in PROBES]
    with pytest.raises(Uncut):
        cut([made[0].replace(change, by, 1), *made[1:]])


@pytest.mark.parametrize(
    ("path", "probe"),
    [
        ("kiem-tra/KT-1.md", "kiem-tra/zbantinz.md"),
        ("kiem-tra/nam-2020.md", "kiem-tra/zbantinz.md"),
        ("kiem-tra/nam-2020/index.md", "kiem-tra/zbantinz.md"),
        ("kiem-tra/nam-2020/trang-2.md", "kiem-tra/zbantinz/zbantinz.md"),
        ("ket-luan/KL-1.md", "ket-luan/zbantinz.md"),
        ("ket-luan/index.md", "ket-luan/index.md"),
        ("xu-ly/tat-ca.md", "xu-ly/tat-ca.md"),
        ("a.md", "a.md"),
        ("index.md", "index.md"),
    ],
)
def test_pages_of_one_folder_and_depth_share_a_shell(path: str, probe: str) -> None:
    assert probe_of(path, {"xu-ly/tat-ca.md"}) == probe
