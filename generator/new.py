"""``bantin new``: asks what is needed of a new record, or takes it from options, and writes a draft."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import click

from generator import loader, options, skeletons, terminal
from generator.answers import Offer, Question, Unclear, questions, read
from generator.problem import printable
from generator.records import TYPES, RecordType
from generator.records.quarters import Quarter
from generator.registry import Registry
from generator.site import civil_day

BULLETIN: Final = "bulletin"
_QUARTER: Final = re.compile(r"([0-9]{4})-Q([1-4])")


@click.group("new", cls=terminal.VietnameseGroup, help="Tạo một bản ghi mới để điền.")
def new() -> None:
    """Hold a command for each type."""


def _add(kind: RecordType) -> None:
    def make(data: Path, **typed: str | None) -> None:
        _make(kind, data, {name: text for name, text in typed.items() if text is not None})

    command = options.data(options.today(make))
    if not skeletons.prefix(kind):
        command = options.option("--id", metavar="MÃ", help="Mã; nếu không ghi thì lấy theo tên.")(command)
    elif kind.name == BULLETIN:
        command = options.option("--quarter", metavar="QUÝ", help="Quý, ví dụ 2026-Q4.")(command)
    else:
        command = options.option("--year", metavar="NĂM", help="Năm trong mã.")(command)
    for question in reversed(_asked(kind)):
        name = question.field.replace("_", "-")
        command = options.option(
            f"--{name}", question.field, metavar=_metavar(question), help=_help(question)
        )(command)
    new.command(kind.name, help=f"Tạo một {kind.label}.")(command)


def _asked(kind: RecordType) -> list[Question]:
    return [each for each in questions(kind) if kind.name != BULLETIN or each.field != "period"]


def _metavar(question: Question) -> str:
    if question.is_date:
        return "NGÀY"
    return "MÃ" if question.points_to else "SỐ" if question.is_number else "CHỮ"


def _help(question: Question) -> str:
    words = ", ".join(word.value for word in question.words)
    return f"{question.label}: {words}." if words else f"{question.label}."


def _make(kind: RecordType, data: Path, typed: dict[str, str]) -> None:
    options.need(data)
    registry, used = loader.load(data).registry, skeletons.taken(data)
    asks = _is_terminal()
    values = dict(_values(kind, typed, registry, asks=asks))
    record_id = _id(kind, typed, values, used, asks=asks)
    if record_id in used:
        message = f"Mã {record_id} đã dùng, hoặc đã từng dùng; chọn mã khác."
        raise click.ClickException(message)
    _tell(kind, skeletons.write(data, kind, record_id, values), values)


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _values(
    kind: RecordType, typed: dict[str, str], registry: Registry, *, asks: bool
) -> Iterable[tuple[str, Any]]:
    if asks:
        click.echo("Chưa biết thì nhấn Enter để điền sau; nguồn không nêu thì gõ dấu ?.")
    for question in _asked(kind):
        if question.field in typed:
            yield question.field, _given(question, typed[question.field], registry)
        elif asks and (value := _ask(question, registry)) is not None:
            yield question.field, value


def _given(question: Question, typed: str, registry: Registry) -> Any:
    try:
        return read(question, typed, registry)
    except Unclear as unclear:
        raise click.ClickException(printable(str(unclear))) from None


def _ask(question: Question, registry: Registry) -> Any:
    """Ask until the answer is clear; ``None`` when it comes later."""
    click.echo(f"\n{question.explanation or question.label + '.'}")
    offers, last = question.words, ""
    _list(offers)
    while typed := click.prompt(_prompt(question), default="", show_default=False).strip():
        if offers and typed.isdecimal():
            if 0 < int(typed) <= len(offers):
                return offers[int(typed) - 1].value
            if typed == "0" and question.points_to:
                return {"described": last}
        try:
            return read(question, typed, registry)
        except Unclear as unclear:
            offers, last = unclear.offers or question.words, typed
            _offer(question, unclear)
    return None


def _prompt(question: Question) -> str:
    if question.points_to:
        return f"{question.label} (vài chữ trong tên, không cần dấu, hoặc mã)"
    return f"{question.label} (số thứ tự, hoặc vài chữ)" if question.words else question.label


def _offer(question: Question, unclear: Unclear) -> None:
    if not unclear.offers:
        click.echo(printable(str(unclear)))
        return
    click.echo("Chọn một số:")
    _list(unclear.offers)
    if question.points_to:
        click.echo("  0. không phải các bản ghi trên: ghi lại đúng những chữ vừa gõ")


def _list(offers: Iterable[Offer]) -> None:
    for number, offer in enumerate(offers, 1):
        click.echo(f"  {number}. {offer.label or 'như nguồn nêu'} ({offer.value})")


def _id(
    kind: RecordType, typed: dict[str, str], values: dict[str, Any], used: set[str], *, asks: bool
) -> str:
    if kind.name == BULLETIN:
        quarter = _quarter(typed.get("quarter"))
        values["period"] = f"{quarter.first:%Y-%m}/{quarter.last:%Y-%m}"
        return quarter.bulletin
    if skeletons.prefix(kind):
        return skeletons.next_id(kind, _year(kind, typed, values), used)
    return _slug(kind, typed, values, used, asks=asks)


def _quarter(typed: str | None) -> Quarter:
    if typed is None:
        return Quarter.of(civil_day())
    if match := _QUARTER.fullmatch(typed):
        return Quarter(int(match[1]), int(match[2]))
    message = "Viết quý như 2026-Q4."
    raise click.ClickException(message)


def _year(kind: RecordType, typed: dict[str, str], values: dict[str, Any]) -> int:
    text = typed.get("year", "")
    if text and not (text.isdecimal() and int(text) in options.YEARS):
        message = f"Năm phải là một số từ {options.YEARS[0]} đến {options.YEARS[-1]}."
        raise click.ClickException(message)
    return int(text) if text else skeletons.year_of(kind, values) or civil_day().year


def _slug(
    kind: RecordType, typed: dict[str, str], values: dict[str, Any], used: set[str], *, asks: bool
) -> str:
    proposed = next((each for each in skeletons.slugs(kind, values) if each not in used), "")
    found = typed.get("id") or (click.prompt("Mã", default=proposed or None).strip() if asks else proposed)
    if not found:
        message = (
            "Chưa có mã: ghi --id, chữ thường không dấu, số và gạch nối; trùng tên thì thêm nơi hoặc năm."
        )
        raise click.ClickException(message)
    if not skeletons.is_id(kind, found):
        message = f"Mã “{printable(found)}” không dùng được: chỉ gồm chữ thường không dấu, số và gạch nối."
        raise click.ClickException(message)
    return str(found)


def _tell(kind: RecordType, path: Path, values: dict[str, Any]) -> None:
    left = [each.label for each in questions(kind) if each.field not in values and _must(each)]
    click.echo(f"Đã tạo bản nháp {path}.")
    click.echo(f"Mở tệp, điền mục còn trống: {'; '.join(left)}." if left else "Mở tệp, xem lại và viết thêm.")
    day = "" if kind.on_demand else ", bỏ dấu # trước published_on và ghi ngày đăng"
    click.echo(f"Rồi chạy bantin check. Khi muốn đăng: đổi state: draft thành state: published{day}.")


def _must(question: Question) -> bool:
    return question.model.model_fields[question.field].is_required()


for _kind in TYPES:
    _add(_kind)
