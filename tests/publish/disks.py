"""Real disks: a full one, one that is read-only, mounted folders, layers. `make soak` runs this where it may mount."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from generator.publish import Unmovable, put, renewing
from tests.publish.builds import Builds
from tests.publish.trees import AFTER, BEFORE, beside, contents, publish, renew


class Mounts:
    """Mounts what a test needs, until it ends."""

    def __init__(self, ends: ExitStack) -> None:
        self._ends = ends

    def __call__(self, place: Path, *options: str) -> Path:
        """Mount something at ``place``."""
        place.mkdir(parents=True, exist_ok=True)
        subprocess.run(["mount", *options, str(place)], check=True)
        self._ends.callback(subprocess.run, ["umount", "--lazy", str(place)], check=True)
        return place


@pytest.fixture
def mount() -> Iterator[Mounts]:
    """Return what mounts disks."""
    with ExitStack() as ends:
        yield Mounts(ends)


def fill(disk: Path, left: int) -> Path:
    """Fill ``disk`` up to ``left`` bytes; return the file to be removed."""
    file = disk / "day.bin"
    space = os.statvfs(disk)
    with file.open("wb") as filled:
        os.posix_fallocate(filled.fileno(), 0, max(space.f_bavail * space.f_frsize - left, 1))
    return file


@pytest.mark.parametrize("left", range(0, 80_000, 4096))
def test_a_disk_that_is_full_sooner_or_later_leaves_the_old_site(
    left: int, mount: Mounts, tmp_path: Path
) -> None:
    disk = mount(tmp_path / "dia", "-t", "tmpfs", "-o", "size=1m", "tmpfs")
    site = publish(disk / "site", BEFORE)
    fill(disk, left)
    with pytest.raises(OSError, match="space") as full, renewing(site) as renewal:  # noqa: PT012 - wherever it is full
        put(renewal.folder, "a/nho.html", b"x" * 4096)
        put(renewal.folder, "b/lon.html", b"x" * 100_000)
    assert full.value.errno == errno.ENOSPC
    assert contents(site) == BEFORE
    assert beside(site) == {"day.bin"}
    (disk / "day.bin").unlink()
    renew(site, AFTER)
    assert contents(site) == AFTER


def test_builds_on_a_full_disk_leave_the_old_site(mount: Mounts, tmp_path: Path) -> None:
    disk = mount(tmp_path / "dia", "-t", "tmpfs", "-o", "size=60m", "tmpfs")
    builds = Builds(disk)
    for left in (0, 20_000, 100_000, 400_000):
        builds.build(0)
        builds.build(0)  # now the folder beside it is the same, and has nothing to make room with
        builds.edit(1)
        filler = fill(disk, left)
        assert "hết chỗ trên đĩa" in builds.refuse("day.bin")
        filler.unlink()
        builds.build(1)


def test_a_disk_that_is_read_only_is_told(mount: Mounts, tmp_path: Path) -> None:
    disk = mount(tmp_path / "dia", "-t", "tmpfs", "tmpfs")
    site = publish(disk / "site", BEFORE)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    with pytest.raises(OSError, match="Read-only") as refused:
        renew(site, AFTER)
    assert refused.value.filename == str(disk)
    assert contents(site) == BEFORE


@pytest.mark.parametrize("below", ["", "a"])
@pytest.mark.parametrize("kind", ["tmpfs", "bind"])
def test_mounted_folders_are_left_alone(kind: str, below: str, mount: Mounts, tmp_path: Path) -> None:
    site, other = publish(tmp_path / "trang/site", BEFORE), publish(tmp_path / "khac", AFTER)
    options = ["--bind", str(other)] if kind == "bind" else ["-t", "tmpfs", "tmpfs"]
    mount(site / below, *options)
    before = contents(site)
    for work in (publish, renew):
        with pytest.raises(Unmovable):
            work(site, BEFORE)
    assert contents(site) == before
    assert beside(site) == set()


def test_a_site_in_a_layer_below_is_replaced_or_left_as_it_is(mount: Mounts, tmp_path: Path) -> None:
    parts = mount(tmp_path / "lop", "-t", "tmpfs", "tmpfs")
    publish(parts / "duoi/site", BEFORE)
    for name in ("tren", "lam"):
        (parts / name).mkdir()
    layers = f"lowerdir={parts}/duoi,upperdir={parts}/tren,workdir={parts}/lam,userxattr"
    site = mount(tmp_path / "gop", "-t", "overlay", "-o", layers, "overlay") / "site"
    with pytest.raises(Unmovable):
        renew(site, AFTER)
    assert contents(site) == BEFORE
    publish(site.with_name("khac"), BEFORE)
    renew(site.with_name("khac"), AFTER)
    assert contents(site.with_name("khac")) == AFTER
