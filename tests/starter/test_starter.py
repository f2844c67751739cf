"""A new site, from nothing to its second build, as an editor makes it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Final

import pytest
import yaml

from generator import __version__, starter, vscode
from generator.formats import FORMATS
from generator.records import TYPES
from tests.shell import FINE, Shell
from tests.site.building import CODE_OF_DATA_FAULTS, CODE_OF_OTHER_FAULTS, REPO, bantin, lay_out, read, run

DAY: Final = ("--today", "2026-12-02")


def git(folder: Path, *arguments: str) -> str:
    """Run git as somebody, without the settings of this machine."""
    who = ("-c", "user.name=Biên tập", "-c", "user.email=bien-tap@xa-a.example", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *who, *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=True, timeout=60
    )
    return done.stdout


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a new site, to look at only."""
    folder = tmp_path_factory.mktemp("new") / "trang"
    starter.create(folder)
    return folder


def test_a_new_site_is_built_takes_a_record_and_is_built_again(tmp_path: Path) -> None:
    made = bantin(tmp_path, "init", "trang")
    assert "data/site.yml" in made.stdout.replace("\\", "/")
    folder = tmp_path / "trang"
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "Trang mới")
    bantin(folder, "check")
    bantin(folder, "build", *DAY)
    before = read(folder / "site")
    assert "Chưa đăng bản ghi nào." in before["index.html"].decode()

    example = (folder / "mau" / "inspections.yml").read_text(encoding="utf-8")
    record = folder / "data" / "inspections" / "KT-2026-0001.yml"
    record.write_text(example, encoding="utf-8")
    bantin(folder, "build", *DAY)
    assert read(folder / "site") == before, "a draft changes nothing"

    published = example.replace("state: draft", "state: published").replace(
        "# published_on:", "published_on:"
    )
    record.write_text(published, encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "Thêm bản ghi")
    bantin(folder, "build", *DAY)
    assert "Kiểm tra việc thực hiện" in read(folder / "site")["kiem-tra/KT-2026-0001/index.html"].decode()
    assert git(folder, "status", "--porcelain") == "", "what is built is not kept in git"


def test_a_new_site_is_no_demonstration(fresh: Path) -> None:
    settings = (fresh / "data" / "site.yml").read_text(encoding="utf-8")
    assert yaml.safe_load(settings)["demonstration"] is False
    for page in sorted(fresh.rglob("content/**/*.md")):
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"Đây là trang minh họa|Trang minh họa này", text), "it speaks for one site only"


def test_a_new_site_has_a_folder_and_an_example_for_every_type(fresh: Path) -> None:
    for kind in TYPES:
        assert (fresh / "data" / kind.folder).is_dir()
        assert (fresh / "mau" / f"{kind.folder}.yml").is_file()


def test_a_new_site_takes_pages_looks_and_machines_from_the_repository(fresh: Path) -> None:
    for name in starter.SHIPPED:
        ours, theirs = REPO / name, fresh / name
        assert read(theirs) == read(ours) if ours.is_dir() else theirs.read_bytes() == ours.read_bytes()


def test_a_new_site_helps_its_editors_while_they_type(fresh: Path) -> None:
    assert read(fresh / ".vscode") == {name: text.encode() for name, text in vscode.files()}


def test_the_wheel_carries_what_a_new_site_takes() -> None:
    settings = (REPO / "pyproject.toml").read_text(encoding="utf-8")
    for name in starter.SHIPPED:
        assert f'"{name}" = "generator/starter/{name}"' in settings


