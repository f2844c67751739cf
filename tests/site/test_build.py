"""What a build writes, and what it never writes."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.minisite.folder import TODAY, loaded, pages
from tests.site.building import REPO, bantin, lay_out, marks, read, unpacked
from tests.site.html import built, page, references, target
from tests.site.html import pages as built_pages

ATTACHED = {
    "ban-tin/BT-2025-Q4/ban-in.txt",
    "chuong-trinh/CT-2025-0001/chuong-trinh.txt",
    "don-vi/huyen-long-khe/ban-do.txt",
    "hoi-nghi/HN-2025-0001/bao-cao.txt",
    "ket-luan/KL-2025-0001/kl-02.txt",
    "kiem-tra/KT-2025-0001/So_do-1.txt",
    "kiem-tra/KT-2025-0001/bien-ban.txt",
    "so-lieu/BC-2025-0001/so-lieu.csv",
    "van-ban/nq-sap-xep-2025/phu-luc.csv",
}
OF_ITS_OWN = {".bantin", "404.html", "sitemap.xml", "sitemap.xml.gz"}


def test_a_build_writes_exactly_the_files_it_should(site: Path) -> None:
    files = {path for path in read(site) if not path.startswith(("assets/", "pagefind/"))}
    assert files == {*(built(path) for path in pages()), *_by_hand(), *ATTACHED, *OF_ITS_OWN}


def _by_hand() -> Iterator[str]:
    """Yield what becomes of the files of ``content``."""
    folder = REPO / "content"
    for path in sorted(each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()):
        yield built(path) if path.endswith(".md") else path


def test_nothing_hidden_is_in_any_file(site: Path) -> None:
    assert marks(site) == set()


def test_the_address_of_nothing_hidden_is_in_any_file(site: Path) -> None:
    registry = loaded().registry
    hidden = [each for each in registry.ids() if each not in registry.visible(TODAY)]
    everything = b"\n".join([*unpacked(site), *(path.encode() for path in read(site))])
    assert [each for each in hidden if re.search(rf"\b{each}\b".encode(), everything)] == []


def test_two_builds_are_the_same_byte_by_byte(site: Path, tmp_path: Path) -> None:
    """Another folder, clock, language, hash seed, umask, and the files found in another order."""
    folder = lay_out(tmp_path / "nơi khác" / "có dấu cách")
    _shuffle(folder / "data")
    world = {"TZ": "America/New_York", "LC_ALL": "C.UTF-8", "LANG": "vi_VN.UTF-8", "PYTHONHASHSEED": "42"}
    bantin(folder, "build", "--today", TODAY.isoformat(), world=world, umask=0o077)
    first, second = read(site), read(folder / "site")
    assert sorted(first) == sorted(second)
    assert [path for path in first if first[path] != second[path]] == []


def _shuffle(folder: Path) -> None:
    """Write the files anew, last first, and date them long ago."""
    for path in sorted((each for each in folder.rglob("*") if each.is_file()), reverse=True):
        text = path.read_bytes()
        path.unlink()
        path.write_bytes(text)
        os.utime(path, (10**9, 10**9))


def test_only_what_mkdocs_yml_names_is_in_the_navigation(site: Path) -> None:
    nav = yaml.safe_load((REPO / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    named = {built(path) for path in _named(nav)}
    linked = set()
    for name, tree in built_pages(site).items():
        for menu in tree.xpath("//nav[contains(@class, 'site-menu') or contains(@class, 'md-tabs')]"):
            linked |= (
                {target(name, each.address) for each in references(name, menu)}
                if name != "404.html"
                else set()
            )
    assert {found[0] for found in linked if found and not found[1]} == named


def _named(nav: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the paths in a navigation, those in its groups too."""
    for each in nav:
        for below in each.values():
            yield from _named(below) if isinstance(below, list) else [below]


