"""Old names, other names and codes of territories: what each led to, in alphabetical order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.public import Public, Today
from generator.records.common import State
from generator.records.organization import OrganizationKind
from generator.records.summaries import Summary, Used
from generator.wording import fold, sort_key

NUMBERS, OTHER, CODES = "so", "khac", "ma"
_SHELVES = {
    "a": "Vần A, Ă, Â",
    "d": "Vần D, Đ",
    "e": "Vần E, Ê",
    "o": "Vần O, Ô, Ơ",
    "u": "Vần U, Ư",
    NUMBERS: "Tên bắt đầu bằng số",
    OTHER: "Tên khác",
}

_KIND_WORDS = sorted(
    (
        *("tỉnh", "thành phố", "tp.", "tp", "quận", "huyện", "thị xã", "thị trấn", "phường", "xã", "đặc khu"),
        *("q.", "h.", "tx.", "tt.", "p.", "x.", "t.", "thôn", "tổ dân phố"),
    ),
    key=len,
    reverse=True,
)


@dataclass(frozen=True, slots=True)
class Former:
    """A name or a code that led, or leads, to a territory."""

    text: str
    place: Summary
    """The territory that has, or had, the name or the code."""
    used: Used | None
    """The other name or the code; ``None`` when it is the territory's own name."""
    over: bool
    """Whether the name or the code is no longer in use: itself ended, or the territory did."""
    today: Today
    given_up: bool = False
    """Whether the name or the code itself went out of use."""

    @property
    def stands(self) -> bool:
        """Whether the territory itself is still there."""
        return [place.id for place, _ in self.today.places] == [self.place.id]

    @property
    def is_code(self) -> bool:
        """Whether it is a code."""
        return self.used is not None and self.used.code

    @property
    def codes(self) -> tuple[Used, ...]:
        """The codes of the territory, which tell equal names apart."""
        territory = self.place.territory
        return tuple(each for each in territory.used if each.code) if territory else ()


def bare(name: str) -> str:
    """Return a name without the word for what sort of place it is: ``Phường Mai Dịch`` → ``Mai Dịch``."""
    lower = name.lower()
    for word in _KIND_WORDS:
        rest = name[len(word) :].strip()
        if lower.startswith(word) and rest and (word.endswith(".") or name[len(word)] == " "):
            return rest
    return name


def by_bare_name(place: Summary) -> tuple[object, ...]:
    """Order territories as people look them up: Hà Nội stands under H, not under T."""
    return (sort_key(bare(place.heading)), sort_key(place.heading), place.id)


def territories(view: Public) -> list[Summary]:
    """Return the territories on the site, today's and those that ended; what was withdrawn says nothing more."""
    every = (each for each in view.all("organization") if each.state is not State.withdrawn)
    return sorted((each for each in every if each.territory), key=by_bare_name)


def entries(view: Public, places: list[Summary]) -> list[Former]:
    """Return the names and codes that lead to ``places`` beside the names of today's, in alphabetical order.

    What is yet to be is not among them.
    """
    return sorted((entry for place in places for entry in _entries(view, place)), key=_order)


def _entries(view: Public, place: Summary) -> Iterator[Former]:
    if view.is_coming(place):
        return
    today, ended = view.today_of(place.id), view.has_ended(place)
    if ended:
        yield Former(place.heading, place, None, over=True, today=today)
    for used in place.territory.used if place.territory else ():
        if not used.since or view.has_begun(used.since):
            given_up = used.until is not None and view.is_past(used.until)
            yield Former(used.text, place, used, over=ended or given_up, given_up=given_up, today=today)


def _order(entry: Former) -> tuple[object, ...]:
    shown = entry.text if entry.is_code else bare(entry.text)
    return (entry.is_code, sort_key(shown), sort_key(entry.text), entry.place.id)


def shelf(entry: Former) -> str:
    """Return under which letter an entry stands: a letter without dấu, the start of a code, ``so`` or ``khac``."""
    if entry.is_code:
        digits = entry.text[:2]
        return f"{CODES}-{digits}" if digits.isascii() and digits.isdigit() else f"{CODES}-{OTHER}"
    first = fold(bare(entry.text))[:1]
    if first.isascii() and first.isalpha():
        return first
    return NUMBERS if first.isdigit() else OTHER


def shelf_order(name: str) -> tuple[int, str]:
    """Order shelves: letters, names that start with something else, codes."""
    kind = 2 if name.startswith(CODES + "-") else int(name in {NUMBERS, OTHER})
    return kind, name


def shelf_title(name: str) -> str:
    """Return what a shelf is called: the letters that fold to its name, or how its codes start."""
    if name.startswith(CODES + "-"):
        start = name.removeprefix(CODES + "-")
        return f"Mã bắt đầu bằng {'chữ' if start == OTHER else start}"
    return _SHELVES.get(name, f"Vần {name.upper()}")


def is_province(place: Summary) -> bool:
    """Whether a territory is a province or a city of that rank."""
    return place.kind is OrganizationKind.province
