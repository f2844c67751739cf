"""Files: each stands where its type stands and is readable text, or it is a problem of its own."""

from __future__ import annotations

import os

import pytest

from tests.folder import BULLETIN, COMMUNE, CONCLUSION, INSPECTION, Folder, place
from tests.vietnamese import is_vietnamese


@pytest.mark.parametrize(
    "name",
    [
        "KT-2022-0009.yml",
        "site.yaml",
        "Site.yml",
        "inspection/KT-2022-0009.yml",
        "Inspections/KT-2022-0009.yml",
        "thanh-tra/KT-2022-0009.yml",
        "inspections/KT-2022-0009.yaml",
        "inspections/KT-2022-0009.YML",
        "inspections/KT-2022-0009.yml.bak",
        "inspections/KT-2022-0009.docx",
        "inspections/KT-2022-0009",
        "inspections/.yml",
        "inspections/Thumbs.db.yaml",
        "files/README.md",
    ],
)
def test_whatever_does_not_belong_into_the_folder_is_a_problem(name: str, folder: Folder) -> None:
    folder.write(name, folder.text(INSPECTION))
    problem = folder.problem()
    assert (problem.code, problem.file, place(problem)) == ("FIL001", f"data/{name}", (1, 1))
    assert is_vietnamese(problem.message)
    assert is_vietnamese(problem.hint)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("conclusion/KL-2022-0009.yml", "Ý bạn là “conclusions”? Đổi tên thư mục."),
        ("ket-luan/KL-2022-0009.yml", "Ý bạn là “conclusions”? Đổi tên thư mục."),
        ("Kết luận/KL-2022-0009.yml", "Ý bạn là “conclusions”? Đổi tên thư mục."),
        ("inspections - Copy/KT-2022-0001.yml", "Có vẻ là bản sao của thư mục inspections: xóa bản sao."),
        (
            "data/inspections/KT-2022-0001.yml",
            "Có vẻ cả thư mục dữ liệu bị chép vào đây: chuyển các thư mục con ra ngoài, hoặc xóa bản sao.",
        ),
        ("Site.yaml", "Đổi tên tệp thành site.yml."),
        ("inspections/KT-2022-0001.yml.bak", "Xóa tệp; git đã giữ các bản cũ."),
        ("inspections/KT-2022-0001.yml~", "Xóa tệp; git đã giữ các bản cũ."),
        ("files/KL-2022-0001/Kết luận (1).PDF", "Đổi tên tệp thành ket-luan-1.pdf."),
    ],
)
def test_it_is_told_what_was_meant(name: str, hint: str, folder: Folder) -> None:
    folder.write(name, "x")
    assert folder.problem().hint == hint


def test_a_strange_folder_is_told_once(folder: Folder) -> None:
    for number in range(3):
        folder.write(f"ban-ghi/KT-2022-000{number}.yml", "")
    assert folder.problem().message == "Không có loại bản ghi “ban-ghi” (3 tệp ở trong)."


@pytest.mark.parametrize(
    "start", [b"PK\x03\x04", b"%PDF-1.7\n", b"\xff\xd8\xff\xe0", b"\xd0\xcf\x11\xe0\xa1\xb1"]
)
def test_a_file_of_another_program_is_called_what_it_is(start: bytes, folder: Folder) -> None:
    folder.write("inspections/KT-2022-0009.yml", start + bytes(range(256)))
    problem = folder.problem()
    assert (problem.code, place(problem)) == ("FIL005", (1, 1))
    assert "đổi đuôi, không phải là bản ghi" in problem.message


@pytest.mark.parametrize("name", ["KT-2022-0001 (1)", "KT-2022-0001 - Copy", "KT-2022-0001 - Bản sao (2)"])
def test_nobody_is_told_to_write_a_copy_over_what_it_was_copied_from(name: str, folder: Folder) -> None:
    folder.write(f"inspections/{name}.yml", folder.text(INSPECTION))
    problem = folder.problem()
    assert problem.code == "ID002"
    assert problem.hint.startswith("Có vẻ là bản sao của KT-2022-0001.yml: xóa tệp này")


@pytest.mark.parametrize(
    "name", ["inspections/KT-2022-0009.yaml", "inspections/KT-2022-0009.YML", "inspections/a.Yaml"]
)
def test_another_ending_for_yaml_has_its_own_hint(name: str, folder: Folder) -> None:
    folder.write(name, "")
    assert folder.problem().hint == "Đổi đuôi thành .yml."


@pytest.mark.parametrize(
    "name",
    [
        ".DS_Store",
        "organizations/.DS_Store",
        "Thumbs.db",
        "files/KL-2022-0001/Thumbs.db",
        "inspections/Desktop.ini",
        "inspections/~$KT-2022-0009.docx",
        "files/KL-2022-0001/~$ket-luan.docx",
        "inspections/.~lock.KT-2022-0009.docx#",
        "inspections/.KT-2022-0001.yml.swp",
        "inspections/README.md",
    ],
)
def test_what_the_system_or_an_open_editor_keeps_is_no_data(name: str, folder: Folder) -> None:
    folder.write(name, "x")
    assert folder.problems() == []


