"""``bantin serve``: an editor changes a record and sees it; a fault is told, and mended without starting anew."""

from __future__ import annotations

import contextlib
import random
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.minisite.folder import TODAY
from tests.site.building import PROGRAMS, environment, lay_out

PATIENCE = 60
PAGE = "kiem-tra/KT-2026-0007/"
RECORD = "data/inspections/KT-2026-0007.yml"
TITLE = "title: Giám sát của Ban Thanh tra nhân dân"


class Server(NamedTuple):
    """A running server: where its records are, where it is reached, and what it says."""

    folder: Path
    address: str
    process: subprocess.Popen[bytes]
    log: Path

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def page(self, path: str) -> str:
        """Return what is served, or nothing when nobody answers yet."""
        try:
            with urlopen(f"{self.address}{path}", timeout=5) as answer:  # noqa: S310 - loopback
                return str(answer.read().decode())
        except (URLError, ConnectionError, TimeoutError):
            return ""

    def edit(self, old: str, new: str) -> None:
        path = self.folder / RECORD
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def wait(self, happened: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not happened():
            assert self.process.poll() is None, f"the server stopped before {what}:\n{self.said()}"
            assert time.monotonic() < end, f"{what} did not happen:\n{self.said()}"
            time.sleep(0.1)


def _free_address() -> str:
    """Return an address below those that the system gives to whoever asks, which a browser may take at any moment."""
    for port in random.sample(range(20_000, 30_000), 100):
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return f"127.0.0.1:{port}"
    pytest.fail("no port is free")


@contextlib.contextmanager
def _interruptible() -> Iterator[None]:
    """Let what is started stop at an interruption, though the tests run in the background, where nothing does."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@contextlib.contextmanager
def served(folder: Path) -> Iterator[Server]:
    """Start the server; stop it at the end whatever happened."""
    address, log = _free_address(), folder.with_name("log")
    command = [str(PROGRAMS / "bantin"), "serve", "--address", address, "--today", TODAY.isoformat()]
    with log.open("wb") as said, _interruptible():
        process = subprocess.Popen(
            command, cwd=folder, stdout=said, stderr=said, env=environment({"PYTHONUNBUFFERED": "1"})
        )
    try:
        yield Server(folder, f"http://{address}/", process, log)
    finally:
        process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "trang")


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    with served(folder) as server:
        yield server


def test_an_editor_changes_breaks_and_mends_a_record(server: Server) -> None:
    server.wait(lambda: "Bản tin dân chủ ở cơ sở xã Bình An" in server.page(""), "the front page")
    server.edit(TITLE, f"{TITLE} lần hai")
    server.wait(lambda: "nhân dân lần hai" in server.page(PAGE), "the new title")
    server.edit("lead: ban-ttnd-xa-binh-an", "lead: ban-ttnd-xa-khac")
    server.wait(lambda: "lỗi REF001 [lead]" in server.said(), "the message about the fault")
    assert server.process.poll() is None
    server.edit("lead: ban-ttnd-xa-khac", "lead: ban-ttnd-xa-binh-an")
    server.edit("lần hai", "lần ba")
    server.wait(lambda: "nhân dân lần ba" in server.page(PAGE), "the mended record")
    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(PATIENCE) == 0
    assert "Traceback" not in server.said()
    assert server.said().endswith("Đã dừng.\n")


def test_a_fault_at_the_start_is_told_and_mended_without_starting_anew(folder: Path) -> None:
    settings = folder / "data/site.yml"
    text = settings.read_text(encoding="utf-8")
    settings.unlink()
    with served(folder) as server:
        server.wait(lambda: "FIL006" in server.said(), "the message about the fault")
        settings.write_text(text, encoding="utf-8")
        server.wait(lambda: "xã Bình An" in server.page(""), "the front page")
        assert "Traceback" not in server.said()


def test_what_the_preview_cannot_show_mkdocs_serves(folder: Path) -> None:
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(
        text.replace("  - bantin\n", "  - bantin:\n      record_pages: mkdocs\n"), encoding="utf-8"
    )
    with served(folder) as server:
        server.wait(lambda: "xã Bình An" in server.page(""), "the front page")
        server.edit(TITLE, f"{TITLE} lần hai")
        server.wait(lambda: "nhân dân lần hai" in server.page(PAGE), "the new title")
        server.edit("lead: ban-ttnd-xa-binh-an", "lead: ban-ttnd-xa-khac")
        server.wait(lambda: "lỗi REF001 [lead]" in server.said(), "the message about the fault")
        assert server.process.poll() is None
