"""The plan of a page, found without planning the pages that nobody asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from threading import Lock
from types import ModuleType

from generator.pages import BY_FOLDER, PAGE_TYPES, Context, Page, Planned
from generator.pages.addresses import folder


class Plans(Mapping[str, Planned]):
    """The plans of all pages: those of a page type are made when it is the one that may have what is looked for."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.making = Lock()
        """Held by whoever asks: pages share what they look up."""
        self._made: dict[ModuleType, dict[str, Planned]] = {}

    def __getitem__(self, path: str) -> Planned:
        """Return the plan whose first page stands at ``path``."""
        for page_type in BY_FOLDER.get(folder(path), ()):
            if plan := self._of(page_type).get(path):
                return plan
        raise KeyError(path)

    def __contains__(self, path: object) -> bool:
        """Whether a plan's first page stands at ``path``; an index page stands in every folder."""
        return isinstance(path, str) and (_is_index(path) or self.get(path) is not None)

    def __iter__(self) -> Iterator[str]:
        """Yield the paths of all plans."""
        for page_type in PAGE_TYPES:
            yield from self._of(page_type)

    def __len__(self) -> int:
        """Return how many plans there are."""
        return sum(len(self._of(page_type)) for page_type in PAGE_TYPES)

    def page(self, path: str) -> Page | None:
        """Make the page at ``path``, if there is one."""
        plan = self.get(path) or self.get(path.rpartition("/")[0] + ".md")
        return next((page for page in plan.make() if page.path == path), None) if plan else None

    def _of(self, page_type: ModuleType) -> dict[str, Planned]:
        if page_type not in self._made:
            self._made[page_type] = {plan.path: plan for plan in page_type.plans(self._context)}
        return self._made[page_type]


def _is_index(path: str) -> bool:
    first, _, name = path.rpartition("/")
    return name == "index.md" and first in BY_FOLDER