def test_the_navigation_has_room_for_a_phone_and_for_more() -> None:
    assert len(yaml.safe_load((REPO / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]) <= 8


def test_every_page_whatever_made_it_says_the_day_it_was_built(site: Path) -> None:
    silent = [
        path
        for path, tree in built_pages(site).items()
        if "Trang lập ngày 16/03/2026." not in " ".join(tree.xpath("string(//footer)").split())
    ]
    assert silent == []


def test_a_page_of_a_section_shows_the_others(site: Path) -> None:
    for path in ("kien-nghi", "thay-doi", "xu-ly"):
        (beside,) = page(site / path / "index.html").xpath("//nav[@class='section-pages']")
        assert [" ".join(each.text_content().split()) for each in beside.iter("a")] == [
            "Kiến nghị, yêu cầu",
            "Việc xử lý",
            "Kiểm tra đến đâu",
            "Thay đổi, đính chính",
        ]


def test_a_page_outside_the_navigation_leads_up_and_nowhere_else(site: Path) -> None:
    for path, way_up in (("don-vi/xa-binh-an", "Đơn vị"), ("kien-nghi/qua-han", "Kiến nghị, yêu cầu")):
        tree = page(site / path / "index.html")
        assert [each.text_content() for each in tree.xpath("//nav[@class='md-path']//a")] == [
            "Trang đầu",
            way_up,
        ]
        assert not tree.xpath("//nav[@class='section-pages']")


def test_the_end_of_a_page_leads_to_help_and_not_through_the_whole_site(site: Path) -> None:
    (footer,) = page(site / "kiem-tra" / "KT-2025-0001" / "index.html").xpath("//footer")
    assert [" ".join(each.text_content().split()) for each in footer.iter("a")] == [
        "Cách đọc kết luận",
        "Người dân làm được gì",
        "Từ điển",
        "Cách dẫn",
        "Về trang này",
        "Phản hồi",
        "Dành cho người biên tập",
    ]


def test_a_page_says_who_made_it_and_when(site: Path) -> None:
    for path in ("", "kiem-tra/KT-2025-0001", "don-vi/xa-binh-an"):
        assert "Trang lập ngày 16/03/2026" in page(site / path / "index.html").text_content()


@pytest.mark.parametrize(
    ("path", "record"),
    [
        ("kiem-tra/KT-2025-0005", "KT-2025-0005"),
        ("kiem-tra/KT-2025-0002", "KT-2025-0002"),
        ("don-vi/htx-thu-go", "htx-thu-go"),
        ("van-ban/van-ban-thu-go", "van-ban-thu-go"),
        ("ket-luan/KL-2025-0003", "KL-2025-0003"),
    ],
)
def test_the_head_of_a_page_names_it_in_plain_text(site: Path, path: str, record: str) -> None:
    heading = loaded().registry.summary(record).heading
    head = page(site / path / "index.html").head
    assert _fold(head.findtext("title")) == _fold(f"{heading} – Bản tin dân chủ ở cơ sở xã Bình An")
    (description,) = head.xpath("meta[@name='description']/@content")
    assert _fold(description).endswith(_fold(heading))
    assert {str(each.tag) for each in head} == {"meta", "title", "link"}


def _fold(text: str | None) -> str:
    return " ".join((text or "").split())


def test_settings_stay_text_wherever_the_theme_puts_them(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    hostile = "<b>Bản</b> tin \"A\" & 'B' </title><script>alert(1)</script> {{ 7*7 }}"
    settings = dict.fromkeys(("name", "description", "licence"), hostile) | {"publisher": "ubnd-xa-binh-an"}
    (folder / "data/site.yml").write_text(json.dumps(settings), encoding="utf-8")
    bantin(folder, "build", "--today", TODAY.isoformat())
    for path in ("index.html", "404.html", "don-vi/index.html", "kiem-tra/KT-2025-0001/index.html"):
        tree = page(folder / "site" / path)
        assert _fold(tree.head.findtext("title")).endswith(hostile)
        assert tree.xpath("//b | //script[contains(., 'alert')]") == []
