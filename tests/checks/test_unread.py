"""Personal data and marks of secrecy where no valid record holds them: in comments, and in files with other faults."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from generator.problem import Problem
from tests.checks.asking import codes_of, problems_of
from tests.folder import CONCLUSION, Folder

TOLD: Final = "Bà Trần Thị Lan tố cáo, CCCD 001075012345. (TỐI MẬT)"


def private(folder: Folder) -> list[Problem]:
    return [each for each in problems_of(folder) if each.is_private]


def codes(folder: Folder) -> list[str]:
    return sorted(each.code for each in private(folder))


@pytest.mark.parametrize(
    "broken",
    [
        f"note: '{TOLD}'\nlevell: x\n",
        f"notes: '{TOLD}'\n",
        f"note: '{TOLD}'\nnote: x\n",
        f"note: '{TOLD}'\n<<<<<<< HEAD\n",
        f"note: [{TOLD}\n",
        f"note: '{TOLD}'\nevents: [1, {{}}, []]\nattachments: x\nallow: 1\n",
        f"events:\n  - text: {TOLD}\n    on: hôm qua\n",
    ],
)
def test_another_fault_hides_no_secret(broken: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.append(CONCLUSION, broken)
    assert codes(folder) == ["PER001", "PER009", "SEC001"]


def test_a_faulty_record_is_looked_at_once_and_what_it_allows_stays_allowed(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.append(
        CONCLUSION, "note: Gọi ông A 0912345678.\nallow: [{code: PER004, reason: Số công vụ.}]\nx: 1\n"
    )
    assert codes_of(folder) == ["FLD001"]


@pytest.mark.parametrize("name", ["001075012345", "cccd-001075012345"])
def test_a_number_is_found_though_it_is_the_name_of_a_field(name: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.append(CONCLUSION, f"{name}: x\n")
    assert codes(folder) == ["PER001"]


@pytest.mark.parametrize("comment", [f"# {TOLD}\n", f"note: Đã niêm yết.\n  # {TOLD}\n"])
def test_a_comment_is_looked_at(comment: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.append(CONCLUSION, comment)
    assert codes_of(folder) == ["PER001", "PER009", "SEC001"]


def test_a_comment_is_told_with_its_own_place(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    before = (folder.path / CONCLUSION).read_text("utf-8").count("\n")
    folder.append(CONCLUSION, "# a\n  # gọi 0912345678\n")
    assert [(each.line, each.column, each.field) for each in problems_of(folder)] == [(before + 2, 9, "")]


def test_what_looks_like_a_comment_in_a_text_is_told_once(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.append(CONCLUSION, "note: |-\n  # gọi 0912345678\n  Đã niêm yết.\n")
    assert codes_of(folder) == ["PER004"]


def test_harmless_comments_say_nothing(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.append(
        CONCLUSION, "# Mật độ dân số; Luật Bảo vệ bí mật nhà nước\n# due: 2022-10-01, 738130000000 đồng\n"
    )
    assert codes_of(folder) == []


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("note: >-\n  Đã niêm yết.\n  Gọi ông A\n  0912 345 678.\n", 4, 3),
        ("note: >-\n  Đã niêm yết.\n  Gọi ông A 0912\n  345 678.\n", 3, 13),
        ("note: |-\n  Một.\n\n  Hai: 0912345678.\n", 4, 8),
        ('note: "Gọi ông A: 0912345678."\n', 1, 19),
        ("events: [{on: 2022-10-01, text: Gọi 0912345678}]\n", 1, 37),
    ],
)
def test_what_is_found_in_a_text_is_told_with_its_own_line_and_column(
    text: str, line: int, column: int, tmp_path: Path
) -> None:
    folder = Folder(tmp_path)
    before = (folder.path / CONCLUSION).read_text("utf-8").count("\n")
    folder.append(CONCLUSION, text)
    assert [(each.code, each.line - before, each.column) for each in problems_of(folder)] == [
        ("PER004", line, column)
    ]


def test_the_same_number_twice_in_a_text_is_told_twice_at_two_places(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.append(CONCLUSION, "note: >-\n  Gọi 0912345678,\n  0912345678.\n")
    places = [(each.line, each.column) for each in problems_of(folder)]
    assert [column for _, column in places] == [7, 3]
    assert places[1][0] == places[0][0] + 1


def test_a_grouped_number_of_a_citizen_is_told_once(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.append(CONCLUSION, "note: 'CCCD: 001 075 012 345'\n")
    assert codes_of(folder) == ["PER001"]


@pytest.mark.parametrize("name", ["site.yml", "rules.yml", "holidays.yml"])
def test_the_files_beside_the_records_are_looked_at(name: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    before = (folder.path / name).read_bytes() if name == "site.yml" else b""
    folder.write(name, before + f"# {TOLD}\nx: '{TOLD}'\n".encode())
    assert {each.code for each in private(folder) if each.file == f"data/{name}"} == {
        "PER001",
        "PER009",
        "SEC001",
    }


def test_a_site_is_reached_at_whatever_number_its_publisher_gives(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    contact = "contact: {phone: 0912 345 678, email: xabinhan@gmail.com}\n"
    folder.append("site.yml", f"procedure: Gửi thư đến công chức phụ trách.\n{contact}")
    assert codes_of(folder) == []
