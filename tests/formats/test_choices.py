"""The options of ``bantin check`` and ``bantin build``: what they show changes, what holds does not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Final

import pytest

from generator.formats import FORMATS, PEOPLE
from tests.folder import CONCLUSION, INSPECTION, REPORT, Folder
from tests.formats.problems import ALLOW, DRAFT, break_two
from tests.shell import Shell

ROOT: Final = Path(__file__).parents[2]
FINE, DATA, PROGRAM = 0, 1, 2
MACHINES: Final = sorted(FORMATS.keys() - {PEOPLE})


def warn(folder: Folder) -> None:
    """Put a warning into a record."""
    folder.write("organizations/xa-b.yml", DRAFT)
    folder.append(INSPECTION, "partners: [xa-b]\n")


def codes(said: str) -> list[str]:
    return [each["code"] for each in json.loads(said)["problems"]]


@pytest.mark.parametrize("form", MACHINES)
def test_a_machine_gets_its_format_on_standard_output_alone(form: str, bantin: Shell, folder: Folder) -> None:
    break_two(folder)
    said = bantin("check", "--format", form)
    assert (said.code, said.err) == (DATA, "")
    assert "FLD003" in said.out
    if form != "github":
        json.loads(said.out)


@pytest.mark.parametrize("form", MACHINES)
def test_a_machine_hears_of_faultless_data_in_its_format(form: str, bantin: Shell) -> None:
    said = bantin("check", "--format", form)
    assert (said.code, said.err) == (FINE, "")
    assert said.out == "" if form == "github" else json.loads(said.out) is not None


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ([], ["FLD003", "REF003"]),
        (["--select", "REF003"], ["REF003"]),
        (["--select", "REF"], ["REF003"]),
        (["--select", "ref,fld"], ["FLD003", "REF003"]),
        (["--select", "ref", "--select", "unknown-value"], ["FLD003", "REF003"]),
        (["--select", "REF, DAT001,"], ["REF003"]),
        (["--ignore", "REF"], ["FLD003"]),
        (["--ignore", "FLD", "--ignore", "REF003"], []),
        (["--select", "REF,FLD", "--ignore", "FLD003"], ["REF003"]),
    ],
)
def test_only_what_is_chosen_is_shown_but_everything_counts(
    options: list[str], shown: list[str], bantin: Shell, folder: Folder
) -> None:
    break_two(folder)
    said = bantin("check", "--format", "json", *options)
    assert (said.code, codes(said.out)) == (DATA, shown)


def test_an_ignored_error_is_still_said_to_stop_the_build(bantin: Shell, folder: Folder) -> None:
    break_two(folder)
    said = bantin("check", "--ignore", "FLD")
    assert (said.code, said.err) == (DATA, "")
    assert "FLD003" not in said.out
    assert said.out.endswith(
        "Có 1 cảnh báo.\nCòn 1 chỗ không hiện ở đây vì --select hoặc --ignore; bantin build vẫn dừng vì chúng.\n"
    )


def test_an_ignored_warning_is_ignored(bantin: Shell, folder: Folder) -> None:
    warn(folder)
    assert bantin("check", "--ignore", "REF") == (FINE, "Đã kiểm tra 12 bản ghi, không có lỗi.\n", "")


def test_an_ignored_warning_stops_only_a_strict_build(bantin: Shell, folder: Folder) -> None:
    warn(folder)
    said = bantin("check", "--ignore", "REF", "--strict")
    hidden = (
        "Còn 1 chỗ không hiện ở đây vì --select hoặc --ignore; bantin build --strict vẫn dừng vì chúng.\n"
    )
    assert said == (DATA, hidden, "")


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("REF03", "Ý bạn là “REF003”?"),
        ("REF,told-before-day", "Ý bạn là “told-before-its-day”?"),
        ("X", "Các nhóm: "),
    ],
)
def test_an_unknown_code_is_misuse(option: str, typed: str, hint: str, bantin: Shell) -> None:
    said = bantin("check", option, typed)
    assert (said.code, said.out) == (PROGRAM, "")
    assert said.err.startswith(f"Giá trị của {option} không dùng được. Không có quy tắc hay nhóm quy tắc “")
    assert hint in said.err


def test_an_unknown_format_is_misuse(bantin: Shell) -> None:
    said = bantin("check", "--format", "xml")
    assert said == (
        PROGRAM,
        "",
        "Giá trị của --format không dùng được. Các dạng: people, json, github, gitlab, sarif.\n",
    )


def test_warnings_stop_when_that_is_asked_for(bantin: Shell, folder: Folder) -> None:
    warn(folder)
    said = bantin("check", "--strict")
    assert (said.code, said.err) == (DATA, "")
    assert said.out.endswith("Có 1 cảnh báo.\nVì có --strict nên cảnh báo cũng làm dừng.\n")


def test_faultless_data_is_fine_however_strict(bantin: Shell) -> None:
    assert bantin("check", "--strict").code == FINE


def test_an_allowed_warning_stops_nothing(bantin: Shell, folder: Folder) -> None:
    warn(folder)
    folder.append(INSPECTION, ALLOW)
    assert bantin("check", "--strict") == (FINE, "Đã kiểm tra 12 bản ghi, không có lỗi.\n", "")
    said = bantin("check", "--strict", "--allowed")
    assert said.code == FINE
    assert "Lý do: Đăng cùng ngày." in said.out


def test_a_strict_build_stops_at_warnings_and_leaves_the_old_site(bantin: Shell, folder: Folder) -> None:
    warn(folder)
    here = folder.path.parent
    shutil.copyfile(ROOT / "mkdocs.yml", here / "mkdocs.yml")
    for name in ("content", "theme_overrides"):
        shutil.copytree(ROOT / name, here / name)
    said = bantin("build", "--strict")
    assert (said.code, said.out) == (DATA, "")
    assert "cảnh báo REF003" in said.err
    assert said.err.endswith("Vì có --strict nên cảnh báo cũng làm dừng.\nTrang cũ được giữ nguyên.\n")
    assert not (here / "site").exists()


def test_the_order_is_the_same_every_time(bantin: Shell, folder: Folder) -> None:
    folder.append(REPORT, "mot: x\nhai: x\n")
    folder.replace(CONCLUSION, "level: final", "level: xong")
    assert len({bantin("check", "--format", "sarif").out for _ in range(3)}) == 1
