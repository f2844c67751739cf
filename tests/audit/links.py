"""Every link and anchor asked of the real server, the site map, the page for lost addresses, the headers."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from email.message import Message
from functools import cache
from typing import Final, NamedTuple
from urllib.error import HTTPError
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from urllib.request import Request, urlopen

from lxml import etree, html

from tests.audit.fault import Fault
from tests.audit.sites import NOWHERE, Site
from tests.site.html import pages, references

NOT_FOUND: Final = 404
FOUND: Final = 200
HEADERS: Final = {
    "Content-Security-Policy": "frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
"""What the server must say with every answer, and what must be in it."""


class Answer(NamedTuple):
    """What the server says to an address."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def ids(self) -> set[str]:
        """The anchors of a page."""
        if not self.headers.get("content-type", "").startswith("text/html"):
            return set()
        tree = html.document_fromstring(self.body)
        return {name for each in tree.iter() if (name := each.get("id"))}


@cache
def ask(address: str) -> Answer:
    """Ask the server; where it sends elsewhere, go there."""
    asked = Request(address, headers={"Accept-Encoding": "identity"})  # noqa: S310 - the loopback
    try:
        with urlopen(asked, timeout=20) as got:  # noqa: S310 - as above
            return Answer(got.status, _lower(got.headers), got.read())
    except HTTPError as error:
        with error:
            return Answer(error.code, _lower(error.headers), error.read())


def _lower(headers: Message) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


@cache
def anchors(address: str) -> set[str]:
    """Return the anchors of the page at an address."""
    return ask(address).ids


def examine(site: Site) -> list[Fault]:
    """Return what leads nowhere, or out of the site's part of the server."""
    trees = pages(site.folder)
    return [
        *(fault for name, tree in trees.items() for fault in _of_page(site, name, tree)),
        *_of_map(site, set(trees)),
        *_of_lost(site),
        *_of_headers(site),
    ]


def _of_page(site: Site, name: str, tree: html.HtmlElement) -> Iterator[Fault]:
    page = site.address + name.removesuffix("index.html")
    # A server shows this page at any depth: what it names must not depend on where.
    page = site.address + NOWHERE if name == "404.html" else page
    for reference in references(name, tree):
        if trouble := _trouble(site, urljoin(page, reference.address)):
            yield Fault(page, f"{reference.address}: {trouble}")


def _trouble(site: Site, target: str) -> str | None:
    address, fragment = urldefrag(target)
    if urlsplit(address).netloc != urlsplit(site.address).netloc:
        return None
    if not (posixpath.normpath(urlsplit(address).path) + "/").startswith(urlsplit(site.address).path):
        return "ra ngoài thư mục của trang"
    if (status := ask(address).status) != FOUND:
        return f"máy chủ trả lời {status}"
    if fragment and unquote(fragment) not in anchors(address):
        return "không có mục này ở trang ấy"
    return None


def _of_map(site: Site, names: set[str]) -> Iterator[Fault]:
    answer = ask(f"{site.address}sitemap.xml")
    if answer.status != FOUND:
        yield Fault(f"{site.address}sitemap.xml", f"máy chủ trả lời {answer.status}")
        return
    told = {str(place.text) for place in etree.fromstring(answer.body).iter("{*}loc")}
    wanted = {site.address + name.removesuffix("index.html") for name in names - {"404.html"}}
    for address in sorted(told ^ wanted):
        where = "thiếu trong sitemap.xml" if address in wanted else "có trong sitemap.xml, không có ở trang"
        yield Fault(address, where)


def _of_lost(site: Site) -> Iterator[Fault]:
    answer = ask(site.address + NOWHERE)
    if answer.status != NOT_FOUND:
        yield Fault(site.address + NOWHERE, f"máy chủ trả lời {answer.status}, lẽ ra {NOT_FOUND}")
    if "Không tìm thấy trang" not in answer.body.decode("utf-8", "replace"):
        yield Fault(site.address + NOWHERE, "không phải trang báo “Không tìm thấy trang”")


def _of_headers(site: Site) -> Iterator[Fault]:
    for path in ("", NOWHERE, "stylesheets/bantin.css", "sitemap.xml"):
        headers = ask(site.address + path).headers
        for name, wanted in HEADERS.items():
            if wanted not in headers.get(name.lower(), ""):
                yield Fault(
                    site.address + path, f"{name}: “{headers.get(name.lower(), '')}”, cần có “{wanted}”"
                )
