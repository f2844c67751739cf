"""What is around an article on this project's own pages, as a template for others: so their pages are as heavy."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urljoin

from generator.frame import Pages
from generator.pages import all_plans
from generator.shell import Contents, Shell, probe_of
from generator.site import make_site
from tests.bench import corpus

_LINK: Final = re.compile(r'\b(href|src|action)="([^"#{]*)"')


def layout(project: Path, slots: Mapping[str, str], contents: Callable[[Contents], str]) -> str:
    """Return this project's own page in another template language, with links that hold anywhere on the site.

    ``slots``: what that language writes for ``title``, ``description``, ``address``, ``article``, the main heading's
    ``id0`` and ``name0``. The contents that phones show below the main heading are above it.
    """
    shell = _shell(project)
    text = (
        shell.full.text.decode()
        .replace("%(heading)s</h1>", "")
        .replace("%(rest)s", slots["article"].replace("%", "%%"))
    )
    around = {**slots} | {
        f"contents{number}": contents(each) for number, each in enumerate(shell.full.contents)
    }
    page = (text + shell.end.decode()) % around
    return _LINK.sub(lambda link: f'{link[1]}="{urljoin(f"/{corpus.SAMPLE_PAGE}/", link[2])}"', page)


def _shell(project: Path) -> Shell:
    from generator import plugin  # noqa: PLC0415 - MkDocs takes long to import

    site = make_site(project / "data", corpus.TODAY)
    pages = Pages({plan.path: plan for plan in all_plans(site.context)})
    with tempfile.TemporaryDirectory() as folder:
        frame = plugin.framed(project / "mkdocs.yml", Path(folder), site, pages, lambda *_: None)
    return frame.shells[probe_of(f"{corpus.SAMPLE_PAGE}.md", frame.own)]
