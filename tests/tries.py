"""How many examples a property is tried with: few in every run, many times as many with ``EXAMPLES=20``."""

from __future__ import annotations

import os
from collections.abc import Collection
from typing import Final

from hypothesis import HealthCheck, settings

TIMES: Final = int(os.environ.get("EXAMPLES", "1"))


def tries(count: int, allow: Collection[HealthCheck] = ()) -> settings:
    """Return the settings for ``count`` examples, or for as many times more as are asked for."""
    return settings(max_examples=count * TIMES, suppress_health_check=[HealthCheck.too_slow, *allow])
