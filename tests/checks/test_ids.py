"""Ids that fit nothing, and one thing under two ids: what is reported, and above all what is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pytest

from generator.checks import check
from tests.checks.asking import problems_of
from tests.folder import BULLETIN, COMMUNE, INSPECTION, PLAN, VALID, Folder

TODAY: Final = date(2026, 11, 21)
TITLE: Final = "title: Kiểm tra việc thực hiện dân chủ ở xã A"
WHEN: Final = "conducted: 2022-08-17/2022-09-08"
NAMED: Final = "named: [truong-tieu-hoc-xa-a]"


def reported(folder: Folder, *families: str) -> list[tuple[str, str]]:
    """Return the code and the file of what is reported of these codes."""
    found = check(folder.path, TODAY).problems
    return [(each.code, Path(each.file).stem) for each in found if each.code.startswith(families)]


def again(folder: Folder, number: str, *changes: tuple[str, str], file: str = INSPECTION) -> None:
    """Write a record once more under another id, with changes."""
    text = VALID[file].replace("programme: CT-2022-0001\n", "")
    for old, new in ((Path(file).stem, number), *changes):
        assert old in text
        text = text.replace(old, new)
    folder.write(f"{Path(file).parent.as_posix()}/{number}.yml", text)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return a valid data folder."""
    return Folder(tmp_path)


@pytest.mark.parametrize(
    ("year", "when", "said"),
    [
        ("2012", "2022-08-17", True),
        ("2202", "2022-08-17", True),
        ("2027", "2022-08-17", True),
        ("2024", "2022-08-17", True),
        ("2022", "2012-08-17", True),
        ("2022", "2022-08-17", False),
        ("2021", "2022-08-17", False),
        ("2025", "2022-08-17", False),
        ("2026", "2022-08-17", False),
        ("2018", "2018/2019", False),
        ("2019", "2018/2019", False),
        ("2012", "2022-08-17?", False),
        ("2012", "2022~", False),
        ("2012", "{unknown: not_stated}", False),
        ("2012", '"[..2022-09-21]"', False),
        ("2031", '"[2022-09-21..]"', False),
    ],
)
def test_the_year_of_an_id_is_of_the_event_or_of_its_making(
    year: str,
    when: str,
    said: bool,  # noqa: FBT001 - the case
    folder: Folder,
) -> None:
    again(folder, f"KT-{year}-0009", (WHEN, f"conducted: {when}"), (TITLE, "title: Đợt khác"))
    assert reported(folder, "ID004") == ([("ID004", f"KT-{year}-0009")] if said else [])


def test_the_id_of_a_draft_is_made_today(folder: Folder) -> None:
    draft = ("state: published\npublished_on: 2026-11-01", "state: draft")
    again(folder, "KT-2026-0009", draft, (TITLE, "title: Đợt khác"))
    again(folder, "KT-2027-0009", draft, (TITLE, "title: Đợt khác nữa"))
    assert reported(folder, "ID004") == [("ID004", "KT-2027-0009")]


@pytest.mark.parametrize("sign", ["31/KH-UBND", "031/KH-UBND", "31/kh-ubnd", "31 / KH–UBND"])
def test_a_document_is_known_again_however_its_sign_is_typed(sign: str, folder: Folder) -> None:
    again(folder, "van-ban-2", ("31/KH-UBND", sign), file=PLAN)
    assert reported(folder, "ID005") == [("ID005", "van-ban-2")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("sign: 31/KH-UBND", "sign: 131/KH-UBND"),
        ("sign: 31/KH-UBND", "sign: {unknown: not_stated}"),
        ("issuer: ubnd-xa-a", "issuer: truong-tieu-hoc-xa-a"),
        ("issuer: ubnd-xa-a", "issuer: {described: Ủy ban nhân dân xã A}"),
        ("issued_on: 2022-08-01", "issued_on: 2022-08-02"),
        ("issued_on: 2022-08-01", "issued_on: 2022-08"),
        ("issued_on: 2022-08-01", "issued_on: 2022-08-01?"),
        ("issued_on: 2022-08-01", "issued_on: {unknown: not_stated}"),
    ],
)
def test_documents_that_may_be_two_are_not_called_one(old: str, new: str, folder: Folder) -> None:
    again(folder, "van-ban-2", (old, new), file=PLAN)
    assert reported(folder, "ID005") == []


