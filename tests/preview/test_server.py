"""What the preview answers, and to whom."""

from __future__ import annotations

import socket
from http.client import HTTPConnection
from threading import Thread

import pytest

from generator.preview.server import PATIENCE
from tests.preview.preview import PAGE, RECORD, TITLE, Preview
from tests.shell import Shell

OTHERS = [
    "ke-xau.example",
    "ke-xau.example:8000",
    "127.0.0.1.ke-xau.example",
    "",
    "localhost.ke-xau.example",
    "a b",
]
OURS = ["localhost:8000", "LOCALHOST", "127.0.0.1", "[::1]:8000", "192.168.1.7:8000"]


@pytest.mark.parametrize("host", OTHERS)
def test_a_name_of_somebody_else_that_leads_here_gets_nothing(host: str, preview: Preview) -> None:
    got = preview.ask(PAGE, Host=host)
    assert (got.status, TITLE in got.text) == (421, False)
    assert preview.ask("_xem-thu/ban", Host=host).status == 421


@pytest.mark.parametrize("host", OURS)
def test_this_machine_and_addresses_in_numbers_are_known(host: str, preview: Preview) -> None:
    assert preview.ask(PAGE, Host=host).status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_nothing_but_reading_is_allowed(method: str, preview: Preview) -> None:
    got = preview.ask(PAGE, method)
    assert (got.status, got.text) == (501, "Máy chủ xem thử chỉ cho xem trang.")


def test_a_head_has_no_body(preview: Preview) -> None:
    got = preview.ask("kiem-tra/", "HEAD")
    assert (got.status, got.raw) == (200, b"")
    assert int(got.headers["content-length"]) == len(preview.ask("kiem-tra/").raw)


@pytest.mark.parametrize(
    "path",
    [
        "../mkdocs.yml",
        "%2e%2e/mkdocs.yml",
        "..%2fmkdocs.yml",
        "..%5cmkdocs.yml",
        "/mkdocs.yml",
        "mkdocs.yml",
        "data/site.yml",
        "content/gioi-thieu.md",
        f"{RECORD}",
        "pagefind/../../mkdocs.yml",
        "pagefind/%2e%2e/%2e%2e/mkdocs.yml",
        "pagefind/..%2f..%2fmkdocs.yml",
        "_xem-thu/../mkdocs.yml",
        "_xem-thu/server.py",
        "kiem-tra/KT-2026-0005/da-rut.txt",
        "kiem-tra/KT-2026-0003/nhap.txt",
        "kiem-tra/KT-2026-0004/cho.txt",
        "kiem-tra/KT-2026-0003/",
        "%00",
        "%ff%fe",
        "sitemap.xml",
    ],
)
def test_what_is_no_part_of_the_site_is_not_there(path: str, preview: Preview) -> None:
    got = preview.ask(path)
    assert got.status == 404
    assert "plugins:" not in got.text


def test_a_page_that_is_not_there_says_so_in_the_words_of_the_site(preview: Preview) -> None:
    assert "Không tìm thấy trang" in preview.page("khong-co/")


def test_without_its_last_slash_a_page_is_found_all_the_same(preview: Preview) -> None:
    for path in (PAGE, "kiem-tra/", "gioi-thieu/"):
        got = preview.ask(path.rstrip("/"))
        assert got.status == 302
        assert got.headers["location"] == path.split("/")[-2] + "/"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("stylesheets/bantin.css", "text/css; charset=utf-8"),
        ("javascripts/trang.js", "text/javascript; charset=utf-8"),
        ("images/bieu-tuong.svg", "image/svg+xml; charset=utf-8"),
        ("so-lieu/BC-2025-0001/so-lieu.csv", "text/csv"),
        ("kiem-tra/KT-2025-0001/bien-ban.txt", "text/plain"),
        ("_xem-thu/xem-thu.js", "text/javascript; charset=utf-8"),
    ],
)
def test_every_file_has_its_type_and_no_copy_of_it_is_kept(path: str, kind: str, preview: Preview) -> None:
    headers = preview.ask(path).headers
    assert headers["content-type"] == kind
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"


def test_the_search_is_that_of_the_last_build(preview: Preview) -> None:
    got = preview.ask("pagefind/pagefind.js")
    assert got.status == 404
    assert "chạy bantin build" in got.text
    built = preview.folder / "site/pagefind/pagefind.js"
    built.parent.mkdir(parents=True)
    built.write_text("/* tìm */", encoding="utf-8")
    assert preview.page("pagefind/pagefind.js") == "/* tìm */"


def test_who_waits_for_news_learns_of_the_next_edition(preview: Preview) -> None:
    token = preview.page("_xem-thu/ban")
    heard: list[str] = []
    waiting = Thread(target=lambda: heard.append(preview.page(f"_xem-thu/ban?{token}")))
    waiting.start()
    preview.edit(TITLE, f"{TITLE} lần hai")
    waiting.join(PATIENCE / 2)
    assert heard
    assert heard[0] != token
    assert preview.page(f"_xem-thu/ban?{token}") != token
    assert f'data-ban="{preview.page("_xem-thu/ban")}"' in preview.page()


def test_who_waits_in_vain_is_told_that_there_are_no_news(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.preview.server.PATIENCE", 0.01)
    token = preview.page("_xem-thu/ban")
    assert preview.page(f"_xem-thu/ban?{token}") == token


def test_a_browser_that_asks_nonsense_is_answered_in_vietnamese(preview: Preview) -> None:
    with socket.create_connection(("127.0.0.1", preview.server.server_port), timeout=60) as sent:
        sent.sendall(b"GET\r\n\r\n")
        assert "Máy chủ xem thử chỉ cho xem trang.".encode() in sent.makefile("rb").read()
    assert preview.ask("").status == 200


def test_one_connection_may_ask_many_things(preview: Preview) -> None:
    connection = HTTPConnection("127.0.0.1", preview.server.server_port, timeout=60)
    for path in ("/", "/khong-co/", "/kiem-tra", f"/{PAGE}"):
        connection.request("GET", path)
        assert connection.getresponse().read() is not None
    connection.close()


def test_an_address_that_cannot_be_had_is_told(preview: Preview, shell: Shell) -> None:
    taken = f"127.0.0.1:{preview.server.server_port}"
    for address, reason in (
        (taken, "chương trình khác đang dùng"),
        ("192.0.2.1:80", "máy này không có địa chỉ ấy"),
    ):
        said = shell.at(preview.folder)("serve", "--address", address)
        told = f"Không mở được địa chỉ {address}: {reason}. Chọn địa chỉ khác bằng --address.\n"
        assert said == (2, "", told)
    assert not (preview.folder / ".cache/.xem-thu-khoa").exists()
