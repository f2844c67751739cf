"""Where something was redacted is told by the label of its field, whatever an editor wrote."""

from __future__ import annotations

import pytest

from generator.records.common import Redaction
from generator.records.meeting import Meeting
from generator.records.redactions import is_about, place

PLACES = {
    "a field of the record": ("title", "Tên hội nghị"),
    "a field of a finding": ("text của HN-2026-0001-f1", "Nội dung của HN-2026-0001-f1"),
    "a field of a recommendation": ("to của KL-2026-0001-02", "Nơi phải thực hiện của KL-2026-0001-02"),
    "a field of a measure": ("to của KL-2026-0001-m1", "Đơn vị, người bị xử lý của KL-2026-0001-m1"),
    "an editor's own words": ("tên một hộ dân", "tên một hộ dân"),
}


def redaction(field: str) -> Redaction:
    return Redaction.model_validate({"field": field, "on": "2026-02-01", "reason": "dữ liệu cá nhân"})


@pytest.mark.parametrize(("field", "told"), PLACES.values(), ids=PLACES)
def test_what_was_left_out_is_told_by_its_label(field: str, told: str) -> None:
    assert place(Meeting, redaction(field)) == told


def test_a_redaction_is_about_the_item_it_names_and_no_other() -> None:
    assert is_about(redaction("text của HN-2026-0001-f1"), "HN-2026-0001-f1")
    assert not is_about(redaction("text của HN-2026-0001-f10"), "HN-2026-0001-f1")
