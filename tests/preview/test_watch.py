"""Whatever changes below a folder is seen at the next look, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.files import FRESH, Stamp
from generator.preview import watch
from generator.preview.watch import Watch


class Watched:
    """A folder that is looked at."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._watch = folder, Watch()
        self.write("a.yml", "mot")
        self.write("sau/b.yml", "hai")
        self.changed()

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def changed(self) -> list[str]:
        return sorted(
            Path(path).relative_to(self.folder).as_posix() for path in self._watch.look([self.folder])
        )


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    return Watched(tmp_path)


def test_nothing_has_changed_when_nothing_did(watched: Watched) -> None:
    assert watched.changed() == []


def test_what_is_written_comes_or_goes_is_seen_once(watched: Watched) -> None:
    watched.write("sau/b.yml", "hai hai")
    watched.write("moi.yml", "ba")
    (watched.folder / "a.yml").unlink()
    assert watched.changed() == ["a.yml", "moi.yml", "sau/b.yml"]
    assert watched.changed() == []


def test_a_new_name_is_two_changes(watched: Watched) -> None:
    (watched.folder / "sau").rename(watched.folder / "truoc")
    assert watched.changed() == ["sau/b.yml", "truoc/b.yml"]


def test_a_file_put_in_the_place_of_another_is_seen_though_size_and_time_are_the_same(
    watched: Watched,
) -> None:
    times = (watched.folder / "a.yml").stat()
    watched.write("moi", "MOT")
    os.utime(watched.folder / "moi", ns=(times.st_atime_ns, times.st_mtime_ns))
    (watched.folder / "moi").replace(watched.folder / "a.yml")
    assert "a.yml" in watched.changed()


def test_on_a_disk_that_counts_time_by_the_second_a_second_change_is_seen(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two changes that leave the same stamp, as on a stick: then the bytes decide."""

    def coarse(entry: os.DirEntry[str] | Path) -> Stamp:
        inode, size, written, changed = real(entry)
        return inode, size, written // FRESH * FRESH, changed // FRESH * FRESH

    real = watch._stamp
    monkeypatch.setattr(watch, "_stamp", coarse)
    now = [10 * FRESH]
    monkeypatch.setattr(watch, "time_ns", lambda: now[0])
    times = 10 * FRESH, 10 * FRESH
    for text in ("một", "hai"):
        watched.write("a.yml", text)
        os.utime(watched.folder / "a.yml", ns=times)
        assert "a.yml" in watched.changed()
    now[0] += 3 * FRESH
    assert watched.changed() == []


def test_what_cannot_be_read_hides_nothing_else(watched: Watched) -> None:
    (watched.folder / "dut").symlink_to(watched.folder / "khong-co")
    watched.changed()
    watched.write("a.yml", "mot mot")
    assert watched.changed() == ["a.yml"]


def test_a_folder_that_goes_and_comes_back_is_seen(tmp_path: Path) -> None:
    looking = Watch()
    assert looking.look([tmp_path / "data"]) == set()
    (tmp_path / "data").mkdir()
    (tmp_path / "data/a.yml").write_text("a", encoding="utf-8")
    assert looking.look([tmp_path / "data"]) == {str(tmp_path / "data/a.yml")}
    (tmp_path / "data/a.yml").unlink()
    (tmp_path / "data").rmdir()
    assert looking.look([tmp_path / "data"]) == {str(tmp_path / "data/a.yml")}


def test_a_single_file_is_looked_at_too(tmp_path: Path) -> None:
    path, looking = tmp_path / "mkdocs.yml", Watch()
    path.write_text("a", encoding="utf-8")
    assert looking.look([path]) == {str(path)}
    path.write_text("b b", encoding="utf-8")
    assert looking.look([path]) == {str(path)}
    assert looking.look([path]) == set()
