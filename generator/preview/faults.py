"""What stands in the place of every page while there is a fault: what is wrong, where, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, Template
from markupsafe import Markup

from generator.formats import Report
from generator.formats.people import Excerpt, excerpt
from generator.problem import Problem

MOST: Final = 200
"""How many problems stand on a page: who has more begins with the first."""
_STYLE: Final = re.compile(r'<link rel="stylesheet"[^>]*>')
_LOST: Final = "404.html"


def of_data(report: Report, files: Mapping[str, bytes]) -> bytes:
    """Return the page of the errors in the data; ``files`` are those of the site, for its looks."""
    errors = [problem for problem in report.problems if problem.error]
    sentences = [
        "Trang chỉ hiện khi bản ghi không còn lỗi. Sửa rồi lưu tệp: trang tự hiện lại.",
        f"Có {len(errors)} lỗi.",
    ]
    if len(errors) > MOST:
        sentences.append(f"Dưới đây là {MOST} lỗi đầu; chạy bantin check để xem tất cả.")
    return _page("Bản ghi có lỗi", sentences, files, _listed(errors[:MOST], report))


def of_program(sentences: Iterable[str], files: Mapping[str, bytes]) -> bytes:
    """Return the page of whatever else keeps the site from being shown."""
    after = "Sửa rồi lưu tệp: trang tự hiện lại."
    return _page("Chưa hiện được trang", [*sentences, after], files)


def missing(sentence: str, files: Mapping[str, bytes]) -> bytes:
    """Return the page of what the preview does not have."""
    return _page("Không có ở đây", [sentence], files)


def _page(
    title: str,
    sentences: Iterable[str],
    files: Mapping[str, bytes],
    listed: Iterable[tuple[str, list[tuple[Problem, Excerpt | None]]]] = (),
) -> bytes:
    lost = files.get(_LOST, b"").decode()
    styles = [Markup(style) for style in _STYLE.findall(lost)]  # noqa: S704 - as the theme wrote it
    return _template().render(title=title, sentences=sentences, styles=styles, files=listed).encode()


def _listed(
    errors: list[Problem], report: Report
) -> Iterator[tuple[str, list[tuple[Problem, Excerpt | None]]]]:
    for file, problems in groupby(errors, key=lambda problem: problem.file):
        lines = report.lines(file)
        yield file, [(problem, excerpt(problem, lines)) for problem in problems]


@cache
def _template() -> Template:
    return Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True).get_template(
        "fault.html.j2"
    )
