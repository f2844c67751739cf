"""A folder that an editor names by mistake: the commands refuse it and leave it as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shell import Shell
from tests.site.building import CODE_OF_OTHER_FAULTS, lay_out, read

FILES = {
    "a web page": {"index.html": b"<h1>nha toi</h1>"},
    "a note": {"ghi-chu.txt": b"x"},
}


@pytest.mark.parametrize(
    "command", [("build", "--site-dir"), ("generate", "--out")], ids=["build", "generate"]
)
@pytest.mark.parametrize("files", FILES.values(), ids=FILES)
def test_a_folder_of_ones_own_is_refused_and_left_untouched(
    files: dict[str, bytes], command: tuple[str, str], tmp_path: Path, shell: Shell
) -> None:
    folder = lay_out(tmp_path / "trang")
    (tmp_path / "cua-toi").mkdir()
    for name, content in files.items():
        (tmp_path / "cua-toi" / name).write_bytes(content)
    said = shell.at(folder)(*command, "../cua-toi")
    assert said.code == CODE_OF_OTHER_FAULTS, said.out + said.err
    assert "không phải do bantin tạo ra" in said.err
    assert read(tmp_path / "cua-toi") == files
    assert sorted(each.name for each in tmp_path.iterdir()) == ["cua-toi", "trang"]
