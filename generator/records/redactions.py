"""Where something was redacted, in words: an editor writes ``text của KL-2022-0001-f1``, a citizen reads its label."""

from __future__ import annotations

import re

from generator.records.base import Part, label
from generator.records.common import Record, Redaction
from generator.records.findings import Finding
from generator.records.tasks import Measure, Recommendation

_ITEM = re.compile(r"-(?P<kind>[fm]?)[0-9]+$")
_MODELS: dict[str, type[Part]] = {"f": Finding, "m": Measure, "": Recommendation}


def place(kind: type[Record], redaction: Redaction) -> str:
    """Return what was redacted in a record of a ``kind``, with the label of a field where its key was written."""
    key, _, rest = redaction.field.partition(" ")
    item = _ITEM.search(rest)
    model = _MODELS[item["kind"]] if item else kind
    return f"{label(model, key)} {rest}".strip() if key in model.model_fields else redaction.field


def is_about(redaction: Redaction, name: str) -> bool:
    """Whether ``name`` (the key of a field, or the id of an item) is what was redacted, or where."""
    return name in redaction.field.split()
