"""The least that makes a page of each record: CSafeLoader, one Jinja template, one file.

It knows no other record, checks nothing, makes no list. ``python -m tests.bench.jobs.floor DATA LAYOUT SITE``
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import jinja2
import yaml

FOLDERS: Final = {
    "inspections": "kiem-tra",
    "conclusions": "ket-luan",
    "documents": "van-ban",
    "organizations": "don-vi",
}
PARTS: Final = (
    ("inspected", "don-vi", "Đơn vị được kiểm tra"),
    ("findings", "phat-hien", "Phát hiện, nhận xét"),
    ("recommendations", "kien-nghi", "Kiến nghị, yêu cầu"),
    ("measures", "xu-ly", "Xử lý"),
    ("responses", "y-kien", "Ý kiến của đơn vị"),
    ("figures", "so-lieu", "Số liệu"),
    ("purpose", "muc-dich", "Mục đích"),
    ("scope", "noi-dung", "Nội dung kiểm tra"),
    ("teams", "doan", "Đoàn kiểm tra"),
    ("disclosures", "cong-khai", "Công khai"),
    ("sources", "nguon", "Nguồn"),
)
"""The contents of a page: field, id, title."""
NESTED: Final = ("findings", "recommendations")
"""Fields whose items are in the contents too."""


def build(data: Path, layout: Path, site: Path) -> None:
    """Write a page for each record."""
    loader = jinja2.FileSystemLoader(layout.parent)
    template = jinja2.Environment(loader=loader, autoescape=True).get_template(layout.name)
    for kind, folder in FOLDERS.items():
        for path in sorted((data / kind).rglob("*.yml")):
            with path.open(encoding="utf-8") as file:
                record = yaml.load(file, Loader=yaml.CSafeLoader)
            target = site / folder / path.stem
            target.mkdir(parents=True)
            page = template.render(record, record=record, folder=folder, parts=PARTS, nested=NESTED)
            (target / "index.html").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    build(*map(Path, sys.argv[1:]))
