"""The command line. Exit codes: 0 fine, 1 problems in the data, 2 the program or its use."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from typing import Any

import click
from jinja2 import TemplateError

from generator import __version__, explain, formats, options, starter, terminal, vscode
from generator.checks import RULES
from generator.fixing import mend
from generator.new import new
from generator.problem import stops
from generator.publish import Busy, NotOurs, Unmovable, aside, locked
from generator.site import Faulty, checked, civil_day, todays_site
from generator.todo import todo as things_to_do
from generator.unchanged import Run

FINE, DATA, PROGRAM = 0, 1, 2


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
    if year not in options.YEARS:
        first, last = options.YEARS[0], options.YEARS[-1]
        message = f"SOURCE_DATE_EPOCH phải là số giây tính từ năm 1970, trong các năm {first}–{last}."
        raise click.ClickException(message)


@commands.command(help="Kiểm tra các bản ghi và báo mọi chỗ sai.")
@options.data
@options.today
@options.form
@options.choice
@options.strict
@options.diff
@options.fix
def check(data: Path, form: str, *, strict: bool, fix: bool, diff: bool, **choice: Any) -> None:
    """Load everything, build nothing; what is not shown counts all the same."""
    options.need(data)
    if diff or fix:
        terminal.report_mended(mend(data, civil_day()), only_show=diff)
    if diff:
        return
    run = Run(sys.argv[1:])
    run.look(data)
    found = checked(data)
    report = formats.chosen(found, data, **choice)
    _say(run, formats.text(report, form))
    _say(run, report.warned(strict=strict), err=form != formats.PEOPLE)
    code = DATA if stops(found.problems, strict=strict) else FINE
    if code == FINE and form == formats.PEOPLE:
        _say(run, f"Đã kiểm tra {len(found.loaded.registry)} bản ghi, không có lỗi.")
    run.keep(code)
    sys.exit(code)


@commands.command(help="Giải thích một quy tắc kiểm tra, hoặc liệt kê mọi quy tắc.")
@options.rule
def rule(name: str) -> None:
    """Explain a rule, list a family, or list them all."""
    found = RULES.find(name)
    click.echo(explain.text(found) if found else explain.listing(name))


@commands.command(help="Việc cần làm trong tuần của người biên tập.")
@options.data
@options.today
def todo(data: Path) -> None:
    """Say what to do; faults in the data are only counted."""
    options.need(data)
    loaded, today = checked(data).loaded, civil_day()
    terminal.report_todo(things_to_do(loaded.registry, today, loaded.law, loaded.settings), today)
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


commands.add_command(new)


@commands.command("vscode", help="Giúp VS Code gợi ý và báo lỗi khi viết bản ghi.")
@options.data
def refresh_vscode(data: Path) -> None:
    """Write the schemas beside the data folder."""
    options.need(data)
    site = data.absolute().parent
    written = vscode.refresh(site, data.name)
    kept = "" if set(vscode.OWN) <= set(written) else " Các cài đặt có sẵn được giữ nguyên."
    click.echo(f"Đã ghi {len(written)} tệp vào {site / vscode.FOLDER}.{kept}")


@commands.command(help="Dựng trang vào thư mục site; có lỗi thì giữ nguyên trang cũ.")
@options.config
@options.option(
    "--site-dir", metavar="THƯ_MỤC", type=click.Path(path_type=Path), help="Nơi đặt trang (mặc định: site)."
)
@options.today
@options.strict
@options.jobs
def build(config_file: Path, site_dir: Path | None, *, strict: bool, jobs: int | None) -> None:
    """Build aside and swap."""
    from generator import builder, plugin  # noqa: PLC0415 - MkDocs takes long to import, and only two commands need it

    _need_config(config_file)
    run, progress = Run(sys.argv[1:]), terminal.Progress()
    try:
        result = builder.build(config_file, site_dir, progress, run.look, strict=strict, jobs=jobs)
    except (plugin.DataFault, Faulty) as fault:
        progress.close()
        data = plugin.data_dir(config_file)
        _tell(formats.report(fault.problems, data), strict=strict)
        click.echo("Trang cũ được giữ nguyên.", err=True)
        sys.exit(DATA)
    finally:
        progress.close()
    _say(
        run, formats.text(formats.report(result.warnings, result.data), formats.PEOPLE, aside=True), err=True
    )
    _say(run, f"Đã dựng trang. Mở {result.site / 'index.html'} để xem.")
    if result.stamps:
        run.made(result.site, result.stamps)
        run.keep(FINE)


@commands.command(help="Xem thử trang trên máy này; lưu bản ghi là trang tự hiện lại.")
@options.config
@options.option(
    "--address",
    metavar="ĐỊA_CHỈ",
    default="127.0.0.1:8000",
    callback=options.address,
    help="Địa chỉ xem thử (mặc định: 127.0.0.1:8000).",
)
@options.today
def serve(config_file: Path, address: str) -> None:
    """Show each page as it is asked for; where MkDocs has more to do, let it serve."""
    from generator import preview  # noqa: PLC0415 - only this command needs it

    _need_config(config_file)
    with locked(config_file.absolute().parent / preview.FOLDER):
        if not preview.serve(config_file, address, _told):
            _serve_by_mkdocs(config_file, address)


def _serve_by_mkdocs(config_file: Path, address: str) -> None:
    from generator import plugin  # noqa: PLC0415 - as above

    click.echo(f"Xem trang tại http://{address}/ — nhấn Ctrl+C để dừng.")
    try:
        plugin.serve(config_file, address)
    except plugin.DataFault as fault:
        _tell(formats.report(fault.problems, fault.data))
        sys.exit(DATA)


@commands.command(help="Chỉ viết các trang Markdown ra một thư mục, để công cụ khác dựng.")
@options.data
@options.option(
    "--out", metavar="THƯ_MỤC", required=True, type=click.Path(path_type=Path), help="Nơi viết các trang."
)
@options.today
def generate(data: Path, out: Path) -> None:
    """Write plain Markdown."""
    options.need(data)
    try:
        site = todays_site(data)
    except Faulty as faulty:
        _tell(formats.report(faulty.problems, data))
        sys.exit(DATA)
    count = 0
    with aside(out) as made:
        for page in site.pages():
            _write(made / page.path, page.markdown.encode("utf-8"))
            count += 1
        for attachment in site.attachments():
            _write(made / attachment.path, attachment.source.read_bytes())
    _tell(formats.report(site.problems, data))
    click.echo(f"Đã viết {count} trang vào {out}.")


def _tell(report: formats.Report, *, strict: bool = False) -> None:
    """Tell beside what a command makes what is wrong with the data."""
    for text in (formats.text(report, formats.PEOPLE, aside=True), report.warned(strict=strict)):
        _say(None, text, err=True)


def _say(run: Run | None, text: str, *, err: bool = False) -> None:
    """Say something, if there is anything to be said; what a run says it can say again."""
    if text:
        click.echo(text, err=err)
        if run:
            run.say(text, err=err)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


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
        with terminal.stopped_by_signals(), terminal.notes_of("mkdocs", "MkDocs"):
            commands.main(prog_name="bantin", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as shown:
        click.echo(shown.format_message())
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last resort: an editor never sees a traceback
        click.echo(_told(error), err=True)
        sys.exit(PROGRAM)


def _told(error: BaseException) -> str:
    """Return what an editor is told of an error; whoever mends the program sees more."""
    if os.environ.get("BANTIN_DEBUG"):
        traceback.print_exception(error)
    return _explain(error)


def _explain(error: BaseException) -> str:
    """Say in one Vietnamese sentence what stopped the program."""
    match error:
        case click.UsageError():
            return terminal.usage_message(error)
        case click.ClickException():
            return terminal.refusal(error)
        case click.Abort() | KeyboardInterrupt():
            return "Đã dừng."
        case NotOurs() | Busy() | Unmovable() | starter.NotEmpty():
            return _refusal(error)
        case ChildProcessError():
            return (
                "Một tiến trình của chương trình bị dừng giữa chừng, có thể vì máy hết bộ nhớ. Hãy chạy lại."
            )
        case OSError():
            return terminal.machine_message(error)
        case TemplateError():
            return terminal.template_message(error)
    name = f"{type(error).__name__}: {error}"
    return f"Chương trình gặp lỗi ngoài dự kiến ({name}). Đặt BANTIN_DEBUG=1 để xem chi tiết."


def _refusal(error: NotOurs | Busy | Unmovable | starter.NotEmpty) -> str:
    """Say why the target of a command stays as it is."""
    match error:
        case Busy():
            who = f"tiến trình số {error.process}" if error.process else "một tiến trình khác"
            return f"{error.target} đang được {who} dựng. Đợi nó xong, hoặc dừng nó, rồi chạy lại."
        case Unmovable():
            return (
                f"Không thay được {error}: có ổ đĩa gắn vào thư mục này hoặc vào bên trong, hoặc máy không cho "
                "đổi tên nó. Chọn nơi khác, ví dụ một thư mục con của nó."
            )
        case starter.NotEmpty():
            return f"Không tạo trang mới trong {error}: thư mục này không trống."
    return f"Không ghi đè {error}: không phải do bantin tạo ra."
