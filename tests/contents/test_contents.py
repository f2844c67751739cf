"""What is in attached files: what acts, hides, asks or tells too much is found; what is harmless is left alone."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import contents as room
from generator.contents import Contents, pdf
from tests.checks import files

Put = Callable[[str, bytes], Contents]
ENDINGS: Final = sorted({*room._LOOK})
SOUND: Final[dict[str, bytes]] = {
    ".pdf": files.pdf(),
    ".doc": files.compound(),
    ".xls": files.compound(),
    ".docx": files.docx(),
    ".xlsx": files.xlsx(),
    ".odt": files.odt(),
    ".ods": files.archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
    ".zip": files.archive({"so-lieu.csv": "a"}),
    ".csv": "\ufeffxã;số vụ\nXã A;3\n".encode(),
    ".txt": "Biên bản.".encode(),
    ".jpg": files.jpeg(),
    ".jpeg": files.jpeg(files.exif(located=False)),
    ".png": files.png(),
    ".webp": files.webp(),
}
HARMLESS: Final = [
    ("a page that opens first", ".pdf", files.pdf(b"<</OpenAction[3 0 R/Fit]>>")),
    ("a link", ".pdf", files.pdf(b"<</S/URI/URI(https://xa-a.example/)>>")),
    ("names that begin alike", ".pdf", files.pdf(b"<</Launching 1/JavaScripts 2/EmbeddedFilesX 3>>")),
    ("two letters among compressed bytes", ".pdf", files.pdf(b"\x81\x02/JS(\x90\xff\x00\x01")),
    ("objects that are packed", ".pdf", files.pdf(files.packed(b"1 0 <</Type/Page>>"))),
    (
        "a link in a text",
        ".docx",
        files.docx(
            {
                "word/_rels/document.xml.rels": files.RELATION.format(
                    target="https://a.example", kind="hyperlink"
                )
            }
        ),
    ),
    ("an address that names DDE", ".docx", files.docx({"word/document.xml": "<w:t>DDEAUTO</w:t>"})),
    ("a folder of scripts", ".zip", files.archive({"scripts/README.txt": "x"})),
    ("a text that speaks of papers", ".txt", "Số CCCD, điện thoại: không thu thập.\n\n".encode()),
    ("an empty archive", ".zip", files.archive({})),
    (
        "sound files in archives",
        ".zip",
        files.archive(
            {
                "a.docx": files.docx(),
                "b.pdf": files.pdf(),
                "trong.zip": files.archive({"c.xlsx": files.xlsx(), "trong.zip": b"", "d.ppt": b"x"}),
                "hong.zip": b"PK",
            }
        ),
    ),
]
UNSOUND: Final = [
    ("a script", ".pdf", files.pdf(b"<</S/JavaScript/JS(x)>>"), "active"),
    ("a name spelt in numbers", ".pdf", files.pdf(b"<</S/J#61vaScript>>"), "active"),
    ("a script without its kind", ".pdf", files.pdf(b"<</S /X /JS (app.alert)>>"), "active"),
    ("a program to start", ".pdf", files.pdf(b"<</S/Launch/F(cmd.exe)>>"), "active"),
    ("a file inside", ".pdf", files.pdf(b"<</Names<</EmbeddedFiles 4 0 R>>>>"), "active"),
    ("a packed script", ".pdf", files.pdf(files.packed(b"1 0 <</S/JavaScript>>")), "active"),
    (
        "a packed script of a kind spelt in numbers",
        ".pdf",
        files.pdf(files.packed(b"1 0 <</S/JavaScript>>").replace(b"/ObjStm", b"/Obj#53tm")),
        "active",
    ),
    ("an encrypted PDF", ".pdf", files.pdf(b"trailer<</Encrypt 5 0 R>>"), "sealed"),
    ("a macro of 2003", ".xls", files.compound("_VBA_PROJECT_CUR"), "macro"),
    ("a macro", ".docx", files.docx({"word/vbaProject.bin": "x"}), "macro"),
    (
        "a kind that may hold macros",
        ".xlsx",
        files.xlsx({files.TYPES: "<T a='x.macroEnabled.main'/>"}),
        "macro",
    ),
    ("a control", ".docx", files.docx({"word/activeX/activeX1.xml": "<x/>"}), "macro"),
    (
        "a field that starts a program",
        ".docx",
        files.docx({"word/document.xml": '<w:instrText xml:space="preserve"> DDEAUTO c:\\\\x</w:instrText>'}),
        "macro",
    ),
    ("a cell that starts a program", ".xlsx", files.xlsx({"xl/externalLinks/a.xml": "<ddeLink/>"}), "macro"),
    ("a macro of LibreOffice", ".odt", files.odt({"Basic/Standard/Module1.xml": "x"}), "macro"),
    ("a program in an archive", ".zip", files.archive({"a/Xem.EXE": "x"}), "macro"),
    (
        "changes that Word keeps",
        ".docx",
        files.docx({"word/document.xml": '<w:p><w:ins w:id="1"><w:r><w:t>x</w:t></w:r></w:ins></w:p>'}),
        "hidden",
    ),
    ("a comment of Word", ".docx", files.docx({"word/comments.xml": '<w:comment w:id="0"/>'}), "hidden"),
    (
        "a sheet that is hidden",
        ".xlsx",
        files.xlsx({"xl/workbook.xml": '<workbook><sheet name="A" state="hidden"/></workbook>'}),
        "hidden",
    ),
    (
        "a macro in an archive in an archive",
        ".zip",
        files.archive(
            {
                "a.zip": files.archive(
                    {"b.zip": files.archive({"c.docm": files.docx({"word/vbaProject.bin": "x"})})}
                )
            }
        ),
        "macro",
    ),
    (
        "a macro under a harmless name in an archive",
        ".zip",
        files.archive({"a.DOCX": files.docx({"word/vbaProject.bin": "x"})}),
        "macro",
    ),
    (
        "a macro of slides",
        ".zip",
        files.archive({"a.pptx": files.archive({files.TYPES: "x", "ppt/vbaProject.bin": "x"})}),
        "macro",
    ),
    (
        "a macro of 2003 in an archive",
        ".zip",
        files.archive({"a.xls": files.compound("_VBA_PROJECT_CUR")}),
        "macro",
    ),
    (
        "a script in an archive",
        ".zip",
        files.archive({"a.pdf": files.pdf(b"<</S/JavaScript/JS(x)>>")}),
        "active",
    ),
    ("a password in an archive", ".zip", files.archive({"a.zip": files.locked_archive()}), "locked"),
    ("archives without an end", ".zip", files.nested(6), "bomb"),
    (
        "a template elsewhere",
        ".docx",
        files.docx(
            {
                "word/_rels/settings.xml.rels": files.RELATION.format(
                    target="file:///a", kind="attachedTemplate"
                )
            }
        ),
        "external",
    ),
    ("a password on a new file", ".docx", files.compound("EncryptedPackage"), "locked"),
    (
        "a password on a text",
        ".odt",
        files.odt({"META-INF/manifest.xml": "<manifest:encryption-data/>"}),
        "locked",
    ),
    ("a password on an archive", ".zip", files.locked_archive(), "locked"),
    ("a place in a JPEG", ".jpg", files.jpeg(b"Exif\0\0" + files.exif(located=True)), "located"),
    (
        "a place the other way round",
        ".jpg",
        files.jpeg(b"Exif\0\0" + files.exif(located=True, order=">")),
        "located",
    ),
    (
        "a place in words",
        ".jpg",
        files.jpeg(b"http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude='1'/>"),
        "located",
    ),
    ("a place in a PNG", ".png", files.png(files.exif(located=True)), "located"),
    ("a place in a WebP", ".webp", files.webp(files.exif(located=True)), "located"),
    ("a bomb", ".zip", files.archive({"so.txt": bytes(40_000_000)}), "bomb"),
    ("a bomb of objects", ".pdf", files.pdf(files.packed(bytes(pdf.MAX_UNPACKED + 1))), "bomb"),
]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Return how to write a file and see what is in it."""

    def write(ending: str, content: bytes) -> Contents:
        path = tmp_path / f"tep{ending}"
        path.write_bytes(content)
        return room.contents(path)._replace(size=0)

    return write


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_sound_file_is_what_its_name_says_and_nothing_else(ending: str, put: Put) -> None:
    assert put(ending, SOUND[ending]) == Contents()


