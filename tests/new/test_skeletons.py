"""A new record: valid as it is made, valid when filled in, with an id that nobody has or had."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any, Final

import pytest

from generator import examples, skeletons, source
from generator.loader import load
from generator.records import BY_NAME, TYPES, RecordType
from tests.folder import Folder

INSPECTION: Final = BY_NAME["inspection"]
each_type = pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)


def sample(kind: RecordType) -> dict[str, Any]:
    """Return the values that must be there, as the examples for editors have them."""
    value = source.parse(examples.record_example(kind)).value
    own = {"period": "2027-01/2027-03"} if kind.name == "bulletin" else {}
    return {name: each for name, each in value.items() if name not in {"id", "state"}} | own


def new_id(kind: RecordType) -> str:
    prefix = skeletons.prefix(kind)
    return "BT-2027-Q1" if prefix == "BT" else f"{prefix}-2027-0001" if prefix else "mot-ma-moi"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return a valid data folder."""
    return Folder(tmp_path)


@each_type
def test_an_empty_draft_has_no_errors(kind: RecordType, folder: Folder) -> None:
    path = skeletons.write(folder.path, kind, new_id(kind), {})
    problems = load(folder.path).problems
    assert [str(each) for each in problems if each.error] == []
    assert {each.file for each in problems} == {f"data/{path.relative_to(folder.path).as_posix()}"}


@each_type
def test_a_draft_that_is_filled_in_can_be_published(kind: RecordType, folder: Folder) -> None:
    path = skeletons.write(folder.path, kind, new_id(kind), sample(kind))
    assert load(folder.path).problems == []
    text = path.read_text(encoding="utf-8").replace("state: draft", "state: published")
    path.write_text(text.replace("# published_on:", "published_on:"), encoding="utf-8")
    loaded = load(folder.path)
    assert loaded.problems == []
    assert loaded.registry.summary(new_id(kind)).state == "published"


@each_type
def test_every_field_that_is_taken_into_use_is_valid(kind: RecordType) -> None:
    text = examples.uncommented(examples.skeleton(kind, new_id(kind), sample(kind)))
    parsed = source.parse(text)
    assert parsed.faults == []
    assert set(parsed.value) == set(kind.model.model_fields) - examples.LATER
    kind.model.model_validate(parsed.value)


@each_type
def test_what_must_be_there_comes_before_what_may_be_there(kind: RecordType) -> None:
    lines = examples.skeleton(kind, new_id(kind), {}).splitlines()
    required = [name for name, info in kind.model.model_fields.items() if info.is_required()]
    last = max(lines.index(f"{name}:") for name in required if name not in {"id", "state"})
    optional = [index for index, line in enumerate(lines) if line.startswith("# ")]
    assert [lines[index] for index in optional if index < last] in (["# published_on: 2026-12-01"], [])


VALUES: Final = [
    "Kiểm tra: đợt 2 #1",
    "“Nháy” 'đơn' \"kép\"",
    "- gạch",
    "00160",
    "no",
    "{ngoặc",
    "2026-11-20",
    "@ & * ! | > %",
    "null",
    "Dấu \\ chéo",
]


@pytest.mark.parametrize("title", VALUES)
def test_what_was_typed_stays_what_it_is(title: str) -> None:
    text = examples.skeleton(INSPECTION, "KT-2027-0001", {"title": title})
    assert source.parse(text).value["title"] == title


def next_id(folder: Folder, year: int = 2022) -> str:
    return skeletons.next_id(INSPECTION, year, skeletons.taken(folder.path))


