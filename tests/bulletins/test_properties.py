"""Whatever is published when: each record is new in one issue, and what comes later leaves closed issues alone."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from hypothesis import given
from hypothesis import strategies as st

from generator.records.quarters import Quarter
from tests.bulletins.facts import Data, new, part, settled
from tests.tries import tries

TODAY: Final = date(2026, 12, 15)
START: Final = date(2025, 10, 20)
LISTS: Final = ("changes", "redactions", "disclosures", "responses", "events")
Facts = dict[str, Any]
ours = tries(25)

DAYS: Final = st.integers(0, (TODAY - START).days + 30).map(lambda count: START + timedelta(days=count))
STATUSES: Final = st.sampled_from(["not_started", "in_progress", "done", "not_accepted", "annulled"])
TEXTS: Final = st.sampled_from(["Đã xong.", "Chưa | rõ *gì*", "1. một", "<b>"])
STEPS: Final = st.lists(
    st.fixed_dictionaries({"on": DAYS, "status": STATUSES, "text": TEXTS}, optional={"recorded_on": DAYS}),
    max_size=3,
)
CHANGES: Final = st.lists(
    st.fixed_dictionaries(
        {"on": DAYS, "kind": st.sampled_from(["minor", "major", "correction"]), "text": TEXTS}
    ),
    max_size=2,
)
REDACTIONS: Final = st.lists(st.fixed_dictionaries({"on": DAYS, "field": TEXTS, "reason": TEXTS}), max_size=1)
DISCLOSURES: Final = st.lists(
    st.fixed_dictionaries(
        {"form": st.just("posting"), "on": DAYS, "content": TEXTS},
        optional={"recorded_on": DAYS, "until": DAYS},
    ),
    max_size=2,
)
SAID: Final = {
    "responses": st.lists(
        st.fixed_dictionaries(
            {"by": st.just("xa-a"), "position": st.just("explains"), "on": DAYS, "text": TEXTS},
            optional={"recorded_on": DAYS},
        ),
        max_size=1,
    ),
    "events": st.lists(
        st.fixed_dictionaries({"on": DAYS, "text": TEXTS}, optional={"recorded_on": DAYS}), max_size=1
    ),
}
EXTENSIONS: Final = st.lists(st.tuples(DAYS, DAYS), max_size=2)
"""The day that each extension is told, and its new deadline."""
RECORDS: Final = st.lists(
    st.fixed_dictionaries(
        {
            "published": DAYS,
            "state": st.sampled_from(["published"] * 4 + ["draft"]),
            "due": st.none() | DAYS,
            "progress": STEPS,
            "changes": CHANGES,
            "redactions": REDACTIONS,
            "disclosures": DISCLOSURES,
            "status": st.none() | STATUSES,
            "extensions": EXTENSIONS,
            "added": st.none() | DAYS,
            **SAID,
        }
    ),
    min_size=1,
    max_size=4,
)


def _made(records: list[Facts], today: date) -> dict[str, str]:
    """Return the pages of the bulletins of ``records`` on ``today``."""
    with TemporaryDirectory() as folder:
        data = Data(Path(folder))
        for number, facts in enumerate(records, 1):
            if facts:
                _write(data, f"KL-2026-{number:04d}", facts)
        return data.made(today.isoformat())


def _write(data: Data, record_id: str, facts: Facts) -> None:
    work: Facts = {
        "id": f"{record_id}-01",
        "text": "Làm.",
        "to": ["xa-a"],
        "progress": _plain(facts["progress"]),
    }
    if facts["due"]:
        work["due"] = facts["due"].isoformat()
    if facts["status"] and not any(step["status"] for step in facts["progress"]):
        work["status"] = facts["status"]
    work["extensions"] = _plain(_extended(facts))
    if facts["added"]:
        work["recorded_on"] = facts["added"].isoformat()
    lists = {name: _plain(facts[name]) for name in LISTS}
    lists["recommendations"] = [] if facts.get("without") else [work]
    data.add(record_id, facts["published"].isoformat(), state=facts["state"], **lists)


def _extended(facts: Facts) -> list[Facts]:
    """Return the extensions that move the deadline on, in the order they were told."""
    found, last = [], facts["due"]
    for told, due in sorted(facts["extensions"]):
        if last is None or due > last:
            found.append({"on": told, "due": due})
            last = due
    return found


def _plain(found: list[Facts]) -> list[Facts]:
    return [
        {key: each.isoformat() if isinstance(each, date) else each for key, each in fact.items()}
        for fact in found
    ]


def _told_by(records: list[Facts], end: date) -> list[Facts]:
    """Return what had been told of each record by ``end``; nothing of those not yet out."""
    return [_cut(facts, end) if facts["published"] <= end else {} for facts in records]


def _cut(facts: Facts, end: date) -> Facts:
    told = {
        name: [each for each in facts[name] if each.get("recorded_on", each["on"]) <= end]
        for name in ("progress", *LISTS)
    }
    told["disclosures"] = [_so_far(each, end) for each in told["disclosures"]]
    extensions = [(each["on"], each["due"]) for each in _extended(facts) if each["on"] <= end]
    status = None if facts["progress"] else facts["status"]
    without = bool(facts["added"]) and facts["added"] > end
    return facts | told | {"extensions": extensions, "status": status, "without": without}


def _so_far(disclosure: Facts, end: date) -> Facts:
    """Return a disclosure without a last day that is yet to come: that can be written any day."""
    return {key: value for key, value in disclosure.items() if key != "until" or value <= end}


@ours
@given(RECORDS)
def test_every_published_record_is_new_in_exactly_one_issue(records: list[Facts]) -> None:
    found = Counter(each for text in _made(records, TODAY).values() for each in new(text))
    out = {
        f"KL-2026-{number:04d}"
        for number, facts in enumerate(records, 1)
        if facts["state"] == "published" and facts["published"] <= TODAY
    }
    assert found == Counter(out)


@ours
@given(RECORDS)
def test_what_is_told_later_leaves_a_closed_issue_alone(records: list[Facts]) -> None:
    now = _made(records, TODAY)
    end = Quarter.of(START).last
    while end < TODAY:
        path = f"ban-tin/{Quarter.of(end).bulletin}.md"
        then = _made(_told_by(records, end), end + timedelta(days=1))
        assert (path in then) == (path in now)
        if path in now:
            assert settled(now[path]) == then[path]
        end = Quarter.of(end).following.last


def _deadlines(records: list[Facts]) -> Counter[str]:
    """Return the deadlines that passed in sight of this site without being moved or met, by their words."""
    found: Counter[str] = Counter()
    for facts in records:
        is_out = facts["state"] == "published" and facts["published"] <= TODAY
        if is_out and facts["due"] and facts["due"] < TODAY:
            found[f"{facts['due']:%d/%m/%Y}"] += 1
    return found


@ours
@given(RECORDS)
def test_every_deadline_that_passed_unmet_is_told_in_exactly_one_issue(records: list[Facts]) -> None:
    bare: Facts = {"progress": [], "status": None, "extensions": [], "added": None}
    plain = [facts | bare for facts in records]
    made = "".join(part(text, "Việc đã qua thời hạn") for text in _made(plain, TODAY).values())
    assert Counter(re.findall(r"Thời hạn: đến hết ngày ([\d/]+)", made)) == _deadlines(plain)


@ours
@given(RECORDS)
def test_no_deadline_is_told_to_have_passed_twice(records: list[Facts]) -> None:
    made = "".join(part(text, "Việc đã qua thời hạn") for text in _made(records, TODAY).values())
    told = Counter(re.findall(r"(KL-2026-\d{4}-01)\).*? hết ngày ([\d/]+)", made))
    assert max(told.values(), default=1) == 1


@ours
@given(RECORDS, st.randoms(use_true_random=False))
def test_a_later_withdrawal_only_marks_the_lines_of_its_record(records: list[Facts], random: Any) -> None:
    number = random.randrange(len(records)) + 1
    day = date(2026, 11, 2)
    gone = f"KL-2026-{number:04d}"
    if records[number - 1]["state"] == "draft" or records[number - 1]["published"] > day:
        return
    before = _made(records, TODAY)
    with TemporaryDirectory() as folder:
        data = Data(Path(folder))
        for index, facts in enumerate(records, 1):
            _write(data, f"KL-2026-{index:04d}", facts)
        withdrawal = {"on": day.isoformat(), "reason": "duplicate"}
        path = data.path / "conclusions" / f"{gone}.yml"
        path.write_text(
            path.read_text(encoding="utf-8").replace("state: published", "state: withdrawn")
            + f"withdrawal: {withdrawal}\n",
            encoding="utf-8",
        )
        after = data.made(TODAY.isoformat())
    for name, text in before.items():
        if name.startswith("ban-tin/BT-") and name < "ban-tin/BT-2026-Q4":
            pairs = zip(settled(text).splitlines(), settled(after[name]).splitlines(), strict=True)
            assert all(old == changed or "Bản ghi đã rút sau đó" in changed for old, changed in pairs)
            assert settled(after[name]).count(gone) <= settled(text).count(gone)
