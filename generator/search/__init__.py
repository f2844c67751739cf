"""The search of the site: Pagefind makes the index, what it made is put together so that a phone downloads little.

Nothing here knows MkDocs or records: an ``Entry`` and the HTML of a page come in, files go out.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from generator.search.batches import Failed, indexed
from generator.search.bundle import prepare, put_together, write_fragments
from generator.search.document import Document, Entry, joined, searched
from generator.search.titles import script

__all__ = ["CACHE", "FOLDER", "LARGE", "Document", "Entry", "Failed", "joined", "searched", "write"]

CACHE = ".cache/tim-kiem"
"""Beside ``mkdocs.yml``: what the search keeps from one build for the next. It may be deleted at any time."""
FOLDER = "pagefind"
TITLES = "muc-luc.js"


LARGE = 2_000
"""A site with more pages to search than this keeps only how the blocks of a page begin: a phone pays for every word."""


def write(
    documents: Iterable[Document], site: Path, *, brief: bool = False, cache: Path | None = None
) -> None:
    """Write the index of ``documents`` into ``site``; raise ``Failed``.

    The same documents give the same bytes, whatever the cache held.
    """
    target = site / FOLDER
    prepare(target)
    made = indexed(list(documents), brief=brief, cache=cache, then=partial(write_fragments, target))
    put_together(made, target, brief=brief, cache=cache)
    entries = (document.entry for batch in made for document in batch.documents)
    (target / TITLES).write_text(script(entries), encoding="utf-8", newline="\n")
