"""The rules as editors read them, on a terminal and on their page."""

from __future__ import annotations

import os
import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import Final

import pytest
from markdown import markdown

from generator import explain
from generator.checks import RULES
from tests.shell import Shell

ROOT: Final = Path(__file__).parents[1]
CODES: Final = sorted(RULES.by_code)


@pytest.fixture
def bantin(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Return what runs the command line."""
    return Shell(capsys, monkeypatch)


@pytest.mark.parametrize("typed", ["REF003", "ref003", "reference-to-draft", "Reference-To-Draft"])
def test_a_rule_is_explained_by_its_code_or_its_name(typed: str, bantin: Shell) -> None:
    said = bantin("rule", typed)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(
        "REF003 reference-to-draft (cảnh báo)\n\nBản ghi đã đăng không nên dẫn tới bản nháp.\n\n"
    )
    assert "\nSai (xa-b còn là bản nháp):\n\n    partners: [xa-b]\n" in said.out


def test_only_of_a_warning_it_is_said_how_it_is_allowed(bantin: Shell) -> None:
    assert "- {code: REF003, reason: (vì sao)}" in bantin("rule", "REF003").out
    assert "allow:" not in bantin("rule", "REF001").out


def test_without_a_code_every_rule_is_listed_under_its_family(bantin: Shell) -> None:
    said = bantin("rule").out
    for code in CODES:
        rule = RULES.by_code[code]
        assert re.search(
            rf"^  {code}  {rule.code.severity.value} +{re.escape(rule.title)}$", said, re.MULTILINE
        )
    assert re.findall(r"^([A-Z]+): ", said, re.MULTILINE) == sorted({each[:-3] for each in CODES})


def test_a_family_is_listed_by_its_letters(bantin: Shell) -> None:
    said = bantin("rule", "fil").out
    assert set(re.findall(r"\b[A-Z]{2,3}[0-9]{3}\b", said)) == {each for each in CODES if each[:3] == "FIL"}


@pytest.mark.parametrize(
    ("typed", "hint"),
    [("REF03", "Ý bạn là “REF003”?"), ("xyz", "Các nhóm: "), ("missing-referense", "missing-reference")],
)
def test_an_unknown_rule_is_misuse_and_the_nearest_is_named(typed: str, hint: str, bantin: Shell) -> None:
    said = bantin("rule", typed)
    assert (said.code, said.out) == (2, "")
    assert hint in said.err


def test_every_family_says_what_it_is_about() -> None:
    assert {RULES.by_code[code].family for code in CODES} <= explain.FAMILIES.keys()


def test_the_page_is_current() -> None:
    made = explain.page()
    if os.environ.get("BLESS"):
        (ROOT / explain.PAGE).write_text(made, encoding="utf-8")
    assert (ROOT / explain.PAGE).read_text(encoding="utf-8") == made, "make bless"


@cache
def _shown() -> str:
    """Return the page of all rules as HTML."""
    return markdown(explain.page(), extensions=["fenced_code"])


@pytest.mark.parametrize("code", CODES)
def test_the_page_shows_the_words_and_the_examples_of_a_rule(code: str) -> None:
    part = _shown().split(f"<h3>{code}</h3>")[1].split("<h3>")[0]
    shown = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", part)))
    for line in RULES.by_code[code].doc.splitlines():
        assert re.sub(r"\s+", " ", line).strip() in shown
    assert ("\n    " in RULES.by_code[code].doc) is ("<pre>" in part)
    assert "<code>" not in re.sub(r"<pre>.*?</pre>|tên <code>.*?</code>", "", part, flags=re.DOTALL)
