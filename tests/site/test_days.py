"""What depends on the day: embargoes that end, and deadlines that pass."""

from __future__ import annotations

import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from lxml import html

from tests.minisite.folder import DATA, LATER, MARK_LATER, pages
from tests.pages.converters import by_cmark, split
from tests.shell import Shell
from tests.site.building import bantin, lay_out, marks, read
from tests.site.html import content, page

MIDNIGHT = 1774976400
"""2026-04-01T00:00:00+07:00, the beginning of ``LATER``, as seconds since 1970."""


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the minisite built on the day on which the embargo ends."""
    folder = lay_out(tmp_path_factory.mktemp("later"))
    bantin(folder, "build", "--today", LATER.isoformat())
    return folder / "site"


def _text(tree: html.HtmlElement, item: str) -> str:
    (card,) = tree.xpath(f"//div[@id='{item}']")
    return " ".join(card.text_content().split())


def _card(site: Path, item: str) -> str:
    """Return the text of a card of a conclusion in the built site."""
    return _text(page(site / "ket-luan" / item[:12] / "index.html"), item)


def _card_on(day: str, path: str, item: str) -> str:
    """Return the text of a card on ``day``."""
    text = pages(date.fromisoformat(day))[path]
    return _text(by_cmark(split(text)[1]), item)


def test_the_embargo_ends_on_its_day(later: Path) -> None:
    texts = (path.read_text(encoding="utf-8") for path in DATA.rglob("*") if path.is_file())
    assert marks(later, index=False) == {
        word for text in texts for word in re.findall(rf"{MARK_LATER}\w+", text)
    }


def test_the_embargo_does_not_end_a_day_early(tmp_path: Path, shell: Shell) -> None:
    day = (LATER - timedelta(days=1)).isoformat()
    shutil.copytree(DATA, tmp_path / "data")
    shell.at(tmp_path)("generate", "--out", "ra", "--today", day)
    assert len(read(tmp_path / "ra")) > 100
    assert marks(tmp_path / "ra") == set()


@pytest.mark.parametrize(("moment", "hidden"), [(MIDNIGHT - 1, True), (MIDNIGHT, False)])
def test_a_day_begins_at_midnight_in_vietnam(tmp_path: Path, moment: int, *, hidden: bool) -> None:
    world = {"SOURCE_DATE_EPOCH": str(moment), "TZ": "America/New_York"}
    shutil.copytree(DATA, tmp_path / "data")
    bantin(tmp_path, "generate", "--out", "out", world=world)
    assert (marks(tmp_path / "out") == set()) is hidden


def test_a_task_is_overdue_only_after_its_last_day(site: Path, later: Path) -> None:
    assert "Tính đến ngày" not in _card(site, "KL-2025-0001-05")
    assert "Tính đến ngày 01/04/2026: quá hạn" in _card(later, "KL-2025-0001-05")


@pytest.mark.parametrize(("day", "overdue"), [("2026-03-16", False), ("2026-03-17", True)])
def test_a_last_day_that_counts_is_still_in_time(day: str, *, overdue: bool) -> None:
    card = _card_on(day, "ket-luan/KL-2025-0001.md", "KL-2025-0001-05")
    assert ("Tính đến ngày 17/03/2026: quá hạn" in card) is overdue
    assert ("quá hạn" in card) is overdue


@pytest.mark.parametrize(("day", "overdue"), [("2026-03-15", False), ("2026-03-16", True)])
def test_before_a_day_means_the_day_before_at_the_latest(day: str, *, overdue: bool) -> None:
    card = _card_on(day, "kiem-tra/KT-2025-0003.md", "KT-2025-0003-m1")
    assert ("Tính đến ngày 16/03/2026: quá hạn" in card) is overdue
    assert ("quá hạn" in card) is overdue


def test_what_was_done_late_in_time_or_annulled_is_not_overdue(later: Path) -> None:
    assert "Tính đến ngày 01/04/2026: đã thực hiện, chậm hạn" in _card(later, "KL-2025-0001-02")
    for item, said in (("03", "đã thực hiện"), ("07", "không được chấp nhận"), ("m3", "đã bị hủy bỏ")):
        card = _card(later, f"KL-2025-0001-{item}")
        assert f"Trạng thái đã ghi nhận: {said}" in card
        assert "Tính đến ngày" not in card


def test_an_unknown_deadline_is_said_and_never_over(later: Path) -> None:
    card = _card(later, "KL-2025-0001-06")
    assert "Thời hạn: nguồn không nêu thời hạn" in card
    assert "quá hạn" not in card


def test_the_front_page_lists_what_is_overdue_on_the_day(site: Path, later: Path) -> None:
    assert "Tính đến ngày 16/03/2026" in content(site, "")
    assert "quá hạn 44 ngày" in content(site, "")
    assert "Tính đến ngày 01/04/2026" in content(later, "")
    assert "quá hạn 60 ngày" in content(later, "")