def test_a_note_beside_attachments_is_not_ignored_in_silence(folder: Folder) -> None:
    folder.write("files/KL-2022-0001/README.md", "x")
    problem = folder.problem()
    assert (problem.code, problem.file) == ("SRC002", "data/files/KL-2022-0001/README.md")


@pytest.mark.parametrize(
    ("name", "moved", "message"),
    [
        (
            INSPECTION,
            "conclusions/KT-2022-0001.yml",
            "KT-2022-0001 là đợt kiểm tra: để trong data/inspections/.",
        ),
        (
            CONCLUSION,
            "organizations/KL-2022-0001.yml",
            "KL-2022-0001 là kết luận: để trong data/conclusions/.",
        ),
        (
            BULLETIN,
            "meetings/BT-2026-Q4.yml",
            "BT-2026-Q4 là bản tin: để trong data/bulletins/.",
        ),
    ],
)
def test_a_record_in_the_folder_of_another_type_is_one_problem(
    name: str, moved: str, message: str, folder: Folder
) -> None:
    folder.write(moved, folder.text(name))
    folder.delete(name)
    problem = folder.problem()
    assert (problem.code, problem.file, place(problem)) == ("FIL007", f"data/{moved}", (1, 1))
    assert problem.message == message


def test_folders_end_at_eight_below_another(folder: Folder) -> None:
    folder.write(f"organizations/{'/'.join('abcdefgh')}/xa-b.yml", "")
    problem = folder.problem()
    assert (problem.code, problem.file) == ("FIL001", f"data/organizations/{'/'.join('abcdefgh')}")
    assert is_vietnamese(problem.message)


def test_a_folder_called_like_a_record_is_a_folder(folder: Folder) -> None:
    text = folder.text(INSPECTION)
    folder.delete(INSPECTION)
    folder.write("inspections/x.yml/KT-2022-0001.yml", text)
    assert folder.problems() == []


@pytest.mark.parametrize(
    ("content", "position"),
    [
        ("id: xa-a\nname: Xã A\n".encode("utf-16"), (1, 1)),
        ("id: xa-a\nname: Xã A\n".encode("latin-1"), (2, 8)),
        ("id: xa-a\r\nname: Xã A\r\n".encode("latin-1"), (2, 8)),
        ("# Xã\nname: X·".encode() + b"\xb8 A\n", (2, 9)),
        (b"id: xa-a\nname: Xa\xcc\x83\xff\n", (2, 10)),
        (b"id: xa-a\nname: \xed\xa0\x80\n", (2, 7)),
        (b"\xef\xbb\xbfid: xa-a\n\xff", (2, 1)),
        (b"\xef\xbb\xbf\xff\xfe", (1, 1)),
    ],
    ids=[
        "utf-16",
        "latin-1",
        "latin-1 and crlf",
        "tcvn3 after utf-8",
        "a byte too many",
        "a surrogate",
        "after a mark",
        "two marks",
    ],
)
def test_a_file_that_is_no_utf_8_is_a_problem_at_its_first_such_byte(
    content: bytes, position: tuple[int, int], folder: Folder
) -> None:
    folder.write(COMMUNE, content)
    (problem,) = [each for each in folder.problems() if each.file == f"data/{COMMUNE}"]
    assert (problem.code, place(problem)) == ("FIL005", position)
    assert is_vietnamese(problem.message)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_wide_letters_without_a_mark_are_control_characters(encoding: str, folder: Folder) -> None:
    folder.write(COMMUNE, "id: xa-a\nname: Xa A\n".encode(encoding))
    problem = next(each for each in folder.problems() if each.file == f"data/{COMMUNE}")
    assert (problem.code, problem.line) == ("YML001", 1)


def test_a_file_as_large_as_the_limit_is_read(folder: Folder) -> None:
    text = folder.text(COMMUNE)
    folder.write(COMMUNE, text + "#" * (512 * 1024 - len(text.encode())))
    assert folder.problems() == []


def test_a_file_larger_than_the_limit_is_a_problem(folder: Folder) -> None:
    text = folder.text(COMMUNE)
    folder.write(COMMUNE, text + "#" * (512 * 1024 + 1 - len(text.encode())))
    problem = folder.problem()
    assert (problem.code, problem.file, place(problem)) == ("FIL004", f"data/{COMMUNE}", (1, 1))
    assert is_vietnamese(problem.message)
    assert is_vietnamese(problem.hint)


def test_the_data_folder_may_be_the_working_folder(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.path)
    here = folder.replace(INSPECTION, "lead: ubnd-xa-a", "⌖lead: khong-co")
    folder.path = type(folder.path)(os.curdir)
    problem = folder.problem()
    assert (problem.file, place(problem)) == (f"data/{INSPECTION}", here)


def test_a_data_folder_without_anything_lacks_its_settings_only(folder: Folder) -> None:
    for path in sorted(folder.path.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    assert [each.code for each in folder.problems()] == ["FIL006"]


def test_a_data_folder_that_is_gone_is_a_problem(folder: Folder) -> None:
    folder.path = folder.path / "khong-co"
    problems = folder.problems()
    assert [each.code for each in problems] == ["FIL003", "FIL006"]
    assert all(is_vietnamese(each.message) and is_vietnamese(each.hint) for each in problems)
