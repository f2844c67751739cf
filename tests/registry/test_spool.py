"""What waits in a file comes back as it was, to every process; where no file can be, it waits in memory."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import workers
from generator.spool import Spooled, spooled


def read(found: object) -> bytes:
    return found.read() if isinstance(found, Spooled) else bytes(str(found), "ascii")


@given(several=st.lists(st.binary(max_size=40)))
def test_everything_comes_back_as_it_was(several: list[bytes]) -> None:
    with TemporaryDirectory() as name:
        assert list(map(read, spooled(Path(name), several))) == several


def test_nothing_is_left_where_it_waits(tmp_path: Path) -> None:
    (waiting,) = spooled(tmp_path / "new", [b"text"])
    assert list((tmp_path / "new").iterdir()) == []
    assert read(waiting) == b"text"


def test_other_processes_read_it(tmp_path: Path) -> None:
    several = [b"%d" % each for each in range(40)]
    found = workers.shared(lambda part: list(map(read, part)), spooled(tmp_path, several), 2, fewest=2)
    assert [each for part in found for each in part] == several


def test_where_nothing_can_be_written_it_stays_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert spooled(tmp_path / "file", [b"text"]) == [b"text"]


def test_what_was_cut_off_is_not_taken_for_whole(tmp_path: Path) -> None:
    (waiting,) = spooled(tmp_path, [b"text"])
    assert isinstance(waiting, Spooled)
    os.ftruncate(waiting.file.number, 2)
    with pytest.raises(OSError, match="Input/output"):
        waiting.read()
