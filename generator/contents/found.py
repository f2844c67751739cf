"""What was found in a file."""

from __future__ import annotations

from typing import NamedTuple


class Contents(NamedTuple):
    """What was found in a file; what could not be looked at is not told."""

    size: int = 0
    readable: bool = True
    fits: bool = True
    """Whether the bytes are what the name's ending says."""
    active: str = ""
    """What in a PDF acts by itself, or hides another file."""
    macro: str = ""
    """What in an office file or an archive is a program."""
    external: str = ""
    """What an office file fetches from elsewhere when it is opened."""
    locked: bool = False
    """Whether it asks for a password."""
    sealed: bool = False
    """Whether a PDF is encrypted: it may ask for a password or not, and nobody sees what is in it."""
    located: bool = False
    """Whether a picture says where it was taken."""
    hidden: str = ""
    """What in an office file readers do not see at first: comments, tracked changes, a sheet."""
    bomb: bool = False
    """Whether it unpacks to more than anybody looks through."""
