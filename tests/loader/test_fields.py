"""Keys and values that a record may not have: what is wrong, where, and what the editor seems to have meant."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.folder import COMMUNE, CONCLUSION, INSPECTION, MEETING, PROGRAMME, Folder, place
from tests.vietnamese import is_vietnamese


class Broken(NamedTuple):
    """One thing broken: in ``file``, ``old`` became ``new``; ``HERE`` in it is where the problem must be."""

    sentence: str
    file: str
    old: str
    new: str
    code: str
    field: str
    hint: str = ""
    """Words that the hint must have."""


UNKNOWN_KEY, MISSING_KEY, UNKNOWN_VALUE, WRONG_TYPE = "FLD001", "FLD002", "FLD003", "FLD004"
WRONG_FORM, NOT_A_DATE, NOT_A_NUMBER, CONTRADICTION = "FLD005", "FLD006", "FLD007", "FLD008"
LIST = "một danh sách"
BROKEN = [
    Broken("a misspelt key", INSPECTION, "stage:", "⌖stge:", UNKNOWN_KEY, "stge", "Ý bạn là “stage”?"),
    Broken(
        "a key in capitals",
        INSPECTION,
        "title: Kiểm",
        "⌖Title: Kiểm",
        UNKNOWN_KEY,
        "Title",
        "Ý bạn là “title”?",
    ),
    Broken(
        "a misspelt key deep inside",
        INSPECTION,
        "    count: 2",
        "    ⌖coutn: 2",
        UNKNOWN_KEY,
        "inspected[1].coutn",
        "Ý bạn là “count”?",
    ),
    Broken(
        "a misspelt key in braces",
        INSPECTION,
        "organization: ubnd-xa-a}",
        "⌖organisation: ubnd-xa-a}",
        UNKNOWN_KEY,
        "teams[1].head.organisation",
        "Ý bạn là “organization”?",
    ),
    Broken(
        "a key like no other", INSPECTION, "stage:", "⌖xyz: 1\nstage:", UNKNOWN_KEY, "xyz", "note, partners"
    ),
    Broken(
        "a key as people call it",
        INSPECTION,
        "title: Kiểm",
        "⌖tiêu đề: Kiểm",
        UNKNOWN_KEY,
        "tiêu đề",
        "Ý bạn là “title” (Tên đợt kiểm tra)?",
    ),
    Broken(
        "a key called by its label",
        INSPECTION,
        "stage:",
        "⌖giai đoạn:",
        UNKNOWN_KEY,
        "giai đoạn",
        "Ý bạn là “stage” (Giai đoạn)?",
    ),
    Broken(
        "a day between bounds without quotes",
        INSPECTION,
        "conducted: 2022-08-17/2022-09-08",
        "⌖conducted: [..2022-09-21]",
        NOT_A_DATE,
        "conducted",
        'Đặt trong dấu nháy: "[..2022-09-21]".',
    ),
    Broken(
        "a role called by its label",
        INSPECTION,
        "stated_by: inspected",
        "⌖stated_by: đoàn kiểm tra",
        WRONG_FORM,
        "findings[2].stated_by",
        "Ý bạn là “inspector”?",
    ),
    Broken(
        "a role that is none",
        INSPECTION,
        "stated_by: inspected",
        "⌖stated_by: Đoàn của tỉnh",
        WRONG_FORM,
        "findings[2].stated_by",
        "inspected: đơn vị được kiểm tra",
    ),
    Broken(
        "an id with a letter of another alphabet",
        CONCLUSION,
        "of: KT",
        "⌖of: К" + "T",
        WRONG_FORM,
        "of",
        "Chữ “К” ở đây là chữ cái nước ngoài",
    ),
    Broken(
        "an inspection that is no id",
        CONCLUSION,
        "of: KT-2022-0001",
        "⌖of: KT 2022",
        WRONG_FORM,
        "of",
        "Ghi mã của bản ghi, ví dụ KT-2022-0001;",
    ),
    Broken(
        "one id where a list belongs",
        INSPECTION,
        "legal_basis: [31-kh-ubnd-2022]",
        "⌖legal_basis: ke-hoach",
        WRONG_TYPE,
        "legal_basis",
        "Viết legal_basis: [ke-hoach].",
    ),
    Broken(
        "one mapping where a list belongs",
        INSPECTION,
        "teams:\n  - head",
        "⌖teams:\n    head",
        WRONG_TYPE,
        "teams",
        "Thêm gạch đầu dòng trước mục đầu: “- head: …”.",
    ),
    Broken(
        "words where a list of mappings belongs",
        INSPECTION,
        "scope:\n  - text: Việc công khai các khoản thu.\n    groups: [truong-hoc]",
        "⌖scope: việc thu",
        WRONG_TYPE,
        "scope",
        "Viết “scope:”, xuống dòng rồi viết “- text: …”.",
    ),
    Broken(
        "a withdrawn record that does not say why",
        INSPECTION,
        "state: published",
        "⌖state: withdrawn",
        CONTRADICTION,
        "state",
        "Ghi withdrawal",
    ),
    Broken("a key of another type", INSPECTION, "stage:", "⌖issuer: xa-a\nstage:", UNKNOWN_KEY, "issuer"),
    Broken("a key that is a number", INSPECTION, "stage:", "⌖2022: x\nstage:", UNKNOWN_KEY, "2022"),
    Broken("no key that must be there", INSPECTION, "stage: concluded\n", "", MISSING_KEY, "stage"),
    Broken(
        "no key that must be there in a list's item",
        INSPECTION,
        "  - key: truong-hoc\n    kind: trường học\n",
        "  - ⌖key: truong-hoc\n",
        MISSING_KEY,
        "inspected[1].kind",
    ),
    Broken(
        "a misspelt value",
        INSPECTION,
        "stage: concluded",
        "⌖stage: concluted",
        UNKNOWN_VALUE,
        "stage",
        "Ý bạn là “concluded”?",
    ),
    Broken(
        "a label typed as a value",
        INSPECTION,
        "stage: concluded",
        "⌖stage: Đã kết luận",
        UNKNOWN_VALUE,
        "stage",
        "Ý bạn là “concluded”?",
    ),
    Broken(
        "a label typed without dấu",
        INSPECTION,
        "regime: administrative",
        "⌖regime: giam sat cua hoi dong nhan dan",
        UNKNOWN_VALUE,
        "regime",
        "Ý bạn là “peoples_council”?",
    ),
    Broken(
        "a label typed as a value in a list",
        INSPECTION,
        "    kind: shortcoming",
        "    ⌖kind: hạn chế",
        UNKNOWN_VALUE,
        "findings[1].kind",
        "Ý bạn là “shortcoming”?",
    ),
    Broken(
        "a label where a value may be unknown",
        CONCLUSION,
        "level: final",
        "⌖level: kết luận chính thức",
        UNKNOWN_VALUE,
        "level",
        "Ý bạn là “final”?",
    ),
    Broken(
        "a value like no other",
        INSPECTION,
        "stage: concluded",
        "⌖stage: xyz",
        UNKNOWN_VALUE,
        "stage",
        "under_way",
    ),
    Broken(
        "a misspelt reason why something is unknown",
        CONCLUSION,
        "level: final",
        "level: {⌖unknown: not_state}",
        UNKNOWN_VALUE,
        "level.unknown",
        "Ý bạn là “not_stated”?",
    ),
    Broken("a number for text", INSPECTION, "stage: concluded", "⌖stage: 3", UNKNOWN_VALUE, "stage"),
    Broken("a list for text", COMMUNE, "name: Xã A", "⌖name: [Xã A]", WRONG_TYPE, "name", ""),
    Broken("a mapping for text", COMMUNE, "name: Xã A", "⌖name: {vi: Xã A}", WRONG_TYPE, "name"),
    Broken("true for text", COMMUNE, "name: Xã A", "⌖name: true", WRONG_TYPE, "name"),
    Broken(
        "text for a list",
        INSPECTION,
        "legal_basis: [31-kh-ubnd-2022]",
        "⌖legal_basis: 31-kh-ubnd-2022",
        WRONG_TYPE,
        "legal_basis",
    ),
    Broken("a mapping for a list", INSPECTION, "scope:\n  - text", "⌖scope:\n    text", WRONG_TYPE, "scope"),
    Broken(
        "text for a mapping",
        INSPECTION,
        "  - head: {name: Nguyễn Văn A, organization: ubnd-xa-a}",
        "  - ⌖head: A",
        WRONG_TYPE,
        "teams[1].head",
    ),
    Broken(
        "text for an item that is a mapping",
        INSPECTION,
        "sources:\n",
        "sources:\n  - ⌖Báo A\n",
        WRONG_TYPE,
        "sources[1]",
    ),
    Broken(
        "a list for who says so",
        INSPECTION,
        "    stated_by: inspected",
        "    ⌖stated_by: [inspected]",
        WRONG_TYPE,
        "findings[2].stated_by",
    ),
    Broken(
        "text for a number", INSPECTION, "    count: 2", "    ⌖count: hai", WRONG_TYPE, "inspected[1].count"
    ),
    Broken(
        "a part of one for a count",
        INSPECTION,
        "    count: 2",
        "    ⌖count: 2.5",
        WRONG_TYPE,
        "inspected[1].count",
    ),
    Broken(
        "text for true or false",
        INSPECTION,
        "    complete: false",
        "    ⌖complete: chưa",
        WRONG_TYPE,
        "inspected[1].complete",
    ),
    Broken(
        "less than nothing", INSPECTION, "    count: 2", "    ⌖count: -2", WRONG_FORM, "inspected[1].count"
    ),
    Broken("nothing between quotes", COMMUNE, "name: Xã A", '⌖name: ""', WRONG_FORM, "name"),
    Broken("spaces between quotes", COMMUNE, "name: Xã A", '⌖name: " \u00a0"', WRONG_FORM, "name"),
    Broken(
        "two lines for one",
        COMMUNE,
        "name: Xã A",
        "⌖name: |\n  Xã A\n  mới",
        WRONG_FORM,
        "name",
        "xuống dòng",
    ),
    Broken("601 letters for one line", COMMUNE, "name: Xã A", f"⌖name: {'A' * 601}", WRONG_FORM, "name"),
    Broken("an id with dấu", COMMUNE, "id: xa-a", "⌖id: xã-a", WRONG_FORM, "id"),
    Broken(
        "an id of another type", INSPECTION, "id: KT-2022-0001\n", "⌖id: KL-2022-0001\n", WRONG_FORM, "id"
    ),
    Broken(
        "a name where an id or a description belongs",
        INSPECTION,
        "lead: ubnd-xa-a",
        "⌖lead: Ủy ban nhân dân xã A",
        WRONG_FORM,
        "lead",
        "described:",
    ),
    Broken(
        "a name where an id belongs, in a list",
        INSPECTION,
        "named: [truong-tieu-hoc-xa-a]",
        "named: [truong-tieu-hoc-xa-a, ⌖Trường B]",
        WRONG_FORM,
        "inspected[1].named[2]",
        "described:",
    ),
    Broken(
        "an address without http", COMMUNE, "level: commune", "⌖website: xa-a.gov.vn", WRONG_FORM, "website"
    ),
    Broken(
        "an address that runs a script",
        COMMUNE,
        "level: commune",
        '⌖website: "javascript:alert(1)"',
        WRONG_FORM,
        "website",
    ),
    Broken(
        "a day as Vietnamese write it",
        INSPECTION,
        "conducted: 2022-08-17/2022-09-08",
        "⌖conducted: 17/08/2022",
        NOT_A_DATE,
        "conducted",
        "Ý bạn là 2022-08-17?",
    ),
    Broken(
        "a day that is in no calendar",
        CONCLUSION,
        "concluded_on: 2022-09-20",
        "⌖concluded_on: 2022-02-30",
        NOT_A_DATE,
        "concluded_on",
    ),
    Broken(
        "a period that ends before it starts",
        PROGRAMME,
        "period: 2022",
        "⌖period: 2022/2021",
        NOT_A_DATE,
        "period",
        "thứ tự",
    ),
    Broken(
        "a period for a day", MEETING, "date: 2022-12-17?", "⌖date: 2022-12-17/2022-12-18", NOT_A_DATE, "date"
    ),
    Broken(
        "a wrong day in a mapping", MEETING, "date: 2022-12-17?", "⌖date: {edtf: 17/12}", NOT_A_DATE, "date"
    ),
    Broken(
        "a time where only a day may stand",
        MEETING,
        "published_on: 2026-11-01",
        "⌖published_on: 2026-11-01T08:00",
        NOT_A_DATE,
        "published_on",
    ),
    Broken(
        "a day in two digits",
        MEETING,
        "published_on: 2026-11-01",
        "⌖published_on: 26-11-01",
        NOT_A_DATE,
        "published_on",
    ),
    Broken(
        "a Vietnamese thousand",
        CONCLUSION,
        "value: 738130000",
        "⌖value: 738.130.000",
        NOT_A_NUMBER,
        "measures[1].quantity.value",
    ),
    Broken(
        "a thousand that may be a fraction",
        CONCLUSION,
        "value: 738130000",
        "⌖value: 7.968",
        NOT_A_NUMBER,
        "measures[1].quantity.value",
        "7968",
    ),
    Broken(
        "a Vietnamese fraction",
        INSPECTION,
        "    quantity: 3",
        "    ⌖quantity: 96,67",
        NOT_A_NUMBER,
        "figures[1].quantity",
    ),
    Broken(
        "a number with its unit",
        INSPECTION,
        "    quantity: 3",
        "    ⌖quantity: 3 khoản",
        NOT_A_NUMBER,
        "figures[1].quantity",
    ),
    Broken(
        "true for a quantity",
        INSPECTION,
        "    quantity: 3",
        "    ⌖quantity: true",
        NOT_A_NUMBER,
        "figures[1].quantity",
    ),
    Broken(
        "a named person who is withheld",
        INSPECTION,
        "head: {name: Nguyễn Văn A,",
        "⌖head: {name: Nguyễn Văn A, withheld: witness,",
        CONTRADICTION,
        "teams[1].head",
    ),
    Broken(
        "a person without a name",
        INSPECTION,
        "head: {name: Nguyễn Văn A, ",
        "⌖head: {",
        CONTRADICTION,
        "teams[1].head",
        "not_stated",
    ),
    Broken(
        "a private person who is told by a position",
        INSPECTION,
        "    about: [truong-tieu-hoc-xa-a]",
        "    about: [⌖{withheld: private_person, positions: [Giáo viên]}]",
        CONTRADICTION,
        "findings[1].about[1]",
        "withheld",
    ),
    Broken(
        "a private person by name",
        INSPECTION,
        "  - id: KT-2022-0001-f1\n    kind: shortcoming\n    text: Chưa niêm yết đủ các khoản thu.\n"
        "    stated_by: inspector\n    about: [truong-tieu-hoc-xa-a]",
        "  - ⌖id: KT-2022-0001-f1\n    kind: shortcoming\n    text: Chưa niêm yết đủ các khoản thu.\n"
        "    stated_by: inspector\n    about: [{name: Nguyễn Văn B}]",
        CONTRADICTION,
        "findings[1]",
        "withheld: private_person",
    ),
    Broken(
        "a denouncer in words",
        INSPECTION,
        "  - id: KT-2022-0001-f2\n",
        "  - ⌖id: KT-2022-0001-f2\n    alleged_by: {described: một giáo viên}\n",
        CONTRADICTION,
        "findings[2]",
        "kind",
    ),
    Broken(
        "a denouncer whose name is unknown and who is told by a position",
        INSPECTION,
        "  - id: KT-2022-0001-f2\n",
        "  - ⌖id: KT-2022-0001-f2\n    alleged_by: {name: {unknown: withheld}, positions: [Giáo viên]}\n",
        CONTRADICTION,
        "findings[2]",
        "withheld",
    ),
    Broken(
        "an id that is the name of a list", COMMUNE, "id: xa-a", "⌖id: nam-2022", CONTRADICTION, "id", "khác"
    ),
    Broken("an id that is a name of Windows", COMMUNE, "id: xa-a", "⌖id: aux", CONTRADICTION, "id", "khác"),
    Broken(
        "a published record without its day",
        INSPECTION,
        "state: published\npublished_on: 2026-11-01\n",
        "⌖state: published\n",
        CONTRADICTION,
        "state",
        "published_on",
    ),
    Broken(
        "a withdrawal of what is not withdrawn",
        INSPECTION,
        "state: published\n",
        "state: published\n⌖withdrawal: {on: 2026-11-02, reason: duplicate}\n",
        CONTRADICTION,
        "withdrawal",
    ),
    Broken(
        "a status that the updates contradict",
        CONCLUSION,
        "    due: 2022-10-15\n",
        "    due: 2022-10-15\n    ⌖status: done\n    progress: [{on: 2022-10-01, status: in_progress, text: Làm.}]\n",
        CONTRADICTION,
        "recommendations[1].status",
    ),
]


@pytest.mark.parametrize("each", BROKEN, ids=[each.sentence for each in BROKEN])
def test_a_record_may_not_have(each: Broken, folder: Folder) -> None:
    here = folder.replace(each.file, each.old, each.new)
    problem, *more = folder.read(each.file).problems
    assert not more, "\n".join(map(str, [problem, *more]))
    assert (problem.code, problem.field, problem.file) == (each.code, each.field, f"data/{each.file}")
    assert place(problem) == (here if "⌖" in each.new else (1, 1))
    assert each.hint in problem.hint


@pytest.mark.parametrize("each", BROKEN, ids=[each.sentence for each in BROKEN])
def test_the_message_is_vietnamese_for(each: Broken, folder: Folder) -> None:
    folder.replace(each.file, each.old, each.new)
    (problem,) = folder.read(each.file).problems
    assert is_vietnamese(problem.message), problem.message
    assert not problem.hint or is_vietnamese(problem.hint), problem.hint


def test_a_misspelt_key_is_not_missing_as_well(folder: Folder) -> None:
    folder.replace(INSPECTION, "stage:", "sateg:")
    folder.replace(INSPECTION, "lead:", "leed:")
    assert [(each.code, each.field) for each in folder.read(INSPECTION).problems] == [
        (UNKNOWN_KEY, "sateg"),
        (UNKNOWN_KEY, "leed"),
    ]


def test_a_key_that_means_nothing_does_not_hide_a_missing_one(folder: Folder) -> None:
    folder.replace(INSPECTION, "stage: concluded", "xyz: 1")
    codes = [(each.code, each.field) for each in folder.read(INSPECTION).problems]
    assert codes == [(MISSING_KEY, "stage"), (UNKNOWN_KEY, "xyz")]


def test_the_message_names_the_field_by_its_label_and_its_key(folder: Folder) -> None:
    folder.replace(INSPECTION, "lead: ubnd-xa-a\n", "")
    (problem,) = folder.read(INSPECTION).problems
    assert problem.message == "Thiếu mục “Cơ quan chủ trì” (lead)."


def test_the_hint_for_a_missing_key_is_what_its_docstring_says(folder: Folder) -> None:
    folder.replace(INSPECTION, "regime: administrative\n", "")
    (problem,) = folder.read(INSPECTION).problems
    assert problem.hint.startswith("Theo quy định nào;")


def test_a_long_value_is_shown_cut(folder: Folder) -> None:
    folder.replace(INSPECTION, "stage: concluded", f"stage: {'rất dài ' * 100}")
    (problem,) = folder.read(INSPECTION).problems
    assert len(problem.message) < 150
    assert "…”" in problem.message


def test_all_faults_of_a_file_are_found_at_once(folder: Folder) -> None:
    here = [
        folder.replace(INSPECTION, "stage: concluded", "⌖stage: xong"),
        folder.replace(INSPECTION, "    count: 2", "    ⌖count: hai"),
        folder.replace(INSPECTION, "    kind: shortcoming", "    ⌖knd: shortcoming"),
        folder.replace(INSPECTION, "    quantity: 3", "    ⌖quantity: ba"),
    ]
    problems = folder.read(INSPECTION).problems
    assert [place(each) for each in problems] == here
    assert [each.code for each in problems] == [UNKNOWN_VALUE, WRONG_TYPE, UNKNOWN_KEY, NOT_A_NUMBER]
