"""Whatever an editor changes in a record: problems, never an exception, and always the same ones."""

from __future__ import annotations

import copy
import random
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator import source
from generator.checks import check
from generator.formats import FORMATS, report
from generator.pages import all_pages
from generator.problem import stops
from generator.site import make_site
from tests.folder import BULLETIN, CONCLUSION, INSPECTION, MEETING, PROGRAMME, REPORT, VALID, Folder
from tests.tries import tries

TODAY: Final = date(2026, 11, 21)
RECORDS: Final = (CONCLUSION, INSPECTION, PROGRAMME, MEETING, REPORT, BULLETIN)
REAL: Final = Path(__file__).parents[2] / "data"
ODD: Final = (
    *(
        "0001-01-01",
        "9999-12-31",
        "1900",
        "2200-12-31",
        "[..1900-01-01]",
        "2199/2200",
        "2026-02-29",
        "../2022",
    ),
    *("0", "-0", "1e400", "9" * 400, "-" * 300, "00000000000", "1.000.000.000", "0.000000000000000001"),
    *("", " ", "\u200b", "a" * 5000, "Ệ" * 700, "ﷺ" * 50, "\u202eđảo", "{{ 7*7 }}", "](javascript:1)", "%00"),
    *("not_stated", "exact", "done", "KL-2022-0001", "KT-2022-0001-f1", "xa-a", "ubnd-xa-a", "truong-hoc"),
)
SIMPLE: Final = st.one_of(
    st.sampled_from(ODD),
    st.integers(-(10**18), 10**18),
    st.booleans(),
    st.dates(date(1900, 1, 1), date(2200, 1, 1)).map(str),
    st.sampled_from([{"unknown": "not_stated"}, {"described": "một đơn vị"}, [], {}, [[]], {"edtf": "2022"}]),
)
PATIENT: Final = tries(50)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Return every place of a value that can be changed: the mapping or list, and the key or index."""
    steps = list(value.items() if isinstance(value, dict) else enumerate(value))
    below = [place for _, inner in steps if isinstance(inner, (dict, list)) for place in places(inner)]
    return [*((value, key) for key, _ in steps), *below]


def change(value: Any, chance: random.Random, new: Any) -> None:
    """Change one place: put something else there, take it out, double it, or take what stands elsewhere."""
    every = places(value)
    where, key = chance.choice(every)
    other, its = chance.choice(every)
    match chance.randrange(4):
        case 0:
            where[key] = copy.deepcopy(new)
        case 1:
            del where[key]
        case 2 if isinstance(where, list):
            where.append(copy.deepcopy(where[key]))
        case _:
            where[key] = copy.deepcopy(other[its])


def plain(value: Any) -> Any:
    """Return a value as PyYAML writes it: numbers of any size as text of their own."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return float(value) if isinstance(value, Decimal) else value


def written(value: Any) -> str:
    return yaml.safe_dump(plain(value), allow_unicode=True, sort_keys=False)


@PATIENT
@given(
    name=st.sampled_from(RECORDS),
    seeds=st.lists(st.tuples(st.integers(0, 2**32), SIMPLE), min_size=1, max_size=4),
)
def test_a_changed_record_gives_problems_or_pages_and_never_an_exception(
    name: str, seeds: list[tuple[int, Any]]
) -> None:
    value = source.parse(VALID[name]).value
    for seed, new in seeds:
        change(value, random.Random(seed), new)  # noqa: S311 - no secret
        if not value:
            return
    with tempfile.TemporaryDirectory() as parent:
        folder = Folder(Path(parent))
        folder.write(name, written(value))
        _hold(folder)


@pytest.mark.parametrize("path", sorted(REAL.rglob("K*.yml")), ids=lambda path: path.stem)
@tries(4)
@given(seeds=st.lists(st.tuples(st.integers(0, 2**32), SIMPLE), min_size=1, max_size=6))
def test_a_changed_real_record_never_raises(path: Path, seeds: list[tuple[int, Any]]) -> None:
    value = source.parse(path.read_text(encoding="utf-8")).value
    for seed, new in seeds:
        change(value, random.Random(seed), new)  # noqa: S311 - no secret
    with tempfile.TemporaryDirectory() as parent:
        folder = Folder(Path(parent))
        folder.write(f"{path.parent.name}/{path.name}", written(value))
        _hold(folder)


@PATIENT
@given(name=st.sampled_from(RECORDS), data=st.binary(max_size=300), at=st.integers(0, 3000))
def test_raw_bytes_in_a_record_never_raise(name: str, data: bytes, at: int) -> None:
    text = VALID[name].encode()
    with tempfile.TemporaryDirectory() as parent:
        folder = Folder(Path(parent))
        folder.write(name, text[: at % len(text)] + data + text[at % len(text) :])
        _hold(folder)


def _hold(folder: Folder) -> None:
    found = check(folder.path, TODAY).problems
    assert found == check(folder.path, TODAY).problems
    shown = report(found, folder.path)
    assert all(isinstance(render(shown), str) for render in FORMATS.values())
    if not stops(found):
        assert list(all_pages(make_site(folder.path, TODAY).context))
