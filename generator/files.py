"""The files of a data folder: found, read and decoded without trusting any of them."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import Final

from generator import misplaced
from generator.misplaced import FILES, HOLIDAYS, RULES, SETTINGS, TOP
from generator.problem import Code, Problem, make, printable
from generator.records import BY_FOLDER

__all__ = ["FILES", "HOLIDAYS", "RULES", "SETTINGS", "TOP"]

MAX_BYTES: Final = 512 * 1024
MAX_FOLDERS: Final = 8
BOM: Final = b"\xef\xbb\xbf"
"""What Notepad puts before UTF-8; it says nothing."""
_IGNORED: Final = re.compile(
    r"\.gitkeep|\.gitattributes|\.ds_store|thumbs\.db|desktop\.ini|~\$.*|\.~lock\..*#|.*\.swp",
    re.IGNORECASE | re.DOTALL,
)
"""What git, the system or an open editor keeps in a folder."""
_README: Final = "README.md"

UNEXPECTED = Code("FIL001", "unexpected-file")
SYMLINK = Code("FIL002", "symbolic-link")
UNREADABLE = Code("FIL003", "unreadable-file")
TOO_LARGE = Code("FIL004", "file-too-large")
NOT_UTF8 = Code("FIL005", "not-utf8")


@dataclass(frozen=True, slots=True)
class Found:
    """A file met in the data folder. Texts, no paths: there are very many."""

    data: str
    """The data folder."""
    inside: str
    """The path relative to the data folder: ``inspections/KT-2022-0001.yml``."""
    name: str
    """What problems call it: ``data/inspections/KT-2022-0001.yml``."""

    @property
    def location(self) -> str:
        """What the system calls it."""
        return f"{self.data}/{self.inside}"

    @property
    def path(self) -> Path:
        """Where it is."""
        return Path(self.location)

    @property
    def top(self) -> str:
        """The folder of the data folder that it stands in; its own name where it stands in none."""
        return self.inside.partition("/")[0]

    @property
    def stem(self) -> str:
        """What it is called, without the ending."""
        return PurePosixPath(self.inside).stem


class Unreadable(Exception):  # noqa: N818 - it carries the problem to report
    """A file that cannot be read or decoded; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def scan(data: Path) -> tuple[list[Found], list[Problem]]:
    """Return the regular files below ``data`` in a stable order, and a problem for whatever does not belong there."""
    found: list[Found] = []
    problems: list[Problem] = []
    strange: dict[str, list[Found]] = {}
    for each in _walk(str(data), "", problems, data.name):
        if "/" in each.inside and each.top != FILES and each.top not in BY_FOLDER:
            strange.setdefault(each.top, []).append(each)
        elif said := misplaced.file(each.inside):
            problems.append(_problem(each, said))
        else:
            found.append(each)
    problems += [
        _problem(there[0], misplaced.folder(top, [each.inside for each in there]))
        for top, there in strange.items()
    ]
    return found, problems


def _problem(found: Found, said: misplaced.Said) -> Problem:
    return make(UNEXPECTED, found.name, (1, 1), *said)


def _walk(data: str, inside: str, problems: list[Problem], root: str) -> Iterator[Found]:
    """Yield the files in the folder ``inside``, which ends with a slash; empty for the data folder itself."""
    try:
        with os.scandir(f"{data}/{inside}") as entries:
            ordered = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        hint = "Kiểm tra thư mục còn đó và quyền đọc."
        name = _name(root, inside.removesuffix("/"))
        problems.append(make(UNREADABLE, name, (1, 1), "Không đọc được thư mục này.", hint))
        return
    for entry in ordered:
        below = f"{inside}{entry.name}"
        name = _name(root, below)
        if entry.is_symlink():
            hint = "Thay bằng chính tệp hoặc thư mục ấy."
            problems.append(
                make(SYMLINK, name, (1, 1), "Đây là đường dẫn tắt (symlink), không phải tệp.", hint)
            )
        elif entry.is_dir(follow_symlinks=False):
            if below.count("/") >= MAX_FOLDERS:
                hint = f"Chỉ dùng nhiều nhất {MAX_FOLDERS} tầng thư mục."
                problems.append(make(UNEXPECTED, name, (1, 1), "Thư mục lồng nhau quá sâu.", hint))
            else:
                yield from _walk(data, f"{below}/", problems, root)
        elif not entry.is_file(follow_symlinks=False):
            hint = "Thay bằng một tệp thường."
            problems.append(make(UNREADABLE, name, (1, 1), "Đây không phải là tệp thường.", hint))
        elif not _is_ignored(below):
            yield Found(data, below, name)


