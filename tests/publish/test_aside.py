"""Build aside, then swap: the old folder stays until the new one is whole, and what others made stays for ever."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.publish import MARK, NotOurs, aside, folders, swap

OLD = {"index.html": b"<h1>c\xc5\xa9</h1>", "a/b/c.bin": bytes(range(256)), "empty": b"", MARK: b"bantin\n"}


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below ``folder``: path → bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def fill(folder: Path, files: dict[str, bytes]) -> Path:
    """Write ``files`` below ``folder``."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


@contextmanager
def umask(value: int) -> Iterator[None]:
    """Set the umask of this process for a while."""
    before = os.umask(value)
    try:
        yield
    finally:
        os.umask(before)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a folder that was made here before."""
    return fill(tmp_path / "site", OLD)


def test_a_new_folder_takes_its_place(tmp_path: Path) -> None:
    with aside(tmp_path / "site") as made:
        fill(made, {"index.html": b"x"})
        assert not (tmp_path / "site").exists()
    assert contents(tmp_path / "site") == {"index.html": b"x", MARK: b"bantin\n"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_old_folder_is_replaced_as_a_whole(site: Path) -> None:
    with aside(site) as made:
        fill(made, {"moi.html": b"x"})
    assert contents(site) == {"moi.html": b"x", MARK: b"bantin\n"}
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_the_old_folder_is_untouched_while_the_new_one_is_made(site: Path) -> None:
    with aside(site) as made:
        fill(made, {"index.html": b"x"})
        assert made.parent == site.parent
        assert contents(site) == OLD


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    with aside(tmp_path / "site") as made:
        fill(made, {"index.html": b"x"})
    assert (tmp_path / "site/index.html").exists()


def test_folders_above_are_made(tmp_path: Path) -> None:
    with aside(tmp_path / "a/b/site") as made:
        fill(made, {"index.html": b"x"})
    assert (tmp_path / "a/b/site/index.html").exists()


def test_a_relative_target_is_where_it_was_when_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "khac").mkdir()
    monkeypatch.chdir(tmp_path)
    with aside(Path("site")) as made:
        fill(made, {"index.html": b"x"})
        monkeypatch.chdir(tmp_path / "khac")
    assert (tmp_path / "site/index.html").exists()


@pytest.mark.parametrize("error", [ValueError, OSError, MemoryError, KeyboardInterrupt, SystemExit])
def test_an_exception_leaves_the_old_folder_and_nothing_else(error: type[BaseException], site: Path) -> None:
    def work(made: Path) -> None:
        fill(made, {"index.html": b"half", "a/b": b"half"})
        raise error

    with pytest.raises(error), aside(site) as made:
        work(made)
    assert contents(site) == OLD
    assert [path.name for path in site.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_an_exception_in_the_middle_of_the_swap_leaves_the_old_folder(
    error: type[BaseException], site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def refuse_the_new_one(self: Path, target: Path) -> Path:
        if target == site and not self.name.endswith("-cu"):
            raise error
        return rename(self, target)

    monkeypatch.setattr(swap, "_renameat2", lambda: None)
    monkeypatch.setattr(Path, "rename", refuse_the_new_one)
    with pytest.raises(error), aside(site) as made:
        fill(made, {"index.html": b"x"})
    assert contents(site) == OLD
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_ctrl_c_while_the_old_folder_is_removed_leaves_nothing_of_it(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, interruptions = folders.clear, iter([KeyboardInterrupt])

    def clear(path: Path) -> None:
        for interruption in interruptions:
            raise interruption
        real(path)

    monkeypatch.setattr(folders, "clear", clear)
    with pytest.raises(KeyboardInterrupt), aside(site) as made:
        fill(made, {"index.html": b"x"})
    assert contents(site) == {"index.html": b"x", MARK: b"bantin\n"}
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_an_exception_before_there_was_a_folder_leaves_none(tmp_path: Path) -> None:
    def work(made: Path) -> None:
        fill(made, {"index.html": b"half"})
        raise RuntimeError

    with pytest.raises(RuntimeError), aside(tmp_path / "site") as made:
        work(made)
    assert list(tmp_path.iterdir()) == []


def test_a_block_that_removes_its_folder_leaves_the_old_one(site: Path) -> None:
    with pytest.raises(FileNotFoundError), aside(site) as made:
        shutil.rmtree(made)
    assert contents(site) == OLD


@pytest.mark.parametrize(
    "files",
    [
        {"anh-cuoi.jpg": b"\xff\xd8"},
        {"index.html": b"<h1>trang khac</h1>", "index.md": b"# khac"},
        {".git/HEAD": b"ref: refs/heads/main"},
        {f"trong/{MARK}": b"bantin\n"},
    ],
    ids=["pictures", "another site", "a repository", "a folder that holds one of ours"],
)
def test_a_folder_that_somebody_else_made_is_refused(files: dict[str, bytes], tmp_path: Path) -> None:
    fill(tmp_path / "site", files)
    with pytest.raises(NotOurs), aside(tmp_path / "site"):
        pytest.fail("the block ran")
    assert contents(tmp_path / "site") == files
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_whose_mark_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site" / MARK).mkdir(parents=True)
    with pytest.raises(NotOurs), aside(tmp_path / "site"):
        pytest.fail("the block ran")


def test_a_file_is_refused(tmp_path: Path) -> None:
    fill(tmp_path, {"site": b"x"})
    with pytest.raises(NotOurs), aside(tmp_path / "site"):
        pytest.fail("the block ran")
    assert contents(tmp_path) == {"site": b"x"}


@pytest.mark.parametrize(
    "target", ["trang-cu", "khong-co", "site"], ids=["to ours", "to nothing", "to itself"]
)
def test_a_link_is_refused_wherever_it_leads(target: str, tmp_path: Path) -> None:
    fill(tmp_path / "trang-cu", OLD)
    (tmp_path / "site").symlink_to(target)
    with pytest.raises(NotOurs), aside(tmp_path / "site"):
        pytest.fail("the block ran")
    assert (tmp_path / "site").readlink() == Path(target)
    assert contents(tmp_path / "trang-cu") == OLD


@pytest.mark.parametrize("target", [".", "/"])
def test_a_folder_that_holds_everything_is_refused(
    target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, {"a": b"x"})
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NotOurs), aside(Path(target)):
        pytest.fail("the block ran")
    assert contents(tmp_path) == {"a": b"x"}


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o755), (0o027, 0o750), (0o002, 0o775), (0o077, 0o700)])
def test_permissions_are_what_the_umask_says(mask: int, mode: int, tmp_path: Path) -> None:
    with umask(mask), aside(tmp_path / "site") as made:
        fill(made, {"a/index.html": b"x"})
    assert (tmp_path / "site").stat().st_mode & 0o777 == mode
    assert (tmp_path / "site/a").stat().st_mode & 0o777 == mode
    assert (tmp_path / "site/a/index.html").stat().st_mode & 0o777 == mode & 0o666
    assert (tmp_path / "site" / MARK).stat().st_mode & 0o777 == mode & 0o666


def test_the_umask_stays_as_it_was(tmp_path: Path) -> None:
    with umask(0o027):
        with aside(tmp_path / "site"):
            pass
        assert swap._umask() == 0o027


def test_old_folders_that_cannot_be_removed_do_not_fail_the_new_one(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", path)

    monkeypatch.setattr(shutil, "rmtree", refuse)
    with aside(site) as made:
        fill(made, {"index.html": b"x"})
    assert contents(site) == {"index.html": b"x", MARK: b"bantin\n"}
