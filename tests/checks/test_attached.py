"""Attached files: what is said of them fits the program that made them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks import files
from tests.checks.asking import problems_of
from tests.folder import CONCLUSION, Folder


@pytest.mark.parametrize(
    ("kind", "menu"),
    [
        ("attachedTemplate", "Mẫu tài liệu"),
        ("image", "Sửa liên kết tới tệp"),
        ("oleObject", "Sửa liên kết tới tệp"),
    ],
)
def test_the_hint_about_a_text_names_a_menu_of_word(kind: str, menu: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.append(CONCLUSION, "  - {file: bien-ban.docx, title: Biên bản}\n")
    relation = files.RELATION.format(target="file:///a", kind=kind)
    folder.write("files/KL-2022-0001/bien-ban.docx", files.docx({"word/_rels/settings.xml.rels": relation}))
    (problem,) = problems_of(folder)
    assert (problem.code, menu in problem.hint, "Excel" in problem.hint) == ("SRC013", True, False)
