"""Whatever was edited since the last build, and whatever became of its cache: the site is that of a clean build."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from random import Random
from shutil import copytree, rmtree
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from generator import builder, workers
from generator.publish import MARK
from generator.site import HANOI, Faulty
from tests.edits import edit
from tests.minisite.folder import DATA
from tests.publish.trees import Files, contents
from tests.site.building import REPO
from tests.tries import TIMES

CONFIG: Final = (REPO / "mkdocs.yml").read_text(encoding="utf-8").partition("# Không quá")[0]
PATIENT: Final = settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
DAYS: Final = ("2026-03-16", "2026-04-01", "2027-01-01")


class Site:
    """A site that is built again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.clean = folder / "trang", folder / "moi"
        self.day = DAYS[0]
        copytree(DATA, self.folder / "data")
        copytree(REPO / "theme_overrides", self.folder / "theme_overrides")
        self._write("mkdocs.yml", CONFIG)
        for name in ("gioi-thieu.md", "tim-kiem.md"):
            self._write(f"content/{name}", f"# Trang {name}\n\n[Danh sách](ket-luan/index.md)\n")

    def _write(self, name: str, text: str) -> None:
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")

    def edit(self, seed: int) -> str:
        """Do something to the site; return what."""
        chance = Random(seed)  # noqa: S311 - no secret
        if chance.random() < 0.5:
            return edit(self.folder / "data", seed)
        return chance.choice(
            [self._day, self._config, self._content, self._theme, self._settings, self._cache, self._site]
        )(chance)

    def _day(self, chance: Random) -> str:
        self.day = chance.choice(DAYS)
        return self.day

    def _config(self, chance: Random) -> str:
        self._write("mkdocs.yml", CONFIG.replace('toc_depth: "1-3"', f'toc_depth: "1-{chance.choice("23")}"'))
        return "mkdocs.yml"

    def _content(self, chance: Random) -> str:
        target = chance.choice(
            ["ket-luan/index.md", "kiem-tra/index.md", "ket-luan/KL-2025-0001.md", "khong-co.md"]
        )
        name = chance.choice(["gioi-thieu.md", "them.md", "bien-tap/sau.md"])
        self._write(
            f"content/{name}", f"# Lần {chance.randrange(9)}\n\n[Xem]({'../' * name.count('/')}{target})\n"
        )
        return f"{name} leads to {target}"

    def _theme(self, chance: Random) -> str:
        path = self.folder / "theme_overrides/partials/footer.html"
        path.write_text(path.read_text(encoding="utf-8") + f"<p>{chance.randrange(9)}</p>", encoding="utf-8")
        return "footer"

    def _settings(self, chance: Random) -> str:
        path = self.folder / "data/site.yml"
        text = (DATA / "site.yml").read_text(encoding="utf-8")
        path.write_text(text.replace("name: ", f"name: Số {chance.randrange(9)} ", 1), encoding="utf-8")
        return "site.yml"

    def _cache(self, chance: Random) -> str:
        """Lose, cut or spoil what was kept."""
        for path in sorted((self.folder / ".cache").rglob("*.bin")):
            raw = path.read_bytes()
            match chance.randrange(4):
                case 0:
                    path.unlink()
                case 1:
                    path.write_bytes(raw[: chance.randrange(len(raw) + 1)])
                case 2:
                    at = chance.randrange(len(raw))
                    path.write_bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
        return "cache"

    def _site(self, chance: Random) -> str:
        """Lose, change or add files of the site, as somebody's hand might."""
        files = sorted(
            path for path in (self.folder / "site").rglob("*") if path.is_file() and path.name != MARK
        )
        for path in chance.sample(files, min(5, len(files))):
            match chance.randrange(3):
                case 0:
                    path.unlink()
                case 1:
                    path.write_bytes(b"?" * path.stat().st_size)
                case _:
                    (path.parent / f"la-{chance.randrange(9)}.html").write_bytes(b"la")
        return "site"

    def build(self, jobs: int = 1) -> bool:
        """Build on what is there, and from nothing elsewhere; say whether there is a site. The two are the same."""
        rmtree(self.clean, ignore_errors=True)
        copytree(
            self.folder,
            self.clean,
            ignore=lambda _folder, names: {".cache", "site", ".site-truoc"} & set(names),
        )
        made = [self._built(self.folder, jobs), self._built(self.clean, 1)]
        assert made[0] == made[1]
        if made[0]:
            assert unlike(contents(self.folder / "site"), contents(self.clean / "site")) == []
        return made[0]

    def _built(self, folder: Path, jobs: int) -> bool:
        try:
            builder.build(folder / "mkdocs.yml", None, lambda _what, _done, _total: None, jobs=jobs)
        except Faulty:
            return False
        return True


def noon(day: str) -> int:
    """Return the seconds since 1970 at noon of a day."""
    return int(datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=HANOI).timestamp())


def unlike(one: Files, other: Files) -> list[str]:
    """Return the files that only one has, or that differ."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


@settings(PATIENT, max_examples=2 * TIMES)
@given(seeds=st.lists(st.integers(0, 2**32), min_size=3, max_size=5))
def test_after_any_edits_the_site_is_that_of_a_clean_build(seeds: list[int]) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(workers, "FEWEST", 20)
        site, done = Site(Path(folder)), []
        for number, seed in enumerate([0, *seeds]):
            before = copytree(site.folder / "data", Path(folder) / f"before-{number}")
            done.append(site.edit(seed) if number else "nothing")
            monkeypatch.setenv("SOURCE_DATE_EPOCH", str(noon(site.day)))
            note(", ".join(done))
            if not site.build(jobs=1 + number % 2):
                rmtree(site.folder / "data")
                copytree(before, site.folder / "data")


def test_of_the_search_only_what_changed_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(noon(DAYS[0])))
    site = Site(tmp_path)
    assert site.build()
    before = numbers(site.folder / "site/pagefind")
    record = site.folder / "data/meetings/HN-2025-0001.yml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("summary: ", "summary: Vừa sửa. ", 1), encoding="utf-8")
    assert site.build()
    after = numbers(site.folder / "site/pagefind")
    assert before.keys() == after.keys()
    assert len({name for name, number in after.items() if before[name] != number}) == 1


def numbers(index: Path) -> dict[str, int]:
    """Return the numbers of the files of the results in an index."""
    return {path.name: path.stat().st_ino for path in (index / "fragment").iterdir()}