@pytest.mark.parametrize(
    ("ending", "content"), [each[1:] for each in HARMLESS], ids=[each[0] for each in HARMLESS]
)
def test_what_is_harmless_is_left_alone(ending: str, content: bytes, put: Put) -> None:
    assert put(ending, content) == Contents()


@pytest.mark.parametrize(
    ("ending", "content", "field"), [each[1:] for each in UNSOUND], ids=[each[0] for each in UNSOUND]
)
def test_one_thing_that_is_unsound_is_found(ending: str, content: bytes, field: str, put: Put) -> None:
    found = put(ending, content)._asdict()
    assert {name for name, value in found.items() if value != Contents()._asdict()[name]} - {"fits"} == {
        field
    }


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("other", [".pdf", ".docx", ".odt", ".doc", ".jpg", ".png", ".webp"])
def test_a_name_changed_by_hand_is_noticed(ending: str, other: str, put: Put) -> None:
    alike = [{".doc", ".xls"}, {".jpg", ".jpeg"}, {".docx", ".odt", ".zip"}]
    if ending != other and not any({ending, other} <= kinds and ending == ".zip" for kinds in alike):
        fits = any({ending, other} <= kinds for kinds in alike[:2])
        assert put(ending, SOUND[other]).fits is fits


@pytest.mark.parametrize("content", ["Biên bản".encode("utf-16"), b"Bi\xean b\xb6n", b"a\0b", b""])
def test_text_is_utf_8_and_there_is_some(content: bytes, put: Put) -> None:
    assert not put(".txt", content).fits


