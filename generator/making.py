"""Pages are made and written, some plans at a time: a pure function of the plans, what they look up, and the frame."""

from __future__ import annotations

import hashlib
import marshal
import os
from collections.abc import Container, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from generator import packing, publish, shell
from generator.finishing import file_of, finished
from generator.frame import Frame
from generator.kept import Made, Output
from generator.pages import Context, Page, Planned
from generator.pages.facets import Card
from generator.publish import Stamp


def made(
    context: Context,
    frame: Frame,
    cards: Mapping[str, Card],
    folder: Path,
    there: Container[str],
    plans: Sequence[Planned],
) -> bytes:
    """Make the pages of some plans and write them below ``folder``; return what came of them, packed."""
    found = {}
    for plan in plans:
        with context.view.asking() as asked:
            pages = list(plan.make())
        outputs = tuple([_output(page, frame, cards, folder, there) for page in pages])
        found[plan.path] = Made(made_of(plan, cards), str(asked), outputs)
    return packing.packed(found)


def _output(
    page: Page, frame: Frame, cards: Mapping[str, Card], folder: Path, there: Container[str]
) -> Output:
    around = frame.shells[shell.probe_of(page.path, frame.own)]
    content, document = finished(page, around, cards.get(page.path), frame.house)
    return Output(page.path, put(folder, file_of(page.path), content, there), page.updated, document)


def made_of(plan: Planned, cards: Mapping[str, Card]) -> bytes:
    """Return what tells of what the pages of a plan are made, beside what is asked while they are made."""
    card = cards.get(plan.path)
    return plan.made_of() + (hashlib.sha256(marshal.dumps(tuple(card), 2)).digest() if card else b"")


def put(folder: Path, path: str, content: bytes, there: Container[str]) -> Stamp:
    """Write a file below ``folder``, unless it is ``there`` and holds just that."""
    if path in there:
        with suppress(OSError), open(f"{folder}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 - there are many
            if file.read() == content:
                return publish.stamp(os.fstat(file.fileno()))
    return publish.put(folder, path, content)
