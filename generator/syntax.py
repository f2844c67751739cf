"""What is wrong with a text as YAML, said to somebody who does not know YAML: the slip of the hand, not the grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import yaml

from generator.records.references import Path

Position = tuple[int, int]

MAX_DEPTH: Final = 32
MAX_NODES: Final = 50_000
"""No record needs more; a text that has more is there to do harm."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a text as YAML, where (line and column from 1), and what to do."""

    name: str
    position: Position
    message: str
    hint: str = ""
    path: Path = ()
    """The place in the value, when positions were asked for."""


def shorten(text: str, limit: int = 60) -> str:
    """Return ``text`` on one line, cut to ``limit`` characters."""
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


def quoted(text: str) -> str:
    """Return ``text`` in quotes, as YAML to copy."""
    return '"' + shorten(text).replace("\\", "").replace('"', "'") + '"'


def scalar(text: str) -> str:
    """Return ``text`` as YAML to copy, in quotes where it needs them."""
    return shorten(text) if _SAFE.fullmatch(text) else quoted(text)


_SAFE: Final = re.compile(r"[^\W\d_][^:#,{}\[\]\"'\\]*")
_SYNTAX_HINTS = (
    (
        "cannot start any token",
        "Dòng có ký tự Tab hoặc ký tự lạ; thụt đầu dòng bằng dấu cách, đặt giá trị trong dấu nháy.",
    ),
    ("tab character", "Thụt đầu dòng bằng dấu cách, không dùng phím Tab."),
    ("mapping values are not allowed", "Giá trị có dấu hai chấm: đặt cả giá trị trong dấu nháy kép."),
    ("could not find expected ':'", "Thiếu dấu hai chấm sau tên mục, hoặc dòng bị xuống hàng giữa chừng."),
    (
        "did not find expected key",
        "Thụt đầu dòng không thẳng với các mục cùng cấp, hoặc dấu nháy đặt sai chỗ.",
    ),
    (
        "did not find expected '-'",
        "Thụt đầu dòng không thẳng: các gạch ngang thẳng cột với nhau, các mục cũng vậy.",
    ),
    ("end of stream", "Có dấu nháy hoặc dấu ngoặc mở mà chưa đóng."),
    ("did not find expected ',' or", "Có dấu ngoặc mở mà chưa đóng, hoặc thiếu dấu phẩy."),
    (
        "block sequence entries are not allowed",
        "Dấu gạch ngang phải đứng đầu dòng mới, không đứng sau dấu hai chấm.",
    ),
    ("hexdecimal", "Trong dấu nháy kép, dấu \\ có nghĩa riêng: dùng dấu nháy đơn."),
    ("invalid Unicode character escape", "Trong dấu nháy kép, dấu \\ có nghĩa riêng: dùng dấu nháy đơn."),
    ("unknown escape", "Trong dấu nháy kép, dấu \\ có nghĩa riêng: dùng dấu nháy đơn."),
)
_REFUSED = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What libyaml does not read at all."""
_CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
"""What git leaves in a file where two people changed the same lines."""
_GLUED_KEY = re.compile(r"([a-z_]+):([^\s/].*)")
_GLUED_DASH = re.compile(r"-([^\s\d-].*)")
_START = r"^(?P<start> *(?:- +)*(?:[^\s:\"'#\[{][^:\n]*: +)?)"
"""What is before a value on its line."""
_ODD_SPACE = re.compile("(?P<start>^ *|:)(?P<sign>[\u00a0\u2000-\u200a\u202f\u205f\u3000])")
_WIDE_COLON = re.compile(r"(?P<start>^ *(?:- +)*[^\s：:]{1,30} ?)(?P<sign>：)")
_SIGN_FIRST = re.compile(
    _START + r"(?P<sign>[&*!>|?@%`]|\[(?=[^\]]*\] *[^\s#,\]}])|\{(?=[^}]*\} *[^\s#,\]}]))"
)
_QUOTE_AND_MORE = re.compile(
    _START + r"(?P<quote>[\"'])(?:(?!(?P=quote)).|(?P=quote){2})*(?P=quote) *(?=[^\s#,:\]}])"
)
_QUOTE_OPEN = re.compile(_START + r"(?P<quote>[\"'])(?:(?!(?P=quote)).|\\.|(?P=quote){2})*$")
_NEXT_ITEM = re.compile(r" *(?:- +\S|(?:- +)*[a-z_]+:(?: |$))")
_BLOCK = re.compile(r"^(?P<indent> *)(?:- +)*(?P<key>[a-z_]+): *[>|][+-]?\d? *$")
_UNENDED = ("did not find expected", "end of stream")
"""What libyaml says, among others, of a quote that was not closed: far below it."""
_OTHER_DASH = re.compile(r"([–—−‐•·*])\s")
_SLIPS = (
    (
        _ODD_SPACE,
        "Chỗ này có dấu cách đặc biệt, thường do chép từ Word hay trang web: xóa rồi gõ lại dấu cách.",
    ),
    (_WIDE_COLON, "Dấu “{sign}” không phải là dấu hai chấm thường: gõ lại dấu “:”."),
    (_SIGN_FIRST, "Giá trị bắt đầu bằng {sign}: đặt giá trị trong dấu nháy."),
)
"""What YAML takes for more than a letter, and what to do."""
_BULLETS = re.compile(r"\s*(?:-\s+)*")
_NUMBER_BEFORE = re.compile(r"(?<![^\s:\[{])-?[0-9][0-9.]*(?:,[0-9]+)+\s*\Z")
_NUMBER_AFTER = re.compile(r"(?:,[0-9]+)+")
_GROUPED_BY_COMMAS = re.compile(r"-?[1-9][0-9]{0,2}(?:,[0-9]{3})+")
_UP_TO_THOUSAND = re.compile(r"-?[1-9][0-9]{0,2}")


def syntax_fault(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """Say what libyaml met in ``text``: the editor's slip where one is seen, else libyaml's own reason."""
    if conflict := _CONFLICT.search(text):
        row = text.count("\n", 0, conflict.start()) + 1
        hint = "Giữ một trong hai đoạn, xóa các dòng <<<<<<<, =======, >>>>>>>."
        return Fault("yaml-syntax", (row, 1), "Còn dấu xung đột của git.", hint)
    problem = f"{error.problem or ''} {error.context or ''}"
    position = _cause(error, problem)
    lines = re.split(r"\r\n|\r|\n", text)
    slip = _open_quote(lines, position[0]) if any(part in problem for part in _UNENDED) else None
    slip = slip or _slip_near(lines, position[0], above="mapping values" in problem)
    hint = _unreadable(error, text) or _hint(problem)
    place, hint = slip or (position, hint)
    return Fault("yaml-syntax", place, "Không đọc được từ chỗ này: sai cách viết YAML.", hint)


Slip = tuple[Position, str]
"""Where a hand slipped, and what to do."""


def _slip_near(lines: list[str], number: int, *, above: bool) -> Slip | None:
    """Return the slip in a line, or in the one ``above`` it: of a text over several lines, libyaml tells the end."""
    for row in (number, number - 1)[: 2 if above else 1]:
        line = lines[row - 1] if 0 < row <= len(lines) else ""
        bullets = _BULLETS.match(line)
        for at in (bullets.end() if bullets else 0, len(line) - len(line.lstrip())):
            if hint := glued_key(line[at:]) or list_slip(line[at:]):
                return (row, at + 1), hint
        if found := _slip_in(line):
            return (row, found[0] + 1), found[1]
    return _not_indented(lines, number)


def _slip_in(line: str) -> tuple[int, str] | None:
    """Return the column of what YAML takes for more than a letter, and what to do."""
    if match := _QUOTE_AND_MORE.match(line):
        hint = "Sau dấu nháy đóng còn chữ: dùng “ ” thay cho dấu nháy ấy, hoặc đặt cả giá trị trong dấu nháy đơn."
        return match.end(), hint
    for pattern, hint in _SLIPS:
        if match := pattern.search(line):
            return match.end("start"), hint.format(sign=match["sign"])
    return None


def _open_quote(lines: list[str], number: int) -> Slip | None:
    """Return the quote that was opened before a line and seems never to have been closed."""
    for row, line in enumerate(lines[: number - 1], 1):
        match = _QUOTE_OPEN.match(line)
        below = next((each for each in lines[row:] if each.strip()), "")
        if match and _NEXT_ITEM.match(below):
            return (row, match.end("start") + 1), "Dấu nháy mở ở đây mà chưa đóng ở cuối giá trị."
    return None


def _not_indented(lines: list[str], number: int) -> Slip | None:
    """Return a line that belongs to a text over several lines, but is not indented."""
    before = next((each for each in reversed(lines[: number - 1]) if each.strip()), "")
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    match, indent = _BLOCK.match(before), len(line) - len(line.lstrip())
    if not match or indent > len(match["indent"]) or _NEXT_ITEM.match(line):
        return None
    hint = f"Lời văn của mục {match['key']} phải thụt vào trong: thêm hai dấu cách vào đầu mỗi dòng."
    return (number, indent + 1), hint


def glued_key(text: str) -> str:
    """Return a hint when ``text`` is a key and its value without a space between them."""
    glued = _GLUED_KEY.match(text)
    return f"Thiếu dấu cách sau dấu hai chấm: viết “{glued[1]}: {shorten(glued[2], 40)}”." if glued else ""


def list_slip(text: str) -> str:
    """Return a hint when ``text`` seems to be a list's item whose dash is another dash, or has no space after it."""
    if other := _OTHER_DASH.match(text):
        return f"Gạch đầu dòng là dấu trừ (-), không phải dấu “{other[1]}”."
    glued = _GLUED_DASH.match(text)
    return f"Thiếu dấu cách sau gạch đầu dòng: viết “- {shorten(glued[1], 40)}”." if glued else ""


