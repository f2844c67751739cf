"""``bantin generate``: the same Markdown in a folder, for any other builder."""

from __future__ import annotations

from pathlib import Path

from tests.minisite.folder import DATA, TODAY, pages
from tests.site.building import CODE_OF_DATA_FAULTS, bantin, read, run

DAY = ("--today", TODAY.isoformat())


def _generate(folder: Path) -> dict[str, bytes]:
    bantin(folder, "generate", "--data", str(DATA), "--out", "ra", *DAY)
    return read(folder / "ra")


def test_it_writes_the_pages_of_the_site_and_the_attachments(tmp_path: Path) -> None:
    written = _generate(tmp_path)
    assert {path: text.decode() for path, text in written.items() if path.endswith(".md")} == pages()
    attached = {path: content for path, content in written.items() if not path.endswith(".md")}
    assert attached["kiem-tra/KT-2025-0001/bien-ban.txt"] == "Biên bản\n".encode()
    assert len(attached) == 9 + len([".bantin"])


def test_it_replaces_what_it_wrote_before(tmp_path: Path) -> None:
    first = _generate(tmp_path)
    (tmp_path / "ra/kiem-tra/KT-2019-0001.md").write_text("cũ", encoding="utf-8")
    assert _generate(tmp_path) == first
    assert [path.name for path in tmp_path.iterdir()] == ["ra"]


def test_faults_leave_what_it_wrote_before(tmp_path: Path) -> None:
    first = _generate(tmp_path)
    (tmp_path / "data").mkdir()
    done = run(tmp_path, "bantin", "generate", "--out", "ra")
    assert done.returncode == CODE_OF_DATA_FAULTS
    assert "FIL006" in done.stderr
    assert read(tmp_path / "ra") == first
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "ra"]
