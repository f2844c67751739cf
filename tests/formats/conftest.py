"""A valid data folder in the working folder, and the command line beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.folder import Folder
from tests.shell import Shell


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Return a valid data folder; what holds it is the working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795230000")
    return Folder(tmp_path)


@pytest.fixture
def bantin(folder: Folder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Return what runs the command line."""
    assert folder.path.is_dir()
    return Shell(capsys, monkeypatch)
