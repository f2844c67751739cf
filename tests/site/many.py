"""A data folder with so many small records that every kind of list goes on over several pages."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

COUNT: Final = 230
TODAY: Final = date(2026, 1, 1)
RECORD = """\
id: KT-2025-{number:04d}
state: published
published_on: 2025-12-31
title: Kiểm tra thôn {number}
kind: inspection
regime: administrative
stage: conducted
lead: ubnd-xa-mot
programme: CT-2025-0001
legal_basis: [ke-hoach]
conducted: 2025-{month:02d}-{day:02d}
inspected:
  - {{kind: thôn, count: 1, named: [thon-{number}], complete: true}}
"""
CONCLUSION = """\
id: KL-2025-0001
state: published
published_on: 2025-12-31
title: Kết luận có nhiều kiến nghị
level: final
issuer: {described: cơ quan cấp trên}
concluded_on: 2025-12-30
"""
NUMBERS: Final = range(1, COUNT + 1)
ASKED = [f"  - {{id: KL-2025-0001-{number:03d}, text: Việc {number}., to: [xa-hai]}}\n" for number in NUMBERS]
CHANGED = [f"  - {{on: 2026-01-01, kind: major, text: Sửa lần {number}.}}\n" for number in NUMBERS]
OTHERS = {
    "conclusions/KL-2025-0001.yml": "".join(
        [CONCLUSION, "recommendations:\n", *ASKED, "changes:\n", *CHANGED]
    ),
    "site.yml": "name: Trang nhiều bản ghi\npublisher: ubnd-xa-mot\n",
    "organizations/ubnd-xa-mot.yml": "id: ubnd-xa-mot\nname: Ủy ban nhân dân xã Một\nkind: peoples_committee\n",
    "organizations/xa-mot.yml": "id: xa-mot\nname: Xã Một\nkind: commune\n",
    "organizations/xa-hai.yml": "id: xa-hai\nname: Xã Hai\nkind: commune\n",
    "documents/ke-hoach.yml": "id: ke-hoach\ntype: plan\nsign: 1/KH\ntitle: Kế hoạch kiểm tra\n",
    "programmes/CT-2025-0001.yml": "id: CT-2025-0001\nstate: published\npublished_on: 2025-12-31\ntitle: Chương trình\n"
    "organization: ubnd-xa-mot\nperiod: 2025\n",
}


def write(folder: Path) -> None:
    """Write the records and the settings below ``folder``."""
    texts = OTHERS | {
        f"inspections/KT-2025-{number:04d}.yml": RECORD.format(
            number=number, month=number % 12 + 1, day=number % 28 + 1
        )
        for number in NUMBERS
    }
    for number in NUMBERS:
        name = f"id: thon-{number}\nname: Thôn {number}\nkind: village_group\nparent: xa-mot\n"
        texts[f"organizations/thon-{number}.yml"] = name
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
