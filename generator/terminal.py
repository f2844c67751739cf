"""What an editor sees on the terminal: problems, progress, and the command line itself in Vietnamese."""

from __future__ import annotations

import errno
import logging
import os
import re
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

import click
from jinja2 import TemplateError, TemplateSyntaxError

from generator import wording
from generator.fixing import Mended
from generator.masking import covered
from generator.problem import printable
from generator.todo import Group


class Progress:
    """One line that tells how far long work has come; silent when the output is not a terminal."""

    def __init__(self) -> None:
        self._shown = False
        self._live = sys.stderr.isatty()

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` are done."""
        if self._live and (done % 25 == 0 or done == total):
            self._shown = True
            click.echo(f"\r\x1b[K{what}: {done}/{total}", nl=False, err=True)

    def close(self) -> None:
        """Remove the line."""
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)


def report_todo(groups: Iterable[Group], today: date) -> None:
    """Print what there is to do on ``today``, to standard output."""
    click.echo(f"Việc cần làm, tính đến ngày {wording.day(today)}.")
    nothing = True
    for group in groups:
        nothing = False
        click.echo(f"\n{group.title} ({len(group.lines)})")
        for line in group.lines:
            click.echo(f"- {line}")
    if nothing:
        click.echo("Không có việc nào trong 7 ngày tới.")


def report_mended(files: Iterable[Mended], *, only_show: bool) -> None:
    """Write what was mended, or only show it as a diff, and say so of every file."""
    nothing = True
    for each in files:
        nothing = False
        if each.is_left_alone:
            said = "không tự sửa được mà không đổi nội dung; hãy sửa tay."
        elif only_show:
            click.echo(each.diff(), nl=False)
            continue
        else:
            said = "đã sửa." if each.write() else "tệp vừa thay đổi nên không ghi đè; hãy chạy lại."
        click.echo(f"{covered(each.found.name)}: {said}", err=True)
    if nothing:
        click.echo("Không có chỗ nào tự sửa được.", err=True)


class _Notes(logging.Handler):
    """Shows what another program logs, and says whose words they are."""

    def __init__(self, name: str) -> None:
        super().__init__(logging.WARNING)
        self._name = name

    def emit(self, record: logging.LogRecord) -> None:
        """Show one message."""
        lead = "Lỗi" if record.levelno >= logging.ERROR else "Cảnh báo"
        click.echo(f"{lead} từ {self._name}: {printable(record.getMessage())}", err=True)


@contextmanager
def notes_of(logger: str, name: str) -> Iterator[None]:
    """Show what ``logger`` says as the words of ``name``."""
    notes = _Notes(name)
    logging.getLogger(logger).addHandler(notes)
    try:
        yield
    finally:
        logging.getLogger(logger).removeHandler(notes)


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """Let what ends this process from outside end it as Ctrl+C does: what was begun is cleared away."""
    process = os.getpid()
    known = [number for number in signal.Signals if number.name in {"SIGTERM", "SIGHUP"}]
    ours = [number for number in known if signal.getsignal(number) == signal.SIG_DFL]

    def stop(number: int, _frame: object) -> None:
        if os.getpid() != process:  # a process that was started by this one, with its handlers
            os._exit(128 + number)
        raise KeyboardInterrupt

    for number in ours:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)


class VietnameseCommand(click.Command):
    """A command whose help is in Vietnamese."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "[tùy chọn]")
        super().__init__(*args, **kwargs)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is called."""
        formatter.write_usage(
            ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Cách dùng: "
        )

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        options = (each for each in self.get_params(ctx) if isinstance(each, click.Option))
        found = (option.get_help_record(ctx) for option in options)
        rows = [(names, text.replace("[required]", "(bắt buộc)")) for names, text in filter(None, found)]
        with formatter.section("Tùy chọn"):
            formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help``, described in Vietnamese."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "Hiện hướng dẫn này rồi thoát."
        return option


class VietnameseGroup(VietnameseCommand, click.Group):
    """A group of commands whose help is in Vietnamese."""

    command_class = VietnameseCommand

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("subcommand_metavar", "lệnh …")
        super().__init__(*args, **kwargs)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        super().format_options(ctx, formatter)
        rows = [(name, command.get_short_help_str(100)) for name, command in sorted(self.commands.items())]
        with formatter.section("Lệnh"):
            formatter.write_dl(rows)


_REASONS = {
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.ENOENT: "không có tệp hoặc thư mục ấy",
    errno.EEXIST: "đã có tệp hoặc thư mục cùng tên",
    errno.ENOTDIR: "đó là tệp, không phải thư mục",
    errno.EISDIR: "đó là thư mục, không phải tệp",
    errno.ENOSPC: "hết chỗ trên đĩa",
    errno.EDQUOT: "hết phần đĩa được cấp",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.EBUSY: "đang được chương trình khác dùng",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.EPIPE: "chương trình nhận kết quả đã dừng",
    errno.EADDRINUSE: "địa chỉ này đang được chương trình khác dùng",
    errno.EADDRNOTAVAIL: "máy này không có địa chỉ ấy",
}


def machine_message(error: OSError) -> str:
    """Say in Vietnamese what the machine could not do."""
    reason = _REASONS.get(error.errno or 0) or f"mã lỗi {error.errno}"
    return f"Máy báo lỗi khi đọc hoặc ghi {error.filename or 'tệp'}: {reason}."


def template_message(error: TemplateError) -> str:
    """Say in Vietnamese which template cannot be used, and where it is wrong."""
    place = ""
    if isinstance(error, TemplateSyntaxError):
        place = f" {error.filename or error.name}, dòng {error.lineno}"
    return printable(f"Mẫu trang{place} không dùng được: {error.message or type(error).__name__}.")


def refusal(error: click.ClickException) -> str:
    """Say in Vietnamese why a command was refused: in its own words, or where the configuration is wrong."""
    said = error.format_message()
    if not said.isascii():
        return said
    cause: BaseException | None = error
    while cause:
        if mark := getattr(cause, "problem_mark", None):
            return (
                f"Cấu hình của trang không dùng được: {Path(mark.name).name}, dòng {mark.line + 1}, "
                "sai cách viết YAML."
            )
        cause = cause.__cause__ or cause.__context__
    return f"Cấu hình của trang không dùng được: MkDocs báo “{printable(said)}”"


def usage_message(error: click.UsageError) -> str:
    """Say in Vietnamese how the command line was misused."""
    match error:
        case click.NoSuchOption():
            return f"Không có tùy chọn {printable(error.option_name)}. {_other_options(error)}".strip()
        case click.MissingParameter():
            name = (
                error.param.make_metavar(error.ctx)
                if isinstance(error.param, click.Argument) and error.ctx
                else ""
            )
            return f"Thiếu {name or (error.param.opts[0] if error.param else '')}."
        case click.BadParameter():
            name = error.param.opts[0] if error.param else ""
            if isinstance(error.param, click.Argument) and error.ctx:
                name = error.param.make_metavar(error.ctx).strip("[]")
            return f"Giá trị của {name} không dùng được. {error.message if _is_ours(error) else ''}".strip()
        case click.BadOptionUsage():
            return f"Tùy chọn {error.option_name} cần một giá trị."
    typed = _typed(error)
    if error.ctx and isinstance(error.ctx.command, click.Group):
        known = sorted(error.ctx.command.commands)
        if close := get_close_matches(typed, known, n=1, cutoff=0.6):
            return f"Không có lệnh “{printable(typed)}”. Ý bạn là {close[0]}?"
        return f"Không có lệnh ấy. Các lệnh: {', '.join(known)}."
    said = f"Thừa “{printable(typed)}”" if typed else "Lệnh viết chưa đúng"
    return f"{said}; thêm --help để xem cách dùng."


_TYPED: Final = re.compile(r"(?:command '|argument \(|arguments \()(.+?)['\)]\.?(?: |$)")
"""What click quotes of a command line."""


def _typed(error: click.UsageError) -> str:
    match = _TYPED.search(error.message)
    return match[1] if match else ""


def _other_options(error: click.NoSuchOption) -> str:
    """Return the option that was misspelt, or else all that there are."""
    params = error.ctx.command.get_params(error.ctx) if error.ctx else []
    known = [each.opts[-1] for each in params if isinstance(each, click.Option) and "--help" not in each.opts]
    if close := get_close_matches(error.option_name, [*known, "--help"], n=1, cutoff=0.7):
        return f"Ý bạn là {close[0]}?"
    return f"Các tùy chọn: {', '.join(known)}." if known else ""


def _is_ours(error: click.BadParameter) -> bool:
    return bool(error.message) and not error.message.isascii()
