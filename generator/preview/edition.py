"""What is shown until something changes: an address → what is answered. A page is made when somebody asks for it."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Callable, Mapping
from functools import cached_property
from http import HTTPStatus
from pathlib import Path
from typing import Final, NamedTuple, Protocol
from urllib.parse import urlsplit

from generator import search, shell
from generator.finishing import finished
from generator.frame import HOLE, Pages, Plan, choices
from generator.framing import Framing
from generator.pages import Page
from generator.pages.facets import cards, facets
from generator.preview import faults
from generator.preview.plans import Plans
from generator.site import Site

HTML: Final = "text/html; charset=utf-8"
OWN: Final = "_xem-thu/"
"""Addresses of the preview itself: no site has any."""
SCRIPT: Final = "xem-thu.js"
_PART: Final = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")
_TYPES: Final = mimetypes.MimeTypes()
"""What Python itself knows: what a machine is set up to say differs."""
_OURS: Final = {".js": "text/javascript", ".md": "text/markdown", ".webp": "image/webp"}


class Answer(NamedTuple):
    """What is answered to a request."""

    status: HTTPStatus
    type: str
    content: bytes | Path
    """The content, or the file that holds it."""
    place: str = ""
    """Where the browser should look instead."""

    def followed(self, token: str) -> Answer:
        """Return the answer; a page of the site gets a script that loads it again when not ``token`` is shown."""
        if self.type != HTML or isinstance(self.content, Path) or self.place:
            return self
        script = f'<script defer src="/{OWN}{SCRIPT}" data-ban="{token}"></script>'.encode()
        before, head, after = self.content.partition(b"</head>")
        return self._replace(content=before + script + head + after)


class Edition(Protocol):
    """Answers requests."""

    @property
    def files(self) -> dict[str, bytes]:
        """What MkDocs made of the site."""

    def answer(self, path: str) -> Answer:
        """Return what stands at ``path``: unquoted, without the slash that it begins with."""


class Whole:
    """A site without faults."""

    def __init__(self, plan: Plan, site: Site, plans: Plans, framing: Framing) -> None:
        self._plan, self._site, self._plans = plan, site, plans
        self._framing, self._frame, self.files = framing, framing.frame, framing.files
        self._attachments = dict(site.attachments())
        self._base = _base(framing)

    def answer(self, path: str) -> Answer:
        """Return what stands at ``path``; if nothing does, what would on the server that the site is meant for."""
        return self._found(path) or self._found(_inside(path, self._base)) or self._lost()

    def _found(self, path: str) -> Answer | None:
        name = f"{path}index.html" if path.endswith("/") or not path else path
        if name in self.files:
            return Answer(HTTPStatus.OK, _type_of_text(name), self._filled(self.files[name]))
        if name in self._attachments:
            return Answer(HTTPStatus.OK, _type(name), self._attachments[name])
        if name.startswith(f"{search.FOLDER}/"):
            return self._searched(name)
        if page := self._page(name):
            return Answer(HTTPStatus.OK, HTML, page)
        below, last = f"{path}/index.html", path.rpartition("/")[2]
        if last and "." not in last and (below in self.files or self._page(below)):
            return Answer(HTTPStatus.FOUND, HTML, b"", f"{last}/")
        return None

    def fits(self) -> bool:
        """Whether what stands around the pages was made for these pages."""
        with self._plans.making:
            return self._framing.fits(Pages(self._plans))

    def _page(self, name: str) -> bytes | None:
        """Make the page of the file called ``name``; one at a time, since they share what they look up."""
        place, _, last = f"/{name}".rpartition("/")
        if last != "index.html":
            return None
        with self._plans.making:
            for path in (f"{place}.md", f"{place}/index.md"):
                if page := self._plans.page(path.removeprefix("/")):
                    return self._finished(page)
        return None

    def _finished(self, page: Page) -> bytes:
        around = self._frame.shells[shell.probe_of(page.path, self._frame.own)]
        return finished(page, around, None, self._frame.house).content

    def _filled(self, content: bytes) -> bytes:
        """Put what a search can be narrowed by where it stands."""
        hole = HOLE.encode()
        return content.replace(hole, self._choices) if hole in content else content

    @cached_property
    def _choices(self) -> bytes:
        with self._plans.making:
            context = self._site.context
            return choices(self._plan.theme, facets(context, cards(context).values())).encode()

    def _searched(self, name: str) -> Answer:
        """Return a file of the search that the last build made."""
        path = self._plan.site / name
        if all(map(_PART.fullmatch, name.split("/"))) and path.is_file():
            return Answer(HTTPStatus.OK, _type(name), path)
        sentence = "Phần tìm kiếm chỉ có sau khi dựng trang: chạy bantin build."
        return Answer(HTTPStatus.NOT_FOUND, HTML, faults.missing(sentence, self.files))

    def _lost(self) -> Answer:
        sentence = "Địa chỉ này không có trên trang."
        content = self.files.get("404.html") or faults.missing(sentence, self.files)
        return Answer(HTTPStatus.NOT_FOUND, HTML, content)


class Faulty:
    """A site that cannot be shown: a page that says why stands for every page."""

    def __init__(self, page: Callable[[Mapping[str, bytes]], bytes], framing: Framing | None) -> None:
        self.files = framing.files if framing else {}
        self._base = _base(framing) if framing else ""
        self._content = page(self.files)

    def answer(self, path: str) -> Answer:
        """Return what is wrong, unless it is a style or a picture that stands at ``path``."""
        for name in (path, _inside(path, self._base)):
            if name in self.files and not name.endswith(".html"):
                return Answer(HTTPStatus.OK, _type_of_text(name), self.files[name])
        return Answer(HTTPStatus.SERVICE_UNAVAILABLE, HTML, self._content)


def _base(framing: Framing) -> str:
    """Return the path at which the site is meant to stand on its server."""
    return urlsplit(framing.frame.house.address).path.strip("/")


def _inside(path: str, base: str) -> str:
    """Return ``path`` as seen from ``base``: the page for whatever is not found knows only that."""
    return path[len(base) + 1 :] if base and path.startswith(f"{base}/") else path


def _type(name: str) -> str:
    kind, packing = _TYPES.guess_type(name)
    ours = _OURS.get(f".{name.rpartition('.')[2].lower()}")
    return ours or ("application/octet-stream" if packing or not kind else kind)


def _type_of_text(name: str) -> str:
    """Return the type of a file of the site's own: what is text is UTF-8. How others wrote theirs nobody knows."""
    kind = _type(name)
    is_text = kind.startswith("text/") or kind in {"application/json", "application/xml", "image/svg+xml"}
    return f"{kind}; charset=utf-8" if is_text else kind
