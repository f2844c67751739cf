"""Renewing: the new site shares the files that stay, and whatever stood beside it, it is what it should be."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish import (
    MARK,
    NotOurs,
    Stamp,
    Unmovable,
    copy,
    drop,
    folders,
    mirror,
    put,
    renewing,
    stamp,
    swap,
)
from tests.publish.ending import Work, ended_at
from tests.publish.trees import AFTER, BEFORE, Files, beside, contents, publish, renew, renew_in_two_steps

SPARE = ".site-truoc"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a published site, alone in its folder."""
    return publish(tmp_path / "trang/site", BEFORE)


def renewed(site: Path) -> Path:
    """Renew ``site`` with nothing new; return the spare that this leaves."""
    with renewing(site):
        pass
    return site.with_name(SPARE)


@pytest.mark.parametrize("jobs", [1, 2])
def test_it_begins_as_the_site_stands(site: Path, jobs: int) -> None:
    with renewing(site, jobs) as renewal:
        assert renewal.stamps == {path: stamp((site / path).stat()) for path in BEFORE}
        assert contents(renewal.folder) == BEFORE


def test_it_begins_as_the_site_stands_though_nobody_asks(site: Path) -> None:
    renewed(site)
    with renewing(site, 2):
        pass
    assert contents(site) == BEFORE
    assert beside(site) == {SPARE}


def test_the_site_becomes_what_was_made(site: Path) -> None:
    for files in (AFTER, BEFORE, AFTER, AFTER, BEFORE):
        renew(site, files)
        assert contents(site) == files
        assert beside(site) == {SPARE}


def test_what_stays_is_the_same_file(site: Path) -> None:
    before = (site / "a/b/c.bin").stat()
    for files in (AFTER, BEFORE):
        renew(site, files)
    assert stamp((site / "a/b/c.bin").stat()) == stamp(before)


def test_the_site_is_untouched_while_the_new_one_is_made(site: Path) -> None:
    renewed(site)
    with renewing(site) as renewal:
        for path in AFTER:
            put(renewal.folder, path, b"moi")
        drop(renewal.folder, "a/index.html")
        assert contents(site) == BEFORE


def test_there_may_be_no_site_yet(tmp_path: Path) -> None:
    renew(tmp_path / "trang/site", AFTER)
    assert contents(tmp_path / "trang/site") == AFTER
    assert beside(tmp_path / "trang/site") == set()


def test_a_site_that_was_removed_is_made_anew(site: Path) -> None:
    renewed(site)
    shutil.rmtree(site)
    renew(site, AFTER)
    assert contents(site) == AFTER
    assert beside(site) == set()


def test_a_file_that_was_put_has_the_stamp_that_it_got(site: Path, tmp_path: Path) -> None:
    (tmp_path / "bieu.pdf").write_bytes(b"%PDF")
    with renewing(site) as renewal:
        made = put(renewal.folder, "x/index.html", b"x")
        copied = copy(renewal.folder, "x/bieu.pdf", tmp_path / "bieu.pdf")
    with renewing(site) as renewal:
        assert (renewal.stamps["x/index.html"], renewal.stamps["x/bieu.pdf"]) == (made, copied)
    assert contents(site)["x/bieu.pdf"] == b"%PDF"


def test_a_file_that_somebody_changed_has_another_stamp(site: Path) -> None:
    renewed(site)
    before = stamp((site / "index.html").stat())
    (site / "index.html").write_bytes(b"sua tay")
    with renewing(site) as renewal:
        assert renewal.stamps["index.html"] != before
        assert isinstance(renewal.stamps["index.html"], Stamp)


def test_what_is_no_file_of_a_site_is_left_out_and_not_followed(site: Path, tmp_path: Path) -> None:
    outside = publish(tmp_path / "khac", BEFORE)
    (site / "lien-ket").symlink_to(outside)
    (site / "a/lien-ket.html").symlink_to(outside / "index.html")
    os.mkfifo(site / "ong")
    for _ in range(2):
        renewed(site)
        assert contents(site) == BEFORE
        assert not os.path.lexists(site / "lien-ket")
    assert contents(outside) == BEFORE


DAMAGES = {
    "emptied": "rm -rf .bantin *",
    "other contents": "rm index.html; echo sai > index.html",
    "strays": "mkdir a/thua; echo thua > a/thua/tep",
    "a file for a folder": "rm -r a; echo sai > a",
    "a folder for a file": "rm index.html; mkdir -p index.html/x",
    "a link for a folder": "rm -r a; ln -s ../site/a a",
    "a link for a file": "rm index.html; ln -s ../site/index.html index.html",
    "names exchanged": "mv index.html x; mv a/index.html index.html; mv x a/index.html",
}
"""What hands and killed builds may do to a spare."""


