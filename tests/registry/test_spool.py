"""What waits in a file comes back as it was, to every process; where no file can be, it waits in memory."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import workers
from generator.spool import Spool, Spooled


def read(found: object) -> bytes:
    return found.read() if isinstance(found, Spooled) else bytes(str(found), "ascii")


@given(times=st.lists(st.lists(st.binary(max_size=40)), max_size=4))
def test_everything_comes_back_as_it_was(times: list[list[bytes]]) -> None:
    with TemporaryDirectory() as name:
        spool = Spool(Path(name))
        waiting = [spool.put(several) for several in times]
        assert [list(map(read, found)) for found in waiting] == times


def test_nothing_is_left_where_it_waits(tmp_path: Path) -> None:
    (waiting,) = Spool(tmp_path / "new").put([b"text"])
    assert list((tmp_path / "new").iterdir()) == []
    assert read(waiting) == b"text"


def test_other_processes_read_it(tmp_path: Path) -> None:
    several = [b"%d" % each for each in range(40)]
    found = workers.shared(lambda part: list(map(read, part)), Spool(tmp_path).put(several), 2, fewest=2)
    assert [each for part in found for each in part] == several


def test_where_nothing_can_be_written_it_stays_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert Spool(tmp_path / "file").put([b"text"]) == [b"text"]


def test_where_there_is_no_more_room_it_stays_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spool = Spool(tmp_path)
    (first,) = spool.put([b"first"])
    with monkeypatch.context() as full:
        full.setattr(os, "pwrite", lambda *_: 2)
        assert spool.put([b"second"]) == [b"second"]
    assert [read(each) for each in (first, *spool.put([b"third"]))] == [b"first", b"third"]


def test_what_was_cut_off_is_not_taken_for_whole(tmp_path: Path) -> None:
    (waiting,) = Spool(tmp_path).put([b"text"])
    assert isinstance(waiting, Spooled)
    os.ftruncate(waiting.spool._number, 2)
    with pytest.raises(OSError, match="Input/output"):
        waiting.read()
