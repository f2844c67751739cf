"""What an examination finds, as whoever looks after the site reads it."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """Something that should not be: where, and what."""

    place: str
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text}"


class Missing(Exception):  # noqa: N818 - the machine lacks something; nothing was done wrong
    """A tool is not there, or does not start: the message says in Vietnamese what to install."""
