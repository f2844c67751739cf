"""PER012: a name is one person's, written as people write names; bodies and figures may be called as they like."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.asking import codes_of, problems_of
from tests.folder import INSPECTION, SCHOOL, Folder


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("LÊ HỒNG SƠN", "chữ hoa"),
        ("lê hồng sơn", "chữ thường"),
        ("Nguyen Anh Tuan", "mất dấu"),
        ("Lê Hồng Sơn - Phó Chủ tịch UBND TP", "chức vụ"),
        ("Lê Hồng Sơn – Trưởng thôn", "chức vụ"),
        ("Lê Hồng Sơn, Phó Chủ tịch", "chức vụ"),
        ("LÊ HỒNG SƠN, Phó Chủ tịch", "chức vụ"),
        ("Lê Hồng Sơn, Trần Văn Bảy và Lê Thị Hoa", "nhiều người"),
        ("Lê Hồng Sơn và Trần Văn Bảy", "nhiều người"),
    ],
)
def test_a_name_that_is_not_one_persons_alone_is_reported_and_not_repeated(
    name: str, said: str, tmp_path: Path
) -> None:
    folder = Folder(tmp_path)
    folder.replace(INSPECTION, "name: Nguyễn Văn A", f'name: "{name}"')
    (problem,) = problems_of(folder)
    assert (problem.code, problem.error) == (
        "TXT006" if name.isupper() and len(name) > 12 else "PER012",
        False,
    )
    assert said in problem.message
    assert "Sơn" not in problem.message + problem.hint


def test_a_long_name_in_capitals_is_told_once_as_any_title_is(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.replace(INSPECTION, "name: Nguyễn Văn A", "name: NGUYỄN VĂN BẢY SƠN")
    assert codes_of(folder) == ["TXT006"]


@pytest.mark.parametrize(
    "name",
    [
        "Lê Hồng Sơn",
        "H'Hen Niê",
        "Y-Blim Niê",
        "T.H.",
        "Đinh Thị Vân-Anh",
        "Lê Sơn (Ba Sơn)",
        "Sơn",
        "K’Brể",
        "A Vàng",
    ],
)
def test_other_names_of_people_are_not(name: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.replace(INSPECTION, "name: Nguyễn Văn A", f'name: "{name}"')
    assert codes_of(folder) == []


def test_a_body_a_team_or_a_figure_may_be_called_so(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.replace(SCHOOL, "name: Trường Tiểu học xã A", "name: TRƯỜNG TIỂU HỌC XÃ A, cơ sở 2")
    folder.replace(INSPECTION, "  - head:", "  - name: đoàn kiểm tra, giám sát\n    head:")
    folder.replace(INSPECTION, "name: Khoản thu chưa niêm yết", "name: xã, phường - tổng số")
    assert codes_of(folder) == []
