"""Real builds of a small site, in processes that end where they should not."""

from __future__ import annotations

import random
import shutil
import signal
import time
from pathlib import Path
from typing import Final

from generator.publish import MARK
from generator.publish.folders import SPARE
from tests.folder import REPORT, VALID, Folder
from tests.publish.ending import bantin, done, ended_at, steps_of
from tests.publish.trees import Files, contents

PROGRAM: Final = 2
SPARE_FOLDER: Final = f".site-{SPARE}"
REPO: Final = Path(__file__).parents[2]
FEWEST: Final = 10
"""Every build takes more steps than this, however much of the last one it can use."""
PAGES: Final = ("gioi-thieu.md", "tim-kiem.md")
UNNEEDED: Final = ("conclusions", "files", "inspections", "meetings", "programmes")
TITLES: Final = ("Số liệu năm 2022", "Số liệu cả năm 2022")
"""What the report is called in the two versions of the site; the second has a page more."""


class Builds:
    """A site that is built again and again; what each version of its data gives is known from clean builds."""

    def __init__(self, folder: Path) -> None:
        self._folder = _laid_out(folder)
        self.site = folder / "site"
        self._clean = [self._measured(version) for version in (0, 1)]
        assert self._clean[0] != self._clean[1]
        self._beside = {path.name for path in folder.iterdir()}

    def kill(self, seed: int) -> None:
        """Kill a build at a step or a moment, build again; what stands there is always a whole site."""
        chance = random.Random(seed)  # noqa: S311 - no secret
        step = chance.randrange(1, self._steps) if chance.random() < 0.5 else 0
        moment = None if step else chance.uniform(0, self._seconds)
        self.edit(seed % 2)
        ended_at(step, signal.SIGKILL, bantin, self._folder, "build", after=moment)
        assert self._now() in self._clean, f"step {step}, after {moment}"
        self.build(seed % 2)

    def stop(self, seed: int, how: signal.Signals) -> str:
        """Stop a build at a step; return what it said."""
        before, step = self._now(), random.Random(seed).randrange(2, FEWEST)  # noqa: S311 - no secret
        self.edit(1)
        code = ended_at(step, how, bantin, self._folder, "build")
        assert code == PROGRAM, f"step {step}: {code}, {self._said()}"
        assert self._now() == before
        self._is_tidy()
        return self._said()

    def refuse(self, *more: str) -> str:
        """Build where it cannot be done: the site stays, and nothing but ``more`` lies about. Return what was said."""
        before = self._now()
        assert done(bantin, self._folder, "build") == PROGRAM
        assert self._now() == before
        self._is_tidy(*more)
        return self._said()

    def build(self, version: int) -> None:
        """Build, undisturbed: what stands there and beside it is what a clean build leaves."""
        self.edit(version)
        assert done(bantin, self._folder, "build") == 0, self._said()
        assert self._now() == self._clean[version]
        self._is_tidy()

    def edit(self, version: int) -> None:
        """Let the data be one of two versions."""
        text = VALID[REPORT].replace(f"title: {TITLES[0]}\n", f"title: {TITLES[version]}\n")
        (self._folder / "data" / REPORT).write_text(text, encoding="utf-8")
        more = self._folder / "content/them/index.md"
        if version:
            more.parent.mkdir(exist_ok=True)
            more.write_text("# Thêm\n", encoding="utf-8")
        else:
            shutil.rmtree(more.parent, ignore_errors=True)

    def _measured(self, version: int) -> Files:
        """Build a version from nothing; remember how many steps that takes, and how long."""
        shutil.rmtree(self.site, ignore_errors=True)
        shutil.rmtree(self._folder / ".cache", ignore_errors=True)
        self.edit(version)
        count, begin = self._folder / "steps.txt", time.monotonic()
        assert done(steps_of, count, bantin, self._folder, "build") == 0, self._said()
        self._seconds, self._steps = time.monotonic() - begin, int(count.read_text(encoding="utf-8"))
        return self._now()

    def _now(self) -> Files:
        assert (self.site / MARK).is_file()
        return contents(self.site)

    def _said(self) -> str:
        return (self._folder / "said.txt").read_text(encoding="utf-8")

    def _is_tidy(self, *more: str) -> None:
        beside = {path.name for path in self._folder.iterdir()}
        assert beside - {SPARE_FOLDER} == self._beside | set(more), beside


def _laid_out(folder: Path) -> Path:
    """Lay out a site as small as it can be."""
    Folder(folder)
    for name in UNNEEDED:
        shutil.rmtree(folder / "data" / name)
    config = (REPO / "mkdocs.yml").read_text(encoding="utf-8").partition("# Không quá")[0]
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    (folder / "content").mkdir()
    for page in PAGES:
        (folder / "content" / page).write_text("# Trang\n", encoding="utf-8")
    shutil.copytree(REPO / "theme_overrides", folder / "theme_overrides")
    return folder