def test_a_new_site_names_the_version_that_made_it(fresh: Path) -> None:
    assert f"bantin=={__version__}" in (fresh / "bantin.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("machine", [".github/workflows/site.yml", ".gitlab-ci.yml"])
def test_the_machines_check_first_and_have_the_whole_history(machine: str) -> None:
    text = (REPO / machine).read_text(encoding="utf-8")
    assert yaml.safe_load(text)
    assert text.index("bantin check") < text.index("bantin build")
    assert "fetch-depth: 0" in text or 'GIT_DEPTH: "0"' in text


def test_the_machines_show_problems_beside_the_lines_and_in_the_log() -> None:
    for machine, form in ((".github/workflows/site.yml", "github"), (".gitlab-ci.yml", "gitlab")):
        text = (REPO / machine).read_text(encoding="utf-8")
        assert re.search(rf"bantin check --format {form}( > \S+)? \|\| bantin check$", text, re.MULTILINE)
        assert form in FORMATS


def test_gitlab_keeps_the_report_of_every_job() -> None:
    jobs = yaml.safe_load((REPO / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    (written,) = (re.search(r"> (\S+)", line) for line in jobs["before_script"] if " > " in line)
    for job in ("check", "pages"):
        artifacts = jobs[job]["artifacts"]
        assert (artifacts["when"], artifacts["reports"]["codequality"]) == ("always", written and written[1])
    assert jobs["pages"]["artifacts"]["paths"] == ["public"]


def test_a_hook_checks_the_whole_data_before_a_commit(tmp_path: Path) -> None:
    (found,), (told,) = _hooks(), _hooks_of_the_guide()
    assert (found["id"], found["pass_filenames"], found["always_run"]) == ("bantin-check", False, True)
    assert {told[key] == found[key] for key in ("id", "entry", "pass_filenames", "always_run")} == {True}
    folder = lay_out(tmp_path / "trang")
    program, *arguments = str(found["entry"]).split()
    assert run(folder, program, *arguments).returncode == 0
    (folder / "data" / "la.txt").write_text("x", encoding="utf-8")
    assert run(folder, program, *arguments).returncode == CODE_OF_DATA_FAULTS


def _hooks() -> list[dict[str, object]]:
    found: list[dict[str, object]] = yaml.safe_load(
        (REPO / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    )
    return found


def _hooks_of_the_guide() -> list[dict[str, object]]:
    guide = (REPO / "content" / "bien-tap" / "index.md").read_text(encoding="utf-8")
    (example,) = (each for each in re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL) if "repos:" in each)
    found: list[dict[str, object]] = yaml.safe_load(example)["repos"][0]["hooks"]
    return found


def test_the_site_is_built_every_day() -> None:
    github = yaml.safe_load((REPO / ".github/workflows/site.yml").read_text(encoding="utf-8"))
    ((_, when),) = (
        (key, value) for key, value in github.items() if key is True
    )  # YAML 1.1 reads "on" as true
    assert when["schedule"]
    assert "Pipeline schedules" in (REPO / ".gitlab-ci.yml").read_text(encoding="utf-8")


def test_what_is_there_is_never_overwritten(tmp_path: Path, shell: Shell) -> None:
    (tmp_path / "thư của tôi.txt").write_text("x", encoding="utf-8")
    said = shell.at(tmp_path)("init", ".")
    assert said.code == CODE_OF_OTHER_FAULTS
    assert "không trống" in said.err
    assert [path.name for path in tmp_path.iterdir()] == ["thư của tôi.txt"]


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path, shell: Shell) -> None:
    (tmp_path / "trang").write_text("x", encoding="utf-8")
    assert shell.at(tmp_path)("init", "trang").code == CODE_OF_OTHER_FAULTS


def test_a_clone_of_an_empty_repository_counts_as_empty(tmp_path: Path, shell: Shell) -> None:
    git(tmp_path, "init", "-q")
    assert shell.at(tmp_path)("init", ".").code == FINE
    assert (tmp_path / "mkdocs.yml").is_file()


def test_without_a_folder_the_command_says_what_is_missing(tmp_path: Path, shell: Shell) -> None:
    said = shell.at(tmp_path)("init")
    assert said.code == CODE_OF_OTHER_FAULTS
    assert "THƯ_MỤC" in said.err
