"""The command line, run in the process of the tests."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from generator import cli

FINE: Final = 0


class Said(NamedTuple):
    """What a command answered."""

    code: object
    out: str
    err: str


class Shell:
    """Runs the command line in this process: a process of its own would take a second more to start."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys, self._monkeypatch = capsys, monkeypatch

    def __call__(self, *arguments: str) -> Said:
        """Run ``bantin`` with ``arguments``; no traceback may show, and nothing that controls a terminal."""
        self._monkeypatch.setattr(sys, "argv", ["bantin", *arguments])
        self._capsys.readouterr()
        code: object = FINE
        try:
            cli.main()
        except SystemExit as stop:
            code = stop.code
        said = Said(code, *self._capsys.readouterr())
        assert "Traceback" not in said.out + said.err
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", said.out + said.err)
        return said

    def at(self, folder: Path) -> Shell:
        """Go to a folder, as somebody who has set no day."""
        self._monkeypatch.chdir(folder)
        for name in ("SOURCE_DATE_EPOCH", "BANTIN_DEBUG"):
            self._monkeypatch.delenv(name, raising=False)
        return self
