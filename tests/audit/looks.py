"""Every type of page in the browser, on a phone and on a desk, by day and by night: axe, faults, a picture of each."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path
from typing import Any, Final, NamedTuple

from playwright.sync_api import Page, sync_playwright

from tests.audit import tools
from tests.audit.fault import Fault
from tests.audit.sites import NOWHERE, Site
from tests.site.browsing import DESK, FLAGS, OUTSIDE, PHONE, visiting

LOOKS: Final = list(product((PHONE, DESK), ("light", "dark")))
TALLEST: Final = 6_000
"""Pixels of a page that its picture shows."""
AXE: Final = "axe-core/axe.min.js"
FIND: Final = "async () => (await axe.run({resultTypes: ['violations']})).violations"
LOST: Final = "Failed to load resource: the server responded with a status of 404"


class Look(NamedTuple):
    """A page as somebody sees it."""

    site: str
    kind: str
    path: str
    width: int
    scheme: str
    picture: str
    violations: int


def look(sites: list[Site], pictures: Path) -> tuple[list[Look], list[Fault]]:
    """Visit each type of page of each site in each look, two looks at a time."""
    pictures.mkdir(parents=True, exist_ok=True)
    jobs = [(site, width, scheme, pictures) for site in sites for width, scheme in LOOKS]
    looks: list[Look] = []
    faults: list[Fault] = []
    with ThreadPoolExecutor(2) as pool:
        for seen, found in pool.map(lambda job: _visit(*job), jobs):
            looks += seen
            faults += found
    return looks, faults


def _visit(site: Site, width: int, scheme: str, pictures: Path) -> tuple[list[Look], list[Fault]]:
    looks: list[Look] = []
    faults: list[Fault] = []
    axe = tools.source(AXE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tools.chromium(), args=FLAGS)
        with visiting(browser, site.address, width, color_scheme=scheme) as visit:
            for kind, path in site.kinds.items():
                visit.faults.clear()
                visit.page.goto(path, wait_until="networkidle" if "?" in path else "load")
                violations = list(_violations(visit.page, axe))
                told = [*violations, *_outside(visit.page), *_unexpected(visit.faults, path)]
                faults += [Fault(f"{site.address}{path} ({width} px, {scheme})", text) for text in told]
                name = f"{site.name}-{kind}-{width}-{scheme}.jpg"
                _picture(visit.page, pictures / name)
                looks.append(Look(site.title, kind, path, width, scheme, name, len(violations)))
        browser.close()
    return looks, faults


def _violations(page: Page, axe: str) -> Iterator[str]:
    page.evaluate(axe)
    found: list[dict[str, Any]] = page.evaluate(FIND)
    for each in found:
        for node in each["nodes"]:
            yield f"axe {each['id']} ({each['help']}): {node['html'][:160]}"


def _outside(page: Page) -> Iterator[str]:
    for element in page.evaluate(OUTSIDE):
        yield f"tràn ra ngoài màn hình: {element}"


def _unexpected(faults: list[str], path: str) -> list[str]:
    """Return what happened, but for the answer that an address without a page must get."""
    if path != NOWHERE:
        return list(faults)
    return [each for each in faults if not (each.startswith("404 ") and path in each) and LOST not in each]


def _picture(page: Page, target: Path) -> None:
    width, height = page.evaluate("[innerWidth, document.documentElement.scrollHeight]")
    clip = {"x": 0.0, "y": 0.0, "width": float(width), "height": float(min(height, TALLEST))}
    page.screenshot(path=target, full_page=True, clip=clip, type="jpeg", quality=70)  # type: ignore[arg-type]
