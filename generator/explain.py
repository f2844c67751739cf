"""The rules as editors read them: one of them or all, on a terminal, and as a page of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from textwrap import dedent
from typing import Final

from generator.checks import RULES, Rule
from generator.markup import escape

PAGE: Final = Path("content/bien-tap/quy-tac.md")
"""The page, in the repository."""
FAMILIES: Final = {
    "ALL": "Lời báo và việc chấp nhận cảnh báo",
    "DAT": "Ngày tháng",
    "FIL": "Tệp và thư mục",
    "FLD": "Các mục của bản ghi",
    "ID": "Mã",
    "NUM": "Con số",
    "PER": "Dữ liệu cá nhân",
    "PUB": "Việc công khai, đăng và sửa sau khi đăng",
    "REF": "Chỗ dẫn tới bản ghi khác",
    "SEC": "Bí mật",
    "SRC": "Nguồn và tệp đính kèm",
    "TXT": "Chữ và ký tự",
    "YML": "Cách viết YAML",
}
"""What each family of rules is about."""
_HEAD: Final = """\
---
title: Các quy tắc kiểm tra
description: Mọi điều bantin kiểm tra trong bản ghi, vì sao, và cách sửa.
---

# Các quy tắc kiểm tra

Mỗi lời báo của `bantin check` có một mã, ví dụ FLD003. Trang này nói quy tắc ấy đòi hỏi gì và vì sao, kèm một ví dụ
sai và một ví dụ đúng. Trên máy có bantin thì gõ `bantin rule FLD003` để đọc đúng phần ấy.

**Lỗi** là điều sai trong mọi trường hợp: còn lỗi thì trang không được dựng. **Cảnh báo** là điều có thể đúng: xem lại,
rồi sửa, hoặc ghi lý do vào chính bản ghi:

```yaml
allow:
  - {code: REF003, reason: Bản nháp sẽ được đăng cùng ngày.}
```

Trang này do máy lập từ các quy tắc.
"""


def by_family() -> Iterator[tuple[str, list[Rule]]]:
    """Yield the families and their rules, both in alphabetical order."""
    ordered = sorted(RULES.by_code.values(), key=lambda rule: (rule.family, rule.code.code))
    for family, rules in groupby(ordered, key=lambda rule: rule.family):
        yield family, list(rules)


def listing(only: str = "") -> str:
    """Return the rules (of one family) by family, a line each."""
    return "\n\n".join(
        "\n".join([f"{family}: {FAMILIES.get(family, family)}", *map(_line, rules)])
        for family, rules in by_family()
        if only in {"", family}
    )


def _line(rule: Rule) -> str:
    return f"  {rule.code.code}  {rule.code.severity.value:8}  {rule.title}"


def text(rule: Rule) -> str:
    """Return what there is to know of a rule."""
    head = f"{rule.code.code} {rule.code.name} ({rule.code.severity.value})"
    allow = (
        "Cảnh báo này đúng là không có gì sai thì ghi lý do vào bản ghi:\n\n"
        f"    allow:\n      - {{code: {rule.code.code}, reason: (vì sao)}}"
    )
    return "\n\n".join([head, rule.doc, *([allow] if rule.allowable else [])])


def page() -> str:
    """Return the page that explains every rule, in Markdown."""
    return "\n".join([_HEAD, *(_section(family, rules) for family, rules in by_family())])


def _section(family: str, rules: list[Rule]) -> str:
    return "\n".join([f"## {FAMILIES.get(family, family)} ({family})\n", *map(_rule, rules)])


def _rule(rule: Rule) -> str:
    title, *rest = re.split(r"\n\s*\n", rule.doc)
    said = f"**{escape(title)}** {rule.code.severity.value.capitalize()}, tên `{rule.code.name}`."
    return "\n\n".join([f"### {rule.code.code}", said, *_blocks(rest)]) + "\n"


def _blocks(paragraphs: list[str]) -> Iterator[str]:
    """Yield paragraphs and examples; an example may hold empty lines."""
    for is_example, found in groupby(paragraphs, key=lambda each: each.startswith("    ")):
        if is_example:
            yield f"```\n{dedent(chr(10).join(f'{each}{chr(10)}' for each in found)).strip()}\n```"
        else:
            yield from (str(escape(each)) for each in found)
