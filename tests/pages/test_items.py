"""The heading of a finding or a recommendation says what it is, and its text if that is short: nothing stands twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small import Small

HEADING = "### Phát hiện 1 (hạn chế)"


def _page(folder: Path, text: str) -> str:
    finding = f"findings: [{{id: KT-2025-0001-f1, kind: shortcoming, text: {text!r}, stated_by: lead}}]"
    lines = ["kind: inspection", "regime: administrative", "lead: ubnd", "stage: conducted", finding]
    return Small(folder).record("KT-2025-0001", *lines).pages()["kiem-tra/KT-2025-0001.md"]


def _card(folder: Path, text: str) -> str:
    """Return the Markdown of the card of a finding, without how its heading begins and its facts."""
    return _page(folder, text).split(HEADING)[1].split('<div class="facts"')[0].strip("\n")


def test_a_text_that_the_heading_tells_whole_stands_once(tmp_path: Path) -> None:
    assert _card(tmp_path, "Chưa niêm yết thu, chi.") == ": Chưa niêm yết thu, chi"


@pytest.mark.parametrize(
    "text",
    [
        "Chưa niêm yết thu, chi tại nhà văn hóa thôn và trụ sở trong ba quý liền.",
        "UBND xã chưa niêm yết.",
        "Chưa **niêm yết**.",
        "Chưa niêm yết [kế hoạch](https://xa-a.example/kh).",
    ],
)
def test_any_other_text_stands_once_below_a_heading_that_repeats_none_of_it(
    tmp_path: Path, text: str
) -> None:
    heading, _, below = _page(tmp_path, text).split(HEADING)[1].partition("\n")
    assert heading == ""
    assert "niêm yết" in below.split('<div class="facts"')[0]
