"""A real browser on the built site: served under a sub-path as on a provincial portal; what may not happen in it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Dialog, Page

SUB_PATH: Final = "/a/b/"
FLAGS: Final = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
PHONE: Final = 360
DESK: Final = 1280
OUTSIDE: Final = """
() => [...document.querySelectorAll("article *")].filter(element => {
  const box = element.getBoundingClientRect();
  if (!box.width || box.right <= window.innerWidth + 1) return false;
  for (let around = element.parentElement; around; around = around.parentElement)
    if (["auto", "scroll"].includes(getComputedStyle(around).overflowX)) return false;
  return true;
}).map(element => element.outerHTML.slice(0, 120))
"""
"""What stands out of the window to the right, and is not inside something that scrolls by itself."""


MOST_STOPS: Final = 80
"""After so many stops of the keyboard nobody looks further."""


class Visit(NamedTuple):
    """A tab of the browser, and what happened in it that should not."""

    page: Page
    faults: list[str]


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder below a path and nothing elsewhere; answers in silence."""

    def __init__(self, *given: Any, below: str, **more: Any) -> None:
        self.below = below
        super().__init__(*given, **more)

    def translate_path(self, path: str) -> str:
        inside = posixpath.normpath(urlsplit(path).path).rstrip("/") + "/"
        return (
            super().translate_path("/" + path[len(self.below) :])
            if inside.startswith(self.below)
            else "/nowhere"
        )

    def log_message(self, *_: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    """Lets many wait: a browser asks for all files of a page at once, and a busy machine answers late."""

    request_queue_size = 128


@contextmanager
def served(site: Path, below: str = SUB_PATH) -> Iterator[str]:
    """Serve a built site and return its address."""
    with _Server(("127.0.0.1", 0), partial(_Handler, directory=str(site), below=below)) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{below}"
        server.shutdown()
        thread.join()


@contextmanager
def visiting(browser: Browser, address: str, width: int = PHONE, **more: Any) -> Iterator[Visit]:
    """Open a tab that notes requests to other hosts, errors in the console, and dialogs."""
    visit = _tab(browser, address, width, more)
    yield visit
    visit.page.context.close()


class Window:
    """Windows of several looks, whose tabs are used again: each new tab is a process, which costs more than a look.

    A visit finds the tab empty, nothing stored. Who listens to a page or fakes its answers needs ``visiting``.
    """

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser, self._address = browser, address
        self._tabs: dict[str, Visit] = {}

    @contextmanager
    def visit(self, width: int = PHONE, **look: Any) -> Iterator[Visit]:
        """Show the tab of a look, as if it were new."""
        name = repr((width, look))
        if name not in self._tabs:
            self._tabs[name] = _tab(self._browser, self._address, width, look)
        tab = self._tabs[name]
        tab.faults.clear()
        try:
            yield tab
        finally:
            tab.page.goto("about:blank")
            _forget(tab.page, self._address)

    def close(self) -> None:
        """Close all tabs."""
        for tab in self._tabs.values():
            tab.page.context.close()


def reach(page: Page, selector: str) -> None:
    """Go to what fits ``selector`` by the tabulator, as whoever has no mouse."""
    for _ in range(MOST_STOPS):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(selector)


def _forget(page: Page, address: str) -> None:
    """Delete whatever pages stored, as for somebody who was never here."""
    parts = urlsplit(address)
    told = {"origin": f"{parts.scheme}://{parts.netloc}", "storageTypes": "all"}
    session = page.context.new_cdp_session(page)
    session.send("Storage.clearDataForOrigin", told)
    session.detach()


def _tab(browser: Browser, address: str, width: int, look: dict[str, Any]) -> Visit:
    context = browser.new_context(viewport={"width": width, "height": 800}, base_url=address, **look)
    visit = Visit(context.new_page(), [])
    _listen(visit.page, address, visit.faults.append)
    return visit


def _listen(page: Page, address: str, tell: Callable[[str], None]) -> None:
    def close(dialog: Dialog) -> None:
        tell(f"dialog {dialog.message}")
        dialog.dismiss()

    page.on("request", lambda sent: None if sent.url.startswith(address) else tell(f"request {sent.url}"))
    page.on("response", lambda got: tell(f"{got.status} {got.url}") if got.status >= 400 else None)
    page.on("console", lambda line: tell(f"console {line.text}") if line.type == "error" else None)
    page.on("pageerror", lambda error: tell(f"script {error}"))
    page.on("dialog", close)