def test_the_next_id_follows_the_highest_of_its_year(folder: Folder) -> None:
    assert next_id(folder) == "KT-2022-0002"
    assert next_id(folder, 2023) == "KT-2023-0001"
    folder.write("inspections/KT-2022-0009.yml", "state: draft\n")
    assert next_id(folder) == "KT-2022-0010"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("inspections/KT-2022-0005.yml", "{ hỏng: ["),
        ("inspections/KT-2022-0005.yml", b"\xff\xfe\x00"),
        ("inspections/ten-khac.yml", "state: draft\nid: KT-2022-0005\n"),
        ("inspections/ten-khac.yml", "id: 'KT-2022-0005'\n  hỏng"),
        ("meetings/KT-2022-0005.yml", "để nhầm chỗ"),
    ],
)
def test_the_id_of_a_file_that_cannot_be_read_is_not_free(
    name: str, content: str | bytes, folder: Folder
) -> None:
    folder.write(name, content)
    assert next_id(folder) == "KT-2022-0006"


def test_numbers_of_five_digits_are_counted_by_value(folder: Folder) -> None:
    for number in ("9999", "10000"):
        folder.write(f"inspections/KT-2022-{number}.yml", "")
    assert next_id(folder) == "KT-2022-10001"


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Biên tập", "-c", "user.email=a@xa-a.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, timeout=60)


def test_an_id_that_git_remembers_is_not_free(folder: Folder, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "đầu")
    git(tmp_path, "checkout", "-q", "-b", "nhanh-khac")
    other = folder.write("inspections/2022/KT-2022-0007.yml", "id: KT-2022-0007\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "ở nhánh khác")
    git(tmp_path, "checkout", "-q", "main")
    assert not other.exists()
    assert next_id(folder) == "KT-2022-0008"
    gone = folder.write("inspections/KT-2022-0011.yml", "id: KT-2022-0011\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "thêm")
    gone.unlink()
    git(tmp_path, "commit", "-qam", "xóa")
    assert next_id(folder) == "KT-2022-0012"


def test_a_record_goes_where_its_type_is_kept(folder: Folder) -> None:
    places = {
        kind.name: skeletons.place(folder.path, kind, new_id(kind)).relative_to(folder.path).as_posix()
        for kind in TYPES
    }
    assert places["inspection"] == "inspections/2027/KT-2027-0001.yml"
    assert places["conclusion"] == "conclusions/KL-2027-0001.yml"
    assert places["organization"] == "organizations/mot-ma-moi.yml"


def test_what_is_there_is_never_overwritten(folder: Folder) -> None:
    path = skeletons.write(folder.path, INSPECTION, "KT-2027-0001", {})
    path.write_text("của tôi", encoding="utf-8")
    with pytest.raises(FileExistsError):
        skeletons.write(folder.path, INSPECTION, "KT-2027-0001", {})
    assert path.read_text(encoding="utf-8") == "của tôi"


@pytest.mark.parametrize(
    ("kind", "values", "proposed"),
    [
        ("organization", {"name": "Phường Đống Đa"}, ["phuong-dong-da"]),
        ("organization", {"name": "Phường 10"}, ["phuong-10"]),
        (
            "organization",
            {"name": "Trường THCS Nghĩa Tân", "place": "quan-cau-giay"},
            ["truong-thcs-nghia-tan", "truong-thcs-nghia-tan-quan-cau-giay"],
        ),
        ("document", {"sign": "31-KH/BCĐTP", "issued_on": "2023-05-19"}, ["31-kh-bcdtp-2023"]),
        ("document", {"sign": "10/2022/QH15", "issued_on": "2022-11-10"}, ["10-2022-qh15"]),
        ("document", {"sign": {"unknown": "not_stated"}, "title": "Quy chế"}, ["quy-che"]),
        ("document", {"sign": {"unknown": "not_stated"}}, []),
        ("organization", {"name": "Index"}, []),
        ("organization", {"name": "!!!"}, []),
    ],
)
def test_a_slug_is_proposed_from_the_name(kind: str, values: dict[str, Any], proposed: list[str]) -> None:
    assert skeletons.slugs(BY_NAME[kind], values) == proposed


def test_a_long_name_gives_a_slug_of_whole_words() -> None:
    (slug,) = skeletons.slugs(BY_NAME["organization"], {"name": "Ban Thanh tra nhân dân " * 9})
    assert len(slug) <= 80
    assert slug.endswith(("ban", "thanh", "tra", "nhan", "dan"))
