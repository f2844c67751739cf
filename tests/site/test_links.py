"""Every link and anchor of the built minisite leads somewhere, and nothing is fetched from another host."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from lxml import etree

from generator.pages.addresses import address
from generator.records.common import State
from tests.minisite.folder import TODAY, loaded
from tests.site.building import read
from tests.site.html import BASE, built, pages, references, target

MAY_LEAVE: Final = {"a", "link rel=canonical"}
"""Elements that may name another host: those that fetch nothing."""


def test_every_link_and_anchor_leads_somewhere(site: Path) -> None:
    files, trees = set(read(site)), pages(site)
    ids = {name: {each.get("id") for each in tree.iter() if each.get("id")} for name, tree in trees.items()}
    broken = []
    for name, tree in trees.items():
        for reference in references(name, tree):
            found = target(name, reference.address)
            if found and (found[0] not in files or (found[1] and found[1] not in ids.get(found[0], ()))):
                broken.append(f"{name}: {reference.address}")
    assert broken == []


def test_every_finding_recommendation_and_measure_has_its_anchor(site: Path) -> None:
    registry, trees = loaded().registry, pages(site)
    seen = 0
    for record_id in registry.visible(TODAY):
        summary = registry.summary(record_id)
        for item in summary.items if summary.state is State.published else ():
            tree = trees[built(str(address(summary.type, record_id)))]
            assert [each.tag for each in tree.iter() if each.get("id") == item.id] == ["div"], item.id
            seen += 1
    assert seen > 30


def test_an_id_stands_once_on_a_page(site: Path) -> None:
    for name, tree in pages(site).items():
        ids = [each.get("id") for each in tree.iter() if each.get("id")]
        assert len(ids) == len(set(ids)), name


def test_nothing_is_fetched_from_another_host(site: Path) -> None:
    fetched = []
    for name, tree in pages(site).items():
        for reference in references(name, tree):
            rel = reference.element.get("rel")
            kind = (
                f"{reference.element.tag} rel={rel}"
                if reference.element.tag == "link"
                else str(reference.element.tag)
            )
            if target(name, reference.address) is None and kind not in MAY_LEAVE:
                fetched.append(f"{name}: {kind} {reference.address}")
    assert fetched == []


@pytest.mark.parametrize("attribute", ["style", "onclick", "onload", "onerror", "onmouseover"])
def test_records_bring_no_active_attributes(site: Path, attribute: str) -> None:
    articles = [article for tree in pages(site).values() for article in tree.iter("article")]
    assert articles
    assert [
        each.tag for article in articles for each in article.iter() if each.get(attribute) is not None
    ] == []


def test_style_sheets_fetch_nothing_from_another_host(site: Path) -> None:
    sheets = {name: content.decode() for name, content in read(site).items() if name.endswith(".css")}
    assert sheets
    for name, content in sheets.items():
        urls = re.findall(r"url\(\s*['\"]?([^'\")]+)", content) + re.findall(
            r"@import\s+['\"]([^'\"]+)", content
        )
        assert [url for url in urls if re.match(r"(https?:)?//", url)] == [], name


def test_a_link_out_goes_to_an_address_of_a_record(site: Path) -> None:
    for name, tree in pages(site).items():
        for reference in references(name, tree):
            if target(name, reference.address) is None and reference.element.tag == "a":
                assert re.match(r"https?://", reference.address), f"{name}: {reference.address}"


def test_the_site_map_names_the_pages_and_their_last_change(site: Path) -> None:
    places = etree.fromstring((site / "sitemap.xml").read_bytes())
    found = {str(place.findtext("{*}loc")): place.findtext("{*}lastmod") for place in places}
    wanted = {BASE + name.removesuffix("index.html") for name in pages(site) if name != "404.html"}
    assert set(found) == wanted
    assert found[f"{BASE}kiem-tra/KT-2025-0001/"] == "2026-02-10"
    assert found[f"{BASE}hoi-nghi/HN-2026-0002/"] == "2026-02-20"
    assert found[f"{BASE}don-vi/xa-binh-an/"] == TODAY.isoformat()
