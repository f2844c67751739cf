"""YAML that a record may not be: each fault is one problem, at the place where an editor has to look."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from generator import source
from generator.syntax import MAX_NODES
from tests.folder import INSPECTION, Folder, place
from tests.vietnamese import is_vietnamese


class Broken(NamedTuple):
    """One thing broken in the inspection: ``old`` became ``new``; ``HERE`` in it is where the problem must be."""

    sentence: str
    old: str
    new: str
    hint: str
    """Words of the hint that name the cause."""
    field: str = ""


QUOTED = "đặt giá trị trong dấu nháy"
NOT_CLOSED = "chưa đóng"
FAULTS = [
    Broken(
        "a key stands twice",
        "stage: concluded\n",
        "stage: concluded\n⌖stage: closed\n",
        "Gộp hai mục",
        "stage",
    ),
    Broken(
        "a key of a list's item stands twice",
        "    count: 2\n",
        "    count: 2\n    ⌖count: 3\n",
        "Gộp hai mục",
        "inspected[1].count",
    ),
    Broken(
        "a key in braces stands twice",
        "{name: Nguyễn Văn A, ",
        "{name: Nguyễn Văn A, ⌖name: Trần Thị B, ",
        "Gộp hai mục",
        "teams[1].head.name",
    ),
    Broken("an anchor", "stage: concluded", "stage: ⌖&giai-doan concluded", QUOTED),
    Broken("an anchor before a list", "teams:\n", "teams: ⌖&doan\n", QUOTED),
    Broken("an alias", "stage: concluded", "stage: ⌖*giai-doan", QUOTED),
    Broken("an alias in a list", "[truong-hoc]", "[⌖*truong-hoc]", QUOTED),
    Broken("an alias as a key", "stage: concluded", "⌖*stage : concluded", QUOTED),
    Broken("bold text without quotes", "Đã họp phụ huynh.", "**Đã họp** phụ huynh.", QUOTED),
    Broken("a tag", "stage: concluded", "stage: ⌖!giai-doan concluded", QUOTED),
    Broken("a lone exclamation mark", "phụ huynh.", "phụ huynh.\n    note: ⌖!", QUOTED),
    Broken("an exclamation mark and a word", "stage: concluded", "stage: ⌖! concluded", QUOTED),
    Broken("a tag of YAML's own", "count: 2", "count: ⌖!!int 2", QUOTED),
    Broken(
        "a tag that runs code in other loaders", "stage: concluded", "stage: ⌖!!python/name:os.system", QUOTED
    ),
    Broken("a tag before a list", "teams:\n", "teams: ⌖!doan\n", QUOTED),
    Broken("a merge key", "stage: concluded", "⌖<<: {stage: concluded}", "Chép nội dung"),
    Broken("a merge key in braces", "{name: Nguyễn Văn A, ", "{⌖<<: {name: Nguyễn Văn A}, ", "Chép nội dung"),
    Broken("a second document", "stage: concluded\n", "stage: concluded\n⌖---\n", "Bỏ dòng ---"),
    Broken("a tab before a key", "    count: 2", "⌖\tcount: 2", "dấu cách"),
    Broken("a tab before a key of the first level", "stage: concluded", "⌖\tstage: concluded", "dấu cách"),
    Broken("no colon after a key", "stage: concluded", "⌖stage concluded", "dấu hai chấm"),
    Broken(
        "no colon after a key of a list's item",
        "    stated_by: inspected",
        "    ⌖stated_by inspected",
        "hai chấm",
    ),
    Broken("no space after a colon", "stage: concluded", "⌖stage:concluded", "dấu hai chấm"),
    Broken(
        "no space after the colon of the first line",
        "id: KT-2022-0001\nstate",
        "⌖id:KT-2022-0001\nstate",
        "Thiếu dấu cách sau dấu hai chấm: viết “id: KT-2022-0001”.",
    ),
    Broken(
        "no space after the colon of a list's item",
        "  - key: truong-hoc",
        "  - ⌖key:truong-hoc",
        "Thiếu dấu cách sau dấu hai chấm: viết “key: truong-hoc”.",
    ),
    Broken(
        "no space after a colon in braces",
        "{name: Nguyễn Văn A, ",
        "{name: Nguyễn Văn A, note:x⌖, ",
        "Thiếu dấu cách sau dấu hai chấm: viết “note: x”.",
        "teams[1].head.note:x",
    ),
    Broken(
        "no space after the only dash of a list",
        "  - key: truong-hoc",
        "  ⌖-key: truong-hoc",
        "Thiếu dấu cách sau gạch đầu dòng: viết “- key”.",
    ),
    Broken(
        "no space after a later dash",
        "  - id: KT-2022-0001-f2",
        "  ⌖-id: KT-2022-0001-f2",
        "Thiếu dấu cách sau gạch đầu dòng: viết “- id: KT-2022-0001-f2”.",
    ),
    Broken(
        "a long dash for the only dash of a list",
        "  - key: truong-hoc",
        "  ⌖– key: truong-hoc",
        "Gạch đầu dòng là dấu trừ (-), không phải dấu “–”.",
    ),
    Broken(
        "a long dash for a later dash",
        "  - id: KT-2022-0001-f2",
        "  ⌖— id: KT-2022-0001-f2",
        "Gạch đầu dòng là dấu trừ (-), không phải dấu “—”.",
    ),
    Broken(
        "no dash before a second item",
        "  - id: KT-2022-0001-f2",
        "    ⌖id: KT-2022-0001-f2",
        "Thêm dấu - vào trước mục đầu của mục mới",
        "findings[1].id",
    ),
    Broken(
        "no dash before an item that starts with another key",
        "  - id: KT-2022-0001-f2\n    kind: strength\n",
        "    ⌖kind: strength\n    id: KT-2022-0001-f2\n",
        "Thêm dấu - vào trước mục đầu của mục mới",
        "findings[1].kind",
    ),
    Broken(
        "a Vietnamese fraction in braces",
        "    quantity: 3",
        "    quantity: {value: 12,5⌖}",
        "Phần thập phân viết sau dấu chấm: 12.5.",
        "figures[1].quantity.5",
    ),
    Broken("a second colon in a value", "phụ huynh.", "phụ huynh⌖: 12 người.", "dấu nháy kép"),
    Broken("a double quote that does not close", "kind: trường học", 'kind: ⌖"trường học', NOT_CLOSED),
    Broken("a single quote that does not close", "kind: trường học", "kind: ⌖'trường học", NOT_CLOSED),
    Broken(
        "a quote that nobody closed, though others are far below",
        "title: Kiểm tra việc thực hiện dân chủ ở xã A\nkind: inspection",
        'title: ⌖"Kiểm tra\nkind: "inspection"',
        "Dấu nháy mở ở đây mà chưa đóng",
    ),
    Broken("a quote in a list that nobody closed", "- text: Việc", "- text: ⌖'Việc", NOT_CLOSED),
    Broken(
        "brackets as part of a text", "title: Kiểm tra", "title: ⌖[Kiểm tra]", "bắt đầu bằng [: " + QUOTED
    ),
    Broken("braces as part of a text", "title: Kiểm tra", "title: ⌖{Kiểm tra}", "bắt đầu bằng {: " + QUOTED),
    Broken("a sign as part of a text", "text: Đã họp", "text: ⌖> 5 lần đã họp", "bắt đầu bằng >: " + QUOTED),
    Broken("a wide colon", "stage: concluded", "stage⌖： concluded", "gõ lại dấu “:”"),
    Broken(
        "a space of Word after a colon", "stage: concluded", "stage:⌖\u00a0concluded", "dấu cách đặc biệt"
    ),
    Broken("spaces of Word before a key", "    count: 2", "⌖\u00a0\u00a0\u00a0\u00a0count: 2", "dấu cách"),
    Broken(
        "a text that is not indented",
        "stage: concluded\n",
        "stage: concluded\npurpose: >-\n⌖Xem việc thu\n",
        "Lời văn của mục purpose phải thụt vào",
    ),
    Broken("words after a quotation", "kind: trường học", 'kind: "trường" ⌖học', "dấu nháy"),
    Broken("a square bracket that does not close", "[truong-hoc]", "⌖[truong-hoc", NOT_CLOSED),
    Broken("a brace that does not close", "organization: ubnd-xa-a}", "organization: ubnd-xa-a", NOT_CLOSED),
    Broken("a backslash in double quotes", "kind: trường học", 'kind: "trường ⌖\\học"', "dấu nháy đơn"),
    Broken("a list on the line of its key", "teams:\n  - head:", "teams: ⌖- head:", "đầu dòng mới"),
    Broken("a key that is one column to the left", "    count: 2", "   ⌖count: 2", "Thụt đầu dòng"),
    Broken(
        "a dash that is one column to the right",
        "  - id: KT-2022-0001-f2",
        "   ⌖- id: KT-2022-0001-f2",
        "Thụt đầu dòng",
    ),
    Broken("a value that starts with a percent sign", "phụ huynh.", "phụ huynh.\n    note: ⌖%", QUOTED),
    Broken("a value that starts with @", "phụ huynh.", "phụ huynh.\n    note: ⌖@xa-a", QUOTED),
    Broken("a value that starts with a backtick", "phụ huynh.", "phụ huynh.\n    note: ⌖`a`", QUOTED),
    Broken("nothing after a key", "stage: concluded\n", "stage:⌖\n", "Ghi giá trị.", "stage"),
    Broken("a comment after a key", "stage: concluded", "stage:⌖ # chưa rõ", "Ghi giá trị.", "stage"),
    Broken("a tilde after a key", "stage: concluded", "stage: ⌖~", "Ghi giá trị.", "stage"),
    Broken("null after a key", "stage: concluded", "stage: ⌖null", "Ghi giá trị.", "stage"),
    Broken(
        "nothing after a key that may be unknown",
        "lead: ubnd-xa-a",
        "lead:⌖",
        "Ghi giá trị. Nguồn không nêu thì ghi {unknown: not_stated}.",
        "lead",
    ),
    Broken(
        "what git left where two people changed a line",
        "stage: concluded\n",
        "⌖<<<<<<< HEAD\nstage: concluded\n=======\nstage: planned\n>>>>>>> nhanh\n",
        "Giữ một trong hai đoạn, xóa các dòng <<<<<<<",
    ),
    Broken(
        "nothing after a key in braces",
        "organization: ubnd-xa-a}",
        "organization: ⌖}",
        "unknown",
        "teams[1].head.organization",
    ),
    Broken(
        "nothing after a dash",
        "inspected:\n",
        "partners:\n  -⌖\n  - ubnd-xa-a\ninspected:\n",
        "unknown",
        "partners[1]",
    ),
    Broken("a key that is a list", "stage: concluded", "⌖[stage]: concluded", "dấu ngoặc"),
    Broken("a key that is a mapping", "stage: concluded", "⌖{stage: x}: concluded", "dấu ngoặc"),
    Broken("a long key that is a list", "stage: concluded", "? ⌖[stage]\n: concluded", "dấu ngoặc"),
    Broken("a control character", "kind: trường học", "kind: trường⌖\x07 học", "Gõ lại"),
    Broken("a delete character", "kind: trường học", "kind: trường⌖\x7f học", "Gõ lại"),
    Broken("a NUL", "kind: trường học", "kind: trường⌖\0 học", "Gõ lại"),
    Broken("half of a character that is no character", "kind: trường học", "kind: ⌖\ufffe", "Gõ lại"),
    Broken(
        "an escaped control character",
        "kind: trường học",
        r'kind: ⌖"trường\a học"',
        "Gõ lại",
        "inspected[1].kind",
    ),
    Broken("an escaped NUL", "kind: trường học", r'kind: ⌖"trường\0 học"', "Gõ lại", "inspected[1].kind"),
    Broken("an escape of a lone surrogate", "kind: trường học", r'kind: "trường \u⌖d800"', "dấu nháy đơn"),
]


@pytest.mark.parametrize("each", FAULTS, ids=[each.sentence for each in FAULTS])
def test_a_record_may_not_have(each: Broken, folder: Folder) -> None:
    here = folder.replace(INSPECTION, each.old, each.new)
    problem, *more = folder.read(INSPECTION).problems
    assert not more
    assert (problem.code, problem.name, problem.file) == ("YML001", "not-strict-yaml", f"data/{INSPECTION}")
    assert problem.field == each.field
    assert each.hint in problem.hint
    if "⌖" in each.new:
        assert place(problem) == here
    else:
        assert (
            problem.line == folder.text(INSPECTION)[: folder.text(INSPECTION).index(each.new)].count("\n") + 1
        )


@pytest.mark.parametrize("each", FAULTS, ids=[each.sentence for each in FAULTS])
def test_the_message_is_vietnamese_for(each: Broken, folder: Folder) -> None:
    folder.replace(INSPECTION, each.old, each.new)
    (problem,) = folder.read(INSPECTION).problems
    assert is_vietnamese(problem.message)
    assert is_vietnamese(problem.hint)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a: 1\na: 2\n", "duplicate-key"),
        ("a: &b 1\n", "anchor"),
        ("a: *b\n", "anchor"),
        ("a: !b 1\n", "tag"),
        ("<<: 1\n", "merge-key"),
        ("a: 1\n---\na: 1\n", "several-documents"),
        ("a:\n", "empty-value"),
        ("[a]: 1\n", "key-not-text"),
        ("a: \x07\n", "control-character"),
        ('a: "\\a"\n', "control-character"),
        ("a: [\n", "yaml-syntax"),
    ],
)
def test_a_fault_of_a_text_has_a_name(text: str, name: str) -> None:
    assert [fault.name for fault in source.parse(text).faults] == [name]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("[", "]"), ("{a: ", "}"), ("- ", "")],
    ids=["lists in brackets", "braces", "dashes"],
)
def test_nesting_ends_at_thirty_two(opening: str, closing: str) -> None:
    assert source.parse(opening * 32 + "1" + closing * 32).faults == []
    (fault,) = source.parse(opening * 33 + "1" + closing * 33).faults
    assert (fault.name, fault.position) == ("too-deep", (1, 32 * len(opening) + 1))
    assert is_vietnamese(fault.message)
    assert is_vietnamese(fault.hint)


CUT = "Phần sau dấu # bị coi là ghi chú và sẽ mất."


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("a: Chưa niêm yết #1 công khai\n", (1, 18)),
        ("a: Chưa niêm yết\t# 1\n", (1, 18)),
        ("\ufeffa: b #c\n", (1, 6)),
        ("a: b\r\nc: d #1\r\n", (2, 6)),
        ("a: Chưa\n  niêm yết   #1 công khai\n", (2, 14)),
        ("a: Chưa\n  niêm yết #1\n  công khai\nb: c\n", (2, 12)),
        ("- a\n- b #1\n", (2, 5)),
        ("- a: [b #1\n  , c]\n", (1, 9)),
        ("{a: b #1\n}\n", (1, 7)),
        ("a: 2 # hai đội\n", (1, 6)),
        ("a: true # đủ\n", (1, 9)),
    ],
    ids=repr,
)
def test_a_comment_behind_a_text_without_quotes_would_cut_it(text: str, position: tuple[int, int]) -> None:
    (fault,) = source.parse(text).faults
    assert (fault.name, fault.position, fault.message) == ("comment-cuts-text", position, CUT)
    assert fault.hint == "Đặt cả giá trị trong dấu nháy; nếu đúng là ghi chú, để trên dòng riêng."


@pytest.mark.parametrize(
    "text",
    [
        "a: 'b' # c\n",
        'a: "b" # c\n',
        "a: |- # c\n  b # d\n",
        "a: > # c\n  b # d\n",
        "a: # c\n  - b\n",
        "a: [b] # c\n",
        "a: {b: c} # d\n",
        "a: b\n# c\n",
        "a: b\n  # c\nd: e\n",
        "a: b#c\n",
        "--- # c\na: b\n",
    ],
    ids=repr,
)
def test_a_comment_that_cuts_nothing_is_a_comment(text: str) -> None:
    assert source.parse(text).faults == []


def test_a_text_that_a_comment_would_cut_is_a_problem_of_the_record(folder: Folder) -> None:
    here = folder.replace(INSPECTION, "text: Chưa niêm yết đủ", "text: Chưa niêm yết ⌖#1 đủ")
    (problem,) = folder.read(INSPECTION).problems
    assert (problem.code, problem.message, problem.field) == ("YML001", CUT, "findings[1].text")
    assert place(problem) == here


def test_a_missing_dash_is_one_problem_in_one_sentence(folder: Folder) -> None:
    folder.replace(INSPECTION, "  - id: KT-2022-0001-f2", "    id: KT-2022-0001-f2")
    (problem,) = folder.read(INSPECTION).problems
    assert problem.message == "Thiếu gạch đầu dòng của mục mới."


def test_a_text_of_too_many_values_is_one_fault() -> None:
    (fault,) = source.parse("[" + "1," * MAX_NODES + "]").faults
    assert fault.name == "too-many-values"
    assert is_vietnamese(fault.message)


def test_the_first_of_two_equal_keys_counts() -> None:
    assert source.parse("a: 1\nb: 2\na: {c: [3]}\nd: 4\n").value == {"a": 1, "b": 2, "d": 4}


def test_two_keys_that_differ_only_in_how_they_are_composed_are_the_same() -> None:
    (fault,) = source.parse("tên: 1\ntên: 2\n").faults  # the second one in NFD
    assert (fault.name, fault.position) == ("duplicate-key", (2, 1))


def test_what_stands_in_a_second_key_does_not_move_what_stands_in_the_first(folder: Folder) -> None:
    here = folder.replace(INSPECTION, "    kind: shortcoming\n", "    ⌖kind: shortcomming\n")
    folder.append(INSPECTION, "findings:\n  - id: KT-2022-0001-f1\n    kind: strength\n")
    wrong, double = folder.read(INSPECTION).problems
    assert (place(wrong), wrong.field) == (here, "findings[1].kind")
    assert (double.code, double.field) == ("YML001", "findings")


def test_a_double_key_does_not_hide_that_another_key_is_missing(folder: Folder) -> None:
    folder.replace(INSPECTION, "published_on: 2026-11-01\n", "")
    folder.replace(INSPECTION, "stage: concluded\n", "stage: concluded\nstage: closed\n")
    assert [each.code for each in folder.read(INSPECTION).problems] == ["FLD008", "YML001"]


def test_every_empty_value_of_a_file_is_a_problem(folder: Folder) -> None:
    folder.replace(INSPECTION, "stage: concluded", "stage:")
    folder.replace(INSPECTION, "    count: 2", "    count:")
    folder.replace(INSPECTION, "lead: ubnd-xa-a", "lead: ~")
    problems = folder.read(INSPECTION).problems
    assert [each.field for each in problems] == ["stage", "lead", "inspected[1].count"]
    assert {each.code for each in problems} == {"YML001"}


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "# chỉ có ghi chú\n", "---\n", "--- # trống\n...\n", "~\n", "null\n", "\ufeff"],
    ids=repr,
)
def test_a_file_without_anything_in_it_is_no_record(text: str, folder: Folder) -> None:
    folder.write(INSPECTION, text)
    (problem,) = folder.read(INSPECTION).problems
    assert (problem.line, problem.column, problem.code) == (1, 1, "FLD004")
    assert is_vietnamese(problem.message)
    assert is_vietnamese(problem.hint)


@pytest.mark.parametrize(
    "text", ["- id: KT-2022-0001\n", "KT-2022-0001\n", "2022\n", "true\n", "[]\n", "3.5\n"], ids=repr
)
def test_a_file_that_is_no_mapping_is_no_record(text: str, folder: Folder) -> None:
    folder.write(INSPECTION, text)
    (problem,) = folder.read(INSPECTION).problems
    assert (problem.line, problem.column, problem.code) == (1, 1, "FLD004")
    assert is_vietnamese(problem.message)
