"""What was read and remembered before an edit is taken over only where it still holds."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import HealthCheck, given, note
from hypothesis import strategies as st

from generator import loader
from generator.loader import Loaded
from generator.pages import Context, all_pages
from generator.preview.reading import Reader
from generator.preview.watch import Watch
from generator.problem import stops
from generator.public import Public
from tests.edits import edit
from tests.minisite.folder import DATA, TODAY
from tests.tries import tries


class Site:
    """A data folder that is read again and again."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self._reader, self._watch = Reader(data), Watch()
        self.view: Public | None = None

    def read(self) -> Loaded | None:
        """Read what there is now; return it if there is a site of it."""
        loaded = self._reader.read(self._watch.look([self.data]))
        if loaded.settings is None or stops(loaded.problems):
            return None
        view = Public(loaded.registry, TODAY)
        if self.view:
            view.recall(self.view)
        self.view = view
        return loaded


def pages(loaded: Loaded, view: Public | None) -> dict[str, str]:
    assert loaded.settings
    assert view
    return {page.path: page.markdown for page in all_pages(Context(view, loaded.settings, loaded.law))}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(copytree(DATA, tmp_path / "data"))


@tries(2, allow=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(seeds=st.lists(st.integers(0, 2**32), min_size=4, max_size=6))
def test_after_any_edits_pages_are_those_of_a_fresh_start(seeds: list[int]) -> None:
    with TemporaryDirectory() as name:
        site = Site(copytree(DATA, Path(name) / "data"))
        for seed in (None, *seeds):
            note("begun" if seed is None else edit(site.data, seed))
            fresh = loader.load(site.data)
            loaded = site.read()
            assert (loaded is None) == (fresh.settings is None or stops(fresh.problems))
            if loaded:
                assert pages(loaded, site.view) == pages(fresh, Public(fresh.registry, TODAY))


DOCUMENT: Final = """\
id: qd-huy-bo
type: decision
sign: 7/QĐ-UBND
title: Quyết định hủy bỏ một kiến nghị
issuer: ubnd-huyen-long-khe
issued_on: 2026-01-05
relations:
  - {kind: annuls, record: KL-2025-0001-01}
"""
REACHED: Final = "relations:\n  - {kind: cites, record: qd-huy-bo}\n"
ANNULLED: Final = "  - {kind: annuls, record: KL-2025-0001-01}\n"
EDITS: Final = {
    "a province gets another name": (
        "organizations/dia-ban/tinh-hai-son.yml",
        "name: Tỉnh",
        "name: Thành phố",
    ),
    "another record annuls an item": ("meetings/HN-2025-0001.yml", "relations:\n", f"relations:\n{ANNULLED}"),
    "a document that annuls it is seen": ("reports/BC-2025-0002.yml", "title: ", f"{REACHED}title: "),
    "a conclusion becomes a draft": ("conclusions/KL-2025-0001.yml", "state: published", "state: draft"),
}
"""What changes answers of which nothing in the records that ask is changed: file, what stands there, what then."""


@pytest.mark.parametrize("name", EDITS)
def test_what_another_record_says_of_it_is_not_as_it_was(name: str, site: Site) -> None:
    (site.data / "documents/qd-huy-bo.yml").write_text(DOCUMENT, encoding="utf-8")
    file, old, new = EDITS[name]
    path = site.data / file
    before = path.read_text(encoding="utf-8")
    assert old in before
    known = []
    for text in (before, before.replace(old, new, 1), before):
        path.write_text(text, encoding="utf-8")
        loaded = site.read()
        assert loaded
        known.append(pages(loaded, site.view))
        assert known[-1] == pages(loaded, Public(loaded.registry, TODAY))
    assert known[0] != known[1]
    assert known[0] == known[2]


def test_what_is_known_of_other_records_stays(site: Site) -> None:
    loaded = site.read()
    assert loaded
    assert site.view
    pages(loaded, site.view)
    known = {key: answer for key, (answer, _) in site.view._remembered.items()}
    path = site.data / "inspections/KT-2026-0007.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("Giám sát của", "Đợt của"), encoding="utf-8")
    site.read()
    kept = {key: answer for key, (answer, _) in site.view._remembered.items()}
    assert all(known[key] is answer for key, answer in kept.items())
    assert ("provinces_of", "xa-binh-an") in kept
    assert ("_more", "KL-2025-0001") in kept
    assert ("_more", "KT-2026-0007") not in kept
    assert ("_tasks", "KL-2025-0001") in kept
    assert ("_tracked",) in known
    assert ("_tracked",) not in kept


def test_on_another_day_nothing_is_known(site: Site) -> None:
    loaded = site.read()
    assert loaded
    assert site.view
    site.view.provinces_of("xa-binh-an")
    later = Public(loaded.registry, TODAY.replace(year=TODAY.year + 1))
    later.recall(site.view)
    assert later._remembered == {}
