"""The engine: what templates put out is escaped, what they include is theirs, and an edited template is read again."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, UndefinedError

from generator.markup import Markup, facts
from generator.pages import engine


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that the engine takes its templates from."""
    folder = tmp_path / "templates"
    folder.mkdir()
    monkeypatch.setattr(engine, "TEMPLATES", folder)
    monkeypatch.setattr(engine, "COMPILED", tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


def _rendered(**data: object) -> str:
    return engine.environment().get_template("page.j2").render(**data)


def test_all_but_markup_is_escaped_also_in_a_filter_and_a_macro(templates: Path) -> None:
    macro = "{% macro said(text) %}<{{ text }}>{% endmacro %}"
    (templates / "page.j2").write_text(
        macro + "{{ x }} {{ m }} {{ said(x)|safe }} {% filter facts %}- {{ x }}\n{% endfilter %}",
        encoding="utf-8",
    )
    found = _rendered(x="a*b", m=Markup("*b*"))
    assert found.split() == ["a&#42;b", "*b*", "<a&#42;b>", *facts("- a&#42;b").split()]


def test_what_the_methods_of_a_text_make_of_markup_is_escaped_again(templates: Path) -> None:
    (templates / "page.j2").write_text("{{ m + '*' }} {{ m ~ '*' }} {{ m.lower() }}", encoding="utf-8")
    assert _rendered(m=Markup("*")) == "&#42;&#42; &#42;&#42; &#42;"


@pytest.mark.parametrize(
    "text", ["{{ absent }}", "{{ x.absent }}", "{{ absent.x }}", "{{ absent(x) }}", "{{ x.absent() }}"]
)
def test_what_nobody_gave_stops_the_page_and_is_named_with_its_line(templates: Path, text: str) -> None:
    (templates / "page.j2").write_text(f"\n{text}", encoding="utf-8")
    with pytest.raises((UndefinedError, AttributeError), match="absent") as caught:
        _rendered(x=1)
    assert (templates / "page.j2", 2) in [(each.path, each.lineno + 1) for each in caught.traceback]


def test_a_template_can_ask_whether_a_name_or_a_part_of_a_thing_is_there(templates: Path) -> None:
    (templates / "page.j2").write_text(
        "{{ x is defined }} {{ x.real is defined }} {{ x.absent is defined }} {{ absent is defined }}",
        encoding="utf-8",
    )
    assert _rendered(x=1) == "True True False False"


def test_arguments_go_by_place_by_name_and_unpacked(templates: Path) -> None:
    (templates / "page.j2").write_text(
        "{{ show(1, b=2) }} {{ show(*xs, **named) }}{% for x in xs %} {{ show(x, b=loop.index) }}{% endfor %}",
        encoding="utf-8",
    )
    found = _rendered(show=lambda a, b: f"{a}{b}", xs=[3], named={"b": 4})
    assert found == "12 34 31"


def test_a_macro_can_be_called_with_a_block(templates: Path) -> None:
    (templates / "page.j2").write_text(
        "{% macro said() %}<{{ caller()|safe }}>{% endmacro %}{% call said() %}{{ x }}{% endcall %}",
        encoding="utf-8",
    )
    assert _rendered(x="*") == "<&#42;>"


def test_an_included_template_sees_the_names_around_it_at_any_depth(templates: Path) -> None:
    (templates / "page.j2").write_text(
        '{% for x in xs %}\n{% include "a.j2" %}\n{% endfor %}', encoding="utf-8"
    )
    (templates / "a.j2").write_text('{# why #}\n- {% include "b.j2" +%}\n', encoding="utf-8")
    (templates / "b.j2").write_text("{{ x }}{{ loop.index }}", encoding="utf-8")
    assert _rendered(xs="vw") == "- v1\n- w2\n"


def test_a_template_that_was_edited_is_read_again_by_the_next_build_whoever_includes_it(
    templates: Path,
) -> None:
    (templates / "page.j2").write_text('{% include "a.j2" %}', encoding="utf-8")
    for text in ("before", "after, and longer"):
        (templates / "a.j2").write_text(text, encoding="utf-8")
        assert _rendered() == text


def test_a_page_is_tidy() -> None:
    assert engine.tidy("\n \n# A \n\n\n \n\nb  \nc\n\n") == "# A\n\nb\nc\n"


def _compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list to which is added what is compiled from now on, by an engine of its own."""
    found: list[str] = []
    compiled = Environment.compile

    def compiling(self: Environment, source: str, *args: Any, **named: Any) -> Any:
        found.append(source)
        return compiled(self, source, *args, **named)

    monkeypatch.setattr(Environment, "compile", compiling)
    return found


def test_a_template_is_compiled_once_and_again_when_it_was_edited(
    templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = _compiled(monkeypatch)
    for text, times in (("một", 1), ("một", 1), ("hai", 2)):
        (templates / "page.j2").write_text(text, encoding="utf-8")
        engine._engine.cache_clear()
        assert (_rendered(), len(found)) == (text, times)


@pytest.mark.parametrize("spoilt", [b"", b"x", bytes(99)])
def test_a_compiled_template_that_is_spoilt_is_compiled_anew(
    templates: Path, monkeypatch: pytest.MonkeyPatch, spoilt: bytes
) -> None:
    found = _compiled(monkeypatch)
    (templates / "page.j2").write_text("một", encoding="utf-8")
    _rendered()
    (kept,) = templates.parent.rglob("*.pyc")
    for content in (spoilt, kept.read_bytes()[:-1], kept.read_bytes() + b"x"):
        whole = kept.read_bytes()
        kept.write_bytes(content)
        engine._engine.cache_clear()
        assert (_rendered(), kept.read_bytes()) == ("một", whole)
    assert len(found) == 4


def test_nothing_is_kept_where_python_may_keep_nothing(
    templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    (templates / "page.j2").write_text("một", encoding="utf-8")
    assert _rendered() == "một"
    assert list(templates.parent.rglob("*.pyc")) == []
