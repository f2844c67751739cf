"""Where the newest edition is put up: browsers ask it, and wait for the next one."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from threading import Condition, Event
from typing import Final

from generator.preview.edition import Edition

LOOKING: Final = 60.0
"""Seconds since the last request after which nobody seems to look."""
QUIET: Final = 2.0
"""Seconds between two looks at the files when nobody looks at the pages."""


class Board:
    """Shows one edition at a time, each under a token of its own, also after the program was started anew."""

    def __init__(self, begin: Callable[[], None]) -> None:
        self._begin = begin
        """To be done when there is something to be shown."""
        self._changed, self._asked = Condition(), Event()
        self._start, self._editions = secrets.token_hex(4), 0
        self._edition: Edition | None = None
        self._last = -LOOKING

    def show(self, edition: Edition) -> None:
        """Put up the next edition."""
        with self._changed:
            self._editions, self._edition = self._editions + 1, edition
            self._changed.notify_all()
        if self._editions == 1:
            self._begin()

    def asked(self) -> tuple[str, Edition]:
        """Return what is shown, with its token; somebody looks."""
        self._last = time.monotonic()
        self._asked.set()
        with self._changed:
            if self._edition is None:
                raise RuntimeError
            return self._token, self._edition

    def news(self, token: str, patience: float) -> str:
        """Return the token of what is shown, as soon as it is another than ``token``, or after so many seconds."""
        self.asked()
        with self._changed:
            self._changed.wait_for(lambda: self._token != token, patience if token else 0)
            return self._token

    def rest(self, seconds: float) -> None:
        """Wait; when nobody looks, until somebody does, or longer."""
        if time.monotonic() - self._last < LOOKING:
            time.sleep(seconds)
        else:
            self._asked.clear()
            self._asked.wait(QUIET)

    @property
    def _token(self) -> str:
        return f"{self._start}-{self._editions}"
