"""Where pages stand: each page type in its own folders, each folder with an index page on every site."""

from __future__ import annotations

from pathlib import PurePosixPath
from types import ModuleType
from typing import Final

import pytest

from generator.frame import Pages
from generator.pages import PAGE_TYPES, Context, all_plans
from generator.pages.addresses import folder
from generator.public import Public
from generator.registry import Registry
from generator.shell import PLACE
from tests.minisite.folder import TODAY, loaded

FULL: Final = loaded()
EMPTY: Final = Registry()
FOLDERS: Final = {folder for page_type in PAGE_TYPES for folder in page_type.FOLDERS}
DEEPEST: Final = 4


def context(registry: Registry) -> Context:
    """Return the minisite with other records."""
    assert FULL.settings
    return Context(Public(registry, TODAY), FULL.settings, FULL.law)


@pytest.mark.parametrize("page_type", PAGE_TYPES, ids=lambda each: each.__name__.rpartition(".")[2])
def test_all_pages_of_a_type_stand_in_the_folders_it_names(page_type: ModuleType) -> None:
    pages = [page.path for plan in page_type.plans(context(FULL.registry)) for page in plan.make()]
    assert {folder(path) for path in pages} <= set(page_type.FOLDERS)
    assert [path for path in pages if len(PurePosixPath(path).parts) > DEEPEST] == []


@pytest.mark.parametrize("registry", [FULL.registry, EMPTY], ids=["the minisite", "nothing"])
def test_every_folder_has_an_index_page_whatever_there_is(registry: Registry) -> None:
    paths = {plan.path for plan in all_plans(context(registry))}
    assert {folder(path) for path in paths if PurePosixPath(path).name == "index.md"} == FOLDERS


def test_to_make_shells_no_page_is_looked_into() -> None:
    pages = Pages({plan.path: plan for plan in all_plans(context(FULL.registry))})
    probes = [path for path in pages.places(frozenset()) if PLACE in path]
    assert len(probes) > len(FOLDERS)
    assert [path for path in probes if path in pages] == []
    assert pages.shown == {}
