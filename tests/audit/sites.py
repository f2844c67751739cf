"""The sites that are examined, built as for a server, and which of their pages stands for each type."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final, NamedTuple

from generator.pages import Context
from generator.site import make_site, todays_site
from tests.minisite.folder import DATA, TODAY
from tests.site import many
from tests.site.building import REPO, bantin, lay_out
from tests.site.kinds import SEARCHED, address, largest

NOWHERE: Final = "khong/co/trang/nay/"
"""An address at which nothing is: what a reader gets there is a type of page too."""


class Site(NamedTuple):
    """A built site, and where it is served."""

    name: str
    title: str
    folder: Path
    address: str
    kinds: dict[str, str]
    """Type of page → the address, below the site's, of the page that stands for it."""


def build(into: Path, origin: str) -> list[Site]:
    """Build the site of invented records, the one of lists without end, and that of this repository."""
    shutil.rmtree(into, ignore_errors=True)
    fixed = ("--today", TODAY.isoformat())
    endless, later = into / "dai-data", ("--today", many.TODAY.isoformat())
    many.write(endless)
    invented, own = make_site(DATA, TODAY).context, todays_site(REPO / "data").context
    by_hand = {_name(path): address(path) for path in _written_by_hand()}
    also = {"404": NOWHERE, "tim-kiem-co-ket-qua": SEARCHED}
    return [
        _site(into, "thu", "Trang thử", f"{origin}/a/b/", DATA, *fixed)._replace(
            kinds=largest(invented) | also
        ),
        _site(
            into,
            "dai",
            "Trang danh sách dài",
            f"{origin}/dai/",
            endless,
            *later,
        )._replace(kinds=going_on(make_site(endless, many.TODAY).context)),
        _site(into, "minh-hoa", "Trang minh họa", f"{origin}/c/d/", REPO / "data")._replace(
            kinds=largest(own) | by_hand | also
        ),
    ]


def _site(into: Path, name: str, title: str, address: str, data: Path, *options: str) -> Site:
    folder = lay_out(into / name, data)
    settings = folder / "data" / "site.yml"
    others = re.sub(r"(?m)^base_url:.*\n", "", settings.read_text(encoding="utf-8"))
    settings.write_text(f"{others.rstrip()}\nbase_url: {address}\n", encoding="utf-8")
    bantin(folder, "build", *options)
    return Site(name, title, folder / "site", address, {})


def going_on(context: Context) -> dict[str, str]:
    """Return the longest of the pages on which long lists go on, and of those that they begin on."""
    found = largest(context)
    parts = {name for name in found if name.endswith(("_part", "_later"))}
    begun = {name.rpartition("_")[0] for name in parts}
    return {name: path for name, path in found.items() if name in parts | begun}


def _written_by_hand() -> list[str]:
    content = REPO / "content"
    return sorted(path.relative_to(content).as_posix() for path in content.rglob("*.md"))


def _name(path: str) -> str:
    return path.removesuffix(".md").removesuffix("/index").replace("/", "-")
