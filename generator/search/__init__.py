"""The search of the site: Pagefind makes the index, what it made is put together so that a phone downloads little.

Nothing here knows MkDocs or records: an ``Entry`` and the HTML of a page come in, files go out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import tee
from pathlib import Path

from generator.search import bundle
from generator.search.batches import indexed
from generator.search.bundle import File
from generator.search.document import Document, Entry, joined, searched
from generator.search.running import Failed
from generator.search.titles import script

__all__ = [
    "CACHE",
    "LARGE",
    "Document",
    "Entry",
    "Failed",
    "File",
    "files",
    "joined",
    "searched",
    "signature",
    "write",
]

CACHE = ".cache/tim-kiem"
"""Beside ``mkdocs.yml``: what the search keeps from one build for the next. It may be deleted at any time."""
FOLDER = "pagefind"
TITLES = "muc-luc.js"
LARGE = 500
"""A site with more pages to search than this keeps only how the blocks of a page begin: a phone pays for every word."""


def signature(documents: Iterable[Document], *, brief: bool) -> bytes:
    """Return a digest of all that an index is made of, the program apart."""
    digest = hashlib.sha256(repr(brief).encode())
    for entry, content in ((document.entry, document.content) for document in documents):
        told = (
            entry.path,
            entry.title,
            entry.lead,
            entry.day,
            entry.leads,
            entry.also,
            *entry.facets.items(),
            len(content),
        )
        digest.update(repr(told).encode() + content)
    return digest.digest()


def files(
    documents: Iterable[Document], *, brief: bool = False, cache: Path | None = None, jobs: int = 1
) -> Iterator[File]:
    """Yield the files of the index of ``documents``, their paths from the site's root; raise ``Failed``.

    The same documents give the same files, whatever the cache held.
    """
    batches, again = tee(indexed(list(documents), brief=brief, cache=cache, jobs=jobs))
    for file in bundle.files(batches, brief=brief):
        yield file._replace(path=f"{FOLDER}/{file.path}")
    entries = (document.entry for batch in again for document in batch.documents)
    yield File(f"{FOLDER}/{TITLES}", script(entries).encode())


def write(
    documents: Iterable[Document],
    site: Path,
    *,
    brief: bool = False,
    cache: Path | None = None,
    jobs: int = 1,
) -> None:
    """Write the index of ``documents`` into ``site``; raise ``Failed``, ``OSError``."""
    for folder in ("fragment", "index", "filter"):
        (site / FOLDER / folder).mkdir(parents=True, exist_ok=True)
    for file in files(documents, brief=brief, cache=cache, jobs=jobs):
        with open(f"{site}/{file.path}", "wb", buffering=0) as target:  # noqa: PTH123 - there are very many
            target.write(file.content())
