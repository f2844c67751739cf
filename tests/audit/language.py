"""What yaml-language-server, which VS Code asks, says of the records of a site, with the settings of its folder."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any, Final

from generator.vscode import FOLDER
from tests.audit import tools
from tests.audit.fault import Fault, Missing

PATIENCE: Final = 60
"""Seconds until a file is answered: before the first, the server reads the schemas."""
Message = dict[str, Any]


BROKEN: Final = "conclusions/KL-2022-0001.yml"
"""A record that is broken on purpose, after others were read: a server that says nothing of it says nothing of any."""


def examine(site: Path, records: Path, copy: Path) -> list[Fault]:
    """Return what is wrong with the records of a site, in a ``copy`` of it; and whether anything would be found."""
    shutil.copytree(site / FOLDER, copy / FOLDER)
    shutil.copytree(records, copy / "data")
    command = [*tools.of_npm("yaml-language-server"), "--stdio"]
    files = sorted((copy / "data").rglob("*.yml"))
    faults = told(copy, files, command)
    broken = copy / "data" / BROKEN
    broken.write_text(broken.read_text(encoding="utf-8") + "khong_co: 1\n", encoding="utf-8")
    if not any(BROKEN in fault.place for fault in told(copy, files, command)):
        faults.append(Fault(BROKEN, "yaml-language-server không thấy một mục không có thật"))
    return faults


def told(root: Path, files: Sequence[Path], command: Sequence[str]) -> list[Fault]:
    """Return what the server that ``command`` starts says of ``files`` in the folder ``root``, one after the other."""
    settings = json.loads((root / FOLDER / "settings.json").read_text(encoding="utf-8"))
    with _started(root, settings, command) as server:
        return [
            Fault(f"{file.relative_to(root)}:{each['range']['start']['line'] + 1}", each["message"])
            for file in files
            for each in server.said_of(file)
        ]


@contextmanager
def _started(root: Path, settings: Message, command: Sequence[str]) -> Iterator[_Server]:
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        server = _Server(process, settings)
        try:
            server.start(root)
            yield server
        finally:
            process.kill()


class _Server:
    """The server, spoken to as editors speak to it."""

    def __init__(self, process: subprocess.Popen[bytes], settings: Message) -> None:
        self._process, self._settings = process, settings
        self._heard: Queue[Message] = Queue()
        Thread(target=self._listen, daemon=True).start()

    def start(self, root: Path) -> None:
        """Tell it the folder, and that it may ask for the settings."""
        folder = {"uri": root.as_uri(), "name": root.name}
        capabilities = {"workspace": {"configuration": True, "workspaceFolders": True}}
        asked = {
            "processId": None,
            "rootUri": folder["uri"],
            "capabilities": capabilities,
            "workspaceFolders": [folder],
        }
        self._send({"id": 1, "method": "initialize", "params": asked})
        self._wait(lambda said: said.get("id") == 1 and "result" in said)
        self._send({"method": "initialized", "params": {}})
        self._send({"method": "workspace/didChangeConfiguration", "params": {"settings": {}}})

    def said_of(self, file: Path) -> list[Message]:
        """Return what is wrong with a file."""
        opened = {
            "uri": file.as_uri(),
            "languageId": "yaml",
            "version": 1,
            "text": file.read_text(encoding="utf-8"),
        }
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": opened}})
        said = self._wait(
            lambda each: each.get("params", {}).get("uri") == opened["uri"] and "id" not in each
        )
        self._send({"method": "textDocument/didClose", "params": {"textDocument": {"uri": opened["uri"]}}})
        found: list[Message] = said["params"]["diagnostics"]
        return found

    def _wait(self, is_it: Callable[[Message], bool]) -> Message:
        """Return the first message that ``is_it``; answer what the server asks until then."""
        while True:
            try:
                said = self._heard.get(timeout=PATIENCE)
            except Empty:
                raise Missing("yaml-language-server không trả lời") from None
            if is_it(said):
                return said
            if "id" in said and "method" in said:
                self._send({"id": said["id"], "result": self._answer(said)})

    def _answer(self, asked: Message) -> object:
        if asked["method"] != "workspace/configuration":
            return None
        sections = [each.get("section", "") for each in asked["params"]["items"]]
        return [self._section(each) for each in sections]

    def _section(self, name: str) -> Message:
        """Return the settings below a name: ``yaml.schemas`` and others are those of ``yaml``."""
        below = f"{name}."
        return {
            key.removeprefix(below): each for key, each in self._settings.items() if key.startswith(below)
        }

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = self._process.stdin
        assert stream is not None
        stream.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        stream.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while line := stream.readline():
            if line.lower().startswith(b"content-length:"):
                while stream.readline().strip():
                    pass
                size = int(line.split(b":")[1])
                body = stream.read(size)
                if len(body) == size:  # not when it was stopped while it spoke
                    self._heard.put(json.loads(body))
