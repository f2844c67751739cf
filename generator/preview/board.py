"""Where the newest edition is put up: browsers ask it, and wait for the next one."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition, Event
from typing import Final

from generator.preview.edition import Edition

LOOKING: Final = 60.0
"""Seconds since the last request after which nobody seems to look."""
QUIET: Final = 2.0
"""Seconds between two looks at the files when nobody looks at the pages."""
SETTLING: Final = 0.1
"""Seconds in which a browser that waits for an edition asks for it."""
PATIENCE: Final = 3.0
"""Seconds in which it has it."""


class Board:
    """Shows one edition at a time, each under a token of its own, also after the program was started anew."""

    def __init__(self, begin: Callable[[], None]) -> None:
        self._begin = begin
        """To be done when there is something to be shown."""
        self._changed, self._asked = Condition(), Event()
        self._start, self._editions = secrets.token_hex(4), 0
        self._edition: Edition | None = None
        self._asking = 0
        self._last = -LOOKING

    def show(self, edition: Edition) -> None:
        """Put up the next edition."""
        with self._changed:
            self._editions, self._edition = self._editions + 1, edition
            self._changed.notify_all()
        if self._editions == 1:
            self._begin()

    @contextmanager
    def asked(self) -> Iterator[tuple[str, Edition]]:
        """Give what is shown, with its token, to somebody who looks."""
        self._look()
        with self._changed:
            if self._edition is None:
                raise RuntimeError
            shown = self._token, self._edition
            self._asking += 1
        try:
            yield shown
        finally:
            with self._changed:
                self._asking -= 1
                self._changed.notify_all()

    def news(self, token: str, patience: float) -> str:
        """Return the token of what is shown, as soon as it is another than ``token``, or after so many seconds."""
        self._look()
        with self._changed:
            self._changed.wait_for(lambda: self._token != token, patience if token else 0)
            return self._token

    def settle(self) -> None:
        """Let those who waited for what is shown now have it before anything else is done."""
        if time.monotonic() - self._last < LOOKING:
            time.sleep(SETTLING)
            with self._changed:
                self._changed.wait_for(lambda: not self._asking, PATIENCE)

    def rest(self, seconds: float) -> None:
        """Wait; when nobody looks, until somebody does, or longer."""
        if time.monotonic() - self._last < LOOKING:
            time.sleep(seconds)
        else:
            self._asked.clear()
            self._asked.wait(QUIET)

    def _look(self) -> None:
        self._last = time.monotonic()
        self._asked.set()

    @property
    def _token(self) -> str:
        return f"{self._start}-{self._editions}"
