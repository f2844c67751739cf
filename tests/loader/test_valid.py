"""The folder that the other tests break is valid, and all of it is read."""

from __future__ import annotations

from generator.records import TYPES
from tests.folder import CONCLUSION, INSPECTION, SCAN, SETTINGS, VALID, Folder


def test_the_folder_that_tests_break_is_valid(folder: Folder) -> None:
    assert folder.problems() == []


def test_it_holds_a_record_of_every_type(folder: Folder) -> None:
    registry = folder.load().registry
    assert {registry.summary(each).type for each in registry.ids()} == {each.name for each in TYPES}


def test_every_record_and_every_attachment_is_read(folder: Folder) -> None:
    loaded = folder.load()
    assert len(loaded.registry) == len(VALID) - len({SETTINGS, SCAN})
    assert loaded.attachments == {("KL-2022-0001", "ket-luan.pdf"): folder.path / SCAN}


def test_the_settings_are_read(folder: Folder) -> None:
    settings = folder.load().settings
    assert settings
    assert (settings.name, settings.publisher, settings.demonstration) == ("Bản tin xã A", "ubnd-xa-a", False)


def test_problems_name_files_from_the_data_folder_on(folder: Folder) -> None:
    assert folder.load().registry.entries["KT-2022-0001"].file == f"data/{INSPECTION}"


def test_folders_below_a_type_and_their_depth_are_free(folder: Folder) -> None:
    folder.write(f"conclusions/{'/'.join('abcdef')}/KL-2022-0001.yml", folder.text(CONCLUSION))
    folder.delete(CONCLUSION)
    assert folder.problems() == []


def test_comments_blank_lines_and_a_document_start_are_free(folder: Folder) -> None:
    folder.write(INSPECTION, f"# Ghi chú của người biên tập\n---\n\n{folder.text(INSPECTION)}\n# hết\n")
    assert folder.problems() == []


def test_files_that_git_and_people_keep_in_folders_are_no_data(folder: Folder) -> None:
    for name in (
        ".gitkeep",
        "inspections/.gitkeep",
        ".gitattributes",
        "README.md",
        "organizations/README.md",
    ):
        folder.write(name, "không phải bản ghi")
    assert folder.problems() == []
