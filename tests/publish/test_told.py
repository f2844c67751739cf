"""What an editor is told when the machine cannot publish: one sentence, and the old pages are as they were."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from generator.publish import swap
from tests.folder import Folder
from tests.publish.trees import BEFORE, beside, contents, publish
from tests.shell import Said, Shell


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where pages were published before, in a folder with data."""
    monkeypatch.chdir(tmp_path)
    Folder(tmp_path)
    return publish(tmp_path / "ra", BEFORE)


@pytest.fixture
def bantin(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Return what runs the command line."""
    return Shell(capsys, monkeypatch)


def refused(out: Path, said: Said) -> str:
    """Return the one sentence that was said; nothing else may have happened."""
    assert (said.code, said.out) == (2, "")
    assert contents(out) == BEFORE
    assert beside(out) - {".cache"} == {"data"}
    (sentence,) = said.err.splitlines()
    return sentence


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.EROFS, "ổ đĩa chỉ cho đọc"),
        (errno.EACCES, "không có quyền"),
        (errno.ENOSPC, "hết chỗ trên đĩa"),
        (errno.EDQUOT, "hết phần đĩa được cấp"),
    ],
)
@pytest.mark.parametrize("call", ["open", "mkdir"])
def test_a_folder_that_cannot_be_written_to_is_named(
    call: str, number: int, reason: str, out: Path, bantin: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Any, *arguments: Any, **more: Any) -> Any:
        if str(path).startswith(str(out.parent / ".ra-")):
            raise OSError(number, os.strerror(number), str(path))
        return real(path, *arguments, **more)

    real = getattr(os, call)
    monkeypatch.setattr(os, call, refuse)
    sentence = refused(out, bantin("generate", "--out", "ra"))
    assert sentence.startswith(f"Máy báo lỗi khi đọc hoặc ghi {out.parent}")
    assert sentence.endswith(f": {reason}.")


def test_a_disk_mounted_there_is_told_before_anything_is_built(
    out: Path, bantin: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "_mounts", lambda: [out])
    sentence = refused(out, bantin("generate", "--out", "ra"))
    assert sentence.startswith(f"Không thay được {out}: có ổ đĩa gắn vào thư mục này")
