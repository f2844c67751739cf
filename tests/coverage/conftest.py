"""A small data folder for every test of the register."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small import Small


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """Return a data folder with one organization."""
    return Small(tmp_path)
