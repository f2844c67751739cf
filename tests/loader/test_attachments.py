"""Attachments: each file belongs to a record, and each record has the files that it names."""

from __future__ import annotations

import pytest

from tests.folder import CONCLUSION, SCAN, Folder, place
from tests.vietnamese import is_vietnamese


def test_a_file_that_a_record_names_is_there(folder: Folder) -> None:
    folder.delete(SCAN)
    here = folder.replace(CONCLUSION, "  - file: ket-luan.pdf", "  - ⌖file: ket-luan.pdf")
    problem = folder.problem()
    assert (problem.code, problem.file) == ("SRC001", f"data/{CONCLUSION}")
    assert (place(problem), problem.field) == (here, "attachments[1].file")
    assert f"data/{SCAN}" in problem.message
    assert is_vietnamese(problem.message)


def test_a_file_whose_name_is_in_capitals_is_found_beside_the_record(folder: Folder) -> None:
    folder.delete(SCAN)
    folder.write("files/KL-2022-0001/Ket-Luan.PDF", "%PDF")
    hints = {each.code: each.hint for each in folder.problems()}
    assert hints["SRC001"] == "Có tệp Ket-Luan.PDF: đổi tên tệp thành ket-luan.pdf."


def test_each_missing_file_is_a_problem_at_its_own_place(folder: Folder) -> None:
    here = folder.append(CONCLUSION, "  - ⌖file: phu-luc.pdf\n    title: Phụ lục\n")
    problem = folder.problem()
    assert (place(problem), problem.field) == (here, "attachments[2].file")


def test_a_file_of_another_record_is_not_its_own(folder: Folder) -> None:
    folder.write("files/KT-2022-0001/ket-luan.pdf", "%PDF")
    folder.delete(SCAN)
    assert [(each.code, each.file) for each in folder.problems()] == [
        ("SRC001", f"data/{CONCLUSION}"),
        ("SRC002", "data/files/KT-2022-0001/ket-luan.pdf"),
    ]


@pytest.mark.parametrize(
    "name", ["files/KL-2022-0001/phu-luc.pdf", "files/KL-2022-0009/ket-luan.pdf", "files/xa-a/a.pdf"]
)
def test_a_file_that_no_record_names_is_a_problem(name: str, folder: Folder) -> None:
    folder.write(name, "%PDF")
    problem = folder.problem()
    assert (problem.code, problem.file, place(problem)) == ("SRC002", f"data/{name}", (1, 1))
    assert is_vietnamese(problem.message)
    assert is_vietnamese(problem.hint)


def test_a_file_of_a_record_that_cannot_be_read_is_not_a_stray(folder: Folder) -> None:
    folder.replace(CONCLUSION, "level: final", "level:")
    assert {each.file for each in folder.problems()} == {f"data/{CONCLUSION}"}


@pytest.mark.parametrize("name", ["files/ket-luan.pdf", "files/KL-2022-0001/2022/ket-luan.pdf"])
def test_a_file_stands_in_the_folder_of_its_record(name: str, folder: Folder) -> None:
    folder.write(name, "%PDF")
    problem = folder.problem()
    assert (problem.code, problem.file) == ("FIL001", f"data/{name}")
    assert is_vietnamese(problem.message)
    assert is_vietnamese(problem.hint)


@pytest.mark.parametrize(
    "name", ["kết luận.pdf", "ket luan.pdf", ".htaccess", "-a.pdf", "a&b.pdf", "a" * 101, "ket-luan.pdf~"]
)
def test_the_name_of_a_file_is_plain(name: str, folder: Folder) -> None:
    folder.write(f"files/KL-2022-0001/{name}", "%PDF")
    problem = folder.problem()
    assert (problem.code, problem.file) == ("FIL001", f"data/files/KL-2022-0001/{name}")
    assert is_vietnamese(problem.message)
    assert is_vietnamese(problem.hint)


@pytest.mark.parametrize("name", ["../../site.yml", "a/b.pdf", "kết-luận.pdf", "", ".htaccess"])
def test_a_record_names_plain_files_only(name: str, folder: Folder) -> None:
    here = folder.replace(CONCLUSION, "  - file: ket-luan.pdf", f'  - ⌖file: "{name}"')
    problem = next(each for each in folder.problems() if each.file == f"data/{CONCLUSION}")
    assert (problem.code, place(problem), problem.field) == ("FLD005", here, "attachments[1].file")


@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "index.md",
        "phu-luc.md",
        "PHU-LUC.MD",
        "trang.html",
        "trang.HTM",
        "anh.svg",
        "a.xhtml",
        "a.js",
    ],
)
def test_a_file_is_no_page_and_runs_nothing(name: str, folder: Folder) -> None:
    folder.append(CONCLUSION, f"  - file: {name}\n    title: Phụ lục\n")
    folder.write(f"files/KL-2022-0001/{name}", "<script>alert(1)</script>")
    assert folder.problems()


def test_what_a_file_holds_is_nobodys_business(folder: Folder) -> None:
    folder.write(SCAN, b"\xff\x00\xfe" * 1_000_000)
    assert folder.problems() == []
