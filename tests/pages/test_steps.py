"""How far a record has come is told by records and by nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.pages.sentences import Sentences
from generator.records.inspection import Inspection
from tests.small import Small

LINES = ["kind: inspection", "regime: administrative", "lead: ubnd"]
CONCLUSION = ["level: final", "issuer: ubnd", "concluded_on: 2025-06-01"]
PUBLIC = "disclosures: [{form: posting, on: 2025-06-05}]"


def _steps(page: str) -> list[str]:
    """Return each step as its state, its name and its text."""
    (block,) = re.findall(r'<div class="steps" markdown="1">\n(.*?)\n</div>', page, flags=re.DOTALL)
    lines = re.findall(r'^\d\. <span class="step step-(\w+)">(.*)$', block, flags=re.MULTILINE)
    return [f"{state}: {re.sub(r'<[^>]*>', '', text)}" for state, text in lines]


def _inspection(folder: Path, stage: str, *more: str) -> list[str]:
    small = Small(folder).record("KT-2025-0001", *LINES, f"stage: {stage}", *more)
    return _steps(small.pages()["kiem-tra/KT-2025-0001.md"])


def test_an_inspection_of_which_only_the_stage_is_known_says_so_at_every_step(tmp_path: Path) -> None:
    assert _inspection(tmp_path, "unknown") == [
        "unknown: Lên kế hoạch (chưa rõ) chưa ghi nhận",
        "unknown: Tiến hành (chưa rõ) chưa ghi nhận ngày",
        "unknown: Kết luận (chưa rõ) chưa rõ đã có hay chưa",
        "unknown: Công khai (chưa rõ) chưa ghi nhận",
        "unknown: Theo dõi thực hiện (chưa rõ) chưa ghi nhận việc phải làm nào",
    ]


@pytest.mark.parametrize(
    ("stage", "conducted", "concluded"),
    [
        ("announced", "open: Tiến hành (chưa) chưa tiến hành, dự kiến 01/04/2026", "open"),
        ("under_way", "going: Tiến hành (chưa xong) 01/04/2026", "open"),
        ("conducted", "done: Tiến hành (rồi) 01/04/2026", "open"),
        ("concluded_unpublished", "done: Tiến hành (rồi) 01/04/2026", "done"),
        ("closed", "done: Tiến hành (rồi) 01/04/2026", "done"),
    ],
)
def test_a_stage_tells_what_was_done_and_what_was_not(
    tmp_path: Path, stage: str, conducted: str, concluded: str
) -> None:
    small = Small(tmp_path).record("KT-2025-0001", *LINES, f"stage: {stage}", "conducted: 2026-04-01")
    steps = _unchecked_steps(small)
    assert steps[1] == conducted
    assert steps[2].startswith(f"{concluded}: Kết luận")


def _unchecked_steps(small: Small) -> list[str]:
    """Return the steps though a rule finds the stage at odds with the day."""
    view = small.unchecked()
    record = view.record("KT-2025-0001")
    assert isinstance(record, Inspection)
    lines = [f"{number}. {step}" for number, step in enumerate(Sentences(view, "x.md").steps(record), 1)]
    return _steps('<div class="steps" markdown="1">\n' + "\n".join(lines) + "\n</div>")


def test_the_steps_of_an_inspection_come_from_its_programme_and_its_conclusion(tmp_path: Path) -> None:
    small = Small(tmp_path)
    planned = "planned: [{text: A, period: 2025-03, inspection: KT-2025-0001}]"
    small.record("CT-2025-0001", "organization: ubnd", "period: 2025", planned)
    conducted = "conducted: 2025-04-01"
    small.record("KT-2025-0001", *LINES, "stage: concluded", conducted, "programme: CT-2025-0001")
    first, second = (f"{{id: KL-2025-0001-{each}, text: A., to: [ubnd]" for each in ("01", "02"))
    tasks = f"recommendations: [{first}, status: done}}, {second}}}]"
    small.record("KL-2025-0001", "of: KT-2025-0001", *CONCLUSION, tasks, PUBLIC)
    pages = small.pages()
    ways = {}
    for path in ("kiem-tra/KT-2025-0001.md", "ket-luan/KL-2025-0001.md"):
        steps = ways[path] = _steps(pages[path])
        assert [step.split(":")[0] for step in steps] == ["done", "done", "done", "done", "going"]
        assert steps[0].endswith(
            "theo [Bản CT-2025-0001](../chuong-trinh/CT-2025-0001.md), dự kiến tháng 3/2025"
        )
        assert steps[1].endswith("01/04/2025")
        assert steps[2].endswith("01/06/2025")
        assert steps[3].endswith("niêm yết, 05/06/2025")
        assert "2 việc phải làm (đã thực hiện: 1; chưa có thông tin thực hiện: 1)" in steps[4]
    assert "../ket-luan/KL-2025-0001.md" in ways["kiem-tra/KT-2025-0001.md"][2]
    assert "../kiem-tra/KT-2025-0001.md" in ways["ket-luan/KL-2025-0001.md"][1]


def test_a_withdrawn_conclusion_is_no_step(tmp_path: Path) -> None:
    small = Small(tmp_path).record("KT-2025-0001", *LINES, "stage: conducted", "conducted: 2025-04-01")
    small.record("KL-2025-0001", "of: KT-2025-0001", *CONCLUSION, PUBLIC, state="withdrawn")
    steps = _steps(small.pages()["kiem-tra/KT-2025-0001.md"])
    assert steps[2] == "open: Kết luận (chưa) đã kiểm tra xong, chưa có kết luận"
    assert steps[3] == "unknown: Công khai (chưa rõ) chưa ghi nhận"


def test_a_conclusion_that_stands_alone_has_no_inspection_to_tell_of(tmp_path: Path) -> None:
    small = Small(tmp_path).record("KL-2025-0001", *CONCLUSION)
    steps = _steps(small.pages()["ket-luan/KL-2025-0001.md"])
    assert steps[1].startswith("unknown: Tiến hành (chưa rõ) kết luận đứng riêng")
    assert steps[2] == "done: Kết luận (rồi) kết luận chính thức, 01/06/2025"


def test_a_plan_that_an_inspection_rests_on_is_its_planning(tmp_path: Path) -> None:
    small = Small(tmp_path)
    for name, kind in (("12-kh", "plan"), ("3-qd", "decision")):
        small.document(name, kind)
    small.record("KT-2025-0001", *LINES, "stage: conducted", "legal_basis: [3-qd]")
    small.record("KT-2025-0002", *LINES, "stage: conducted", "legal_basis: [3-qd, 12-kh]")
    pages = small.pages()
    assert _steps(pages["kiem-tra/KT-2025-0001.md"])[0] == "unknown: Lên kế hoạch (chưa rõ) chưa ghi nhận"
    planned = "done: Lên kế hoạch (rồi) căn cứ: [Kế hoạch 12-kh](../van-ban/12-kh.md)"
    assert _steps(pages["kiem-tra/KT-2025-0002.md"])[0] == planned


def test_disclosures_of_one_form_on_one_day_are_one_in_the_steps(tmp_path: Path) -> None:
    twice = "disclosures: [{form: posting, on: 2025-06-05, where: A}, {form: posting, on: 2025-06-05, content: B}]"
    steps = _inspection(tmp_path, "concluded", twice)
    assert steps[3] == "done: Công khai (rồi) niêm yết, 05/06/2025"


def test_what_is_overdue_is_told_first(tmp_path: Path) -> None:
    small = Small(tmp_path)
    done, late = (f"{{id: KL-2025-0001-0{each}, text: A., to: [ubnd]" for each in (1, 2))
    done = f"{done}, status: done}}, {done.replace('-01,', '-03,')}, status: done}}"
    late = f"{late}, due: 2025-07-01, status: not_started}}"
    small.record("KL-2025-0001", *CONCLUSION, f"recommendations: [{done}, {late}]")
    steps = _steps(small.pages()["ket-luan/KL-2025-0001.md"])
    assert steps[4].endswith("3 việc phải làm (quá hạn: 1; đã thực hiện: 2)")
