"""What office files, tables and texts say: read without a parser of theirs, and never with an exception."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.contents import pages, personal
from tests.checks import files

WORD: Final = "<w:document><w:body>{}</w:body></w:document>"
CELL: Final = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
SHEET: Final = "<worksheet><sheetData>{}</sheetData></worksheet>"
STRINGS: Final = "<sst><si><t>Họ tên</t></si><si><r><t>Số </t></r><r><t>CCCD</t></r></si></sst>"


def said(folder: Path, name: str, content: bytes) -> list[str]:
    """Return all lines of a file."""
    path = folder / name
    path.write_bytes(content)
    return [line for page in pages(path) for line in page.lines]


def test_a_text_of_word_is_its_paragraphs_and_the_rows_of_its_tables(tmp_path: Path) -> None:
    row = "<w:tr>" + CELL.format("Họ tên") + CELL.format("Số &amp; nơi") + "</w:tr>"
    text = '<w:p><w:r><w:t xml:space="preserve">Kết </w:t></w:r><w:r><w:t>luận</w:t></w:r></w:p>'
    content = files.docx({"word/document.xml": WORD.format(f"{text}<w:tbl>{row}</w:tbl>")})
    assert said(tmp_path, "a.docx", content) == ["Kết luận", "Họ tên \tSố & nơi \t"]


def test_what_stands_above_a_page_of_word_is_read_too(tmp_path: Path) -> None:
    content = files.docx({"word/header1.xml": "<w:hdr><w:p><w:r><w:t>MẬT</w:t></w:r></w:p></w:hdr>"})
    assert said(tmp_path, "a.docx", content) == ["MẬT"]


def test_a_row_of_excel_has_its_cells_where_they_stand(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>B</t></is></c><c r="C2"><v>1099000000</v></c></row>'
    )
    parts: dict[str, str | bytes] = {
        "xl/sharedStrings.xml": STRINGS,
        "xl/worksheets/sheet1.xml": SHEET.format(rows),
    }
    assert said(tmp_path, "a.xlsx", files.xlsx(parts)) == ["Họ tên\t\tSố CCCD", "B\t\t1099000000"]


def test_a_text_of_libreoffice_is_its_paragraphs_and_the_rows_of_its_tables(tmp_path: Path) -> None:
    table = (
        "<table:table-row><table:table-cell><text:p>Tên</text:p></table:table-cell>"
        "<table:table-cell><text:p>SĐT</text:p></table:table-cell></table:table-row>"
    )
    content = files.odt({"content.xml": f"<text:p>Kết<text:s/><text:span>luận</text:span></text:p>{table}"})
    assert said(tmp_path, "a.odt", content) == ["Kết luận", "Tên \tSĐT \t"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_has_tabs_whatever_parted_its_cells(separator: str, tmp_path: Path) -> None:
    content = f'\ufeffTên{separator}"Thôn 1{separator} tổ 2"\n'.encode()
    assert said(tmp_path, "a.csv", content) == [f"Tên\tThôn 1{separator.strip()} tổ 2"]


def test_an_archive_says_what_the_files_in_it_say_and_what_they_are_called(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(files.archive({"toi-mat.pdf": "%PDF-1.7", "so.csv": "Tên,SĐT\n"}))
    assert [(page.name, page.lines, page.is_table) for page in pages(path)] == [
        ("toi-mat.pdf", [], False),
        ("so.csv", ["Tên\tSĐT"], True),
    ]


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(
    ending=st.sampled_from([".docx", ".xlsx", ".odt", ".csv", ".zip"]),
    cut=st.integers(0, 600),
    more=st.binary(max_size=40),
)
def test_a_damaged_file_raises_nothing(ending: str, cut: int, more: bytes, tmp_path: Path) -> None:
    sound = {".docx": files.docx(), ".xlsx": files.xlsx(), ".odt": files.odt(), ".zip": files.nested(1)}
    whole = sound.get(ending, 'Tên,"SĐT'.encode())
    at = cut % len(whole)
    for content in (whole[:at], whole[:at] + more + whole[at + len(more) :], more):
        assert isinstance(said(tmp_path, f"a{ending}", content), list)


@pytest.mark.parametrize(
    ("lines", "column"),
    [
        (["STT\tHọ tên\tSố CCCD", "1\tB\t001099000000"], "Số CCCD"),
        (["DANH SÁCH HỘ NGHÈO", "", "STT\tHọ tên\tSố CCCD", "1\tB\t1099000000"], "Số CCCD"),
        (["Họ tên\tĐiện thoại", "B\t0912 345 678"], "Điện thoại"),
        (["Tên\tSĐT", "B\t912345678"], "SĐT"),
        (["Tên\tNgày sinh", "B\t01/02/1990"], "Ngày sinh"),
        (["Tên\tNgày sinh", "B\t29221"], "Ngày sinh"),
        (["Tên\tSố tài khoản", "B\t1900000000000"], "Số tài khoản"),
        (["Trường\tĐiện thoại", "Trường A\t02033812345"], ""),
        (["Họ tên\tSố CCCD", "B\tđã che"], ""),
        (["Thôn\tSố hộ\tSố tiền", "1\t12\t3000000"], ""),
        (["Xã\tSố CCCD đã cấp\tĐiện thoại", "Xã A\t1234\t(024) 3825 1234"], ""),
        (["Trường\tSố học sinh\tNăm", "A\t1234\t2020"], ""),
        (["Năm sinh\tSố người", "1990\t12"], ""),
        (["Trường\tĐiện thoại\tSố tài khoản", "A\t0912345678\t1900000000000"], ""),
        (["Họ tên người nộp, số CCCD không ghi"], ""),
    ],
)
def test_a_column_of_people_is_known_by_its_name_and_its_cells(lines: list[str], column: str) -> None:
    assert personal(lines) == column