def damage(what: str, spare: Path) -> None:
    subprocess.run(["sh", "-ec", DAMAGES[what]], cwd=spare, check=True)


@pytest.mark.parametrize("what", DAMAGES)
def test_whatever_was_done_to_the_spare_is_mended(what: str, site: Path) -> None:
    damage(what, renewed(site))
    with renewing(site) as renewal:
        assert contents(renewal.folder) == BEFORE
    assert contents(site) == BEFORE
    assert beside(site) == {SPARE}


@pytest.mark.parametrize("name", [SPARE, ".site-0123abcd", ".site-cu", ".site-moi", ".site-x-truoc"])
def test_a_folder_of_somebody_else_stays_whatever_it_is_called(name: str, site: Path) -> None:
    kept = site.with_name(name)
    kept.mkdir()
    (kept / "anh.jpg").write_bytes(b"\xff\xd8")
    for files in (AFTER, BEFORE):
        renew(site, files)
        assert contents(site) == files
    assert contents(kept) == {"anh.jpg": b"\xff\xd8"}
    assert beside(site) <= {SPARE, name}


def test_the_spare_of_another_site_stays(site: Path) -> None:
    other = publish(site.with_name("site-truoc"), BEFORE)
    renewed(other)
    for _ in range(2):
        renewed(site)
    assert beside(site) == {SPARE, "site-truoc", ".site-truoc-truoc"}


def test_nobody_else_can_read_the_spare(site: Path) -> None:
    for _ in range(2):
        assert renewed(site).stat().st_mode & 0o777 == 0o700
        assert site.stat().st_mode & 0o777 == 0o777 & ~swap._umask()


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_an_exception_leaves_the_old_site_and_the_spare(error: type[BaseException], site: Path) -> None:
    def work(folder: Path) -> None:
        put(folder, "index.html", b"nua chung")
        raise error

    with pytest.raises(error), renewing(site) as renewal:
        work(renewal.folder)
    assert contents(site) == BEFORE
    assert beside(site) == {SPARE}
    renew(site, AFTER)
    assert contents(site) == AFTER


def refuse(name: int) -> Callable[..., None]:
    """Return what the machine does when it cannot."""

    def refused(*_arguments: object, **_options: object) -> None:
        raise OSError(name, os.strerror(name))

    return refused


