"""The options of the command line, and what their values may be."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click

from generator.checks import RULES
from generator.formats import FORMATS, PEOPLE
from generator.problem import printable
from generator.site import HANOI

YEARS = range(1900, 2201)
"""The years that a site can be of, as those of its records."""
_ADDRESS = re.compile(r"(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\]):([0-9]{1,5})")


def _fix_day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Make the given day the build's day, for everything that asks: one mechanism, ``SOURCE_DATE_EPOCH``."""
    if value is None:
        return None
    try:
        day = date.fromisoformat(value)
        if day.isoformat() != value:
            raise ValueError(value)  # noqa: TRY301 - 20261121 and 2026-W47-6 are days to Python only
    except ValueError:
        message = "Viết năm-tháng-ngày, ví dụ 2026-11-21."
        raise click.BadParameter(message) from None
    if day.year not in YEARS:
        message = f"Năm phải từ {YEARS[0]} đến {YEARS[-1]}."
        raise click.BadParameter(message)
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=HANOI)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(noon.timestamp()))
    return value


def _names(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> frozenset[str]:
    """Return the codes and families that are named: by comma lists, by code, by name, by family."""
    typed = [name.strip() for value in values for name in value.split(",") if name.strip()]
    return frozenset(_named(name) for name in typed)


def _named(name: str) -> str:
    if rule := RULES.find(name):
        return rule.code.code
    families = {rule.family for rule in RULES.by_code.values()}
    if name.upper() in families:
        return name.upper()
    hint = RULES.meant(name) or f"Các nhóm: {', '.join(sorted(families))}."
    message = f"Không có quy tắc hay nhóm quy tắc “{printable(name)}”. {hint}"
    raise click.BadParameter(message)


def _rule_or_family(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    return _named(value) if value else ""


def _check_format(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    if value not in FORMATS:
        message = f"Các dạng: {', '.join(FORMATS)}."
        raise click.BadParameter(message)
    return value


def _some(_context: click.Context, _parameter: click.Parameter, value: str | None) -> int | None:
    if value is None:
        return None
    if not re.fullmatch(r"[1-9][0-9]{0,2}", value):
        message = "Viết số từ 1 đến 999."
        raise click.BadParameter(message)
    return int(value)


def address(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """Refuse what is no address to serve at."""
    match = _ADDRESS.fullmatch(value)
    if not match or not 0 < int(match[1]) < 65_536:
        message = "Viết địa chỉ và cổng, ví dụ 127.0.0.1:8000."
        raise click.BadParameter(message)
    return value


def need(data: Path) -> None:
    """Refuse a data folder that is not there."""
    if not data.is_dir():
        message = f"Không thấy thư mục {data}. Chạy lệnh này ở thư mục gốc của trang, hoặc thêm --data."
        raise click.ClickException(message)


def option(*names: str, help: str, **more: object) -> Callable[[Callable[..., None]], Callable[..., None]]:  # noqa: A002
    """Make an option that says what it does."""
    return click.option(*names, help=help, **more)  # type: ignore[arg-type]


today = option(
    "--today",
    metavar="NGÀY",
    callback=_fix_day,
    expose_value=False,
    help="Coi ngày này là hôm nay (năm-tháng-ngày).",
)
config = option(
    "-f",
    "--config-file",
    metavar="TỆP",
    default="mkdocs.yml",
    type=click.Path(path_type=Path),
    help="Tệp cấu hình của trang (mặc định: mkdocs.yml).",
)
data = option(
    "--data",
    metavar="THƯ_MỤC",
    default="data",
    type=click.Path(path_type=Path),
    help="Thư mục dữ liệu (mặc định: data).",
)
form = option(
    "--format",
    "form",
    metavar="DẠNG",
    default=PEOPLE,
    callback=_check_format,
    help=f"Dạng kết quả: {', '.join(FORMATS)}.",
)
_select = option(
    "--select",
    metavar="MÃ",
    multiple=True,
    callback=_names,
    help="Chỉ hiện các mã, nhóm này, ví dụ NUM,DAT001.",
)
_ignore = option(
    "--ignore",
    metavar="MÃ",
    multiple=True,
    callback=_names,
    help="Không hiện các mã, nhóm này; lỗi vẫn là lỗi.",
)
_allowed = option("--allowed", is_flag=True, help="Hiện cả các cảnh báo được chấp nhận, kèm lý do.")
fix = option("--fix", is_flag=True, help="Tự sửa những chỗ chắc chắn, không đổi nội dung.")
diff = option("--diff", is_flag=True, help="Chỉ cho xem --fix sẽ sửa gì, không ghi vào tệp.")
strict = option("--strict", is_flag=True, help="Coi cảnh báo như lỗi.")
jobs = option(
    "--jobs",
    metavar="SỐ",
    callback=_some,
    help="Số tiến trình cùng làm (mặc định: mọi bộ xử lý).",
)
rule = click.argument("name", metavar="[MÃ]", default="", callback=_rule_or_family)


def choice(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that choose what is shown of the problems."""
    for each in (_allowed, _ignore, _select):
        command = each(command)
    return command
