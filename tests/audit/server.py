"""A real nginx on the loopback, with the very lines that the guide for administrators gives."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from tests.audit import tools
from tests.audit.fault import Missing
from tests.audit.sites import Site
from tests.site.building import REPO

GUIDE: Final = REPO / "content" / "bien-tap" / "may-chu.md"
WHERE: Final = "/ban-tin/"
FOLDER: Final = "/srv/ban-tin/"
"""The address and the folder of the example in the guide."""
PATIENCE: Final = 10
CONFIGURATION: Final = """\
{user}daemon off;
pid {own}/nginx.pid;
error_log {own}/error.log;
worker_processes 1;
events {{ worker_connections 256; }}
http {{
    include {types};
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {own}/body;
    proxy_temp_path {own}/proxy;
    fastcgi_temp_path {own}/fastcgi;
    uwsgi_temp_path {own}/uwsgi;
    scgi_temp_path {own}/scgi;
    server {{
        listen 127.0.0.1:{port};
{locations}
    }}
}}
"""


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def snippet(site: Site) -> str:
    """Return the lines of the guide, for a site."""
    found = re.search(r"```nginx\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    if not found or WHERE not in found[1] or FOLDER not in found[1]:
        raise Missing(f"{GUIDE.name} không còn đoạn cài đặt nginx cho {WHERE} với thư mục {FOLDER}")
    ours = found[1].replace(FOLDER, "\0").replace(WHERE, urlsplit(site.address).path)
    return ours.replace("\0", f"{site.folder}/")


@contextmanager
def serving(sites: list[Site], port: int, own: Path) -> Iterator[None]:
    """Serve the sites until the block ends."""
    own.mkdir(parents=True, exist_ok=True)
    written = own / "nginx.conf"
    written.write_text(_configuration(sites, port, own), encoding="utf-8")
    command = [tools.program("nginx"), "-p", str(own), "-e", str(own / "error.log"), "-c", str(written)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as nginx:
        try:
            _wait(nginx, port)
            yield
        finally:
            nginx.terminate()


def _configuration(sites: list[Site], port: int, own: Path) -> str:
    return CONFIGURATION.format(
        # A server that root starts reads as somebody else, who may not look into root's folders.
        user="user root;\n" if os.geteuid() == 0 else "",
        own=own,
        types=_types(),
        port=port,
        locations="\n".join(map(snippet, sites)),
    )


def _types() -> Path:
    """Return the list of media types that came with nginx."""
    told = subprocess.run([tools.program("nginx"), "-V"], capture_output=True, text=True, check=False).stderr
    where = re.search(r"--conf-path=(\S+)", told)
    return Path(where[1] if where else "/etc/nginx/nginx.conf").with_name("mime.types")


def _wait(nginx: subprocess.Popen[str], port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and nginx.poll() is None:
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    nginx.terminate()
    raise Missing(f"nginx không khởi động được:\n{nginx.communicate()[1]}")
