"""The templates, read once: every process that begins from here has them."""

from __future__ import annotations

from generator.pages.engine import environment

for name in environment().list_templates():
    environment().get_template(name)
