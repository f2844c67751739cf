"""Valid records as plain values, as the loader would read them, and what a model says of one that was broken."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, Final

from pydantic import BaseModel, ValidationError

Value = dict[str, Any]
Path = tuple[str | int, ...]
Fault = tuple[str, Path]
"""The type of a pydantic error and the place where it was met."""

MISSING: Final = object()
"""Put in the place of a value: the key is taken out."""

OUT: Final[Value] = {"state": "published", "published_on": "2026-11-21"}

RECORDS: Final[dict[str, Value]] = {
    "organization": {"id": "phuong-nghia-tan", "name": "Phường Nghĩa Tân", "kind": "ward"},
    "document": {
        "id": "31-kh-bcdtp-2023",
        "type": "plan",
        "sign": "31-KH/BCĐTP",
        "title": {"unknown": "not_stated"},
    },
    "programme": {
        "id": "CT-2023-0001",
        **OUT,
        "title": "Chương trình năm 2023",
        "organization": "ban-chi-dao",
        "period": "2023",
    },
    "inspection": {
        "id": "KT-2022-0001",
        **OUT,
        "title": "Kiểm tra năm 2022",
        "kind": "inspection",
        "regime": "party",
        "stage": "concluded",
        "lead": "ban-chi-dao",
    },
    "conclusion": {
        "id": "KL-2022-0001",
        **OUT,
        "title": "Kết luận năm 2022",
        "level": "final",
        "issuer": "ban-chi-dao",
        "concluded_on": "2022-09-08",
    },
    "meeting": {
        "id": "HN-2021-0001",
        **OUT,
        "title": "Hội nghị năm 2021",
        "date": "2021-12-17?",
        "host": "ban-chi-dao",
    },
    "report": {
        "id": "BC-2022-0001",
        **OUT,
        "title": "Báo cáo năm 2022",
        "organization": "ban-chi-dao",
        "period": "2022",
    },
    "bulletin": {"id": "BT-2026-Q4", **OUT, "number": 1, "period": "2026-10/2026-12"},
}

FINDING: Final[Value] = {
    "id": "KL-2022-0001-f1",
    "kind": "shortcoming",
    "text": "Chưa công khai đủ.",
    "stated_by": "inspector",
}
RECOMMENDATION: Final[Value] = {"id": "KL-2022-0001-01", "text": "Công khai đủ.", "to": ["phuong-nghia-tan"]}
FIGURE: Final[Value] = {"name": "Số đơn vị", "quantity": 12, "stated_by": "chair"}
TABLE: Final[Value] = {
    "title": "Kết quả theo khối",
    "stated_by": "lead",
    "columns": [{"name": "Số đơn vị"}, {"name": "Tỷ lệ", "unit": "%"}],
    "groups": [
        {"name": "Phường", "cells": [4, 33]},
        {"name": "Cộng", "cells": [12, {"unknown": "not_stated"}]},
    ],
    "total": "Cộng",
}
MEASURE: Final[Value] = {"id": "KL-2022-0001-m1", "kind": "recovery", "text": "Thu hồi tiền."}
COMPLAINT: Final[Value] = {"by": {"withheld": "complainant"}, "outcome": "pending"}


def valid(kind: str, /, **changes: Any) -> Value:
    """Return a valid record of the type called ``kind``, with ``changes`` at its top."""
    return {**deepcopy(RECORDS[kind]), **changes}


RICH: Final[Value] = valid(
    "conclusion",
    findings=[FINDING],
    recommendations=[RECOMMENDATION],
    measures=[MEASURE],
    figures=[FIGURE],
    tables=[TABLE],
    complaints=[COMPLAINT],
    responses=[{"by": "phuong-nghia-tan", "position": "explains"}],
    sources=[{"grade": "press", "url": "https://bao.vn/bai?x=1"}],
    events=[{"on": "2022-09-08", "text": "Kết luận."}],
    relations=[{"kind": "cites", "record": "KL-2021-0001"}],
    changes=[{"on": "2026-11-22", "kind": "minor", "text": "Sửa lỗi chính tả."}],
    redactions=[{"field": "text", "on": "2026-11-22", "reason": "Có dữ liệu cá nhân."}],
    allow=[{"code": "NUM003", "reason": "Nguồn ghi như vậy."}],
    attachments=[{"file": "ket-luan.pdf", "title": "Kết luận"}],
    disclosures=[{"form": "posting", "on": "2022-09-10"}],
)
"""A conclusion with one of everything."""


def changed(value: Value, path: Path, new: Any) -> Value:
    """Return a copy of ``value`` with ``new`` at ``path``; ``MISSING`` takes the key out."""
    result = deepcopy(value)
    place: Any = result
    for step in path[:-1]:
        place = place[step]
    if new is MISSING:
        del place[path[-1]]
    else:
        place[path[-1]] = new
    return result


def faults(model: type[BaseModel], value: Any) -> list[Fault]:
    """Return what ``model`` finds wrong with ``value``; the tags of unions are no part of a place."""
    try:
        model.model_validate(value)
    except ValidationError as error:
        return [(each["type"], untagged(each["loc"])) for each in error.errors()]
    return []


def untagged(path: Path) -> Path:
    """Return ``path`` without the tags that pydantic puts where a value may be of several sorts."""
    return tuple(step for step in path if not str(step).startswith("<"))
