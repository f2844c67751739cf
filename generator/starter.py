"""A new site: a folder with everything that an editor and the machines that publish need."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator import __version__, examples, vscode
from generator.files import FILES, HOLIDAYS, RULES, SETTINGS
from generator.records import TYPES

REPOSITORY: Final = Path(__file__).parent.parent
STARTER: Final = Path(__file__).parent / "starter"
SHIPPED: Final = (
    "content",
    "theme_overrides",
    "mkdocs.yml",
    "requirements.txt",
    ".gitattributes",
    ".github/workflows/site.yml",
    ".gitlab-ci.yml",
    f"data/{RULES}",
    f"data/{HOLIDAYS}",
)
"""What a new site takes over from this repository as it is. The wheel carries it in ``starter/``."""
OWN: Final = {"README.vi.md": "README.vi.md", "gitignore": ".gitignore"}
"""What only a new site has: the name in ``starter/`` → the name in the site."""

_GENERATOR: Final = f"""\
# Phiên bản bantin mà trang này dùng. Đổi số này thì thay cả requirements.txt bằng tệp đi kèm phiên bản mới.
# Tệp .whl của bantin có thể để trong thư mục wheels.
--find-links wheels
bantin=={__version__}
"""


class NotEmpty(Exception):  # noqa: N818 - a refusal
    """The folder holds something already; nothing was written."""


def create(target: Path) -> None:
    """Make a new site in ``target``, which is missing or empty; raise ``NotEmpty``, ``OSError``."""
    if target.exists() and not (target.is_dir() and all(each.name == ".git" for each in target.iterdir())):
        raise NotEmpty(target)
    for name in SHIPPED:
        _copy(shipped(name), target / name)
    for name, there in OWN.items():
        _copy(STARTER / name, target / there)
    for name, text in _written():
        _write(target / name, text)


def shipped(name: str) -> Path:
    """Return where something of ``SHIPPED`` is: in the wheel, or, when installed for development, in the repository."""
    packed = STARTER / name
    return packed if packed.exists() else REPOSITORY / name


def _written() -> Iterator[tuple[str, str]]:
    """Yield what is made anew for each site: path → text."""
    yield "bantin.txt", _GENERATOR
    yield "wheels/.gitkeep", ""
    yield f"data/{SETTINGS}", examples.settings_example()
    yield f"data/{FILES}/.gitkeep", ""
    for name, text in vscode.files():
        yield f"{vscode.FOLDER}/{name}", text
    yield "mau/cach-ghi.md", examples.values_guide()
    for kind in TYPES:
        yield f"data/{kind.folder}/.gitkeep", ""
        yield f"mau/{kind.folder}.yml", examples.record_example(kind)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copyfile(source, target)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
