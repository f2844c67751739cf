"""A valid data folder for every test of the registry."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.folder import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return a valid data folder."""
    return Folder(tmp_path)