def test_two_documents_of_an_unknown_sign_are_not_called_one(folder: Folder) -> None:
    for each in ("van-ban-2", "van-ban-3"):
        again(folder, each, ("sign: 31/KH-UBND", "sign: {unknown: not_stated}"), file=PLAN)
    assert reported(folder, "ID005") == []


@pytest.mark.parametrize(
    "changes",
    [
        [],
        [(TITLE, "title: Kiểm tra thực hiện dân chủ tại xã A năm 2022")],
        [(TITLE, "title: KIỂM TRA VIỆC THỰC HIỆN DÂN CHỦ Ở XÃ A")],
        [(WHEN, "conducted: 2022-09-08")],
        [(WHEN, "conducted: 2022-08/2022-09")],
        [(NAMED, "named: []")],
    ],
)
def test_an_inspection_is_known_again(changes: list[tuple[str, str]], folder: Folder) -> None:
    again(folder, "KT-2022-0002", *changes)
    assert reported(folder, "ID006") == [("ID006", "KT-2022-0002")]


@pytest.mark.parametrize(
    "changes",
    [
        [(TITLE, "title: Kiểm tra việc thực hiện dân chủ ở xã B")],
        [(TITLE, "title: Kiểm tra việc thực hiện dân chủ ở xã A, đợt 2")],
        [(WHEN, "conducted: 2022-09-09")],
        [(WHEN, "conducted: 2022")],
        [(WHEN, "conducted: 2022-08-17?")],
        [(WHEN, "conducted: {unknown: not_stated}")],
        [("lead: ubnd-xa-a", "lead: {described: Ủy ban nhân dân xã A}")],
        [(NAMED, "named: [{described: Trường Trung học xã A}]")],
        [(NAMED, "named: [xa-a]")],
        [("sources:", "relations: [{kind: reviews, record: KT-2022-0001}]\nsources:")],
        [("state: published", "state: withdrawn\nwithdrawal: {on: 2026-11-02, reason: duplicate}")],
    ],
)
def test_inspections_that_may_be_two_are_not_called_one(
    changes: list[tuple[str, str]], folder: Folder
) -> None:
    again(folder, "KT-2022-0002", *changes)
    assert reported(folder, "ID006") == []


def test_bulletins_may_begin_again_with_one_each_year(folder: Folder) -> None:
    last = ("2026-10/2026-12", "2025-10/2025-12")
    again(folder, "BT-2025-Q4", last, file=BULLETIN)
    assert reported(folder, "ID007") == []


@pytest.mark.parametrize(
    ("kind", "code", "said"),
    [
        ("commune", "160", ['Ý bạn là "00160"? Đặt trong dấu nháy để giữ số 0.']),
        ("ward", '"0160"', ['Ý bạn là "00160"? Đặt trong dấu nháy để giữ số 0.']),
        ("province", '"001"', ["Xem lại mã."]),
        ("province", "1", ['Ý bạn là "01"? Đặt trong dấu nháy để giữ số 0.']),
        ("commune", '"00160"', []),
        ("province", '"24"', []),
        ("school", "160", []),
        ("commune", "160\n    scheme: mã bưu chính", []),
        ("commune", "H26.160", []),
    ],
)
def test_an_official_code_has_all_its_digits(kind: str, code: str, said: list[str], folder: Folder) -> None:
    folder.replace(COMMUNE, "kind: commune", f"kind: {kind}")
    folder.replace(COMMUNE, "code: 00160", f"code: {code}")
    assert [each.hint for each in problems_of(folder) if each.code == "ID009"] == said
