"""What editors type of a field, and what it means; where that is not certain, they are asked."""

from __future__ import annotations

from typing import Any

import pytest

from generator.answers import Question, Unclear, questions, read
from generator.loader import load
from generator.records import BY_NAME, TYPES, RecordType
from generator.registry import Registry
from tests.folder import Folder
from tests.vietnamese import is_vietnamese


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    """Return the records of a valid folder with two more schools."""
    folder = Folder(tmp_path_factory.mktemp("answers"))
    school = "id: {0}\nname: {1}\nkind: school\nnames:\n  - name: {2}\n"
    folder.write(
        "organizations/thcs-doan-ket.yml", school.format("thcs-doan-ket", "Trường THCS Đoàn Kết", "ĐK1")
    )
    folder.write(
        "organizations/thcs-xa-a.yml", school.format("thcs-xa-a", "Trường THCS xã A", "Trường cấp II")
    )
    committee = "id: {0}\nname: {1}\nkind: party_committee\n"
    for slug, name in (
        ("dang-uy-can-thanh", "Đảng ủy Cần Thạnh"),
        ("van-phong-thanh-uy", "Văn phòng Thành ủy"),
    ):
        folder.write(f"organizations/{slug}.yml", committee.format(slug, name))
    loaded = load(folder.path)
    assert loaded.problems == []
    return loaded.registry


def question(kind: str, field: str) -> Question:
    return Question(BY_NAME[kind].model, field)


CLEAR = [
    ("inspection", "kind", "supervision", "supervision"),
    ("inspection", "kind", "giám sát", "supervision"),
    ("inspection", "kind", "GIAM SAT", "supervision"),
    ("inspection", "kind", "đột xuất", "unannounced_inspection"),
    ("inspection", "lead", "ubnd-xa-a", "ubnd-xa-a"),
    ("inspection", "lead", "uy ban nhan dan xa a", "ubnd-xa-a"),
    ("inspection", "lead", "đk1", "thcs-doan-ket"),
    ("inspection", "lead", "Thanh tra huyện B", {"described": "Thanh tra huyện B"}),
    ("inspection", "lead", "{described: Trường THCS}", {"described": "Trường THCS"}),
    ("inspection", "lead", "?", {"unknown": "not_stated"}),
    ("inspection", "title", "  Kiểm tra:  đợt 2 ", "Kiểm tra:  đợt 2"),
    ("inspection", "title", "?", "?"),
    ("inspection", "conducted", "17/8/2022", "2022-08-17"),
    ("inspection", "conducted", "17/8/2022 - 8/9/2022", "2022-08-17/2022-09-08"),
    ("inspection", "conducted", "2021-12-17?", "2021-12-17?"),
    ("report", "period", "quý 4 năm 2026", "2026-10/2026-12"),
    ("report", "period", "2022", "2022"),
    ("conclusion", "of", "KT-2022-0001", "KT-2022-0001"),
    ("conclusion", "of", "kiem tra viec thuc hien dan chu o xa a", "KT-2022-0001"),
    ("bulletin", "number", "4", 4),
]


@pytest.mark.parametrize(("kind", "field", "typed", "value"), CLEAR)
def test_what_is_clear_becomes_a_value(
    kind: str, field: str, typed: str, value: Any, registry: Registry
) -> None:
    assert read(question(kind, field), typed, registry) == value


UNCLEAR = [
    ("inspection", "kind", "kiểm", "unannounced_inspection"),
    ("inspection", "kind", "họp", "supervision"),
    ("inspection", "kind", "?", "một trong"),
    ("inspection", "stage", "đang làm", "một trong: under_way (đang tiến hành)."),
    ("inspection", "lead", "17/8/2022", "“17/8/2022” là ngày, không phải tên"),
    ("inspection", "lead", "tháng 8/2022", "là ngày, không phải tên"),
    (
        "inspection",
        "lead",
        "truong thcs",
        "thcs-doan-ket (Trường THCS Đoàn Kết); thcs-xa-a (Trường THCS xã A)",
    ),
    ("inspection", "lead", "{described: }", "Mô tả"),
    ("inspection", "lead", "{sai", "lead"),
    ("inspection", "conducted", "hôm qua", "không phải là ngày"),
    ("conclusion", "concluded_on", "2022-08-17/2022-09-08", "phải là một ngày"),
    ("conclusion", "concluded_on", "31/2/2022", "không phải là ngày"),
    ("bulletin", "number", "bốn", "số nguyên"),
    ("meeting", "title", "x" * 601, "dài quá"),
]


@pytest.mark.parametrize(("kind", "field", "typed", "said"), UNCLEAR)
def test_what_is_unclear_is_asked_again(
    kind: str, field: str, typed: str, said: str, registry: Registry
) -> None:
    with pytest.raises(Unclear) as unclear:
        read(question(kind, field), typed, registry)
    assert said in str(unclear.value)
    assert is_vietnamese(str(unclear.value).replace("xã A", ""))


def test_part_of_a_word_means_no_body(registry: Registry) -> None:
    assert read(question("inspection", "lead"), "UBND xã An", registry) == {"described": "UBND xã An"}


@pytest.mark.parametrize("typed", ["KT-2022-0001", "ubnd-xa-b"])
def test_an_id_without_a_record_of_the_right_type_is_no_description(typed: str, registry: Registry) -> None:
    with pytest.raises(Unclear, match=f"không có bản ghi “{typed}”"):
        read(question("inspection", "lead"), typed, registry)


def test_words_that_stand_together_are_offered_first(registry: Registry) -> None:
    with pytest.raises(Unclear) as unclear:
        read(question("inspection", "lead"), "thanh uy", registry)
    assert [each.value for each in unclear.value.offers] == ["van-phong-thanh-uy", "dang-uy-can-thanh"]


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)
def test_whatever_must_be_there_is_asked(kind: Any) -> None:
    required = {name for name, info in kind.model.model_fields.items() if info.is_required()} - {
        "id",
        "state",
    }
    assert required <= {each.field for each in questions(kind)}


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)
def test_no_explanation_only_lists_the_words_that_are_offered(kind: RecordType) -> None:
    for each in questions(kind):
        assert not each.words or not all(word.value in each.explanation for word in each.words)
