"""``bantin generate``: the same Markdown in a folder, for any other builder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.minisite.folder import DATA, TODAY, pages
from tests.shell import FINE, Shell
from tests.site.building import CODE_OF_DATA_FAULTS, bantin, read

COMMAND = ("generate", "--out", "ra", "--today", TODAY.isoformat())


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which the command was run, to look at only."""
    folder = tmp_path_factory.mktemp("generated")
    shutil.copytree(DATA, folder / "data")
    bantin(folder, *COMMAND)
    return folder


@pytest.fixture
def again(generated: Path, tmp_path: Path, shell: Shell) -> Shell:
    """Go to a folder in which the command was run."""
    for name in ("data", "ra"):
        shutil.copytree(generated / name, tmp_path / name)
    return shell.at(tmp_path)


def test_it_writes_the_pages_of_the_site_and_the_attachments(generated: Path) -> None:
    written = read(generated / "ra")
    assert {path: text.decode() for path, text in written.items() if path.endswith(".md")} == pages()
    attached = {path: content for path, content in written.items() if not path.endswith(".md")}
    assert attached["kiem-tra/KT-2025-0001/bien-ban.txt"] == "Biên bản\n".encode()
    assert len(attached) == 9 + len([".bantin"])


def test_it_replaces_what_it_wrote_before(again: Shell, generated: Path, tmp_path: Path) -> None:
    (tmp_path / "ra/kiem-tra/KT-2019-0001.md").write_text("cũ", encoding="utf-8")
    (tmp_path / "ra/index.md").unlink()
    assert again(*COMMAND).code == FINE
    assert read(tmp_path / "ra") == read(generated / "ra")
    assert {path.name for path in tmp_path.iterdir()} - {".cache"} == {"data", "ra"}


def test_faults_leave_what_it_wrote_before(again: Shell, generated: Path, tmp_path: Path) -> None:
    (tmp_path / "data/site.yml").unlink()
    said = again("generate", "--out", "ra")
    assert said.code == CODE_OF_DATA_FAULTS
    assert "FIL006" in said.err
    assert read(tmp_path / "ra") == read(generated / "ra")
    assert {path.name for path in tmp_path.iterdir()} - {".cache"} == {"data", "ra"}
