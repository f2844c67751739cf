"""A small valid data folder, as editors write it, that a test breaks in one place."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from generator import loader
from generator.files import Found
from generator.loader import Loaded, Read
from generator.problem import Problem
from generator.records import BY_FOLDER

HERE: Final = "⌖"
"""Stands in a broken text where the problem must be located; it is taken out before the text is written."""

SETTINGS: Final = "site.yml"
COMMUNE: Final = "organizations/xa-a.yml"
COMMITTEE: Final = "organizations/ubnd-xa-a.yml"
SCHOOL: Final = "organizations/truong-tieu-hoc-xa-a.yml"
PLAN: Final = "documents/31-kh-ubnd-2022.yml"
PAPER: Final = "documents/12-kl-ubnd-2022.yml"
PROGRAMME: Final = "programmes/CT-2022-0001.yml"
INSPECTION: Final = "inspections/2022/KT-2022-0001.yml"
CONCLUSION: Final = "conclusions/KL-2022-0001.yml"
MEETING: Final = "meetings/HN-2022-0001.yml"
REPORT: Final = "reports/BC-2022-0001.yml"
BULLETIN: Final = "bulletins/BT-2026-Q4.yml"
SCAN: Final = "files/KL-2022-0001/ket-luan.pdf"

VALID: Final[dict[str, str]] = {
    SETTINGS: """\
name: Bản tin xã A
publisher: ubnd-xa-a
""",
    COMMUNE: """\
id: xa-a
name: Xã A
kind: commune
level: commune
codes:
  - code: 00160
""",
    COMMITTEE: """\
id: ubnd-xa-a
name: Ủy ban nhân dân xã A
kind: peoples_committee
parent: {described: "Ủy ban nhân dân tỉnh"}
place: xa-a
""",
    SCHOOL: """\
id: truong-tieu-hoc-xa-a
name: Trường Tiểu học xã A
kind: school
place: xa-a
""",
    PLAN: """\
id: 31-kh-ubnd-2022
type: plan
sign: 31/KH-UBND
title: Kiểm tra việc thực hiện dân chủ ở cơ sở
issuer: ubnd-xa-a
issued_on: 2022-08-01
""",
    PAPER: """\
id: 12-kl-ubnd-2022
type: conclusion
sign: 12/KL-UBND
title: {unknown: not_stated}
issuer: ubnd-xa-a
""",
    PROGRAMME: """\
id: CT-2022-0001
state: published
published_on: 2026-11-01
title: Chương trình kiểm tra năm 2022
organization: ubnd-xa-a
period: 2022
documents: [31-kh-ubnd-2022]
planned:
  - text: Kiểm tra trường học.
    organizations: [truong-tieu-hoc-xa-a]
    inspection: KT-2022-0001
""",
    INSPECTION: """\
id: KT-2022-0001
state: published
published_on: 2026-11-01
title: Kiểm tra việc thực hiện dân chủ ở xã A
kind: inspection
regime: administrative
stage: concluded
lead: ubnd-xa-a
legal_basis: [31-kh-ubnd-2022]
programme: CT-2022-0001
conducted: 2022-08-17/2022-09-08
teams:
  - head: {name: Nguyễn Văn A, organization: ubnd-xa-a}
inspected:
  - key: truong-hoc
    kind: trường học
    count: 2
    named: [truong-tieu-hoc-xa-a]
    complete: false
scope:
  - text: Việc công khai các khoản thu.
    groups: [truong-hoc]
findings:
  - id: KT-2022-0001-f1
    kind: shortcoming
    text: Chưa niêm yết đủ các khoản thu.
    stated_by: inspector
    about: [truong-tieu-hoc-xa-a]
    figures: [khoan-thu]
  - id: KT-2022-0001-f2
    kind: strength
    text: Đã họp phụ huynh.
    stated_by: inspected
figures:
  - key: khoan-thu
    name: Khoản thu chưa niêm yết
    quantity: 3
    stated_by: inspector
sources:
  - grade: official_document
    title: Kết luận kiểm tra
""",
    CONCLUSION: """\
id: KL-2022-0001
state: published
published_on: 2026-11-01
title: Kết luận kiểm tra tại xã A
of: KT-2022-0001
level: final
issuer: ubnd-xa-a
concluded_on: 2022-09-20
document: 12-kl-ubnd-2022
recommendations:
  - id: KL-2022-0001-01
    text: Niêm yết đủ các khoản thu.
    to: [truong-tieu-hoc-xa-a]
    due: 2022-10-15
    findings: [KT-2022-0001-f1]
measures:
  - id: KL-2022-0001-m1
    kind: recovery
    text: Trả lại phụ huynh.
    quantity: {value: 738130000, unit: đồng}
attachments:
  - file: ket-luan.pdf
    title: Bản chụp kết luận
""",
    MEETING: """\
id: HN-2022-0001
state: published
published_on: 2026-11-01
title: Hội nghị sơ kết
date: 2022-12-17?
host: ubnd-xa-a
sources:
  - grade: official_document
    title: Biên bản hội nghị
""",
    REPORT: """\
id: BC-2022-0001
state: published
published_on: 2026-11-01
title: Số liệu năm 2022
organization: ubnd-xa-a
period: 2022
sources:
  - grade: official_document
    title: Báo cáo năm 2022
""",
    BULLETIN: """\
id: BT-2026-Q4
state: published
published_on: 2026-12-31
number: 1
period: 2026-10/2026-12
""",
    SCAN: "%PDF-1.7\n",
}


class Place(NamedTuple):
    """A line and a column, counted from 1."""

    line: int
    column: int


class Folder:
    """A data folder on disk; it starts valid."""

    def __init__(self, parent: Path) -> None:
        self.path = parent / "data"
        self.path.mkdir()
        for name, text in VALID.items():
            self.write(name, text)

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file, its folders too, and return its path."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def text(self, name: str) -> str:
        """Return what a file holds."""
        return (self.path / name).read_text(encoding="utf-8")

    def delete(self, name: str) -> None:
        """Delete a file."""
        (self.path / name).unlink()

    def replace(self, name: str, old: str, new: str) -> Place:
        """Put ``new`` in the place of ``old``, which stands once; return where ``HERE`` stood in ``new``."""
        text = self.text(name)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        return self.rewrite(name, text.replace(old, new))

    def append(self, name: str, more: str) -> Place:
        """Put ``more`` at the end of a file; return where ``HERE`` stood in it."""
        return self.rewrite(name, self.text(name) + more)

    def rewrite(self, name: str, text: str) -> Place:
        """Write a file without ``HERE``; return where that stood."""
        before, _, after = text.partition(HERE)
        self.write(name, before + after)
        return Place(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)

    def load(self) -> Loaded:
        """Load the folder."""
        return loader.load(self.path)

    def problems(self) -> list[Problem]:
        """Load the folder and return its problems."""
        return self.load().problems

    def problem(self) -> Problem:
        """Load the folder and return its only problem."""
        problems = self.problems()
        assert len(problems) == 1, "\n".join(map(str, problems)) or "no problem"
        return problems[0]

    def read(self, name: str) -> Read:
        """Read one record file by itself."""
        found = Found(str(self.path), name, f"data/{name}")
        return loader.read_record(found, BY_FOLDER[name.split("/", 1)[0]])


def place(problem: Problem) -> Place:
    """Return where a problem is."""
    return Place(problem.line, problem.column)
