"""The folder in which records of one number are built by all: what is in it is made when it is needed, unmeasured."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Final

import yaml

from generator.publish import MARK
from generator.site import HANOI
from tests.bench import corpus
from tests.bench.run import PYTHON

ROOT: Final = Path(__file__).parents[2]
SETTINGS: Final = ("BANTIN_", "HUGO_", "PAGEFIND_", "PYTHON")
"""How the names of variables begin with which somebody may have set something else."""


class Place:
    """So many records, and what is made of them for those that do not read records."""

    def __init__(self, folder: Path, size: int) -> None:
        self.folder, self.size = folder, size
        self.data = folder / "data"
        """Nobody changes it."""

    @property
    def environment(self) -> dict[str, str]:
        """Return what every command finds: this generator, the day of the records, and no git around them."""
        day = datetime.combine(corpus.TODAY, datetime.min.time(), HANOI)
        return {key: value for key, value in os.environ.items() if not key.startswith(SETTINGS)} | {
            "PYTHONPATH": str(ROOT),
            "SOURCE_DATE_EPOCH": str(int(day.timestamp())),
            "GIT_CEILING_DIRECTORIES": str(self.folder.parent),
            "NO_MKDOCS_2_WARNING": "1",
        }

    def do(self, *command: str, folder: Path | None = None) -> None:
        """Run a command that is not measured."""
        subprocess.run(
            command, cwd=folder or self.folder, env=self.environment, stdout=subprocess.DEVNULL, check=True
        )

    def write(self) -> None:
        """Write the records; compile this generator, as whoever uses it has done."""
        corpus.write(fresh(self.data), self.size)
        self.do(*PYTHON, "compileall", "-q", str(ROOT / "generator"), str(ROOT / "tests" / "bench"))

    def project(self, name: str) -> Path:
        """Return a folder laid out like this repository, with records of its own."""
        folder = fresh(self.folder / name)
        shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
        for each in ("content", "theme_overrides"):
            shutil.copytree(ROOT / each, folder / each)
        corpus.write(folder / "data", self.size)
        return folder

    @cached_property
    def little(self) -> Path:
        """Return a folder like this repository with few records, for what is the same with any number."""
        return Place(self.folder, corpus.STEP).project("little")

    @cached_property
    def markdown(self) -> Path:
        """Return the folder of the pages as Markdown."""
        target = self.folder / "pages"
        shutil.rmtree(target, ignore_errors=True)
        self.do(*PYTHON, "generator", "generate", "--data", str(self.data), "--out", str(target))
        (target / MARK).unlink()
        return target

    def lacks(self, site: Path) -> str:
        """Return what a built site lacks: a page for each record, or on one of them what its record says."""
        pages = sum(1 for _ in site.rglob("*.html"))
        if pages < self.size:
            return f"{pages} pages"
        said = yaml.safe_load((self.data / corpus.SAMPLE_FILE).read_text(encoding="utf-8"))["purpose"]
        page = site / corpus.SAMPLE_PAGE / "index.html"
        return "" if said in page.read_text(encoding="utf-8") else said


def fresh(folder: Path) -> Path:
    """Return an empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
