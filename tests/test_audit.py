"""What `make audit` relies on, and that it would find what is wrong: the audit itself needs tools from elsewhere."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import yaml

from generator.pages.context import TEMPLATES
from generator.site import make_site
from tests.audit import language, links, server, sites, tools
from tests.minisite.folder import DATA, TODAY
from tests.site import kinds, many
from tests.site.browsing import served
from tests.site.building import REPO

AUDIT: Final = Path(server.__file__).parent
PAGE: Final = "<!doctype html><title>x</title><body>{}"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[sites.Site]:
    """Serve a folder with two small pages."""
    (tmp_path / "trong").mkdir()
    (tmp_path / "trong/index.html").write_text(PAGE.format("<p id=muc>x"), encoding="utf-8")
    (tmp_path / "index.html").write_text(PAGE.format(""), encoding="utf-8")
    with served(tmp_path) as address:
        yield sites.Site("thu", "Trang thử", tmp_path, address, {})


def _told(site: sites.Site, address: str) -> list[str]:
    (site.folder / "index.html").write_text(PAGE.format(f'<a href="{address}">x</a>'), encoding="utf-8")
    return [str(fault) for fault in links.examine(site) if address in fault.text]


@pytest.mark.parametrize(
    "address", ["trong/", "trong/#muc", "./", "https://noi.khac.example/#x", "mailto:a@b.c"]
)
def test_a_link_that_leads_somewhere_is_no_fault(site: sites.Site, address: str) -> None:
    assert _told(site, address) == []


@pytest.mark.parametrize(
    ("address", "trouble"),
    [
        ("trong/#khong-co", "không có mục này"),
        ("khong-co/", "404"),
        ("../ngoai/", "ra ngoài"),
        ("/trong/", "ra ngoài"),
    ],
)
def test_a_link_that_leads_nowhere_is_found(site: sites.Site, address: str, trouble: str) -> None:
    assert len(told := _told(site, address)) == 1
    assert trouble in told[0]


def test_a_server_without_the_headers_of_the_guide_is_found(site: sites.Site) -> None:
    told = [fault.text for fault in links.examine(site)]
    assert {name for name in links.HEADERS for text in told if text.startswith(name)} == links.HEADERS.keys()


def test_the_guide_gives_lines_for_a_server_that_fit_any_folder(tmp_path: Path) -> None:
    lines = server.snippet(sites.Site("thu", "Trang thử", tmp_path, "http://127.0.0.1:1/a/b/", {}))
    assert "location /a/b/ {" in lines
    assert f"alias {tmp_path}/;" in lines
    assert "error_page 404 /a/b/404.html;" in lines
    assert "ban-tin" not in lines


def test_every_template_has_a_page_that_is_looked_at(tmp_path: Path) -> None:
    templates = {path.name.removesuffix(".md.j2") for path in TEMPLATES.glob("[!_]*.md.j2")}
    many.write(tmp_path)
    further = sites.going_on(make_site(tmp_path, many.TODAY).context).keys()
    assert kinds.largest(make_site(DATA, TODAY).context).keys() | further == templates


@pytest.mark.parametrize("machine", [".github/workflows/audit.yml", ".gitlab/audit.yml"])
def test_machines_run_the_audit_when_the_looks_change_and_keep_its_pictures(machine: str) -> None:
    text = (REPO / machine).read_text(encoding="utf-8")
    assert yaml.safe_load(text)
    for part in ("make audit", "build/audit", "theme_overrides/**", "content/**", "generator/**", "nginx"):
        assert part in text
    gitlab = (REPO / ".gitlab/audit.yml").read_text(encoding="utf-8")
    assert set(tools.PROGRAMS.values()) <= set(gitlab.split()), "that machine has nothing but Python"
    assert ".gitlab/audit.yml" in (REPO / ".gitlab-ci.yml").read_text(encoding="utf-8")


def test_the_packages_of_the_audit_have_hashes_and_name_no_host() -> None:
    packages = json.loads((AUDIT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    named = json.loads((AUDIT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in named} == named
    assert [name for name, each in packages.items() if name and not each.get("integrity")] == []
    assert [name for name, each in packages.items() if "resolved" in each] == []


FAKE: Final = """\
import json, sys
read, write = sys.stdin.buffer, sys.stdout.buffer
def send(**message):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    write.write(b"Content-Length: %d\\r\\n\\r\\n%s" % (len(body), body))
    write.flush()
def hear():
    size = int(read.readline().split(b":")[1])
    read.readline()
    return json.loads(read.read(size))
send(id=1, result={"capabilities": {}}) if hear()["method"] == "initialize" else sys.exit(1)
send(id=7, method="workspace/configuration", params={"items": [{"section": "yaml"}]})
schemas = {}
while True:
    heard = hear()
    if heard.get("id") == 7:
        schemas = heard["result"][0]["schemas"]
    elif heard["method"] == "textDocument/didOpen":
        file = heard["params"]["textDocument"]
        lines = file["text"].split("\\n")
        wrong = [(number, line) for number, line in enumerate(lines) if "khong_co" in line and schemas]
        found = [{"range": {"start": {"line": number}}, "message": line} for number, line in wrong]
        send(method="textDocument/publishDiagnostics", params={"uri": file["uri"], "diagnostics": found})
"""


def test_what_a_language_server_says_is_told_with_its_file_and_line(tmp_path: Path) -> None:
    server = tmp_path / "server.py"
    server.write_text(FAKE, encoding="utf-8")
    shutil.copytree(REPO / ".vscode", tmp_path / ".vscode")
    files = [tmp_path / name for name in ("a.yml", "b.yml")]
    for file, text in zip(files, ("id: a\n", "id: b\nkhong_co: 1\n"), strict=True):
        file.write_text(text, encoding="utf-8")
    assert list(map(str, language.told(tmp_path, files, [sys.executable, str(server)]))) == [
        "b.yml:2: khong_co: 1"
    ]
