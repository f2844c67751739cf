"""The page that people open after an examination: what is wrong, the figures, a picture of every type of page."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from jinja2 import Environment

from tests.audit.fault import Fault
from tests.audit.lighthouse import CATEGORIES, Figures
from tests.audit.looks import Look

SCHEMES = {"light": "sáng", "dark": "tối"}
PAGE = """\
<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Kiểm tra trang</title>
<style>
  body { font: 1rem/1.5 system-ui, sans-serif; margin: 1rem auto; max-width: 90rem; padding: 0 1rem }
  table { border-collapse: collapse } th, td { border: 1px solid #999; padding: .25rem .5rem; text-align: left }
  td.number { text-align: right }
  .looks { display: flex; flex-wrap: wrap; gap: 1rem; margin: 0 }
  figure { margin: 0 } figcaption { font-size: .85rem }
  img { border: 1px solid #999; height: 20rem; object-fit: cover; object-position: top }
  img.width-360 { width: 10rem } img.width-1280 { width: 30rem }
</style>
<h1>Kiểm tra trang</h1>
<table>
  <tr><th>Mục</th><th>Lỗi</th><th>Giây</th></tr>
  {% for each in sections %}
    <tr><td>{{ each.title }}</td><td class="number">{{ each.faults | length }}</td>
      <td class="number">{{ "%.0f" | format(each.seconds) }}</td></tr>
  {% endfor %}
</table>
{% for each in sections if each.faults %}
  <h2>{{ each.title }}</h2>
  <ul>{% for fault in each.faults %}<li>{{ fault }}</li>{% endfor %}</ul>
{% endfor %}
<h2>Lighthouse, điện thoại</h2>
<table>
  <tr><th>Trang</th>{% for title in categories.values() %}<th>{{ title }}</th>{% endfor %}
    <th>Phần lớn nhất hiện sau</th><th>Tải về</th></tr>
  {% for each in figures %}
    <tr><td><a href="{{ each.report }}">{{ each.site }}: {{ each.path or "trang đầu" }}</a></td>
      {% for name in categories %}<td class="number">{{ each.scores[name] }}</td>{% endfor %}
      <td class="number">{{ "%.1f" | format(each.largest_paint / 1000) }} giây</td>
      <td class="number">{{ "%.1f" | format(each.bytes / 1000) }} KB</td></tr>
  {% endfor %}
</table>
{% for (site, kind, path), looks in kinds %}
  <h2>{{ site }}: {{ kind }}</h2>
  <p>{{ path or "trang đầu" }}</p>
  <div class="looks">
    {% for look in looks %}
      <figure>
        <a href="anh/{{ look.picture }}"><img class="width-{{ look.width }}" loading="lazy" src="anh/{{ look.picture }}"
          alt="{{ kind }}, {{ look.width }} điểm ảnh, nền {{ schemes[look.scheme] }}"></a>
        <figcaption>{{ look.width }}, nền {{ schemes[look.scheme] }}; axe: {{ look.violations }}</figcaption>
      </figure>
    {% endfor %}
  </div>
{% endfor %}
</html>
"""


class Section(NamedTuple):
    """One part of the examination."""

    title: str
    faults: list[Fault]
    seconds: float


def page(sections: list[Section], figures: list[Figures], looks: list[Look]) -> str:
    """Return the page."""

    def by_kind(look: Look) -> tuple[str, str, str]:
        return look.site, look.kind, look.path

    kinds = [(kind, list(seen)) for kind, seen in groupby(sorted(looks, key=by_kind), by_kind)]
    template = Environment(autoescape=True).from_string(PAGE)
    return template.render(
        sections=sections, figures=figures, kinds=kinds, categories=CATEGORIES, schemes=SCHEMES
    )


def table(figures: list[Figures]) -> str:
    """Return the figures of Lighthouse for a terminal."""
    lines = [f"  {', '.join(CATEGORIES.values())}; phần lớn nhất hiện sau; tải về"]
    for each in figures:
        scores = " ".join(f"{score:3}" for score in each.scores.values())
        seconds, size = each.largest_paint / 1000, each.bytes / 1000
        lines.append(
            f"  {scores}  {seconds:4.1f} giây {size:6.1f} KB  {each.site}: {each.path or 'trang đầu'}"
        )
    return "\n".join(lines)