def test_a_letter_on_the_edge_of_two_readings_is_whole(put: Put) -> None:
    assert put(".txt", b"a" * (room._CHUNK - 1) + "ế".encode()).fits


def test_a_file_that_is_gone_is_not_readable(tmp_path: Path) -> None:
    assert not room.contents(tmp_path / "mat.pdf").readable
    assert room.sha256(tmp_path / "mat.pdf") == ""


def test_the_digest_of_a_file_is_that_of_what_it_holds_now(tmp_path: Path) -> None:
    path = tmp_path / "ket-luan.txt"
    for text in (b"mot", b"hai hai"):
        path.write_bytes(text)
        assert room.sha256(path) == room.sha256(path) == hashlib.sha256(text).hexdigest()


def test_a_file_that_is_too_large_is_not_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "lon.pdf"
    path.touch()
    with path.open("r+b") as stream:
        stream.truncate(room.MAX_BYTES + 1)
    assert room.contents(path) == Contents(size=room.MAX_BYTES + 1)


def test_a_file_that_was_changed_is_looked_at_anew(put: Put) -> None:
    assert put(".txt", b"a").fits
    assert not put(".txt", b"a\0").fits


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(ending=st.sampled_from(ENDINGS), cut=st.integers(0, 400), more=st.binary(max_size=60))
def test_a_damaged_file_raises_nothing(ending: str, cut: int, more: bytes, put: Put) -> None:
    sound = SOUND[ending]
    at = cut % len(sound)
    assert isinstance(put(ending, sound[:at] + more + sound[at + len(more) :]), Contents)
    assert isinstance(put(ending, sound[:at]), Contents)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(noise=st.binary(max_size=3000))
def test_compressed_bytes_are_no_script(noise: bytes, put: Put) -> None:
    assert put(".pdf", files.pdf(b"stream\n" + noise + b"\nendstream")).active == ""


def test_an_archive_whose_list_is_too_long_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "nhieu.zip"
    with zipfile.ZipFile(path, "w") as made:
        for number in range(30_000):
            made.writestr(f"thu-muc-co-ten-dai/{number:030}.txt", "")
    assert room.contents(path).bomb