@pytest.mark.parametrize("number", [errno.EPERM, errno.EXDEV, errno.ENOTSUP, errno.EMLINK, errno.ENOSYS])
def test_where_files_cannot_be_shared_they_are_copied(
    number: int, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", refuse(number))
    stamps = {path: (site / path).stat().st_mtime_ns for path in BEFORE}
    for files in (AFTER, BEFORE, BEFORE):
        renew(site, files)
        assert contents(site) == files
    assert (site / "a/b/c.bin").stat().st_mtime_ns == stamps["a/b/c.bin"]
    assert (site / "a/b/c.bin").stat().st_nlink == 1


def test_file_numbers_that_the_disk_invents_are_not_believed(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Invented:
        """An entry of a folder on a shared disk, where every file has the same number."""

        def __init__(self, entry: os.DirEntry[str]) -> None:
            self.__dict__ = {
                name: getattr(entry, name) for name in ("name", "path", "is_dir", "is_file", "stat")
            }

        def inode(self) -> int:
            return 1

    listed = mirror._listed
    monkeypatch.setattr(
        mirror, "_listed", lambda path: {name: Invented(each) for name, each in listed(path).items()}
    )
    damage("other contents", renewed(site))
    with renewing(site) as renewal:
        assert contents(renewal.folder) == BEFORE
    assert contents(site) == BEFORE


def test_a_file_that_may_not_be_shared_is_copied(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(source: Path | str, place: Path | str) -> None:
        if str(source).endswith("c.bin"):  # as if it were another user's
            raise PermissionError(errno.EPERM, "Operation not permitted")
        real(source, place)

    real = os.link
    monkeypatch.setattr(os, "link", link)
    renewed(site)
    assert contents(site) == BEFORE
    assert [(site / path).stat().st_nlink for path in ("a/b/c.bin", "index.html")] == [1, 2]


def test_a_stranger_that_came_meanwhile_is_left_alone(site: Path) -> None:
    def come() -> None:
        shutil.rmtree(site)
        site.mkdir()
        (site / "anh.jpg").write_bytes(b"\xff\xd8")

    with pytest.raises(NotOurs), renewing(site):
        come()
    assert contents(site) == {"anh.jpg": b"\xff\xd8"}


@pytest.mark.parametrize("full", ["begin", "put", "swap"])
def test_a_full_disk_leaves_the_old_site_and_nothing_else(
    full: str, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(renewal_folder: Path) -> None:
        put(renewal_folder, "moi/index.html", b"moi")
        if full == "put":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    if full == "begin":
        monkeypatch.setattr(os, "mkdir", refuse(errno.ENOSPC))
    if full == "swap":
        monkeypatch.setattr(swap, "put_in_place", refuse(errno.ENOSPC))
    with pytest.raises(OSError, match="space"), renewing(site) as renewal:
        fill(renewal.folder)
    assert contents(site) == BEFORE
    assert beside(site) == set()


def test_a_spare_that_has_taken_the_last_space_gives_it_back(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spare, share = renewed(site), mirror._share
    (spare / "index.html").unlink()
    answers = iter([refuse(errno.ENOSPC)])

    def refuse_once(source: str, place: str) -> None:
        next(answers, share)(source, place)

    monkeypatch.setattr(mirror, "_share", refuse_once)
    renew(site, AFTER)
    assert contents(site) == AFTER


def test_a_spare_that_can_neither_be_used_nor_removed_is_left(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage("strays", renewed(site))
    with monkeypatch.context() as patched:
        patched.setattr(folders, "clear", refuse(errno.EACCES))
        renew(site, BEFORE | {"moi": b"moi"})
    assert contents(site) == BEFORE | {"moi": b"moi"}
    renew(site, AFTER)
    assert contents(site) == AFTER
    assert beside(site) == {SPARE}


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EXDEV])
def test_a_site_that_cannot_be_moved_is_left_as_it_is(
    number: int, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "_renameat2", lambda: None)
    rename = Path.rename
    monkeypatch.setattr(
        Path, "rename", lambda old, new: refuse(number)() if old == site else rename(old, new)
    )
    with pytest.raises(Unmovable), renewing(site) as renewal:
        put(renewal.folder, "index.html", b"moi")
    assert contents(site) == BEFORE


@pytest.mark.parametrize("below", ["", "/lon/kho du lieu"])
def test_where_a_disk_is_mounted_nothing_is_begun(
    below: str, site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    place = f"{site}{below}".replace(" ", "\\040")
    (tmp_path / "mountinfo").write_text(f"31 1 0:27 / {place} rw - ext4 /dev/x rw\n", encoding="utf-8")
    monkeypatch.setattr(swap, "_MOUNTS", tmp_path / "mountinfo")
    with pytest.raises(Unmovable), renewing(site):
        pytest.fail("the block ran")
    assert contents(site) == BEFORE
    assert beside(site) == set()


def test_a_disk_that_is_mounted_beside_does_not_matter(
    site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "mountinfo").write_text(f"31 1 0:27 / {site}2 rw - ext4 /dev/x rw\n", encoding="utf-8")
    monkeypatch.setattr(swap, "_MOUNTS", tmp_path / "mountinfo")
    renew(site, AFTER)
    assert contents(site) == AFTER


NAMES = st.lists(st.sampled_from("abc"), min_size=1, max_size=3).map("/".join)
TREES = st.dictionaries(NAMES, st.binary(max_size=2), max_size=5).filter(
    lambda files: not any(f"{path}/" in f"{other}/" for path in files for other in files if path != other)
)


@given(trees=st.lists(TREES, min_size=1, max_size=4))
def test_any_tree_follows_any_other(trees: list[Files], tmp_path_factory: pytest.TempPathFactory) -> None:
    site = tmp_path_factory.mktemp("cay") / "site"
    for files in trees:
        renew(site, files)
        assert contents(site) == files
        assert not [path for path in site.rglob("*") if path.is_dir() and not any(path.iterdir())]


@pytest.mark.parametrize("work", [publish, renew, renew_in_two_steps])
def test_a_kill_at_any_step_is_mended(work: Work, site: Path) -> None:
    renewed(site)
    step, code = 0, -signal.SIGKILL
    while code == -signal.SIGKILL:
        step += 1
        code = ended_at(step, signal.SIGKILL, work, site, AFTER)
        assert (contents(site) in (BEFORE, AFTER)) if site.exists() else work is renew_in_two_steps
        renew(site, BEFORE)
        assert contents(site) == BEFORE
        assert beside(site) == {SPARE}
        assert (site / MARK).is_file()
    assert (code, step > 15) == (0, True)
