"""The data, kept in memory: of records, only those whose files changed are read again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from threading import active_count

from generator import checks, history, site
from generator.checks import Checked
from generator.files import Found
from generator.loader import Loaded, Take, Taken, in_turn
from generator.preview.watch import below


class Reader:
    """Reads one data folder again and again."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self._day: date | None = None
        self._changed: set[str] = set()
        self._taken: dict[str, Taken] = {}
        self._loaded: Loaded | None = None
        self._checked: Checked | None = None

    def read(self, changed: Iterable[str]) -> Loaded:
        """Read what there is now; ``changed`` are the paths of the files that changed since it was read last."""
        self._changed |= below(changed, self.data)
        if self._loaded is None or self._changed or site.present() != self._day:
            self._checked, day = None, site.present()
            self._loaded = checks.read(self.data, day, partial(self._take_all, day))
            self._changed, self._day = set(), day
        return self._loaded

    def survey(self, loaded: Loaded) -> Checked:
        """Look at all records together."""
        if self._checked is None:
            day = site.present()
            self._checked = checks.survey(loaded, self.data, day, history.read(self.data, day))
        return self._checked

    def _take_all(self, day: date, found: Sequence[Found], take: Take) -> list[Taken]:
        """Recall what was read of records; what they are checked for depends on the day, so all are read on a new one.

        Work is shared with other processes only while there are no threads, which cannot be shared.
        """
        if day == self._day:
            known = {name: taken for name, taken in self._taken.items() if taken.digest}
            wanted = [each for each in found if each.name not in known or each.location in self._changed]
            known |= zip((each.name for each in wanted), in_turn(wanted, take), strict=True)
            taken = [known[each.name] for each in found]
        else:
            taken = site.intake(self.data, day, None if active_count() == 1 else 1).take_all(found, take)
        self._taken = {each.name: it for each, it in zip(found, taken, strict=True)}
        return taken
