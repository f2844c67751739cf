"""The command line. Exit codes: 0 fine, 1 problems in the data, 2 the program or its use."""

from __future__ import annotations

import os
import re
import sys
import traceback
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click

from generator import __version__, starter, terminal
from generator.problem import stops
from generator.publish import NotOurs, aside
from generator.site import HANOI, Faulty, checked, civil_day, todays_site
from generator.todo import todo as things_to_do

FINE, DATA, PROGRAM = 0, 1, 2
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


def _check_address(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    match = _ADDRESS.fullmatch(value)
    if not match or not 0 < int(match[1]) < 65_536:
        message = "Viết địa chỉ và cổng, ví dụ 127.0.0.1:8000."
        raise click.BadParameter(message)
    return value


def _option(*names: str, help: str, **more: object) -> Callable[[Callable[..., None]], Callable[..., None]]:  # noqa: A002
    return click.option(*names, help=help, **more)  # type: ignore[arg-type]


_today = _option(
    "--today",
    metavar="NGÀY",
    callback=_fix_day,
    expose_value=False,
    help="Coi ngày này là hôm nay (năm-tháng-ngày).",
)
_config = _option(
    "-f",
    "--config-file",
    metavar="TỆP",
    default="mkdocs.yml",
    type=click.Path(path_type=Path),
    help="Tệp cấu hình của trang (mặc định: mkdocs.yml).",
)
_data = _option(
    "--data",
    metavar="THƯ_MỤC",
    default="data",
    type=click.Path(path_type=Path),
    help="Thư mục dữ liệu (mặc định: data).",
)


@click.group(
    cls=terminal.VietnameseGroup, help="Dựng trang bản tin từ các bản ghi kiểm tra, giám sát, kết luận."
)
@click.version_option(__version__, message="bantin %(version)s", help="Hiện số phiên bản rồi thoát.")
def commands() -> None:
    """Refuse a day that is none, whichever command it is for."""
    try:
        year = civil_day().year
    except (ValueError, OverflowError, OSError):
        year = 0
    if year not in YEARS:
        message = f"SOURCE_DATE_EPOCH phải là số giây tính từ năm 1970, trong các năm {YEARS[0]}–{YEARS[-1]}."
        raise click.ClickException(message)


@commands.command(help="Kiểm tra các bản ghi và báo mọi chỗ sai.")
@_data
@_today
def check(data: Path) -> None:
    """Load everything, build nothing."""
    _need(data)
    loaded = checked(data).loaded
    terminal.report(loaded.problems)
    if stops(loaded.problems):
        sys.exit(DATA)
    click.echo(f"Đã kiểm tra {len(loaded.registry)} bản ghi, không có lỗi.")


@commands.command(help="Việc cần làm trong tuần của người biên tập.")
@_data
@_today
def todo(data: Path) -> None:
    """Say what to do; faults in the data are only counted."""
    _need(data)
    loaded, today = checked(data).loaded, civil_day()
    terminal.report_todo(things_to_do(loaded.registry, today), today)
    if stops(loaded.problems):
        click.echo("Có bản ghi bị lỗi nên chưa được xét; chạy bantin check để xem.", err=True)


@commands.command(help="Tạo một trang mới trong một thư mục trống.")
@click.argument("folder", metavar="THƯ_MỤC", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Make a new site."""
    starter.create(folder)
    click.echo(
        f"Đã tạo trang mới trong {folder}. Sửa {folder / 'data' / 'site.yml'} trước, rồi đọc README.vi.md."
    )


@commands.command(help="Dựng trang vào thư mục site; có lỗi thì giữ nguyên trang cũ.")
@_config
@_option(
    "--site-dir", metavar="THƯ_MỤC", type=click.Path(path_type=Path), help="Nơi đặt trang (mặc định: site)."
)
@_today
def build(config_file: Path, site_dir: Path | None) -> None:
    """Build aside and swap."""
    from generator import plugin  # noqa: PLC0415 - MkDocs takes long to import, and only two commands need it

    _need_config(config_file)
    target = site_dir or plugin.site_dir(config_file)
    progress = terminal.Progress()
    try:
        with aside(target) as made:
            warnings = plugin.build(config_file, made, progress)
    except plugin.DataFault as fault:
        progress.close()
        terminal.report(fault.problems)
        click.echo("Trang cũ được giữ nguyên.", err=True)
        sys.exit(DATA)
    finally:
        progress.close()
    terminal.report(warnings)
    click.echo(f"Đã dựng trang. Mở {target / 'index.html'} để xem.")


@commands.command(help="Xem thử trang trên máy này; sửa bản ghi là trang tự dựng lại.")
@_config
@_option(
    "--address",
    metavar="ĐỊA_CHỈ",
    default="127.0.0.1:8000",
    callback=_check_address,
    help="Địa chỉ xem thử (mặc định: 127.0.0.1:8000).",
)
@_today
def serve(config_file: Path, address: str) -> None:
    """Serve with MkDocs."""
    from generator import plugin  # noqa: PLC0415 - as above

    _need_config(config_file)
    click.echo(f"Xem trang tại http://{address}/ — nhấn Ctrl+C để dừng.")
    try:
        plugin.serve(config_file, address)
    except plugin.DataFault as fault:
        terminal.report(fault.problems)
        sys.exit(DATA)


@commands.command(help="Chỉ viết các trang Markdown ra một thư mục, để công cụ khác dựng.")
@_data
@_option(
    "--out", metavar="THƯ_MỤC", required=True, type=click.Path(path_type=Path), help="Nơi viết các trang."
)
@_today
def generate(data: Path, out: Path) -> None:
    """Write plain Markdown."""
    _need(data)
    try:
        site = todays_site(data)
    except Faulty as faulty:
        terminal.report(faulty.problems)
        sys.exit(DATA)
    count = 0
    with aside(out) as made:
        for page in site.pages():
            _write(made / page.path, page.markdown.encode("utf-8"))
            count += 1
        for attachment in site.attachments():
            _write(made / attachment.path, attachment.source.read_bytes())
    terminal.report(site.problems)
    click.echo(f"Đã viết {count} trang vào {out}.")


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _need(data: Path) -> None:
    if not data.is_dir():
        message = f"Không thấy thư mục {data}. Chạy lệnh này ở thư mục gốc của trang, hoặc thêm --data."
        raise click.ClickException(message)


def _need_config(config_file: Path) -> None:
    if not config_file.is_file():
        message = (
            f"Không thấy tệp {config_file}. Chạy lệnh này ở thư mục gốc của trang, hoặc thêm --config-file."
        )
        raise click.ClickException(message)


def main() -> None:
    """Run the command line; nothing but Vietnamese sentences reaches the editor."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        with terminal.notes_of("mkdocs", "MkDocs"):
            commands.main(prog_name="bantin", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as shown:
        click.echo(shown.format_message())
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last resort: an editor never sees a traceback
        if os.environ.get("BANTIN_DEBUG"):
            traceback.print_exc()
        click.echo(_explain(error), err=True)
        sys.exit(PROGRAM)


def _explain(error: BaseException) -> str:
    """Say in one Vietnamese sentence what stopped the program."""
    match error:
        case click.UsageError():
            return terminal.usage_message(error)
        case click.ClickException():
            return terminal.refusal(error)
        case click.Abort() | KeyboardInterrupt():
            return "Đã dừng."
        case NotOurs():
            return f"Không ghi đè {error}: thư mục này không phải do bantin tạo ra."
        case starter.NotEmpty():
            return f"Không tạo trang mới trong {error}: thư mục này không trống."
        case OSError():
            return terminal.machine_message(error)
    name = f"{type(error).__name__}: {error}"
    return f"Chương trình gặp lỗi ngoài dự kiến ({name}). Đặt BANTIN_DEBUG=1 để xem chi tiết."
