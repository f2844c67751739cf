"""The law as data: a rule is whole, in order and told apart from the others; swaps are of two days."""

from __future__ import annotations

import pytest

from generator.records.law import Holidays, LegalRules
from tests.records.valid import Value, faults

RULE: Value = {
    "key": "cong-khai",
    "duty": "disclose_conclusion",
    "text": "Công khai kết luận.",
    "since": "2023-07-01",
    "days": 10,
    "law": "Luật A",
    "article": "Điều 1",
    "verified": True,
}
SWAP: Value = {"off": "2026-01-02", "work": "2026-01-10", "source": "Công văn", "verified": True}


def test_a_rule_and_a_swap_are_valid() -> None:
    assert faults(LegalRules, {"rules": [RULE]}) == []
    assert faults(Holidays, {"swaps": [SWAP], "announced_until": "2026-12-31"}) == []
    assert faults(LegalRules, {}) == faults(Holidays, {}) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"until": "2023-06-30"}, "law_order"),
        ({"days": None}, "law_days"),
        ({"days": 0}, "greater_than_equal"),
        ({"duty": "publish"}, "enum"),
        ({"regimes": ["thanh tra"]}, "enum"),
    ],
)
def test_a_rule_is_refused_with(change: Value, fault: str) -> None:
    assert [found for found, _ in faults(LegalRules, {"rules": [RULE | change]})] == [fault]


def test_two_rules_have_two_keys() -> None:
    assert [found for found, _ in faults(LegalRules, {"rules": [RULE, RULE]})] == ["law_key"]


def test_a_rule_says_whether_somebody_verified_it() -> None:
    unsaid = {key: value for key, value in RULE.items() if key != "verified"}
    assert [found for found, _ in faults(LegalRules, {"rules": [unsaid]})] == ["missing"]


def test_a_day_is_not_swapped_with_itself() -> None:
    assert [found for found, _ in faults(Holidays, {"swaps": [SWAP | {"work": SWAP["off"]}]})] == [
        "swap_same"
    ]
