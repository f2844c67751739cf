"""Ids: a record's is its file's name and nobody else's; what stands inside a record is named once, after it."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from generator.problem import MAX_PROBLEMS, Problem
from tests.folder import COMMITTEE, COMMUNE, CONCLUSION, INSPECTION, MEETING, PLAN, Folder, place
from tests.vietnamese import is_vietnamese


class Broken(NamedTuple):
    """One thing broken: in ``file``, ``old`` became ``new``; ``HERE`` in it is where the problem must be."""

    sentence: str
    file: str
    old: str
    new: str
    code: str
    field: str
    hint: str = ""


INNER = [
    Broken(
        "a finding named after another record",
        INSPECTION,
        "  - id: KT-2022-0001-f2",
        "  - ⌖id: KT-2022-0002-f2",
        "ID003",
        "findings[2].id",
        "phần đầu",
    ),
    Broken(
        "a recommendation named after the inspection",
        CONCLUSION,
        "  - id: KL-2022-0001-01",
        "  - ⌖id: KT-2022-0001-01",
        "ID003",
        "recommendations[1].id",
        "phần đầu",
    ),
    Broken(
        "a measure named after a longer id",
        CONCLUSION,
        "  - id: KL-2022-0001-m1",
        "  - ⌖id: KL-2022-00011-m1",
        "ID003",
        "measures[1].id",
        "phần đầu",
    ),
    Broken(
        "two findings of one id",
        INSPECTION,
        "  - id: KT-2022-0001-f2",
        "  - ⌖id: KT-2022-0001-f1",
        "ID003",
        "findings[2].id",
        "không đánh số lại",
    ),
    Broken(
        "two groups of one key",
        INSPECTION,
        "scope:\n",
        "  - ⌖key: truong-hoc\n    kind: trường mầm non\nscope:\n",
        "ID003",
        "inspected[2].key",
        "khóa khác",
    ),
    Broken(
        "two figures of one key",
        INSPECTION,
        "sources:\n",
        "  - ⌖key: khoan-thu\n    name: Khoản thu\n    quantity: 3\n    stated_by: lead\nsources:\n",
        "ID003",
        "figures[2].key",
        "khóa khác",
    ),
    Broken(
        "a part of a figure with the figure's key",
        INSPECTION,
        "    quantity: 3\n",
        "    quantity: 3\n    breakdowns: [{parts: [{⌖key: khoan-thu, name: Học phí, quantity: 1}]}]\n",
        "ID003",
        "figures[1].breakdowns[1].parts[1].key",
        "khóa khác",
    ),
    Broken(
        "a key of a group that is not there",
        INSPECTION,
        "groups: [truong-hoc]",
        "groups: [⌖truong]",
        "REF001",
        "scope[1].groups[1]",
        "Ý bạn là “truong-hoc”?",
    ),
    Broken(
        "a key of a figure that is not there",
        INSPECTION,
        "figures: [khoan-thu]",
        "figures: [khoan-thu, ⌖hoc-sinh]",
        "REF001",
        "findings[1].figures[2]",
    ),
    Broken(
        "a figure's key where a group's belongs",
        INSPECTION,
        "groups: [truong-hoc]",
        "groups: [⌖khoan-thu]",
        "REF001",
        "scope[1].groups[1]",
    ),
    Broken(
        "a rate of a figure that is not there",
        INSPECTION,
        "    quantity: 3\n",
        "    quantity: 3\n    rate: {⌖of: khoan-chi}\n",
        "REF001",
        "figures[1].rate.of",
        "Ý bạn là “khoan-thu”?",
    ),
]


@pytest.mark.parametrize("each", INNER, ids=[each.sentence for each in INNER])
def test_a_record_may_not_have(each: Broken, folder: Folder) -> None:
    here = folder.replace(each.file, each.old, each.new)
    problem, *more = folder.read(each.file).problems
    assert not more
    assert (problem.code, problem.field, place(problem)) == (each.code, each.field, here)
    assert each.hint in problem.hint
    assert is_vietnamese(problem.message)
    assert not problem.hint or is_vietnamese(problem.hint)


def test_a_doubled_id_is_shown_with_the_place_that_has_it_already(folder: Folder) -> None:
    folder.replace(INSPECTION, "  - id: KT-2022-0001-f2", "  - id: KT-2022-0001-f1")
    assert folder.read(INSPECTION).problems[0].message == "“KT-2022-0001-f1” đã dùng ở findings[1].id."


def test_the_key_of_a_group_and_of_a_figure_may_be_the_same(folder: Folder) -> None:
    folder.replace(INSPECTION, "  - key: khoan-thu", "  - key: truong-hoc")
    folder.replace(INSPECTION, "figures: [khoan-thu]", "figures: [truong-hoc]")
    assert folder.read(INSPECTION).problems == []


def test_a_key_of_a_part_of_a_figure_may_be_pointed_to(folder: Folder) -> None:
    parts = "    quantity: 3\n    breakdowns: [{parts: [{key: hoc-phi, name: Học phí, quantity: 1}]}]\n"
    folder.replace(INSPECTION, "    quantity: 3\n", parts)
    folder.replace(INSPECTION, "figures: [khoan-thu]", "figures: [hoc-phi]")
    assert folder.read(INSPECTION).problems == []


def test_an_id_is_the_name_of_its_file(folder: Folder) -> None:
    here = folder.replace(INSPECTION, "id: KT-2022-0001\n", "# Ghi chú\n⌖id: KT-2022-0011\n")
    problem = next(each for each in folder.read(INSPECTION).problems if each.code == "ID002")
    assert (problem.field, place(problem)) == ("id", here)
    assert "KT-2022-0011.yml" in problem.hint
    assert is_vietnamese(problem.message)


@pytest.mark.parametrize(
    "name", ["kt-2022-0001.yml", "KT-2022-0001 (1).yml", "KT-2022-0001 - Copy.yml", "xã-a.yml"]
)
def test_a_file_by_another_name_holds_no_such_id(name: str, folder: Folder) -> None:
    folder.write(f"inspections/{name}", folder.text(INSPECTION))
    folder.delete(INSPECTION)
    (problem,) = [each for each in folder.problems() if each.file == f"data/inspections/{name}"]
    assert (problem.code, place(problem)) == ("ID002", (1, 1))


def test_a_record_under_another_name_is_not_missing_as_well(folder: Folder) -> None:
    folder.write("inspections/KT-2022-0011.yml", folder.text(INSPECTION))
    folder.delete(INSPECTION)
    assert [each.code for each in folder.problems()] == ["ID002"]


def test_an_id_belongs_to_one_file(folder: Folder) -> None:
    again = folder.text(INSPECTION).replace("id: KT-2022-0001\n", "# bản sao\n⌖id: KT-2022-0001\n", 1)
    here = folder.rewrite("inspections/2023/KT-2022-0001.yml", again)
    problem = folder.problem()
    assert (problem.code, problem.field, problem.file) == (
        "ID001",
        "id",
        "data/inspections/2023/KT-2022-0001.yml",
    )
    assert place(problem) == here
    assert f"data/{INSPECTION}" in problem.message
    assert is_vietnamese(problem.message)
    assert is_vietnamese(problem.hint)


def test_an_id_belongs_to_one_record_of_all_types(folder: Folder) -> None:
    folder.replace(PLAN, "id: 31-kh-ubnd-2022", "id: xa-a")
    folder.write("documents/xa-a.yml", folder.text(PLAN))
    folder.delete(PLAN)
    codes = {(each.code, each.file) for each in folder.problems() if each.code == "ID001"}
    assert codes == {("ID001", "data/organizations/xa-a.yml")}


def test_of_three_files_of_one_id_two_are_problems(folder: Folder) -> None:
    for year in (2023, 2024):
        folder.write(f"inspections/{year}/KT-2022-0001.yml", folder.text(INSPECTION))
    assert [each.file for each in folder.problems()] == [
        "data/inspections/2023/KT-2022-0001.yml",
        "data/inspections/2024/KT-2022-0001.yml",
    ]


def test_faulty_files_are_all_reported_at_once_in_the_order_of_their_names(folder: Folder) -> None:
    folder.replace(MEETING, "date: 2022-12-17?", "date: hôm qua")
    folder.replace(COMMUNE, "kind: commune", "kind: comune")
    folder.replace(CONCLUSION, "level: final", "level:")
    folder.replace(COMMITTEE, "place: xa-a", "place: xa-b")
    folder.write("inspections/ghi-chu.txt", "x")
    files = [each.file for each in folder.problems()]
    assert files == sorted(files)
    assert set(files) == {
        f"data/{MEETING}",
        f"data/{COMMUNE}",
        f"data/{CONCLUSION}",
        f"data/{COMMITTEE}",
        "data/inspections/ghi-chu.txt",
    }


def test_problems_come_in_the_same_order_however_files_were_made(folder: Folder) -> None:
    def break_all() -> list[Problem]:
        for number in (3, 1, 2):
            folder.write(
                f"organizations/b{number}.yml", f"id: b{number}\nname: B\nkind: xyz\nplace: khong-co\n"
            )
        return folder.problems()

    first = break_all()
    for number in (1, 2, 3):
        folder.delete(f"organizations/b{number}.yml")
    assert break_all() == first
    assert [(each.file, each.line, each.column) for each in first] == sorted(
        (each.file, each.line, each.column) for each in first
    )


def test_a_file_shows_no_more_than_fifty_problems_and_says_how_many_more(folder: Folder) -> None:
    folder.append(INSPECTION, "".join(f"khong-co-{number}: 1\n" for number in range(70)))
    problems = folder.problems()
    assert len(problems) == MAX_PROBLEMS + 1 == 51
    assert "20" in problems[-1].message
    assert is_vietnamese(problems[-1].message)
    assert is_vietnamese(problems[-1].hint)
    assert {each.code for each in problems[:-1]} == {"FLD001"}


def test_how_many_more_is_said_last_even_when_all_stand_on_one_line(folder: Folder) -> None:
    items = ", ".join("{x: 1}" for _ in range(70))
    folder.append(INSPECTION, f"partners: [{items}]\n")
    problems = folder.problems()
    assert len(problems) == 51
    assert "còn" in problems[-1].message


def test_fifty_problems_are_shown_without_more_words(folder: Folder) -> None:
    folder.append(INSPECTION, "".join(f"khong-co-{number}: 1\n" for number in range(50)))
    assert {each.code for each in folder.problems()} == {"FLD001"}


def test_the_problems_of_one_file_do_not_use_up_those_of_another(folder: Folder) -> None:
    for name in (INSPECTION, MEETING):
        folder.append(name, "".join(f"khong-co-{number}: 1\n" for number in range(60)))
    assert len(folder.problems()) == 2 * 51


def test_references_to_nothing_are_shown_fifty_at_a_time_too(folder: Folder) -> None:
    targets = ", ".join(f"khong-co-{number}" for number in range(70))
    folder.append(INSPECTION, f"partners: [{targets}]\n")
    problems = folder.problems()
    assert len(problems) == 51
    assert "20" in problems[-1].message
