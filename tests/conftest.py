"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

# How long an example takes says how busy the machine is, not whether the program is right.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
