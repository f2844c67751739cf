"""``make audit``: the built sites on a real server, examined as others would; a page of figures and pictures."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.audit import language, lighthouse, links, looks, report, server, sites, tools, validity
from tests.audit.fault import Fault, Missing
from tests.site.building import REPO

OUT: Final = REPO / "build" / "audit"
SHOWN: Final = 20
"""Faults of one part that are written to the terminal; the page has all of them."""


class Examination:
    """The parts of an examination, told as they end, and what they leave for the page."""

    def __init__(self, built: list[sites.Site]) -> None:
        self.sites = built
        self.sections: list[report.Section] = []
        self.figures: list[lighthouse.Figures] = []
        self.looks: list[looks.Look] = []

    def run(self) -> None:
        """Do all parts."""
        self._part("Bản ghi trong VS Code (yaml-language-server)", self._typed)
        self._part("Liên kết, mục, sitemap, 404, tiêu đề của máy chủ", self._links)
        self._part("HTML đúng chuẩn (html-validate)", self._valid)
        self._part("Lighthouse", self._measured)
        print(report.table(self.figures), flush=True)
        self._part("Mọi loại trang trong trình duyệt: axe, lỗi, yêu cầu ra ngoài", self._looked_at)

    def _part(self, title: str, examine: Callable[[], list[Fault]]) -> None:
        start = time.monotonic()
        faults = examine()
        section = report.Section(title, faults, time.monotonic() - start)
        self.sections.append(section)
        print(f"{title}: {len(faults) or 'không có'} lỗi ({section.seconds:.0f} giây)", flush=True)
        for fault in faults[:SHOWN]:
            print(f"  {fault}")
        if len(faults) > SHOWN:
            print(f"  … và {len(faults) - SHOWN} lỗi nữa")

    def _typed(self) -> list[Fault]:
        with TemporaryDirectory() as folder:
            return language.examine(REPO, REPO / "data", Path(folder))

    def _links(self) -> list[Fault]:
        return [fault for site in self.sites for fault in links.examine(site)]

    def _valid(self) -> list[Fault]:
        folder = OUT / "html-validate"
        return [
            fault for site in self.sites for fault in validity.validate(site, folder / f"{site.name}.json")
        ]

    def _measured(self) -> list[Fault]:
        self.figures = lighthouse.measure(self.sites, OUT / "lighthouse")
        return [fault for each in self.figures for fault in each.faults]

    def _looked_at(self) -> list[Fault]:
        self.looks, faults = looks.look(self.sites, OUT / "anh")
        return faults


def examine() -> bool:
    """Build, serve and examine; leave the page; return whether all is well."""
    shutil.rmtree(OUT, ignore_errors=True)
    port = server.free_port()
    built = sites.build(OUT / "trang", f"http://127.0.0.1:{port}")
    done = Examination(built)
    with server.serving(built, port, OUT / "nginx"):
        done.run()
    page = OUT / "index.html"
    page.write_text(report.page(done.sections, done.figures, done.looks), encoding="utf-8")
    print(f"Ảnh mọi loại trang và các con số: {page}")
    return not any(section.faults for section in done.sections)


def main() -> None:
    """Examine, and end with 1 when something is wrong, with 2 when a tool is missing."""
    try:
        tools.prepare()
        is_well = examine()
    except Missing as missing:
        print(missing, file=sys.stderr)
        sys.exit(2)
    sys.exit(0 if is_well else 1)


if __name__ == "__main__":
    main()
