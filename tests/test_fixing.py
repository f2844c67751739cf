"""``bantin check --fix``: what is meant is mended, and every other byte stays."""

from __future__ import annotations

import os
import stat
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import source
from generator.files import TOP
from generator.fixing import Mended, mend
from tests.folder import CONCLUSION, INSPECTION, VALID, Folder
from tests.shell import Shell

TODAY: Final = date(2026, 11, 21)
BASE: Final = VALID[CONCLUSION]
TRACKED: Final = "https://xa-a.gov.vn/tin.html?id=7&utm_source=fb&fbclid=Iw_0-9#muc-2"
CLEAN: Final = "https://xa-a.gov.vn/tin.html?id=7#muc-2"


@pytest.fixture
def bantin(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Return what runs the command line."""
    return Shell(capsys, monkeypatch)


def fix(folder: Folder) -> list[Mended]:
    """Mend the folder and return what was done."""
    done = list(mend(folder.path, TODAY))
    for each in done:
        assert each.is_left_alone or each.write()
    return done


def raw(folder: Folder, name: str = CONCLUSION) -> bytes:
    return (folder.path / name).read_bytes()


def after(parent: Path, more: str | bytes, name: str = CONCLUSION) -> bytes:
    """Return what is put at the end of a valid record, mended; the record before it stays as it is."""
    folder = Folder(parent)
    before = raw(folder, name)
    folder.write(name, before + (more.encode() if isinstance(more, str) else more))
    fix(folder)
    assert raw(folder, name).startswith(before)
    return raw(folder, name)[len(before) :]


def test_a_folder_without_defects_is_left_byte_by_byte(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    before = {name: raw(folder, name) for name in VALID}
    assert fix(folder) == []
    assert {name: raw(folder, name) for name in VALID} == before


@pytest.mark.parametrize("name", TOP)
def test_files_that_are_no_records_stay_and_stop_nothing(name: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write(name, before := raw(folder, name) if name in VALID else b"note: x\n")
    folder.write(CONCLUSION, raw(folder) + "note: Niêm\u00a0yết\n".encode())
    assert [each.found.name for each in fix(folder)] == [f"data/{CONCLUSION}"]
    assert raw(folder, name) == before


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        (f"note: {unicodedata.normalize('NFD', 'Kết luận')}\n", "note: Kết luận\n"),
        ("note: Niêm\u00a0yết\u200b đủ\n", "note: Niêm yết đủ\n"),
        ("note: Niêm\u00a0 yết \u00a0đủ\u00a0\u00a0các khoản\n", "note: Niêm yết đủ các khoản\n"),
        ("note: Niêm\u00a0\n  yết\n", "note: Niêm \n  yết\n"),
        ("note: Niêm  yết\n# a \u00a0b\n", "note: Niêm  yết\n# a b\n"),
        ("# ghi\u00a0chú\nnote: 'Niêm\u200byết'\n", "# ghi chú\nnote: 'Niêmyết'\n"),
        ("note: e\u200b\u0301\n", "note: é\n"),
        (
            f"sources: [{{grade: press, url: '{TRACKED}'}}]\n",
            f"sources: [{{grade: press, url: '{CLEAN}'}}]\n",
        ),
        (f'note:   "Xem {TRACKED}."\n', f'note:   "Xem {CLEAN}."\n'),
        ("note: 'https://a.vn/y?fbclid=2. Nguồn'\n", "note: 'https://a.vn/y. Nguồn'\n"),
        (f"note: |-\n  Xem [tin]({TRACKED}),\n  và đọc.\n", f"note: |-\n  Xem [tin]({CLEAN}),\n  và đọc.\n"),
    ],
)
def test_what_is_sure_is_mended_where_it_stands(broken: str, mended: str, tmp_path: Path) -> None:
    assert after(tmp_path, broken).decode() == mended


@pytest.mark.parametrize("quote", ["", "'", '"'])
@pytest.mark.parametrize("honorific", ["Đồng chí ", "ông ", "PGS.TS. ", "Bà "])
def test_a_title_is_taken_from_a_name(honorific: str, quote: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    before = raw(folder, INSPECTION).decode()
    mended = before.replace("Nguyễn Văn A", f"{quote}Nguyễn Văn A{quote}")
    folder.write(INSPECTION, mended.replace("Nguyễn Văn A", f"{honorific}Nguyễn Văn A"))
    fix(folder)
    assert raw(folder, INSPECTION).decode() == mended


def test_a_surname_that_may_be_a_title_stays(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.replace(INSPECTION, "Nguyễn Văn A", "Ông Cao Thắng")
    before = raw(folder, INSPECTION)
    assert [each.is_left_alone for each in fix(folder)] == [True]
    assert raw(folder, INSPECTION) == before


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("https://a.vn/?utm_source=x", "https://a.vn/"),
        ("https://a.vn/?utm_source=x&utm_medium=y", "https://a.vn/"),
        ("https://a.vn/?utm_source=x&id=1", "https://a.vn/?id=1"),
        ("https://a.vn/?id=1&gclid=x&trang=2", "https://a.vn/?id=1&trang=2"),
        ("https://a.vn/?zarsrc=30&zalo_id=1#a", "https://a.vn/#a"),
        ("https://a.vn/?q=https://b.vn/&fbclid=1", "https://a.vn/?q=https://b.vn/"),
    ],
)
def test_only_what_tracks_leaves_an_address(broken: str, mended: str, tmp_path: Path) -> None:
    line = "sources:\n  - grade: press\n    url: {}\n"
    assert after(tmp_path, line.format(broken)).decode() == line.format(mended)


@pytest.mark.parametrize(
    "address",
    [
        "https://a.vn/utm_source=x",
        "https://a.vn/?xutm_source=1",
        "https://a.vn/?id=fbclid",
        "https://a.vn/?",
        "https://a.vn/?a=1&&b=2",
    ],
)
def test_an_address_that_tracks_nobody_stays(address: str, tmp_path: Path) -> None:
    line = f"sources:\n  - grade: press\n    url: {address}\n"
    assert after(tmp_path, line).decode() == line


def test_line_ends_and_the_mark_of_notepad_stay(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    text = (BASE + "# ghi chú  \nnote:  'Niêm⍽yết'   \n").replace("\n", "\r\n")
    folder.write(CONCLUSION, b"\xef\xbb\xbf" + text.replace("⍽", "\u00a0").encode())
    fix(folder)
    assert raw(folder) == b"\xef\xbb\xbf" + text.replace("⍽", " ").encode()


def test_what_would_change_its_meaning_is_left_alone(tmp_path: Path) -> None:
    """With a plain space there, the rest would be a comment."""
    folder = Folder(tmp_path)
    folder.write(CONCLUSION, BASE + "note: Chưa\u00a0# niêm yết\n")
    before = raw(folder)
    assert [each.is_left_alone for each in fix(folder)] == [True]
    assert raw(folder) == before


def test_what_cannot_be_mended_keeps_nothing_else_from_it(tmp_path: Path) -> None:
    end = f"sources:\n  - {{grade: press, url: '{TRACKED}'}}\n"
    told = after(tmp_path, "note: Chưa\u00a0# niêm yết\n" + end).decode()
    assert told == "note: Chưa\u00a0# niêm yết\n" + end.replace(TRACKED, CLEAN)


def test_a_record_that_cannot_be_read_is_not_touched(tmp_path: Path) -> None:
    assert after(tmp_path, "nota: a\u00a0b\n") == "nota: a\u00a0b\n".encode()


def test_what_a_record_allows_is_not_mended(tmp_path: Path) -> None:
    told = "note: a\u00a0b\nallow: [{code: TXT001, reason: Như nguồn}]\n"
    assert after(tmp_path, told) == told.encode()


def test_a_link_is_never_followed(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    outside = tmp_path / "ngoai.yml"
    outside.write_bytes((BASE + "note: a\u00a0b\n").encode())
    folder.delete(CONCLUSION)
    (folder.path / CONCLUSION).symlink_to(outside)
    assert fix(folder) == []
    assert (folder.path / CONCLUSION).is_symlink()
    assert b"\xc2\xa0" in outside.read_bytes()


def test_a_file_that_became_a_link_or_changed_meanwhile_is_not_written(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.append(CONCLUSION, "note: a\u00a0b\n")
    (mended,) = mend(folder.path, TODAY)
    folder.append(CONCLUSION, "# thêm\n")
    before = raw(folder)
    assert not mended.write()
    assert raw(folder) == before
    (folder.path / CONCLUSION).rename(tmp_path / "x.yml")
    (folder.path / CONCLUSION).symlink_to(tmp_path / "x.yml")
    assert not mended.write()


def test_a_file_keeps_who_may_read_it_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    path = folder.path / CONCLUSION
    folder.append(CONCLUSION, "note: a\u00a0b\n")
    path.chmod(0o640)
    fix(folder)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Folder(tmp_path)
    folder.append(CONCLUSION, "note: a\u00a0b\n")
    before = raw(folder)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="space"):
        fix(folder)
    assert raw(folder) == before
    assert len(list((folder.path / CONCLUSION).parent.iterdir())) == 1


def test_the_command_mends_and_then_checks(bantin: Shell, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.append(CONCLUSION, "note: a\u00a0b, 0912345678\n")
    said = bantin("check", "--fix", "--data", str(folder.path))
    assert said.code == 0
    assert f"data/{CONCLUSION}: đã sửa.\n" in said.err
    assert "PER004" in said.out
    assert "TXT001" not in said.out
    assert raw(folder).endswith(b"note: a b, 0912345678\n")


@pytest.mark.parametrize("options", [["--diff"], ["--fix", "--diff"]])
def test_a_diff_is_shown_and_nothing_is_written(options: list[str], bantin: Shell, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.append(CONCLUSION, "note: a\u00a0b\n")
    before = raw(folder)
    said = bantin("check", *options, "--data", str(folder.path))
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"--- data/{CONCLUSION}\n+++ data/{CONCLUSION}\n@@ ")
    assert said.out.endswith("\n-note: a\\xa0b\n+note: a b\n \n")
    assert raw(folder) == before


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_it_says_that_there_is_nothing_to_mend(option: str, bantin: Shell, tmp_path: Path) -> None:
    said = bantin("check", option, "--data", str(Folder(tmp_path).path))
    assert "Không có chỗ nào tự sửa được." in said.err


def test_it_says_what_it_cannot_mend(bantin: Shell, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.append(CONCLUSION, "note: Chưa\u00a0# niêm yết\n")
    said = bantin("check", "--fix", "--data", str(folder.path))
    assert f"data/{CONCLUSION}: không tự sửa được mà không đổi nội dung; hãy sửa tay.\n" in said.err


WORDS: Final = st.sampled_from(
    [
        "Kết",
        "luận",
        "ế",
        "a\u0301",
        "\u00a0",
        "\u200b",
        "\u00ad",
        " ",
        "#",
        ": ",
        "'",
        "\u2028",
        "ông",
        TRACKED,
        "- x",
        "\ufeff",
    ]
)
STYLES: Final = st.sampled_from(
    ["note: {}\n", "note: '{}'\n", 'note: "{}"\n', "note: |\n  {}\n", "# {}\nnote: x\n"]
)
QUICK: Final = settings(
    max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


@QUICK
@given(words=st.lists(WORDS, max_size=8), style=STYLES, ends=st.sampled_from(["\n", "\r\n"]))
def test_twice_is_the_same_as_once_and_only_addresses_change(
    words: list[str], style: str, ends: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = Folder(tmp_path_factory.mktemp("trang"))
    text = (BASE + style.format("".join(words))).replace("\n", ends)
    folder.write(CONCLUSION, text)
    fix(folder)
    once = raw(folder)
    assert all(each.is_left_alone for each in fix(folder))
    assert raw(folder) == once
    assert _untracked(source.parse(once.decode().removeprefix("\ufeff")).value) == _untracked(
        source.parse(text.removeprefix("\ufeff")).value
    )


def _untracked(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _untracked(each) for key, each in value.items()}
    return value.replace(TRACKED, CLEAN) if isinstance(value, str) else value
