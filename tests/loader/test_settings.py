"""Settings of the site: they are there, they are valid, and their publisher is somebody."""

from __future__ import annotations

import pytest

from tests.folder import COMMITTEE, SETTINGS, Folder, place
from tests.vietnamese import is_vietnamese


def test_a_site_has_settings(folder: Folder) -> None:
    folder.delete(SETTINGS)
    problem = folder.problem()
    assert (problem.code, problem.file, place(problem)) == ("FIL006", f"data/{SETTINGS}", (1, 1))
    assert is_vietnamese(problem.message)
    assert is_vietnamese(problem.hint)


@pytest.mark.parametrize(
    ("old", "new", "code", "field"),
    [
        ("name: Bản tin xã A", "⌖nam: Bản tin xã A", "FLD001", "nam"),
        ("name: Bản tin xã A", "name: ⌖[Bản tin", "YML001", ""),
        ("name: Bản tin xã A", "name:⌖", "YML001", "name"),
        ("publisher: ubnd-xa-a", "⌖publisher: ubnd-xa-b", "REF001", "publisher"),
        ("publisher: ubnd-xa-a", "⌖publisher: 31-kh-ubnd-2022", "REF001", "publisher"),
        ("publisher: ubnd-xa-a", "⌖publisher: KT-2022-0001-f1", "REF001", "publisher"),
        ("publisher: ubnd-xa-a", "⌖publisher: Ủy ban nhân dân xã A", "FLD005", "publisher"),
        ("name: Bản tin xã A", "name: Bản tin xã A\n⌖demonstration: chưa", "FLD004", "demonstration"),
        ("name: Bản tin xã A", "name: Bản tin xã A\n⌖base_url: xa-a.gov.vn", "FLD005", "base_url"),
        ("name: Bản tin xã A", "name: Bản tin xã A\ncontact: {⌖email: xa-a}", "FLD005", "contact.email"),
    ],
)
def test_settings_have_one_thing_wrong(old: str, new: str, code: str, field: str, folder: Folder) -> None:
    here = folder.replace(SETTINGS, old, new)
    problem = folder.problem()
    assert (problem.code, problem.file, problem.field) == (code, f"data/{SETTINGS}", field)
    assert place(problem) == here
    assert is_vietnamese(problem.message)


def test_a_misspelt_publisher_is_suggested(folder: Folder) -> None:
    folder.replace(SETTINGS, "publisher: ubnd-xa-a", "publisher: ubnd-xa-aa")
    assert folder.problem().hint == "Ý bạn là “ubnd-xa-a”?"


def test_a_publisher_may_be_described(folder: Folder) -> None:
    folder.replace(SETTINGS, "publisher: ubnd-xa-a", 'publisher: {described: "nhóm biên tập"}')
    assert folder.problems() == []


def test_settings_without_anything_in_them_are_a_problem(folder: Folder) -> None:
    folder.write(SETTINGS, "# chưa ghi gì\n")
    problem = folder.problem()
    assert (problem.code, problem.file) == ("FLD004", f"data/{SETTINGS}")


def test_a_folder_called_like_the_settings_is_not_the_settings(folder: Folder) -> None:
    folder.delete(SETTINGS)
    folder.write(f"{SETTINGS}/a.yml", "")
    assert [each.code for each in folder.problems()] == ["FIL006", "FIL001"]


def test_faulty_settings_do_not_hide_faulty_records(folder: Folder) -> None:
    folder.write(SETTINGS, "name: [\n")
    folder.replace(COMMITTEE, "place: xa-a", "place: xa-b")
    assert [each.file for each in folder.problems()] == [f"data/{COMMITTEE}", f"data/{SETTINGS}"]
