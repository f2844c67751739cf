"""Building or serving a site through MkDocs, and the plugin that it finds there: only here is mkdocs imported."""

from __future__ import annotations

import os

# Material reads this when it is imported, and prints an English banner without it.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from generator.plugin.faults import DataFault, Misuse
from generator.plugin.hooks import FAST, MKDOCS, POLICY, BantinPlugin
from generator.plugin.running import build, data_dir, framed, plan, serve

__all__ = [
    "FAST",
    "MKDOCS",
    "POLICY",
    "BantinPlugin",
    "DataFault",
    "Misuse",
    "build",
    "data_dir",
    "framed",
    "plan",
    "serve",
]
