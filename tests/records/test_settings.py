"""Settings: the one file that says whose site this is."""

from __future__ import annotations

import pytest

from generator.records.settings import SiteSettings
from tests.records.valid import Value, faults

SETTINGS: Value = {"name": "Bản tin", "publisher": "ubnd-xa-a"}


def test_settings_need_a_name_and_a_publisher() -> None:
    assert faults(SiteSettings, SETTINGS) == []
    assert faults(SiteSettings, {}) == [("missing", ("name",)), ("missing", ("publisher",))]


@pytest.mark.parametrize(
    ("key", "bad"),
    [
        ("base_url", "xa-a.gov.vn"),
        ("contact", {"email": "ai đó@xa"}),
        ("demonstration", "có"),
        ("theme", "dark"),
    ],
    ids=[
        "an address without a scheme",
        "an e-mail with a space",
        "a demonstration in words",
        "a key of its own",
    ],
)
def test_settings_are_refused_with(key: str, bad: object) -> None:
    (fault,) = faults(SiteSettings, {**SETTINGS, key: bad})
    assert fault[1][0] == key
