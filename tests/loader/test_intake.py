"""Whatever was kept of an earlier reading, and however many processes read: what is read is what the files hold."""

from __future__ import annotations

import gc
import os
import pickle
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from random import Random
from shutil import copytree

import pytest

from generator import intake, packing, workers
from generator.checks import check
from generator.files import Found
from generator.intake import Intake, Read
from generator.loader import TakeAll, in_turn
from tests.edits import edit
from tests.minisite.folder import DATA, TODAY


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the minisite's records."""
    return copytree(DATA, tmp_path / "data")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Return where things are kept."""
    return tmp_path / "kept"


def told(data: Path, take_all: TakeAll = in_turn) -> object:
    """Return everything that was read, and what is wrong with it."""
    found = check(data, TODAY, take_all=take_all)
    registry = found.loaded.registry
    entries = {
        key: (each.summary._replace(packed=b""), each.summary.items, each.pointed, registry.value(key))
        for key, each in registry.entries.items()
    }
    return found.problems, found.allowed, entries, [*registry.item_ids()]


def taking(kept: Path, jobs: int = 1, key: bytes = b"") -> TakeAll:
    """Return a reader that keeps what it reads, as a new run of the program has one."""
    return Intake(kept, key, jobs).take_all


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Tell which files are read anew."""
    names: list[str] = []
    monkeypatch.setattr("generator.files.FRESH", 0)
    real = Intake._read

    def telling(self: Intake, wanted: Mapping[int, list[Found]], read: Read) -> Iterable[object]:
        names.extend(each.name for found in wanted.values() for each in found)
        return real(self, wanted, read)

    monkeypatch.setattr(Intake, "_read", telling)
    return names


def test_after_any_edits_the_same_is_read_as_without_a_cache(data: Path, kept: Path) -> None:
    for seed in range(8):
        edit(data, seed)
        assert told(data, taking(kept)) == told(data), seed


def test_what_nobody_touched_is_not_read_again(data: Path, kept: Path, opened: list[str]) -> None:
    told(data, taking(kept))
    opened.clear()
    told(data, taking(kept))
    assert opened == []
    path = data / "conclusions/KL-2025-0001.yml"
    path.write_text(path.read_text(encoding="utf-8") + "# thêm\n", encoding="utf-8")
    told(data, taking(kept))
    assert len(opened) == 1


def test_a_fresh_checkout_and_a_touched_file_are_known_by_their_bytes(
    data: Path, kept: Path, opened: list[str]
) -> None:
    told(data, taking(kept))
    for path in data.rglob("*.yml"):
        path.write_bytes(path.read_bytes())
        os.utime(path, (0, 0))
    opened.clear()
    told(data, taking(kept))
    assert opened == []


def test_an_edit_that_keeps_size_and_time_is_seen(data: Path, kept: Path) -> None:
    path = data / "organizations/dia-ban/xa-an-lac.yml"
    told(data, taking(kept))
    before, text = path.stat(), path.read_text(encoding="utf-8")
    path.write_text(text.replace("name: Xã An Lạc", "name: Xã An Lộc"), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert told(data, taking(kept)) == told(data)


def test_what_was_kept_on_another_day_counts_for_nothing(data: Path, kept: Path, opened: list[str]) -> None:
    told(data, taking(kept, key=b"2026-11-21"))
    opened.clear()
    told(data, taking(kept, key=b"2026-11-22"))
    assert len(opened) == len(list(data.rglob("*/*.yml")))


@pytest.mark.parametrize("seed", range(3))
def test_a_damaged_cache_is_as_good_as_none(seed: int, data: Path, kept: Path) -> None:
    expected = told(data, taking(kept))
    chance = Random(seed)  # noqa: S311 - no secret
    for path in sorted(kept.iterdir()):
        raw = bytearray(path.read_bytes())
        match chance.randrange(4):
            case 0:
                raw = raw[: chance.randrange(len(raw))]
            case 1:
                raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
            case 2:
                path.unlink()
                continue
        path.write_bytes(raw)
    assert told(data, taking(kept)) == expected


def test_several_processes_read_what_one_reads(
    data: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "FEWEST", 2)
    assert told(data, taking(kept, jobs=3)) == told(data)


def test_what_several_processes_read_is_not_read_again(
    data: Path, kept: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "FEWEST", 2)
    told(data, taking(kept, jobs=3))
    opened.clear()
    assert told(data, taking(kept)) == told(data)
    assert opened == []


def test_of_records_that_change_everywhere_only_one_shelf_is_in_memory(
    data: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(data, taking(kept))
    shelves: dict[int, list[Path]] = defaultdict(list)
    for path in data.rglob("*/*.yml"):
        shelves[intake._number(path.relative_to(data.parent).as_posix())].append(path)
    for path, *_ in shelves.values():
        path.write_text(path.read_text(encoding="utf-8") + "# thêm\n", encoding="utf-8")
    there: list[int] = []
    real = Intake._recalled

    def recalled(self: Intake, number: int) -> intake.Shelf:
        there.append(sum(isinstance(each, intake.Kept) for each in gc.get_objects()))
        return real(self, number)

    monkeypatch.setattr(Intake, "_recalled", recalled)
    assert told(data, taking(kept)) == told(data)
    assert 0 < max(there) <= 2 * max(map(len, shelves.values()))


@pytest.mark.parametrize("jobs", [1, 3])
def test_what_cannot_be_read_is_tried_again(
    jobs: int, data: Path, kept: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "FEWEST", 2)
    path = data / "conclusions/KL-2025-0001.yml"
    path.write_bytes(b"\xff\xfe" + path.read_bytes())
    told(data, taking(kept, jobs))
    opened.clear()
    told(data, taking(kept, jobs))
    assert opened == ["data/conclusions/KL-2025-0001.yml"]


def test_a_cache_cannot_make_the_program_run_anything() -> None:
    class Harm:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.system, ("true",)

    with pytest.raises(pickle.UnpicklingError, match="system"):
        packing.unpacked(pickle.dumps(Harm()))


def test_where_nothing_can_be_kept_everything_is_read(data: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("", encoding="utf-8")
    assert told(data, taking(tmp_path / "kept")) == told(data)
