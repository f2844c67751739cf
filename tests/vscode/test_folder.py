"""The folder that VS Code reads: renewed by a command, and never over what an editor has set."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import vscode
from tests.folder import Folder
from tests.shell import FINE, Shell
from tests.site.building import CODE_OF_OTHER_FAULTS


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site whose schemas are of an older version."""
    Folder(tmp_path)
    vscode.refresh(tmp_path, "data")
    for each in (tmp_path / ".vscode").iterdir():
        each.write_text("{}\n", encoding="utf-8")
    return tmp_path


def test_schemas_are_renewed_and_settings_are_left(site: Path, shell: Shell) -> None:
    said = shell.at(site)("vscode").out
    for name, text in vscode.files():
        wanted = "{}\n" if name in vscode.OWN else text
        assert (site / ".vscode" / name).read_text(encoding="utf-8") == wanted, name
    assert "được giữ nguyên" in said


def test_settings_that_are_missing_are_written(site: Path, shell: Shell) -> None:
    for name in vscode.OWN:
        (site / ".vscode" / name).unlink()
    said = shell.at(site)("vscode").out
    for name, text in vscode.files():
        assert (site / ".vscode" / name).read_text(encoding="utf-8") == text, name
    assert "được giữ nguyên" not in said


def test_settings_follow_the_name_of_the_data_folder(tmp_path: Path, shell: Shell) -> None:
    Folder(tmp_path).path.rename(tmp_path / "du-lieu")
    assert shell.at(tmp_path)("vscode", "--data", "du-lieu").code == FINE
    assert '"du-lieu/inspections/**/*.yml"' in (tmp_path / ".vscode/settings.json").read_text(
        encoding="utf-8"
    )


def test_nothing_is_written_where_there_is_no_site(tmp_path: Path, shell: Shell) -> None:
    assert shell.at(tmp_path)("vscode").code == CODE_OF_OTHER_FAULTS
    assert list(tmp_path.iterdir()) == []


def test_a_record_names_its_schema_from_wherever_it_stands(site: Path) -> None:
    record = site / "data" / "inspections" / "2026" / "KT-2026-0001.yml"
    line = vscode.modeline(record, site, "inspection")
    assert line == "# yaml-language-server: $schema=../../../.vscode/inspection.schema.json"


def test_a_record_names_no_schema_that_is_not_there(tmp_path: Path) -> None:
    assert (
        vscode.modeline(tmp_path / "data" / "inspections" / "KT-2026-0001.yml", tmp_path, "inspection") == ""
    )
