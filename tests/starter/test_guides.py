"""What the guides for editors show as an example is accepted as it stands."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Final

import pytest
import yaml

from generator.checks import check
from tests.folder import COMMITTEE, Folder

GUIDES: Final = Path(__file__).parents[2] / "content" / "bien-tap"
FOLDERS: Final = {"KL": "conclusions", "BT": "bulletins"}
RECORDS: Final = [
    example
    for guide in ("index.md", "sua-va-rut.md")
    for example in re.findall(
        r"^```yaml\n(id: .*?)^```", (GUIDES / guide).read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
]


def test_the_guides_show_whole_records() -> None:
    assert sorted(example[4:6] for example in RECORDS) == ["BT", "KL"]


@pytest.mark.parametrize("example", RECORDS, ids=lambda example: example.split()[1])
def test_a_record_of_a_guide_has_no_fault(example: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    record_id = yaml.safe_load(example)["id"]
    folder.write(f"{FOLDERS[record_id[:2]]}/{record_id}.yml", example)
    folder.append(COMMITTEE, "level: commune\n")
    problems = check(folder.path, date(2027, 2, 1)).problems
    assert [str(each) for each in problems if record_id in each.file] == []
