"""``phan-hoi/``: where and how to respond to a record, ask for its correction or its removal."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.context import Context, Planned

FOLDERS = ("phan-hoi",)
PATH = "phan-hoi/index.md"
TITLE = "Phản hồi, đề nghị đính chính hoặc gỡ bỏ"


def plans(context: Context) -> Iterator[Planned]:
    """Yield the page; a site that has not written its procedure says so."""
    yield context.plan("procedure.md.j2", PATH, TITLE, description=TITLE)
