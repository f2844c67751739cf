"""What reading itself reports, explained like any other rule: the codes stand where they are raised."""

from __future__ import annotations
