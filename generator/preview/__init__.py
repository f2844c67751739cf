"""The site as an editor sees it while writing: nothing is built, each page is made when a browser asks for it."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Final

import click

from generator.frame import Plan
from generator.framing import Framer
from generator.loader import seldom_collecting
from generator.preview.desk import Desk
from generator.preview.server import Server

__all__ = ["FOLDER", "serve"]

FOLDER: Final = ".cache/xem-thu"
"""What is shown, beside ``mkdocs.yml``: by one at a time."""
PAUSE: Final = 0.25
"""Seconds between two looks at the files,"""
SHARE: Final = 6
"""or so many times as long as a look takes."""

_REASONS: Final = {
    errno.EADDRINUSE: "chương trình khác đang dùng",
    errno.EACCES: "không có quyền dùng cổng ấy",
}


@seldom_collecting()
def serve(config_file: Path, address: str, explain: Callable[[BaseException], str]) -> bool:
    """Serve the site until interrupted; return whether that could be done: some sites only MkDocs can serve.

    ``explain`` says in a sentence what went wrong. Raises ``click.ClickException``, ``OSError``.
    """
    framer = Framer(config_file)
    plan = _plan(framer)
    if plan and not (plan.is_fast and plan.is_plain):
        return False
    with _server(address, explain) as server:
        desk = Desk(config_file, framer, server.board, explain)
        click.echo("Đang đọc các bản ghi…")
        try:
            while True:
                seconds = desk.renew()
                server.board.rest(max(PAUSE, SHARE * seconds))
        except KeyboardInterrupt:
            click.echo("Đã dừng.")
    return True


def _plan(framer: Framer) -> Plan | None:
    """Return what ``mkdocs.yml`` says; ``None`` when it is at fault, which is shown in the place of the site."""
    try:
        return framer.plan()
    except (Exception, SystemExit):  # noqa: BLE001 - MkDocs ends the program where something is wrong
        return None


def _server(address: str, explain: Callable[[BaseException], str]) -> Server:
    try:
        return Server(address, explain)
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, "máy này không có địa chỉ ấy")
        message = f"Không mở được địa chỉ {address}: {reason}. Chọn địa chỉ khác bằng --address."
        raise click.ClickException(message) from None
