"""The heading of a finding or a recommendation tells how its text begins; what it tells whole is not told again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small import Small

HEADING = "### Phát hiện 1 (hạn chế): "


def _card(folder: Path, text: str) -> str:
    """Return the Markdown of the card of a finding, without its heading's mark and its facts."""
    finding = f"findings: [{{id: KT-2025-0001-f1, kind: shortcoming, text: {text!r}, stated_by: lead}}]"
    lines = ["kind: inspection", "regime: administrative", "lead: ubnd", "stage: conducted", finding]
    page = Small(folder).record("KT-2025-0001", *lines).pages()["kiem-tra/KT-2025-0001.md"]
    return page.split(HEADING)[1].split('<div class="facts"')[0].strip()


def test_a_text_that_the_heading_tells_whole_stands_once(tmp_path: Path) -> None:
    assert _card(tmp_path, "Chưa niêm yết thu, chi.") == "Chưa niêm yết thu, chi"


@pytest.mark.parametrize(
    "text",
    [
        "Chưa niêm yết thu, chi tại nhà văn hóa thôn và trụ sở trong ba quý liền.",
        "UBND xã chưa niêm yết.",
        "Chưa **niêm yết**.",
        "Chưa niêm yết [kế hoạch](https://xa-a.example/kh).",
    ],
)
def test_a_text_of_which_the_heading_leaves_something_out_stands_below_it(tmp_path: Path, text: str) -> None:
    heading, _, below = _card(tmp_path, text).partition("\n")
    assert heading
    assert below.strip()
