"""What git knows of the data: which public records are gone, and what others looked like before they were changed.

One pass over the log and one over the blobs of files that ever changed; nothing is checked out. A version counts when a
reader can have seen it: published, sound enough to be built, and standing overnight, so that nobody has to explain what
was still being typed.
"""

from __future__ import annotations

import os
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from generator import source
from generator.records import BY_FOLDER
from generator.validation import validate

_LOG = (
    *("log", "--first-parent", "-m", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff"),
    *("--relative", "--format=%x01%H%x00%ct", "HEAD", "--", "."),
)
_DIFF = ("diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--relative", "HEAD", "--", ".")
_HANOI = timezone(timedelta(hours=7))
_FILES = "files/"
_OF_A_HOOK = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"}
"""What git tells the hooks it runs: with these, another folder would be taken for the top of the repository."""


@dataclass(frozen=True, slots=True)
class Former:
    """An earlier version of a record's file, as citizens could read it."""

    file: str
    """As problems call it: ``data/inspections/KT-2022-0001.yml``."""
    value: dict[str, Any]
    commit: str
    since: date
    """The civil day in Vietnam on which it was committed."""
    until: date
    """The day on which it was replaced or removed, or else the day asked for."""

    @property
    def id(self) -> str:
        """The id of the record."""
        return str(self.value.get("id", ""))

    @property
    def was_seen(self) -> bool:
        """Whether it was out, and stood overnight."""
        first = _day(self.value.get("published_on")) or self.since
        return self.value.get("state", "published") != "draft" and max(first, self.since) < self.until


class Replaced(NamedTuple):
    """An attached file whose content is not what it was."""

    record: str
    file: str
    on: date


@dataclass(frozen=True, slots=True)
class History:
    """The former versions that the present data is compared with."""

    gone: tuple[Former, ...] = ()
    """The last public version of every record whose file is no more."""
    before: dict[str, tuple[Former, ...]] = field(default_factory=dict)
    """Record id → its public versions that differ from what stands there now, oldest first."""
    replaced: tuple[Replaced, ...] = ()
    """Attached files that were changed or removed after their first day."""
    entered: dict[str, date] = field(default_factory=dict)
    """Record id → the day on which it was first committed as published; none when that is still to come."""
    start: date = date.min
    """The day of the first commit of any data: what came with it had been published elsewhere."""
    backwards: tuple[str, ...] = ()
    """Commits that say they are older than the one before them."""
    shallow: bool = False
    """The clone has only its last commits: older versions are not known."""


class _Version(NamedTuple):
    commit: str
    day: date
    blob: str
    """Empty: here the file was removed."""


def read(data: Path, today: date) -> History | None:
    """Return what git knows of ``data``; ``None`` when there is no git, or no repository around it."""
    shallow = _git(data, "rev-parse", "--is-shallow-repository")
    if shallow is None:
        return None
    log, changed = _git(data, *_LOG), _git(data, *_DIFF)
    if log is None or changed is None:
        return History()
    versions, backwards = _versions(log)
    reader = _Reader(data, today, versions, set(changed.decode("utf-8", "replace").split("\0")))
    return History(
        tuple(reader.gone()),
        reader.before(),
        tuple(reader.replaced()),
        reader.entered(),
        min((each[0].day for each in versions.values()), default=today),
        backwards,
        shallow.strip() == b"true",
    )


def ids(data: Path) -> set[str]:
    """Return the names of all record files that any known branch ever had: their ids are not free."""
    log = (
        "log",
        "--all",
        "-z",
        "--name-only",
        "--diff-filter=A",
        "--no-renames",
        "--relative",
        "--format=",
        "--",
        ".",
    )
    names = (_git(data, *log) or b"").decode("utf-8", "replace").split("\0")
    return {Path(name.strip()).stem for name in names if name.endswith(".yml")}


def _git(folder: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    command = ["git", "-c", "core.quotepath=off", "-C", str(folder), *arguments]
    environment = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    try:
        done = subprocess.run(  # noqa: S603 - no shell
            command, input=given, env=environment, capture_output=True, check=False
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def _versions(log: bytes) -> tuple[dict[str, list[_Version]], tuple[str, ...]]:
    """Return the versions of every file that is data, oldest first, and the commits whose day goes back."""
    found: dict[str, list[_Version]] = defaultdict(list)
    commits: list[tuple[str, date]] = []
    tokens = iter(log.decode("utf-8", "replace").split("\0"))
    for token in tokens:
        if token.startswith("\x01"):
            commits.append((token[1:], datetime.fromtimestamp(int(next(tokens)), _HANOI).date()))
        elif token.lstrip("\n").startswith(":"):
            _, _, _, blob, status = token.split()
            found[next(tokens)].append(_Version(*commits[-1], "" if status == "D" else blob))
    backwards = tuple(later for (later, day), (_, before) in pairwise(commits) if day < before)
    return {path: versions[::-1] for path, versions in found.items()}, backwards


@dataclass(slots=True)
class _Reader:
    """Reads the versions of the files that ever changed, all at once."""

    data: Path
    today: date
    versions: dict[str, list[_Version]]
    changed: set[str]
    """What differs from the last commit."""
    formers: dict[str, list[Former]] = field(default_factory=dict)
    """Path → its versions that are not what stands there now, drafts too."""

    def __post_init__(self) -> None:
        """Read the blobs."""
        records = [path for path in self.versions if self._is_record(path)]
        wanted = {each.blob for path in records for each, _ in self._candidates(path)}
        blobs = dict(_contents(self.data, sorted(wanted)))
        self.formers = {path: list(self._read(path, blobs)) for path in records}

    def _is_record(self, path: str) -> bool:
        return path.endswith(".yml") and "/" in path and not path.startswith(_FILES)

    def _is_gone(self, path: str) -> bool:
        return not self.versions[path][-1].blob or (path in self.changed and not (self.data / path).exists())

    def _candidates(self, path: str) -> list[tuple[_Version, date]]:
        """Return the versions that are not what stands there now, each with its last day."""
        versions = self.versions[path]
        ends = [*(min(each.day, self.today) for each in versions[1:]), self.today]
        pairs = [pair for pair in zip(versions, ends, strict=True) if pair[0].blob]
        if self._is_gone(path) or path in self.changed:
            return pairs
        return [pair for pair in pairs if pair[0].blob != versions[-1].blob]

    def _read(self, path: str, blobs: dict[str, str]) -> Iterator[Former]:
        for version, until in self._candidates(path):
            value = source.parse(blobs.get(version.blob, "")).value
            if isinstance(value, dict):
                yield Former(f"{self.data.name}/{path}", value, version.commit, version.day, until)

    def gone(self) -> Iterator[Former]:
        """Yield the last public version of each record whose file is no more."""
        for path in sorted(self.formers):
            if self._is_gone(path):
                yield from [each for each in self.formers[path] if each.was_seen][-1:]

    def before(self) -> dict[str, tuple[Former, ...]]:
        """Return the public versions of the records whose file changed, was moved or removed."""
        found: dict[str, list[Former]] = defaultdict(list)
        for path, formers in self.formers.items():
            for former in formers:
                if former.was_seen and _is_sound(path, former.value):
                    found[former.id].append(former)
        return {key: tuple(sorted(formers, key=_until)) for key, formers in found.items()}

    def entered(self) -> dict[str, date]:
        """Return when each record was first committed as published."""
        found: dict[str, date] = {}
        for path, formers in self.formers.items():
            days = [(each.id, each.since) for each in formers if each.value.get("state") != "draft"]
            last = self.versions[path][-1]
            if last.blob and path not in self.changed:
                days.append((Path(path).stem, last.day))
            for key, day in days:
                found[key] = min(day, found.get(key, day))
        return found

    def replaced(self) -> Iterator[Replaced]:
        """Yield attached files that were changed or removed after a first night."""
        for path in sorted(
            each for each in self.versions if each.startswith(_FILES) and each.count("/") == 2
        ):
            _, record, name = path.split("/")
            days = [until for version, until in self._candidates(path) if version.day < until]
            yield from (Replaced(record, name, day) for day in days[-1:])


def _is_sound(path: str, value: dict[str, Any]) -> bool:
    """Whether a version is a record: with a faulty one no site was built."""
    kind = BY_FOLDER.get(path.split("/", 1)[0])
    return kind is not None and validate(kind.model, value)[0] is not None


def _until(former: Former) -> date:
    return former.until


def _contents(folder: Path, blobs: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield blobs with their text, in one pass."""
    listed = "".join(f"{blob}\n" for blob in blobs).encode()
    out = (_git(folder, "cat-file", "--batch", "--buffer", given=listed) if listed else b"") or b""
    start = 0
    while start < len(out):
        end = out.index(b"\n", start)
        blob, kind, *size = out[start:end].decode().split()
        start = end + 1
        if kind == "blob":
            yield blob, out[start : start + int(size[0])].decode("utf-8", "replace")
            start += int(size[0]) + 1


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None
