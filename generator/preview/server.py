"""What browsers on this machine are answered: only known addresses, only to be read, and never from a copy."""

from __future__ import annotations

import os
import re
import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from ipaddress import ip_address
from pathlib import Path
from socketserver import TCPServer
from threading import Thread
from typing import Any, BinaryIO, Final
from urllib.parse import unquote, urlsplit

import click

from generator.preview import faults
from generator.preview.board import Board
from generator.preview.edition import HTML, OWN, SCRIPT, Answer
from generator.problem import printable

NEWS: Final = "ban"
PATIENCE: Final = 20.0
"""Seconds after which a browser that waits for news is told that there are none."""
_HOST: Final = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(?::[0-9]{1,5})?")


class Server(ThreadingHTTPServer):
    """Serves what is on its board, from when there is something."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # there it lets two programs have one address
    request_queue_size = 128

    def __init__(self, address: str, explain: Callable[[BaseException], str]) -> None:
        self.board = Board(self._begin)
        self._thread: Thread | None = None
        host, _, port = address.rpartition(":")
        self.name = host.strip("[]").lower()
        self.address_family = socket.AF_INET6 if ":" in self.name else socket.AF_INET
        self._address = f"http://{address}/"
        super().__init__((self.name, int(port)), partial(_Handler, self.board, explain))

    def _begin(self) -> None:
        """Answer from now on: what is asked before waits."""
        self._thread = Thread(target=self.serve_forever, args=(0.1,), daemon=True)
        self._thread.start()
        click.echo(f"Xem trang tại {self._address} — nhấn Ctrl+C để dừng.")

    def server_close(self) -> None:
        """Answer no more."""
        if self._thread:
            self.shutdown()
        super().server_close()

    def server_bind(self) -> None:
        """Take the address, without asking the network what this machine is called."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self.name, int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a browser that went away is no fault, and all else is answered."""

    def knows(self, host: str) -> bool:
        """Whether a browser that asks ``host`` means this server: a name of somebody else's may lead here, too."""
        match = _HOST.fullmatch(host)
        name = match["host"].strip("[]").lower() if match else ""
        try:
            return name in {"localhost", self.name} or bool(ip_address(name))
        except ValueError:
            return False


class _Handler(BaseHTTPRequestHandler):
    """Answers one browser."""

    protocol_version = "HTTP/1.1"
    timeout = 60
    server: Server

    def __init__(self, board: Board, explain: Callable[[BaseException], str], *more: Any) -> None:
        self._board, self._explain = board, explain
        super().__init__(*more)

    def do_GET(self) -> None:
        """Answer with the content."""
        self._answer(has_content=True)

    def do_HEAD(self) -> None:
        """Answer without it."""
        self._answer(has_content=False)

    def version_string(self) -> str:
        """Say what answers."""
        return "bantin"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _answer(self, *, has_content: bool) -> None:
        address = urlsplit(self.path)
        path = unquote(address.path, errors="replace").removeprefix("/")
        if not self.server.knows(self.headers.get("Host", "")):
            answer = _said(HTTPStatus.MISDIRECTED_REQUEST, "Máy chủ xem thử không có tên này.")
        elif path.startswith(OWN):
            answer = self._own(path.removeprefix(OWN), address.query)
        else:
            answer = self._shown(path)
        self._send(answer, has_content=has_content)

    def _shown(self, path: str) -> Answer:
        with self._board.asked() as (token, edition):
            try:
                answer = edition.answer(path)
            except Exception as error:  # noqa: BLE001 - whatever it is, the next page may be fine
                sentence = self._explain(error)
                click.echo(f"{printable(path)}: {sentence}", err=True)
                content = faults.of_program([sentence], edition.files)
                answer = Answer(HTTPStatus.INTERNAL_SERVER_ERROR, HTML, content)
            return answer.followed(token)

    def _own(self, name: str, query: str) -> Answer:
        if name == SCRIPT:
            content = Path(__file__).with_name(SCRIPT).read_bytes()
            return Answer(HTTPStatus.OK, "text/javascript; charset=utf-8", content)
        if name == NEWS:
            token = self._board.news(query, PATIENCE)
            return Answer(HTTPStatus.OK, "text/plain; charset=utf-8", token.encode())
        return _said(HTTPStatus.NOT_FOUND, "Không có ở đây.")

    def send_error(self, code: int, *_: object, **__: object) -> None:
        """Answer what cannot be understood, or is not only to be read."""
        self.close_connection = True
        self._send(_said(HTTPStatus(code), "Máy chủ xem thử chỉ cho xem trang."), has_content=True)

    def _send(self, answer: Answer, *, has_content: bool) -> None:
        with _opened(answer.content) as (file, size):
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.type)
            self.send_header("Content-Length", str(size))
            self.send_header("Cache-Control", "no-store")
            self.send_header("X-Content-Type-Options", "nosniff")
            if answer.place:
                self.send_header("Location", answer.place)
            self.end_headers()
            if has_content:
                shutil.copyfileobj(file, self.wfile)


@contextmanager
def _opened(content: bytes | Path) -> Iterator[tuple[BinaryIO, int]]:
    with BytesIO(content) if isinstance(content, bytes) else content.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        yield file, size


def _said(status: HTTPStatus, sentence: str) -> Answer:
    return Answer(status, "text/plain; charset=utf-8", sentence.encode())
