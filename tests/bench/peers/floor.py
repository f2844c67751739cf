"""The floor: what no program in Python that reads YAML and fills a template of this weight can be quicker than."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from generator.shell import Contents
from tests.bench.layout import layout
from tests.bench.place import Place, fresh
from tests.bench.run import PYTHON, Run

ARTICLE: Final = Path(__file__).parents[1] / "templates" / "floor.html.j2"
SLOTS: Final = {
    "title": "{{ title or name }}",
    "description": "{{ title or name }}",
    "address": "https://bantin.example.vn/{{ folder }}/{{ id }}/",
    "id0": "{{ id }}",
    "name0": "{{ title or name }}",
    "article": ARTICLE.read_text(encoding="utf-8"),
}


def runs(place: Place) -> Iterator[Run]:
    """Yield what is measured."""
    folder = place.folder / "floor"
    template, site = folder / "page.html.j2", folder / "site"
    command = (*PYTHON, "tests.bench.jobs.floor", str(place.data), str(template), str(site))
    yield Run("floor", "all pages", command, place.folder, partial(_prepare, place, template), site)


def _prepare(place: Place, template: Path) -> None:
    fresh(template.parent)
    template.write_text(layout(place.little, SLOTS, _contents), encoding="utf-8")


def _contents(table: Contents) -> str:
    """Return a table of contents in Jinja: with the items of a part below it, where the page shows them so."""
    names = {"id": "{{ id }}", "name": "{{ name }}"}
    below = table.below % {"id": "{{ item.id }}-muc", "name": "{{ name }}: {{ item.text[:50] }}…"}
    items = f"{{% for item in record[field] %}}{below}{table.between}{{% endfor %}}"
    nested = f"{table.above % names}{items}{table.close}" if table.above else table.part % names
    part = f"{{% if field in nested %}}{nested}{{% else %}}{table.part % names}{{% endif %}}"
    return f"{{% for field, id, name in parts if field in record %}}{part}{{% endfor %}}"