def _is_ignored(inside: str) -> bool:
    """Whether a file is no data; beside attachments a README.md is one that somebody may expect to be published."""
    name = inside.rpartition("/")[2]
    is_note = name == _README and inside.partition("/")[0] != FILES
    return is_note or _IGNORED.fullmatch(name) is not None


def _name(root: str, inside: str) -> str:
    """Return a printable name, whatever bytes the file system holds."""
    return printable(f"{root}/{inside}" if inside else root)


def read_text(found: Found) -> str:
    """Read and decode a record or settings file; raise ``Unreadable`` with the problem when that fails."""
    return decoded(read_bytes(found), found)


_OTHER_KINDS: Final = {
    b"PK\x03\x04": "tệp Word, Excel hoặc tệp nén",
    b"\xd0\xcf\x11\xe0": "tệp Word, Excel kiểu cũ",
    b"%PDF-": "tệp PDF",
    b"{\\rtf": "tệp RTF",
    b"\x89PNG": "ảnh",
    b"\xff\xd8\xff": "ảnh",
}
"""How files begin that somebody called a record, and what they are."""


def decoded(raw: bytes, found: Found) -> str:
    """Decode what a file holds; raise ``Unreadable`` with the problem when that fails."""
    raw = raw.removeprefix(BOM)
    if kind := next((said for start, said in _OTHER_KINDS.items() if raw.startswith(start)), ""):
        hint = "Để tệp ấy trong data/files/<mã bản ghi>/ và ghi vào mục attachments của bản ghi."
        said = f"Đây là {kind} đổi đuôi, không phải là bản ghi."
        raise Unreadable(make(NOT_UTF8, found.name, (1, 1), said, hint))
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(_not_utf8(found, (1, 1)))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        position = (before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        raise Unreadable(_not_utf8(found, position)) from None


def _not_utf8(found: Found, position: tuple[int, int]) -> Problem:
    hint = (
        "Mở bằng Notepad, chọn Lưu dưới dạng (Save as), mã hóa UTF-8; "
        "chữ gõ theo bảng mã TCVN3, VNI phải chuyển sang Unicode."
    )
    return make(NOT_UTF8, found.name, position, "Tệp không được lưu bằng mã UTF-8.", hint)


def read_bytes(found: Found) -> bytes:
    """Read a record or settings file; raise ``Unreadable`` with the problem when that fails."""
    try:
        raw = _read_regular(found.location)
    except OSError:
        hint = "Kiểm tra tệp còn đó, là tệp thường và có quyền đọc."
        raise Unreadable(make(UNREADABLE, found.name, (1, 1), "Không đọc được tệp này.", hint)) from None
    if len(raw) > MAX_BYTES:
        hint = "Tách thành nhiều bản ghi, hoặc để phần dài trong tệp đính kèm."
        raise Unreadable(make(TOO_LARGE, found.name, (1, 1), f"Tệp lớn hơn {MAX_BYTES // 1024} KB.", hint))
    return raw


Stamp = tuple[int, int, int, int]
"""What the system says of a file: inode, size, when its content and when anything of it changed, in nanoseconds."""
UNSURE: Final[Stamp] = (0, 0, 0, 0)
FRESH: Final = 2_000_000_000
"""Nanoseconds within which a file may change twice and look the same."""


def stamp(path: str | Path, now: int) -> Stamp:
    """Return what the system says of a file; nothing to be relied on when it has just been changed."""
    try:
        status = os.lstat(path)
    except OSError:
        return UNSURE
    if max(status.st_mtime_ns, status.st_ctime_ns) > now - FRESH:
        return UNSURE
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def digest(raw: bytes) -> bytes:
    """Return a digest of what a file holds."""
    return blake2b(raw, digest_size=16).digest()


def _read_regular(path: str) -> bytes:
    """Read at most a little more than the limit; never follow a link nor wait for a pipe."""
    flags = os.O_RDONLY
    for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_CLOEXEC"):
        flags |= getattr(os, flag, 0)
    descriptor = os.open(path, flags)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), path)
        # Python sets aside as much as is asked for: half a megabyte for each file takes longer than reading it.
        raw = os.read(descriptor, min(status.st_size, MAX_BYTES) + 1)
        while len(raw) <= MAX_BYTES and (more := os.read(descriptor, 4096)):
            raw += more
        return raw
    finally:
        os.close(descriptor)
