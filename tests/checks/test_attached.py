"""Attached files: what is said of them fits the program that made them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

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


def word(text: str) -> bytes:
    """Return a text of Word with one paragraph."""
    return files.docx(
        {"word/document.xml": f"<w:document><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:document>"}
    )


PEOPLE: Final = "Họ tên,Số CCCD\nNguyễn Văn B,001099000000\n".encode()
ROW: Final = '<row><c t="inlineStr"><is><t>{}</t></is></c><c t="inlineStr"><is><t>{}</t></is></c></row>'
SHEET: Final = ROW.format("Họ tên", "Số CCCD") + ROW.format("Nguyễn Văn B", "001099000000")


@pytest.mark.parametrize(
    ("name", "content", "codes"),
    [
        ("a.csv", PEOPLE, ["PER013"]),
        ("a.zip", files.archive({"a.csv": PEOPLE}), ["PER013"]),
        ("a.xlsx", files.xlsx({"xl/worksheets/sheet1.xml": SHEET}), ["PER013"]),
        ("a.docx", word("Trả cho người có căn cước 001099000000 ở thôn 3."), ["PER014"]),
        ("a.txt", "Số tài khoản 19000000000000 của ông Nguyễn Văn B.\n".encode(), ["PER014"]),
        ("a.txt", "Góp ý gửi về nguyenvanb1980@gmail.com.\n".encode(), ["PER014"]),
        ("a.txt", "Mã hồ sơ 001099000000, gửi ubnd-xa-a@tinh-a.gov.vn.\n".encode(), []),
        ("a.csv", "Mã,Số tiền\n001099000000,5\n".encode(), []),
        ("a.docx", word("Tài khoản tạm giữ 3949000000000 tại Kho bạc."), []),
    ],
)
def test_what_leads_to_people_is_found_in_what_is_attached(
    name: str, content: bytes, codes: list[str], tmp_path: Path
) -> None:
    folder = Folder(tmp_path)
    folder.append(CONCLUSION, f"  - {{file: {name}, title: Danh sách}}\n")
    folder.write(f"files/KL-2022-0001/{name}", content)
    problems = problems_of(folder)
    assert [each.code for each in problems] == codes
    assert not any("001099" in each.message or "1900000" in each.message for each in problems)