def split_number(text: str, index: int) -> tuple[bool, str]:
    """Return whether a comma in braces split a number that ends at ``index``, and how to write it.

    The hint is empty for the second comma of a number: the first one has told it.
    """
    before = _NUMBER_BEFORE.search(text[max(0, index - 40) : index])
    if not before:
        return False, ""
    after = _NUMBER_AFTER.match(text, index)
    return True, "" if before[0].count(",") > 1 else _one_number(
        (before[0] + (after[0] if after else "")).strip()
    )


def _one_number(typed: str) -> str:
    whole, _, rest = typed.partition(",")
    if "," in rest:
        grouped = _GROUPED_BY_COMMAS.fullmatch(typed)
        return f"Ý bạn là {typed.replace(',', '')}?" if grouped else "Bỏ các dấu phẩy trong con số."
    if len(rest) == 3 and _UP_TO_THOUSAND.fullmatch(whole):
        return f"Nếu là số nguyên, viết {whole}{rest}; nếu là số thập phân, viết “{whole}.{rest}” trong dấu nháy."
    return f"Phần thập phân viết sau dấu chấm: {whole.replace('.', '')}.{rest}."


def _hint(problem: str) -> str:
    return next(
        (hint for part, hint in _SYNTAX_HINTS if part in problem),
        "So với một bản ghi đúng, xem lại dòng này và dòng trên nó.",
    )


def _unreadable(error: yaml.MarkedYAMLError, text: str) -> str:
    mark = error.problem_mark
    if mark and "cannot start any token" in (error.problem or ""):
        char = text[mark.index : mark.index + 1]
        if char in {"%", "@", "`"}:
            return f"Giá trị bắt đầu bằng {char}: đặt giá trị trong dấu nháy."
    return ""


def _cause(error: yaml.MarkedYAMLError, problem: str) -> Position:
    """Return where to look: of what was opened and not ended, the opening, however far libyaml read on."""
    mark, start = error.problem_mark or error.context_mark, error.context_mark
    never_ended = any(part in problem for part in ("expected ':'", "end of stream", "document indicator"))
    in_brackets = "flow" in problem and mark and start and start.line < mark.line
    if start and (never_ended or in_brackets):
        mark = start
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def character_fault(text: str) -> Fault:
    """Say where the first character stands that libyaml does not read at all."""
    found = _REFUSED.search(text)
    before = text[: found.start() if found else 0]
    position = (before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
    return Fault(
        "control-character", position, "Tệp có ký tự điều khiển không nhìn thấy được.", "Gõ lại chỗ này."
    )
